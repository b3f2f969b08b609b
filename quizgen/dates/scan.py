"""Tokens -> expressions: points, phrases, lookalikes and relatives in their order."""

from __future__ import annotations

from quizgen.dates.expression import Expression
from quizgen.dates.grammar import points
from quizgen.dates.lookalikes import Setting, sift
from quizgen.dates.phrases import phrases
from quizgen.dates.relative import lean, relatives
from quizgen.dates.tokens import Tokens


def candidates(tokens: Tokens) -> list[Expression]:
    """What is written like a date, in order and disjoint."""
    return phrases(tokens, points(tokens))


def scan(tokens: Tokens, items: list[Expression], setting: Setting) -> list[Expression]:
    """The candidates that are dates, and the relative expressions between them."""
    found: list[Expression] = []
    position = 0
    for point in sift(tokens, items, setting):
        item = lean(tokens, point, position)
        found += relatives(tokens, position, item.start)
        found.append(item)
        position = item.stop
    return [*found, *relatives(tokens, position, len(tokens.kinds))]
