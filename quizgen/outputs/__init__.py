"""Deck -> bytes: one writer for each format, and the one function that puts what it made into a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from quizgen import files
from quizgen.model import Deck
from quizgen.outputs.export import Exporter


class Writer(Protocol):
    """A format that a deck can be written in."""

    @property
    def extension(self) -> str:
        """How its files end (".apkg")."""

    def render(self, deck: Deck) -> bytes:
        """The whole file; the same deck gives the same bytes."""


def _anki() -> Writer:
    from quizgen.outputs.anki import ApkgWriter

    return ApkgWriter()


def _anki_tsv() -> Writer:
    from quizgen.outputs.anki import AnkiTsvWriter

    return AnkiTsvWriter()


def retired_cards_writer() -> Writer:
    """What writes the retired cards alone, for those who have them."""
    from quizgen.outputs.anki import RetiredApkgWriter

    return RetiredApkgWriter()


WRITERS: Mapping[str, Callable[[], Writer]] = {"anki": _anki, "anki-tsv": _anki_tsv}
"""Name of a format -> its writer, made when it is needed: some load large libraries."""


def _gift() -> Exporter:
    from quizgen.outputs.gift import GiftWriter

    return GiftWriter()


def _moodle() -> Exporter:
    from quizgen.outputs.moodle_xml import MoodleXmlWriter

    return MoodleXmlWriter()


def _qti() -> Exporter:
    from quizgen.outputs.qti import QtiWriter

    return QtiWriter()


def _csv() -> Exporter:
    from quizgen.outputs.table import CsvWriter

    return CsvWriter()


def _tsv() -> Exporter:
    from quizgen.outputs.table import TsvWriter

    return TsvWriter()


def _xlsx() -> Exporter:
    from quizgen.outputs.table import XlsxWriter

    return XlsxWriter()


def _markdown() -> Exporter:
    from quizgen.outputs.markdown import MarkdownWriter

    return MarkdownWriter()


def _jsonl() -> Exporter:
    from quizgen.outputs.jsonl import JsonLinesWriter

    return JsonLinesWriter()


EXPORTERS: Mapping[str, Callable[[], Exporter]] = {
    "gift": _gift,
    "moodle": _moodle,
    "qti": _qti,
    "csv": _csv,
    "tsv": _tsv,
    "xlsx": _xlsx,
    "markdown": _markdown,
    "jsonl": _jsonl,
}
"""Name of a format for other programs -> what writes it."""


def write(writer: Writer, deck: Deck, path: Path) -> bool:
    """Put the deck into a file, whole or not at all; False where the file held just that already.

    Raises:
        OutputError: the file cannot be written.
    """
    return files.replace(path, writer.render(deck))
