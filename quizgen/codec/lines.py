"""JSON lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from quizgen.codec.records import REMEDY, question_from_json, question_to_json
from quizgen.errors import InputError
from quizgen.model import Question


def to_line(value: Mapping[str, object]) -> str:
    """One JSON object on one line, without the line's end; a lone surrogate is written as an escape."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


def questions_to_lines(questions: Iterable[Question]) -> str:
    """A bank: one question a line."""
    return "".join(to_line(question_to_json(question)) + "\n" for question in questions)


def questions_from_lines(text: str, name: str) -> tuple[Question, ...]:
    """The questions of a bank, in its order; empty lines and those of skipped items are passed over.

    Args:
        text: what `cards --json` printed.
        name: the file's name as the user knows it, for the error.

    Raises:
        InputError: a line that is no question, or an id that a line above has already.
    """
    questions: dict[str, Question] = {}
    # not splitlines(): a text may hold U+2028, which ends no line of JSON
    for number, line in enumerate(text.split("\n"), start=1):
        place = f"{name}, line {number}"
        value = _parse(line, place) if line.strip() else {"skipped": ""}
        if isinstance(value, dict) and "skipped" in value:
            continue
        question = question_from_json(value, place)
        if question.id in questions:
            raise InputError(place, f"the id {question.id} stands on a line above too", "remove one of the two lines")
        questions[question.id] = question
    return tuple(questions.values())


def _parse(line: str, place: str) -> object:
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(place, "this is no JSON object", REMEDY) from None
    return value
