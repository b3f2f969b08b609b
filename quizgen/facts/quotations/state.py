"""All that the article states of one quotation, each by the most trusted place that does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from quizgen.edtf import Date
from quizgen.facts.evidence import evidence_at
from quizgen.facts.quotations.attribute import Reading, Voice, speaker_of
from quizgen.facts.quotations.candidates import Candidate
from quizgen.facts.quotations.circumstances import Circumstances, circumstances_of
from quizgen.facts.quotations.citations import CitedText, cited_texts
from quizgen.facts.quotations.parameters import is_source
from quizgen.facts.quotations.people import People
from quizgen.facts.quotations.shown import key_of, one_line, shown
from quizgen.facts.quotations.voices import Company, same_speaker
from quizgen.model import Article, Emphasis, Evidence, Mention, Quotation
from quizgen.names import fold, names_in

_LEANING = re.compile(r"\b(?:he|she|his|her|they|it)\b", re.IGNORECASE)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the whole article tells about its quotations.

    Attributes:
        works: folded titles -> author (`citations.works_by`).
        dates: place of a sentence -> its dates (`quizgen.dates.find_article_dates`).
    """

    article: Article
    people: People
    works: Mapping[str, str]
    dates: Mapping[tuple[int, int], tuple[Mention, ...]]


def stated(reading: Reading, context: Context) -> Quotation:
    """The quotation with speaker, work, date, occasion, addressee and whom it is about."""
    candidate, source = reading.candidate, reading.source
    voice = speaker_of(reading, context.article, context.people, context.works)
    speaker = voice.name if voice is not None else None
    told = _told(reading, voice, context)
    cited = _cited(candidate, speaker, context)
    if sum(isinstance(mark, Emphasis) for mark in candidate.marks) > 1:
        cited = None  # the lead-in names several titles: which of them it is stays open
    if cited is not None and told.date is not None and cited.date is not None and told.date.year != cited.date.year:
        cited = None  # the book in which the words were printed later
    work, work_from = _first(source.work, told.work, cited.title if cited is not None else None)
    date, date_from = _first(source.date, told.date, cited.date if cited is not None else None)
    occasion, occasion_from = _first(source.occasion, told.occasion, None)
    if occasion is not None and ((speaker is not None and names_in(occasion, speaker)) or (work and work in occasion)):
        occasion, occasion_from = None, ""
    places = (
        ("speaker", voice.read_from if voice is not None else ""),
        ("work", work_from),
        ("date", date_from),
        ("occasion", occasion_from),
        ("addressee", "lead-in" if told.addressee else ""),
        ("about", "lead-in" if told.about else ""),
    )
    return Quotation(
        key=key_of(candidate.text),
        evidence=_evidence(candidate, context.article, cited if "reference" in (work_from, date_from) else None),
        text=one_line(candidate.text),
        speaker=speaker,
        date=date,
        work=work,
        block=candidate.block,
        shown=shown(candidate.text, speaker),
        manner="wrote" if work is not None and told.manner == "used" else told.manner,
        occasion=occasion,
        addressee=told.addressee,
        about=told.about,
        setting=_setting(occasion, told.addressee, date),
        read_from=tuple((field, place) for field, place in places if place),
    )


def _setting(occasion: str | None, addressee: str | None, date: Date | None) -> str:
    """The circumstances that a card on the speaker shows, each with a space before it."""
    phrase = f" {occasion}" if occasion else f" to {addressee}" if addressee else ""
    year = date.year if date is not None else None
    return phrase if year is None or year < 1 or str(year) in phrase else f"{phrase} in {year}"


def _first(parameter: T | None, lead_in: T | None, reference: T | None) -> tuple[T | None, str]:
    """The value from the most trusted place that states one, and that place."""
    if parameter is not None:
        return parameter, "parameter"
    if lead_in is not None:
        return lead_in, "lead-in"
    return reference, "" if reference is None else "reference"


def _told(reading: Reading, voice: Voice | None, context: Context) -> Circumstances:
    """What the lead-in tells beside the speaker; nothing where the words are not introduced there."""
    candidate = reading.candidate
    if candidate.label:
        return Circumstances(manner="said")
    if voice is None or voice.saying is None or voice.read_from != "lead-in":
        return Circumstances()
    mentions: Sequence[Mention] = ()
    if candidate.sentences:
        sentence = candidate.sentences[-1]
        mentions = [
            mention
            for mention in context.dates.get((sentence.start, sentence.end), ())
            if candidate.lead[: mention.end] == sentence.text[: mention.end]
        ]
    company = Company(people=context.people, near=(*candidate.near, *candidate.before), marks=candidate.marks)
    told = circumstances_of(reading.before[-1], voice.saying, mentions, company)
    if not candidate.first:
        return Circumstances(manner=told.manner)
    hears = told.addressee is not None and not same_speaker(told.addressee, voice.name)
    meant = told.about is not None and not same_speaker(told.about, voice.name)
    where = told.occasion if told.occasion is not None and not names_in(told.occasion, voice.name) else None
    return replace(
        told, occasion=where, addressee=told.addressee if hears else None, about=told.about if meant else None
    )


def _cited(candidate: Candidate, speaker: str | None, context: Context) -> CitedText | None:
    """The speaker's own text that a reference gives for the words; None for none and for several."""
    if speaker is None:
        return None
    references = [context.article.references[i] for i in candidate.refs]
    own = {text for text in cited_texts(references, context.people) if same_speaker(text.author, speaker)}
    if len(own) != 1:
        return None
    text = own.pop()
    known = text.book or fold(text.title or "") in context.people.linked
    return text if known and not names_in(text.title or "", speaker) else replace(text, title=None)


def _evidence(candidate: Candidate, article: Article, cited: CitedText | None) -> Evidence:
    """The sentence that introduces the words (with the one before where it leans on it), the words, the source line.

    Args:
        cited: the text that a reference gives, where something was read from it.
    """
    before = candidate.before[-2:] if _LEANING.search(candidate.lead) else candidate.before[-1:]
    if candidate.block:
        sources = [f"— {p.text.strip().lstrip('—–- ')}" for p in candidate.parameters if is_source(p)]
        label = [f"{candidate.label}:"] if candidate.label else []
        text = " ".join([*before, *label, f"“{one_line(candidate.text)}”", *sources])
    else:
        text = " ".join([*before[:-1], candidate.sentence])
    if cited is not None:
        told = (cited.author, cited.title, str(cited.date.year) if cited.date is not None and cited.date.year else None)
        text = f"{text} — Reference: {', '.join(part for part in told if part)}"
    start = min([candidate.start, *(s.start for s in candidate.sentences[len(candidate.sentences) - len(before) :])])
    return evidence_at(article, candidate.section, text, start, candidate.end)
