"""What a user may write for an article or a wiki."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import InputError
from quizgen.source.address import (
    Asked,
    known_api,
    read_asked,
    read_site,
    refuse_redirect,
    title_in,
    wikipedia,
    with_title,
)

WIKI = "https://en.wikipedia.org"
ASKED = [
    pytest.param("Ada Lovelace", "Ada Lovelace", None, None, id="a title"),
    pytest.param("  Ada_Lovelace \n", "Ada Lovelace", None, None, id="underscores and spaces"),
    pytest.param("Ada Lovelace#Early life", "Ada Lovelace", None, None, id="a section"),
    pytest.param("Cafe\u0301", "Caf\u00e9", None, None, id="one form of accents"),
    pytest.param("AC/DC", "AC/DC", None, None, id="a slash"),
    pytest.param("HTTP", "HTTP", None, None, id="no address"),
    pytest.param("e.g./wiki", "e.g./wiki", None, None, id="hardly an address"),
    pytest.param(f"{WIKI}/wiki/Ada", None, None, f"{WIKI}/wiki/Ada", id="an address"),
    pytest.param("en.wikipedia.org/wiki/Ada#Life", None, None, f"{WIKI}/wiki/Ada", id="an address without https"),
    pytest.param("HTTPS://EN.Wikipedia.org/wiki/Ada", None, None, f"{WIKI}/wiki/Ada", id="an address in capitals"),
    pytest.param(
        f"{WIKI}/w/index.php?title=Ada_L&oldid=812", None, 812, f"{WIKI}/w/index.php?title=Ada_L&oldid=812", id="old"
    ),
    pytest.param(f"{WIKI}/w/index.php?oldid=812", None, 812, f"{WIKI}/w/index.php?oldid=812", id="a revision alone"),
    pytest.param(
        f"{WIKI}/w/index.php?title=Special:Permalink/9",
        None,
        9,
        f"{WIKI}/w/index.php?title=Special:Permalink/9",
        id="link",
    ),
]


@pytest.mark.parametrize(("text", "title", "revision", "address"), ASKED)
def test_what_is_asked_for(text: str, title: str | None, revision: int | None, address: str | None) -> None:
    """A title, an address, a revision are told apart."""
    assert read_asked(text) == Asked(text=text.strip(), title=title, revision=revision, address=address)


REFUSED = [
    pytest.param("", None, "a title: is blank; give the title of an article", id="blank"),
    pytest.param("#Life", None, "#Life: is blank; give the title of an article", id="only a section"),
    pytest.param("A|B", None, "A|B: is no title; give the title of an article", id="two titles"),
    pytest.param("a" * 3000, None, "a" * 40 + "...: is too long for a title or an address; give a title", id="long"),
    pytest.param(
        "https://", None, "https://: is no address of a page; copy it from the browser, with its https://", id="no host"
    ),
    pytest.param(
        "http://h:99999/x",
        None,
        "http://h:99999/x: is no address of a page; copy it from the browser, with its https://",
        id="no port",
    ),
    pytest.param(
        "https://[::1/x",
        None,
        "https://[::1/x: is no address of a page; copy it from the browser, with its https://",
        id="half",
    ),
    pytest.param(
        "https://a:b@h.org/wiki/X",
        None,
        "h.org: has a name or password before it; give the address without them",
        id="a password",
    ),
    pytest.param(
        f"{WIKI}/w/index.php?oldid=x",
        None,
        f"{WIKI}/w/index.php?oldid=x: its revision 'x' is no number; copy the address once more",
        id="no revision",
    ),
    pytest.param(
        f"{WIKI}/w/index.php?oldid=8",
        9,
        f"{WIKI}/w/index.php?oldid=8: is of revision 8, not 9; leave out --revision",
        id="two revisions",
    ),
]


@pytest.mark.parametrize(("text", "revision", "told"), REFUSED)
def test_what_is_refused(text: str, revision: int | None, told: str) -> None:
    """What is neither title nor address is told with its fault."""
    with pytest.raises(InputError) as error:
        read_asked(text, revision)
    assert str(error.value) == told


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is written, it is read or refused, and a title that is read is read as itself."""
    try:
        asked = read_asked(text)
    except InputError:
        return
    if asked.address is None:
        assert asked.title
        assert read_asked(asked.title).title == asked.title


