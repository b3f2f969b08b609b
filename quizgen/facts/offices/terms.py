"""The term of an office as a parameter states it -> its first and last date."""

from __future__ import annotations

import re

from quizgen.dates import find_dates
from quizgen.edtf import Date

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_NO_YEAR = re.compile(rf"(?:(?P<day>\d{{1,2}}) {_MONTH}|{_MONTH.replace('month', 'month2')} (?P<day2>\d{{1,2}}))\Z")
_MAX_TERM_TEXT = 200  # a longer value is no date but prose


def read_end_dates(start: str, end: str) -> tuple[Date | None, Date | None]:
    """The two ends of a term, each from its own text; a missing year comes from the other end where that is certain."""
    first, last = read_date(start), read_date(end)
    if first is None and last is not None:
        first = _with_year(start, last, step=-1)
    elif last is None and first is not None:
        last = _with_year(end, first, step=1)
    if first is not None and last is not None and _backwards(first, last):
        return None, None
    return first, last


def read_date(text: str) -> Date | None:
    """The one date that a short text states; None where there is none, or more than one."""
    if not text or len(text) > _MAX_TERM_TEXT:
        return None
    found = [mention for mention in find_dates(text) if mention.certain]
    return found[0].date if len(found) == 1 else None


def _with_year(text: str, other: Date, step: int) -> Date | None:
    """A day and month without a year, in the year of the term's other end, where the term then runs forwards."""
    match = _NO_YEAR.match(text.strip())
    if match is None or other.year is None:
        return None
    month = _MONTHS.index(match["month"] or match["month2"]) + 1
    try:
        date = Date.of(other.year, month, int(match["day"] or match["day2"]))
    except ValueError:
        return None
    return None if (_backwards(date, other) if step < 0 else _backwards(other, date)) else date


def _backwards(first: Date, last: Date) -> bool:
    return first.earliest is not None and last.latest is not None and first.earliest > last.latest
