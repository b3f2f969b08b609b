"""What labelled articles say of the bank: the rank of their top events, and the places of right options.

Run as `python benchmarks/importance.py FOLDER`, where FOLDER holds `articles/*.wikitext` and `gold/*.jsonl` (the
environment variable QUIZGEN_SHARED by default). The top third of each deck by `quizgen.deck.importance` is to hold at
least half of the events labelled as most important that are asked at all; over all choices the right option is to stand
at each place equally often. It judges itself and ends with status 1 where a goal is missed.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from quizgen import files, pipeline
from quizgen.deck import select
from quizgen.model import Question, Selection
from quizgen.names import fold

GOAL = 0.5
MOST_CHI_SQUARE = 11.345  # three degrees of freedom, 1 %: places are hashes, and chance fails 5 % in one bank of 20


def is_asked(question: Question, label: dict[str, Any]) -> bool:
    """Whether a question asks for the labelled event: its date or a part of it, from a sentence with its key words."""
    date = "" if question.date is None else str(question.date)
    if not date or not (label["date"].startswith(date) or date.startswith(label["date"])):
        return False
    sentence = fold(question.evidence.sentence)
    return 2 * sum(fold(key) in sentence for key in label["keys"]) >= len(label["keys"])


def main() -> int:
    """Measure, print and judge."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("QUIZGEN_SHARED", ""))
    found = asked = 0
    places: Counter[int] = Counter()
    for path in sorted((folder / "articles").glob("*.wikitext")):
        target = pipeline.find_target(str(path))
        bank = pipeline.make_bank(target, files.cache_folder() / "facts", lambda _: None)
        places.update(
            (question.choices or ()).index(question.answer) for question in bank.questions if question.form == "choice"
        )
        gold = folder / "gold" / f"{path.stem}.jsonl"
        if not gold.is_file():
            continue
        labels = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        deck = sorted(select(bank.questions, Selection()).items, key=lambda question: -bank.weights[question.id])
        top = {question.id for question in deck[: len(deck) // 3]}
        events = [label for label in labels if label["kind"] == "event" and label["importance"] == 1]
        ids = [[question.id for question in deck if is_asked(question, label)] for label in events]
        here = sum(bool(top.intersection(of_label)) for of_label in ids), sum(map(bool, ids))
        print(f"{path.stem}: {here[0]} of {here[1]} top events in the top third of {len(deck)} cards")
        found, asked = found + here[0], asked + here[1]
    if not asked:
        print(f"no labelled articles in {folder}; name their folder")
        return 1
    expected = sum(places.values()) / 4
    chi_square = sum((places[place] - expected) ** 2 / expected for place in range(4))
    print(f"{found} of {asked}: {found / asked:.0%} (goal: at least {GOAL:.0%})")
    print(
        f"right options of {sum(places.values())} choices by place: {[places[place] for place in range(4)]}, ", end=""
    )
    print(f"chi-square {chi_square:.2f} (goal: at most {MOST_CHI_SQUARE})")
    return 0 if found >= GOAL * asked and chi_square <= MOST_CHI_SQUARE else 1


if __name__ == "__main__":
    sys.exit(main())
