"""Records <-> JSON: the machine-readable form that `facts --json` and `cards --json` print, one object a line.

Each record is a table of (key, kind of value) in the order in which the keys are written. Reading is strict: every key
must be there with a value of its kind, and a question must be one that could be asked; unknown keys are ignored, so
that files with added notes or from later versions can be read. Dates are EDTF strings.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, get_args

from quizgen.edtf import Date
from quizgen.errors import InputError
from quizgen.model import (
    FACT_KINDS,
    FORMS,
    GAPS,
    Event,
    Evidence,
    Fact,
    FactKind,
    Lifespan,
    Manner,
    Office,
    Question,
    Quotation,
    Skipped,
    Work,
    find_gap,
)

REMEDY = "mend it there, or write the file anew"

_ID_BITS = 60  # twelve base32 letters: two of 10,000 ids are alike once in 2 * 10**10 decks


# --- ids ------------------------------------------------------------------------------------------------------------


def short_id(*parts: object) -> str:
    """Twelve letters and digits (a-z, 2-7) that stand for these JSON values: the same in every run and version."""
    text = json.dumps(parts, separators=(",", ":"))
    digest = hashlib.sha256(text.encode("ascii")).digest()[: -(-_ID_BITS // 8)]
    return base64.b32encode(digest).decode("ascii").lower()[: _ID_BITS // 5]


# --- kinds of value -------------------------------------------------------------------------------------------------


class _MismatchError(ValueError):
    """A value of another kind: the path of its key, and what it must be."""

    def __init__(self, path: str, expected: str) -> None:
        super().__init__(f"{path or 'the line'} must be {expected}")
        self.path = path
        self.expected = expected


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of value: how it is written, and how it is read (ValueError where it is another; `expected` says what)."""

    expected: str
    write: Callable[[Any], object]
    read: Callable[[object], Any]


def _wrong() -> NoReturn:
    raise ValueError


def _as_it_is(value: object) -> object:
    return value


def _plain(type_: type, expected: str) -> _Kind:
    # type(), not isinstance: True is no number here
    return _Kind(expected, _as_it_is, lambda value: value if type(value) is type_ else _wrong())


def _one_of(values: Iterable[str]) -> _Kind:
    known = tuple(values)
    return _Kind("one of " + ", ".join(known), _as_it_is, lambda value: value if value in known else _wrong())


def _optional(kind: _Kind) -> _Kind:
    return _Kind(
        f"{kind.expected} or null",
        lambda value: None if value is None else kind.write(value),
        lambda value: None if value is None else kind.read(value),
    )


def _many(kind: _Kind) -> _Kind:
    return _Kind(
        f"a list, each item {kind.expected}",
        lambda values: [kind.write(value) for value in values],
        lambda value: tuple(kind.read(item) for item in value) if isinstance(value, list) else _wrong(),
    )


def _read_date(value: object) -> Date:
    return Date.parse(value) if isinstance(value, str) else _wrong()


def _read_reasons(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(why, str) for why in value.values()):
        _wrong()
    return tuple(value.items())


_TEXT = _plain(str, "a text")
_NUMBER = _plain(int, "a whole number")
_FLAG = _plain(bool, "true or false")
_DATE = _Kind("an EDTF date", str, _read_date)
_TEXTS = _many(_TEXT)
_REASONS = _Kind("an object of texts", dict, _read_reasons)

_Shape = tuple[tuple[str, _Kind], ...]


def _write(record: object, shape: _Shape) -> dict[str, object]:
    return {key: kind.write(getattr(record, key)) for key, kind in shape}


def _read(value: object, shape: _Shape) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _MismatchError("", "an object")
    fields: dict[str, Any] = {}
    for key, kind in shape:
        if key not in value:
            raise _MismatchError(key, f"there ({kind.expected})")
        try:
            fields[key] = kind.read(value[key])
        except _MismatchError as nested:
            raise _MismatchError(f"{key}.{nested.path}".rstrip("."), nested.expected) from None
        except ValueError:
            raise _MismatchError(key, kind.expected) from None
    return fields


# --- shapes ---------------------------------------------------------------------------------------------------------

