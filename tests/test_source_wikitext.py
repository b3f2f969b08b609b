"""Wikitext as a page, and its title."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from quizgen.errors import InputError
from quizgen.model import Page
from quizgen.source.wikitext import page_from_file, page_from_stream, redirect_target, title_from_name

TITLES = [
    pytest.param("Quiet_River_(film)", "", "Quiet River (film)", id="as an address has it"),
    pytest.param("Quiet River", "", "Quiet River", id="with spaces"),
    pytest.param("Jean-Pierre", "", "Jean-Pierre", id="a hyphen beside capitals stays"),
    pytest.param("ada-q-byron", "[[File:Ada Q Byron.jpg]] Ada Q. Byron (Ada Q. Byron)", "Ada Q. Byron", id="slug"),
    pytest.param("history-of-tea", "The history of tea", "History of tea", id="slug found in small letters"),
    pytest.param("apollo-99", "a bapollo-99b. ''Apollo 99''", "Apollo 99", id="whole words only"),
    pytest.param("quiet-river", "River. Quiet [[River]].", "Quiet river", id="slug not found"),
    pytest.param("river", "The RIVER", "RIVER", id="one word"),
]


@pytest.mark.parametrize(("stem", "text", "title"), TITLES)
def test_titles_from_names(stem: str, text: str, title: str) -> None:
    """A file's name gives the title; a slug is spelt as the text spells it."""
    assert title_from_name(stem, text) == title


def test_the_title_is_the_callers_then_the_sidecars(tmp_path: Path) -> None:
    """What the caller says goes before the sidecar, and the sidecar before the name."""
    path = tmp_path / "river.txt"
    path.with_suffix(".yaml").write_text("title: From the sidecar\n")
    assert page_from_file("x", path, None).items[0].title == "From the sidecar"
    assert page_from_file("x", path, "Given").items[0].title == "Given"


def test_line_ends_become_one_kind() -> None:
    """The text has line feeds only, as an export has."""
    assert page_from_stream("a\r\nb\rc\n", "-", "T").items == (Page(title="T", wikitext="a\nb\nc\n"),)


REDIRECTS = [
    pytest.param("#REDIRECT [[Loud River]]", "Loud River", id="plain"),
    pytest.param(" #redirect: [[Loud River|river]] {{R}}", "Loud River", id="variants"),
    pytest.param("# [[A list]]", None, id="a list"),
    pytest.param("See #REDIRECT [[A]]", None, id="not at the start"),
]


@pytest.mark.parametrize(("text", "target"), REDIRECTS)
def test_redirects(text: str, target: str | None) -> None:
    """A redirect leads to its target."""
    assert redirect_target(text) == target


REFUSED = [
    pytest.param(" \n", "T", "the file is blank", id="blank"),
    pytest.param("#REDIRECT [[B]]", "T", "redirects to 'B'", id="redirect"),
    pytest.param("Text.", None, "wikitext from here has no title", id="no title"),
]


@pytest.mark.parametrize(("text", "title", "fault"), REFUSED)
def test_what_is_refused(text: str, title: str | None, fault: str) -> None:
    """Text that is no article, or has no title, is an `InputError`."""
    with pytest.raises(InputError) as caught:
        page_from_stream(text, "standard input", title)
    assert caught.value.fault == fault


HOSTILE = [
    pytest.param("a-" * 100 + "a", "a " * 500_000, id="words over and over"),
    pytest.param("a-b", "a......" * 200_000, id="almost"),
    pytest.param("a-b", "#REDIRECT" + " " * 1_000_000, id="redirect without end"),
]


@pytest.mark.parametrize(("stem", "text"), HOSTILE)
def test_hostile_text_ends_soon(stem: str, text: str) -> None:
    """No text makes the search for a title or target slow."""
    started = time.perf_counter()
    title_from_name(stem, text)
    redirect_target(text)
    assert time.perf_counter() - started < 1
