"""The clause that a date belongs to: which verb governs it, and which words of the sentence tell that event alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from quizgen.facts.events.aftermath import aftermath
from quizgen.facts.events.grammar import (
    AUXILIARIES,
    SUBJECTS,
    TIMES,
    is_verb,
    subordinator,
    tells_of_object,
    verb_above,
)
from quizgen.facts.events.recast import recast
from quizgen.facts.events.words import EVENT_NOUNS, LENGTHS, PARTS_OF_TIME
from quizgen.language import Parse, Token

_CLIMBED = ("xcomp", "pcomp", "advcl")
MAX_WHOLE = 24
"""Longest sentence, marks counted, that may be told with the clause beside the event's."""

_BREAKS = frozenset({";", ":", "–", "—", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words that tell one dated event.

    Attributes:
        verb: the verb of the clause that is told.
        event: the verb that the date belongs to; `verb` itself, or one below it ("before settling in 1937").
        subject: head of its subject; None where it has none.
        kept: indexes of the tokens that are kept, in the order in which they are read.
        date: indexes of the date's own tokens.
        preposition: the word that ties the date to its governor, lower case; "" where there is none.
        nominal: whether the date hangs on a noun ("his 1851 essay") and not on a verb.
        depth: how many subordinate clauses lie between the date and `verb`.
        finite: "was" or "were", to be said for a participle that has none; "" where the verb is finite as it stands.
        finite_at: the token before which it is said.
        joined: what is said for the words that join two clauses put together; no cut takes these.
    """

    parse: Parse
    verb: Token
    event: Token
    subject: Token | None
    kept: tuple[int, ...]
    date: frozenset[int]
    preposition: str
    nominal: bool
    depth: int
    finite: str = ""
    finite_at: int = -1
    joined: Mapping[int, str] = field(default_factory=dict)

    @property
    def recast(self) -> bool:
        """Whether it was told of something else in its sentence and has got a subject of its own."""
        return self.finite_at >= 0


def find_clauses(parse: Parse, start: int, end: int) -> list[Clause] | str:
    """The clauses that can tell the event of the date at code points `start` to `end`; or why none can.

    The first is the independent clause around the date, the second a short sentence as a whole. Where the date lies in
    a subordinate clause with a subject of its own ("After the mill left Cork in 1877, ..."), that clause alone follows;
    the last is one that only has the sentence's subject ("Founded in 1877, the mill ...").
    """
    date = parse.at(start, end)
    ids = frozenset(token.i for token in date)
    heads = [token for token in date if token.head not in ids or token.dep == "ROOT"]
    if not heads or heads[0].dep == "ROOT":
        return "the sentence has no verb"
    preposition, anchor = _anchor(parse, heads[0])
    event = verb_above(parse, anchor)
    if event.dep == "acomp":  # "became involved in a plot in 1852"
        event = parse.head(event)
    if not is_verb(event):
        return "the sentence has no verb"

    def clause(verb: Token, kept: tuple[int, ...], depth: int) -> Clause:
        return Clause(
            parse=parse,
            verb=verb,
            event=event,
            subject=_subject(parse, verb),
            kept=kept,
            date=ids,
            preposition=preposition,
            nominal=not is_verb(anchor) and anchor.dep != "acomp",
            depth=depth,
        )

    found = _independent(parse, event, named=not is_verb(anchor) and _is_event_noun(parse, anchor, ids))
    clauses = [] if isinstance(found, str) else [clause(found[0], _kept(parse, found[0]), found[1])]
    if not isinstance(found, str) and found[0].dep == "ROOT" and _is_short_pair(parse, found[0]):
        whole = tuple(token.i for token in parse.tokens)
        clauses += [clause(found[0], whole, found[1])] if whole != clauses[0].kept else []
    alone = _subordinate(parse, event)
    if alone is not None:
        clauses.append(clause(alone, _kept_alone(parse, alone), 0))
    told = recast(parse, ids)
    if told is not None and (event.i in (told.verb.i, told.dated) or (told.finite and event.dep == "ROOT")):
        dated = event if event.i == told.dated else told.verb
        of_subject = replace(clause(told.verb, told.kept, 0), event=dated, subject=told.subject, nominal=False)
        clauses.append(replace(of_subject, finite=told.finite, finite_at=told.opens))
    opening = aftermath(parse, ids)
    if opening is not None and is_verb(parse.root):
        came = [i for i in _kept(parse, parse.root) if i >= opening.opens and parse.tokens[i].text not in (".", '."')]
        kept = (*opening.phrase, opening.joints[0], *came, opening.joints[1], opening.tie, *sorted(ids))
        whole_of = replace(clause(parse.root, kept, 0), event=parse.root, nominal=False, finite_at=opening.opens)
        clauses.append(replace(whole_of, preposition=parse.tokens[opening.tie].text, joined=opening.said()))
    clauses = [each for each in clauses if ids <= set(each.kept)]
    return clauses or (found if isinstance(found, str) else "the date's clause is not clear")


def _subordinate(parse: Parse, event: Token) -> Token | None:
    """The event's verb, or the one above it, where it heads a clause of time or result that can stand alone."""
    while event.dep == "xcomp":
        event = parse.head(event)
    opener = subordinator(parse, event)
    if event.dep in ("advcl", "ccomp") and opener is not None and _is_result(parse, opener):
        return event if any(s.i < event.i for s in parse.children(event, *SUBJECTS)) else None
    if event.dep != "advcl" and not (event.dep in ("relcl", "acl") and opener is None):
        return None
    finite = event.tag in ("VBD", "VBZ") or any(c.tag == "VBD" for c in parse.children(event, *AUXILIARIES))
    timely = opener is None or opener.text.casefold() in TIMES
    subjects = parse.children(event, *SUBJECTS)
    return event if finite and timely and subjects and subjects[0].i < event.i else None


def _is_result(parse: Parse, opener: Token) -> bool:
    """Whether a clause tells what came of something ("hurt her so much that she resigned")."""
    before = parse.tokens[: opener.i]
    return opener.text == "that" and any(t.text == "so" and t.dep == "advmod" for t in before[-3:])


def _kept_alone(parse: Parse, verb: Token) -> tuple[int, ...]:
    """The clause without the word that makes it a subordinate one."""
    opener = subordinator(parse, verb)
    own = {token.i for token in parse.subtree(verb)} - _other_clauses(parse, verb)
    gone = {token.i for token in parse.subtree(opener)} if opener is not None else set()
    first = parse.tokens[min(own)]
    if first.dep in ("advmod", "mark") and first.text.casefold() in TIMES:  # hung on the subject by mistake
        gone.add(first.i)
    return tuple(sorted(own - gone))


def _anchor(parse: Parse, head: Token) -> tuple[str, Token]:
    governor = parse.head(head)
    words: list[str] = []
    while True:
        if governor.dep in ("prep", "pcomp", "agent") and governor.pos in ("ADP", "SCONJ", "ADV"):
            words.insert(0, governor.text.casefold())
        elif not (
            parse.head(governor).dep == "prep" and governor.lemma.casefold() in (PARTS_OF_TIME if words else LENGTHS)
        ):
            return " ".join(words), governor
        governor = parse.head(governor)


def _independent(parse: Parse, verb: Token, *, named: bool) -> tuple[Token, int] | str:
    """The verb of the independent clause around a verb, and how deep the verb lay in it; or why it is not asked for."""
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
        elif (
            verb.dep in _CLIMBED
            or _goes_on(parse, verb)
            or tells_of_object(parse, verb)
            or (named and verb.dep == "acl")
        ):
            verb, depth = verb_above(parse, parse.head(verb)), depth + 1
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


def _is_short_pair(parse: Parse, verb: Token) -> bool:
    """Whether a short sentence joins to the verb's clause others by a conjunction only."""
    beside = [c for c in parse.children(verb) if is_verb(c) and _stands_alone(parse, c) and c.dep != "conj"]
    return len(parse.tokens) <= MAX_WHOLE and not beside and bool(parse.children(verb, "cc"))


def _is_event_noun(parse: Parse, noun: Token, date: frozenset[int]) -> bool:
    """Whether a date before a noun is that of an event with a name or adjective ("the 1864 presidential election")."""
    if noun.lemma.casefold() not in EVENT_NOUNS or noun.i < min(date):
        return False
    return any(child.i not in date for child in parse.children(noun, "amod", "compound", "nmod"))


def _goes_on(parse: Parse, verb: Token) -> bool:
    """Whether a clause behind a noun goes on about the subject ("the first to land", "Rome, where she studied")."""
    if verb.tag == "VB" and verb.dep in ("acl", "relcl"):
        return any(child.text.casefold() == "to" for child in parse.children(verb, "aux"))
    if verb.dep != "relcl" or not any(child.text.casefold() == "where" for child in parse.children(verb)):
        return False
    subjects = parse.children(verb, *SUBJECTS)
    return len(subjects) == 1 and subjects[0].tag == "PRP"


def _stands_alone(parse: Parse, verb: Token) -> bool:
    """Whether a clause that the parser hangs on another is set off by a semicolon, colon or dash."""
    if verb.dep not in ("ccomp", "parataxis", "dep", "advcl", "conj") or not parse.children(verb, *SUBJECTS):
        return False
    if subordinator(parse, verb) is not None:
        return False
    head = parse.head(verb)
    low, high = sorted((verb.i, head.i))
    return any(token.text in _BREAKS for token in parse.tokens[low:high])


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
    auxiliaries = parse.children(first, *AUXILIARIES)
    # "was signed on 3 May and ratified on 9 June": a past tense with nothing but a date is a participle too
    bare = len(parse.children(verb, "dobj", "prep", "xcomp", "ccomp", "attr")) < 2 and not parse.children(verb, "dobj")
    passive = bare and any(t.dep == "auxpass" for t in auxiliaries)
    shared = (verb.tag == "VBN" or (verb.tag == "VBD" and passive)) and not parse.children(verb, *AUXILIARIES)
    firsts = [c.i for c in parse.children(first, "advmod") if c.text == "first" and c.i < first.i]
    borrowed = [*(t.i for t in auxiliaries), *firsts] if shared else []
    ahead = _opening(parse, verb, own)
    return (*ahead, *subject, *borrowed, *sorted(own - set(ahead)))


def _opening(parse: Parse, verb: Token, own: set[int]) -> list[int]:
    """What stands before a coordinate verb and opens its clause once it has a subject ("and in 1940 was killed")."""
    heads = [c for c in parse.children(verb) if c.i < verb.i and c.dep in ("prep", "npadvmod", "advcl")]
    ahead = {t.i for head in heads for t in parse.subtree(head)} & own
    marks = {i + 1 for i in ahead if i + 1 in own and parse.tokens[i + 1].text == ","}
    return sorted(ahead | marks)


def _conjunction(parse: Parse, verb: Token, start: int) -> int:
    """Where a coordinate clause starts with what is said before it ("and, drawing on her skill, printed a paper")."""
    joins = [c.i for c in parse.children(verb, "cc") if verb.i < c.i < start]
    between = parse.tokens[joins[-1] : start] if joins else ()
    aside = len(between) > 2 and between[1].text == "," and between[-1].text == ","
    return joins[-1] if aside else start


def _other_clauses(parse: Parse, verb: Token) -> set[int]:
    """Tokens of coordinate clauses and of those set off by a break, with the conjunction or mark before them."""
    gone: set[int] = set()
    for child in parse.children(verb):
        beside = (child.dep == "conj" and is_verb(child)) or (_stands_alone(parse, child) and is_verb(child))
        if not beside:
            continue
        tokens = [token.i for token in parse.subtree(child)]
        gone.update(tokens)
        before = _conjunction(parse, verb, tokens[0]) - 1
        gone.update(range(before + 1, tokens[0]))
        while (
            before >= 0
            and parse.tokens[before].dep in ("cc", "punct", "preconj")
            and parse.tokens[before].i not in gone
        ):
            gone.add(before)
            before -= 1
    return gone
