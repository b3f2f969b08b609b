"""Succession boxes -> rows.

A box is a grid of three columns (before, title, after) that templates fill cell by cell, `{{s-bef}}`, `{{s-ttl}}`,
`{{s-aft}}`, with `rows=` for a cell that spans several rows; `{{succession box}}` is a whole row.
Source: Template:S-start/doc on the English Wikipedia.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.article.arguments import Argument, Arguments
from quizgen.article.nodes import Node
from quizgen.model import Cell, Succession

if TYPE_CHECKING:
    from quizgen.article.reader import Reader

_BEFORE, _TITLE, _AFTER = range(3)
_EDGES = frozenset(["s-start", "s-end", "start box", "end box", "end", "s-break", "s-ref", "s-note", "s-hou", "s-fam"])
# The cells by template: a status where the cell names nobody.
_CELLS = {"s-bef": "", "s-aft": "", "s-ttl": "", "s-tul": "", "s-new": "new", "s-vac": "vacant", "s-non": "none",
          "s-inc": "incumbent", "s-ptd": "none"}  # fmt: skip
_HEADINGS = {
    "s-off": "Political offices",
    "s-ppo": "Party political offices",
    "s-par": "Parliament",
    "s-dip": "Diplomatic posts",
    "s-aca": "Academic offices",
    "s-hon": "Honorary titles",
    "s-mil": "Military offices",
    "s-gov": "Government offices",
    "s-civ": "Civic offices",
    "s-legal": "Legal offices",
    "s-rel": "Religious titles",
    "s-reg": "Regnal titles",
    "s-roy": "Royalty",
    "s-prec": "Order of precedence",
    "s-ach": "Awards and achievements",
    "s-bus": "Business positions",
    "s-media": "Media offices",
    "s-sports": "Sporting positions",
    "s-npo": "Non-profit organization positions",
    "s-court": "Court offices",
    "s-pre": "Titles in pretence",
    "s-other": "Other offices",
    "s-culture": "Cultural offices",
    "s-herald": "Heraldic offices",
    "s-lit": "Literary offices",
    "s-vicereg": "Viceregal offices",
    "s-union": "Trade union offices",
    "s-art": "Artistic offices",
}
# What a cell says when nobody held the office before or holds it after.
_NOBODY = re.compile(
    r"(?:new )?(?:office|position|title|post|seat|creation|constituency|district|role)"
    r"(?: (?:newly )?(?:established|created|abolished|vacant|eliminated|discontinued|dissolved|merged))?|"
    r"new|none|vacant|incumbent|extinct|established|created|abolished",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Filled:
    """A cell of the grid: whom it names, or why nobody; `rows` counts the rows it still spans."""

    cells: tuple[Cell, ...] = ()
    status: str | None = None
    years: str = ""
    rows: int = 1


class _Box:
    """The grid under construction."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.heading: str | None = None
        self.group: str | None = None
        self.row: list[_Filled | None] = [None, None, None]
        self.span: tuple[int, int] | None = None

    def put(self, column: int, filled: _Filled, node: Node) -> None:
        """Fill a cell of the current row, or begin the next one where that is taken."""
        if self.row[column] is not None:
            self.end_row()
        self.row[column] = filled
        start, end = self.span or (node.start, node.end)
        self.span = (start, max(end, node.end))
        if None not in self.row:
            self.end_row()

    def end_row(self) -> None:
        """Record the row, if it has a title; cells with more rows stand in the next one too."""
        before, title, after = self.row
        if self.span is not None and title is not None and title.cells:
            self.reader.successions.append(
                Succession(
                    heading=self.heading,
                    group=self.group,
                    title=title.cells[0],
                    years=title.years,
                    before=before.cells if before else (),
                    after=after.cells if after else (),
                    before_status=before.status if before else None,
                    after_status=after.status if after else None,
                    start=self.span[0],
                    end=self.span[1],
                )
            )
        if self.span is not None:
            for column, filled in enumerate(self.row):
                if filled is not None:
                    filled.rows -= 1
                    if filled.rows < 1:
                        self.row[column] = None
        self.span = None

    def close(self) -> None:
        """End the row and every span."""
        self.end_row()
        self.row = [None, None, None]


