"""`quizgen test`, `stats` and `reviews`: as a person, a script and a screen reader use them."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quizgen import codec
from quizgen.cli import run
from quizgen.edtf import Date
from quizgen.ledger import read_bad_cards
from quizgen.model import Question

MakeQuestion = Callable[..., Question]
Captured = pytest.CaptureFixture[str]

ARTICLE = """\
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
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test works in, with a memory of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path / "here"


@pytest.fixture
def bank(make_question: MakeQuestion) -> str:
    """Five questions, one of each way to answer."""
    questions = (
        make_question(id="when", answer="4 May 1902", date=Date.parse("1902-05-04"), facts=("a",)),
        make_question(id="who", asks="successor", prompt="Who came next?", answer="Ann Lowe", facts=("b",)),
        make_question(
            id="which", form="choice", prompt="Which ship?", answer="Emerald", choices=("Amber", "Emerald", "Opal"),
            facts=("c",),
        ),
        make_question(
            id="is-it", form="true_false", prompt="True or false? It sank.", answer="False", choices=("True", "False"),
            facts=("d",),
        ),
        make_question(
            id="order", form="order", prompt="Put these in order.", answer="2 1 3", choices=("launch", "keel", "loss"),
            facts=("e",), section=("War", "At sea"),
        ),
    )  # fmt: skip
    Path("bank.jsonl").write_text(codec.questions_to_lines(questions), encoding="utf-8")
    return "bank.jsonl"


RIGHT = ["4 May 1902", "Ann Lowe", "b", "f", "bac"]


