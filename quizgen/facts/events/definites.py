"""Definites ("the union"): whether they lean on the text before, and the full name that an earlier mention gives."""

from __future__ import annotations

import re

from quizgen.facts.events.draft import Draft
from quizgen.facts.events.grammar import SUBJECTS
from quizgen.facts.events.words import (
    BODIES,
    FIRSTS,
    INSTITUTIONS,
    INSTRUMENTS,
    KNOWN_TO_ALL,
    MADE,
    PLACE_NOUNS,
    PLACES,
    TEXTS,
)
from quizgen.language import Token

_RELATIONAL = ("al", "ic", "ar", "ary", "ese", "ist")
_TELLING = frozenset({"against", "at", "between", "for", "of", "to"})
_NAME_WORD = r"[A-Z][\w’'-]*"
_INITIALS = re.compile(r"\b[A-Z]{2,6}\b")
_OPENERS = re.compile(r"(?:A|After|An|As|At|Before|By|For|From|Her|His|In|Its|On|The|When|While) ")


def name_definites(draft: Draft, earlier: str) -> Draft:
    """Put the full name for "the union" where the sentences before name one union, and one only."""
    said: dict[int, str] = {}
    for token in draft.tokens():
        if (
            token.text.casefold() not in BODIES
            or token.tag not in ("NN", "NNP")
            or token.i in draft.said
            or token.text.endswith("s")
            or token.text.isupper()
        ):
            continue
        children = [c for c in draft.parse.children(token) if c.i in draft.kept and c.dep not in ("punct", "case")]
        if [c.text.casefold() for c in children] != ["the"] or (token.tag == "NN" and not leans(draft, token)):
            continue
        opened = draft.parse.text[: token.start]
        text = f"{earlier} {opened}"
        names = full_names(text, token.text) | _other_initials(text, token.text)
        if len(names) == 1 and not full_names(draft.join(t for t in draft.tokens() if t.i < token.i), token.text):
            said[token.i] = names.pop()
    return draft.saying(said)


def _other_initials(text: str, noun: str) -> set[str]:
    """Initials in a text that can be those of another such thing ("the NFL" where "the league" is asked for)."""
    own = {"".join(word[0] for word in name.split() if word[0].isupper()) for name in full_names(text, noun)}
    return {each for each in _INITIALS.findall(text) if each[-1] == noun[0].upper() and each not in own}


def full_names(text: str, noun: str) -> set[str]:
    """The names in a text that end in a noun ("Cork Printers' Union" for "union"), as written without "the"."""
    last = re.escape(noun[:1].upper() + noun[1:])
    found = re.findall(rf"(?:{_NAME_WORD}(?: (?:of|for|the|de|du))* ){{1,7}}{last}\b(?! of\b)", text)
    bare = {_OPENERS.sub("", name.rpartition(" of the ")[2], count=1) for name in found}
    return {name for name in bare if " " in name}


def leans(draft: Draft, noun: Token) -> bool:
    """Whether "the" with this noun points at something told before: nothing on the card says which one."""
    if {noun.lemma.casefold(), noun.text.casefold()} & KNOWN_TO_ALL or _goes_on(draft, noun) or _is_played(draft, noun):
        return False
    if _is_first_of_all(draft, noun) or _names_next(draft, noun) or _is_place_told(draft, noun):
        return False
    kept = set(draft.kept)
    for child in draft.parse.children(noun):
        if child.i not in kept:
            continue
        if child.dep == "prep" and child.text in ("at", "in") and noun.lemma in MADE | TEXTS:
            continue
        if child.dep in ("prep", "relcl", "acl", "appos", "poss", "nmod") and child.i > noun.i:
            return False
        if child.dep in ("compound", "amod", "nmod", "poss") and any(
            t.pos == "PROPN" or t.text[:1].isupper() for t in draft.parse.subtree(child)
        ):
            return False
        if child.tag == "JJS" or (
            child.dep == "amod" and child.text.endswith(_RELATIONAL) and noun.lemma in INSTITUTIONS
        ):
            return False
        if set(range(child.i, child.i + 1)) & draft.clause.date:
            return False
    return True


def _is_place_told(draft: Draft, noun: Token) -> bool:
    """Whether "the city" is the one place that the card names before it ("left Cork, fearing for the city")."""
    if noun.lemma not in PLACE_NOUNS or draft.clause.event.i != draft.clause.verb.i:
        return False
    named = [t for t in draft.tokens() if t.i < noun.i and t.pos == "PROPN" and t.dep != "compound"]
    return len(named) > 0 and [t.entity in PLACES for t in named].count(True) == 1


def _goes_on(draft: Draft, noun: Token) -> bool:
    """Whether what follows says which one, though the parser hangs it on the verb ("the address at the funeral of")."""
    place = noun.i + 1
    if place >= len(draft.parse.tokens) or place not in draft.kept:
        return False
    following = draft.parse.tokens[place]
    below = {t.i for t in draft.parse.subtree(following)}
    return (
        following.text in _TELLING
        and following.i not in draft.clause.date
        and any(draft.parse.tokens[i].pos == "PROPN" for i in below - draft.clause.date)
    )


def _is_played(draft: Draft, noun: Token) -> bool:
    """Whether an instrument is meant ("started playing the flute"), and none in particular."""
    return noun.lemma.casefold() in INSTRUMENTS and draft.parse.head(noun).lemma in ("learn", "play", "study", "teach")


def _names_next(draft: Draft, noun: Token) -> bool:
    """Whether the name of what is meant stands right behind the noun ("the cartoonist Ida Marsh")."""
    place = noun.i + 1
    following = draft.parse.tokens[place] if place < len(draft.parse.tokens) else noun
    named = following.pos == "PROPN" and place in draft.kept and place not in draft.clause.date
    return named and following.dep not in SUBJECTS


def _is_first_of_all(draft: Draft, noun: Token) -> bool:
    """Whether it is the first of its kind ever that something became or was made ("the first private airline")."""
    parse = draft.parse
    words = [c for c in parse.children(noun, "amod", "compound", "nummod") if c.i in draft.kept]
    if not any(c.text.casefold() == "first" for c in words) or len(words) < 2:
        return False
    above = parse.head(noun)
    became = noun.dep == "attr" and above.lemma == "become"
    return became or (noun.dep == "pobj" and above.text == "as") or above.lemma.casefold() in FIRSTS
