"""`quizgen worksheet` and `quizgen export`: what they write and say, and every kind of bad input."""

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
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen import cli, codec
from quizgen.cli import run
from quizgen.cli.drawing import FACT_KINDS, FORMS
from quizgen.edtf import Date
from quizgen.model import FACT_KINDS as KNOWN_FACT_KINDS
from quizgen.model import FORMS as KNOWN_FORMS
from quizgen.model import Question

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test works in, with a cache of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path / "home"))
    return tmp_path / "here"


@pytest.fixture
def bank(every_form: tuple[Question, ...]) -> str:
    """A bank with questions of every form on different facts, six of most of them, in two sections."""
    questions = [
        replace(
            question,
            id=f"{question.id}{turn}",
            facts=tuple(f"{fact}{question.id}{turn}" for fact in question.facts),
            prompt=f"Tale{turn} of lamp{turn}: {question.prompt}",
            answer=question.answer if question.choices or question.form == "cloze" else f"{question.answer}{turn}",
            date=Date.parse(f"{1900 + turn}") if question.form == "cloze" else None,
            section=(("History", "Trade")[turn % 2],),
        )
        for turn in range(6)
        for question in every_form
    ]
    Path("bank.jsonl").write_text(codec.questions_to_lines(questions), encoding="utf-8")
    return "bank.jsonl"


def printed(capsys: Capture, *arguments: str) -> str:
    """What a command prints; it must end well."""
    assert run(arguments) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def failed(capsys: Capture, *arguments: str, status: int = 1) -> str:
    """What a command says that ends with this status."""
    assert run(arguments) == status
    return capsys.readouterr().err


def test_names_are_those_of_the_records() -> None:
    """The forms and kinds that --help lists are all there are."""
    assert (FORMS, FACT_KINDS) == (KNOWN_FORMS, KNOWN_FACT_KINDS)


def test_worksheet(capsys: Capture, bank: str) -> None:
    """Twenty questions and their key, in a PDF under build/ unless told otherwise; what is in it is said."""
    assert run(["worksheet", bank]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    told = output.out.splitlines()
    assert re.fullmatch(r"Varne Point: 20 questions \(.*\)", told[0])
    assert told[1:] == [f"File: {Path('build/bank.pdf')}"]
    assert Path("build/bank.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (["-o", "q.pdf"], ["q.pdf"]),
        (["-o", "q.html", "--key", "apart"], ["q-key.html", "q.html"]),
        (["-o", "q.docx", "--versions", "2", "--each"], ["q-A.docx", "q-B.docx"]),
        (["-o", "q.html", "--versions", "2", "--each", "--key", "apart"], ["q-A.html", "q-B.html", "q-key.html"]),
        (["-o", "out/q.HTML", "--flashcards", "fold"], ["out/q.HTML"]),
        (["-o", "q.html", "--teacher"], ["q.html"]),
    ],
)
def test_files(capsys: Capture, bank: str, here: Path, arguments: list[str], files: list[str]) -> None:
    """One file, or one for each version, or one for the key."""
    told = printed(capsys, "worksheet", bank, *arguments).splitlines()[1:]
    assert sorted(told) == [f"File: {Path(file)}" for file in files]
    made = {str(path.relative_to(here)) for path in here.rglob("*") if path.is_file()}
    assert made == {"bank.jsonl", *map(str, map(Path, files))}


def ids_of(page: str) -> list[str]:
    """The ids of the questions of an HTML page's first part, in order."""
    return re.findall(r'data-id="(\w+)"', page.split("<main")[1])


def html_of(capsys: Capture, *arguments: str) -> str:
    """The HTML file that a worksheet command writes."""
    printed(capsys, "worksheet", *arguments, "-o", "x.html", "--force")
    return Path("x.html").read_text(encoding="utf-8")


