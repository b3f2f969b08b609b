"""Item checks of one question at a time: small named rules, each with the rule of good cards that it keeps.

A rule takes a question and returns why the question breaks it, or None. `broken_rule` gives the first that is broken.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgen.model import Question, find_gap
from quizgen.names import fold

MAX_PROMPT_WORDS = 45
MAX_QUOTATION_WORDS = 110

_MARKUP = re.compile(r"\{\{|\}\}|\[\[|\]\]|'''|<[/a-zA-Z][^<>]*>|&[a-z]+;|\|\||\{\||\|\}|https?://")
_DEBRIS = re.compile(r"\(\s*[;,:)]|\(\s*\)|\s[,;:.](?:\s|\Z)|,,|\.\.(?!\.)(?<!\.\.\.)|[,;]\.|[;,]\)")
_DANGLING = re.compile(
    r"(?:he|she|it|they|his|her|its|their|this|that|these|those|such|there|here|also|however|then|thus|therefore|meanwhile|"
    r"another|instead|nevertheless|nonetheless|furthermore|moreover|similarly|likewise|subsequently|afterwards?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,])[12]\d{3}(?![\d,]|\.\d)")


def no_answer_in_stem(question: Question) -> str | None:
    """The answer does not stand in the prompt or the context (rule 5)."""
    answer = f" {fold(question.answer)} "
    if answer.strip() == "":
        return "empty answer"
    for name, text in (("prompt", question.prompt), ("context", question.context)):
        if answer in f" {fold(text)} ":
            return f"the answer stands in the {name}"
    return None


def no_year_beside_gap(question: Question) -> str | None:
    """No year stands beside the gap of a date or a when-question's date: it would leave few guesses (rule 5)."""
    if question.date is None or question.form == "reversed" or question.fact_kind not in ("event", "work"):
        return None
    if _YEAR.search(question.prompt):
        return "another year stands in the prompt"
    return None


def one_gap(question: Question) -> str | None:
    """A cloze has exactly one gap."""
    if question.form == "cloze" and find_gap(question.prompt) is None:
        return "no single gap"
    return None


def not_too_long(question: Question) -> str | None:
    """A prompt can be read at a glance (rule 7)."""
    most = MAX_QUOTATION_WORDS if question.fact_kind == "quotation" else MAX_PROMPT_WORDS
    return f"more than {most} words" if len(question.prompt.split()) > most else None


def no_markup(question: Question) -> str | None:
    """No markup or debris of a lost template is left (rule 1)."""
    for text in (question.prompt, question.answer):
        if _MARKUP.search(text) or _DEBRIS.search(text):
            return "leftover markup"
    return None


def balanced(question: Question) -> str | None:
    """Brackets and quotation marks come in pairs (rule 1)."""
    for text in (question.prompt, question.answer):
        if text.count('"') % 2 or text.count("“") != text.count("”"):
            return "unbalanced quotation marks"
        if any(text.count(opener) != text.count(closer) for opener, closer in ("()", "[]")):
            return "unbalanced brackets"
    return None


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


RULES: tuple[Callable[[Question], str | None], ...] = (
    no_answer_in_stem,
    no_year_beside_gap,
    one_gap,
    not_too_long,
    no_markup,
    balanced,
    no_dangling_opener,
    no_article_before_gap,
)


def broken_rule(question: Question) -> str | None:
    """Why the question must not be asked, by the first rule that it breaks; None for a sound one."""
    for rule in RULES:
        why = rule(question)
        if why is not None:
            return why
    return None