def read(reader: Reader, nodes: Sequence[Node]) -> None:
    """Append the rows that these templates make, in order."""
    box = _Box(reader)
    for node in nodes:
        arguments = Arguments(reader.cleaner, node)
        name = arguments.name
        if name.startswith("succession"):
            box.close()
            _whole_rows(box, arguments, node)
        elif name in _CELLS:
            _cell(box, arguments, node)
        elif name not in _EDGES and not name.endswith("/filler"):
            box.close()
            box.group, box.heading = name, _HEADINGS.get(name)
        elif name in ("s-start", "start box"):
            box.close()
            box.group = box.heading = None
        elif name in ("s-end", "end box", "end"):
            box.close()
    box.close()


def _cell(box: _Box, arguments: Arguments, node: Node) -> None:
    name = arguments.name
    rows = arguments.text("rows")
    span = min(int(rows), 50) if rows.isdecimal() and rows.isascii() else 1
    if name in ("s-ttl", "s-tul"):
        title = _title(box.reader, arguments)
        box.put(_TITLE, _Filled(title, years=arguments.text("years", "2"), rows=span), node)
        return
    status = _CELLS[name]
    if status:
        details = [arguments.text("reason", "1")]
        details += [f"{key} held by {arguments.text(key)}" for key in ("last", "next") if arguments.get(key)]
        reason = "; ".join(detail for detail in details if detail)
        filled = _Filled(status=f"{status}: {reason}" if reason else status, rows=span)
        first = box.row[_BEFORE] is None and (box.row[_TITLE] is None or name == "s-new")
        column = _BEFORE if first else _AFTER
    else:
        column = _BEFORE if name == "s-bef" else _AFTER
        key = "before" if column == _BEFORE else "after"
        filled = _people(box.reader, arguments, _numbered(arguments, key) or _numbered(arguments, "1"), span)
    box.put(column, filled, node)


def _whole_rows(box: _Box, arguments: Arguments, node: Node) -> None:
    """`{{succession box}}`, and its variants with several titles or neighbours ("one to two")."""
    reader = box.reader
    several = [key for key in arguments.all if re.fullmatch(r"title\d", key) and arguments.get(key)]
    for key in several or ["title"]:
        suffix = key.removeprefix("title")
        title = _title(reader, arguments, key)
        sides = []
        for side in ("before", "after"):
            given = [a for a in (arguments.get(side + suffix),) if a] if suffix else []
            sides.append(_people(reader, arguments, given or _numbered(arguments, side), 1))
        years = arguments.text("years" + suffix, "years")
        box.put(_BEFORE, sides[0], node)
        box.put(_TITLE, _Filled(title, years=years), node)
        box.put(_AFTER, sides[1], node)


def _numbered(arguments: Arguments, key: str) -> list[Argument]:
    """`before`, `before2`, `before3`, ..."""
    given = [arguments.get(key), *(arguments.get(f"{key}{n}") for n in range(1, 10) if key != "1")]
    return [argument for argument in given if argument is not None]


def _title(reader: Reader, arguments: Arguments, key: str = "title") -> tuple[Cell, ...]:
    argument = arguments.get(key) or arguments.get("1")
    if argument is None:
        return ()
    rich = reader.cleaner.rich(argument.start, argument.end, argument.nodes)
    notes = [reader.note_text(index) for _, index in rich.notes]
    notes += [arguments.text(key) for key in ("creation", "alongside", "with", "regent1") if arguments.get(key)]
    return (Cell(text=rich.text, links=rich.links(), notes=tuple(notes)),) if rich.text else ()


def _people(reader: Reader, arguments: Arguments, given: Sequence[Argument], rows: int) -> _Filled:
    """The holders that a cell names, one a line; one in brackets or without a link of its own qualifies the last."""
    cells: list[Cell] = []
    for argument in given:
        rich = reader.cleaner.rich(argument.start, argument.end, argument.nodes, "\n")
        notes = [reader.note_text(index) for _, index in rich.notes]
        start = 0
        for line in rich.text.split("\n"):
            end = start + len(line)
            links = rich.links(start, end)
            start = end + 1
            qualifies = cells and (line[:1] in "([" or line[:1].islower() or (cells[-1].links and not links))
            if qualifies:
                held = cells[-1]
                cells[-1] = Cell(text=held.text, links=held.links, notes=(*held.notes, line.strip("()[]")))
            elif line:
                cells.append(Cell(text=line, links=links, notes=tuple(notes)))
    position = arguments.text("as")
    if cells and position:
        cells[-1] = Cell(text=cells[-1].text, links=cells[-1].links, notes=(*cells[-1].notes, f"as {position}"))
    if len(cells) == 1 and not cells[0].links and _NOBODY.fullmatch(cells[0].text):
        return _Filled(status=cells[0].text, rows=rows)
    return _Filled(tuple(cells), rows=rows)
