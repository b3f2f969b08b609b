"""References and explanatory notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizgen.article import infoboxes, prose
from quizgen.article.arguments import Arguments, name_of
from quizgen.article.blocks import is_quote
from quizgen.article.nodes import Node
from quizgen.article.rich import Draft
from quizgen.article.roles import is_citation, role
from quizgen.model import Note, Paragraph, Passage, Reference, Template

if TYPE_CHECKING:
    from quizgen.article.reader import Reader

_ATTRIBUTE = re.compile(
    r"""\b(name|group|follow)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'/<>]+(?:/(?!>)[^\s"'/<>]+)*))""", re.IGNORECASE
)


def mark(reader: Reader, draft: Draft, node: Node) -> None:
    """Put the mark of a `<ref>` (or its note) into a draft."""
    opening = reader.text[node.start : node.inner[0] if node.inner[1] else node.end]
    attributes = {m[1].lower(): (m[2] or m[3] or m[4] or "").strip() for m in _ATTRIBUTE.finditer(opening[:500])}
    name, group = attributes.get("name"), attributes.get("group")
    if not node.inner[1]:
        if name:
            _put(reader, draft, reader.index("ref", group, name))
        return
    _put(reader, draft, define(reader, node, name, group, *node.inner, node.children))


def _put(reader: Reader, draft: Draft, index: int) -> None:
    draft.refs.append((draft.size, index))
    note = reader.notes_of_refs.get(index)
    if note is not None:
        draft.notes.append((draft.size, note))


def define(
    reader: Reader, node: Node, name: str | None, group: str | None, start: int, end: int, nodes: Sequence[Node]
) -> int:
    """Record what a reference says; its index. The first definition of a name counts."""
    index = reader.index("ref", group, name or node.start)
    if reader.references[index] is not None:
        return index
    citations = tuple(_citations(reader, nodes))
    only = len(nodes) == 1 and citations and nodes[0].start == start and nodes[0].end == end
    found = [] if only or not _is_read(reader, group, start, end, nodes) else _prose(reader, start, end, nodes)
    text = "" if only else reader.cleaner.plain(start, end, nodes)
    text = text if any(map(str.isalnum, text)) else ""
    reader.references[index] = Reference(
        name=name, group=group, text=text, citations=citations, start=node.start, end=node.end
    )
    if group is not None and text:
        reader.notes_of_refs[index] = _keep(reader, reader.index("note", group, node.start), node, found)
    return index


def _is_read(reader: Reader, group: str | None, start: int, end: int, nodes: Sequence[Node]) -> bool:
    """Whether a reference holds prose to keep: that of a note, or a block quotation."""
    return (
        group is not None
        or any(is_quote(reader.text, node) for node in nodes)
        or reader.text.find("\n:", start, end) >= 0
    )


def _citations(reader: Reader, nodes: Sequence[Node]) -> Iterator[Template]:
    for node in nodes:
        if node.kind == "template" and is_citation(name_of(reader.text, node)):
            yield infoboxes.template(reader, node)
        elif node.children:
            yield from _citations(reader, node.children)


def note(
    reader: Reader, node: Node, group: str | None, name: str | None, start: int, end: int, nodes: Sequence[Node]
) -> int:
    """Record an explanatory note; its index."""
    index = reader.index("note", group, name or node.start)
    if reader.notes[index] is not None:
        return index
    return _keep(reader, index, node, _prose(reader, start, end, nodes))


def _prose(reader: Reader, start: int, end: int, nodes: Sequence[Node]) -> list[Paragraph | Passage]:
    outer, reader.in_note = reader.in_note, True
    found = prose.read(reader, start, end, nodes)
    reader.in_note = outer
    return found


def _keep(reader: Reader, index: int, node: Node, found: Sequence[Paragraph | Passage]) -> int:
    sentences = [s for block in found if not isinstance(block, Passage) for s in block.sentences]
    reader.notes[index] = Note(sentences=tuple(sentences), section=reader.section, start=node.start, end=node.end)
    return index


def template_note(reader: Reader, draft: Draft, node: Node, arguments: Arguments) -> None:
    """The mark of `{{efn}}`, `{{refn}}`, `{{#tag:ref}}`."""
    words = arguments.get("text", "1")
    name, group = (arguments.text(key).strip("\"'") for key in ("name", "group"))
    group = group or arguments.name
    if words is None:
        if name:
            draft.notes.append((draft.size, reader.index("note", group, name)))
        return
    draft.notes.append((draft.size, note(reader, node, group, name or None, words.start, words.end, words.nodes)))


def template_citation(reader: Reader, draft: Draft, node: Node, arguments: Arguments) -> None:
    """The mark of `{{sfn}}` and its like, and of `{{r|name}}`."""
    if arguments.name in ("r", "refr"):
        for argument in arguments.positional():
            name = arguments.text(argument.name)
            if name:
                _put(reader, draft, reader.index("ref", arguments.text("group") or None, name))
        return
    index = reader.index("ref", None, node.start)
    if reader.references[index] is None:
        citations = (infoboxes.template(reader, node),)
        reader.references[index] = Reference(
            name=None, group=None, text="", citations=citations, start=node.start, end=node.end
        )
    draft.refs.append((draft.size, index))


def defined_in_list(reader: Reader, nodes: Sequence[Node]) -> None:
    """References and notes defined in `<references>`, `{{reflist|refs=...}}` or `{{notelist|notes=...}}`."""
    draft = Draft()
    for node in nodes:
        if node.kind == "tag" and node.name == "ref":
            mark(reader, draft, node)
        elif node.kind == "template" and role(name_of(reader.text, node)) == "note":
            template_note(reader, draft, node, Arguments(reader.cleaner, node))
        else:
            defined_in_list(reader, node.children)
