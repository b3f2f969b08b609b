"""`quizgen.edtf`: what is read, what is refused, and what comes out again."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.edtf import Date, Day, days_in_month

# Each row: the text, its precision, its parts, its first and its last day.
FORMS = [
    ("1917-11-07", "day", (1917, 11, 7), (1917, 11, 7), (1917, 11, 7)),
    ("1918-02", "month", (1918, 2, None), (1918, 2, 1), (1918, 2, 28)),
    ("2000-02", "month", (2000, 2, None), (2000, 2, 1), (2000, 2, 29)),
    ("1902-21", "season", (1902, None, None), (1902, 3, 1), (1902, 5, 31)),
    ("1902-22", "season", (1902, None, None), (1902, 6, 1), (1902, 8, 31)),
    ("1902-23", "season", (1902, None, None), (1902, 9, 1), (1902, 11, 30)),
    ("1919-24", "season", (1919, None, None), (1919, 12, 1), (1920, 2, 29)),
    ("1903", "year", (1903, None, None), (1903, 1, 1), (1903, 12, 31)),
    ("1903~", "year", (1903, None, None), (1903, 1, 1), (1903, 12, 31)),
    ("0000", "year", (0, None, None), (0, 1, 1), (0, 12, 31)),
    ("-0043-03-15", "day", (-43, 3, 15), (-43, 3, 15), (-43, 3, 15)),
    ("187X", "decade", (None, None, None), (1870, 1, 1), (1879, 12, 31)),
    ("18XX?", "century", (None, None, None), (1800, 1, 1), (1899, 12, 31)),
    ("-04XX", "century", (None, None, None), (-499, 1, 1), (-400, 12, 31)),
    ("-00XX", "century", (None, None, None), (-99, 1, 1), (0, 12, 31)),
    ("-004X", "decade", (None, None, None), (-49, 1, 1), (-40, 12, 31)),
    ("1904/1907", "interval", (None, None, None), (1904, 1, 1), (1907, 12, 31)),
    ("1918-03-01/1918-03-03", "interval", (None, None, None), (1918, 3, 1), (1918, 3, 3)),
    ("1917/..", "interval", (None, None, None), (1917, 1, 1), None),
    ("../1917", "interval", (None, None, None), None, (1917, 12, 31)),
    ("1915~/1917-05%", "interval", (None, None, None), (1915, 1, 1), (1917, 5, 31)),
    ("-0498/-0492", "interval", (None, None, None), (-498, 1, 1), (-492, 12, 31)),
    ("190X/1912", "interval", (None, None, None), (1900, 1, 1), (1912, 12, 31)),
]

IMPOSSIBLE = [
    "", " ", "1918-06-31", "1918-13", "1918-00", "1918-45", "1918-20", "1918-25", "1918-01-00", "1900-02-29",
    "1918-22-03", "99999", "917", "+1917", "1917-1", "1917-11-7", "1907/1904", "1904/1906/1907", "../..", "/", "..",
    "1904/190", "187X-05", "1XXX", "XXXX", "1917~~", "~1917", "-0000", "1917 ", "1917\n", "\uff11\uff19\uff11\uff17",
    "\u0661\u0669\u0661\u0667", "1917-11-07T10:00", "November 1917",
]  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "outer", "lies"),
    [
        ("1917-11-08", "1917", True),
        ("1917", "1917", True),
        ("1917", "1917-11-08", False),
        ("1917", "1916/1918", True),
        ("1917", "1918/1919", False),
        ("1917", "1916/..", False),
        ("1916/..", "1916/..", False),
    ],
)
def test_lies_in(inner: str, outer: str, *, lies: bool) -> None:
    """A date lies in one that holds all of its days; nothing is known of open ones."""
    assert Date.parse(inner).lies_in(Date.parse(outer)) == lies


@pytest.mark.parametrize(("text", "precision", "parts", "earliest", "latest"), FORMS)
def test_forms(text: str, precision: str, parts: tuple[int | None, ...], earliest: Day, latest: Day) -> None:
    """Every form is read with its precision, parts and bounds, and written as it was."""
    date = Date.parse(text)
    assert (date.precision, (date.year, date.month, date.day)) == (precision, parts)
    assert (date.earliest, date.latest) == (earliest, latest)
    assert str(date) == text
    assert Date.parse(str(date)) == date
    assert hash(Date.parse(str(date))) == hash(date)


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible(text: str) -> None:
    """What is no EDTF date, or no day of the calendar, is refused with the text named."""
    with pytest.raises(ValueError, match=r".+"):
        Date.parse(text)


@pytest.mark.parametrize(("text", "same"), [("1917/", "1917/.."), ("/1917", "../1917")])
def test_unknown_end(text: str, same: str) -> None:
    """An unknown end of an interval is read as an open one."""
    assert str(Date.parse(text)) == same


def test_ends_of_an_interval() -> None:
    """An interval has its ends as dates with their own qualifiers, None where it is open."""
    date = Date.parse("1915~/1917")
    assert (date.start, date.end) == (Date.parse("1915~"), Date.parse("1917"))
    assert (Date.parse("1915/..").end, Date.parse("../1915").start) == (None, None)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(10000, None, None), (-10000, None, None), (1917, 13, None), (1917, None, 3), (1917, 22, 3), (1917, 4, 31)],
)
def test_of_refuses(year: int, month: int | None, day: int | None) -> None:
    """`of` refuses what is out of range."""
    with pytest.raises(ValueError, match=r".+"):
        Date.of(year, month, day)


def test_between_refuses_intervals_as_ends() -> None:
    """An interval is no end of an interval."""
    with pytest.raises(ValueError, match="ends that are dates"):
        Date.between(Date.parse("1904/1907"), None)


@pytest.mark.parametrize(
    ("year", "days"), [(1500, 29), (1600, 29), (1700, 28), (1900, 28), (2000, 29), (0, 29), (-43, 28)]
)
def test_leap_years(year: int, days: int) -> None:
    """Century years follow the Julian rule before 1582 and the Gregorian one after."""
    assert days_in_month(year, 2) == days


YEARS = st.integers(-9999, 9999)
MARKS = st.sampled_from(["", "~", "?", "%"])
POINTS = st.one_of(
    st.builds(Date.of, YEARS, st.none(), st.none(), MARKS),
    st.builds(Date.of, YEARS, st.sampled_from([*range(1, 13), 21, 22, 23, 24]), st.none(), MARKS),
    st.builds(Date.of, YEARS, st.integers(1, 12), st.integers(1, 28), MARKS),
    st.builds(
        lambda sign, digits, mark: Date.parse(sign + digits.ljust(4, "X") + mark),
        st.sampled_from(["", "-"]), st.from_regex(r"[0-9]{2,3}", fullmatch=True).filter(str.isascii), MARKS,
    ),
)  # fmt: skip


@given(POINTS, st.one_of(st.none(), POINTS))
def test_round_trip(start: Date, end: Date | None) -> None:
    """Whatever can be built is read back from its own string."""
    dates = [start, Date.between(start, None), Date.between(None, start)]
    if end is not None and start.earliest and end.latest and start.earliest <= end.latest:
        dates.append(Date.between(start, end))
    for date in dates:
        assert Date.parse(str(date)) == date
        assert date.earliest is None or date.latest is None or date.earliest <= date.latest


@given(st.text(alphabet="0123456789-/.X~?% T", max_size=24) | st.text(max_size=24))
def test_any_text(text: str) -> None:
    """Any other text raises ValueError and nothing else."""
    try:
        date = Date.parse(text)
    except ValueError:
        return
    assert Date.parse(str(date)) == date


def test_import_is_light() -> None:
    """Importing the module pulls in nothing outside the standard library's light part."""
    heavy = ("pyparsing", "dateutil", "lark", "numpy", "asyncio", "calendar", "datetime")
    code = f"import sys, quizgen.edtf; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
