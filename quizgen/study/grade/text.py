"""What a typed answer is compared as: words without case, accents and punctuation; and how far a slip may go."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from quizgen.names import latin

MAX_LENGTH = 1_000
"""Characters of an answer that are looked at; no answer is nearly as long."""

Likeness = Literal["same", "typo", "near", "other"]

_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv".split()

_SAME_WORDS = {
    **{word: str(number) for number, word in enumerate(_NUMBER_WORDS)},
    **{word: str(number) for number, word in enumerate(ORDINAL_WORDS, start=1)},
    **{numeral: str(number) for number, numeral in enumerate(_ROMAN, start=1) if len(numeral) > 1},
    "saint": "st",
    "ste": "st",
    "sainte": "st",
    "sankt": "st",
    "mount": "mt",
    "fort": "ft",
    "und": "and",
    "et": "and",
    "doctor": "dr",
    "mister": "mr",
    "professor": "prof",
    "general": "gen",
    "usa": "united states",
    "us": "united states",
    "uk": "united kingdom",
    "ussr": "soviet union",
    "wwi": "world war 1",
    "ww1": "world war 1",
    "wwii": "world war 2",
    "ww2": "world war 2",
}
"""Words and shortenings that mean the same wherever they stand."""

_ARTICLES = frozenset("the a an".split())

# What people write around an answer. Each is taken off once at most, so that an answer is never emptied.
_OPENINGS = re.compile(
    r"(?:(?:i (?:think|believe|guess)|maybe|perhaps|probably|possibly|well|um+|er+|uh)\W+(?:that )?)?"
    r"(?:(?:it|he|she|they|this|that|there)(?:'s|’s| was| is| were| are)\s+)?"
    r"(?:(?:in|on|at|by|from|as|near)\s+(?=\S))?",
    re.IGNORECASE,
)
_CLOSINGS = re.compile(
    r"(?:\W+(?:i (?:think|believe|guess)|probably|maybe|perhaps|or so))?\s*[?!.]*\s*$", re.IGNORECASE
)
_WORD = re.compile(r"\d+(?:[.,]\d{3})+(?!\d)|\w+")
_DOTTED = re.compile(r"\b(?:\w\.)+\w\b\.?|\b(?:\w\.){2,}")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


def tidy(text: str) -> str:
    """The answer on one line, with nothing around it, and without what people write around an answer."""
    line = " ".join(unicodedata.normalize("NFKC", text[:MAX_LENGTH]).split())
    line = "".join(char for char in line if char.isprintable())
    bare = _CLOSINGS.sub("", line[_match_end(line) :]).strip()
    return bare or line


def _match_end(line: str) -> int:
    opening = _OPENINGS.match(line)
    return opening.end() if opening else 0


@lru_cache(maxsize=8192)
def all_words(text: str) -> tuple[str, ...]:
    """The words of a text: small Latin letters, numbers as digits, "Saint" as "st"."""
    small = latin(text[:MAX_LENGTH].replace("&", " and ").replace("’", "'"))
    small = _DOTTED.sub(lambda match: match[0].replace(".", "") + " ", small)
    small = re.sub(r"'s\b", "s", small).replace("'", "")
    small = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", small)
    found = [match.replace(",", "").replace(".", "") for match in _WORD.findall(small)]
    plain = [_ORDINAL.sub(r"\1", word) if word[0].isdigit() else _SAME_WORDS.get(word, word) for word in found]
    if len(plain) > 1 and plain[-1] in _ROMAN:  # "Charles V", but not the V of "V. Marsh"
        plain[-1] = str(_ROMAN.index(plain[-1]) + 1)
    return tuple(" ".join(plain).split())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text that count: all but articles, unless it has no others."""
    words = all_words(text)
    return tuple(word for word in words if word not in _ARTICLES) or words


def likeness(given: str, right: str) -> Likeness:
    """How alike two words or texts of `words_of` are: the same, a slip of the keys, near to it, or another thing.

    A number is never a slip of another one. The first letter must be right: it is what tells Gambia from Zambia, and
    hardly anybody gets it wrong. One slip is granted from five letters on, two from nine on if the length stays about
    the same (Austria, Australia); one more is near, from seven letters on.
    """
    from rapidfuzz.distance import OSA

    if given == right:
        return "same"
    if _numbers(given) != _numbers(right):
        return "other"
    length = min(len(given), len(right))
    granted = 0 if length < 5 else 1 if length < 9 else 2
    slips = OSA.distance(given, right, score_cutoff=granted + 2)
    if given[:1] != right[:1] and given[:2] != right[:2][::-1]:
        return "near" if slips <= granted else "other"
    if slips <= granted and (slips < 2 or abs(len(given) - len(right)) < 2):
        return "typo"
    near = granted + 1 if length > 6 or len(given) == len(right) == 4 else granted
    return "near" if slips <= near else "other"


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def as_text(words: Sequence[str]) -> str:
    """Words as one text."""
    return " ".join(words)
