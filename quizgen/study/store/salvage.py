"""A damaged memory: set aside as it is, and what can be read of it put into a new one."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from quizgen import files
from quizgen.errors import OutputError
from quizgen.study.store.database import Database, connect, free_name

_BESIDE = ("-wal", "-shm")
_COLUMNS = (
    *("card", "at", "day", "rating", "verdict", "cram", "typed", "milliseconds", "expected"),
    *("stability", "difficulty", "due", "answers", "lapses"),
)
_LEAST_ROW = 30
"""Fewer bytes than an answer takes: no file holds more answers than its size through this."""


def salvage(path: Path) -> tuple[Database, Path, int]:
    """Set a damaged file aside, and open a new one with every answer that can be read of it.

    Gives the new memory, where the damaged one is now, and the number of answers kept.

    Raises:
        OutputError: the file cannot be moved, or the new one not be written.
    """
    aside = free_name(path, "damaged")
    rows = _read_copy(path)
    try:
        path.rename(aside)
        for suffix in _BESIDE:
            with suppress(FileNotFoundError):
                path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    except OSError as error:
        fault = f"is damaged, and cannot be set aside ({error.strerror or error})"
        raise OutputError(files.shown(path), fault, "look at the folder's rights") from None
    database = connect(path)
    names, marks = ", ".join(_COLUMNS), ", ".join("?" * len(_COLUMNS))
    with database.changing() as connection:
        connection.executemany(f"INSERT OR IGNORE INTO answer ({names}) VALUES ({marks})", rows)
        connection.execute(
            "INSERT INTO memory SELECT card, stability, difficulty, day, due, answers, lapses FROM answer AS a "
            "WHERE cram = 0 AND stability IS NOT NULL AND id = (SELECT max(id) FROM answer "
            "WHERE card = a.card AND cram = 0)"
        )
    return database, aside, len(rows)


def _read_copy(path: Path) -> list[tuple[object, ...]]:
    """The readable answers, read from a copy: what is damaged stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for suffix in ("", *_BESIDE):
            with suppress(OSError):
                shutil.copyfile(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
        rows = _read(copy)
        return rows or _read(_with_new_head(copy))


def _with_new_head(path: Path) -> Path:
    """The copy with the first page of a sound memory, for one whose head was overwritten.

    Tables are made in the same order in every memory, so that the first page of a new one names the right places.
    """
    sound = path.with_name("sound.sqlite")
    with suppress(OSError):
        database = connect(sound)
        database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        head, body = sound.read_bytes(), path.read_bytes()
        page = int.from_bytes(head[16:18], "big")
        pages = (len(body) // page).to_bytes(4, "big")
        path.write_bytes(head[:28] + pages + head[32:page] + body[page:])
    return path


def _read(path: Path) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        query = f"SELECT {', '.join(_COLUMNS)} FROM answer WHERE id = ?"
        for number in _numbers(connection, path):
            with suppress(sqlite3.Error):
                row = connection.execute(query, (number,)).fetchone()
                if row is not None and _is_sound(row):
                    rows.append(row)
    return rows


def _numbers(connection: sqlite3.Connection, path: Path) -> Iterator[int]:
    """The ids that answers can have: up to the last one, or, where that is lost, to what the file can hold."""
    last = path.stat().st_size // _LEAST_ROW
    with suppress(sqlite3.Error):
        given = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'answer'").fetchone()
        last = min(last, given[0]) if given is not None and type(given[0]) is int else last
    yield from range(1, last + 1)


def _is_sound(row: tuple[object, ...]) -> bool:
    card, at, day, rating = row[:4]
    try:
        return (
            isinstance(card, str) and type(at) is int and bool(date.fromisoformat(str(day))) and rating in (1, 2, 3, 4)
        )
    except ValueError:
        return False
