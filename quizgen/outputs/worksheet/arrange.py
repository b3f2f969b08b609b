"""Deck -> worksheet: questions grouped and numbered, versions shuffled by a seed, answers as pupils write them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.model import Deck, Evidence, Form, Question, find_gap, find_matching, find_sequence
from quizgen.outputs.attribution import articles, version
from quizgen.outputs.stem import LETTERS, answer_text, letter, one_line, stem_of
from quizgen.outputs.worksheet.sheet import Group, GroupName, Item, Plan, Sheet, Version
from quizgen.outputs.worksheet.timeline import moments_of

_GROUP_OF: dict[Form, GroupName] = {
    "choice": "choice",
    "true_false": "true_false",
    "cloze": "gap",
    "typed": "short",
    "basic": "short",
    "reversed": "short",
    "match": "match",
    "order": "order",
}
_WORDS: dict[GroupName, tuple[str, str]] = {
    "choice": ("Multiple choice", "Circle the letter of the right answer."),
    "true_false": ("True or false", "Tick the right box."),
    "gap": ("Fill in the gap", "Write what is missing; the words in brackets say what kind of answer is wanted."),
    "short": ("Short answers", "Write the answer on the line."),
    "match": ("Match", "Write the letter of its partner beside each number."),
    "order": ("Put in order", "Write the letters in the right order into the boxes."),
}
"""The groups in the order in which they stand, each with its heading and what to do."""

# Longest answer in characters -> length of the line in millimetres: few lengths, so that a line tells no answer.
_LINES = ((6, 26), (14, 42), (24, 64), (40, 100))
_FULL_LINE, _ON_FULL_LINE = 150, 60


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with its options in the order in which one version shows them.

    `answer` holds the places of the right options: one of a choice, one for each left item of a match, of an order all.
    """

    id: str
    question: Question
    options: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    answer: tuple[int, ...] = ()


def make_sheet(deck: Deck, plan: Plan, dated: Sequence[Question] = ()) -> Sheet:
    """The worksheet of a deck; retired cards are left out. `dated` is what its timeline tells.

    Raises:
        ValueError: not 1 to 26 versions.
    """
    if not 1 <= plan.versions <= len(LETTERS):
        raise ValueError(f"{plan.versions} versions")
    cards = [card for card in deck.cards if not card.retired]
    asked = [_asked(card.id, card.question) for card in cards]
    title = one_line(plan.title or deck.title)
    versions = []
    for mark in LETTERS[: plan.versions]:
        # the first version keeps the order of the story; a generator of its own keeps the others apart
        shown = asked if mark == "A" else _shuffled(asked, random.Random(f"{plan.seed} {mark}"))  # noqa: S311
        versions.append(_version(mark if plan.versions > 1 else "", shown, plan, title))
    return Sheet(
        title=title,
        lang=deck.lang,
        instructions=one_line(plan.instructions),
        versions=tuple(versions),
        moments=moments_of(dated),
        sources=tuple(map(_source, articles(cards))),
    )


def _source(evidence: Evidence) -> str:
    parts = (evidence.title, version(evidence), evidence.url or "", evidence.licence or "")
    return ", ".join(filter(None, map(one_line, parts)))


def _asked(card_id: str, question: Question) -> _Asked:
    options = tuple(map(one_line, question.choices or ()))
    match question.form:
        case "choice" | "true_false":
            return _Asked(card_id, question, options, answer=(options.index(one_line(question.answer)),))
        case "match":
            matching = find_matching(question)
            if matching is not None:
                return _Asked(card_id, question, options, tuple(map(one_line, matching.left)), matching.partner)
        case "order":
            return _Asked(card_id, question, options, answer=find_sequence(question) or ())
    return _Asked(card_id, question)


# --- versions -------------------------------------------------------------------------------------------------------


def _shuffled(asked: Sequence[_Asked], rng: random.Random) -> list[_Asked]:
    return [_options_shuffled(one, rng) for one in rng.sample(list(asked), len(asked))]


def _options_shuffled(asked: _Asked, rng: random.Random) -> _Asked:
    """The same question with its options elsewhere; True and False stay in their order."""
    if asked.question.form == "true_false" or not asked.options:
        return asked
    shown = rng.sample(range(len(asked.options)), len(asked.options))
    place = {old: new for new, old in enumerate(shown)}
    options = tuple(asked.options[old] for old in shown)
    answer = tuple(place[old] for old in asked.answer)
    if asked.question.form != "match":
        return replace(asked, options=options, answer=answer)
    rows = rng.sample(range(len(asked.left)), len(asked.left))
    left = tuple(asked.left[row] for row in rows)
    return replace(asked, options=options, left=left, answer=tuple(answer[row] for row in rows))


def _version(mark: str, asked: Sequence[_Asked], plan: Plan, title: str) -> Version:
    groups, number = [], 1
    for name, (heading, instruction) in _WORDS.items():
        members = [one for one in asked if _GROUP_OF[one.question.form] == name]
        items = tuple(_item(place, one, plan, title) for place, one in enumerate(members, start=number))
        number += len(items)
        if items:
            groups.append(Group(name=name, heading=heading, instruction=instruction, items=items))
    points = sum(item.points for group in groups for item in group.items)
    return Version(mark=mark, groups=tuple(groups), points=points)


# --- one question ---------------------------------------------------------------------------------------------------


def _item(number: int, asked: _Asked, plan: Plan, title: str) -> Item:
    question, evidence = asked.question, asked.question.evidence
    line, lines = _writing(question)
    answer = _written(asked)
    told = answer_text(question)
    return Item(
        number=number,
        id=asked.id,
        form=question.form,
        context=_context(question, title),
        stem=stem_of(question),
        options=asked.options,
        left=asked.left,
        answer=answer,
        told="" if told in answer else told,
        accepted=tuple(map(one_line, question.accepted)),
        line=line,
        lines=lines,
        points=plan.points * max(1, len(asked.left)),
        evidence=one_line(evidence.sentence),
        place=" › ".join(map(one_line, (evidence.title, *evidence.section))),
    )


def _written(asked: _Asked) -> tuple[str, ...]:
    if asked.question.form == "true_false":
        return tuple(asked.options[place] for place in asked.answer)
    if asked.options:
        return tuple(letter(place) for place in asked.answer)
    return (one_line(asked.question.answer),)


def _context(question: Question, title: str) -> str:
    """The context without the title that stands at the top of the sheet."""
    context = one_line(question.context)
    return f"{context} · ".removeprefix(f"{title} · ").removesuffix(" · ")


def _writing(question: Question) -> tuple[int, int]:
    """Length and number of the lines to write the answer on."""
    if question.form not in ("cloze", "typed", "basic", "reversed"):
        return 0, 0
    if question.form == "cloze" and find_gap(question.prompt) is None:
        return 0, 0
    length = len(one_line(question.answer))
    for most, line in _LINES:
        if length <= most:
            return line, 1
    return (_LINES[-1][1], 1) if question.form == "cloze" else (_FULL_LINE, -(-length // _ON_FULL_LINE))
