"""GET over HTTP, against a server on this machine that fails in every way a server can."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from quizgen.errors import FetchError, InputError, QuizgenError
from quizgen.source.web import Again, Answer, Limits, Web
from tests.wikis import FakeHandler, FakeWiki, Fault, fake_wiki


@pytest.fixture
def wiki(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeWiki]:
    """A wiki that fails as it is told to; no proxy stands between."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with fake_wiki() as server:
        yield server


def client(waits: list[float] | None = None, **limits: float) -> Web:
    """A client that does not really sleep."""
    slept = [] if waits is None else waits
    bounds = Limits(**limits)  # type: ignore[arg-type]
    return Web(contact="me@example.org", tell=lambda _: None, sleep=slept.append, clock=lambda: NOW[0], limits=bounds)


def read(web: Web, address: str) -> bytes:
    """The body of an answer."""
    return web.get(address, {}, lambda answer: answer.body)


# --- faults ---------------------------------------------------------------------------------------------------------


def status(number: int, **headers: str) -> Fault:
    """An answer with this status."""
    return lambda handler: handler.send(b"<html>an error page</html>", number, **headers)


def redirect(target: str, number: int = 302) -> Fault:
    """A redirect."""
    return status(number, Location=target)


def dropped(handler: FakeHandler) -> None:
    """The connection ends without an answer."""
    handler.close_connection = True
    handler.connection.close()


def truncated(handler: FakeHandler) -> None:
    """The answer ends early."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"<html>")
    handler.close_connection = True


def broken_gzip(handler: FakeHandler) -> None:
    """The answer is not what it says."""
    handler.send(b"no gzip at all", Content_Encoding="gzip")


NOW = [0.0]
"""What the clock of the clients here shows; only a fault moves it."""


def drip(handler: FakeHandler) -> None:
    """A byte now and then, and a long time between them."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(1000):
        NOW[0] += 20
        handler.wfile.write(b"x")
        time.sleep(0.001)


def silent(handler: FakeHandler) -> None:
    """Nothing until the client gives up."""
    time.sleep(4)
    handler.close_connection = True


def bomb(handler: FakeHandler) -> None:
    """A small answer that unpacks to 100 MB."""
    handler.send(gzip.compress(bytes(100_000_000), 9), Content_Encoding="gzip")


def endless(handler: FakeHandler) -> None:
    """An answer that never ends."""
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while True:
        handler.wfile.write(b"10000\r\n" + bytes(65536) + b"\r\n")


# --- what passes is tried again -------------------------------------------------------------------------------------

PASSING = [
    pytest.param(status(429), [1.0], id="429"),
    pytest.param(status(429, Retry_After="7"), [7.0], id="429 with seconds"),
    pytest.param(status(503, Retry_After="0"), [0.0], id="503 at once"),
    pytest.param(status(503, Retry_After="soon"), [1.0], id="503 with nonsense"),
    pytest.param(status(503, Retry_After="Mon, 01 Jan 2001 00:00:00 GMT"), [0.0], id="503 with a moment that is past"),
    pytest.param(status(500), [1.0], id="500"),
    pytest.param(status(502), [1.0], id="502"),
    pytest.param(status(504), [1.0], id="504"),
    pytest.param(dropped, [1.0], id="dropped"),
    pytest.param(truncated, [1.0], id="truncated"),
    pytest.param(broken_gzip, [1.0], id="no gzip"),
    pytest.param(drip, [1.0], id="too slow"),
    pytest.param(silent, [1.0], id="silent"),
]


@pytest.mark.parametrize(("fault", "waited"), PASSING)
def test_what_passes_is_tried_again(wiki: FakeWiki, fault: Fault, waited: list[float]) -> None:
    """After a fault that passes the answer comes with the next try, and never a part of one."""
    wiki.faults = [fault]
    waits: list[float] = []
    body = read(client(waits, silence=2), f"{wiki.root}/wiki/Ada")
    assert body.endswith(b"</html>")
    assert b"EditURI" in body
    assert waits == waited


