"""Clauses without a subject of their own that tell of the sentence's subject, recast as sentences.

"Founded at Cork in 1852, the mill burned" has "the mill was founded at Cork in 1852"; "the treaty, ratified in 1929,
bound them" has "the treaty was ratified in 1929"; "the mill is a building that was founded in 1852" and "the song is
'The Sea', which was adopted in 1852" have it too. No verb has to change its form: participles are recast as passives,
relative clauses are taken as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.events.verbs import PERSONAL_ONLY
from quizgen.language import Parse, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_CLOSERS = frozenset({",", ".", ";"})
_OPENERS = frozenset("after been being having once".split())
"""Words before a participle that opens a sentence: they say when the rest was, not when this was."""


@dataclass(frozen=True, slots=True)
class Recast:
    """`kept` are the words of the new sentence in reading order; `finite` is said before the first of `verb`'s own.

    `dated` is the place of the verb below `verb` that the date belongs to, -1 where it is `verb` itself.
    """

    verb: Token
    subject: Token
    kept: tuple[int, ...]
    opens: int
    finite: str
    dated: int = -1


def recast(parse: Parse, date: frozenset[int]) -> Recast | None:
    """The clause around a date told of the main clause's subject; None where there is no such clause."""
    if not parse.tokens:
        return None
    told = _of_object(parse, date)
    subjects = parse.children(parse.root, *_SUBJECTS)
    if told is not None or len(subjects) != 1 or subjects[0].i > parse.root.i:
        return told
    return _fronted(parse, subjects[0], date) or _behind(parse, subjects[0], date) or _of_predicate(parse, date)


def _of_object(parse: Parse, date: frozenset[int]) -> Recast | None:
    """What somebody did with a thing that has a name, the name put behind the verb ("'The Sea', which she wrote")."""
    for first in (t for t in parse.tokens if t.dep == "relcl"):
        name = _name_of(parse, parse.head(first), first)
        if name is None or not date <= {t.i for t in parse.subtree(first)}:
            continue
        which = next((t for t in parse.subtree(first) if t.tag == "WDT"), first)
        maker, subjects = parse.head(which), parse.children(first, "nsubj")
        if which.dep != "dobj" or maker not in (first, *parse.children(first, "xcomp")) or len(subjects) != 1:
            continue
        verbs = [first, *(c for c in parse.children(first, "conj") if not parse.children(c, "dobj", *_SUBJECTS))]
        told = next((v for v in reversed(verbs) if date <= {t.i for t in parse.subtree(v)}), first)
        made_by = maker if told is first else told
        return _with_object(parse, told, made_by, subjects[0], (which, name))
    return None


def _name_of(parse: Parse, thing: Token, relative: Token) -> Token | None:
    """A thing that a relative clause tells of, where it is a name, or the name beside it ("her ballad, 'The Sea'")."""
    names = (c for c in parse.children(thing, "appos") if c.pos == "PROPN" and c.i < relative.i)
    return thing if thing.pos == "PROPN" else next(names, None)


def _with_object(parse: Parse, told: Token, maker: Token, subject: Token, said: tuple[Token, Token]) -> Recast | None:
    """The words of a verb with its subject before it and, behind the verb that took "which", the name it stands for."""
    which, name = said
    named = [t.i for t in parse.subtree(name) if t.i < which.i]
    named = named[:-1] if parse.tokens[named[-1]].text == "," else named
    doer = [t.i for t in parse.subtree(subject)]
    beside = {t.i for c in parse.children(told, "conj") for t in parse.subtree(c)}
    gone = beside | {c.i for c in parse.children(told, "cc", "punct")} | {which.i, *doer}
    own = [t.i for t in parse.subtree(told) if t.i not in gone]
    if subject.tag == "PRP" and own and own[0] > named[-1]:
        kept = (*doer, *(i for i in own if i <= maker.i), *named, *(i for i in own if i > maker.i))
        return Recast(told, subject, kept, own[0], "", maker.i)
    return None


