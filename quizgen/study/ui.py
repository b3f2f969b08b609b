"""How a sitting and its look talk to each other: what is shown, and what the learner replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from quizgen.model import Question
from quizgen.study.grade import Grade, Verdict
from quizgen.study.schedule import Memory

Command = Literal["answer", "next", "help", "undo", "skip", "hint", "amend", "bad", "hard", "easy", "quit"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the learner did: an answer, or a command (with a reason, for a bad card)."""

    command: Command
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A question as it is to be shown."""

    card: str
    deck: str
    question: Question
    number: int
    total: int
    is_new: bool
    is_long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an answer led to. `memory` is None for a card asked out of turn."""

    card: str
    question: Question
    typed: str
    grade: Grade
    verdict: Verdict
    memory: Memory | None
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How a sitting went.

    Attributes:
        right: cards that were known at once, of `asked`; `answers` counts repetitions too.
        missed: the questions that were not known at once.
        coming: how many cards are due on each of the next days.
        left: questions that were not reached.
    """

    right: int
    asked: int
    answers: int
    seconds: int
    missed: tuple[Question, ...]
    due_now: int
    coming: tuple[tuple[date, int], ...]
    left: int
    marked_bad: int


class Ui(Protocol):
    """How a sitting looks and listens. Every method that waits may raise `LostTerminalError`."""

    def question(self, view: View) -> None:
        """Show a question."""

    def answer(self, view: View) -> Reply:
        """Wait for the answer, or a command."""

    def decide(self, view: View, result: Grade, *, revealed: bool) -> Reply | bool:
        """Show the right answer and let the learner say whether theirs was right."""

    def verdict(self, result: Result) -> None:
        """Show what an answer was worth, the right one, the evidence, and when the card comes back."""

    def amended(self, result: Result) -> None:
        """Show that the last answer counts otherwise now."""

    def after(self, result: Result) -> Reply:
        """Wait until the learner has read it; a command may concern this last answer."""

    def reason(self) -> str:
        """Ask why a card is bad."""

    def try_again(self, fault: str) -> bool:
        """Tell why an answer could not be stored, and ask whether to try again."""

    def say(self, text: str, kind: str) -> None:
        """Tell something: a hint, a remark, what went wrong."""

    def help(self, view: View | None) -> None:
        """Show what the keys do."""

    def end(self, summary: Summary) -> None:
        """Show how it went."""
