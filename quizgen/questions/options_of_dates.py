"""Wrong dates for a question: real ones of the story first, then neighbours of the right one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from quizgen.edtf import AUTUMN, SPRING, SUMMER, WINTER, Date, Day
from quizgen.model import Fact, Lifespan, Office, Question
from quizgen.names import fold
from quizgen.questions.chance import number, shuffled
from quizgen.questions.story import GROWN_UP, Life, Moment, Story, overlap
from quizgen.questions.words import stems

MOST_YEARS = 2
"""Years between the right date and a wrong one, where both are days or months; of bare years, `MOST_BARE_YEARS`."""

MOST_BARE_YEARS = 6

CROWDED_DAYS = 10
CROWD = 4
"""With so many dates of the story within so many days of the right one, only neighbours look right."""

LEAST_DAYS = 4
"""Days between two options: nearer ones could be one event's."""

ALIKE = 0.3
"""Share of a question's telling words in what is told of another date that makes that date right too, perhaps."""

LEAST_ALIKE = 2
MOST_ALIKE = 3
"""So many words in common are too many, whatever their share."""

_DAYS_A_YEAR, _DAYS_A_MONTH = 372, 31  # twelve months of 31 days: a scale on which every day has its place
_NEAR_DAYS = (4, 7, 11, 16, 23, 31, 45, 60)
_NEAR_MONTHS = (2, 3, 4, 5, 7, 8, 10, 13, 15, 18)
_NEAR_YEARS = (1, 2, 3, 4, 5, 6)
_SEASONS = (SPRING, SUMMER, AUTUMN, WINTER)
_PINNED = re.compile(
    r"\b(?:at (?:the )?age|aged \d|years old)\b|\b(?:candidates?|elections?|inaugurat\w+|nomin\w+|re-?elect\w*)\b",
    re.IGNORECASE,
)
"""Words that leave one year only of those around: an age, or an election that comes every few years."""

_LIFE = frozenset({"born", "died"})


@dataclass(frozen=True, slots=True)
class AskedDate:
    """A question on a date, and what decides which other dates are wrong and look right.

    Attributes:
        key: the right date, as exact as the options are to be.
        told: the telling words of the prompt.
        near: whether only neighbours look right: of births and deaths, of what follows a death within a year, and on
            days of which the story tells many.
        first: no earlier day looks right, None where any does.
        last: no later one does.
    """

    question: Question
    key: Date
    story: Story
    told: frozenset[str]
    near: bool
    first: Day | None
    last: Day | None


def asked_date(question: Question, fact: Fact, key: Date, story: Story) -> AskedDate:
    """What is to be known of a question on a date; see `AskedDate`."""
    title = question.evidence.title
    told = stems(question.prompt) - stems(title)
    bounds, life = [_term(fact, question.asks)], story.lives.get(fold(title))
    near = bool(told & _LIFE) or isinstance(fact, Lifespan) or _is_crowded(story.dates(title, "day"), key)
    if not near:
        bounds.append(_era(life, key))
        near = life is not None and _mourned(life, key)
    latest = question.evidence.timestamp
    if latest is not None and latest[:4].isdigit():
        bounds.append((None, Day(int(latest[:4]), 12, 31)))
    firsts = [first for first, _ in bounds if first is not None]
    lasts = [last for _, last in bounds if last is not None]
    return AskedDate(question, key, story, told, near, max(firsts, default=None), min(lasts, default=None))


def _is_crowded(dates: Sequence[Date], key: Date) -> bool:
    """Whether the story tells of so many days around a day that none weeks away looks right."""
    if key.precision != "day":
        return False
    return sum(abs(_scale(date) - _scale(key)) <= CROWDED_DAYS for date in dates) >= CROWD


def _mourned(life: Life, key: Date) -> bool:
    """Whether a date follows the topic's death within a year: a burial is not years away."""
    if life.died is None or key.earliest is None:
        return False
    return life.died <= key.earliest and key.earliest.year <= life.died.year + 1


def _term(fact: Fact, asks: str) -> tuple[Day | None, Day | None]:
    """Nobody leaves an office before taking it up."""
    if not isinstance(fact, Office):
        return None, None
    first = fact.start.latest if asks == "end" and fact.start is not None else None
    last = fact.end.earliest if asks == "start" and fact.end is not None else None
    return first, last


