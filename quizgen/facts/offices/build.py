"""Merged tenures -> `Office` facts: keys, the words for questions, and what must not be asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from quizgen.facts.offices.lengths import duration, full_year
from quizgen.facts.offices.merge import Merged, agree, words_of_office, year_of, years_of
from quizgen.facts.offices.others import WITHIN
from quizgen.facts.offices.tenure import RENAMED, Tenure
from quizgen.facts.offices.terms import ONE_DATE
from quizgen.model import Office
from quizgen.names import fold

JOINT = "asked for the joint title"
REPEATED = "the office was held more than once"
TWIN = "asked for another office of the same years"
GOES_ROUND = "a chair that goes round every year"
NEXT_OFFICE = "the beginning of the next office tells it"
CONVOCATION = "one convocation of many"

SEVERAL = "several people at once: the question would not say how many are wanted"
_CHAIR = re.compile(r"(?:Chair(?:man|woman|person)?|President(?:-in-Office)?) of ")
_CANDIDACY = re.compile(r"\b(?:nominee|candidate)\b")
_FIELDS = ("start", "end", "predecessor", "successor")
_NUMBERED_BODY = re.compile(r"\d(?:st|nd|rd|th)\b")


def to_facts(merged: Sequence[Merged], subject: str) -> tuple[Office, ...]:
    """One `Office` for each tenure, with what must not be asked for; `subject` is whom the article is about."""
    times = Counter(_identity(item.tenure) for item in merged)
    seen: Counter[str] = Counter()
    facts: dict[int, Office] = {}
    for place in sorted(range(len(merged)), key=lambda place: _sort_key(merged[place].tenure)):
        item = merged[place]
        identity = _identity(item.tenure)
        seen[identity] += 1
        facts[place] = _office(item, seen[identity], times[identity], merged, subject)
    return tuple(facts[place] for place in range(len(merged)))


def _identity(tenure: Tenure) -> str:
    return f"{fold(tenure.holder)} | {fold(tenure.title.role)}"


def _sort_key(tenure: Tenure) -> tuple[int, int, int, int]:
    first = tenure.start.earliest if tenure.start is not None else None
    return (*(first or (10_000, 1, 1)), tenure.evidence.start)


def _office(item: Merged, number: int, times: int, every: Sequence[Merged], subject: str) -> Office:
    tenure = item.tenure
    unasked = dict(item.unasked)
    unasked |= _bound_to_term(unasked, times)
    if tenure.origin == "list" and _NUMBERED_BODY.search(tenure.title.role):
        unasked |= dict.fromkeys(_FIELDS, CONVOCATION)
    if RENAMED in unasked.values():
        unasked |= dict.fromkeys(_FIELDS, RENAMED)
    for field, neighbour in (("predecessor", tenure.before), ("successor", tenure.after)):
        if len(neighbour.names) > 1:
            unasked.setdefault(field, SEVERAL)
    if _goes_round(tenure):
        told = {"predecessor": tenure.before.names, "successor": tenure.after.names}
        unasked |= {field: GOES_ROUND for field, names in told.items() if names} | {"start": GOES_ROUND}
    if _leads_on(tenure, every):
        unasked.setdefault("end", NEXT_OFFICE)
    if _CANDIDACY.search(tenure.title.role):
        unasked |= dict.fromkeys(_told_by_office(tenure, every), TWIN)
    for field, why in (*_told_by_joint(tenure, every), *_told_by_twin(item, every)):
        unasked.setdefault(field, why)
    identity = _identity(tenure)
    once, candidacy = times == 1, bool(_CANDIDACY.search(tenure.title.role))
    return Office(
        key=identity if number == 1 else f"{identity} | {number}",
        evidence=tenure.evidence,
        unasked=tuple(unasked.items()),
        doubt=tenure.doubt,
        holder=tenure.holder,
        office=tenure.title.text,
        start=tenure.start,
        end=tenure.end,
        predecessor=tenure.before.text,
        successor=tenure.after.text,
        origin=tenure.origin,
        role=tenure.title.role if once and not candidacy else None,
        becoming=tenure.title.becoming if once else None,
        candidacy=tenure.title.role if once and candidacy else None,
        repeated_role=None if once or candidacy else tenure.title.role,
        only_office=_only_office(tenure, unasked, every),
        duration=None if {"start", "end"} & set(dict(item.unasked)) else duration(tenure.start, tenure.end),
        full_year=full_year(tenure.start, tenure.end) if once and tenure.title.becoming == tenure.title.role else None,
        other_holder=None if "holder" in unasked or fold(tenure.holder) == fold(subject) else tenure.holder,
        predecessor_also=tenure.before.also or tenure.before.text,
        successor_also=tenure.after.also or tenure.after.text,
    )


def _goes_round(tenure: Tenure) -> bool:
    """Whether the office is a chair that was held for a year and no more, as those are that members take in turn."""
    whole_year = tenure.start is not None and tenure.start.precision == "year" and tenure.start == tenure.end
    in_turn = bool(tenure.before.names or tenure.after.names)
    return whole_year and in_turn and bool(_CHAIR.match(tenure.title.role))


def _leads_on(tenure: Tenure, every: Iterable[Merged]) -> bool:
    """Whether the holder's next office, whose beginning is asked for, began when this one ended."""
    for item in every:
        other = item.tenure
        if other is tenure or other.start is None or tenure.end is None or fold(other.holder) != fold(tenure.holder):
            continue
        if "start" not in dict(item.unasked) and other.start != tenure.start and other.start.lies_in(tenure.end):
            return True
    return False


