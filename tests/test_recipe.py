"""`quizgen.recipe`: recipes are read and checked at the door, all faults at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.errors import FaultsError, InputError
from quizgen.model import Recipe, Selection
from quizgen.recipe import read_recipe

SMALL = "id: varne-1\ntitle: Varne Point\narticles: [varne.wikitext]\n"
FULL = """\
id: varne-1
title: Varne Point
articles:
  - varne.wikitext
  - more/cork.wikitext
lang: en
facts: [event, office]
forms: [cloze]
limit: 40
tags: [history, "sea::lights"]
templates: own
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A deck's folder with two articles and a folder of templates."""
    deck = tmp_path / "lights"
    (deck / "more").mkdir(parents=True)
    (deck / "own").mkdir()
    (deck / "varne.wikitext").write_text("The light at Varne.", encoding="utf-8")
    (deck / "more" / "cork.wikitext").write_text("The light at Cork.", encoding="utf-8")
    return deck


def write(folder: Path, text: str) -> Path:
    """A recipe in a folder."""
    path = folder / "recipe.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_small(folder: Path) -> None:
    """A recipe needs an id, a title and its articles; the deck's name is that of the folder."""
    assert read_recipe(write(folder, SMALL)) == Recipe(
        id="varne-1", name="lights", title="Varne Point", articles=("varne.wikitext",), folder=str(folder)
    )


def test_full(folder: Path) -> None:
    """Every key is read."""
    recipe = read_recipe(write(folder, FULL))
    assert recipe.articles == ("varne.wikitext", "more/cork.wikitext")
    assert recipe.selection == Selection(forms=("cloze",), fact_kinds=("event", "office"), limit=40)
    assert (recipe.lang, recipe.tags, recipe.templates) == ("en", ("history", "sea::lights"), ("own",))


@pytest.mark.parametrize(
    ("before", "after", "line", "told"),
    [
        ("id: varne-1\n", "", 1, "has no `id`"),
        ("varne-1", "the lights", 1, "`id` is 'the lights', which is no id"),
        ("varne-1", "x" * 81, 1, "which is no id"),
        ("Varne Point", "' '", 2, "`title` is blank"),
        ("Varne Point", "1902", 2, "`title` is a number, not text"),
        ("varne.wikitext", "wreck.wikitext", 4, "names 'wreck.wikitext', and there is no such article in"),
        ("varne.wikitext", "more", 4, "no such article"),
        ("varne.wikitext", '"a\\0b"', 4, "no such article"),
        ("varne.wikitext", "x" * 5000, 4, "no such article"),
        ("more/cork.wikitext", "varne.wikitext", 3, "names an article twice"),
        ("\n  - varne.wikitext\n  - more/cork.wikitext", " []", 3, "`articles` is empty"),
        ("\n  - varne.wikitext\n  - more/cork.wikitext", " varne.wikitext", 3, "is text, not a list"),
        ("lang: en", "lang: de", 6, "'de', which is not known; write one of: en"),
        ("event, office", "events", 7, "`facts[1]` is 'events', which is not known"),
        ("cloze", "cloze, riddle", 8, "`forms[2]` is 'riddle'"),
        ("limit: 40", "limit: 0", 9, "`limit` is 0; write 1 or more"),
        ("limit: 40", "limit: many", 9, "`limit` is text, not a whole number"),
        ("templates: own", "templates: theirs", 11, "no such folder"),
        ("templates: own", "template: own", 11, "`template` is not known here; write templates"),
        ("tags:", "limit: 3\ntags:", 10, "is given twice"),
    ],
)
def test_fault(folder: Path, before: str, after: str, line: int, told: str) -> None:
    """A fault is told with its line."""
    assert before in FULL
    path = write(folder, FULL.replace(before, after, 1))
    with pytest.raises(FaultsError) as caught:
        read_recipe(path)
    assert [fault.place for fault in caught.value.faults] == [f"{path}:{line}"]
    assert told in str(caught.value)


def test_all_faults_at_once(folder: Path) -> None:
    """Missing articles, unknown keys and wrong values are told together, in the order of the file."""
    path = write(folder, "id: a b\narticles: [varne.wikitext, none.wikitext, nor.wikitext]\ncolour: red\nlimit: -1\n")
    with pytest.raises(FaultsError) as caught:
        read_recipe(path)
    assert [fault.place.rpartition(":")[2] for fault in caught.value.faults] == ["1", "1", "2", "2", "3", "4"]


@pytest.mark.parametrize("text", ["", "- a\n", "just words\n", "title: [\n"])
def test_no_recipe(folder: Path, text: str) -> None:
    """A file that holds no recipe at all is refused."""
    with pytest.raises((FaultsError, InputError)):
        read_recipe(write(folder, text))


def test_shipped_recipe(root: Path) -> None:
    """The recipe of the deck that comes with the project is sound."""
    assert read_recipe(root / "decks" / "leon-trotsky" / "recipe.yaml").name == "leon-trotsky"
