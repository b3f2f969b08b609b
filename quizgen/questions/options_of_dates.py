"""Wrong dates for a question: real ones of the story first, then neighbours of the right one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from quizgen.edtf import Date, Day
from quizgen.model import Fact, Lifespan, Office, Question
from quizgen.names import fold
from quizgen.questions.chance import number, shuffled
from quizgen.questions.moment import Moment, overlap
from quizgen.questions.story import Life, Story
from quizgen.questions.words import stems

MOST_DAYS = 150
MOST_MONTHS = 12
MOST_YEARS = 6
"""How far a wrong day, month or year may be from the right one."""

LEAST_DAYS = 18
"""Days between the right day and a wrong one: more than the two calendars are apart, and no slip of a week."""

LEAST_MONTHS = 2
LEAST_YEARS = 2
"""The same of months and years: what sources differ on is a year at most."""

BETWEEN_DAYS = 14
BETWEEN_MONTHS = 2
"""Time between two wrong options: of a crowd the one that stands apart is seen to be right."""

NEW_STYLE = Day(1918, 2, 14)
"""The day on which Russia, the last of the great countries that had the Julian calendar, took the Gregorian."""

GROWN_UP = 18
"""Years after a birth before which wrong dates of a life are seen to be wrong: nobody graduates at ten."""

ALIKE = 0.3
"""Share of a question's telling words in what is told of another date that makes that date right too, perhaps."""

LEAST_ALIKE = 2
MOST_ALIKE = 3
"""So many words in common are too many, whatever their share."""

_DAYS_A_YEAR, _DAYS_A_MONTH = 372, 31  # twelve months of 31 days: a scale on which every day has its place
_REACH = {
    "day": (LEAST_DAYS, MOST_DAYS),
    "month": (LEAST_MONTHS * _DAYS_A_MONTH, MOST_MONTHS * _DAYS_A_MONTH),
    "year": (LEAST_YEARS * _DAYS_A_YEAR, MOST_YEARS * _DAYS_A_YEAR),
}
"""How near and how far a wrong date may be, in days of that scale, by the precision of both."""

_NEAR_DAYS = (19, 27, 35, 44, 54, 66, 80, 100)
_NEAR_MONTHS = (2, 3, 4, 5, 6, 7, 8, 10, 12)
_NEAR_YEARS = (2, 3, 4, 5, 6)
_HOLIDAYS = frozenset({(1, 1), (12, 24), (12, 25), (12, 26)})
"""Days on which, as readers think, nothing is signed or opened."""

