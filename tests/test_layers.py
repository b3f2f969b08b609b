"""Who may import whom: the contracts in pyproject.toml catch what they are meant to."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT = Path(sys.executable).parent / "lint-imports"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """The judgement of import-linter on a tree."""
    return subprocess.run([LINT, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, check=False)


PLANTED = [
    pytest.param("edtf.py", "import quizgen.model", "A module imports only from the layers below it", id="upward"),
    pytest.param(
        "source/read.py", "import quizgen.article", "A module imports only from the layers below it", id="sideward"
    ),
    pytest.param(
        "names.py", "def f(): import quizgen.cli", "A module imports only from the layers below it", id="late"
    ),
    pytest.param("files.py", "import yaml", "PyYAML is used in yamlio only", id="PyYAML"),
    pytest.param(
        "source/read.py", "import mwparserfromhell", "mwparserfromhell is measured against, not used", id="parser"
    ),
    pytest.param("facts/__init__.py", "import spacy", "spaCy is used in language only", id="spaCy"),
    pytest.param("deck/select.py", "import genanki", "genanki is used in outputs.anki only", id="genanki"),
    pytest.param("pipeline.py", "import click", "click is used in cli only", id="click"),
    pytest.param(
        "outputs/__init__.py", "import jinja2", "Jinja is used in questions and outputs.worksheet only", id="Jinja"
    ),
    pytest.param("new_room.py", "", "quizgen.new_room", id="a module that no layer names"),
]


@pytest.mark.parametrize(("module", "line", "told"), PLANTED)
def test_a_planted_import_is_caught(tmp_path: Path, root: Path, module: str, line: str, told: str) -> None:
    """An import against the rules, and a module outside them, breaks the contract that names it."""
    shutil.copytree(root / "quizgen", tmp_path / "quizgen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    with (tmp_path / "quizgen" / module).open("a") as file:
        file.write(f"\n{line}\n")
    judged = lint(tmp_path)
    assert judged.returncode == 1
    assert f"{told} BROKEN" in judged.stdout or told in judged.stdout.partition("Broken contracts")[2]


def test_the_tree_keeps_the_rules(root: Path) -> None:
    """The tree as it is breaks no contract."""
    judged = lint(root)
    assert judged.returncode == 0, judged.stdout
