"""`Date`: a calendar date or interval in EDTF (ISO 8601-2:2019), the one form in which quizgen holds dates.

    1917-11-07  1917-11  1917  1902-22 (summer)  187X (decade)  18XX (century)  -0043 (44 BC)
    1904/1907  1918-03-01/1918-03-03  1917/..  ../1917       and after any point: ~ about, ? uncertain, % both

Years are astronomical (0 is 1 BC) and run from -9999 to 9999; days follow the proleptic Gregorian calendar, except
that 29 February of every fourth year exists before 1582, as the Julian calendar had it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]
Qualifier = Literal["", "~", "?", "%"]

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
MAX_YEAR = 9999
GREGORIAN_REFORM = 1582  # before it a chronicle's 29 February follows the Julian rule

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SEASON_MONTHS = {SPRING: (3, 5), SUMMER: (6, 8), AUTUMN: (9, 11), WINTER: (12, 2)}
_POINT = re.compile(r"(?P<year>-?[0-9]{4}|-?[0-9]{3}X|-?[0-9]{2}XX)(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
                    r"(?P<qualifier>[~?%]?)")  # fmt: skip


class Day(NamedTuple):
    """A day of the calendar, ordered as time is; `year` is astronomical."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Date:
    """An EDTF date. Build it with `parse`, `of` or `between`, which check what they are given.

    Attributes:
        precision: what kind of date it is.
        earliest: its first day, None for an interval that is open at the start.
        latest: its last day, None for an interval that is open at the end. A season is taken as the three calendar
            months of the northern hemisphere; a winter is the one that begins in December of its year.
        qualifier: "~" approximate, "?" uncertain, "%" both, "" neither (of an interval: its ends have their own).
        season: 21 spring, 22 summer, 23 autumn, 24 winter; else None.
        start: first point of an interval, None where it is open.
        end: last point of an interval, None where it is open.
    """

    precision: Precision
    earliest: Day | None
    latest: Day | None
    qualifier: Qualifier = ""
    season: int | None = None
    start: Date | None = None
    end: Date | None = None

    def lies_in(self, other: Date) -> bool:
        """Whether every day of this date is one of the other's ("8 November 1917", "1917"); not where one is open."""
        if self.earliest is None or self.latest is None or other.earliest is None or other.latest is None:
            return False
        return other.earliest <= self.earliest and self.latest <= other.latest

    @staticmethod
    def parse(text: str) -> Date:
        """Read an EDTF string; an empty (unknown) end of an interval counts as an open one.

        Raises:
            ValueError: not one of the forms above, no such day ("1918-06-31"), or an interval that runs backwards.
        """
        start, slash, end = text.partition("/")
        if slash:
            return Date.between(_end(start), _end(end))
        match = _POINT.fullmatch(text)
        if match is None:
            raise ValueError(f"not an EDTF date: {text!r}")
        year, month, day, mark = match.group("year", "month", "day", "qualifier")
        if year.endswith("X"):
            if month:
                raise ValueError(f"a decade or century has no months: {text!r}")
            return _span(year, _QUALIFIERS[mark])
        if year == "-0000":
            raise ValueError(f"year 0 has no sign: {text!r}")
        return Date.of(int(year), int(month) if month else None, int(day) if day else None, _QUALIFIERS[mark])

    @staticmethod
    def of(year: int, month: int | None = None, day: int | None = None, qualifier: Qualifier = "") -> Date:
        """A year, a month (1-12) or season (21-24) of it, or a day.

        Raises:
            ValueError: there is no such year, month or day.
        """
        if not -MAX_YEAR <= year <= MAX_YEAR:
            raise ValueError(f"year {year} is out of range")
        if month is None and day is None:
            return Date("year", Day(year, 1, 1), Day(year, 12, 31), qualifier)
        if month in _SEASON_MONTHS and day is None:
            first, last = _SEASON_MONTHS[month]
            last_year = year + (last < first)
            ends = Day(year, first, 1), Day(last_year, last, days_in_month(last_year, last))
            return Date("season", *ends, qualifier, season=month)
        if month is None or not 1 <= month <= 12:
            raise ValueError(f"no month {month}")
        last_day = days_in_month(year, month)
        if day is None:
            return Date("month", Day(year, month, 1), Day(year, month, last_day), qualifier)
        if not 1 <= day <= last_day:
            raise ValueError(f"no day {day} in month {month} of {year}")
        return Date("day", Day(year, month, day), Day(year, month, day), qualifier)

    @staticmethod
    def between(start: Date | None, end: Date | None) -> Date:
        """The interval from one date to another; None leaves that end open.

        Raises:
            ValueError: both ends open, an end that is itself an interval, or an end before the start.
        """
        earliest = start.earliest if start else None
        latest = end.latest if end else None
        if any(point and point.precision == "interval" for point in (start, end)) or start is end is None:
            raise ValueError("an interval needs one or two ends that are dates")
        if earliest and latest and earliest > latest:
            raise ValueError(f"interval runs backwards: {start}/{end}")
        return Date("interval", earliest, latest, start=start, end=end)

    @property
    def year(self) -> int | None:
        """The year of a day, month, season or year; None for what is longer."""
        return self.earliest.year if self.earliest and self.precision in ("day", "month", "season", "year") else None

    @property
    def month(self) -> int | None:
        """The month (1-12) of a day or month."""
        return self.earliest.month if self.earliest and self.precision in ("day", "month") else None

    @property
    def day(self) -> int | None:
        """The day of the month of a day."""
        return self.earliest.day if self.earliest and self.precision == "day" else None

    def __str__(self) -> str:
        """The EDTF string; `parse` reads it back as an equal date."""
        if self.precision == "interval" or self.earliest is None or self.latest is None:
            return f"{self.start or '..'}/{self.end or '..'}"
        year, month, day = self.earliest
        match self.precision:
            case "decade" | "century":
                digits, sign = (f"{-year:04d}", "-") if year < 0 else (f"{year:04d}", "")
                kept = 3 if self.precision == "decade" else 2
                return f"{sign}{digits[:kept]:X<4}{self.qualifier}"
            case "year":
                rest = ""
            case "season":
                rest = f"-{self.season}"
            case "month":
                rest = f"-{month:02d}"
            case _:
                rest = f"-{month:02d}-{day:02d}"
        return f"{year:05d}{rest}{self.qualifier}" if year < 0 else f"{year:04d}{rest}{self.qualifier}"


_QUALIFIERS: dict[str, Qualifier] = {"": "", "~": "~", "?": "?", "%": "%"}


def days_in_month(year: int, month: int) -> int:
    """Length of a month (1-12) in days; every fourth year is a leap year before 1582."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0 or year < GREGORIAN_REFORM)
    return 29 if month == 2 and leap else _MONTH_DAYS[month - 1]


def _end(text: str) -> Date | None:
    return None if text in ("", "..") else Date.parse(text)


def _span(digits: str, qualifier: Qualifier) -> Date:
    """A decade or century: `-04XX` is the years -499 to -400, that is 500 to 401 BC."""
    bounds = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if digits.startswith("-"):
        bounds = bounds[1], bounds[0]
    precision: Precision = "century" if digits.endswith("XX") else "decade"
    return Date(precision, Day(bounds[0], 1, 1), Day(bounds[1], 12, 31), qualifier)
