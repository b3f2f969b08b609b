"""Speaker, work and date from what a quotation template says beside the words ("—Byrne, ''The Mill'', 1848")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizgen.dates import find_dates
from quizgen.edtf import Date
from quizgen.facts.quotations.voices import full_name
from quizgen.facts.quotations.words import DOCUMENTS
from quizgen.facts.topic import Topic
from quizgen.model import Parameter

_NAMES = frozenset("author by cite sign source title 2 3 4 5 speaker person publication character date year".split())
_LAYOUT = re.compile(r"(?:[\d.]+\s*(?:px|em|%)?|left|right|center|centre|none|yes|no|#\w+|)", re.IGNORECASE)
_DASHES = re.compile(r"^[\s—–―~*-]+")
_NAME = re.compile(
    r"(?:[A-Z][\w’'.-]*|[a-z]{1,3}(?= [A-Z]))(?: (?:[A-Z][\w’'.-]*|(?:de|van|von|of|the|al|el|la|di|da) (?=[A-Z])))*"
)
_GENITIVE = re.compile(r"(?P<owner>[A-Z].*?)(?:’s|'s|s’|s')\s+(?P<thing>.+)")
_FROM = re.compile(r"(?:\w+ )*?(?P<thing>\w+) (?:from|by) (?P<who>[A-Z].*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a source line states; None for what it does not."""

    speaker: str | None = None
    work: str | None = None
    date: Date | None = None


def source_of(parameters: Iterable[Parameter], topic: Topic) -> Source:
    """What the parameters of a quotation template state about its words."""
    speaker: str | None = None
    work: str | None = None
    date: Date | None = None
    for parameter in parameters:
        if parameter.name not in _NAMES or _LAYOUT.fullmatch(parameter.text.strip()):
            continue
        dates = [mention for mention in find_dates(parameter.text) if mention.certain]
        if len(dates) == 1 and date is None:
            date = dates[0].date
        italics = [parameter.text[e.start : e.end] for e in parameter.emphases if e.style == "i"]
        if work is None and len(italics) == 1 and not topic.is_named_by(italics[0]):
            work = italics[0].strip("., ")
        if speaker is None:
            speaker = next(_people(parameter.text, set(italics), topic), None)
    return Source(speaker=speaker, work=work, date=date)


def _people(text: str, italics: set[str], topic: Topic) -> Iterator[str]:
    """The name that the first part of a source line gives."""
    first = re.split(r"[,;:\n(]", _DASHES.sub("", text).strip(" \"“”'"), maxsplit=1)[0].strip()
    owned = _GENITIVE.fullmatch(first)
    made = _FROM.fullmatch(first)
    if owned is not None and owned["thing"].split()[-1].casefold() in DOCUMENTS:
        first = owned["owner"]
    elif made is not None and made["thing"].casefold() in DOCUMENTS:
        first = made["who"]
    if first in italics or not _NAME.fullmatch(first) or len(first.split()) > 6:
        return
    name = full_name(first, topic)
    if name is not None and (len(name.split()) > 1 or name != first):
        yield name
