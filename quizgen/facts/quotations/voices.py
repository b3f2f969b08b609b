"""From the word that stands for a speaker to a name: a person as the article names them in full, a body, a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.facts.quotations.people import People, without_roles
from quizgen.facts.quotations.words import NO_NAMES, NOBLE_TITLES, ROLES
from quizgen.language import Parse, Token
from quizgen.model import Emphasis, Link
from quizgen.names import PARTICLES, TITLES, bare_name, fold, same_person

_NAME_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
SINGULAR_PRONOUNS = frozenset({"he", "she", "him", "her", "himself", "herself", "his"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Who may be meant in a sentence.

    Attributes:
        near: the texts before it, the nearest last.
        marks: its links and italics; a name does not run over where one begins or ends.
    """

    people: People
    near: tuple[str, ...] = ()
    marks: tuple[Link | Emphasis, ...] = ()

    def mark_over(self, token: Token) -> Link | Emphasis | None:
        """The link or italics that a word stands in."""
        return next((mark for mark in self.marks if mark.start <= token.start and token.end <= mark.end), None)


def voice_of(parse: Parse, token: Token | None, company: Company, *, strict: bool = False) -> str | None:
    """The one speaker that a noun phrase names; None for several, a bare description and what is no name.

    Args:
        parse: of the sentence.
        token: head of the noun phrase.
        company: who may be meant.
        strict: whether the parse is doubtful: the name may run on from another ("on leaving Cork Byrne wrote"), and
            only somebody whom the article names elsewhere counts.
    """
    if token is None or token.pos == "PRON" or parse.children(token, "conj"):
        return None
    if not is_name(token, company.people):
        named = [child for child in parse.children(token, "appos") if child.pos == "PROPN" and child.i > token.i]
        if token.tag in ("NNS", "NNPS") or len(named) != 1:
            return None
        return voice_of(parse, named[0], company)
    if parse.children(token, "poss") or _of_somebody(parse, token):
        return None
    run = name_run(parse, token, company)
    if _joined(parse, run):
        return None
    name = name_of(parse, run, company)
    if not strict or (name is not None and company.people.is_person(name)):
        return name
    last = company.people.complete(run[-1].text, company.near) if company.people.is_surname(run[-1].text) else None
    return last if last is not None and company.people.is_person(last) else None


def name_of(parse: Parse, run: Sequence[Token], company: Company) -> str | None:
    """The name that a run of name words stands for."""
    people = company.people
    text = parse.text[run[0].start : run[-1].end]
    words, title = without_roles(text.split())
    mark = company.mark_over(run[-1])
    before = parse.tokens[run[0].i - 1] if run[0].i else None
    article = before is not None and before.text.casefold() == "the"
    if isinstance(mark, Link):
        target = bare_name(mark.target)
        if people.is_linked_person(target) and same_person(target, " ".join(words)):
            return people.complete(target, company.near)
    if not article:
        return people.complete(text, company.near)
    if (title and people.is_known(" ".join(words))) or people.known_suffix(words) is not None:
        return people.complete(text, company.near)
    if mark is not None and mark.start >= run[0].start - 4:
        text = parse.text[mark.start : mark.end]
        if text.startswith("The "):
            return text
    elif all(word.casefold() in ROLES | TITLES | NO_NAMES for word in text.split()):
        return None
    return f"the {text}"


def name_run(parse: Parse, token: Token, company: Company) -> tuple[Token, ...]:
    """The unbroken run of name words around a token, particles within it included; it crosses no link or italics."""
    first = last = token.i
    tokens = parse.tokens
    breaks = {at for mark in company.marks for at in (mark.start, mark.end)}

    def names(i: int) -> bool:
        return is_name(tokens[i], company.people)

    def joins(i: int) -> bool:
        return tokens[i].text in PARTICLES and 0 < i < len(tokens) - 1 and names(i - 1) and names(i + 1)

    def unbroken(i: int) -> bool:
        return tokens[i].start not in breaks and tokens[i - 1].end not in breaks

    while first > 0 and unbroken(first) and (names(first - 1) or joins(first - 1)):
        first -= 1
    while last + 1 < len(tokens) and unbroken(last + 1) and (names(last + 1) or joins(last + 1)):
        last += 1
    if (
        tokens[first].text in NOBLE_TITLES
        and last + 2 < len(tokens)
        and tokens[last + 1].text == "of"
        and names(last + 2)
    ):
        last += 2
    return tokens[first : last + 1]


def is_name(token: Token, people: People) -> bool:
    """Whether a word is part of a name: a capitalised proper noun, or a known surname taken for another word."""
    if not token.text[0].isupper() or not _NAME_WORD.match(token.text):
        return False
    return token.pos == "PROPN" or (token.pos in ("NOUN", "ADJ", "VERB", "X") and people.is_surname(token.text))


def _of_somebody(parse: Parse, token: Token) -> bool:
    """Whether the name only describes somebody ("the president of Varne University, who said")."""
    head = parse.head(token)
    return (
        token.dep == "pobj"
        and head.text.casefold() == "of"
        and any(child.dep == "relcl" for child in parse.children(token))
    )


def _joined(parse: Parse, run: Sequence[Token]) -> bool:
    """Whether the name is one of several ("Byrne and Marsh")."""
    before = parse.tokens[run[0].i - 1] if run[0].i else None
    if before is None or before.text.casefold() not in ("and", "or", "&", "nor"):
        return False
    return before.i > 0 and parse.tokens[before.i - 1].pos == "PROPN" and run[-1].dep in ("conj", "appos")


def same_speaker(one: str, other: str) -> bool:
    """Whether two speakers are one: a person's names, or a body's with or without "the"."""
    return same_person(one, other) or fold(one).removeprefix("the ") == fold(other).removeprefix("the ")
