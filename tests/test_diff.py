"""`quizgen diff`: what a learner would see change, read back from packages, banks, recipes and articles."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen import cli
from quizgen.errors import InputError
from quizgen.ledger import Ledger, question_id, reconcile, retired_cards
from quizgen.model import Card, Deck, Question
from quizgen.outputs.anki import ApkgWriter
from quizgen.outputs.anki.read import Shown, read_package, shown_in
from quizgen.outputs.diff import Change, compare

MakeQuestion = Callable[..., Question]

NOW = "2024-09-01T12:00:00Z"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test works in, with a cache of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path / "home"))
    return tmp_path / "here"


def deck_of(*questions: Question) -> Deck:
    """A deck of these questions."""
    return Deck(id="v", name="v", title="Varne Point", lang="en", cards=reconcile(questions, Ledger(), NOW)[0])


def written(deck: Deck, name: str = "varne.apkg") -> Path:
    """The deck's package in the folder."""
    path = Path(name)
    path.write_bytes(ApkgWriter().render(deck))
    return path


# --- reading --------------------------------------------------------------------------------------------------------

ODD = "a & b <i> {{c1::x::year}} [year\u005d \\(x\\) :: \u05d0 \u3000 'q' \"r\"\nnext"

MATCH = "Match <these> with their years.\n1. the pier & light\n2. the dock"


def test_package_shows_what_the_deck_does(make_question: MakeQuestion) -> None:
    """A package is read back as what its deck shows, whatever stands in its texts; retired cards are no part of it."""
    deck = deck_of(
        make_question(id="basic", prompt=ODD, answer=ODD, context=ODD),
        make_question(id="cloze", form="cloze", prompt="It {{opened}} on [day month year].", answer="4 :: May"),
        make_question(id="choice", form="choice", choices=("1901", "<1902>"), answer="1901", prompt="Which?"),
        make_question(id="order", form="order", choices=("pier", "light"), answer="2 1", prompt="Order?"),
        make_question(id="match", form="match", choices=("1902", "1901"), answer="1-B 2-A", prompt=MATCH),
    )
    retired = Card(id="gone", question=make_question(id="gone"), changed_at=NOW, retired=True)
    shown = read_package(written(replace(deck, cards=(*deck.cards, retired))))
    assert shown == shown_in(deck)
    basic, cloze, choice, order, matched = shown
    assert (basic.id, basic.template, basic.form, basic.prompt) == ("basic", "event/when", "basic", ODD)
    assert (cloze.prompt, cloze.answer) == ("It {{opened}} on [day month year].", "4 :: May")
    assert (choice.form, choice.choices) == ("choice", ("1901", "<1902>"))
    assert (order.answer, order.choices) == ("2 1", ("pier", "light"))
    assert (matched.prompt, matched.answer) == (MATCH, "1-B 2-A")


def test_order_of_a_package(make_question: MakeQuestion) -> None:
    """The cards of a package come in the deck's order."""
    deck = deck_of(*(make_question(id=name, prompt=f"When did {name} open?") for name in ("z", "a", "m")))
    assert [card.id for card in read_package(written(deck))] == ["z", "a", "m"]


def zip_of(**members: bytes) -> bytes:
    """A zip archive."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        for name, data in members.items():
            opened.writestr(name.replace("_", "."), data)
    return archive.getvalue()


def database(*statements: str) -> bytes:
    """A database in which these statements were run."""
    with sqlite3.connect(":memory:") as connection:
        for statement in statements:
            connection.execute(statement)
        data = connection.serialize()
    connection.close()
    return data


FOREIGN = "insert into notes values (1, 12345, 'a' || char(31) || 'b', '')"
TABLE = "create table notes (id integer, mid integer, flds text, tags text)"
# Each row: what stands in the file, and what is said of it.
PACKAGES = [
    (b"", "is no sound Anki package"),
    (b"PK\x03\x04 and nothing", "is no sound Anki package"),
    (zip_of(other=b"x"), "it has no collection"),
    (zip_of(collection_anki2=b"x" * 200), "is no sound Anki package"),
    (zip_of(collection_anki2=database("create table cards (id)")), "it has no table of notes"),
    (zip_of(collection_anki2=database("create view notes as select 1 as id, 2 as mid")), "it has no table of notes"),
    (zip_of(collection_anki2=database(TABLE, FOREIGN)), "holds no card of quizgen; give"),
    (zip_of(collection_anki2=b"", collection_anki21b=b""), "newer Anki versions only; export it with “Support older"),
]


@pytest.mark.parametrize(("data", "message"), PACKAGES)
def test_bad_package(data: bytes, message: str) -> None:
    """What is no package of quizgen's is told, with the remedy."""
    Path("bad.apkg").write_bytes(data)
    with pytest.raises(InputError, match=r"bad\.apkg: ") as caught:
        read_package(Path("bad.apkg"))
    assert message in str(caught.value)


