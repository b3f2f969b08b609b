"""Page -> Article."""

from __future__ import annotations

import re

from quizgen.article import prose
from quizgen.article.nodes import Node
from quizgen.article.reader import Reader
from quizgen.article.scan import scan
from quizgen.model import Article, Outcome, Page, Section, Skipped

_DATE_ORDER = re.compile(r"\{\{\s*[Uu]se[ _](dmy|mdy)[ _]dates\b")
_REDIRECT = re.compile(r"\s{0,99}#redirect\b", re.IGNORECASE)
_BACK_MATTER = re.compile(
    r"(?:(?:general|primary|secondary|cited|further|selected|works?|scholarly|external|source|explanatory|web|online)\s+)?"
    r"(?:notes?|references?|footnotes?|citations?|sources?|bibliography|literature|reading|links|see also|cited|"
    r"notes and references|references and notes|notes and sources|notes and citations|citations and notes|"
    r"references and sources|sources and references|works cited|biographies|endnotes)",
    re.IGNORECASE,
)


def parse_article(page: Page) -> Outcome[Article]:
    """Read a page: its one article, and what could not be read. Never raises, whatever the wikitext; linear in time."""
    text = _readable(page.wikitext)
    if _REDIRECT.match(text):
        return Outcome((Article(page=page, sections=()),), (Skipped(where=page.title, why="a redirect"),))
    order = _DATE_ORDER.search(text)
    reader = Reader(page, text, order[1] if order else None)  # type: ignore[arg-type]
    sections = _sections(reader, scan(text))
    return Outcome((reader.article(tuple(sections)),), tuple(reader.skipped))


def _readable(text: str) -> str:
    """The text with control characters and unusual spaces as plain spaces; no offset changes."""
    for char in ("\r", "\x00", "\u00a0", "\u2009", "\u202f", "\u2002", "\u2003", "\u200a", "\t", "\x0b", "\x0c"):
        if char in text:
            text = text.replace(char, " ")
    for char in ("\ue000", "\ue001", "\ue002"):
        if char in text:
            text = text.replace(char, "\ufffd")
    return text


def _sections(reader: Reader, nodes: list[Node]) -> list[Section]:
    found: list[Section] = []
    path: list[tuple[int, str]] = []
    level, start, first = 1, 0, 0
    for i, node in enumerate([*nodes, None]):
        if node is not None and node.kind != "heading":
            continue
        reader.section = tuple(title for _, title in path)
        end = node.start if node is not None else len(reader.text)
        found.append(_section(reader, level, start, end, nodes[first:i]))
        if node is not None:
            level, start, first = int(node.name), node.end, i + 1
            while path and path[-1][0] >= level:
                path.pop()
            path.append((level, reader.cleaner.plain(*node.inner, scan(reader.text, *node.inner))))
    return found


def _section(reader: Reader, level: int, start: int, end: int, nodes: list[Node]) -> Section:
    path = reader.section
    if any(_BACK_MATTER.fullmatch(title) for title in path):
        reader.back_matter(nodes)
        return Section(path=path, level=level, blocks=())
    return Section(path=path, level=level, blocks=tuple(prose.read(reader, start, end, nodes)))
