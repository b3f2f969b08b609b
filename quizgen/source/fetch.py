"""Articles from wikis: what was asked for, in order, a batch at a time.

A batch is up to `wiki.MOST` neighbours of one wiki. Batches run in series, or a few at a time; their results are handed
on in the order of the list, so that an interrupted run has done its beginning, and another run does the rest.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Thread
from typing import TypeVar
from urllib.parse import quote

from quizgen.errors import FetchError, InputError
from quizgen.source.address import Asked, read_asked, read_site, split_address, wikipedia
from quizgen.source.batch import Failed, Fetched, Sources, fetch_batch
from quizgen.source.discover import Wikis
from quizgen.source.wiki import MOST, Wiki

_LONGEST_QUERY = 6000  # bytes of titles in one address; servers take 8,000

Work = TypeVar("Work")
Result = TypeVar("Result")


@dataclass(slots=True)
class _Batch:
    """Neighbours in a list that one request can name; or, without a wiki, one that cannot be asked for."""

    wiki: Wiki | None = None
    asked: list[Asked] = field(default_factory=list)
    failed: tuple[Failed, ...] = ()

    def takes(self, wiki: Wiki, asked: Asked) -> bool:
        """Whether this may be asked for in the same requests."""
        named = sum(len(quote(item.title or "")) + 3 for item in (*self.asked, asked))
        return self.wiki == wiki and len(self.asked) < MOST and named <= _LONGEST_QUERY


def fetch(
    texts: Iterable[str], sources: Sources, tell: Callable[[str], None], revision: int | None = None
) -> Iterator[Fetched | Failed]:
    """The articles that titles or addresses ask for, in their order; a page that is asked for twice comes once.

    Args:
        revision: the revision of the one article that is asked for.

    Raises:
        FetchError: a wiki cannot be reached or does not answer as one; what came before stands.
        InputError: `sources` name no wiki.
    """
    home = wikipedia(sources.lang) if sources.site is None else read_site(sources.site)
    seen: set[tuple[str, str, int | None]] = set()
    done = 0

    def work(batch: _Batch) -> deque[Fetched | Failed]:
        return deque(fetch_batch(batch.wiki, batch.asked, sources) if batch.wiki else batch.failed)

    for results in _ahead(work, _batches(texts, home, Wikis(sources), revision), sources.parallel):
        while results:  # given up one by one: the next batch does not find this one in memory
            found = results.popleft()
            done += 1
            if isinstance(found, Fetched):
                page = (found.page.url or found.page.lang, found.page.title, found.page.revision)
                if page in seen:
                    continue
                seen.add(page)
            yield found
        tell(f"{done} articles fetched")


def _batches(texts: Iterable[str], home: str, wikis: Wikis, revision: int | None) -> Iterator[_Batch]:
    """The list in batches; what cannot be asked for stands alone, in its place."""
    batch = _Batch()
    dead: dict[str, FetchError] = {}
    for text in texts:
        found = _resolve(text, home, wikis, dead, revision)
        if isinstance(found, Failed):
            yield from (batch,) if batch.asked else ()
            yield _Batch(failed=(found,))
            batch = _Batch()
            continue
        asked, wiki = found
        if not batch.takes(wiki, asked):
            yield from (batch,) if batch.asked else ()
            batch = _Batch(wiki)
        batch.asked.append(asked)
    yield from (batch,) if batch.asked else ()


def _resolve(
    text: str, home: str, wikis: Wikis, dead: dict[str, FetchError], revision: int | None
) -> tuple[Asked, Wiki] | Failed:
    """What a line of the list asks for, and of which wiki; a site of an address that failed is not asked again."""
    try:
        asked = read_asked(text, revision)
    except InputError as error:
        return Failed(asked=text, error=error)
    if asked.address is None:
        return asked, wikis.at(home)
    host = split_address(asked.address).netloc
    try:
        if host in dead:
            raise dead[host]
        wiki = wikis.at(asked.address)
        return wikis.named(asked, wiki), wiki
    except FetchError as error:
        dead[host] = error
        return Failed(asked=text, error=error)
    except InputError as error:
        return Failed(asked=text, error=error)


def _ahead(work: Callable[[Work], Result], items: Iterable[Work], parallel: int) -> Iterator[Result]:
    """The results of items, in order; up to `parallel` are under way at a time, in threads that end with ours."""
    running: deque[Future[Result]] = deque()
    for item in items:
        future: Future[Result] = Future()
        Thread(target=_fulfil, args=(future, work, item), daemon=True).start()
        running.append(future)
        if len(running) >= parallel:
            yield running.popleft().result()
    while running:
        yield running.popleft().result()


def _fulfil(future: Future[Result], work: Callable[[Work], Result], item: Work) -> None:
    try:
        future.set_result(work(item))
    except BaseException as error:  # noqa: BLE001 - raised again where the result is taken
        future.set_exception(error)
