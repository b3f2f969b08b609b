"""Facts, questions and skipped items as JSON objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from quizgen.codec.ids import short_id
from quizgen.codec.values import (
    DATE,
    FLAG,
    NUMBER,
    REASONS,
    TEXT,
    TEXTS,
    Kind,
    MismatchError,
    Shape,
    one_of,
    optional,
    read,
    write,
)
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
    find_matching,
    find_sequence,
)

REMEDY = "mend it there, or write the file anew"

# --- shapes ---------------------------------------------------------------------------------------------------------

_EVIDENCE_SHAPE: Shape = (
    ("title", TEXT),
    ("section", TEXTS),
    ("sentence", TEXT),
    ("start", NUMBER),
    ("end", NUMBER),
    ("lang", TEXT),
    ("revision", optional(NUMBER)),
    ("timestamp", optional(TEXT)),
    ("url", optional(TEXT)),
    ("licence", optional(TEXT)),
)
_EVIDENCE = Kind(
    "an object",
    lambda evidence: write(evidence, _EVIDENCE_SHAPE),
    lambda value: Evidence(**read(value, _EVIDENCE_SHAPE)),
)

_FACT_SHAPES: Mapping[FactKind, tuple[type[Fact], Shape]] = {
    "event": (
        Event,
        (
            ("date", DATE),
            ("what", TEXT),
            ("date_text", TEXT),
            ("before", TEXT),
            ("after", TEXT),
            ("when", optional(TEXT)),
            ("which", optional(TEXT)),
            ("named", optional(TEXT)),
        ),
    ),
    "office": (
        Office,
        (
            ("holder", TEXT),
            ("office", TEXT),
            ("start", optional(DATE)),
            ("end", optional(DATE)),
            ("predecessor", optional(TEXT)),
            ("successor", optional(TEXT)),
            ("origin", one_of(("infobox", "succession", "list", "prose"))),
            ("role", optional(TEXT)),
            ("becoming", optional(TEXT)),
            ("repeated_role", optional(TEXT)),
            ("candidacy", optional(TEXT)),
            ("only_office", optional(TEXT)),
            ("duration", optional(TEXT)),
            ("full_year", optional(TEXT)),
            ("other_holder", optional(TEXT)),
            ("predecessor_also", optional(TEXT)),
            ("successor_also", optional(TEXT)),
        ),
    ),
    "quotation": (
        Quotation,
        (
            ("text", TEXT),
            ("speaker", optional(TEXT)),
            ("date", optional(DATE)),
            ("work", optional(TEXT)),
            ("block", FLAG),
            ("shown", TEXT),
            ("manner", one_of(get_args(Manner))),
            ("occasion", optional(TEXT)),
            ("addressee", optional(TEXT)),
            ("about", optional(TEXT)),
            ("setting", TEXT),
            ("opening", TEXT),
            ("gap", optional(one_of(GAPS))),
            ("missing", optional(TEXT)),
            ("closing", TEXT),
            ("read_from", REASONS),
        ),
    ),
    "lifespan": (
        Lifespan,
        (
            ("person", TEXT),
            ("born", optional(DATE)),
            ("died", optional(DATE)),
            ("birth_place", optional(TEXT)),
            ("death_place", optional(TEXT)),
            ("birth_name", optional(TEXT)),
        ),
    ),
    "work": (
        Work,
        (("title", TEXT), ("creator", optional(TEXT)), ("date", optional(DATE)), ("role", optional(TEXT))),
    ),
}

_QUESTION_SHAPE: Shape = (
    ("id", TEXT),
    ("form", one_of(FORMS)),
    ("fact_kind", one_of(FACT_KINDS)),
    ("template", TEXT),
    ("facts", TEXTS),
    ("context", TEXT),
    ("prompt", TEXT),
    ("answer", TEXT),
    ("accepted", TEXTS),
    ("choices", optional(TEXTS)),
    ("date", optional(DATE)),
    ("section", TEXTS),
    ("tags", TEXTS),
    ("evidence", _EVIDENCE),
    ("asks", TEXT),
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
    body = write(fact, _FACT_SHAPES[kind][1])
    return head | {"evidence": _EVIDENCE.write(fact.evidence)} | body | {"key": fact.key} | doubt


def fact_from_json(value: object, place: str) -> Fact:
    """The fact that `fact_to_json` wrote; `place` is where it stands, for the error.

    Raises:
        InputError: no such object.
    """
    try:
        kind: FactKind = read(value, (("kind", one_of(FACT_KINDS)),))["kind"]
        class_, shape = _FACT_SHAPES[kind]
        base: Shape = (("key", TEXT), ("unasked", REASONS), ("evidence", _EVIDENCE))
        doubted = isinstance(value, dict) and value.get("askable", True) is not True
        doubt = read(value, (("why", TEXT),))["why"] if doubted else None
        return class_(**read(value, base), **read(value, shape), doubt=doubt)
    except MismatchError as mismatch:
        raise InputError(place, str(mismatch), REMEDY) from None


# --- questions ------------------------------------------------------------------------------------------------------


def question_to_json(question: Question) -> dict[str, object]:
    """The question as an object."""
    return write(question, _QUESTION_SHAPE)


def question_from_json(value: object, place: str) -> Question:
    """The question that `question_to_json` wrote; `place` is where it stands, for the error.

    Raises:
        InputError: no such object, or a question that cannot be asked (no answer, no gap, no options, ...).
    """
    try:
        question = Question(**read(value, _QUESTION_SHAPE))
    except MismatchError as mismatch:
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
    if question.form == "match" and find_matching(question) is None:
        return "a match must list 1., 2., ... below its first line, and have an answer such as 1-B 2-A"
    if question.form == "order" and find_sequence(question) is None:
        return "the answer of an order must name the place of each choice once, such as 2 1 3"
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
        fields = read(value, (("skipped", TEXT), ("where", TEXT), ("evidence", optional(_EVIDENCE))))
    except MismatchError as mismatch:
        raise InputError(place, str(mismatch), REMEDY) from None
    return Skipped(where=fields["where"], why=fields["skipped"], evidence=fields["evidence"])
