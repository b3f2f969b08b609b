"""One batch of articles of one wiki: where their titles lead, which texts the store lacks, and what each yields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from quizgen.errors import FetchError, QuizgenError
from quizgen.model import Page
from quizgen.source import wiki as api
from quizgen.source.address import Asked
from quizgen.source.store import Store
from quizgen.source.web import Web
from quizgen.source.wiki import Located, Revision, Wiki
from quizgen.source.wikitext import redirect_target

_CHOICES = 20
# A page that tells articles of one name apart, by the templates of English wikis; others mark it for the API.
_DISAMBIGUATION = re.compile(
    r"\{\{\s*(?:(?:(?:human|place) name )?disambiguation|disambig|disamb|dab|hndis|geodis)\s*[|}]", re.IGNORECASE
)
_CHOICE = re.compile(r"^[*#]+[^\n\[]*\[\[([^\[\]|#\n]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An article that was asked for. `asked` is what the user wrote; `via` the title that redirected, if any."""

    asked: str
    page: Page
    via: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """An article that cannot be had, and why; the others can."""

    asked: str
    error: QuizgenError


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where articles are fetched from.

    Attributes:
        lang: the Wikipedia that a title is of, where `site` is None.
        site: an address of the wiki that a title is of.
        offline: only what the store has is used.
        parallel: so many batches are under way at a time.
    """

    web: Web
    store: Store
    lang: str = "en"
    site: str | None = None
    offline: bool = False
    parallel: int = 1


def fetch_batch(wiki: Wiki, batch: Sequence[Asked], sources: Sources) -> list[Fetched | Failed]:
    """What each article of a batch, of `wiki.MOST` at the most, yields, in its order.

    Raises:
        FetchError: the wiki cannot be reached or does not answer as one.
    """
    places = _locate(wiki, batch, sources)
    numbers = {asked: _number(asked, places) for asked in batch}
    wanted = list(dict.fromkeys(number for number in numbers.values() if isinstance(number, int)))
    texts = _read(wiki, wanted, sources)
    return [_result(wiki, asked, places, texts) for asked in batch]


def _locate(wiki: Wiki, batch: Sequence[Asked], sources: Sources) -> dict[str, Located | FetchError]:
    """Where the titles of a batch lead, but for those asked for by revision."""
    titles = list(dict.fromkeys(asked.title for asked in batch if asked.title and asked.revision is None))
    if not titles:
        return {}
    if sources.offline:
        return {title: sources.store.located(wiki, title) or not_kept(title) for title in titles}
    places = api.locate(sources.web, wiki, titles)
    for title, place in places.items():
        if isinstance(place, Located):
            sources.store.keep_located(wiki, title, place)
    return places


def _read(wiki: Wiki, numbers: Sequence[int], sources: Sources) -> dict[int, Revision | FetchError]:
    """The revisions with these numbers, from the store or from the wiki."""
    kept = {number: sources.store.revision(wiki, number) for number in numbers}
    texts: dict[int, Revision | FetchError] = {number: found for number, found in kept.items() if found is not None}
    missing = [number for number in numbers if number not in texts]
    if sources.offline:
        return texts | {number: not_kept(f"revision {number}") for number in missing}
    for found in api.read_revisions(sources.web, wiki, missing) if missing else ():
        if isinstance(found, Revision):
            texts[found.number] = found
            sources.store.keep_revision(wiki, found)
        else:
            texts[found[0]] = found[1]
    return texts


def _number(asked: Asked, places: dict[str, Located | FetchError]) -> int | FetchError:
    if asked.revision is not None:
        return asked.revision
    place = places[asked.title or ""]
    return place.revision if isinstance(place, Located) else place


def _result(
    wiki: Wiki,
    asked: Asked,
    places: dict[str, Located | FetchError],
    texts: dict[int, Revision | FetchError],
) -> Fetched | Failed:
    """The page of an article, or why it cannot be had."""
    number = _number(asked, places)
    text = texts[number] if isinstance(number, int) else number
    place = places.get(asked.title or "")
    if isinstance(text, Revision):
        ambiguous = isinstance(place, Located) and place.ambiguous
        fault = _fault(asked, text, ambiguous=ambiguous)
        if fault is None:
            via = asked.title if isinstance(place, Located) and _differ(place.title, asked.title) else None
            return Fetched(asked=asked.text, page=_page(wiki, text), via=via)
        text = fault
    return Failed(asked=asked.text, error=text)


def _fault(asked: Asked, text: Revision, *, ambiguous: bool) -> FetchError | None:
    """Why a revision is no article that can be used; None where it is."""
    if asked.revision is not None and asked.title is not None and _differ(text.title, asked.title):
        fault = f"is one of {text.title!r}, not of {asked.title!r}"
        return FetchError(f"revision {asked.revision}", fault, "look at the number in the page's history")
    target = redirect_target(text.wikitext)
    if target is not None:
        return FetchError(text.title, f"only redirects to {target!r}, which leads no further", "ask for the article")
    if not text.wikitext.strip():
        return FetchError(text.title, "is blank", "ask for another revision")
    return name_of_several(text.title, text.wikitext, marked=ambiguous)


def name_of_several(title: str, wikitext: str, *, marked: bool = False) -> FetchError | None:
    """The error of a page that only tells articles of one name apart, with the choices; None for any other page.

    Args:
        marked: whether the wiki marks it as such a page.
    """
    if not marked and not _DISAMBIGUATION.search(wikitext):
        return None
    choices = list(dict.fromkeys(match.strip() for match in _CHOICE.findall(wikitext)))
    told = "; ".join(choices[:_CHOICES]) + ("; ..." if len(choices) > _CHOICES else "")
    return FetchError(title, "is the name of several articles", f"ask for one of: {told or 'its links'}")


def _differ(title: str, asked: str | None) -> bool:
    """Whether two titles are two pages'; the first letter has no case on most wikis."""
    return asked is not None and title[:1].upper() + title[1:] != asked[:1].upper() + asked[1:]


def _page(wiki: Wiki, text: Revision) -> Page:
    return Page(
        title=text.title,
        wikitext=text.wikitext,
        lang=wiki.lang,
        revision=text.number,
        timestamp=text.timestamp,
        url=text.url,
        licence=wiki.licence,
        authors=f"{wiki.name} contributors, {_history(wiki, text.title)}",
    )


def _history(wiki: Wiki, title: str) -> str:
    """The address of the page that names the authors."""
    script = f"{wiki.api.removesuffix('api.php')}index.php"
    return f"{script}?{urlencode({'title': title.replace(' ', '_'), 'action': 'history'})}"


def not_kept(what: str) -> FetchError:
    """The error of what only the wiki could tell, offline."""
    return FetchError(what, "was not fetched before", "fetch it once without --offline")
