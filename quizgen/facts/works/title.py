"""Titles in italics with a year after them."""

from __future__ import annotations

import re

from quizgen.names import fold

MAX_TITLE = 120
YEAR_AFTER = re.compile(r"[”\"’']?,? \((?:[^()\d]{2,60}, )?(?P<year>1[0-9]\d{2}|20\d{2})\)")
_WORD_TITLE = re.compile(r"[\"“‘]?(?:[A-ZÀ-ÖØ-ÞА-Я¿¡]|\d{1,4} [A-Z]|[A-Za-z]+ [A-Z]).*")


def is_title(title: str) -> bool:
    """Whether text in italics can be a work's title."""
    return (
        1 < len(title) <= MAX_TITLE
        and bool(_WORD_TITLE.match(title))
        and " v. " not in title
        and not title.startswith(("(", "Selected ", "Collected ", "Complete "))
    )


def key_of(creator: str, title: str) -> str:
    """The key of a work: who made it, and its title."""
    return f"{fold(creator)} | {fold(title)}"
