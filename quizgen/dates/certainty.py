"""From where a missing year was taken, and whether that leaves no other reading.

Measured on eleven WikiWars narratives: 99 % of the dates called certain are right (benchmarks/dates.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quizgen.dates.costs import Step
from quizgen.dates.timeline import Reading
from quizgen.dates.values import year_of
from quizgen.edtf import WINTER, Date

Source = Literal["sentence", "paragraph", "heading", "article", "story"]

_SURE = 3.0  # a reading is certain only where every other one costs this much more
_SURE_BESIDE = 1.0  # the same, where a full date in the same sentence names the year
_SOON = 3  # months within which a story goes on
_COUNTED = 7  # days that a text counts exactly; "forty days later" may leave out the first or the last
_NEAR = 1  # sentences between "the next day" and the day that it leans on


@dataclass(frozen=True, slots=True)
class Judged:
    """A step with its date.

    Attributes:
        date: None where no reading makes sense.
        source: where the year comes from: "sentence" or "paragraph" where a full date there names it, "heading" where
            the section's does, "article" where the day is named in full elsewhere, "story" where only the course of
            the text tells; None where the words are complete.
        certain: whether no other reading is possible.
    """

    step: Step
    date: Date | None
    source: Source | None
    certain: bool


def judge(steps: Sequence[Step], readings: Sequence[Reading]) -> Iterator[Judged]:
    """Say of each reading where it comes from and whether it is certain."""
    years = _Years(steps)
    before: Judged | None = None
    for index, (step, reading) in enumerate(zip(steps, readings, strict=True)):
        if reading.date is None or step.item.first.dated:
            judged = Judged(step, reading.date, None, not step.item.doubtful)
        elif step.item.first.month_of_year:
            source = years.source(step, reading.date)
            certain = _is_sure(step, reading, source, before)
            certain = certain and (source != "story" or years.frame(index, step, reading.date))
            judged = Judged(step, reading.date, source, certain)
        else:
            certain = years.only(step, reading.date) or (before is not None and _leans_surely(step, reading, before))
            judged = Judged(step, reading.date, years.source(step, reading.date), certain)
        yield judged
        before = judged


def _is_sure(step: Step, reading: Reading, source: Source, before: Judged | None) -> bool:
    """Whether the year of a month, day or season is certain as far as the costs tell; winters belong to two years."""
    if step.item.doubtful or step.item.first.season == WINTER:
        return False
    elsewhere = step.known and reading.date is not None and reading.date.year not in step.known
    if elsewhere and not _goes_on(reading.date, before):
        return False
    return reading.margin >= (_SURE_BESIDE if source == "sentence" else _SURE)


def _goes_on(date: Date | None, before: Judged | None) -> bool:
    """Whether a date follows within the next months on the one before it."""
    if date is None or before is None or before.date is None or not before.certain:
        return False
    there, here = date.earliest, before.date.latest
    if there is None or here is None or before.date.precision not in ("day", "month"):
        return False
    return 0 <= (there.year - here.year) * 12 + there.month - here.month <= _SOON


def _leans_surely(step: Step, reading: Reading, before: Judged) -> bool:
    """Whether "the next day" or "that year" leans on a date that is certain and near, with no other to lean on."""
    part = step.item.first
    if before.date is None or not before.certain or step.item.doubtful:
        return False
    near = step.paragraph == before.step.paragraph and step.sentence - before.step.sentence <= _NEAR
    if part.unit == "day" and abs(part.shift or 0) > _COUNTED:
        return False
    if part.unit == "day" or part.day:
        return near and before.date.precision == "day"
    return near and part.unit in ("month", "year") and reading.margin >= _SURE


class _Years:
    """The years that full dates name, by place and in their order."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._sentences: defaultdict[int, set[int]] = defaultdict(set)
        self._paragraphs: defaultdict[int, set[int]] = defaultdict(set)
        for step in steps:
            year = year_of(step.item.first)
            if year is not None and not step.heading and not _spans_years(step):
                self._sentences[step.sentence].add(year)
                self._paragraphs[step.paragraph].add(year)
        self._earlier = _last_years(steps)
        self._later = _last_years(steps[::-1])[::-1]

    def source(self, step: Step, date: Date) -> Source:
        """What names the year of a date whose words do not."""
        year = date.earliest.year if date.earliest else None
        if year in self._sentences[step.sentence]:
            return "sentence"
        if year in self._paragraphs[step.paragraph]:
            return "paragraph"
        if step.section is not None and step.section == (year, year):
            return "heading"
        return "article" if step.known == {year} else "story"

    def only(self, step: Step, date: Date) -> bool:
        """Whether the step says "that year" where its paragraph names no other."""
        part = step.item.first
        same = part.unit == "year" and part.shift == 0 and not step.item.doubtful
        return same and self._paragraphs[step.paragraph] == {date.year}

    def frame(self, index: int, step: Step, date: Date) -> bool:
        """Whether two things speak for the year: the full date before or after, the heading, the day named in full."""
        year = date.earliest.year if date.earliest else None
        spanned = year is not None and step.section is not None and step.section[0] <= year <= step.section[1]
        votes = (self._earlier[index] == year, self._later[index] == year, spanned, year in step.known)
        return sum(votes) >= 2


def _spans_years(step: Step) -> bool:
    """Whether a date like "1907–1908" leaves open which year is meant by what leans on it."""
    first, last = step.item.first, step.item.last
    return last is not None and not first.month_of_year and first.year != last.year


def _last_years(steps: Sequence[Step]) -> list[int | None]:
    """For each step the year of the full date before it, dates in passing left out."""
    years: list[int | None] = []
    year: int | None = None
    for step in steps:
        years.append(year)
        named = year_of(step.item.first)
        year = year if named is None or step.light or _spans_years(step) else named
    return years
