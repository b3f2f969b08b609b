"""Tables as rows of cells.

The grid is as a reader sees it: a cell that spans rows or columns stands in each of them.
Source of the syntax: https://www.mediawiki.org/wiki/Help:Tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from quizgen.article.blocks import Block, lines
from quizgen.article.nodes import Node
from quizgen.model import Cell, Table

if TYPE_CHECKING:
    from quizgen.article.reader import Reader

_SPAN = re.compile(r"\b(rowspan|colspan)\s*=\s*[\"']?\s*(\d{1,3})", re.IGNORECASE)
_MAX_SPAN = 60
_MAX_CELLS = 20_000  # of one table, spans repeated


_CELL_BREAK = re.compile(r"\|\|")
_HEADER_BREAK = re.compile(r"\|\||!!")


@dataclass(slots=True)
class _Raw:
    """A cell as a range of the wikitext; `attributes` is what stands before its bar."""

    start: int
    end: int
    nodes: list[Node] = field(default_factory=list)
    attributes: str = ""


_Spans = dict[int, tuple[Cell, int]]  # column -> the cell that reaches down into it, and how many rows it still covers


def read(reader: Reader, node: Node) -> None:
    """Append a table, and those in its cells, to the reader's list."""
    place = len(reader.tables)
    caption = ""
    rows: list[tuple[Cell, ...]] = []
    spans: _Spans = {}
    budget = _MAX_CELLS
    for kind, raw_cells in _rows(reader.text, node):
        if kind == "caption":
            caption = reader.cleaner.plain(raw_cells[0].start, raw_cells[0].end, raw_cells[0].nodes)
            continue
        row, spans = _row(reader, raw_cells, spans)
        budget -= len(row)
        if budget < 0:
            reader.skip(node.start, "table too large")
            break
        if any(cell.text.strip("-") for cell in row):
            rows.append(tuple(row))
    if rows:
        table = Table(caption=caption, rows=tuple(rows), section=reader.section, start=node.start, end=node.end)
        reader.tables.insert(place, table)


def _row(reader: Reader, raw_cells: list[_Raw], above: _Spans) -> tuple[list[Cell], _Spans]:
    """A row of the grid, and the spans that reach into the next one."""
    row: list[Cell] = []
    below: _Spans = {}

    def reach_down(cell: Cell, rows: int) -> None:
        if rows > 0:
            below[len(row)] = (cell, rows)
        row.append(cell)

    for raw in raw_cells:
        while len(row) in above:
            cell, left = above[len(row)]
            reach_down(cell, left - 1)
        sizes = {name.lower(): min(int(number), _MAX_SPAN) for name, number in _SPAN.findall(raw.attributes)}
        cell = _cell(reader, raw)
        for _ in range(max(sizes.get("colspan", 1), 1)):
            reach_down(cell, sizes.get("rowspan", 1) - 1)
    while len(row) in above:
        cell, left = above[len(row)]
        reach_down(cell, left - 1)
    return row, below


def _cell(reader: Reader, raw: _Raw) -> Cell:
    rich = reader.cleaner.rich(raw.start, raw.end, raw.nodes, "\n")
    notes = tuple(reader.note_text(index) for _, index in rich.notes)
    return Cell(text=rich.text, links=rich.links(), notes=notes)


def _rows(text: str, node: Node) -> Iterator[tuple[Literal["row", "caption"], list[_Raw]]]:
    """The rows of a table as raw cells, its caption as a row of one."""
    row: list[_Raw] = []
    caption = False
    for line in lines(text, node.start + 2, node.end - 2, node.children):
        start = line.start
        while start < line.end and text[start] in " \t":
            start += 1
        mark = text[start : min(start + 2, line.end)]
        if line.start == node.start + 2:
            continue  # the table's own attributes
        if mark in ("|-", "|+"):
            if row:
                yield ("caption" if caption else "row"), row
            row, caption = [], mark == "|+"
            if caption:
                row = [_raw(text, start + 2, line.end, line.nodes)]
        elif mark[:1] in ("|", "!") and mark != "|}":
            if caption:
                yield "caption", row
                row, caption = [], False
            row += _cells(text, start + 1, line, header=mark[0] == "!")
        elif row:  # a cell's further lines
            row[-1].end = line.end
            row[-1].nodes += line.nodes
    if row:
        yield ("caption" if caption else "row"), row


def _cells(text: str, start: int, line: Block, *, header: bool) -> Iterator[_Raw]:
    """The cells of one line, divided by two bars (or, between headers, two exclamation marks)."""
    at = first = 0
    bounds = [start]
    for gap_start, gap_end in _gaps(start, line):
        for match in (_HEADER_BREAK if header else _CELL_BREAK).finditer(text, gap_start, gap_end):
            bounds += (match.start(), match.end())
    bounds.append(line.end)
    for at in range(0, len(bounds), 2):
        stop = bounds[at + 1]
        last = first
        while last < len(line.nodes) and line.nodes[last].start < stop:
            last += 1
        yield _raw(text, bounds[at], stop, line.nodes[first:last])
        first = last


def _gaps(start: int, line: Block) -> Iterator[tuple[int, int]]:
    """The plain text of a line between its constructs."""
    for node in line.nodes:
        if start < node.start:
            yield start, node.start
        start = node.end
    yield start, line.end


def _raw(text: str, start: int, end: int, nodes: Sequence[Node]) -> _Raw:
    """A cell; what stands before a single bar in it are attributes."""
    bar = text.find("|", start, nodes[0].start if nodes else end)
    if bar < 0:
        return _Raw(start, end, list(nodes))
    return _Raw(bar + 1, end, list(nodes), text[start:bar][:500])
