"""A verdict on an answer, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["right", "nearly", "wrong"]

_RANK: dict[Verdict, int] = {"wrong": 0, "nearly": 1, "right": 2}


@dataclass(frozen=True, slots=True)
class Grade:
    """What an answer is worth. `why` is a remark for the learner, empty where there is nothing to say."""

    verdict: Verdict
    why: str = ""


RIGHT = Grade("right")
WRONG = Grade("wrong")


def best(grades: Iterable[Grade]) -> Grade:
    """The best of several grades, the first of equals; wrong where there is none."""
    return max(grades, key=lambda grade: _RANK[grade.verdict], default=WRONG)


def worst(one: Grade, other: Grade) -> Grade:
    """The worse of two grades."""
    return min(one, other, key=lambda grade: _RANK[grade.verdict])
