"""Many articles in one deck: 200 of them, with 20,000 questions, against 50; time and memory.

Run as `python benchmarks/assemble.py`; it judges itself and ends with status 1 where a goal is missed. Facts are made
up, alike in kind and number to a long article's. Four times the articles are to take at most five times as long.
"""

from __future__ import annotations

import subprocess
import sys

FEW, MANY = 50, 200
GOAL, MEBIBYTES = 5.0, 1024

WORK = """
import random, resource, sys, time
from quizgen.deck import assemble, importance
from quizgen.edtf import Date
from quizgen.ledger import Ledger
from quizgen.model import Event, Evidence, Office, Recipe
from quizgen.questions import generate, load_templates

HEADS, TAILS = "ba be bi bo bu da de di do du fa fe fi fo fu".split(), "rk lm nd st rn lt mp sk".split()
WORDS = [head + tail for head in HEADS for tail in TAILS]
count = int(sys.argv[1])
rng = random.Random(7)

def name():
    return f"{rng.choice(WORDS).title()} {rng.choice(WORDS).title()}{rng.choice(WORDS)}"

def facts_of(n):
    title = f"{name()} {n}"
    first = rng.randrange(1800, 1950)
    def evidence(sentence, section):
        return Evidence(title=title, lang="en", revision=1, timestamp="2024-09-01", url=None, licence=None,
                        section=section, sentence=sentence, start=0, end=1)
    for m in range(35):
        words = " ".join(rng.sample(WORDS, 4)).title()
        before, after = "In ", f", {title} founded the {words} of {name()}."
        year = first + rng.randrange(50)
        sentence = f"{before}{year}{after}"
        yield Event(key=f"{n} {m}", evidence=evidence(sentence, (f"Part {m // 7}",)), date=Date.of(year),
                    date_text=str(year), what=sentence, before=before, after=after,
                    when=f"did {title} found the {words} of {name()}" if m % 2 else None)
    for m in range(5):
        role = " ".join(rng.sample(WORDS, 2)).title()
        year = first + 5 * m
        yield Office(key=f"{n} office {m}", evidence=evidence(role, ()), holder=title, office=role, role=role,
                     becoming=role, start=Date.of(year), end=Date.of(year + 4), predecessor=name(), successor=name(),
                     origin="infobox")

facts = [fact for n in range(count) for fact in facts_of(n)]
templates = load_templates()
started = time.process_time()
bank = generate(facts, templates, {}).items
weights = importance(bank, facts, {})
recipe = Recipe(id="r", name="r", title="r", articles=("a",), folder=".")
made = assemble(recipe, bank, Ledger(), "2024-09-01T12:00:00Z", weights=weights)
spent = time.process_time() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
print(len(bank), len(made.deck.cards), spent, peak)
"""


def run(count: int) -> tuple[int, int, float, float]:
    """Questions, cards, seconds and peak memory in mebibytes of a deck of so many articles."""
    done = subprocess.run([sys.executable, "-c", WORK, str(count)], capture_output=True, text=True, check=True)
    questions, cards, spent, peak = done.stdout.split()
    return int(questions), int(cards), float(spent), float(peak)


def main() -> int:
    """Measure, print and judge."""
    few, many = run(FEW), run(MANY)
    ratio = many[2] / few[2]
    print(f"{FEW} articles: {few[0]} questions, {few[1]} cards, {few[2]:.1f} s")
    print(f"{MANY} articles: {many[0]} questions, {many[1]} cards, {many[2]:.1f} s, {many[3]:.0f} MiB")
    print(f"{ratio:.2f} times as long (goal: at most {GOAL:g}); memory at most {MEBIBYTES} MiB")
    return 0 if ratio <= GOAL and many[3] <= MEBIBYTES else 1


if __name__ == "__main__":
    sys.exit(main())
