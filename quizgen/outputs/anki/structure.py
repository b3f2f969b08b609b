"""Where a card stands in a collection: its deck and subdeck, its tags.

Neither gives an answer away, whoever sees them: years in brackets after a section's title and a section whose title
holds the answer are left out, and of a date that is asked for no more than the decade is told, or the year where a day
or month is asked.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from quizgen.edtf import Date
from quizgen.model import Card, Deck, FactKind, Question
from quizgen.outputs.anki.text import one_line, tag

_YEAR = re.compile(r"\d{3}")
_YEARS_IN_BRACKETS = re.compile(r"\s*\([^()]*\d{3}[^()]*\)")

RETIRED = "quizgen::retired"
"""The tag of a card that left the deck."""

_KINDS: dict[FactKind, str] = {
    "event": "Events",
    "office": "Offices",
    "quotation": "Quotations",
    "lifespan": "Lives",
    "work": "Works",
}


# --- decks ----------------------------------------------------------------------------------------------------------


def deck_name(deck: Deck) -> str:
    """The deck's name in Anki; "::" in its title parts a deck from one within it, as Anki has it."""
    return _deck_name(deck.title, deck.name)


@lru_cache(maxsize=16)  # asked for each card
def _deck_name(title: str, name: str) -> str:
    return "::".join(filter(None, map(one_line, title.split("::")))) or one_line(name) or "quizgen"


def subdeck(card: Card, deck: Deck) -> str:
    """The name of a card's deck: the deck's own, or that of a subdeck. Anki moves no card that is there already."""
    part = "Retired" if card.retired else _part(card.question, deck)
    if part:
        part = re.sub(":{2,}", ":", part).strip(":")
    return f"{deck_name(deck)}::{part}" if part else deck_name(deck)


def _part(question: Question, deck: Deck) -> str:
    match deck.subdecks:
        case "section":
            return one_line(next(iter(_unspoiled(question)), ""))
        case "fact":
            return _KINDS[question.fact_kind]
        case "article":
            return one_line(question.evidence.title)
        case None:
            return ""


def deck_id(deck: Deck, name: str) -> int:
    """Forty bits of a hash, in the range of Anki's own ids (milliseconds since 1970); 0 and 1 mean other things."""
    own = deck.id if name == deck_name(deck) else f"{len(deck.id)} {deck.id} {name}"
    digest = hashlib.sha256(own.encode("utf-8", "backslashreplace")).digest()
    return (1 << 40) + int.from_bytes(digest[:5], "big")


# --- tags -----------------------------------------------------------------------------------------------------------


def tags_of(card: Card) -> tuple[str, ...]:
    """The fact's kind, section and period, then the question's own tags (the bare kind among them is told already)."""
    question = card.question
    own = (tag(*name.split("::")) for name in question.tags if name != question.fact_kind)
    told = (
        _under("fact", question.fact_kind),
        _under("section", *_unspoiled(question)),
        _under("period", *_period(question)),
        RETIRED if card.retired else "",
    )
    return tuple(dict.fromkeys(name for name in (*told, *own) if name))


@lru_cache(maxsize=4096)  # cards share their sections and decades
def _under(name: str, *parts: str) -> str:
    return tag("quizgen", name, *parts) if tag(*parts) else ""


def _unspoiled(question: Question) -> tuple[str, ...]:
    """The titles of the section, without years in brackets, down to one that tells the answer, or a year of a date."""
    kept = []
    for title in question.section:
        plain = _without_years(title)
        if (question.date is not None and _YEAR.search(plain)) or question.answer.casefold() in plain.casefold():
            break
        kept.append(plain)
    return tuple(kept)


@lru_cache(maxsize=1024)  # cards share their sections
def _without_years(title: str) -> str:
    return _YEARS_IN_BRACKETS.sub("", title)


def _period(question: Question) -> tuple[str, ...]:
    """Decade and year ("1910s", "1917") of a question's date; the decade alone where the year is the answer."""
    date = question.date
    if date is None or question.form == "true_false" or (year := _year(date)) is None:
        return ()
    decade, year_name = _named(year)
    tells = question.form == "reversed" or date.precision in ("day", "month", "season")
    return (decade, year_name) if tells and date.year is not None else (decade,)


def _year(date: Date) -> int | None:
    """The year that a date lies in or begins in; of what is longer than a decade, none."""
    if date.precision == "interval":
        return date.earliest.year if date.start is not None and date.earliest is not None else None
    return date.earliest.year if date.precision != "century" and date.earliest is not None else None


def _named(year: int) -> tuple[str, str]:
    """A year's decade and the year, for people: year 0 of EDTF is 1 BC."""
    era, number = ("", year) if year > 0 else (" BC", 1 - year)
    return f"{number // 10 * 10}s{era}", f"{number}{era}"
