"""From points to phrases: what stands around a point and belongs to it is taken in.

Weekdays, "early", "the end of", "about", "possibly", the open end of "1917–present".
"""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.dates.calendars import pair_calendars
from quizgen.dates.expression import Expression
from quizgen.dates.lexicon import MODIFIERS
from quizgen.dates.ranges import join_ranges
from quizgen.dates.tokens import Tokens

# Taken in one after the other, each from the few tokens before the point.
_WEEKDAY = re.compile(r"k,?T?$")
_MODIFIER = re.compile(
    r"T?(?P<early>m)-?$|(?P<early_in>m)iT?$|T?(?P<edge>[BIL])fT?$|T?(?P<part>[yozXmlj])[au]fT?$|T?RfT?$"
)
_DOUBT = re.compile(r"(?P<about>q)T?$|(?P<perhaps>p)i?T?$")
_REACH = 5  # tokens that the longest of these takes ("the first half of the")
_OPEN_END = re.compile(r"-T?Qu?|xTQu?|xQ(?=[,.;)P]|$)|-(?=\))|Z")
_QUERY = re.compile(r"\?(?=[-)])")


def phrases(tokens: Tokens, points: list[Expression]) -> list[Expression]:
    """Expressions with what belongs to them, ranges joined and calendars paired; in order and disjoint."""
    taken: list[Expression] = []
    for point in points:
        taken.append(_extended(tokens, point, taken[-1].stop if taken else 0))
    return join_ranges(tokens, pair_calendars(tokens, taken))


def _extended(tokens: Tokens, point: Expression, floor: int) -> Expression:
    kinds = tokens.kinds
    item = point
    if match := _WEEKDAY.search(kinds, max(floor, item.start - _REACH), item.start):
        item = replace(item, start=match.start())
    if match := _MODIFIER.search(kinds, max(floor, item.start - _REACH), item.start):
        word = next((tokens.word(match.start(name)).lower() for name, kind in match.groupdict().items() if kind), "")
        item = replace(item, start=match.start(), modifier=MODIFIERS.get(word))
    if match := _DOUBT.search(kinds, max(floor, item.start - _REACH), item.start):
        item = replace(item, start=match.start(), qualifier="~" if match.group("about") else "?")
    if item.start > floor and kinds[item.start - 1] == "T" and _has_article(kinds[item.start], point):
        item = replace(item, start=item.start - 1)
    return _opened(tokens, item)


def _has_article(kind: str, point: Expression) -> bool:
    """Whether "the" belongs to the date: "the 3rd of May", "the summer of 1920", "the 1980s"."""
    part = point.first
    return kind in "oN" or (part.season or part.decade or part.century) is not None


def _opened(tokens: Tokens, item: Expression) -> Expression:
    """Take in "–present", "onwards", the dash of "(1917–)" or "(–1917)", and the query of "1879?"."""
    kinds = tokens.kinds
    if match := _QUERY.match(kinds, item.stop):
        item = replace(item, stop=match.end(), qualifier="?")
    if match := _OPEN_END.match(kinds, item.stop):
        led = match.group()[0] != "-" and tokens.kind(item.start - 1) == "r"
        return replace(item, start=item.start - led, stop=match.end(), open="end")
    if item.start > 1 and kinds[item.start - 2 : item.start] == "(-" and kinds.startswith(")", item.stop):
        return replace(item, start=item.start - 1, open="start")
    return item
