"""Fact -> the flat fields that a template may use.

`FIELDS` names them for each fact kind: a template that uses another field is refused when its pack is loaded. A field
that a fact does not state is absent from `fields_of`, so a template that needs it yields no question.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from quizgen.codec import FACT_CLASSES, kind_of
from quizgen.edtf import Date
from quizgen.model import DateOrder, Event, Fact, FactBase, FactKind
from quizgen.questions.render import ShownDate
from quizgen.questions.wording import gap_label, in_order, long_date, undated, written_order

_BASE = {field.name for field in dataclasses.fields(FactBase)}
_ADDED: Mapping[FactKind, frozenset[str]] = {"event": frozenset({"gap", "undated"})}
_MAY_BE_EMPTY = frozenset({"before", "after", "opening", "closing", "setting"})
"""Words that complete a prompt where there are any; any other empty text is a field not stated."""


def _own_fields(kind: FactKind) -> dict[str, str]:
    """The fields of a kind of fact that hold text or a date, each with its annotation."""
    fields = dataclasses.fields(FACT_CLASSES[kind])
    types = {field.name: str(field.type) for field in fields if field.name not in _BASE}
    return {name: type_ for name, type_ in types.items() if not type_.startswith(("bool", "tuple"))}


FIELDS: Mapping[FactKind, frozenset[str]] = {
    kind: frozenset(_own_fields(kind)) | _ADDED.get(kind, frozenset()) for kind in FACT_CLASSES
}
"""Every field that a template on this kind of fact may use."""

DATE_FIELDS: Mapping[FactKind, frozenset[str]] = {
    kind: frozenset(name for name, type_ in _own_fields(kind).items() if type_.startswith("Date"))
    for kind in FACT_CLASSES
}
"""Those of them that are dates."""


_STATED = {kind: sorted(names - _ADDED.get(kind, frozenset())) for kind, names in FIELDS.items()}
"""The fields that are a fact's own."""


def fields_of(fact: Fact, order: DateOrder) -> Mapping[str, object]:
    """The fields that this fact states: texts, and dates as `ShownDate`."""
    kind = kind_of(fact)
    fields: dict[str, object] = {}
    for name in _STATED[kind]:
        value = getattr(fact, name)
        if isinstance(value, Date):
            fields[name] = ShownDate(value, order)
        elif value is not None and (value != "" or name in _MAY_BE_EMPTY):
            fields[name] = value
    if isinstance(fact, Event):
        written = in_order(fact.date_text, fact.date, order) or long_date(fact.date, order)
        fields["date_text"] = written
        fields["gap"] = gap_label(fact.date, written_order(written), written)
        told = undated(fact.before, fact.after)
        if told is not None:
            fields["undated"] = told
    return fields
