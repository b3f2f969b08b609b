"""Worksheet -> DOCX, for the teacher who wants to change a word before class: the only home of python-docx.

Paragraphs, tabs and underlines only, in styles that can be changed in one place; no tables and no text boxes, so that
whatever is deleted or added leaves the rest as it is. The same sheet gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from quizgen.outputs.export import zipped
from quizgen.outputs.stem import Block, letter
from quizgen.outputs.worksheet.html import LABELS
from quizgen.outputs.worksheet.layout import LARGE_SIZE, SIZE, column_width, options_across, points_of
from quizgen.outputs.worksheet.sheet import MARGIN, PAPERS, Item, Look, Page, Sheet, Version

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

PAGES: tuple[Page, ...] = ("questions", "teacher", "key")
"""The kinds of pages that can be set as running text."""

_INDENT = 10  # millimetres from the number to the text
_MILLIMETRES_A_GAP = 2.2  # of an underscore at 11 points


def render_docx(sheet: Sheet, look: Look, pages: Sequence[tuple[Page, int]]) -> bytes:
    """The pages asked for, each kind with the place of the version that it shows, each beginning a section of its own.

    Raises:
        ValueError: a kind that is not in `PAGES`.
    """
    import docx

    document = docx.Document()
    _set_styles(document, look)
    for number, (kind, place) in enumerate(pages):
        if kind not in PAGES:
            raise ValueError(f"no {kind} in DOCX")
        section = document.sections[0] if number == 0 else document.add_section()
        version = sheet.versions[place]
        _set_page(
            document,
            section,
            sheet,
            look,
            f"{LABELS[kind]} {f'Version {version.mark}' if version.mark else ''}".strip(),
        )
        if kind == "key":
            _add_key(document, version)
        else:
            _add_questions(document, sheet, look, version, filled=kind == "teacher")
        _add_sources(document, sheet)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = sheet.title, "", ""
    properties.created = properties.modified = datetime(1980, 1, 1)  # noqa: DTZ001 - the earliest that a zip archive knows
    file = BytesIO()
    document.save(file)
    return _with_fixed_times(file.getvalue())


def _with_fixed_times(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return zipped([(info.filename, archive.read(info)) for info in archive.infolist()])


# --- page and styles ------------------------------------------------------------------------------------------------


def _set_styles(document: Document, look: Look) -> None:
    from docx.shared import Mm, Pt, RGBColor

    size = LARGE_SIZE if look.large else SIZE
    normal: Any = document.styles["Normal"]
    normal.font.size, normal.font.name = Pt(size), "Cambria"
    normal.paragraph_format.space_after = Pt(4)
    for name, scale in (("Title", 1.6), ("Heading 1", 1.25)):
        style: Any = document.styles[name]
        style.font.size, style.font.name, style.font.color.rgb = Pt(size * scale), "Cambria", RGBColor(0, 0, 0)
    quote: Any = document.styles["Quote"]
    quote.font.italic, quote.font.color.rgb = False, RGBColor(0, 0, 0)
    quote.paragraph_format.left_indent = Mm(_INDENT + 6)


def _set_page(document: Document, section: Any, sheet: Sheet, look: Look, label: str) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    width, height = PAPERS[look.paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN)
    columns = section._sectPr.find(qn("w:cols"))  # noqa: SLF001 - python-docx has no columns of its own
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)  # noqa: SLF001
    columns.set(qn("w:num"), str(1 if label.startswith(LABELS["key"]) else look.columns))
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    for part, left in ((section.header, sheet.title), (section.footer, "")):
        paragraph = part.paragraphs[0]
        paragraph.style = document.styles["Normal"]  # that of headers has a tab stop in the middle
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(width - 2 * MARGIN), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"{left}\t")
    section.header.paragraphs[0].add_run(label).bold = True
    numbers = section.footer.paragraphs[0]
    numbers.add_run("page ")
    _add_field(numbers, "PAGE")
    numbers.add_run(" of ")
    _add_field(numbers, "SECTIONPAGES")
    _restart_numbers(section)


def _restart_numbers(section: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for old in section._sectPr.findall(qn("w:pgNumType")):  # noqa: SLF001
        section._sectPr.remove(old)  # noqa: SLF001
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    # the schema wants it before the columns
    section._sectPr.find(qn("w:cols")).addprevious(numbering)  # noqa: SLF001


def _add_field(paragraph: Paragraph, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001


# --- content --------------------------------------------------------------------------------------------------------


def _add_questions(document: Document, sheet: Sheet, look: Look, version: Version, *, filled: bool) -> None:
    document.add_paragraph(sheet.title, style="Title")
    names = f"Name {'_' * 24}  Class {'_' * 8}  Date {'_' * 10}  Score ____ / {version.points}"
    document.add_paragraph(names)
    document.add_paragraph(sheet.instructions)
    for group in version.groups:
        document.add_heading(group.heading, level=1)
        told = document.add_paragraph(f"{group.instruction} ({points_of(group)})")
        told.paragraph_format.keep_with_next = True
        for item in group.items:
            _keep_together(_question(document, look, item, filled=filled))


def _question(document: Document, look: Look, item: Item, *, filled: bool) -> list[Paragraph]:
    paragraphs = [_part(document, item, part, number=place == 0, filled=filled) for place, part in enumerate(item.stem)]
    if look.ids:
        run = paragraphs[0].add_run(f"  [{item.id}]")
        run.font.size = _small(look)
    match item.form:
        case "choice":
            paragraphs += _choices(document, look, item, filled=filled)
        case "true_false":
            boxes = [f"{'☒' if filled and option in item.answer else '☐'} {option}" for option in item.options]
            paragraphs.append(_indented(document, "      ".join(boxes)))
        case "match":
            marks = [
                f"{item.answer[place] if filled else '____'}  {place + 1}. {text}"
                for place, text in enumerate(item.left)
            ]
            paragraphs += [_indented(document, mark) for mark in marks]
            paragraphs += [
                _indented(document, f"{letter(place)}. {text}", 14) for place, text in enumerate(item.options)
            ]
        case "order":
            paragraphs += [_indented(document, f"{letter(place)}. {text}") for place, text in enumerate(item.options)]
            boxes = [mark if filled else "____" for mark in item.answer]
            paragraphs.append(_indented(document, " → ".join(boxes)))
        case "typed" | "basic" | "reversed":
            line = "_" * int(
                min(item.line, column_width(look) - 2 * _INDENT) / _MILLIMETRES_A_GAP * (SIZE / _size(look))
            )
            texts = [item.answer[0]] if filled else [line] * item.lines
            paragraphs += [_indented(document, text) for text in texts]
        case _:
            pass
    return paragraphs + ([_proof(document, item)] if filled else [])


def _part(document: Document, item: Item, part: Block, *, number: bool, filled: bool) -> Paragraph:
    from docx.shared import Mm

    paragraph = document.add_paragraph(style="Quote" if part.quoted else "Normal")
    if number:
        paragraph.add_run(f"{item.number}.").bold = True
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(_INDENT))
        paragraph.paragraph_format.left_indent = Mm(_INDENT)
        paragraph.paragraph_format.first_line_indent = Mm(-_INDENT)
        paragraph.add_run("\t" + (f"[{item.context}] " if item.context else ""))
    elif not part.quoted:
        paragraph.paragraph_format.left_indent = Mm(_INDENT)
    paragraph.add_run("“" if part.quoted else "")
    for run in part.runs:
        if not run.gap:
            paragraph.add_run(run.text)
        elif filled:
            paragraph.add_run(item.answer[0]).underline = True
        else:
            paragraph.add_run(f"{'_' * int(item.line / _MILLIMETRES_A_GAP)} ({run.text})")
    paragraph.add_run("”" if part.quoted else "")
    return paragraph


def _choices(document: Document, look: Look, item: Item, *, filled: bool) -> list[Paragraph]:
    """The options, as many beside each other as there is room for; the right one bold in a teacher's copy."""
    from docx.shared import Mm

    across = options_across(item, look)
    step = (column_width(look) - _INDENT) / across
    paragraphs = []
    for first in range(0, len(item.options), across):
        paragraph = _indented(document, "")
        for column in range(1, across):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(_INDENT + step * column))
        for place in range(first, min(first + across, len(item.options))):
            mark = letter(place)
            run = paragraph.add_run(("\t" if place > first else "") + f"{mark}. {item.options[place]}")
            run.bold = True if filled and mark in item.answer else None
        paragraphs.append(paragraph)
    return paragraphs


