"""Dates as people read them, and the small labels that a question needs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from quizgen.edtf import AUTUMN, GREGORIAN_REFORM, SPRING, SUMMER, WINTER, Date, Day
from quizgen.model import DateOrder

MONTHS = tuple("January February March April May June July August September October November December".split())
SEASONS = {SPRING: "spring", SUMMER: "summer", AUTUMN: "autumn", WINTER: "winter"}
QUALIFIERS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def year_of(date: Date) -> str:
    """The year in words ("1918", "44 BC"); of an interval its first; "" where the date has none."""
    if date.start is not None:
        return year_of(date.start)
    return "" if date.year is None else _year(date.year)


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def long_date(date: Date, order: DateOrder = "dmy") -> str:
    """A date or interval as prose, in the order day-month ("14 March 1918") or month-day ("March 14, 1918")."""
    if date.precision == "interval":
        start = "" if date.start is None else long_date(date.start, order)
        end = "" if date.end is None else long_date(date.end, order)
        if start and end:
            return f"{start} to {end}"
        return f"from {start}" if start else f"until {end}"
    return QUALIFIERS[date.qualifier] + _point(date, order)


def _point(date: Date, order: DateOrder) -> str:
    first, last = date.earliest, date.latest
    if first is None or last is None:  # an end that is open is an interval's
        return ""
    year, month, day = first
    match date.precision:
        case "day":
            name = MONTHS[month - 1]
            return f"{day} {name} {_year(year)}" if order == "dmy" else f"{name} {day}, {_year(year)}"
        case "month":
            return f"{MONTHS[month - 1]} {_year(year)}"
        case "season":
            return f"{SEASONS[date.season or SPRING]} {_year(year)}"
        case "decade" | "century" if year <= 0:  # EDTF counts from year 0, so these are no decades BC
            return f"{1 - year} to {_year(last.year)}"
        case "decade":
            return f"the {year}s"
        case "century":
            return f"the {_ordinal(year // 100 + 1)} century"
        case _:
            return _year(year)


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def gap_label(date: Date, order: DateOrder = "dmy", written: str = "") -> str:
    """What a gap asks for: the granularity of the date that fills it (one of `quizgen.model.GAPS`).

    Args:
        written: the words that fill it; a span's "from" and "between" are asked for with it.
    """
    match date.precision:
        case "day":
            return "day month year" if order == "dmy" else "month day year"
        case "month":
            return "month year"
        case "season":
            return "season year"
        case "interval":
            return _span_label(date, written)
        case precision:
            return precision


_ENDS: Mapping[str, str] = {"year": "year", "month": "month year", "day": "date"}
"""What each end of a span is called in the label of its gap."""


def _span_label(date: Date, written: str) -> str:
    """The label of a span's gap: both ends, where they are of one granularity, with the word before the first."""
    ends = [point.precision for point in (date.start, date.end) if point is not None]
    opens = written.partition(" ")[0].casefold()
    if len(ends) < 2 or ends[0] != ends[1] or ends[0] not in _ENDS or (ends[0] == "day" and opens not in _OPENS):
        return "years" if set(ends) == {"year"} else "dates"
    end = _ENDS[ends[0]]
    return f"between {end} and {end}" if opens == "between" else f"{'from ' if opens == 'from' else ''}{end} to {end}"


_OPENS = frozenset({"between", "from"})
_MONTH_FIRST = re.compile(rf"\s*(?:{'|'.join(MONTHS)})\b")
_OPENER = re.compile(
    r"(?:on|in|during|by)(?: the (?:evening|morning|night|afternoon) of)?(?: early| late| mid)?\Z", re.IGNORECASE
)
_PREPOSITIONS = "and|at|by|for|with|to|as|when|after|before|because|in|from|under"
_AFTER_DATE = re.compile(rf"[.,]|(?:{_PREPOSITIONS})\b|\Z")
_DATE_COMMA = re.compile(rf",(?= (?:{_PREPOSITIONS})\b)")
LEAST_CLAUSE = 3
"""Words after the last comma before a date that is taken out; fewer belong to the date."""

_BEFORE_DATE = re.compile(r",? (?:on|in)(?: early| late| mid)?\Z")


def written_order(text: str) -> DateOrder:
    """The order in which a written date has day and month."""
    return "mdy" if _MONTH_FIRST.match(text) else "dmy"


def in_order(written: str, date: Date, order: DateOrder) -> str:
    """A date as it is written, with day and month in this order where it is a whole day in the other."""
    return long_date(date, order) if date.precision == "day" and written in other_forms(date) else written


