"""The user's decks: `quizgen fetch`, `new`, `update` and `list`, with a wiki on this machine."""

from __future__ import annotations

import bz2
import os
import shutil
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from quizgen import files, source
from quizgen.cli import run
from tests.wikis import FakePage, FakeWiki, fake_wiki

NO_FACT = "no dated event, office, life, work or quotation was found in it; leave it out, or choose another revision"


def mayor(name: str, began: str = "4 May 1902") -> str:
    """The article of a mayor."""
    return f"""\
{{{{Infobox officeholder
| name = {name}
| office = Mayor of Varne
| term_start = {began}
| term_end = 3 May 1910
| predecessor = [[Tom Reed]]
| successor = [[Ann Lowe]]
}}}}
'''{name}''' kept the light.
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test works in, with a cache of its own, and no proxy."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "here"


@pytest.fixture
def wiki(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeWiki]:
    """A wiki, from which all titles are fetched."""
    with fake_wiki() as server:
        server.put("Ida Marsh", mayor("Ida Marsh"), 7)
        server.put("Meg Hill", mayor("Meg Hill"), 8, "2023-01-05T12:00:00Z")
        server.put("Stone", "A stone is a stone.", 9)
        server.pages["Marsh"] = FakePage(redirect="Ida Marsh")
        monkeypatch.setenv("QUIZGEN_SITE", server.api)
        yield server


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[list[str], list[str]]:
    """What a command prints, and what it says."""
    assert run(arguments) == status
    output = capsys.readouterr()
    return output.out.splitlines(), output.err.splitlines()


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 1) -> list[str]:
    """What a command says that prints nothing."""
    out, err = printed(capsys, *arguments, status=status)
    assert out == []
    return [line.removeprefix("quizgen: ") for line in err]


def listed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> list[list[str]]:
    """The rows of `quizgen list`, cell by cell."""
    out, _ = printed(capsys, "list", *arguments, status=status)
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in out[2:]]


# --- fetch ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["A", "--parallel", "6"],
        ["A", "--revision", "0"],
        ["A", "B", "--revision", "3"],
        ["A", "--dump", "x.xml", "--offline"],
        ["A", "--dump", "x.xml", "--revision", "3"],
    ],
)
def test_command_lines_that_make_no_sense(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """What cannot be meant ends with status 2 and the usage."""
    _, err = printed(capsys, "fetch", *arguments, status=2)
    assert err[0].startswith("Usage: quizgen fetch")


@pytest.mark.usefixtures("wiki")
def test_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Titles come from a file, one a line; a comment and a blank line are none. Its faults are told."""
    Path("titles.txt").write_bytes(b"\xef\xbb\xbfIda Marsh\r\n\n# of the lighthouse\nNobody\n  Meg Hill  ")
    out, err = printed(capsys, "fetch", "--list", "titles.txt", "-o", "a", status=1)
    assert out == [
        "a/ida-marsh.wikitext: Ida Marsh, revision 7 of 2024-09-01 (new)",
        "a/meg-hill.wikitext: Meg Hill, revision 8 of 2023-01-05 (new)",
    ]
    assert err == ["quizgen: Nobody: Fake has no such page; look at the spelling, and at --lang"]
    Path("latin.txt").write_bytes(b"Caf\xe9\n")
    assert said(capsys, "fetch", "--list", "latin.txt") == ["latin.txt: is no UTF-8 text; save the list as UTF-8"]
    printed(capsys, "fetch", "--list", "none.txt", status=2)


