"""Answers as JSON lines, as `quizgen reviews export` writes them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from quizgen.errors import InputError
from quizgen.study.schedule import AGAIN, EASY, GOOD, HARD, Rating
from quizgen.study.store import Answer

_REMEDY = "give a file that quizgen reviews export wrote"
_RATINGS: tuple[Rating, ...] = (AGAIN, HARD, GOOD, EASY)
_LATEST = 253_402_300_799_999_999
"""The last moment of the year 9999, in microseconds since 1970."""


def answers_from_lines(text: str, name: str) -> list[Answer]:
    """The answers in a text; empty lines are passed over.

    Raises:
        InputError: a line that is no answer, with its number; nothing is taken of such a file.
    """
    answers = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            answers.append(_answer(line, f"{name}, line {number}"))
    return answers


def _answer(line: str, place: str) -> Answer:
    try:
        value = json.loads(line)
        return _checked(value)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        what = f"`{error.args[0]}` is missing" if isinstance(error, KeyError) else "this is no answer"
        raise InputError(place, what, _REMEDY) from None


def _checked(value: Any) -> Answer:
    card, at, verdict = value["card"], value["at"], value["verdict"]
    rating = next((known for known in _RATINGS if known == value["rating"] and type(value["rating"]) is int), None)
    if not isinstance(card, str) or not card or type(at) is not int or not 0 <= at <= _LATEST:
        raise ValueError
    if rating is None or verdict not in ("right", "wrong"):
        raise ValueError
    spent = value.get("milliseconds", 0)
    return Answer(
        card=card,
        at=at,
        day=date.fromisoformat(value["day"]),
        rating=rating,
        verdict=verdict,
        typed=str(value.get("typed", "")),
        milliseconds=spent if type(spent) is int else 0,
        cram=value.get("cram", False) is True,
    )
