"""When a card comes back: FSRS-6, reckoned in the learner's days.

A day of the learner's begins at four in the morning by the clock on the wall, so that a late evening is one day; what
is stored is that day's date and the moment in UTC. FSRS sees whole days only: a card due on a day is due all day.
There are no steps of minutes: what was wrong is asked again in the same sitting, and then comes back when FSRS says.

A clock that goes backwards counts as no time gone by. Where a card's last answer lies in the future, the clock was
wrong once: such a card is due, and is scheduled from today on.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

Rating = Literal[1, 2, 3, 4]
AGAIN: Rating = 1
HARD: Rating = 2
GOOD: Rating = 3
EASY: Rating = 4

DAY_BEGINS = 4
"""The hour at which a learner's day begins."""

RETENTION = 0.9
LEAST_RETENTION, MOST_RETENTION = 0.7, 0.99
"""What share of due cards a learner may want to know. FSRS's interval grows without bound below, and shrinks to a day
above."""

LAST_DAY = date(9000, 1, 1)
"""No clock is right beyond it, and the longest interval (a hundred years) must fit before the last day there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is known about a card in somebody's memory.

    Attributes:
        stability: days until the chance to know it has fallen to 90 in 100.
        difficulty: 1 (easy) to 10.
        last: the learner's day of the last answer.
        due: the learner's day on which it is to be asked again.
        answers: how many there were, those of cramming not counted.
        lapses: how often it was wrong after it had been known.
    """

    stability: float
    difficulty: float
    last: date
    due: date
    answers: int
    lapses: int


def learners_day(now: datetime) -> date:
    """The learner's day of a moment, by the clock of this machine's time zone."""
    local = now.astimezone()
    day = (local - timedelta(hours=DAY_BEGINS)).date() if local.year > 1 else local.date()
    return min(day, LAST_DAY)


def review(memory: Memory | None, rating: Rating, day: date, *, retention: float = RETENTION, seed: str = "") -> Memory:
    """The memory of a card after an answer.

    Args:
        memory: what it was before, None for a new card.
        day: the learner's day of the answer.
        retention: the share of due cards that the learner wants to know.
        seed: decides the few days by which an interval is spread, so that cards learnt together drift apart; empty for
            FSRS's own interval.
    """
    from fsrs import Rating as FsrsRating

    with _seeded(seed):
        card, _ = _scheduler(retention, fuzz=bool(seed)).review_card(
            _card(memory, day), FsrsRating(rating), _midnight(day)
        )
    if card.stability is None or card.difficulty is None:
        raise AssertionError("fsrs gave a reviewed card no memory")
    return Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        last=day,
        due=card.due.date(),
        answers=1 if memory is None else memory.answers + 1,
        lapses=0 if memory is None else memory.lapses + (rating == AGAIN and memory.last < day),
    )


def recall(memory: Memory, day: date) -> float:
    """The chance, 0 to 1, that the card is known on a day."""
    return float(_scheduler(RETENTION, fuzz=False).get_card_retrievability(_card(memory, day), _midnight(day)))


def is_due(memory: Memory, day: date) -> bool:
    """Whether the card is to be asked on a day."""
    return memory.due <= day or memory.last > day + timedelta(days=1)


def _card(memory: Memory | None, day: date) -> Card:
    """The card as FSRS knows it. A last answer in the future counts as today's."""
    from fsrs import Card, State

    if memory is None:
        return Card(card_id=0, due=_midnight(day))
    last = _midnight(min(memory.last, day))
    return Card(
        card_id=0,
        state=State.Review,
        step=None,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_midnight(min(memory.due, LAST_DAY)),
        last_review=last,
    )


def _midnight(day: date) -> datetime:
    """A day as the moment that stands for it: midnight in UTC, so that differences are whole days."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


@lru_cache(maxsize=8)
def _scheduler(retention: float, *, fuzz: bool) -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=fuzz)


@contextmanager
def _seeded(seed: str) -> Iterator[None]:
    """FSRS draws from Python's own random numbers: seeded for one answer, and put back as they were."""
    if not seed:
        yield
        return
    before = random.getstate()
    random.seed(seed)
    try:
        yield
    finally:
        random.setstate(before)
