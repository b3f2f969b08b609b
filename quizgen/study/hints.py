"""Hints: each tells a little more, and none the answer."""

from __future__ import annotations

from string import ascii_uppercase

from quizgen.model import Question
from quizgen.study.days import MONTHS
from quizgen.study.grade import answer_kind, key_of_choice


def hints(question: Question) -> list[str]:
    """The hints to a question, the least telling first."""
    match question.form:
        case "choice":
            wrong = [n for n, choice in enumerate(question.choices or ()) if choice != question.answer]
            return [f"It is not {key_of_choice(question, n)}." for n in wrong[:-1]]
        case "true_false":
            return []
        case "order":
            first = int(question.answer.split()[0])
            return [f"It begins with {ascii_uppercase[first - 1]}."]
        case "match":
            return [f"One pair is {question.answer.split()[0]}."]
        case _:
            return _date_hints(question) if answer_kind(question) == "date" else _word_hints(question.answer)


def _date_hints(question: Question) -> list[str]:
    date = question.date
    if date is None or date.earliest is None or date.precision in ("century", "interval"):
        return []
    year = date.earliest.year
    if year <= 0:
        return [f"It was in the {_ordinal((1 - year - 1) // 100 + 1)} century BC."]
    told = [f"It was in the {_ordinal((year - 1) // 100 + 1)} century."]
    if date.precision != "decade":
        told.append(f"It was in the {year // 10 * 10}s.")
    if date.precision in ("day", "month", "season"):
        told.append(f"It was in {year}.")
    if date.precision == "day":
        told.append(f"It was in {MONTHS[date.earliest.month - 1]} {year}.")
    return told


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _word_hints(answer: str) -> list[str]:
    words = answer.split()[:12]
    initials = " ".join(f"{word[0]}{'.' * (len(word) - 1)}" for word in words)
    halves = " ".join(f"{word[: len(word) // 2]}{'.' * (len(word) - len(word) // 2)}" for word in words)
    return [hint for hint in dict.fromkeys((initials, halves)) if "." in hint and hint.strip(". ")]
