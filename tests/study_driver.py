"""For tests/test_study_kill.py: sittings that are killed with SIGKILL at random moments, each a process of its own.

Run as `study_driver.py BANK ROUNDS SEED` with QUIZGEN_HOME set. The processes are forks of this one, which has loaded
the program, so that a round takes milliseconds. Each child answers a scripted sitting and writes every verdict into a
pipe; the parent kills it after a random time, and prints, as a line of JSON, the answers that were told as stored.
"""

from __future__ import annotations

import fcntl
import io
import json
import os
import random
import signal
import sys
import time
from pathlib import Path


def child(bank: Path, number: int, out: int) -> None:
    """A sitting whose input is a script and whose output is a pipe."""
    from quizgen import cli

    script = os.memfd_create("script")
    os.write(script, "".join(f"answer {number} {n}\n" for n in range(40)).encode())
    os.lseek(script, 0, os.SEEK_SET)
    os.dup2(script, 0)
    os.dup2(out, 1)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - the descriptor itself
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    cli.run(["test", str(bank), "--json", "--cram" if number % 2 else "--new=40"])


def told(pipe: int) -> list[tuple[str, str]]:
    """The card and the typed answer of each verdict that was written whole."""
    data = b""
    while chunk := os.read(pipe, 65536):
        data += chunk
    values = [json.loads(line) for line in data.decode().split("\n")[:-1]]
    return [(value["id"], value["typed"]) for value in values if value["type"] == "verdict"]


def sitting(bank: Path, number: int, seconds: float | None) -> list[tuple[str, str]]:
    """What a sitting told before it was killed after so many seconds; None lets it end by itself."""
    read, write = os.pipe()
    fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 1 << 20)
    process = os.fork()
    if process == 0:
        os.close(read)
        child(bank, number, write)
        os._exit(0)
    os.close(write)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    answers = told(read)
    os.close(read)
    return answers


def main() -> None:
    """Kill as many sittings as asked for."""
    bank, rounds, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))  # noqa: S311
    from quizgen import cli

    sys.stdin = io.StringIO("one answer\n")
    cli.run(["test", str(bank), "--plain", "--new=1", "--cram"])  # the deck is read, and all that is needed loaded
    print(flush=True)
    begun = time.monotonic()
    sitting(bank, -1, None)
    whole = time.monotonic() - begun
    for number in range(rounds):
        print(json.dumps(sitting(bank, number, chance.uniform(0, whole))), flush=True)


if __name__ == "__main__":
    main()
