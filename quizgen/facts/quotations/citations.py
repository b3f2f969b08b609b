"""What references say of the quoted text itself: author, title, year. A book that only quotes it says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quizgen.dates import find_dates
from quizgen.edtf import Date
from quizgen.facts.quotations.people import People
from quizgen.model import Article, Reference, Template
from quizgen.names import fold, same_person

_AUTHOR_FIELDS = (("author", None), ("author1", None), ("last", "first"), ("last1", "first1"), ("surname", "given"))
_ORIGINAL = ("orig-year", "origyear", "orig-date", "origdate")
_PERIODICAL = (
    "cite journal",
    "cite magazine",
    "cite web",
    "cite speech",
    "cite news",
    "cite letter",
    "cite tweet",
    "cite report",
)
_QUOTING = re.compile(r"\b(?:quoted|cited|qtd\.?|recounted|reported|reproduced|reprinted|as told)\b", re.IGNORECASE)
_QUOTE = "[\"“”'‘’]"
_OWNED = re.compile(
    rf"(?P<name>[^\"“”,.;]{{3,60}}?)(?:'s|’s)\s+{_QUOTE}(?P<title>[^\"“”]{{3,120}}?){_QUOTE}(?=[\s,.;(]|\Z)"
)
_NAMED = re.compile(
    rf"(?P<name>[^\"“”;:()]{{3,60}}?)[,.:]\s+{_QUOTE}(?P<title>[^\"“”]{{3,160}}?)[,.]?{_QUOTE}(?=[\s,.;(]|\Z)"
)
_BOOK = re.compile(
    r"(?:.{0,60}? in )?(?P<name>[A-Z][^\"“”,.;:()]{2,40}?)(?:'s|’s)\s+(?P<year>\d{4}\s+)?"
    r"(?:book|memoirs?|autobiography|essay|pamphlet|novel|work)\s+(?P<title>[A-Z][^\"“”,.;:()]{1,120})"
)
_TURNED = re.compile(r"(?P<name>[A-Z][^\W\d]+, [A-Z][^\"“”,.;:()]{1,30})[.,:]\s+(?P<title>[A-Z][^\"“”,.;:()/]{3,120})")
_PLAIN = re.compile(r"(?P<name>[^\"“”;:()]{3,60}?)[,.:]\s+(?P<title>[A-Z][^\"“”,.;:()]{3,120})")
_CHAPTER = re.compile(r"\A(?:(?:chapter|ch\.|part|book|section|vol\.|volume) [\w.]{1,8} (?:of|in) |in )", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedText:
    """A text that a reference cites: who wrote it, its title, and when it was first written or published.

    `book` is False where the title may be that of a web page.
    """

    author: str
    title: str | None = None
    date: Date | None = None
    book: bool = True


def cited_texts(references: Iterable[Reference], people: People) -> Iterator[CitedText]:
    """The texts that references cite with their authors; none of a reference that says it only quotes."""
    for reference in references:
        if _QUOTING.search(reference.text):
            continue
        for citation in reference.citations:
            author = citation_author(citation, people)
            if author is not None:
                title = citation.get("chapter") or citation.get("title")
                book = citation.name not in ("cite web", "cite news")
                yield CitedText(author=author, title=title and title.strip(" \"“”'"), date=_date(citation), book=book)
        named = _from_words(reference.text, people)
        if named is not None:
            yield named


def citation_author(citation: Template, people: People) -> str | None:
    """The first author that a citation template names, as the article names them; None where there is none."""
    for last, first in _AUTHOR_FIELDS:
        family, given = citation.get(last), citation.get(first) if first else None
        if not family:
            continue
        words = fold(f"{given or ''} {family}").split()
        if people.topic.person and set(fold(people.topic.title).split()) <= set(words):
            return people.topic.title
        name = f"{given} {family}".strip() if given else _turned(family)
        return people.complete(" ".join(name.split()[:5]))
    return None


def _turned(name: str) -> str:
    """The name in its usual order ("Byrne, Ada" as "Ada Byrne")."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and len(given.split()) < 4 and "," not in given else name


def _date(citation: Template) -> Date | None:
    """When the cited text was first written: the original year, or a periodical's date, never an edition's."""
    texts = [citation.get(name) for name in _ORIGINAL]
    if citation.name in _PERIODICAL:
        texts += [citation.get("date"), citation.get("year")]
    for text in texts:
        dates = [mention.date for mention in find_dates(text or "") if mention.certain]
        if len(dates) == 1:
            return dates[0]
    return None


def _from_words(text: str, people: People) -> CitedText | None:
    """Author, title and date of a reference written in words that begins with the author's name."""
    head = text[:300].strip()
    for shape in (_OWNED, _BOOK, _NAMED, _TURNED, _PLAIN):
        match = shape.match(head)
        if match is None:
            continue
        author = people.complete(_turned(match["name"].strip()))
        if author is None or not (people.is_known(author) and author[0].isupper()) or people.is_known(match["title"]):
            continue
        tail = {_PLAIN: head[match.start("title") :], _BOOK: match.groupdict().get("year") or ""}.get(
            shape, head[match.end() :]
        )
        dates = [mention.date for mention in find_dates(tail[:80]) if mention.certain]
        return CitedText(author=author, title=match["title"].strip(" ,."), date=dates[0] if len(dates) == 1 else None)
    return None


def works_by(article: Article, people: People) -> Mapping[str, str]:
    """Folded titles of the texts that the article's references cite -> their author; titles of several are left out."""
    found: dict[str, str | None] = {}
    for text in cited_texts(article.references, people):
        title = fold(text.title or "")
        if len(title.split()) < 2:
            continue
        known = found.setdefault(title, text.author)
        if known is not None and not same_person(known, text.author):
            found[title] = None
    return {title: author for title, author in found.items() if author is not None}


def titled_work(text: str, works: Mapping[str, str]) -> tuple[str, str] | None:
    """Title and author of the known work whose title a text begins with ("The Mill, vol. 2, ch. 13")."""
    text = _CHAPTER.sub("", text.strip())
    head = re.split(r"[,;:(]| - | – |\bvol\b|\bpreface\b", text.strip(" \"“”'—–-"), maxsplit=1, flags=re.IGNORECASE)[0]
    head = head.strip()
    if (author := works.get(f"the {fold(head)}")) is not None:  # a title that another place gives in full
        return f"The {head}", author
    author = works.get(fold(head))
    return (head, author) if author is not None else None
