"""Questions + ledger -> a deck of cards: the rules that hold between cards.

One card for each asked field of a fact, one answer to each stem, no event asked twice; then the order of the story.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from quizgen.edtf import Date
from quizgen.ledger import Ledger, reconcile
from quizgen.model import Deck, Form, Outcome, Question, Recipe, Selection, Skipped
from quizgen.names import fold

PREFERRED_FORMS: tuple[Form, ...] = ("basic", "cloze", "reversed", "typed", "choice", "true_false", "match", "order")
"""The form that a field is asked in when none was released yet: the first of these that is sound."""

SAME_EVENT_OVERLAP = 0.6
"""Share of the smaller prompt's content words that two prompts of one date must have in common to ask the same thing."""

_STOP = frozenset(
    "a an and as at by day did died for from had he her his in into is it its month of on or our s season she the their they to was were what "
    "when which who whom whose with year".split()
)


def assemble(recipe: Recipe, questions: Sequence[Question], ledger: Ledger, now: str) -> tuple[Outcome[Deck], Ledger]:
    """The deck that the recipe asks for, what was left out and why, and the ledger as it stands after a release.

    Args:
        now: the time of the build, UTC, "YYYY-MM-DDTHH:MM:SSZ".
    """
    chosen = select(questions, recipe.selection, ledger.released)
    cards, after = reconcile(chosen.items, ledger, now)
    deck = Deck(id=recipe.id, name=recipe.name, title=recipe.title, lang=recipe.lang, cards=tuple(cards))
    return Outcome((deck,), chosen.skipped), after


def select(questions: Sequence[Question], selection: Selection, released: frozenset[str] = frozenset()) -> Outcome[Question]:
    """The questions of a deck, in the order of the story.

    Args:
        released: ids of questions that learners have already; they win over others that ask the same.
    """
    skipped: list[Skipped] = []
    wanted = [question for question in questions if _wanted(question, selection)]
    one_each = _one_for_each_field(wanted, released)
    unambiguous = _one_answer_for_each_stem(one_each, skipped)
    distinct = _no_event_twice(unambiguous, released, skipped)
    ordered = sorted(distinct, key=lambda q: (articles_in_order(questions)[q.evidence.title], q.evidence.start, q.id))
    return Outcome(tuple(ordered[: selection.limit]), tuple(skipped))


def articles_in_order(questions: Iterable[Question]) -> dict[str, int]:
    """Each article's place in the order in which the questions came."""
    return {title: place for place, title in enumerate(dict.fromkeys(q.evidence.title for q in questions))}


def _wanted(question: Question, selection: Selection) -> bool:
    return (not selection.forms or question.form in selection.forms) and (
        not selection.fact_kinds or question.fact_kind in selection.fact_kinds
    )


def _one_for_each_field(questions: Iterable[Question], released: frozenset[str]) -> list[Question]:
    best: dict[tuple[object, ...], Question] = {}
    for question in questions:
        field = (question.facts, question.asks)
        if field not in best or _rank(question, released) < _rank(best[field], released):
            best[field] = question
    return list(best.values())


def _rank(question: Question, released: frozenset[str]) -> tuple[bool, int]:
    return question.id not in released, PREFERRED_FORMS.index(question.form)


def _one_answer_for_each_stem(questions: Iterable[Question], skipped: list[Skipped]) -> list[Question]:
    by_stem: defaultdict[str, list[Question]] = defaultdict(list)
    for question in questions:
        by_stem[fold(question.context) + "\n" + fold(question.prompt)].append(question)
    kept = []
    for same in by_stem.values():
        if len({fold(question.answer) for question in same}) == 1:
            kept.append(same[0])
        else:
            skipped += [_skip(question, "the same prompt has another answer too") for question in same]
    return kept


def _no_event_twice(questions: Iterable[Question], released: frozenset[str], skipped: list[Skipped]) -> list[Question]:
    by_year: defaultdict[int | None, list[Question]] = defaultdict(list)
    kept = []
    for question in sorted(questions, key=lambda q: (*_rank(q, released)[:1], -_precision(q), q.evidence.start)):
        date = question.date
        if date is None or question.form == "reversed":
            kept.append(question)
            continue
        rivals = by_year[date.earliest.year if date.earliest else None]
        if any(_same_event(question, rival) for rival in rivals):
            skipped.append(_skip(question, "the same event is asked by another card"))
        else:
            rivals.append(question)
            kept.append(question)
    return kept


def _precision(question: Question) -> int:
    order = ("century", "decade", "year", "season", "month", "day")
    date = question.date
    return order.index(date.precision) if date is not None and date.precision in order else 0


def _same_event(one: Question, other: Question) -> bool:
    if one.date is None or other.date is None or not _compatible(one.date, other.date):
        return False
    mine, theirs = _content(one.prompt), _content(other.prompt)
    smaller = min(len(mine), len(theirs))
    return smaller > 0 and len(mine & theirs) / smaller >= SAME_EVENT_OVERLAP


def _compatible(one: Date, other: Date) -> bool:
    """Whether one date lies within the other."""
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return one == other
    return _within(one, other) or _within(other, one)


def _within(inner: Date, outer: Date) -> bool:
    assert inner.earliest and inner.latest and outer.earliest and outer.latest  # noqa: S101 - told to the type checker
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _content(prompt: str) -> frozenset[str]:
    words = fold(re.sub(r"\[[a-z ]+\]", " ", prompt)).split()
    return frozenset(word for word in words if word not in _STOP)


def _skip(question: Question, why: str) -> Skipped:
    return Skipped(where=" > ".join((question.evidence.title, *question.section)), why=why, evidence=question.evidence)
