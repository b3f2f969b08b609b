"""Fact -> the flat fields that a template may use.

`FIELDS` names them for each fact kind: a template that uses another field is refused when its pack is loaded. A field
that a fact lacks (or must not be asked for) is absent from `fields_of`, so a template that needs it yields no question.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from quizgen.codec import kind_of
from quizgen.edtf import Date
from quizgen.model import DateOrder, Event, Fact, FactBase, FactKind, Lifespan, Office, Quotation, Work
from quizgen.questions.render import ShownDate
from quizgen.questions.wording import gap_label, long_date

_BASE = {field.name for field in dataclasses.fields(FactBase)}
_CLASSES: dict[FactKind, type[FactBase]] = {
    "event": Event,
    "office": Office,
    "quotation": Quotation,
    "lifespan": Lifespan,
    "work": Work,
}
_ADDED: dict[FactKind, frozenset[str]] = {
    "event": frozenset({"gap"}),
    "office": frozenset(),
    "quotation": frozenset(),
    "lifespan": frozenset(),
    "work": frozenset(),
}

FIELDS: dict[FactKind, frozenset[str]] = {
    kind: frozenset({field.name for field in dataclasses.fields(cls)} - _BASE) | _ADDED[kind] for kind, cls in _CLASSES.items()
}


def fields_of(fact: Fact, order: DateOrder) -> Mapping[str, object]:
    """The fields that this fact states: texts, and dates as `ShownDate`."""
    kind = kind_of(fact)
    fields: dict[str, object] = {}
    for name in FIELDS[kind] - _ADDED[kind]:
        value = getattr(fact, name)
        if isinstance(value, Date):
            fields[name] = ShownDate(value, order)
        elif value is not None and value != "":
            fields[name] = value
    if isinstance(fact, Event):
        fields.setdefault("before", "")
        fields.setdefault("after", "")
        written = fact.date_text or long_date(fact.date, order)
        fields["date_text"] = written
        fields["gap"] = gap_label(fact.date, "mdy" if written[:1].isalpha() else "dmy")
    return fields
