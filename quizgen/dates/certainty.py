"""From where a missing year was taken, and whether that leaves no other reading.

Measured on eleven WikiWars narratives: 99 % of the dates called certain are right (benchmarks/dates.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.dates.costs import Step
from quizgen.dates.timeline import Reading
from quizgen.dates.values import year_of
from quizgen.edtf import WINTER, Date

_SURE = 3.0  # a reading is certain only where every other one costs this much more
_NEAR = 1  # sentences between "the next day" and the day that it leans on


@dataclass(frozen=True, slots=True)
class Judged:
    """A step with its date.

    Attributes:
        date: None where no reading makes sense.
        source: where the year comes from: "sentence" or "paragraph" where a full date there names it, "heading" where
            the section's does, "story" where only the course of the text tells; None where the words are complete.
        certain: whether no other reading is possible.
    """

    step: Step
    date: Date | None
    source: str | None
    certain: bool


def judge(steps: Sequence[Step], readings: Sequence[Reading]) -> Iterator[Judged]:
    """Say of each reading where it comes from and whether it is certain."""
    sentences, paragraphs = _years_named(steps)
    earlier, later = _last_years(steps), _last_years(steps[::-1])[::-1]
    before: Judged | None = None
    for index, (step, reading) in enumerate(zip(steps, readings, strict=True)):
        date = reading.date
        if date is None or step.item.first.dated:
            judged = Judged(step, date, None, not step.item.doubtful)
        else:
            year = date.earliest.year if date.earliest else None
            if year in sentences[step.sentence]:
                source = "sentence"
            elif year in paragraphs[step.paragraph]:
                source = "paragraph"
            else:
                source = "heading" if step.section == (year, year) else "story"
            framed = source != "story" or earlier[index] == year == later[index]
            judged = Judged(step, date, source, _is_certain(step, reading, before) and framed)
        yield judged
        before = judged


def _is_certain(step: Step, reading: Reading, before: Judged | None) -> bool:
    part = step.item.first
    if part.month_of_year and part.shift is None:
        return reading.margin >= _SURE and part.season != WINTER and not step.item.doubtful
    if before is None or before.date is None or not before.certain:
        return False
    near = step.paragraph == before.step.paragraph and step.sentence - before.step.sentence <= _NEAR
    if part.unit == "day" or part.day:
        return near and before.date.precision == "day"
    return near and part.unit in ("month", "year") and reading.margin >= _SURE


def _years_named(steps: Sequence[Step]) -> tuple[defaultdict[int, set[int]], defaultdict[int, set[int]]]:
    """The years that full dates name, by sentence and by paragraph."""
    sentences: defaultdict[int, set[int]] = defaultdict(set)
    paragraphs: defaultdict[int, set[int]] = defaultdict(set)
    for step in steps:
        year = year_of(step.item.first)
        if year is not None and not step.heading:
            sentences[step.sentence].add(year)
            paragraphs[step.paragraph].add(year)
    return sentences, paragraphs


def _last_years(steps: Sequence[Step]) -> list[int | None]:
    """For each step the year of the full date before it."""
    years: list[int | None] = []
    year: int | None = None
    for step in steps:
        years.append(year)
        year = year_of(step.item.first) if step.item.first.year else year
    return years
