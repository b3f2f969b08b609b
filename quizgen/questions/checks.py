"""Item checks of one question at a time: small named rules, each with the rule of good cards that it keeps.

A rule takes a question and returns why the question breaks it, or None. `broken_rule` gives the first that is broken.
docs/item-checks.md lists the rules of good cards by number.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgen.model import Question, find_gap
from quizgen.names import fold
from quizgen.questions.context import shows
from quizgen.questions.wording import year_of

MAX_PROMPT_WORDS = 45
MAX_QUOTATION_WORDS = 110
MAX_ANSWER_WORDS = 20
MIN_CLOZE_WORDS = 4

_MARKUP = re.compile(
    r"\{\{|\}\}|\[\[|\]\]|\{\||\|\}|\||''|</?[a-zA-Z][^<>]*>|&#?[a-z0-9]{2,8};|https?://|"
    r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd\ue000-\uf8ff]"
)
_DEBRIS = re.compile(r"\(\s*[;,:)]|\s[,;:.](?:\s|\Z)|,,|(?<!\.)\.\.(?!\.)|[,;]\.|[;,]\)|\A[,;:.)]")
_DOUBLED = re.compile(r"\b(the|a|an|of|in|to|and|or|was|were|is|for|with|by|on|at|from|as) \1\b", re.IGNORECASE)
_LEANING = (
    r"(?:he|she|it|they|his|her|its|their|this|that|these|those|such|there|here|also|however|then|thus|therefore|"
    r"meanwhile|another|instead|nevertheless|nonetheless|furthermore|moreover|similarly|likewise|subsequently|"
    r"afterwards?)\b"
)
_DANGLING = re.compile(rf"(?:(?:in|on|by|from|since|until|around) \[[a-z ]+\],? )?{_LEANING}", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,])[12]\d{3}(?!\d|[.,]\d)")
_GLUED_BEFORE = re.compile(r"(?:[\w/’']|\d[–-])\Z")
_GLUED_AFTER = re.compile(r"\w|/|[–-]\d")
_ENDED = re.compile(r".*[.!?…][\"”’')\]]*", re.DOTALL)


def answer_not_shown(question: Question) -> str | None:
    """Neither the answer nor, of a person, the surname stands in the prompt or the context (rule 5)."""
    if not fold(question.answer):
        return "the answer is empty"
    if question.form == "true_false":
        return None
    for name, text in (("prompt", question.prompt), ("context", question.context)):
        if shows(question.answer, question.asks, text):
            return f"the answer stands in the {name}"
    return None


def no_year_shown(question: Question) -> str | None:
    """A question for a date does not show its year, nor, about an event or a work, any other (rule 5)."""
    if question.date is None or question.form in ("reversed", "true_false"):
        return None
    shown = set(_YEAR.findall(question.prompt))
    if year_of(question.date) in shown:
        return "the year stands in the prompt"
    if shown and question.fact_kind in ("event", "work"):
        return "another year stands in the prompt"
    return None


def one_gap(question: Question) -> str | None:
    """A cloze has exactly one gap; nothing else looks like one."""
    if question.form == "cloze" and find_gap(question.prompt) is None:
        return "no single gap"
    return None


def gap_stands_alone(question: Question) -> str | None:
    """The gap is a whole expression, not a part cut out of "1815/16" or "1820s" (rule 1)."""
    gap = find_gap(question.prompt) if question.form == "cloze" else None
    if gap is None:
        return None
    before, after = question.prompt[: gap[0]], question.prompt[gap[1] :]
    return "the gap is part of a word" if _GLUED_BEFORE.search(before) or _GLUED_AFTER.match(after) else None


def enough_around_gap(question: Question) -> str | None:
    """The rest of a cloze is enough to pin the gap down (rule 3)."""
    if question.form == "cloze" and len(re.sub(r"\[[a-z ]+\]", " ", question.prompt).split()) < MIN_CLOZE_WORDS:
        return "too few words around the gap"
    return None


def not_too_long(question: Question) -> str | None:
    """Prompt and answer can be read at a glance (rule 7)."""
    if question.form == "match":
        return None  # its items are measured one by one
    most = MAX_QUOTATION_WORDS if question.fact_kind == "quotation" else MAX_PROMPT_WORDS
    if len(question.prompt.split()) > most:
        return f"more than {most} words"
    return (
        f"an answer of more than {MAX_ANSWER_WORDS} words" if len(question.answer.split()) > MAX_ANSWER_WORDS else None
    )


def no_debris(question: Question) -> str | None:
    """No markup, broken character or trace of a lost template is left, and no doubled word (rule 1)."""
    for text in (*question.prompt.split("\n"), question.answer, *(question.choices or ())):
        if _MARKUP.search(text) or _DEBRIS.search(text):
            return "leftover markup"
        if _DOUBLED.search(text):
            return "a doubled word"
    return None


def balanced(question: Question) -> str | None:
    """Brackets and quotation marks come in pairs (rule 1)."""
    for text in (question.prompt, question.answer):
        if text.count('"') % 2 or not _paired(text, "“", "”"):
            return "unbalanced quotation marks"
        if not (_paired(text, "(", ")") and _paired(text, "[", "]")):
            return "unbalanced brackets"
    return None


def _paired(text: str, opener: str, closer: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == opener) - (char == closer)
        if depth < 0:
            return False
    return depth == 0


def a_whole_sentence(question: Question) -> str | None:
    """The prompt ends as a sentence does, or with the words quoted (rule 1)."""
    if question.form == "match":
        return None
    ended = _ENDED.fullmatch(question.prompt) or (question.fact_kind == "quotation" and question.prompt.endswith("”"))
    return None if ended else "the prompt is no whole sentence"


def no_dangling_opener(question: Question) -> str | None:
    """The prompt does not start with a word that leans on a sentence before it (rule 2)."""
    if question.fact_kind != "quotation" and _DANGLING.match(question.prompt):
        return "starts with a word that leans on the text before"
    return None


def no_article_before_gap(question: Question) -> str | None:
    """No "a" or "an" stands before the gap: it tells how the answer begins (rule 5)."""
    gap = find_gap(question.prompt) if question.form == "cloze" else None
    if gap is not None and re.search(r"\b(?:a|an)\s+\Z", question.prompt[: gap[0]], re.IGNORECASE):
        return "an article before the gap"
    return None


def a_certain_date(question: Question) -> str | None:
    """A date that is asked for is not "about" or "perhaps" (rule 3)."""
    date = question.date
    if date is None or question.form == "reversed":
        return None
    points = (date, date.start, date.end)
    return "a vague date" if any(point is not None and point.qualifier for point in points) else None


RULES: tuple[Callable[[Question], str | None], ...] = (
    answer_not_shown,
    no_year_shown,
    one_gap,
    gap_stands_alone,
    enough_around_gap,
    not_too_long,
    no_debris,
    balanced,
    a_whole_sentence,
    no_dangling_opener,
    no_article_before_gap,
    a_certain_date,
)


def broken_rule(question: Question) -> str | None:
    """Why the question must not be asked, by the first rule that it breaks; None for a sound one."""
    return next((why for rule in RULES if (why := rule(question)) is not None), None)
