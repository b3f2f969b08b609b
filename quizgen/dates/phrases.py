"""From points to phrases: modifiers, weekdays and "about" taken in, ranges joined, calendars paired."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.dates.calendars import pair_calendars
from quizgen.dates.expression import Expression, Part
from quizgen.dates.lexicon import MODIFIERS
from quizgen.dates.tokens import Tokens

# What may stand before a point and belongs to it; searched in the few tokens before it.
_BEFORE = (
    re.compile(r"(?:iT?)?k,?T?$"),
    re.compile(r"T?(?P<word>m)-?$|(?P<word2>m)iT?$|T?(?P<word3>[BIL])fT?$|T?(?P<word4>[yozmlj])[au]fT?$|T?RfT?$"),
    re.compile(r"(?P<about>q)T?$|(?P<perhaps>p)i?T?$"),
)
_REACH = 6  # tokens that the longest of these can take
_RANGE_BETWEEN = re.compile(r",?(?:-|w?x)T?i?T?")
_LIST_BETWEEN = re.compile(r"(?:,?&|/)T?i?T?")
_OPEN = re.compile(r"[-x]T?Qu?|-(?=\))")


def phrases(tokens: Tokens, points: list[Expression]) -> list[Expression]:
    """Expressions with what belongs to them, in the order of the text, disjoint."""
    extended: list[Expression] = []
    for point in points:
        floor = extended[-1].stop if extended else 0
        extended.append(_extend(tokens, point, floor))
    joined: list[Expression] = []
    for item in pair_calendars(tokens, extended):
        merged = _join(tokens, joined[-1], item) if joined else None
        if merged:
            joined[-1:] = merged
        else:
            joined.append(item)
    return joined


def _extend(tokens: Tokens, point: Expression, floor: int) -> Expression:
    """Take in a weekday, a modifier and an "about" before the point."""
    for pattern in _BEFORE:
        low = max(floor, point.start - _REACH)
        match = pattern.search(tokens.kinds, low, point.start)
        if match is None:
            continue
        modifier = point.modifier
        for group, value in match.groupdict().items():
            if value and group.startswith("word"):
                modifier = MODIFIERS.get(tokens.word(match.start(group)).lower(), modifier)
        groups = match.groupdict()
        mark = "~" if groups.get("about") else "?" if groups.get("perhaps") else point.qualifier
        point = replace(point, start=match.start(), modifier=modifier, qualifier=mark)
    kinds = tokens.kinds
    start = point.start
    if start > floor and kinds[start - 1] == "T" and _takes_article(kinds[start], point):
        point = replace(point, start=start - 1)
    if match := _OPEN.match(kinds, point.stop):
        point = replace(point, stop=match.end(), open_end=True)
    return point


def _takes_article(kind: str, point: Expression) -> bool:
    part = point.first
    return kind == "o" or (part.season or part.decade or part.century) is not None


def _join(tokens: Tokens, left: Expression, right: Expression) -> list[Expression] | None:
    """Two neighbours as one range, or as a list in which the first borrows the year of the second."""
    between = tokens.kinds[left.stop : right.start]
    if left.open_end or len(between) > 5 or left.last is not None:
        return None
    if _RANGE_BETWEEN.fullmatch(between) or (between in ("&", "&T") and _follows(tokens, left.start, "b")):
        return _range(tokens, left, right)
    if _LIST_BETWEEN.fullmatch(between) and _bare_year(left.first) and right.first.era == "BC":
        return [replace(left, first=replace(left.first, era="BC"), borrowed=True), right]
    if _LIST_BETWEEN.fullmatch(between) and not left.first.dated and right.first.dated and _same_kind(left, right):
        return [replace(left, first=_borrow(left.first, right.first), borrowed=True), right]
    return None


def _range(tokens: Tokens, left: Expression, right: Expression) -> list[Expression] | None:
    if right.last is not None:
        return None
    first, last = left.first, right.first
    if first.dated and not last.dated and last.month is None and last.season is None:
        return None
    borrowed = not first.dated and last.dated
    if borrowed:
        first = _borrow(first, last)
    elif first.dated and first.era is None and last.era == "BC" and (first.year or 0) > (last.year or 0):
        first = replace(first, era="BC")
    start = left.start
    if start and tokens.kinds[start - 1] in "rb":
        start -= 1
    return [
        replace(left, start=start, stop=right.stop, first=first, last=last, borrowed=borrowed, open_end=right.open_end)
    ]


def _bare_year(part: Part) -> bool:
    return part.year is not None and part.year < 1000 and part.era is None


def _borrow(first: Part, last: Part) -> Part:
    """Fill the year of the later point into the earlier one; a later month means the year before."""
    year = last.year
    if year is not None and first.month_of_year > last.month_of_year and last.era != "BC":
        year -= 1
    return replace(first, year=year, era=last.era)


def _same_kind(left: Expression, right: Expression) -> bool:
    def shape(part: Part) -> tuple[bool, bool]:
        return part.month is not None, part.season is not None

    return shape(left.first) == shape(right.first)


def _follows(tokens: Tokens, start: int, kind: str) -> bool:
    return start > 0 and tokens.kinds[start - 1] == kind