def _fronted(parse: Parse, subject: Token, date: frozenset[int]) -> Recast | None:
    """A participle that opens the sentence, up to the comma before the subject."""
    start = parse.subtree(subject)[0].i
    opener = [t for t in parse.tokens[: max(start - 1, 0)] if t.text.casefold() not in _OPENERS]
    if start < 3 or parse.tokens[start - 1].text != "," or not date <= {t.i for t in opener}:
        return None
    verb = next((t for t in opener if t.dep not in ("advmod", "neg")), subject)
    if verb.tag != "VBN" or verb.dep not in ("advcl", "pcomp", "acl") or opener[0].i > verb.i:
        return None
    below = {t.i for t in parse.subtree(verb)}
    hangs = date <= below or parse.root.lemma == "be"
    whole = [t.i for t in opener] == list(range(opener[0].i, start - 1))
    if not hangs or not whole:
        return None
    kept = (*(t.i for t in parse.subtree(subject)), *(t.i for t in opener))
    return Recast(verb, subject, kept, opener[0].i, _was(parse, subject))


def _behind(parse: Parse, subject: Token, date: frozenset[int]) -> Recast | None:
    """A participle between commas behind the subject."""
    for verb in parse.children(subject, "acl", "relcl"):
        own = _own_words(parse, verb)
        if own and date <= set(own) and own[0] > subject.i and _is_set_off(parse, verb):
            return _told_of(parse, subject, verb, own)
    return None


def _of_predicate(parse: Parse, date: frozenset[int]) -> Recast | None:
    """What is told of the thing that the subject is, told of the subject; of a name that it has, told of that."""
    for thing in (c for be in parse.tokens if be.lemma == "be" for c in parse.children(be, "attr")):
        subjects = parse.children(parse.head(thing), "nsubj")
        for verb in parse.children(thing, "acl", "relcl"):
            own = _own_words(parse, verb)
            closed = own and parse.tokens[min(own[-1] + 1, len(parse.tokens) - 1)].text in _CLOSERS
            if not closed or not date <= set(own) or own[0] <= thing.i or len(subjects) != 1:
                continue
            of = thing if thing.pos == "PROPN" else subjects[0]
            if of is thing and verb.lemma.casefold() in PERSONAL_ONLY:  # "the mayor is Ada Byrne, elected in 1852"
                return None
            loose = _is_set_off(parse, verb) or {c.text.casefold() for c in parse.children(thing, "det")} <= {"a", "an"}
            return _told_of(parse, of, verb, own) if loose or of is thing else None
    return None


def _is_set_off(parse: Parse, verb: Token) -> bool:
    """Whether a comma stands before a verb's clause, as its first mark or right before it."""
    first = parse.subtree(verb)[0]
    return first.text == "," or (first.i > 0 and parse.tokens[first.i - 1].text == ",")


def _own_words(parse: Parse, verb: Token) -> list[int]:
    """The words of a participle or of a clause with "who" or "which" as its subject, that word left out."""
    own = [t.i for t in parse.subtree(verb)]
    if own != list(range(own[0], own[-1] + 1)):
        return []
    own = own[1:] if parse.tokens[own[0]].text == "," else own
    own = own[:-1] if own and parse.tokens[own[-1]].text == "," else own
    if verb.dep == "acl":
        return own if verb.tag == "VBN" else []
    subjects = parse.children(verb, *_SUBJECTS)
    auxiliaries = [t.text.casefold() for t in parse.children(verb, "aux", "auxpass")]
    past = verb.tag == "VBD" or auxiliaries in (["was"], ["were"])
    relative = len(subjects) == 1 and subjects[0].tag in ("WDT", "WP") and subjects[0].i == own[0]
    return own[1:] if relative and past and "had" not in auxiliaries else []


def _told_of(parse: Parse, subject: Token, verb: Token, own: list[int]) -> Recast:
    """The words told of a subject, which is named by what stands before them."""
    stop = parse.subtree(verb)[0].i
    named = [t.i for t in parse.subtree(subject) if t.i < stop]
    named = named[:-1] if parse.tokens[named[-1]].text == "," else named
    return Recast(verb, subject, (*named, *own), own[0], _was(parse, subject) if verb.dep == "acl" else "")


def _was(parse: Parse, subject: Token) -> str:
    several = subject.tag in ("NNS", "NNPS") or subject.text.casefold() == "they" or parse.children(subject, "conj")
    return "were" if several else "was"
