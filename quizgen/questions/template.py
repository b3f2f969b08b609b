"""Templates: the wording of questions, read from YAML and checked at the door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from quizgen import files, yamlio
from quizgen.model import FACT_KINDS, FactKind, Form, find_gap
from quizgen.questions.fields import FIELDS
from quizgen.questions.render import Wording, WordingError, compile_wording

WORDED_FORMS: tuple[Form, ...] = ("basic", "reversed", "cloze", "typed")
"""The forms that a prompt and an answer make of one fact."""

GROUP_FORMS: tuple[Form, ...] = ("match", "order", "choice")
"""The forms that an `item` makes of several facts: pairs to match, items to put in order, the first of them."""

DistractorKind = Literal["date", "person", "office", "work", "place"]
OPTION = "option"
"""The field of a `statement`, beside those of the fact: the answer, true or false, that it states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What a template must make of these fields; the tests of a pack run it."""

    given: tuple[tuple[str, str], ...]
    prompt: str
    answer: str
    question: str | None = None
    statement: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTemplate:
    """The wording of one question about one kind of fact, or about several facts of a kind.

    Attributes:
        id: stable for ever; part of the identity of every card made from it.
        asks: the field of the fact that is asked for.
        accepted: wordings of other right answers; one whose fields the fact does not state is passed over.
        distractors: what the wrong options of a choice are, None where there is none to be made.
        question: the prompt of a choice or of a question to be typed, where that of a cloze would not do.
        statement: what a learner judges as true or false, with the field `option` in the place of the answer.
        item: one item of a match, an order or a choice of the first.
        place: file and line, for messages.
    """

    id: str
    fact: FactKind
    form: Form
    prompt: Wording
    answer: Wording
    asks: str
    accepted: tuple[Wording, ...]
    examples: tuple[Example, ...]
    place: str
    distractors: DistractorKind | None = None
    question: Wording | None = None
    statement: Wording | None = None
    item: Wording | None = None

    @property
    def fields(self) -> frozenset[str]:
        """Every field that a fact must state."""
        return self.prompt.fields | self.answer.fields | (self.item.fields if self.item else frozenset())


_VARIANTS = ("question", "statement", "item")
_EXAMPLE = yamlio.fields(
    {"given": yamlio.mapping_of(yamlio.text), "prompt": yamlio.filled_text, "answer": yamlio.filled_text},
    dict.fromkeys(_VARIANTS, yamlio.filled_text),
)
_TEMPLATE = yamlio.fields(
    {
        "id": yamlio.filled_text,
        "fact": yamlio.one_of(FACT_KINDS),
        "form": yamlio.one_of((*WORDED_FORMS, *GROUP_FORMS)),
        "prompt": yamlio.filled_text,
        "answer": yamlio.filled_text,
        "examples": yamlio.refined(
            yamlio.list_of(_EXAMPLE), lambda examples: None if examples else "is empty", "add an example"
        ),
    },
    {
        "asks": yamlio.filled_text,
        "accepted": yamlio.list_of(yamlio.filled_text),
        "distractors": yamlio.one_of(get_args(DistractorKind)),
        **dict.fromkeys(_VARIANTS, yamlio.filled_text),
    },
)


def read_templates(path: Path, faults: yamlio.Faults) -> Iterator[QuestionTemplate]:
    """The templates of one file, in its order; faults of single templates are added to `faults`.

    Raises:
        InputError: the file cannot be read.
        FaultsError: the file is no list.
    """
    node = yamlio.load(files.read_text(path), files.shown(path))
    if not isinstance(node.value, list):
        yamlio.check(node, yamlio.list_of(_TEMPLATE))
        return
    for item in node.value:
        before = len(faults)
        value = _TEMPLATE(item, faults)
        if len(faults) == before:
            template = _compile(item, value, faults)
            if template is not None:
                yield template
        elif isinstance(value, dict) and value.get("fact") in FIELDS:
            _check_wordings(item, value, faults)  # so that all faults of a template are told at once


def _check_wordings(node: yamlio.Node, value: dict[str, Any], faults: yamlio.Faults) -> None:
    """The faults of the texts of a template that has others too."""
    known = FIELDS[value["fact"]]
    for name in ("prompt", "answer", *_VARIANTS):
        if isinstance(value.get(name), str):
            _wording(node, name, value[name], known | {OPTION} if name == "statement" else known, faults)


def _compile(node: yamlio.Node, value: dict[str, Any], faults: yamlio.Faults) -> QuestionTemplate | None:
    """The template of one entry; None where it has faults, which are told."""
    before = len(faults)
    known = FIELDS[value["fact"]]
    prompt = _wording(node, "prompt", value["prompt"], known, faults)
    answer = _wording(node, "answer", value["answer"], known, faults)
    accepted = [_wording(node, "accepted", text, known, faults) for text in value.get("accepted", ())]
    variants = {name: _variant(node, name, value, known, faults) for name in _VARIANTS}
    asks = value.get("asks") or next(iter(answer.fields), "")
    if len(faults) == before and (asks not in known or ("asks" not in value and len(answer.fields) > 1)):
        faults.append(node.fault("does not say which field of the fact it asks for", "add asks: with the field's name"))
    examples = tuple(Example(**(example | {"given": tuple(example["given"].items())})) for example in value["examples"])
    if len(faults) == before:
        needed = frozenset().union(*(wording.fields for wording in (prompt, answer, variants["item"]) if wording))
        _check_shapes(node, value["form"], needed, known, examples, faults)
        _check_variants(node, value, faults)
    if len(faults) > before:
        return None
    return QuestionTemplate(
        id=value["id"],
        fact=value["fact"],
        form=value["form"],
        prompt=prompt,
        answer=answer,
        asks=asks,
        accepted=tuple(accepted),
        examples=examples,
        place=node.place,
        distractors=value.get("distractors"),
        **variants,
    )


def _variant(
    node: yamlio.Node, name: str, value: dict[str, Any], known: frozenset[str], faults: yamlio.Faults
) -> Wording | None:
    if name not in value:
        return None
    return _wording(node, name, value[name], known | {OPTION} if name == "statement" else known, faults)


def _check_variants(node: yamlio.Node, value: dict[str, Any], faults: yamlio.Faults) -> None:
    """What belongs together stands together, and each wording is shown by an example."""
    group = value["form"] in GROUP_FORMS
    if group != ("item" in value):
        fault = f"has {'no' if group else 'an'} `item` in the form {value['form']}"
        remedy = "add item: with the text of one" if group else f"remove it; it belongs to {', '.join(GROUP_FORMS)}"
        faults.append(node.fault(fault, remedy))
    if "statement" in value and "distractors" not in value:
        remedy = "add distractors: with one of " + ", ".join(get_args(DistractorKind))
        faults.append(_child(node, "statement").fault("can never be false", remedy))
    for name in _VARIANTS:
        shown = [example for example in value["examples"] if name in example]
        if name in value and not shown:
            faults.append(_child(node, "examples").fault(f"shows no `{name}`", f"add {name}: to an example"))
        elif shown and name not in value:
            faults.append(_child(node, "examples").fault(f"shows a `{name}`", f"add {name}: to the template"))


def _wording(node: yamlio.Node, name: str, source: str, known: frozenset[str], faults: yamlio.Faults) -> Wording:
    place = _child(node, name)
    try:
        wording = compile_wording(source)
    except WordingError as fault:
        faults.append(
            place.fault(f"cannot be used: {fault}", "write text and {{ field }} or {{ field | filter }} only")
        )
        return Wording("", frozenset())
    for field in sorted(wording.fields - known):
        remedy = yamlio.known_keys(field, sorted(known))
        faults.append(place.fault(f"uses the field {field!r}, which no such fact has", remedy))
    return wording


def _check_shapes(
    node: yamlio.Node,
    form: Form,
    needed: frozenset[str],
    known: frozenset[str],
    examples: Sequence[Example],
    faults: yamlio.Faults,
) -> None:
    """Each example gives what the template needs and no more, and shows one gap in a cloze."""
    place = _child(node, "examples")
    for number, example in enumerate(examples, start=1):
        given = {name for name, _ in example.given}
        for field in sorted(needed - given):
            faults.append(place.fault(f"gives no {field!r} in example {number}", f"add {field} under given:"))
        for field in sorted(given - known):
            faults.append(place.fault(f"gives {field!r} in example {number}, which no such fact has", "remove it"))
        if form == "cloze" and find_gap(example.prompt) is None:
            faults.append(place.fault(f"shows no single gap in example {number}", "write one gap, such as [year]"))


def _child(node: yamlio.Node, name: str) -> yamlio.Node:
    assert isinstance(node.value, dict)  # noqa: S101 - checked by its shape
    return node.value[name]
