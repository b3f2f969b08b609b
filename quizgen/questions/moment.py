"""A date of the story with what is said of it; how dates lie to one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.edtf import Date, Precision


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of the story and the telling words of what is said of it, and the section in which it is said."""

    date: Date
    told: frozenset[str]
    fact: str
    happened: bool
    section: tuple[str, ...] = ()
    asked: bool = False


def places(title: str, date: Date) -> Iterator[tuple[str, int, int]]:
    """Where moments that may overlap a date are found: under the months it touches, and under whole years (month 0)."""
    first, last = date.earliest, date.latest
    if first is not None and last is not None:
        for year in range(first.year, last.year + 1):
            yield title, year, 0
            from_month = first.month if year == first.year else 1
            to_month = last.month if year == last.year else 12
            for month in range(from_month, to_month + 1):
                yield title, year, month


def cut_to(date: Date, precision: Precision) -> Date | None:
    """The year or month that a date lies in; None where it is less exact than that, or no point in time."""
    if date.precision == precision:
        return date
    if precision == "year" and date.year is not None and date.precision != "season":
        return Date.of(date.year)
    if precision == "month" and date.year is not None and date.month is not None:
        return Date.of(date.year, date.month)
    return None


def overlap(one: Date, other: Date) -> bool:
    """Whether two dates have a day in common; an open end reaches for ever."""
    after = one.earliest and other.latest and one.earliest > other.latest
    before = one.latest and other.earliest and one.latest < other.earliest
    return not (after or before)
