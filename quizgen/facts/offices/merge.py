"""Statements of tenures -> one `Merged` for each tenure, with what its sources agree on.

Two sources of one tenure are joined one to one. Where they contradict each other, the first one's word stands in the
fact and the field is not asked for; a `Contradiction` keeps both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce

from quizgen.edtf import Date
from quizgen.facts.agreement import CONTRADICTED, Contradiction, compatible, finer, with_sentence
from quizgen.facts.offices.tenure import Neighbour, Tenure
from quizgen.facts.offices.terms import ONE_DATE
from quizgen.model import Evidence
from quizgen.names import fold, same_person, surname

_STOP = frozenset("a an and as at for from in of on the to u s us united states state party".split())
_SAME = {"naval": "navy", "military": "army", "chairperson": "chair", "chairman": "chair", "chairwoman": "chair",
         "nominee": "candidate", "presidential": "president", "districts": "district", "congressional": ""}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Merged:
    """One tenure as all its sources state it."""

    tenure: Tenure
    unasked: tuple[tuple[str, str], ...]
    contradictions: tuple[Contradiction, ...]


ALIKE = 0.7
"""Share of the shorter name's words that two names of one office have in common, where terms and neighbours agree."""


def join(statements: Sequence[Tenure]) -> list[Merged]:
    """One `Merged` for each tenure, in the order of the first statement of each."""
    clusters: list[list[Tenure]] = []
    for origin in ("infobox", "succession", "list", "prose"):
        own = [statement for statement in statements if statement.origin == origin]
        pairs = sorted(
            (
                (-likeness(clusters[c][0], statement), c, s)
                for c in range(len(clusters))
                for s, statement in enumerate(own)
                if likeness(clusters[c][0], statement) > 0
            ),
        )
        joined: set[int] = set()
        taken: set[int] = set()
        for _, cluster, statement in pairs:
            if cluster not in taken and statement not in joined:
                taken.add(cluster)
                joined.add(statement)
                clusters[cluster].append(own[statement])
        clusters += [[statement] for s, statement in enumerate(own) if s not in joined]
    return [_merged(cluster) for cluster in clusters]


def likeness(one: Tenure, other: Tenure) -> float:
    """How surely two statements are of one tenure; 0 where they are not.

    The names of an office differ between sources, so a shorter name may be a part of the longer; then the terms must
    meet. Names of which neither is a part of the other need the term's years and both neighbours in common.
    """
    if fold(one.holder) != fold(other.holder):
        return 0.0
    mine, theirs = words_of_office(one), words_of_office(other)
    shared, smaller = len(mine & theirs), min(len(mine), len(theirs))
    if not smaller or not shared or not _meet(one, other):
        return 0.0
    union = shared / len(mine | theirs)
    if len(one.title.parts) > 1 or len(other.title.parts) > 1:
        return union if union >= 0.8 else 0.0
    years = years_of(one) == years_of(other)
    neighbours = agree(one.before, other.before) + agree(one.after, other.after)
    if shared == smaller and (union == 1.0 or years or neighbours):
        return 1.0 + union + years + neighbours / 2
    if shared / smaller >= ALIKE and years and neighbours == 2:
        return shared / smaller
    return 0.0


def words_of_office(tenure: Tenure) -> frozenset[str]:
    """The telling words of an office."""
    return telling_words(tenure.title.role)


@lru_cache(maxsize=512)
def telling_words(text: str) -> frozenset[str]:
    """The words that tell one office from another, spelling variants and paraphrases made one."""
    words = (_SAME.get(word, word) for word in fold(re.sub(r"[/–-]", " ", text)).split())
    return frozenset(word for part in words for word in part.split() if word not in _STOP)


def years_of(tenure: Tenure) -> tuple[int | None, int | None]:
    """The years in which a tenure began and ended."""
    return year_of(tenure.start), year_of(tenure.end)


def year_of(date: Date | None) -> int | None:
    """The (first) year of a date."""
    return date.earliest.year if date is not None and date.earliest is not None else None


def _meet(one: Tenure, other: Tenure) -> bool:
    """Whether two terms can be one: they overlap, or one of them has no dates. Single years must touch."""
    if one.start is None or other.start is None:
        return True
    begin, end = year_of(one.start), year_of(one.end)
    begin2, end2 = year_of(other.start), year_of(other.end)
    if begin is None or begin2 is None:
        return True
    if end is not None and end2 is not None and begin != begin2 and end != end2:
        return abs(begin - begin2) <= 1 and abs(end - end2) <= 1
    return begin == begin2 or (end is not None and end == end2) or (None in (end, end2) and abs(begin - begin2) <= 1)


