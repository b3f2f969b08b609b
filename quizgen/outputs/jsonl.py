"""JSON lines: a bank that every command takes instead of a recipe or an article."""

from __future__ import annotations

from dataclasses import replace

from quizgen.codec import questions_to_lines
from quizgen.model import FORMS, Deck, Form, Question
from quizgen.outputs.export import questions


class JsonLinesWriter:
    """The objects of `quizgen cards --json`, one a line, under the cards' ids."""

    extension = ".jsonl"
    graded: tuple[Form, ...] = FORMS

    def lacks(self, _question: Question) -> str | None:
        """Everything is there."""
        return None

    def render(self, deck: Deck) -> bytes:
        """The lines."""
        return questions_to_lines(replace(question, id=card_id) for card_id, question in questions(deck)).encode(
            "utf-8"
        )