def test_selection(capsys: Capture, bank: str) -> None:
    """Forms, sections, years, ids and swaps do what they say; a seed gives the same sheet again."""
    assert {re.sub(r"\d", "", one) for one in ids_of(html_of(capsys, bank, "--forms", "choice,typed"))} == {
        "choice",
        "typed",
    }
    assert ids_of(html_of(capsys, bank, "--from", "1902", "--to", "1904", "--forms", "cloze")) == [
        "cloze2",
        "cloze3",
        "cloze4",
    ]
    assert {one[-1] for one in ids_of(html_of(capsys, bank, "--sections", "trade"))} <= set("135")
    assert ids_of(html_of(capsys, bank, "--ids", "choice4,choice2")) == ["choice4", "choice2"]
    assert ids_of(html_of(capsys, bank, "--ids", "choice4,choice2", "--swap", "choice2=choice0")) == [
        "choice4",
        "choice0",
    ]
    page = html_of(capsys, bank, "-n", "6")
    assert html_of(capsys, bank, "-n", "6") == page
    assert ids_of(html_of(capsys, bank, "-n", "6", "--seed", "2")) != ids_of(page)


def test_pages(capsys: Capture, bank: str) -> None:
    """As many questions as fill the pages are taken, and not one more."""
    counts = []
    for pages in ("1", "2"):
        told = printed(capsys, "worksheet", bank, "-o", "q.pdf", "--pages", pages, "--key", "none", "--force")
        counts.append(int(re.findall(r": (\d+) questions", told)[0]))
        (made,) = re.findall(rb"<xmpTPg:NPages>(\d+)<", Path("q.pdf").read_bytes())
        assert made == pages.encode()
    assert counts[0] < counts[1]
    printed(capsys, "worksheet", bank, "-o", "q.pdf", "-n", str(counts[0] + 1), "--key", "none", "--force")
    assert b"<xmpTPg:NPages>1<" not in Path("q.pdf").read_bytes()


def test_heading_points_and_ids(capsys: Capture, bank: str) -> None:
    """Heading, instructions, points and ids stand where they were asked for."""
    page = html_of(
        capsys,
        bank,
        "--forms",
        "choice",
        "--heading",
        "Test <1>",
        "--instructions",
        "No talking.",
        "--points",
        "3",
        "--show-ids",
    )
    assert "<h1>Test &lt;1&gt;</h1>" in page
    assert "No talking." in page
    assert "(3 points each)" in page
    assert '<span class="id">choice' in page
    assert "/ 18</span>" in page


def test_fewer_than_asked_for(capsys: Capture, bank: str) -> None:
    """Fewer questions than were asked for are written, and told."""
    assert run(["worksheet", bank, "-o", "q.html", "-n", "50", "--forms", "choice"]) == 0
    assert capsys.readouterr().err == (
        "quizgen: only 6 of the 50 questions that were asked for: no more stand together in one quiz\n"
    )


def test_missing_letters_are_told(capsys: Capture, bank: str) -> None:
    """Letters that no font has are told."""
    assert run(["worksheet", bank, "-o", "q.pdf", "--heading", "北 x"]) == 0
    assert "no font has 北: printed as boxes" in capsys.readouterr().err


BAD = {
    "another ending": (["-o", "q.txt"], 1, "q.txt: its ending tells no kind of file"),
    "cards in a DOCX": (["-o", "q.docx", "--flashcards", "fold"], 1, "q.docx: a DOCX holds questions and keys only"),
    "no such form": (["--forms", "essay"], 2, "'essay' is none of basic,"),
    "an empty list": (["--ids", ","], 2, "it is empty"),
    "no such id": (["--ids", "nope"], 1, "--ids nope: no question has this id"),
    "no question of a form": (["--forms", "order", "--facts", "work"], 1, "there is no question of the form order on"),
    "no question of a year": (["--from", "2090"], 1, "bank.jsonl: there is no question from 2090; ask for less"),
    "years the wrong way round": (["--from", "1920", "--to", "1910"], 2, "no year is from 1920 and to 1910"),
    "ids and a number": (["--ids", "choice1", "-n", "4"], 2, "--ids names the questions"),
    "pages and a number": (["--pages", "1", "-n", "4"], 2, "--pages counts the questions itself"),
    "flashcards and a key": (["--flashcards", "fold", "--teacher"], 2, "--flashcards makes flashcards only"),
    "a broken swap": (["--swap", "=x"], 2, "neither OLD nor OLD=NEW"),
    "27 versions": (["--versions", "27"], 2, "27 is not in the range 1<=x<=26"),
    "a folder as the file": (["-o", "folder.html"], 1, "folder.html: is a folder"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "status", "told"), BAD.values(), ids=BAD)
