"""Facts x templates -> questions: every template of a fact's kind whose fields the fact states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from quizgen.codec import kind_of
from quizgen.edtf import Date
from quizgen.ledger import question_id
from quizgen.model import Article, DateOrder, Fact, Outcome, Question, Skipped
from quizgen.questions.checks import broken_rule
from quizgen.questions.fields import fields_of
from quizgen.questions.render import ShownDate, WordingFault
from quizgen.questions.template import QuestionTemplate
from quizgen.questions.wording import MONTHS

_MONTH = f"(?:{'|'.join(MONTHS)})"
_DAY_FIRST = re.compile(rf"\b\d{{1,2}} {_MONTH}\b")
_MONTH_FIRST = re.compile(rf"\b{_MONTH} \d{{1,2}}\b")
_TELLTALE = re.compile(r"\d")
_DATE_TAIL = re.compile(r"[\s,:;(–-]*\(?\b(?:c\. ?)?\d{3,4}s?(?:\s*[–-]\s*(?:\d{2,4}|present)?)?\)?\s*\Z")


def date_order(article: Article) -> DateOrder:
    """The order of day and month that the article asks for, else the one that its text has more often."""
    if article.date_order is not None:
        return article.date_order
    days_first = len(_DAY_FIRST.findall(article.page.wikitext))
    return "mdy" if len(_MONTH_FIRST.findall(article.page.wikitext)) > days_first else "dmy"


def generate(
    facts: Iterable[Fact], templates: Iterable[QuestionTemplate], orders: Mapping[str, DateOrder]
) -> Outcome[Question]:
    """Every sound question that the templates make of these facts, in the order of the facts.

    Args:
        orders: each article's order of day and month, by its title, for dates in prompts and answers.
    """
    templates = tuple(templates)
    questions: list[Question] = []
    skipped: list[Skipped] = []
    for fact in facts:
        if fact.doubt is not None:
            skipped.append(_skip(fact, fact.doubt))
            continue
        kind = kind_of(fact)
        fields = fields_of(fact, orders.get(fact.evidence.title, "dmy"))
        forbidden = dict(fact.unasked)
        for template in templates:
            if template.fact != kind or not template.fields <= fields.keys():
                continue
            if template.asks in forbidden:
                skipped.append(_skip(fact, forbidden[template.asks]))
                continue
            made = _question(fact, template, fields)
            why = made if isinstance(made, str) else broken_rule(made)
            if isinstance(made, str) or why is not None:
                skipped.append(_skip(fact, why or ""))
            else:
                questions.append(made)
    return Outcome(tuple(questions), tuple(dict.fromkeys(skipped)))


def _skip(fact: Fact, why: str) -> Skipped:
    return Skipped(where=" > ".join((fact.evidence.title, *fact.evidence.section)), why=why, evidence=fact.evidence)


def _question(fact: Fact, template: QuestionTemplate, fields: Mapping[str, object]) -> Question | str:
    """The question, or why it could not be worded."""
    try:
        prompt, answer = template.prompt.render(fields), template.answer.render(fields)
        accepted = tuple(wording.render(fields) for wording in template.accepted)
    except WordingFault as fault:
        return str(fault)
    kind = kind_of(fact)
    return Question(
        id=question_id(template.id, (fact.key,)),
        form=template.form,
        fact_kind=kind,
        template=template.id,
        asks=template.asks,
        facts=(fact.key,),
        context=context_line(fact.evidence.title, fact.evidence.section),
        prompt=prompt[:1].upper() + prompt[1:],
        answer=answer,
        accepted=tuple(text for text in dict.fromkeys(accepted) if text != answer),
        date=_date(template, fields),
        section=fact.evidence.section,
        tags=(kind,),
        evidence=fact.evidence,
    )


def _date(template: QuestionTemplate, fields: Mapping[str, object]) -> Date | None:
    """The date asked for; in a reversed question the one that the prompt shows."""
    names = sorted(template.prompt.fields) if template.form == "reversed" else [template.asks]
    shown = [value for value in map(fields.get, names) if isinstance(value, ShownDate)]
    return shown[0].date if shown else None


def context_line(title: str, section: tuple[str, ...]) -> str:
    """Deck title and section as the small line above a prompt; parts that hold a date are cut or left out."""
    parts = [title]
    for part in section:
        bare = _DATE_TAIL.sub("", part).strip()
        if bare and not _TELLTALE.search(bare):
            parts.append(bare)
    return " · ".join(parts)
