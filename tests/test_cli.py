"""`quizgen.cli`: what the commands print, and what they say of every kind of bad input."""

from __future__ import annotations

import json
import os
import pty
import re
import resource
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizgen import cli, codec
from quizgen.cli import run
from quizgen.model import FORMS

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
'''Ida Marsh''' kept the light. She had an {{oddity|old}} lamp, {{oddity}} and {{another one}}.
"""
PROGRAM = (sys.executable, "-m", "quizgen")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test works in, with a cache of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("COLUMNS", raising=False)
    return tmp_path / "here"


def write(name: str, content: str | bytes) -> Path:
    """A file in the folder."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


@pytest.fixture
def article(here: Path) -> str:  # noqa: ARG001 - the folder comes first
    """An article in the folder."""
    return str(write("ida-marsh.wikitext", MAYOR))


@pytest.fixture
def spoiled(here: Path) -> str:  # noqa: ARG001 - the folder comes first
    """An article whose mayors have one surname, so that nobody can be asked for the successor."""
    return str(write("spoiled/ida-marsh.wikitext", MAYOR.replace("Ann Lowe", "Ann Marsh")))


def program(*arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """A run of the real program."""
    told: dict[str, Any] = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 60}
    return subprocess.run([*PROGRAM, *arguments], check=False, **(told | more))


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    """What a command prints on standard output; on standard error it says nothing where it ends well."""
    assert run(arguments) == status
    output = capsys.readouterr()
    assert status or output.err == ""
    return output.out


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 1) -> list[str]:
    """The lines that a command says on standard error; on standard output it prints nothing."""
    assert run(arguments) == status
    output = capsys.readouterr()
    assert output.out == ""
    return output.err.splitlines()


# --- help and start-up ----------------------------------------------------------------------------------------------

HEAVY = {
    "rich",
    "spacy",
    "genanki",
    "jinja2",
    "mwparserfromhell",
    "yaml",
    "platformdirs",
    "rapidfuzz",
    "requests",
    "sqlite3",
}


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"], []])
def test_nothing_heavy(arguments: list[str]) -> None:
    """Help and version import no library but click, and of quizgen only the command line."""
    code = f"import sys; from quizgen.cli import run; run({arguments!r}); print('loaded', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.rpartition("loaded ")[2].split())
    assert not HEAVY & loaded
    ours = {name for name in loaded if name.startswith("quizgen") and not name.startswith("quizgen.cli")}
    assert ours == {"quizgen", "quizgen.errors"}


