"""What facts name: people, offices, works and places; and what kind of name of a person one is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quizgen.names import same_person

_NO_PERSON = re.compile(
    r"\b(?:academy|agency|army|assembly|association|board|bureau|cabinet|church|commission|committee|company|conference|"
    r"congress|council|court|department|government|house|institute|journal|league|magazine|ministry|movement|news|"
    r"office|organi[sz]ation|parliament|party|post|press|review|senate|society|soviet|state|the|times|tribune|union|"
    r"university|vacant|various|none)\b|\d|,|&|\band\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:(?:[^\W\d_][\w.’'-]*|[a-z]{1,3}|[IVX]+) ?){2,5}")
_ROYAL = re.compile(r"\b(?:Duke|Duchess|Prince|Princess|King|Queen|Tsar|Emperor|Empress)\b")
_NOBLE = re.compile(r"\b(?:Earl|Baron|Viscount|Marquess|Count|Countess|Lord|Lady|Sir)\b")
_REGNAL = re.compile(r"\w+(?: [\w.]+)* [IVX]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A person, office, work or place that some fact names.

    Attributes:
        name: as the article has it.
        also: other names of it, the first among them.
        year: a year that it belongs to, None where none is known.
        title: the article.
        part: what it is in the fact ("successor", "speaker", ...).
        about: telling words of what it was named for: an office, an occasion.
        owner: who held the office, said the words or made the work, folded.
        fact: the fact's key.
        asked: whether the fact is asked for it.
    """

    name: str
    also: frozenset[str]
    year: int | None
    title: str
    part: str
    owner: str
    fact: str
    about: frozenset[str] = frozenset()
    asked: bool = False


@lru_cache(maxsize=4096)
def shape_of(name: str) -> str:
    """What kind of name of a person this is: "plain", "royal", "noble"; "" for what is no person's name."""
    if _ROYAL.search(name) or _REGNAL.fullmatch(name):
        return "royal"
    if _NOBLE.search(name):
        return "noble"
    if _NO_PERSON.search(name) or not _PERSON.fullmatch(name):
        return ""
    return "plain"


def one_person(one: Named, other: Named) -> bool:
    """Whether two names can be one person's."""
    if not one.also.isdisjoint(other.also):
        return True
    return any(same_person(mine, theirs) for mine in one.also for theirs in other.also)