@pytest.fixture
def take(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> Callable[..., tuple[int, str, str]]:
    """Runs `quizgen test` with lines as its input; gives exit status, output and talk."""

    def taken(lines: list[str], *arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        status = run(["test", *arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return taken


def objects(text: str, kind: str) -> list[dict[str, Any]]:
    """The JSON lines of a kind."""
    return [value for value in map(json.loads, text.splitlines()) if value["type"] == kind]


# --- in lines -------------------------------------------------------------------------------------------------------


def test_a_script_takes_the_test(bank: str, take: Callable[..., tuple[int, str, str]]) -> None:
    """Questions go to standard output, answers come from standard input, and the summary tells the score."""
    status, out, err = take(RIGHT, bank)
    assert (status, err) == (0, "")
    assert out.count("✓ Right") == 5
    assert "5 of 5 right at once (100 %)" in out
    assert "\x1b" not in out
    assert "B) Emerald" in out
    assert "Varne Point › History › Early years, version 812, CC BY-SA 4.0" in out


def test_the_end_of_the_input_ends_the_sitting(bank: str, take: Callable[..., tuple[int, str, str]]) -> None:
    """What was answered before the input ended is kept; the rest is asked the next time."""
    assert "1 of 2 right at once" in take(["4 May 1902", "Tom Reed"], bank)[1]
    _, out, _ = take([], bank, "--json")
    assert [value["id"] for value in objects(out, "question")] == ["which"]
    assert objects(out, "summary")[0]["left"] == 3


def test_commands_in_lines(bank: str, take: Callable[..., tuple[int, str, str]]) -> None:
    """Help, hint, skip and undo; a letter that chooses an option is no command."""
    _, out, _ = take(["?", "h", "u", "1903", "u", "h", "4 May 1902", "s", "b", "q"], bank)
    assert "undo the last verdict" in out
    assert out.count("It was in the 20th century.") == 2
    assert "There is no answer before this one." in out
    assert out.count("✗ Wrong") == 1
    assert "2 of 2 right at once" in out
    assert "It comes back tomorrow." in out  # right with a hint counts as hard


def test_a_verdict_is_changed(bank: str, take: Callable[..., tuple[int, str, str]]) -> None:
    """The learner has the last word, in both directions, and says what was hard or easy."""
    _, out, _ = take(["1903", "e", "e", ":e", "+", "Tom Reed", ":easy", ":q"], bank)
    assert "Counted as right" in out
    assert "Counted as wrong" in out
    assert "Only a right answer can have been hard or easy." in out
    _, exported, _ = take([], bank, "--json", "--new", "0")
    assert objects(exported, "summary")[0]["asked"] == 0


def test_nearly_right_counts_as_wrong_for_a_script(bank: str, take: Callable[..., tuple[int, str, str]]) -> None:
    """Where nobody can decide, a year for a day is wrong, and says why."""
    _, out, _ = take(["1902"], bank)
    assert "Nearly right: right as far as it goes; the day is asked." in out
    assert "✗ Wrong" in out


def test_bad_cards(bank: str, here: Path, take: Callable[..., tuple[int, str, str]]) -> None:
    """A bad card is kept with its reason and asked no more, not even when the deck is read anew; undo takes it back."""
    _, out, _ = take([":b two answers", "u", ":b the wrong ship", "q"], bank)
    assert out.count("Marked as bad") == 2
    (file,) = (here.parent / "home" / "data" / "bad-cards").iterdir()
    assert [(bad.id, bad.why) for bad in read_bad_cards(file)] == [("when", "the wrong ship")]
    assert [value["id"] for value in objects(take([], bank, "--json")[1], "question")] == ["who"]
    assert objects(take([], bank, "--json", "--no-cache")[1], "question")[0]["id"] == "who"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--limit", "2"), ["when", "who"]),
        (("--new", "1"), ["when"]),
        (("--form", "choice", "--form", "order"), ["which", "order"]),
        (("--section", "at sea"), ["order"]),
        (("--from", "1902"), ["when"]),
        (("--from", "1902-05-04", "--to", "1902"), ["when"]),
        (("--cram", "--limit", "3", "--seed", "x"), 3),
    ],
)
def test_what_is_asked(
    bank: str, take: Callable[..., tuple[int, str, str]], arguments: tuple[str, ...], expected: list[str] | int
) -> None:
    """The options choose cards."""
    _, out, _ = take(["x"] * 3 + [json.dumps({"command": "skip"})] * 20, bank, "--json", *arguments)
    asked = list(dict.fromkeys(value["id"] for value in objects(out, "question")))
    assert (asked if isinstance(expected, list) else len(asked)) == expected


def test_an_article(take: Callable[..., tuple[int, str, str]]) -> None:
    """An article is studied without being built first, and after a change its cards keep their progress."""
    Path("ida.wikitext").write_text(ARTICLE, encoding="utf-8")
    _, out, _ = take(["Ann Lowe", "q"], "ida.wikitext", "--title", "Ida Marsh")
    assert "Who succeeded Ida Marsh as Mayor of Varne?" in out
    assert "✓ Right" in out
    Path("ida.wikitext").write_text(ARTICLE + "In 1899, Ida Marsh founded the Varne Company.\n", encoding="utf-8")
    _, out, _ = take(["q"], "ida.wikitext", "--title", "Ida Marsh", "--json")
    assert "succeeded" not in objects(out, "question")[0]["prompt"]


def test_all_decks_at_once(bank: str, take: Callable[..., tuple[int, str, str]]) -> None:
    """Without a deck, all that were studied are; where there is none, it says how to begin."""
    status, _, err = take([], "--json")
    assert status == 1
    assert "no deck was studied yet" in err
    take(["4 May 1902", "q"], bank)
    assert objects(take([], "--json")[1], "question")[0]["id"] == "who"


def test_retention_is_kept(bank: str, take: Callable[..., tuple[int, str, str]]) -> None:
    """A wanted retention holds for later sittings too, and a lower one sends cards further away."""

    def due(name: str) -> str:
        _, out, _ = take(["", json.dumps({"command": "amend"}), json.dumps({"command": "easy"})], name, "--json")
        return str(objects(out, "verdict")[-1]["due"])

    high = due(bank)
    take([], bank, "--retention", "0.75")
    assert due(bank) > high


def test_minutes(bank: str, take: Callable[..., tuple[int, str, str]]) -> None:
    """When the time is over no new question is asked; an hour is enough for five."""
    assert len(objects(take(RIGHT, bank, "--json", "--minutes", "1e-9")[1], "question")) <= 1
    assert len(objects(take(RIGHT, bank, "--json", "--minutes", "60")[1], "question")) >= 4


# --- bad input ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("missing.wikitext",), 1, "missing.wikitext"),
        (("nothing",), 1, "no such recipe, article or deck"),
        (("-",), 1, "standard input is where your answers come from"),
        (("empty.jsonl",), 1, "the file is empty"),
        (("skipped.jsonl",), 1, "there is no card in it"),
        (("broken.jsonl",), 1, "broken.jsonl, line 1"),
        (("bank.jsonl", "--section", "nowhere"), 1, "no card of this deck fits"),
        (("bank.jsonl", "--from", "May"), 2, "'May' is no date"),
        (("bank.jsonl", "--form", "essay"), 2, "'essay' is no form; there are basic"),
        (("bank.jsonl", "--retention", "1"), 2, "--retention"),
        (("bank.jsonl", "--minutes", "0"), 2, "--minutes"),
    ],
)
@pytest.mark.usefixtures("bank")
def test_bad_input(
    take: Callable[..., tuple[int, str, str]], arguments: tuple[str, ...], status: int, message: str
) -> None:
    """Every fault is told in words, with the status that scripts look at."""
    Path("empty.jsonl").touch()
    Path("skipped.jsonl").write_text('{"skipped": "why"}\n', encoding="utf-8")
    Path("broken.jsonl").write_text("{nonsense\n", encoding="utf-8")
    got, _, err = take([], *arguments)
    assert got == status
    assert message in err
    assert "Traceback" not in err