def _add_key(document: Document, version: Version) -> None:
    document.add_paragraph("Answer key", style="Title")
    for group in version.groups:
        document.add_heading(group.heading, level=1)
        for item in group.items:
            paragraph = document.add_paragraph(f"{item.number}. ")
            marks = [f"{place}–{mark}" for place, mark in enumerate(item.answer, start=1)]
            paragraph.add_run("  ".join(marks if item.form == "match" else item.answer)).bold = True
            paragraph.add_run(f"  {item.told}" if item.told else "")
            _keep_together([paragraph, _proof(document, item)])


def _proof(document: Document, item: Item) -> Paragraph:
    from docx.shared import Pt

    also = f"Also right: {'; '.join(item.accepted)}. " if item.accepted and not item.options else ""
    paragraph = _indented(document, "")
    paragraph.add_run(f"{also}{item.evidence} ({item.place})").font.size = Pt(9)
    return paragraph


def _add_sources(document: Document, sheet: Sheet) -> None:
    from docx.shared import Pt

    for source in sheet.sources:
        document.add_paragraph().add_run(f"Source: {source}").font.size = Pt(8)


def _indented(document: Document, text: str, more: int = 0) -> Paragraph:
    from docx.shared import Mm

    paragraph = document.add_paragraph(text)
    paragraph.paragraph_format.left_indent = Mm(_INDENT + more)
    return paragraph


def _keep_together(paragraphs: Sequence[Paragraph]) -> None:
    """No page ends within the paragraphs."""
    from docx.shared import Pt

    for paragraph in paragraphs:
        paragraph.paragraph_format.keep_together = True
    for paragraph in paragraphs[:-1]:
        paragraph.paragraph_format.keep_with_next = True
    paragraphs[-1].paragraph_format.space_after = Pt(10)


def _size(look: Look) -> int:
    return LARGE_SIZE if look.large else SIZE


def _small(look: Look) -> Any:
    from docx.shared import Pt

    return Pt(_size(look) * 0.6)