def test_bad_input(capsys: Capture, bank: str, here: Path, arguments: list[str], status: int, told: str) -> None:
    """What cannot be done is told with place, fault and remedy, and no file is left."""
    Path("folder.html").mkdir()
    assert told in failed(capsys, "worksheet", bank, *arguments, status=status)
    assert {path.name for path in here.iterdir()} == {"bank.jsonl", "folder.html"}


@pytest.mark.parametrize("command", [["worksheet"], ["export", "--to", "gift"]])
def test_existing_file(capsys: Capture, bank: str, command: list[str]) -> None:
    """A file that is there stays as it is without --force."""
    Path("q.pdf").write_text("mine", encoding="utf-8")
    assert "q.pdf: is there already; add --force" in failed(capsys, *command, bank, "-o", "q.pdf")
    assert Path("q.pdf").read_text(encoding="utf-8") == "mine"
    printed(capsys, *command, bank, "-o", "q.pdf", "--force")
    assert Path("q.pdf").read_bytes() != b"mine"


@pytest.mark.parametrize(("answer", "status"), [(b"y\n", 0), (b"n\n", 1)])
def test_existing_file_is_asked_for(bank: str, here: Path, answer: bytes, status: int) -> None:
    """Where somebody sits at a terminal, they are asked."""
    Path("q.html").write_text("mine", encoding="utf-8")
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "quizgen", "worksheet", bank, "-o", "q.html"]
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, cwd=here)
    os.close(slave)
    os.write(master, answer)
    said = b""
    try:
        while piece := os.read(master, 1000):
            said += piece
    except OSError:  # the terminal is closed
        pass
    assert b"Replace q.html?" in said
    assert (process.wait(60) == 0) == (status == 0)
    assert (Path("q.html").read_text(encoding="utf-8") == "mine") == (status != 0)


def test_export_tells_what_is_lacking(capsys: Capture, bank: str) -> None:
    """Questions that a format has no form for are counted on standard error, and are not in the file."""
    assert run(["export", bank, "--to", "gift", "-o", "q.gift"]) == 0
    output = capsys.readouterr()
    assert output.err == "quizgen: left out 6: GIFT has no questions that ask for an order\n"
    forms = dict(re.findall(r"(\d+) (\w+)", output.out.split("(")[1]))
    assert "order" not in forms.values()
    assert Path("q.gift").read_text(encoding="utf-8").count("// [id:") == int(
        re.findall(r": (\d+) questions", output.out)[0]
    )


def test_export_of_nothing(capsys: Capture, bank: str) -> None:
    """Where nothing can be written nothing is."""
    told = failed(capsys, "export", bank, "--to", "gift", "--forms", "order", "-o", "q.gift")
    assert "--to gift: none of the questions can be written: GIFT has no questions that ask for an order" in told
    assert not Path("q.gift").exists()


@pytest.mark.parametrize("name", ["gift", "moodle", "qti", "csv", "tsv", "xlsx", "markdown", "jsonl"])
def test_export(capsys: Capture, bank: str, name: str) -> None:
    """Each format is written under build/ unless told otherwise, with the same ids as everywhere else."""
    told = printed(capsys, "export", bank, "--to", name, "--ids", "choice1,basic3" if name != "tsv" else "basic3")
    (file,) = re.findall(r"^File: (.*)$", told, re.MULTILINE)
    data = Path(file).read_bytes()
    assert Path(file).parent == Path("build")
    assert Path(file).suffix != ""
    if name in ("gift", "moodle", "csv", "jsonl"):
        assert b"choice1" in data
        assert b"basic3" in data


