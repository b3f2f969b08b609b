"""The term of an office as a box states it -> its first and last date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quizgen.dates import find_dates
from quizgen.edtf import Date
from quizgen.model import Mention

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(_MONTHS)
_NO_YEAR = re.compile(rf"(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{_MONTH})(?:\s+(?P<day2>\d{{1,2}}))?\Z")
_PLAIN = re.compile(  # a box says "871" for a year, where prose has it mostly for a number
    rf"(?P<about>(?:c|ca|circa|about)\.? ?)?(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH})(?: (?P<day2>\d{{1,2}}),)? )?"
    r"(?P<year>[1-9]\d{2}|1\d{3}|20\d{2})(?: (?:AD|CE))?"
)
_SPAN = re.compile(r"(?P<first>[^–—-]+?) ?[–—-] ?(?P<last>[^–—-]+)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]")
_OTHER_CALENDAR = re.compile(
    r"\b(?:A\.?\s?H\.?|B\.?E\.?|Anno Hegirae|Hijri|Saka|Shaka|Vikram|Bikram|Minguo|Kōki|Heisei|Shōwa|Meiji|Taishō|"
    r"Reiwa)(?!\w)"
)
_QUALIFIED = re.compile(
    r"\b(?:acting|de facto|de jure|disputed|contested|unofficial|interim|caretaker|nominal(?:ly)?|claimed)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:before|after|by|unknown|uncertain|or|between|sometime|at least|fl)\b|\?", re.IGNORECASE)
VAGUE = "the date is vague"
ONE_DATE = "the term is given as one date"
MAX_TERM_TEXT = 200
"""Code points; a longer value is prose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The two ends of a term; a doubt says why an end must not be asked for."""

    start: Date | None = None
    end: Date | None = None
    start_doubt: str | None = None
    end_doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A date with the words that give it, and why it must not be asked for."""

    date: Date | None
    doubt: str | None = None
    words: str = ""


def read_ends(start: str, end: str) -> Term:
    """A term whose ends stand apart; a missing year is taken from the other end where that is certain."""
    first, last = read(start), read(end)
    if first.date is None and last.date is not None:
        first = _with_year(start, last.date, ends=False) or first
    elif last.date is None and first.date is not None:
        last = _with_year(end, first.date, ends=True) or last
    return _term(_first_point(first), _last_point(last))


def read_term(text: str) -> Term:
    """A term in one text: "6 May 1910 – 20 January 1936", "1917–1927", "since 1990", or a single date for both ends."""
    reading = read(text)
    date = reading.date
    if date is None:
        return Term(start_doubt=reading.doubt, end_doubt=reading.doubt)
    if date.precision == "interval":
        return _term(Reading(date.start, reading.doubt), Reading(date.end, reading.doubt))
    if re.match(r"\W*(?:since|from)\b", text, re.IGNORECASE):
        return Term(start=date, start_doubt=reading.doubt)
    if re.match(r"\W*(?:until|till|to)\b", text, re.IGNORECASE):
        return Term(end=date, end_doubt=reading.doubt)
    if re.search(r"\d\s*[-–—]\s*(?:\Z|\()", text):
        return Term(start=date, start_doubt=reading.doubt)  # "2005–": it lasts
    if date.precision == "day":
        return Term(start=date, start_doubt=reading.doubt)
    return Term(start=date, end=date, start_doubt=reading.doubt, end_doubt=ONE_DATE)


def read_date(text: str) -> tuple[Date | None, str | None]:
    """The one date of a short text and why it must not be asked for; no date where there is none, or more than one."""
    reading = read(text)
    return reading.date, reading.doubt


def read_words(text: str) -> tuple[Date, str] | None:
    """The one day, month or year of a short text, without any doubt, and its words; None where there is none."""
    reading = read(text)
    date, words = reading.date, " ".join(reading.words.split())
    if date is None or reading.doubt is not None or date.precision not in ("day", "month", "year"):
        return None
    return None if re.search(r"\d[-/.]\d", words) else (date, words)


