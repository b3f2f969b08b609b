"""Dates of two calendars: "17 March [O.S. 4 March] 1910", "4 March 1910 (Julian calendar)".

The Gregorian date leads and the other stands beside it. A single day that is called Julian is converted.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR

from quizgen.dates.expression import Expression, Part
from quizgen.dates.tokens import Tokens
from quizgen.dates.values import date_of, gregorian, in_year, year_of
from quizgen.edtf import Date

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)


def pair_calendars(tokens: Tokens, items: list[Expression]) -> list[Expression]:
    """Join the dates that the words "Old Style", "New Style", "Julian" or "Gregorian" tie together."""
    paired: list[Expression] = []
    for item in items:
        current = item
        while paired and (joined := _joined(tokens, paired[-1], current)):
            paired.pop()
            current = joined
        paired.append(_labelled(tokens, current))
    return paired


def other_calendar(item: Expression) -> Date | None:
    """The date in the other calendar, None where none is given or it is no date."""
    if item.other is None:
        return None
    try:
        return date_of(item.other)
    except ValueError:
        return None


def is_old_style(text: str, date: Date) -> bool:
    """Whether the weekday written with a day is that of the Julian calendar ("Sunday, 9 January 1905" was a Monday)."""
    weekday = _WEEKDAY.search(text)
    if weekday is None or date.precision != "day" or date.earliest is None:
        return False
    days = (date.earliest, gregorian(date.earliest))
    if any(not MINYEAR <= each.year <= MAXYEAR for each in days):
        return False
    as_written, julian = (_WEEKDAYS[dt.date(*each).weekday()] for each in days)
    return as_written != weekday[0].title() == julian


def _joined(tokens: Tokens, left: Expression, right: Expression) -> Expression | None:
    """`left [O.S. right]`, and the year that follows such a pair."""
    between = tokens.kinds[left.stop : right.start]
    if between in ("[G", "(G", "(", "[") and left.last is None and right.last is None and left.other is None:
        close, style = _closing(tokens, right.stop)
        label = left.stop + 1 if between.endswith("G") else style
        if close and label is not None and left.first.day and right.first.day:
            pair = _swapped(left, right) if _is_new_style(tokens, label) else replace(left, other=right.first)
            return _share_year(replace(pair, start=left.start, stop=close))
    bare = right.first.year is not None and right.first.month is None and right.last is None
    if between not in ("", ",") or left.other is None or not bare:
        return None
    if left.first.dated:
        return replace(left, stop=right.stop) if left.first.year == right.first.year else None
    return _share_year(replace(left, stop=right.stop, first=in_year(left.first, year_of(right.first) or 1)))


def _closing(tokens: Tokens, stop: int) -> tuple[int | None, int | None]:
    """Where the bracket after a date ends, and the label before its end ("7 November, New Style)")."""
    kinds = tokens.kinds
    for inside in ("", "G", ",G"):
        end = stop + len(inside)
        if kinds.startswith(inside, stop) and kinds[end : end + 1] in (")", "]"):
            return end + 1, end - 1 if inside else None
    return None, None


def _swapped(left: Expression, right: Expression) -> Expression:
    return replace(left, first=right.first, other=left.first)


def _share_year(pair: Expression) -> Expression:
    """Give both dates the year that one of them has; the Gregorian one is the later."""
    first, other = pair.first, pair.other
    if other is None:
        return pair
    crossed = first.month_of_year < other.month_of_year
    year, other_year = year_of(first), year_of(other)
    if year is not None and other_year is None:
        other = in_year(other, year - crossed)
    elif year is None and other_year is not None:
        first = in_year(first, other_year + crossed)
    return replace(pair, first=first, other=other)


def _labelled(tokens: Tokens, item: Expression) -> Expression:
    """A single day with the label "(Julian calendar)" or "(O.S.)" after it."""
    kinds, stop = tokens.kinds, item.stop
    if kinds[stop : stop + 3] not in ("(G)", "[G]") or item.last is not None or item.other is not None:
        return item
    if _is_new_style(tokens, stop + 1):
        return replace(item, stop=stop + 3)
    if not (item.first.dated and item.first.day):
        return item
    try:
        written = date_of(item.first)
    except ValueError:
        return item
    if written.earliest is None:
        return item
    day = gregorian(written.earliest)
    first = in_year(Part(month=day.month, day=day.day), day.year)
    return replace(item, stop=stop + 3, first=first, other=item.first)


def _is_new_style(tokens: Tokens, index: int) -> bool:
    return tokens.word(index)[0] in "NnG"
