"""What a file or stream holds, and the page or pages in it."""

from __future__ import annotations

import bz2
import re
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from quizgen import files
from quizgen.errors import InputError
from quizgen.model import Outcome, Page, Skipped
from quizgen.source.dump import Redirect, read_export
from quizgen.source.wikitext import page_from_file, page_from_stream

STANDARD_INPUT = "-"
_HEAD = 1024
_CHUNK = 256 * 1024
_BZIP2 = b"BZh"
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE|mediawiki)\b")
# bzip2 makes dumps of all revisions some 50 times smaller; far beyond that somebody means to fill our time.
_EXPANSION, _EXPANSION_FREE = 1000, 32 * 1024 * 1024
# How many titles a message lists, and how many pages that are no articles are told one by one.
_LISTED = 10
_TOLD = 1000  # pages


def read_pages(
    where: str | Path, *, title: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Page | Skipped]:
    """The articles in a file, or in standard input where that is "-", and what was left out.

    A wikitext file holds one page, which `title` names; of an export `title` picks the page that has it. An export is
    read as a stream: what comes after the last page that is taken is never read. `stdin` stands in for the process's
    own standard input.

    Raises:
        FaultsError: the sidecar of a wikitext file has faults.
        InputError: the file cannot be read, or holds neither UTF-8 wikitext nor a MediaWiki export.
    """
    for name, found in _read(where, title, stdin):
        if title is None or _canonical(name) == _canonical(title):
            yield found


def find_pages(
    where: str | Path, titles: Iterable[str], tell: Callable[[str], None]
) -> Iterator[tuple[str, Page | Skipped]]:
    """The pages of an export with these titles, as they come, each with the title that was asked for.

    A redirect is followed; where the page that it leads to has gone past already, the export is read once more. In the
    end come the titles that are not there. Reading ends when all are found; memory does not grow with the export.

    Args:
        tell: is told now and then how many pages have been read.

    Raises:
        InputError: as for `read_pages`.
    """
    place = _place(where)
    wanted: dict[str, list[str]] = {}
    for title in titles:
        wanted.setdefault(_canonical(title), []).append(title)
    for _ in range(2):
        late: dict[str, list[str]] = {}
        with closing(_read(where, None, None)) as items:
            for count, (name, found) in enumerate(items, start=1):
                if count % _TOLD == 0:
                    tell(f"{place}: {count:,} pages read, {len(wanted)} still to find")
                asked = wanted.pop(_canonical(name), [])
                if asked and isinstance(found, Redirect):
                    target = _canonical(found.target)
                    wanted.setdefault(target, []).extend(asked)
                    late.setdefault(target, []).extend(asked)
                else:
                    yield from ((title, found) for title in asked)
                if not wanted:
                    return
        if not wanted.keys() & late.keys():
            break
    for title in (title for asked in wanted.values() for title in asked):
        yield title, Skipped(where=f"{place}: {title}", why="no such page")


def read_page(where: str | Path, *, title: str | None = None, stdin: BinaryIO | None = None) -> Outcome[Page]:
    """The one article in a file or in standard input, and what was left out on the way to it.

    Raises:
        FaultsError: the sidecar of a wikitext file has faults.
        InputError: as for `read_pages`; or there is no article, or not the one with the title, or without a title more
            than one.
    """
    search = _Search(title)
    with closing(_read(where, title, stdin)) as items:
        for name, found in items:
            if search.ends_with(name, found):
                break
    return search.outcome(_place(where))


