"""What each reading of a date costs, given where the story stands.

Dates mostly move forward, by steps that are small; a new year is mostly named when it comes; a year in passing ("a
report of 2005 shows ...") does not move the story. The costs measure how far a reading departs from that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.dates.expression import Expression, Part
from quizgen.dates.lexicon import SEASON_MIDDLES
from quizgen.dates.values import in_year, moved, whole
from quizgen.edtf import Date
from quizgen.model import Modifier

# Tuned on six of the WikiWars narratives, checked on five others (benchmarks/dates.py).
MONTH = 0.25  # a month between two dates, where the later does not name its year
BACK = 1.5  # going back within the year
NEW_YEAR = 1.5  # entering the next year without naming it
OLD_YEAR = 3.0  # going back to an earlier year without naming it
JUMP = 1.0  # at most, for going forward to a year that is named
RETURN = 3.0  # at most, for going back to a year that is named (before a little per year)
FRESH = 0.5  # factor for going back at a paragraph's start
PASSING_DAY = 5.0  # a day or month that is named in passing
PASSING_YEAR = 1.5  # a year in passing
PASSING_LIGHT = 0.7  # either, where it hardly moves the story (`Step.light`)
ELSEWHERE = 4.0  # outside the years that the section's heading names
OTHER_ANCHOR = 0.5  # "the next year" counted from the date before it, or, where that is near, from the story
WRONG_YEAR = 2.0  # "that summer" in another year than that of the date before it
UNKNOWN_DAY = 2.0  # a day of another year than where the text names it in full
NEVER = 1e6

MODIFIER_MIDDLES: dict[Modifier | None, int] = {"early": 2, "mid": 6, "late": 11}
"""Months in the middle of the parts of a year ("late 1996")."""

Period = tuple[int, int]  # first and last astronomical year
Position = tuple[int, int]  # astronomical year and month; month 0 where only the year is known
Option = tuple[Date | None, float, Position | None]  # the date, its cost, and where the story stands after it


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One expression in its place.

    Attributes:
        sentence: number of its sentence in the text.
        paragraph: number of its paragraph.
        section: the years that the heading above it names; None where it names none.
        heading: it stands in a heading.
        light: it hardly moves the story: in brackets, after "until" or "since", telling which one ("the 1941
            campaign"), in a name.
        known: the years in which the text names this day in full; empty where it names its year or none is known.
    """

    item: Expression
    sentence: int
    paragraph: int
    section: Period | None = None
    heading: bool = False
    light: bool = False
    known: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a step.

    Attributes:
        later: the year of the next full date, where that is near.
        fresh: the step is the first of its paragraph.
        beside: the step before it stands in the same sentence.
    """

    later: int | None = None
    fresh: bool = False
    beside: bool = False


def options(step: Step, around: Around, here: Position | None, last: Date | None) -> Iterator[Option]:
    """The readings of a step, where the story stands `here` (None before its first date) and `last` was named last."""
    part = step.item.first
    if part.dated:
        yield from _named(step, here, fresh=around.fresh)
    elif part.month_of_year:
        made = list(_unnamed(step, here, last, around.later))
        yield from made or [(None, 0.0, here)]
    elif part.shift is not None:
        yield from _shifted(part, here, last, beside=around.beside)
    else:
        yield _completed(step.item, here, last)


def _named(step: Step, here: Position | None, *, fresh: bool) -> Iterator[Option]:
    """A date with its year: in passing, or as where the story goes on."""
    date = whole(step.item, step.item.first)
    there = _position(date) if date else None
    if date is None or there is None:
        yield date, 0.0, here
        return
    there = there[0], there[1] or MODIFIER_MIDDLES.get(step.item.modifier, 0)
    if step.heading or here is None:
        yield date, 0.0, (there[0], 0) if step.heading else there
        return
    yield date, PASSING_LIGHT if step.light else PASSING_DAY if there[1] else PASSING_YEAR, here
    if there == (here[0], 0):
        there = here
    yield date, _move(here, there, fresh=fresh), there


def _move(here: Position, there: Position, *, fresh: bool) -> float:
    years = there[0] - here[0]
    months = _months(here, there)
    if months >= 0:
        return min(months * MONTH / 2, JUMP + min(years, 10) * 0.1)
    return (FRESH if fresh else 1.0) * min(BACK - months * MONTH / 2, RETURN + min(-years, 20) * 0.1)


def _months(here: Position, there: Position) -> int:
    within = there[1] - here[1] if there[1] and here[1] else 0
    return (there[0] - here[0]) * 12 + within


def _unnamed(step: Step, here: Position | None, last: Date | None, later: int | None) -> Iterator[Option]:
    """A month, season or day without its year, in each year that it could be of."""
    part = step.item.first
    last_year = last.earliest.year if last and last.earliest else None
    start = here or ((later, 0) if later is not None else None)
    for year in sorted(_years(step, here, last_year, later)):
        date = whole(step.item, in_year(part, year))
        if date is None:
            continue
        there = year, part.month_of_year
        cost = _drift(start, there) + _against(part, here, last_year, there)
        if step.section and not step.section[0] <= year <= step.section[1]:
            cost += ELSEWHERE
        if step.known and year not in step.known:
            cost += UNKNOWN_DAY
        yield date, cost, there


def _years(step: Step, here: Position | None, last_year: int | None, later: int | None) -> set[int]:
    part = step.item.first
    if part.shift is not None:
        return {last_year + part.shift} if last_year is not None else set()
    years = set(step.section or ()) | step.known
    if here:
        years |= {here[0] - 1, here[0], here[0] + 1}
    if later is not None:
        years |= {later} if here else {later - 1, later}
    return years | ({last_year} if last_year is not None else set())


def _drift(here: Position | None, there: Position) -> float:
    if here is None:
        return 0.0
    years, distance = there[0] - here[0], abs(_months(here, there))
    if years > 0:
        return NEW_YEAR * years + distance * MONTH
    if years < 0:
        return OLD_YEAR - NEW_YEAR * years + distance * MONTH
    return distance * MONTH if there[1] >= here[1] else BACK + distance * MONTH


def _against(part: Part, here: Position | None, last_year: int | None, there: Position) -> float:
    """What it costs to go against "that", "the following" or "the previous"."""
    if part.direction == "this":
        return 0.0 if there[0] == last_year else WRONG_YEAR
    if part.direction is None or here is None:
        return 0.0
    ahead = there > here if here[1] else there[0] > here[0]
    return 0.0 if ahead == (part.direction == "next") else NEVER / 1000


def _shifted(part: Part, here: Position | None, last: Date | None, *, beside: bool) -> Iterator[Option]:
    """A shift like "the next year": counted from where the story stands or from the date before it."""
    story = Date.of(here[0], here[1] or None) if here else None
    of_last, of_story = (0.0, OTHER_ANCHOR) if beside or part.unit in ("day", "week") else (OTHER_ANCHOR, 0.0)
    made = False
    for anchor, cost in ((last, of_last), (story, of_story)):
        if anchor is None or part.unit is None or part.shift is None:
            continue
        date = moved(anchor.end or anchor.start or anchor, part.unit, part.shift)
        if date is not None:
            made = True
            yield date, cost, (_position(date) or here) if part.shift > 0 else here
    if not made:
        yield None, 0.0, here


def _completed(item: Expression, here: Position | None, last: Date | None) -> Option:
    """What "the 20th" is in the month of the date before it, and "the '80s" in the century where the story stands."""
    part = item.first
    if part.day and last and last.earliest and (last.month or last.precision == "interval"):
        point = last.end or last.start or last
        if point.earliest and point.month:
            year, month, _ = point.earliest
            return whole(item, in_year(Part(month=month, day=part.day), year)), 0.0, here
    if part.decade is not None and here and here[0] > 0:
        century = here[0] // 100 * 100
        return whole(item, Part(decade=century + part.decade)), 0.0, here
    return None, 0.0, here


def _position(date: Date) -> Position | None:
    """Where a date takes the story: to the end of a span of days or months, to the start of one of years."""
    point = date
    if date.precision == "interval":
        months = date.end is not None and (date.end.month or date.end.season)
        point = date.end if months and date.end else date.start or date.end or date
    if point.year is None:
        return None
    return point.year, point.month or SEASON_MIDDLES.get(point.season or 0, 0)
