"""Article -> events: one for every date in the running text; those that no card can tell carry the reason."""

from __future__ import annotations

import re

from quizgen.dates import ArticleDates, find_article_dates, is_old_style
from quizgen.facts.events.candidates import Candidate, find_candidates, is_relative, span_of
from quizgen.facts.events.context import Teller, read_candidates
from quizgen.facts.events.phrase import phrase
from quizgen.facts.events.plain import asked_span
from quizgen.facts.events.tell import Telling
from quizgen.facts.evidence import evidence_of
from quizgen.facts.topic import Topic, topic_of
from quizgen.model import Article, Event, Evidence, Mention, Sentence
from quizgen.names import fold

_ODD = re.compile(
    r"\[(?!O\.?S)|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) of\b"
)
_JULIAN = re.compile(r"\((?:Julian(?: calendar)?|O\.\s?S\.|Old Style)\)", re.IGNORECASE)
_WEEKDAY = re.compile(r"\A(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? ")
_STOP = frozenset(
    "a an and as at by for from had he her his in into is it its of on or she the their they to was were which who "
    "with".split()
)


def find_events(article: Article, topic: Topic | None = None, dates: ArticleDates | None = None) -> list[Event]:
    """Every dated event of the running text, in the order of the text.

    Args:
        topic, dates: what `topic_of` and `find_article_dates` read of the article, where that is known.

    Raises:
        DependencyError: the language model is not installed.
    """
    topic = topic or topic_of(article)
    dates = find_article_dates(article) if dates is None else dates
    candidates = list(find_candidates(article, dates))
    asked = [c for c in candidates if c.why_not is None]
    teller = Teller(topic=topic)
    reads = read_candidates(asked, dates, teller)
    told = (c.why_not or teller.tell(c, reads[c.sentence.start]) for c in candidates)
    julian = frozenset(_stretch(c) for c in candidates if _is_julian(c.mention))
    return [
        _event(
            candidate,
            each,
            _evidence(article, candidate, dates),
            old_style=_stretch(candidate) in julian and _is_plain_day(candidate.mention),
        )
        for candidate, each in zip(candidates, told, strict=True)
    ]


def _stretch(candidate: Candidate) -> tuple[tuple[str, ...], int | None]:
    """Where one calendar holds: the section and the year."""
    return candidate.section, candidate.mention.date.year


def _is_julian(mention: Mention) -> bool:
    """Whether the words or the weekday of a day say that it is of the Julian calendar."""
    return bool(_JULIAN.search(mention.text)) or is_old_style(mention.text, mention.date)


def _is_plain_day(mention: Mention) -> bool:
    return mention.date.precision == "day" and mention.other_calendar is None


def _evidence(article: Article, candidate: Candidate, dates: ArticleDates) -> Evidence:
    """The sentence; for a day that it only points at ("the same day"), with the one before that has the day."""
    evidence = evidence_of(article, candidate.section, candidate.sentence)
    mention = candidate.mention
    if mention.date.precision != "day" or _has_digit(mention):
        return evidence
    days = (
        sentence.text
        for sentence in reversed(candidate.earlier)
        if any(_has_digit(m) and m.date.precision == "day" for m in dates.get((sentence.start, sentence.end), ()))
    )
    told = next(days, None)
    return evidence if told is None else evidence.beside(told)


def _has_digit(mention: Mention) -> bool:
    return any(char.isdigit() for char in mention.text)


def _event(candidate: Candidate, told: Telling | str, evidence: Evidence, *, old_style: bool) -> Event:
    sentence, mention = candidate.sentence, candidate.mention
    if isinstance(told, str):
        before, after = sentence.text[: mention.start], sentence.text[mention.end :]
        unasked: tuple[tuple[str, str], ...] = (("date", told),)
    else:
        before, after, unasked = _with_preposition(told, mention), told.after, ()
    start, end = asked_span(mention)
    written = sentence.text[start:end]
    plain = mention.modifier is None
    if old_style:
        after, plain = f" (Old Style){after}", False
    turned = phrase(told.draft, mention.date) if isinstance(told, Telling) and plain else None
    return Event(
        key=_key(sentence, mention, candidate.ordinal),
        evidence=evidence,
        unasked=unasked,
        date=mention.date,
        date_text="" if is_relative(mention) or _ODD.search(mention.text) else _WEEKDAY.sub("", written),
        what=" ".join(f"{before} {after}".split()),
        before=before,
        after=after,
        when=turned.when if turned else None,
        which=turned.which if turned else None,
        named=turned.named if turned else None,
    )


def _with_preposition(told: Telling, mention: Mention) -> str:
    """The words before the date; "the next year" gets the preposition that a plain date needs in its place."""
    clause = told.draft.clause
    bracketed = span_of(clause.parse.text, mention) == "bracket"
    if not bracketed and (not is_relative(mention) or clause.preposition or clause.nominal):
        return told.before
    preposition = {"day": "on", "interval": "from"}.get(mention.date.precision, "in")
    return f"{told.before}{preposition} " if told.before else f"{preposition.capitalize()} "


def _key(sentence: Sentence, mention: Mention, ordinal: int) -> str:
    """Date-free content words of the sentence, sorted, and which of its dates it is."""
    words = set(fold(f"{sentence.text[: mention.start]} {sentence.text[mention.end :]}").split()) - _STOP
    return " ".join(sorted(word for word in words if not word.isdigit())) + f" {ordinal}"
