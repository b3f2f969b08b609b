"""Pages of a MediaWiki export."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterator
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import InputError
from quizgen.model import Page, Skipped
from quizgen.source.dump import read_export

SITE = """\
<siteinfo><sitename>W</sitename><base>{base}</base><namespaces>
<namespace key="0" /><namespace key="1">Talk</namespace></namespaces></siteinfo>
"""


def revision(text: str = "Words.", number: int = 7, timestamp: str = "2020-02-03T04:05:06Z", more: str = "") -> str:
    """A revision of an export."""
    return (
        f"<revision><id>{number}</id><timestamp>{timestamp}</timestamp>"
        f"<contributor><username>U</username><id>99</id></contributor>{more}"
        f'<text xml:space="preserve">{escape(text)}</text></revision>'
    )


def page(title: str = "Quiet River", ns: str = "<ns>0</ns>", rest: str | None = None) -> str:
    """A page of an export."""
    return f"<page><title>{title}</title>{ns}<id>5</id>{revision() if rest is None else rest}</page>"


def export(*pages: str, base: str = "https://wiki.example/wiki/Main_Page") -> bytes:
    """An export with these pages."""
    head = '<?xml version="1.0"?>\n<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/" xml:lang="de">'
    return (head + SITE.format(base=base) + "".join(pages) + "</mediawiki>").encode()


def read(data: bytes) -> list[Page | Skipped]:
    """What an export holds."""
    return [found for _, found in read_export([data], "x.xml")]


def test_a_page_with_all_that_is_known_of_it() -> None:
    """Title, text, language, revision, moment and address are the export's."""
    assert read(export(page(rest=revision("A <b> & c\n\nd")))) == [
        Page(
            title="Quiet River",
            wikitext="A <b> & c\n\nd",
            lang="de",
            revision=7,
            timestamp="2020-02-03T04:05:06Z",
            url="https://wiki.example/wiki/Quiet_River",
        )
    ]


WIKIPEDIA = "http://en.wikipedia.org/wiki/Main_Page"
ATTRIBUTIONS = [
    pytest.param(WIKIPEDIA, "2020-02-03T04:05:06Z", "CC BY-SA 3.0", "Wikipedia contributors", id="Wikipedia before"),
    pytest.param(WIKIPEDIA, "2024-02-03T04:05:06Z", "CC BY-SA 4.0", "Wikipedia contributors", id="Wikipedia now"),
    pytest.param(WIKIPEDIA, "yesterday", None, "Wikipedia contributors", id="no moment"),
    pytest.param("https://wiki.example/wiki/Main", "2024-02-03T04:05:06Z", None, None, id="another wiki"),
]


@pytest.mark.parametrize(("base", "timestamp", "licence", "authors"), ATTRIBUTIONS)
def test_licence_and_authors(base: str, timestamp: str, licence: str | None, authors: str | None) -> None:
    """The licence is known for Wikipedia only, and there by the revision's moment."""
    (found,) = read(export(page(rest=revision(timestamp=timestamp)), base=base))
    assert isinstance(found, Page)
    assert (found.licence, found.authors) == (licence, authors)


ADDRESSES = [
    pytest.param("http://en.wikipedia.org/wiki/Main_Page", "A b", "https://en.wikipedia.org/wiki/A_b", id="Wikipedia"),
    pytest.param("//w.example/wiki/Main", "A", "https://w.example/wiki/A", id="no scheme"),
    pytest.param("http://w.example/Main", "Zoë?", "http://w.example/Zo%C3%AB%3F", id="quoted"),
    pytest.param("http://w.example/index.php?title=Main", "A", None, id="no pattern"),
    pytest.param("", "A", None, id="none"),
]


@pytest.mark.parametrize(("base", "title", "url"), ADDRESSES)
def test_addresses(base: str, title: str, url: str | None) -> None:
    """The address follows the pattern of the main page's, where that shows one."""
    (found,) = read(export(page(title), base=base))
    assert isinstance(found, Page)
    assert found.url == url


LATEST = [
    pytest.param([("a", 1, "2020-01-01T00:00:00Z"), ("b", 2, "2021-01-01T00:00:00Z")], "b", id="last"),
    pytest.param([("b", 2, "2021-01-01T00:00:00Z"), ("a", 1, "2020-01-01T00:00:00Z")], "b", id="first"),
    pytest.param([("b", 2, "2020-01-01T00:00:00Z"), ("a", 1, "2020-01-01T00:00:00Z")], "b", id="same moment"),
]


@pytest.mark.parametrize(("revisions", "text"), LATEST)
def test_only_the_latest_revision_counts(revisions: list[tuple[str, int, str]], text: str) -> None:
    """Of a page with its history the revision with the latest moment, then number, is taken."""
    (found,) = read(export(page(rest="".join(revision(*one) for one in revisions))))
    assert isinstance(found, Page)
    assert found.wikitext == text


LEFT_OUT = [
    pytest.param(page(rest='<redirect title="Loud River" />' + revision()), "redirects to 'Loud River'", id="redirect"),
    pytest.param(page(rest=revision("#redirect [[B|b]]")), "redirects to 'B'", id="redirect by its text"),
    pytest.param(page(ns="<ns>10</ns>"), "no article but a page of namespace 10", id="namespace"),
    pytest.param(page("Talk:A", ns=""), "no article but a page of namespace Talk", id="namespace by its prefix"),
    pytest.param(page(rest=revision(more="<model>css</model>")), "no wikitext but css", id="another model"),
    pytest.param(page(rest=revision(" \n")), "no text", id="blank"),
    pytest.param(page(rest=revision("").replace("></text>", ' deleted="deleted" />')), "no text", id="deleted"),
    pytest.param(page(rest=""), "no revision", id="no revision"),
    pytest.param(page(""), "a page without a title", id="no title"),
    pytest.param(page("x" * 256), "a title of over 255 bytes", id="long title"),
]


