"""Item checks of a gap: of a cloze, and of the blank in a question made of one."""

from __future__ import annotations

import re

from quizgen.model import Question, find_gap

MIN_CLOZE_WORDS = 4
BLANK = "_____"

_WORD = re.compile(r"\w[\w’'-]*")
_LABEL = re.compile(r"\[[a-z ]+\]")
_GLUED_BEFORE = re.compile(r"(?:[\w/’']|\d[–-])\Z")
_GLUED_AFTER = re.compile(r"\w|/|[–-]\d")
_IN_A_NAME_BEFORE = re.compile(r"(?:[A-Z][\w-]+|campaign|conference|convention|elections?|season|summit) of \Z")
_DETERMINER = re.compile(r"\b(?:the|a|an|this|that|his|her|its|their|\w+['’]s?) \Z", re.IGNORECASE)


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
    if question.form == "cloze" and len(_WORD.findall(_LABEL.sub(" ", question.prompt))) < MIN_CLOZE_WORDS:
        return "too few words around the gap"
    return None


def no_article_before_gap(question: Question) -> str | None:
    """No "a" or "an" stands before the gap: it tells how the answer begins (rule 5)."""
    gap = find_gap(question.prompt) if question.form == "cloze" else None
    before = question.prompt[: gap[0]] if gap is not None else question.prompt.partition(BLANK)[0]
    blank = gap is not None or BLANK in question.prompt
    return "an article before the gap" if blank and re.search(r"\ban?\s+\Z", before, re.IGNORECASE) else None


def no_date_in_a_name(question: Question) -> str | None:
    """The date is when something happened, not a part of a name: "the [year] election", "the Judiciary Act of [year]".

    The years of elections and acts are no free choice, so that most wrong ones are seen to be wrong (rule 5).
    """
    gap = find_gap(question.prompt) if question.form == "cloze" else None
    if gap is None or question.date is None:
        return None
    before, after = question.prompt[: gap[0]], question.prompt[gap[1] :]
    named = _IN_A_NAME_BEFORE.search(before) or (_DETERMINER.search(before) and re.match(r" \w", after))
    return "the date is part of a name" if named else None
