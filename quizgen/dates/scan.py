"""Text -> expressions: tokens, points, phrases, relatives and lookalikes in their order."""

from __future__ import annotations

from quizgen.dates.expression import Expression
from quizgen.dates.grammar import points
from quizgen.dates.lookalikes import sift
from quizgen.dates.phrases import phrases
from quizgen.dates.relative import lean, relatives
from quizgen.dates.tokens import Tokens


def scan(tokens: Tokens) -> list[Expression]:
    """Every expression of time in the tokens, in order and disjoint."""
    found: list[Expression] = []
    position = 0
    for item in sift(tokens, phrases(tokens, points(tokens))):
        item = lean(tokens, item, position)
        found += relatives(tokens, position, item.start)
        found.append(item)
        position = item.stop
    return [*found, *relatives(tokens, position, len(tokens.kinds))]
