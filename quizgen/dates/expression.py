"""What is written before anybody asks which year was meant: parts of dates, and expressions made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quizgen.dates.lexicon import Unit
from quizgen.model import Modifier

Era = Literal["BC", "AD"]
Direction = Literal["this", "next", "last"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One point in time as far as the words tell it.

    Attributes:
        year: the number written; `era` says which way it counts, None where the words do not say.
        two_digits: the year or decade lacks its century ("'80s", the tail of "1904–07").
        decade: first year of a decade ("1980s": 1980).
        century: its ordinal ("19th": 19).
        unit: of a relative expression ("the next day": "day").
        shift: how many units from the date that it leans on; None where it does not lean on one in that way.
        direction: "next" in "the following spring", "last" in "the previous May", "this" in "that summer".
        weekday: 0 Monday to 6 Sunday, where only a weekday is named.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    decade: int | None = None
    century: int | None = None
    era: Era | None = None
    two_digits: bool = False
    unit: Unit | None = None
    shift: int | None = None
    direction: Direction | None = None
    weekday: int | None = None

    @property
    def dated(self) -> bool:
        """Whether the words fix the year (or decade, or century)."""
        return (self.year or self.decade or self.century) is not None and not self.two_digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A date as written: tokens `start` to `stop` (excluded).

    Attributes:
        first: the point, or the first of an interval.
        last: the last point of an interval, None for a point.
        open_end: "1917–present", "from 1917 onwards".
        qualifier: "~" for "about", "?" for "possibly".
        other: the point in the other calendar ("[O.S. 25 September]").
        julian: the words say that the date is of the Julian calendar and give no Gregorian one.
        in_name: part of a name.
        borrowed: `first` took its year from the later part of the same phrase ("March and September 1975").
    """

    start: int
    stop: int
    first: Part
    last: Part | None = None
    open_end: bool = False
    modifier: Modifier | None = None
    qualifier: Literal["", "~", "?"] = ""
    other: Part | None = None
    julian: bool = False
    in_name: bool = False
    borrowed: bool = False