def _bound_to_term(unasked: Mapping[str, str], times: int) -> dict[str, str]:
    """Fields whose questions name the term's dates and so lean on them; a repeated office's own dates."""
    bound: dict[str, str] = {}
    for field in ("start", "end"):
        if field in unasked and unasked[field] != WITHIN:
            bound["holder"] = unasked[field]
    if times > 1:
        for field, neighbour in (("end", "successor"), ("start", "predecessor")):
            if field in unasked and unasked[field] != ONE_DATE:
                bound.setdefault(neighbour, unasked[field])
            bound[field] = REPEATED
    return bound


def _told_by_office(tenure: Tenure, every: Iterable[Merged]) -> list[str]:
    """The neighbours of a nominee who are the holder's neighbours in an office too."""
    offices = [item.tenure for item in every if item.tenure is not tenure]
    before = any(agree(tenure.before, office.before) for office in offices)
    after = any(agree(tenure.after, office.after) for office in offices)
    return [field for field, told in (("predecessor", before), ("successor", after)) if told]


def _told_by_joint(tenure: Tenure, every: Iterable[Merged]) -> list[tuple[str, str]]:
    """Fields that a joint title of the same holder, of which this office is a part, asks for already."""
    words = words_of_office(tenure)
    for item in every:
        joint = item.tenure
        if (
            joint is not tenure
            and len(joint.title.parts) > 1 >= len(tenure.title.parts)
            and words <= words_of_office(joint)
        ):
            return [(field, JOINT) for field in _alike(joint, tenure)]
    return []


def _told_by_twin(item: Merged, every: Iterable[Merged]) -> list[tuple[str, str]]:
    """Fields that another office asks for already, which the holder had in the same years before or after the same."""
    tenure = item.tenure
    for other in every:
        if other is item:
            return []
        twin = other.tenure
        if years_of(twin) != years_of(tenure):
            continue
        same = _alike(twin, tenure) if fold(twin.holder) == fold(tenure.holder) else []
        if len(same) >= len(_FIELDS) - 1:
            return [(field, TWIN) for field in same]
    return []


def _alike(one: Tenure, other: Tenure) -> list[str]:
    """The fields on which two tenures say the same."""
    same = {
        "start": year_of(one.start) == year_of(other.start),
        "end": year_of(one.end) == year_of(other.end),
        "predecessor": bool(agree(one.before, other.before)),
        "successor": bool(agree(one.after, other.after)),
    }
    return [field for field in _FIELDS if same[field]]


def _only_office(tenure: Tenure, unasked: Iterable[str], every: Iterable[Merged]) -> str | None:
    """The role, where its holder is known to have held no other office for the whole of the term."""
    begin, end = years_of(tenure)
    if begin is None or end is None or {"start", "end"} & set(unasked) or tenure.start == tenure.end:
        return None
    for item in every:
        other = item.tenure
        if other is tenure or fold(other.holder) != fold(tenure.holder):
            continue
        first, last = years_of(other)
        if (first is None or first <= begin) and (last is None or last >= end):
            return None
    return tenure.title.role[:1].upper() + tenure.title.role[1:]
