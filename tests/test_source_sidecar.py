"""The sidecar of a wikitext file."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.errors import FaultsError, InputError
from quizgen.model import Skipped
from quizgen.source.sidecar import read_sidecar


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A wikitext file in a folder of its own."""
    path = tmp_path / "river.wikitext"
    path.write_text("The river.")
    return path


def test_without_a_sidecar_nothing_is_known(article: Path) -> None:
    """A missing sidecar is no fault."""
    assert read_sidecar(article) == ({}, ())


def test_what_a_sidecar_says(article: Path) -> None:
    """Every key may stand in it; null is as if it were absent."""
    article.with_suffix(".yaml").write_text(
        "title: Quiet River\nlang: zh-Hant\nrevision: 12\ntimestamp: 2012-04-03\nurl: https://wiki.example/wiki/Q\n"
        "licence: CC BY-SA 4.0\nauthors: null\n"
    )
    assert read_sidecar(article)[0] == {
        "title": "Quiet River",
        "lang": "zh-Hant",
        "revision": 12,
        "timestamp": "2012-04-03",
        "url": "https://wiki.example/wiki/Q",
        "licence": "CC BY-SA 4.0",
    }


def test_unknown_keys_are_told_and_ignored(article: Path) -> None:
    """A key that is not known is skipped with its line and the key that was meant."""
    sidecar = article.with_suffix(".yaml")
    sidecar.write_text("title: River\nlicense: CC0\n")
    told = Skipped(where=f"{sidecar}:2", why="unknown key `license` in a sidecar: write licence")
    assert read_sidecar(article) == ({"title": "River"}, (told,))


def test_all_faults_are_told_at_once(article: Path) -> None:
    """Each value of a wrong type or form is told with its line."""
    article.with_suffix(".yaml").write_text(
        "title: ''\nlang: English\nrevision: '12'\ntimestamp: 3 April 2012\nurl: wiki.example\n"
        "licence: 4\nauthors: [A]\n"
    )
    with pytest.raises(FaultsError) as caught:
        read_sidecar(article)
    assert [(fault.place.rpartition(":")[2], fault.fault) for fault in caught.value.faults] == [
        ("1", "`title` is blank"),
        ("2", "`lang` is no language code"),
        ("3", "`revision` is text, not a whole number"),
        ("4", "`timestamp` is no moment in UTC"),
        ("5", "`url` is no address"),
        ("6", "`licence` is a number, not text"),
        ("7", "`authors` is a list, not text"),
    ]


MOMENTS = [
    pytest.param("'2012'", True, id="year"),
    pytest.param("2012-04", True, id="month"),
    pytest.param("2012-04-30", True, id="day"),
    pytest.param("2012-04-30T12:00Z", True, id="minute"),
    pytest.param("2012-04-30T12:00:00Z", True, id="second"),
    pytest.param("2012-13", False, id="no month"),
    pytest.param("2012-04-30T12:00:00", False, id="no zone"),
    pytest.param("2012", False, id="a number"),
]


@pytest.mark.parametrize(("written", "accepted"), MOMENTS)
def test_moments(article: Path, written: str, accepted: bool) -> None:  # noqa: FBT001 - a column of the table
    """A moment is ISO 8601 in UTC, possibly cut."""
    article.with_suffix(".yaml").write_text(f"timestamp: {written}\n")
    try:
        read_sidecar(article)
    except FaultsError:
        assert not accepted
    else:
        assert accepted


def test_a_sidecar_that_cannot_be_read_is_told(article: Path) -> None:
    """A sidecar that is no text is an `InputError`."""
    article.with_suffix(".yaml").write_bytes(b"title: caf\xe9\n")
    with pytest.raises(InputError, match="is not UTF-8"):
        read_sidecar(article)
