"""The questions that a deck takes, and the deck."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.deck.candidate import Candidate
from quizgen.deck.hand import handle
from quizgen.deck.rules import RULES
from quizgen.deck.wanted import not_wanted, sections_of, shown_by
from quizgen.ledger import Ledger, held, reconcile
from quizgen.model import BadCard, Deck, Outcome, Question, Recipe, Remark, Selection, Skipped
from quizgen.names import fold

IN_TITLE = "the answer stands in the deck's name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A deck, the ledger as it stands after its release, what was left out and why, and what to look at."""

    deck: Deck
    ledger: Ledger
    skipped: tuple[Skipped, ...]
    remarks: tuple[Remark, ...]


def assemble(
    recipe: Recipe,
    questions: Sequence[Question],
    ledger: Ledger,
    now: str,
    *,
    bad: Iterable[BadCard] = (),
    weights: Mapping[str, float] | None = None,
) -> Assembled:
    """The deck that the recipe asks for.

    Args:
        questions: the bank, ids unique, in the order of the story.
        now: the time of the build, UTC, "YYYY-MM-DDTHH:MM:SSZ".
        bad: the cards that learners marked as bad.
        weights: question id -> how much it matters (`quizgen.deck.importance`); none takes all for equal.

    Raises:
        InputError: the recipe edits a card so that it cannot be asked.
    """
    handled = handle(recipe, questions, ledger, bad)
    told = [question for question in handled.questions if shown_by(recipe.title, question)]
    asked = [question for question in handled.questions if not shown_by(recipe.title, question)]
    selection = recipe.selection
    if selection.limit is not None:
        selection = replace(selection, limit=max(0, selection.limit - len(handled.own)))
    chosen = select(asked, selection, held(asked, ledger), first=handled.edited, weights=weights)
    taken = ordered([*chosen.items, *handled.own], selection, weights or {})
    tagged = [replace(question, tags=(*question.tags, *recipe.tags)) for question in taken]
    cards, after = reconcile(tagged, ledger, now)
    deck = Deck(
        id=recipe.id, name=recipe.name, title=recipe.title, lang=recipe.lang, cards=cards, subdecks=recipe.subdecks
    )
    unknown = _unknown_sections(recipe, questions)
    return Assembled(
        deck=deck,
        ledger=after,
        skipped=(*handled.skipped, *(Skipped.at(one.evidence, IN_TITLE) for one in told), *chosen.skipped),
        remarks=(*handled.remarks, *unknown),
    )


def select(
    questions: Sequence[Question],
    selection: Selection,
    released: frozenset[str] = frozenset(),
    *,
    first: frozenset[str] = frozenset(),
    weights: Mapping[str, float] | None = None,
) -> Outcome[Question]:
    """The questions of a deck, in the order given; time grows with their number, not with its square.

    Args:
        released: ids of questions that learners have already; they win over others that ask the same.
        first: ids of those that win over these.
        weights: see `assemble`.
    """
    refused = not_wanted(questions, selection)
    skipped: list[Skipped] = [
        Skipped.at(question.evidence, why) for question in questions if (why := refused.get(question.id))
    ]
    wanted = [
        Candidate(question, known=question.id in released, first=question.id in first, forms=selection.forms)
        for question in questions
        if question.id not in refused
    ]
    kept: Sequence[Candidate] = sorted(wanted, key=Candidate.rank)
    for rule in RULES:
        kept = rule(kept, skipped)
    told = {candidate.question.id: candidate.question for candidate in kept}
    left = [told[candidate.question.id] for candidate in wanted if candidate.question.id in told]
    taken = _limited(left, selection.limit, released | first, weights or {})
    if len(taken) < len(left):
        ids = {question.id for question in taken}
        over = f"beyond the limit of {selection.limit}"
        skipped += [Skipped.at(question.evidence, over) for question in left if question.id not in ids]
    return Outcome(tuple(taken), tuple(skipped))


def ordered(questions: Sequence[Question], selection: Selection, weights: Mapping[str, float]) -> Sequence[Question]:
    """The questions in the order that the selection asks for."""
    match selection.order:
        case "importance":
            return sorted(questions, key=lambda question: -weights.get(question.id, 0.0))
        case "shuffled":
            return sorted(questions, key=lambda question: _shuffled(question.id, selection.seed))
        case _:
            return questions


def _shuffled(id_: str, seed: int) -> bytes:
    return hashlib.sha256(f"{seed} {id_}".encode("utf-8", "backslashreplace")).digest()


def _limited(
    questions: Sequence[Question], limit: int | None, released: frozenset[str], weights: Mapping[str, float]
) -> Sequence[Question]:
    """At most `limit` of them: those released already, then the more important; equal ones spread over the story."""
    if limit is None or len(questions) <= limit:
        return questions
    old = _most_important([question.id for question in questions if question.id in released], limit, weights)
    others = [question.id for question in questions if question.id not in released]
    ids = {*old, *_most_important(others, limit - len(old), weights)}
    return [question for question in questions if question.id in ids]


def _most_important(ids: Sequence[str], count: int, weights: Mapping[str, float]) -> Sequence[str]:
    by_weight: defaultdict[float, list[str]] = defaultdict(list)
    for id_ in ids:
        by_weight[weights.get(id_, 0.0)].append(id_)
    taken: list[str] = []
    for weight in sorted(by_weight, reverse=True):
        taken += _spread(by_weight[weight], count - len(taken))
    return taken


def _spread(ids: Sequence[str], count: int) -> Sequence[str]:
    return ids if len(ids) <= count else [ids[place * len(ids) // count] for place in range(count)]


def _unknown_sections(recipe: Recipe, questions: Iterable[Question]) -> Iterable[Remark]:
    """Sections that the recipe names and no question stands in."""
    known = {name for question in questions for name in sections_of(question)}
    for key, names in (
        ("sections", recipe.selection.sections),
        ("without_sections", recipe.selection.without_sections),
    ):
        for name in names:
            if fold(name) not in known:
                yield Remark(where=f"recipe of {recipe.name}, {key}", what=f"no card stands in a section {name!r}")
