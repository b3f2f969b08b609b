"""CSV, TSV, XLSX, Markdown and JSON lines, each read back by a reader that is not ours."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from markdown_it import MarkdownIt

from quizgen import codec, outputs, pipeline
from quizgen.model import FORMS, Deck, Question
from quizgen.outputs.table import COLUMNS, MAX_CELL

MakeDeck = Callable[..., Deck]

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")')


def rendered(name: str, deck: Deck) -> bytes:
    """The bytes of a format, without what it lacks; the same each time."""
    writer = outputs.EXPORTERS[name]()
    kept = replace(deck, cards=tuple(card for card in deck.cards if writer.lacks(card.question) is None))
    data = writer.render(kept)
    assert data == outputs.EXPORTERS[name]().render(kept)
    return data


def csv_rows(data: bytes) -> list[list[str]]:
    """The rows of a CSV file, as Python reads them."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def xlsx_rows(data: bytes) -> list[list[str]]:
    """The rows of a workbook, as openpyxl reads them; every cell is text."""
    (sheet,) = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    for row in sheet.iter_rows():
        assert {cell.data_type for cell in row if cell.value is not None} <= {"s"}
    return [[str(cell) if cell is not None else "" for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_rows(every_form: tuple[Question, ...], make_deck: MakeDeck, special: str, name: str) -> None:
    """Each question is a row with its id, options, answer and evidence, whatever characters are in them."""
    questions = [replace(q, prompt=f"{special} {q.prompt}") if q.form == "basic" else q for q in every_form]
    head, *rows = (csv_rows if name == "csv" else xlsx_rows)(rendered(name, make_deck(*questions)))
    assert tuple(head) == COLUMNS
    assert [row[0] for row in rows] == [question.id for question in questions]
    assert [row[1] for row in rows] == [question.form for question in questions]
    told = {row[1]: dict(zip(head, row, strict=True)) for row in rows}
    assert told["basic"]["prompt"] == f"{special} When did the lighthouse at Varne Point open?"
    assert told["basic"]["date"] == "1902-05-04"
    assert told["choice"]["options"] == "A. 1901\nB. 1902\nC. 1903\nD. 1904"
    assert told["cloze"]["prompt"] == "Ida Marsh kept it from _____ (day month year) on."
    assert told["typed"]["also accepted"] == "Lowe"
    assert told["match"]["answer"].startswith("Ida Marsh became Mayor of Varne – 1902; The Emerald sank – 1898")
    assert told["match"]["prompt"].splitlines()[1] == "1. Ida Marsh became Mayor of Varne"
    assert told["order"]["answer"].startswith("The light was lit; Ida Marsh became Mayor")
    assert all(row[head.index("evidence")] == every_form[0].evidence.sentence for row in rows)


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx"])
def test_formulas_are_neutralised(
    every_form: tuple[Question, ...], make_deck: MakeDeck, name: str, formula: str
) -> None:
    """No cell can be taken for a formula by a spreadsheet."""
    data = rendered(name, make_deck(replace(every_form[0], prompt=f"{formula} x", answer=formula)))
    if name == "xlsx":
        rows = xlsx_rows(data)  # which looks at the type of each cell
    else:
        rows = [line.split("\t") for line in data.decode().splitlines()] if name == "tsv" else csv_rows(data)
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(formula.strip() in cell for row in rows for cell in row)


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_too_long_for_a_cell(every_form: tuple[Question, ...], name: str) -> None:
    """A text that no cell holds is left out with the reason, and the longest that one holds is kept."""
    writer = outputs.EXPORTERS[name]()
    assert writer.lacks(replace(every_form[0], prompt="x" * (MAX_CELL + 1))) == "a cell holds 32,767 characters at most"
    assert writer.lacks(replace(every_form[0], prompt="x" * MAX_CELL)) is None


def test_tsv(every_form: tuple[Question, ...], make_deck: MakeDeck) -> None:
    """Quizlet's import gets term and definition on each line; questions that need options are left out."""
    tabbed = replace(every_form[0], id="tabbed", prompt="a\tb\nc")
    lines = rendered("tsv", make_deck(*every_form, tabbed)).decode().splitlines()
    pairs = [line.split("\t") for line in lines]
    assert all(len(pair) == 2 for pair in pairs)
    assert pairs[0] == ["When did the lighthouse at Varne Point open?", "4 May 1902"]
    assert pairs[-1] == ["a b c", "4 May 1902"]
    lacks = outputs.EXPORTERS["tsv"]().lacks
    assert {q.form for q in every_form if lacks(q) is not None} == {"choice", "match", "order"}


def shown(token_text: str) -> str:
    """Text without white space."""
    return re.sub(r"\s+", "", token_text)


def markdown_text(data: bytes) -> tuple[str, list[str]]:
    """The text that a reader of Markdown shows, and the kinds of markup that it found."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(data.decode())
    inner = [child for token in tokens for child in (token.children or [])]
    kinds = {token.type for token in (*tokens, *inner)}
    return shown("".join(child.content if child.type == "text" else " " for child in inner)), sorted(kinds)


def test_markdown(every_form: tuple[Question, ...], make_deck: MakeDeck, special: str) -> None:
    """A reader of Markdown shows every text as it is: nothing in one is taken for markup."""
    starts = ("# x", "- x", "+ x", "1. x", "2) x", "> x", "    x", "***", "===", "| a |", "![a](b)", "<http://a.b>")
    questions = list(every_form)
    questions += [
        replace(every_form[0], id=f"s{place}", prompt=text, answer=text, accepted=(text,))
        for place, text in enumerate((special, *starts))
    ]
    text, kinds = markdown_text(rendered("markdown", make_deck(*questions, title=special)))
    for question in questions:
        if question.form in ("basic", "reversed", "choice", "true_false", "order"):
            assert shown(question.prompt) in text
        assert all(shown(choice) in text for choice in question.choices or ())
        if question.form not in ("match", "order"):
            assert shown(question.answer) in text
    assert set(kinds) <= set(
        "text strong_open strong_close softbreak inline paragraph_open paragraph_close heading_open heading_close "
        "ordered_list_open ordered_list_close bullet_list_open bullet_list_close list_item_open list_item_close "
        "blockquote_open blockquote_close".split()
    )


def test_bank_round_trip(every_form: tuple[Question, ...], make_deck: MakeDeck, special: str, tmp_path: Path) -> None:
    """JSON lines are read back as the very same questions, and by the pipeline as a bank."""
    questions = (*every_form, replace(every_form[0], id="special", prompt=special, answer=f"{special}\u2028\u0007"))
    data = rendered("jsonl", make_deck(*questions))
    assert codec.questions_from_lines(data.decode(), "bank") == questions
    (tmp_path / "bank.jsonl").write_bytes(data)
    target = pipeline.find_target(str(tmp_path / "bank.jsonl"))
    assert (target.is_bank, target.name) == (True, "bank")
    assert pipeline.make_bank(target, None, lambda _: None).questions == questions
    assert {question.form for question in questions} == set(FORMS)
