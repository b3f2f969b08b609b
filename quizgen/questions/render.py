"""Jinja2, kept on a short leash: a template is a line of text with fields and filters, nothing else.

Packs come from strangers. Whatever is not on the list of allowed nodes (conditions, loops, macros, includes,
attributes, calls, arithmetic) is refused when the pack is loaded, so that rendering is bounded by the lengths of the
template and its fields, and can fail in one way only: by making too long a text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from quizgen.edtf import Date
from quizgen.model import DateOrder
from quizgen.names import possessive, surname
from quizgen.questions.wording import asked, long_date, year_of

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


FILTERS: Mapping[str, Callable[[object], str]] = {
    "asked": _asked,
    "year": _year,
    "surname": lambda value: surname(str(value)),
    "possessive": lambda value: possessive(str(value)),
}
"""What may stand after `|` in a template: each makes a text of any field."""


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=False)
    environment.globals.clear()
    environment.filters = dict(FILTERS)
    environment.tests = {}
    return environment


_ENVIRONMENT = _environment()


@dataclass(frozen=True, slots=True)
class Wording:
    """A checked template text and the fields that it needs."""

    source: str
    fields: frozenset[str]

    def render(self, fields: Mapping[str, object]) -> str:
        """The text for these fields, with runs of white space as one space.

        Args:
            fields: at least the fields that the wording needs.

        Raises:
            WordingError: the result is longer than `MAX_RENDERED`.
        """
        text = " ".join(_compiled(self.source).render(fields).split())
        if len(text) > MAX_RENDERED:
            raise WordingError(f"renders more than {MAX_RENDERED} characters")
        return text


@lru_cache(maxsize=1024)
def _compiled(source: str) -> jinja2.Template:
    """Compiled on first use: of a pack's templates an article needs only some."""
    return _ENVIRONMENT.from_string(source)


def compile_wording(source: str) -> Wording:
    """Parse and check one template text.

    Raises:
        WordingError: too long, no valid template, a node that is not allowed, or an unknown filter.
    """
    if len(source) > MAX_SOURCE:
        raise WordingError(f"it is longer than {MAX_SOURCE} characters")
    try:
        tree = _ENVIRONMENT.parse(source)
    except (jinja2.TemplateError, RecursionError) as error:
        raise WordingError(f"it is no template ({str(error) or type(error).__name__})") from None
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            raise WordingError(f"{_PLAIN_NAMES.get(type(node).__name__, type(node).__name__)} is not allowed in it")
        if isinstance(node, nodes.Filter):
            _check_filter(node)
    return Wording(source, frozenset(node.name for node in tree.find_all(nodes.Name)))


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
