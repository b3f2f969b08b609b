"""Which questions a selection refuses, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quizgen.edtf import Date
from quizgen.model import Question, Selection
from quizgen.names import fold

LEAD = "lead"
"""What a selection calls the part of an article before its first heading."""

NO_LOSS = ""
"""The reason where a question is one of a form or kind that was not asked for: that is not told as a loss."""


def sections_of(question: Question) -> frozenset[str]:
    """The folded titles of the sections that a question stands in."""
    return frozenset(map(fold, question.section)) if question.section else frozenset({LEAD})


def shown_by(title: str, question: Question) -> bool:
    """Whether the deck's name, which stands on every card, gives the answer away."""
    if question.form in ("true_false", "match", "order"):
        return False
    answer = fold(question.answer)
    return bool(answer) and f" {answer} " in f" {fold(title)} "


def not_wanted(questions: Iterable[Question], selection: Selection) -> Mapping[str, str]:
    """Question id -> why the selection refuses it, for those that it refuses."""
    questions = tuple(questions)
    wanted = frozenset(map(fold, selection.sections))
    unwanted = frozenset(map(fold, selection.without_sections))
    dates = _dates_of_facts(questions) if selection.first or selection.last else {}
    refused: dict[str, str] = {}
    for question in questions:
        sections = sections_of(question)
        if not _of_form(question, selection):
            refused[question.id] = NO_LOSS
        elif (wanted and not wanted & sections) or unwanted & sections:
            refused[question.id] = "stands in a section that the recipe leaves out"
        elif (selection.first or selection.last) and not _in_time(question, selection, dates):
            refused[question.id] = "happened outside the dates of the recipe, or at none that is known"
    return refused


def _of_form(question: Question, selection: Selection) -> bool:
    """Whether form and kind are asked for; what is on several facts asks no field of its own, and must be."""
    if len(question.facts) > 1 and not selection.forms:
        return False
    return (not selection.forms or question.form in selection.forms) and (
        not selection.fact_kinds or question.fact_kind in selection.fact_kinds
    )


def _dates_of_facts(questions: Sequence[Question]) -> Mapping[tuple[str, str], list[Date]]:
    """The dates that questions on a fact ask for: a successor is of the time of the office."""
    dates: dict[tuple[str, str], list[Date]] = {}
    for question in questions:
        if question.date is not None:
            for key in question.facts:
                dates.setdefault((question.fact_kind, key), []).append(question.date)
    return dates


def _in_time(question: Question, selection: Selection, dates: Mapping[tuple[str, str], list[Date]]) -> bool:
    own = [question.date] if question.date is not None else []
    known = own or [date for key in question.facts for date in dates.get((question.fact_kind, key), ())]
    return any(_between(date, selection.first, selection.last) for date in known)


def _between(date: Date, first: Date | None, last: Date | None) -> bool:
    early = (
        first is not None and date.latest is not None and first.earliest is not None and date.latest < first.earliest
    )
    late = last is not None and date.earliest is not None and last.latest is not None and date.earliest > last.latest
    return not (early or late)
