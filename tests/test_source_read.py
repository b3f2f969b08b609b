"""What a file or stream holds."""

from __future__ import annotations

import bz2
import io
import time
from pathlib import Path

import pytest
from lxml import etree

from quizgen.errors import InputError
from quizgen.model import Page
from quizgen.source import read_page, read_pages
from quizgen.source.wikitext import title_from_name

XML = b"""<mediawiki xml:lang="en">
<page><title>Old name</title><ns>0</ns><redirect title="Quiet River" /><revision><text>#R</text></revision></page>
<page><title>Quiet River</title><ns>0</ns><revision><text>The river.</text></revision></page>
<page><title>Loud River</title><ns>0</ns><revision><text>The other.</text></revision></page>
</mediawiki>
"""
ONE = b"<mediawiki><page><title>Pond</title><ns>0</ns><revision><text>A pond.</text></revision></page></mediawiki>"


def written(folder: Path, name: str, data: bytes) -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


KINDS = [
    pytest.param("Pond.wikitext", b"A pond.", id="wikitext"),
    pytest.param("Pond.txt", b"\xef\xbb\xbfA pond.", id="wikitext with a mark"),
    pytest.param("x.xml", ONE, id="export"),
    pytest.param("x.xml.bz2", bz2.compress(ONE), id="export in bzip2"),
    pytest.param("x.xml.bz2", bz2.compress(ONE[:30]) + bz2.compress(ONE[30:]), id="bzip2 in several streams"),
    pytest.param("x.txt", b"\xef\xbb\xbf<?xml version='1.0'?>\n" + ONE, id="export by its content"),
]


@pytest.mark.parametrize(("name", "data"), KINDS)
def test_what_a_file_holds_shows_in_its_content(tmp_path: Path, name: str, data: bytes) -> None:
    """Wikitext and exports, plain or in bzip2, are told apart."""
    outcome = read_page(written(tmp_path, name, data))
    assert [(page.title, page.wikitext) for page in outcome.items] == [("Pond", "A pond.")]


@pytest.mark.parametrize(("_name", "data"), KINDS)
def test_standard_input_is_told_apart_too(_name: str, data: bytes) -> None:
    """What comes from standard input is read the same way; wikitext takes the given title."""
    outcome = read_page("-", title="Pond", stdin=io.BytesIO(data))
    assert [(page.title, page.wikitext) for page in outcome.items] == [("Pond", "A pond.")]


def test_the_process_has_a_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a stream of the caller's the process's own is read."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"A pond.")))
    assert read_page("-", title="Pond").items[0].wikitext == "A pond."
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputError, match="standard input: is closed"):
        read_page("-", title="Pond")


def test_all_pages_of_an_export(tmp_path: Path) -> None:
    """Articles and what was left out come in the export's order."""
    found = list(read_pages(written(tmp_path, "x.xml", XML)))
    assert [getattr(item, "title", "skipped") for item in found] == ["skipped", "Quiet River", "Loud River"]


@pytest.mark.parametrize("title", ["Loud River", "loud_River", " Loud  River"])
def test_a_title_picks_a_page(tmp_path: Path, title: str) -> None:
    """Titles are compared as MediaWiki does."""
    path = written(tmp_path, "x.xml", XML)
    assert [page.title for page in read_page(path, title=title).items] == ["Loud River"]
    assert [getattr(item, "title", None) for item in read_pages(path, title=title)] == ["Loud River"]


def test_what_was_left_out_on_the_way_is_told(tmp_path: Path) -> None:
    """With one article in an export, what is no article is told."""
    path = written(tmp_path, "x.xml", XML.replace(b"<title>Loud River</title><ns>0", b"<title>Loud River</title><ns>1"))
    outcome = read_page(path)
    assert [page.title for page in outcome.items] == ["Quiet River"]
    assert [skipped.where for skipped in outcome.skipped] == [f"{path}: Old name", f"{path}: Loud River"]


def test_what_is_told_is_bounded(tmp_path: Path) -> None:
    """Past ten pages that are no articles only their number is told."""
    page = b"<page><title>T</title><ns>1</ns><revision><text>x</text></revision></page>"
    outcome = read_page(written(tmp_path, "x.xml", ONE.replace(b"<mediawiki>", b"<mediawiki>" + page * 25)))
    assert len(outcome.skipped) == 11
    assert outcome.skipped[-1].why == "15 more pages that are no articles"


