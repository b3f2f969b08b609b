"""`quizgen.study.store`: nothing that was answered is lost, whatever happens to the file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from quizgen.errors import InputError, OutputError
from quizgen.study import store
from quizgen.study.schedule import AGAIN, GOOD
from quizgen.study.sitting import EARLIEST, today
from quizgen.study.store import Answer, Database, Filter, StoredCard, StoredDeck
from quizgen.study.store import database as database_module
from quizgen.study.store.database import FILE_NAME, DamagedError, connect
from quizgen.study.store.figures import figures
from quizgen.study.store.schema import MIGRATIONS

DAY = date(2026, 3, 1)
DECK = StoredDeck(id="varne", title="Varne", place="decks/varne", bad_cards="bad-cards.yaml")
ALL = Filter(decks=("varne",))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a learner's memory."""
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path))
    return tmp_path / "data"


@pytest.fixture
def memory(home: Path) -> Iterator[Database]:
    """An empty memory."""
    database, told = store.open_memory()
    assert told == ""
    assert database.path == home / FILE_NAME
    yield database
    database.close()


def answer(card: str, day: date = DAY, **fields: Any) -> Answer:
    """A right answer, in the middle of its day."""
    at = int((day - date(1970, 1, 1)).total_seconds() * 1_000_000) + 43_200_000_000
    return Answer(**{"card": card, "at": at, "day": day, "rating": GOOD, "verdict": "right", **fields})


def card(number: int, **fields: Any) -> StoredCard:
    """A card, each on a field of its own unless told otherwise."""
    values: dict[str, Any] = {
        "id": f"card{number}", "form": "basic", "field": f"field{number}", "section": "Early years", "earliest": None,
        "latest": None, "answer": f"Ship {number}", "prompt": "Which?", "question": "{}",
    }  # fmt: skip
    return StoredCard(**(values | fields))


def take_in(memory: Database, *cards: StoredCard) -> None:
    """Make these the deck's cards."""
    store.put_deck(memory, DECK, "what", "made of", cards)


def ids(asked: list[store.Asked]) -> list[str]:
    """The ids of cards to ask."""
    return [one.id for one in asked]


# --- answers --------------------------------------------------------------------------------------------------------


def test_record_and_take_back(memory: Database) -> None:
    """Taking an answer back leaves the memory as it was before it, and twice is once."""
    first = store.record(memory, answer("a"), 0.9)
    before = store.memory_of(memory, "a")
    second = store.record(memory, answer("a", DAY + timedelta(days=2), rating=AGAIN, verdict="wrong"), 0.9)
    assert store.memory_of(memory, "a") != before
    store.take_back(memory, second.id)
    store.take_back(memory, second.id)
    assert store.memory_of(memory, "a") == before
    store.take_back(memory, first.id)
    assert store.memory_of(memory, "a") is None
    assert list(store.export(memory)) == []


def test_amend_is_an_answer_given_otherwise(memory: Database) -> None:
    """Another verdict gives the memory that it would have given at once."""
    wrong = store.record(memory, answer("a", rating=AGAIN, verdict="wrong"), 0.9)
    amended = store.amend(memory, wrong.id, answer("a"), 0.9)
    store.record(memory, answer("b"), 0.9)
    one, other = store.memory_of(memory, "a"), store.memory_of(memory, "b")
    assert one is not None
    assert other is not None
    assert (one.stability, one.difficulty, one.answers) == (other.stability, other.difficulty, 1)
    assert amended.memory == one
    assert len(list(store.export(memory))) == 2


def test_cramming_leaves_the_schedule_alone(memory: Database) -> None:
    """Answers out of turn are kept, and change nothing of what is due."""
    store.record(memory, answer("a"), 0.9)
    before = store.memory_of(memory, "a")
    store.record(memory, answer("a", DAY + timedelta(days=1), cram=True, rating=AGAIN, verdict="wrong"), 0.9)
    store.record(memory, answer("b", cram=True), 0.9)
    assert store.memory_of(memory, "a") == before
    assert store.memory_of(memory, "b") is None
    assert len(list(store.export(memory))) == 3


def test_answers_of_one_moment(memory: Database) -> None:
    """A clock that stands still loses no answer."""
    for _ in range(3):
        store.record(memory, answer("a"), 0.9)
    assert len({one["at"] for one in store.export(memory)}) == 3


def test_hostile_texts(memory: Database) -> None:
    """A hundred kilobytes, half a surrogate pair and NUL are kept as far as they can be."""
    for number, typed in enumerate(("x" * 100_000, "\ud800", "a\0b", "'; DROP TABLE answer; --")):
        store.record(memory, answer(f"c{number}", typed=typed), 0.9)
    assert [len(str(one["typed"])) for one in store.export(memory)] == [500, 1, 3, 24]


