"""Figures on the answers, for `quizgen stats` and the end of a sitting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quizgen.study.store.database import Database

LEECH = 4
"""A card that was lost so often after it had been known is a leech: reword it, or mark it as bad."""

WEEKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much was known.

    Attributes:
        answers: all answers, `right` of them right; those of cramming are left out.
        again: answers on a later day than the card's last one, `kept` of them right: the retention.
        expected: how many of these FSRS expected to be right.
    """

    name: str
    answers: int
    right: int
    again: int
    kept: int
    expected: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HardCard:
    """A card that does not stick."""

    id: str
    prompt: str
    answer: str
    lapses: int
    answers: int
    difficulty: float
    asleep: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What `quizgen stats` tells.

    Attributes:
        cards: cards in the decks; `sleeping` have left their deck.
        fields: what the cards ask for, in whatever form; of these `new` were never answered.
        due: cards due today; `coming`: due on each of the following days.
        today: answers given today.
        retention: of all answers; `sections` and `forms` the same of each.
        streak: days in a row with answers, up to today or yesterday.
    """

    cards: int
    fields: int
    new: int
    sleeping: int
    due: int
    coming: tuple[tuple[date, int], ...]
    today: int
    retention: Share
    sections: tuple[Share, ...]
    forms: tuple[Share, ...]
    streak: int
    longest_streak: int
    hardest: tuple[HardCard, ...]


def figures(database: Database, decks: Sequence[str], day: date) -> Figures:
    """The figures of some decks on a day; of all that was answered where no deck is given."""
    scope = _Scope(database, tuple(decks), day)
    coming = scope.coming()
    streak, longest = scope.streaks()
    cards, fields, new, sleeping = scope.counts()
    return Figures(
        cards=cards,
        fields=fields, new=new, sleeping=sleeping, due=scope.due(), coming=coming, today=scope.today(),
        retention=scope.retention(), sections=scope.shares("section"), forms=scope.shares("form"), streak=streak,
        longest_streak=longest, hardest=scope.hardest(),
    )  # fmt: skip


def upcoming(database: Database, decks: Sequence[str], day: date) -> tuple[int, tuple[tuple[date, int], ...]]:
    """How many cards are due on a day, and on each of the following ones."""
    scope = _Scope(database, tuple(decks), day)
    return scope.due(), scope.coming()


# On the day of the last answer the chance to know a card is 1: that is no retention.
_SHARE = (
    "count(*), sum(a.rating > 1), sum(a.expected < 1), sum(a.expected < 1 AND a.rating > 1), "
    "sum(CASE WHEN a.expected < 1 THEN a.expected END)"
)


@dataclass(frozen=True, slots=True)
class _Scope:
    """The decks and the day that the figures are of."""

    database: Database
    decks: tuple[str, ...]
    day: date

    @property
    def _cards(self) -> str:
        """The decks' cards, each once (a card may be in two decks)."""
        where = f"WHERE deck IN ({', '.join('?' * len(self.decks))}) " if self.decks else ""
        return (
            "(SELECT id, min(asleep) AS asleep, form, field, section, min(position) AS position, deck "
            f"FROM card {where}GROUP BY id)"
        )

    def _rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        with self.database.reading() as connection:
            return connection.execute(query.replace("{cards}", self._cards), (*self.decks, *values)).fetchall()

    def _number(self, query: str, *values: object) -> int:
        return int(str(self._rows(query, *values)[0][0] or 0))

    def counts(self) -> tuple[int, int, int, int]:
        """Cards, fields, fields never answered, sleeping cards."""
        awake = self._number("SELECT count(*) FROM {cards} WHERE asleep = 0")
        fields = self._number("SELECT count(DISTINCT field) FROM {cards} WHERE asleep = 0")
        known = self._number(
            "SELECT count(DISTINCT c.field) FROM {cards} AS c JOIN memory AS m ON m.card = c.id WHERE c.asleep = 0"
        )
        return awake, fields, fields - known, self._number("SELECT count(*) FROM {cards} WHERE asleep = 1")

    def due(self) -> int:
        """Cards due on the day, by the same rule as in a sitting."""
        tomorrow = self.day + timedelta(days=1)
        return self._number(
            "SELECT count(*) FROM {cards} AS c JOIN memory AS m ON m.card = c.id "
            "WHERE c.asleep = 0 AND (m.due <= ? OR m.last > ?)",
            self.day.isoformat(),
            tomorrow.isoformat(),
        )

    def coming(self) -> tuple[tuple[date, int], ...]:
        """Cards due on each of the days after this one."""
        days = [self.day + timedelta(days=n) for n in range(1, 7 * WEEKS + 1)]
        rows = self._rows(
            "SELECT m.due, count(*) FROM {cards} AS c JOIN memory AS m ON m.card = c.id "
            "WHERE c.asleep = 0 AND m.due BETWEEN ? AND ? GROUP BY m.due",
            days[0].isoformat(),
            days[-1].isoformat(),
        )
        counts = {str(due): int(str(count)) for due, count in rows}
        return tuple((day, counts.get(day.isoformat(), 0)) for day in days)

    def today(self) -> int:
        """Answers given on the day."""
        return self._number(
            "SELECT count(*) FROM answer WHERE card IN (SELECT id FROM {cards}) AND day = ?", self.day.isoformat()
        )

    def retention(self) -> Share:
        """How much was known of all."""
        (row,) = self._rows(
            f"SELECT '', {_SHARE} FROM {{cards}} AS c JOIN answer AS a ON a.card = c.id WHERE a.cram = 0"
        )
        return _share(row)

    def shares(self, column: str) -> tuple[Share, ...]:
        """How much was known of each section or form, in the deck's order."""
        return tuple(
            map(
                _share,
                self._rows(
                    f"SELECT c.{column}, {_SHARE} FROM {{cards}} AS c JOIN answer AS a ON a.card = c.id "
                    f"WHERE a.cram = 0 GROUP BY c.{column} ORDER BY min(c.position)"
                ),
            )
        )

    def streaks(self) -> tuple[int, int]:
        """Days in a row with answers: up to the day or the one before it, and the longest ever."""
        rows = self._rows("SELECT DISTINCT day FROM answer WHERE card IN (SELECT id FROM {cards}) ORDER BY day")
        longest = current = 0
        before: date | None = None
        for row in rows:
            now = date.fromisoformat(str(row[0]))
            if now > self.day:
                break
            current = current + 1 if before is not None and now - before == timedelta(days=1) else 1
            longest, before = max(longest, current), now
        is_on = before is not None and self.day - before <= timedelta(days=1)
        return (current if is_on else 0), longest

    def hardest(self) -> tuple[HardCard, ...]:
        """The cards that were lost most often after they had been known, ten at the most."""
        rows = self._rows(
            "SELECT c.id, t.prompt, t.answer, m.lapses, m.answers, m.difficulty, c.asleep FROM {cards} AS c "
            "JOIN memory AS m ON m.card = c.id JOIN content AS t ON t.deck = c.deck AND t.id = c.id "
            "WHERE m.lapses > 0 "
            "ORDER BY m.lapses DESC, m.difficulty DESC, c.id LIMIT 10"
        )
        return tuple(
            HardCard(
                id=str(row[0]), prompt=str(row[1]), answer=str(row[2]), lapses=int(str(row[3])),
                answers=int(str(row[4])), difficulty=float(str(row[5])), asleep=bool(row[6]),
            )
            for row in rows
        )  # fmt: skip


def _share(row: Sequence[object]) -> Share:
    name, answers, right, again, kept, expected = row
    return Share(
        name=str(name), answers=int(str(answers)), right=int(str(right or 0)), again=int(str(again or 0)),
        kept=int(str(kept or 0)), expected=round(float(str(expected or 0)), 3),
    )  # fmt: skip
