"""ledger.yaml and bad-cards.yaml. Sorted by id and a value to a line, so that a diff reads well and branches merge.

A ledger that cannot be read stops the command: starting afresh would give learners every card a second time.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from quizgen import files, yamlio
from quizgen.edtf import Date
from quizgen.errors import FaultsError, OutputError
from quizgen.ledger.record import Ledger, own_id, seconds_of
from quizgen.model import FACT_KINDS, FORMS, BadCard, LedgerEntry, Recipe
from quizgen.yamlio import Node

VERSION = 1

_HEADER = """\
# Every card released so far: its id, its text, and when that last changed. Written by quizgen. Keep this file with the
# recipe: without it a changed article gives learners new cards for old ones.
"""

_BAD_CARDS_HEADER = "# Cards that learners marked as bad, each with the reason.\n"

_RESTORE = "restore it from a backup or from version control, or start anew with: quizgen build --forget"


def _moment_fault(value: str) -> str | None:
    try:
        seconds_of(value)
    except ValueError:
        return f"is {value!r}, no moment in UTC"
    return None


def _date_fault(value: str) -> str | None:
    try:
        Date.parse(value)
    except ValueError:
        return f"is {value!r}, no date in EDTF"
    return None


def _hash_fault(value: str) -> str | None:
    return None if re.fullmatch(r"[0-9a-f]{16}", value) else f"is {value!r}, not sixteen hex digits"


_MOMENT = yamlio.refined(yamlio.text, _moment_fault, 'write it as "2024-09-01T12:00:00Z"')

# The keys of an entry, in the order in which they are written; an absent one that is not required is null.
_REQUIRED = {
    "template": yamlio.filled_text,
    "form": yamlio.one_of(FORMS),
    "fact_kind": yamlio.one_of(FACT_KINDS),
    "facts": yamlio.list_of(yamlio.text),
    "context": yamlio.text,
    "prompt": yamlio.text,
    "answer": yamlio.text,
    "sentence": yamlio.text,
    "title": yamlio.text,
    "lang": yamlio.text,
    "section": yamlio.list_of(yamlio.text),
    "content_hash": yamlio.refined(yamlio.text, _hash_fault, _RESTORE),
    "changed_at": _MOMENT,
}
_OPTIONAL = {
    "accepted": yamlio.list_of(yamlio.text),
    "choices": yamlio.list_of(yamlio.text),
    "date": yamlio.refined(yamlio.text, _date_fault, 'write it in EDTF, as "1902-05-04"'),
    "tags": yamlio.list_of(yamlio.text),
    "revision": yamlio.whole_number,
    "timestamp": yamlio.text,
    "url": yamlio.text,
    "licence": yamlio.text,
    "retired_at": _MOMENT,
}
_ENTRY = yamlio.fields(_REQUIRED, _OPTIONAL)
_FILE = yamlio.fields({"ledger": yamlio.whole_number, "cards": yamlio.mapping_of(_ENTRY)}, {})
_ORDER = [
    *("template", "form", "fact_kind", "facts", "context", "prompt", "answer", "accepted", "choices", "date", "tags"),
    *("sentence", "title", "lang", "section", "revision", "timestamp", "url", "licence"),
    *("content_hash", "changed_at", "retired_at"),
]


def read_ledger(path: Path) -> Ledger:
    """The ledger in a file; an empty one where there is no such file.

    Raises:
        InputError: the file cannot be read.
        FaultsError: it is no ledger, a newer quizgen's, or damaged; every fault with its line.
    """
    if not path.exists():
        return Ledger()
    return _ledger(files.read_text(path), files.shown(path))


@lru_cache(maxsize=1)
def _ledger(text: str, place: str) -> Ledger:
    """The ledger in a text; a build that reads the file again before it replaces it mostly finds the same."""
    root = yamlio.load(text, place)
    _refuse_foreign(root)
    cards = yamlio.check(root, _FILE)["cards"]
    entries = [_entry(card_id, card) for card_id, card in sorted(cards.items())]
    _refuse_doubles(root, entries)
    return Ledger(tuple(entries))


def _entry(card_id: str, card: dict[str, Any]) -> LedgerEntry:
    values: dict[str, Any] = dict.fromkeys(_OPTIONAL) | {"accepted": (), "tags": ()} | card
    if values["date"] is not None:
        values["date"] = Date.parse(values["date"])
    return LedgerEntry(**values, id=card_id)


def _refuse_foreign(root: Node) -> None:
    version = root.value.get("ledger") if isinstance(root.value, dict) else None
    if version is None:
        raise FaultsError([root.fault("is no ledger of quizgen", f"move it away, or, if it was one, {_RESTORE}")])
    if type(version.value) is int and version.value != VERSION:
        fault = f"is {version.value}, and this quizgen knows only version {VERSION}"
        raise FaultsError([version.fault(fault, "install a newer quizgen")])


def _refuse_doubles(root: Node, entries: Iterable[LedgerEntry]) -> None:
    """Two cards on the same facts come from a merge of two branches; whose progress counts is not for us to say."""
    first: dict[str, str] = {}
    doubles = [entry for entry in entries if first.setdefault(own_id(entry), entry.id) != entry.id]
    if doubles:
        nodes = _cards_of(root)
        raise FaultsError(
            [
                nodes[entry.id].fault(f"asks the same as `cards.{first[own_id(entry)]}`", "remove one of the two")
                for entry in doubles
            ]
        )


def _cards_of(root: Node) -> dict[str, Node]:
    cards = root.value["cards"].value if isinstance(root.value, dict) else None
    return cards if isinstance(cards, dict) else {}


def write_ledger(path: Path, ledger: Ledger, before: Ledger | None = None) -> bool:
    """Put a ledger into a file; False where the file held just that already.

    Args:
        before: what was read from the file; where it holds something else by now, somebody wrote it meanwhile.

    Raises:
        InputError, FaultsError: what stands there is no readable ledger (see `read_ledger`); it is left alone.
        OutputError: the file was changed meanwhile, cannot be written, or would be too long to be read again.
    """
    present = read_ledger(path)
    if before is not None and present != before:
        raise OutputError(files.shown(path), "was changed meanwhile by another program", "run the command again")
    cards = {entry.id: _plain(entry) for entry in sorted(ledger.entries, key=lambda entry: entry.id)}
    text = _HEADER + yamlio.dump({"ledger": VERSION, "cards": cards})
    if len(text) > yamlio.MAX_CHARACTERS:
        fault = f"the ledger would be longer than {yamlio.MAX_CHARACTERS:,} characters"
        raise OutputError(files.shown(path), fault, "make several decks of it")
    return files.replace(path, text.encode("utf-8"))


def set_aside(path: Path) -> Path | None:
    """Give what stands in a ledger's place another name ("ledger.forgotten.yaml"); None where nothing does.

    Raises:
        OutputError: it cannot be renamed.
    """
    if not path.exists():
        return None
    names = itertools.chain([""], map(str, itertools.count(2)))
    aside = next(place for name in names if not (place := path.with_suffix(f".forgotten{name}{path.suffix}")).exists())
    try:
        path.rename(aside)
    except OSError as error:
        fault = f"cannot be renamed ({error.strerror or error})"
        raise OutputError(files.shown(path), fault, "look at the folder") from None
    return aside


def _plain(entry: LedgerEntry) -> dict[str, yamlio.Plain]:
    values = {key: getattr(entry, key) for key in _ORDER}
    told = {key: value for key, value in values.items() if value is not None and (value != () or key in _REQUIRED)}
    return {key: _storable(str(value) if isinstance(value, Date) else value) for key, value in told.items()}


def _storable(value: str | int | tuple[str, ...]) -> yamlio.Plain:
    """The value with a question mark for what UTF-8 cannot hold (half of a surrogate pair)."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value if isinstance(value, int) else [_storable(item) for item in value]


