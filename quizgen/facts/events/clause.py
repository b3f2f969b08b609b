"""The clause that a date belongs to: which verb governs it, and which words of the sentence tell that event alone."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.language import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
AUXILIARIES = ("aux", "auxpass")
_CLIMBED = ("xcomp", "pcomp", "advcl")
_BREAKS = frozenset({";", ":", "–", "—", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words that tell one dated event.

    Attributes:
        verb: the verb of the independent clause that the event is told in.
        subject: head of its subject; None where it has none.
        kept: indexes of the tokens that are kept, in the order in which they are read.
        date: indexes of the date's own tokens.
        preposition: the word that ties the date to its governor, lower case; "" where there is none.
        nominal: whether the date hangs on a noun ("his 1851 essay") and not on a verb.
        depth: how many subordinate clauses lie between the date and `verb`.
    """

    parse: Parse
    verb: Token
    subject: Token | None
    kept: tuple[int, ...]
    date: frozenset[int]
    preposition: str
    nominal: bool
    depth: int


def is_verb(token: Token) -> bool:
    """Whether the token is a finite or non-finite verb, or an auxiliary."""
    return token.pos in ("VERB", "AUX")


def find_clause(parse: Parse, start: int, end: int) -> Clause | str:
    """The clause of the date at code points `start` to `end`, or why none can be told."""
    date = parse.at(start, end)
    ids = frozenset(token.i for token in date)
    heads = [token for token in date if token.head not in ids or token.dep == "ROOT"]
    if not heads or heads[0].dep == "ROOT":
        return "the sentence has no verb"
    preposition, anchor = _anchor(parse, heads[0])
    governor = anchor
    while not is_verb(governor) and governor.dep != "ROOT":
        if governor.dep in ("relcl", "acl"):
            return "the date stands in a relative clause"
        governor = parse.head(governor)
    if not is_verb(governor):
        return "the sentence has no verb"
    found = _independent(parse, governor)
    if isinstance(found, str):
        return found
    verb, depth = found
    subject = _subject(parse, verb)
    return Clause(
        parse=parse,
        verb=verb,
        subject=subject,
        kept=_kept(parse, verb),
        date=ids,
        preposition=preposition,
        nominal=not is_verb(anchor),
        depth=depth,
    )


def _anchor(parse: Parse, head: Token) -> tuple[str, Token]:
    governor = parse.head(head)
    words: list[str] = []
    while governor.dep in ("prep", "pcomp", "agent") and governor.pos in ("ADP", "SCONJ", "ADV"):
        words.insert(0, governor.text.casefold())
        governor = parse.head(governor)
    return " ".join(words), governor


def _independent(parse: Parse, verb: Token) -> tuple[Token, int] | str:
    """The verb of the independent clause around a verb, and how deep the verb lay in it; or why it is not asked about."""
    depth = 0
    while True:
        if verb.dep == "ROOT":
            return verb, depth
        if verb.dep == "conj":
            first = parse.head(verb)
            while first.dep == "conj":
                first = parse.head(first)
            if first.dep == "ROOT" or _stands_alone(parse, first):
                return verb, depth
            verb = first
        elif verb.dep in _CLIMBED:
            verb, depth = parse.head(verb), depth + 1
            while not is_verb(verb) and verb.dep != "ROOT":
                verb = parse.head(verb)
            if not is_verb(verb):
                return "the sentence has no verb"
        elif _stands_alone(parse, verb):
            return verb, depth
        elif verb.dep in ("relcl", "acl"):
            return "the date stands in a relative clause"
        elif verb.dep == "ccomp":
            return "the date stands in reported words"
        else:
            return "the date's clause is not clear"


def _stands_alone(parse: Parse, verb: Token) -> bool:
    """Whether a clause that the parser hangs on another is set off by a semicolon, colon or dash."""
    if verb.dep not in ("ccomp", "parataxis", "dep", "advcl", "conj") or not parse.children(verb, *SUBJECTS):
        return False
    if subordinator(parse, verb) is not None:
        return False
    head = parse.head(verb)
    low, high = sorted((verb.i, head.i))
    return any(token.text in _BREAKS for token in parse.tokens[low:high])


def subordinator(parse: Parse, verb: Token) -> Token | None:
    """The word that makes the verb's clause a subordinate one ("when", "because", "which"), None where there is none."""
    for child in parse.children(verb):
        if child.dep == "mark" or child.tag in ("WRB", "WDT", "WP", "WP$"):
            return child
    return None


def _subject(parse: Parse, verb: Token) -> Token | None:
    while True:
        subjects = parse.children(verb, *SUBJECTS)
        if subjects:
            return subjects[0]
        if verb.dep != "conj":
            return None
        verb = parse.head(verb)


def _kept(parse: Parse, verb: Token) -> tuple[int, ...]:
    """The verb's own clause without the clauses beside it; a coordinate verb borrows subject and auxiliaries."""
    own = {token.i for token in parse.subtree(verb)} - _other_clauses(parse, verb)
    if verb.dep != "conj" or parse.children(verb, *SUBJECTS):
        return tuple(sorted(own))
    first = parse.head(verb)
    while not parse.children(first, *SUBJECTS) and first.dep == "conj":
        first = parse.head(first)
    subject = [token.i for child in parse.children(first, *SUBJECTS) for token in parse.subtree(child)]
    borrowed = [] if parse.children(verb, *AUXILIARIES) or verb.tag != "VBN" else [t.i for t in parse.children(first, *AUXILIARIES)]
    return (*subject, *borrowed, *sorted(own))


def _other_clauses(parse: Parse, verb: Token) -> set[int]:
    """Tokens of coordinate clauses and of those set off by a break, with the conjunction or mark before them."""
    gone: set[int] = set()
    for child in parse.children(verb):
        beside = (child.dep == "conj" and is_verb(child)) or (_stands_alone(parse, child) and is_verb(child))
        if not beside:
            continue
        tokens = [token.i for token in parse.subtree(child)]
        gone.update(tokens)
        before = tokens[0] - 1
        while before >= 0 and parse.tokens[before].dep in ("cc", "punct", "preconj") and parse.tokens[before].i not in gone:
            gone.add(before)
            before -= 1
    return gone
