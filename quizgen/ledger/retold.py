"""Two tellings of one thing: a prompt whose sentence was shortened, lengthened or partly reworded.

Words count here by their first letters and without the small ones. A telling has the other's words in their order,
with nothing moved (who succeeded whom), no number or opposite in the place of another, and nothing denied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

STEM = 5
"""Letters of a word that count: "praised" is "praise"."""

LEAST_COMMON = 4
"""Fewest words in common, where one telling has no word that the other lacks."""

LEAST_REWORDED = 6
"""The same, where each has words of its own."""

LEAST_NUMBERED = 6
"""The same, where one has a number that the other lacks (an hour, a distance)."""

SHARE = 0.75
"""Least share of the shorter telling that is in common."""

LONGER_SHARE = 0.4
"""Least share of the longer one."""

_SMALL_WORDS = frozenset(
    "a an and as at by date day did for from gap had has he her his in into is it its may month of on or s season she "
    "that the their they this to was were what when which who whom year with".split()
)
_DENIALS = frozenset("no not never nor neither without failed refused".split())
_OPPOSITES = frozenset(
    "north northern south southern east eastern west western upper lower old new older younger elder former latter "
    "first last left right before after won lost win lose began ended begin end start opened closed male female "
    "brother sister father mother son daughter husband wife".split()
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A prompt as its telling words, in order; which of them are numbers; and the words that deny."""

    words: tuple[str, ...]
    numbers: frozenset[str]
    denials: tuple[str, ...]

    @classmethod
    def of(cls, words: Sequence[str], is_number: Callable[[str], bool]) -> Telling:
        """The telling of a folded prompt."""
        numbers = frozenset(filter(is_number, words))
        whole = numbers | _OPPOSITES
        telling = [word for word in words if word not in _SMALL_WORDS and word not in _DENIALS]
        return cls(
            words=tuple(word if word in whole else word[:STEM] for word in telling),
            numbers=numbers,
            denials=tuple(sorted(word for word in words if word in _DENIALS)),
        )


def is_retold(one: Telling, other: Telling) -> bool:
    """Whether two prompts, of one template and with one answer, tell the same thing."""
    if one.denials != other.denials or not one.words or not other.words:
        return False
    shorter, longer = sorted((len(one.words), len(other.words)))
    removed, added = Counter(one.words) - Counter(other.words), Counter(other.words) - Counter(one.words)
    common = len(one.words) - removed.total()
    if common < SHARE * shorter or common < LONGER_SHARE * longer:
        return False
    decisive = one.numbers | other.numbers | _OPPOSITES
    if removed.keys() & decisive and added.keys() & decisive:
        return False
    if (removed.keys() | added.keys()) & (one.numbers | other.numbers):
        least = LEAST_NUMBERED
    else:
        least = LEAST_REWORDED if removed and added else LEAST_COMMON
    return common >= least and _in_order(one.words, other.words) == common


def _in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two sequences have in common in one order."""
    from rapidfuzz.distance import LCSseq

    return int(LCSseq.similarity(one, other))