def test_what_came_before_a_fault_is_told(wiki: FakeWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the wiki goes away in the midst of a list, what was fetched is there and told."""
    wiki.most = 1
    for number in range(60):
        wiki.put(f"Page {number}", "Text.", 100 + number)
    titles = [f"Page {number}" for number in range(60)]
    real, calls = wiki.answer, 0

    def until(query: dict[str, str]) -> dict[str, object]:
        nonlocal calls
        calls += "titles" in query
        return real(query) if calls < 2 else {"errors": [{"code": "readapidenied", "text": "No."}]}

    wiki.answer = until  # type: ignore[method-assign]
    out, err = printed(capsys, "fetch", *titles, "-o", "a", status=1)
    assert len(out) == 50
    assert len(list(Path("a").iterdir())) == 100
    assert len(err) == 1


@pytest.mark.usefixtures("wiki")
def test_a_folder_that_cannot_be(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the folder cannot be made the reason is told."""
    Path("a").write_text("a file")
    (line,) = said(capsys, "fetch", "Ida Marsh", "-o", "a")
    assert line.endswith("a file stands where its folder should be; choose another folder")


def export(pages: dict[str, str]) -> bytes:
    """The dump of a wiki."""
    told = []
    for number, (title, text) in enumerate(pages.items()):
        target = text.partition("[[")[2].partition("]]")[0] if text.startswith("#REDIRECT") else None
        redirect = f'<redirect title="{escape(target)}" />' if target else ""
        revision = f"<id>{number + 500}</id><timestamp>2020-01-02T00:00:00Z</timestamp><text>{escape(text)}</text>"
        page = f"<title>{escape(title)}</title><ns>0</ns><id>{number}</id>{redirect}"
        told.append(f"<page>{page}<revision>{revision}</revision></page>")
    head = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/" xml:lang="en"><siteinfo><base>'
    return f"{head}https://w.example/wiki/Main</base></siteinfo>{''.join(told)}</mediawiki>".encode()


def test_out_of_a_dump(capsys: pytest.CaptureFixture[str]) -> None:
    """Pages come out of a dump by title, redirects followed whichever comes first; what is not there is told."""
    pages = {"Ida Marsh": mayor("Ida Marsh"), "Old": "#REDIRECT [[Ida Marsh]]", "Early": "#REDIRECT [[Meg Hill]]"}
    Path("d.xml.bz2").write_bytes(
        bz2.compress(export(pages | {"Meg Hill": mayor("Meg Hill"), "Empty": " ", "A": "* [[B]]\n{{dab}}"}))
    )
    out, err = printed(capsys, "fetch", "old", "Early", "Nobody", "Empty", "A", "--dump", "d.xml.bz2", status=1)
    assert sorted(out) == [
        "ida-marsh.wikitext: Ida Marsh, revision 500 of 2020-01-02 (new)",
        "meg-hill.wikitext: Meg Hill, revision 503 of 2020-01-02 (new)",
    ]
    assert sorted(err) == [
        "quizgen: 'Early' leads to 'Meg Hill'",
        "quizgen: 'old' leads to 'Ida Marsh'",
        "quizgen: A: is the name of several articles; ask for one of: B",
        "quizgen: Empty: is not to be had from d.xml.bz2 (no text); look at it",
        "quizgen: Nobody: is not to be had from d.xml.bz2 (no such page); look at it",
    ]


def test_a_dump_is_left_when_all_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    """What comes after the last page that is asked for is never read."""
    data = export({"Ida Marsh": mayor("Ida Marsh"), **{f"P{number}": "x" * 9000 for number in range(200)}})
    Path("d.xml").write_bytes(data[: len(data) // 2] + b"<broken")
    printed(capsys, "fetch", "Ida Marsh", "--dump", "d.xml")
    (line,) = said(capsys, "fetch", "P199", "--dump", "d.xml")
    assert "is no well-formed XML" in line
    (line,) = said(capsys, "fetch", "P199", "--dump", "none.xml")
    assert line == "none.xml: there is no such file; look at the spelling and the folder"


def test_a_dump_is_read_in_bounded_memory(capsys: pytest.CaptureFixture[str]) -> None:
    """Memory does not grow with the dump: 20 MB of it are gone through in a tenth of that."""
    pages = {f"P{number}": "Words. " * 1400 for number in range(2000)}
    Path("d.xml").write_bytes(export(pages | {"Ida Marsh": mayor("Ida Marsh")}))
    tracemalloc.start()
    printed(capsys, "fetch", "Ida Marsh", "--dump", "d.xml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < Path("d.xml").stat().st_size / 10


def test_a_redirect_in_a_circle(capsys: pytest.CaptureFixture[str]) -> None:
    """A dump whose redirects lead round is read twice at the most."""
    Path("d.xml").write_bytes(export({"A": "#REDIRECT [[B]]", "B": "#REDIRECT [[A]]"}))
    (line,) = said(capsys, "fetch", "A", "--dump", "d.xml")
    assert line == "A: is not to be had from d.xml (no such page); look at it"


# --- new ------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("wiki")
def test_new(capsys: pytest.CaptureFixture[str]) -> None:
    """A deck of several articles has their name, its own id, and what was fetched."""
    out, err = printed(capsys, "new", "two-mayors", "Marsh", "Meg Hill", "-o", "out")
    assert err == ["quizgen: 'Marsh' leads to 'Ida Marsh'"]
    assert out[:2] == ["Ida Marsh, revision 7 of 2024-09-01", "Meg Hill, revision 8 of 2023-01-05"]
    assert out[2].startswith("Two mayors: ")
    assert Path("out/two-mayors.apkg").is_file()
    head, recipe = Path("decks/two-mayors/recipe.yaml").read_text().split("\n", 1)
    assert head.startswith("# The id is written once")
    lines = recipe.splitlines()
    assert lines[0].startswith("id: two-mayors-")
    assert lines[1:] == [
        "title: Two mayors",
        "articles:",
        "- articles/ida-marsh.wikitext",
        "- articles/meg-hill.wikitext",
    ]
    printed(capsys, "new", "other", "Marsh")
    assert "title: Ida Marsh" in Path("decks/other/recipe.yaml").read_text()


def test_new_of_files(capsys: pytest.CaptureFixture[str]) -> None:
    """The file of an article stands for itself; no network is used."""
    Path("ida-marsh.wikitext").write_text(mayor("Ida Marsh"))
    out, _ = printed(capsys, "new", "lights", "ida-marsh.wikitext", "--title", "Keepers *of* the light")
    assert out[0] == "Ida Marsh, unknown revision"
    assert "title: Keepers *of* the light" in Path("decks/lights/recipe.yaml").read_text()
    text = Path("decks/lights/ATTRIBUTION.md").read_text()
    assert r"*Keepers \*of\* the light*" in text
    assert "| Ida Marsh | unknown | the article's authors | unknown |" in text


NO_NAME = "is no name for a deck's folder; use letters, digits, - and _"
NEW_FAULTS = [
    pytest.param(["../x", "Ida Marsh"], [f"../x: {NO_NAME}"], id="out"),
    pytest.param(["con", "Ida Marsh"], [f"con: {NO_NAME}"], id="device"),
    pytest.param([".x", "Ida Marsh"], [f".x: {NO_NAME}"], id="hidden"),
    pytest.param(
        ["there", "Ida Marsh"],
        ["decks/there: is there already; choose another name, or: quizgen update there"],
        id="taken",
    ),
    pytest.param(["x", "Stone", "Ida Marsh"], [f"Stone: {NO_FACT}"], id="without a fact"),
    pytest.param(
        ["x", "Nobody", "a|b"],
        [
            "Nobody: Fake has no such page; look at the spelling, and at --lang",
            "a|b: is no title; give the title of an article",
        ],
        id="missing",
    ),
]  # fmt: skip


@pytest.mark.usefixtures("wiki")
@pytest.mark.parametrize(("arguments", "told"), NEW_FAULTS)
def test_new_is_made_as_a_whole_or_not_at_all(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: list[str]
) -> None:
    """What is wrong is told, all of it, and nothing is left behind."""
    Path("decks/there").mkdir(parents=True)
    assert said(capsys, "new", *arguments) == told
    assert os.listdir("decks") == ["there"]
    assert os.listdir() == ["decks"]


def test_new_in_another_language(wiki: FakeWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """Articles in another language are refused; they can be fetched."""
    real = wiki.answer

    def german(query: dict[str, str]) -> dict[str, object]:
        answer = real(query)
        answer["query"].get("general", {})["lang"] = "de"
        return answer

    wiki.answer = german  # type: ignore[method-assign]
    assert said(capsys, "new", "x", "Ida Marsh") == [
        "Ida Marsh: the article is in another language ('de'); give articles in English"
    ]
    printed(capsys, "fetch", "Ida Marsh")


@pytest.mark.usefixtures("wiki")
def test_new_that_is_stopped(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the deck is made leaves no folder."""
    from quizgen import ledger

    def stop(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(ledger, "write_ledger", stop)
    assert said(capsys, "new", "x", "Ida Marsh", status=130)[-1] == "stopped; no file was left half-written"
    assert os.listdir("decks") == []


# --- update ---------------------------------------------------------------------------------------------------------


def test_update_of_what_has_no_wiki(wiki: FakeWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """An article without an address stays as it is, which is told; the others are brought up to date."""
    Path("meg-hill.wikitext").write_text(mayor("Meg Hill"))
    printed(capsys, "new", "mixed", "meg-hill.wikitext", "Ida Marsh")
    wiki.put("Ida Marsh", mayor("Ida Marsh", "9 May 1902"), 17, "2025-01-01T00:00:00Z")
    out, err = printed(capsys, "update", "mixed", status=1)
    why = "is not brought up to date: its sidecar names no `url`; fetch it with: quizgen fetch TITLE"
    assert err == [f"quizgen: decks/mixed/articles/meg-hill.wikitext: {why}"]
    assert out[0] == "Ida Marsh, revision 7 of 2024-09-01 -> revision 17 of 2025-01-01"
    assert any(line.endswith("On what date did Ida Marsh become Mayor of Varne?  (9 May 1902)") for line in out)
    assert source.read_page("decks/mixed/articles/ida-marsh.wikitext").items[0].revision == 17


def test_a_page_that_was_moved(wiki: FakeWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """A page under a new title is found by the old one, and keeps its file."""
    printed(capsys, "new", "ida", "Ida Marsh")
    wiki.pages["Ida Marsh"] = FakePage(redirect="Ida Lowe")
    wiki.put("Ida Lowe", mayor("Ida Lowe"), 20, "2025-01-01T00:00:00Z")
    out, _ = printed(capsys, "update", "ida")
    assert out[0] == "Ida Marsh, revision 7 of 2024-09-01 -> Ida Lowe, revision 20 of 2025-01-01"
    assert source.read_page("decks/ida/articles/ida-marsh.wikitext").items[0].title == "Ida Lowe"


def test_a_hand_written_attribution(wiki: FakeWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """An attribution of one's own is left alone, which is told."""
    printed(capsys, "new", "ida", "Ida Marsh")
    Path("decks/ida/ATTRIBUTION.md").write_text("By friends.\n")
    wiki.put("Ida Marsh", mayor("Ida Marsh", "9 May 1902"), 17)
    _, err = printed(capsys, "update", "ida")
    assert err == ["quizgen: decks/ida: ATTRIBUTION.md is hand-written; mend the versions in it"]
    assert Path("decks/ida/ATTRIBUTION.md").read_text() == "By friends.\n"


@pytest.mark.parametrize("writes", range(6))
def test_an_interrupted_update(
    wiki: FakeWiki, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Wherever an update is stopped, the next one gives the deck that an uninterrupted one gives."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    printed(capsys, "new", "ida", "Ida Marsh")
    wiki.put("Ida Marsh", mayor("Ida Marsh", "9 May 1902"), 17, "2025-01-01T00:00:00Z")
    shutil.copytree(".", "../whole")
    monkeypatch.chdir("../whole")
    printed(capsys, "update", "ida")
    whole = {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    monkeypatch.chdir("../here")
    done, replace_file = 0, files.replace

    def until(path: Path, data: bytes) -> bool:
        nonlocal done
        if "home" not in path.parts and "cache" not in str(path):
            if done == writes:
                raise KeyboardInterrupt
            done += 1
        return replace_file(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(files, "replace", until)
        stopped = run(["update", "ida"]) == 130
    assert stopped or done <= writes
    assert run(["update", "ida"]) == 0
    assert {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()} == whole


def test_update_that_gives_no_deck(wiki: FakeWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the newer revision gives nothing to ask, everything stays as it is."""
    printed(capsys, "new", "ida", "Ida Marsh")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    wiki.put("Ida Marsh", "Vandals were here.", 17)
    assert said(capsys, "update", "ida") == [f"Ida Marsh: {NO_FACT}"]
    assert before == {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def test_update_without_the_wiki(wiki: FakeWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the wiki cannot be reached that is told; what is no deck is told too."""
    printed(capsys, "new", "ida", "Ida Marsh")
    wiki.shutdown()
    wiki.server_close()
    (line,) = said(capsys, "update", "ida")
    assert "cannot be reached (Connection refused)" in line
    Path("a.wikitext").write_text(mayor("Ida Marsh"))
    assert said(capsys, "update", "a.wikitext") == [
        "a.wikitext: is no deck but an article; give a deck's folder, or make one with: quizgen new"
    ]
    assert said(capsys, "update", "none")[0].startswith("none: no such recipe")


# --- list -----------------------------------------------------------------------------------------------------------


def test_list(wiki: FakeWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """Each deck has its counts, the days of its articles, and what is out of date."""
    assert said(capsys, "list", status=0) == ["there are no decks in decks/; make one with: quizgen new NAME TITLE"]
    printed(capsys, "new", "two", "Ida Marsh", "Meg Hill")
    printed(capsys, "new", "one", "Meg Hill")
    cards = [cell for row in listed(capsys) for cell in row[3:4]]
    assert listed(capsys) == [
        ["one", "Meg Hill", "1", cards[0], "2023-01-05", "built"],
        ["two", "Two", "2", cards[1], "2023-01-05 to 2024-09-01", "built"],
    ]
    sent = len(wiki.requests)
    Path("decks/one/articles/meg-hill.wikitext").write_text(mayor("Meg Hill", "9 May 1902"))
    Path("decks/two/ledger.yaml").unlink()
    assert [row[-1] for row in listed(capsys)] == ["to be built anew: 4 changed", "not built yet"]
    assert len(wiki.requests) == sent
    wiki.put("Ida Marsh", mayor("Ida Marsh", "9 May 1902"), 17)
    assert [row[-1] for row in listed(capsys, "--check")] == [
        "to be built anew: 4 changed",
        "not built yet; newer: Ida Marsh",
    ]


@pytest.mark.usefixtures("wiki")
def test_list_with_faults(capsys: pytest.CaptureFixture[str]) -> None:
    """A deck with faults does not hide the others."""
    printed(capsys, "new", "good", "Ida Marsh")
    shutil.copytree("decks/good", "decks/bad")
    Path("decks/bad/recipe.yaml").write_text("title: x\n")
    Path("decks/no-deck").mkdir()
    out, err = printed(capsys, "list", status=1)
    assert [line.split()[0] for line in out[2:]] == ["bad", "good"]
    assert out[2].endswith("faulty")
    assert err[0].startswith("quizgen: decks/bad/recipe.yaml:1: ")
