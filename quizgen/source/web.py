"""GET over HTTP with the manners of MediaWiki's API (mediawiki.org/wiki/API:Etiquette): the only home of the client.

What passes by itself is tried again, with longer and longer waits or as long as the server asks for (RFC 9110, 10.2.3):
a connection that drops, an answer that is cut off or too slow, the statuses 429 and 5xx. Certificates are always
checked. A redirect is followed within the site only, and never from https to http. Passwords in ~/.netrc are not used;
proxies and certificates of one's own are taken from the usual environment variables.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urljoin, urlsplit

from quizgen import files
from quizgen.errors import FetchError, InputError
from quizgen.source.address import refuse_redirect, split_address

if TYPE_CHECKING:
    import requests

T = TypeVar("T")

_AGAIN = frozenset({429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024
_CONTACT = re.compile(r"[!-~][ -~]{0,199}")
_TRY_LATER = "try again later; what was fetched is kept"
_OFFLINE = "look at the connection and the address; --offline takes what was fetched before"


class Again(Exception):  # noqa: N818 - a signal within this room, not an error
    """The answer was of a kind that passes. `after`: seconds that the server asks to wait, None where it does not."""

    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.after = after


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered, with status 200: the address after redirects, the body unpacked."""

    address: str
    body: bytes
    retry_after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is waited for and taken: numbers of tries and redirects, seconds, bytes of an unpacked body."""

    tries: int = 5
    redirects: int = 5
    connect: float = 10
    silence: float = 60
    answer: float = 180
    wait: float = 300
    size: int = files.MAX_BYTES


@dataclass(slots=True)
class Web:
    """A client; it may be used from several threads.

    Attributes:
        contact: address or page by which the operators of a wiki reach the user, None where none was given.
        tell: is told of each wait.
        sleep: waits so many seconds.
        clock: the seconds since some moment.
    """

    contact: str | None
    tell: Callable[[str], None]
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    limits: Limits = Limits()
    _idle: list[requests.Session] = field(default_factory=list, repr=False)

    def get(self, address: str, query: Mapping[str, str], read: Callable[[Answer], T]) -> T:
        """What `read` makes of the answer to a request, which is asked again where `read` raises `Again`.

        Raises:
            FetchError: the server cannot be reached, refuses, or still fails at the last try.
            InputError: no address, or a contact that no header can hold.
        """
        split_address(address)
        host = urlsplit(address).netloc
        for attempt in range(self.limits.tries):
            try:
                return read(self._follow(address, query))
            except Again as again:
                seconds = 2.0**attempt if again.after is None else again.after
                if attempt + 1 == self.limits.tries:
                    raise FetchError(host, f"{again.why}, {self.limits.tries} times", _TRY_LATER) from None
                if seconds > self.limits.wait:
                    fault = f"{again.why}, and asks to wait {seconds:,.0f} seconds"
                    raise FetchError(host, fault, _TRY_LATER) from None
                self.tell(f"{host}: {again.why}; trying again in {seconds:.0f} s")
                self.sleep(seconds)
        raise AssertionError("unreachable: the last try returns or raises")

    def _follow(self, address: str, query: Mapping[str, str]) -> Answer:
        """The answer at the end of the redirects."""
        place, params = address, query
        for _ in range(self.limits.redirects + 1):
            answer = self._once(place, params)
            if isinstance(answer, Answer):
                return answer
            target, params = urljoin(place, answer), {}
            why_not = refuse_redirect(address, target)
            if why_not is not None:
                remedy = "name the wiki itself with --site, if you trust it"
                raise FetchError(address, f"a redirect {why_not}", remedy)
            place = target
        raise FetchError(address, f"redirects more than {self.limits.redirects} times", "look at the address")

    def _once(self, address: str, query: Mapping[str, str]) -> Answer | str:
        """The answer to one request, or where it redirects to."""
        import requests
        from urllib3.exceptions import HTTPError, ReadTimeoutError

        deadline = self.clock() + self.limits.answer
        timeout = (self.limits.connect, self.limits.silence)
        host = urlsplit(address).netloc
        try:
            with (
                self._session() as session,
                session.get(address, params=query, stream=True, allow_redirects=False, timeout=timeout) as response,
            ):
                if response.status_code in _REDIRECTS and "Location" in response.headers:
                    return response.headers["Location"]
                after = _seconds(response.headers.get("Retry-After"))
                _judge(host, response.status_code, after)
                return Answer(address=address, body=self._body(host, response, deadline), retry_after=after)
        except requests.RequestException as error:
            raise _told(host, error) from None
        except HTTPError as error:  # while the body is read
            slow = isinstance(error, ReadTimeoutError)
            raise Again("gives no answer in time" if slow else "cuts its answer off") from None
        except (ValueError, UnicodeError) as error:  # of a host or header that cannot be sent
            raise FetchError(host, f"cannot be asked ({error})", "look at the address") from None

    def _body(self, host: str, response: requests.Response, deadline: float) -> bytes:
        """The body, within the bounds of time and size."""
        body = bytearray()
        # read1 gives what is there; `iter_content` would wait for a whole chunk of bytes that come one by one
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            body += chunk
            if len(body) > self.limits.size:
                raise FetchError(host, f"answers with more than {self.limits.size:,} bytes", "look at the address")
            if self.clock() > deadline:
                raise Again(f"took more than {self.limits.answer:.0f} seconds to answer")
        return bytes(body)

    @contextmanager
    def _session(self) -> Iterator[requests.Session]:
        """Connections to servers that no other thread uses meanwhile; they are kept for the next request."""
        try:
            session = self._idle.pop()
        except IndexError:
            session = self._new_session()
        try:
            yield session
        finally:
            self._idle.append(session)

    def _new_session(self) -> requests.Session:
        import requests

        session = requests.Session()
        session.headers["User-Agent"] = _user_agent(self.contact)
        session.headers["Accept-Encoding"] = "gzip"
        session.auth = lambda request: request  # keeps ~/.netrc out
        return session


def _user_agent(contact: str | None) -> str:
    """As the Wikimedia Foundation's User-Agent Policy has it: program/version (contact) library/version."""
    if contact is not None and not _CONTACT.fullmatch(contact):
        fault = f"{contact!r} cannot be sent"
        raise InputError("--contact", fault, "give an e-mail address or a page, in ASCII")
    return f"quizgen/{version('quizgen')} ({contact or 'no contact given'}) requests/{version('requests')}"


