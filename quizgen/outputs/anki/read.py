"""What a card shows, read back from its note: of a deck, or of a package that quizgen wrote or Anki exported.

Both go through the fields of the note, so that what is compared is what learners have.
"""

from __future__ import annotations

import html
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from quizgen import files
from quizgen.errors import InputError
from quizgen.ledger import Asked
from quizgen.model import Deck, Form
from quizgen.outputs.anki.note_types import FIELDS, note_types
from quizgen.outputs.anki.notes import note_of
from quizgen.outputs.anki.structure import RETIRED

MAX_BYTES = 500 * 1024 * 1024
"""Largest database in a package that is read."""

_GAP = re.compile(r"\{\{c1::.*?::([a-z ]+)\}\}", re.DOTALL)
_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_FORMS: dict[int, Form] = {note_type.id: form for form, note_type in reversed(note_types().items())}
_SELECT = "select mid, flds, tags from notes where typeof(flds) = 'text' and typeof(tags) = 'text' order by id"
_MEMBERS = ("collection.anki21", "collection.anki2")  # the first is Anki's, where there are both


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a learner sees of a card, as plain text, and the ids that it goes by."""

    id: str
    template: str
    form: Form
    context: str
    prompt: str
    answer: str
    choices: tuple[str, ...]
    sentence: str

    @property
    def asked(self) -> Asked:
        """What it is known again by."""
        return Asked(
            id=self.id,
            template=self.template,
            form=self.form,
            context=self.context,
            prompt=self.prompt,
            answer=self.answer,
            choices=self.choices,
        )


def shown_in(deck: Deck) -> tuple[Shown, ...]:
    """What the cards of a deck show, retired ones left out."""
    notes = (note_of(card, deck) for card in deck.cards if not card.retired)
    return tuple(_shown(note.note_type.id, note.fields) for note in notes)


def read_package(path: Path) -> tuple[Shown, ...]:
    """What quizgen's cards in a package show, in its order; those tagged as retired are left out.

    Raises:
        InputError: no package, a damaged one, one without a card of quizgen, or with several decks of quizgen.
    """
    place = files.shown(path)
    try:
        rows = _notes(_database(path))
    except (sqlite3.Error, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise InputError(place, f"is no sound Anki package ({error})", "make or export it anew") from None
    cards = [_shown(kind, fields) for kind, fields in rows]
    if not cards:
        raise InputError(place, "holds no card of quizgen", "give a package that quizgen made")
    if len({card.id for card in cards}) < len(cards):
        raise InputError(place, "holds several decks of quizgen", "export one deck")
    return tuple(cards)


def _database(path: Path) -> bytes:
    with zipfile.ZipFile(BytesIO(files.read_bytes(path, MAX_BYTES))) as archive:
        names = set(archive.namelist())
        if "collection.anki21b" in names:
            fault = "is in the format of newer Anki versions only"
            raise InputError(files.shown(path), fault, "export it with “Support older Anki versions”")
        member = next((name for name in _MEMBERS if name in names), None)
        if member is None:
            raise ValueError("it has no collection")
        if archive.getinfo(member).file_size > MAX_BYTES:
            raise ValueError("its collection is too large")
        with archive.open(member) as stream:
            data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError("its collection is too large")
    return data


def _notes(database: bytes) -> list[tuple[int, list[str]]]:
    """Note type and fields of the notes that are quizgen's, and not retired, in the order of their ids."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        connection.execute("pragma trusted_schema = off")
        if connection.execute("select type from sqlite_master where name = 'notes'").fetchall() != [("table",)]:
            raise ValueError("it has no table of notes")
        rows = connection.execute(_SELECT).fetchall()
    return [
        (kind, fields)
        for kind, text, tags in rows
        if kind in _FORMS and RETIRED not in tags.split() and len(fields := text.split("\x1f")) == len(FIELDS)
    ]


def _shown(kind: int, fields: Iterable[str]) -> Shown:
    field: Mapping[str, str] = dict(zip(FIELDS, fields, strict=True))
    template, _, card_id = _text(field["Id"]).rpartition(" ")
    answer, _, _ = field["Answer"].partition("<ol")  # the texts that it names by number or letter
    return Shown(
        id=card_id,
        template=template,
        form=_FORMS[kind],
        context=_text(field["Context"]),
        prompt=_prompt(field["Prompt"]),
        answer=_text(answer),
        choices=tuple(map(_text, _ITEM.findall(field["Options"]))),
        sentence=_text(field["Evidence"]),
    )


def _prompt(field: str) -> str:
    """The prompt, with the label of its gap in brackets, and the items of a match numbered."""
    prompt, *_ = field.partition("<ol")
    items = [f"\n{number}. {_text(item)}" for number, item in enumerate(_ITEM.findall(field), start=1)]
    return _text(_GAP.sub(r"[\1]", prompt)) + "".join(items)


def _text(field: str) -> str:
    """The text that the HTML of a field shows."""
    return html.unescape(_TAG.sub("", field.replace("<br>", "\n")))
