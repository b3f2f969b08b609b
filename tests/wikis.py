"""Wikis on this machine for the tests: a real MediaWiki, and a small one that fails as it is told to.

Both listen on loopback only, on a port that the system gives, and end with the test.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen
from xml.sax.saxutils import escape

# --- the one that fails as it is told to ----------------------------------------------------------------------------


@dataclass
class FakePage:
    """A page: its revisions as (number, moment, text), or where it redirects."""

    revisions: list[tuple[int, str, str]] = field(default_factory=list)
    redirect: str | None = None
    props: dict[str, str] = field(default_factory=dict)


Fault = Callable[["FakeHandler"], None]
"""Writes a whole answer, or what is left of one, in place of the right one."""


class FakeWiki(ThreadingHTTPServer):
    """A wiki with these pages.

    Attributes:
        faults: the next requests are answered by these, one each.
        requests: the addresses that were asked for, and the headers.
        connections: the ports of those who asked.
        most: so many texts stand in one answer; the rest is continued.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), FakeHandler)
        self.pages: dict[str, FakePage] = {}
        self.faults: list[Fault] = []
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.connections: set[int] = set()
        self.rights = {"url": "https://creativecommons.org/licenses/by-sa/4.0/", "text": "CC BY-SA 4.0"}
        self.most = 50

    @property
    def root(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def api(self) -> str:
        """The address of its API."""
        return f"{self.root}/w/api.php"

    def put(self, title: str, text: str, number: int, moment: str = "2024-09-01T12:00:00Z") -> None:
        """Save a revision of a page."""
        self.pages.setdefault(title, FakePage()).revisions.append((number, moment, text))

    def asked(self, key: str) -> list[list[str]]:
        """The values of a parameter in each request that has it, parted."""
        queries = [parse_qs(urlsplit(path).query) for path, _ in self.requests]
        return [query[key][0].split("|") for query in queries if key in query]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that gives up is what is tested."""

    # --- its answers ---

    def answer(self, query: dict[str, str]) -> dict[str, Any]:
        """What the API says."""
        if query.get("meta") == "siteinfo":
            general = {"sitename": "Fake", "lang": "en", "articlepath": "/wiki/$1", "server": self.root}
            return {"query": {"general": general, "rightsinfo": self.rights}}
        return self._texts(query) if "revids" in query else self._places(query["titles"].split("|"))

    def _places(self, titles: list[str]) -> dict[str, Any]:
        redirects, pages = [], []
        for title in titles:
            page = self.pages.get(title, FakePage())
            if page.redirect is not None:
                redirects.append({"from": title, "to": page.redirect})
                title = page.redirect  # noqa: PLW2901 - the page that is meant
                page = self.pages.get(title, FakePage())
            known: dict[str, Any] = {"title": title, "ns": 0}
            if page.revisions:
                known |= {"lastrevid": page.revisions[-1][0], "contentmodel": "wikitext", "pageprops": page.props}
            else:
                known["missing"] = True
            pages.append(known)
        return {"query": {"redirects": redirects, "pages": pages}}

    def _texts(self, query: dict[str, str]) -> dict[str, Any]:
        wanted = [int(number) for number in query["revids"].split("|")]
        start = int(query.get("rvcontinue", "0"))
        pages = []
        for number in wanted[start : start + self.most]:
            for title, page in self.pages.items():
                for revision, moment, text in page.revisions:
                    if revision == number:
                        slots = {"main": {"contentmodel": "wikitext", "content": text}}
                        known = {"revid": number, "timestamp": moment, "slots": slots}
                        url = f"{self.root}/wiki/{title.replace(' ', '_')}"
                        pages.append({"title": title, "canonicalurl": url, "revisions": [known]})
        told: dict[str, Any] = {"query": {"pages": pages}}
        if start + self.most < len(wanted):
            told["continue"] = {"rvcontinue": str(start + self.most), "continue": "||"}
        return told


class FakeHandler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: FakeWiki
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """The next fault, or the right answer."""
        self.server.requests.append((self.path, dict(self.headers)))
        self.server.connections.add(self.client_address[1])
        if self.server.faults:
            self.server.faults.pop(0)(self)
        else:
            self.answer()

    def answer(self) -> None:
        """The right answer; in a list of faults, that of a request which does not fail."""
        parts = urlsplit(self.path)
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        if parts.path == "/w/api.php":
            self.send(json.dumps(self.server.answer(query)).encode(), kind="application/json")
        else:
            link = f'<link rel="EditURI" href="{self.server.api}?action=rsd">'
            self.send(f"<!DOCTYPE html><html><head>{link}</head></html>".encode())

    def send(self, body: bytes, status: int = 200, kind: str = "text/html", **headers: str) -> None:
        """An answer, packed where the client takes that."""
        if "gzip" in self.headers.get("Accept-Encoding", "") and "Content_Encoding" not in headers:
            body, headers["Content_Encoding"] = gzip.compress(body), "gzip"
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Nothing is printed."""


@contextmanager
def fake_wiki() -> Iterator[FakeWiki]:
    """A wiki that runs while the block does."""
    wiki = FakeWiki()
    thread = threading.Thread(target=wiki.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield wiki
    finally:
        wiki.shutdown()
        wiki.server_close()


# --- the real one ---------------------------------------------------------------------------------------------------

MEDIAWIKI = Path(os.environ.get("QUIZGEN_MEDIAWIKI", Path(__file__).resolve().parent.parent / ".mediawiki")).resolve()
"""MediaWiki's files, as `.ci/mediawiki` puts them."""

_SETTINGS = """
$wgMaxArticleSize = 8192;
$wgRightsUrl = 'https://creativecommons.org/licenses/by-sa/4.0/';
$wgRightsText = 'Creative Commons Attribution-ShareAlike 4.0';
$wgGroupPermissions['sysop']['deleterevision'] = true;
$wgGroupPermissions['sysop']['suppressrevision'] = true;
if ( isset( $_SERVER['HTTP_HOST'] ) && file_exists( __DIR__ . '/private' ) ) {
	$wgGroupPermissions['*']['read'] = false;
}
if ( file_exists( __DIR__ . '/small-answers' ) ) {
	$wgAPIMaxResultSize = 20000;
}
"""


@dataclass
class MediaWiki:
    """A MediaWiki: its own files (shared), and a folder with its database and settings."""

    folder: Path
    port: int

    @property
    def root(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api(self) -> str:
        """The address of its API."""
        return f"{self.root}/api.php"

    def save(self, title: str, *texts: str, first: str = "2024-09-01") -> None:
        """Import a page with these revisions, one a day."""
        self.save_all({title: list(texts)}, first)

    def save_all(self, pages: dict[str, list[str]], first: str = "2024-09-01") -> None:
        """Import pages with their revisions, one a day."""
        day = int(first[8:])
        told = []
        for title, texts in pages.items():
            target = texts[-1].partition("[[")[2].partition("]]")[0] if texts[-1].startswith("#REDIRECT") else ""
            revisions = "".join(
                f"<revision><timestamp>{first[:8]}{day + number:02}T12:00:00Z</timestamp>"
                "<contributor><username>Somebody</username><id>1</id></contributor><model>wikitext</model>"
                f'<format>text/x-wiki</format><text xml:space="preserve">{escape(text)}</text></revision>'
                for number, text in enumerate(texts)
            )
            redirect = f'<redirect title="{escape(target)}"/>' if target else ""
            told.append(f"<page><title>{escape(title)}</title><ns>0</ns>{redirect}{revisions}</page>")
        head = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">'
        self.run("importDump.php", "--no-updates", text=f"{head}{''.join(told)}</mediawiki>")

    def run(self, script: str, *arguments: str, text: str = "") -> None:
        """Run one of its maintenance scripts."""
        command = ["php", "-d", f"auto_prepend_file={self.folder}/prepend.php", f"{MEDIAWIKI}/maintenance/{script}"]
        subprocess.run(
            [*command, *arguments],
            input=text,
            text=True,
            encoding="utf-8",
            check=True,
            capture_output=True,
            timeout=120,
        )

    def hide(self, revision: int) -> None:
        """Hide the text of a revision from readers, as an administrator does (there is no script for that)."""
        with closing(sqlite3.connect(self.folder / "data" / "wiki.sqlite")) as database, database:
            database.execute("UPDATE revision SET rev_deleted = 1 WHERE rev_id = ?", (revision,))

    @contextmanager
    def setting(self, name: str) -> Iterator[None]:
        """One of the settings that a file switches on ("private", "small-answers")."""
        (self.folder / name).touch()
        try:
            yield
        finally:
            (self.folder / name).unlink()


def why_no_mediawiki() -> str | None:
    """Why a real MediaWiki cannot be run here; None where it can."""
    if shutil.which("php") is None:
        return "php is not installed"
    if not (MEDIAWIKI / "maintenance" / "install.php").is_file():
        return f"no MediaWiki in {MEDIAWIKI} (.ci/mediawiki puts it there)"
    return None


@contextmanager
def media_wiki(folder: Path) -> Iterator[MediaWiki]:
    """A new MediaWiki in an empty folder, which runs while the block does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        wiki = MediaWiki(folder, probe.getsockname()[1])
    install = [
        *("php", f"{MEDIAWIKI}/maintenance/install.php", "--dbtype=sqlite", f"--dbpath={folder}/data"),
        *("--dbname=wiki", f"--confpath={folder}", f"--server={wiki.root}", "--scriptpath=", "--lang=en"),
        *("--skins=Vector", "--extensions=Cite,ParserFunctions", "--pass=a-long-pass-word-812", "Varne Wiki", "Admin"),
    ]
    (folder / "data").mkdir()
    subprocess.run(install, check=True, capture_output=True, timeout=120)
    with (folder / "LocalSettings.php").open("a", encoding="utf-8") as settings:
        settings.write(_SETTINGS)
    prepend = folder / "prepend.php"
    prepend.write_text("<?php define( 'MW_CONFIG_FILE', __DIR__ . '/LocalSettings.php' );\n", encoding="utf-8")
    server = [*("php", "-d", f"auto_prepend_file={prepend}", "-S", f"127.0.0.1:{wiki.port}"), "-t", str(MEDIAWIKI)]
    environment = os.environ | {"PHP_CLI_SERVER_WORKERS": "4"}
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(server, cwd=MEDIAWIKI, stdout=log, stderr=log, env=environment) as process,
    ):
        try:
            _wait_for(wiki.api)
            yield wiki
        finally:
            process.terminate()


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            with urlopen(address, timeout=30):  # noqa: S310 - our own server on loopback
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(address)