TITLES = [
    pytest.param("https://w.org/wiki/Ada_Lovelace", "/wiki/$1", "Ada_Lovelace", id="the usual path"),
    pytest.param("https://w.org/wiki/A%C3%A9/B?action=edit", "/wiki/$1", "Aé/B", id="encoded, being edited"),
    pytest.param("https://w.org/index.php/Ada", "/index.php/$1", "Ada", id="below the script"),
    pytest.param("https://w.org/index.php?title=Ada", "/index.php?title=$1", "Ada", id="as a parameter"),
    pytest.param("https://w.org/Ada", "/$1", "Ada", id="at the root"),
    pytest.param("https://w.org/", "/$1", None, id="no title"),
    pytest.param("https://w.org/help/Ada", "/wiki/$1", None, id="elsewhere"),
]


@pytest.mark.parametrize(("address", "path", "title"), TITLES)
def test_title_in_an_address(address: str, path: str, title: str | None) -> None:
    """The wiki's own path tells which part of an address is the title."""
    assert title_in(address, path) == title


def test_a_permanent_link_is_a_revision() -> None:
    """The title of a permanent link is no article's but a revision's number."""
    asked = read_asked(f"{WIKI}/wiki/Special:PermanentLink/812")
    assert with_title(asked, "Special:PermanentLink/812").revision == 812
    assert with_title(asked, "Ada_Lovelace#Life").title == "Ada Lovelace"


APIS = [
    pytest.param(f"{WIKI}/wiki/Ada", f"{WIKI}/w/api.php", id="Wikipedia"),
    pytest.param("http://en.m.wikipedia.org/wiki/Ada", f"{WIKI}/w/api.php", id="on a phone, without TLS"),
    pytest.param("https://wiki.example/x/api.php?action=help", "https://wiki.example/x/api.php", id="an API itself"),
    pytest.param("https://wiki.example/wiki/Ada", None, id="any wiki"),
    pytest.param("https://en.wikipedia.org.evil.example/wiki/Ada", None, id="only its name"),
]


@pytest.mark.parametrize(("address", "api"), APIS)
def test_known_api(address: str, api: str | None) -> None:
    """The API of a wiki of Wikimedia is known by its host, always with TLS; others have to be asked."""
    assert known_api(address) == api


def test_sites() -> None:
    """A wiki is named by its language or by an address, with https where nothing is said."""
    assert wikipedia("simple") == "https://simple.wikipedia.org/w/api.php"
    assert read_site("wiki.example/x") == "https://wiki.example/x"
    assert read_site("http://127.0.0.1:80/api.php#x") == "http://127.0.0.1:80/api.php"
    for lang in ("", "e/n", "../x", "evil.example#"):
        with pytest.raises(InputError):
            wikipedia(lang)
    with pytest.raises(InputError):
        read_site("file:///etc/passwd")


REDIRECTS = [
    pytest.param("http://w.example/a", "https://w.example/b", None, id="to TLS"),
    pytest.param("https://w.example/a", "https://www.w.example/b", None, id="to www"),
    pytest.param("https://en.m.w.example/a", "https://en.w.example/b", None, id="from the phone's page"),
    pytest.param("https://w.example/a", "http://w.example/b", "leads from https to http", id="from TLS"),
    pytest.param("https://w.example/a", "https://x.example/b", "leads to another site, x.example", id="elsewhere"),
    pytest.param("http://w.example/a", "http://w.example:81/b", "leads to another site, w.example:81", id="port"),
    pytest.param("https://w.example/a", "file:///etc/passwd", "leads to what is no page of the web", id="a file"),
    pytest.param("https://w.example/a", "gopher://w.example/", "leads to what is no page of the web", id="a scheme"),
    pytest.param("https://w.example/a", "https://u@w.example/", "leads to what is no page of the web", id="a user"),
    pytest.param(
        "http://inner.example/a",
        "http://www.inner.example/a",
        "leads into a private network, to www.inner.example",
        id="a private address",
    ),
    pytest.param("http://127.0.0.1:81/a", "http://127.0.0.1:81/b", None, id="a site that is itself private"),
]


@pytest.mark.parametrize(("start", "target", "why"), REDIRECTS)
def test_redirects(monkeypatch: pytest.MonkeyPatch, start: str, target: str, why: str | None) -> None:
    """A redirect stays within the site, on the web, and out of private networks."""
    addresses = {"www.inner.example": "10.0.0.7", "127.0.0.1": "127.0.0.1"}

    def look_up(host: str, *_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (addresses.get(host, "93.184.215.14"), 0))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert refuse_redirect(start, target) == why
