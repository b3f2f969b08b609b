"""Start-up: the time of `quizgen --help` against that of Python itself.

Run as `python benchmarks/startup.py`; it judges itself and ends with status 1 where the goal is missed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROUNDS = 25
GOAL = 8.0  # times `python -c pass`

PYTHON = (sys.executable, "-c", "pass")
COMMANDS = {
    "quizgen --help": (str(Path(sys.executable).with_name("quizgen")), "--help"),
    "python -m quizgen --help": (sys.executable, "-m", "quizgen", "--help"),
}


def seconds(command: Sequence[str]) -> float:
    """Time of one run."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> int:
    """Measure, print and judge."""
    missed = False
    for name, command in COMMANDS.items():
        # The two take turns, so that what else the machine does falls on both.
        pairs = [(seconds(PYTHON), seconds(command)) for _ in range(ROUNDS)]
        python, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
        ratio = statistics.median(ours / python for python, ours in pairs)
        print(f"{name}: {ours * 1000:.0f} ms, python alone {python * 1000:.0f} ms: {ratio:.1f} times (goal: {GOAL:g})")
        missed |= ratio > GOAL
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
