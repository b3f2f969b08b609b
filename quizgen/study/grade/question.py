"""The grade of an answer to a question, by the question's form and the sort of answer that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from string import ascii_uppercase
from typing import Literal

from quizgen.model import Question, find_gap
from quizgen.study.grade.text import MAX_LENGTH, tidy, words_of
from quizgen.study.grade.verdict import RIGHT, WRONG, Grade
from quizgen.study.grade.when import readings

AnswerKind = Literal["date", "person", "place", "title", "text"]

LONG_WORDS = 8
"""More words than these are not typed: the learner says them, sees the answer and judges."""

_PERSON_FIELDS = frozenset(
    "successor predecessor speaker holder other_holder creator person addressee birth_name".split()
)
_TITLE_FIELDS = frozenset("work title".split())
_PLACE_FIELDS = frozenset("birth_place death_place place".split())
_TRUE, _FALSE = frozenset("t true y yes right correct".split()), frozenset("f false n no wrong incorrect".split())


def answer_kind(question: Question) -> AnswerKind:
    """What sort of answer is asked for."""
    gap = find_gap(question.prompt)
    label = question.prompt[gap[0] + 1 : gap[1] - 1] if question.form == "cloze" and gap else ""
    if question.asks in _PERSON_FIELDS or label == "name":
        return "person"
    if question.asks in _PLACE_FIELDS or label == "place":
        return "place"
    if question.asks in _TITLE_FIELDS or label == "work":
        return "title"
    return "date" if question.form != "reversed" and readings(question.answer) else "text"


def is_long(question: Question) -> bool:
    """Whether the answer is too long to be typed word for word."""
    open_form = question.form in ("basic", "reversed", "cloze")
    return open_form and len(words_of(question.answer)) > LONG_WORDS and answer_kind(question) != "date"


def grade(question: Question, given: str, rivals: Iterable[str] = ()) -> Grade:
    """The grade of an answer.

    Args:
        given: what was typed, of any length and kind.
        rivals: the answers to the deck's other questions; read only where the spelling is in doubt.
    """
    text = tidy(given)
    if not text:
        return Grade("wrong", "no answer")
    if len(given) > MAX_LENGTH:
        return Grade("wrong", "far too long for an answer")
    match question.form:
        case "choice" | "true_false":
            return _choice(question, text)
        case "order":
            return _order(question, text)
        case "match":
            return _match(question, text)
        case _:
            return _open(question, text, rivals)


def _open(question: Question, text: str, rivals: Iterable[str]) -> Grade:
    # loaded when the first answer is judged: the first question does not wait for them
    from quizgen.study.grade.dates import grade_date
    from quizgen.study.grade.names import grade_person, grade_place, grade_text, is_same_list

    answers = (question.answer, *question.accepted)
    kind = answer_kind(question)
    if kind == "date":
        return grade_date(text, answers, question.date, question.evidence.sentence)
    if _hedged(text, answers):
        return Grade("wrong", "one answer is asked for")
    if kind == "person":
        return grade_person(text, answers, rivals)
    if kind == "place":
        return grade_place(text, answers, rivals)
    if kind == "text" and any(is_same_list(text, answer) for answer in answers):
        return RIGHT
    return grade_text(text, answers, rivals)


def _hedged(text: str, answers: Sequence[str]) -> bool:
    """Whether two answers were given for one, or one that it is not."""
    marks = (" or ", "/", " not ", " never ")
    return any(
        mark in f" {text.casefold()} " and not any(mark in f" {answer.casefold()} " for answer in answers)
        for mark in marks
    )


# --- options --------------------------------------------------------------------------------------------------------


def key_of_choice(question: Question, number: int) -> str:
    """The key that chooses an option, counted from 0: T and F, or A, B, C, ..."""
    if question.form == "true_false" and question.choices is not None:
        return question.choices[number][:1].upper()
    return ascii_uppercase[number % len(ascii_uppercase)]


def _choice(question: Question, text: str) -> Grade:
    chosen = _chosen(question, text)
    if chosen is None:
        return Grade("wrong", "that is none of the options")
    return RIGHT if chosen == question.answer else WRONG


def _chosen(question: Question, text: str) -> str | None:
    """The option that was meant: by its words, its letter or its number."""
    choices = question.choices or ()
    by_words = [choice for choice in choices if words_of(text) in (words_of(choice), words_of(tidy(choice)))]
    if by_words:
        return by_words[0]
    word = text.strip(" .)(").casefold()
    if question.form == "true_false" and (word in _TRUE or word in _FALSE):
        return next((choice for choice in choices if (choice.casefold() in _TRUE) == (word in _TRUE)), None)
    keys = {key_of_choice(question, number).casefold(): choice for number, choice in enumerate(choices)}
    keys |= {str(number): choice for number, choice in enumerate(choices, start=1)}
    return keys.get(word)


def _order(question: Question, text: str) -> Grade:
    size = len(question.choices or ())
    right = [int(number) for number in question.answer.split()]
    given = _positions(text, size)
    if sorted(given) != list(range(1, size + 1)):
        return Grade("wrong", f"type {size} letters, each once")
    return RIGHT if given == right else Grade("wrong", _in_place(given, right))


def _match(question: Question, text: str) -> Grade:
    pairs = {int(left): letter for left, letter in re.findall(r"(\d+)-([A-Z])", question.answer)}
    right = [ascii_uppercase.index(pairs[left]) + 1 for left in sorted(pairs)]
    typed = re.findall(r"(\d+)\W*([A-Za-z])(?![A-Za-z])", text)
    if typed:
        text = " ".join(letter for _, letter in sorted((int(left), letter) for left, letter in typed))
    given = _positions(text, len(question.choices or ()))
    if len(given) != len(right):
        return Grade("wrong", f"type {len(right)} letters, one for each number")
    return RIGHT if given == right else Grade("wrong", _in_place(given, right))


def _positions(text: str, size: int) -> list[int]:
    """The options that were typed, by their letters ("cadb") or their numbers ("3 1 4 2"), counted from 1."""
    letters = re.findall(r"[a-z]", text.casefold())
    if letters:
        return [ord(letter) - ord("a") + 1 for letter in letters]
    separated = re.findall(r"\d+", text)
    return [int(number) for number in (separated if len(separated) > 1 or size > 9 else "".join(separated))]


def _in_place(given: Sequence[int], right: Sequence[int]) -> str:
    held = sum(one == other for one, other in zip(given, right, strict=True))
    return f"{held} of {len(right)} in their place"
