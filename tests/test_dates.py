"""`quizgen.dates.find_dates`: written forms, what is no date, years taken from the story, any text at all."""

from __future__ import annotations

import importlib.util
import re
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.dates import Mention, find_dates
from quizgen.edtf import Date

# Each row: the text, then every date in it as "words = EDTF".
FORMS = [
    # days
    ("It began on 7 November 1917.", ["7 November 1917 = 1917-11-07"]),
    ("It began on November 7, 1917, at noon.", ["November 7, 1917 = 1917-11-07"]),
    ("On the 21st of August, 1940, he died.", ["the 21st of August, 1940 = 1940-08-21"]),
    ("On the twenty-first of May 1910 it rained.", ["the twenty-first of May 1910 = 1910-05-21"]),
    ("It closed on May 18, 1925.", ["May 18, 1925 = 1925-05-18"]),
    ("On November 7th 1917 it rained.", ["November 7th 1917 = 1917-11-07"]),
    ("On Monday, 6 June 1944 they landed.", ["Monday, 6 June 1944 = 1944-06-06"]),
    ("On 12 Sept. 1914 and Nov. 5, 1917.", ["12 Sept. 1914 = 1914-09-12", "Nov. 5, 1917 = 1917-11-05"]),
    ("Filed 1917-11-07 and 17/3/1921.", ["1917-11-07 = 1917-11-07", "17/3/1921 = 1921-03-17"]),
    ("Born on Christmas Eve 1944.", ["Christmas Eve 1944 = 1944-12-24"]),
    ("4, 5 and 6 May 1918", ["4 = 1918-05-04", "5 = 1918-05-05", "6 May 1918 = 1918-05-06"]),
    ("on May 4 and 5, 1990", ["May 4 = 1990-05-04", "5, 1990 = 1990-05-05"]),
    ("3 May and 5 June 1918", ["3 May = 1918-05-03", "5 June 1918 = 1918-06-05"]),
    # months, seasons, years, decades, centuries
    ("In November, 1917 and in May of 1918.", ["November, 1917 = 1917-11", "May of 1918 = 1918-05"]),
    ("In March and September 1975 she sang.", ["March = 1975-03", "September 1975 = 1975-09"]),
    ("July, August and September 1918", ["July = 1918-07", "August = 1918-08", "September 1918 = 1918-09"]),
    ("in the summer of 1902", ["the summer of 1902 = 1902-22"]),
    ("In Fall 2007 and spring, 1919.", ["Fall 2007 = 2007-23", "spring, 1919 = 1919-21"]),
    ("during the winter of 1919–20", ["the winter of 1919–20 = 1919-24"]),
    ("the winter of 1813–1814", ["the winter of 1813–1814 = 1813-24"]),
    ("spring and summer of 1942", ["spring = 1942-21", "summer of 1942 = 1942-22"]),
    ("in 1903 and 1905", ["1903 = 1903", "1905 = 1905"]),
    ("In the 1980s and the 1920's", ["the 1980s = 198X", "the 1920's = 192X"]),
    ("the 1960s–70s", ["the 1960s–70s = 196X/197X"]),
    ("In the 19th century", ["the 19th century = 18XX"]),
    ("18th- and 19th-century music", ["18th- and 19th-century = 17XX/18XX"]),
    ("the late 19th and early 20th centuries", ["the late 19th and early 20th centuries = 18XX/19XX"]),
    ("in the twenty-first century", ["the twenty-first century = 20XX"]),
    ("in the 18th and 19th centuries", ["the 18th and 19th centuries = 17XX/18XX"]),
    # intervals
    ("From 1–3 March 1918 it met.", ["1–3 March 1918 = 1918-03-01/1918-03-03"]),
    ("in May–June 1918", ["May–June 1918 = 1918-05/1918-06"]),
    (
        "from 22 December 1917 to 10 February 1918",
        ["from 22 December 1917 to 10 February 1918 = 1917-12-22/1918-02-10"],
    ),
    ("during 1904–07 and 1999–00", ["1904–07 = 1904/1907", "1999–00 = 1999/2000"]),
    ("between 1999 and 2011", ["between 1999 and 2011 = 1999/2011"]),
    ("between 3 and 5 May 1918", ["between 3 and 5 May 1918 = 1918-05-03/1918-05-05"]),
    ("from 1904 until 1917", ["from 1904 until 1917 = 1904/1917"]),
    ("late 1904–1905", ["late 1904–1905 = 1904/1905"]),
    ("April 29 to 30, 1975", ["April 29 to 30, 1975 = 1975-04-29/1975-04-30"]),
    ("30 April–2 May 1918", ["30 April–2 May 1918 = 1918-04-30/1918-05-02"]),
    ("From November 1905 to March 1906", ["From November 1905 to March 1906 = 1905-11/1906-03"]),
    ("December to February 1918", ["December to February 1918 = 1917-12/1918-02"]),
    (
        "June 17, 1943, until the end of December 1944",
        ["June 17, 1943, until the end of December 1944 = 1943-06-17/1944-12"],
    ),
    ("his 1815/16 notes", ["1815/16 = 1815/1816"]),
    ("a king (1747–1805)", ["1747–1805 = 1747/1805"]),
    ("director (1930–present)", ["1930–present = 1930/.."]),
    ("a poet (1930–) and his son (–1940)", ["1930– = 1930/..", "–1940 = ../1940"]),
    ("from 1917 onwards", ["from 1917 onwards = 1917/.."]),
    ("from 1917 to the present day", ["from 1917 to the present day = 1917/.."]),
    ("He came in 1917 to present it.", ["1917 = 1917"]),
    ("said in September [2019] that", ["September [2019] = 2019-09"]),
    # about, perhaps, eras
    ("born c. 1610, ca. 1612 or about 1613", ["c. 1610 = 1610~", "ca. 1612 = 1612~", "about 1613 = 1613~"]),
    ("around May 1610, possibly in 1611", ["around May 1610 = 1610-05~", "possibly in 1611 = 1611?"]),
    ("(1879?–1940)", ["1879?–1940 = 1879/1940"]),
    ("in 44 BC, AD 79 and 81 CE", ["44 BC = -0043", "AD 79 = 0079", "81 CE = 0081"]),
    ("on 15 March 44 BC", ["15 March 44 BC = -0043-03-15"]),
    ("in 348/47 BC, in 348/347 BC", ["348/47 BC = -0347/-0346", "348/347 BC = -0347/-0346"]),
    ("the war of 499–493 BC", ["499–493 BC = -0498/-0492"]),
    ("in the 490s BC, the 5th century BC", ["the 490s BC = -0498/-0489", "the 5th century BC = -04XX"]),
    (
        "The war (264–241 BC) began in 264. By autumn 250 it was over.",
        ["264–241 BC = -0263/-0240", "264 = -0263", "autumn 250 = -0249-23"],
    ),
]

