"""The arguments of a template as ranges of the page, and what a template's policy may yield."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from quizgen.article.nodes import Node

if TYPE_CHECKING:
    from quizgen.article.clean import Cleaner

_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
MAX_NAME = 120  # code points; longer names are no names


@dataclass(slots=True)
class Argument:
    """The value of one argument: `text[start:end]` without white space around it, and the constructs in it."""

    name: str
    start: int
    end: int
    nodes: list[Node]


@dataclass(frozen=True, slots=True)
class Linked:
    """Parts that lead to the page `target`."""

    target: str
    parts: tuple[Part, ...]


Part = str | Argument | Linked


class Arguments:
    """A template's name (lower case, spaces single, no "template:") and arguments, in order. A later duplicate wins."""

    __slots__ = ("_all", "_offset", "_pipes", "cleaner", "name", "node")

    def __init__(self, cleaner: Cleaner, node: Node, offset: int = 2) -> None:
        self.cleaner = cleaner
        self.node = node
        self._offset = offset
        self._all: dict[str, Argument] | None = None
        text = cleaner.text
        pipes = node.pipes
        if pipes is None:
            pipes = list(_find_all(text, "|", node.start + offset, node.end - offset))
        self._pipes = pipes
        self.name = name_of(text, node) if offset == 2 else ""

    @property
    def all(self) -> dict[str, Argument]:
        """Every argument by its name; positional ones are named "1", "2", ..."""
        if self._all is None:
            self._all = self._split()
        return self._all

    def _split(self) -> dict[str, Argument]:
        text, children = self.cleaner.text, self.node.children
        found: dict[str, Argument] = {}
        position = child = 0
        while child < len(children) and self._pipes and children[child].start < self._pipes[0]:
            child += 1  # in the name
        for pipe, stop in pairwise([*self._pipes, self.node.end - self._offset]):
            first = child
            while child < len(children) and children[child].start < stop:
                child += 1
            nodes = children[first:child]
            equals = text.find("=", pipe + 1, stop)
            if nodes and equals > nodes[0].start:
                equals = _outside(text, equals, stop, nodes)
            if equals < 0:
                position += 1
                name, start = str(position), pipe + 1
            else:
                name, start = _parameter_name(text[pipe + 1 : min(equals, pipe + MAX_NAME)]), equals + 1
                nodes = [node for node in nodes if node.start > equals]
            value = text[start:stop]
            start = stop - len(value.lstrip())
            found.pop(name, None)
            found[name] = Argument(name, start, start + len(value.strip()), nodes)
        return found

    def get(self, *names: str) -> Argument | None:
        """The first of these arguments that is given and not empty."""
        for name in names:
            argument = self.all.get(name)
            if argument is not None and argument.start < argument.end:
                return argument
        return None

    def text(self, *names: str) -> str:
        """The plain text of the first of these arguments that is given, else ""."""
        argument = self.get(*names)
        return self.cleaner.plain(argument.start, argument.end, argument.nodes) if argument else ""

    def positional(self) -> list[Argument]:
        """The positional arguments in order, up to the first that is missing; empty ones included."""
        found: list[Argument] = []
        while (argument := self.all.get(str(len(found) + 1))) is not None:
            found.append(argument)
        return found

    def default(self) -> Iterable[Part]:
        """Of `{{{name|default}}}`: the default."""
        argument = self.get("1")
        return (argument,) if argument else ()


def _outside(text: str, equals: int, stop: int, nodes: list[Node]) -> int:
    """The first equals sign that stands in no construct but a comment before it, -1 where there is none."""
    for node in nodes:
        if equals < node.start:
            break
        if equals < node.end:
            if node.kind != "comment":
                return -1
            equals = text.find("=", node.end, stop)
    return equals


def _parameter_name(raw: str) -> str:
    return (_COMMENT.sub("", raw) if "<" in raw else raw).strip()


def _find_all(text: str, char: str, start: int, end: int) -> Iterable[int]:
    at = text.find(char, start, end)
    while at >= 0:
        yield at
        at = text.find(char, at + 1, end)


def name_of(text: str, node: Node) -> str:
    """The normalised name of a template node; "" where it has none. Kept in the node."""
    if not node.name and node.kind == "template":
        start, stop = node.start + 2, node.end - 2
        if node.pipes is None:
            pipe = text.find("|", start, min(stop, start + MAX_NAME))
        else:
            pipe = node.pipes[0] if node.pipes else -1
        stop = pipe if pipe >= 0 else stop
        node.name = template_name(text[start:stop]) if stop - start <= MAX_NAME else ""
    return node.name


@lru_cache(maxsize=4096)
def template_name(raw: str) -> str:
    """A template's name as its policies are keyed: lower case, single spaces, no comment, no "template:"."""
    return " ".join(_COMMENT.sub("", raw).replace("_", " ").split()).lower().removeprefix("template:").strip()