@pytest.mark.parametrize(("one", "why"), LEFT_OUT)
def test_what_is_no_article_is_left_out(one: str, why: str) -> None:
    """A page that is no article is skipped with its reason, and the next one is read."""
    left_out, kept = read(export(one, page("Next")))
    assert isinstance(left_out, Skipped)
    assert left_out.why == why
    assert isinstance(kept, Page)


def test_a_colon_in_a_title_is_no_namespace() -> None:
    """Without <ns> only the wiki's own prefixes make a namespace."""
    (found,) = read(export(page("Dune: Part", ns="")))
    assert isinstance(found, Page)


REFUSED = [
    pytest.param(b"<mediawiki>", "x.xml:1: is no well-formed XML (no element found)", id="cut"),
    pytest.param(b"<mediawiki>\n<a></b>", "x.xml:2: is no well-formed XML (mismatched tag)", id="mismatch"),
    pytest.param(b"<mediawiki>&nbsp;</mediawiki>", "x.xml:1: is no well-formed XML (undefined entity)", id="entity"),
    pytest.param(
        b"<mediawiki>\xe9</mediawiki>", "x.xml:1: is no well-formed XML (not well-formed (invalid token))", id="Latin-1"
    ),
    pytest.param(
        b"<mediawiki>\0</mediawiki>", "x.xml:1: is no well-formed XML (not well-formed (invalid token))", id="NUL"
    ),
    pytest.param(b"", "x.xml:1: is no well-formed XML (no element found)", id="empty"),
    pytest.param(b"<html/>", "x.xml:1: is XML of another kind (<html>)", id="another kind"),
    pytest.param(
        b"<!DOCTYPE mediawiki><mediawiki/>", "x.xml:1: declares a document type, which no export does", id="DTD"
    ),
    pytest.param(
        b'<!DOCTYPE m [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><m>&b;</m>',
        "x.xml:1: declares a document type, which no export does",
        id="entity bomb",
    ),
]


@pytest.mark.parametrize(("data", "told"), REFUSED)
def test_what_is_refused(data: bytes, told: str) -> None:
    """What is no export is an `InputError` with its line."""
    with pytest.raises(InputError) as caught:
        read(data)
    assert f"{caught.value.place}: {caught.value.fault}" == told


def repeated(head: bytes, body: bytes, size: int) -> Iterator[bytes]:
    """`head`, then `body` over and over, in chunks as they are read from a file."""
    yield head
    chunk = body * (65536 // len(body))
    for _ in range(size // len(chunk)):
        yield chunk


HOSTILE = [
    pytest.param(b"<mediawiki><!--", b"x", "without end", id="comment"),
    pytest.param(b"<mediawiki><?a ", b"x", "without end", id="processing instruction"),
    pytest.param(b"<mediawiki a='", b"x", "without end", id="attribute"),
    pytest.param(b"<mediawiki><", b"x", "without end", id="name"),
    pytest.param(b"<!DOCTYPE a [<!ENTITY b '", b"x", "document type", id="entity"),
    pytest.param(b"<mediawiki>", b"<a>", "nested", id="depth"),
    pytest.param(b"<mediawiki><page><title>", b"x ", "over 52,428,800 characters", id="title"),
    pytest.param(b"<mediawiki><page><revision><text><![CDATA[", b"x ", "over 52,428,800 characters", id="text"),
]


@pytest.mark.parametrize(("head", "body", "fault"), HOSTILE)
def test_hostile_exports_end_soon(head: bytes, body: bytes, fault: str) -> None:
    """An export without end is refused within seconds, whatever it repeats."""
    started = time.perf_counter()
    with pytest.raises(InputError, match=fault):
        list(read_export(repeated(head, body, 10**10), "x.xml"))
    assert time.perf_counter() - started < 5


def test_ever_new_names_are_refused() -> None:
    """Names, which a parser keeps for ever, are limited in number."""
    chunks = (b"<mediawiki>" if not n else b"".join(b"<a%d_%d/>" % (n, k) for k in range(1000)) for n in range(10**6))
    with pytest.raises(InputError, match="kinds of elements"):
        list(read_export(chunks, "x.xml"))


def peak(pages: int) -> int:
    """Peak of Python's memory, in bytes, while an export of that many pages of 100 KB is read."""

    def chunks() -> Iterator[bytes]:
        yield b"<mediawiki>"
        one = page(rest=revision("The river, 3 km long. " * 5000)).encode()
        for _ in range(pages):
            yield from (one[start : start + 65536] for start in range(0, len(one), 65536))
        yield b"</mediawiki>"

    tracemalloc.start()
    read_count = sum(1 for _ in read_export(chunks(), "x.xml"))
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read_count == pages
    return highest


def test_memory_does_not_grow_with_the_export() -> None:
    """Ten times the pages take no more memory."""
    assert peak(100) < 1.1 * peak(10)


@given(st.binary(max_size=60), st.integers(0, 600), st.integers(1, 64))
def test_any_damage_is_read_or_refused(patch: bytes, at: int, size: int) -> None:
    """Whatever bytes stand in an export, in whatever pieces they come, nothing but an `InputError` is raised."""
    data = export(page(), page(rest="<redirect/>" + revision()))
    damaged = data[:at] + patch + data[at + len(patch) :]
    try:
        list(read_export((damaged[start : start + size] for start in range(0, len(damaged), size)), "x.xml"))
    except InputError:
        return
