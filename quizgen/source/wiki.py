"""MediaWiki's Action API: what a wiki is, which revision its pages have, and the text of revisions.

Three kinds of requests, all of them `action=query` with `formatversion=2`: `meta=siteinfo` once; `prop=info` for up to
`MOST` titles, with redirects followed; `prop=revisions` for up to `MOST` numbers of revisions. An answer that is cut by
the wiki's own bound is continued (mediawiki.org/wiki/API:Continue). Nothing that a site answers is trusted to be there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from quizgen.errors import FetchError
from quizgen.source.address import split_address
from quizgen.source.sidecar import LANG, TIMESTAMP, URL
from quizgen.source.web import Again, Answer, Web

MOST = 50
"""So many titles or revisions may one request name (API:Query, for users without special rights)."""

_MAXLAG = "5"  # seconds, as the API's etiquette asks of programs
_PASSING = frozenset({"maxlag", "ratelimited", "readonly"})
_CONTINUATIONS = 2 * MOST  # each answer has a text at least
_CREATIVE_COMMONS = re.compile(r"(?:https?:)?//creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)\b")
_PUBLIC_DOMAIN = re.compile(r"(?:https?:)?//creativecommons\.org/publicdomain/zero/(\d\.\d)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiki:
    """A wiki as it describes itself. `licence` and `name` are as a reader knows them ("CC BY-SA 4.0", "Wikipedia")."""

    api: str
    name: str
    lang: str
    article_path: str
    licence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where a title leads: the page, its latest revision, and whether it tells several things of one name apart."""

    title: str
    revision: int
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The text of a revision, and its page."""

    number: int
    title: str
    timestamp: str | None
    url: str | None
    wikitext: str


# --- its answers ----------------------------------------------------------------------------------------------------


def describe(web: Web, api: str) -> Wiki:
    """The wiki at an address of an API.

    Raises:
        FetchError: it cannot be reached, wants a login, or is no MediaWiki.
    """
    query = {"meta": "siteinfo", "siprop": "general|rightsinfo"}
    answer = next(_ask(web, api, query))
    general, rights = _object(answer, "general", api), answer.get("rightsinfo")
    lang = general.get("lang")
    if not isinstance(lang, str) or not LANG.fullmatch(lang):
        raise _no_wiki(api, "names no language")
    path = general.get("articlepath")
    return Wiki(
        api=api,
        name=_text(general.get("sitename")) or urlsplit(api).netloc,
        lang="simple" if urlsplit(api).netloc.startswith("simple.") else lang,
        article_path=path if isinstance(path, str) and "$1" in path else "/wiki/$1",
        licence=_licence(rights if isinstance(rights, dict) else {}),
    )


def locate(web: Web, wiki: Wiki, titles: Sequence[str]) -> dict[str, Located | FetchError]:
    """Where each of up to `MOST` titles leads.

    Raises:
        FetchError: the wiki cannot be reached or does not answer as one.
    """
    query = {"titles": "|".join(titles), "redirects": "1", "prop": "info|pageprops", "ppprop": "disambiguation"}
    steps: dict[str, str] = {}
    pages: dict[str, dict[str, Any]] = {}
    for answer in _ask(web, wiki.api, query):
        for step in (*_objects(answer, "normalized", wiki.api), *_objects(answer, "redirects", wiki.api)):
            steps[str(step.get("from"))] = str(step.get("to"))
        for page in (*_objects(answer, "pages", wiki.api), *_objects(answer, "interwiki", wiki.api)):
            pages.setdefault(str(page.get("title")), {}).update(page)
    return {title: _located(title, _end_of(title, steps), pages, wiki) for title in titles}


def read_revisions(web: Web, wiki: Wiki, numbers: Sequence[int]) -> Iterator[Revision | tuple[int, FetchError]]:
    """The revisions with up to `MOST` numbers, in their order; a number with the reason where one has no text.

    Raises:
        FetchError: the wiki cannot be reached or does not answer as one.
    """
    query = {
        "revids": "|".join(map(str, numbers)),
        "prop": "revisions|info",
        "inprop": "url",
        "rvprop": "ids|timestamp|content|contentmodel",
        "rvslots": "main",
    }
    pages: dict[str, dict[str, Any]] = {}
    texts: dict[int, tuple[str, dict[str, Any]]] = {}
    for answer in _ask(web, wiki.api, query):  # the parts of a page may come in several answers
        for page in _objects(answer, "pages", wiki.api):
            title = str(page.get("title"))
            pages.setdefault(title, {}).update(page)
            for revision in _objects(page, "revisions", wiki.api):
                number = revision.get("revid")
                if type(number) is int and number in numbers:
                    texts.setdefault(number, (title, revision))
    for number in dict.fromkeys(numbers):
        if number in texts:
            title, revision = texts.pop(number)
            yield _revision(number, revision, pages[title], wiki)
        else:
            fault = "is not there: no revision has this number, or its page was deleted"
            yield number, FetchError(f"revision {number}", fault, "look at the number in the page's history")


# --- requests -------------------------------------------------------------------------------------------------------


def _ask(web: Web, api: str, query: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The `query` of each answer, until the wiki has said all."""
    fixed = {"action": "query", "format": "json", "formatversion": "2", "errorformat": "plaintext", "maxlag": _MAXLAG}
    more: dict[str, str] = {}
    for _ in range(_CONTINUATIONS):
        answer = web.get(api, {**fixed, **query, **more}, _read_json)
        told = answer.get("query", {})
        if not isinstance(told, dict):
            raise _no_wiki(api, "`query` is no object")
        yield told
        following = answer.get("continue")
        if not isinstance(following, dict):
            return
        more = {str(key): str(value) for key, value in following.items()}
    raise _no_wiki(api, f"continues {_CONTINUATIONS} times")