def test_export_to_standard_output(bank: str, here: Path) -> None:
    """With - the bytes go to standard output and all talk to standard error; jsonl is the whole bank."""
    arguments = [sys.executable, "-m", "quizgen", "export", bank, "-o", "-", "--to"]
    done = subprocess.run([*arguments, "jsonl"], capture_output=True, cwd=here, check=True)
    assert done.stdout == Path(bank).read_bytes()
    assert done.stderr == b""
    done = subprocess.run([*arguments, "csv"], capture_output=True, cwd=here, check=True)
    assert done.stdout.startswith(b"\xef\xbb\xbfid,form,")
    assert {path.name for path in here.iterdir()} == {"bank.jsonl"}


def test_bank_stands_for_an_article(capsys: Capture, bank: str) -> None:
    """Every command that makes questions takes a bank; one that reads articles says what it is."""
    rows = [json.loads(line) for line in printed(capsys, "cards", bank, "--all", "--json").splitlines()]
    assert len(rows) == 48
    printed(capsys, "build", bank, "-o", "decks")
    assert Path("decks/bank.apkg").is_file()
    assert "a bank holds questions, not the articles they were made of" in failed(capsys, "facts", bank)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{}", "b.jsonl, line 1: id must be there"),
        ("nonsense", "b.jsonl, line 1: this is no JSON object"),
        ('{"skipped": "x"}', "b.jsonl: there is no question"),
    ],
)
def test_broken_bank(capsys: Capture, line: str, told: str) -> None:
    """A line that is no question is told with its number."""
    Path("b.jsonl").write_text(line + "\n", encoding="utf-8")
    assert told in failed(capsys, "worksheet", "b.jsonl")
    assert not Path("build").exists()


def test_ids_of_the_ledger(capsys: Capture) -> None:
    """A recipe's questions have the ids that its ledger knows them by, in every output."""
    article = (
        "{{Infobox officeholder\n| name = Ida Marsh\n| office = Mayor of Varne\n| term_start = 4 May 1902\n"
        "| term_end = 3 May 1910\n| successor = [[Ann Lowe]]\n}}\n'''Ida Marsh''' kept the light.\n"
    )
    folder = Path("decks/varne")
    folder.mkdir(parents=True)
    (folder / "recipe.yaml").write_text("id: v\ntitle: Varne\narticles: [a.wikitext]\n", encoding="utf-8")
    (folder / "a.wikitext").write_text(article, encoding="utf-8")
    printed(capsys, "build", "varne")
    released = {json.loads(line)["id"] for line in printed(capsys, "cards", "varne", "--json").splitlines()}
    (folder / "a.wikitext").write_text(article.replace("Mayor of Varne", "Mayor of Varnes"), encoding="utf-8")
    lines = printed(capsys, "export", "varne", "--to", "jsonl", "-o", "-").splitlines()
    ids = {json.loads(line)["id"] for line in lines}
    assert released
    assert released <= ids
    page = html_of(capsys, "varne", "-n", "4")
    assert set(ids_of(page)) <= ids


def test_disk_full(bank: str, here: Path) -> None:
    """Where the file cannot be written whole nothing of it is left, and the error tells."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "worksheet", bank, "-o", "q.pdf"],
        capture_output=True, text=True, cwd=here, check=False, preexec_fn=limit,
    )  # fmt: skip
    assert done.returncode == 1
    assert "q.pdf: cannot be written" in done.stderr
    assert {path.name for path in here.iterdir()} == {"bank.jsonl"}


def test_help_is_quick_to_load() -> None:
    """The help of the commands loads none of the libraries that set or write."""
    heavy = "('typst', 'docx', 'xlsxwriter', 'jinja2', 'spacy', 'genanki')"
    code = "import sys; from quizgen.cli import run; run(['worksheet', '--help']); "
    code += f"sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_forms_are_mixed(capsys: Capture, bank: str) -> None:
    """A worksheet mixes forms as evenly as the bank allows."""
    forms = Counter(re.sub(r"\d", "", one) for one in ids_of(html_of(capsys, bank, "-n", "16")))
    assert len(forms) == 8
    assert max(forms.values()) <= 3
    assert set(cli.commands.commands) >= {"worksheet", "export"}
