"""Facts x templates -> questions: every template of a fact's kind whose fields the fact states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quizgen.codec import kind_of
from quizgen.edtf import Date
from quizgen.ledger import question_id
from quizgen.model import DateOrder, Fact, Outcome, Question, Skipped
from quizgen.names import fold
from quizgen.questions.checks import broken_rule
from quizgen.questions.context import context_line
from quizgen.questions.fields import fields_of
from quizgen.questions.render import ShownDate, WordingError
from quizgen.questions.template import QuestionTemplate
from quizgen.questions.wording import other_forms, year_of


def generate(
    facts: Iterable[Fact], templates: Iterable[QuestionTemplate], orders: Mapping[str, DateOrder]
) -> Outcome[Question]:
    """Every sound question that the templates make of these facts, in the order of the facts; ids are unique.

    A question that two articles make (about a person whose life both tell, say) is taken once, or, where they give
    different answers, not at all.

    Args:
        orders: each article's order of day and month, by its title, for dates in prompts and answers.
    """
    templates = tuple(templates)
    made: dict[str, Question] = {}
    skipped: list[Skipped] = []
    disputed: set[str] = set()
    for fact in facts:
        outcome = _questions(fact, templates, orders.get(fact.evidence.title, "dmy"))
        skipped += outcome.skipped
        for item in outcome.items:
            first = made.setdefault(item.id, item)
            if first is not item:
                skipped.append(Skipped.at(item.evidence, "asked from another article already"))
                if fold(first.answer) != fold(item.answer):
                    disputed.add(item.id)
    skipped += [Skipped.at(made[id_].evidence, "another article gives another answer") for id_ in sorted(disputed)]
    questions = tuple(question for question in made.values() if question.id not in disputed)
    return Outcome(questions, tuple(dict.fromkeys(skipped)))


def _questions(fact: Fact, templates: Iterable[QuestionTemplate], order: DateOrder) -> Outcome[Question]:
    """The sound questions on a fact; for a field that no form asks soundly, why each was dropped."""
    if fact.doubt is not None:
        return Outcome((), (Skipped.at(fact.evidence, fact.doubt),))
    fields = fields_of(fact, order)
    made: list[Question] = []
    dropped: list[tuple[str, str]] = []
    for template in templates:
        if template.fact == kind_of(fact) and template.fields <= fields.keys():
            question = _question(fact, template, fields)
            if isinstance(question, str):
                dropped.append((template.asks, question))
            else:
                made.append(question)
    asked = {question.asks for question in made}
    return Outcome(tuple(made), tuple(Skipped.at(fact.evidence, why) for asks, why in dropped if asks not in asked))


def _relied_on(template: QuestionTemplate) -> frozenset[str]:
    """The fields that must be beyond doubt: the one asked for, and what a reversed question states to ask for it."""
    return template.prompt.fields | {template.asks} if template.form == "reversed" else frozenset({template.asks})


def _question(fact: Fact, template: QuestionTemplate, fields: Mapping[str, object]) -> Question | str:
    """The question, or why it is not asked."""
    doubted = [why for field, why in fact.unasked if field in _relied_on(template)]
    if doubted:
        return doubted[0]
    try:
        question = _worded(fact, template, fields)
    except WordingError as error:
        return str(error)
    return broken_rule(question) or question


def _worded(fact: Fact, template: QuestionTemplate, fields: Mapping[str, object]) -> Question:
    prompt, answer = template.prompt.render(fields), template.answer.render(fields)
    date = _date(template, fields)
    return Question(
        id=question_id(template.id, (fact.key,)),
        form=template.form,
        fact_kind=template.fact,
        template=template.id,
        asks=template.asks,
        facts=(fact.key,),
        context=context_line(fact.evidence.title, fact.evidence.section, answer, template.asks),
        prompt=prompt[:1].upper() + prompt[1:],
        answer=answer,
        accepted=_accepted(template, fields, answer, date),
        date=date,
        section=fact.evidence.section,
        tags=(template.fact,),
        evidence=fact.evidence,
    )


def _accepted(
    template: QuestionTemplate, fields: Mapping[str, object], answer: str, date: Date | None
) -> tuple[str, ...]:
    """Other right answers: the template's own, and other ways to write the date that is asked for."""
    told = [wording.render(fields) for wording in template.accepted if wording.fields <= fields.keys()]
    if date is not None and template.form != "reversed" and answer != year_of(date):
        told += other_forms(date)
    texts = {fold(text): text for text in reversed(told) if text}  # of two spellings the first counts
    texts.pop(fold(answer), None)
    return tuple(dict.fromkeys(text for text in told if texts.get(fold(text)) == text))


def _date(template: QuestionTemplate, fields: Mapping[str, object]) -> Date | None:
    """The date asked for; in a reversed question the one that the prompt shows."""
    names = sorted(template.prompt.fields) if template.form == "reversed" else [template.asks]
    shown = [value for value in map(fields.get, names) if isinstance(value, ShownDate)]
    return shown[0].date if shown else None
