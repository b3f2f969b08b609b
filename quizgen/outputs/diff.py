"""Two versions of a deck -> what a learner would see change: cards added, changed, retired, unchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from quizgen.ledger import match
from quizgen.outputs.anki.read import Shown

Kind = Literal["added", "changed", "retired", "unchanged"]

KINDS: tuple[Kind, ...] = ("added", "changed", "retired", "unchanged")

CONTENT = ("context", "prompt", "answer", "choices", "sentence")
"""What counts as a card's content, as in the ledger; the order of the options does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one card. `id` is what learners have it by; `fields` are those of `CONTENT` that differ."""

    kind: Kind
    id: str
    fields: tuple[str, ...] = ()
    old: Shown | None = None
    new: Shown | None = None


def compare(old: Sequence[Shown], new: Sequence[Shown], *, released: bool) -> tuple[Change, ...]:
    """What became of each card: in the order of the new ones, then the retired ones in that of the old.

    Args:
        released: whether both are packages, whose cards Anki knows by their ids alone. Else a card without its id on
            the other side is known by its text, as a build knows it.
    """
    old_by_id = {card.id: card for card in old}
    before = {card.id: card.id for card in new if card.id in old_by_id}
    if not released:
        gone = [card for card in old if card.id not in before]
        before |= match([card.asked for card in gone], [card.asked for card in new if card.id not in before])
    changes = [_change(card, old_by_id.get(before.get(card.id, ""))) for card in new]
    kept = set(before.values())
    return (*changes, *(Change(kind="retired", id=card.id, old=card) for card in old if card.id not in kept))


def _change(new: Shown, old: Shown | None) -> Change:
    if old is None:
        return Change(kind="added", id=new.id, new=new)
    fields = tuple(name for name in CONTENT if not _same(name, old, new))
    return Change(kind="changed" if fields else "unchanged", id=old.id, fields=fields, old=old, new=new)


def _same(name: str, old: Shown, new: Shown) -> bool:
    if name == "choices":
        return sorted(old.choices) == sorted(new.choices)
    if name == "context":  # a bank does not know the deck's title, which a package shows before it
        one, other = sorted((old.context, new.context), key=len)
        return one == other or other.endswith(f" · {one}")
    return bool(getattr(old, name) == getattr(new, name))


def change_to_json(change: Change) -> dict[str, object]:
    """The change as an object."""
    sides: dict[str, Shown | None] = {"old": change.old, "new": change.new}
    shown: Mapping[str, object] = {
        side: None if card is None else {name: getattr(card, name) for name in ("id", "template", *CONTENT)}
        for side, card in sides.items()
    }
    return {"change": change.kind, "id": change.id, "fields": list(change.fields), **shown}
