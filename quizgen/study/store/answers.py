"""The answers: each stored in a transaction of its own, changed, taken back, exported, imported and forgotten."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quizgen.study import schedule
from quizgen.study.schedule import Memory, Rating
from quizgen.study.store.cards import to_memory
from quizgen.study.store.database import Database

if TYPE_CHECKING:
    from quizgen.study.grade import Verdict

MAX_TYPED = 500
"""Characters of what was typed that are kept."""

_STATE = "stability, difficulty, day, due, answers, lapses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it is given.

    Attributes:
        at: the moment, microseconds since 1970 in UTC.
        day: the learner's day.
        cram: whether it was given out of turn, and leaves the schedule alone.
    """

    card: str
    at: int
    day: date
    rating: Rating
    verdict: Verdict
    typed: str = ""
    milliseconds: int = 0
    cram: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """An answer that is on the disk: its number, and the card's memory after it."""

    id: int
    memory: Memory | None


def record(database: Database, answer: Answer, retention: float) -> Recorded:
    """Store an answer and the card's new memory.

    Raises:
        QuizgenError: it could not be stored; nothing was changed.
    """
    with database.changing() as connection:
        return _append(connection, answer, retention)


def _append(connection: sqlite3.Connection, answer: Answer, retention: float) -> Recorded:
    before = _memory(connection, answer.card)
    after = before
    expected = None
    if not answer.cram:
        expected = None if before is None else schedule.recall(before, answer.day)
        seed = f"{answer.card}:{0 if before is None else before.answers}"
        after = schedule.review(before, answer.rating, answer.day, retention=retention, seed=seed)
    at = answer.at
    while connection.execute("SELECT 1 FROM answer WHERE card = ? AND at = ?", (answer.card, at)).fetchone():
        at += 1  # two sessions, or a clock that stands still
    state = (None,) * 5 if after is None or answer.cram else _columns(after)
    row = connection.execute(
        "INSERT INTO answer (card, at, day, rating, verdict, cram, typed, milliseconds, expected, stability, "
        "difficulty, due, answers, lapses) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(answer.card, at, answer.day.isoformat(), answer.rating, answer.verdict, int(answer.cram)),
            *(_storable(answer.typed[:MAX_TYPED]), answer.milliseconds, expected, *state),
        ),
    )
    if not answer.cram and after is not None:
        _put_memory(connection, answer.card, after)
    return Recorded(row.lastrowid or 0, after)


