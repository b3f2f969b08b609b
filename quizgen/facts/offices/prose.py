"""Tenures in running prose: "served as mayor from 1851 to 1855", and starts that contradict a box.

Only the article's subject counts, in the plainest wording; what else prose says of offices is an event's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.dates import find_dates
from quizgen.edtf import Date
from quizgen.facts.agreement import CONTRADICTED, Contradiction, compatible, finer, with_sentence
from quizgen.facts.evidence import evidence_of
from quizgen.facts.offices.lists import POST
from quizgen.facts.offices.merge import Merged, telling_words, words_of_office, year_of
from quizgen.facts.offices.tenure import Tenure
from quizgen.facts.offices.terms import read_term
from quizgen.facts.offices.wording import title_of
from quizgen.facts.telling import MAX_SENTENCE
from quizgen.facts.topic import Topic, prose
from quizgen.model import Article, Sentence
from quizgen.names import fold

_MAX_SENTENCE = 600
_BEGAN = re.compile(
    r"\b(?P<verb>elected|appointed|named|chosen|became|sworn in|took office|inaugurated|acceded|installed|enthroned|"
    r"took over|assumed|created|made|invested)\b"
)
_NOT_THE_START = re.compile(
    r"\b(?:re-?elected|re-?appointed|nominated|candidate|ran for|refused|declined|offered|until|resigned|dismissed|"
    r"again|after|before|when|"
    r"deputy|vice|former|acting|interim|would|had been|who)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("he she him her his".split())
_EXACTNESS = {"day": 2, "month": 1}
_BEFORE_TERM = frozenset("elected chosen".split())
_CHOSEN = frozenset("elected appointed named chosen".split())
_SERVED = re.compile(
    r"(?P<who>.{1,60}?) (?:then |also |first )?(?:served|was|acted|reigned|worked|sat) (?:as )?(?:the |a |"
    r"an )?(?P<post>[^,;:()]{4,100}?),? "
    r"(?P<term>from [^,;:()]{3,30} (?:to|until) [^,;:()]{3,30}?)(?:[,.;]|\Z| (?:and|when|while|under|before)\b)"
)


def read_prose(article: Article, topic: Topic) -> Iterator[Tenure]:
    """Tenures of the subject with both ends: "Byrne served as mayor of Cork from 1851 to 1855"."""
    if not topic.person:
        return
    for path, paragraph, sentence in prose(article):
        if paragraph.item or " from " not in sentence.text or len(sentence.text) > _MAX_SENTENCE:
            continue
        match = _SERVED.match(sentence.text)
        if match is None or not topic.is_named_by(match["who"]) or not POST.match(match["post"]):
            continue
        title, term = title_of([match["post"]]), read_term(match["term"])
        if title is not None and term.start is not None and term.end is not None:
            yield Tenure(
                holder=topic.title,
                title=title,
                start=term.start,
                end=term.end,
                start_doubt=term.start_doubt,
                end_doubt=term.end_doubt,
                origin="prose",
                evidence=evidence_of(article, path, sentence),
                doubt=title.doubt,
            )


def compare_with_prose(article: Article, topic: Topic, tenures: Sequence[Merged]) -> list[Merged]:
    """The tenures, each with a sentence that tells of its beginning.

    The start of one that the prose dates to another day of the same year is not asked for.
    """
    wanted = {
        index: words_of_office(item.tenure)
        for index, item in enumerate(tenures)
        if item.tenure.start is not None
        and item.tenure.start.precision in ("day", "month", "year")
        and fold(item.tenure.holder) == fold(topic.title)
    }
    found = list(tenures)
    if not topic.person or not wanted:
        return found
    shown: dict[int, _Telling] = {}
    for path, sentence, began in _beginnings(
        article, topic, {str(year_of(found[index].tenure.start)) for index in wanted}
    ):
        said = telling_words(sentence.text)
        dates: list[Date] | None = None
        for index, words in wanted.items():
            if len(words) < 2 or not words <= said:
                continue
            dates = (
                [mention.date for mention in find_dates(sentence.text) if mention.certain] if dates is None else dates
            )
            telling = _telling(sentence, began, found[index].tenure.start, dates)
            if telling is None:
                found[index] = _contradicted(article, path, sentence, began, found[index])
            elif index not in shown or telling.exactness > shown[index].exactness:
                shown[index] = telling
    for index, telling in shown.items():
        found[index] = _shown(found[index], telling)
    return found


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence that tells of a beginning, how exactly, and the date that may be taken from it."""

    sentence: Sentence
    exactness: int
    date: Date | None


def _beginnings(
    article: Article, topic: Topic, years: Iterable[str]
) -> Iterator[tuple[tuple[str, ...], Sentence, re.Match[str]]]:
    """Sentences that say that the subject began something in one of these years."""
    in_year = re.compile("|".join(sorted(years)))
    for path, _, sentence in prose(article):
        text = sentence.text
        began = _BEGAN.search(text) if len(text) <= _MAX_SENTENCE and in_year.search(text) else None
        if began is None or _NOT_THE_START.search(text[max(0, began.start() - 60) : began.end() + 10]):
            continue
        if set(fold(text).split()) & (topic.words | _PRONOUNS):
            yield path, sentence, began


def _telling(sentence: Sentence, began: re.Match[str], start: Date | None, dates: Sequence[Date]) -> _Telling | None:
    told = next((date for date in dates if start is not None and compatible(start, date)), None)
    if told is None:
        return None
    sure = len(dates) == 1 and began["verb"] not in _BEFORE_TERM and told.precision in ("day", "month")
    return _Telling(sentence, _EXACTNESS.get(told.precision, 0), told if sure else None)


def _shown(item: Merged, telling: _Telling) -> Merged:
    """The tenure with the sentence in its evidence, and with the day that it gives."""
    if "start" in dict(item.unasked) or len(telling.sentence.text) > MAX_SENTENCE:
        return item
    start = finer(item.tenure.start, telling.date) if telling.date is not None else item.tenure.start
    evidence = with_sentence(item.tenure.evidence, telling.sentence)
    return replace(item, tenure=replace(item.tenure, start=start, evidence=evidence))


def _contradicted(
    article: Article, path: tuple[str, ...], sentence: Sentence, began: re.Match[str], item: Merged
) -> Merged:
    start = item.tenure.start
    after = [mention.date for mention in find_dates(sentence.text[began.start() :]) if mention.certain]
    if (
        start is None
        or "start" in dict(item.unasked)
        or len(after) != 1
        or not _contradicts(start, after[0], began["verb"])
    ):
        return item
    contradiction = Contradiction(
        about=f"{item.tenure.holder}, {item.tenure.title.role}",
        field="start",
        one=str(start),
        one_evidence=item.tenure.evidence,
        other=str(after[0]),
        other_evidence=evidence_of(article, path, sentence),
    )
    return replace(
        item, unasked=(*item.unasked, ("start", CONTRADICTED)), contradictions=(*item.contradictions, contradiction)
    )


def _contradicts(start: Date, told: Date, verb: str) -> bool:
    """Whether a day in prose cannot be the start that a box gives; a choice may well come before the term."""
    if told.precision != "day" or told.year != start.year or compatible(start, told):
        return False
    later = told.earliest is not None and start.earliest is not None and told.earliest > start.earliest
    return later or verb not in _CHOSEN
