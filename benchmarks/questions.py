"""Every question in every form that the facts of the Trotsky article make, against parsing that article.

Run as `python benchmarks/questions.py`; it judges itself and ends with status 1 where a goal is missed. The measure is
`mwparserfromhell.parse(article)` in the same process, by turns; templates are read before, facts found before.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import mwparserfromhell

from quizgen.article import parse_article
from quizgen.facts import find_facts
from quizgen.facts.order import date_order
from quizgen.names import fold
from quizgen.questions import generate, load_templates
from quizgen.questions.words import stems
from quizgen.source import read_page

ARTICLES = Path(__file__).resolve().parents[1] / "decks" / "leon-trotsky" / "articles"
ROUNDS = 7
GOAL = 0.5  # times the parse


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> int:
    """Measure, print and judge."""
    (file,) = ARTICLES.glob("*.wikitext")
    page = read_page(str(file)).items[0]
    (article,) = parse_article(page).items
    facts, templates, orders = find_facts(article).items, load_templates(), {page.title: date_order(article)}

    def questions() -> int:
        fold.cache_clear()
        stems.cache_clear()
        return len(generate(facts, templates, orders).items)

    pairs = [(seconds(lambda: mwparserfromhell.parse(page.wikitext)), seconds(questions)) for _ in range(ROUNDS)]
    ratio = statistics.median(ours / measure for measure, ours in pairs)
    made = generate(facts, templates, orders).items
    forms = ", ".join(f"{count} {form}" for form, count in Counter(question.form for question in made).most_common())
    print(f"{len(made)} questions ({forms}) of {len(facts)} facts")
    print(f"{ratio:.2f} times mwparserfromhell.parse (goal: at most {GOAL:g})")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
