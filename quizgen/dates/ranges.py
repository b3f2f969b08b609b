"""Neighbouring points as one range ("from May 1917 to June 1918"), or as a list that shares a year."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.dates.expression import Expression, Part
from quizgen.dates.tokens import Tokens

_RANGE_BETWEEN = re.compile(r",?(?:-|x)T?i?T?")
_AND_BETWEEN = re.compile(r"&T?")
_LIST_BETWEEN = re.compile(r"(?:,?&|/)T?i?T?")


def join_ranges(tokens: Tokens, items: list[Expression]) -> list[Expression]:
    """Join what "to", a dash or "between ... and ..." tie together; let the items of a list share their year."""
    joined: list[Expression] = []
    for item in items:
        merged = _joined(tokens, joined[-1], item) if joined else None
        if merged:
            joined[-1:] = merged
        else:
            joined.append(item)
    return _longer_lists(tokens, joined)


def _joined(tokens: Tokens, left: Expression, right: Expression) -> list[Expression] | None:
    between = tokens.kinds[left.stop : right.start]
    if left.open or left.last is not None:
        return None
    led_by = tokens.kinds[left.start - 1] if left.start else ""
    if _RANGE_BETWEEN.fullmatch(between) or (led_by == "b" and _AND_BETWEEN.fullmatch(between)):
        return _range(left, right, led=led_by in "rb" and led_by != "")
    if _LIST_BETWEEN.fullmatch(between):
        if between == "/" and _is_short(left.first) and right.first.era == "BC":
            return _range(left, replace(right, first=_tail(left.first, right.first)), led=False)
        if _is_short(left.first) and right.first.era == "BC":
            return [replace(left, first=replace(left.first, era="BC"), borrowed=True), right]
        if not left.first.dated and right.first.dated and _same_shape(left.first, right.first):
            return [replace(left, first=_borrow(left.first, right.first), borrowed=True), right]
    return None


def _range(left: Expression, right: Expression, *, led: bool) -> list[Expression] | None:
    """One interval, with the "from" or "between" that leads it."""
    first, last = left.first, right.first
    if right.last is not None or right.open == "start":
        return None
    borrowed = not first.dated and last.dated
    if borrowed:
        first = _borrow(first, last)
    elif first.era is None and last.era == "BC" and (first.year or 0) > (last.year or 0):
        first = replace(first, era="BC")
    start = left.start - 1 if led else left.start
    joined = replace(left, start=start, stop=right.stop, first=first, last=last)
    return [replace(joined, borrowed=borrowed, open=right.open)]


def _longer_lists(tokens: Tokens, items: list[Expression]) -> list[Expression]:
    """In "July, August and September 1918", from the end, each item before a comma takes the year of the next."""
    for index in range(len(items) - 2, -1, -1):
        left, right = items[index], items[index + 1]
        tied = right.borrowed and right.last is None and tokens.kinds[left.stop : right.start] == ","
        if tied and not left.first.dated and left.last is None and _same_shape(left.first, right.first):
            items[index] = replace(left, first=_borrow(left.first, right.first), borrowed=True)
    return items


def _borrow(first: Part, last: Part) -> Part:
    """The earlier point in the year of the later; where it is of a later month, in the year before."""
    year = last.year
    if year is not None and first.month_of_year > last.month_of_year and last.era != "BC":
        year -= 1
    return replace(first, year=year, era=last.era)


def _tail(first: Part, last: Part) -> Part:
    """The second of two years before Christ, of which a tail may be written: 348/47 BC is 348 to 347 BC."""
    year, tail = first.year or 0, last.year or 0
    return replace(last, year=year - year % 100 + tail) if tail < 100 < year and year % 100 > tail else last


def _is_short(part: Part) -> bool:
    return part.year is not None and part.year < 1000 and part.era is None


def _same_shape(one: Part, other: Part) -> bool:
    """Whether both are days, both months, or both seasons."""
    return (one.month is None, one.day is None) == (other.month is None, other.day is None)