def test_an_answer_in_drips_is_given_up(wiki: FakeWiki) -> None:
    """An answer that comes byte by byte is given up when its time is over, not when it is whole."""
    seconds = NOW[0]
    wiki.faults = [drip]
    with pytest.raises(FetchError, match="took more than 180 seconds to answer"):
        read(client(tries=1), wiki.root)
    assert NOW[0] - seconds < 10_000


def test_a_moment_to_come_is_waited_for(wiki: FakeWiki) -> None:
    """Retry-After may name a moment."""
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    wiki.faults = [status(503, Retry_After=moment)]
    waits: list[float] = []
    read(client(waits), wiki.root)
    assert 80 < waits[0] <= 90


def test_waits_grow_and_tries_end(wiki: FakeWiki) -> None:
    """Each wait is twice the one before; after five tries the fault is told."""
    wiki.faults = [status(500)] * 9
    waits: list[float] = []
    with pytest.raises(FetchError) as error:
        read(client(waits), wiki.root)
    host = wiki.root.removeprefix("http://")
    assert str(error.value) == f"{host}: fails (HTTP 500), 5 times; try again later; what was fetched is kept"
    assert waits == [1, 2, 4, 8]
    assert len(wiki.requests) == 5


def test_a_long_wait_is_told(wiki: FakeWiki) -> None:
    """Who is asked to wait for an hour is told so, and does not wait."""
    wiki.faults = [status(429, Retry_After="3600")]
    waits: list[float] = []
    with pytest.raises(FetchError, match="and asks to wait 3,600 seconds"):
        read(client(waits), wiki.root)
    assert waits == []


def test_waits_are_told(wiki: FakeWiki) -> None:
    """The user sees why nothing happens."""
    wiki.faults = [status(429, Retry_After="7")]
    told: list[str] = []
    read(Web(contact=None, tell=told.append, sleep=lambda _: None), wiki.root)
    assert told == [f"{wiki.root.removeprefix('http://')}: asks for patience (HTTP 429); trying again in 7 s"]


def test_an_answer_may_ask_for_another_try(wiki: FakeWiki) -> None:
    """Whoever reads an answer can say that it is of the kind that passes."""
    waits: list[float] = []

    def patient(answer: Answer) -> int:
        if len(waits) < 2:
            raise Again("is not ready", 3.0)
        return len(answer.body)

    assert client(waits).get(wiki.root, {}, patient) > 0
    assert waits == [3, 3]


# --- what does not pass ---------------------------------------------------------------------------------------------

LASTING = [
    pytest.param(status(401), "refuses (HTTP 401)", id="401"),
    pytest.param(status(403), "refuses (HTTP 403)", id="403"),
    pytest.param(status(404), "has nothing at this address (HTTP 404)", id="404"),
    pytest.param(status(418), "answers with HTTP 418", id="418"),
    pytest.param(status(302), "answers with HTTP 302", id="a redirect to nowhere"),
    pytest.param(bomb, "answers with more than 1,000,000 bytes", id="a gzip bomb"),
    pytest.param(endless, "answers with more than 1,000,000 bytes", id="without end"),
    pytest.param(redirect("file:///etc/passwd"), "a redirect leads to what is no page of the web", id="a file"),
    pytest.param(redirect("ftp://127.0.0.1/x"), "a redirect leads to what is no page of the web", id="a scheme"),
    pytest.param(
        redirect("http://127.0.0.2/x"), "a redirect leads to another site, 127.0.0.2", id="another private address"
    ),
    pytest.param(redirect("//[::1]/x"), "a redirect leads to another site, [::1]", id="another host"),
    pytest.param(redirect("http://127.0.0.1:1/x"), "a redirect leads to another site, 127.0.0.1:1", id="another port"),
    pytest.param(redirect("http://u:p@127.0.0.1/x"), "a redirect leads to what is no page of the web", id="a password"),
]


@pytest.mark.parametrize(("fault", "told"), LASTING)
def test_what_does_not_pass_is_told_at_once(wiki: FakeWiki, fault: Fault, told: str) -> None:
    """A fault that stays is told after one request."""
    wiki.faults = [fault]
    with pytest.raises(FetchError) as error:
        read(client(size=1_000_000), f"{wiki.root}/wiki/Ada")
    assert error.value.fault == told
    assert len(wiki.requests) == 1


