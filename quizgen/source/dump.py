"""Pages of a MediaWiki export (Special:Export, or a dump of a whole wiki), read as a stream in bounded memory.

Format: the schema `export-0.3` to `export-0.11` of MediaWiki (docs/export-*.xsd there). Of each page only the latest
revision is kept. Whatever the file holds, it ends in an `InputError` at worst: a document type, and with it any entity
of its own, is refused, as are elements nested deeper than an export's and tags or texts without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import quote
from xml.parsers import expat

from quizgen import files
from quizgen.errors import InputError
from quizgen.model import Page, Skipped
from quizgen.source.sidecar import LANG, TIMESTAMP
from quizgen.source.wikitext import redirect_target

MAX_TAG_BYTES = 1024 * 1024
MAX_NAMES = 10_000
MAX_PATH = 200
# MediaWiki's longest title, in UTF-8 (Manual:Page table, page_title).
MAX_TITLE_BYTES = 255
_BUFFER = 256 * 1024
_NUMBER = re.compile(r"[0-9]{1,18}")
_ARTICLE_ADDRESS = re.compile(r"(https?:)?(//[^\s/?#]+(?:/[^\s?#]*)?/)[^\s/?#]*")
# Wikipedia's text stands under 4.0 since the Wikimedia Terms of Use of 7 June 2023, under 3.0 before.
_WIKIPEDIA = re.compile(r"(?:https?:)?//[a-z0-9.-]+\.wikipedia\.org/")
_LICENCE_4_SINCE = "2023-06-07"

# Where the parser stands, as a path of element names -> the attribute of the page or revision at hand that it fills.
_PAGE = "/mediawiki/page"
_REVISION = "/mediawiki/page/revision"
_PAGE_FIELDS = {f"{_PAGE}/title": "title", f"{_PAGE}/ns": "namespace"}
_REVISION_FIELDS = {f"{_REVISION}/{name}": name for name in ("id", "timestamp", "model", "text")}
_BASE = "/mediawiki/siteinfo/base"
_NAMESPACE = "/mediawiki/siteinfo/namespaces/namespace"
_REDIRECT = f"{_PAGE}/redirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect(Skipped):
    """A page that only leads to another one, called `target`."""

    target: str


@dataclass(slots=True)
class _Revision:
    """A revision while it is read."""

    id: str = ""
    timestamp: str = ""
    model: str = "wikitext"
    text: str = ""

    def age(self) -> tuple[str, int]:
        """What tells the later of two revisions."""
        return self.moment() or "", self.number() or 0

    def number(self) -> int | None:
        """The id, None where it is no number."""
        return int(self.id) if _NUMBER.fullmatch(self.id) else None

    def moment(self) -> str | None:
        """The timestamp, None where it is none."""
        return self.timestamp if TIMESTAMP.fullmatch(self.timestamp) else None


@dataclass(slots=True)
class _Draft:
    """A page while it is read."""

    title: str = ""
    namespace: str = ""
    redirect: str | None = None
    latest: _Revision | None = None


def read_export(chunks: Iterable[bytes], place: str) -> Iterator[tuple[str, Page | Skipped]]:
    """Title and page, or why it is no article, for each page of an export, in its order.

    Raises:
        InputError: the bytes are no well-formed XML, no MediaWiki export, or made to exhaust a reader.
    """
    export = _Export(place)
    for chunk in chunks:
        yield from export.feed(chunk)
    yield from export.close()


class _Export:
    """The state of a reading: where it stands in the file, and the page at hand."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.lang = "en"
        self.base = ""
        self.prefixes: set[str] = set()
        self.path = ""
        self.parts: list[str] = []
        self.fed = 0
        self.draft = _Draft()
        self.revision = _Revision()
        self.done: list[tuple[str, Page | Skipped]] = []
        # An encoding that the file declares is overruled: exports are UTF-8.
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.buffer_size = _BUFFER
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.parts.append
        self.parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, chunk: bytes) -> list[tuple[str, Page | Skipped]]:
        """Read on; gives the pages that ended in this chunk."""
        self._parse(chunk, final=False)
        self.fed += len(chunk)
        # An unfinished tag is read again with each chunk, so its length bounds the time; names are kept for ever.
        if self.fed - self.parser.CurrentByteIndex > MAX_TAG_BYTES:
            self._refuse("has a tag or comment without end", "export the page again")
        if sum(map(len, self.parts)) > files.MAX_BYTES:
            self._refuse(f"has a text of over {files.MAX_BYTES:,} characters", "leave that page out")
        if len(self.parser.intern) > MAX_NAMES:
            self._refuse(f"has over {MAX_NAMES:,} kinds of elements", "export the page again")
        return self._take()

    def close(self) -> list[tuple[str, Page | Skipped]]:
        """End the reading."""
        self._parse(b"", final=True)
        return self._take()

    def _take(self) -> list[tuple[str, Page | Skipped]]:
        done, self.done = self.done, []
        return done

    def _parse(self, chunk: bytes, *, final: bool) -> None:
        try:
            self.parser.Parse(chunk, final)
        except expat.ExpatError as error:
            fault = f"is no well-formed XML ({expat.ErrorString(error.code)})"
            place = f"{self.place}:{error.lineno}"
            raise InputError(place, fault, "the file may be cut or changed: export the page again") from None

    def _refuse(self, fault: str, remedy: str) -> NoReturn:
        raise InputError(f"{self.place}:{self.parser.CurrentLineNumber}", fault, remedy)

    # --- what the parser reports ---

    def _doctype(self, *_declaration: object) -> None:
        self._refuse("declares a document type, which no export does", "export the page again")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.parts.clear()
        if not self.path:
            self._root(name, attributes)
        self.path += "/" + name
        if len(self.path) > MAX_PATH:
            self._refuse("is nested deeper than any export", "export the page again")
        if self.path == _PAGE:
            self.draft = _Draft()
        elif self.path == _REVISION:
            self.revision = _Revision()
        elif self.path == _REDIRECT:
            self.draft.redirect = _short(attributes.get("title", ""))

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        if name != "mediawiki":
            self._refuse(f"is XML of another kind (<{name[:40]}>)", "export the page with Special:Export")
        lang = attributes.get("xml:lang", "")
        self.lang = lang if LANG.fullmatch(lang) else "en"

    def _end(self, name: str) -> None:
        path = self.path
        if path in _REVISION_FIELDS:
            text = "".join(self.parts)
            setattr(self.revision, _REVISION_FIELDS[path], text if name == "text" else _short(text))
        elif path in _PAGE_FIELDS:
            setattr(self.draft, _PAGE_FIELDS[path], _short("".join(self.parts)))
        elif path == _REVISION:
            if self.draft.latest is None or self.revision.age() > self.draft.latest.age():
                self.draft.latest = self.revision
        elif path == _PAGE:
            self.done.append((self.draft.title, self._result()))
        elif path == _BASE:
            self.base = _short("".join(self.parts))
        elif path == _NAMESPACE and len(self.prefixes) < MAX_NAMES:
            self.prefixes.add(_short("".join(self.parts)))
        self.path = path[: -len(name) - 1]
        self.parts.clear()

    # --- the page at hand ---

    def _result(self) -> Page | Skipped:
        """The page that has been read, or why it is no article."""
        draft = self.draft
        place = f"{self.place}: {draft.title}"
        why = self._why_not(draft)
        if draft.latest is None or why is not None:
            return Skipped(where=place, why=why or "no revision")
        revision = draft.latest
        target = draft.redirect if draft.redirect is not None else redirect_target(revision.text)
        if target is not None:
            return Redirect(where=place, why=f"redirects to {target!r}", target=target)
        wikipedia = bool(_WIKIPEDIA.match(self.base))
        return Page(
            title=draft.title,
            wikitext=revision.text,
            lang=self.lang,
            revision=revision.number(),
            timestamp=revision.moment(),
            url=_address(self.base, draft.title),
            licence=_wikipedia_licence(revision.moment()) if wikipedia else None,
            authors="Wikipedia contributors" if wikipedia else None,
        )

    def _why_not(self, draft: _Draft) -> str | None:
        if not draft.title:
            return "a page without a title"
        if len(draft.title.encode()) > MAX_TITLE_BYTES:
            return f"a title of over {MAX_TITLE_BYTES} bytes"
        # Exports before 0.6 have no <ns>; there the title's prefix tells.
        prefix = draft.title.partition(":")[0] if ":" in draft.title else ""
        if draft.namespace not in ("", "0") or (not draft.namespace and prefix in self.prefixes - {""}):
            return f"no article but a page of namespace {draft.namespace or prefix}"
        if draft.latest is None:
            return "no revision"
        if draft.latest.model != "wikitext":
            return f"no wikitext but {draft.latest.model}"
        return "no text" if not draft.latest.text or draft.latest.text.isspace() else None


def _short(text: str) -> str:
    """A short text on one line, cut where a message would burst."""
    return " ".join(text[: MAX_TITLE_BYTES + 1].split())


def _address(base: str, title: str) -> str | None:
    """The page's address, made from that of the wiki's main page; None where that shows no pattern."""
    match = _ARTICLE_ADDRESS.fullmatch(base)
    if match is None:
        return None
    scheme = "https:" if match[1] is None or _WIKIPEDIA.match(base) else match[1]
    return scheme + match[2] + quote(title.replace(" ", "_"), safe="/:@!$*(),;~'")


def _wikipedia_licence(timestamp: str | None) -> str | None:
    if timestamp is None:
        return None
    return "CC BY-SA 4.0" if timestamp >= _LICENCE_4_SINCE else "CC BY-SA 3.0"
