from __future__ import annotations

from dataclasses import dataclass, replace

from quizgen.dates.expression import Expression, Part
from quizgen.dates.lexicon import Unit
from quizgen.edtf import Date, Day, days_in_month


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    sentence: int
    paragraph: int
    heading: bool = False
    section: tuple[Date, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    date: Date
    other: Date | None = None
    source: str | None = None
    certain: bool = True


class Story:
    def __init__(self) -> None:
        self.last: Date | None = None
        self.last_place: Place | None = None
        self.section: Date | None = None
        self.bc = False

    def read(self, item: Expression, place: Place) -> Resolved | None:
        try:
            found = self._resolve(item, place)
        except ValueError:
            return None
        if found is not None:
            if not item.in_name:
                self.last, self.last_place = (found.date.end or found.date.start or found.date), place
        return found

    def _resolve(self, item: Expression, place: Place) -> Resolved | None:
        first = self._fill(item.first, place)
        if first is None:
            return None
        if item.last is not None:
            last = item.last if item.last.dated or item.last.year else replace(item.last, year=first.year, era=first.era)
            if item.last.year is None and item.last.decade is None and item.last.century is None and (last.month or 0) < (first.month or 0):
                last = replace(last, year=(last.year or 0) + 1)
            date = Date.between(_date(first), _date(last))
        elif item.open_end:
            date = Date.between(_date(first), None)
        else:
            date = _date(first, item.qualifier)
        source = None
        if not item.first.dated:
            source = "sentence" if self.last_place and self.last_place.sentence == place.sentence else "paragraph" if self.last_place and self.last_place.paragraph == place.paragraph else "story"
        return Resolved(date, None, source, source is None)

    def _fill(self, part: Part, place: Place) -> Part | None:
        if part.dated:
            return part
        anchor = self.last
        if anchor is None or anchor.earliest is None:
            return None
        year, month, day = anchor.earliest
        if part.unit and part.shift is not None and part.month is None and part.season is None:
            return _shift(anchor, part.unit, part.shift)
        if part.unit == "year":
            return replace(part, year=_bc(year + (part.shift or 0)), era="BC" if year <= 0 else None)
        if part.weekday is not None:
            return None
        order = part.month or ({21: 4, 22: 7, 23: 10, 24: 12}[part.season] if part.season else None)
        if order is None:
            if part.day and anchor.month:
                return replace(part, year=_bc(year), month=month, era="BC" if year <= 0 else None)
            return None
        if part.direction == "next":
            if anchor.precision == "year" or order <= month:
                year += 1
        elif part.direction == "last":
            if order >= month:
                year -= 1
        elif anchor.month or anchor.precision == "season":
            if order - month <= -7:
                year += 1
        return replace(part, year=_bc(year), era="BC" if year <= 0 else None)


def _bc(year: int) -> int:
    return year if year > 0 else 1 - year


def _date(part: Part, qualifier: str = "") -> Date:
    if part.century is not None:
        return Date.parse(f"-{part.century - 1:02d}XX" if part.era == "BC" else f"{part.century - 1:02d}XX")
    if part.decade is not None:
        if part.era == "BC":
            return Date.between(Date.of(-(part.decade + 8)), Date.of(1 - part.decade))
        return Date.parse(f"{part.decade // 10:03d}X")
    if part.year is None:
        raise ValueError
    year = 1 - part.year if part.era == "BC" else part.year
    return Date.of(year, part.season or part.month, part.day, qualifier)  # type: ignore[arg-type]


def _shift(anchor: Date, unit: Unit, shift: int) -> Part | None:
    assert anchor.earliest
    year, month, day = anchor.earliest
    era = None
    if unit in ("day", "week"):
        if anchor.precision != "day":
            return None
        year, month, day = add_days(anchor.earliest, shift * (7 if unit == "week" else 1))
        return Part(year=_bc(year), month=month, day=day, era="BC" if year <= 0 else None)
    if unit == "month":
        if not anchor.month:
            return None
        total = year * 12 + month - 1 + shift
        year, month = divmod(total, 12)
        return Part(year=_bc(year), month=month + 1, era="BC" if year <= 0 else None)
    if unit == "year":
        if anchor.year is None:
            return None
        return Part(year=_bc(year + shift), era="BC" if year + shift <= 0 else None)
    if unit == "decade":
        if year <= 0:
            return None
        return Part(decade=(year + 10 * shift) // 10 * 10)
    return None


def add_days(day: Day, shift: int) -> Day:
    year, month, number = day
    number += shift
    while number < 1:
        month -= 1
        if month < 1:
            year, month = year - 1, 12
        number += days_in_month(year, month)
    while number > days_in_month(year, month):
        number -= days_in_month(year, month)
        month += 1
        if month > 12:
            year, month = year + 1, 1
    return Day(year, month, number)
