"""Run the examples that a template pack carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.edtf import Date
from quizgen.errors import FaultsError, InputError, QuizgenError
from quizgen.model import FactKind
from quizgen.questions.fields import DATE_FIELDS
from quizgen.questions.render import ShownDate, Wording, WordingError
from quizgen.questions.template import OPTION, Example, QuestionTemplate


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
        fields[OPTION] = fields[template.asks] if isinstance(fields.get(template.asks), ShownDate) else example.answer
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
