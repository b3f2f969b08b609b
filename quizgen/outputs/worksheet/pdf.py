"""Worksheet -> PDF: the only home of typst.

Texts reach typst as data. Only the fonts that typst brings along are used (Libertinus Serif for Latin, Greek, Cyrillic,
Hebrew and phonetic letters, New Computer Modern and DejaVu for others), and no date is written: the same sheet gives
the same bytes on every machine.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from quizgen.errors import OutputError
from quizgen.outputs.stem import letter
from quizgen.outputs.worksheet import timeline
from quizgen.outputs.worksheet.sheet import MARGIN, PAPERS, Look, Page, Sheet

SIZE, LARGE_SIZE = 11, 18
"""Type sizes in points, of ordinary and of large print."""

TIMELINE_SIZE = 9

CARD_WORD = 26
"""Characters of the longest word that a flashcard holds on a line."""

_NATURAL = re.compile(r"[^/_.?&=-]*[/_.?&=-]*")
_ACROSS = ((11, 4), (36, 2))  # longest option in characters -> options beside each other in a full line


def render_pdf(sheet: Sheet, look: Look, pages: Sequence[tuple[Page, int]]) -> bytes:
    """The pages asked for, each kind with the place of the version that it shows, as one PDF.

    Raises:
        OutputError: typst cannot set it.
    """
    import typst

    try:
        return typst.compile(_source(), format="pdf", ignore_system_fonts=True, sys_inputs=_inputs(sheet, look, pages))
    except typst.TypstError as error:
        raise OutputError("the worksheet", f"cannot be set ({error.message})", "try fewer questions") from None


def count_pages(sheet: Sheet, look: Look, pages: Sequence[tuple[Page, int]]) -> int:
    """How many pages the PDF has."""
    (count,) = re.findall(rb"<xmpTPg:NPages>(\d+)<", render_pdf(sheet, look, pages))
    return int(count)


def _source() -> bytes:
    return files(__package__).joinpath("worksheet.typ").read_bytes()


def _inputs(sheet: Sheet, look: Look, pages: Sequence[tuple[Page, int]]) -> dict[str, str]:
    width, height = PAPERS[look.paper]
    size = LARGE_SIZE if look.large else SIZE
    column = (width - 2 * MARGIN - 9 * (look.columns - 1)) / look.columns
    # characters on a line of a column, for what is decided before typst measures
    across = column / (size * 0.3528 * 0.5)
    told = asdict(sheet)
    for version in told["versions"]:
        for group in version["groups"]:
            for item in group["items"]:
                _add_layout(item, across, (height - 42) / (size * 0.3528 * 1.2))
    kinds = {kind for kind, _ in pages}
    data: dict[str, Any] = {
        "sheet": told,
        "pages": [{"kind": kind, "version": place} for kind, place in pages],
        "look": {
            "size": size, "columns": look.columns, "ids": look.ids, "width": width, "height": height,
            "margin": MARGIN, "line": column - 12,
        },
        "letters": [letter(place) for place in range(max(26, _most_options(sheet)))],
    }  # fmt: skip
    data |= {kind: _timeline(sheet, look, solved=kind != "timeline") for kind in kinds if kind.startswith("timeline")}
    longest = min(int(across * 0.7), CARD_WORD if any(kind.startswith("cards") for kind in kinds) else 200)
    return {"data": json.dumps(_breakable(data, longest), ensure_ascii=False)}


def _most_options(sheet: Sheet) -> int:
    items = (item for version in sheet.versions for group in version.groups for item in group.items)
    return max((len(item.options) for item in items), default=0)


def _add_layout(item: dict[str, Any], across: float, down: float) -> None:
    """Add what is decided by the lengths of texts, with so many characters on a line and so many lines on a page.

    How many options stand beside each other; which share of the width the left column of a match has (0: it stands above the right one); whether the
    question may be too long to stand on one page.
    """
    longest = max(map(len, item["options"]), default=0)
    full_line = 95  # characters of a line in one column of ordinary print
    item["across"] = next((count for most, count in _ACROSS if longest <= most * across / full_line), 1)
    left = max(map(len, item["left"]), default=0)
    item["share"] = min(max(left / (left + longest + 1), 0.4), 0.68) if across > 60 or left + longest < 30 else 0
    texts = [run["text"] for block in item["stem"] for run in block["runs"]]
    texts += [*item["options"], *item["left"], item["evidence"]]
    item["long"] = sum(len(text) // across + 1.4 for text in texts) + item["lines"] * 2 > down * 0.8


def _timeline(sheet: Sheet, look: Look, *, solved: bool) -> dict[str, Any]:
    """The drawn timeline; the unsolved one has the same moments as the solved, and its events below, shuffled."""
    width, height = PAPERS[look.paper]
    size = TIMELINE_SIZE * (1.5 if look.large else 1)
    labels = width - 2 * MARGIN - 48
    room = height - (84 if look.large else 75)
    across = (width - 2 * MARGIN) / (size * 0.3528 * 0.52)
    count = len(sheet.moments)
    while True:
        moments = timeline.spread(sheet.moments, count)
        drawn = timeline.draw(moments, room, labels, size=size, solved=True)
        lines = sum(1 + len(moment.before) // across for moment in moments)
        axis = room - 15 - lines * size * 0.3528 * 1.3 - len(moments) * size * 0.1
        asked = timeline.draw(moments, axis, labels, size=size, solved=False) if axis > 0 else None
        fits = len(drawn.placed) == count and asked is not None and len(asked.placed) == count
        if count == 0 or (fits and axis > room / 3):
            break
        count -= 1
    shown = drawn if solved or asked is None else asked
    events = random.Random("events").sample([moment.before for moment in moments], count)  # noqa: S311 - always the same
    return asdict(shown) | {"events": events, "size": size, "width": labels}


def _breakable(value: Any, most: int) -> Any:
    """The data with places to break in every word of more than so many characters."""
    if isinstance(value, str):
        return re.sub(rf"\S{{{most + 1},}}", lambda word: _broken(word[0], most), value)
    if isinstance(value, dict):
        return {key: _breakable(part, most) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_breakable(part, most) for part in value]
    return value


def _broken(word: str, most: int) -> str:
    """The word with a place to break after each part of an address, and in parts that are too long."""
    parts = _NATURAL.findall(word)
    return "\u200b".join(part[at : at + most] for part in parts for at in range(0, len(part), most))
