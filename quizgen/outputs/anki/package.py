"""Notes -> .apkg: the only home of genanki, and the bytes of the package.

genanki fills a database in memory (its own way to a file leaves a temporary one behind), which is zipped with fixed
member times. The same deck gives the same bytes; its one date is the newest change of a card.
"""

from __future__ import annotations

import itertools
import sqlite3
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

import genanki

from quizgen.ledger import seconds_of
from quizgen.model import Card, Deck
from quizgen.outputs.anki.note_types import CHANGED_AT, FIELDS, NoteType, note_types, style
from quizgen.outputs.anki.notes import Note, note_of
from quizgen.outputs.anki.structure import deck_id, deck_name, subdeck
from quizgen.outputs.anki.text import attribute_text, field_text
from quizgen.outputs.attribution import articles, authors_link, section_link, version

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows
_DEFLATE_LEVEL = 1  # an eighth more bytes than level 6 in a third of the time, measured on 10,000 notes


class ApkgWriter:
    """Anki package (schema 11, which every Anki since 2.0 imports). Retired cards are left out."""

    extension = ".apkg"

    def render(self, deck: Deck) -> bytes:
        """The package.

        Raises:
            ValueError: the time of change of a card is no moment.
        """
        return _package(deck, [card for card in deck.cards if not card.retired])


class RetiredApkgWriter:
    """Anki package of the retired cards alone, each with its last texts and a tag that says so.

    It is for those who have the cards: theirs are tagged where they are. Somebody else would get them as new ones, in a
    subdeck of their own that is easily removed.
    """

    extension = ".apkg"

    def render(self, deck: Deck) -> bytes:
        """The package.

        Raises:
            ValueError: the time of change of a card is no moment.
        """
        return _package(deck, [card for card in deck.cards if card.retired])


def _package(deck: Deck, cards: Sequence[Card]) -> bytes:
    return _zipped({"collection.anki2": _database(deck, cards), "media": b"{}"})


def _database(deck: Deck, cards: Sequence[Card]) -> bytes:
    newest = seconds_of(max((card.changed_at for card in cards), default=CHANGED_AT))
    models = {note_type.id: _model(note_type) for note_type in note_types().values()}
    decks = _decks(deck, cards)
    for model in models.values():
        next(iter(decks.values())).add_model(model)
    connection = sqlite3.connect(":memory:")
    try:
        cursor = connection.cursor()
        ids = itertools.count(newest * 1000)
        genanki.Package(list(decks.values())).write_to_db(cursor, newest, ids)
        # one note at a time: 50,000 of them need not be in memory at once
        for place, card in enumerate(cards, start=1):
            note = note_of(card, deck)
            made = _genanki_note(note, models[note.note_type.id], place)
            made.write_to_db(cursor, note.changed, decks[note.deck].deck_id, ids)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _decks(deck: Deck, cards: Sequence[Card]) -> dict[str, Any]:
    """Name -> genanki deck: the deck itself, which has the description, and its subdecks.

    Retired cards come without the deck itself: Anki would make it anew for those who renamed theirs.
    """
    own = [] if any(card.retired for card in cards) else [deck_name(deck)]
    names = dict.fromkeys(own if own and deck.subdecks is None else [*own, *(subdeck(card, deck) for card in cards)])
    made = {name: genanki.Deck(deck_id(deck, name), name) for name in names}
    for name in own:
        made[name].description = description(deck, cards)
    return made


class _Note(genanki.Note):  # type: ignore[misc]
    """genanki looks for broken HTML, in time quadratic in the text, and for cards; ours is sound and has one."""

    @property
    def cards(self) -> list[Any]:
        """The one card of each of our notes."""
        return [genanki.Card(0)]

    def _check_invalid_html_tags_in_fields(self) -> None:
        pass


class _Model(genanki.Model):  # type: ignore[misc]
    """genanki dates every note type with the build; ours have a date of their own, so that learners' styling stays."""

    def to_json(self, _timestamp: float, deck_id: int) -> dict[str, Any]:
        described: dict[str, Any] = super().to_json(seconds_of(CHANGED_AT), deck_id)
        return described


def _model(note_type: NoteType) -> _Model:
    # Ids of fields and templates need only differ within their note type.
    fields = [{"name": name, "id": note_type.id * 1000 + place} for place, name in enumerate(FIELDS)]
    template = {"name": "Question", "id": note_type.id * 1000 + 999, "qfmt": note_type.front, "afmt": note_type.back}
    return _Model(
        model_id=note_type.id,
        name=note_type.name,
        fields=fields,
        templates=[template],
        css=style(),
        model_type=genanki.Model.CLOZE if note_type.cloze else genanki.Model.FRONT_BACK,
        sort_field_index=FIELDS.index("Prompt"),
    )


def _genanki_note(note: Note, model: _Model, place: int) -> Any:
    return _Note(model=model, fields=list(note.fields), tags=list(note.tags), guid=note.guid, due=place)


def description(deck: Deck, cards: Iterable[Card]) -> str:
    """What Anki shows of the deck before it is studied: its title, and version, licence and authors of each article."""
    sources = []
    for article in articles(cards):
        parts = [
            _linked(article.title, section_link(article)),
            field_text(version(article)),
            field_text(article.licence or ""),
            _linked("authors", authors_link(article)) if authors_link(article) else "",
        ]
        sources.append("<li>" + " · ".join(filter(None, parts)) + "</li>")
    return f"<p>{field_text(deck.title)}</p><ul>{''.join(sources)}</ul>"


def _linked(text: str, link: str | None) -> str:
    return f'<a href="{attribute_text(link)}">{field_text(text)}</a>' if link else field_text(text)


def _zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip archive whose bytes depend on the members alone."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # else it tells Windows from the rest
            opened.writestr(info, members[name], compresslevel=_DEFLATE_LEVEL)
    return archive.getvalue()
