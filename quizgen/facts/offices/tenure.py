"""What one place of an article says of one tenure, before the places are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quizgen.edtf import Date
from quizgen.facts.offices.wording import Title
from quizgen.model import Evidence

Origin = Literal["infobox", "succession", "list", "prose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Who held an office before or after.

    Attributes:
        names: the people named; empty where nobody is.
        nobody: whether the place says that there was nobody ("Office established"), or that it is still held.
        also: another name of the one person named: the page that the name leads to.
        doubt: why the names must not be asked for, None where they may be.
    """

    names: tuple[str, ...] = ()
    nobody: bool = False
    also: str | None = None
    doubt: str | None = None

    @property
    def text(self) -> str | None:
        """The names as they are read out, None where there is none."""
        if not self.names:
            return None
        return self.names[0] if len(self.names) == 1 else f"{', '.join(self.names[:-1])} and {self.names[-1]}"


UNSAID = Neighbour()
RENAMED = "the office changed its name"
"""Of a row of a succession box whose neighbour is the same office under another name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One statement of a tenure.

    Attributes:
        start: its first day, month or year; `start_doubt` says why it must not be asked for.
        end: its last; None also where it lasts.
        section: where it stands, for the report of conflicts.
    """

    holder: str
    title: Title
    start: Date | None = None
    end: Date | None = None
    start_doubt: str | None = None
    end_doubt: str | None = None
    before: Neighbour = UNSAID
    after: Neighbour = UNSAID
    origin: Origin
    evidence: Evidence
    doubt: str | None = None
