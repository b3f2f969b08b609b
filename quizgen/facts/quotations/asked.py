"""Which one field of a quotation is asked for, and why the others are not.

A card on a quotation prints all its words, so two cards on one quotation would answer each other: the speaker is asked
for, or, where the deck itself gives the speaker away, the next thing that a reader can know: of whom, in which work, to
whom, on which occasion, or a word of a well-known saying.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from quizgen.facts.gender import PERSONAL
from quizgen.facts.quotations.candidates import Candidate
from quizgen.facts.quotations.people import People
from quizgen.facts.quotations.shown import fault_of
from quizgen.facts.quotations.words import OCCASIONS, SPOKEN, WRITTEN
from quizgen.model import Quotation
from quizgen.names import fold, names_in, same_person

FIELDS = ("speaker", "about", "work", "addressee", "occasion", "missing")
"""The fields that can be asked for, in the order in which they are preferred; when words were said tells nobody."""

_NAME_PUT_IN = re.compile(r"[“‘…\s]*\[[A-Z]\w+\]")

_INTRODUCES = re.compile(r"[“‘…\s]*(?:This is|I am|I'm|I’m) (?:the|your) ", re.IGNORECASE)
"""Words with which a speaker says who is speaking."""

MIN_MENTIONS = 4
"""Somebody named less often is no figure of the article's story."""


def unasked(quotation: Quotation, candidate: Candidate, people: People) -> tuple[tuple[str, str], ...]:
    """Every field that is not asked for, with the reason; all but one at most."""
    whole = _fault(quotation, candidate)
    reasons: dict[str, str] = {}
    asked: str | None = None
    for field in FIELDS:
        why = whole or _why_not(field, quotation, people)
        if why is None and asked is not None:
            why = f"the card on its {asked} tells it"
        if why is None:
            asked = field
        else:
            reasons[field] = why
    return tuple(reasons.items())


def _fault(quotation: Quotation, candidate: Candidate) -> str | None:
    """What is wrong with the words as a card would show them."""
    if quotation.speaker is None:
        return "the article leaves open who speaks"
    fault = fault_of(quotation.shown)
    if fault is not None:
        return fault
    if _NAME_PUT_IN.match(quotation.shown):
        return "the words open with a name that an editor put in"
    text = quotation.shown.lstrip("…‘([ ")
    if not candidate.block and not (text[:1].isupper() and candidate.direct):
        return "a fragment of a sentence"
    return None


def _why_not(field: str, quotation: Quotation, people: People) -> str | None:
    value = getattr(quotation, field)
    if value is None:
        return "the article does not tell it"
    speaker = quotation.speaker or ""
    own = is_topic(speaker, people)
    if field == "speaker" and own:
        return "the deck is about the speaker"
    if field == "speaker" and (names_in(quotation.shown, speaker) or _INTRODUCES.match(quotation.shown)):
        return "the words name the speaker"
    if field == "speaker" and people.topic.person and not _speaks_of_topic(quotation, people):
        return "the words are not about the deck's topic"
    standing = None if own else _standing(speaker, people)
    rule = _RULES.get(field)
    return standing if standing is not None or rule is None else rule(value, quotation, people)


def _speaks_of_topic(quotation: Quotation, people: People) -> bool:
    """Whether somebody's words, or where and to whom they were said, have to do with the person of the article."""
    told = f"{quotation.shown} {quotation.setting}"
    if names_in(told, people.topic.title):
        return True
    words = set(fold(told).split())
    pronouns = {word for word, gender in PERSONAL.items() if gender == people.topic.gender}
    return not words.isdisjoint(pronouns) and words.isdisjoint(people.full)  # "he" may be whoever else is named


def _standing(speaker: str, people: People) -> str | None:
    """Why it is not worth knowing what somebody said; None for a figure of the article's story."""
    if people.is_commentator(speaker):
        return "a commentator's opinion"
    name = fold(speaker).removeprefix("the ")
    if " " not in name and (name not in people.linked or speaker.startswith("the ")):
        return "the speaker is known by one name only"
    if people.mentions.get(name.split()[-1], 0) < MIN_MENTIONS:
        return "the speaker plays no other part in the article"
    return None


def _shares_words(value: object, text: str) -> bool:
    """Whether half of the words that tell a value apart stand in the quotation too."""
    own = {word for word in fold(str(value)).split() if len(word) > 3}
    return bool(own) and 2 * len(own & set(fold(text).split())) >= len(own)


def _why_not_person(name: str, quotation: Quotation, people: People) -> str | None:
    if is_topic(name, people):
        return "the deck is about that person"
    if names_in(quotation.shown, name):
        return "the words name that person"
    if " " not in name and fold(name) not in people.linked:
        return "that person is known by one name only"
    return None


def _why_not_work(work: str, quotation: Quotation, people: People) -> str | None:
    if is_topic(work, people):
        return "the deck is about the work"
    if _shares_words(work, quotation.shown):
        return "the words tell the work"
    if any(word in SPOKEN | WRITTEN or word.isdigit() for word in fold(work).split()):
        return "a work known by what it is only"
    presented = fold(work) in people.linked or f"the {fold(work)}" in people.linked
    cited = dict(quotation.read_from).get("work") == "reference"
    if not presented and (cited or not is_topic(quotation.speaker or "", people)):
        return "a work that the article does not present"
    return None


def _why_not_occasion(occasion: str, quotation: Quotation, _people: People) -> str | None:
    if _shares_words(occasion, quotation.shown):
        return "the words tell the occasion"
    known = any(word[0].isupper() for word in occasion.split()) and not OCCASIONS.isdisjoint(fold(occasion).split())
    return None if known else "too vague an occasion"


_RULES: Mapping[str, Callable[[str, Quotation, People], str | None]] = {
    "about": _why_not_person,
    "addressee": _why_not_person,
    "work": _why_not_work,
    "occasion": _why_not_occasion,
}


def is_topic(name: str, people: People) -> bool:
    """Whether a name is that of the article's subject."""
    return fold(name).removeprefix("the ") == fold(people.topic.title) or (
        people.topic.person and same_person(name, people.topic.title)
    )
