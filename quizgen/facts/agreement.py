"""What two places of an article say of one thing: whether it agrees, and the contradiction where it does not."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.edtf import Date
from quizgen.model import Evidence, Sentence

CONTRADICTED = "sources contradict each other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A field on which two places differ: what each says, and where.

    Attributes:
        about: whose field it is ("Ada Byrne, Mayor of Cork").
        field: the field of the fact that is not asked for.
    """

    about: str
    field: str
    one: str
    one_evidence: Evidence
    other: str
    other_evidence: Evidence


def compatible(one: Date, other: Date) -> bool:
    """Whether one date lies within the other ("1917" and "8 November 1917")."""
    is_open = None in (one.earliest, one.latest, other.earliest, other.latest)
    return is_open or one.lies_in(other) or other.lies_in(one)


def finer(one: Date | None, other: Date | None) -> Date | None:
    """The date that is given; of two the second where it lies within the first."""
    if one is None or other is None:
        return one if one is not None else other
    return other if other.lies_in(one) else one


def with_sentence(evidence: Evidence, other: Evidence | Sentence) -> Evidence:
    """Evidence that shows what a second place says too; its span stays the first place's."""
    return evidence.beside(other.sentence, ";") if isinstance(other, Evidence) else evidence.beside(other.text)
