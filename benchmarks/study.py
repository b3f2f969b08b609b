"""The self-test on a deck of 10,000 cards: the time to the first question, and from an answer to the next one.

Run as `python benchmarks/study.py`; it judges itself and ends with status 1 where a goal is missed. The first question
and the next ones are measured against a bare `python -c pass` in the same run. Every answer is on the disk before its
verdict is printed.
"""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from quizgen import codec
from quizgen.edtf import Date
from quizgen.model import Evidence, Question

CARDS = 10_000
DUE = 9_000
HISTORY = 5  # answers to each of them
ROUNDS = 15
ANSWERS = 200
TYPED = ("10 February 1918", "Amber", "Ida Ambre", "Ida Bery14", "Ida", "Embr")  # some are near to many answers
FIRST_GOAL = 20  # times `python -c pass`
NEXT_GOAL = 1.7  # times `python -c pass` (20 ms where that takes 12): from the line of an answer to the next question


def bank() -> str:
    """A bank of questions on invented ships, half of them asking for a name and half for a date."""
    names = "Amber Beryl Coral Dawn Ember Fern Gale Heath Iris Jade".split()
    questions = []
    for number in range(CARDS):
        ship = f"{names[number % 10]} {names[number // 10 % 10]} {number}"
        date = Date.of(1700 + number % 300, 1 + number % 12, 1 + number % 28)
        sentence = (
            f"The {ship} was launched at Varne on {date}, and Ida {names[number % 7]}{number} was her first captain."
        )
        evidence = Evidence(
            title="Ships of Varne", lang="en", revision=812, timestamp="2024-09-01T12:00:00Z", url=None,
            licence="CC BY-SA 4.0", section=("Launches", names[number % 10]), sentence=sentence,
            start=number * 100, end=number * 100 + len(sentence),
        )  # fmt: skip
        asks_name = number % 2 == 0
        questions.append(
            Question(
                id=codec.short_id("ship", number), form="basic", fact_kind="event",
                template="event/captain" if asks_name else "event/when", asks="person" if asks_name else "date",
                facts=(f"launched {ship}",), context="Ships of Varne",
                prompt=f"Who was the first captain of the {ship}?" if asks_name else f"When was the {ship} launched?",
                answer=f"Ida {names[number % 7]}{number}" if asks_name else str(date),
                date=None if asks_name else date, section=evidence.section, evidence=evidence,
            )
        )  # fmt: skip
    return codec.questions_to_lines(questions)


def start(path: Path, new: int) -> subprocess.Popen[str]:
    """A self-test that is fed by this program."""
    command = [sys.executable, "-m", "quizgen", "test", str(path), "--json", "--new", str(new)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def line_of(process: subprocess.Popen[str], kind: str) -> dict[str, object]:
    """The next object of a kind that the self-test prints."""
    for line in process.stdout or ():
        value: dict[str, object] = json.loads(line)
        if value["type"] == kind:
            return value
    raise RuntimeError(f"the self-test ended without a {kind}")


def first_question(path: Path) -> float:
    """Seconds from the start of the process to its first question."""
    started = time.perf_counter()
    process = start(path, 10)
    line_of(process, "question")
    taken = time.perf_counter() - started
    process.communicate()
    return taken


def bare_python() -> float:
    """Seconds of a Python that does nothing."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - started


def learn(folder: str) -> None:
    """A history: most cards were answered five times, and all of these are due."""
    with closing(sqlite3.connect(Path(folder) / "data" / "study.sqlite")) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM card LIMIT ?", (DUE,))]
        connection.executemany("INSERT INTO memory VALUES (?, 3, 5, '2026-01-01', '2026-01-05', 5, 0)", zip(ids))
        connection.executemany(
            "INSERT INTO answer (card, at, day, rating, verdict, stability, difficulty, due, answers, lapses) "
            "VALUES (?, ?, '2026-01-01', 3, 'right', 3, 5, '2026-01-05', 1, 0)",
            [(card, number) for number in range(HISTORY) for card in ids],
        )
        connection.commit()


def next_questions(path: Path) -> list[float]:
    """Seconds from each answer to the next question; every other answer has a slip in it."""
    process = start(path, ANSWERS)
    times = []
    line_of(process, "question")
    time.sleep(0.5)  # who learns reads the question first
    for number in range(ANSWERS - 1):
        started = time.perf_counter()
        print(TYPED[number % len(TYPED)], file=process.stdin, flush=True)
        line_of(process, "question")
        times.append(time.perf_counter() - started)
    process.communicate()
    return times


def main() -> int:
    """Measure, print and judge."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QUIZGEN_HOME"] = folder
        path = Path(folder) / "ships.jsonl"
        path.write_text(bank(), encoding="utf-8")
        read_anew = first_question(path)
        pairs = [(first_question(path), bare_python()) for _ in range(ROUNDS)]
        learn(folder)
        later = [(first_question(path), bare_python()) for _ in range(ROUNDS)]
        times, bare_then = next_questions(path), bare_python()
        bare_then = statistics.median([bare_then, *(bare_python() for _ in range(ROUNDS))])
    first, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    due, bare_later = (statistics.median(column) for column in zip(*later, strict=True))
    middle, usual, rare = (statistics.quantiles(times, n=100)[part - 1] for part in (50, 95, 99))
    print(f"deck of {CARDS:,} cards, read anew: {1000 * read_anew:5.0f} ms to the first question")
    print(f"read before: {1000 * first:5.0f} ms, {first / bare:.1f} times `python -c pass` (goal {FIRST_GOAL})")
    print(f"{DUE:,} cards due: {1000 * due:5.0f} ms, {due / bare_later:.1f} times (goal {FIRST_GOAL})")
    print(
        f"next question: {1000 * middle:.1f} ms, 95 of 100 within {1000 * usual:.1f} ms, {usual / bare_then:.1f} times "
        f"(goal {NEXT_GOAL}); 99 of 100 within {1000 * rare:.1f} ms (as slow as the disk is when others use it)"
    )
    reached = first <= FIRST_GOAL * bare and due <= FIRST_GOAL * bare_later and usual <= NEXT_GOAL * bare_then
    print("reached" if reached else "MISSED")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
