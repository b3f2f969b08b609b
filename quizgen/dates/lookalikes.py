"""What looks like a date and is none ("1522 Elm Avenue", "1201 cases"), or belongs to a name ("the 1905 Revolution")."""

from __future__ import annotations

from dataclasses import replace

from quizgen.dates.expression import Expression
from quizgen.dates.tokens import Tokens


def sift(tokens: Tokens, items: list[Expression]) -> list[Expression]:
    """Drop what is no date, mark what belongs to a name."""
    kept = []
    for item in items:
        part = item.first
        single = item.stop - item.start == 1
        if part.year is not None and part.month is None and part.season is None and not _is_year(tokens, item):
            continue
        if single and part.month and not part.day and not part.year and not _is_month(tokens, item):
            continue
        kept.append(item)
    return kept


_NOT_BEFORE = frozenset("no number resolution route flight page pages pp room section chapter article highway".split())
_UNITS = frozenset("men people troops soldiers km miles metres meters tons tonnes cases votes acres feet yards".split())


def _is_year(tokens: Tokens, item: Expression) -> bool:
    kinds, stop = tokens.kinds, item.stop
    start = next(i for i in range(item.start, stop) if kinds[i] in "YtEdh")
    before = kinds[start - 1] if start else "P"
    after = kinds[stop] if stop < len(kinds) else "P"
    if kinds[start] == "t" and item.first.era is None:
        return False
    if before == "$" or after in "%$":
        return False
    if before in "wW" and tokens.word(start - 1).lower() in _NOT_BEFORE:
        return False
    if after == "w" and tokens.word(stop).lower() in _UNITS:
        return False
    return True


def _is_month(tokens: Tokens, item: Expression) -> bool:
    kinds, start, stop = tokens.kinds, item.start, item.stop
    before = kinds[start - 1] if start else "P"
    after = kinds[stop] if stop < len(kinds) else "P"
    if before in "ixrbm&-(":
        return True
    if after == "W" or before in "WwT":
        return False
    return tokens.word(start) not in ("May", "March")
