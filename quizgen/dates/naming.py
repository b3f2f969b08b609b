"""Whether a date belongs to a name ("the 1930 Revolution", "the Act of 1550") or only tells which one is meant."""

from __future__ import annotations

from dataclasses import replace

from quizgen.dates.expression import Expression
from quizgen.dates.tokens import Tokens

_EVENTS = frozenset(
    "Revolution War Act Acts Convention Constitution Treaty Olympics Games Census Conference Congress Manifesto "
    "Uprising Rebellion Election Elections Agreement Accord Accords Protocol Declaration Incident Crisis".split()
)
_VERBS = frozenset(
    "was were is are has have had did does began led took became gave made saw brought would could should might will "
    "which who that when where also held set broke".split()
)
_POSSESSIVES = frozenset("his her their its our my".split())


def named(tokens: Tokens, item: Expression) -> Expression:
    """Mark what belongs to a name, and what tells which one ("the 1941 campaign")."""
    before, after = tokens.kind(item.start - 1), tokens.kind(item.stop)
    owned = before == "T" or tokens.word_before(item.start).lower() in _POSSESSIVES
    quoted = before == after and before in "'\""
    season = item.first.season is not None and before == "W" and tokens.word(item.start)[0].isupper()
    of_name = before == "f" and tokens.kind(item.start - 2) == "W" and item.first.day is None and item.first.dated
    leads = owned and item.last is None and not item.modifier and _leads_name(tokens, item.stop)
    if quoted or season or of_name or leads:
        return replace(item, in_name=True)
    return replace(item, attributive=owned and after in "wW")


def _leads_name(tokens: Tokens, stop: int) -> bool:
    """Whether the words after a date are a name: "Revolution", "Republican National Convention".

    Capitals before a common noun are none ("the 1978 Ohio gubernatorial race"), unless they name the event themselves.
    """
    index = stop
    while tokens.kind(index) == "W" or (index > stop and _joins_capitals(tokens, index)):
        index += 1
    if index == stop:
        return False
    following = tokens.word_at(index)
    plain = tokens.kind(index) == "w" and following not in _VERBS and not following.endswith("ed")
    return not plain or tokens.word(index - 1) in _EVENTS


def _joins_capitals(tokens: Tokens, index: int) -> bool:
    """Whether a mark stands inside a name: the dash of "Spanish–American", the stops of "U.S."."""
    kind = tokens.kind(index)
    return kind == "-" or (kind == "." and len(tokens.word(index - 1)) == 1)