def test_a_vanished_article(take: Callable[..., tuple[int, str, str]]) -> None:
    """A deck whose article is gone says so; what was learnt of it is kept."""
    Path("ida.wikitext").write_text(ARTICLE, encoding="utf-8")
    take(["Ann Lowe", "q"], "ida.wikitext")
    Path("ida.wikitext").unlink()
    status, _, err = take([], "ida.wikitext")
    assert status == 1
    assert "there is no such file" in err
    assert objects(take([], "--json")[1], "question")[0]["new"]


@pytest.mark.parametrize(
    "typed", ["x" * 100_000, "\x1b[2J\x1b]0;x\x07", "\u202e", '{"answer": 5}', "{", '{"command": "no"}']
)
@pytest.mark.parametrize("mode", [(), ("--json",)])
def test_hostile_answers(
    bank: str, take: Callable[..., tuple[int, str, str]], typed: str, mode: tuple[str, ...]
) -> None:
    """Whatever is typed is an answer, or an error in words; the output holds nothing that steers a terminal."""
    status, out, err = take([typed, "Ann Lowe"], bank, *mode)
    assert (status, err) == (0, "")
    assert "\x1b" not in out
    assert mode or "\u202e" not in out
    assert len(out) < 20_000


def test_hostile_cards(make_question: MakeQuestion, take: Callable[..., tuple[int, str, str]]) -> None:
    """Escape sequences in an article's text are shown as spaces, in question, options, answer and evidence."""
    bad = "\x1b[2J\x1b]0;owned\x07\r\u202e"
    question = make_question(
        form="choice", prompt=f"Which{bad}?", answer=f"a{bad}", choices=(f"a{bad}", f"b{bad}"), context=f"c{bad}"
    )
    Path("bad.jsonl").write_text(codec.questions_to_lines([question]), encoding="utf-8")
    status, out, _ = take(["a"], "bad.jsonl")
    assert status == 0
    assert all(char.isprintable() or char == "\n" for char in out)


