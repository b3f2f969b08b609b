"""Article -> quotations, in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen.facts.evidence import evidence_at
from quizgen.facts.quotations.attribute import STUB, Reading, Voice, speaker_of
from quizgen.facts.quotations.candidates import Candidate, candidates
from quizgen.facts.quotations.citations import works_by
from quizgen.facts.quotations.parameters import source_of
from quizgen.facts.quotations.people import People, people_of
from quizgen.facts.quotations.shown import key_of, names_in, shown
from quizgen.language import MAX_SENTENCE, Parse, parse_sentences
from quizgen.model import Article, Quotation

MAX_AFTER = 200
"""As much of what follows the words is read, in code points."""


def find_quotations(article: Article) -> list[Quotation]:
    """Every quoted passage; one whose speaker is open carries the reason.

    Raises:
        DependencyError: the language model is not installed.
    """
    people = people_of(article)
    works = works_by(article, people)
    readings = _parsed([(c, source_of(c.parameters, people, works)) for c in candidates(article)])
    found: dict[str, Quotation] = {}
    for reading in readings:
        voice = speaker_of(reading, article, people, works)
        quotation = _quotation(article, reading, voice)
        known = found.get(quotation.key)
        if known is None or (known.speaker is None and quotation.speaker is not None):
            found[quotation.key] = quotation
    return list(found.values())


def _parsed(found):
    texts: dict[str, None] = {}
    plans = []
    for candidate, source in found:
        before: Sequence[str] = candidate.before if source.speaker is None and not candidate.label else ()
        after = f"{STUB}{candidate.after[:MAX_AFTER]}" if candidate.after[:1] in (",", " ") and source.speaker is None else ""
        before = tuple(text for text in before if 0 < len(text) <= MAX_SENTENCE)
        plans.append((candidate, source, before, after))
        texts |= dict.fromkeys((*before, after))
    texts.pop("", None)
    parsed = dict(zip(texts, parse_sentences(list(texts)), strict=True))
    return [
        Reading(candidate=c, source=s, before=tuple(parsed[t] for t in b), after=parsed[a] if a else None)
        for c, s, b, a in plans
    ]


def _quotation(article: Article, reading: Reading, voice: Voice | None) -> Quotation:
    passage = reading.candidate
    text = shown(passage.text)
    unasked: tuple[tuple[str, str], ...] = ()
    speaker = voice.name if voice else None
    if speaker is not None and names_in(text, speaker):
        unasked = (("speaker", "the words name the speaker"),)
    return Quotation(
        key=key_of(passage.text),
        evidence=evidence_at(article, passage.section, passage.text, passage.start, passage.end),
        unasked=unasked,
        text=text,
        speaker=speaker,
        date=reading.source.date,
        work=reading.source.work,
        block=passage.block,
    )
