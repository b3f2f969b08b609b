"""A page -> its sections; which of them are lists of sources and links, and so no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.article import prose
from quizgen.article.nodes import Node
from quizgen.article.scan import scan
from quizgen.model import Paragraph, Passage, Section

if TYPE_CHECKING:
    from quizgen.article.reader import Reader

# Source: Wikipedia's manual of style, "Standard appendices and footers", and what articles call them.
_BACK_MATTER = re.compile(
    r"(?:(?:general|primary|secondary|cited|further|selected|works?|scholarly|external|source|explanatory|web|online)\s+)?"
    r"(?:notes?|references?|footnotes?|citations?|sources?|bibliography|literature|reading|links|see also|cited|"
    r"notes and references|references and notes|notes and sources|notes and citations|citations and notes|"
    r"references and sources|sources and references|works cited|biographies|endnotes)",
    re.IGNORECASE,
)
# A bibliography may list what the subject wrote: its items begin with the title or the year, not with an author.
_AMBIGUOUS = re.compile(r"(?:selected\s+)?bibliography", re.IGNORECASE)
_ITEM = re.compile(r"^[*#][ \t]*(?![*#:])(\S)", re.MULTILINE)
_TITLE_OR_YEAR = frozenset("'\"“[0123456789")


@dataclass(slots=True)
class _Part:
    """What stands under one heading (the lead has the empty title), up to the next one."""

    level: int
    title: str
    start: int
    end: int
    nodes: list[Node]
    back_matter: bool = False


def read(reader: Reader, nodes: Sequence[Node]) -> list[Section]:
    """The sections of a page in order. Those of back matter are empty, but categories and the like in them are read."""
    found: list[Section] = []
    path: list[_Part] = []
    for part in _parts(reader, nodes):
        while path and path[-1].level >= part.level:
            path.pop()
        part.back_matter = bool(path and path[-1].back_matter) or _is_back_matter(reader.text, part)
        if part.title:
            path.append(part)
        reader.section = tuple(parent.title for parent in path)
        blocks: list[Paragraph | Passage] = []
        if part.back_matter:
            reader.back_matter(part.nodes)
        else:
            blocks = prose.read(reader, part.start, part.end, part.nodes)
        found.append(Section(path=reader.section, level=part.level, blocks=tuple(blocks)))
    return found


def _parts(reader: Reader, nodes: Sequence[Node]) -> Iterator[_Part]:
    part = _Part(1, "", 0, len(reader.text), [])
    for node in nodes:
        if node.kind != "heading":
            part.nodes.append(node)
            continue
        part.end = node.start
        yield part
        title = reader.cleaner.plain(*node.inner, scan(reader.text, *node.inner))
        part = _Part(int(node.name), title, node.end, len(reader.text), [])
    yield part


def _is_back_matter(text: str, part: _Part) -> bool:
    if not _BACK_MATTER.fullmatch(part.title):
        return False
    if not _AMBIGUOUS.fullmatch(part.title):
        return True
    first = _ITEM.findall(text, part.start, part.end)
    return 2 * sum(char in _TITLE_OR_YEAR for char in first) <= len(first)
