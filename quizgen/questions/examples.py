"""Run the examples that a template pack carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.edtf import Date
from quizgen.errors import FaultsError, InputError, QuizgenError
from quizgen.model import Evidence, FactKind, Question
from quizgen.questions.checks import broken_rule
from quizgen.questions.fields import DATE_FIELDS
from quizgen.questions.render import ShownDate, Wording, WordingError
from quizgen.questions.template import OPTION, Example, QuestionTemplate
from quizgen.questions.wording import year_of


def check_examples(templates: Iterable[QuestionTemplate]) -> None:
    """Word every example of these templates.

    Raises:
        FaultsError: each example that does not come out as it says, with the template's file and line.
    """
    faults: list[QuizgenError] = [fault for template in templates for fault in _faults(template)]
    if faults:
        raise FaultsError(faults)


def _faults(template: QuestionTemplate) -> Iterator[InputError]:
    for number, example in enumerate(template.examples, start=1):
        fields = _fields(example, template.fact)
        fields[OPTION] = _option(fields.get(template.asks), example.answer)
        pairs = (
            ("prompt", template.prompt, example.prompt),
            ("answer", template.answer, example.answer),
            ("question", template.question, example.question),
            ("statement", template.statement, example.statement),
            ("item", template.item, example.item),
        )
        for name, wording, expected in pairs:
            if wording is None or expected is None:
                continue
            made = _worded(wording, fields)
            if made != expected:
                fault = f"the {name} of example {number} of {template.id!r} comes out as {made!r}"
                yield InputError(template.place, fault, f"change the template, or the example's {name}")
        why = _unsound(template, example)
        if why is not None:
            fault = f"example {number} of {template.id!r} makes a question that is not asked: {why}"
            yield InputError(template.place, fault, "see docs/item-checks.md, and word it otherwise")


def _option(asked: object, answer: str) -> object:
    """The right option: a date as exact as the answer, or the answer itself."""
    if not isinstance(asked, ShownDate):
        return answer
    year = asked.date.year
    return ShownDate(Date.of(year), asked.order) if year is not None and answer == year_of(asked.date) else asked


def _unsound(template: QuestionTemplate, example: Example) -> str | None:
    """The item check that the example's question breaks; a group of facts has none of its own."""
    if template.item is not None:
        return None
    nowhere = Evidence(
        title="Example", lang="en", revision=None, timestamp=None, url=None, licence=None,
        section=(), sentence="", start=0, end=0,
    )  # fmt: skip
    return broken_rule(
        Question(
            id="example",
            form=template.form,
            fact_kind=template.fact,
            template=template.id,
            asks=template.asks,
            facts=("example",),
            context="Example",
            prompt=example.prompt,
            answer=example.answer,
            section=(),
            evidence=nowhere,
        )
    )


def _worded(wording: Wording, fields: dict[str, object]) -> str:
    try:
        return wording.render(fields)
    except KeyError as missing:
        return f"(no {missing.args[0]})"
    except WordingError as fault:
        return f"({fault})"


def _fields(example: Example, kind: FactKind) -> dict[str, object]:
    """The example's fields; a date written as EDTF ("1902-05-04") is one, any other text stands as it is."""
    return {name: _date(value) if name in DATE_FIELDS[kind] else value for name, value in example.given}


def _date(value: str) -> object:
    try:
        return ShownDate(Date.parse(value), "dmy")
    except ValueError:
        return value
