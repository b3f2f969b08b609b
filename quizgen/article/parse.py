"""Page -> Article."""

from __future__ import annotations

import re

from quizgen.article import sections
from quizgen.article.reader import Reader
from quizgen.article.scan import scan
from quizgen.model import Article, Outcome, Page, Skipped

_DATE_ORDER = re.compile(r"\{\{\s{0,9}use[ _](dmy|mdy)[ _]dates\b", re.IGNORECASE)
_REDIRECT = re.compile(r"\s{0,99}#redirect\b", re.IGNORECASE)


def parse_article(page: Page) -> Outcome[Article]:
    """Read a page: its one article, and what could not be read. Never raises, whatever the wikitext; linear in time."""
    text = _readable(page.wikitext)
    if _REDIRECT.match(text):
        return Outcome((Article(page=page, sections=()),), (Skipped(where=page.title, why="a redirect"),))
    order = _DATE_ORDER.search(text)
    reader = Reader(page, text, order[1].lower() if order else None)  # type: ignore[arg-type]
    found = sections.read(reader, scan(text))
    return Outcome((reader.article(tuple(found)),), tuple(reader.skipped))


def _readable(text: str) -> str:
    """The text with control characters and unusual spaces as plain spaces; no offset changes."""
    for char in ("\r", "\x00", "\u00a0", "\u2009", "\u202f", "\u2002", "\u2003", "\u200a", "\t", "\x0b", "\x0c"):
        if char in text:
            text = text.replace(char, " ")
    for char in ("\ue000", "\ue001", "\ue002"):
        if char in text:
            text = text.replace(char, "\ufffd")
    return text
