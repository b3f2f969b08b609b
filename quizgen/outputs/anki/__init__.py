"""Deck -> Anki package (.apkg), made so that an update keeps what a learner has: progress, edits, tags, styling.

Anki knows a note again by its GUID and takes it from a newer package only if the note's time of change is later. So
the GUID is a hash of the recipe's id and the card's, and the time is that of the card's last change of content. Note
types, fields and templates have fixed ids; fields are never added (see `note_types`).
"""

from quizgen.outputs.anki.package import ApkgWriter, RetiredApkgWriter
from quizgen.outputs.anki.plain_text import AnkiTsvWriter

__all__ = ["AnkiTsvWriter", "ApkgWriter", "RetiredApkgWriter"]