_TIMESTAMP = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LIFE = re.compile(r"(?<!-)\bborn\b|\bdie[ds]?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskedDate:
    """A question on a date, and what decides which other dates are wrong and look right.

    Attributes:
        key: the right date, as exact as the options are to be.
        told: the telling words of the prompt.
        near: whether only neighbours look right: of births and deaths.
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


def asked_date(question: Question, fact: Fact, key: Date, story: Story) -> AskedDate | None:
    """What is to be known of a question on a date; see `AskedDate`.

    None where no date but the right one looks right: in a childhood, soon after a death, where nothing says which time
    is told of; or where the right one is in doubt: a day of the old calendar or the new, or the article has another
    date of what seems the same event.
    """
    evidence = question.evidence
    told = stems(question.prompt) - stems(evidence.title)
    near = isinstance(fact, Lifespan) or _LIFE.search(question.prompt) is not None
    bounds = [_term(fact, question.asks)]
    if not near:
        life = story.lives.get(fold(evidence.title))
        stretch = story.stretch(evidence.title, evidence.section, key)
        if stretch is None or (life is not None and _is_no_time_to_act(life, key)):
            return None
        bounds += [(stretch.first, stretch.last), _era(life, key)]
    if key.precision == "day" and evidence.title in story.old_style and key.earliest and key.earliest < NEW_STYLE:
        return None
    if story.told_otherwise(evidence.title, told, evidence.sentence, key):
        return None
    bounds.append((None, _told_until(evidence.timestamp)))
    firsts = [first for first, _ in bounds if first is not None]
    lasts = [last for _, last in bounds if last is not None]
    return AskedDate(question, key, story, told, near, max(firsts, default=None), min(lasts, default=None))


def _told_until(timestamp: str | None) -> Day | None:
    """The last day of the year, month or day of a revision: nothing later looks right."""
    match = _TIMESTAMP.match(timestamp or "")
    return Day(int(match[1]), int(match[2] or 12), int(match[3] or 31)) if match else None


def _is_no_time_to_act(life: Life, key: Date) -> bool:
    """Whether a date lies in the topic's childhood, or within a year of its death: a burial is not months away."""
    if key.earliest is None:
        return True
    if life.born is not None and key.earliest.year < life.born.year + GROWN_UP:
        return True
    return life.died is not None and life.died <= key.earliest and key.earliest.year <= life.died.year + 1


def _term(fact: Fact, asks: str) -> tuple[Day | None, Day | None]:
    """Nobody leaves an office before taking it up."""
    if not isinstance(fact, Office):
        return None, None
    first = fact.start.latest if asks == "end" and fact.start is not None else None
    last = fact.end.earliest if asks == "start" and fact.end is not None else None
    return first, last


def _era(life: Life | None, key: Date) -> tuple[Day | None, Day | None]:
    """The part of the topic's life that the date lies in: nobody takes an office as a child, or after death."""
    if life is None or key.earliest is None:
        return None, None
    if life.died is not None and life.died < key.earliest:
        return life.died, None
    grown = Day(life.born.year + GROWN_UP, 1, 1) if life.born is not None else None
    return grown, life.died and _day_before(life.died)


def _day_before(day: Day) -> Day:
    """The day before, or what stands in its place in a comparison: a death is an option for no other event."""
    return day._replace(day=day.day - 1)


def wrong_dates(asked: AskedDate, count: int, earlier: int) -> list[Date]:
    """Up to `count` dates that are surely wrong, `earlier` of them before the right one where there are as many."""
    key = asked.key
    if key.precision not in _REACH or key.qualifier or key.earliest is None:
        return []
    before, after = _side(asked, -1, earlier), _side(asked, +1, count - earlier)
    if len(before) < earlier:
        after = _side(asked, +1, count - len(before))
    elif len(before) + len(after) < count:
        before = _side(asked, -1, count - len(after))
    return sorted([*before, *after], key=lambda date: date.earliest or ())


def surely_wrong(asked: AskedDate, date: Date) -> bool:
    """Whether a date is no right answer, by all that the story tells, and could be taken for one."""
    if date.earliest is None or date.latest is None or not _in_reach(date, asked.key):
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
        if abs(_scale(date) - _scale(asked.key)) > _REACH[asked.key.precision][1]:
            return
        if surely_wrong(asked, date):
            yield date


def _in_reach(date: Date, key: Date) -> bool:
    """Whether a wrong date is neither a slip of the right one nor far from it."""
    nearest, farthest = _REACH[key.precision]
    return nearest <= abs(_scale(date) - _scale(key)) <= farthest


def _apart(date: Date, others: Iterable[Date]) -> bool:
    least = {"day": BETWEEN_DAYS, "month": BETWEEN_MONTHS * _DAYS_A_MONTH}.get(date.precision, 1)
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
        case _:
            for step in shuffled(id_, _NEAR_DAYS):
                at = year * _DAYS_A_YEAR + (month - 1) * _DAYS_A_MONTH + day - 1
                at += sign * (step + number(id_, str(step), 5))
                in_year, in_month = divmod(at % _DAYS_A_YEAR, _DAYS_A_MONTH)
                date = Date.of(at // _DAYS_A_YEAR, in_year + 1, min(in_month + 1, 28))
                if (date.month, date.day) not in _HOLIDAYS:
                    yield date
