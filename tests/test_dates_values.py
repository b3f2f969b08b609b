"""`quizgen.dates.values`: calendars, and counting days, months, years, decades and centuries."""

from __future__ import annotations

import pytest

from quizgen.dates.lexicon import Unit
from quizgen.dates.values import add_days, gregorian, moved
from quizgen.edtf import Date, Day

CALENDARS = [
    ((1582, 10, 5), (1582, 10, 15)),  # the reform
    ((1752, 9, 3), (1752, 9, 14)),  # Great Britain's
    ((1917, 10, 25), (1917, 11, 7)),
    ((1918, 2, 1), (1918, 2, 14)),  # Russia's
    ((1700, 2, 28), (1700, 3, 10)),
    ((1700, 3, 1), (1700, 3, 12)),
    ((1899, 12, 31), (1900, 1, 12)),
    ((325, 5, 20), (325, 5, 21)),
]


@pytest.mark.parametrize(("julian", "expected"), CALENDARS)
def test_gregorian(julian: tuple[int, int, int], expected: tuple[int, int, int]) -> None:
    """A Julian day is the Gregorian day that history knows for it."""
    assert gregorian(Day(*julian)) == Day(*expected)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ((1920, 2, 28), 2, (1920, 3, 1)),
        ((1921, 1, 1), -1, (1920, 12, 31)),
        ((1920, 12, 31), 1, (1921, 1, 1)),
        ((1920, 3, 1), -60, (1920, 1, 1)),
        ((1920, 1, 1), 366, (1921, 1, 1)),
    ],
)
def test_add_days(day: tuple[int, int, int], count: int, expected: tuple[int, int, int]) -> None:
    """Days are counted over the ends of months, leap years and years."""
    assert add_days(Day(*day), count) == Day(*expected)


MOVES: list[tuple[str, Unit, int, str | None]] = [
    ("1920-05-05", "day", 1, "1920-05-06"),
    ("1920-05-05", "week", 2, "1920-05-19"),
    ("1920-05", "day", 1, None),
    ("1920-12-05", "month", 1, "1921-01"),
    ("1920-01", "month", -1, "1919-12"),
    ("1920", "month", 1, None),
    ("1920-22", "year", 1, "1921"),
    ("192X", "year", 1, None),
    ("1925", "decade", 1, "193X"),
    ("-0043", "decade", 1, None),
    ("1925", "century", -1, "18XX"),
    ("../1925", "year", 1, None),
    ("9999", "year", 1, None),
]


@pytest.mark.parametrize(("anchor", "unit", "count", "expected"), MOVES)
def test_moved(anchor: str, unit: Unit, count: int, expected: str | None) -> None:
    """A shift by a unit keeps that unit's precision; from a less exact date there is none."""
    date = moved(Date.parse(anchor), unit, count)
    assert (str(date) if date else None) == expected