def _era(life: Life | None, key: Date) -> tuple[Day | None, Day | None]:
    """The part of the topic's life that the date lies in: nobody takes an office as a child, or after death."""
    if life is None or life.born is None or key.earliest is None:
        return None, None
    grown = Day(life.born.year + GROWN_UP, 1, 1)
    if key.earliest < grown:
        age = key.earliest.year - life.born.year
        return Day(life.born.year + max(age // 2, min(age, 1)), 1, 1), grown
    if life.died is None or key.earliest <= life.died:
        return grown, life.died and _day_before(life.died)
    return life.died, None


def _day_before(day: Day) -> Day:
    """The day before, or what stands in its place in a comparison: a death is an option for no other event."""
    return day._replace(day=day.day - 1)


def wrong_dates(asked: AskedDate, count: int, earlier: int) -> list[Date]:
    """Up to `count` dates that are surely wrong, `earlier` of them before the right one where there are as many."""
    key = asked.key
    if key.precision not in ("day", "month", "season", "year") or key.qualifier or key.earliest is None:
        return []
    if key.precision == "year" and _PINNED.search(asked.question.prompt):
        return []
    before, after = _side(asked, -1, earlier), _side(asked, +1, count - earlier)
    if len(before) < earlier:
        after = _side(asked, +1, count - len(before))
    elif len(before) + len(after) < count:
        before = _side(asked, -1, count - len(after))
    return sorted([*before, *after], key=lambda date: date.earliest or ())


def surely_wrong(asked: AskedDate, date: Date) -> bool:
    """Whether a date is no right answer, by all that the story tells, and could be taken for one."""
    if date.earliest is None or date.latest is None or not _apart(date, [asked.key]):
        return False
    if (asked.first and date.earliest < asked.first) or (asked.last and date.latest > asked.last):
        return False
    question = asked.question
    return not any(
        _may_be_told(asked, moment) or (moment.fact in question.facts and question.fact_kind != "office")
        for moment in asked.story.overlapping(question.evidence.title, date, asked.told, question.facts)
        if moment.date.precision == "interval" or not overlap(moment.date, asked.key)
    )


def _may_be_told(asked: AskedDate, moment: Moment) -> bool:
    """Whether what is told of another date may be what is asked."""
    common = len(asked.told & moment.told)
    if common >= MOST_ALIKE or (common >= LEAST_ALIKE and common >= ALIKE * len(asked.told)):
        return True
    return bool(common) and common == len(asked.told)


def _side(asked: AskedDate, sign: int, count: int) -> list[Date]:
    """`count` wrong dates on one side of the right one, if there are as many."""
    if count <= 0:
        return []
    id_ = asked.question.id
    found: list[Date] = []
    if not asked.near:
        real = list(islice(_real(asked, sign), count + 1))
        for date in shuffled(id_, real):
            if len(found) < count and _apart(date, found):
                found.append(date)
    for date in _invented(asked, sign):
        if len(found) == count:
            break
        if surely_wrong(asked, date) and _apart(date, found):
            found.append(date)
    return found


def _real(asked: AskedDate, sign: int) -> Iterator[Date]:
    """The dates of the story on one side that are wrong, the nearest first."""
    dates = asked.story.dates(asked.question.evidence.title, asked.key.precision)
    at = bisect_left(dates, asked.key.earliest or (), key=lambda date: date.earliest or ())
    side: Iterable[Date] = reversed(dates[:at]) if sign < 0 else dates[at:]
    for date in side:
        years = abs(_scale(date) - _scale(asked.key)) / _DAYS_A_YEAR
        if years > (MOST_BARE_YEARS if asked.key.precision == "year" else MOST_YEARS):
            return
        if surely_wrong(asked, date):
            yield date


def _apart(date: Date, others: Iterable[Date]) -> bool:
    least = LEAST_DAYS if date.precision == "day" else 1
    return all(abs(_scale(date) - _scale(other)) >= least for other in others)


def _scale(date: Date) -> int:
    year, month, day = date.earliest or (0, 1, 1)
    return year * _DAYS_A_YEAR + (month - 1) * _DAYS_A_MONTH + day


def _invented(asked: AskedDate, sign: int) -> Iterator[Date]:
    """Neighbours of the right date on one side, as exact as it is."""
    key, id_ = asked.key, asked.question.id
    year, month, day = key.earliest or (0, 1, 1)
    match key.precision:
        case "year":
            for step in shuffled(id_, _NEAR_YEARS):
                yield Date.of(year + sign * step)
        case "month":
            for step in shuffled(id_, _NEAR_MONTHS):
                at = year * 12 + month - 1 + sign * step
                yield Date.of(at // 12, at % 12 + 1)
        case "season":
            at = year * 4 + _SEASONS.index(key.season or SPRING)
            for step in shuffled(id_, (1, 2, 3, 4, 5)):
                yield Date.of((at + sign * step) // 4, _SEASONS[(at + sign * step) % 4])
        case _:
            for step in shuffled(id_, _NEAR_DAYS):
                at = year * _DAYS_A_YEAR + (month - 1) * _DAYS_A_MONTH + day - 1
                at += sign * (step + number(id_, str(step), 5))
                days = min(at % _DAYS_A_MONTH + 1, 28)
                yield Date.of(at // _DAYS_A_YEAR, at % _DAYS_A_YEAR // _DAYS_A_MONTH + 1, days)