MODIFIERS = [
    ("in early 1902", "early 1902", "1902", "early"),
    ("in late August 2015", "late August 2015", "2015-08", "late"),
    ("mid-November 2018", "mid-November 2018", "2018-11", "mid"),
    ("at the end of 2013", "the end of 2013", "2013", "late"),
    ("the beginning of March 1919", "the beginning of March 1919", "1919-03", "early"),
    ("the second half of June 1918", "the second half of June 1918", "1918-06", "late"),
    ("late in the summer of 1920", "late in the summer of 1920", "1920-22", "late"),
    ("the early 20th century", "the early 20th century", "19XX", "early"),
    ("the mid-1980s", "the mid-1980s", "198X", "mid"),
    ("early in 1862", "early in 1862", "1862", "early"),
]

CALENDARS = [
    ("on 8 October [O.S. 25 September] 1917.", "1917-10-08", "1917-09-25"),
    ("born 7 November [O.S. 26 October] 1879", "1879-11-07", "1879-10-26"),
    ("on 11 January 1918 [O.S. 29 December 1917] it", "1918-01-11", "1917-12-29"),
    ("on 7 January [O.S. 25 December 1917] 1918", "1918-01-07", "1917-12-25"),
    ("on 26 October (7 November, New Style) 1917", "1917-11-07", "1917-10-26"),
    ("on 3 January 1905 (Julian Calendar), a strike", "1905-01-16", "1905-01-03"),
    ("on 25 October 1917 (Old Style)", "1917-11-07", "1917-10-25"),
    ("on 5 May 1920 (Gregorian calendar)", "1920-05-05", None),
    ("(7 November [O.S. 26 October] 1879 – 21 August 1940)", "1879-11-07/1940-08-21", "1879-10-26"),
]

