"""Article -> quotations, in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen.facts.events.pronouns import certain_pronouns
from quizgen.facts.evidence import evidence_at
from quizgen.facts.quotations.lead_in import speaker_before
from quizgen.facts.quotations.parameters import Source, source_of
from quizgen.facts.quotations.shown import MIN_WORDS, key_of, names_in, shown
from quizgen.facts.quotations.voices import Company
from quizgen.facts.topic import Topic, topic_of
from quizgen.language import MAX_SENTENCE, Parse, parse_sentences
from quizgen.model import Article, Passage, Quotation, Sentence


def find_quotations(article: Article) -> list[Quotation]:
    """Every quoted passage; one whose speaker is open carries the reason.

    Raises:
        DependencyError: the language model is not installed.
    """
    topic = topic_of(article)
    passages = [p for p in article.passages if p.form != "inline" and len(p.text.split()) >= MIN_WORDS]
    sources = [source_of(passage.parameters, topic) for passage in passages]
    leads = {i: _lead(article, passage) for i, passage in enumerate(passages) if sources[i].speaker is None}
    parsed = _parse([sentence for lead in leads.values() for sentence in lead])
    found: dict[str, Quotation] = {}
    for i, passage in enumerate(passages):
        speaker = sources[i].speaker
        if speaker is None:
            speaker = _speaker([parsed[text] for text in leads[i] if text in parsed], topic)
        quotation = _quotation(article, passage, sources[i], speaker)
        found.setdefault(quotation.key, quotation)
    return list(found.values())


def _lead(article: Article, passage: Passage) -> list[str]:
    """The sentences of the lead-in, as the article has them."""
    if not passage.lead_in:
        return []
    own = [s for s in _sentences_before(article, passage) if s.text in passage.lead_in]
    return [s.text for s in own] or [passage.lead_in]


def _sentences_before(article: Article, passage: Passage) -> Sequence[Sentence]:
    for section in article.sections:
        for block in section.blocks:
            if not isinstance(block, Passage) and " ".join(s.text for s in block.sentences) == passage.lead_in.strip():
                return block.sentences
    return ()


def _parse(texts: Sequence[str]) -> Mapping[str, Parse]:
    wanted = [text for text in dict.fromkeys(texts) if len(text) <= MAX_SENTENCE]
    return dict(zip(wanted, parse_sentences(wanted), strict=True))


def _speaker(parses: Sequence[Parse], topic: Topic) -> str | None:
    if not parses:
        return None
    he = topic.title if topic.person and certain_pronouns(parses, topic)[-1] else None
    return speaker_before(parses[-1], Company(topic=topic, he=he))


def _quotation(article: Article, passage: Passage, source: Source, speaker: str | None) -> Quotation:
    text = shown(passage.text)
    unasked: tuple[tuple[str, str], ...] = ()
    if speaker is not None and names_in(text, speaker):
        unasked = (("speaker", "the words name the speaker"),)
    return Quotation(
        key=key_of(passage.text),
        evidence=evidence_at(article, passage.section, passage.text, passage.start, passage.end),
        unasked=unasked,
        text=text,
        speaker=speaker,
        date=source.date,
        work=source.work,
        block=True,
    )
