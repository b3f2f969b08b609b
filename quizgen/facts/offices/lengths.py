"""How long an office was held, as far as its two days tell."""

from __future__ import annotations

from datetime import date

from quizgen.edtf import Date

DAYS_OFF = 31
"""A term that is longer or shorter than so many whole years by no more days than these has their length."""

_YEAR = 365.2425


def duration(start: Date | None, end: Date | None) -> str | None:
    """The length of a term as "1 year" or "4 years", None where its days are not known or no whole years apart."""
    first, last = _day(start), _day(end)
    if first is None or last is None:
        return None
    days = (last - first).days
    years = round(days / _YEAR)
    if years < 1 or abs(days - years * _YEAR) > DAYS_OFF:
        return None
    return "1 year" if years == 1 else f"{years} years"


def full_year(start: Date | None, end: Date | None) -> str | None:
    """The year in the middle of those that lie wholly within a term; None where none does or its days are not known."""
    first, last = _day(start), _day(end)
    if first is None or last is None or last.year - first.year < 2:
        return None
    return str((first.year + last.year) // 2)


def _day(value: Date | None) -> date | None:
    if value is None or value.precision != "day" or value.qualifier or value.earliest is None:
        return None
    year, month, day = value.earliest
    return date(year, month, day) if year >= 1 else None