NO_DATES = [
    "He lived at 1522 Vyse Avenue in the Bronx.",
    "The alarms 1202 and 1201 are in no list of years.",
    'Alarms "1202" and "1201" came up.',
    "It failed in 1201 cases and cost $1905.",
    "1500 metres, 1,500 men, 1930 km, No. 1921, Resolution 1483, pp. 1905 and U-1202.",
    "Serial numbers (2044) told it, and the number (1905).",
    "31 June 1918 and 45 March and 30 February 1920",
    "February 29, 1900",
    "in the year 0000, in 99999, in 12345 and 3012",
    "Lessons of October is a book; the October Revolution is none.",
    "in both February and October revolutions",
    "Karl August, August Nimtz and Theresa May may march in spring water.",
    "courses by August Böckh and Friedrich August Wolf",
    "He refused to go in winter conditions.",
    "the 99 Boys and World War II in his 70s",
    "May I? March on!",
    "after the fall of the city, before the fall",
    "the second March on the capital, the first May",
    "for the next year and over the past decade",
    "4/5/1921",
    "١٩١٧ 年 １９１７",
]

NAMES = [
    ("He took part in the 1905 Revolution.", "1905"),
    ("the February Revolution of 1917", "1917"),
    ("the Act of 1661 was void", "1661"),
    ("at the 2000 Republican National Convention, he spoke", "2000"),
    ("a book called '1984' and", "1984"),
    ("In 1910 came the April 12, 1911 Incident.", "April 12, 1911"),
]

NOT_NAMES = ["In 1944 Rome fell.", "the 1978 Ohio gubernatorial race", "the 2003 invasion", "In May 1920 Poland won."]

# Each row: the text, the words, their date, where the year comes from, whether that is certain.
RESOLVED = [
    ("In May 1920 she sang. On 3 June she left.", "3 June", "1920-06-03", "paragraph", True),
    ("He came on 5 May 1920 and left in July.", "July", "1920-07", "sentence", True),
    ("She left on 5 December 1920.\n\nIn January she was back, and on 3 March 1921 she died.", "January", "1921-01",
     "sentence", True),
    ("Life\n\n1920\n\nOn 3 June she left.\n\nIn July she was back.", "3 June", "1920-06-03", "heading", True),
    ("In May 1920 she sang.\n\nOn 3 June she left. She fell ill.\n\nOn 9 July 1920 she died.", "3 June",
     "1920-06-03", "story", True),
    ("In May 1920 she sang.\n\nOn 3 June she left.\n\nOn 9 July 1950 she died.", "3 June", "1920-06-03", "story",
     False),
    ("On 5 May 1920 she sang. The next day she left.", "The next day", "1920-05-06", "paragraph", True),
    ("On 31 December 1920 she sang. The following day she left.", "The following day", "1921-01-01", "story", True),
    ("On 5 May 1920 she sang. Two days later she left.", "Two days later", "1920-05-07", "paragraph", True),
    ("The next day, on 3 May 1890, it rained.", "The next day", "1890-05-03", None, True),
    ("In May 1920 she sang. In August of that year she left.", "August of that year", "1920-08", "paragraph", True),
    ("In May 1920 she sang. In August of the following year she left.", "August of the following year", "1921-08",
     "story", False),
    ("In May 1920 she sang. That same year she left.", "That same year", "1920", "paragraph", True),
    ("The paper sold well in late 1920. The strike turned bad in February.", "February", "1921-02", "story", False),
    ("In 1920 she sang. Two years later she left.", "Two years later", "1922", "story", True),
    ("In October 1920 she sang. She left the following spring.", "the following spring", "1921-21", "story", False),
    ("She left in 1975; they came that same spring.", "that same spring", "1975-21", "sentence", True),
    ("On 5 May 1920 she sang. On the 20th, she left.", "the 20th", "1920-05-20", "paragraph", True),
    ("The duel was on July 2, 1950. She sings each year on the Sunday closest to July 2.", "July 2", "1950-07-02",
     "paragraph", False),
    ("In the crisis of 1907–1908 he paid on 6 October.", "6 October", "1907-10-06", "story", False),
    ("A report of 2005 exists. She sang on 3 May 1920. In July she left.", "July", "1920-07", "paragraph", True),
    ("The 1900s were new.", "The 1900s", "190X", None, False),
]  # fmt: skip


