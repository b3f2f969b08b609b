"""One sitting, as a value: what is asked next, and what an answer leads to. Pure; nothing here stores or prints."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizgen.study.store import Asked

if TYPE_CHECKING:
    from quizgen.study.grade import Verdict

COMES_BACK_AFTER = 4
"""A card that was wrong is asked again after so many others, or at the end."""

MOST_ATTEMPTS = 3
"""So often a card is asked in one sitting at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question that was answered.

    Attributes:
        stored: the number of the stored answer.
        queue: what was still to be asked when it was asked, itself first; undoing goes back to that.
    """

    asked: Asked
    verdict: Verdict
    stored: int
    queue: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What is still to be asked, the present question first, and what was."""

    queue: tuple[Asked, ...]
    turns: tuple[Turn, ...] = ()
    skipped: tuple[Asked, ...] = ()

    @property
    def current(self) -> Asked | None:
        """The card to ask now, None at the end."""
        return self.queue[0] if self.queue else None

    @property
    def number(self) -> int:
        """The number of the present question, counted from 1."""
        return len(self.turns) + 1

    @property
    def total(self) -> int:
        """How many questions there will have been, if all that is left goes well."""
        return len(self.turns) + len(self.queue)


def plan(due: Sequence[Asked], new: Sequence[Asked], limit: int | None, seed: str) -> Session:
    """A sitting: due cards in an order that the seed decides, then new ones in theirs; one card of each field."""
    shuffled = list(due)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, no secret
    chosen: dict[tuple[str, str], Asked] = {}
    ids: set[str] = set()
    for card in (*shuffled, *new):
        if card.id not in ids and (card.deck, card.field) not in chosen:
            chosen[card.deck, card.field] = card
            ids.add(card.id)
    return Session(queue=tuple(chosen.values())[:limit])


def answered(session: Session, verdict: Verdict, stored: int) -> Session:
    """The sitting after an answer to the present question; what was wrong is asked again a little later."""
    card, *rest = session.queue
    turn = Turn(asked=card, verdict=verdict, stored=stored, queue=session.queue)
    attempts = 1 + sum(earlier.asked == card for earlier in session.turns)
    if verdict == "wrong" and attempts < MOST_ATTEMPTS:
        rest.insert(min(COMES_BACK_AFTER, len(rest)), card)
    return replace(session, queue=tuple(rest), turns=(*session.turns, turn))


def amended(session: Session, verdict: Verdict, stored: int) -> Session:
    """The sitting with another verdict on the last answer."""
    return answered(undone(session), verdict, stored)


def undone(session: Session) -> Session:
    """The sitting as it was before the last answer."""
    *turns, last = session.turns
    return replace(session, queue=last.queue, turns=tuple(turns))


def skipped(session: Session) -> Session:
    """The sitting without the present question."""
    card, *rest = session.queue
    return replace(session, queue=tuple(rest), skipped=(*session.skipped, card))


def without(session: Session, card: Asked) -> Session:
    """The sitting with a card asked no more."""
    return replace(session, queue=tuple(other for other in session.queue if other != card))


def first_attempts(session: Session) -> list[Turn]:
    """The first answer to each card: the score is made of these."""
    first: dict[Asked, Turn] = {}
    for turn in session.turns:
        first.setdefault(turn.asked, turn)
    return list(first.values())
