"""The teacher's own hand: other words for single cards, questions of one's own, cards left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.codec import short_id
from quizgen.errors import InputError
from quizgen.ledger import Ledger, question_id, recognise
from quizgen.model import Addition, BadCard, Edit, Evidence, Question, Recipe, Remark, Skipped
from quizgen.names import fold

OWN = "own"
"""What takes the place of a template's id in a teacher's own question."""

_WORDED = frozenset({"basic", "reversed", "cloze", "typed"})
"""Forms that say the same in other words: who leaves out one wants none of them; options are another matter."""

TRUE_FALSE = ("True", "False")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """The bank after the teacher's hand.

    Attributes:
        edited: ids of the questions with other words; they are kept where others ask the same.
        own: the teacher's own questions, which no rule leaves out.
    """

    questions: tuple[Question, ...]
    edited: frozenset[str]
    own: tuple[Question, ...]
    skipped: tuple[Skipped, ...]
    remarks: tuple[Remark, ...]


def handle(recipe: Recipe, questions: Sequence[Question], ledger: Ledger, bad: Iterable[BadCard]) -> Handled:
    """Put the teacher's words in the place of the cards' own, and leave out what is excluded or marked as bad.

    Args:
        bad: the cards that learners marked as bad.

    Raises:
        InputError: an edit makes a question that cannot be asked.
    """
    ids = _card_ids(questions, ledger)
    edits = {edit.id: edit for edit in recipe.edits}
    marked = {card.id: card.why for card in bad}
    excluded = frozenset(recipe.selection.exclude)
    unwanted = {
        _field(question)
        for question in questions
        if ids[question.id] in {*excluded, *marked} and question.form in _WORDED
    }
    kept: list[Question] = []
    skipped: list[Skipped] = []
    edited: set[str] = set()
    for question in questions:
        card = ids[question.id]
        if card in excluded:
            skipped.append(Skipped.at(question.evidence, "excluded by the recipe"))
        elif card in marked:
            skipped.append(Skipped.at(question.evidence, "marked as bad"))
        elif _field(question) in unwanted:
            continue  # another form of what was left out, which is told there
        elif card in edits:
            kept.append(_edited(question, edits[card], recipe))
            edited.add(question.id)
        else:
            kept.append(question)
    known = frozenset(ids.values())
    remarks = [*_changed(questions, ids, edits, ledger, recipe), *_lost(recipe, known, marked)]
    return Handled(
        questions=tuple(kept),
        edited=frozenset(edited),
        own=tuple(_own(addition, recipe) for addition in recipe.additions),
        skipped=tuple(skipped),
        remarks=tuple(remarks),
    )


def _field(question: Question) -> tuple[str, tuple[str, ...], str]:
    """What a question asks for: a deck has one card for it."""
    return question.fact_kind, question.facts, question.asks


def _card_ids(questions: Sequence[Question], ledger: Ledger) -> Mapping[str, str]:
    """Question id -> the id of its card."""
    known = recognise(questions, ledger) if ledger.entries else {}
    return {question.id: known[question.id].id if question.id in known else question.id for question in questions}


def _edited(question: Question, edit: Edit, recipe: Recipe) -> Question:
    told = {
        name: value
        for name in ("prompt", "answer", "accepted", "choices", "context")
        if (value := getattr(edit, name)) is not None
    }
    changed = replace(question, **told)
    if changed.form in ("choice", "true_false") and changed.answer not in (changed.choices or ()):
        fault = f"the answer {changed.answer!r} is none of the card's options"
        raise InputError(f"{_place(recipe)}, edit {edit.id}", fault, "give choices: with the answer among them")
    return changed


def _changed(
    questions: Iterable[Question],
    ids: Mapping[str, str],
    edits: Mapping[str, Edit],
    ledger: Ledger,
    recipe: Recipe,
) -> Iterable[Remark]:
    """Edited cards whose evidence, or whose words that the edit leaves alone, have changed since the last release."""
    entries = {entry.id: entry for entry in ledger.entries}
    for question in questions:
        edit = edits.get(ids[question.id])
        entry = None if edit is None else entries.get(edit.id)
        if edit is None or entry is None:
            continue
        pairs = (
            (None, entry.sentence, question.evidence.sentence),
            (edit.prompt, entry.prompt, question.prompt),
            (edit.answer, entry.answer, question.answer),
        )
        if any(told is None and fold(before) != fold(now) for told, before, now in pairs):
            what = "the article has changed under this edit; read the card again"
            yield Remark(where=f"{_place(recipe)}, edit {edit.id}", what=what)


def _lost(recipe: Recipe, known: frozenset[str], marked: Mapping[str, str]) -> Iterable[Remark]:
    """What names a card that there is not."""
    named = [("edit", edit.id) for edit in recipe.edits]
    named += [("exclude", id_) for id_ in recipe.selection.exclude]
    for key, id_ in named:
        if id_ not in known:
            yield Remark(where=f"{_place(recipe)}, {key} {id_}", what="there is no such card now")
    for id_ in marked:
        if id_ not in known:
            yield Remark(where=f"bad-cards.yaml, {id_}", what="there is no such card now")


def _place(recipe: Recipe) -> str:
    return f"recipe of {recipe.name}"


def _own(addition: Addition, recipe: Recipe) -> Question:
    """The question of an addition; it is known by its id, or else by its prompt."""
    key = addition.id or short_id(addition.form, fold(addition.prompt))
    evidence = Evidence(
        title=recipe.title,
        lang=recipe.lang,
        revision=None,
        timestamp=None,
        url=None,
        licence=None,
        section=addition.section,
        sentence=addition.evidence,
        start=0,
        end=0,
    )
    choices = TRUE_FALSE if addition.form == "true_false" else addition.choices
    return Question(
        id=question_id(OWN, (key,)),
        form=addition.form,
        fact_kind="event",
        template=OWN,
        asks="answer",
        facts=(key,),
        context=" · ".join((recipe.title, *addition.section)),
        prompt=addition.prompt,
        answer=addition.answer,
        accepted=addition.accepted,
        choices=choices,
        section=addition.section,
        tags=(OWN, *addition.tags),
        evidence=evidence,
    )
