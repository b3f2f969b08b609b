"""Worksheet -> PDF: the only home of typst.

Texts reach typst as data. Only the fonts that typst brings along are used (Libertinus Serif for Latin, Greek, Cyrillic,
Hebrew and phonetic letters, New Computer Modern and DejaVu for others), and no date is written: the same sheet gives
the same bytes on every machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from quizgen.errors import OutputError
from quizgen.outputs.stem import letter
from quizgen.outputs.worksheet.layout import (
    LARGE_SIZE,
    SIZE,
    column_width,
    draw_timeline,
    is_long,
    left_share,
    line_length,
    options_across,
    points_of,
)
from quizgen.outputs.worksheet.sheet import MARGIN, PAPERS, Look, Page, Sheet

_SURE = "\u024f"  # Latin up to here is there as a whole
# Greek, Cyrillic, Hebrew letters, phonetic letters, combining marks, extended Latin and Greek, common punctuation
_WELL_KNOWN = re.compile(r"[\u0250-\u036f\u0370-\u052f\u05b0-\u05f4\u1e00-\u1fff\u2010-\u2027\u2030-\u203a\u20ac]")
_NO_LETTER = "\U0003fffd"
_LETTERS = b"""#set page(width: 20pt, height: 20pt, margin: 2pt)
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))
#for letter in sys.inputs.letters.codepoints() { page(letter) }"""

CARD_WORD = 26
"""Characters of the longest word that a flashcard holds on a line."""

_NATURAL = re.compile(r"[^/_.?&=-]*[/_.?&=-]*")


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


def missing_letters(sheet: Sheet) -> str:
    """The letters of the sheet that no font at hand has, which are printed as boxes; each once, in order.

    typst does not tell them: each letter that is in doubt is set on a page of its own, beside one that there is not.
    """
    import typst

    text = json.dumps(asdict(sheet), ensure_ascii=False)
    doubtful = sorted({char for char in text if char > _SURE and not _WELL_KNOWN.match(char) and char.isprintable()})
    if not doubtful:
        return ""
    pages = typst.compile(
        _LETTERS,
        format="png",
        ppi=36,
        ignore_system_fonts=True,
        sys_inputs={"letters": "".join([_NO_LETTER, *doubtful])},
    )
    box, *drawn = pages
    return "".join(char for char, picture in zip(doubtful, drawn, strict=True) if picture == box)


def count_pages(sheet: Sheet, look: Look, pages: Sequence[tuple[Page, int]]) -> int:
    """How many pages the PDF has."""
    (count,) = re.findall(rb"<xmpTPg:NPages>(\d+)<", render_pdf(sheet, look, pages))
    return int(count)


def _source() -> bytes:
    return files(__package__).joinpath("worksheet.typ").read_bytes()


def _inputs(sheet: Sheet, look: Look, pages: Sequence[tuple[Page, int]]) -> dict[str, str]:
    width, height = PAPERS[look.paper]
    told = asdict(sheet)
    for version, told_version in zip(sheet.versions, told["versions"], strict=True):
        for group, told_group in zip(version.groups, told_version["groups"], strict=True):
            told_group["worth"] = points_of(group)
            for item, told_item in zip(group.items, told_group["items"], strict=True):
                told_item["across"] = options_across(item, look)
                told_item["share"] = left_share(item, look)
                told_item["long"] = is_long(item, look)
    kinds = dict.fromkeys(kind for kind, _ in pages)
    data: dict[str, Any] = {
        "sheet": told,
        "pages": [{"kind": kind, "version": place} for kind, place in pages],
        "look": {
            "size": LARGE_SIZE if look.large else SIZE, "columns": look.columns, "ids": look.ids,
            "width": width, "height": height, "margin": MARGIN, "line": column_width(look) - 12,
        },
        "letters": [letter(place) for place in range(max(26, _most_options(sheet)))],
        "timelines": {
            kind: asdict(draw_timeline(sheet, look, solved=kind != "timeline")) for kind in kinds if "timeline" in kind
        },
    }  # fmt: skip
    longest = min(int(line_length(look) * 0.7), CARD_WORD if any("cards" in kind for kind in kinds) else 200)
    return {"data": json.dumps(_breakable(data, longest), ensure_ascii=False)}


def _most_options(sheet: Sheet) -> int:
    items = (item for version in sheet.versions for group in version.groups for item in group.items)
    return max((len(item.options) for item in items), default=0)


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
