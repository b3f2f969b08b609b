"""Whether a typed date is the right one: any usual form, both calendars, and as fine as it was asked for.

A coarser date that holds the right one is nearly right (a year for a day), and so is one without its year or era. A
finer one that lies in it is right: whoever names the day has named the year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.edtf import Date
from quizgen.study.grade.verdict import RIGHT, WRONG, Grade, best, worst
from quizgen.study.grade.when import Point, Reading, readings

NEAR_YEARS = 2
"""So many years from an approximate year ("c. 1240") are nearly right."""

_CENTURY, _DECADE, _YEAR, _SEASON, _MONTH, _DAY = range(6)
_ASKED = ("the century", "the decade", "the year", "the season", "the month", "the day")
_SEASON_MONTHS = {21: (3, 4, 5), 22: (6, 7, 8), 23: (9, 10, 11), 24: (12, 1, 2)}
_OLD_STYLE = re.compile(r"\b(?:O\.?\s?S\.?(?!\w)|Old Style|Julian)")


def grade_date(given: str, answers: Sequence[str], date: Date | None, sentence: str) -> Grade:
    """The grade of a typed date.

    Args:
        answers: the right answers as they are written, the first of which says how fine a date is asked for.
        date: what is asked for, from which a year comes that the answer leaves out.
        sentence: where the date stands; one that names the Julian calendar makes its dates plainly right.
    """
    typed = readings(given)
    if not typed:
        return Grade("wrong", "that is no date")
    targets = [reading for answer in answers for reading in readings(answer)]
    plain = best(_compare(one, target, date) for one in typed for target in targets)
    if plain.verdict == "right":
        mislabelled = all(one.old_style for one in typed) and not any(t.old_style for t in targets)
        return Grade("nearly", "that is its date in the Gregorian calendar") if mislabelled else plain
    other = best(_other_calendar(one, target, sentence) for one in typed for target in targets)
    return other if other.verdict != "wrong" else plain


def _compare(given: Reading, target: Reading, date: Date | None) -> Grade:
    if target.end is not None:
        return _interval(given, target, target.end)
    if given.end is not None:
        return _too_wide(given.start, given.end, target.start)
    grade = _point(given.start, target.start, date, era=given.era)
    years = given.start.year, target.start.year
    if grade.verdict == "wrong" and target.about and None not in years and not given.start.short:
        apart = abs((years[0] or 0) - (years[1] or 0))
        return Grade("nearly", f"{apart} year{'s' if apart > 1 else ''} off") if apart <= NEAR_YEARS else grade
    if grade.verdict == "right" and given.modifier and target.modifier and given.modifier != target.modifier:
        return Grade("nearly", f"{target.modifier}, not {given.modifier}")
    return grade


def _interval(given: Reading, target: Reading, last: Point) -> Grade:
    if given.end is not None:
        start = _point(given.start, target.start, None, era=given.era)
        end = _point(given.end, last, None, era=given.era)
        return worst(start, end)
    for point, other in ((target.start, "end"), (last, "beginning")):
        if _point(given.start, point, None, era=given.era).verdict != "wrong":
            return Grade("nearly", f"the {other} is missing")
    return WRONG


def _too_wide(start: Point, end: Point, target: Point) -> Grade:
    """A point was asked and an interval typed: nearly right where it holds the point and is a few years at the most."""
    if start.year is None or end.year is None or target.year is None:
        return WRONG
    begun = _key(start, first=True) <= _key(target, first=True)
    ended = _key(target, first=False) <= _key(end, first=False)
    return Grade("nearly", "one date is asked for") if begun and ended and end.year <= start.year + 5 else WRONG


def _key(point: Point, *, first: bool) -> tuple[int, int, int]:
    """The first or the last day of a point, roughly: enough to compare."""
    year = point.year or 0
    if first:
        return year, point.month or 1, point.day or 1
    return year + point.span - 1, point.month or 12, point.day or 31


def _point(given: Point, target: Point, date: Date | None, *, era: bool) -> Grade:
    needs_year = target.year is not None
    if target.year is None and date is not None and date.earliest is not None:
        target = replace(target, year=date.earliest.year)
    year = _year(given, target, needs_year=needs_year, era=era)
    if year.verdict == "wrong":
        return year
    fine, asked = _fineness(given), _fineness(target)
    if not _same_season(given, target) or _differ(given.day, target.day):
        told = "the year is right" if year == RIGHT and given.year is not None and needs_year else ""
        return Grade("wrong", told)
    if fine >= asked:
        return year
    if (fine == _CENTURY and asked > _DECADE) or (fine == _DECADE and asked > _YEAR):
        return Grade("wrong", f"right as far as it goes, but {_ASKED[asked]} is asked")
    return Grade("nearly", f"right as far as it goes; {_ASKED[asked]} is asked")


def _fineness(point: Point) -> int:
    if point.span > 1:
        return _CENTURY if point.span == 100 else _DECADE
    if point.day is not None:
        return _DAY
    return _MONTH if point.month is not None else _SEASON if point.season is not None else _YEAR


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other


def _same_season(given: Point, target: Point) -> bool:
    """Whether months and seasons, as far as both say, are the same or lie in one another."""
    if _differ(given.month, target.month) or _differ(given.season, target.season):
        return False
    for season, month in ((given.season, target.month), (target.season, given.month)):
        if season is not None and month is not None and month not in _SEASON_MONTHS[season]:
            return False
    return True


def _year(given: Point, target: Point, *, needs_year: bool, era: bool) -> Grade:
    """Whether the years agree, as far as they are written."""
    if target.year is None:
        return RIGHT
    if given.year is None and _fineness(target) <= _YEAR:
        return WRONG
    if given.year is None:
        return Grade("nearly", "the year is missing") if needs_year else RIGHT
    widest = max(given.span, target.span)
    first = target.year if target.span == widest else given.year
    inside = given.year if target.span == widest else target.year
    if first <= inside < first + widest and (widest > 1 or given.year == target.year):
        return RIGHT
    if given.short and given.year == target.year % 100 and target.year > 0:
        return Grade("nearly", "the year was shortened")
    if target.year <= 0 and not era and given.year == 1 - target.year:
        return Grade("nearly", "that was before Christ (BC)")
    return WRONG


def _other_calendar(given: Reading, target: Reading, sentence: str) -> Grade:
    """A day in the Julian calendar for one in the Gregorian, or the other way round where it says so."""
    if given.end is not None or target.end is not None:
        return WRONG
    typed, right = _converted(given.start), target.start
    if _day(typed) is not None and _day(typed) == _day(right) and not given.new_style:
        why = "that is its date in the Julian calendar"
        return Grade("right" if given.old_style or _OLD_STYLE.search(sentence) else "nearly", why)
    if _day(given.start) is not None and _day(given.start) == _day(_converted(right)) and given.new_style:
        return Grade("nearly", "that is a date in the Gregorian calendar")
    return WRONG


def _day(point: Point) -> tuple[int, int, int] | None:
    if point.year is None or point.month is None or point.day is None:
        return None
    return point.year, point.month, point.day


def _converted(point: Point) -> Point:
    """The Gregorian day of a Julian one, between the reform of 1582 and its last adoption; else the point itself."""
    written = _day(point)
    if written is None or not 1582 <= written[0] <= 1930:
        return Point()
    from datetime import date, timedelta

    year, month, day = written
    century = (year if month > 2 else year - 1) // 100
    try:
        converted = date(year, month, day) + timedelta(days=century - century // 4 - 2)
    except ValueError:  # 29 February 1900
        return Point()
    return Point(year=converted.year, month=converted.month, day=converted.day)
