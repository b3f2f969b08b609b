"""How much each question matters to its topic: a number to rank by.

It comes from where the fact stands and what else tells of it. What an article's lead, infobox and headings speak of
matters most; then what many links and other sentences lead to, and what is a turning point. The weights were set on
labelled articles; benchmarks/importance.py measures them there.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizgen.model import Fact, FactKind, Outcome, Question, Skipped
from quizgen.names import fold

LEAD, BOX, TOLD_IN_LEAD, HEADING = 1.0, 1.0, 2.0, 1.2
LINKS, MENTIONS, EXACT, SHORT = 0.5, 1.0, 1.5, 0.8
TURNING, TOPIC = 0.8, 0.8
KIND: Mapping[FactKind, float] = {"lifespan": 1.5, "office": 0.0, "event": 0.5, "work": 0.0, "quotation": -0.5}
ASKED: Mapping[str, float] = {"end": -0.8, "predecessor": -0.4, "death_place": -0.5, "birth_place": -0.3}
"""What is added for the field that is asked."""

SAME_FACT, SAME_KIND, SAME_SECTION = 2.5, 0.05, 0.05
"""What is taken off for each better question on the same fact, of the same kind of fact, in the same section."""

LEAST = 0.4
"""The share of an article's events, of the least weight, that are not asked with options."""

WITH_OPTIONS = frozenset({"choice", "true_false", "order"})

FORM_OF_ROW = re.compile(r"\A[A-Z][\w ]{2,30}: ")

_WORD = re.compile(r"\w{4,}")
_LINK = re.compile(r"\[\[")
_TURNING = re.compile(
    r"\b(?:born|died|death|killed|assassinat|murder|execut|marri|elected|appointed|crowned|succeeded|became|founded|"
    r"establish|signed|declared|surrender|invad|landed|launched|resign|expelled|exiled|deport|arrest|sentenced|convicted|"
    r"abdicat|ascend|inaugurat|sworn|nominated|won|defeat|graduat|publish|retired|dismissed|removed|promoted)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Telling:
    """What an article speaks of: how many of its facts have each word, and which years and words its lead has."""

    counts: Counter[str]
    facts: int
    lead: Mapping[int, Sequence[frozenset[str]]]


def importance(questions: Sequence[Question], facts: Iterable[Fact], texts: Mapping[str, str]) -> Mapping[str, float]:
    """Question id -> how much it matters; the greater, the more.

    Args:
        facts: all facts of the articles, asked for or not.
        texts: each article's wikitext, by title.
    """
    tellings = _tellings(facts)
    weights = {question.id: _weight(question, tellings, texts) for question in questions}
    return _balanced(questions, weights)


def with_options_of_weight(questions: Sequence[Question], weights: Mapping[str, float]) -> Outcome[Question]:
    """The questions without choices, statements and orders on the events that matter least to their article.

    Wrong answers cost a learner more than a card, so what has options asks for the better part of the events alone.

    Args:
        weights: question id -> how much it matters (`importance`).
    """
    best: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for question in questions:
        if question.fact_kind == "event" and len(question.facts) == 1:
            of_article, (fact,) = best[question.evidence.title], question.facts
            of_article[fact] = max(of_article.get(fact, -math.inf), weights[question.id])
    low = {title: set(sorted(facts, key=facts.__getitem__)[: int(LEAST * len(facts))]) for title, facts in best.items()}
    kept: list[Question] = []
    skipped: list[Skipped] = []
    for question in questions:
        of_low = question.fact_kind == "event" and bool(low.get(question.evidence.title, set()) & set(question.facts))
        if question.form in WITH_OPTIONS and of_low:
            skipped.append(Skipped.at(question.evidence, "with options, an event of too little weight"))
        else:
            kept.append(question)
    return Outcome(tuple(kept), tuple(dict.fromkeys(skipped)))


def _balanced(questions: Sequence[Question], weights: Mapping[str, float]) -> Mapping[str, float]:
    """The weights, with less for what follows better questions on the same fact, kind or section."""
    taken: Counter[object] = Counter()
    off: dict[object, float] = {}
    for question in sorted(questions, key=lambda question: (-weights[question.id], question.id)):
        fact, section = (question.fact_kind, question.facts), question.section[:1]
        if (fact, question.asks) not in off:  # of several forms of one question the first counts for all
            off[fact, question.asks] = (
                SAME_FACT * taken[fact] + SAME_KIND * taken[question.fact_kind] + SAME_SECTION * taken[section]
            )
            taken.update((fact, question.fact_kind, section))
    return {
        question.id: round(weights[question.id] - off[(question.fact_kind, question.facts), question.asks], 6)
        for question in questions
    }


def _tellings(facts: Iterable[Fact]) -> Mapping[str, _Telling]:
    sentences: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for fact in facts:
        sentences[fact.evidence.title].setdefault(fact.evidence.sentence, fact.evidence.section)
    return {title: _telling(told) for title, told in sentences.items()}


def _telling(sentences: Mapping[str, tuple[str, ...]]) -> _Telling:
    counts: Counter[str] = Counter()
    lead: defaultdict[int, list[frozenset[str]]] = defaultdict(list)
    for sentence, section in sentences.items():
        words = _words(sentence)
        counts.update(words)
        if not section:
            for year in {int(word) for word in words if word.isdigit() and len(word) == 4}:
                lead[year].append(words)
    return _Telling(counts, len(sentences), lead)


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in _WORD.findall(fold(text)))


def _weight(question: Question, tellings: Mapping[str, _Telling], texts: Mapping[str, str]) -> float:
    evidence = question.evidence
    sentence = evidence.sentence
    telling = tellings.get(evidence.title)
    weight = KIND[question.fact_kind] + ASKED.get(question.asks, 0.0)
    if not evidence.section:
        weight += BOX if FORM_OF_ROW.match(sentence) else LEAD
    own = _words(evidence.title)
    words = _words(question.prompt) - own
    if telling is not None:
        weight += TOLD_IN_LEAD * _told_in_lead(question, words, telling)
        shared = [telling.counts[word] / telling.facts for word in words]
        weight += MENTIONS * min(1.0, 8 * sum(shared) / (len(shared) or 1))
    headings = _words(" ".join(evidence.section))
    weight += HEADING * bool(headings & words)
    weight += LINKS * math.log1p(len(_LINK.findall(texts.get(evidence.title, ""), evidence.start, evidence.end)))
    weight += EXACT * (question.date is not None and question.date.precision == "day")
    weight += SHORT * (1 - min(1.0, len(question.prompt.split()) / 30))
    weight += TURNING * bool(_TURNING.search(question.prompt)) + TOPIC * bool(own & _words(question.prompt))
    return round(weight, 6)


def _told_in_lead(question: Question, words: frozenset[str], telling: _Telling) -> float:
    """The part of a dated question's words that the lead has too, in a sentence with its year."""
    date = question.date
    if date is None or date.earliest is None or not question.evidence.section or not words:
        return 0.0
    rivals = telling.lead.get(date.earliest.year, ())
    return min(1.0, 2.5 * max((len(words & rival) / len(words) for rival in rivals), default=0.0))
