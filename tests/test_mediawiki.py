"""The commands that fetch, against a real MediaWiki on this machine (`.ci/mediawiki` puts its files here)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgen.cli import run
from tests.wikis import MediaWiki, media_wiki, why_no_mediawiki

PROGRAM = (sys.executable, "-m", "quizgen")
COUNT = 200
NO_FACT = "no dated event, office, life, work or quotation was found in it; leave it out, or choose another revision"


def mayor(name: str = "Ida Marsh", successor: str = "Ann Lowe", began: str = "4 May 1902") -> str:
    """The article of a mayor."""
    return f"""\
{{{{Infobox officeholder
| name = {name}
| office = Mayor of Varne
| term_start = {began}
| term_end = 3 May 1910
| predecessor = [[Tom Reed]]
| successor = [[{successor}]]
| birth_date = {{{{birth date|1871|3|9|df=y}}}}
| birth_place = Cork, Ireland
}}}}
'''{name}''' kept the light. In 1898, {name} founded the Varne Lighthouse Company.
"""


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaWiki]:
    """A MediaWiki with a few pages."""
    why_not = why_no_mediawiki()
    if why_not is not None:
        pytest.skip(why_not)
    with media_wiki(tmp_path_factory.mktemp("mediawiki")) as running:
        running.save("Ida Marsh", mayor(began="5 May 1902"), mayor())
        running.save("Marsh (engineer)", "#REDIRECT [[Ida Marsh#Life]]")
        running.save("Marsh", "'''Marsh''' may be:\n* [[Ida Marsh]]\n* [[Marsh (river)|the river]]\n{{disambiguation}}")
        running.save("Nothing to ask", "A stone is a stone.")
        running.save("Søren Ångström/日本", mayor("Søren Ångström"))
        yield running


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test works in, with a cache of its own, and no proxy."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path / "home"))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def site(wiki: MediaWiki, monkeypatch: pytest.MonkeyPatch) -> MediaWiki:
    """The wiki, from which all titles are fetched."""
    monkeypatch.setenv("QUIZGEN_SITE", wiki.root)
    return wiki


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[list[str], list[str]]:
    """What a command prints, and what it says."""
    assert run(arguments) == status
    output = capsys.readouterr()
    return output.out.splitlines(), output.err.splitlines()


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- fetch ----------------------------------------------------------------------------------------------------------


def test_fetch(site: MediaWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """An article, found by its site's main page, comes with its sidecar; a second run leaves it alone."""
    lines, said = printed(capsys, "fetch", "Ida_Marsh", "-o", "a")
    assert lines == ["a/ida-marsh.wikitext: Ida Marsh, revision 3 of 2024-09-02 (new)"]
    assert said == []
    assert Path("a/ida-marsh.wikitext").read_text() == mayor()
    assert Path("a/ida-marsh.yaml").read_text() == (
        "title: Ida Marsh\nlang: en\nrevision: 3\ntimestamp: '2024-09-02T12:00:00Z'\n"
        f"url: {site.root}/index.php/Ida_Marsh\nlicence: CC BY-SA 4.0\n"
        f"authors: Varne Wiki contributors, {site.root}/index.php?title=Ida_Marsh&action=history\n"
    )
    before = {path: path.stat().st_mtime_ns for path in Path("a").iterdir()}
    lines, _ = printed(capsys, "fetch", "Ida Marsh", "-o", "a")
    assert lines == ["a/ida-marsh.wikitext: Ida Marsh, revision 3 of 2024-09-02 (unchanged)"]
    assert before == {path: path.stat().st_mtime_ns for path in Path("a").iterdir()}