def agree(one: Neighbour, other: Neighbour) -> int:
    """1 where both name a person and it is the same one, else 0."""
    if not one.names or not other.names:
        return 0
    same_page = one.also is not None and other.also is not None and fold(one.also) == fold(other.also)
    return int(same_page or _same_people(one.names, other.names))


def _same_people(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(alike(a, b) for a in one for b in other)


def alike(one: str, other: str) -> bool:
    """Whether two names as written in two places are one person's: a middle initial or a title may be missing."""
    if same_person(one, other) or same_person(_plain(one), _plain(other)):
        return True
    mine, theirs = fold(_plain(one)).split(), fold(_plain(other)).split()
    if not mine or not theirs or fold(surname(one)).split()[-1:] != fold(surname(other)).split()[-1:]:
        return False
    return mine[0][0] == theirs[0][0] and (mine[0].startswith(theirs[0]) or theirs[0].startswith(mine[0]))


def _plain(name: str) -> str:
    return re.sub(r"\b[A-Z]\. ?", "", name).strip() or name


def _merged(cluster: Sequence[Tenure]) -> Merged:
    first = cluster[0]
    start, end, before, after = first.start, first.end, first.before, first.after
    unasked: dict[str, str] = {}
    contradictions: list[Contradiction] = []
    added: list[Evidence] = []
    for other in cluster[1:]:
        for field, mine, theirs in (("start", start, other.start), ("end", end, other.end)):
            if mine is not None and theirs is not None and not compatible(mine, theirs):
                unasked[field] = CONTRADICTED
                contradictions.append(_contradiction(first, other, field, str(mine), str(theirs)))
        for field, own, told in (("predecessor", before, other.before), ("successor", after, other.after)):
            if _contradict(own, told):
                unasked[field] = CONTRADICTED
                contradictions.append(_contradiction(first, other, field, own.text or "nobody", told.text or "nobody"))
        if _says_more(other, start, end, before, after):
            added.append(other.evidence)
        start, end = finer(start, other.start), finer(end, other.end)
        before, after = (_fuller(before, other.before), _fuller(after, other.after))
    doubts = _doubts(cluster, before, after)
    evidence = reduce(with_sentence, added, first.evidence)
    tenure = replace(first, start=start, end=end, before=before, after=after, evidence=evidence)
    return Merged(tenure, tuple((doubts | unasked).items()), tuple(contradictions))


def _doubts(cluster: Sequence[Tenure], before: Neighbour, after: Neighbour) -> dict[str, str]:
    doubts: dict[str, str] = {}
    for statement in cluster:
        for field, why in (("start", statement.start_doubt), ("end", statement.end_doubt)):
            if why is not None and (getattr(statement, field) is not None or statement is cluster[0]):
                finer = any(
                    getattr(other, field) is not None and not getattr(other, f"{field}_doubt") for other in cluster
                )
                if not (finer and why == ONE_DATE):
                    doubts.setdefault(field, why)
    for field, neighbour in (("predecessor", before), ("successor", after)):
        if neighbour.doubt is not None:
            doubts[field] = neighbour.doubt
    return doubts


def _says_more(other: Tenure, start: Date | None, end: Date | None, before: Neighbour, after: Neighbour) -> bool:
    dates = any(mine is None and theirs is not None for mine, theirs in ((start, other.start), (end, other.end)))
    names = any(
        not (mine.names or mine.nobody) and theirs.names
        for mine, theirs in ((before, other.before), (after, other.after))
    )
    return dates or names


def _contradiction(one: Tenure, other: Tenure, field: str, mine: str, theirs: str) -> Contradiction:
    return Contradiction(
        about=f"{one.holder}, {one.title.role}",
        field=field,
        one=mine,
        one_evidence=one.evidence,
        other=theirs,
        other_evidence=other.evidence,
    )


def _contradict(one: Neighbour, other: Neighbour) -> bool:
    if one.names and other.names:
        return not _same_people(one.names, other.names)
    return (one.nobody and bool(other.names) and other.doubt != "the office was vacant between") or (
        other.nobody and bool(one.names) and one.doubt is None
    )


def _fuller(one: Neighbour, other: Neighbour) -> Neighbour:
    """The neighbour with a name; of two names for one person the one written in full."""
    if one.names or one.nobody:
        return one
    return other
