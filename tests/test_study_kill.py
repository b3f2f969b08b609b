"""A sitting that is killed loses no answer that it told as stored, and leaves a sound memory."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quizgen import codec
from quizgen.model import Question
from quizgen.study.store import export, memory_of
from quizgen.study.store.database import FILE_NAME, connect

KILLS = 200


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="needs Linux's memfd_create and fork")
def test_killed_at_random_moments(tmp_path: Path, make_question: Callable[..., Question]) -> None:
    """After each of 200 kills every answer that had been told is there, once, and SQLite finds no fault."""
    bank = tmp_path / "bank.jsonl"
    questions = [make_question(id=f"card{n}", facts=(f"fact {n}",), answer=f"Ship {n}", asks="x") for n in range(1500)]
    bank.write_text(codec.questions_to_lines(questions), encoding="utf-8")
    driver = Path(__file__).with_name("study_driver.py")
    home = tmp_path / "home"
    run = subprocess.run(
        [sys.executable, str(driver), str(bank), str(KILLS), "7"],
        env=os.environ | {"QUIZGEN_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    lines = run.stdout.splitlines()[-KILLS:]  # before them is the sitting that loaded the program
    rounds = [[tuple(answer) for answer in json.loads(line)] for line in lines]
    told = [answer for answers in rounds for answer in answers]
    assert len(rounds) == KILLS
    assert len(told) > KILLS
    assert sum(0 < len(answers) < 40 for answers in rounds) > KILLS / 5  # killed in the middle
    path = home / "data" / FILE_NAME
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database = connect(path)
    stored = [(answer["card"], answer["typed"]) for answer in export(database)]
    assert set(told) <= set(stored)
    assert len(stored) == len(set(stored))
    assert len(stored) - len(told) <= KILLS + 41  # some were stored and not told any more
    learnt = [card for card, typed in told if int(typed.split()[1]) % 2 == 0]
    assert learnt
    assert all(memory_of(database, card) is not None for card in learnt)
    database.close()
