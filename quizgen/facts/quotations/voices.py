"""From a word of a parsed lead-in to the name of a speaker: a person as the article names them in full, or a body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.facts.quotations.words import ROLES
from quizgen.facts.topic import Topic
from quizgen.language import Parse, Token
from quizgen.names import PARTICLES, TITLES, fold

_NAME_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_PRONOUNS = {"he": "male", "she": "female", "him": "male", "her": "female", "himself": "male", "herself": "female"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Who may be meant in a lead-in.

    Attributes:
        he: the one whom "he" or "she" must mean there, None where that is open.
    """

    topic: Topic
    he: str | None = None


def voice_of(parse: Parse, token: Token, company: Company) -> str | None:
    """The one speaker that a noun phrase names; None for several, for a bare description and for what is no name."""
    if parse.children(token, "conj"):
        return None
    if token.pos == "PRON":
        return company.he if token.text.casefold() in _PRONOUNS else None
    if token.pos != "PROPN":
        named = [child for child in parse.children(token, "appos") if child.pos == "PROPN"]
        return voice_of(parse, named[0], company) if len(named) == 1 else None
    run = name_run(parse, token)
    article = run[0].i > 0 and parse.tokens[run[0].i - 1].text.casefold() == "the"
    return full_name(" ".join(t.text for t in run), company.topic, article=article)


def name_run(parse: Parse, token: Token) -> tuple[Token, ...]:
    """The unbroken run of name words around a token, particles within it included."""
    first = last = token.i
    tokens = parse.tokens
    while first > 0 and _of_name(tokens[first - 1], after_name=first > 1 and tokens[first - 2].pos == "PROPN"):
        first -= 1
    while last + 1 < len(tokens) and _of_name(tokens[last + 1], after_name=False):
        last += 1
    return tokens[first : last + 1]


def _of_name(token: Token, *, after_name: bool) -> bool:
    if token.pos == "PROPN":
        return bool(_NAME_WORD.match(token.text))
    return after_name and token.text.casefold() in PARTICLES


def full_name(name: str, topic: Topic, *, article: bool = False) -> str | None:
    """A name as the article has it in full; None where it may be several people's.

    Args:
        name: as it is written, titles and roles included.
        topic: of the article.
        article: whether "the" stands before it: then it is a body or a periodical, and no person.
    """
    words = name.split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in ROLES | TITLES:
        words = words[1:]
    bare = " ".join(words)
    if topic.person and topic.is_named_by(bare):
        return topic.title
    if article:
        return f"the {name}"
    if len(words) == 1:
        found = topic.people.get(fold(bare))
        return None if found == "" else found or name
    return bare
