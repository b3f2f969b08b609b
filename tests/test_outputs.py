"""`quizgen.outputs`: every writer behind one protocol, and one function that owns the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen.errors import OutputError
from quizgen.model import Card, Deck, Question
from quizgen.outputs import WRITERS, write

MakeQuestion = Callable[..., Question]


def deck_of(question: Question) -> Deck:
    """A deck of one card."""
    card = Card(id=question.id, question=question, changed_at="2024-09-01T12:00:00Z")
    return Deck(id="varne", name="varne", title="Varne Point", lang="en", cards=(card,))


@pytest.mark.parametrize("name", WRITERS)
def test_write(make_question: MakeQuestion, tmp_path: Path, name: str) -> None:
    """Each format writes the deck whole and leaves no other file; the same deck again is no change."""
    writer, deck = WRITERS[name](), deck_of(make_question())
    path = tmp_path / "out" / f"varne{writer.extension}"
    assert writer.extension.startswith(".")
    assert write(writer, deck, path)
    assert path.read_bytes() == writer.render(deck)
    assert not write(writer, deck, path)
    assert list(path.parent.iterdir()) == [path]


def test_cannot_write(make_question: MakeQuestion, tmp_path: Path) -> None:
    """Where no file can stand, the error names the place."""
    with pytest.raises(OutputError, match="is a folder"):
        write(WRITERS["anki"](), deck_of(make_question()), tmp_path)
