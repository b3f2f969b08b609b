"""Rule 6, worth knowing: no figures, and no places in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.events.faults.case import Case, Fault, at
from quizgen.facts.events.verbs import COUNTS
from quizgen.facts.events.words import ABOUT, STATISTICS
from quizgen.language import Token

_LATER = re.compile(r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th)")


def no_statistic(case: Case) -> Iterator[Fault]:
    """No percentage, survey or sum as what happened."""
    amounts = [t for t in case.parse.children(case.verb, "dobj") if t.pos == "NUM" and t.text.casefold() != "one"]
    told = case.parse.children(case.verb, "oprd", "attr")
    told += tuple(c for p in case.parse.children(case.verb, "prep") if p.text == "as" for c in case.parse.children(p))
    if any(t.text.casefold() == "one" or _is_ranked(case, t) for t in told):
        yield Fault("a ranking")
    if case.verb.lemma.casefold() in COUNTS:
        amounts += [n for t in case.parse.children(case.verb, "dobj") for n in case.parse.subtree(t) if n.pos == "NUM"]
    for thing in case.children(case.verb, "dobj"):
        inside = case.parse.subtree(thing)
        amounts += [t for t in inside if t.pos == "NUM" and any(w.text.casefold() in ABOUT for w in inside)]
    for token in (*amounts, *(t for t in case.tokens if t.text.casefold() in STATISTICS)):
        yield Fault("a statistic", at(token))


def _is_ranked(case: Case, told: Token) -> bool:
    """Whether somebody comes second or later in a list ("the 7th greatest player", "number 4")."""
    inside = case.parse.subtree(told)
    later = any(t.tag == "JJS" and _LATER.fullmatch(case.parse.tokens[t.i - 1].text.casefold()) for t in inside if t.i)
    return later or any(t.lemma == "number" and any(c.pos == "NUM" for c in inside) for t in inside)
