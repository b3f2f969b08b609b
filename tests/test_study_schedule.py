"""`quizgen.study.schedule`: FSRS's own schedules, in the learner's days, whatever the clock does."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from quizgen.study import schedule
from quizgen.study.schedule import AGAIN, EASY, GOOD, HARD, LAST_DAY, Memory, is_due, learners_day, recall, review

RATINGS = st.sampled_from([AGAIN, HARD, GOOD, EASY])
ANSWERS = st.lists(st.tuples(RATINGS, st.integers(0, 400)), min_size=1, max_size=12)
START = date(2026, 3, 1)


def learnt(answers: list[tuple[schedule.Rating, int]], *, retention: float = 0.9, seed: str = "") -> Memory:
    """The memory after some answers, each so many days after the one before."""
    memory, day = None, START
    for rating, days in answers:
        day += timedelta(days=days)
        memory = review(memory, rating, day, retention=retention, seed=seed)
    assert memory is not None
    return memory


@given(ANSWERS, st.sampled_from([0.75, 0.9, 0.97]))
def test_schedules_are_those_of_fsrs(answers: list[tuple[schedule.Rating, int]], retention: float) -> None:
    """Stability, difficulty and the day are what fsrs's own scheduler gives for the same ratings on the same days."""
    scheduler = Scheduler(desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, moment = Card(card_id=1), datetime(2026, 3, 1, tzinfo=UTC)
    for rating, days in answers:
        moment += timedelta(days=days)
        card, _ = scheduler.review_card(card, Rating(rating), moment)
    memory = learnt(answers, retention=retention)
    assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
    assert memory.due == card.due.date()
    assert recall(memory, memory.due) == pytest.approx(scheduler.get_card_retrievability(card, card.due))


@given(ANSWERS)
def test_fuzz_is_that_of_fsrs_with_a_seed(answers: list[tuple[schedule.Rating, int]]) -> None:
    """The same seed gives the same days, those that fsrs draws with it; Python's own random numbers go on as before."""
    before = random.getstate()
    one, other = learnt(answers, seed="card"), learnt(answers, seed="card")
    assert random.getstate() == before
    assert one == other
    plain = learnt(answers)
    assert (one.stability, one.difficulty) == (plain.stability, plain.difficulty)
    random.seed("card")
    scheduler = Scheduler(learning_steps=(), relearning_steps=())
    card, moment = Card(card_id=1), datetime(2026, 3, 1, tzinfo=UTC)
    for rating, days in answers:
        moment += timedelta(days=days)
        random.seed("card")
        card, _ = scheduler.review_card(card, Rating(rating), moment)
    random.setstate(before)
    assert one.due == card.due.date()


def test_right_and_wrong() -> None:
    """Right sends a card further away each time; wrong brings it back much sooner, and counts as a lapse."""
    memory = learnt([(GOOD, 0)])
    gaps = []
    for _ in range(4):
        gaps.append((memory.due - memory.last).days)
        memory = review(memory, GOOD, memory.due)
    assert gaps == sorted(gaps)
    assert gaps[-1] > 4 * gaps[0]
    lost = review(memory, AGAIN, memory.due)
    assert (lost.due - lost.last).days < gaps[-1] / 4
    assert (lost.lapses, lost.answers) == (1, 6)
    assert review(lost, AGAIN, lost.last).lapses == 1  # once more on the same day is no second lapse
    assert learnt([(AGAIN, 0)]).due == START + timedelta(days=1)


@pytest.mark.parametrize(
    "day", [date(2, 1, 1), date(1970, 1, 1), START - timedelta(days=1), date(2226, 1, 1), LAST_DAY]
)
@pytest.mark.parametrize("rating", [AGAIN, GOOD, EASY])
def test_clocks_that_leap(day: date, rating: schedule.Rating) -> None:
    """A clock that goes back or on by centuries gives a sound memory, due after the day on which it was answered."""
    memory = learnt([(GOOD, 0), (GOOD, 3), (GOOD, 9)])
    after = review(memory, rating, day, seed="x")
    assert after.last == day < after.due <= day + timedelta(days=36_500)
    assert 0 < after.stability < 1e7
    assert 1 <= after.difficulty <= 10
    assert 0 <= recall(after, START) <= 1


def test_an_answer_from_the_future() -> None:
    """A card answered while the clock stood in the year 2090 is due now, and scheduled from today on."""
    memory = learnt([(GOOD, 0), (GOOD, 3)])
    wrong_clock = review(memory, GOOD, date(2090, 1, 1))
    assert is_due(wrong_clock, START + timedelta(days=9))
    healed = review(wrong_clock, GOOD, START + timedelta(days=9))
    assert healed.last == START + timedelta(days=9)
    assert not is_due(healed, healed.last)
    # a day is no error of the clock: the learner may have travelled
    assert not is_due(memory, memory.last - timedelta(days=1))


@pytest.fixture
def in_auckland() -> Iterator[None]:
    """The time zone of New Zealand, half a day before UTC."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Pacific/Auckland"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("in_auckland")
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-06-30T12:30", "2026-06-30"),  # half past midnight there is still yesterday's evening
        ("2026-06-30T15:59", "2026-06-30"),
        ("2026-06-30T16:01", "2026-07-01"),  # just after four in the morning
        ("2026-07-01T10:00", "2026-07-01"),
    ],
)
def test_the_learners_day(moment: str, day: str) -> None:
    """A day begins at four in the morning by the clock on the wall."""
    assert learners_day(datetime.fromisoformat(moment).replace(tzinfo=UTC)) == date.fromisoformat(day)
