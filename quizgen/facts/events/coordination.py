"""Two things under one verb, each with its date ("left the council in 1926 and the party in 1927"): each alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen.facts.events.clause import Clause
from quizgen.facts.events.grammar import SUBJECTS, is_verb
from quizgen.language import Token

_TIMES = frozenset(
    "after afterwards before eventually finally later next once since soon subsequently then until".split()
)
_THINGS = ("NOUN", "PROPN")


def alone(clause: Clause, other_dates: Sequence[tuple[int, int]]) -> Clause | None:
    """The clause with the asked date's own thing in the place of the one before it; None where there are no two.

    Args:
        other_dates: spans of the dates that are not asked for, code points.
    """
    second = _second(clause)
    first = _first(clause, second) if second is not None else None
    if second is None or first is None or clause.parse.children(second, "advmod"):
        return None
    if clause.nominal and second.pos in _THINGS and second.lemma == first.lemma:
        return None  # two editions of one contest: either is an answer
    parse = clause.parse
    start = min(token.i for token in parse.subtree(first))
    stop = min(token.i for token in parse.subtree(second))
    place, end = parse.tokens[start].start, parse.tokens[stop].start
    if clause.date and parse.text[: parse.tokens[min(clause.date)].start].endswith("("):
        return None  # a list with its years in brackets is told whole
    if not any(place <= other < end for other, _ in other_dates):
        return None
    beside = parse.children(second, "conj", "cc", "acl", "relcl", "advcl", "punct")
    later = {t.i for child in beside for t in parse.subtree(child)}
    gone = set(range(start, stop)) | later
    if clause.date & gone or clause.verb.i in gone or (clause.subject is not None and clause.subject.i in gone):
        return None
    return replace(clause, kept=tuple(i for i in clause.kept if i not in gone), nominal=False)


def under_opening_date(clause: Clause) -> list[Clause]:
    """The clauses beside a sentence's first one, each with the phrase of the date that opens the sentence.

    A date at the head of a sentence is that of all its coordinate clauses, where none has a time of its own.
    """
    parse = clause.parse
    opening = _opening(clause)
    if opening is None:
        return []
    found = []
    for verb in parse.children(clause.verb, "conj"):
        subjects = parse.children(verb, *SUBJECTS)
        if not is_verb(verb) or verb.tag not in ("VBD", "VBN") or not subjects or subjects[0].i > verb.i:
            continue
        if any(_tells_time(t) for t in parse.subtree(verb) if not (t.dep == "conj" and is_verb(t))):
            continue
        beside = {t.i for c in parse.children(verb, "conj") if is_verb(c) for t in parse.subtree(c)}
        kept = [t.i for t in parse.subtree(verb) if t.i not in beside]
        found.append(replace(clause, verb=verb, event=verb, subject=subjects[0], kept=(*opening, *kept), nominal=False))
    return found


def _opening(clause: Clause) -> tuple[int, ...] | None:
    """The phrase before the subject that ends in the date, with the comma behind it."""
    if clause.subject is None or clause.verb.dep != "ROOT" or clause.event.i != clause.verb.i:
        return None
    start = min(t.i for t in clause.parse.subtree(clause.subject))
    last = max(clause.date)
    if not last + 1 < start or clause.parse.tokens[last + 1].text != ",":
        return None
    return tuple(i for i in clause.kept if i <= last + 1)


def _tells_time(token: Token) -> bool:
    return token.text.casefold() in _TIMES or token.entity in ("DATE", "TIME")


def _second(clause: Clause) -> Token | None:
    """The coordinated thing, or phrase with one, that the asked date belongs to."""
    date = clause.parse.tokens[min(clause.date)]
    for token in clause.parse.ancestors(date):
        if is_verb(token):
            return None
        if token.dep == "conj" and token.pos in (*_THINGS, "ADP"):
            return token
    return None


def _first(clause: Clause, second: Token) -> Token | None:
    """The thing that it is joined to; where the parser joins it to the verb, the last one before it."""
    parse = clause.parse
    head = parse.head(second)
    while head.dep == "conj" and head.pos == second.pos:
        head = parse.head(head)
    if not is_verb(head):
        return head if head.pos == second.pos or {head.pos, second.pos} == set(_THINGS) else None
    own = parse.children(head, "dobj", "attr", "oprd")
    things = [*own, *(t for p in parse.children(head, "prep") for t in parse.children(p, "pobj"))]
    before = [t for t in things if t.i < second.i and t.pos in _THINGS and t.entity not in ("DATE", "TIME")]
    nearest = max(before, key=lambda token: token.i, default=None)
    if nearest is None or second.pos != "PROPN":
        return nearest
    # "took out patents in Cork in 1852 and Dublin in 1853": not for the patents
    return None if any(t.dep == "pobj" and t.pos == "PROPN" for t in parse.subtree(nearest)) else nearest
