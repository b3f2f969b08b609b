"""Text -> tokens, each with a one-letter kind, so that the grammar can be written as patterns over letters.

Kinds of numbers and marks (those of words stand in `lexicon`):

    d 1 to 31    h another number of two digits    t three digits    Y 1000 to 2999    n any other number
    o "21st"    D "1980s", "'80s"    F "80s"    - dash    P end of a paragraph    G "O.S.", "Julian calendar"
    $ currency, #, §
    , . ; : / ( ) [ ] ' " ? % stand for themselves, ! for every other mark
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quizgen.dates.lexicon import FEASTS, kind_of

# No part of this can run far and fail: repetitions are possessive or bounded, or end their branch, so reading is linear
# in the text. None of a group is possessive: Python before 3.11.5 misreads those (CPython gh-106052).
_TOKEN = re.compile(
    r"""
      (?P<plain> [abd-z][a-z]*+ (?![^\W_]|['’]) )  # most tokens, so tried first; "c." may be circa
    | (?P<paragraph> \n[^\S\n]*+\n\s*+ | (?<=[.!?:"”)\]])\n\s*+ )
    | (?P<feast> (?: """
    + "|".join(re.escape(name).replace("'", "['’]") for name in FEASTS)
    + r""" ) (?![^\W_]) )
    | (?P<style> \b[ON]\.[ ]?S\.?(?![^\W_]) | \bOS\b(?=[ ][0-9]) | \b(?:Old|New)[ ][Ss]tyle\b
      | \b(?:Julian|Gregorian)[ ][Cc]alendar\b )
    | (?P<dotted> \b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.
      | \bB\.[ ]?C\.(?:[ ]?E\.)? | \bA\.[ ]?D\. | \bC\.[ ]?E\. )
    | (?P<circa> \bca?\.?(?=\s{0,2}[0-9]) )
    | (?P<number> (?<![^\W_]) [0-9]++ (?:,[0-9]{3}(?![0-9])){0,4} (?:\.[0-9]++)?
      (?:st\b|nd\b|rd\b|th\b|(?<=0)['’]?s\b)? (?![^\W_]) )
    | (?P<short_decade> ['’][0-9]0s\b )
    | (?P<word> [^\W_]++ (?: ['’](?!s\b)[^\W_]++ )* )
    | (?P<mark> [^\w\s]|_ )
    """,
    re.VERBOSE,
)
_MARKS = {mark: mark for mark in ",.;:/()[]?%"}
_MARKS |= dict.fromkeys("-‐‑‒–−", "-") | dict.fromkeys("'’‘", "'") | dict.fromkeys('"“”', '"')
_MARKS |= dict.fromkeys("$£€¥#№§", "$")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: token `i` is `text[starts[i]:ends[i]]` and has the kind `kinds[i]`."""

    text: str
    kinds: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def word(self, index: int) -> str:
        """The token as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def kind(self, index: int) -> str:
        """The token's kind; beyond the text's ends that of a paragraph's end."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else "P"

    def word_at(self, index: int) -> str:
        """The token as written, empty beyond the text's ends."""
        return self.word(index) if 0 <= index < len(self.kinds) else ""

    def word_before(self, index: int) -> str:
        """The token before, empty at the text's start."""
        return self.word_at(index - 1)

    def tight(self, index: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return 0 <= index < len(self.starts) - 1 and self.ends[index] == self.starts[index + 1]


def tokenize(text: str) -> Tokens:
    """Split a text; white space belongs to no token. Linear in the text."""
    kinds, starts, ends = [], [], []
    for match in _TOKEN.finditer(text):
        kinds.append(_kind(match.lastgroup, match.group()))
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, _tight_dashes(kinds, starts, ends), tuple(starts), tuple(ends))


@lru_cache(maxsize=1 << 14)
def _kind(group: str | None, written: str) -> str:
    match group:
        case "word" | "plain":
            return kind_of(written)
        case "mark":
            return "_" if written == "—" else _MARKS.get(written, "!")
        case "number":
            return _number_kind(written)
        case "dotted":
            return "M" if written[1:2].isalpha() else "E"
        case _:
            return {"paragraph": "P", "feast": "H", "style": "G", "circa": "q", "short_decade": "D"}[group or ""]


def _number_kind(token: str) -> str:
    digits = token.rstrip("stndrh'’")
    if not digits.isdigit():
        return "n"
    if digits != token:
        if token[-1] == "s":
            return {4: "D", 3: "D", 2: "F"}.get(len(digits), "n") if digits[0] != "0" else "n"
        return "o" if 1 <= int(digits[:3]) <= 31 else "n"
    if len(token) <= 2:
        return "d" if 1 <= int(token) <= 31 else "h"
    if token[0] == "0" or len(token) > 4:
        return "n"
    return "t" if len(token) == 3 else "Y" if token[0] in "12" else "n"


def _tight_dashes(kinds: list[str], starts: list[int], ends: list[int]) -> str:
    """An em dash between two words without spaces may join a range; with spaces it is punctuation."""
    for i, kind in enumerate(kinds):
        if kind == "_":
            tight = 0 < i < len(kinds) - 1 and ends[i - 1] == starts[i] and ends[i] == starts[i + 1]
            kinds[i] = "-" if tight else ";"
    return "".join(kinds)
