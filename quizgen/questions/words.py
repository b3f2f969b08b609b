"""Words that tell one happening from another."""

from __future__ import annotations

from functools import lru_cache

from quizgen.names import fold, folded_words

_SMALL = frozenset(
    "a an and as at be been by could date dates day did do does during each event events false for from had has have "
    "he her hers him his how in into is it its made missing month of on one or order our out over person s season she "
    "so than that the their them then they this those to true under up upon was were what when where which while who "
    "whom whose will with would year years".split()
)
_ONE_WORD = {"die": "died", "dies": "died", "death": "died", "dead": "died", "birth": "born", "wed": "married"}
_STEM = 5  # letters, so that "elected" and "election" are one word


def count_telling(text: str) -> int:
    """How many words of a text are no small ones; numbers count."""
    return sum(word not in _SMALL for word in fold(text).split())


@lru_cache(maxsize=16384)
def stems(text: str) -> frozenset[str]:
    """The telling words of a text, folded and cut to their first letters; numbers are left out."""
    words = set(folded_words(text)) - _SMALL
    return frozenset({_ONE_WORD.get(word, word)[:_STEM] for word in words if not word.isdigit()})