def _shown(text: str) -> list[str]:
    return [f"{mention.text} = {mention.date}" for mention in find_dates(text)]


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text for text, _ in FORMS])
def test_forms(text: str, expected: list[str]) -> None:
    """Each written form is found as a whole and means its EDTF date."""
    assert _shown(text) == expected


@pytest.mark.parametrize(("text", "words", "date", "modifier"), MODIFIERS)
def test_modifiers(text: str, words: str, date: str, modifier: str) -> None:
    """Early, mid and late stand beside the date and within its words."""
    (mention,) = find_dates(text)
    assert (mention.text, str(mention.date), mention.modifier) == (words, date, modifier)


@pytest.mark.parametrize(("text", "date", "other"), CALENDARS)
def test_calendars(text: str, date: str, other: str | None) -> None:
    """The Gregorian date leads, and the other calendar's stands beside it."""
    (mention,) = find_dates(text)
    assert (str(mention.date), mention.other_calendar) == (date, Date.parse(other) if other else None)
    assert mention.certain


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    """What only looks like a date is not returned."""
    assert _shown(text) == []


@pytest.mark.parametrize(("text", "words"), NAMES)
def test_names(text: str, words: str) -> None:
    """A date that belongs to a name is marked so."""
    assert words in [mention.text for mention in find_dates(text) if mention.in_name]


@pytest.mark.parametrize("text", NOT_NAMES)
def test_not_names(text: str) -> None:
    """Capitals around a date do not make it a name by themselves."""
    assert [mention.in_name for mention in find_dates(text)] == [False]


@pytest.mark.parametrize(("text", "words", "date", "source", "certain"), RESOLVED)
def test_resolved(text: str, words: str, date: str, source: str | None, certain: bool) -> None:  # noqa: FBT001
    """A missing year comes from the text around, which is told, and is certain only where nothing else fits."""
    found = [mention for mention in find_dates(text) if mention.text == words][-1]
    assert (str(found.date), found.resolved_from, found.certain) == (date, source, certain)


