"""What the formats for other programs share: a writer that also says which questions it has no form for."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Protocol

from quizgen.model import Deck, Form, Question
from quizgen.outputs.stem import one_line

NAME_LENGTH = 80
"""Characters of a question's name in a list of questions."""

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows


class Exporter(Protocol):
    """A format that questions can be written in for another program."""

    @property
    def extension(self) -> str:
        """How its files end (".xml")."""

    @property
    def graded(self) -> tuple[Form, ...]:
        """The forms that the other program marks by itself; where a fact is asked in several, one of these is taken."""

    def lacks(self, question: Question) -> str | None:
        """Why the format has no place for the question; None where it has."""

    def render(self, deck: Deck) -> bytes:
        """The whole file; the same deck gives the same bytes. Questions that the format lacks must not be in it."""


def questions(deck: Deck) -> Iterator[tuple[str, Question]]:
    """Id and question of each card that is not retired."""
    return ((card.id, card.question) for card in deck.cards if not card.retired)


def name_of(question: Question) -> str:
    """A name for lists of questions: the beginning of its prompt, on one line."""
    text = one_line(question.prompt)
    return text if len(text) <= NAME_LENGTH else text[: NAME_LENGTH - 1].rstrip() + "…"


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip archive with fixed times."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return file.getvalue()
