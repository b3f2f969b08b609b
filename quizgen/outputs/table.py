"""Tables: CSV and XLSX with everything about a question, TSV for Quizlet.

A spreadsheet takes a cell that begins with = + - or @ for a formula; in CSV and TSV such a text gets an apostrophe in
front, in XLSX every cell is written as text.
"""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from quizgen.model import FORMS, Deck, Form, Question
from quizgen.outputs.attribution import version
from quizgen.outputs.export import questions
from quizgen.outputs.stem import answer_text, clean, letter, one_line, pairs_of, stem_text

COLUMNS = (
    *("id", "form", "fact", "prompt", "options", "answer", "also accepted", "date"),
    *("evidence", "article", "section", "version", "licence", "address"),
)
"""The columns of CSV and XLSX."""

MAX_CELL = 32_767
"""Characters that a cell of Excel holds."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TOO_LONG = f"a cell holds {MAX_CELL:,} characters at most"


def row_of(card_id: str, question: Question) -> tuple[str, ...]:
    """A question as the cells of `COLUMNS`."""
    evidence = question.evidence
    cells = (
        card_id,
        question.form,
        question.fact_kind,
        _prompt(question),
        _options(question),
        answer_text(question),
        "; ".join(question.accepted),
        str(question.date or ""),
        evidence.sentence,
        evidence.title,
        " › ".join(question.section),
        version(evidence),
        evidence.licence or "",
        evidence.url or "",
    )
    return tuple(clean(cell) for cell in cells)


def _prompt(question: Question) -> str:
    items = [f"{place}. {one_line(left)}" for place, (left, _) in enumerate(pairs_of(question), start=1)]
    return "\n".join([stem_text(question), *(items if question.form == "match" else ())])


def _options(question: Question) -> str:
    """One option a line: lettered, in an order numbered."""
    numbered = question.form == "order"
    choices = enumerate(map(one_line, question.choices or ()))
    lines = [f"{place + 1 if numbered else letter(place)}. {choice}" for place, choice in choices]
    return "" if question.form == "true_false" else "\n".join(lines)


def _too_long(question: Question) -> str | None:
    return _TOO_LONG if any(len(cell) > MAX_CELL for cell in row_of("", question)) else None


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


class CsvWriter:
    """CSV (RFC 4180), UTF-8 with the mark that Excel knows it by."""

    extension = ".csv"
    graded: tuple[Form, ...] = FORMS

    def lacks(self, question: Question) -> str | None:
        """A text too long for a cell."""
        return _too_long(question)

    def render(self, deck: Deck) -> bytes:
        """A line of headings and one for each question."""
        file = StringIO()
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(map(_harmless, row_of(*card)) for card in questions(deck))
        return file.getvalue().encode("utf-8-sig")


class TsvWriter:
    """Term and definition, parted by a tab, one question a line: what Quizlet's import takes as it is pasted."""

    extension = ".tsv"
    graded: tuple[Form, ...] = ("basic", "typed", "cloze", "reversed", "true_false")

    def lacks(self, question: Question) -> str | None:
        """A question that cannot be asked without its options."""
        return None if question.form in self.graded else "a card with two sides has no place for options"

    def render(self, deck: Deck) -> bytes:
        """The lines."""
        sides = ((one_line(stem_text(question)), answer_text(question)) for _, question in questions(deck))
        return "".join(f"{_harmless(front)}\t{_harmless(back)}\n" for front, back in sides).encode("utf-8")


class XlsxWriter:
    """An Excel workbook with one sheet: headings that stay in sight, columns that can be filtered, nothing but text."""

    extension = ".xlsx"
    graded: tuple[Form, ...] = FORMS

    def lacks(self, question: Question) -> str | None:
        """A text too long for a cell."""
        return _too_long(question)

    def render(self, deck: Deck) -> bytes:
        """The workbook; its date is a fixed one."""
        from datetime import datetime

        import xlsxwriter

        file = BytesIO()
        options = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "in_memory": True,
        }
        book = xlsxwriter.Workbook(file, options)
        book.set_properties({"title": one_line(deck.title)[:255], "created": datetime(1980, 1, 1)})  # noqa: DTZ001
        sheet = book.add_worksheet("Questions")
        head, body = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for place, name in enumerate(COLUMNS):
            sheet.write_string(0, place, name, head)
        rows = [row_of(*card) for card in questions(deck)]
        for number, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell, body)
        for place, name in enumerate(COLUMNS):
            sheet.set_column(place, place, _WIDTHS.get(name, 14))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(rows)), len(COLUMNS) - 1)
        book.close()
        return file.getvalue()


_WIDTHS = {"prompt": 60, "options": 30, "answer": 30, "evidence": 60, "section": 24}  # characters
