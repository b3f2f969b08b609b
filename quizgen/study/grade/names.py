"""Whether a typed name, place, title or phrase is the right one.

Of the other answers in the deck (`rivals`) none may be as near to what was typed as the right one: a slip of the keys
never turns one answer into another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quizgen.names import latin, sound
from quizgen.study.grade.text import as_text, likeness, words_of
from quizgen.study.grade.verdict import RIGHT, WRONG, Grade, best
from quizgen.study.grade.who import bearers, name_words, naming

_SMALL = frozenset("of the a an in on at to for by with and from".split())
STEM = 4
"""Letters at the beginning of a word by which rivals are found."""

MOST_NEAR = 20
"""So many rivals are looked at closely."""

_SPELLED = "check the spelling"


def grade_person(given: str, answers: Sequence[str], rivals: Iterable[str]) -> Grade:
    """The grade of somebody's name; the surname alone will do where nobody else in the deck bears it."""
    if len(name_words(given)) > 1:  # of "Marsh" and "Ida Marsh" only the latter can tell that a first name is wrong
        answers = [name for name in answers if not any(naming(name, other) == "surname" for other in answers)]
    grade = best(_person(given, name) for name in answers)
    alone = len(name_words(given)) == 1 and any(naming(given, name) in ("surname", "slip") for name in answers)
    if grade.verdict == "wrong" or (grade == RIGHT and not alone):
        return grade
    others = [
        other
        for other in _near(given, answers, rivals)
        if not any(naming(other, name) in ("full", "surname") for name in answers)
    ]
    if grade != RIGHT and any(naming(given, other) in ("full", "surname") for other in others):
        return WRONG
    also = next((bearer for name in answers[:1] for bearer in bearers(name, others)), None) if alone else None
    return grade if also is None else Grade("nearly", f"which one? there is {also} too")


def _person(given: str, name: str) -> Grade:
    match naming(given, name):
        case "full" | "surname":
            return RIGHT
        case "slip":
            return Grade("right", _SPELLED)
        case "other first name":
            return Grade("nearly", "the surname is right, the first name is not")
        case "first name":
            return Grade("nearly", "the first name alone says little")
        case "near":
            return Grade("nearly", _SPELLED)
        case _:
            return WRONG


def _near(given: str, answers: Sequence[str], rivals: Iterable[str]) -> list[str]:
    """The rivals that are worth a closer look, of ten thousand in a few milliseconds.

    They have the beginning of a word of what was typed or of an answer in them; of many the most alike are taken.
    """
    from rapidfuzz import fuzz, process

    words = {word for text in (given, *answers) for word in words_of(text)} - _SMALL
    has_stem = re.compile("|".join(sorted({re.escape(word[:STEM]) for word in words}))).search
    found = [rival for rival in rivals if has_stem(latin(rival))]
    if len(found) <= MOST_NEAR:
        return found
    texts = [latin(rival) for rival in found]
    typed = process.extract(as_text(words_of(given)), texts, scorer=fuzz.partial_ratio, limit=MOST_NEAR)
    return [found[place] for _, _, place in typed]


def _same(one: str, other: str) -> bool:
    """Whether two texts differ in spelling alone."""
    return [sound(word) for word in words_of(one)] == [sound(word) for word in words_of(other)]


def grade_place(given: str, answers: Sequence[str], rivals: Iterable[str]) -> Grade:
    """The grade of a place: of "Cork, Ireland" the first part will do, and the second is nearly right."""
    whole = grade_text(given, answers, rivals)
    if whole.verdict == "right":
        return whole
    parts = best(_place(given, answer, rivals) for answer in answers)
    return parts if parts.verdict != "wrong" else whole


def _place(given: str, answer: str, rivals: Iterable[str]) -> Grade:
    first, *wider = (part.strip() for part in answer.split(","))
    typed, *typed_wider = (part.strip() for part in given.split(","))
    if not wider and not typed_wider:
        return WRONG
    grade = grade_text(typed, [first], rivals)
    if grade.verdict == "right":
        differs = [part for part in typed_wider if not any(likeness(*_two(part, right)) != "other" for right in wider)]
        if differs and wider:
            return Grade("nearly", f"the place is right; it was in {', '.join(wider)}")
        return grade
    if any(words_of(given) == words_of(part) for part in wider):
        return Grade("nearly", "right as far as it goes; a place in it is asked")
    return WRONG


