"""Template packs: folders of YAML files that hold the wording of questions, read and checked at the door."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizgen import files, yamlio
from quizgen.errors import FaultsError, InputError, QuizgenError
from quizgen.model import FACT_KINDS, FORMS, FactKind, Form
from quizgen.questions.fields import FIELDS
from quizgen.questions.render import Wording, WordingFault, compile_wording

LANGUAGE = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What a template must make of these fields; the tests of a pack run it."""

    given: tuple[tuple[str, str], ...]
    prompt: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTemplate:
    """The wording of one question about one kind of fact.

    Attributes:
        id: stable for ever; part of the identity of every card made from it.
        asks: the field of the fact that is asked for.
        fields: every field that a fact must state for this template.
    """

    id: str
    fact: FactKind
    form: Form
    prompt: Wording
    answer: Wording
    asks: str
    accepted: tuple[Wording, ...]
    examples: tuple[Example, ...]

    @property
    def fields(self) -> frozenset[str]:
        """Every field that a fact must state."""
        return self.prompt.fields | self.answer.fields


_EXAMPLE = yamlio.fields(
    {"given": yamlio.mapping_of(yamlio.text), "prompt": yamlio.filled_text, "answer": yamlio.filled_text}, {}
)
_TEMPLATE = yamlio.fields(
    {
        "id": yamlio.filled_text,
        "fact": yamlio.one_of(FACT_KINDS),
        "form": yamlio.one_of(FORMS),
        "prompt": yamlio.filled_text,
        "answer": yamlio.filled_text,
        "examples": yamlio.refined(yamlio.list_of(_EXAMPLE), lambda e: None if e else "is empty", "add an example"),
    },
    {"asks": yamlio.filled_text, "accepted": yamlio.list_of(yamlio.filled_text), "distractors": yamlio.filled_text},
)


def default_pack() -> tuple[QuestionTemplate, ...]:
    """The templates that come with quizgen.

    Raises:
        FaultsError: see `read_pack`.
    """
    return read_pack(pack_folder())


def pack_folder() -> Path:
    """Where the pack lies: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "question_templates" / LANGUAGE
    return inside if inside.is_dir() else package.parent / "question_templates" / LANGUAGE


def read_pack(folder: Path) -> tuple[QuestionTemplate, ...]:
    """Every template of the YAML files of a folder, in the order of file names and lines.

    Raises:
        InputError: the folder holds no `*.yaml`.
        FaultsError: every fault of every file, with file and line.
    """
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise InputError(files.shown(folder), "no template pack (*.yaml) in this folder", "give a folder with one")
    faults: list[QuizgenError] = []
    templates: list[QuestionTemplate] = []
    for path in paths:
        try:
            templates += _read_file(path, faults)
        except FaultsError as error:
            faults += error.faults
    seen: set[str] = set()
    for template in templates:
        if template.id in seen:
            faults.append(InputError(files.shown(folder), f"two templates have the id {template.id!r}", "rename one"))
        seen.add(template.id)
    if faults:
        raise FaultsError(faults)
    return tuple(templates)


def _read_file(path: Path, faults: list[QuizgenError]) -> Iterable[QuestionTemplate]:
    node = yamlio.load(files.read_text(path), files.shown(path))
    items = node.value if isinstance(node.value, list) else []
    values = yamlio.check(node, yamlio.list_of(_TEMPLATE))
    for item, value in zip(items, values, strict=True):
        template = _compile(item, value, faults)
        if template is not None:
            yield template


def _compile(node: yamlio.Node, value: dict[str, Any], faults: list[QuizgenError]) -> QuestionTemplate | None:
    before = len(faults)
    known = FIELDS[value["fact"]]
    wordings = {name: _wording(node, name, value[name], known, faults) for name in ("prompt", "answer")}
    accepted = [_wording(node, "accepted", text, known, faults) for text in value.get("accepted", ())]
    asks = value.get("asks") or _only(wordings["answer"])
    if len(faults) == before and asks not in known:
        faults.append(node.fault(f"asks for no field of a fact ({asks!r})", "add asks: with the field's name"))
    if len(faults) > before:
        return None
    return QuestionTemplate(
        id=value["id"],
        fact=value["fact"],
        form=value["form"],
        prompt=wordings["prompt"],
        answer=wordings["answer"],
        asks=asks,
        accepted=tuple(accepted),
        examples=tuple(
            Example(given=tuple(example["given"].items()), prompt=example["prompt"], answer=example["answer"])
            for example in value["examples"]
        ),
    )


def _wording(node: yamlio.Node, name: str, source: str, known: frozenset[str], faults: list[QuizgenError]) -> Wording:
    try:
        wording = compile_wording(source)
    except WordingFault as fault:
        faults.append(node.fault(f"has a `{name}` that cannot be used: {fault}", "see docs/templates.md"))
        return compile_wording("")
    for field in sorted(wording.fields - known):
        remedy = yamlio.known_keys(field, sorted(known))
        faults.append(node.fault(f"uses the field {field!r} in `{name}`, which no such fact has", remedy))
    return wording


def _only(wording: Wording) -> str:
    return next(iter(wording.fields)) if len(wording.fields) == 1 else ""
