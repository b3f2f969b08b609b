"""Pinning an article in a file with a sidecar."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import files, source
from quizgen.errors import FaultsError
from quizgen.model import Page
from quizgen.source.pin import pin, pin_to, slug

PAGE = Page(
    title="Ada Lovelace",
    wikitext="Ada wrote.\n\n{{x}}",
    revision=812,
    timestamp="2024-09-01T12:00:00Z",
    url="https://w.example/wiki/Ada_Lovelace",
    licence="CC BY-SA 4.0",
    authors="W contributors, https://w.example/history",
)


def test_what_is_pinned_is_read_again(tmp_path: Path) -> None:
    """A pinned page is read as the same page."""
    pinned = pin(PAGE, tmp_path / "a")
    assert (pinned.path.name, pinned.state, pinned.before) == ("ada-lovelace.wikitext", "new", None)
    assert source.read_page(pinned.path).items == (PAGE,)


@given(st.text(min_size=1).filter(lambda text: bool(text.strip())), st.text(min_size=1))
def test_any_page_is_pinned(tmp_path_factory: pytest.TempPathFactory, title: str, text: str) -> None:
    """Whatever its title, a page gets one file and one sidecar in the folder, and none elsewhere."""
    folder = tmp_path_factory.mktemp("pin") / "a"
    encodable = title.encode("utf-8", "replace").decode()
    page = replace(PAGE, title=encodable, wikitext="x" + text.encode("utf-8", "replace").decode())
    path = pin(page, folder).path
    assert path.parent == folder
    assert sorted(folder.rglob("*")) == [path, path.with_suffix(".yaml")]
    assert pin(page, folder).state == "unchanged"


SLUGS = [
    pytest.param("Leon Trotsky", "leon-trotsky", id="words"),
    pytest.param("AC/DC", "ac-dc", id="a slash"),
    pytest.param("../../etc/passwd", "etc-passwd", id="a way out"),
    pytest.param("CON", "con-article", id="a device of Windows"),
    pytest.param("Lpt1", "lpt1-article", id="a port of Windows"),
    pytest.param("毛泽东", "毛泽东", id="other letters"),
    pytest.param("Ångström", "angstrom", id="accents"),
    pytest.param("!!!", "", id="nothing left"),
    pytest.param("я" * 300, "я" * 80, id="long"),
]


@pytest.mark.parametrize(("title", "name"), SLUGS)
def test_slugs(title: str, name: str) -> None:
    """The name of a file is made of a title's letters and digits, and is one that every system takes."""
    assert slug(title) == name


def test_an_unchanged_revision_is_left_alone(tmp_path: Path) -> None:
    """The same revision is not written again, even where the user has changed the text."""
    path = pin(PAGE, tmp_path).path
    path.write_text("Ada wrote, I think.")
    assert pin(PAGE, tmp_path).state == "unchanged"
    assert path.read_text() == "Ada wrote, I think."
    path.write_text("")
    assert pin(PAGE, tmp_path).state == "new"
    pinned = pin(replace(PAGE, revision=900), tmp_path)
    assert (pinned.state, pinned.before) == ("updated", 812)


def test_titles_of_one_name(tmp_path: Path) -> None:
    """Two titles that give one name keep their own files, in every run the same."""
    pages = [replace(PAGE, title=title, wikitext=title) for title in ("AC/DC", "AC DC", "!!!", "???")]
    names = [pin(page, tmp_path).path.name for page in pages]
    assert names[0] == "ac-dc.wikitext"
    assert len(set(names)) == 4
    assert [pin(page, tmp_path).path.name for page in pages] == names
    assert [source.read_page(tmp_path / name).items[0].wikitext for name in names] == [page.title for page in pages]


def test_a_file_of_the_users_own(tmp_path: Path) -> None:
    """A file without a sidecar is not replaced."""
    (tmp_path / "ada-lovelace.wikitext").write_text("mine")
    assert pin(PAGE, tmp_path).path.name.startswith("ada-lovelace-")
    assert (tmp_path / "ada-lovelace.wikitext").read_text() == "mine"


def test_a_damaged_sidecar(tmp_path: Path) -> None:
    """A sidecar with faults is told, and nothing is replaced."""
    path = pin(PAGE, tmp_path).path
    path.with_suffix(".yaml").write_text("revision: soon\n")
    with pytest.raises(FaultsError):
        pin(PAGE, tmp_path)
    assert path.with_suffix(".yaml").read_text() == "revision: soon\n"


@pytest.mark.parametrize("there", [None, replace(PAGE, revision=700, wikitext="old")])
@pytest.mark.parametrize("writes", [0, 1, 2])
def test_an_interruption_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: Page | None, writes: int
) -> None:
    """Wherever it is interrupted, the next run gives the right text and sidecar under the right name."""
    if there is not None:
        pin(there, tmp_path)
    done = 0
    replace_file = files.replace

    def until(path: Path, data: bytes) -> bool:
        nonlocal done
        if done == writes:
            raise KeyboardInterrupt
        done += 1
        return replace_file(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(files, "replace", until)
        try:
            pin(PAGE, tmp_path)
        except KeyboardInterrupt:
            assert writes < 2
    assert pin(PAGE, tmp_path).path.name == "ada-lovelace.wikitext"
    assert source.read_page(tmp_path / "ada-lovelace.wikitext").items == (PAGE,)
    assert len(list(tmp_path.iterdir())) == 2


def test_pinning_to_a_file(tmp_path: Path) -> None:
    """A page that was moved keeps the file that a recipe names."""
    path = tmp_path / "countess.wikitext"
    pin_to(PAGE, path)
    moved = replace(PAGE, title="Ada, Countess of Lovelace", revision=900)
    assert pin_to(moved, path).state == "updated"
    assert source.read_page(path).items == (moved,)
