"""What facts name: people, offices, works and places; and what kind of name of a person one is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quizgen.names import fold, same_person
from quizgen.questions.words import stems

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
        section: where the fact stands.
        office: the office that it was named for.
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
    section: tuple[str, ...] = ()
    office: str = ""


@lru_cache(maxsize=4096)
def shape_of(name: str) -> str:
    """What kind of name of a person this is: "plain", "royal", "noble"; "" for what is no person's name."""
    if "," in name:
        return ""
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


ALIKE_OFFICES = 0.5
LEAST_ALIKE_OFFICES = 2
"""Share of the shorter title's telling words, and how many, that two offices of one kind have in common."""

_WHERE = re.compile(r"\b(?:of|for|to|from|in|at|on)\b|,")
_DEPUTY = re.compile(r"\b(?:acting|assistant|deputy|lieutenant|under|vice)\b", re.IGNORECASE)
_CANDIDACY = re.compile(r"\b(?:nominee|candidate)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def one_kind_of_office(one: str, other: str) -> bool:
    """Whether a holder of one office may be taken for one of another: the leaders of one party, say.

    A general is no candidate for president, the chair of a party none of a council, and none in one county leads all;
    nor is a deputy taken for whom he stands in for. Candidates are alike for one office only.
    """
    mine, theirs = stems(one), stems(other)
    if bool(_DEPUTY.search(one)) != bool(_DEPUTY.search(other)):
        return False
    if _CANDIDACY.search(one) or _CANDIDACY.search(other):
        return mine == theirs
    if (" in " in one) != (" in " in other):
        return False
    common = len(mine & theirs)
    if _noun(one) == _noun(other) and common >= LEAST_ALIKE_OFFICES:
        return True
    return common >= max(LEAST_ALIKE_OFFICES, ALIKE_OFFICES * min(len(mine), len(theirs)))


def _noun(office: str) -> str:
    """What an office is, without where: the noun of "Lieutenant Governor of Cork" is "governor"."""
    return (fold(_WHERE.split(office)[0]).split() or [""])[-1]
