"""What a user may write for an article or a wiki, and which addresses belong to one site.

An article is a title, or its address as a browser shows it: `https://en.wikipedia.org/wiki/Ada_Lovelace`, that of a
phone's page, of an old revision (`...?title=Ada_Lovelace&oldid=812`), of `Special:PermanentLink/812`. Where a wiki
has its articles is known only from the wiki itself, so that the title in an address is read with its article path.
"""

from __future__ import annotations

import re
import socket
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit, urlunsplit

from quizgen.errors import InputError
from quizgen.source.sidecar import LANG

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# "en.wikipedia.org/wiki/Ada_Lovelace": an address without its beginning; no title has all of this in it.
_BARE_ADDRESS = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?/(?:wiki/|w/index\.php\?)", re.IGNORECASE)
_WIKIMEDIA = re.compile(
    r"[a-z0-9-]+\.(?:m\.)?"
    r"(?:wikipedia|wiktionary|wikiquote|wikisource|wikinews|wikibooks|wikiversity|wikivoyage|wikimedia)\.org"
)
_PERMANENT_LINK = re.compile(r"Special:(?:PermanentLink|Permalink)/(\d{1,18})", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,18}", re.ASCII)
# What no title can have (MediaWiki, MediaWikiTitleCodec) and what would part one title from the next in a request.
_NO_TITLE = re.compile(r"[\x00-\x1f\x7f|\ufffd\ud800-\udfff]")
_LONGEST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An article that was asked for.

    Attributes:
        text: what the user wrote.
        title: the page's title; None where only `address` or `revision` tells.
        revision: the number of the revision, None for the latest.
        address: the address that the user wrote, None for a title.
    """

    text: str
    title: str | None = None
    revision: int | None = None
    address: str | None = None


def read_asked(text: str, revision: int | None = None) -> Asked:
    """What a title or an address asks for; `revision` is one that was named beside it.

    Raises:
        InputError: no title, no address of an article, or an address of another revision.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise InputError(text[:40] + "...", "is too long for a title or an address", "give a title")
    if _BARE_ADDRESS.match(text):
        return replace(read_asked(f"https://{text}", revision), text=text)
    if not _ADDRESS.match(text):
        return Asked(text=text, title=_title(text, text), revision=revision)
    parts = split_address(text)
    query = parse_qs(parts.query)
    named = query.get("oldid", [""])[-1]
    if named and not _NUMBER.fullmatch(named):
        raise InputError(text, f"its revision {named!r} is no number", "copy the address once more")
    if named and revision is not None and int(named) != revision:
        raise InputError(text, f"is of revision {named}, not {revision}", "leave out --revision")
    asked = Asked(text=text, revision=int(named) if named else revision, address=urlunsplit(parts))
    title = query.get("title", [None])[-1]
    if title is None or named:  # MediaWiki, too, shows the revision, whatever its page is called by now
        return asked
    return with_title(asked, title)


def with_title(asked: Asked, title: str) -> Asked:
    """What an address asks for, once the title in it is known.

    Raises:
        InputError: it is no title.
    """
    link = _PERMANENT_LINK.fullmatch(title)
    if link:
        return replace(asked, revision=int(link[1]))
    return replace(asked, title=_title(title, asked.text))


def title_in(address: str, article_path: str) -> str | None:
    """The title in an address of a wiki with its articles at `article_path` ("/wiki/$1"); None where it has none."""
    parts = split_address(address)
    before, _, after = article_path.partition("$1")
    path = parts.path + (f"?{parts.query}" if "?" in before and parts.query else "")
    if not (path.startswith(before) and path.endswith(after)) or len(path) <= len(before) + len(after):
        return None
    return unquote(path[len(before) : len(path) - len(after)])


def _title(title: str, text: str) -> str:
    """A title without a section, with spaces for underscores, in the form in which wikis compare characters (NFC)."""
    bare = " ".join(unicodedata.normalize("NFC", title.partition("#")[0]).replace("_", " ").split())
    if not bare or _NO_TITLE.search(bare):
        raise InputError(text or "a title", "is blank" if not bare else "is no title", "give the title of an article")
    return bare


# --- wikis ----------------------------------------------------------------------------------------------------------


def wikipedia(lang: str) -> str:
    """The address of a Wikipedia's API.

    Raises:
        InputError: no such code of a language can be.
    """
    if not LANG.fullmatch(lang) or len(lang) > 63:
        raise InputError("--lang", f"{lang!r} is no code of a language", "write the code of the wiki, as in: en")
    return f"https://{lang.lower()}.wikipedia.org/w/api.php"


def read_site(text: str) -> str:
    """The address that stands for a wiki: as it was given, with https where nothing is said.

    Raises:
        InputError: it is no address.
    """
    return urlunsplit(split_address(text if "://" in text else f"https://{text}"))


def known_api(address: str) -> str | None:
    """The address of a wiki's API, where that of a page tells it; None where the wiki must be asked."""
    parts = split_address(address)
    if _WIKIMEDIA.fullmatch(parts.netloc):
        return f"https://{parts.netloc.replace('.m.', '.')}/w/api.php"
    if parts.path.endswith("/api.php"):
        return urlunsplit(parts._replace(query=""))
    return None


def split_address(text: str) -> SplitResult:
    """The parts of an address of the web, without its fragment.

    Raises:
        InputError: it is none, or has a name and password in it.
    """
    parts = urlsplit("")
    good = False
    with suppress(ValueError):
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    if not good or re.search(r"[\s\x00-\x1f]", text):
        raise InputError(text or "an address", "is no address of a page", "copy it from the browser, with its https://")
    if "@" in parts.netloc:
        raise InputError(parts.hostname or text, "has a name or password before it", "give the address without them")
    return parts._replace(netloc=parts.netloc.lower(), fragment="")


def refuse_redirect(start: str, target: str) -> str | None:
    """Why a redirect from one address to the other is not followed; None where it may be."""
    try:
        there, here = split_address(target), split_address(start)
    except InputError:
        return "leads to what is no page of the web"
    if here.scheme == "https" and there.scheme == "http":
        return "leads from https to http"
    if _site(there) != _site(here):
        return f"leads to another site, {there.netloc}"
    if is_private(there.hostname or "") and not is_private(here.hostname or ""):
        return f"leads into a private network, to {there.netloc}"
    return None


def _site(parts: SplitResult) -> tuple[str, int | None]:
    """What is the same for all addresses of a site: the host, but for a label that a phone's or the bare name has."""
    labels = (parts.hostname or "").removeprefix("www.").split(".")
    default = {"http": 80, "https": 443}[parts.scheme]
    port = None if parts.port in (None, default) else parts.port
    return ".".join(label for label in labels if label != "m"), port


def is_private(host: str) -> bool:
    """Whether a host is this machine or in a network that is not the public one; a name is looked up."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False  # what has no address is not reached either
    return any(not ip_address(str(entry[4][0]).partition("%")[0]).is_global for entry in found)
