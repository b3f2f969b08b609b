"""Card -> note: the text of each field, the tags, the GUID."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.ledger import seconds_of
from quizgen.model import Card, Deck, Form, Question, find_gap
from quizgen.outputs.anki.note_types import FIELDS, NoteType, note_types
from quizgen.outputs.anki.structure import subdeck, tags_of
from quizgen.outputs.anki.text import attribute_text, field_text, gap, marked, occurrences, one_line
from quizgen.outputs.attribution import section_link, version

# The list of options: card.css letters an `ol` without a class, and shuffle.js shuffles it where it is a choice.
_LISTS: dict[Form, tuple[str, str]] = {
    "choice": ("<ol>", "</ol>"),
    "true_false": ("<ul>", "</ul>"),
    "match": ("<ol>", "</ol>"),
    "order": ('<ol class="numbers">', "</ol>"),
}

_shared_text = lru_cache(maxsize=1024)(field_text)  # many cards have the same

_SPARE = ("",) * sum(name.startswith("Spare") for name in FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note as Anki stores it.

    Attributes:
        deck: name of the deck of its card.
        fields: HTML, one for each of `FIELDS`.
        changed: seconds since 1970.
    """

    guid: str
    note_type: NoteType
    deck: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    changed: int


def note_of(card: Card, deck: Deck) -> Note:
    """The note of a card. The fields stand in the order of `FIELDS`."""
    question = card.question
    form, prompt = _prompt(question)
    evidence = question.evidence
    fields = {
        "Id": attribute_text(f"{question.template} {card.id}"),
        "Prompt": prompt,
        "Answer": _answer(question),
        "Context": _shared_text(_context(question.context, deck.title)),
        "Options": _options(question.form, question.choices or ()),
        "Accepted": field_text("; ".join(question.accepted)) if question.accepted else "",
        "Evidence": marked(evidence.sentence, _fact_in(question)),
        "Source": _shared_text(" › ".join((evidence.title, *evidence.section))),
        "Link": attribute_text(section_link(evidence) or ""),
        "Revision": _shared_text(version(evidence)),
        "Licence": _shared_text(evidence.licence or ""),
        "Language": attribute_text(deck.lang),
    }
    return Note(
        guid=_guid(deck.id, card.id),
        note_type=note_types()[form],
        deck=subdeck(card, deck),
        fields=(*fields.values(), *_SPARE),
        tags=tags_of(card),
        changed=seconds_of(card.changed_at),
    )


def _fact_in(question: Question) -> Sequence[tuple[int, int]]:
    """Where the evidence sentence tells the fact: the answer, another form of it, or the same date as written there."""
    sentence = question.evidence.sentence
    if question.form == "match":
        return sorted(span for choice in question.choices or () for span in occurrences(sentence, choice))
    for text in (question.answer, *question.accepted):
        spans = occurrences(sentence, text)
        if spans:
            return spans
    if question.date is None:
        return ()
    from quizgen.dates import find_dates

    return [(mention.start, mention.end) for mention in find_dates(sentence) if mention.date == question.date]


def _guid(deck_id: str, card_id: str) -> str:
    """Twelve of a-z, A-Z, 0-9, - and _ that depend on the two ids alone, so that two decks do not fight over a note."""
    digest = hashlib.sha256(f"{len(deck_id)} {deck_id} {card_id}".encode("utf-8", "backslashreplace")).digest()
    return base64.urlsafe_b64encode(digest[:9]).decode("ascii")


def _prompt(question: Question) -> tuple[Form, str]:
    """Form to show it in, and prompt. A cloze without a gap to fill would make no card: it is shown as basic."""
    if question.form == "match":
        instruction, *items = question.prompt.split("\n")
        return "match", field_text(instruction) + _options("order", [item.partition(". ")[2] or item for item in items])
    at = find_gap(question.prompt) if question.form == "cloze" else None
    if at is None or not one_line(question.answer):
        return ("basic" if question.form == "cloze" else question.form), field_text(question.prompt)
    before, label, after = question.prompt[: at[0]], question.prompt[at[0] + 1 : at[1] - 1], question.prompt[at[1] :]
    return "cloze", field_text(before) + gap(question.answer, label) + field_text(after)


def _context(context: str, title: str) -> str:
    """The small line above the prompt, with the deck's title where it does not begin with that."""
    return context if context.startswith(title) else " · ".join(filter(None, (title, context)))


def _options(form: Form, choices: Sequence[str]) -> str:
    if not choices:
        return ""
    opening, closing = _LISTS.get(form, ("<ul>", "</ul>"))
    return opening + "".join(f"<li>{field_text(choice)}</li>" for choice in choices) + closing


def _answer(question: Question) -> str:
    """The answer; where it names options by number or letter ("3 1 2", "1-C 2-A"), with the texts that it means."""
    match question.form:
        case "order":
            meant = _in_order(question)
        case "match":
            meant = _matched(question)
        case _:
            meant = []
    return field_text(question.answer) + _options("choice", meant)


def _in_order(question: Question) -> list[str]:
    choices = question.choices or ()
    places = [int(number) - 1 for number in re.findall(r"\b\d{1,3}\b", question.answer, re.ASCII)]
    return [choices[place] for place in places if 0 <= place < len(choices)]


def _matched(question: Question) -> list[str]:
    items = [line.partition(". ")[2] for line in question.prompt.split("\n")[1:]]
    choices = question.choices or ()
    pairs = re.findall(r"\b(\d{1,2})-([A-Z])\b", question.answer, re.ASCII)
    places = [(int(number) - 1, ord(letter) - ord("A")) for number, letter in pairs]
    return [
        f"{items[one]} – {choices[other]}" for one, other in places if 0 <= one < len(items) and other < len(choices)
    ]