def _two(one: str, other: str) -> tuple[str, str]:
    return as_text(words_of(one)), as_text(words_of(other))


def grade_text(given: str, answers: Sequence[str], rivals: Iterable[str]) -> Grade:
    """The grade of a title, an office or any other short text."""
    grade = best(_text(given, answer) for answer in answers)
    if grade == RIGHT or grade.verdict == "wrong":
        return grade
    typed = as_text(words_of(given))
    for other in _near(given, answers, rivals):
        is_rival = not any(_same(other, answer) for answer in answers)
        if is_rival and likeness(typed, as_text(words_of(other))) in ("same", "typo"):
            return WRONG
    return grade


def _text(given: str, answer: str) -> Grade:
    typed, right = words_of(given), words_of(answer)
    one, other = "".join(typed), "".join(right)
    if not one or not other:
        return RIGHT if given.strip() == answer.strip() else WRONG
    if one == other or _same(given, answer):
        return RIGHT
    title, colon, _ = answer.partition(":")
    if colon and (typed == words_of(title) or likeness(one, "".join(words_of(title))) == "typo"):
        return RIGHT
    bracketless = re.sub(r"\s*\([^()]*\)", "", answer)
    if bracketless != answer and typed == words_of(bracketless):
        return RIGHT
    by_words = _by_words(typed, right) or _by_words(typed, words_of(title))
    if by_words is not None:
        return by_words
    slip = likeness(one, other)
    if slip == "typo" and _each_word_near(typed, right):
        return Grade("right", _SPELLED)
    if slip in ("near", "typo"):
        return Grade("nearly", _SPELLED)
    return _partly(typed, right, answer)


def _each_word_near(typed: Sequence[str], right: Sequence[str]) -> bool:
    """Whether no word was put in another's place, where the texts have as many words."""
    if len(typed) != len(right):
        return True
    return all(likeness(one, other) in ("same", "typo") or one in _SMALL or sound(one) == sound(other)
               for one, other in zip(typed, right, strict=True))  # fmt: skip


def _by_words(typed: Sequence[str], right: Sequence[str]) -> Grade | None:
    """The same words in another order, or but for small ones; "Hastings" for the Battle of Hastings."""
    if "of" in right:
        cut = list(right).index("of")
        head, name = list(right[:cut]), [word for word in right[cut + 1 :] if word not in _SMALL]
        if list(typed) == name + head:
            return RIGHT
        if list(typed) == name and len(head) == 1:
            return Grade("nearly", "part of the answer is missing")
    mine, theirs = ([word for word in words if word not in _SMALL] for words in (typed, right))
    if mine and mine == theirs:
        return RIGHT
    if len(mine) > 1 and sorted(mine) == sorted(theirs):
        unnumbered = [[word for word in words if not word.isdigit()] for words in (mine, theirs)]
        moved = unnumbered[0] == unnumbered[1]  # "Second World War", "World War II"
        return RIGHT if moved else Grade("nearly", "the words are right, their order is not")
    return None


def _partly(typed: Sequence[str], right: Sequence[str], answer: str) -> Grade:
    """More than was asked, or the greater part of it."""
    mine, theirs = set(typed) - _SMALL, set(right) - _SMALL
    if not mine or not theirs:
        return WRONG
    if theirs <= mine and len(mine) <= len(theirs) + 3:
        return Grade("nearly", "there is more in it than the answer")
    items = _items(answer)
    if len(items) > 1 and ":" not in answer and tuple(typed) in items:
        return Grade("nearly", "there is more to the answer")
    if mine <= theirs and 3 * len("".join(mine)) >= 2 * len("".join(theirs)):
        return Grade("nearly", "part of the answer is missing")
    return WRONG


def _items(text: str) -> list[tuple[str, ...]]:
    """The items of a list ("Reed, Marsh and Byrne"), each as its words."""
    return [words_of(part) for part in re.split(r"\band\b|[&,;]", text) if words_of(part)]


def is_same_list(given: str, answer: str) -> bool:
    """Whether two lists name the same, in whatever order."""
    items = _items(answer)
    return len(items) > 1 and sorted(items) == sorted(_items(given))
