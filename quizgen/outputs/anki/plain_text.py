"""Notes -> anki.tsv: the same notes as a text file, for those who want to see or edit them as plain text.

Anki's own format for File > Import: header lines, then a line for each note, its fields in HTML as in a package. A text
file holds no note types, so a package of quizgen must have been imported before; nor times of change, so it replaces
whatever the learner has in the fields and tags of its notes. Progress is kept.
"""

from __future__ import annotations

import csv
from io import StringIO

from quizgen.model import Deck
from quizgen.outputs.anki.note_types import FIELDS
from quizgen.outputs.anki.notes import note_of

_COLUMNS = ("GUID", "Note type", "Deck", "Tags", *FIELDS)
_HEADER = (
    "#separator:tab\n"
    "#html:true\n"
    "#guid column:1\n"
    "#notetype column:2\n"
    "#deck column:3\n"
    "#tags column:4\n"
    "#columns:" + "\t".join(_COLUMNS) + "\n"
)


class AnkiTsvWriter:
    """Anki's text format, tab-separated, UTF-8. Retired cards are left out."""

    extension = ".anki.tsv"

    def render(self, deck: Deck) -> bytes:
        """The file.

        Raises:
            ValueError: the time of change of a card is no moment.
        """
        text = StringIO()
        rows = csv.writer(text, dialect="excel-tab", lineterminator="\n")
        for card in deck.cards:
            if not card.retired:
                note = note_of(card, deck)
                rows.writerow((note.guid, note.note_type.name, note.deck, " ".join(note.tags), *note.fields))
        return (_HEADER + text.getvalue()).encode("utf-8")
