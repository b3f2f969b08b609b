"""What is written before anybody asks which year was meant: parts of dates, and expressions made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quizgen.dates.lexicon import SEASON_MIDDLES, Unit
from quizgen.edtf import Qualifier
from quizgen.model import Modifier

Era = Literal["BC", "AD"]
Direction = Literal["this", "next", "last"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One point in time as far as the words tell it.

    Attributes:
        year: the number written; `era` says which way it counts, None where the words do not say.
        season: 21 spring to 24 winter, as in EDTF.
        decade: first year of a decade ("1980s": 1980); less than 100 where the century is missing ("'80s").
        century: its ordinal ("19th": 19).
        unit: of a relative expression ("the next day": "day").
        shift: how many units from the date that it leans on; None where it does not lean on one in that way.
        direction: "next" in "the following spring", "last" in "the previous May", "this" in "that summer".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    decade: int | None = None
    century: int | None = None
    era: Era | None = None
    unit: Unit | None = None
    shift: int | None = None
    direction: Direction | None = None

    @property
    def dated(self) -> bool:
        """Whether the words fix the year, decade or century."""
        return self.year is not None or self.century is not None or (self.decade or 0) >= 100

    @property
    def month_of_year(self) -> int:
        """The month, the middle month of a season, 0 where neither is told."""
        return self.month or SEASON_MIDDLES.get(self.season or 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A date as written: tokens `start` to `stop` (excluded).

    Attributes:
        first: the point, or the first of an interval.
        last: the last point of an interval, None for a point.
        open: "end" in "1917–present" and "from 1917 onwards", "start" in "(–1917)".
        qualifier: "~" for "about", "?" for "possibly".
        other: the same point in the other calendar ("[O.S. 25 September]").
        borrowed: `first` took its year from the later part of the same phrase ("March and September 1975").
        attributive: it only tells which one ("the 1941 campaign").
        in_name: it is part of a name.
        doubtful: it may be something else ("the 1900s", a number before a plural).
    """

    start: int
    stop: int
    first: Part
    last: Part | None = None
    open: Literal["", "start", "end"] = ""
    modifier: Modifier | None = None
    qualifier: Qualifier = ""
    other: Part | None = None
    borrowed: bool = False
    attributive: bool = False
    in_name: bool = False
    doubtful: bool = False