def undated(before: str, after: str) -> str | None:
    """The telling of an event without its date ("Ada Byrne founded the Cork Herald"); None where a scar would show.

    Args:
        before: its words before the date.
        after: those after it.
    """
    head, tail = before.rstrip(), after.lstrip()
    if not head or _OPENER.fullmatch(head):
        if not tail or (not head and not tail.startswith(",")):
            return None
        text = tail.lstrip(",").strip()
    else:
        cut = _BEFORE_DATE.sub("", head)
        if cut == head or not _AFTER_DATE.match(tail) or len(cut.rpartition(",")[2].split()) < LEAST_CLAUSE:
            return None
        tail = _DATE_COMMA.sub("", tail).lstrip()
        text = cut + ("" if tail[:1] in {".", ","} else " ") + tail
    text = text.strip().removesuffix(".").strip()
    return text[:1].upper() + text[1:] if text else None


def dated(date: Date, order: DateOrder) -> str:
    """A date with the preposition that it takes in a sentence ("on 4 May 1902", "in 1902")."""
    return f"{'on' if date.precision == 'day' else 'in'} {long_date(date, order)}"


def other_forms(date: Date) -> tuple[str, ...]:
    """The ways to write a date that any reader takes for the same: day and month in either order, BC as BCE."""
    forms = [long_date(date, "dmy"), long_date(date, "mdy")]
    forms += [form.removeprefix("the ") for form in forms]
    forms += [form.replace(" BC", " BCE") for form in forms if form.endswith(" BC")]
    return tuple(dict.fromkeys(forms))


ASKED: Mapping[str, str] = {
    "day": "On what date",
    "month": "In which month and year",
    "season": "In which season of which year",
    "year": "In which year",
}
"""How a date of each granularity is asked for: the question shows how exact an answer it wants."""


def asked(date: Date) -> str:
    """The words that ask for a date of this granularity ("In which year"); "When" for any other."""
    return ASKED.get(date.precision, "When")


UNITS: Mapping[str, str] = {"month": "month and year", "season": "season and year", "year": "year"}


def unit(date: Date) -> str:
    """What is asked for in a date of this granularity ("year"); "date" for any that is not in the list above."""
    return UNITS.get(date.precision, "date")


def short_date(date: Date, order: DateOrder = "dmy") -> str:
    """A date with its months cut to three letters ("14 Mar 1918")."""
    return _LONG_MONTH.sub(lambda match: match[0][:3], long_date(date, order))


_LONG_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_FIRST_ORDINAL_OF_JDN = 1_721_425
"""The Julian day number of the day before 1 January of the year 1, from which Python counts days."""


def both_calendars(date: Date, order: DateOrder = "dmy") -> str:
    """A day with its Julian date, which it had in Russia until 1918 ("7 November 1917 (25 October Old Style)").

    Only days since the reform of 1582 are given twice; any other date is as `long_date` has it.
    """
    shown = long_date(date, order)
    if date.precision != "day" or date.earliest is None or date.earliest.year < GREGORIAN_REFORM:
        return shown
    year, month, day = _julian(date.earliest)
    other = f"{day} {MONTHS[month - 1]}" if order == "dmy" else f"{MONTHS[month - 1]} {day}"
    if year != date.earliest.year:
        other += f" {year}" if order == "dmy" else f", {year}"
    return f"{shown} ({other} Old Style)"


def _julian(day: Day) -> tuple[int, int, int]:
    """The Julian date of a Gregorian day, by way of the Julian day number (E. G. Richards, Mapping Time, 1998)."""
    since = dt.date(day.year, day.month, day.day).toordinal() + _FIRST_ORDINAL_OF_JDN + 32_082
    years = (4 * since + 3) // 1461
    left = since - 1461 * years // 4
    month = (5 * left + 2) // 153
    return years - 4800 + month // 10, month + 3 - 12 * (month // 10), left - (153 * month + 2) // 5 + 1


def with_the(text: str) -> str:
    """A name with "the", where it has no article or possessive yet ("the Cork Herald")."""
    return text if not text or _HAS_DETERMINER.match(text) else f"the {text}"


def with_a(text: str) -> str:
    """A noun with "a" or "an", where it has no article or possessive yet ("an engineer", "a union")."""
    if not text or _HAS_DETERMINER.match(text):
        return text
    return f"{'an' if _VOWEL.match(text) else 'a'} {text}"


_HAS_DETERMINER = re.compile(r"(?:the|an?|his|her|its|their|our|my|your|this|that)\b|\w+['’]s?\b", re.IGNORECASE)
_VOWEL = re.compile(r"(?!uni(?!n)|use|eu|one\b|once\b)(?:[aeiou]|ho(?:nou?r|ur)|heir|8|11\b|18\b)", re.IGNORECASE)


def ordinal(text: str) -> str:
    """A whole number as an ordinal ("3rd"); any other text as it is."""
    return _ordinal(int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else text


def quoted(text: str) -> str:
    """The text in quotation marks, those within it made single ones."""
    inner = text.strip().removeprefix("“").removesuffix("”").strip('"')
    return f"“{inner.replace('“', '‘').replace('”', '’')}”"
