"""Article -> events: one for every date in the running text; those that no card can tell carry the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.dates import find_article_dates
from quizgen.facts.events.pronouns import certain_pronouns
from quizgen.facts.events.tell import Telling, tell
from quizgen.facts.evidence import evidence_of
from quizgen.facts.topic import Topic, prose, topic_of
from quizgen.language import MAX_SENTENCE, Parse, parse_sentences
from quizgen.model import Article, Event, Mention, Paragraph, Sentence
from quizgen.names import fold

MAX_DATES = 6
"""A sentence with more dates than this is a list or a table run together; none of them is asked for."""

_ASKED_PRECISIONS = ("day", "month", "season", "year")
_STOP = frozenset("a an and as at by for from had he her his in into is it its of on or she the their they to was were which who with".split())
_HEADWORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    section: tuple[str, ...]
    paragraph: Paragraph
    sentence: Sentence
    mention: Mention
    ordinal: int
    others: tuple[Mention, ...]
    why_not: str | None


def find_events(article: Article) -> list[Event]:
    """Every dated event of the running text, in the order of the text.

    Raises:
        DependencyError: the language model is not installed.
    """
    topic = topic_of(article)
    candidates = list(_candidates(article))
    asked = [c for c in candidates if c.why_not is None]
    parses = _parse(asked, topic)
    events = []
    for candidate in candidates:
        told: Telling | str = candidate.why_not or ""
        if candidate.why_not is None:
            parse, certain = parses[candidate.sentence.start]
            told = _tell(candidate, parse, certain, topic)
        events.append(_event(article, candidate, told))
    return events


def _candidates(article: Article) -> Iterator[_Candidate]:
    dates = find_article_dates(article)
    for section, paragraph, sentence in prose(article):
        mentions = dates.get((sentence.start, sentence.end), ())
        for ordinal, mention in enumerate(mentions, 1):
            others = tuple(other for other in mentions if other is not mention)
            yield _Candidate(
                section=section,
                paragraph=paragraph,
                sentence=sentence,
                mention=mention,
                ordinal=ordinal,
                others=others,
                why_not=_cheap(sentence, mention, len(mentions)),
            )


def _cheap(sentence: Sentence, mention: Mention, count: int) -> str | None:
    """Why the date is not asked for, as far as that shows without a parser."""
    date = mention.date
    if not mention.certain:
        return "the date is not certain"
    if mention.in_name:
        return "the date belongs to a name"
    if date.precision == "interval":
        return "a span of time, not a date"
    if date.precision not in _ASKED_PRECISIONS:
        return "a vague date"
    if mention.modifier is not None or date.qualifier:
        return "a vague date"
    if count > MAX_DATES:
        return "too many dates in one sentence"
    if len(sentence.text) > MAX_SENTENCE:
        return "too long"
    if not re.search(r"[.!?][\"”’')\]]*\Z", sentence.text):
        return "no whole sentence"
    return None


def _parse(candidates: Sequence[_Candidate], topic: Topic) -> Mapping[int, tuple[Parse, bool]]:
    """Parses of the candidates' sentences by their place, with whether pronouns in them are certain.

    The sentences before a candidate in its paragraph are parsed only where it has a pronoun to resolve.
    """
    needed: dict[int, Sentence] = {}
    runs: dict[int, list[Sentence]] = {}
    for candidate in candidates:
        sentence, paragraph = candidate.sentence, candidate.paragraph
        place = paragraph.sentences.index(sentence)
        run = list(paragraph.sentences[: place + 1]) if _has_pronoun(sentence) else [sentence]
        run = [s for s in run if len(s.text) <= MAX_SENTENCE]
        runs[sentence.start] = run
        needed |= {s.start: s for s in run}
    starts = sorted(needed)
    parsed = dict(zip(starts, parse_sentences([needed[start].text for start in starts]), strict=True))
    return {
        start: (parsed[start], certain_pronouns([parsed[s.start] for s in run], topic)[-1]) for start, run in runs.items()
    }


def _has_pronoun(sentence: Sentence) -> bool:
    return any(word.casefold() in _PRONOUNS for word in _HEADWORD.findall(sentence.text))


_PRONOUNS = frozenset("he him his she her hers it its they their them".split())


def _tell(candidate: _Candidate, parse: Parse, certain: bool, topic: Topic) -> Telling | str:
    mention = candidate.mention
    others = [(other.start, other.end) for other in candidate.others if not (other.in_name and not re.search(r"\d", other.text))]
    return tell(parse, (mention.start, mention.end), topic, certain=certain, other_dates=others)


def _event(article: Article, candidate: _Candidate, told: Telling | str) -> Event:
    sentence, mention = candidate.sentence, candidate.mention
    evidence = evidence_of(article, candidate.section, sentence)
    if isinstance(told, str):
        before, after = sentence.text[: mention.start], sentence.text[mention.end :]
        unasked: tuple[tuple[str, str], ...] = (("date", told),)
    else:
        before, after, unasked = told.before, told.after, ()
    return Event(
        key=_key(sentence, mention, candidate.ordinal),
        evidence=evidence,
        unasked=unasked,
        doubt=None if mention.certain else "the date is not certain",
        date=mention.date,
        date_text=mention.text,
        what=" ".join(f"{before} {after}".split()),
        before=before,
        after=after,
    )


def _key(sentence: Sentence, mention: Mention, ordinal: int) -> str:
    """Date-free content words of the sentence, sorted, and which of its dates it is."""
    words = set(fold(f"{sentence.text[: mention.start]} {sentence.text[mention.end :]}").split()) - _STOP
    return " ".join(sorted(word for word in words if not word.isdigit())) + f" {ordinal}"