def test_a_damaged_memory(bank: str, here: Path, take: Callable[..., tuple[int, str, str]]) -> None:
    """A damaged memory is set aside, the sitting goes on, and its place is told."""
    take(["4 May 1902", "q"], bank)
    file = here.parent / "home" / "data" / "study.sqlite"
    file.write_bytes(b"\xa5" * 5000)
    status, out, err = take(["q"], bank, "--json")
    assert status == 0
    assert "study.damaged.sqlite" in err
    assert objects(out, "question")[0]["id"] == "when"
    assert (file.parent / "study.damaged.sqlite").read_bytes() == b"\xa5" * 5000


# --- for programs ---------------------------------------------------------------------------------------------------


def test_json_lines(bank: str, take: Callable[..., tuple[int, str, str]]) -> None:
    """A program sees no answer before it has answered, and all that it needs after."""
    _, out, _ = take(
        ["4 May 1902", '{"answer": "Tom Reed"}', '{"command": "amend"}', '{"command": "quit"}'], bank, "--json"
    )
    question = objects(out, "question")[0]
    assert question["prompt"] == "When did the lighthouse at Varne Point open?"
    assert not {"answer", "accepted", "evidence", "date"} & set(question)
    verdicts = objects(out, "verdict")
    assert [(value["verdict"], value["counted"]) for value in verdicts] == [
        ("right", "right"), ("wrong", "wrong"), ("right", "right"),
    ]  # fmt: skip
    assert verdicts[0]["evidence"]["sentence"].startswith("The lighthouse")
    (summary,) = objects(out, "summary")
    assert (summary["right"], summary["asked"], summary["missed"]) == (2, 2, [])


def test_a_long_answer_is_judged_by_the_learner(
    make_question: MakeQuestion, take: Callable[..., tuple[int, str, str]]
) -> None:
    """What nobody types word for word is shown, and the next line says whether it was known."""
    answer = "that the sea gave eleven men back, as one asks a neighbour for a ladder"
    Path("long.jsonl").write_text(
        codec.questions_to_lines([make_question(answer=answer, asks="words")]), encoding="utf-8"
    )
    _, out, _ = take(["", "y"], "long.jsonl", "--json")
    assert objects(out, "reveal")[0]["answer"] == answer
    assert objects(out, "verdict")[0]["counted"] == "right"


# --- stats and reviews ----------------------------------------------------------------------------------------------


