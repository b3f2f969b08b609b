"""Other forms of a sound question: to be typed, chosen from four options, or judged as true or false."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quizgen.edtf import Date
from quizgen.ledger import Ledger, own_id, question_id
from quizgen.model import DateOrder, Fact, Form, Office, Outcome, Question, Skipped
from quizgen.names import fold
from quizgen.questions.accepted import accepted_typed
from quizgen.questions.chance import number, shuffled
from quizgen.questions.checks import barred_from_options, broken_variant_rule
from quizgen.questions.options_of_dates import AskedDate, asked_date, surely_wrong, wrong_dates
from quizgen.questions.options_of_names import wrong_names
from quizgen.questions.render import ShownDate, WordingError
from quizgen.questions.story import Story
from quizgen.questions.template import OPTION, QuestionTemplate
from quizgen.questions.wording import written_order, year_of

WRONG = 3
"""Wrong options of a choice."""

TRUE, FALSE = "True", "False"
MOST_TYPED_WORDS = 5
"""Longest answer that is asked to be typed, in words."""


@dataclass(frozen=True, slots=True)
class Made:
    """A sound question with what it was made of."""

    question: Question
    fact: Fact
    template: QuestionTemplate
    fields: Mapping[str, object]
    order: DateOrder


@dataclass(frozen=True, slots=True)
class Option:
    """An option as it is shown; `date` where it is one."""

    text: str
    date: ShownDate | None = None


def released_choices(ledger: Ledger) -> Mapping[str, tuple[str, ...]]:
    """Question id -> the options with which it was released, for questions that have any."""
    return {own_id(entry): entry.choices for entry in ledger.entries if entry.choices is not None}


def variants(made: Sequence[Made], story: Story, known: Mapping[str, tuple[str, ...]]) -> Outcome[Question]:
    """The other forms of the questions on one fact: of each field asked one of each form and pack.

    Args:
        made: the sound questions on the fact; one that is worded as a question comes before a cloze.
        known: see `released_choices`.
    """
    found: dict[tuple[str, str, Form], Question] = {}
    why_not: dict[tuple[str, str, Form], Skipped] = {}
    options: dict[str, list[Option]] = {}
    for base in sorted(made, key=lambda base: base.question.form == "cloze"):
        if base.question.form == "reversed" and base.template.distractors is None:
            continue
        barred = barred_from_options(base.question)
        for form in ("typed", "choice", "true_false"):
            place: tuple[str, str, Form] = base.question.asks, base.template.id.partition("/")[0], form
            if place in found:
                continue
            if form != "typed" and barred is not None:
                why_not[place] = Skipped.at(base.fact.evidence, f"as {form}: {barred}")
                continue
            chosen = form != "typed" and base.template.distractors is not None
            if chosen and base.question.asks not in options:
                options[base.question.asks] = _wrong_options(base, story, known)
            question = _variant(base, form, options.get(base.question.asks, []))
            why = "" if question is None else broken_variant_rule(question)
            if question is None or why:
                if why:
                    why_not[place] = Skipped.at(base.fact.evidence, f"as {form}: {why}")
            else:
                found[place] = question
    order = {base.question.asks: number_ for number_, base in enumerate(made)}
    kept = sorted(found.values(), key=lambda question: order[question.asks])
    return Outcome(tuple(kept), tuple(skipped for place, skipped in why_not.items() if place not in found))


def _variant(base: Made, form: str, options: list[Option]) -> Question | None:
    """The question in another form; None where the template has none, or there are too few wrong options."""
    try:
        match form:
            case "typed":
                return _typed(base)
            case "choice":
                return _choice(base, options)
            case _:
                return _true_false(base, options)
    except WordingError:
        return None


def _id(template: str, form: Form, facts: tuple[str, ...]) -> tuple[str, str]:
    """The template's id and the question's of another form."""
    variant = f"{template}/{form.replace('_', '-')}"
    return variant, question_id(variant, facts)


def _again(base: Made, form: Form, prompt: str, **fields: Any) -> Question:
    template, id_ = _id(base.template.id, form, base.question.facts)
    shown = prompt[:1].upper() + prompt[1:]
    return replace(base.question, id=id_, form=form, template=template, prompt=shown, **fields)


def _prompt(base: Made) -> str | None:
    """The prompt as a question of its own."""
    if base.template.question is not None and base.template.question.fields <= base.fields.keys():
        return base.template.question.render(base.fields)
    return None if base.question.form == "cloze" else base.question.prompt


# --- to be typed ----------------------------------------------------------------------------------------------------


def _typed(base: Made) -> Question | None:
    question, prompt = base.question, _prompt(base)
    if prompt is None or question.form == "typed" or len(question.answer.split()) > MOST_TYPED_WORDS:
        return None
    date = question.date if question.form != "reversed" else None
    others = accepted_typed(question.answer, question.accepted, question.asks, date)
    return _again(base, "typed", prompt, accepted=others)


# --- wrong options --------------------------------------------------------------------------------------------------


def _key(base: Made) -> tuple[Date, DateOrder] | None:
    """The right date as exact as the answer is, and the order in which the answer is written."""
    question = base.question
    if question.date is None or question.form == "reversed":
        return None
    year = question.date.year
    if year is not None and question.answer == year_of(question.date):
        return Date.of(year), base.order
    return question.date, written_order(question.answer) if question.answer[:1].isalpha() else base.order


def _wrong_options(base: Made, story: Story, known: Mapping[str, tuple[str, ...]]) -> list[Option]:
    """Wrong options, at least `WRONG` of them where there are as many; those released before first, while valid."""
    kind, question = base.template.distractors, base.question
    if kind is None:
        return []
    _, id_ = _id(base.template.id, "choice", question.facts)
    released = known.get(id_, ())
    if kind != "date":
        return [Option(name) for name in wrong_names(kind, question, base.fact, story, released)]
    key = _key(base)
    if key is None:
        return []
    asked = asked_date(question, base.fact, key[0], story)
    if asked is None:
        return []
    dates = _still_wrong(released, asked)
    if len(dates) < WRONG:
        dates = wrong_dates(asked, WRONG, number(id_, "key", WRONG + 1))
    return [_shown(date, key[1]) for date in dates]


def _still_wrong(released: Sequence[str], asked: AskedDate) -> list[Date]:
    """The wrong dates among released options, if all the options are dates as exact as the right one."""
    if not released:
        return []
    from quizgen.dates import find_dates  # heavy, and of use to decks with choices only

    dates = [mention.date for text in released for mention in find_dates(text)]
    wrong = [date for date in dates if date.precision == asked.key.precision and surely_wrong(asked, date)]
    return wrong if asked.key in dates and len(dates) == len(released) == WRONG + 1 else []


def _shown(date: Date, order: DateOrder) -> Option:
    shown = ShownDate(date, order)
    return Option(str(shown), shown)


def _right(base: Made) -> Option:
    key = _key(base) if base.template.distractors == "date" else None
    return Option(base.question.answer) if key is None else _shown(*key)


# --- choice ---------------------------------------------------------------------------------------------------------


def _choice(base: Made, options: list[Option]) -> Question | None:
    prompt = _prompt(base)
    if prompt is None or len(options) < WRONG:
        return None
    _, id_ = _id(base.template.id, "choice", base.question.facts)
    right, place = _right(base), number(id_, "key", WRONG + 1)
    # by chance: dates in order but where the right one must move would tell which one it is
    wrong = shuffled(id_, (option.text for option in options[:WRONG]))
    choices = (*wrong[:place], right.text, *wrong[place:])
    return _again(base, "choice", prompt, answer=right.text, choices=choices)


# --- true or false --------------------------------------------------------------------------------------------------


def _true_false(base: Made, options: list[Option]) -> Question | None:
    template = base.template
    if template.statement is None:
        return None
    _, id_ = _id(base.template.id, "true_false", base.question.facts)
    true = number(id_, "true", 2) == 1
    right = _right(base)
    beside = _neighbours(base.fact)
    wrong = [option for option in options[:WRONG] if not _a_slip(option, right) and fold(option.text) not in beside]
    if not wrong:
        return None
    option = right if true else wrong[number(id_, "option", len(wrong))]
    fields = {**base.fields, OPTION: option.date or option.text}
    if not template.statement.fields <= fields.keys():
        return None
    answer, prompt = TRUE if true else FALSE, template.statement.render(fields)
    return _again(base, "true_false", prompt, answer=answer, accepted=(), choices=(TRUE, FALSE))


def _neighbours(fact: Fact) -> set[str]:
    """Predecessors and successors in an office: to swap them makes a statement that nobody takes for true."""
    if not isinstance(fact, Office):
        return set()
    names = (fact.predecessor, fact.successor, fact.predecessor_also, fact.successor_also)
    return {fold(name) for name in names if name}


def _a_slip(option: Option, right: Option) -> bool:
    """Whether a wrong day is of the right month: a statement that is false by its day alone is a trap."""
    if option.date is None or right.date is None or right.date.date.precision != "day":
        return False
    return (option.date.date.year, option.date.date.month) == (right.date.date.year, right.date.date.month)