@dataclass(slots=True)
class _Search:
    """The search for one page; what it keeps is bounded, however many pages it goes past."""

    title: str | None
    page: Page | None = None
    skipped: list[Skipped] = field(default_factory=list)
    more_skipped: int = 0
    titles: list[str] = field(default_factory=list)

    def ends_with(self, name: str, found: Page | Skipped) -> bool:
        """Take the next page; true where no other can change the outcome."""
        wanted = self.title is None or _canonical(name) == _canonical(self.title)
        if isinstance(found, Page):
            self.titles.append(name)
            del self.titles[_LISTED + 1 :]
            self.page = self.page or (found if wanted else None)
        elif wanted and len(self.skipped) < _LISTED:
            self.skipped.append(found)
        elif wanted:
            self.more_skipped += 1
        return self.page is not None and (self.title is not None or len(self.titles) > _LISTED)

    def outcome(self, place: str) -> Outcome[Page]:
        """The page that was found.

        Raises:
            InputError: there was none, or more than one.
        """
        titles = ", ".join(map(repr, self.titles[:_LISTED])) + (", ..." if len(self.titles) > _LISTED else "")
        if self.page is None and self.skipped:
            first = self.skipped[0]
            raise InputError(first.where, f"is left out ({first.why})", "choose an article with --title")
        if self.page is None and titles:
            raise InputError(place, f"holds no article {self.title!r}", f"choose with --title one of {titles}")
        if self.page is None:
            raise InputError(place, "holds no article", "export the page again")
        if self.title is None and len(self.titles) > 1:
            raise InputError(place, "holds several articles", f"choose with --title one of {titles}")
        if self.more_skipped:
            self.skipped.append(Skipped(where=place, why=f"{self.more_skipped} more pages that are no articles"))
        return Outcome((self.page,), tuple(self.skipped))


def _read(where: str | Path, title: str | None, stdin: BinaryIO | None) -> Generator[tuple[str, Page | Skipped]]:
    """Each page with its title, or why it was left out; `title` only names the page of a wikitext file."""
    place = _place(where)
    from_stdin = str(where) == STANDARD_INPUT
    with _standard_input(stdin) if from_stdin else files.open_bytes(Path(where)) as stream:
        with files.reading(place):
            head = stream.read(_HEAD)
        if head.startswith(_BZIP2) or _XML.match(head) or Path(where).suffix.lower() == ".xml":
            yield from read_export(_chunks(head, stream, place), place)
            return
        text = files.decode(head + files.read_stream(stream, place), place)
    outcome = page_from_stream(text, place, title) if from_stdin else page_from_file(text, Path(where), title)
    name = outcome.items[0].title
    yield from ((name, skipped) for skipped in outcome.skipped)
    yield from ((name, page) for page in outcome.items)


def _place(where: str | Path) -> str:
    return "standard input" if str(where) == STANDARD_INPUT else files.shown(where)


def _standard_input(given: BinaryIO | None) -> AbstractContextManager[BinaryIO]:
    """Standard input, left open afterwards."""
    if given is None and sys.stdin is None:
        raise InputError("standard input", "is closed", "give a file")
    return nullcontext(given or sys.stdin.buffer)


def _canonical(title: str) -> str:
    """A title as MediaWiki compares it: spaces for underscores, the first letter a capital."""
    words = " ".join(title.replace("_", " ").split())
    return words[:1].upper() + words[1:]


# --- the bytes of an export -----------------------------------------------------------------------------------------


def _chunks(head: bytes, stream: BinaryIO, place: str) -> Iterator[bytes]:
    """The bytes of a stream in pieces, its first ones given; bzip2 is undone."""
    pieces = chain((head,), iter(partial(stream.read, _CHUNK), b""))
    with files.reading(place):
        yield from _expanded(pieces, place) if head.startswith(_BZIP2) else pieces


def _expanded(pieces: Iterable[bytes], place: str) -> Iterator[bytes]:
    """What bzip2 made smaller, stream after stream, in pieces of bounded size."""
    taken = given = 0
    bzip2 = bz2.BZ2Decompressor()
    for piece in pieces:
        taken += len(piece)
        rest = piece
        while rest or not (bzip2.eof or bzip2.needs_input):
            if bzip2.eof:
                bzip2 = bz2.BZ2Decompressor()
            try:
                expanded = bzip2.decompress(rest, _CHUNK)
            except OSError:
                raise InputError(place, "is damaged (bzip2)", "export or download it again") from None
            rest = bzip2.unused_data
            given += len(expanded)
            if given > max(_EXPANSION_FREE, _EXPANSION * taken):
                raise InputError(place, f"expands to over {_EXPANSION:,} times its size", "give the XML itself")
            yield expanded
    if not bzip2.eof:
        raise InputError(place, "ends too early (bzip2)", "export or download it again")