def _storable(text: str) -> str:
    """Without halves of surrogate pairs, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _columns(memory: Memory) -> tuple[float, float, str, int, int]:
    return memory.stability, memory.difficulty, memory.due.isoformat(), memory.answers, memory.lapses


def _memory(connection: sqlite3.Connection, card: str) -> Memory | None:
    row = connection.execute(
        "SELECT stability, difficulty, last, due, answers, lapses FROM memory WHERE card = ?", (card,)
    ).fetchone()
    return None if row is None else to_memory(row)


def _put_memory(connection: sqlite3.Connection, card: str, memory: Memory) -> None:
    stability, difficulty, due, answers, lapses = _columns(memory)
    connection.execute(
        "INSERT OR REPLACE INTO memory (card, stability, difficulty, last, due, answers, lapses) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (card, stability, difficulty, memory.last.isoformat(), due, answers, lapses),
    )


def take_back(database: Database, number: int) -> None:
    """Undo an answer: it is forgotten, and the card is remembered as it was before it."""
    with database.changing() as connection:
        _take_back(connection, number)


def _take_back(connection: sqlite3.Connection, number: int) -> None:
    row = connection.execute("SELECT card FROM answer WHERE id = ?", (number,)).fetchone()
    if row is None:
        return
    connection.execute("DELETE FROM answer WHERE id = ?", (number,))
    last = connection.execute(
        f"SELECT {_STATE} FROM answer WHERE card = ? AND cram = 0 ORDER BY id DESC LIMIT 1", (row[0],)
    ).fetchone()
    if last is None:
        connection.execute("DELETE FROM memory WHERE card = ?", (row[0],))
    else:
        _put_memory(connection, row[0], to_memory(last))


def amend(database: Database, number: int, answer: Answer, retention: float) -> Recorded:
    """Put another verdict in the place of one, in one transaction."""
    with database.changing() as connection:
        _take_back(connection, number)
        return _append(connection, answer, retention)


# --- in and out -----------------------------------------------------------------------------------------------------


def export(database: Database, cards: Iterable[str] | None = None) -> Iterator[dict[str, object]]:
    """The answers in the order in which they were given, each as an object for a line of JSON."""
    wanted = None if cards is None else set(cards)
    with database.reading() as connection:
        for row in connection.execute(
            "SELECT card, at, day, rating, verdict, cram, typed, milliseconds FROM answer ORDER BY at, id"
        ):
            if wanted is None or row[0] in wanted:
                yield {
                    "card": row[0], "at": row[1], "day": row[2], "rating": row[3], "verdict": row[4],
                    "cram": bool(row[5]), "typed": row[6], "milliseconds": row[7],
                }  # fmt: skip


def import_answers(database: Database, answers: Sequence[Answer], retention: float) -> int:
    """Add answers that are not there yet, and reckon the memory of their cards anew; gives how many were new.

    All of it is one transaction. An answer is known by its card and moment.
    """
    with database.changing() as connection:
        known = {(row[0], row[1]) for row in connection.execute("SELECT card, at FROM answer")}
        new = {(answer.card, answer.at): answer for answer in answers if (answer.card, answer.at) not in known}
        for card in dict.fromkeys(answer.card for answer in new.values()):
            mine = [answer for answer in new.values() if answer.card == card]
            _replay(connection, card, sorted([*_answers(connection, card), *mine], key=lambda one: one.at), retention)
    return len(new)


def _answers(connection: sqlite3.Connection, card: str) -> list[Answer]:
    return [
        Answer(
            card=card, at=row[0], day=date.fromisoformat(row[1]), rating=row[2], verdict=row[3], cram=bool(row[4]),
            typed=row[5], milliseconds=row[6],
        )
        for row in connection.execute(
            "SELECT at, day, rating, verdict, cram, typed, milliseconds FROM answer WHERE card = ? ORDER BY id", (card,)
        )
    ]  # fmt: skip


def _replay(connection: sqlite3.Connection, card: str, answers: Iterable[Answer], retention: float) -> None:
    connection.execute("DELETE FROM answer WHERE card = ?", (card,))
    connection.execute("DELETE FROM memory WHERE card = ?", (card,))
    for answer in answers:
        _append(connection, answer, retention)


def forget(database: Database, cards: Iterable[str] | None = None) -> int:
    """Forget all answers, or those to some cards; gives how many there were."""
    with database.changing() as connection:
        if cards is None:
            count = connection.execute("DELETE FROM answer").rowcount
            connection.execute("DELETE FROM memory")
            return count
        rows = [(card,) for card in cards]
        count = connection.executemany("DELETE FROM answer WHERE card = ?", rows).rowcount if rows else 0
        connection.executemany("DELETE FROM memory WHERE card = ?", rows)
        return count


# --- what the learner chose -----------------------------------------------------------------------------------------


def setting(database: Database, name: str) -> str | None:
    """What the learner chose, None where nothing."""
    with database.reading() as connection:
        row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def choose(database: Database, name: str, value: str) -> None:
    """Remember what the learner chose."""
    with database.changing() as connection:
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))


def last_day(database: Database) -> date | None:
    """The learner's day of the last answer that was stored."""
    with database.reading() as connection:
        row = connection.execute("SELECT day FROM answer ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None else date.fromisoformat(row[0])


def cards_of(database: Database, decks: Mapping[str, object] | Sequence[str]) -> list[str]:
    """The ids of the decks' cards, sleeping ones too."""
    with database.reading() as connection:
        marks = ", ".join("?" * len(decks))
        return [row[0] for row in connection.execute(f"SELECT id FROM card WHERE deck IN ({marks})", list(decks))]
