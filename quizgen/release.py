"""Questions -> a release: the deck, the ledger that remembers it, and the packages for those who learn.

The ledger is written first: a card that reaches learners is always one that the ledger knows. No other quizgen writes
in its folder meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen import files, ledger, outputs
from quizgen.deck import assemble
from quizgen.errors import InputError
from quizgen.ledger import Changes, Ledger
from quizgen.model import BadCard, Deck, Question, Recipe, Remark, Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """How a release is made.

    Attributes:
        folder: where the packages go.
        now: the time of the release, UTC, "YYYY-MM-DDTHH:MM:SSZ".
        formats: of `outputs.WRITERS`, the package first.
        forget: put the ledger aside and start anew, with every card as a new one.
        only_try: say what would be, and write nothing.
    """

    folder: Path
    now: str
    formats: tuple[str, ...] = ("anki",)
    forget: bool = False
    only_try: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be released: `place` is what the user gave, for messages, `name` the files' name without ending.

    Attributes:
        bad: the cards that learners marked as bad.
        weights: question id -> how much it matters; None takes all for equal.
    """

    recipe: Recipe
    place: str
    name: str
    ledger_path: Path
    how: Building
    bad: tuple[BadCard, ...] = ()
    weights: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What was released.

    Attributes:
        changes: what it is to those who have the release before; None for the first one.
        paths: format -> file, the package first.
        retired_path: the package with the cards that left the deck, None where none ever did.
        forgotten: where the ledger of before was put.
        skipped: what the deck left out.
        remarks: what to look at in the recipe.
    """

    deck: Deck
    changes: Changes | None
    paths: Mapping[str, Path]
    ledger_path: Path
    retired_path: Path | None
    forgotten: Path | None
    skipped: tuple[Skipped, ...]
    remarks: tuple[Remark, ...]


def release(order: Order, questions: Sequence[Question]) -> Release:
    """Make the deck of these questions, and write NAME.apkg, NAME-retired.apkg and the ledger.

    Raises:
        QuizgenError: the ledger cannot be read, something cannot be written, or there is no card to make; what stood
            there before is untouched.
    """
    if order.how.only_try:
        return _prepared(order, questions)[0]
    with files.alone_in(order.ledger_path.parent):
        made, before, after = _prepared(order, questions)
        retired = replace(made.deck, cards=ledger.retired_cards(after))
        forgotten = _write(order, made, before, after)
        if made.retired_path is not None:
            outputs.write(outputs.retired_cards_writer(), retired, made.retired_path)
        elif not order.how.forget:  # what retired cards there were came back
            _retired_path(order).unlink(missing_ok=True)
    return replace(made, forgotten=forgotten)


def _write(order: Order, made: Release, before: Ledger, after: Ledger) -> Path | None:
    """The ledger, then the packages; gives where a forgotten ledger was put.

    Where the first package cannot be written, no learner has a card of this release: the ledger is again as it was.
    """
    place = order.ledger_path
    held = files.read_bytes(place) if files.is_file(place) else None
    forgotten = ledger.set_aside(place) if order.how.forget else None
    package, *others = made.paths
    try:
        ledger.write_ledger(place, after, before)
        outputs.write(outputs.WRITERS[package](), made.deck, made.paths[package])
    except BaseException:
        if forgotten is not None:
            forgotten.replace(place)
        elif held is None:
            place.unlink(missing_ok=True)
        else:
            files.replace(place, held)
        raise
    for format_ in others:
        outputs.write(outputs.WRITERS[format_](), made.deck, made.paths[format_])
    return forgotten


def _prepared(order: Order, questions: Sequence[Question]) -> tuple[Release, Ledger, Ledger]:
    """The release, and the ledger before and after it."""
    before = Ledger() if order.how.forget else ledger.read_ledger(order.ledger_path)
    assembled = assemble(order.recipe, questions, before, order.how.now, bad=order.bad, weights=order.weights)
    deck, after = assembled.deck, assembled.ledger
    if not deck.cards:
        fault = "no sound card can be made of it"
        raise InputError(files.shown(order.place), fault, "see why with: quizgen cards --skipped")
    has_retired = any(entry.retired_at is not None for entry in after.entries)
    made = Release(
        deck=deck,
        changes=ledger.changes(before, after) if before.entries else None,
        paths={format_: _path(order, format_) for format_ in order.how.formats},
        ledger_path=order.ledger_path,
        retired_path=_retired_path(order) if has_retired else None,
        forgotten=None,
        skipped=assembled.skipped,
        remarks=assembled.remarks,
    )
    return made, before, after


def _path(order: Order, format_: str) -> Path:
    return order.how.folder / f"{order.name}{outputs.WRITERS[format_]().extension}"


def _retired_path(order: Order) -> Path:
    return order.how.folder / f"{order.name}-retired{outputs.retired_cards_writer().extension}"