_EVIDENCE_SHAPE: _Shape = (
    ("title", _TEXT),
    ("section", _TEXTS),
    ("sentence", _TEXT),
    ("start", _NUMBER),
    ("end", _NUMBER),
    ("lang", _TEXT),
    ("revision", _optional(_NUMBER)),
    ("timestamp", _optional(_TEXT)),
    ("url", _optional(_TEXT)),
    ("licence", _optional(_TEXT)),
)
_EVIDENCE = _Kind(
    "an object",
    lambda evidence: _write(evidence, _EVIDENCE_SHAPE),
    lambda value: Evidence(**_read(value, _EVIDENCE_SHAPE)),
)

_FACT_SHAPES: Mapping[FactKind, tuple[type[Fact], _Shape]] = {
    "event": (
        Event,
        (
            ("date", _DATE),
            ("what", _TEXT),
            ("date_text", _TEXT),
            ("before", _TEXT),
            ("after", _TEXT),
            ("when", _optional(_TEXT)),
            ("which", _optional(_TEXT)),
            ("named", _optional(_TEXT)),
        ),
    ),
    "office": (
        Office,
        (
            ("holder", _TEXT),
            ("office", _TEXT),
            ("start", _optional(_DATE)),
            ("end", _optional(_DATE)),
            ("predecessor", _optional(_TEXT)),
            ("successor", _optional(_TEXT)),
            ("origin", _one_of(("infobox", "succession", "list", "prose"))),
            ("role", _optional(_TEXT)),
            ("becoming", _optional(_TEXT)),
            ("repeated_role", _optional(_TEXT)),
            ("only_office", _optional(_TEXT)),
            ("other_holder", _optional(_TEXT)),
            ("predecessor_also", _optional(_TEXT)),
            ("successor_also", _optional(_TEXT)),
        ),
    ),
    "quotation": (
        Quotation,
        (
            ("text", _TEXT),
            ("speaker", _optional(_TEXT)),
            ("date", _optional(_DATE)),
            ("work", _optional(_TEXT)),
            ("block", _FLAG),
            ("shown", _TEXT),
            ("manner", _one_of(get_args(Manner))),
            ("occasion", _optional(_TEXT)),
            ("addressee", _optional(_TEXT)),
            ("about", _optional(_TEXT)),
            ("setting", _TEXT),
            ("opening", _TEXT),
            ("gap", _optional(_one_of(GAPS))),
            ("missing", _optional(_TEXT)),
            ("closing", _TEXT),
            ("read_from", _REASONS),
        ),
    ),
    "lifespan": (
        Lifespan,
        (
            ("person", _TEXT),
            ("born", _optional(_DATE)),
            ("died", _optional(_DATE)),
            ("birth_place", _optional(_TEXT)),
            ("death_place", _optional(_TEXT)),
            ("birth_name", _optional(_TEXT)),
        ),
    ),
    "work": (
        Work,
        (("title", _TEXT), ("creator", _optional(_TEXT)), ("date", _optional(_DATE)), ("role", _optional(_TEXT))),
    ),
}

_QUESTION_SHAPE: _Shape = (
    ("id", _TEXT),
    ("form", _one_of(FORMS)),
    ("fact_kind", _one_of(FACT_KINDS)),
    ("template", _TEXT),
    ("facts", _TEXTS),
    ("context", _TEXT),
    ("prompt", _TEXT),
    ("answer", _TEXT),
    ("accepted", _TEXTS),
    ("choices", _optional(_TEXTS)),
    ("date", _optional(_DATE)),
    ("section", _TEXTS),
    ("tags", _TEXTS),
    ("evidence", _EVIDENCE),
    ("asks", _TEXT),
)


# --- facts ----------------------------------------------------------------------------------------------------------

FACT_CLASSES: Mapping[FactKind, type[Fact]] = {kind: class_ for kind, (class_, _) in _FACT_SHAPES.items()}
"""The record of each kind of fact."""


def kind_of(fact: Fact) -> FactKind:
    """The name of a fact's kind ("event", "office", ...)."""
    return next(kind for kind, class_ in FACT_CLASSES.items() if isinstance(fact, class_))


def fact_to_json(fact: Fact) -> dict[str, object]:
    """The fact as an object; "id" is `short_id` of its key, and a doubted fact carries "askable": false and "why"."""
    kind = kind_of(fact)
    head = {"id": short_id(fact.key), "kind": kind, "unasked": dict(fact.unasked)}
    doubt = {} if fact.doubt is None else {"askable": False, "why": fact.doubt}
    body = _write(fact, _FACT_SHAPES[kind][1])
    return head | {"evidence": _EVIDENCE.write(fact.evidence)} | body | {"key": fact.key} | doubt


