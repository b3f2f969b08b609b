"""What a whole text tells about its numbers: which years it names beyond doubt, and the era of its short years."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizgen.dates.expression import Era, Expression, Part
from quizgen.dates.tokens import Tokens
from quizgen.dates.values import year_of

_NEAR = 40  # years between a doubtful number and the nearest year named beyond doubt
_LEADING = frozenset("in by during since throughout within until till from between before after year years (".split())
_PLURALS = frozenset("men women people troops soldiers children cattle sheep".split())
_NO_PLURALS = frozenset("was is has as his its this thus us does focus campus congress series business".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """The years named beyond doubt, in order; the era of years of one to three digits, None where none has one."""

    years: tuple[int, ...] = ()
    short_era: Era | None = None

    def fits(self, part: Part) -> bool:
        """Whether a year stands near one that the text names beyond doubt."""
        if is_short(part) and self.short_era:
            part = replace(part, era=self.short_era)
        year = year_of(part)
        if year is None:
            return False
        index = bisect(self.years, year)
        return any(abs(year - other) <= _NEAR for other in self.years[max(0, index - 1) : index + 1])


def setting_of(passages: Iterable[tuple[Tokens, list[Expression]]]) -> Setting:
    """The setting of a text from the dates in it that nothing else could be."""
    years: set[int] = set()
    eras: list[Era] = []
    for tokens, items in passages:
        for item in items:
            year = year_of(item.first)
            if year is None or is_short(item.first):
                continue
            if item.first.era and (item.first.year or 0) < 1000:
                eras.append(item.first.era)
            plain = not (item.first.month_of_year or item.first.era or item.last)
            if not counts(tokens, item.stop) and not (plain and not is_led(tokens, item)):
                years.add(year)
    short_era: Era | None = None
    if eras:
        short_era = "BC" if 2 * eras.count("BC") >= len(eras) else "AD"
    return Setting(tuple(sorted(years)), short_era)


def is_short(part: Part) -> bool:
    """A year of three digits that has no era."""
    return part.year is not None and part.year < 1000 and part.era is None


def is_led(tokens: Tokens, item: Expression) -> bool:
    """Whether a preposition of time, "year" or a bracket stands before the date, or it is of a name ("Act of 1290")."""
    of_name = tokens.kind(item.start - 1) == "f" and tokens.kind(item.start - 2) == "W"
    return of_name or tokens.word_before(item.start).lower() in _LEADING


def counts(tokens: Tokens, stop: int) -> bool:
    """Whether the word after a number could be what it counts ("cases", "men")."""
    if tokens.kind(stop) not in "wu":
        return False
    word = tokens.word(stop)
    return word in _PLURALS or (word.endswith("s") and word not in _NO_PLURALS)
