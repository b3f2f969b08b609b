"""Who wrote it and under which licence: what every output says of the articles that it quotes (CC BY-SA 4.0, 3(a))."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from urllib.parse import parse_qs, quote, urlencode, urlsplit, urlunsplit

from quizgen.model import Card, Evidence

_CREATIVE_COMMONS = re.compile(r"CC (BY(?:-(?:NC|ND|SA))*) (\d\.\d)")


def articles(cards: Iterable[Card]) -> tuple[Evidence, ...]:
    """Each version of an article once, in the order of the cards; only what is about the whole article is kept."""
    first: dict[tuple[object, ...], Evidence] = {}
    for source in (card.question.evidence for card in cards):
        first.setdefault((source.title, source.lang, source.revision, source.timestamp, source.url), source)
    return tuple(replace(source, section=(), sentence="", start=0, end=0) for source in first.values())


def version(evidence: Evidence) -> str:
    """Which version of the article it is ("revision 812 of 2024-09-01"); empty where nobody knows."""
    day = (evidence.timestamp or "")[:10]
    if evidence.revision is None:
        return f"as of {day}" if day else ""
    return f"revision {evidence.revision}" + (f" of {day}" if day else "")


def section_link(evidence: Evidence) -> str | None:
    """The address of the section that the evidence stands in; None without a web address."""
    return _section_link(evidence.url, evidence.section[-1] if evidence.section else None)


@lru_cache(maxsize=1024)  # the cards of a section share its link
def _section_link(url: str | None, title: str | None) -> str | None:
    link = _web(url)
    if link is None or title is None:
        return link
    # MediaWiki's anchors: spaces as underscores, everything else as it stands
    anchor = quote(title.replace(" ", "_").encode("utf-8", "replace"), safe="!$&'()*+,;=:@/?")
    return urlunsplit(urlsplit(link)._replace(fragment=anchor))


def authors_link(evidence: Evidence) -> str | None:
    """The address of the article's history, which names its authors; None for a site that is no MediaWiki's."""
    return address_of_history(evidence.url)


def address_of_history(url: str | None) -> str | None:
    """The address of the history of the page at an address; None for a site that is no MediaWiki's."""
    link = _web(url)
    if link is None:
        return None
    parts = urlsplit(link)
    title = parse_qs(parts.query).get("title")
    if title is not None:
        query = urlencode({"title": title[-1], "action": "history"})
    elif "/wiki/" in parts.path or "/index.php/" in parts.path:
        query = "action=history"
    else:
        return None
    return urlunsplit(parts._replace(query=query, fragment=""))


def licence_link(name: str | None) -> str | None:
    """The address of a licence of Creative Commons by its short name ("CC BY-SA 4.0"); None for any other."""
    named = _CREATIVE_COMMONS.fullmatch(name or "")
    return f"https://creativecommons.org/licenses/{named[1].lower()}/{named[2]}/" if named else None


def _web(url: str | None) -> str | None:
    """The address, if it is one of a web page: a sidecar comes from strangers, and a link can hold a script."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
