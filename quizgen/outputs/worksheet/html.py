"""Worksheet -> HTML: one file that needs no other, with styles for the screen and for print."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from quizgen.outputs.stem import letter
from quizgen.outputs.worksheet.layout import LARGE_SIZE, SIZE, card_size, draw_timeline, options_across, points_of
from quizgen.outputs.worksheet.sheet import Item, Look, Page, Sheet

if TYPE_CHECKING:
    import jinja2

LABELS: dict[Page, str] = {
    "questions": "",
    "teacher": "Teacher's copy",
    "bubbles": "Answer sheet",
    "key": "Answer key",
    "timeline": "Timeline",
    "timeline-solved": "Timeline, solved",
    "cards": "Flashcards: print on both sides, turned over the long edge",
    "cards-fold": "Flashcards: cut along the dashes, fold along the dots",
}

_SPARE = 24  # millimetres of a page: a browser's own fonts may be wider and higher than those of the PDF


def render_html(sheet: Sheet, look: Look, pages: Sequence[tuple[Page, int]]) -> bytes:
    """The pages asked for, each kind with the place of the version that it shows, as one file."""
    timelines = {
        kind: draw_timeline(sheet, look, solved=kind != "timeline", spare=_SPARE)
        for kind, _ in pages
        if "timeline" in kind
    }
    text = _template().render(
        sheet=sheet,
        look=look,
        pages=pages,
        labels=LABELS,
        timelines=timelines,
        style=files(__package__).joinpath("worksheet.css").read_text(encoding="utf-8"),
        size=LARGE_SIZE if look.large else SIZE,
        letter=letter,
        points=points_of,
        written=_written,
        across=lambda item: options_across(item, look),
        card_size=lambda item, back, fold: card_size(item, back=back, fold=fold),
    )
    return text.lstrip().encode("utf-8")


@cache
def _template() -> jinja2.Template:
    import jinja2

    source = files(__package__).joinpath("worksheet.html").read_text(encoding="utf-8")
    return jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(source)


def _written(item: Item) -> str:
    if item.form == "match":
        return "  ".join(f"{place}–{mark}" for place, mark in enumerate(item.answer, start=1))
    return " ".join(item.answer)
