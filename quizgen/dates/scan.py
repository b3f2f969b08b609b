"""Tokens -> expressions: points, phrases, lookalikes and relatives in their order."""

from __future__ import annotations

from dataclasses import replace

from quizgen.dates.expression import Expression
from quizgen.dates.grammar import points
from quizgen.dates.lookalikes import sift
from quizgen.dates.phrases import phrases
from quizgen.dates.relative import lean, relatives
from quizgen.dates.setting import Setting
from quizgen.dates.tokens import Tokens

_NEAR = 12  # tokens between "each year" and a day that recurs


def candidates(tokens: Tokens) -> list[Expression]:
    """What is written like a date, in order and disjoint."""
    return phrases(tokens, points(tokens))


def scan(tokens: Tokens, items: list[Expression], setting: Setting) -> list[Expression]:
    """The candidates that are dates, and the relative expressions between them."""
    found: list[Expression] = []
    position = 0
    for point in sift(tokens, items, setting):
        item = _recurring(tokens, lean(tokens, point, position))
        found += relatives(tokens, position, item.start)
        if found and (apposed := _apposed(tokens, found[-1], item)):
            found[-1] = apposed
        found.append(item)
        position = item.stop
    return [*found, *relatives(tokens, position, len(tokens.kinds))]


def _recurring(tokens: Tokens, item: Expression) -> Expression:
    """A day without its year is doubtful near "each year" or "annually"."""
    if item.first.dated or "K" not in tokens.kinds[max(0, item.start - _NEAR) : item.stop + _NEAR]:
        return item
    return replace(item, doubtful=True)


def _apposed(tokens: Tokens, relative: Expression, item: Expression) -> Expression | None:
    """In "The next day, on 3 May 1890," the words lean on the date beside them."""
    first, part = relative.first, item.first
    unit = "day" if part.day else "month" if part.month else "year"
    between = tokens.kinds[relative.stop : item.start]
    if first.unit != unit or first.month or not part.year or item.last or between not in (",", ",i"):
        return None
    return replace(relative, first=part, borrowed=True)
