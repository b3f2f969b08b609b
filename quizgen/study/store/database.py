"""The file of the memory: opened, brought to the newest version, and never lost.

SQLite in WAL mode, each change a transaction that has reached the disk when it is over. What goes wrong is an error
with place, fault and remedy; nothing that was stored is touched by it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from quizgen import files
from quizgen.errors import InputError, OutputError, QuizgenError
from quizgen.study.store.schema import MIGRATIONS

FILE_NAME = "study.sqlite"
PATIENCE = 5.0
"""Seconds to wait for another session that is writing."""

_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class DamagedError(QuizgenError):
    """The file is no readable database any more."""


@dataclass(frozen=True, slots=True)
class Database:
    """An open memory."""

    path: Path
    connection: sqlite3.Connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A block that reads.

        Raises:
            QuizgenError: see `told`.
        """
        with told(self.path):
            yield self.connection

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """A block that is one transaction: all of it is on the disk at its end, or nothing.

        Raises:
            QuizgenError: see `told`.
        """
        with told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    with suppress(sqlite3.Error):
                        self.connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file; whatever goes wrong then has lost nothing."""
        with suppress(sqlite3.Error):
            self.connection.close()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """A block in which SQLite's errors become errors of ours.

    Raises:
        DamagedError: the file is damaged.
        InputError: another program holds it.
        OutputError: it cannot be written: no space, no right to.
    """
    place = files.shown(path)
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGED:
            raise DamagedError(
                place, "the memory is damaged", "run the command again: what is readable is kept"
            ) from None
        if code in _BUSY:
            fault, remedy = "another program is writing to it", "wait until it has finished, then try again"
            raise InputError(place, fault, remedy) from None
        if isinstance(error, sqlite3.OperationalError):
            remedy = "free some space" if code in _FULL else "look at its rights, or set QUIZGEN_HOME to another folder"
            raise OutputError(place, f"cannot be written ({error})", remedy) from None
        raise


def connect(path: Path) -> Database:
    """Open a file, or make it.

    Raises:
        DamagedError: it is no database, or a damaged one.
        InputError: it is a newer quizgen's, or another program holds it.
        OutputError: it cannot be made or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fault = f"the folder for your answers cannot be made ({error.strerror or error})"
        raise OutputError(files.shown(path.parent), fault, "set QUIZGEN_HOME to another folder") from None
    with told(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    database = Database(path, connection)
    try:
        with told(path):
            _prepare(database)
    except BaseException:
        database.close()
        raise
    return database


def _prepare(database: Database) -> None:
    connection = database.connection
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        fault = f"a newer quizgen made it (version {version}; this one knows {len(MIGRATIONS)})"
        raise InputError(files.shown(database.path), fault, "install a newer quizgen; nothing in it was changed")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = OFF")
    if version < len(MIGRATIONS):
        if version:
            back_up(database, version)
        _migrate(database)


def _migrate(database: Database) -> None:
    """All steps that are missing, in one transaction; another process may have been quicker."""
    with database.changing() as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in MIGRATIONS[version:]:
            for statement in step.split(";"):
                if statement.strip():
                    connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def check(database: Database) -> None:
    """Look at the whole file, at a time when nobody waits.

    Raises:
        DamagedError: it is damaged.
    """
    with told(database.path):
        found = database.connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != ("ok",):
        raise _damaged(database.path)


def _damaged(path: Path) -> DamagedError:
    remedy = "run the command again: what is readable is kept"
    return DamagedError(files.shown(path), "the memory is damaged", remedy)


def back_up(database: Database, version: int) -> Path:
    """A copy of the file as it is, beside it: `study.version-1.sqlite`, or with a number where that is there already.

    Raises:
        OutputError: there is no room for it.
    """
    path = free_name(database.path, f"version-{version}")
    with told(path), closing(sqlite3.connect(path)) as copy:
        database.connection.backup(copy)
    return path


def free_name(path: Path, word: str) -> Path:
    """A name beside a file that nothing has yet: `study.WORD.sqlite`, `study.WORD-2.sqlite`, ..."""
    names = (f"{path.stem}.{word}{'' if number == 1 else f'-{number}'}{path.suffix}" for number in range(1, 10_000))
    return next(candidate for name in names if not (candidate := path.with_name(name)).exists())