def _read_json(answer: Answer) -> dict[str, Any]:
    """The object in an answer; `Again` for an error that passes."""
    host = urlsplit(answer.address).netloc
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        start = answer.body.lstrip()[:1]
        if start == b"{":  # the library takes packed bytes that end early for all there are
            raise Again("cuts its answer off") from None
        what = "with a page for people" if start == b"<" else "with no JSON"
        fault = f"answers {what} where its API should be (no MediaWiki, or a login is wanted)"
        raise FetchError(host, fault, "name the wiki's api.php with --site") from None
    if not isinstance(value, dict):
        raise _no_wiki(answer.address, "no object")
    for error in _objects(value, "errors", answer.address):
        _raise(host, str(error.get("code")), _text(error.get("text")) or "no reason given", answer.retry_after)
    return value


def _raise(host: str, code: str, reason: str, after: float | None) -> None:
    if code in _PASSING or code.startswith("internal_api_error"):
        raise Again("asks for patience" if code in _PASSING else "fails", 5.0 if after is None else after)
    if code in ("readapidenied", "permissiondenied", "mustbeloggedin"):
        raise FetchError(host, "shows its pages only after a login, which quizgen has not", "save the text by hand")
    raise FetchError(host, f"refuses the request ({reason})", "look at the title and at --site")


# --- what an answer holds -------------------------------------------------------------------------------------------


def _end_of(title: str, steps: Mapping[str, str]) -> str:
    """Where a title leads, past normalisation and redirects."""
    for _ in range(len(steps) + 1):
        if title not in steps:
            break
        title = steps[title]
    return title


def _located(asked: str, title: str, pages: Mapping[str, dict[str, Any]], wiki: Wiki) -> Located | FetchError:
    page = pages.get(title)
    if page is None:
        return FetchError(asked, f"{wiki.name} says nothing of it", "look at the title")
    if "iw" in page:
        return FetchError(asked, "leads to another wiki", "name that wiki with --site or --lang")
    if page.get("invalid") or page.get("special"):
        told = page.get("invalidreason")
        reason = _text(told.get("text") if isinstance(told, dict) else told) or "a page that the wiki makes itself"
        return FetchError(asked, f"is no title of an article ({reason.rstrip('.')})", "look at the title")
    if page.get("missing"):
        told = f" (which {asked!r} leads to)" if title.casefold() != asked.casefold() else ""
        return FetchError(title, f"{wiki.name} has no such page{told}", "look at the spelling, and at --lang")
    if page.get("contentmodel", "wikitext") != "wikitext":
        return FetchError(title, f"is no wikitext but {_text(page['contentmodel'])}", "ask for an article")
    revision = page.get("lastrevid")
    if not isinstance(revision, int) or revision < 1:
        raise _no_wiki(wiki.api, "a page without a revision")
    return Located(title=title, revision=revision, ambiguous="disambiguation" in (page.get("pageprops") or {}))


def _revision(
    number: int, revision: dict[str, Any], page: dict[str, Any], wiki: Wiki
) -> Revision | tuple[int, FetchError]:
    slots = revision.get("slots")
    main = slots.get("main") if isinstance(slots, dict) else None
    content = main.get("content") if isinstance(main, dict) else None
    title, timestamp, url = _text(page.get("title")), revision.get("timestamp"), page.get("canonicalurl")
    if not isinstance(main, dict) or not title:
        raise _no_wiki(wiki.api, "a revision without text")
    if main.get("contentmodel", "wikitext") != "wikitext":
        return number, FetchError(title, f"is no wikitext but {_text(main['contentmodel'])}", "ask for an article")
    if not isinstance(content, str):
        fault = f"its revision {number} is hidden from readers"
        return number, FetchError(title, fault, "choose another one from the page's history")
    return Revision(
        number=number,
        title=title,
        timestamp=timestamp if isinstance(timestamp, str) and TIMESTAMP.fullmatch(timestamp) else None,
        url=url if isinstance(url, str) and URL.fullmatch(url) else None,
        # half of a surrogate pair, which JSON can hold, is no text
        wikitext=content.encode("utf-8", "replace").decode("utf-8"),
    )


def _licence(rights: Mapping[str, Any]) -> str | None:
    """The licence's short name where it is one of Creative Commons, else what the wiki writes."""
    url, text = _text(rights.get("url")), _text(rights.get("text"))
    named = _CREATIVE_COMMONS.match(url or "")
    if named:
        return f"CC {named[1].upper()} {named[2]}"
    zero = _PUBLIC_DOMAIN.match(url or "")
    return f"CC0 {zero[1]}" if zero else text or url


def _text(value: object) -> str | None:
    """A short text on one line; None for anything else."""
    text = " ".join(value.split())[:300] if isinstance(value, str) else ""
    return text.encode("utf-8", "replace").decode("utf-8") or None


def _object(value: Mapping[str, Any], key: str, place: str) -> dict[str, Any]:
    found = value.get(key)
    if not isinstance(found, dict):
        raise _no_wiki(place, f"no `{key}`")
    return found


def _objects(value: Mapping[str, Any], key: str, place: str) -> list[dict[str, Any]]:
    """The objects in a list that may be absent."""
    found = value.get(key, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise _no_wiki(place, f"`{key}` is no list of objects")
    return found


def _no_wiki(place: str, what: str) -> FetchError:
    host = split_address(place).netloc
    return FetchError(host, f"does not answer as a MediaWiki does ({what})", "name the wiki's api.php with --site")
