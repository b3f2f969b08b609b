"""The lines of a section -> blocks: prose, list items, indented lines, quotations, and what stands alone.

A single newline ends no paragraph; a blank line, a list, a table, a quotation or a line of boxes does.
A line that holds nothing but a comment is as if it were not there, as in MediaWiki.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quizgen.article import policies, templates
from quizgen.article.arguments import name_of
from quizgen.article.clean import link_kind
from quizgen.article.nodes import Node
from quizgen.article.roles import role

BlockKind = Literal["prose", "item", "indent", "quote", "alone"]
_MARKERS = "*#:;"


@dataclass(slots=True)
class Block:
    """`text[start:end]` with its constructs. An "indent" holds several lines with their markers."""

    kind: BlockKind
    start: int
    end: int
    nodes: Sequence[Node]


def blocks(text: str, start: int, end: int, nodes: Sequence[Node]) -> Iterator[Block]:
    """The blocks of a range in order. Every construct is in exactly one of them."""
    pending: list[Block] = []  # the lines of a paragraph, or of an indented quotation
    listed: BlockKind | None = None  # what the list line just before is
    for line in lines(text, start, end, nodes):
        char = text[line.start : line.start + 1]
        if char and char in _MARKERS:
            before, listed = listed, _list_kind(text, line, listed)
            if listed != before:
                yield from _flush(pending)
            if listed == "indent":
                pending.append(Block("indent", line.start, line.end, line.nodes))
            else:
                yield from _pieces(text, _item(text, line))
            continue
        kind = _line_kind(text, line)
        if kind == "comment":
            if pending:
                pending.append(line)
            continue
        if listed is not None or kind != "prose":
            yield from _flush(pending)
        listed = None
        if kind == "alone":
            yield Block(kind, line.start, line.end, line.nodes)
        for piece in _pieces(text, line) if kind == "prose" else ():
            if piece.kind == "prose":
                pending.append(piece)
            else:
                yield from _flush(pending)
                yield piece
    yield from _flush(pending)


def lines(text: str, start: int, end: int, nodes: Sequence[Node]) -> Iterator[Block]:
    """Lines as blocks of prose; a newline inside a construct ends no line."""
    line_start, at = start, start
    held: list[Node] = []
    for node in nodes:
        newline = text.find("\n", at, node.start)
        while newline >= 0:
            yield Block("prose", line_start, newline, held)
            held, line_start = [], newline + 1
            newline = text.find("\n", line_start, node.start)
        held.append(node)
        at = node.end
    newline = text.find("\n", at, end)
    while newline >= 0:
        yield Block("prose", line_start, newline, held)
        held, line_start = [], newline + 1
        newline = text.find("\n", line_start, end)
    if line_start < end:
        yield Block("prose", line_start, end, held)


def _line_kind(text: str, line: Block) -> Literal["blank", "comment", "prose", "alone"]:
    nodes = line.nodes
    if not nodes:
        words = text[line.start : line.end].strip()
        if not words or words[0] in "|!" or words.startswith(("----", "{|")):  # a rule, what is left of a table
            return "blank"
        return "prose"
    at = line.start
    for node in nodes:
        if text[at : node.start].strip() or not stands_alone(text, node):
            return "prose"
        at = node.end
    if text[at : line.end].strip():
        return "prose"
    return "comment" if all(node.kind == "comment" for node in nodes) else "alone"


def _pieces(text: str, block: Block) -> Iterator[Block]:
    """A block with the quotations and tables in it as blocks of their own."""
    at, first = block.start, 0
    for i, node in enumerate(block.nodes):
        if is_quote(text, node) or node.kind == "table":
            yield Block(block.kind, at, node.start, block.nodes[first:i])
            yield Block("quote" if node.kind != "table" else "alone", node.start, node.end, [node])
            at, first = node.end, i + 1
    yield Block(block.kind, at, block.end, block.nodes[first:])


def _flush(pending: list[Block]) -> Iterator[Block]:
    if pending:
        nodes = [node for line in pending for node in line.nodes]
        yield Block(pending[0].kind, pending[0].start, pending[-1].end, nodes)
        pending.clear()


def _list_kind(text: str, line: Block, listed: BlockKind | None) -> Literal["item", "indent"]:
    """Lines with only colons are indented text, but after an item or a term they belong to the list."""
    start = line.start
    while start < line.end and text[start] == ":":
        start += 1
    item = listed == "item" or (start < line.end and text[start] in _MARKERS)
    return "item" if item else "indent"


def _item(text: str, line: Block) -> Block:
    start = line.start
    while start < line.end and text[start] in _MARKERS:
        start += 1
    return Block("item", start, line.end, line.nodes)


def is_quote(text: str, node: Node) -> bool:
    """Whether a construct is a block quotation."""
    if node.kind == "tag":
        return node.name in ("blockquote", "poem") and node.inner[1] > 0
    return node.kind == "template" and role(name_of(text, node)) in ("quote", "floating quote")


def stands_alone(text: str, node: Node) -> bool:
    """Whether a construct has no words of its own in running text: an image, a box, a gallery, a hatnote."""
    if node.kind == "template":
        part = role(name_of(text, node))
        if part in ("text", "succession"):
            known = templates.policy(node.name)
            return known is None or known is policies.nothing
        return part not in ("quote", "floating quote", "note", "citation")
    if node.kind == "link":
        prefix, colon, _ = text[node.start + 2 : min(node.end, node.start + 40)].partition(":")
        return bool(colon) and link_kind(prefix) in ("image", "category", "interwiki")
    if node.kind == "tag":
        return bool(node.inner[1]) and node.name not in ("ref", "blockquote", "poem", "sup", "sub", "nowiki")
    return node.kind in ("table", "comment")
