"""All facts of an article, in order, each with a key of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quizgen.dates import find_article_dates
from quizgen.facts.agreement import CONTRADICTED
from quizgen.facts.events import find_events
from quizgen.facts.lifespans import find_lifespans
from quizgen.facts.marriages import find_marriages
from quizgen.facts.milestones import find_milestones
from quizgen.facts.offices import find_offices
from quizgen.facts.quotations import find_quotations
from quizgen.facts.topic import prose, topic_of
from quizgen.facts.works import find_works
from quizgen.model import Article, Fact, Lifespan, Office, Outcome

_NAME = re.compile(r"[A-Z]\w+")
DEATH = "the holder's death tells it"


def find_facts(article: Article) -> Outcome[Fact]:
    """Every fact of an article, in the order of the text; equal keys get #2, #3.

    Raises:
        DependencyError: the language model is not installed.
    """
    topic = topic_of(article)
    dates = find_article_dates(article)
    offices = find_offices(article, topic)
    quotations = find_quotations(article, topic, dates)
    found: list[Fact] = [
        *find_events(article, topic, dates),
        *find_lifespans(article, topic),
        *find_marriages(article, topic),
        *find_milestones(article, topic),
        *offices.items,
        *quotations.items,
        *find_works(article, topic),
    ]
    found = _without_denied(_once(found), [sentence.text for _, _, sentence in prose(article)])
    found.sort(key=lambda fact: (fact.evidence.start, fact.evidence.end))
    return Outcome(tuple(_numbered(found)), (*offices.skipped, *quotations.skipped))


def _once(facts: list[Fact]) -> list[Fact]:
    """The end of an office by its holder's death is not asked for: the day of the death is."""
    deaths = {(fact.person, fact.died) for fact in facts if isinstance(fact, Lifespan) and fact.died is not None}
    return [
        _not_asked(fact, "end", DEATH) if isinstance(fact, Office) and (fact.holder, fact.end) in deaths else fact
        for fact in facts
    ]


def _without_denied(facts: list[Fact], sentences: Sequence[str]) -> list[Fact]:
    """Nobody's predecessor is asked for in an office whose first holder the text calls him ("as its first captain")."""
    return [
        _not_asked(fact, "predecessor", CONTRADICTED)
        if isinstance(fact, Office) and fact.predecessor is not None and _is_first(fact.office, sentences)
        else fact
        for fact in facts
    ]


def _not_asked(office: Office, field: str, why: str) -> Office:
    """The office with a field that is not asked for; a reason that it has already stays."""
    return replace(office, unasked=tuple(({field: why} | dict(office.unasked)).items()))


def _is_first(office: str, sentences: Sequence[str]) -> bool:
    noun, *of = office.split(" of ", 1)
    names = _NAME.findall(" ".join(of))
    first = re.compile(rf"\b(?:as|its|the) first {re.escape(noun)}(?=[.,;)])", re.IGNORECASE)
    return bool(names) and any(first.search(s) and all(name in s for name in names) for s in sentences)


def _numbered(facts: list[Fact]) -> list[Fact]:
    seen: Counter[tuple[str, str]] = Counter()
    numbered: list[Fact] = []
    for fact in facts:
        name = (type(fact).__name__, fact.key)
        seen[name] += 1
        numbered.append(fact if seen[name] == 1 else replace(fact, key=f"{fact.key} #{seen[name]}"))
    return numbered