# Each row: the text, and its numbers that are years, with whether that is certain.
NUMBERS = [
    ("In 1961 he won. In 1964 troops landed.", [("1961", True), ("1964", True)]),
    ("In 1961 he won. They needed 1964 troops.", [("1961", True), ("1964", False)]),
    ("In 1961 he won. In 1201 cases he lost.", [("1961", True)]),
    ("In 1961 he won. Some 1250 were lost, over 1300 hurt.", [("1961", True)]),
    ("The 1964 elections were lost.", [("1964", True)]),
    ("In 1964 troops landed.", []),
    ("In May 1964 troops landed.", [("May 1964", True)]),
    ("In 1961 he won. In May 1300 troops landed.", [("1961", True), ("May", True)]),
    ("In 1961 he won. In May 12 men left.", [("1961", True), ("May", True)]),
    ("In 1961 he won. In May 300 men left.", [("1961", True), ("May", True)]),
    ("In the year 1210 he won.", [("1210", True)]),
    ("In 1210 he won.", [("1210", True)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers_by_their_company(text: str, expected: list[tuple[str, bool]]) -> None:
    """A number before a plural is a year only near years that the text names, and then mostly in doubt."""
    assert [(mention.text, mention.certain) for mention in find_dates(text)] == expected


def test_no_year_anywhere() -> None:
    """A month or day whose year nothing tells is left out rather than guessed."""
    assert find_dates("On 3 June she left; in July she was back. The next day she died.") == []


VOCABULARY = (
    "May June 1917 1918 5 17 31 44 BC AD c. O.S. [ ] ( ) – - , . / and to from between until the of in on 1980s 19th "
    "century centuries early late end year that same next previous day days later two spring winter 1904–07 '80s 264 "
    "Christmas Julian calendar each \n\n \n 99999 0000 Street Revolution men"
).split(" ")
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=40).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(WORDS, st.text(max_size=200)))
def test_any_text(text: str) -> None:
    """Any text gives mentions that are ordered, disjoint, cut from it, and read back from their own EDTF."""
    end = 0
    for mention in find_dates(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert Date.parse(str(mention.date)) == mention.date
        end = mention.end


HOSTILE = [
    "On 5 May 1917, ", "4, ", "May, ", "May and ", "1917-", "9", "1,000,", "(", "[O.S. 5 May ", "44 BC ",
    "the same year ", "two days later ", "the first half of the ", "1522 A ", "U.S.", "Sunday, ", "the 1905 W-",
    "5 May [Old Style] ", "July, August and ", "\n ", "日本語", "'",
]  # fmt: skip


def _seconds(work: Callable[[str], list[Mention]], text: str) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work(text)
        times.append(time.perf_counter() - start)
    return min(times)


def test_no_group_is_possessive(root: Path) -> None:
    """Python before 3.11.5 misreads possessive repetitions of a group (CPython gh-106052): dates were lost there."""
    group = re.compile(r"(?<!\()\)(?:[*+?]|\{\d*,?\d*\})\+")
    paths = sorted((root / "quizgen").rglob("*.py"))
    assert [path.name for path in paths if group.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("unit", HOSTILE)
def test_linear_cost(unit: str) -> None:
    """Eight times the text costs at most about eight times as much, whatever it holds."""
    short = unit * (4_000 // len(unit))
    assert _seconds(find_dates, short * 8) <= 20 * _seconds(find_dates, short) + 0.05


def test_ten_thousand_dates_in_a_sentence() -> None:
    """A sentence of ten thousand dates gives ten thousand mentions."""
    assert len(find_dates("She sang on " + "; ".join(["5 May 1917"] * 10_000) + ".")) == 10_000


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_dates", shared / "eval" / "score_dates.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("only_certain", "precision", "recall"), [(False, 0.96, 0.95), (True, 0.985, 0.88)])
def test_wikiwars(shared: Path, only_certain: bool, precision: float, recall: float) -> None:  # noqa: FBT001
    """On the labelled war narratives the dates, and the certain ones, keep their precision and recall."""
    scorer = _scorer(shared)
    totals = {"asked": 0.0, "right": 0.0, "predicted": 0.0, "predicted_right": 0.0}
    for path in sorted((shared / "wikiwars").glob("*.key.xml")):
        text, gold = scorer.read_key(path)
        mentions = [mention for mention in find_dates(text) if mention.certain or not only_certain]
        part, _ = scorer.score(path.stem, gold, [(m.start, m.end, str(m.date)) for m in mentions])
        for key in totals:
            totals[key] += part[key]
    assert totals["asked"] > 1000
    assert totals["predicted_right"] / totals["predicted"] >= precision
    assert totals["right"] / totals["asked"] >= recall
