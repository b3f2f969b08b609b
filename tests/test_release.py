"""`quizgen.release`: the ledger and the packages of a deck, whatever goes wrong and whoever else writes them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen import cli, files, ledger
from quizgen.errors import FaultsError, InputError, OutputError
from quizgen.ledger import read_ledger
from quizgen.model import Question, Recipe
from quizgen.release import Building, Order, Release, release

MakeQuestion = Callable[..., Question]

FIRST, SECOND, THIRD = "2024-09-01T12:00:00Z", "2025-01-15T08:30:00Z", "2025-06-30T00:00:00Z"
THINGS = "pier light dock mole weir".split()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test works in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def questions(make_question: MakeQuestion) -> dict[str, Question]:
    """A question on each of some things."""
    return {
        thing: make_question(
            id=ledger.question_id("event/when", [thing]), facts=(thing,), prompt=f"When did the {thing} open?",
            answer=str(1900 + number),
        )
        for number, thing in enumerate(THINGS)
    }  # fmt: skip


def order(now: str = FIRST, name: str = "varne", **how: bool) -> Order:
    """What is to be released: into out/, with the ledger in deck/."""
    recipe = Recipe(id="varne-1", name=name, title="Varne", articles=(), folder="deck")
    building = Building(folder=Path("out"), now=now, **how)  # type: ignore[arg-type]
    return Order(recipe=recipe, place="deck", name=name, ledger_path=Path("deck/ledger.yaml"), how=building)


def there() -> dict[str, bytes]:
    """Every file below the folder."""
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def counts(made: Release) -> tuple[int, ...] | None:
    """How many cards were added, changed, retired."""
    if made.changes is None:
        return None
    return len(made.changes.added), len(made.changes.changed), len(made.changes.retired)


def test_releases(questions: dict[str, Question]) -> None:
    """A first release; one that retires a card has a package for it, as has the next; when it is back, none is left."""
    everything = list(questions.values())
    first = release(order(), everything)
    assert (counts(first), first.retired_path) == (None, None)
    assert sorted(there()) == ["deck/ledger.yaml", "out/varne.apkg"]
    for now, number in ((SECOND, (0, 0, 1)), (THIRD, (0, 0, 0))):
        later = release(order(now), everything[1:])
        assert (counts(later), later.retired_path) == (number, Path("out/varne-retired.apkg"))
        assert sorted(there()) == ["deck/ledger.yaml", "out/varne-retired.apkg", "out/varne.apkg"]
    state = there()
    Path("out/varne-retired.apkg").unlink()
    release(order(THIRD), everything[1:])
    assert there() == state
    back = release(order(THIRD), everything)
    assert (counts(back), back.retired_path) == ((1, 0, 0), None)
    assert sorted(there()) == ["deck/ledger.yaml", "out/varne.apkg"]


def test_only_try(questions: dict[str, Question]) -> None:
    """A try says what would be made, and writes nothing; not even a folder."""
    made = release(order(only_try=True), list(questions.values()))
    assert (len(made.deck.cards), counts(made)) == (5, None)
    assert list(Path().iterdir()) == []
    release(order(), list(questions.values()))
    state = there()
    assert counts(release(order(SECOND, only_try=True), list(questions.values())[1:])) == (0, 0, 1)
    assert there() == state


def test_forget(questions: dict[str, Question]) -> None:
    """On purpose a deck starts anew, also from a ledger that cannot be read; that is put aside, never written over."""
    everything = list(questions.values())
    first = release(order(), everything)
    for number, name in enumerate(("ledger.forgotten.yaml", "ledger.forgotten2.yaml")):
        Path("deck/ledger.yaml").write_text(f"damaged {number}", encoding="utf-8")
        with pytest.raises(FaultsError, match="quizgen build --forget"):
            release(order(SECOND), everything)
        made = release(order(SECOND, forget=True), everything)
        assert made.forgotten == Path("deck", name)
        assert made.forgotten.read_text(encoding="utf-8") == f"damaged {number}"
        assert [card.id for card in made.deck.cards] == [card.id for card in first.deck.cards]
        assert {entry.changed_at for entry in read_ledger(Path("deck/ledger.yaml")).entries} == {SECOND}


@pytest.mark.parametrize("failing", ["ledger.yaml", "varne.apkg"])
@pytest.mark.parametrize("how", ["first", "later", "forgetting"])
def test_cannot_write(questions: dict[str, Question], monkeypatch: pytest.MonkeyPatch, failing: str, how: str) -> None:
    """Where a file cannot be written, what stood there before is as it was, the ledger too."""
    if how != "first":
        release(order(), list(questions.values()))
    state, replace = there(), files.replace

    def refuse(path: Path, data: bytes) -> bool:
        if path.name == failing and path.name not in seen:
            seen.append(path.name)
            raise OutputError(str(path), "the disk is full", "free some space")
        return replace(path, data)

    seen: list[str] = []
    monkeypatch.setattr(files, "replace", refuse)
    with pytest.raises(OutputError, match="disk is full"):
        release(order(SECOND, forget=how == "forgetting"), list(questions.values())[1:])
    assert there() == state


def test_no_cards() -> None:
    """Nothing to make is told, and no folder is left."""
    with pytest.raises(InputError, match="no sound card"):
        release(order(), [])
    assert list(Path().iterdir()) == []


# --- two at once ----------------------------------------------------------------------------------------------------


def test_a_ledger_changed_meanwhile(questions: dict[str, Question]) -> None:
    """A ledger that somebody wrote since it was read is not written over."""
    path = Path("deck/ledger.yaml")
    release(order(), list(questions.values()))
    read = read_ledger(path)
    release(order(SECOND), list(questions.values())[1:])
    state = there()
    with pytest.raises(OutputError, match="changed meanwhile by another program; run the command again"):
        ledger.write_ledger(path, read, read)
    assert there() == state


def test_somebody_else_is_at_work(tmp_path: Path) -> None:
    """Who waits too long for another quizgen is told; a folder in another's way is told too."""
    with files.alone_in(tmp_path / "deck"):
        start = time.monotonic()
        with (
            pytest.raises(OutputError, match="deck: another quizgen is writing there; run"),
            files.alone_in(tmp_path / "deck", seconds=0.2),
        ):
            pass
        assert time.monotonic() - start >= 0.2
    with files.alone_in(tmp_path / "deck", seconds=0):
        assert list((tmp_path / "deck").iterdir()) == []
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="a file stands where"), files.alone_in(tmp_path / "file"):
        pass


