"""Policies of the templates that write a date or an age.

An age up to today is left out, for it would change from day to day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizgen.article.arguments import Arguments, Part
from quizgen.article.policies import Policy, around, show
from quizgen.edtf import days_in_month

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_YES = frozenset(["yes", "y", "1", "true", "dmy"])


def _texts(arguments: Arguments) -> list[str]:
    return [arguments.text(argument.name) for argument in arguments.positional()]


def _day_first(arguments: Arguments) -> bool:
    """Whether dates are written day first: as df= or mf= say, else as the article does."""
    if arguments.text("df", "dmy").lower() in _YES or arguments.text("format") == "dmy":
        return True
    return arguments.text("mf").lower() not in _YES and arguments.cleaner.reader.date_order == "dmy"


def date_text(numbers: Sequence[str], *, day_first: bool) -> str:
    """Year, month and day as a reader sees them; what is missing is left out."""
    year, month, day = [*numbers, "", "", ""][:3]
    name = month_name(month)
    day = day.lstrip("0")
    if not name:
        return year
    if not day:
        return f"{name} {year}".strip()
    if day_first:
        return f"{day} {name} {year}".strip()
    return f"{name} {day}, {year}" if year else f"{name} {day}"


def month_name(month: str) -> str:
    """A month by number, full or short name; "" where it is none."""
    if month.isascii() and month.isdecimal() and len(month) < 3:
        return MONTHS[int(month) - 1] if 1 <= int(month) <= 12 else ""
    return next((name for name in MONTHS if len(month) > 2 and name.lower().startswith(month[:3].lower())), "")


def single(arguments: Arguments) -> Iterable[Part]:
    """`{{birth date|1879|11|7}}`, `{{birth-date|1879|about 1879}}`: the date."""
    numbers = _texts(arguments)
    if numbers and (not _is_year(numbers[0]) or "-date" in arguments.name):
        yield (numbers[1] if len(numbers) > 1 and "-date" in arguments.name else "") or numbers[0]
    elif numbers:
        yield date_text(numbers, day_first=_day_first(arguments))


def with_age(arguments: Arguments) -> Iterable[Part]:
    """`{{death date and age|1940|8|21|1879|11|7}}`: the date and "(aged 60)"."""
    numbers = _texts(arguments)
    if numbers and not _is_year(numbers[0]):
        yield numbers[0]
    elif len(numbers) == 2:  # {{death year and age|1950|1890}}: either birthday is possible
        yield numbers[0]
        if _is_year(numbers[1]):
            years = int(numbers[0]) - int(numbers[1])
            yield f" (aged {years - 1}–{years})"
    elif numbers:
        yield date_text(numbers[:3], day_first=_day_first(arguments))
        span = _between(numbers[3:6], numbers[:3])
        if span is not None:
            yield f" (aged {span[0]})"


def age(arguments: Arguments) -> Iterable[Part]:
    """`{{age|1879|11|7|1940|8|21}}`: 60; nothing where it is to be counted up to today."""
    numbers = _texts(arguments)
    span = _between(numbers[:3], numbers[3:6])
    if span is None:
        return
    units = ("year", "month", "day")[: 1 + arguments.name.count("month") + arguments.name.count("day")]
    if arguments.name == "age":
        yield str(span[0])
        return
    yield ", ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in zip(span, units, strict=False) if n)


def _between(start: Sequence[str], end: Sequence[str]) -> tuple[int, int, int] | None:
    """Whole years, months and days from one date to another; None where one of them is no date."""
    texts = [*start, *end]
    if len(texts) != 6 or not all(text.isascii() and text.isdecimal() and len(text) < 5 for text in texts):
        return None
    y1, m1, d1, y2, m2, d2 = map(int, texts)
    if not all(1 <= month <= 12 for month in (m1, m2)) or not all(1 <= day <= 31 for day in (d1, d2)):
        return None
    months = 12 * (y2 - y1) + m2 - m1 - (d2 < d1)
    before = days_in_month(y2, (m2 - 2) % 12 + 1)  # in the month before the last one
    days = d2 - d1 if d2 >= d1 else d2 + before - min(d1, before)
    return months // 12, months % 12, days


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 5


def old_style(arguments: Arguments) -> Iterable[Part]:
    """`{{OldStyleDate|7 November|1879|26 October}}`: 7 November [O.S. 26 October] 1879."""
    new, year, old = (arguments.text(n) for n in ("1", "2", "3"))
    yield " ".join(part for part in (new, f"[O.S. {old}]" if old else "", year) if part)


def old_style_years(arguments: Arguments) -> Iterable[Part]:
    """`{{OldStyleDateDY|7 January|1871|26 December 1870}}`: 7 January 1871 [O.S. 26 December 1870]."""
    new, year, old = (arguments.text(n) for n in ("1", "2", "3"))
    yield " ".join(part for part in (new, year, f"[O.S. {old}]" if old else "") if part)


def as_of(arguments: Arguments) -> Iterable[Part]:
    """`{{as of|2015|3|31}}`: As of March 2015."""
    instead = arguments.text("alt")
    date = date_text(_texts(arguments), day_first=_day_first(arguments))
    yield instead or f"{'as' if arguments.get('lc') else 'As'} of {date}".strip()


def _table() -> dict[str, Policy]:
    groups: tuple[tuple[Policy, str], ...] = (
        (
            single,
            """birth date|birth date and age|birthdate and age|bda|dob|birth-date|birth-date and age|birth year and age|
            start date|start-date|start date and age|end date|end-date|film date|release date|launch date|death date|
            death-date|death year|dts|date|opening date|event date""",
        ),
        (with_age, "death date and age|death-date and age|dda|death year and age"),
        (age, "age|age in years and months|age in years, months and days|age in years and days|ayd"),
        (old_style, "oldstyledate|old style date"),
        (old_style_years, "oldstyledatedy|oldstyledateny"),
        (as_of, "as of"),
        (show("1"), "dmy|mdy"),
        (around("", " BC"), "bce|bc"),
    )
    return {name: policy for policy, names in groups for name in map(str.strip, names.split("|"))}


TABLE = _table()
