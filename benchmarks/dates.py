"""Score and time `quizgen.dates.find_dates` on the WikiWars narratives.

    python benchmarks/dates.py [--shared ../shared]

Prints, for each document, precision and recall of all dates and of the certain ones (by `eval/score_dates.py` of the
shared folder: found, and of the right value), then the totals and the seconds for all documents. The time is compared,
in the same run, with one plain regular expression for days, months and years that resolves nothing, and scored too:
it is the cheapest reader of dates that there is.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from quizgen.dates import find_dates

Predicted = list[tuple[int, int, str]]

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(_MONTHS)
_PLAIN = re.compile(
    rf"(?:(?P<day>[0-9]{{1,2}}) (?P<month>{_MONTH})|(?P<month2>{_MONTH})(?: (?P<day2>[0-9]{{1,2}}))?)"
    r",? (?P<year>[0-9]{4})|\b(?P<bare>1[0-9]{3}|20[0-9]{2})\b"
)
_REPEATS = 5


def by_plain_regex(text: str) -> Predicted:
    """Full dates, months with a year and bare years."""
    found = []
    for match in _PLAIN.finditer(text):
        month, day = match["month"] or match["month2"], match["day"] or match["day2"]
        date = match["bare"] or match["year"]
        if month:
            date += f"-{_MONTHS.index(month) + 1:02d}"
        if day:
            date += f"-{int(day):02d}"
        found.append((match.start(), match.end(), date))
    return found


def by_quizgen(text: str) -> Predicted:
    """Every date that `find_dates` returns."""
    return [(mention.start, mention.end, str(mention.date)) for mention in find_dates(text)]


def by_quizgen_certain(text: str) -> Predicted:
    """Those that it calls certain."""
    return [(mention.start, mention.end, str(mention.date)) for mention in find_dates(text) if mention.certain]


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_dates", shared / "eval" / "score_dates.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no eval/score_dates.py in {shared}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _row(name: str, counts: dict[str, float]) -> str:
    precision = counts["predicted_right"] / max(1.0, counts["predicted"])
    recall = counts["right"] / max(1.0, counts["asked"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{name:28} {counts['asked']:6.0f}   {precision:.3f}   {recall:.3f}   {f1:.3f}"


def _score(scorer: ModuleType, documents: list[tuple[str, str, object]], read: Callable[[str], Predicted]) -> None:
    total: dict[str, float] = {}
    print(f"{read.__doc__}\n{'document':28}  dates       P       R      F1")
    for name, text, gold in documents:
        counts, _ = scorer.score(name, gold, read(text))
        total = {key: total.get(key, 0.0) + value for key, value in counts.items()}
        print(_row(name.removeprefix("wikiwars__"), counts))
    print(_row("all", total), end="\n\n")


def _seconds(documents: list[tuple[str, str, object]], read: Callable[[str], Predicted]) -> float:
    """The best of several runs over all documents."""
    times = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        for _, text, _ in documents:
            read(text)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Read the documents, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    shared = parser.parse_args().shared
    scorer = _scorer(shared)
    paths = sorted((shared / "wikiwars").glob("*.key.xml"))
    documents = [(path.name.removesuffix(".key.xml"), *scorer.read_key(path)) for path in paths]
    if not documents:
        raise SystemExit(f"no wikiwars/*.key.xml in {shared}")
    for read in (by_quizgen, by_quizgen_certain, by_plain_regex):
        _score(scorer, documents, read)
    ours, plain = _seconds(documents, by_quizgen), _seconds(documents, by_plain_regex)
    characters = sum(len(text) for _, text, _ in documents)
    print(f"{len(documents)} documents, {characters / 1000:.0f} thousand characters")
    print(f"quizgen {ours:.3f} s, plain expression {plain:.4f} s: {ours / plain:.0f} times as long")


if __name__ == "__main__":
    main()
