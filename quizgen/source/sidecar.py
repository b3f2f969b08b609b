"""The sidecar of a wikitext file: `NAME.yaml` beside `NAME.wikitext` says where the text is from.

title: Northern Light           every key may be absent or null
lang: en                        language code of the wiki, "en" where absent
revision: 123456789             number of the revision
timestamp: 2024-09-01T12:00:00Z its moment in UTC, or only a day, month or year of it (a year alone in quotes)
url: https://example.org/wiki/Northern_Light
licence: CC BY-SA 4.0
authors: Wikipedia contributors
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from quizgen import files, yamlio
from quizgen.model import Page, Skipped

TIMESTAMP = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d)?Z)?)?)?")
# As xml:lang and the hosts of wikis have it ("en", "zh-Hant", "simple").
LANG = re.compile(r"[a-z]{2,12}(?:-[A-Za-z0-9]+)*")
URL = re.compile(r"https?://[^\s/]+(?:/\S*)?")


def _matching(pattern: re.Pattern[str], what: str, remedy: str) -> yamlio.Shape:
    return yamlio.refined(yamlio.text, lambda text: None if pattern.fullmatch(text) else f"is no {what}", remedy)


def _no_revision(number: int) -> str | None:
    return None if number > 0 else "is no revision number"


_SHAPES: dict[str, yamlio.Shape] = {
    "title": yamlio.filled_text,
    "lang": _matching(LANG, "language code", "write the code of the wiki, as in: en"),
    "revision": yamlio.refined(yamlio.whole_number, _no_revision, "write the number that the page's history shows"),
    "timestamp": _matching(TIMESTAMP, "moment in UTC", "write it as in: 2024-09-01T12:00:00Z, or only 2024-09-01"),
    "url": _matching(URL, "address", "write it as in: https://example.org/wiki/Title"),
    "licence": yamlio.filled_text,
    "authors": yamlio.filled_text,
}
_SIDECAR = yamlio.fields({}, {key: yamlio.nullable(shape) for key, shape in _SHAPES.items()}, others=yamlio.as_it_is)


def read_sidecar(article: Path) -> tuple[dict[str, Any], tuple[Skipped, ...]]:
    """The values of an article's sidecar without nulls, and the keys that are not known; nothing where there is none.

    Raises:
        FaultsError: values of a wrong type or form, each with its line.
        InputError: the file cannot be read.
    """
    path = article.with_suffix(".yaml")
    if not path.exists():
        return {}, ()
    values = yamlio.check(yamlio.load(files.read_text(path), files.shown(path)), _SIDECAR)
    known = {key: values[key] for key in _SHAPES if values.get(key) is not None}
    unknown = tuple(
        Skipped(where=node.place, why=f"unknown key `{key}` in a sidecar: {yamlio.known_keys(key, _SHAPES)}")
        for key, node in values.items()
        if key not in _SHAPES
    )
    return known, unknown


def sidecar_text(page: Page) -> str:
    """The sidecar of a page, as `read_sidecar` reads it; what is not known is left out."""
    values = {key: getattr(page, key) for key in _SHAPES}
    return yamlio.dump({key: value for key, value in values.items() if value is not None})
