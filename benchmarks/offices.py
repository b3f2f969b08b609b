"""Time of facts from infoboxes and succession boxes, against `mwparserfromhell.parse` of the article, in one run.

    python benchmarks/offices.py [--shared ../shared]

Measured is what finds offices, lives, marriages, milestones and works in an article that has been read, with all caches
empty, as the least of five processor times. Judged: over all articles together at most 0.1 of the parsing; and an
infobox of a thousand offices within a second. Exit status 1 where one of them is missed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import mwparserfromhell

from quizgen.article import parse_article
from quizgen.facts.lifespans import find_lifespans
from quizgen.facts.marriages import find_marriages
from quizgen.facts.milestones import find_milestones
from quizgen.facts.offices import find_offices, merge, terms
from quizgen.facts.topic import Topic, topic_of
from quizgen.facts.works import find_works
from quizgen.model import Article, Page

MAX_SHARE = 0.1
MAX_SECONDS = 1.0
REPEATS = 5
FINDERS: tuple[Callable[[Article, Topic], object], ...] = (
    find_offices,
    find_lifespans,
    find_marriages,
    find_milestones,
    find_works,
)


def least(work: Callable[[], object]) -> float:
    """Least processor time of several runs, in seconds."""
    times = []
    for _ in range(REPEATS):
        terms.read.cache_clear()
        merge.telling_words.cache_clear()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def seconds(wikitext: str, title: str) -> tuple[float, float]:
    """Processor time of parsing the wikitext, and of finding the facts in the article read from it."""
    (article,) = parse_article(Page(title=title, wikitext=wikitext)).items
    topic = topic_of(article)
    parsing = least(lambda: mwparserfromhell.parse(wikitext))
    return parsing, least(lambda: [find(article, topic) for find in FINDERS])


def main() -> int:
    """Print a line an article and the verdicts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared: Path = parser.parse_args().shared
    all_parsing = all_finding = 0.0
    for path in sorted((shared / "articles").glob("*.wikitext")):
        parsing, finding = seconds(path.read_text("utf-8"), path.stem.replace("-", " ").title())
        all_parsing, all_finding = all_parsing + parsing, all_finding + finding
        print(
            f"{path.stem:24} parse {parsing * 1000:6.1f} ms   facts {finding * 1000:5.1f} ms   {finding / parsing:.3f}"
        )
    offices = "".join(f"| office{n} = Mayor of A{n}\n| term_start{n} = {1000 + n}\n" for n in range(1, 1001))
    _, many = seconds(f"{{{{Infobox officeholder\n{offices}}}}}\n'''Ida Marsh''' was a mayor.", "Ida Marsh")
    share = all_finding / all_parsing
    print(f"all {all_finding * 1000:.1f} ms of {all_parsing * 1000:.1f} ms: {share:.3f} (at most {MAX_SHARE})")
    print(f"a thousand offices: {many:.2f} s (at most {MAX_SECONDS})")
    return 0 if share <= MAX_SHARE and many <= MAX_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
