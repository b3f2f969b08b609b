"""A wikitext file, or wikitext from standard input, as a page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from quizgen.errors import InputError
from quizgen.model import Outcome, Page
from quizgen.source.sidecar import read_sidecar

# What MediaWiki itself takes for a redirect in every language (its localised words are read from exports only).
_REDIRECT = re.compile(r"\s*+#REDIRECT\s*+:?\s*+\[\[([^\[\]|\n]{1,255})", re.IGNORECASE)
_SLUG = re.compile(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*")
# What may stand between two words of a title where its slug has a hyphen.
_BETWEEN_WORDS = r"[ _.,:;!?'’()&–—-]{1,4}"
# The words of a title stand near the beginning of its article, so the search may end there.
_SEARCHED = 50_000


def page_from_file(text: str, path: Path, title: str | None) -> Outcome[Page]:
    """The page of a wikitext file, with what its sidecar says; `title` goes before the sidecar's.

    Raises:
        FaultsError: the sidecar has faults.
        InputError: the text is blank or a redirect, or the sidecar cannot be read.
    """
    values, unknown = read_sidecar(path)
    wikitext = _checked(text, str(path))
    values["title"] = title or values.get("title") or title_from_name(path.stem, wikitext)
    return Outcome((Page(wikitext=wikitext, **values),), unknown)


def page_from_stream(text: str, place: str, title: str | None) -> Outcome[Page]:
    """The page of wikitext that comes without a file.

    Raises:
        InputError: the text is blank or a redirect, or no title is given.
    """
    if title is None:
        raise InputError(place, "wikitext from here has no title", 'add --title "..."')
    return Outcome((Page(title=title, wikitext=_checked(text, place)),))


def redirect_target(text: str) -> str | None:
    """The title that the text of a redirect leads to, None for any other text."""
    match = _REDIRECT.match(text)
    return match[1].strip() if match else None


def title_from_name(stem: str, wikitext: str) -> str:
    """The title that a file's name stands for (see `quizgen.source`)."""
    if _SLUG.fullmatch(stem):
        words = _BETWEEN_WORDS.join(map(re.escape, stem.split("-")))
        spellings = Counter(re.findall(rf"(?<!\w){words}(?!\w)", wikitext[:_SEARCHED], re.IGNORECASE))
        stem = max(spellings, key=spellings.__getitem__, default=stem.replace("-", " "))
    title = " ".join(stem.replace("_", " ").split())
    return title[:1].upper() + title[1:]


def _checked(text: str, place: str) -> str:
    """The text with one kind of line end, as an export has it (XML 1.0, 2.11)."""
    if not text.strip():
        raise InputError(place, "the file is blank", "give a file with text in it")
    target = redirect_target(text)
    if target is not None:
        raise InputError(place, f"redirects to {target!r}", "give the text of that article")
    return text.replace("\r\n", "\n").replace("\r", "\n")
