"""What stands on a worksheet, before anybody asks how it is set: the records that every renderer reads.

Lengths are in millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quizgen.model import Form
from quizgen.outputs.stem import Block

PaperSize = Literal["a4", "letter"]
Page = Literal["questions", "teacher", "bubbles", "key", "timeline", "timeline-solved", "cards", "cards-fold"]

PAPERS: dict[PaperSize, tuple[float, float]] = {"a4": (210, 297), "letter": (215.9, 279.4)}
MARGIN = 20.0

GroupName = Literal["choice", "true_false", "gap", "short", "match", "order"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a worksheet is set.

    Attributes:
        large: large print, 18 points instead of 11.
        ids: whether the questions' ids stand small in the margin.
    """

    paper: PaperSize = "a4"
    large: bool = False
    columns: Literal[1, 2] = 1
    ids: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a worksheet is to hold.

    Attributes:
        title: its heading; None for the deck's title.
        instructions: what stands below it.
        points: of one question; of a match for each pair.
        versions: 1 to 26; with more than one they are called A, B, C, ... and shuffled, all but the first.
        seed: another seed gives another shuffling.
    """

    title: str | None = None
    instructions: str = "Answer every question."
    points: int = 1
    versions: int = 1
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question on paper.

    Attributes:
        context: what a reader must know of where it comes from; empty where the sheet's title says it.
        options: as shown: of a match the right-hand column.
        left: of a match the left-hand column.
        answer: what a pupil would write: a letter, "True", words, of a match one letter for each left item, of an
            order the letters in the right order.
        told: the answer in words, where `answer` is a letter.
        line: length of the line to write on (of a gap: in the text), 0 where none is needed; `lines`: how many.
        evidence: the sentence, and `place` where it stands.
    """

    number: int
    id: str
    form: Form
    context: str
    stem: tuple[Block, ...]
    options: tuple[str, ...]
    left: tuple[str, ...]
    answer: tuple[str, ...]
    told: str
    accepted: tuple[str, ...]
    line: int
    lines: int
    points: int
    evidence: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The questions of one form, with the heading and what to do."""

    name: GroupName
    heading: str
    instruction: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version: its mark ("A"; empty where there is only one), its groups, the sum of points."""

    mark: str
    groups: tuple[Group, ...]
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A dated fact on a timeline.

    Attributes:
        at: the date as a number of years (the middle of what it leaves open).
        date: as a reader has it.
        before: what happened, without the date; `after` with it.
    """

    at: float
    date: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A worksheet in all its versions. `sources`: what the attribution says, one line an article."""

    title: str
    lang: str
    instructions: str
    versions: tuple[Version, ...]
    moments: tuple[Moment, ...]
    sources: tuple[str, ...]
