"""Articles for a deck: from wikis, out of a dump, or from files; and what has to be said of those who wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen import files, pipeline, source
from quizgen.errors import FaultsError, FetchError, InputError, QuizgenError
from quizgen.model import Page
from quizgen.outputs.attribution import address_of_history, licence_link
from quizgen.pipeline import Tell
from quizgen.source.batch import Failed, Fetched, Sources, name_of_several
from quizgen.source.fetch import fetch

ATTRIBUTION = "ATTRIBUTION.md"
_WRITTEN = "<!-- Written by quizgen; `quizgen update` writes it anew. -->\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where articles come from: the dump of a wiki where there is one, else wikis."""

    sources: Sources
    dump: Path | None = None


def get(texts: Iterable[str], origin: Origin, tell: Tell, revision: int | None = None) -> Iterator[Fetched | Failed]:
    """The articles that titles or addresses ask for: in their order from a wiki, in its own out of a dump.

    Raises:
        QuizgenError: a wiki or the dump cannot be read on; what came before stands.
    """
    if origin.dump is None:
        yield from fetch(texts, origin.sources, tell, revision)
        return
    for title, found in source.find_pages(origin.dump, texts, tell):
        if isinstance(found, Page):
            several = name_of_several(found.title, found.wikitext)
            via = title if title != found.title else None
            yield Failed(asked=title, error=several) if several else Fetched(asked=title, page=found, via=via)
        else:
            error = FetchError(title, f"is not to be had from {files.shown(origin.dump)} ({found.why})", "look at it")
            yield Failed(asked=title, error=error)


def get_all(texts: Sequence[str], origin: Origin, tell: Tell) -> list[Fetched]:
    """All articles asked for, in their order; a text that is the path of an article's file stands for that file.

    Raises:
        FaultsError: some cannot be had; each with the reason.
        QuizgenError: as for `get`.
    """
    texts = list(dict.fromkeys(text.strip() for text in texts))
    paths = [text for text in texts if text.lower().endswith(pipeline.ARTICLE_SUFFIXES) and files.is_file(Path(text))]
    found: dict[str, Fetched] = {}
    errors: list[QuizgenError] = []
    for result in get([text for text in texts if text not in paths], origin, tell):
        if isinstance(result, Failed):
            errors.append(result.error)
        else:
            found[result.asked] = result
    for text in paths:
        found[text] = Fetched(asked=text, page=source.read_page(text).items[0])
    if errors:
        raise FaultsError(errors)
    return [found[text] for text in texts if text in found]


def refuse_without_facts(pages: Sequence[Page], cache_folder: Path | None, tell: Tell) -> None:
    """Refuse articles that nothing can be asked about.

    Raises:
        FaultsError: there are some; each is named.
    """
    empty = [page for page in pages if not pipeline.facts_of(page, cache_folder, tell).facts]
    if empty:
        fault = "no dated event, office, life, work or quotation was found in it"
        raise FaultsError([InputError(page.title, fault, "leave it out, or choose another revision") for page in empty])


# --- attribution ----------------------------------------------------------------------------------------------------


def attribution(title: str, pages: Sequence[Page]) -> str:
    """What whoever passes a deck on has to say (CC BY-SA 4.0, 3(a)), as Markdown."""
    rows = "".join(_row(page) for page in pages)
    return (
        f"{_WRITTEN}# Attribution\n\nThe deck *{_plain(title)}* is made from:\n\n"
        f"| article | version | authors | licence |\n| --- | --- | --- | --- |\n{rows}\n"
        "## Changes\n\n"
        "- The files in `articles/` are the articles' wikitext, unchanged.\n"
        "- The cards are made from it by a program: single sentences and passages are chosen, markup, references and\n"
        "  some clauses are left out, dates or names are replaced by a gap, and questions are worded around what is\n"
        "  left. Each card shows the sentence that it comes from.\n\n"
        "Whoever passes the deck on names the articles and their authors, links to the licence, and says what was\n"
        "changed. Where the licence asks for it, as CC BY-SA does, the deck stands under the same one.\n"
    )


def replace_attribution(folder: Path, title: str, pages: Sequence[Page]) -> bool:
    """Write the attribution of a deck anew; False where the file there is a hand-written one, which is left alone.

    Raises:
        InputError: the file there cannot be read.
        OutputError: it cannot be written.
    """
    path = folder / ATTRIBUTION
    if files.is_file(path) and not files.read_text(path).startswith(_WRITTEN):
        return False
    files.replace(path, attribution(title, pages).encode("utf-8"))
    return True


def _row(page: Page) -> str:
    day = (page.timestamp or "")[:10]
    version = " of ".join(part for part in (f"revision {page.revision}" if page.revision else "", day) if part)
    authors, _, address = (page.authors or "the article's authors").partition(", http")
    history = f"http{address}" if address else address_of_history(page.url)
    licence = _link(page.licence or "unknown", licence_link(page.licence))
    cells = (_link(page.title, page.url), version or "unknown", _link(authors, history), licence)
    return f"| {' | '.join(cells)} |\n"


def _link(text: str, address: str | None) -> str:
    """Text that leads to an address of the web."""
    safe = (address or "").replace("<", "%3C").replace(">", "%3E").replace("\n", "")
    return f"[{_plain(text)}](<{safe}>)" if safe.startswith(("http://", "https://")) else _plain(text)


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#" else char for char in " ".join(text.split()))
