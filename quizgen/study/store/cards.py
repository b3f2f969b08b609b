"""The cards of the decks that were studied: kept as they were last read, so that a session starts at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from quizgen.study.schedule import Memory
from quizgen.study.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCard:
    """A card as it is stored.

    Attributes:
        field: what is asked of which facts; of the cards of one field only one is asked in a sitting.
        section: path of the section, joined by " > ".
        earliest: first day of the date asked for, as YYYYMMDD (negative before Christ), None where it has none.
        latest: its last day.
        answer: the right answer, which is a rival of other answers in the deck.
        question: the question as a line of JSON.
    """

    id: str
    form: str
    field: str
    section: str
    earliest: int | None
    latest: int | None
    answer: str
    prompt: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDeck:
    """A deck that was studied: what was given on the command line, and the file of its bad cards."""

    id: str
    title: str
    place: str
    bad_cards: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which cards are asked; empty and None mean no restriction."""

    decks: tuple[str, ...] = ()
    section: str | None = None
    forms: tuple[str, ...] = ()
    earliest: int | None = None
    latest: int | None = None


class Asked(NamedTuple):
    """A card that may be asked: its deck, id and field. There may be ten thousand of them."""

    deck: str
    id: str
    field: str


def find_source(database: Database, what: str) -> tuple[str, str] | None:
    """The deck that a path on the command line meant the last time, and what it was made of."""
    with database.reading() as connection:
        row = connection.execute("SELECT deck, made_of FROM source WHERE what = ?", (what,)).fetchone()
    return None if row is None else (row[0], row[1])


def known_decks(database: Database) -> dict[str, StoredDeck]:
    """The decks that were studied, by their ids."""
    with database.reading() as connection:
        rows = connection.execute("SELECT id, title, place, bad_cards FROM deck ORDER BY id").fetchall()
    return {row[0]: StoredDeck(id=row[0], title=row[1], place=row[2], bad_cards=row[3]) for row in rows}


def put_deck(database: Database, deck: StoredDeck, what: str, made_of: str, cards: Iterable[StoredCard]) -> None:
    """Take in a deck as it is now. A card that is no longer in it sleeps, and one that came back wakes.

    Args:
        what: what was given on the command line, made absolute.
        made_of: what tells whether the deck must be read anew.
    """
    rows = list(enumerate(cards))
    slim = [
        (deck.id, card.id, number, card.form, card.field, card.section, card.earliest, card.latest)
        for number, card in rows
    ]
    texts = [(deck.id, card.id, card.prompt, card.answer, card.question) for _, card in rows]
    with database.changing() as connection:
        connection.execute("UPDATE card SET asleep = 1 WHERE deck = ?", (deck.id,))
        connection.executemany("INSERT OR REPLACE INTO card VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)", slim)
        connection.executemany("INSERT OR REPLACE INTO content VALUES (?, ?, ?, ?, ?)", texts)
        connection.execute(
            "DELETE FROM card WHERE deck = ? AND asleep = 1 AND id NOT IN (SELECT card FROM answer)", (deck.id,)
        )
        connection.execute(
            "DELETE FROM content WHERE deck = ? AND id NOT IN (SELECT id FROM card WHERE deck = ?)", (deck.id, deck.id)
        )
        values = (deck.id, deck.title, deck.place, deck.bad_cards)
        connection.execute("INSERT OR REPLACE INTO deck VALUES (?, ?, ?, ?)", values)
        connection.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?)", (what, deck.id, made_of))


def put_to_sleep(database: Database, deck: str, card: str) -> None:
    """Ask a card no more (it was marked as bad)."""
    with database.changing() as connection:
        connection.execute("UPDATE card SET asleep = 1 WHERE deck = ? AND id = ?", (deck, card))


def wake(database: Database, deck: str, card: str) -> None:
    """Ask a card again that was put to sleep."""
    with database.changing() as connection:
        connection.execute("UPDATE card SET asleep = 0 WHERE deck = ? AND id = ?", (deck, card))


def _where(which: Filter) -> tuple[str, list[object]]:
    """The condition of a filter on `card AS c`."""
    parts: list[str] = ["c.asleep = 0"]
    values: list[object] = []
    for column, wanted in (("c.deck", which.decks), ("c.form", which.forms)):
        if wanted:
            parts.append(f"{column} IN ({', '.join('?' * len(wanted))})")
            values += wanted
    if which.section is not None:
        parts.append("instr(lower(c.section), lower(?)) > 0")
        values.append(which.section)
    if which.earliest is not None:
        parts.append("c.latest >= ?")
        values.append(which.earliest)
    if which.latest is not None:
        parts.append("c.earliest <= ?")
        values.append(which.latest)
    return " AND ".join(parts), values