def test_export_and_import(memory: Database, tmp_path: Path) -> None:
    """Another memory with the same answers, in whatever order they came, has the same cards due."""
    for days, cards in ((0, "abc"), (2, "ab"), (9, "a")):
        for name in cards:
            store.record(memory, answer(name, DAY + timedelta(days=days), at=days * 10**12 + ord(name)), 0.9)
    answers = [
        Answer(**{**one, "day": date.fromisoformat(str(one["day"]))})  # type: ignore[arg-type]
        for one in store.export(memory)
    ]
    other = connect(tmp_path / "other" / FILE_NAME)
    assert store.import_answers(other, answers[3:], 0.9) == 3
    assert store.import_answers(other, answers, 0.9) == 3
    assert store.import_answers(other, answers, 0.9) == 0
    assert list(store.export(other)) == list(store.export(memory))
    assert [store.memory_of(other, name) for name in "abc"] == [store.memory_of(memory, name) for name in "abc"]
    other.close()


def test_forget(memory: Database) -> None:
    """Some cards are forgotten, or all."""
    for name in "abc":
        store.record(memory, answer(name), 0.9)
    assert store.forget(memory, ["a", "unknown"]) == 1
    assert [one["card"] for one in store.export(memory)] == ["b", "c"]
    assert store.memory_of(memory, "a") is None
    assert store.forget(memory, []) == 0
    assert store.forget(memory) == 2


# --- cards ----------------------------------------------------------------------------------------------------------


def test_a_rebuilt_deck_keeps_its_progress(memory: Database) -> None:
    """A card that left the deck sleeps and keeps its answers; when it returns it is due where it left off."""
    take_in(memory, card(1), card(2), card(3))
    store.record(memory, answer("card1"), 0.9)
    later = DAY + timedelta(days=30)
    take_in(memory, card(2))
    assert ids(store.due_cards(memory, ALL, later)) == []
    assert ids(store.all_cards(memory, ALL)) == ["card2"]
    assert figures(memory, ["varne"], later).sleeping == 1
    take_in(memory, card(1), card(2))
    assert ids(store.due_cards(memory, ALL, later)) == ["card1"]


def test_due_and_new(memory: Database) -> None:
    """Due are cards on and after their day; new ones come in the deck's order, one of each field."""
    take_in(memory, card(3), card(1), card(2), card(4, field="field1", form="cloze"))
    assert ids(store.new_cards(memory, ALL, 10)) == ["card3", "card1", "card2"]
    assert ids(store.new_cards(memory, ALL, 2)) == ["card3", "card1"]
    due = store.record(memory, answer("card1"), 0.9).memory
    assert due is not None
    assert ids(store.new_cards(memory, ALL, 10)) == ["card3", "card2"]
    assert ids(store.new_cards(memory, Filter(decks=("varne",), forms=("cloze",)), 10)) == ["card4"]
    assert ids(store.due_cards(memory, ALL, due.due - timedelta(days=1))) == []
    assert ids(store.due_cards(memory, ALL, due.due)) == ["card1"]
    store.put_to_sleep(memory, "varne", "card1")
    assert ids(store.due_cards(memory, ALL, due.due)) == []
    store.wake(memory, "varne", "card1")
    assert ids(store.due_cards(memory, ALL, due.due)) == ["card1"]


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        (Filter(), ["card1", "card2", "card3"]),
        (Filter(decks=("other",)), []),
        (Filter(section="EARLY"), ["card1"]),
        (Filter(section="100%"), []),
        (Filter(forms=("cloze", "choice")), ["card2"]),
        (Filter(earliest=19020101), ["card2", "card3"]),
        (Filter(latest=19021231), ["card1", "card2"]),
        (Filter(earliest=19020101, latest=19021231), ["card2"]),
    ],
)
def test_filters(memory: Database, which: Filter, expected: list[str]) -> None:
    """Sections are found by words of their title, dates by any day that they share."""
    take_in(
        memory,
        card(1, earliest=19010101, latest=19011231),
        card(2, earliest=19020504, latest=19020504, section="War > At sea", form="cloze"),
        card(3, earliest=19030101, latest=19031231, section="War"),
    )
    assert ids(store.all_cards(memory, which)) == expected


# --- several at once ------------------------------------------------------------------------------------------------


