"""From the word that stands for a speaker to a name: a person as the article names them in full, a body, a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.facts.quotations.people import People, without_roles
from quizgen.facts.quotations.words import NO_NAMES, NOBLE_TITLES, ROLES
from quizgen.language import Parse, Token
from quizgen.names import PARTICLES, TITLES

_NAME_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
SINGULAR_PRONOUNS = frozenset({"he", "she", "him", "her", "himself", "herself", "his"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Who may be meant in a sentence.

    Attributes:
        he: the one whom "he" or "she" must mean there, None where that is open.
        near: the texts before it, the nearest last.
    """

    people: People
    he: str | None = None
    near: tuple[str, ...] = ()


def voice_of(parse: Parse, token: Token | None, company: Company) -> str | None:
    """The one speaker that a noun phrase names; None for several, a bare description and what is no name."""
    if token is None or parse.children(token, "conj"):
        return None
    if token.pos == "PRON":
        return company.he if token.text.casefold() in SINGULAR_PRONOUNS else None
    if not is_name(token, company.people):
        named = [child for child in parse.children(token, "appos") if child.pos == "PROPN" and child.i > token.i]
        if token.tag in ("NNS", "NNPS") or len(named) != 1:
            return None
        return voice_of(parse, named[0], company)
    run = name_run(parse, token, company.people)
    if _joined(parse, run):
        return None
    return name_of(parse, run, company)


def name_of(parse: Parse, run: Sequence[Token], company: Company) -> str | None:
    """The name that a run of name words stands for."""
    text = parse.text[run[0].start : run[-1].end]
    before = parse.tokens[run[0].i - 1] if run[0].i else None
    if before is not None and before.text.casefold() == "the":
        words, title = without_roles(text.split())
        if (title and company.people.is_known(" ".join(words))) or company.people.known_suffix(words) is not None:
            return company.people.complete(text, company.near)
        if before.text == "the" and all(word.casefold() in ROLES | TITLES | NO_NAMES for word in text.split()):
            return None
        return f"the {text}"
    return company.people.complete(text, company.near)


def name_run(parse: Parse, token: Token, people: People) -> tuple[Token, ...]:
    """The unbroken run of name words around a token, particles within it included."""
    first = last = token.i
    tokens = parse.tokens

    def names(i: int) -> bool:
        return is_name(tokens[i], people)

    def joins(i: int) -> bool:
        return tokens[i].text in PARTICLES and 0 < i < len(tokens) - 1 and names(i - 1) and names(i + 1)

    while first > 0 and (names(first - 1) or joins(first - 1)):
        first -= 1
    while last + 1 < len(tokens) and (names(last + 1) or joins(last + 1)):
        last += 1
    if tokens[first].text in NOBLE_TITLES and last + 2 < len(tokens) and tokens[last + 1].text == "of" and names(last + 2):
        last += 2
    return tokens[first : last + 1]


def is_name(token: Token, people: People) -> bool:
    """Whether a word is part of a name: a capitalised proper noun, or taken for something else but known as a surname."""
    if not token.text[0].isupper() or not _NAME_WORD.match(token.text):
        return False
    return token.pos == "PROPN" or (token.pos in ("NOUN", "ADJ", "VERB", "X") and people.is_surname(token.text))


def _joined(parse: Parse, run: Sequence[Token]) -> bool:
    """Whether the name is one of several ("Byrne and Marsh")."""
    before = parse.tokens[run[0].i - 1] if run[0].i else None
    if before is None or before.text.casefold() not in ("and", "or", "&", "nor"):
        return False
    return before.i > 0 and parse.tokens[before.i - 1].pos == "PROPN" and run[-1].dep in ("conj", "appos")
