"""The gender that words tell: nouns and titles of men and of women, and the names that a text gives to such."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from quizgen.model import Sentence
from quizgen.names import fold

Gender = Literal["male", "female"]

PERSONAL: dict[str, Gender] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
"""The pronouns that stand for one person, each with the gender it tells."""

FEMALE = frozenset(
    "actress aunt baroness bride countess dame daughter daughter-in-law duchess empress fiancée fiancee girl "
    "girlfriend goddess governess granddaughter grandmother heiress lady miss mistress mother mother-in-law mrs ms "
    "niece nun princess queen sister sister-in-law stepdaughter stepmother stepsister tsarina widow wife woman".split()
)
MALE = frozenset(
    "baron boy boyfriend bridegroom brother brother-in-law count duke emperor father father-in-law fiancé gentleman "
    "grandfather grandson husband king lord man monk mr nephew prince sir son son-in-law stepbrother stepfather "
    "stepson tsar uncle widower".split()
)
"""Nouns and titles of men; "fiance" without its accent is written of women too."""

_NAME = r"[A-Z][\w-]*[a-z](?: (?:[a-z]{2,3} )?[A-Z][\w-]*[a-z])*"
_INTRODUCED: dict[Gender, re.Pattern[str]] = {
    "female": re.compile(rf"\b(?i:{'|'.join(sorted(FEMALE, key=len, reverse=True))}),? ({_NAME})"),
    "male": re.compile(rf"\b(?i:{'|'.join(sorted(MALE, key=len, reverse=True))}),? ({_NAME})"),
}


def nouns_of_other(gender: Gender) -> frozenset[str]:
    """Nouns and titles of people whom a pronoun of this gender cannot mean."""
    return MALE if gender == "female" else FEMALE


def names_of_other(sentences: Iterable[Sentence], gender: Gender) -> frozenset[str]:
    """Folded names, whole and given, of those whom a text calls "his mother Ida Marsh" where "his" tells the gender."""
    pattern = _INTRODUCED["male" if gender == "female" else "female"]
    names = {fold(name) for s in sentences for name in pattern.findall(s.text)}
    return frozenset(names | {name.split()[0] for name in names})