WRITER = """
import sys
from pathlib import Path
from quizgen import ledger
from quizgen.model import Evidence, Question, Recipe
from quizgen.release import Building, Order, release

def question(thing):
    evidence = Evidence(title="V", lang="en", revision=None, timestamp=None, url=None, licence=None, section=(),
                        sentence=f"{thing} opened.", start=0, end=0)
    return Question(id=ledger.question_id("t", [thing]), form="basic", fact_kind="event", template="t", asks="date",
                    facts=(thing,), context="V", prompt=f"When did {thing} open?", answer=f"answer of {thing}",
                    section=(), evidence=evidence)

who = sys.argv[1]
recipe = Recipe(id="varne-1", name="varne", title="Varne", articles=(), folder="deck")
for turn in range(12):
    now = f"2025-01-01T00:00:{turn:02}Z"
    how = Building(folder=Path("out"), now=now)
    made = Order(recipe=recipe, place="deck", name="varne", ledger_path=Path("deck/ledger.yaml"), how=how)
    release(made, [question(thing) for thing in ("pier", who, f"{who}{turn}")])
"""


def test_two_writers() -> None:
    """Two programs that build one deck at once both end well: no card is lost, and the files belong to one build."""
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, who], stderr=subprocess.PIPE) for who in ("kestrel", "wren")
    ]
    assert [process.communicate(timeout=60)[1] for process in running] == [b"", b""]
    assert [process.returncode for process in running] == [0, 0]
    entries = read_ledger(Path("deck/ledger.yaml")).entries
    facts = {entry.facts[0] for entry in entries}
    assert facts == {"pier", "kestrel", "wren", *(f"{who}{turn}" for who in ("kestrel", "wren") for turn in range(12))}
    assert sum(entry.retired_at is None for entry in entries) == 3
    assert sorted(there()) == ["deck/ledger.yaml", "out/varne-retired.apkg", "out/varne.apkg"]


# --- the command ----------------------------------------------------------------------------------------------------

MAYOR = """\
{{Infobox officeholder
| name = Ida Marsh
| office = Mayor of Varne
| term_start = 4 May 1902
| successor = [[Ann Lowe]]
| predecessor = [[Tom Reed]]
| birth_date = {{birth date|1871|3|9|df=y}}
}}
'''Ida Marsh''' kept the light.
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Status, output and talk of a command."""
    status = cli.run(arguments)
    output = capsys.readouterr()
    return status, output.out, output.err


def test_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A build tells what it made and what is new since the last one; a try, that it wrote nothing."""
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path / "home"))
    article = Path("ida-marsh.wikitext")
    article.write_text(MAYOR, encoding="utf-8")
    status, output, _ = run(capsys, "build", "ida-marsh.wikitext", "--tsv")
    assert status == 0
    assert "Since the last build" not in output
    assert "File: build/ida-marsh.anki.tsv" in output
    article.write_text(MAYOR.replace("Ann Lowe", "Eve Hart").replace("birth_date", "other"), encoding="utf-8")
    state = there()
    status, output, _ = run(capsys, "build", "ida-marsh.wikitext", "--dry-run")
    assert "Since the last build: 0 added, 3 changed, 1 retired" in output
    assert output.endswith("Nothing was written (--dry-run).\n")
    kept = {name: data for name, data in there().items() if not name.startswith("home")}
    assert kept == {name: data for name, data in state.items() if not name.startswith("home")}
    status, output, _ = run(capsys, "build", "ida-marsh.wikitext")
    assert "File: build/ida-marsh-retired.apkg\nFor those who had the deck before" in output
    status, output, _ = run(capsys, "build", "ida-marsh.wikitext", "--forget")
    assert "The ledger of before is now build/ida-marsh.ledger.forgotten.yaml" in output


def test_time_of_the_build(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH gives the time of the build, and does not keep a later change from being later."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1725192000")
    article = Path("ida-marsh.wikitext")
    times = []
    for text in (MAYOR, MAYOR.replace("Ann Lowe", "Eve Hart")):
        article.write_text(text, encoding="utf-8")
        assert run(capsys, "build", "ida-marsh.wikitext", "--no-cache")[0] == 0
        times.append(sorted(entry.changed_at for entry in read_ledger(Path("build/ida-marsh.ledger.yaml")).entries))
    assert set(times[0]) == {FIRST}
    assert set(times[1]) == {FIRST, "2024-09-01T12:00:02Z"}
    for wrong in ("yesterday", "-1", "1.5", "9" * 20):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        status, _, said = run(capsys, "build", "ida-marsh.wikitext")
        assert (status, said.partition(";")[0]) == (
            1,
            f"quizgen: SOURCE_DATE_EPOCH: is {wrong!r}, not seconds since 1970",
        )


def test_no_temporary_files(questions: dict[str, Question], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A release leaves nothing in the folder for temporary files."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", None)
    release(order(), list(questions.values()))
    assert os.listdir(tmp_path / "temporary") == []
