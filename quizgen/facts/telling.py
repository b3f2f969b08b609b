"""The sentence of the prose that tells what an infobox only dates: it goes into the evidence, and may give the day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quizgen.dates import find_dates
from quizgen.edtf import Date
from quizgen.facts.agreement import compatible, finer
from quizgen.facts.topic import Topic, prose
from quizgen.model import Article, Mention, Sentence
from quizgen.names import fold, surname

MAX_SENTENCE = 400
"""Code points; a longer sentence tells too much else to stand on the back of a card."""

_RELATIVE = re.compile(
    r"\b(?:sons?|daughters?|sisters?|brothers?|mother|father|parents|niece|nephew|children|grand\w+|cousin|uncle|aunt)\b",
    re.IGNORECASE,
)
_PRONOUNS = ("He ", "She ", "They ", "he ", "she ", "they ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence and the date in it that is the infobox's, or lies within it."""

    path: tuple[str, ...]
    sentence: Sentence
    mention: Mention


def telling_sentence(
    article: Article, topic: Topic, verb: re.Pattern[str], date: Date, names: Iterable[str] = ()
) -> Told | None:
    """The first sentence that tells an event of the article's subject with the most exact date; None where none does.

    Args:
        verb: what the sentence must say.
        date: when the event was; the sentence must give this date, or one within it, as the only such date.
        names: people of whom one must be named in it or in the sentence before.
    """
    year = str(date.earliest.year) if date.earliest is not None else ""
    wanted = [fold(surname(name)).split()[-1] for name in names if fold(name)]
    best: Told | None = None
    before = ""
    for path, paragraph, sentence in prose(article):
        text, last, before = sentence.text, before, sentence.text
        match = verb.search(text) if year in text and not paragraph.item and len(text) <= MAX_SENTENCE else None
        if match is None or not _about_topic(text, topic) or _RELATIVE.search(text[: match.start()]):
            continue
        if wanted and not any(name in fold(f"{last} {text}").split() for name in wanted):
            continue
        dates = [mention for mention in find_dates(text) if mention.certain and _gives(mention.date, date)]
        if len(dates) == 1 and (best is None or finer(best.mention.date, dates[0].date) != best.mention.date):
            best = Told(path=path, sentence=sentence, mention=dates[0])
    return best


def _about_topic(text: str, topic: Topic) -> bool:
    if topic.person:
        return text.startswith(_PRONOUNS) or any(word in topic.words for word in fold(text).split())
    return f" {fold(topic.title)} " in f" {fold(text)} "


def _gives(told: Date, date: Date) -> bool:
    return told.precision in ("day", "month", "season", "year") and compatible(told, date)
