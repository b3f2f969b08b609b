"""Policies of the templates that write a date."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from quizgen.article.arguments import Arguments, Part

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


def day_text(arguments: Arguments, numbers: list[str]) -> str:
    """A date as the template writes it: day first with df=yes (or where the article's order says so)."""
    year, month, day = (numbers + ["", "", ""])[:3]
    name = month_name(month)
    if arguments.text("df").lower() in ("yes", "y", "1", "true"):
        first = True
    elif arguments.text("mf").lower() in ("yes", "y", "1", "true"):
        first = False
    else:
        first = arguments.cleaner.reader.date_order == "dmy"
    if not name:
        return year
    if not day:
        return f"{name} {year}".strip()
    if first:
        return f"{day.lstrip('0')} {name} {year}".strip()
    return f"{name} {day.lstrip('0')}, {year}" if year else f"{name} {day.lstrip('0')}"


def month_name(month: str) -> str:
    """A month by number, full or short name; "" where it is none."""
    if month.isdecimal() and 1 <= int(month) <= 12:
        return MONTHS[int(month) - 1]
    short = month[:3].title()
    return next((name for name in MONTHS if len(month) > 2 and name.startswith(short)), "")


def _numbers(arguments: Arguments) -> list[str]:
    return [arguments.cleaner.plain(a.start, a.end, a.nodes) for a in arguments.positional()]


def single(arguments: Arguments) -> Iterable[Part]:
    """`{{birth date|1879|11|7}}`, `{{start date|...}}`: the date. An age up to today is left out: no clock."""
    numbers = _numbers(arguments)
    if numbers and not numbers[0].isdecimal():
        yield numbers[0]  # {{birth-date|7 November 1879}}
    elif numbers:
        yield day_text(arguments, numbers)


def with_age(arguments: Arguments) -> Iterable[Part]:
    """`{{death date and age|1940|8|21|1879|11|7}}`: the date and "(aged 60)"."""
    numbers = _numbers(arguments)
    if len(numbers) == 2 or numbers and not numbers[0].isdecimal():
        yield numbers[0]
        return
    text = day_text(arguments, numbers[:3])
    ends = [int(n) if n.isdecimal() else None for n in numbers[:6]]
    if len(ends) == 6 and None not in ends:
        y1, m1, d1, y2, m2, d2 = (n or 0 for n in ends)
        text += f" (aged {y1 - y2 - ((m1, d1) < (m2, d2))})"
    yield text


def old_style(arguments: Arguments) -> Iterable[Part]:
    """`{{OldStyleDate|7 November|1879|26 October}}`: 7 November [O.S. 26 October] 1879."""
    new, year, old = (arguments.text(n) for n in ("1", "2", "3"))
    yield f"{new} [O.S. {old}] {year}".strip() if old else f"{new} {year}".strip()


def old_style_years(arguments: Arguments) -> Iterable[Part]:
    """`{{OldStyleDateDY|7 January|1871|26 December 1870}}`: 7 January 1871 [O.S. 26 December 1870]."""
    new, year, old = (arguments.text(n) for n in ("1", "2", "3"))
    yield f"{new} {year} [O.S. {old}]".strip() if old else f"{new} {year}".strip()


def as_of(arguments: Arguments) -> Iterable[Part]:
    """`{{as of|2015|3|31}}`: "As of March 2015"."""
    word = "as of" if arguments.get("lc") else "As of"
    if alternative := arguments.text("alt"):
        yield alternative
        return
    yield f"{word} {day_text(arguments, _numbers(arguments))}".strip()


TABLE: dict[str, Callable[[Arguments], Iterable[Part]]] = {
    **dict.fromkeys("birth date/birth date and age/bda/dob/birth-date/birth-date and age/birth year and age/birth based on age as of date/start date/start-date/"
                    "start date and age/end date/end-date/film date/release date/death date/death-date/death year/launch date/dts/date table sorting".split("/"), single),
    **dict.fromkeys("death date and age/dda/death-date and age/death year and age".split("/"), with_age),
    "oldstyledate": old_style,
    "oldstyledatedy": old_style_years,
    "as of": as_of,
}  # fmt: skip