def fact_from_json(value: object, place: str) -> Fact:
    """The fact that `fact_to_json` wrote; `place` is where it stands, for the error.

    Raises:
        InputError: no such object.
    """
    try:
        kind: FactKind = _read(value, (("kind", _one_of(FACT_KINDS)),))["kind"]
        class_, shape = _FACT_SHAPES[kind]
        base: _Shape = (("key", _TEXT), ("unasked", _REASONS), ("evidence", _EVIDENCE))
        doubted = isinstance(value, dict) and value.get("askable", True) is not True
        doubt = _read(value, (("why", _TEXT),))["why"] if doubted else None
        return class_(**_read(value, base), **_read(value, shape), doubt=doubt)
    except _MismatchError as mismatch:
        raise InputError(place, str(mismatch), REMEDY) from None


# --- questions ------------------------------------------------------------------------------------------------------


def question_to_json(question: Question) -> dict[str, object]:
    """The question as an object."""
    return _write(question, _QUESTION_SHAPE)


def question_from_json(value: object, place: str) -> Question:
    """The question that `question_to_json` wrote; `place` is where it stands, for the error.

    Raises:
        InputError: no such object, or a question that cannot be asked (no answer, no gap, no options, ...).
    """
    try:
        question = Question(**_read(value, _QUESTION_SHAPE))
    except _MismatchError as mismatch:
        raise InputError(place, str(mismatch), REMEDY) from None
    fault = _unaskable(question)
    if fault is not None:
        raise InputError(place, fault, REMEDY)
    return question


def _unaskable(question: Question) -> str | None:
    """What keeps the question from being asked in its form."""
    for key in ("id", "prompt", "answer"):
        if not getattr(question, key).strip():
            return f"{key} is empty"
    if question.form == "cloze" and find_gap(question.prompt) is None:
        return "the prompt of a cloze must have exactly one gap, such as [year]"
    if question.form in ("choice", "true_false", "match", "order") and not question.choices:
        return f"choices is empty in a question of the form {question.form}"
    if question.form in ("choice", "true_false") and question.answer not in (question.choices or ()):
        return "the answer is not among the choices"
    return None


def skipped_to_json(skipped: Skipped) -> dict[str, object]:
    """What was dropped, and why, as an object."""
    return {
        "skipped": skipped.why,
        "evidence": None if skipped.evidence is None else _EVIDENCE.write(skipped.evidence),
        "where": skipped.where,
    }


def skipped_from_json(value: object, place: str) -> Skipped:
    """What `skipped_to_json` wrote; `place` is where it stands, for the error.

    Raises:
        InputError: no such object.
    """
    try:
        fields = _read(value, (("skipped", _TEXT), ("where", _TEXT), ("evidence", _optional(_EVIDENCE))))
    except _MismatchError as mismatch:
        raise InputError(place, str(mismatch), REMEDY) from None
    return Skipped(where=fields["where"], why=fields["skipped"], evidence=fields["evidence"])


# --- lines ----------------------------------------------------------------------------------------------------------


def to_line(value: Mapping[str, object]) -> str:
    """One JSON object on one line, without the line's end; a lone surrogate is written as an escape."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


def questions_to_lines(questions: Iterable[Question]) -> str:
    """A bank: one question a line."""
    return "".join(to_line(question_to_json(question)) + "\n" for question in questions)


def questions_from_lines(text: str, name: str) -> tuple[Question, ...]:
    """The questions of a bank, in its order; empty lines and those of skipped items are passed over.

    Args:
        text: what `cards --json` printed.
        name: the file's name as the user knows it, for the error.

    Raises:
        InputError: a line that is no question, or an id that a line above has already.
    """
    questions: dict[str, Question] = {}
    # not splitlines(): a text may hold U+2028, which ends no line of JSON
    for number, line in enumerate(text.split("\n"), start=1):
        place = f"{name}, line {number}"
        value = _parse(line, place) if line.strip() else {"skipped": ""}
        if isinstance(value, dict) and "skipped" in value:
            continue
        question = question_from_json(value, place)
        if question.id in questions:
            raise InputError(place, f"the id {question.id} stands on a line above too", "remove one of the two lines")
        questions[question.id] = question
    return tuple(questions.values())


def _parse(line: str, place: str) -> object:
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(place, "this is no JSON object", REMEDY) from None
    return value