def test_redirect_revision_and_address(site: MediaWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """A redirect is followed and told; a revision is named by number or by an address."""
    lines, said = printed(capsys, "fetch", "marsh (engineer)")
    assert lines == ["ida-marsh.wikitext: Ida Marsh, revision 3 of 2024-09-02 (new)"]
    assert said == ["quizgen: 'marsh (engineer)' leads to 'Ida Marsh'"]
    lines, _ = printed(capsys, "fetch", "Ida Marsh", "--revision", "2")
    assert lines == ["ida-marsh.wikitext: Ida Marsh, revision 2 of 2024-09-01 (updated)"]
    assert Path("ida-marsh.wikitext").read_text() == mayor(began="5 May 1902")
    lines, _ = printed(capsys, "fetch", f"{site.root}/index.php?title=Ida_Marsh&oldid=2")
    assert lines == ["ida-marsh.wikitext: Ida Marsh, revision 2 of 2024-09-01 (unchanged)"]
    lines, _ = printed(capsys, "fetch", f"{site.root}/index.php/Special:PermanentLink/3")
    assert lines == ["ida-marsh.wikitext: Ida Marsh, revision 3 of 2024-09-02 (updated)"]


def test_other_letters(site: MediaWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """A title of any letters, given as such or as a browser encodes it, is found and names a file."""
    lines, _ = printed(capsys, "fetch", "søren Ångström/日本")
    (file,) = Path().glob("*.wikitext")
    assert lines == [f"{file}: Søren Ångström/日本, revision {lines[0].split()[4]} of 2024-09-01 (new)"]
    lines, _ = printed(capsys, "fetch", f"{site.root}/index.php/S%C3%B8ren_%C3%85ngstr%C3%B6m/%E6%97%A5%E6%9C%AC")
    assert lines[0].endswith("(unchanged)")


FAULTS = [
    pytest.param("Nobody", "Nobody: Varne Wiki has no such page; look at the spelling, and at --lang", id="missing"),
    pytest.param(
        "Bad[title",
        'Bad[title: is no title of an article (The requested page title contains invalid characters: "["); '
        "look at the title",
        id="invalid",
    ),
    pytest.param(
        "Special:Version",
        "Special:Version: is no title of an article (a page that the wiki makes itself); look at the title",
        id="special",
    ),
    pytest.param(
        "Marsh", "Marsh: is the name of several articles; ask for one of: Ida Marsh; Marsh (river)", id="ambiguous"
    ),
]


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("title", "told"), FAULTS)
def test_faults(capsys: pytest.CaptureFixture[str], title: str, told: str) -> None:
    """What cannot be had is told; the others come all the same, and nothing is half-written."""
    lines, said = printed(capsys, "fetch", title, "Ida Marsh", status=1)
    assert said == [f"quizgen: {told}"]
    assert len(lines) == 1
    assert sorted(os.listdir()) == ["home", "ida-marsh.wikitext", "ida-marsh.yaml"]


def test_hidden_and_deleted(site: MediaWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """A revision that was hidden, one of a deleted page and a deleted page itself are told as such."""
    site.save("Gone", "One.", "Two.")
    lines, _ = printed(capsys, "fetch", "Gone")
    number = int(lines[0].split()[3])
    site.hide(number - 1)
    _, said = printed(capsys, "fetch", "Gone", "--revision", str(number - 1), status=1)
    assert said == [
        f"quizgen: Gone: its revision {number - 1} is hidden from readers; choose another one from the page's history"
    ]
    site.run("deleteBatch.php", text="Gone\n")
    _, said = printed(capsys, "fetch", "Gone", status=1)
    assert said == ["quizgen: Gone: Varne Wiki has no such page; look at the spelling, and at --lang"]
    _, said = printed(capsys, "fetch", "Gone", "--revision", "99999", status=1)
    assert said[0].startswith("quizgen: revision 99999: is not there")
    assert Path("gone.wikitext").read_text() == "Two."


def test_login_wall(site: MediaWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """A wiki that only its members may read is told as such."""
    with site.setting("private"):
        _, said = printed(capsys, "fetch", "Ida Marsh", status=1)
        _, by_api = printed(capsys, "fetch", "Ida Marsh", "--site", site.api, status=1)
    assert said == by_api
    host = site.root.removeprefix("http://")
    assert said == [
        f"quizgen: {host}: shows its pages only after a login, which quizgen has not; save the text by hand"
    ]
    assert os.listdir() in ([], ["home"])


def test_offline(site: MediaWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """What was fetched is there without the wiki."""
    printed(capsys, "fetch", "Ida Marsh")
    for file in Path().glob("ida*"):
        file.unlink()
    with site.setting("private"):
        lines, _ = printed(capsys, "fetch", "Ida Marsh", "--offline")
        _, said = printed(capsys, "fetch", "Marsh", "--offline", status=1)
    assert lines == ["ida-marsh.wikitext: Ida Marsh, revision 3 of 2024-09-02 (new)"]
    assert said == ["quizgen: Marsh: was not fetched before; fetch it once without --offline"]


# --- a list ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def titles(wiki: MediaWiki, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of many articles, one of them missing, with a comment in it."""
    names = [f"Mayor {number:03}" for number in range(COUNT)]
    wiki.save_all({name: [mayor(name) + "Words. " * 300] for name in names})
    path = tmp_path_factory.mktemp("list") / "titles.txt"
    path.write_text("\n".join(["# mayors", "", *names[:70], "Nobody", *names[70:]]) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(wiki: MediaWiki, titles: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files that an uninterrupted run gives."""
    folder = tmp_path_factory.mktemp("whole")
    done = subprocess.run(
        [*PROGRAM, "fetch", "--list", titles, "-o", folder / "a", "--site", wiki.api],
        env=os.environ | {"QUIZGEN_HOME": str(folder / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "quizgen: Nobody: Varne Wiki has no such page; look at the spelling, and at --lang\n"
    assert len(done.stdout.splitlines()) == COUNT
    return tree(folder / "a")


def test_a_list(whole: dict[str, bytes]) -> None:
    """Each article of a long list has its text and its sidecar."""
    assert len(whole) == 2 * COUNT
    assert whole["mayor-123.wikitext"].startswith(mayor("Mayor 123").encode())


@pytest.mark.parametrize("more", [("--parallel", "5"), ()], ids=["parallel", "in small answers"])
def test_other_ways_give_the_same_files(
    site: MediaWiki, titles: Path, whole: dict[str, bytes], capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    """Several requests at a time, and answers that the wiki cuts into many, give the same files."""
    with site.setting("ordinary" if more else "small-answers"):
        printed(capsys, "fetch", "--list", str(titles), "-o", "a", *more, status=1)
    assert tree(Path("a")) == whole


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_list(site: MediaWiki, titles: Path, whole: dict[str, bytes], here: Path, kill: int) -> None:
    """A list that is interrupted at any point and run again gives the same files; nothing is ever half-written."""
    command = [*PROGRAM, "fetch", "--list", str(titles), "-o", "a", "--site", site.api]
    for count in (0, 1, 58, 101, 202, 333):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=here) as process:
            while process.poll() is None and len(list(here.glob("a/*"))) < count:
                time.sleep(0.001)
            process.send_signal(kill)
            _, said = process.communicate()
        assert kill == signal.SIGKILL or count == 0 or b"stopped; no file was left half-written" in said
        assert finished(here / "a").items() <= whole.items()
        assert kill == signal.SIGKILL or not list(here.glob("a/.*"))
    assert 0 < len(finished(here / "a")) < len(whole)
    assert subprocess.run(command, capture_output=True, cwd=here, check=False).returncode == 1
    assert finished(here / "a") == whole


def finished(folder: Path) -> dict[str, bytes]:
    """The files in a folder, but for what a killed process was writing beside them."""
    return {name: data for name, data in tree(folder).items() if not name.endswith(".tmp")}


# --- new, update, list ----------------------------------------------------------------------------------------------


def test_new(site: MediaWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """One command makes a finished deck: recipe, pinned articles, attribution, ledger, package."""
    lines, said = printed(capsys, "new", "mayors", "Marsh (engineer)", "Søren Ångström/日本", "--title", "Mayors")
    assert said == ["quizgen: 'Marsh (engineer)' leads to 'Ida Marsh'"]
    assert lines[0] == "Ida Marsh, revision 3 of 2024-09-02"
    assert lines[2].startswith("Mayors: ")
    assert lines[-1] == "The deck's own folder: decks/mayors; bring it up to date with: quizgen update mayors"
    assert {"recipe.yaml", "ledger.yaml", "ATTRIBUTION.md", "articles"} == set(os.listdir("decks/mayors"))
    assert len(os.listdir("decks/mayors/articles")) == 4
    assert Path("build/mayors.apkg").is_file()
    attribution = Path("decks/mayors/ATTRIBUTION.md").read_text()
    assert (
        f"| [Ida Marsh](<{site.root}/index.php/Ida_Marsh>) | revision 3 of 2024-09-02 | "
        f"[Varne Wiki contributors](<{site.root}/index.php?title=Ida_Marsh&action=history>) | "
        "[CC BY-SA 4.0](<https://creativecommons.org/licenses/by-sa/4.0/>) |"
    ) in attribution
    before = tree(Path("decks"))
    assert printed(capsys, "build", "mayors")[0][0] == lines[2]
    assert tree(Path("decks")) == before


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("titles", "told"),
    [
        pytest.param(
            ["Ida Marsh", "Nobody", "Marsh"],
            [
                "Nobody: Varne Wiki has no such page; look at the spelling, and at --lang",
                "Marsh: is the name of several articles; ask for one of: Ida Marsh; Marsh (river)",
            ],
            id="missing",
        ),
        pytest.param(
            ["Ida Marsh", "Nothing to ask"],
            [f"Nothing to ask: {NO_FACT}"],
            id="without a fact",
        ),
    ],
)
def test_new_is_made_as_a_whole(capsys: pytest.CaptureFixture[str], titles: list[str], told: list[str]) -> None:
    """Where an article cannot be had, or nothing can be asked about it, no deck is begun."""
    assert printed(capsys, "new", "mayors", *titles, status=1) == ([], [f"quizgen: {line}" for line in told])
    assert not Path("build").exists()
    assert not Path("decks").exists() or os.listdir("decks") == []


def cards(deck: str, capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[str, str]]:
    """The cards of a deck: id -> prompt and answer."""
    lines, _ = printed(capsys, "cards", deck, "--json")
    found = [json.loads(line) for line in lines]
    return {card["id"]: (card["prompt"], card["answer"]) for card in found}


def test_update(site: MediaWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """A newer revision is found, shown card by card, and taken; cards keep their ids, and what is gone is retired."""
    site.save("Tom Reed", mayor("Tom Reed", "Ida Marsh"))
    printed(capsys, "new", "reed", "Tom Reed")
    before = cards("reed", capsys)
    assert printed(capsys, "update", "reed") == (["Tom Reed: up to date"], [])
    assert printed(capsys, "list", "--check")[0][-1].split()[-3:] == ["up", "to", "date"]

    changed = mayor("Tom Reed", "Ida Marsh", "9 May 1902").replace("| birth_place = Cork, Ireland\n", "")
    site.save("Tom Reed", changed + "On 3 June 1899, Tom Reed opened the Varne Bridge.", first="2024-10-05")
    files = tree(Path())
    dry, said = printed(capsys, "update", "reed", "--dry-run")
    assert said == []
    assert {name: data for name, data in tree(Path()).items() if not name.startswith("home")} == {
        name: data for name, data in files.items() if not name.startswith("home")
    }
    assert printed(capsys, "list", "--check")[0][-1].split()[-3:] == ["newer:", "Tom", "Reed"]
    lines, said = printed(capsys, "update", "reed")
    assert said == []
    assert dry[-1] == "Nothing was written (--dry-run)."
    assert lines[: len(dry) - 1] == dry[:-1]
    assert lines[0].startswith("Tom Reed, revision ")
    assert lines[0].endswith(" of 2024-10-05")
    assert lines[2] == "1 added, 4 changed, 1 retired, 1 unchanged"
    groups = "\n".join(lines).split("\n\n")
    told = {group.partition(":")[0]: group for group in groups}
    assert "On what date did Tom Reed open the Varne Bridge?  (3 June 1899)" in told["added"]
    assert "      answer: 4 May 1902 -> 9 May 1902" in told["changed"]
    assert "Where was Tom Reed born?  (Cork, Ireland)" in told["retired"]

    after = cards("reed", capsys)
    prompts = {prompt: card for card, (prompt, _) in before.items()}
    assert {card for card, (prompt, _) in after.items() if prompt in prompts} <= set(before)
    assert after[prompts["On what date did Tom Reed become Mayor of Varne?"]][1] == "9 May 1902"
    assert Path("decks/reed/articles/tom-reed.wikitext").read_text().startswith(changed)
    assert "2024-10-05" in Path("decks/reed/ATTRIBUTION.md").read_text()
    assert printed(capsys, "update", "reed") == (["Tom Reed: up to date"], [])


def test_update_keeps_what_it_cannot_better(site: MediaWiki, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that is gone stays as it is, and so does one whose newer revision gives nothing to ask."""
    site.save_all({"Ann Lowe": [mayor("Ann Lowe")], "Meg Hill": [mayor("Meg Hill")]})
    printed(capsys, "new", "two", "Ann Lowe", "Meg Hill")
    before = tree(Path("decks"))
    site.save("Meg Hill", "Vandals were here.", first="2024-11-05")
    _, said = printed(capsys, "update", "two", status=1)
    assert said == [f"quizgen: Meg Hill: {NO_FACT}"]
    assert tree(Path("decks")) == before
    site.run("deleteBatch.php", text="Meg Hill\n")
    site.save("Ann Lowe", mayor("Ann Lowe", began="8 May 1902"), first="2024-11-05")
    lines, said = printed(capsys, "update", "two", status=1)
    assert said == ["quizgen: Meg Hill: Varne Wiki has no such page; look at the spelling, and at --lang"]
    assert "1 added, 3 changed, 0 retired, 3 unchanged" in lines
    assert Path("decks/two/articles/meg-hill.wikitext").read_bytes() == before["two/articles/meg-hill.wikitext"]
