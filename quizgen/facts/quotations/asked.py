"""Which one field of a quotation is asked for, and why the others are not.

A card on a quotation prints all its words, so two cards on one quotation would answer each other: the speaker is asked
for, or, where the deck itself gives the speaker away, the next thing that a reader can know: of whom, in which work, to
whom, on which occasion, or a word of a well-known saying.
"""

from __future__ import annotations

from quizgen.facts.quotations.candidates import Candidate
from quizgen.facts.quotations.people import People
from quizgen.facts.quotations.shown import fault_of
from quizgen.model import Quotation
from quizgen.names import fold, names_in, same_person

FIELDS = ("speaker", "about", "work", "addressee", "occasion", "missing", "date")
"""The fields that can be asked for, in the order in which they are preferred."""

MIN_MENTIONS = 3
"""Somebody named less often, and with no link, is no figure of the article's story."""


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
    text = quotation.shown.lstrip("…‘([ ")
    if not candidate.block and not (text[:1].isupper() and candidate.direct):
        return "a fragment of a sentence"
    return None


def _why_not(field: str, quotation: Quotation, people: People) -> str | None:
    if field == "speaker":
        return _why_not_speaker(quotation, people)
    value = getattr(quotation, field)
    if value is None:
        return "the article does not tell it"
    if field in ("about", "addressee"):
        return _why_not_person(value, quotation, people)
    if field == "work":
        return _why_not_work(value, quotation, people)
    if field == "occasion":
        return None if any(word[0].isupper() for word in value.split()) else "too vague an occasion"
    if field == "date":
        return "the date of words alone is nothing to know"
    return None


def _why_not_speaker(quotation: Quotation, people: People) -> str | None:
    speaker = quotation.speaker or ""
    if is_topic(speaker, people):
        return "the deck is about the speaker"
    if names_in(quotation.shown, speaker):
        return "the words name the speaker"
    if people.is_commentator(speaker):
        return "a commentator's opinion"
    if speaker.startswith("the "):
        return None
    if " " not in speaker and fold(speaker) not in people.linked:
        return "the speaker is known by one name only"
    if people.mentions.get(fold(speaker).split()[-1], 0) < MIN_MENTIONS and fold(speaker) not in people.linked:
        return "the speaker plays no other part in the article"
    return None


def _why_not_person(name: str, quotation: Quotation, people: People) -> str | None:
    if is_topic(name, people):
        return "the deck is about that person"
    if names_in(quotation.shown, name) or same_person(name, quotation.speaker or ""):
        return "the words name that person"
    if " " not in name and not name.startswith("the ") and fold(name) not in people.linked:
        return "that person is known by one name only"
    return None


def _why_not_work(work: str, quotation: Quotation, people: People) -> str | None:
    if fold(work) in fold(quotation.shown):
        return "the words name the work"
    if is_topic(work, people):
        return "the deck is about the work"
    if not (is_topic(quotation.speaker or "", people) or fold(work) in people.linked):
        return "a work that the article does not present"
    return None


def is_topic(name: str, people: People) -> bool:
    """Whether a name is that of the article's subject."""
    return fold(name).removeprefix("the ") == fold(people.topic.title) or (
        people.topic.person and same_person(name, people.topic.title)
    )
