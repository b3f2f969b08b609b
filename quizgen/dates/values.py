"""From the parts of an expression to EDTF dates: eras, decades, centuries; counting days, months and years."""

from __future__ import annotations

from dataclasses import replace

from quizgen.dates.expression import Expression, Part
from quizgen.dates.lexicon import Unit
from quizgen.edtf import Date, Day, Qualifier, days_in_month


def whole(item: Expression, first: Part) -> Date | None:
    """The date of an expression whose first point is `first`; None where there is no such date ("31 June")."""
    try:
        start = date_of(first, "" if item.last else item.qualifier)
        if item.open:
            return Date.between(start, None) if item.open == "end" else Date.between(None, start)
        if item.last is None:
            return start
        last = item.last
        year = year_of(first)
        if not last.dated and year is not None:
            last = in_year(last, year + (last.month_of_year < first.month_of_year))
        return Date.between(start, date_of(last))
    except ValueError:
        return None


def date_of(part: Part, qualifier: Qualifier = "") -> Date:
    """The date that a part with a year (or decade, or century) means.

    Raises:
        ValueError: no such day, month or year, or the year is not told.
    """
    if part.century is not None:
        return Date.parse(f"{'-' if part.era == 'BC' else ''}{part.century - 1:02d}XX{qualifier}")
    if part.decade is not None:
        if part.era == "BC":
            return Date.between(Date.of(-part.decade - 8), Date.of(1 - part.decade))
        return Date.parse(f"{part.decade // 10:03d}X{qualifier}")
    year = year_of(part)
    if year is None:
        raise ValueError("a date without its year")
    return Date.of(year, part.season or part.month, part.day, qualifier)


def year_of(part: Part) -> int | None:
    """The astronomical year of a part, None where it tells none (there is no year 0)."""
    if not part.year:
        return None
    return 1 - part.year if part.era == "BC" else part.year


def in_year(part: Part, year: int) -> Part:
    """The part in an astronomical year."""
    if year > 0:
        return replace(part, year=year, era=None)
    return replace(part, year=1 - year, era="BC")


def moved(anchor: Date, unit: Unit, count: int) -> Date | None:
    """The date `count` units after another; None where that is less exact than the unit, or out of range."""
    if anchor.earliest is None:
        return None
    year, month, _ = anchor.earliest
    try:
        match unit:
            case "day" | "week" if anchor.precision == "day":
                return Date.of(*add_days(anchor.earliest, count * (7 if unit == "week" else 1)))
            case "month" if anchor.month is not None:
                years, months = divmod(month - 1 + count, 12)
                return Date.of(year + years, months + 1)
            case "year" if anchor.year is not None:
                return Date.of(year + count)
            case "decade" if year > 0:
                return Date.parse(f"{year // 10 + count:03d}X")
            case "century" if year > 0:
                return Date.parse(f"{year // 100 + count:02d}XX")
            case _:
                return None
    except ValueError:
        return None


def add_days(day: Day, count: int) -> Day:
    """The day `count` days later, or earlier where negative; meant for small counts."""
    year, month, number = day
    number += count
    while number < 1:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        number += days_in_month(year, month)
    while number > days_in_month(year, month):
        number -= days_in_month(year, month)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return Day(year, month, number)


def gregorian(day: Day) -> Day:
    """The Gregorian day of a Julian one.

    The Julian calendar lags by two days after 1 March 200, and by one more after each February of a century year that
    is no leap year in the Gregorian calendar.
    """
    year = day.year if day.month > 2 else day.year - 1
    return add_days(day, year // 100 - year // 400 - 2)
