"""Which wiki an address belongs to. Every page of a MediaWiki links to its API (RSD, `<link rel="EditURI">`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from quizgen.errors import FetchError, InputError
from quizgen.source.address import Asked, known_api, refuse_redirect, split_address, title_in, with_title
from quizgen.source.batch import Sources, not_kept
from quizgen.source.web import Answer, Web
from quizgen.source.wiki import Wiki, describe

_HEAD = 512 * 1024


def find_api(web: Web, address: str) -> str:
    """The address of the API of the wiki that an address belongs to: known, or told by the page that stands there.

    Raises:
        FetchError: the page cannot be had, or is no MediaWiki's.
    """
    return known_api(address) or web.get(address, {}, _read_api_link)


class _Links(HTMLParser):
    """Collects what `<link rel="EditURI">`, which every page of a MediaWiki has (RSD), leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "link" and (values.get("rel") or "").lower() == "edituri" and values.get("href"):
            self.found.append(str(values["href"]))


def _read_api_link(answer: Answer) -> str:
    links = _Links()
    links.feed(answer.body[:_HEAD].decode("utf-8", "replace"))
    host = urlsplit(answer.address).netloc
    for found in links.found:
        address = urljoin(answer.address, found).partition("?")[0]
        why_not = refuse_redirect(answer.address, address)
        if why_not is not None:
            raise FetchError(host, f"its API {why_not}", "name the wiki's api.php with --site, if you trust it")
        return address
    fault = "shows no page of a MediaWiki (it may be another kind of site, or want a login)"
    raise FetchError(host, fault, "name the wiki's api.php with --site")


@dataclass(slots=True)
class Wikis:
    """The wikis of one run; each is asked once what it is."""

    sources: Sources
    _by_address: dict[str, Wiki] = field(default_factory=dict)

    def at(self, address: str) -> Wiki:
        """The wiki that an address belongs to.

        Raises:
            FetchError: it cannot be reached, or is no MediaWiki; offline, it was not asked before.
        """
        wiki = self._by_address.get(address) or self._with_page(address) or self._ask(address)
        self._by_address[address] = wiki
        return wiki

    def named(self, asked: Asked, wiki: Wiki) -> Asked:
        """What an address asks for, with the title that the wiki's own paths have in it.

        Raises:
            InputError: the address is of no article.
        """
        if asked.title is None and asked.revision is None and asked.address is not None:
            title = title_in(asked.address, wiki.article_path)
            asked = with_title(asked, title) if title is not None else asked
        if asked.title is None and asked.revision is None:
            remedy = "give the article's title or its own address"
            raise InputError(asked.text, f"names no article of {wiki.name}", remedy)
        return asked

    def _with_page(self, address: str) -> Wiki | None:
        """A wiki that is known to have its articles, or its scripts, where this address points."""
        there = split_address(address)
        for wiki in self._by_address.values():
            here = split_address(wiki.api)
            at_scripts = there.path == here.path.removesuffix("api.php") + "index.php"
            is_within = at_scripts or title_in(address, wiki.article_path) is not None
            if (there.scheme, there.netloc) == (here.scheme, here.netloc) and is_within:
                return wiki
        return None

    def _ask(self, address: str) -> Wiki:
        store, web = self.sources.store, self.sources.web
        if self.sources.offline:
            api = known_api(address) or store.api(address)
            kept = store.wiki(api) if api else None
            if kept is None:
                raise not_kept(address)
            return kept
        api = find_api(web, address)
        wiki = next((wiki for wiki in self._by_address.values() if wiki.api == api), None) or describe(web, api)
        store.keep_api(address, api)
        store.keep_wiki(wiki)
        return wiki
