"""Facts x templates -> questions: every template of a fact's kind whose fields the fact states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby

from quizgen.codec import kind_of
from quizgen.edtf import Date
from quizgen.ledger import Ledger, question_id
from quizgen.model import DateOrder, Fact, FactKind, Outcome, Question, Skipped
from quizgen.names import fold
from quizgen.questions.accepted import accepted
from quizgen.questions.checks import broken_rule
from quizgen.questions.context import context_line
from quizgen.questions.fields import fields_of
from quizgen.questions.groups import grouped
from quizgen.questions.render import ShownDate, WordingError
from quizgen.questions.story import tell
from quizgen.questions.template import QuestionTemplate
from quizgen.questions.variants import Made, released_choices, variants

_Template = tuple[QuestionTemplate, frozenset[str], frozenset[str]]
"""A template, the fields that it needs, and those of them that must be beyond doubt."""


def generate(
    facts: Iterable[Fact],
    templates: Iterable[QuestionTemplate],
    orders: Mapping[str, DateOrder],
    ledger: Ledger | None = None,
) -> Outcome[Question]:
    """Every sound question in every form that the templates make of these facts, in the order of the facts.

    Ids are unique. A question that two articles make (about a person whose life both tell, say) is taken once, or,
    where they give different answers, not at all. Questions on several facts follow those on single ones.

    Args:
        orders: each article's order of day and month, by its title, for dates in prompts and answers.
        ledger: what was released: its wrong options and groups of facts are kept while they are valid.
    """
    facts, templates = tuple(facts), tuple(templates)
    ledger = Ledger() if ledger is None else ledger
    single: defaultdict[FactKind, list[_Template]] = defaultdict(list)
    for template in templates:
        if template.item is None:
            single[template.fact].append((template, template.fields, _relied_on(template)))
    outcomes = [_questions(fact, single[kind_of(fact)], orders.get(fact.evidence.title, "dmy")) for fact in facts]
    made, skipped = _undisputed(made for outcome in outcomes for made in outcome.items)
    skipped = [*(skipped for outcome in outcomes for skipped in outcome.skipped), *skipped]
    story, known = tell(facts), released_choices(ledger)
    questions: list[Question] = []
    for _, of_fact in groupby(made, key=lambda base: id(base.fact)):
        bases = list(of_fact)
        others = variants(bases, story, known)
        questions += (base.question for base in bases)
        questions += others.items
        skipped += others.skipped
    groups = grouped(made, templates, ledger)
    return Outcome((*questions, *groups.items), tuple(dict.fromkeys((*skipped, *groups.skipped))))


def _undisputed(made: Iterable[Made]) -> tuple[list[Made], list[Skipped]]:
    """Of questions with one id the first, if all give one answer."""
    first: dict[str, Made] = {}
    skipped: list[Skipped] = []
    disputed: set[str] = set()
    for base in made:
        other = first.setdefault(base.question.id, base)
        if other is not base:
            skipped.append(Skipped.at(base.fact.evidence, "asked from another article already"))
            if fold(other.question.answer) != fold(base.question.answer):
                disputed.add(base.question.id)
    skipped += [
        Skipped.at(first[id_].fact.evidence, "another article gives another answer") for id_ in sorted(disputed)
    ]
    return [base for id_, base in first.items() if id_ not in disputed], skipped


def _questions(fact: Fact, templates: Iterable[_Template], order: DateOrder) -> Outcome[Made]:
    """The sound questions on a fact by its kind's templates; for a field that no form asks soundly, why."""
    if fact.doubt is not None:
        return Outcome((), (Skipped.at(fact.evidence, fact.doubt),))
    doubts = dict(fact.unasked)
    fields: Mapping[str, object] | None = None
    made: list[Made] = []
    dropped: dict[tuple[str, str], None] = {}  # in order, each reason once
    for template, needed, relied in templates:
        doubt = next((doubts[field] for field in doubts if field in relied), None)
        if doubt is not None:
            dropped[template.asks, doubt] = None
            continue
        fields = fields_of(fact, order) if fields is None else fields  # most facts are in doubt as a whole
        if not needed <= fields.keys():
            continue
        question = _question(fact, template, fields)
        if isinstance(question, str):
            dropped[template.asks, question] = None
        else:
            made.append(Made(question, fact, template, fields, order))
    asked = {base.question.asks for base in made}
    why_not = dict.fromkeys(why for asks, why in dropped if asks not in asked)
    return Outcome(tuple(made), tuple(Skipped.at(fact.evidence, why) for why in why_not))


def _relied_on(template: QuestionTemplate) -> frozenset[str]:
    """The fields that must be beyond doubt: the one asked for, and what a reversed question states to ask for it."""
    return template.prompt.fields | {template.asks} if template.form == "reversed" else frozenset({template.asks})


def _question(fact: Fact, template: QuestionTemplate, fields: Mapping[str, object]) -> Question | str:
    """The question, or why it is not asked."""
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
        accepted=accepted(template, fields, answer, date),
        date=date,
        section=fact.evidence.section,
        tags=(template.fact,),
        evidence=fact.evidence,
    )


def _date(template: QuestionTemplate, fields: Mapping[str, object]) -> Date | None:
    """The date asked for; in a reversed question the one that the prompt shows."""
    names = sorted(template.prompt.fields) if template.form == "reversed" else [template.asks]
    shown = [value for value in map(fields.get, names) if isinstance(value, ShownDate)]
    return shown[0].date if shown else None
