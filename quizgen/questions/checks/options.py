"""Item checks of the options of a choice; of a match and an order, that no two are one."""

from __future__ import annotations

import re

from quizgen.model import Question
from quizgen.names import fold
from quizgen.questions.words import stems

MOST_UNEQUAL = 2.5
"""Longest option, in characters, as a multiple of the shortest; a few characters more do not count."""

LONGEST_RIGHT = 1.4
"""The right option, in characters, as a multiple of the longest wrong one."""

FEW_CHARACTERS = 10
"""Differences of length that nobody sees."""

_CATCH_ALL = re.compile(
    r"\b(?:all|none|both|any|neither|either) of (?:the above|these|them|those)\b|\A(?:both )?[A-D] (?:and|or) [A-D]\Z",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d")
_MARKED = re.compile(r"\A[a-dA-D1-4][.)] ")
_ABSOLUTE = re.compile(r"\b(?:always|never|nobody|nothing|everyone|everything)\b", re.IGNORECASE)


def right_once(question: Question) -> str | None:
    """The right option stands among the options, once (rule 3)."""
    if question.form not in ("choice", "true_false"):
        return None
    times = [fold(choice) for choice in question.choices or ()].count(fold(question.answer))
    return None if times == 1 else "the right option does not stand there once"


def different_options(question: Question) -> str | None:
    """No two options are one but for spelling: "Müller" and "Muller", "1918" and "1918." (rule 3)."""
    texts = [fold(choice) for choice in question.choices or ()]
    return "two options are alike" if len(set(texts)) < len(texts) or "" in texts else None


def no_overlap(question: Question) -> str | None:
    """No option holds another: "1918" beside "March 1918", "Cork" beside "Cork, Ireland" (rule 3)."""
    if question.form != "choice":
        return None
    texts = [f" {fold(choice)} " for choice in question.choices or ()]
    inside = any(one in other for one in texts for other in texts if one is not other)
    return "one option holds another" if inside else None


def options_of_one_kind(question: Question) -> str | None:
    """Options are all dates or all words, and dates equally exact: no "1918" beside "Cork" or "3 May 1918" (rule 5)."""
    if question.form != "choice":
        return None
    kinds: set[object] = set()
    if question.date is not None:
        kinds = {_kind(choice) for choice in question.choices or ()}
    elif question.fact_kind != "event":
        kinds = {bool(_DIGITS.search(choice)) for choice in question.choices or ()}
    return "options of unequal kind" if len(kinds) > 1 else None


def _kind(choice: str) -> tuple[int, int]:
    """How exact a date is: how many numbers and words it has."""
    words = choice.replace(",", "").split()
    numbers = sum(word.isdigit() for word in words)
    return numbers, len(words) - numbers


def options_of_one_length(question: Question) -> str | None:
    """No option is much longer than another: the odd one is taken or left at sight (rule 5)."""
    if question.form != "choice" or not question.choices:
        return None
    lengths = sorted(map(len, question.choices))
    if lengths[-1] - lengths[0] > FEW_CHARACTERS and lengths[-1] > MOST_UNEQUAL * lengths[0]:
        return "options of unequal length"
    return None


def right_not_longest(question: Question) -> str | None:
    """The right option does not stand out by its length (rule 5)."""
    if question.form != "choice" or not question.choices:
        return None
    longest = max((len(choice) for choice in question.choices if choice != question.answer), default=0)
    right = len(question.answer)
    if right - longest > FEW_CHARACTERS and right > LONGEST_RIGHT * longest:
        return "the right option is the longest"
    return None


def no_catch_all(question: Question) -> str | None:
    """No "all of the above", "none of these", "A and B" (rule 3)."""
    if any(_CATCH_ALL.search(choice) for choice in question.choices or ()):
        return "an option for several others"
    return None


def plain_options(question: Question) -> str | None:
    """Options carry no letters or numbers of their own and no absolute term (rules 1 and 5)."""
    for choice in question.choices or ():
        if _MARKED.match(choice):
            return "an option has a letter of its own"
        if question.form == "choice" and _ABSOLUTE.search(choice):
            return "an absolute term"
    return None


def no_word_repeated(question: Question) -> str | None:
    """No telling word of the prompt stands in the right option alone: it would be found by its sound (rule 5)."""
    if question.form != "choice" or question.date is not None or question.fact_kind == "event":
        return None
    told = stems(question.prompt)
    others = frozenset[str]().union(*(stems(choice) for choice in question.choices or () if choice != question.answer))
    only = (stems(question.answer) & told) - others
    return "a word of the prompt stands in the right option alone" if only else None
