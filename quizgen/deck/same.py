"""Whether two questions ask about one thing: a cloze and a when-question of one event, one passage quoted twice."""

from __future__ import annotations

from quizgen.deck.candidate import Candidate, days_open, within

OVERLAP = 0.6
"""Share of the smaller prompt's telling words that two prompts of one time have in common when they tell one thing."""

DAY_OVERLAP = 0.5
"""The same of two prompts of one day, and of an office and an event of one day."""

TITLE_OVERLAP = 0.7
"""Share of an office's words in the telling of an event of its year that begins or ends it."""

MIN_QUOTED = 4
"""Fewer telling words than these are too few to know two quotations for one."""

_ONCE = frozenset({"born", "died"})
_CHANGES = frozenset({"becom", "cease"})  # the beginning and end of a term, as templates word them


def same_thing(one: Candidate, other: Candidate) -> bool:
    """Whether a learner who knows the answer to one question has the other's with it."""
    if one.asked is None or other.asked is None:
        return one.asked is other.asked and _alike(one, other)
    if not (within(one.asked, other.asked) or within(other.asked, one.asked)):
        return False
    if one.named & other.named and one.telling & other.telling & _ONCE:  # nobody is born or dies twice
        return one.asked == other.asked or "lifespan" in (one.question.fact_kind, other.question.fact_kind)
    return _alike(one, other)


def _alike(one: Candidate, other: Candidate) -> bool:
    kinds = one.question.fact_kind, other.question.fact_kind
    one_day = one.asked == other.asked and days_open(one.asked) == 0
    if kinds == ("event", "event"):
        return _share(one.telling, other.telling) >= (DAY_OVERLAP if one_day else OVERLAP)
    if kinds == ("quotation", "quotation"):
        smaller = min(len(one.telling), len(other.telling))
        return smaller >= MIN_QUOTED and _share(one.telling, other.telling) >= OVERLAP
    if kinds[0] == kinds[1]:  # in a template's own words, so only all of them mean the same
        return one.telling == other.telling
    if "event" in kinds and one.asked is not None:
        event, stated = (one, other) if kinds[0] == "event" else (other, one)
        words = stated.telling - _CHANGES
        enough = DAY_OVERLAP if one_day else TITLE_OVERLAP
        return len(words) > 1 and len(words & event.telling) >= enough * len(words)
    return False


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """The common part of two sets as a share of the smaller one; 0 where that is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
