"""Infoboxes and their parameters; templates as records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from quizgen.article.arguments import Argument, Arguments, name_of
from quizgen.article.nodes import Node
from quizgen.article.roles import role
from quizgen.model import Infobox, Parameter, Template

if TYPE_CHECKING:
    from quizgen.article.reader import Reader

MAX_PARAMETERS = 2000  # of one box; real ones have up to about two hundred
_TEMPLATE_DEPTH = 3  # templates nested deeper in a value are read as text only


def read(reader: Reader, node: Node) -> None:
    """Append an infobox, and those in its values after it, to the reader's list."""
    arguments = Arguments(reader.cleaner, node)
    place = len(reader.infoboxes)
    outer = reader.parameter
    parameters: list[Parameter] = []
    for argument in islice(arguments.all.values(), MAX_PARAMETERS):
        reader.parameter = argument.name
        parameters.append(parameter(reader, argument))
    reader.parameter = outer
    if len(arguments.all) > MAX_PARAMETERS:
        reader.skip(node.start, f"infobox parameters beyond the first {MAX_PARAMETERS}")
    box = Infobox(
        name=arguments.name,
        parameters=tuple(parameters),
        section=reader.section,
        parent=outer,
        start=node.start,
        end=node.end,
    )
    reader.infoboxes.insert(place, box)


def parameter(reader: Reader, argument: Argument, refs: list[int] | None = None) -> Parameter:
    """A parameter as a record; the indexes of its references are added to `refs`."""
    wikitext = reader.page.wikitext[argument.start : argument.end]
    rich = reader.cleaner.rich(argument.start, argument.end, argument.nodes, "\n")
    if refs is not None:
        refs += [index for _, index in rich.refs]
    return Parameter(
        name=argument.name,
        text=rich.text,
        wikitext=wikitext,
        links=rich.links(),
        emphases=tuple(rich.emphases),
        templates=tuple(templates(reader, argument.nodes, _TEMPLATE_DEPTH)),
        notes=tuple(reader.note_text(index) for _, index in rich.notes),
        start=argument.start,
        end=argument.end,
    )


def templates(reader: Reader, nodes: Sequence[Node], depth: int) -> Iterator[Template]:
    """The templates of a value as records, those in other constructs too; footnotes and infoboxes apart."""
    for node in nodes:
        if node.kind == "template":
            if role(name_of(reader.text, node)) in ("infobox", "note", "citation"):
                continue
            yield template(reader, node)
        if depth and node.name != "ref":
            yield from templates(reader, node.children, depth - 1)


def template(reader: Reader, node: Node) -> Template:
    """A template as a record, its values as plain text."""
    arguments = Arguments(reader.cleaner, node)
    plain = reader.cleaner.plain
    params = tuple((a.name, plain(a.start, a.end, a.nodes, "\n")) for a in arguments.all.values())
    return Template(name=arguments.name, params=params)
