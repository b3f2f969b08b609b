"""The small line above a prompt: the deck's topic and the section, without what would give the answer away."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.names import fold, surname

PERSON_FIELDS = frozenset({"holder", "predecessor", "successor", "speaker", "creator", "person"})
"""The fields of facts that name people: whoever shows the surname shows the answer."""

_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?!\w)")
_YEARS = r"\(?\b(?:c\. ?)?\d{3,4}s?(?:\s*[–-]\s*(?:\d{2,4}s?|present)?)?\)?"
_DATE_HEAD = re.compile(rf"\A{_YEARS}[\s,:;–-]*")
_DATE_TAIL = re.compile(
    rf"[\s,:;–-]*(?:\b(?:of|in|from|since|until|to|after|before|by|the|and|between)\s+)*{_YEARS}\s*\Z", re.IGNORECASE
)


def context_line(title: str, section: tuple[str, ...], answer: str, asks: str) -> str:
    """Title and section, joined by dots; parts that hold a date are cut, those with a digit or the answer left out.

    The title stays whatever it holds: it is the deck's.

    Args:
        answer: the answer, which no part but the title may show.
        asks: the field that is asked for.
    """
    parts = [title]
    for part in section:
        bare = _without_dates(part)
        if bare and not any(map(str.isdigit, bare)) and not shows(answer, asks, bare):
            parts.append(bare[:1].upper() + bare[1:])
    return " · ".join(parts)


@lru_cache(maxsize=1024)
def _without_dates(part: str) -> str:
    """A heading less the years at its start and end."""
    bare = _DATE_HEAD.sub("", _DATE_TAIL.sub("", part)).strip()
    return bare[: bare.rindex("(")].strip() if bare.count("(") > bare.count(")") else bare


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    """A text's words, folded, each between two spaces."""
    return f" {fold(_POSSESSIVE.sub('', text))} "


def shows(answer: str, asks: str, text: str) -> bool:
    """Whether a text gives the answer away: holds it, or, of a person's name, the surname."""
    words = _words(text)
    return any(f" {name} " in words for name in _telling(answer, asks))


@lru_cache(maxsize=4096)
def _telling(answer: str, asks: str) -> tuple[str, ...]:
    """What gives an answer away, folded."""
    names = {fold(answer), fold(surname(answer)) if asks in PERSON_FIELDS else ""}
    return tuple(sorted(names - {""}))
