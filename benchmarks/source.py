"""Reading a MediaWiki export: speed against lxml's iterparse over the same file, and memory against the file's size.

Run as `python benchmarks/source.py`; it judges itself and ends with status 1 where a goal is missed. The export is made
of the pages of the shared dumps, repeated.
"""

from __future__ import annotations

import bz2
import os
import re
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from quizgen.model import Page
from quizgen.source import read_pages

SHARED = Path(os.environ.get("QUIZGEN_SHARED", Path(__file__).resolve().parents[2] / "shared"))
NAMESPACE = "{http://www.mediawiki.org/xml/export-0.10/}"
BYTES = 6_000_000
ROUNDS = 15
SPEED_GOAL = 0.7  # of lxml's
MEMORY_GOAL = 1.1  # times the peak at a quarter of the size


def export(size: int) -> bytes:
    """An export of at least `size` bytes."""
    dumps = [bz2.decompress(path.read_bytes()) for path in sorted((SHARED / "dumps").glob("*.xml.bz2"))]
    pages = b"".join(b"".join(re.findall(rb"<page>.*?</page>\n", dump, re.DOTALL)) for dump in dumps)
    head = dumps[0][: dumps[0].index(b"<page>")]
    return head + pages * (size // len(pages) + 1) + b"</mediawiki>\n"


def read_with_quizgen(path: Path) -> int:
    """Characters of wikitext in an export, redirects left out."""
    return sum(len(item.wikitext) for item in read_pages(path) if isinstance(item, Page))


def read_with_lxml(path: Path) -> int:
    """Characters of wikitext in an export, redirects left out."""
    characters = 0
    for _, page in etree.iterparse(str(path), tag=f"{NAMESPACE}page"):
        if page.find(f"{NAMESPACE}redirect") is None:
            characters += len(page.findtext(f"{NAMESPACE}revision/{NAMESPACE}text"))
        page.clear()
    return characters


def seconds(read: Callable[[Path], int], path: Path) -> float:
    """Time of one reading."""
    started = time.perf_counter()
    read(path)
    return time.perf_counter() - started


def peak(path: Path) -> int:
    """Peak of memory in bytes while an export is read."""
    tracemalloc.start()
    read_with_quizgen(path)
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return highest


def main() -> int:
    """Measure, print and judge."""
    if not (SHARED / "dumps").is_dir():
        print(f"no dumps in {SHARED} (set QUIZGEN_SHARED)")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.xml"), Path(folder, "large.xml")
        small.write_bytes(export(BYTES))
        large.write_bytes(export(4 * BYTES))
        characters = read_with_quizgen(small)
        if characters != read_with_lxml(small):
            print("the two readers found different texts")
            return 1
        # The two take turns, so that what else the machine does falls on both.
        pairs = [(seconds(read_with_lxml, small), seconds(read_with_quizgen, small)) for _ in range(ROUNDS)]
        speed = statistics.median(theirs / ours for theirs, ours in pairs)
        ours = statistics.median(pair[1] for pair in pairs)
        growth = peak(large) / (at_small := peak(small))
        megabytes = small.stat().st_size / 1e6
    print(f"{megabytes:.1f} MB, {characters:,} characters: {ours * 1000:.1f} ms ({megabytes / ours:.0f} MB/s)")
    print(f"speed against lxml's iterparse: {speed:.2f} (goal: at least {SPEED_GOAL})")
    print(
        f"peak memory {at_small / 1e6:.1f} MB; at four times the size {growth:.2f} of it (goal: at most {MEMORY_GOAL})"
    )
    return 0 if speed >= SPEED_GOAL and growth <= MEMORY_GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