def test_two_sittings_at_once_lose_nothing(memory: Database, home: Path) -> None:
    """Answers that two connections give at the same time are all there, to the same card too."""

    def learn(name: str) -> None:
        other = connect(home / FILE_NAME)
        for number in range(60):
            store.record(other, answer("shared", at=number, typed=name), 0.9)
            store.record(other, answer(f"{name}{number}"), 0.9)
        other.close()

    threads = [threading.Thread(target=learn, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers = list(store.export(memory))
    assert len(answers) == 240
    shared = store.memory_of(memory, "shared")
    assert shared is not None
    assert shared.answers == 120


def test_a_locked_memory(memory: Database, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits too long for another program is told so, and the answer is in neither half stored."""
    monkeypatch.setattr(database_module, "PATIENCE", 0.05)
    other = connect(home / FILE_NAME)
    with memory.changing() as connection:
        connection.execute("INSERT INTO setting VALUES ('a', 'b')")
        with pytest.raises(InputError, match="another program is writing to it; wait"):
            store.record(other, answer("a"), 0.9)
    store.record(other, answer("a"), 0.9)
    assert len(list(store.export(memory))) == 1
    other.close()


def test_a_clock_that_cannot_be_right(memory: Database) -> None:
    """Where a battery ran out and it is 1970 again, the day is that of the last answer."""
    dead = datetime(1970, 1, 1, 12, tzinfo=UTC)
    assert today(memory, dead) == EARLIEST
    store.record(memory, answer("a"), 0.9)
    assert today(memory, dead) == DAY
    assert today(memory, datetime(2031, 5, 4, 12, tzinfo=UTC)) == date(2031, 5, 4)


# --- what happens to files ------------------------------------------------------------------------------------------


def test_a_newer_memory(memory: Database, home: Path) -> None:
    """A newer quizgen's memory is refused and left as it is."""
    memory.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(InputError, match=r"a newer quizgen made it \(version 99"):
        store.open_memory()
    assert sorted(path.name for path in home.iterdir() if "-" not in path.name) == [FILE_NAME]


def test_migration(memory: Database, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step to a newer version keeps everything, and a copy of what was before stands beside it."""
    store.record(memory, answer("a"), 0.9)
    memory.close()
    step = "ALTER TABLE answer ADD COLUMN mood TEXT; CREATE TABLE extra (name TEXT)"
    monkeypatch.setattr(database_module, "MIGRATIONS", (*MIGRATIONS, step))
    newer, _ = store.open_memory()
    assert len(list(store.export(newer))) == 1
    newer.connection.execute("SELECT mood FROM answer")
    newer.close()
    again, _ = store.open_memory()
    again.close()
    with closing(sqlite3.connect(home / "study.version-1.sqlite")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT card FROM answer").fetchall() == [("a",)]
    assert len(list(home.glob("*.version-*"))) == 1


def test_a_migration_that_fails(memory: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that cannot be made leaves the memory at the version before it."""
    store.record(memory, answer("a"), 0.9)
    memory.close()
    monkeypatch.setattr(database_module, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE x (y); NO SQL"))
    with pytest.raises(OutputError, match="cannot be written"):
        store.open_memory()
    monkeypatch.undo()
    database = connect(memory.path)
    assert database.connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'x'").fetchone() == (0,)
    assert len(list(store.export(database))) == 1
    database.close()


def _overwrite(path: Path, start: int, length: int) -> None:
    with path.open("r+b") as stream:
        stream.seek(start)
        stream.write(bytes([0xA5]) * length)


@pytest.mark.parametrize(
    ("damage", "least"),
    [
        (lambda path: path.write_bytes(b"not a database at all" * 50), 0),
        (lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]), 1),
        (lambda path: _overwrite(path, 0, 100), 900),  # the head
        (lambda path: _overwrite(path, 0, 4096), 900),  # the whole first page
        (lambda path: _overwrite(path, path.stat().st_size // 2, 4096), 500),  # a page in the middle
        (lambda path: path.write_bytes(path.read_bytes()[:-3000]), 500),
    ],
    ids=["overwritten", "half", "head", "first page", "middle page", "torn end"],
)
def test_a_damaged_memory(memory: Database, home: Path, damage: Any, least: int) -> None:
    """A damaged memory is set aside as it is, its place told, and what is readable is there again."""
    with memory.changing() as connection:
        for number in range(1000):
            store.answers._append(connection, answer(f"card{number}", typed="some words"), 0.9)
    memory.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    memory.close()
    path = home / FILE_NAME
    damage(path)
    damaged = path.read_bytes()
    recovered, told = _opened(path)
    aside = home / "study.damaged.sqlite"
    assert aside.read_bytes() == damaged
    assert str(aside) in told
    kept = list(store.export(recovered))
    assert f"{len(kept)} answers were read from it" in told
    assert len(kept) >= least
    assert recovered.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert all(store.memory_of(recovered, str(one["card"])) is not None for one in kept)
    store.record(recovered, answer("new"), 0.9)
    recovered.close()


def _opened(path: Path) -> tuple[Database, str]:
    """The memory as the commands open it: the damage may be found only when it is read."""
    database, told = store.open_memory()
    if told:
        return database, told
    try:
        list(store.export(database))
        store.check(database)
    except DamagedError:
        database.close()
        return store.recover(path)
    raise AssertionError("the damage was not found")


def test_an_empty_file_is_a_new_memory(home: Path) -> None:
    """A file of no bytes holds nothing that could be lost."""
    home.mkdir(parents=True)
    (home / FILE_NAME).touch()
    database, told = store.open_memory()
    assert told == ""
    assert list(store.export(database)) == []
    database.close()


def test_a_full_disk(memory: Database) -> None:
    """Where there is no room, the error says so and the answers before it are there."""
    store.record(memory, answer("first"), 0.9)
    pages = memory.connection.execute("PRAGMA page_count").fetchone()[0]
    memory.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(OutputError, match=r"full.*free some space"):  # noqa: PT012 - one of many fails
        for number in range(1000):
            store.record(memory, answer(f"card{number}", typed="x" * 400), 0.9)
    memory.connection.execute("PRAGMA max_page_count = 100000")
    kept = len(list(store.export(memory)))
    store.record(memory, answer("last"), 0.9)
    assert len(list(store.export(memory))) == kept + 1


def test_a_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the data folder cannot be, the error says what to do."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path / "file"))
    with pytest.raises(OutputError, match=r"the folder for your answers cannot be made .*QUIZGEN_HOME"):
        store.open_memory()


@pytest.fixture
def read_only_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A memory with one answer, which this process has no right to write (not as root, where the tests run as root)."""
    home = Path(tempfile.mkdtemp())
    monkeypatch.setenv("QUIZGEN_HOME", str(home))
    database, _ = store.open_memory()
    store.record(database, answer("a"), 0.9)
    database.close()
    path = home / "data" / FILE_NAME
    path.chmod(0o444)
    for folder in (home / "data", home):
        folder.chmod(0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield path
    os.seteuid(user)
    for folder in (home, home / "data"):
        folder.chmod(0o755)
    shutil.rmtree(home)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs POSIX's rights")
def test_a_memory_that_may_not_be_written(read_only_home: Path) -> None:
    """Without the right to write, the error says what to do, and nothing was changed."""
    before = read_only_home.read_bytes()
    with pytest.raises(OutputError, match=r"cannot be written .*look at its rights, or set QUIZGEN_HOME"):
        store.open_memory()
    assert read_only_home.read_bytes() == before


def test_a_copy_is_a_memory(memory: Database, tmp_path: Path) -> None:
    """A closed memory is one file that can be copied."""
    store.record(memory, answer("a"), 0.9)
    memory.close()
    shutil.copyfile(memory.path, tmp_path / "copy.sqlite")
    copy = connect(tmp_path / "copy.sqlite")
    assert len(list(store.export(copy))) == 1
    copy.close()


# --- figures --------------------------------------------------------------------------------------------------------


def test_figures(memory: Database) -> None:
    """Due, coming, retention, shares, streak and leeches, of a small history that can be counted by hand."""
    take_in(memory, card(1), card(2, section="War", form="cloze"), card(3, section="War"))
    wrong: dict[str, Any] = {"rating": AGAIN, "verdict": "wrong"}
    for days, name, fields in (
        (0, "card1", {}), (0, "card2", wrong), (1, "card2", {}), (2, "card1", {}), (3, "card2", wrong),
        (4, "card2", {}), (4, "card1", {"cram": True}),
    ):  # fmt: skip
        store.record(memory, answer(name, DAY + timedelta(days=days), **fields), 0.9)
    told = figures(memory, ["varne"], DAY + timedelta(days=4))
    assert (told.cards, told.fields, told.new, told.sleeping) == (3, 3, 1, 0)
    assert (told.streak, told.longest_streak, told.today) == (5, 5, 2)
    assert (told.retention.answers, told.retention.right) == (6, 4)
    assert (told.retention.again, told.retention.kept) == (4, 3)
    assert 3 < told.retention.expected < 4
    assert [(share.again, share.kept) for share in told.sections] == [(1, 1), (3, 2)]
    assert [(share.name, share.right, share.answers) for share in told.sections] == [
        ("Early years", 2, 2),
        ("War", 2, 4),
    ]
    assert [(share.name, share.right, share.answers) for share in told.forms] == [("basic", 2, 2), ("cloze", 2, 4)]
    assert [(hard.id, hard.lapses) for hard in told.hardest] == [("card2", 1)]
    assert sum(due for _, due in told.coming) == 2
    assert figures(memory, ["varne"], DAY + timedelta(days=5)).streak == 5
    assert figures(memory, ["varne"], DAY + timedelta(days=6)).streak == 0
    assert figures(memory, ["unknown"], DAY).cards == 0