def test_stats(bank: str, take: Callable[..., tuple[int, str, str]], capsys: Captured) -> None:
    """What is due and was known, for people and for programs."""
    assert run(["stats"]) == 0
    assert "no deck was studied yet" in capsys.readouterr().err
    take(RIGHT[:2], bank)
    assert run(["stats", bank]) == 0
    out = capsys.readouterr().out
    assert "Cards: 5 on 5 facts, 3 of them new" in out
    assert "0 due, 2 answered" in out
    assert run(["stats", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["cards"], told["new"], told["streak"]) == (5, 3, 1)
    assert sum(day["due"] for day in told["coming"]) == 2


def test_reviews(
    bank: str, take: Callable[..., tuple[int, str, str]], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers go out and come in without loss, and what is forgotten is saved first."""
    take(RIGHT[:2], bank)
    assert run(["reviews", "export", "-o", "out.jsonl"]) == 0
    before = Path("out.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line)["typed"] for line in before.splitlines()] == RIGHT[:2]
    assert run(["reviews", "import", "out.jsonl"]) == 0
    assert "0 answers were new, 2 were there already" in capsys.readouterr().out
    assert run(["reviews", "forget", bank, "--yes"]) == 0
    told = capsys.readouterr().out
    assert "2 answers forgotten" in told
    assert objects(take([], bank, "--json")[1], "question")[0]["id"] == "when"
    assert run(["reviews", "import", told.split("import ")[1].strip()]) == 0
    capsys.readouterr()
    assert run(["reviews", "export"]) == 0
    assert capsys.readouterr().out == before
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    assert run(["reviews", "forget", "--all"]) == 130
    assert run(["reviews", "forget"]) == 2
    capsys.readouterr()
    assert run(["reviews", "export"]) == 0
    assert capsys.readouterr().out == before


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nonsense", "this is no answer"),
        ("[]", "this is no answer"),
        ('{"card": "a"}', "`at` is missing"),
        ('{"card": "a", "at": 1, "day": "2026-13-01", "rating": 3, "verdict": "right"}', "this is no answer"),
        ('{"card": "a", "at": 1, "day": "2026-01-01", "rating": 5, "verdict": "right"}', "this is no answer"),
        ('{"card": "a", "at": 1e99, "day": "2026-01-01", "rating": 3, "verdict": "right"}', "this is no answer"),
        ('{"card": "a", "at": 1, "day": "2026-01-01", "rating": true, "verdict": "right"}', "this is no answer"),
    ],
)
def test_answers_that_cannot_be_imported(capsys: Captured, line: str, message: str) -> None:
    """A file with one bad line is refused with that line's number, and nothing of it is taken."""
    good = '{"card": "b", "at": 1, "day": "2026-01-01", "rating": 3, "verdict": "right"}\n'
    Path("in.jsonl").write_text(good + line, encoding="utf-8")
    assert run(["reviews", "import", "in.jsonl"]) == 1
    assert f"in.jsonl, line 2: {message}" in capsys.readouterr().err
    assert run(["reviews", "export"]) == 0
    assert capsys.readouterr().out == ""


# --- on a terminal --------------------------------------------------------------------------------------------------


class Screen:
    """A `quizgen test` on a terminal of its own."""

    def __init__(self, arguments: list[str], columns: int, environment: dict[str, str]) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "quizgen", "test", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=os.environ | {"COLUMNS": str(columns), "LINES": "24"} | environment,
            start_new_session=True,
        )
        os.close(slave)
        self.seen = ""

    def wait_for(self, text: str) -> str:
        """What was written until a text appeared, which is new."""
        seen, deadline = "", time.monotonic() + 30
        while text not in seen:
            if time.monotonic() > deadline:
                raise AssertionError(f"{text!r} did not appear in {seen!r}")
            if select.select([self.master], [], [], 0.1)[0]:
                try:
                    seen += os.read(self.master, 65536).decode("utf-8", "replace")
                except OSError:
                    raise AssertionError(f"the program ended without {text!r}: {seen!r}") from None
        self.seen += seen
        return seen

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.master, keys.encode())

    def end(self) -> int:
        """Wait for the end; gives the exit status."""
        status = self.process.wait(30)
        os.close(self.master)
        return status


@pytest.fixture
def on_terminal() -> Iterator[Callable[..., Screen]]:
    """Starts the program on a terminal."""
    screens: list[Screen] = []

    def started(*arguments: str, columns: int = 80, **environment: str) -> Screen:
        screens.append(Screen(list(arguments), columns, environment))
        return screens[-1]

    yield started
    for screen in screens:
        if screen.process.poll() is None:
            screen.process.kill()
            screen.process.wait()


def test_a_screen(bank: str, on_terminal: Callable[..., Screen]) -> None:
    """Typed answers, single keys, a change of mind, a bad card, the summary: one calm screen after the other."""
    screen = on_terminal(bank)
    assert screen.wait_for("> ").count("\x1b[2J") == 1
    screen.press("1902\n")
    screen.wait_for("(y/n) ")
    screen.press("n")
    assert "Wrong" in screen.wait_for("q stop")
    screen.press("e")
    screen.wait_for("Counted as right")
    screen.press("\n")
    screen.wait_for("> ")
    screen.press("Ann Low\n")
    assert "check the spelling" in screen.wait_for("q stop")
    screen.press("\n")
    screen.wait_for("? for help")
    screen.press("\x1b[A2")  # an arrow does nothing; a number chooses as a letter does
    screen.wait_for("q stop")
    screen.press("u")
    screen.wait_for("? for help")
    screen.press("c")
    screen.wait_for("q stop")
    screen.press("b")
    screen.wait_for("What is wrong")
    screen.press("no such ship\n")
    screen.wait_for("Press a key")
    screen.press("x")
    screen.wait_for("? for help")
    screen.press("q")
    assert "2 of 3 right at once" in screen.wait_for("Due now")
    assert screen.end() == 0


