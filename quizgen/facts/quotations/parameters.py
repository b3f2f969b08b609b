"""Speaker, work, occasion and date from a quotation template's source line ("—Byrne, ''The Mill'', 1848")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.dates import find_dates
from quizgen.edtf import Date
from quizgen.facts.quotations.citations import titled_work
from quizgen.facts.quotations.people import People
from quizgen.facts.quotations.words import DOCUMENTS
from quizgen.model import Parameter
from quizgen.names import PARTICLES

MAX_LINE = 400
"""As much of a source line is read, in code points."""

MAX_NAME_WORDS = 6

_READ = frozenset(
    "2 3 4 5 author by character cite date person publication reference sign signature source speaker title work "
    "year".split()
)
"""Parameters of the quotation templates that tell whose the words are; the others are layout."""

_TITLES = frozenset({"title", "work", "publication"})
_LAYOUT = re.compile(
    r"(?:[\d.]+\s*(?:px|em|%|pt)?|left|right|center|centre|none|yes|no|on|off|true|false|#\w+|)", re.IGNORECASE
)
_SEVERAL = frozenset(
    {"letter", "telegram", "speech", "note", "memorandum", "memo", "message", "cable", "sermon", "lecture"}
)
_PLAIN_FIRST = frozenset(
    "a an annual at closing farewell final first fourth from her his in inaugural last open opening private "
    "public second the third".split()
)
_QUOTES = " \t\"“”'‘’"
_TITLE = re.compile(r"[\"“'‘](?P<title>[A-Z][^\"“”]{2,100}?)[,.!]?[\"”'’](?=[\s,.;)]|\Z)")
_PART = re.compile(r"[,;:\n()|]| [—–-] |\s—|[\"“”]")
_OWNED = re.compile(r"(?P<who>[A-Z].*?)(?:’s|'s|s’|s')\s+(?P<thing>.+)")
_MADE = re.compile(r"(?:\w+ ){0,6}?(?P<thing>\w+) (?:from|by|of) (?P<who>[A-Z].*)")
_DOING = re.compile(r"(?P<who>[A-Z].*?) (?:on|in|to|at|about|[a-z]+ing)(?: .*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a source line states; None for what it does not."""

    speaker: str | None = None
    work: str | None = None
    date: Date | None = None
    occasion: str | None = None


def source_of(parameters: Iterable[Parameter], people: People, works: Mapping[str, str]) -> Source:
    """What the parameters of a quotation template state about its words; what an earlier one states stands."""
    source = Source()
    for parameter in parameters:
        if is_source(parameter):
            read = _read(parameter.text.strip()[:MAX_LINE], parameter, people, works)
            source = replace(
                source,
                speaker=source.speaker or read.speaker,
                work=source.work or read.work,
                date=source.date or read.date,
                occasion=source.occasion or read.occasion,
            )
    return source


def is_source(parameter: Parameter) -> bool:
    """Whether a parameter tells whose the words are, and not how they are set."""
    return parameter.name in _READ and not _LAYOUT.fullmatch(parameter.text.strip()[:MAX_LINE])


def _read(text: str, parameter: Parameter, people: People, works: Mapping[str, str]) -> Source:
    dates = [mention.date for mention in find_dates(text) if mention.certain and not mention.in_name]
    italics = [text[e.start : e.end].strip(" .,") for e in parameter.emphases if e.style == "i"]
    titles = [title for title in (*italics, *(m["title"] for m in _TITLE.finditer(text))) if not people.is_known(title)]
    parts = [part.strip(_QUOTES + ".—–―~*-") for part in _PART.split(text)]
    parts = [part for part in parts if part]
    known = next((work for part in parts[:3] if (work := titled_work(part, works)) is not None), None)
    if parameter.name in _TITLES and not titles and parts:
        titles, parts = [parts[0]], parts[1:]
    speaker, owned = _speaker(parts, titles, people)
    if speaker is None and known is not None:
        speaker = known[1]
    occasion = next((_within(part) for part in parts if _is_occasion(part) and part not in titles), None)
    return Source(
        speaker=speaker,
        work=titles[0] if titles else known[0] if known else owned,
        date=dates[0] if len(dates) == 1 else None,
        occasion=occasion,
    )


def _speaker(parts: Sequence[str], titles: Sequence[str], people: People) -> tuple[str | None, str | None]:
    """The speaker whom the first part of a source line names, and the text of theirs that it names with them."""
    for part in parts[:1]:
        if any(part in title or title in part for title in titles):
            continue
        name = _name(part, people)
        if name is not None:
            return name, None
        for shape in (_OWNED, _MADE, _DOING):
            match = shape.fullmatch(part)
            if match is None:
                continue
            thing = match["thing"] if "thing" in shape.groupindex else ""
            if thing and not any(word.casefold().strip(_QUOTES) in DOCUMENTS for word in thing.split()):
                continue
            name = _name(match["who"], people)
            if name is not None:
                return name, part if shape is _OWNED else None
    return None, None


def _name(text: str, people: People) -> str | None:
    """A stretch of a source line as a name, where it has the shape of one; a single word must be known."""
    words = text.split()
    shaped = all(word[0].isupper() or word in PARTICLES or word in ("of", "the") for word in words)
    if not words or len(words) > MAX_NAME_WORDS or not shaped or not words[0][0].isupper():
        return None
    if words[0] == "The" or words[-1].casefold() in DOCUMENTS or any(char.isdigit() for char in text):
        return None
    name = people.complete(text)
    return name if name is not None and (" " in name or people.is_known(name)) else None


def _within(part: str) -> str:
    """An occasion with its preposition ("letter to Marsh": "in a letter to Marsh")."""
    first = part.split(maxsplit=1)[0]
    plain = first.casefold() in DOCUMENTS | _PLAIN_FIRST
    phrase = part[0].lower() + part[1:] if plain else part
    if first.casefold() in ("in", "at"):
        return phrase
    if first.casefold() in ("a", "an", "the", "his", "her") or not plain:
        return f"in {phrase}"
    return f"in {'a' if first.casefold() in _SEVERAL else 'the'} {phrase}"


def _is_occasion(part: str) -> bool:
    words = part.split()
    return 1 < len(words) <= 14 and any(word.casefold() in DOCUMENTS for word in words)