@lru_cache(maxsize=1024)
def read(text: str) -> Reading:
    """The one date of a short text with its words, and why it must not be asked for."""
    text = " ".join(text.split())
    if not text:
        return Reading(None)
    if len(text) > MAX_TERM_TEXT:
        return Reading(None, "too long for a date")
    plain = _plain_date(text)
    if plain is not None:
        return Reading(plain, VAGUE if plain.qualifier else None, text)
    if _OTHER_CALENDAR.search(text):
        return Reading(None, "a date of another calendar")
    return _read_words(text)


def _read_words(text: str) -> Reading:
    """A date among other words: the only one, or the only one outside brackets."""
    doubt = "the term is qualified" if _QUALIFIED.search(text) else VAGUE if _VAGUE.search(text) else None
    outside = _BRACKETS.sub(" ", text)
    found = _dates(text)
    if len(found) > 1:
        doubt = doubt or _same_day(text)
    if len(found) != 1 and outside != text:
        plain = _plain_date(outside)
        if plain is not None:
            return Reading(plain, doubt or (VAGUE if plain.qualifier else None), " ".join(outside.split()))
        found = _dates(outside)
    if len(found) != 1:
        return Reading(None, "several dates" if len(found) > 1 else doubt)
    (mention,) = found
    if not mention.certain or mention.modifier is not None or mention.date.qualifier:
        doubt = doubt or VAGUE
    return Reading(mention.date, doubt, mention.text)


def _dates(text: str) -> list[Mention]:
    return [mention for mention in find_dates(text) if not mention.in_name]


def _plain_date(text: str) -> Date | None:
    """A date in the plainest form, or a span of two, that a text is as a whole."""
    text = " ".join(text.split())
    span = _SPAN.fullmatch(text)
    first, last = (_plain_point(span["first"]), _plain_point(span["last"])) if span is not None else (None, None)
    if first is not None and last is not None:
        return None if _backwards(first, last) else Date.between(first, last)
    return _plain_point(text)


def _plain_point(text: str) -> Date | None:
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    day, month = match["day"] or match["day2"], match["month"]
    try:
        if month is None:
            return Date.of(int(match["year"]), qualifier="~" if match["about"] else "")
        return Date.of(int(match["year"]), _MONTHS.index(month) + 1, int(day) if day else None)
    except ValueError:
        return None


def _same_day(text: str) -> str | None:
    """No doubt where the bracket only holds the day in the old style; else the bracket says something of its own."""
    return (
        None
        if re.search(r"\b(?:O\.\s?S\.|N\.\s?S\.|old style|new style|julian|aged?)\b", text, re.IGNORECASE)
        else "several dates"
    )


def _with_year(text: str, other: Date, *, ends: bool) -> Reading | None:
    """A day and month without a year, in the year of the term's other end, where the term then runs forwards."""
    match = _NO_YEAR.match(_BRACKETS.sub(" ", text).strip(" ,"))
    year = other.earliest.year if other.earliest is not None else None
    if match is None or year is None or other.precision not in ("day", "month"):
        return None
    day = match["day"] or match["day2"]
    try:
        date = Date.of(year, _MONTHS.index(match["month"]) + 1, int(day) if day else None)
    except ValueError:
        return None
    backwards = _backwards(other, date) if ends else _backwards(date, other)
    return None if backwards else Reading(date)


def _first_point(reading: Reading) -> Reading:
    if reading.date is not None and reading.date.precision == "interval":
        return Reading(reading.date.start, reading.doubt or "the term's start is a span")
    return reading


def _last_point(reading: Reading) -> Reading:
    if reading.date is not None and reading.date.precision == "interval":
        return Reading(reading.date.end, reading.doubt or "the term's end is a span")
    return reading


def _term(first: Reading, last: Reading) -> Term:
    if first.date is not None and last.date is not None and _backwards(first.date, last.date):
        why = "the term ends before it begins"
        return Term(start_doubt=why, end_doubt=why)
    return Term(start=first.date, end=last.date, start_doubt=first.doubt, end_doubt=last.doubt)


def _backwards(one: Date, two: Date) -> bool:
    return one.earliest is not None and two.latest is not None and one.earliest > two.latest