def test_damaged_package(make_question: MakeQuestion) -> None:
    """A package cut short or changed in the middle is told, or read as it was; it never brings the program down."""
    data = written(deck_of(make_question())).read_bytes()
    for at in range(0, len(data), 97):
        for damaged in (data[:at], data[:at] + b"\xff" + data[at + 1 :]):
            Path("bad.apkg").write_bytes(damaged)
            try:
                read_package(Path("bad.apkg"))
            except InputError:
                continue


# --- comparing ------------------------------------------------------------------------------------------------------


def shown(id_: str, **fields: object) -> Shown:
    """A card as it is shown."""
    card = Shown(
        id=id_, template="event/when", form="basic", context="V · H", prompt=f"When did the {id_} open in the harbour?",
        answer="1902", choices=(), sentence="In 1902.",
    )  # fmt: skip
    return replace(card, **fields)  # type: ignore[arg-type]


# Each row: fields of the card in the new version, and which of them count as changed.
FIELDS: list[tuple[dict[str, object], tuple[str, ...]]] = [
    ({}, ()),
    ({"answer": "1903", "sentence": "In 1903."}, ("answer", "sentence")),
    ({"context": "Lights · V · H"}, ()),
    ({"context": "V"}, ("context",)),
    ({"choices": ("a",)}, ("choices",)),
    ({"template": "event/which"}, ()),
]


@pytest.mark.parametrize(("fields", "changed"), FIELDS)
def test_changed(fields: dict[str, object], changed: tuple[str, ...]) -> None:
    """A card has changed where its content did; a deck's title before the context is none of that."""
    old, new = shown("pier"), shown("pier", **fields)
    kind = "changed" if changed else "unchanged"
    assert compare([old], [new], released=True) == (Change(kind=kind, id="pier", fields=changed, old=old, new=new),)  # type: ignore[arg-type]


def test_order_of_options() -> None:
    """The order of options is no change."""
    old, new = shown("pier", choices=("a", "b")), shown("pier", choices=("b", "a"))
    assert compare([old], [new], released=True)[0].kind == "unchanged"


def test_added_and_retired() -> None:
    """What only one side has was added or retired; the new cards come first, in their order."""
    changes = compare([shown("a"), shown("b")], [shown("c"), shown("b")], released=True)
    assert [(change.kind, change.id) for change in changes] == [("added", "c"), ("unchanged", "b"), ("retired", "a")]


def test_known_by_its_text() -> None:
    """A build knows a card by its text, so a version that is not released does; Anki, with two packages, does not."""
    old, new = (
        shown("pier"),
        shown("new", prompt="When did the pier open in the harbour?", sentence="It opened in 1902."),
    )
    (change,) = compare([old], [new], released=False)
    assert (change.kind, change.id, change.fields) == ("changed", "pier", ("sentence",))
    assert [change.kind for change in compare([old], [new], released=True)] == ["added", "retired"]


# --- the command ----------------------------------------------------------------------------------------------------

MAYOR = """\
{{Infobox officeholder
| name = Ida Marsh
| office = Mayor of Varne
| term_start = 4 May 1902
| successor = [[Ann Lowe]]
| predecessor = [[Tom Reed]]
}}
'''Ida Marsh''' kept the light.
"""
RECIPE = "id: varne-1\ntitle: Mayors\narticles: [ida-marsh.wikitext]\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Status, output and talk of a command."""
    status = cli.run(arguments)
    output = capsys.readouterr()
    return status, output.out, output.err