# --- bad cards ------------------------------------------------------------------------------------------------------

BAD_CARDS = "bad-cards.yaml"
_BAD_CARDS = yamlio.nullable(yamlio.mapping_of(yamlio.text))


def bad_cards_path(recipe: Recipe | None, deck_id: str) -> Path:
    """Where the cards marked as bad are kept: beside the recipe; of a bare article in the user's data folder.

    `deck_id` is the deck's id, which for a bare article is made of its language and title.
    """
    if recipe is not None:
        return Path(recipe.folder) / BAD_CARDS
    return files.data_folder() / "bad-cards" / f"{deck_id}.yaml"


def read_bad_cards(path: Path) -> tuple[BadCard, ...]:
    """The cards marked as bad, sorted by id; none where there is no such file.

    Raises:
        InputError: the file cannot be read.
        FaultsError: it does not give a reason for each id.
    """
    if not path.exists():
        return ()
    reasons = yamlio.check(yamlio.load(files.read_text(path), files.shown(path)), _BAD_CARDS) or {}
    return tuple(BadCard(id=card_id, why=why) for card_id, why in sorted(reasons.items()))


def write_bad_cards(path: Path, cards: Iterable[BadCard]) -> bool:
    """Put the cards marked as bad into a file; False where the file held just that already.

    Raises:
        InputError, FaultsError: what stands there cannot be read (see `read_bad_cards`); it is left alone.
        OutputError: the file cannot be written.
    """
    read_bad_cards(path)
    reasons = {card.id: card.why for card in sorted(cards, key=lambda card: card.id)}
    return files.replace(path, (_BAD_CARDS_HEADER + yamlio.dump(reasons)).encode("utf-8"))


def mark_bad(path: Path, card: BadCard) -> bool:
    """Add a card to those marked as bad, or give it another reason; False where it stood there so already.

    Raises:
        QuizgenError: see `write_bad_cards`; the file is left as it was.
    """
    others = (other for other in read_bad_cards(path) if other.id != card.id)
    return write_bad_cards(path, (*others, card))


def unmark_bad(path: Path, card_id: str) -> bool:
    """Take a card off those marked as bad; False where it is not among them.

    Raises:
        QuizgenError: see `write_bad_cards`; the file is left as it was.
    """
    before = read_bad_cards(path)
    after = tuple(card for card in before if card.id != card_id)
    return after != before and write_bad_cards(path, after)