REFUSED = [
    pytest.param("x.xml", XML, None, "x.xml: holds several articles", id="several"),
    pytest.param("x.xml", XML, "Pond", "x.xml: holds no article 'Pond'", id="not there"),
    pytest.param("x.xml", XML, "Old name", "x.xml: Old name: is left out (redirects to 'Quiet River')", id="redirect"),
    pytest.param("x.xml", b"<mediawiki/>", None, "x.xml: holds no article", id="none"),
    pytest.param("x.xml", b"A pond.", None, "x.xml:1: is no well-formed XML (syntax error)", id="no XML"),
    pytest.param("x.bz2", bz2.compress(ONE)[:40], None, "x.bz2: ends too early (bzip2)", id="cut"),
    pytest.param("x.bz2", b"BZh9" + b"x" * 50, None, "x.bz2: is damaged (bzip2)", id="damaged"),
    pytest.param("x.bz2", bz2.compress(ONE) + b"rubbish", None, "x.bz2: is damaged (bzip2)", id="rubbish behind"),
    pytest.param("x.wiki", b"caf\xe9", None, "x.wiki: byte 0xE9 at offset 3 (line 1) is not UTF-8", id="Latin-1"),
    pytest.param("x.wiki", b"", None, "x.wiki: the file is empty", id="empty"),
    pytest.param("x.wiki", b"%PDF-1", None, "x.wiki: is a PDF document, not UTF-8 text", id="PDF"),
]


@pytest.mark.parametrize(("name", "data", "title", "told"), REFUSED)
def test_what_is_refused(tmp_path: Path, name: str, data: bytes, title: str | None, told: str) -> None:
    """What is no one article is an `InputError` that names the place and the fault."""
    path = written(tmp_path, name, data)
    with pytest.raises(InputError) as caught:
        read_page(path, title=title)
    assert f"{caught.value.place}: {caught.value.fault}" == f"{tmp_path}/{told}"


def test_long_lists_of_titles_are_cut(tmp_path: Path) -> None:
    """Of many articles ten are named, and the rest is not read."""
    pages = b"".join(ONE[11:-12].replace(b"Pond", b"Pond %d" % n) for n in range(12))
    path = written(tmp_path, "x.xml", b"<mediawiki>" + pages + b"</mediawiki>")
    with pytest.raises(InputError, match=r"'Pond 9', \.\.\.$"):
        read_page(path)


@pytest.mark.parametrize("name", ["missing.xml", "missing.wikitext"])
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    """A file that is not there is an `InputError`."""
    with pytest.raises(InputError, match="there is no such file"):
        read_page(tmp_path / name)


def test_a_bzip2_bomb_is_refused() -> None:
    """A file that expands without measure is refused before it fills the time."""
    compressor = bz2.BZ2Compressor()
    block = b"<a/>" + b" " * 1_000_000
    data = compressor.compress(b"<mediawiki>") + b"".join(compressor.compress(block) for _ in range(40))
    started = time.perf_counter()
    with pytest.raises(InputError, match="expands to over 1,000 times its size"):
        read_page("-", stdin=io.BytesIO(data + compressor.flush()))
    assert time.perf_counter() - started < 5


# --- real articles --------------------------------------------------------------------------------------------------


def test_the_shared_dumps(shared: Path) -> None:
    """Of the dumps' eight pages two redirect; an independent reader finds the same titles and texts."""
    namespace = "{http://www.mediawiki.org/xml/export-0.10/}"
    left_out = 0
    for path in sorted((shared / "dumps").glob("*.xml.bz2")):
        tree = etree.fromstring(bz2.decompress(path.read_bytes()))
        articles = [page for page in tree.iter(f"{namespace}page") if page.find(f"{namespace}redirect") is None]
        expected = [tuple(page.findtext(f".//{namespace}{name}") for name in ("title", "text")) for page in articles]
        items = list(read_pages(path))
        pages = [item for item in items if isinstance(item, Page)]
        assert [(page.title, page.wikitext) for page in pages] == expected
        assert all(page.revision and page.timestamp and page.lang == "en" for page in pages)
        left_out += len(items) - len(pages)
    assert left_out == 2


def test_the_shared_articles(shared: Path) -> None:
    """Every shared article is read with its sidecar, and its name alone would give the same title."""
    for path in sorted((shared / "articles").glob("*.wikitext")):
        (page,), skipped = (outcome := read_page(path)).items, outcome.skipped
        assert skipped == ()
        assert page.url is not None
        assert title_from_name(path.stem, page.wikitext) == page.title