def _seconds(retry_after: str | None) -> float | None:
    """The seconds that a Retry-After asks for, as a number or as a moment; None for none or nonsense."""
    if retry_after is None:
        return None
    if re.fullmatch(r"[0-9]{1,9}", retry_after.strip()):
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _judge(host: str, status: int, after: float | None) -> None:
    """Let only status 200 pass."""
    if status == 200:
        return
    if status in _AGAIN:
        raise Again("asks for patience (HTTP 429)" if status == 429 else f"fails (HTTP {status})", after)
    if status in (401, 403):
        remedy = "it may want a login, which quizgen has not, or to know you: set --contact"
        raise FetchError(host, f"refuses (HTTP {status})", remedy)
    if status in (404, 410):
        raise FetchError(host, f"has nothing at this address (HTTP {status})", "name the wiki's api.php with --site")
    raise FetchError(host, f"answers with HTTP {status}", "look at the address in a browser")


def _told(host: str, error: requests.RequestException) -> Exception:
    """A fault of the connection in our words: to be tried again, or an error."""
    import requests
    from urllib3.exceptions import NewConnectionError

    match error:
        case requests.exceptions.ProxyError() | requests.exceptions.InvalidProxyURL():
            remedy = "look at the environment variables HTTP_PROXY, HTTPS_PROXY and NO_PROXY"
            return FetchError(host, "cannot be reached through the proxy", remedy)
        case requests.exceptions.SSLError():
            remedy = "look at the address and at this machine's clock; REQUESTS_CA_BUNDLE names other certificates"
            return FetchError(host, f"has a certificate that is not accepted ({_reason(error)})", remedy)
        case requests.exceptions.Timeout():
            return Again("gives no answer in time")
        case requests.exceptions.ConnectionError():
            if isinstance(getattr(error.args[0] if error.args else None, "reason", None), NewConnectionError):
                return FetchError(host, f"cannot be reached ({_reason(error)})", _OFFLINE)
            return Again("drops the connection")
    return FetchError(host, f"cannot be asked ({_reason(error)})", "look at the address")


def _reason(error: Exception) -> str:
    """The system's own words where there are some, else the library's, cut short."""
    text = str(error)
    told = re.search(r"(?:\[Errno -?\d+\]|certificate verify failed:) ([\w ,'.-]+)", text)
    return told[1].strip() if told else text[:200]
