"""`quizgen.questions.wording`: dates in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.edtf import Date
from quizgen.model import GAPS, DateOrder
from quizgen.questions.wording import (
    asked,
    both_calendars,
    dated,
    gap_label,
    in_order,
    long_date,
    ordinal,
    other_forms,
    quoted,
    short_date,
    undated,
    unit,
    with_a,
    with_the,
    year_of,
)

# EDTF, day first, month first, year, label of a gap
DATES = [
    ("1902-05-04", "4 May 1902", "May 4, 1902", "1902", "day month year"),
    ("1902-05", "May 1902", "May 1902", "1902", "month year"),
    ("1902-22", "summer 1902", "summer 1902", "1902", "season year"),
    ("1902", "1902", "1902", "1902", "year"),
    ("190X", "the 1900s", "the 1900s", "", "decade"),
    ("19XX", "the 20th century", "the 20th century", "", "century"),
    ("20XX", "the 21st century", "the 21st century", "", "century"),
    ("10XX", "the 11th century", "the 11th century", "", "century"),
    ("-0043", "44 BC", "44 BC", "44 BC", "year"),
    ("-0043-03-15", "15 March 44 BC", "March 15, 44 BC", "44 BC", "day month year"),
    ("-05XX", "600 to 501 BC", "600 to 501 BC", "", "century"),
    ("1871~", "about 1871", "about 1871", "1871", "year"),
    ("1871?", "perhaps 1871", "perhaps 1871", "1871", "year"),
    ("1871%", "perhaps about 1871", "perhaps about 1871", "1871", "year"),
    ("1902/1910", "1902 to 1910", "1902 to 1910", "1902", "year to year"),
    ("1902-05/1910-01", "May 1902 to January 1910", "May 1902 to January 1910", "1902", "month year to month year"),
    ("1902-05-04/1910", "4 May 1902 to 1910", "May 4, 1902 to 1910", "1902", "dates"),
    ("1902/..", "from 1902", "from 1902", "1902", "years"),
    ("../1910-03", "until March 1910", "until March 1910", "", "dates"),
]


@pytest.mark.parametrize(("edtf", "day_first", "month_first", "year", "label"), DATES)
def test_date(edtf: str, day_first: str, month_first: str, year: str, label: str) -> None:
    """A date of each precision in both orders, its year, and what a gap for it asks."""
    date = Date.parse(edtf)
    assert long_date(date) == day_first
    assert long_date(date, "mdy") == month_first
    assert year_of(date) == year
    assert gap_label(date) == label
    assert gap_label(date, "mdy") == label.replace("day month", "month day")


@pytest.mark.parametrize(
    ("edtf", "written", "label"),
    [
        ("1902/1910", "From 1902 to 1910", "from year to year"),
        ("1902/1910", "between 1902 and 1910", "between year and year"),
        ("1902-05/1910-01", "from May 1902 until January 1910", "from month year to month year"),
        ("1902-05-04/1902-05-06", "4–6 May 1902", "dates"),
        ("1902-05-04/1902-06-06", "from 4 May to 6 June 1902", "from date to date"),
        ("1902-05-04/1903", "from 4 May 1902 to 1903", "dates"),
    ],
)
def test_span_label(edtf: str, written: str, label: str) -> None:
    """The gap of a span shows how exact its ends are, and the words that go with them."""
    assert gap_label(Date.parse(edtf), written=written) == label
    assert label in GAPS


@pytest.mark.parametrize(
    ("edtf", "forms"),
    [
        ("1902-05-04", ("4 May 1902", "May 4, 1902")),
        ("1902", ("1902",)),
        ("190X", ("the 1900s", "1900s")),
        ("-0043", ("44 BC", "44 BCE")),
    ],
)
def test_other_forms(edtf: str, forms: tuple[str, ...]) -> None:
    """The forms that a reader takes for the same date."""
    assert other_forms(Date.parse(edtf)) == forms


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1902-05-04", "On what date"),
        ("1902-05", "In which month and year"),
        ("1902-22", "In which season of which year"),
        ("1902", "In which year"),
        ("190X", "When"),
        ("1902/1910", "When"),
    ],
)
def test_asked(edtf: str, words: str) -> None:
    """A question shows how exact a date it wants."""
    assert asked(Date.parse(edtf)) == words


@given(
    st.integers(-9999, 9999),
    st.integers(0, 24),
    st.integers(0, 31),
    st.sampled_from(["", "~", "?", "%"]),
    st.sampled_from(["dmy", "mdy"]),
)
def test_every_date_has_words(year: int, month: int, day: int, qualifier: str, order: DateOrder) -> None:
    """Any date that there is has words with its year in them, and a label that a gap can have."""
    try:
        date = Date.of(year, month or None, day or None, qualifier)  # type: ignore[arg-type]
    except ValueError:
        return
    assert year_of(date) in long_date(date, order)
    assert gap_label(date, order) in GAPS


@pytest.mark.parametrize(
    ("written", "date", "order", "shown"),
    [
        ("4 May 1902", "1902-05-04", "mdy", "May 4, 1902"),
        ("May 4, 1902", "1902-05-04", "dmy", "4 May 1902"),
        ("4 May 1902", "1902-05-04", "dmy", "4 May 1902"),
        ("the 4th of May, 1902", "1902-05-04", "mdy", "the 4th of May, 1902"),
        ("May 1902", "1902-05", "dmy", "May 1902"),
    ],
)
def test_in_order(written: str, date: str, order: DateOrder, shown: str) -> None:
    """A whole day is put into the order asked for; any other writing of a date stays."""
    assert in_order(written, Date.parse(date), order) == shown


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("On ", ", Ada founded the Herald.", "Ada founded the Herald"),
        ("In late ", ", Ada founded the Herald.", "Ada founded the Herald"),
        ("Ada founded the Herald in ", ".", "Ada founded the Herald"),
        ("Ada was born on ", ", at Varne in Cork.", "Ada was born at Varne in Cork"),
        ("Ada was called to the bar in ", ", becoming a judge.", "Ada was called to the bar, becoming a judge"),
        ("Ada signed the Act of ", " into law.", None),
        ("Ada won the ", " regatta.", None),
        ("Ada was chosen for the match, played on ", ".", None),
        ("", ", Ada founded the Herald.", "Ada founded the Herald"),
        ("On ", "", None),
    ],
)
def test_undated(before: str, after: str, told: str | None) -> None:
    """An event without its date, where nothing shows that one was there."""
    assert undated(before, after) == told


@pytest.mark.parametrize(
    ("date", "order", "both"),
    [
        ("1917-11-07", "dmy", "7 November 1917 (25 October Old Style)"),
        ("1918-01-10", "mdy", "January 10, 1918 (December 28, 1917 Old Style)"),
        ("1900-03-13", "dmy", "13 March 1900 (29 February Old Style)"),
        ("1900-03-14", "dmy", "14 March 1900 (1 March Old Style)"),
        ("1500-03-14", "dmy", "14 March 1500"),
        ("1917-11", "dmy", "November 1917"),
    ],
)
def test_both_calendars(date: str, order: DateOrder, both: str) -> None:
    """A day since 1582 with its Julian date, leap days of that calendar included."""
    assert both_calendars(Date.parse(date), order) == both


@pytest.mark.parametrize(
    ("filtered", "text"),
    [
        (with_the("Cork Herald"), "the Cork Herald"),
        (with_the("The Mill"), "The Mill"),
        (with_the("Marsh's lamp"), "Marsh's lamp"),
        (with_a("engineer"), "an engineer"),
        (with_a("union man"), "a union man"),
        (with_a("honour"), "an honour"),
        (with_a("one-eyed man"), "a one-eyed man"),
        (with_a("an engineer"), "an engineer"),
        (ordinal("22"), "22nd"),
        (ordinal("112"), "112th"),
        (ordinal("May"), "May"),
        (quoted("a “good” light"), "“a ‘good’ light”"),
        (short_date(Date.parse("1918-03-14"), "mdy"), "Mar 14, 1918"),
        (dated(Date.parse("1918-03-14"), "dmy"), "on 14 March 1918"),
        (dated(Date.parse("1918-03"), "dmy"), "in March 1918"),
        (unit(Date.parse("1918-03")), "month and year"),
    ],
)
def test_filters(filtered: str, text: str) -> None:
    """The filters for articles, ordinals, quotation marks and dates."""
    assert filtered == text
