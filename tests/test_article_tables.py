"""Tables as rows of cells."""

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.model import Page, Table


def tables(wikitext: str) -> tuple[Table, ...]:
    """The tables of a page."""
    return parse_article(Page(title="Ada Marsh", wikitext=wikitext)).items[0].tables


@pytest.mark.parametrize(
    ("wikitext", "caption", "rows"),
    [
        ("{|\n|a\n|b\n|-\n|c\n|d\n|}", "", [["a", "b"], ["c", "d"]]),
        ("{| class=wikitable\n|+ The ''lights''\n! Name !! Year\n|-\n| Varne || 1902\n|}", "The lights",
         [["Name", "Year"], ["Varne", "1902"]]),
        ("{|\n|+ style='x' | Lights\n|-\n|a\n|}", "Lights", [["a"]]),
        ("{|\n| style='x' | a || align=left | [[b|c]]\n|}", "", [["a", "c"]]),
        ("{|\n|a\nb\n\nc\n|d\n|}", "", [["a b\nc", "d"]]),
        ("{|\n|\n* a\n* b\n|c<br>d\n|}", "", [["a\nb", "c\nd"]]),
        ("{|\n! scope=row | a\n| b\n|}", "", [["a", "b"]]),
        ("{|\n! a || b !! c\n|}", "", [["a", "b", "c"]]),
        ("{|\n| rowspan=2 | a || b\n|-\n| c\n|-\n| d || e\n|}", "", [["a", "b"], ["a", "c"], ["d", "e"]]),
        ('{|\n| a || rowspan="3" | b\n|-\n| c\n|-\n| d\n|}', "", [["a", "b"], ["c", "b"], ["d", "b"]]),
        ("{|\n| colspan=2 | a\n|-\n| b || c\n|}", "", [["a", "a"], ["b", "c"]]),
        ("{|\n| {{nowrap|a}}<ref>x|y</ref> || {{ubl|b|c}}\n|}", "", [["a", "b\nc"]]),
        ("{|\n|-\n|-\n! colspan=2 |\n|-\n| a || b\n|}", "", [["a", "b"]]),
        (":{|\n|a\n|}", "", [["a"]]),
        ("{|\n| a\n|-\n| b <!-- c | d -->\n|}", "", [["a"], ["b"]]),
        ("{|\n!a\n!b\n|-\n|c!!d||e\n|}", "", [["a", "b"], ["c!!d", "e"]]),
    ],
)  # fmt: skip
def test_rows(wikitext: str, caption: str, rows: list[list[str]]) -> None:
    """A table is a grid of plain text; a cell that spans stands in every place that it covers."""
    (table,) = tables(wikitext)
    assert table.caption == caption
    assert [[cell.text for cell in row] for row in table.rows] == rows


def test_cells_keep_links_and_notes() -> None:
    """A cell has its links and the notes in it; the table its section and span."""
    wikitext = "== A ==\n{|\n| [[Varne|V.]] {{efn|Or so.}}\n|}\n"
    (table,) = tables(wikitext)
    (cell,) = table.rows[0]
    assert [(link.target, link.start, link.end) for link in cell.links] == [("Varne", 0, 2)]
    assert cell.notes == ("Or so.",)
    assert table.section == ("A",)
    assert wikitext[table.start : table.end] == wikitext[8:-1]


def test_nested_tables() -> None:
    """A table in a cell is a table of its own, after the one around it, and no words of the cell."""
    outer, inner = tables("{|\n| a\n{|\n| b\n|}\n| c\n|}")
    assert [[cell.text for cell in row] for row in outer.rows] == [["a", "c"]]
    assert [[cell.text for cell in row] for row in inner.rows] == [["b"]]


@pytest.mark.parametrize("wikitext", ["{|\n|}", "{|\n|\n|}", "{|\n|-\n|}", "{|\n| a", "x {| y |}"])
def test_no_table(wikitext: str) -> None:
    """A table without words, and one that is never closed, is none."""
    assert tables(wikitext) == ()


def test_spans_are_bounded() -> None:
    """A span beyond reason does not blow a table up."""
    (table,) = tables("{|\n" + "| rowspan=999 colspan=999 | a\n|-\n" * 500 + "|}")
    assert sum(map(len, table.rows)) <= 20_100
