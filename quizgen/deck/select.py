"""The questions that a deck takes, and the deck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen.deck.candidate import Candidate
from quizgen.deck.rules import RULES
from quizgen.ledger import Ledger, reconcile
from quizgen.model import Deck, Outcome, Question, Recipe, Selection, Skipped


def assemble(recipe: Recipe, questions: Sequence[Question], ledger: Ledger, now: str) -> tuple[Outcome[Deck], Ledger]:
    """The deck that the recipe asks for, what was left out and why, and the ledger as it stands after a release.

    Args:
        questions: the bank, ids unique, in the order of the story.
        now: the time of the build, UTC, "YYYY-MM-DDTHH:MM:SSZ".
    """
    tagged = [replace(question, tags=(*question.tags, *recipe.tags)) for question in questions]
    chosen = select(tagged, recipe.selection, ledger.released)
    cards, after = reconcile(chosen.items, ledger, now)
    deck = Deck(id=recipe.id, name=recipe.name, title=recipe.title, lang=recipe.lang, cards=cards)
    return Outcome((deck,), chosen.skipped), after


def select(
    questions: Sequence[Question], selection: Selection, released: frozenset[str] = frozenset()
) -> Outcome[Question]:
    """The questions of a deck, in the order given; time grows with their number, not with its square.

    Args:
        released: ids of questions that learners have already; they win over others that ask the same.
    """
    skipped: list[Skipped] = []
    wanted = [Candidate(question, question.id in released) for question in questions if _wanted(question, selection)]
    kept: Sequence[Candidate] = sorted(wanted, key=Candidate.rank)
    for rule in RULES:
        kept = rule(kept, skipped)
    ids = {candidate.question.id for candidate in kept}
    ordered = [candidate.question for candidate in wanted if candidate.question.id in ids]
    return Outcome(tuple(_limited(ordered, selection.limit, released)), tuple(skipped))


def _wanted(question: Question, selection: Selection) -> bool:
    """Whether a deck may take a question; one on several facts asks no field of its own, and must be asked for."""
    if len(question.facts) > 1 and not selection.forms:
        return False
    return (not selection.forms or question.form in selection.forms) and (
        not selection.fact_kinds or question.fact_kind in selection.fact_kinds
    )


def _limited(questions: Sequence[Question], limit: int | None, released: frozenset[str]) -> Sequence[Question]:
    """At most `limit` of them: those released already, then others, spread evenly over the story."""
    if limit is None or len(questions) <= limit:
        return questions
    old = _spread([question.id for question in questions if question.id in released], limit)
    new = _spread([question.id for question in questions if question.id not in released], limit - len(old))
    ids = {*old, *new}
    return [question for question in questions if question.id in ids]


def _spread(ids: Sequence[str], count: int) -> Sequence[str]:
    return ids if len(ids) <= count else [ids[place * len(ids) // count] for place in range(count)]
