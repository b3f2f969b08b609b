"""Whether two questions ask about one thing: a cloze and a when-question of one event, one passage quoted twice."""

from __future__ import annotations

from quizgen.deck.candidate import Candidate, days_open, within

OVERLAP = 0.6
"""Share of the smaller prompt's telling words that two prompts of one time have in common when they tell one thing."""

DAY_OVERLAP = 0.5
"""The same of two prompts of one day, if they have `DAY_WORDS` in common: two words can be the name of a place."""

DAY_WORDS = 3

LEAD_OVERLAP = 0.5
"""The same of two prompts, one of them from the lead, which sums up in fewer words what the text tells more exactly."""

LEAD_WORDS = 3
"""A prompt of fewer telling words than these is not known for another by half of them."""

TITLE_OVERLAP = 0.7
"""Share of an office's words in the telling of an event of its time that begins or ends it."""

MIN_QUOTED = 4
"""Fewer telling words than these are too few to know two quotations for one."""

_LIFE = frozenset({"born", "died"})
_CHANGES = frozenset({"becom", "cease", "appea"})  # the beginning and end of what a fact states, as templates word it


def same_thing(one: Candidate, other: Candidate) -> bool:
    """Whether a learner who knows the answer to one question has the other's with it."""
    kinds = one.question.fact_kind, other.question.fact_kind
    if one.asked is None or other.asked is None:
        if kinds == ("quotation", "quotation"):
            return one.asked is other.asked and _overlap(one.telling, other.telling, MIN_QUOTED) >= OVERLAP
        return one.asked is other.asked and kinds[0] == kinds[1] and one.telling == other.telling
    if not (within(one.asked, other.asked) or within(other.asked, one.asked)):
        return False
    if one.named & other.named and one.telling & other.telling & _LIFE:  # nobody is born or dies twice
        return one.asked == other.asked or "lifespan" in kinds
    if kinds == ("event", "event"):
        return _same_event(one, other)
    if "event" in kinds:
        return _begins_or_ends(*((one, other) if kinds[0] == "event" else (other, one)))
    return kinds[0] == kinds[1] and one.telling == other.telling  # in a template's words, all of them must be the same


def _same_event(one: Candidate, other: Candidate) -> bool:
    """Two tellings of one time: nearly the same words. A span of years is a moment of its first year, no other."""
    if one.asked is None or other.asked is None:
        return False
    if "interval" in (one.asked.precision, other.asked.precision):
        first, second = one.asked.earliest, other.asked.earliest
        begin = first is not None and second is not None and first.year == second.year
        return begin and _overlap(one.telling, other.telling) >= OVERLAP
    summed_up = bool(one.question.evidence.section) != bool(other.question.evidence.section)
    if summed_up and _overlap(one.telling, other.telling, LEAD_WORDS) >= LEAD_OVERLAP:
        return True
    return _overlap(one.telling, other.telling) >= OVERLAP or _of_one_day(one, other, one.telling, other.telling)


def _begins_or_ends(event: Candidate, stated: Candidate) -> bool:
    """Whether an event is the beginning or end of an office, or whatever else a fact's other field states."""
    words = stated.telling - _CHANGES
    if len(words) > 1 and len(words & event.telling) >= TITLE_OVERLAP * len(words):
        return True
    return _of_one_day(event, stated, event.telling, words)


def _of_one_day(one: Candidate, other: Candidate, told: frozenset[str], stated: frozenset[str]) -> bool:
    one_day = one.asked == other.asked and days_open(one.asked) == 0
    return one_day and len(told & stated) >= DAY_WORDS and _overlap(told, stated) >= DAY_OVERLAP


def _overlap(one: frozenset[str], other: frozenset[str], least: int = 1) -> float:
    """The common part of two sets as a share of the smaller one; 0 where that has fewer than `least`."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= least else 0.0
