"""What a learner means by a typed date: "10 Feb 1918", "Feb 10, 1918", "1918-02-10", "10.2.18", "c. 44 BC", "1914–18".

A reading says only what was written; where figures can be read in two ways ("10/2/1918"), there are two readings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizgen.edtf import Date
from quizgen.study.grade.text import ORDINAL_WORDS

MAX_LENGTH = 80
"""Longest text that is read as a date, in characters."""

_MONTHS = "january february march april may june july august september october november december".split()
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
_CENTURIES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
).split()
_WEEKDAY = re.compile(r"^(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|mon|tue|wed|thu|sat|sun)\.?,?\s+")
_AROUND = re.compile(r"^(?:in|on|at|the|of|year|during|it was|since|about the|sometime in)\s+")
_ABOUT = re.compile(r"^(?:(?:circa|about|around|approximately|roughly|approx|ca|c)\b\.?|~)\s*(?=\w)|^c(?=\d)")
_MODIFIER = re.compile(r"^(early|mid|late)(?:\s+in)?[\s-]+")
_STYLE = re.compile(
    r"[\s,]*[(\[]?\s*\b(o\.? ?s\.?|n\.? ?s\.?|(?:old|new) style|(?:julian|gregorian)(?: calendar)?)\s*[)\]]?$"
)
_ERA = re.compile(r"(?:\s+|(?<=\d))(b\.?\s?c\.?(?:\s?e\.?)?|a\.?\s?d\.?|c\.?\s?e\.?)$")
_AD_BEFORE = re.compile(r"^a\.?\s?d\.?\s+(?=\d)")
_TO = re.compile(
    r"\s*(?:–|—|\s-\s|(?<=\d)\s*-\s*(?=\d{4}\b)|(?<=[a-z])\s*-\s*(?=[a-z])|(?<=\d{4})-(?=\d\d\b)(?!\d\d-)"
    r"|\b(?:to|until|till?|through)\b|(?<=\w)\s+and\b)\s*"
)
_ORDINAL = re.compile(rf"\b(?:{'|'.join(ORDINAL_WORDS)})\b(?=\s+(?:day\s+)?of\s)")
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<m>[a-z]{3,9})\.?"
_YEAR = r"(?P<y>-?\d{1,4}|'\d\d)"
_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_DAY}(?:\s+day)?(?:\s+of)?[\s.-]*{_MONTH}(?:[\s,.-]+{_YEAR})?",
        rf"{_MONTH}\s*(?:the\s+)?{_DAY}(?:(?:[\s,.]+){_YEAR})?",
        rf"{_YEAR}[\s,.-]+{_MONTH}[\s,.-]+{_DAY}",
        rf"{_MONTH}(?:[\s,.-]+(?:of\s+)?{_YEAR})?",
        rf"{_YEAR}[\s,.-]+{_MONTH}",
        r"(?P<y>\d{4})[-/.](?P<n>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?",
        r"(?P<y>\d{4})(?P<n>\d\d)(?P<d>\d\d)",
        r"(?P<d>\d{1,2})\s*[./-]\s*(?P<r>[ivx]+)\s*[./-]\s*(?P<y>\d{4}|\d\d)",
        r"(?P<a>\d{1,2})\s?[./-]\s?(?P<b>\d{1,2})\s?[./-]\s?(?P<y>\d{4}|\d\d)",
        r"(?P<n>\d{1,2})\s?[./-]\s?(?P<y>\d{4})",
        r"(?P<y>\d{1,3}0)'?s",
        r"(?P<c>\d{1,2}(?:st|nd|rd|th)|[a-z-]+)\s+(?:century|cent\.?|c\.?)",
        _YEAR,
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A date as far as it was written. `year` is astronomical (0 is 1 BC); `short` where only its last two digits were.

    `span` is 10 for a decade and 100 for a century, of which `year` is the first.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    span: int = 1
    short: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A typed date: a point, or an interval from `start` to `end`."""

    start: Point
    end: Point | None = None
    about: bool = False
    modifier: str | None = None
    old_style: bool = False
    new_style: bool = False
    era: bool = False


@lru_cache(maxsize=1024)
def readings(text: str) -> tuple[Reading, ...]:
    """What the text can mean as a date; nothing where it is none."""
    if len(text) > MAX_LENGTH:
        return ()
    line = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("−", "-")
    line = " ".join(line.split()).strip(" .,;:!?")
    line = _ORDINAL.sub(lambda match: str(ORDINAL_WORDS.index(match[0]) + 1), line)
    style = _STYLE.search(line)
    line = line[: style.start()].strip() if style else line
    about, modifier, line = _qualified(line)
    old = bool(style) and style[1][0] in "oj" if style else False
    found = [
        Reading(
            start=start, end=end, about=about, modifier=modifier, era=_has_era(line),
            old_style=old, new_style=style is not None and not old,
        )
        for start, end in _intervals(line) or ((point, None) for point in _points(line))
    ]  # fmt: skip
    return tuple(dict.fromkeys(found))


def _qualified(line: str) -> tuple[bool, str | None, str]:
    """The words before a date taken off: about, early, the weekday."""
    about, modifier = False, None
    for _ in range(4):
        before = line
        if hit := _ABOUT.match(line):
            about, line = True, line[hit.end() :]
        elif hit := _MODIFIER.match(line):
            modifier, line = hit[1], line[hit.end() :]
        else:
            line = _AROUND.sub("", _WEEKDAY.sub("", line))
        if line == before:
            break
    return about, modifier, line


