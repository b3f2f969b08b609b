"""`quizgen.facts.cache`: findings are kept by content, and nothing else is ever taken for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import grimp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.edtf import Date
from quizgen.facts import cache
from quizgen.facts.cache import Findings
from quizgen.model import Event, Evidence, Lifespan, Page, Skipped

PAGE = Page(
    title="Ida Marsh",
    wikitext="'''Ida Marsh''' kept a light.",
    revision=812,
    timestamp="2024-09",
    url="https://example.org/wiki/Ida_Marsh",
    licence="CC BY-SA 4.0",
    authors="the keepers",
)
EVIDENCE = Evidence(
    title="Ida Marsh",
    lang="en",
    revision=812,
    timestamp="2024-09",
    url=None,
    licence="CC BY-SA 4.0",
    section=("Early \u2028 life",),
    sentence="Born: 9 March 1871\n“É” \ud800",
    start=0,
    end=9,
)
FINDINGS = Findings(
    order="mdy",
    facts=(
        Lifespan(key="ida marsh", evidence=EVIDENCE, person="Ida Marsh", born=Date.parse("1871-03-09")),
        Event(
            key="lamp lit 1",
            evidence=EVIDENCE,
            unasked=(("date", "another thing"),),
            doubt="not certain",
            date=Date.parse("1902/1903"),
            date_text="",
            what="w",
            before="b",
            after="a",
        ),
    ),
    skipped=(
        Skipped(where="Ida Marsh > Early life", why="a vague date", evidence=EVIDENCE),
        Skipped(where="x", why="too many dates"),
    ),
)


def test_round_trip(tmp_path: Path) -> None:
    """What is written is read back as it was: facts, doubts, what was skipped, and the order of dates."""
    file = cache.file_for(tmp_path / "new" / "cache", PAGE)
    assert cache.read(file) is None
    cache.write(file, FINDINGS)
    assert cache.read(file) == FINDINGS
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_nothing_found(tmp_path: Path) -> None:
    """That nothing was found is kept too."""
    empty = Findings(order="dmy", facts=(), skipped=())
    cache.write(tmp_path / "x.jsonl", empty)
    assert cache.read(tmp_path / "x.jsonl") == empty


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"authors": "others"}, True),
        ({"title": "Ida  Marsh"}, False),
        ({"wikitext": PAGE.wikitext + "\n"}, False),
        ({"lang": "simple"}, False),
        ({"revision": None}, False),
        ({"timestamp": "2024-10"}, False),
        ({"url": None}, False),
        ({"licence": "CC0"}, False),
    ],
)
def test_name(tmp_path: Path, change: dict[str, Any], same: bool) -> None:  # noqa: FBT001 - a column of the table
    """The file's name changes with everything that the facts show, and with nothing else."""
    assert (cache.file_for(tmp_path, replace(PAGE, **change)) == cache.file_for(tmp_path, PAGE)) is same


def test_name_depends_on_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of spaCy or of its model leads to another file."""
    before = cache.file_for(tmp_path, PAGE)
    monkeypatch.setattr(cache, "language_version", lambda: "spacy 99.0 some_model 1.0")
    assert cache.file_for(tmp_path, PAGE) != before


def name_of(package: Path) -> str:
    """The name of the cache file as the quizgen in this folder has it."""
    code = (
        "import sys; from pathlib import Path; from quizgen.facts import cache; from quizgen.model import Page;"
        "print(cache.file_for(Path('.'), Page(title='a', wikitext='b')).name, 'spacy' in sys.modules)"
    )
    environment = os.environ | {"PYTHONPATH": str(package.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=package.parent, capture_output=True, text=True, check=True
    )
    name, spacy = done.stdout.split()
    assert spacy == "False", "the name is known without spaCy"
    return name


def test_name_depends_on_the_code(tmp_path: Path, root: Path) -> None:
    """A change in a rule leads to another file; one in the command line, or a file's date alone, does not."""
    package = tmp_path / "quizgen"
    shutil.copytree(root / "quizgen", package, ignore=shutil.ignore_patterns("__pycache__"))
    before = name_of(package)
    with (package / "cli.py").open("a") as file:
        file.write("# another comment\n")
    os.utime(package / "dates" / "grammar.py")
    assert name_of(package) == before
    for part in ("dates/grammar.py", "names.py"):
        with (package / part).open("a") as file:
            file.write("# another rule\n")
        after = name_of(package)
        assert after != before
        before = after


def test_every_part_counts() -> None:
    """All modules that articles and facts are made by, however far down, are among the parts that are hashed."""
    graph = grimp.build_graph("quizgen")
    modules: set[str] = set()
    for room in ("quizgen.article", "quizgen.facts"):
        modules |= graph.find_upstream_modules(room, as_package=True)
    needed = {module.split(".")[1] for module in modules if "." in module}
    assert needed | {"article", "facts"} == {part.removesuffix(".py") for part in cache.PARTS}


Damage = Callable[[bytes], bytes]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"\x00" * 100,
        lambda _: b"{}\n",
        lambda _: b"[]\n",
        lambda _: b"7\n" * 3,
        lambda _: b"[" * 100_000,
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data + b"{}\n",
        lambda data: data.replace(b"1871-03-09", b"1871-03-08"),
        lambda data: data.replace(b'"mdy"', b'"ymd"'),
        lambda data: data.replace(b'"facts": 2', b'"facts": 1'),
        lambda data: data.replace(b'"facts": 2', b'"facts": true'),
        lambda data: data.replace(b'"facts": 2', b'"facts": -1'),
        lambda data: data.replace(b"Marsh", b"M\xff\xfe"),
        lambda data: b"\n".join(reversed(data.split(b"\n"))),
    ],
)
def test_damaged(tmp_path: Path, damage: Damage) -> None:
    """A file that is damaged in any way counts as absent, and is replaced by the next writing."""
    file = tmp_path / "x.jsonl"
    cache.write(file, FINDINGS)
    sound = file.read_bytes()
    file.write_bytes(damage(sound))
    assert file.read_bytes() != sound
    assert cache.read(file) is None
    cache.write(file, FINDINGS)
    assert cache.read(file) == FINDINGS


@given(st.binary(max_size=300))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever a file holds, reading it does not fail."""
    file = tmp_path_factory.getbasetemp() / "any.jsonl"
    file.write_bytes(data)
    assert cache.read(file) is None


def test_unwritable(tmp_path: Path) -> None:
    """A cache that cannot be written, or read, is done without."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    (tmp_path / "folder.jsonl").mkdir()
    for path in (tmp_path / "file" / "x.jsonl", tmp_path / "folder.jsonl"):
        cache.write(path, FINDINGS)
        assert cache.read(path) is None


def test_old_files_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many files are kept: the oldest go first."""
    monkeypatch.setattr(cache, "MOST_FILES", 2)
    for age in range(3):
        cache.write(tmp_path / f"{age}.jsonl", FINDINGS)
        os.utime(tmp_path / f"{age}.jsonl", (1_000_000 + age, 1_000_000 + age))
    cache.write(tmp_path / "new.jsonl", FINDINGS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2.jsonl", "new.jsonl"]