def due_cards(database: Database, which: Filter, day: date) -> list[Asked]:
    """The cards that are due on a day, in the decks' order; and those whose last answer lies in the future."""
    where, values = _where(which)
    tomorrow = (day + timedelta(days=1)).isoformat()
    return _asked(
        database,
        f"SELECT c.deck, c.id, c.field FROM memory AS m JOIN card AS c ON c.id = m.card "
        f"WHERE (m.due <= ? OR m.last > ?) AND {where} ORDER BY c.deck, c.position",
        [day.isoformat(), tomorrow, *values],
    )


def new_cards(database: Database, which: Filter, limit: int) -> list[Asked]:
    """Cards never answered, in the decks' order: of each field the first, where no card of it was answered.

    With forms asked for, a card counts as new though the same was answered in another form.
    """
    where, values = _where(which)
    fields: dict[tuple[str, str], Asked] = {}
    known = (
        ""
        if which.forms
        else "AND NOT EXISTS (SELECT 1 FROM card AS o JOIN memory AS n ON n.card = o.id "
        "WHERE o.deck = c.deck AND o.field = c.field) "
    )
    query = (
        f"SELECT c.deck, c.id, c.field FROM card AS c LEFT JOIN memory AS m ON m.card = c.id "
        f"WHERE m.card IS NULL AND {where} {known}ORDER BY c.deck, c.position"
    )
    with database.reading() as connection:
        for row in connection.execute(query, values):
            if len(fields) >= limit:
                break
            fields.setdefault((row[0], row[2]), Asked(*row))
    return list(fields.values())


def all_cards(database: Database, which: Filter) -> list[Asked]:
    """All cards that a filter lets through, in the decks' order."""
    where, values = _where(which)
    return _asked(
        database, f"SELECT c.deck, c.id, c.field FROM card AS c WHERE {where} ORDER BY c.deck, c.position", values
    )


def _asked(database: Database, query: str, values: Sequence[object]) -> list[Asked]:
    with database.reading() as connection:
        return list(map(Asked._make, connection.execute(query, values)))


def question_of(database: Database, deck: str, card: str) -> dict[str, object] | None:
    """The question of a card, as JSON; None where the deck was read anew meanwhile, and has it no more."""
    with database.reading() as connection:
        row = connection.execute("SELECT question FROM content WHERE deck = ? AND id = ?", (deck, card)).fetchone()
    question: dict[str, object] | None = None if row is None else json.loads(row[0])
    return question


def answers_of(database: Database, deck: str) -> list[str]:
    """The answers to the deck's questions, each once."""
    with database.reading() as connection:
        query = (
            "SELECT DISTINCT t.answer FROM card AS c JOIN content AS t ON t.deck = c.deck AND t.id = c.id "
            "WHERE c.deck = ? AND c.form NOT IN ('true_false', 'order', 'match')"
        )
        return [row[0] for row in connection.execute(query, (deck,))]


def sections_of(database: Database, decks: Sequence[str]) -> list[str]:
    """The sections that the decks' cards stand in."""
    with database.reading() as connection:
        marks = ", ".join("?" * len(decks))
        return [
            row[0]
            for row in connection.execute(
                f"SELECT DISTINCT section FROM card WHERE asleep = 0 AND deck IN ({marks}) ORDER BY section", decks
            )
        ]


def memory_of(database: Database, card: str) -> Memory | None:
    """What is known about a card in the learner's memory."""
    with database.reading() as connection:
        row = connection.execute(
            "SELECT stability, difficulty, last, due, answers, lapses FROM memory WHERE card = ?", (card,)
        ).fetchone()
    return None if row is None else to_memory(row)


def to_memory(row: Sequence[object]) -> Memory:
    """A memory from its columns: stability, difficulty, last, due, answers, lapses."""
    stability, difficulty, last, due, answers, lapses = row
    return Memory(
        stability=float(str(stability)),
        difficulty=float(str(difficulty)),
        last=date.fromisoformat(str(last)),
        due=date.fromisoformat(str(due)),
        answers=int(str(answers)),
        lapses=int(str(lapses)),
    )
