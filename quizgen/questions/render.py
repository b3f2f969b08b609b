"""Jinja2, kept on a short leash: a template is a line of text with fields and filters, nothing else.

Packs come from strangers. Whatever is not on the list of allowed nodes (conditions, loops, macros, includes,
attributes, calls, arithmetic) is refused when the pack is loaded. Jinja only parses: a text is put together here, so
that nothing of a stranger's is ever run, rendering is bounded by the lengths of the template and its fields, and it can
fail in one way only: by making too long a text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import jinja2
from jinja2 import nodes

from quizgen.edtf import Date
from quizgen.model import DateOrder
from quizgen.names import possessive, surname
from quizgen.questions.wording import (
    asked,
    both_calendars,
    dated,
    long_date,
    ordinal,
    quoted,
    short_date,
    unit,
    with_a,
    with_the,
    year_of,
)

MAX_SOURCE = 1_000
"""Longest template text, in code points; the longest that is shipped has under 100."""

MAX_RENDERED = 4_000
"""Longest text that a template may make, in code points; a card is far shorter."""

_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Filter)


class WordingError(ValueError):
    """A template text that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date as a template sees it: printed in the article's order, and ready for the date filters."""

    date: Date
    order: DateOrder

    def __str__(self) -> str:
        """The date as prose ("14 March 1918")."""
        return long_date(self.date, self.order)


def _year(value: object) -> str:
    return year_of(value.date) if isinstance(value, ShownDate) else str(value)


def _asked(value: object) -> str:
    """The words that ask for a date ("On what date")."""
    return asked(value.date) if isinstance(value, ShownDate) else "When"


def _dated(value: object) -> str:
    """The date with its preposition ("on 4 May 1902")."""
    return dated(value.date, value.order) if isinstance(value, ShownDate) else f"in {value}"


def _of_date(write: Callable[[Date, DateOrder], str]) -> Callable[[object], str]:
    """A filter that writes dates, and leaves any other field as it is."""
    return lambda value: write(value.date, value.order) if isinstance(value, ShownDate) else str(value)


FILTERS: Mapping[str, Callable[[object], str]] = {
    "asked": _asked,
    "unit": lambda value: unit(value.date) if isinstance(value, ShownDate) else "date",
    "dated": _dated,
    "year": _year,
    "long": _of_date(long_date),
    "short": _of_date(short_date),
    "uk": _of_date(lambda date, _: long_date(date, "dmy")),
    "us": _of_date(lambda date, _: long_date(date, "mdy")),
    "both_calendars": _of_date(both_calendars),
    "surname": lambda value: surname(str(value)),
    "possessive": lambda value: possessive(str(value)),
    "the": lambda value: with_the(str(value)),
    "a": lambda value: with_a(str(value)),
    "ordinal": lambda value: ordinal(str(value)),
    "quoted": lambda value: quoted(str(value)),
}
"""What may stand after `|` in a template: each makes a text of any field."""

_PARSER = jinja2.Environment(autoescape=False)  # noqa: S701 - it only parses: nothing is ever run by Jinja


@dataclass(frozen=True, slots=True)
class Wording:
    """A checked template text and the fields that it needs.

    `parts` are its pieces in order: text as it stands, or a field's name with the names of its filters.
    """

    source: str
    fields: frozenset[str]
    parts: tuple[str | tuple[str, tuple[str, ...]], ...] = ()

    def render(self, fields: Mapping[str, object]) -> str:
        """The text for these fields, with runs of white space as one space.

        Args:
            fields: at least the fields that the wording needs.

        Raises:
            WordingError: the result is longer than `MAX_RENDERED`.
        """
        pieces = [part if isinstance(part, str) else _filtered(fields[part[0]], part[1]) for part in self.parts]
        text = " ".join("".join(pieces).split())
        if len(text) > MAX_RENDERED:
            raise WordingError(f"renders more than {MAX_RENDERED} characters")
        return text


def _filtered(value: object, filters: tuple[str, ...]) -> str:
    for name in filters:
        value = FILTERS[name](value)
    return str(value)


@lru_cache(maxsize=1024)
def compile_wording(source: str) -> Wording:
    """Parse and check one template text.

    Raises:
        WordingError: too long, no valid template, a node that is not allowed, or an unknown filter.
    """
    if len(source) > MAX_SOURCE:
        raise WordingError(f"it is longer than {MAX_SOURCE} characters")
    try:
        tree = _PARSER.parse(source)
    except (jinja2.TemplateError, RecursionError) as error:
        raise WordingError(f"it is no template ({str(error) or type(error).__name__})") from None
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            raise WordingError(f"{_PLAIN_NAMES.get(type(node).__name__, type(node).__name__)} is not allowed in it")
        if isinstance(node, nodes.Filter):
            _check_filter(node)
    parts = tuple(_part(node) for output in tree.body if isinstance(output, nodes.Output) for node in output.nodes)
    return Wording(source, frozenset(part[0] for part in parts if not isinstance(part, str)), parts)


def _part(node: nodes.Expr) -> str | tuple[str, tuple[str, ...]]:
    """One piece of a text whose nodes have been checked."""
    if isinstance(node, nodes.TemplateData):
        return node.data
    filters: list[str] = []
    while isinstance(node, nodes.Filter) and node.node is not None:
        filters.append(node.name)
        node = node.node
    assert isinstance(node, nodes.Name)  # noqa: S101 - nothing else is allowed
    return node.name, tuple(reversed(filters))


_PLAIN_NAMES = {
    "If": "a condition",
    "CondExpr": "a condition",
    "For": "a loop",
    "Getattr": "an attribute",
    "Call": "a call",
}


def _check_filter(node: nodes.Filter) -> None:
    if node.name not in FILTERS:
        raise WordingError(f"there is no filter {node.name!r}, only " + ", ".join(FILTERS))
    if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise WordingError(f"the filter {node.name!r} takes nothing in brackets")
