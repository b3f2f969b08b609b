"""Dates as people read them, and the small labels that a question needs."""

from __future__ import annotations

from quizgen.edtf import Date
from quizgen.model import DateOrder

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


def year_of(date: Date) -> str:
    """The year in words ("1918", "44 BC"); of an interval its first; "" where the date has none."""
    if date.precision == "interval" and date.start is not None:
        return year_of(date.start)
    if date.year is None:
        return ""
    return str(date.year) if date.year > 0 else f"{1 - date.year} BC"


def long_date(date: Date, order: DateOrder = "dmy") -> str:
    """A date or interval as prose, in the order day-month ("14 March 1918") or month-day ("March 14, 1918")."""
    if date.precision == "interval":
        start = long_date(date.start, order) if date.precision == "interval" and date.start is not None else ""
        end = long_date(date.end, order) if date.end is not None else ""
        if start and end:
            return f"{start} to {end}"
        return f"from {start}" if start else f"until {end}"
    text = _point(date, order)
    return f"{QUALIFIERS.get(date.qualifier, '')}{text}"


def _point(date: Date, order: DateOrder) -> str:
    year = year_of(date)
    match date.precision:
        case "day":
            month = MONTHS[(date.month or 1) - 1]
            return f"{date.day} {month} {year}" if order == "dmy" else f"{month} {date.day}, {year}"
        case "month":
            return f"{MONTHS[(date.month or 1) - 1]} {year}"
        case "season":
            return f"{SEASONS[date.season or 21]} {year}"
        case "decade":
            return f"the {str(date)[:3]}0s"
        case "century":
            return f"the {_ordinal(int(str(date)[:2]) + 1)} century"
        case _:
            return year


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def gap_label(date: Date, order: DateOrder = "dmy") -> str:
    """What a gap asks for: the granularity of the date that fills it (one of `quizgen.model.GAPS`)."""
    match date.precision:
        case "day":
            return "day month year" if order == "dmy" else "month day year"
        case "month":
            return "month year"
        case "season":
            return "season year"
        case "interval":
            return "dates"
        case precision:
            return precision
