"""`quizgen.recipe`: recipes are read and checked at the door, all faults at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizgen.edtf import Date
from quizgen.errors import FaultsError, InputError
from quizgen.model import Addition, Edit, Recipe, Selection
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
disabled: [work/date]
date_order: mdy
sections: [Life]
without_sections: [Legacy]
from: 1902
to: 1910-05
order: shuffled
seed: 7
exclude: [gf74md23upiw]
edit:
  sw5milwzeyuo:
    prompt: Who was next?
    accepted: [Lowe]
add:
  - prompt: Who built the light?
    answer: Tom Reed
  - {form: choice, prompt: "Who sold it?", answer: Ann, choices: [Ann, Joe], section: Life, id: mine, tags: [own]}
subdecks: section
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
    assert recipe.selection == Selection(
        forms=("cloze",),
        fact_kinds=("event", "office"),
        sections=("Life",),
        without_sections=("Legacy",),
        first=Date.parse("1902"),
        last=Date.parse("1910-05"),
        limit=40,
        order="shuffled",
        seed=7,
        exclude=("gf74md23upiw",),
    )
    assert (recipe.disabled, recipe.date_order) == (("work/date",), "mdy")
    assert recipe.edits == (Edit(id="sw5milwzeyuo", prompt="Who was next?", accepted=("Lowe",)),)
    assert recipe.additions == (
        Addition(id=None, form="basic", prompt="Who built the light?", answer="Tom Reed"),
        Addition(
            id="mine",
            form="choice",
            prompt="Who sold it?",
            answer="Ann",
            choices=("Ann", "Joe"),
            section=("Life",),
            tags=("own",),
        ),
    )
    assert (recipe.lang, recipe.tags, recipe.templates) == ("en", ("history", "sea::lights"), ("own",))
    assert recipe.subdecks == "section"


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
        ("templates: own", "templates: [own, theirs]", 11, "`templates[2]` names 'theirs'"),
        ("date_order: mdy", "date_order: ymd", 13, "write one of: dmy, mdy"),
        ("from: 1902", "from: lately", 16, "`from` is 'lately', which is no date; write it as 1917"),
        ("from: 1902", "from: 1912", 1, "later than the one `to`; put the earlier date first"),
        ("order: shuffled", "order: any", 18, "write one of: story, importance, shuffled"),
        ("seed: 7", "seed: x", 19, "`seed` is text"),
        (
            "    prompt: Who was next?\n    accepted: [Lowe]",
            "    promt: x",
            23,
            "`edit.sw5milwzeyuo.promt` is not known",
        ),
        ("\n    prompt: Who was next?\n    accepted: [Lowe]", " {}", 22, "changes nothing"),
        ("    answer: Tom Reed\n", "", 26, "has no `answer`"),
        ("form: choice", "form: basic", 28, "has `choices` in the form basic"),
        ("form: choice", "form: match", 28, "'match', which is not known"),
        ("choices: [Ann, Joe]", "choices: [Eva, Joe]", 28, "has an answer that is none of Eva, Joe"),
        ("choices: [Ann, Joe]", "choices: [Ann, ann]", 28, "gives a choice twice"),
        (", choices: [Ann, Joe]", "", 28, "has no `choices`"),
        ("form: choice", "form: cloze", 28, "has no gap, such as [year] or [name]"),
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


def test_documented_hand(root: Path, folder: Path) -> None:
    """What docs/pipeline.md shows of a teacher's own hand can be read."""
    page = (root / "docs" / "pipeline.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```yaml\n(exclude:.*?)```", page, re.DOTALL)
    recipe = read_recipe(write(folder, SMALL + shown))
    assert (len(recipe.selection.exclude), len(recipe.edits), len(recipe.additions)) == (1, 1, 2)
    documented = set(re.findall(r"^\| (`.*?`) \|", page.partition("## Recipes")[2], re.MULTILINE))
    assert {"`from`, `to`", "`without_sections`", "`date_order`"} <= documented