@pytest.mark.parametrize("name", sorted(cli.commands.commands))
def test_every_command_has_help(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Each command is told in the overview and has help with examples."""
    assert re.search(rf"^  {name} +\w", printed(capsys, "--help"), re.MULTILINE)
    for option in ("--help", "-h"):
        assert re.search(rf"Examples:\n.*quizgen {name} ", printed(capsys, name, option), re.DOTALL)


def test_version() -> None:
    """`python -m quizgen` is the program; it tells its version."""
    done = program("--version")
    assert re.fullmatch(r"quizgen, version \d+\.\d+\.\d+\S*\n", done.stdout)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    """Each shell gets a script, with which it asks the program for the words that can follow."""
    assert "_QUIZGEN_COMPLETE" in printed(capsys, "completion", shell)


def test_completed_words() -> None:
    """The program names its commands and options to a shell that asks."""
    environment = os.environ | {"_QUIZGEN_COMPLETE": "bash_complete"}
    for words, completed in (("quizgen b", "plain,build"), ("quizgen cards --sk", "plain,--skipped")):
        asked = {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
        assert completed in program(env=environment | asked).stdout.split()


# --- what the commands print ----------------------------------------------------------------------------------------


def counts(words: list[str]) -> str:
    """How often each word is there, the most frequent first: "2 basic, 1 cloze"."""
    return ", ".join(f"{count} {word}" for word, count in Counter(words).most_common())


def test_build(capsys: pytest.CaptureFixture[str], article: str) -> None:
    """A build says how many cards of which kind and form there are, where the deck is, and how to study it."""
    cards = [json.loads(line) for line in printed(capsys, "cards", article, "--json").splitlines()]
    lines = printed(capsys, "build", article, "-o", "decks of mine").splitlines()
    assert lines[0] == f"Ida Marsh: {len(cards)} cards"
    kinds = Counter(card["fact_kind"] for card in cards)
    for line, (kind, count) in zip(lines[1:], kinds.most_common(), strict=False):
        forms = counts([card["form"] for card in cards if card["fact_kind"] == kind])
        assert " ".join(line.split()) == f"{count} {kind} {forms}"
    assert lines[-3:] == [
        f"File: {Path('decks of mine', 'ida-marsh.apkg')}",
        "To study it: in Anki choose File > Import and open this file. A newer build, imported later, updates the",
        f"cards and keeps your progress, as long as {Path('decks of mine', 'ida-marsh.ledger.yaml')} is kept.",
    ]
    assert Path("decks of mine/ida-marsh.apkg").read_bytes().startswith(b"PK")


def test_build_says_what_is_left_out(capsys: pytest.CaptureFixture[str], spoiled: str) -> None:
    """A build tells the three commonest reasons why something is not asked."""
    rows = [json.loads(line) for line in printed(capsys, "cards", spoiled, "--json", "--skipped").splitlines()]
    reasons = Counter(row["skipped"] for row in rows if "skipped" in row)
    lines = printed(capsys, "build", spoiled).splitlines()
    first = lines.index(f"Left out: {reasons.total()}, most often because of")
    told = [line.strip() for line in lines[first + 1 : first + 1 + min(3, len(reasons))]]
    assert told == [f"{count} {why}" for why, count in reasons.most_common(3)]


def test_facts_json(capsys: pytest.CaptureFixture[str], article: str) -> None:
    """Facts are one JSON object a line, which can be read back."""
    lines = printed(capsys, "facts", article, "--json").splitlines()
    facts = [codec.fact_from_json(json.loads(line), "line") for line in lines]
    assert [codec.kind_of(fact) for fact in facts] == ["office", "lifespan"]
    office = json.loads(lines[0])
    assert list(office)[:4] == ["id", "kind", "unasked", "evidence"]
    told = {"holder": "Ida Marsh", "start": "1902-05-04", "successor": "Ann Lowe", "origin": "infobox"}
    assert told.items() <= office.items()


def test_cards_json(capsys: pytest.CaptureFixture[str], article: str) -> None:
    """Cards are one JSON object a line; with --all there is every form of a question."""
    deck = codec.questions_from_lines(printed(capsys, "cards", article, "--json"), "deck")
    bank = codec.questions_from_lines(printed(capsys, "cards", article, "--json", "--all"), "bank")
    assert len(deck) >= 6
    assert set(deck) <= set(bank)
    assert {question.form for question in bank} <= set(FORMS)


def test_cards_json_skipped(capsys: pytest.CaptureFixture[str], article: str, spoiled: str) -> None:
    """With --skipped the lines of the cards are followed by those of what was left out, with why and evidence."""
    lines = [json.loads(line) for line in printed(capsys, "cards", spoiled, "--json", "--skipped").splitlines()]
    skipped = [line for line in lines if "skipped" in line]
    assert lines[-len(skipped) :] == skipped
    told = {line["skipped"]: line["evidence"]["sentence"] for line in skipped}
    assert told["the answer stands in the prompt"].startswith("Mayor of Varne: 4 May 1902")
    assert "skipped" not in printed(capsys, "cards", article, "--json")


def test_json_is_utf8(here: Path) -> None:
    """JSON is UTF-8 whatever the terminal's encoding; a table has a question mark for what that lacks."""
    write("m.wikitext", MAYOR.replace("Ann Lowe", "Zoë Łukasz"))
    environment = os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    assert "Zoë Łukasz" in program("cards", "m.wikitext", "--json", env=environment, cwd=here).stdout
    done = program("cards", "m.wikitext", env=environment, cwd=here, encoding="latin-1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Zoë ?ukasz" in done.stdout


def test_cards_of_a_recipe_know_its_ledger(capsys: pytest.CaptureFixture[str], article: str) -> None:
    """Cards of a recipe are listed under the ids that its ledger has; only a build writes that."""
    write("decks/varne/recipe.yaml", "id: v\ntitle: Varne\narticles: [a.wikitext]\n")
    write("decks/varne/a.wikitext", Path(article).read_text(encoding="utf-8"))
    before = printed(capsys, "cards", "varne", "--json")
    assert not Path("decks/varne/ledger.yaml").exists()
    printed(capsys, "build", "varne")
    write("decks/varne/a.wikitext", MAYOR.replace("Mayor of Varne", "Mayor of Varnes"))
    after = printed(capsys, "cards", "varne", "--json")
    ids = [[json.loads(line)["id"] for line in lines.splitlines()] for lines in (before, after)]
    assert ids[0] == ids[1]
    assert before != after


@pytest.mark.parametrize("columns", [80, 60, 132])
@pytest.mark.parametrize("command", ["facts", "cards"])
def test_tables(article: str, command: str, columns: int) -> None:
    """A table that is piped is as wide as a terminal of 80 columns (or COLUMNS), with ids in full and no escapes."""
    done = program(command, article, env=os.environ | ({"COLUMNS": str(columns)} if columns != 80 else {}))
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= columns
    assert "\x1b" not in done.stdout
    ids = [json.loads(line)["id"] for line in program(command, article, "--json").stdout.splitlines()]
    assert [line.split()[0] for line in lines if re.match(r" [a-z2-7]{12} ", line)] == ids


def test_tables_of_reasons(capsys: pytest.CaptureFixture[str], article: str, spoiled: str) -> None:
    """Facts are told with what is not asked of them; cards with what was left out."""
    assert "the answer stands in the prompt" in " ".join(printed(capsys, "cards", spoiled, "--skipped").split())
    assert "holder: Ida Marsh; office: Mayor of Varne; start:" in " ".join(printed(capsys, "facts", article).split())


def test_escapes_are_neutralised(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in an article can steer the terminal, in a table or in a message."""
    evil = "Ann \x1b[31m\x9b2J\u202eLowe"
    write("m.wikitext", MAYOR.replace("Ann Lowe", evil))
    write("recipe.yaml", "id: v\ntitle: Varne\narticles: ['\\x1b[2J']\n")
    for arguments in (
        ["cards", "m.wikitext"],
        ["facts", "m.wikitext"],
        ["build", "m.wikitext"],
        ["build", "."],
        ["build", evil],
    ):
        run(arguments)
        output = capsys.readouterr()
        assert not set("\x1b\x9b\u202e") & set(output.out + output.err)


@pytest.mark.parametrize(("as_json", "lines"), [(False, 4), (True, 2)])
def test_unknown_templates(capsys: pytest.CaptureFixture[str], article: str, as_json: bool, lines: int) -> None:  # noqa: FBT001
    """The templates that are not understood are listed by frequency."""
    out = printed(capsys, "facts", article, "--unknown-templates", *(["--json"] if as_json else []))
    assert len(out.splitlines()) == lines
    if as_json:
        assert [json.loads(line) for line in out.splitlines()] == [
            {"template": "oddity", "count": 2},
            {"template": "another one", "count": 1},
        ]


def test_standard_input(article: str) -> None:
    """An article can come from standard input, with a title."""
    text = Path(article).read_text(encoding="utf-8")
    done = program("build", "-", "--title", "Ida Marsh", input=text)
    assert done.returncode == 0
    assert Path("build/ida-marsh.apkg").is_file()
    assert "add --title" in program("build", "-", input=text).stderr


def test_cache_is_used(capsys: pytest.CaptureFixture[str], here: Path, article: str) -> None:
    """Findings are kept in the user's cache folder; with --no-cache nothing is kept, and what is kept is not used."""
    kept = here.parent / "home" / "cache" / "facts"
    first = printed(capsys, "cards", article, "--json", "--no-cache")
    assert not kept.exists()
    assert printed(capsys, "cards", article, "--json") == first
    (file,) = kept.iterdir()
    assert printed(capsys, "cards", article, "--json") == first
    file.write_bytes(file.read_bytes()[:100])
    assert printed(capsys, "cards", article, "--json", "--no-cache") == first
    assert file.stat().st_size == 100
    assert printed(capsys, "cards", article, "--json") == first
    assert file.stat().st_size > 100


# --- terminals, pipes and signals -----------------------------------------------------------------------------------


def on_terminal(*arguments: str, **environment: str) -> str:
    """Everything that the program writes to a terminal."""
    leader, follower = pty.openpty()
    told = os.environ | {"TERM": "xterm-256color"} | environment
    with subprocess.Popen(
        [*PROGRAM, *arguments], stdin=follower, stdout=follower, stderr=follower, env=told
    ) as process:
        os.close(follower)
        chunks = []
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:  # the other end is closed
                break
            if not chunk:
                break
            chunks.append(chunk)
        assert process.wait(30) == 0
    os.close(leader)
    return b"".join(chunks).decode("utf-8")


def test_terminal(article: str) -> None:
    """On a terminal the header stands out, and progress is shown; with NO_COLOR there are no colours."""
    coloured = on_terminal("cards", article, "--no-cache")
    assert "\x1b[1m" in coloured
    assert "finding facts in Ida Marsh" in coloured
    assert "Ann Lowe" in coloured
    colours = re.compile(r"\x1b\[[0-9;]*3[0-9]m")
    assert not colours.findall(on_terminal("cards", article, NO_COLOR="1"))


@pytest.mark.parametrize("command", ["facts", "cards"])
def test_reader_goes_away(article: str, command: str) -> None:
    """A reader that takes the first lines only (`| head -1`) ends the program without a word."""
    for options in ([], ["--json"]):
        with subprocess.Popen(
            [*PROGRAM, command, article, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(30) == 141


def test_full_output(article: str) -> None:
    """Output that cannot be written ends the program with a line, not with a traceback."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = program("cards", article, "--json", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith("quizgen: standard output: cannot be written (No space left on device)")


def test_interrupted() -> None:
    """Ctrl-C ends the program with a short message and status 130, and leaves no file."""
    with subprocess.Popen(
        [*PROGRAM, "build", "-", "--title", "Ida Marsh"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"the lamp " * 30_000)  # more than a pipe holds, so that by now it is being read
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert (out, err.strip()) == (b"", b"quizgen: stopped; no file was left half-written")
    assert list(Path().iterdir()) == []


def test_full_disk(article: str) -> None:
    """A disk that fills while the deck is written leaves the earlier deck as it was, and no other file."""
    assert program("build", article).returncode == 0
    before = {path.name: path.read_bytes() for path in Path("build").iterdir()}
    write(article, MAYOR.replace("Ann Lowe", "Eve Hart"))
    for limit in (0, 500, 2000):
        done = program(
            "build",
            article,
            "--no-cache",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),  # noqa: B023
        )
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert {path.name: path.read_bytes() for path in Path("build").iterdir()} == before


# --- bad input ------------------------------------------------------------------------------------------------------


def no_files() -> None:
    """Nothing to prepare."""


NO_FACT = """\
no dated event, office, life, work or quotation was found in it; \
give an article with dated sentences or an infobox"""
SIDECAR_FAULTS = """\
a.yaml:1: `title` is a number, not text; put it in quotes if text is meant
a.yaml:2: `revision` is text, not a whole number; write digits only, without quotes
a.yaml:3: `url` is no address; write it as in: https://example.org/wiki/Title"""
RECIPE_FAULTS = """\
d/recipe.yaml:1: the file has no `title`; add a line title: ...
d/recipe.yaml:2: `titel` is not known here; write title
d/recipe.yaml:3: `articles[1]` names 'none.wiki', and there is no such article in d; look at its name
d/recipe.yaml:3: `articles[2]` names 'nor.wiki', and there is no such article in d; look at its name"""

# what to prepare, what is given to each command, and the faults that it tells
BAD: dict[str, tuple[Callable[[], object], list[str], str]] = {
    "a missing file": (
        no_files,
        ["none.wikitext"],
        "none.wikitext: there is no such file; look at the spelling and the folder",
    ),
    "an unknown word": (
        no_files,
        ["nothing"],
        "nothing: no such recipe, article or deck; give a file, or a name under decks/",
    ),
    "a folder": (
        lambda: Path("folder").mkdir(),
        ["folder"],
        "folder: a folder without a recipe.yaml; give a deck's folder or an article",
    ),
    "a folder with an article's name": (
        lambda: Path("a.wiki").mkdir(),
        ["a.wiki"],
        "a.wiki: is a folder; give a file in it",
    ),
    "an empty file": (lambda: write("a.txt", ""), ["a.txt"], "a.txt: the file is empty; give a file with text in it"),
    "a blank file": (
        lambda: write("a.txt", " \n\n"),
        ["a.txt"],
        "a.txt: the file is blank; give a file with text in it",
    ),
    "a binary": (
        lambda: write("a.txt", bytes(range(32)) * 9),
        ["a.txt"],
        "a.txt: is binary, not UTF-8 text; give the text itself, saved as UTF-8",
    ),
    "a picture": (
        lambda: write("a.txt", b"\x89PNG\r\n\x1a\n" + b"x" * 99),
        ["a.txt"],
        "a.txt: is a picture, not UTF-8 text; give the text itself, saved as UTF-8",
    ),
    "a byte that is no UTF-8": (
        lambda: write("a.txt", b"one\ntw\xe9\n"),
        ["a.txt"],
        "a.txt: byte 0xE9 at offset 6 (line 2) is not UTF-8; save the file as UTF-8",
    ),
    "a page over 50 MB": (
        lambda: write("a.txt", b"word " * (50 * 1024 * 1024 // 5 + 1000)),
        ["a.txt"],
        "a.txt: larger than 52,428,800 bytes; give a smaller file",
    ),
    "a redirect": (
        lambda: write("a.txt", "#REDIRECT [[Ida Marsh]]"),
        ["a.txt"],
        "a.txt: redirects to 'Ida Marsh'; give the text of that article",
    ),
    "an article without facts": (
        lambda: write("a.txt", "The sea is wide."),
        ["a.txt"],
        f"a.txt: {NO_FACT}",
    ),
    "a sidecar with wrong types": (
        lambda: (write("a.wiki", MAYOR), write("a.yaml", "title: 7\nrevision: many\nurl: here\n")),
        ["a.wiki"],
        SIDECAR_FAULTS,
    ),
    "a recipe with faults": (
        lambda: write("d/recipe.yaml", "id: d\ntitel: D\narticles: [none.wiki, nor.wiki]\n"),
        ["d"],
        RECIPE_FAULTS,
    ),
    "a title for a recipe": (
        lambda: (write("d/recipe.yaml", "id: d\ntitle: D\narticles: [a.wiki]\n"), write("d/a.wiki", MAYOR)),
        ["d", "--title", "Ida Marsh"],
        f"--title: {Path('d/recipe.yaml')} is a recipe; leave it out: a recipe names its articles",
    ),
    "a broken export": (
        lambda: write("a.xml", "<mediawiki><page>"),
        ["a.xml"],
        "a.xml:1: is no well-formed XML (no element found); the file may be cut or changed: export the page again",
    ),
    "another kind of file": (
        lambda: write("a.docx", "x"),
        ["a.docx"],
        "a.docx: not a kind of file that is read; give a recipe.yaml or one of "  # noqa: ISC004 - one text
        ".wikitext, .wiki, .txt, .xml, .xml.bz2, .jsonl",
    ),
}


@pytest.mark.parametrize(("prepare", "arguments", "told"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("command", ["build", "facts", "cards"])
def test_bad_input(
    capsys: pytest.CaptureFixture[str], command: str, prepare: Callable[[], object], arguments: list[str], told: str
) -> None:
    """Place, fault and remedy on a line for each fault, status 1, and no file is made."""
    prepare()
    assert said(capsys, command, *arguments) == [f"quizgen: {line}" for line in told.splitlines()]
    assert not Path("build").exists()


def test_bad_output(capsys: pytest.CaptureFixture[str], article: str) -> None:
    """A folder for the deck that is a file, or stands below one, is told."""
    write("in the way", "x")
    for folder in ("in the way", str(Path("in the way", "deck"))):
        (line,) = said(capsys, "build", article, "-o", folder)
        assert line.endswith("a file stands where its folder should be; choose another folder")
        assert line.startswith(f"quizgen: {folder}")


def test_damaged_ledger(capsys: pytest.CaptureFixture[str], article: str) -> None:
    """A ledger that cannot be read stops the build; ledger and deck stay as they were."""
    printed(capsys, "build", article)
    deck = Path("build/ida-marsh.apkg").read_bytes()
    ledger = write("build/ida-marsh.ledger.yaml", "ledger: 1\ncards: [\n")
    assert str(ledger) in said(capsys, "build", article)[0]
    assert ledger.read_text(encoding="utf-8") == "ledger: 1\ncards: [\n"
    assert Path("build/ida-marsh.apkg").read_bytes() == deck


@pytest.mark.parametrize(
    "odd", ["{{unclosed", "[[unclosed", "<ref>unclosed", "''' ''", "NUL \0 here", "\r\n\r", "}}]]{|"]
)
def test_odd_input(capsys: pytest.CaptureFixture[str], odd: str) -> None:
    """Unbalanced markup, NUL bytes and other line ends are no faults."""
    write("ida-marsh.wikitext", MAYOR + odd)
    assert printed(capsys, "build", "ida-marsh.wikitext").startswith("Ida Marsh: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["build"],
        ["build", "a", "b"],
        ["build", "a", "--limit"],
        ["facts", "--bogus"],
        ["completion", "csh"],
    ],
)
def test_misused(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """A command line that cannot be understood ends with status 2 and the usage."""
    assert said(capsys, *arguments, status=2)[0].startswith("Usage: quizgen")


def test_conflicts(capsys: pytest.CaptureFixture[str]) -> None:
    """Where an article contradicts itself, both statements are listed."""
    succession = "{{s-start}}\n{{s-bef|before=[[Lee Po]]}}\n{{s-ttl|title=Mayor of Varne|years=1902–1910}}\n{{s-end}}\n"
    write("ida-marsh.wikitext", MAYOR + succession)
    (row,) = [
        json.loads(line)
        for line in printed(capsys, "facts", "ida-marsh.wikitext", "--conflicts", "--json").splitlines()
    ]
    assert (row["field"], row["one"], row["other"]) == ("predecessor", "Tom Reed", "Lee Po")
    table = printed(capsys, "facts", "ida-marsh.wikitext", "--conflicts")
    assert {"Reed", "Po", "predecessor"} <= set(table.split())


@pytest.mark.parametrize("place", ["before", "after"])
def test_debug(article: str, place: str) -> None:
    """With --debug, before or after the command, an error comes with its traceback."""
    arguments = ["--debug", "build", "none.txt"] if place == "before" else ["build", "none.txt", "--debug"]
    done = program(*arguments)
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "InputError: none.txt" in done.stderr
    assert article


def test_bug(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, article: str) -> None:
    """An error that nobody foresaw is called a bug, in two lines, with the way to its traceback."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("of lamps\x1b[2J")

    monkeypatch.setattr("quizgen.pipeline.find_target", fail)
    assert said(capsys, "build", article) == [
        "quizgen: this is a bug in quizgen: ZeroDivisionError: of lamps [2J",
        "quizgen: please report it, with the traceback that the same command prints with --debug",
    ]
    with pytest.raises(ZeroDivisionError):
        run(["build", article, "--debug"])
