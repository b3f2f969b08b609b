"""README.md and docs/: what they tell to type is typed here, and what they show is what comes out.

`make golden` writes anew what quizgen itself can tell: the output below the commands of the README, the tables between
comments in docs/, and docs/cli.md.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from quizgen import cli, pipeline
from quizgen.model import GAPS
from quizgen.questions.checks import RULES, RULES_FOR_OPTIONS, Rule
from quizgen.questions.fields import FIELDS
from quizgen.questions.render import FILTERS
from tests.wikis import fake_wiki

UPDATE = bool(os.environ.get("QUIZGEN_UPDATE_GOLDEN"))
PAGES = (
    "README.md",
    *(f"docs/{name}.md" for name in ("cli", "facts", "item-checks", "outputs", "pipeline", "self-test", "templates")),
)


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: the heading that it stands under, its language, the file that it shows, its text."""

    heading: str
    language: str
    file: str
    text: str


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    return [
        Block(section.partition("\n")[0], *fence.group(1, 2, 3))
        for section in re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for fence in re.finditer(r"^```(\w+) ?(\S*)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    ]


def write_files(page: Path, folder: Path) -> None:
    """Put each file that a page shows where it says."""
    for block in blocks(page):
        if block.file:
            path = folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")


# --- the commands of the README -------------------------------------------------------------------------------------


def copy(root: Path, folder: Path) -> Path:
    """A checkout as somebody has it who cloned it, with the files of the README."""
    ignored = shutil.ignore_patterns(".*", "build", "dist", "__pycache__", "ledger.yaml")
    shutil.copytree(root, folder, ignore=ignored)
    write_files(root / "README.md", folder)
    return folder


@pytest.fixture(scope="module")
def wiki() -> Iterator[str]:
    """The API of a wiki that has articles of the titles that the README names; they tell of somebody else."""
    (article,) = [block.text for block in blocks(README) if block.file == "ida-marsh.wikitext"]
    with fake_wiki() as server:
        for number, title in enumerate(("Ada Lovelace", "Charles Babbage"), start=1):
            server.put(title, article.replace("Ida Marsh", title).replace("Varne", f"Varne {title}"), number)
        yield server.api


@pytest.fixture(scope="module")
def environment(root: Path, wiki: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of every command: what is installed here, and a wiki here, stand in for what is fetched."""
    home = tmp_path_factory.mktemp("home")
    tools = home / "bin"
    tools.mkdir()
    (tools / "python3").symlink_to(getattr(sys, "_base_executable", sys.executable))
    steps = (
        f"python3 -m venv --without-pip {home}/pipx",
        f'.venv/bin/pip --python {home}/pipx/bin/python "$@"',
        f"ln -s {home}/pipx/bin/quizgen {tools}",
    )
    (tools / "pipx").write_text("#!/bin/sh\n" + " && ".join(steps) + "\n", encoding="utf-8")
    (tools / "pipx").chmod(0o755)
    return os.environ | {
        "HOME": str(home),
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "QUIZGEN_HOME": str(home / "quizgen"),
        "QUIZGEN_SITE": wiki,
        "NO_PROXY": "127.0.0.1",
        "COLUMNS": "80",
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_COMPILE": "1",
        "MYPY_CACHE_DIR": str(root / ".mypy_cache"),
    }


@pytest.fixture(scope="module")
def with_make(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A checkout in which make finds everything installed; its tests are those of one module, as a test runs them."""
    folder = copy(root, tmp_path_factory.mktemp("with-make") / "quizgen")
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / ".installed").touch()
    return folder, {"PYTHONPATH": str(folder), "MAKEFLAGS": "INSTALLED=.installed PYTEST_ARGS=tests/test_edtf.py"}


@pytest.fixture(scope="module")
def without_make(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A checkout with nothing installed; the libraries that pip would fetch are this environment's."""
    packages = Path(pytest.__file__).resolve().parent.parent
    return copy(root, tmp_path_factory.mktemp("without-make") / "quizgen"), {"PYTHONPATH": str(packages)}


README = Path(__file__).resolve().parent.parent / "README.md"
HEADINGS = list(dict.fromkeys(block.heading for block in blocks(README) if block.language == "console"))
MADE = {
    "Start in a minute": "build/leon-trotsky.apkg",
    "An example": "build/ida-marsh.apkg",
    "Your own deck": "build/computers.apkg",
    "Your own recipe": "decks/lights/ledger.yaml",
    "Without make": "build/leon-trotsky.apkg",
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_golden_readme(root: Path, environment: dict[str, str], request: pytest.FixtureRequest, heading: str) -> None:
    """The commands below a heading end well, print what is shown below them, and make what the text says."""
    folder, more = request.getfixturevalue("without_make" if heading == "Without make" else "with_make")
    for block in blocks(README):
        if block.language != "console" or block.heading != heading:
            continue
        for session in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, _, output = session.partition("\n")
            done = subprocess.run(
                ["/bin/sh", "-c", command],
                cwd=folder,
                env=environment | more,
                stdin=subprocess.DEVNULL,  # a self-test that nobody answers shows its first question
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
            if UPDATE and output:
                page = root / "README.md"
                text = page.read_text(encoding="utf-8")
                shown = text.replace(f"$ {command}\n{output}", f"$ {command}\n{done.stdout}")
                page.write_text(shown, encoding="utf-8")
            else:
                assert output in ("", done.stdout), command
    assert (folder / MADE[heading]).is_file()


def test_every_command_is_marked() -> None:
    """A block of commands is either run here or marked Windows, where it does what the one for Linux does."""
    assert {block.language for block in blocks(README)} == {"console", "wikitext", "yaml", "bat"}
    (windows,) = [block for block in blocks(README) if block.language == "bat"]
    linux = next(block for block in blocks(README) if block.heading == "Without make" and block.language == "console")
    first, *lines = windows.text.splitlines()
    assert first == "rem Windows"
    told = [line.replace("\\", "/").replace("/Scripts/", "/bin/").replace("py -m", "python3 -m") for line in lines]
    assert [f"$ {line}" for line in told] == linux.text.splitlines()


# --- docs/ ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_links(root: Path, page: str) -> None:
    """Every link within the project leads to a file, and to a heading that is there."""
    text = (root / page).read_text(encoding="utf-8")
    for path, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", text):
        target = (root / page).parent / path if path else root / page
        assert target.is_file(), path
        headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
        assert not anchor or anchor in {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}


def help_page() -> str:
    """docs/cli.md: the help of every command."""
    group = cli.commands
    pages: list[tuple[str, click.Command]] = [("quizgen", group)]
    for name, command in sorted(group.commands.items()):
        pages.append((f"quizgen {name}", command))
        if isinstance(command, click.Group):
            pages += [(f"quizgen {name} {part}", command.commands[part]) for part in sorted(command.commands)]
    told = []
    for name, command in pages:
        context = click.Context(command, info_name=name, terminal_width=80, **command.context_settings)
        told.append(f"## {name}\n\n```text\n{command.get_help(context)}\n```\n")
    ends = "Exit status: 0 done, 1 something that you can mend, 2 a command line that was not understood.\n"
    return "# The command line\n\n" + "\n".join(told) + "\n" + ends


def fields_table() -> str:
    """The fields of each kind of fact."""
    rows = [f"| `{kind}` | {', '.join(f'`{name}`' for name in sorted(names))} |" for kind, names in FIELDS.items()]
    return "\n".join(["| fact | fields |", "| --- | --- |", *rows])


def checks_table(rules: Iterable[Rule]) -> str:
    """Each item check with the rule that it keeps and the first line of its docstring."""
    rows = []
    for rule in rules:
        summary = (rule.__doc__ or "").split("\n")[0].rstrip(".")
        told, _, number = summary.partition(" (rule ")
        rows.append(f"| `{rule.__name__}` | {number.rstrip(')') or '1'} | {told} |")
    return "\n".join(["| check | rule | what it asks for |", "| --- | --- | --- |", *rows])


GENERATED: dict[str, tuple[str, Callable[[], str]]] = {
    "fields": ("docs/templates.md", fields_table),
    "gaps": ("docs/templates.md", lambda: ", ".join(f"`[{gap}]`" for gap in GAPS) + "."),
    "checks": ("docs/item-checks.md", lambda: checks_table(RULES)),
    "checks for options": ("docs/item-checks.md", lambda: checks_table(RULES_FOR_OPTIONS)),
}


@pytest.mark.parametrize("name", GENERATED)
def test_golden_tables(root: Path, name: str) -> None:
    """A table that lists what the program knows is up to date."""
    page, table = root / GENERATED[name][0], GENERATED[name][1]()
    text = page.read_text(encoding="utf-8")
    pattern = rf"(<!-- {name}: written by make golden -->\n)(.*?)(<!-- end -->)"
    match = re.search(pattern, text, re.DOTALL)
    assert match is not None
    if UPDATE:
        page.write_text(text.replace(match[0], f"{match[1]}\n{table}\n\n{match[3]}"), encoding="utf-8")
    else:
        assert match[2].strip() == table


def test_golden_help(root: Path) -> None:
    """docs/cli.md is the help of the commands."""
    page = root / "docs" / "cli.md"
    if UPDATE:
        page.write_text(help_page(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == help_page()


def test_own_templates(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pack of one's own in docs/templates.md words the cards as the page says."""
    write_files(root / "README.md", tmp_path)
    write_files(root / "docs" / "templates.md", tmp_path)
    shutil.copy(tmp_path / "ida-marsh.wikitext", tmp_path / "decks" / "lights")
    monkeypatch.chdir(tmp_path)
    target = pipeline.find_target("lights")
    bank = pipeline.make_bank(target, None, lambda _: None)
    prompts = {question.template: question.prompt for question in bank.questions}
    assert prompts["office/successor"].startswith("Which keeper of the office came after")
    assert prompts["keepers/year"] == "Marsh became Mayor of Varne in [year]."
    chosen = {card.question.template for card in pipeline.list_cards(target, bank).items}
    assert "office/start" in chosen
    assert "keepers/year" not in chosen


def test_documented_fault(root: Path, tmp_path: Path) -> None:
    """The fault that docs/templates.md shows is the one that is told."""
    page = root / "docs" / "templates.md"
    (shown,) = re.findall(r"^    (decks/.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    write_files(page, tmp_path)
    write_files(root / "README.md", tmp_path)
    write_files(page, tmp_path)
    shutil.copy(tmp_path / "ida-marsh.wikitext", tmp_path / "decks" / "lights")
    pack = tmp_path / "decks" / "lights" / "templates" / "keepers.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("{{ holder |", "{{ holdr |", 1), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "build", "decks/lights"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.splitlines() == [f"quizgen: {shown}"]


def test_every_filter_is_told(root: Path) -> None:
    """docs/templates.md tells of every filter, and of none that there is not."""
    section = (
        (root / "docs" / "templates.md").read_text(encoding="utf-8").partition("## Filters")[2].partition("## ")[0]
    )
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == set(FILTERS)
