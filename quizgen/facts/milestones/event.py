"""A clause and its date -> an `Event`, worded so that a gap or a when-question can be made of it."""

from __future__ import annotations

from quizgen.edtf import Date
from quizgen.facts.evidence import evidence_at
from quizgen.model import Article, Event, Parameter
from quizgen.names import fold

_PREPOSITIONS = {"day": "on", "interval": "from"}

Dated = tuple[Date, str]
"""A date and the words that give it."""


def event_of(
    article: Article, section: tuple[str, ...], row: str, parameter: Parameter, clause: str, dated: Dated
) -> Event:
    """The event that `clause` tells, "on", "in" or "from" its date; `row` is the infobox row as a reader sees it."""
    date, words = dated
    clause = clause[:1].upper() + clause[1:]
    return Event(
        key=" ".join(sorted(set(fold(clause).split()))),
        evidence=evidence_at(article, section, row, parameter.start, parameter.end),
        date=date,
        date_text=words,
        what=clause,
        before=f"{clause} {_PREPOSITIONS.get(date.precision, 'in')} ",
        after=".",
    )
