"""`quizgen templates`, the filters of `quizgen cards`, and what a build says of a teacher's own hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizgen.cli import run

MAYOR = """\
{{Infobox officeholder
| name = Ida Marsh
| office = Mayor of Varne
| term_start = 4 May 1902
| term_end = 3 May 1910
| predecessor = [[Tom Reed]]
| successor = [[Ann Lowe]]
| birth_date = {{birth date|1871|3|9|df=y}}
| birth_place = Cork, Ireland
}}
'''Ida Marsh''' kept the light.

== Trade ==
In 1898, Ida Marsh founded the Varne Lighthouse Company.
"""
RECIPE = "id: r-1\ntitle: Ida Marsh\narticles: [marsh.wikitext]\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article and a recipe, and a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path / "home"))
    (tmp_path / "marsh.wikitext").write_text(MAYOR, encoding="utf-8")
    (tmp_path / "recipe.yaml").write_text(RECIPE, encoding="utf-8")
    return tmp_path


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """The JSON lines printed so far."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Every template is listed with its form and fields, and the fields that each kind of fact has."""
    assert run(["templates"]) == 0
    out = capsys.readouterr().out
    assert "office/successor" in out
    assert "predecessor_also" in out
    assert run(["templates", "--of", "marsh.wikitext", "--json"]) == 0
    counts = {str(row["id"]): row["questions"] for row in lines(capsys)}
    assert counts["lifespan/born"] == 4  # basic, typed, choice, true or false
    assert counts["work/date"] == 0


def test_new_and_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The pack to start from passes the check; a misspelt field and a failing example are told with their lines."""
    assert run(["templates", "new", "mine"]) == 0
    assert run(["templates", "check", "mine"]) == 0
    assert "2 templates, 2 examples, no fault" in capsys.readouterr().out
    assert run(["templates", "new", "mine"]) == 1
    pack = folder / "mine" / "my-templates.yaml"
    text = pack.read_text(encoding="utf-8")
    pack.write_text(text.replace("{{ successor }}", "{{ succesor }}").replace("born | year", "born"), encoding="utf-8")
    assert run(["templates", "check", "mine"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert any("succesor" in line and "write successor" in line for line in told)
    assert any("comes out as '9 December 1815'" in line for line in told)
    assert run(["templates", "check", "nowhere"]) == 1


def test_own_pack(capsys: pytest.CaptureFixture[str]) -> None:
    """`--templates` adds a pack to what a command makes."""
    run(["templates", "new", "mine"])
    capsys.readouterr()
    assert run(["cards", "marsh.wikitext", "--all", "--json", "--templates", "mine"]) == 0
    assert {"mine/year-of-birth", "mine/year-of-birth/true-false"} <= {str(row["template"]) for row in lines(capsys)}
    assert run(["build", "marsh.wikitext", "--templates", "mine"]) == 0
    assert run(["build", "marsh.wikitext", "--templates", "nowhere"]) == 1


@pytest.mark.parametrize(
    ("options", "templates"),
    [
        (["--section", "trade"], {"event/when"}),
        (["--section", "Lead", "--fact", "lifespan"], {"lifespan/born", "lifespan/birth-place"}),
        (["--text", "lighthouse company"], {"event/when"}),
        (["--text", "ann lowe", "--form", "basic"], {f"office/{x}" for x in "successor predecessor start end".split()}),
        (["--all", "--form", "typed", "--text", "Company"], {"event/when/typed"}),
        (["--form", "order"], set()),
    ],
)  # fmt: skip
def test_filters(options: list[str], templates: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Cards are found by section, form, kind of fact and text."""
    assert run(["cards", "marsh.wikitext", "--json", *options]) == 0
    assert {str(row["template"]) for row in lines(capsys)} == templates


def test_unknown_filter(capsys: pytest.CaptureFixture[str]) -> None:
    """A form or kind that there is not is a mistake in the command line, and the known ones are told."""
    assert run(["cards", "marsh.wikitext", "--form", "riddle"]) == 2
    assert "not one of basic, reversed" in capsys.readouterr().err


def test_skipped_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was left out is counted by reason before it is listed."""
    (folder / "recipe.yaml").write_text(RECIPE + "without_sections: [Trade]\n", encoding="utf-8")
    assert run(["cards", "recipe.yaml", "--skipped"]) == 0
    out = capsys.readouterr().out
    assert out.index("count   why") < out.index("left out")
    assert "stands in a section that the recipe leaves out" in out


def test_build_says_what_to_look_at(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bad cards stay out and are told; an edit of a card that there is not is told, with its place."""
    assert run(["cards", "recipe.yaml", "--json", "--text", "Company"]) == 0
    (card,) = lines(capsys)
    (folder / "bad-cards.yaml").write_text(f"{card['id']}: misleading\n", encoding="utf-8")
    (folder / "recipe.yaml").write_text(RECIPE + "edit: {nosuchcard: {answer: x}}\n", encoding="utf-8")
    assert run(["build", "recipe.yaml", "-o", "out"]) == 0
    out = capsys.readouterr().out
    assert "marked as bad" in out
    assert "edit nosuchcard: there is no such card now" in out
    assert run(["cards", "recipe.yaml", "--json", "--text", "Company"]) == 0
    assert lines(capsys) == []