def _has_era(line: str) -> bool:
    return bool(_ERA.search(line) or _AD_BEFORE.match(line))


def _intervals(line: str) -> list[tuple[Point, Point | None]]:
    """The readings of "from A to B": what A leaves out (year, month, era) is B's, and the other way round."""
    line = re.sub(r"^(?:from|between)\s+", "", line)
    for cut in _TO.finditer(line):
        left, right = line[: cut.start()].strip(), line[cut.end() :].strip()
        ends = list(_points(right)) if left and right else []
        if not ends:
            continue
        first = _AROUND.sub("", left)
        if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", first) and ends[0].day and ends[0].month:
            first = f"{first} {_MONTHS[ends[0].month - 1]}"
        is_bc = ends[0].year is not None and ends[0].year <= 0 and not _has_era(first)
        starts = list(_points(f"{first} bc" if is_bc else first))
        pairs = [pair for start in starts for end in ends if (pair := _paired(start, end)) is not None]
        if pairs:
            return pairs
    return []


def _paired(start: Point, end: Point) -> tuple[Point, Point | None] | None:
    if start.year is None and end.year is not None:
        start = _in_year(start, end.year)
    elif start.year is not None and end.year is not None and 0 <= end.year < 100 <= start.year and end.month is None:
        end = _in_year(end, start.year - start.year % 100 + end.year)  # 1914-18
    elif end.year is None and start.year is not None:
        end = _in_year(end, start.year)
    if start.season and end == Point(year=end.year, short=end.short):  # winter of 1919-20
        return start, None
    if start.year is not None and end.year is not None and start.year > end.year:
        return None
    return start, end


def _in_year(point: Point, year: int) -> Point:
    return Point(year=year, month=point.month, day=point.day, season=point.season, span=point.span)


def _points(line: str) -> Iterator[Point]:
    """Every reading of a single date, those that there cannot be (31 June) left out."""
    line = _AROUND.sub("", line)
    era = _ERA.search(line)
    before_christ = era is not None and era[1][0] == "b"
    bare = _AD_BEFORE.sub("", line[: era.start()] if era else line).strip(" .,;")
    for shape in _SHAPES:
        match = shape.fullmatch(bare)
        if match is not None:
            yield from (point for point in _read(match, before_christ) if _exists(point))


def _read(match: re.Match[str], before_christ: bool) -> Iterator[Point]:  # noqa: FBT001 - of one caller
    parts = {name: value for name, value in match.groupdict().items() if value is not None}
    year, short = _year(parts.get("y"), before_christ)
    if match.re is _SHAPES[10]:
        first = year if year is not None and not before_christ else -8 - int(parts["y"])  # the 40s BC: 49 to 40 BC
        yield Point(year=first, span=10)
    elif "c" in parts:
        number = _century(parts["c"])
        if number is not None:
            yield Point(year=1 - 100 * number if before_christ else 100 * (number - 1), span=100)
    elif "a" in parts:
        for day, month in ((parts["a"], parts["b"]), (parts["b"], parts["a"])):
            yield Point(year=year, month=int(month), day=int(day), short=short)
    else:
        named = parts.get("m")
        if named in _SEASONS and "d" not in parts:
            yield Point(year=year, season=_SEASONS[named], short=short)
            return
        month = _month(named) if named else int(parts["n"]) if "n" in parts else None
        if "r" in parts:
            month = _ROMAN.index(parts["r"]) + 1 if parts["r"] in _ROMAN else 0
        day = int(parts["d"]) if "d" in parts else None
        figure = day is None and month is not None and not before_christ and re.fullmatch(r"\d\d?", parts.get("y", ""))
        short = short and (month is not None or parts["y"].startswith("'"))
        if (named is None or month) and not figure:  # "10 February" is a day, not February of the year 10
            yield Point(year=year, month=month, day=day, short=short)


def _year(written: str | None, before_christ: bool) -> tuple[int | None, bool]:  # noqa: FBT001 - of one caller
    if written is None:
        return None, False
    if written.startswith("'"):
        return int(written[1:]), True
    number = int(written)
    if before_christ or number < 0:
        return 1 - abs(number), False
    return number, len(written) == 2 and number >= 0


def _century(word: str) -> int | None:
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word))
    return _CENTURIES.index(word) + 1 if word in _CENTURIES else None


def _month(word: str) -> int | None:
    """The month of a name, of its first three letters or more, or of a name with a slip of the keys in it."""
    starts = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.rstrip("."))]
    if len(starts) == 1 or word == "sept":
        return starts[0] if starts else 9
    if len(word) < 4:
        return None
    from rapidfuzz.distance import OSA

    slips = {number: OSA.distance(word, name) for number, name in enumerate(_MONTHS, 1)}
    close = [number for number, name in enumerate(_MONTHS, 1) if slips[number] <= (1 if len(name) < 6 else 2)]
    return close[0] if len(close) == 1 else None


def _exists(point: Point) -> bool:
    try:
        Date.of(point.year if point.year is not None else 2000, point.month, point.day)
    except ValueError:
        return False
    return point.day is None or point.month is not None