def test_an_answer_that_cannot_be_kept(bank: str, here: Path, on_terminal: Callable[..., Screen]) -> None:
    """While another program holds the memory the learner may try again, and then the answer is kept."""
    screen = on_terminal(bank, "--limit", "1")
    screen.wait_for("> ")
    other = sqlite3.connect(here.parent / "home" / "data" / "study.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    screen.press("4 May 1902\n")
    assert "Your answer could not be kept." in screen.wait_for("Enter to try again")
    other.execute("ROLLBACK")
    other.close()
    screen.press("\n")
    assert "Right" in screen.wait_for("q stop")
    screen.press("q")
    screen.wait_for("1 of 1 right at once")
    assert screen.end() == 0


@pytest.mark.parametrize(
    ("environment", "escapes"),
    [({}, {"2J", "H", "2m", "0m"}), ({"NO_COLOR": "1"}, {"2J", "H"}), ({"TERM": "dumb"}, set())],
    ids=["colour", "NO_COLOR", "dumb"],
)
def test_escape_sequences(
    bank: str, on_terminal: Callable[..., Screen], environment: dict[str, str], escapes: set[str]
) -> None:
    """Only clearing and styles are used, no style where NO_COLOR is set, nothing on a dumb terminal."""
    run(["test", bank, "--new", "0"])  # the deck is read, and nothing more moves
    screen = on_terminal(bank, "--form", "basic", "--new", "1", **environment)
    screen.wait_for("> " if escapes else "Your answer: ")
    assert set(re.findall(r"\x1b\[([0-9;?]*[a-zA-Z])", screen.seen)) - {"?2004h"} == escapes
    assert screen.seen.count("\x1b") == len(re.findall(r"\x1b\[", screen.seen))


def test_plain_lines_on_a_terminal(bank: str, on_terminal: Callable[..., Screen]) -> None:
    """For a screen reader: lines only, nothing drawn, nothing that moves."""
    screen = on_terminal(bank, "--plain", "--limit", "1")
    screen.wait_for("Your answer: ")
    screen.press("1902\r")
    screen.wait_for("(y/n) ")
    screen.press("y\r")
    screen.wait_for("Due now: 0")
    assert screen.end() == 0
    assert not set("─█\x1b") & set(screen.seen.replace("\x1b[?2004h", "").replace("\x1b[?2004l", ""))


@pytest.mark.parametrize("columns", [40, 20])
def test_narrow_terminals(bank: str, on_terminal: Callable[..., Screen], columns: int) -> None:
    """No line is wider than the terminal."""
    run(["test", bank, "--new", "0"])
    screen = on_terminal(bank, "--form", "order", columns=columns, NO_COLOR="1")
    screen.wait_for("> ")
    screen.press("bac\n")
    screen.wait_for("q stop")
    lines = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", screen.seen).replace("\r", "").split("\n")
    assert max(map(len, lines)) <= columns


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGHUP, "lost"])
def test_whatever_ends_it_loses_nothing(
    bank: str, on_terminal: Callable[..., Screen], ending: Any, capsys: Captured
) -> None:
    """Ctrl-C, a hang-up and a lost terminal leave every answer stored."""
    screen = on_terminal(bank)
    screen.wait_for("> ")
    screen.press("4 May 1902\n")
    screen.wait_for("q stop")
    screen.press("\n")
    screen.wait_for("> ")
    if ending == "lost":
        os.close(screen.master)
        screen.process.wait(30)
    else:
        time.sleep(0.3)  # nobody presses Ctrl-C in the instant in which the prompt appears
        screen.process.send_signal(ending)
        if ending == signal.SIGINT:
            screen.wait_for("1 of 1 right at once")
        screen.process.wait(30)
    assert run(["reviews", "export"]) == 0
    assert json.loads(capsys.readouterr().out)["card"] == "when"
