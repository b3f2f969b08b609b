"""Fetching a list from a real MediaWiki: time against bare requests for the same texts, memory against its length.

Run as `python benchmarks/fetch.py`; it judges itself and ends with status 1 where a goal is missed. The wiki is
Debian's, on loopback (`.ci/mediawiki` puts its files here); its articles are parts of the shared ones.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

import requests

from quizgen.source.batch import Fetched, Sources
from quizgen.source.fetch import fetch
from quizgen.source.pin import pin
from quizgen.source.store import Store
from quizgen.source.web import Web
from quizgen.source.wiki import MOST
from tests.wikis import MediaWiki, media_wiki, why_no_mediawiki

SHARED = Path(os.environ.get("QUIZGEN_SHARED", Path(__file__).resolve().parents[2] / "shared"))
ARTICLES = 200
CHARACTERS = 60_000  # of each; a long article of Wikipedia
ROUNDS = 5
TIME_GOAL = 1.5  # times the bare requests
MEMORY_GOAL = 1.2  # times the peak at a quarter of the articles


def fetch_all(wiki: MediaWiki, titles: list[str], folder: Path) -> int:
    """Fetch and pin articles as `quizgen fetch` does, with an empty store; gives their number."""
    sources = Sources(web=Web(contact=None, tell=print), store=Store(folder / "store"), site=wiki.api)
    count = 0
    for found in fetch(titles, sources, lambda _: None):
        if isinstance(found, Fetched):
            pin(found.page, folder / "articles")
            count += 1
    return count


def fetch_only(wiki: MediaWiki, titles: list[str]) -> int:
    """Fetch articles without a store and keep none; gives their number."""
    sources = Sources(web=Web(contact=None, tell=print), store=Store(None), site=wiki.api)
    return sum(isinstance(found, Fetched) for found in fetch(titles, sources, lambda _: None))


def bare_requests(wiki: MediaWiki, titles: list[str]) -> int:
    """The same questions to the API by hand, of answers that are believed; gives the number of texts."""
    common = {"action": "query", "format": "json", "formatversion": "2"}
    count = 0
    with requests.Session() as session:
        session.get(wiki.api, params={**common, "meta": "siteinfo", "siprop": "general|rightsinfo"}).json()
        for start in range(0, len(titles), MOST):
            asked = {"prop": "info|pageprops", "redirects": "1", "titles": "|".join(titles[start : start + MOST])}
            pages = session.get(wiki.api, params={**common, **asked}).json()["query"]["pages"]
            numbers = "|".join(str(page["lastrevid"]) for page in pages)
            parts = {"prop": "revisions|info", "inprop": "url", "rvprop": "ids|timestamp|content", "rvslots": "main"}
            answer = session.get(wiki.api, params={**common, **parts, "revids": numbers}).json()
            count += sum("revisions" in page for page in answer["query"]["pages"])
    return count


def peak(wiki: MediaWiki, titles: list[str]) -> int:
    """Peak of memory in bytes while articles are fetched."""
    with tempfile.TemporaryDirectory() as folder:
        tracemalloc.start()
        fetch_all(wiki, titles, Path(folder))
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return highest


def main() -> int:
    """Measure, print and judge."""
    why_not = why_no_mediawiki() or (None if (SHARED / "articles").is_dir() else f"no articles in {SHARED}")
    if why_not is not None:
        print(why_not)
        return 2
    text = "\n\n".join(path.read_text("utf-8") for path in sorted((SHARED / "articles").glob("*.wikitext")))
    titles = [f"Article {number:03}" for number in range(ARTICLES)]
    step = (len(text) - CHARACTERS) // ARTICLES
    pages = {title: [text[n * step : n * step + CHARACTERS]] for n, title in enumerate(titles)}
    with tempfile.TemporaryDirectory() as folder, media_wiki(Path(folder)) as wiki:
        for start in range(0, ARTICLES, MOST):
            wiki.save_all({title: pages[title] for title in titles[start : start + MOST]})
        pairs = []
        for _ in range(ROUNDS):  # the two take turns, so that what else the machine does falls on both
            started = time.perf_counter()
            theirs = bare_requests(wiki, titles)
            between = time.perf_counter()
            ours = fetch_only(wiki, titles)
            pairs.append((between - started, time.perf_counter() - between))
            if not theirs == ours == ARTICLES:
                print(f"{theirs} and {ours} articles came")
                return 1
        with tempfile.TemporaryDirectory() as target:
            started = time.perf_counter()
            fetch_all(wiki, titles, Path(target))
            pinned = time.perf_counter() - started
        ratio = statistics.median(ours / theirs for theirs, ours in pairs)
        small, large = peak(wiki, titles[:MOST]), peak(wiki, titles)
    alone = statistics.median(pair[1] for pair in pairs)
    print(f"{ARTICLES} articles of {CHARACTERS:,} characters: {alone:.2f} s; with the files of all {pinned:.2f} s")
    print(f"time against the bare requests: {ratio:.2f} (goal: at most {TIME_GOAL})")
    print(f"peak memory at {MOST} articles {small / 1e6:.1f} MB; at {ARTICLES} {large / small:.2f} of it")
    print(f"  (goal: at most {MEMORY_GOAL})")
    return 0 if ratio <= TIME_GOAL and large / small <= MEMORY_GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