@pytest.fixture
def versions(capsys: pytest.CaptureFixture[str], here: Path) -> Path:
    """A deck's folder with the package of it as it was before its article changed, an article, and banks of both."""
    folder = here / "decks" / "mayors"
    folder.mkdir(parents=True)
    (folder / "recipe.yaml").write_text(RECIPE, encoding="utf-8")
    (folder / "ida-marsh.wikitext").write_text(MAYOR, encoding="utf-8")
    (here / "ida-marsh.wikitext").write_text(MAYOR, encoding="utf-8")
    assert run(capsys, "build", "mayors")[0] == 0
    _, bank, _ = run(capsys, "cards", "mayors", "--json")
    (here / "old.jsonl").write_text(bank, encoding="utf-8")
    changed = MAYOR.replace("Ann Lowe", "Eve Hart").replace("| predecessor = [[Tom Reed]]\n", "")
    (folder / "ida-marsh.wikitext").write_text(changed, encoding="utf-8")
    return folder


def test_command(capsys: pytest.CaptureFixture[str], versions: Path) -> None:
    """The package and the changed recipe differ, for people and for programs; nothing is written."""
    files = sorted(versions.rglob("*"))
    status, output, said = run(capsys, "diff", "build/mayors.apkg", "mayors")
    assert (status, said) == (1, "")
    assert output.startswith("0 added, 2 changed, 1 retired, 0 unchanged\n\nchanged:\n")
    assert "\n      answer: Ann Lowe -> Eve Hart\n" in output
    assert output.endswith("\nretired:\n  " + output.splitlines()[-1].strip() + "\n")
    assert "Whom did Ida Marsh succeed as Mayor of Varne?  (Tom Reed)" in output
    status, output, _ = run(capsys, "diff", "build/mayors.apkg", "decks/mayors", "--json")
    rows = [json.loads(line) for line in output.splitlines()]
    assert status == 1
    assert sorted(row["change"] for row in rows) == ["changed", "changed", "retired"]
    retired = next(row for row in rows if row["change"] == "retired")
    assert (retired["new"], retired["old"]["answer"]) == (None, "Tom Reed")
    assert sorted(versions.rglob("*")) == files


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("build/mayors.apkg", "old.jsonl"),
        ("old.jsonl", "ida-marsh.wikitext"),
        ("ida-marsh.wikitext", "build/mayors.apkg"),
        ("mayors", "decks/mayors/recipe.yaml"),
        ("old.jsonl", "old.jsonl"),
    ],
)
@pytest.mark.usefixtures("versions")
def test_the_same_in_every_form(capsys: pytest.CaptureFixture[str], old: str, new: str) -> None:
    """A deck does not differ from its bank, its article and its package."""
    status, output, said = run(capsys, "diff", old, new)
    assert (status, said) == (0, "")
    assert output.startswith("0 added, 0 changed, 0 retired, ")


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize(
    "side", ["nowhere.apkg", "nowhere.jsonl", "nowhere.wikitext", "nowhere", "decks/mayors/ledger.yaml"]
)
def test_trouble(capsys: pytest.CaptureFixture[str], side: str) -> None:
    """What cannot be read is told, with a status that is not that of a difference."""
    for sides in ((side, "mayors"), ("mayors", side)):
        status, output, said = run(capsys, "diff", *sides)
        assert (status, output) == (2, "")
        assert said.startswith(f"quizgen: {side}: ")


def test_long_texts_are_cut(capsys: pytest.CaptureFixture[str], make_question: MakeQuestion) -> None:
    """Of long texts only the part that differs is shown, with a few words around it."""
    sentence = " ".join(f"word{number}" for number in range(40))
    question = make_question()
    for name, text in (("old", sentence), ("new", sentence.replace("word20", "other"))):
        evidence = replace(question.evidence, sentence=text)
        written(deck_of(replace(question, evidence=evidence)), f"{name}.apkg")
    _, output, _ = run(capsys, "diff", "old.apkg", "new.apkg")
    around = "… word16 word17 word18 word19 {} word21 word22 word23 word24 …"
    assert f"      sentence: {around.format('word20')} -> {around.format('other')}\n" in output


def test_retired_package_is_no_deck(make_question: MakeQuestion) -> None:
    """A package of retired cards holds nothing that could be compared."""
    from quizgen.outputs.anki import RetiredApkgWriter

    question = make_question(id=question_id("event/when", ["k"]), facts=("k",))
    after = reconcile([], reconcile([question], Ledger(), NOW)[1], NOW)[1]
    Path("r.apkg").write_bytes(RetiredApkgWriter().render(replace(deck_of(), cards=retired_cards(after))))
    with pytest.raises(InputError, match="holds no card"):
        read_package(Path("r.apkg"))