def test_redirects_within_the_site(wiki: FakeWiki) -> None:
    """A few redirects within the site are followed, more are not."""
    wiki.faults = [redirect("/wiki/B"), redirect("C", 301), redirect(f"{wiki.root}/wiki/D", 308)]
    assert b"EditURI" in read(client(), f"{wiki.root}/wiki/A?x=1")
    assert [path for path, _ in wiki.requests] == ["/wiki/A?x=1", "/wiki/B", "/wiki/C", "/wiki/D"]
    wiki.faults = [redirect("/again")] * 9
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        read(client(), wiki.root)


def test_nobody_there() -> None:
    """Where nothing listens, and where there is no such host, the system's own words are told, without more tries."""
    waits: list[float] = []
    for address, why in (("http://127.0.0.1:9", "Connection refused"), ("http://no.invalid", "not known")):
        with pytest.raises(FetchError) as error:
            read(client(waits), address)
        assert "cannot be reached (" in error.value.fault
        assert why in error.value.fault
        assert "--offline" in error.value.remedy
    assert waits == []


def test_no_address() -> None:
    """What is no address of the web is never asked for."""
    for address in ("file:///etc/passwd", "ftp://h/x", "http://", "http://a b/", "http://" + "a" * 300 + ".b"):
        with pytest.raises(QuizgenError):
            read(client(), address)


def test_a_proxy_is_used(wiki: FakeWiki, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy is taken from the environment; one that does not answer is told as such."""
    monkeypatch.setenv("http_proxy", wiki.root)
    monkeypatch.setenv("no_proxy", "")
    assert b"EditURI" in read(client(), "http://wiki.invalid/wiki/Ada")
    assert wiki.requests[0][0] == "http://wiki.invalid/wiki/Ada"
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with pytest.raises(FetchError) as error:
        read(client(), "http://wiki.invalid/wiki/Ada")
    assert error.value.fault == "cannot be reached through the proxy"


def test_certificates_are_checked(wiki: FakeWiki, tmp_path: Path) -> None:
    """A certificate that nobody vouches for is refused, and not tried again."""
    names = ("-keyout", tmp_path / "key", "-out", tmp_path / "certificate", "-subj", "/CN=localhost")
    make = ("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", *names)
    subprocess.run(make, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate", tmp_path / "key")
    wiki.socket = context.wrap_socket(wiki.socket, server_side=True)
    waits: list[float] = []
    with pytest.raises(FetchError) as error:
        read(client(waits), wiki.root.replace("http:", "https:"))
    assert error.value.fault == "has a certificate that is not accepted (self-signed certificate)"
    assert waits == []


# --- manners --------------------------------------------------------------------------------------------------------


def test_headers(wiki: FakeWiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Program, version, contact and library are named; packed answers are taken; no password is sent."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    read(client(), wiki.root)
    headers = wiki.requests[0][1]
    name, contact, library = headers["User-Agent"].split(" ")
    assert name.startswith("quizgen/")
    assert contact == "(me@example.org)"
    assert library.startswith("requests/")
    assert headers["Accept-Encoding"] == "gzip"
    assert "Authorization" not in headers


@pytest.mark.parametrize("contact", ["", "a\nX: y", "ü@example.org", "a" * 300])
def test_a_contact_that_cannot_be_sent(wiki: FakeWiki, contact: str) -> None:
    """A contact that is no line of ASCII is refused before anything is sent."""
    with pytest.raises(InputError) as error:
        read(Web(contact=contact, tell=lambda _: None), wiki.root)
    assert error.value.place == "--contact"
    assert wiki.requests == []


def test_threads_have_their_own_connections(wiki: FakeWiki) -> None:
    """Several threads may ask at a time."""
    web, bodies = client(), []
    threads = [threading.Thread(target=lambda: bodies.append(read(web, wiki.root))) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(bodies)) == 1
    assert len(bodies) == 5
