"""How long an office was held."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.edtf import Date
from quizgen.facts.offices.lengths import duration, full_year


@pytest.mark.parametrize(
    ("start", "end", "long", "year"),
    [
        ("1919-01-02", "1921-01-06", "2 years", "1920"),
        ("1850-05-01", "1854-05-30", "4 years", "1852"),
        ("1850-05-01", "1851-04-15", "1 year", None),
        ("1850-05-01", "1850-09-01", None, None),
        ("1850-05-01", "1854-11-01", None, "1852"),
        ("1850", "1854", None, None),
        ("1850-05-01", "1854", None, None),
        ("1850-05-01?", "1854-05-01", None, None),
        ("1854-05-01", "1850-05-01", None, None),
    ],
)
def test_lengths(start: str, end: str, long: str | None, year: str | None) -> None:
    """Whole years, and a year that lies wholly in the term; nothing where the days do not tell."""
    term = Date.parse(start), Date.parse(end)
    assert (duration(*term), full_year(*term)) == (long, year)


@given(st.dates(), st.dates())
def test_a_full_year_lies_in_the_term(first: object, last: object) -> None:
    """Whatever the days are, a full year is after the first one's and before the last one's."""
    start, end = Date.parse(str(first)), Date.parse(str(last))
    year = full_year(start, end)
    assert year is None or str(start)[:4] < f"{int(year):04}" < str(end)[:4]
