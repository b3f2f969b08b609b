"""The state of reading one page: what is found on the way to plain text and has a record of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from quizgen.article import infoboxes, media, passages, references, successions, tables, templates
from quizgen.article.arguments import Arguments, name_of
from quizgen.article.blocks import Block
from quizgen.article.clean import Cleaner
from quizgen.article.nodes import Node
from quizgen.article.rich import DROPPED, Draft
from quizgen.article.roles import role
from quizgen.model import (
    Article,
    Caption,
    DateOrder,
    Infobox,
    Note,
    Page,
    Passage,
    Reference,
    Section,
    Skipped,
    Succession,
    Table,
)


class Reader:
    """Reads ranges of one page. The lists fill in the order of the text."""

    def __init__(self, page: Page, text: str, date_order: DateOrder | None) -> None:
        self.page = page
        self.text = text
        self.date_order = date_order
        self.cleaner = Cleaner(self)
        self.section: tuple[str, ...] = ()
        self.parameter: str | None = None  # of the infobox that is being read
        self.in_note = False
        self.in_back_matter = False
        self.references: list[Reference | None] = []
        self.notes: list[Note | None] = []
        self.notes_of_refs: dict[int, int] = {}
        self.infoboxes: list[Infobox] = []
        self.passages: list[Passage] = []
        self.successions: list[Succession] = []
        self.tables: list[Table] = []
        self.captions: list[Caption] = []
        self.categories: list[str] = []
        self.skipped: list[Skipped] = []
        self._unknown: Counter[str] = Counter()
        self._indexes: dict[tuple[str, str | None, str | int], int] = {}
        self._met: set[tuple[int, str]] = set()  # what was recorded, by place and purpose: a value may be read twice
        self._succession: list[Node] = []
        self._line = (0, 1)  # a position before which the lines have been counted, and their number

    def article(self, sections: tuple[Section, ...]) -> Article:
        """What was read, once all is read."""
        successions.read(self, sorted(self._succession, key=lambda node: node.start))
        return Article(
            page=self.page,
            sections=sections,
            infoboxes=tuple(self.infoboxes),
            passages=tuple(self.passages),
            successions=tuple(self.successions),
            tables=tuple(self.tables),
            captions=tuple(self.captions),
            notes=tuple(n or _NO_NOTE for n in self.notes),
            references=tuple(r or _NO_REFERENCE for r in self.references),
            categories=tuple(dict.fromkeys(self.categories)),
            date_order=self.date_order,
            unknown_templates=tuple(sorted(self._unknown.items(), key=lambda item: (-item[1], item[0]))),
        )

    # --- what the cleaner meets -----------------------------------------------------------------------------------

    def claim(self, draft: Draft, node: Node, arguments: Arguments) -> bool:
        """Whether a template in running text has a record of its own, which is made; it leaves no words."""
        part = role(arguments.name)
        if part == "text":
            return False
        draft.made(DROPPED, node.start, node.end)
        if part == "note":
            references.template_note(self, draft, node, arguments)
        elif part == "citation":
            references.template_citation(self, draft, node, arguments)
        elif part in ("quote", "floating quote"):
            if self.first_time(node):
                quote = passages.quotation(self, Block("quote", node.start, node.end, [node]), "")
                if quote is not None:
                    quote.finish(self)
        else:
            self._record(node)
        return True

    def alone(self, node: Node) -> None:
        """Record what stands outside prose."""
        if node.kind == "template":
            name = name_of(self.text, node)
            if role(name) != "text":
                self._record(node)
                return
            if templates.policy(name) is None:
                self.unknown(node, name)
            self._successions_in(node)
        elif node.kind == "table":
            self.table(node)
            self._successions_in(node)
        elif node.kind in ("link", "tag"):
            self.cleaner.flatten(Draft(), node.start, node.end, [node])

    def _record(self, node: Node) -> None:
        part = role(node.name)
        if not self.first_time(node):
            return
        if part == "infobox":
            infoboxes.read(self, node)
        elif part == "images":
            media.template_images(self, node)
        elif part == "succession":
            self._succession.append(node)
        elif part == "references":
            references.defined_in_list(self, node.children)

    def back_matter(self, nodes: Sequence[Node]) -> None:
        """Record what may stand in the reference sections and is no prose: categories, references, successions."""
        self.in_back_matter = True
        for node in nodes:
            if stands_outside(node, self.text):
                self.alone(node)
            else:
                self._successions_in(node)
        self.in_back_matter = False

    def _successions_in(self, node: Node) -> None:
        """Collect the succession boxes that a navigation box wraps."""
        for child in node.children if node.kind in ("template", "table") else ():
            if child.kind == "template" and role(name_of(self.text, child)) == "succession":
                self._succession.append(child)
            else:
                self._successions_in(child)

    def reference_mark(self, draft: Draft, node: Node) -> None:
        """Put the mark of a `<ref>` into a draft."""
        references.mark(self, draft, node)

    def first_time(self, node: Node) -> bool:
        """Whether a construct is met for the first time; from now on it is not."""
        return self._once(node.start, "record")

    def _once(self, at: int, purpose: str) -> bool:
        key = (at, purpose)
        first = key not in self._met
        self._met.add(key)
        return first

    def index(self, kind: Literal["ref", "note"], group: str | None, name: str | int) -> int:
        """The index of a reference or note, the same for the same name (for one without: place); new ones are free."""
        key = (kind, group, name)
        if key not in self._indexes:
            entries: list[Reference | None] | list[Note | None] = self.references if kind == "ref" else self.notes
            self._indexes[key] = len(entries)
            entries.append(None)
        return self._indexes[key]

    def note_text(self, index: int) -> str:
        """The text of a note read before; "" for one that is defined later."""
        note = self.notes[index]
        return " ".join(sentence.text for sentence in note.sentences) if note else ""

    def image(self, node: Node) -> None:
        """Record an image's caption."""
        if not self.in_back_matter and self.first_time(node):
            media.image(self, node)

    def gallery(self, node: Node) -> None:
        """Record a gallery's captions."""
        if not self.in_back_matter and self.first_time(node):
            media.gallery(self, node)

    def table(self, node: Node) -> None:
        """Record a table."""
        if not self.in_back_matter and self.first_time(node):
            tables.read(self, node)

    def category(self, target: str) -> None:
        """Record a category."""
        name = target.partition(":")[2].replace("_", " ").strip()
        if name:
            self.categories.append(name[:1].upper() + name[1:])

    def hidden(self, node: Node) -> None:
        """Record what a tag without words holds: list-defined references."""
        references.defined_in_list(self, node.children)

    def unknown(self, node: Node, name: str) -> None:
        """Count a template that nothing here knows."""
        if not self.in_back_matter and self.first_time(node):
            self._unknown[name[:80]] += 1

    def skip(self, at: int, why: str) -> None:
        """Report what was not read, once for a place and reason."""
        if self._once(at, why):
            counted, line = self._line
            line += self.text.count("\n", min(counted, at), at)
            self._line = (max(counted, at), line)
            self.skipped.append(Skipped(where=f"{self.page.title}, line {line}", why=why))


def stands_outside(node: Node, text: str) -> bool:
    """Whether a construct of a reference section has a record of its own."""
    if node.kind == "template":
        return role(name_of(text, node)) in ("succession", "references")
    if node.kind == "link":
        return text[node.start + 2 : node.start + 12].lstrip().lower().startswith("category")
    return node.kind == "tag" and node.name == "references"


_NO_NOTE = Note(sentences=(), section=(), start=0, end=0)
_NO_REFERENCE = Reference(name=None, group=None, text="", citations=(), start=0, end=0)
