"""Markdown (CommonMark), to be read and printed: questions in one list, answers in another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.model import FORMS, Deck, Form, Question
from quizgen.outputs.export import questions
from quizgen.outputs.stem import answer_text, letter, one_line, pairs_of, source_line, stem_of

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|~&$^=]")
_BLOCK_START = re.compile(r"^(\s*)([-+]|[0-9]+[.)])(?=\s|$)")


class MarkdownWriter:
    """Markdown (CommonMark): the questions in one list, the answers with their evidence in another below."""

    extension = ".md"
    graded: tuple[Form, ...] = FORMS

    def lacks(self, _question: Question) -> str | None:
        """Everything can be written down."""
        return None

    def render(self, deck: Deck) -> bytes:
        """Title, questions, answers."""
        cards = [question for _, question in questions(deck)]
        parts = [f"# {_markdown(one_line(deck.title))}", *map(_asked, range(1, len(cards) + 1), cards)]
        parts += ["## Answers", *map(_answered, range(1, len(cards) + 1), cards)]
        return ("\n\n".join(parts) + "\n").encode("utf-8")


def _asked(number: int, question: Question) -> str:
    lines: list[str] = []
    for block in stem_of(question):
        inner = "".join(
            f"\\_\\_\\_\\_\\_ ({_markdown(run.text)})" if run.gap else _markdown(run.text) for run in block.runs
        )
        lines += ["", f"> “{inner}”" if block.quoted else _line_start(inner)]
    lines += _numbered([left for left, _ in pairs_of(question)]) if question.form == "match" else []
    lines += _lettered(question)
    return _item(number, lines[1:])


def _lettered(question: Question) -> list[str]:
    if not question.choices or question.form == "true_false":
        return []
    if question.form == "order":
        return _numbered(question.choices)
    return ["", *(f"- {letter(place)}. {_markdown(one_line(text))}" for place, text in enumerate(question.choices))]


def _numbered(texts: Sequence[str]) -> list[str]:
    return ["", *(f"- {number}. {_markdown(one_line(text))}" for number, text in enumerate(texts, start=1))]


def _answered(number: int, question: Question) -> str:
    answer = f"**{_markdown(answer_text(question))}**"
    also = f" (also: {'; '.join(_markdown(one_line(text)) for text in question.accepted)})" if question.accepted else ""
    evidence = _markdown(one_line(question.evidence.sentence))
    return _item(number, [answer + also, "", f"> {evidence}", ">", f"> {_markdown(source_line(question.evidence))}"])


def _item(number: int, lines: Sequence[str]) -> str:
    mark = f"{number}. "
    return "\n".join(
        (mark if place == 0 else " " * len(mark)) + line if line else "" for place, line in enumerate(lines)
    )


def _markdown(text: str) -> str:
    return _MARKDOWN.sub(lambda match: "\\" + match[0], text)


def _line_start(text: str) -> str:
    """A line that Markdown would take for a list is none."""
    return _BLOCK_START.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", text)
