"""Jinja2, kept on a short leash: a template is a line of text with fields, filters and plain conditions.

Packs come from strangers. Whatever is not on the list of allowed nodes (loops, macros, includes, attributes, calls,
arithmetic) is refused when the pack is loaded, so that rendering is bounded by the length of the template and fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import jinja2
from jinja2 import meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from quizgen.edtf import Date
from quizgen.model import DateOrder
from quizgen.names import possessive, surname
from quizgen.questions.wording import long_date, year_of

MAX_RENDERED = 4_000
"""Longest text that a template may make, in code points; a card is far shorter."""

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Filter,
    nodes.Keyword,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Concat,
)


class WordingFault(ValueError):
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


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701 - plain text; outputs escape
    environment.globals.clear()
    environment.filters = {"year": _year, "surname": surname, "possessive": possessive}
    environment.tests = {}
    return environment


_ENVIRONMENT = _environment()


@dataclass(frozen=True, slots=True)
class Wording:
    """A compiled template text and the fields that it needs."""

    source: str
    fields: frozenset[str]
    compiled: jinja2.Template

    def render(self, context: Mapping[str, object]) -> str:
        """The text for these fields, with runs of white space as one space.

        Raises:
            WordingFault: the result is longer than `MAX_RENDERED`.
        """
        text = " ".join(self.compiled.render(context).split())
        if len(text) > MAX_RENDERED:
            raise WordingFault(f"renders more than {MAX_RENDERED} characters")
        return text


def compile_wording(source: str) -> Wording:
    """Parse and check one template text.

    Raises:
        WordingFault: no valid template, a node that is not allowed, or an unknown filter.
    """
    try:
        tree = _ENVIRONMENT.parse(source)
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, _ALLOWED):
                raise WordingFault(f"{type(node).__name__} is not allowed in a template")
            if isinstance(node, nodes.Filter) and node.name not in _ENVIRONMENT.filters:
                raise WordingFault(f"unknown filter {node.name!r}")
        return Wording(source, frozenset(meta.find_undeclared_variables(tree)), _ENVIRONMENT.from_string(tree))
    except (jinja2.TemplateError, RecursionError) as error:
        raise WordingFault(str(error) or type(error).__name__) from error
