"""Whether a typed name is somebody's: surname alone, initials, order, spelling, numbers of monarchs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from quizgen.names import PARTICLES, SUFFIXES, TITLES, bare_name, sound
from quizgen.study.grade.text import all_words, likeness

Naming = Literal["full", "surname", "slip", "other first name", "first name", "near", "other"]
"""How a text names a person: by the whole name or more of it than the surname; by the surname alone; the same with a
slip of the keys; the right surname with another first name; the first name alone; nearly; or not at all."""

_NOT_NAMES = TITLES | SUFFIXES | frozenset("gen prof madame madam monsieur mme herr frau don dona signor sra".split())
_INITIALS = re.compile(r"\b(\w\.)(?=\w\.)|\b(\w\.)(?=\w{2})")


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in their order, "Marsh, Ida" set right, titles before it left out."""
    bare = _INITIALS.sub(r"\1\2 ", bare_name(name)) if " " in name.strip() else bare_name(name)
    last, comma, first = bare.partition(",")
    is_rank = " of " in first or first.strip().casefold() in SUFFIXES  # "Edward, Duke of York", "Smith, Jr."
    if comma and first.strip() and not is_rank:
        bare = f"{first.strip()} {last.strip()}"
    words = [word for word in all_words(bare) if word != "the"]
    while len(words) > 1 and words[0] in _NOT_NAMES:
        words = words[1:]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words = words[:-1]
    return tuple(words)


def same_word(given: str, right: str) -> bool:
    """Whether two words are one name in two spellings."""
    return given == right or (not (given.isdigit() or right.isdigit()) and _key(given) == _key(right))


def _key(word: str) -> str:
    """The sound of a name; of a longer one its consonants, for vowels are what spellings differ in most."""
    key = sound(word)
    consonants = "".join(char for char in key if char not in "aeiou")
    return f"{key[0]}{consonants}{len(key) - len(consonants)}" if len(consonants) >= 4 and len(key) > 5 else key


def naming(given: str, name: str) -> Naming:
    """How a typed answer names the person with this name."""
    typed, words = name_words(given), name_words(name)
    if not typed or not words:
        return "other"
    if all(map(same_word, typed, words)) and len(typed) == len(words):
        return "full"
    if len(typed) == len(words) > 1 and sorted(map(_key, typed)) == sorted(map(_key, words)):
        return "full"
    family = _family(words)
    if _is_family(typed, family):
        return "surname"
    if words[-1].isdigit():
        return _monarch(typed, words)
    if same_word(typed[-1], words[-1]):
        return _with_first_names(typed[:-1], words[:-1])
    if likeness("".join(typed), "".join(words)) in ("typo", "same"):
        return "slip"
    return _by_another_part(typed, words)


def _family(words: Sequence[str]) -> tuple[str, ...]:
    """The surname with its particles; a monarch's whole name, for "II" alone is nobody."""
    if words[-1].isdigit():
        return tuple(words[-2:])
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return tuple(words[first:])


def _is_family(typed: Sequence[str], family: Sequence[str]) -> bool:
    without = [word for word in typed if word not in PARTICLES] or list(typed)
    bare = [word for word in family if word not in PARTICLES] or list(family)
    if len(without) == len(bare) and all(map(same_word, without, bare)):
        return True
    return "".join(typed) == "".join(family)


def _with_first_names(typed: Sequence[str], firsts: Sequence[str]) -> Naming:
    """The surname is right: whether the names before it are among the person's, in their order.

    A middle name that the person's name leaves out ("John Fitzgerald Kennedy" for John Kennedy) does no harm.
    """
    left = [word for word in firsts if word not in PARTICLES]
    slips = False
    for number, word in enumerate(word for word in typed if word not in PARTICLES):
        place = next((n for n, other in enumerate(left) if same_word(word, other) or _initial(word, other)), None)
        if place is None:
            place = next((n for n, other in enumerate(left) if likeness(word, other) == "typo"), None)
            slips = slips or place is not None
        if place is not None:
            left = left[place + 1 :]
        elif number == 0 and left:
            return "other first name"
    return "slip" if slips else "full"


def _initial(one: str, other: str) -> bool:
    """Whether one is the first letter of the other, as it is written or as it sounds (Yu. or J. for Yuri)."""
    short, full = sorted((one, other), key=len)
    return len(short) == 1 and (short == full[0] or sound(short) == sound(full)[:1])


def _monarch(typed: Sequence[str], words: Sequence[str]) -> Naming:
    """A name with a number: the number must be right, and the name before it too."""
    if typed[-1] == words[-1] and len(typed) > 1:
        close = likeness("".join(typed), "".join(words))
        return "slip" if close == "typo" else "near" if close == "near" else "other"
    return "first name" if len(typed) < len(words) and all(map(same_word, typed, words)) else "other"


def _by_another_part(typed: Sequence[str], words: Sequence[str]) -> Naming:
    """The surname is not there as it should be: a slip in it, the first name alone, or somebody else."""
    close = likeness(typed[-1], words[-1])
    if close == "near" and likeness(sound(typed[-1]), sound(words[-1])) in ("typo", "same"):
        close = "typo"
    firsts = _with_first_names(typed[:-1], words[:-1])
    if close == "typo":
        return "near" if firsts == "other first name" else "slip"
    if close == "near" and firsts == "full":
        return "near"
    if len(typed) < len(words) and all(map(same_word, typed, words)):
        return "first name"
    return "other"


def share_surname(one: str, other: str) -> bool:
    """Whether two names have one surname."""
    mine, theirs = name_words(one), name_words(other)
    return bool(mine and theirs) and _is_family(_family(mine), _family(theirs))


def bearers(name: str, rivals: Iterable[str]) -> list[str]:
    """Other people than `name` with the same surname among the rivals."""
    return [rival for rival in rivals if share_surname(name, rival) and naming(rival, name) == "other first name"]
