"""The stretch of time that a section tells of: what lies outside is seen to be no answer to a question from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from quizgen.edtf import Date, Day

_YEARS = re.compile(r"(?<!\d)([12]\d{3})(?!\d)(?:\s*[–-]\s*([12]\d{3}|\d{2})(?!\d)|(s?\s*[–-]\s*present))?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The first and the last day of a time."""

    first: Day
    last: Day

    @classmethod
    def of(cls, dates: Iterable[Date]) -> Stretch:
        """From the first day of these dates to the last."""
        ends = [(date.earliest, date.latest) for date in dates]
        return cls(min(first for first, _ in ends if first), max(last for _, last in ends if last))


def narrowed(one: Stretch | None, other: Stretch | None) -> Stretch | None:
    """The time that two stretches have in common; of one that is not known the other."""
    if one is None or other is None:
        return one or other
    return Stretch(max(one.first, other.first), min(one.last, other.last))


def heading_years(section: tuple[str, ...], key: Date) -> Stretch | None:
    """The years that the headings over a date name ("Exile (1929-1940)"), and the date's own; None where none does."""
    if key.earliest is None or key.latest is None:
        return None
    stretch = None
    for heading in section:
        years = _years(heading)
        if years is not None:
            first, last = min(years[0], key.earliest.year), max(years[1], key.latest.year)
            stretch = narrowed(stretch, Stretch(Day(first, 1, 1), Day(last, 12, 31)))
    return stretch


@lru_cache(maxsize=1024)
def _years(heading: str) -> tuple[int, int] | None:
    """The first and the last year of a heading; the last is 9999 of "2000s-present"."""
    found: list[int] = []
    for match in _YEARS.finditer(heading):
        first, last = int(match[1]), match[2]
        found.append(first)
        if match[3]:
            found.append(9999)
        elif last:
            found.append(int(last) if len(last) == 4 else first - first % 100 + int(last))
    return (min(found), max(found)) if found else None
