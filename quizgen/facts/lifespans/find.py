"""When and where people were born and died: from infoboxes and from the lead's parentheses.

Two sources of one life are merged; a field on which they contradict each other is not asked for. People beside the
article's subject ("Lev Byrne (1906–1938)") are stated, and in doubt: a deck is about its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.agreement import CONTRADICTED, Contradiction, compatible, finer, with_sentence
from quizgen.facts.lifespans.box import of_boxes
from quizgen.facts.lifespans.brackets import of_lead, side_lives
from quizgen.facts.telling import telling_sentence
from quizgen.facts.topic import Topic
from quizgen.model import Article, Lifespan
from quizgen.names import fold

_WAS_BORN = re.compile(r"\bwas born\b")
_DIED_THEN = re.compile(r"\b(?:died|dying|was (?:killed|assassinated|executed|murdered|shot)|passed away)\b")


def find_lifespans(article: Article, topic: Topic) -> tuple[Lifespan, ...]:
    """The life of the article's subject, then those of other people in its prose."""
    merged: dict[str, Lifespan] = {}
    for life in _statements(article, topic):
        known = merged.get(fold(life.person))
        merged[fold(life.person)] = life if known is None else _merged(known, life)
    own = fold(topic.title)
    if own in merged and topic.person:
        merged[own] = _told(article, topic, merged[own])
    return (*merged.values(), *side_lives(article, topic, merged))


def _told(article: Article, topic: Topic, life: Lifespan) -> Lifespan:
    """The subject's life, with the sentences of the prose that tell of birth and death in its evidence."""
    evidence = life.evidence
    for verb, date in ((_WAS_BORN, life.born), (_DIED_THEN, life.died)):
        told = telling_sentence(article, topic, verb, date) if date is not None else None
        if told is not None and evidence.has_room_for(told.sentence.text):
            evidence = with_sentence(evidence, told.sentence)
    return replace(life, evidence=evidence)


def life_contradictions(article: Article, topic: Topic) -> list[Contradiction]:
    """The dates of one life on which two places differ."""
    first: dict[str, Lifespan] = {}
    found: list[Contradiction] = []
    for life in _statements(article, topic):
        known = first.setdefault(fold(life.person), life)
        for field, mine, theirs in (("born", known.born, life.born), ("died", known.died, life.died)):
            if mine is not None and theirs is not None and not compatible(mine, theirs):
                found.append(
                    Contradiction(
                        about=life.person,
                        field=field,
                        one=str(mine),
                        one_evidence=known.evidence,
                        other=str(theirs),
                        other_evidence=life.evidence,
                    )
                )
    return found


def _statements(article: Article, topic: Topic) -> Iterator[Lifespan]:
    yield from of_boxes(article, topic)
    yield from of_lead(article, topic)


def _merged(one: Lifespan, other: Lifespan) -> Lifespan:
    """One life of two sources, both shown: the finer date; a field on which they contradict each other is not asked."""
    unasked = dict(one.unasked)
    for field in ("born", "died"):
        mine, theirs = getattr(one, field), getattr(other, field)
        if mine is not None and theirs is not None and not compatible(mine, theirs):
            unasked[field] = CONTRADICTED
    born, died = finer(one.born, other.born), finer(one.died, other.died)
    evidence = with_sentence(one.evidence, other.evidence) if other.born or other.died else one.evidence
    for field, doubt in other.unasked:
        if getattr(one, field) is None:
            unasked.setdefault(field, doubt)
    return Lifespan(
        key=one.key,
        evidence=evidence,
        unasked=tuple(unasked.items()),
        person=one.person,
        born=born,
        died=died,
        birth_place=one.birth_place or other.birth_place,
        death_place=one.death_place or other.death_place,
        birth_name=one.birth_name or other.birth_name,
    )
