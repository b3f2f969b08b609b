"""Item checks of what is asked and answered."""

from __future__ import annotations

import re

from quizgen.model import Question
from quizgen.names import fold
from quizgen.questions.context import PERSON_FIELDS, shows
from quizgen.questions.wording import MONTHS, year_of
from quizgen.questions.words import count_telling, stems

MAX_PROMPT_WORDS = 45
MAX_QUOTATION_WORDS = 110
MAX_ANSWER_WORDS = 20
MIN_TOLD = 3

_MARKUP = re.compile(
    r"\{\{|\}\}|\[\[|\]\]|\{\||\|\}|\||''|</?[a-zA-Z][^<>]*>|&#?[a-z0-9]{2,8};|https?://|"
    r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd\ue000-\uf8ff]"
)
_DEBRIS = re.compile(r"\(\s*[;,:)]|\s[,;:.](?:\s|\Z)|,,|(?<!\.)\.\.(?!\.)|[,;]\.|[;,]\)|\A[,;:.)]")
_SMALL_WORDS = frozenset("the a an of in to and or was were is for with by on at from as".split())
_TOLD = (
    r" was (?:agreed|announced|confirmed|decided|discovered|found|learned|reported|revealed) "
    r"(?:[^ ,;]+ ){0,4}(?:that|to)\b"
)
"""What follows an "it" that stands for the clause behind it, and leans on nothing before."""

_LEANING = (
    rf"(?:he|she|it(?!{_TOLD})|they|his|her|its|their|this|that|these|those|such|there|here|also|however|then|thus|therefore|"
    r"meanwhile|another|instead|nevertheless|nonetheless|furthermore|moreover|similarly|likewise|subsequently|"
    r"afterwards?)\b"
)
_DANGLING = re.compile(
    rf"(?:the following\b|(?:(?:in|on|by|from|since|until|around) (?:\[[a-z ]+\]|_____),? )?{_LEANING})", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d.,])[12]\d{3}(?!\d|[.,]\d)")
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


def enough_asked(question: Question) -> str | None:
    """A question for the date of an event tells the event: "did Congress pass?" does not (rule 3)."""
    if question.fact_kind == "event" and question.date is not None and count_telling(question.prompt) < MIN_TOLD:
        return "too few words to tell the event"
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
        words = text.casefold().split()
        if any(word == words[place - 1] for place, word in enumerate(words) if place and word in _SMALL_WORDS):
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
    if opener not in text and closer not in text:
        return True
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
    if question.fact_kind == "quotation":
        return None
    if _DANGLING.match(question.prompt) or " the following " in question.prompt:
        return "starts with a word that leans on the text before"
    return None


def a_certain_date(question: Question) -> str | None:
    """A date that is asked for is not "about" or "perhaps" (rule 3)."""
    date = question.date
    if date is None or question.form == "reversed":
        return None
    points = (date, date.start, date.end)
    return "a vague date" if any(point is not None and point.qualifier for point in points) else None


_TO_CHOOSE = ("choice", "true_false", "match", "order")
_QUOTED = re.compile(r"“[^”]*”")
_IMPERATIVE = re.compile(r"(?:Match|Put|Complete|Name|Fill|Choose|Write|Give) ")
_NEGATIVE = re.compile(r"\b(?:not|except|never|neither|nor|cannot|without exception)\b|n['’]t\b", re.IGNORECASE)
_ABSOLUTE = re.compile(
    r"\b(?:always|never|every(?:body|one|thing)|nobody|nothing|none|invariably|forever)\b", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\b(?:usually|often|frequently|sometimes|rarely|seldom|occasionally|generally|perhaps|possibly|probably)\b",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\b(?:\d{{1,2}} (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d{{1,2}})\b(?!:)")


def a_question(question: Question) -> str | None:
    """What is to be chosen or typed is asked for by a question or a request, not by a broken-off sentence (rule 1)."""
    if question.form in ("cloze", "true_false") or "?" in question.prompt or _IMPERATIVE.match(question.prompt):
        return None
    return "the prompt asks nothing"


def one_date(question: Question) -> str | None:
    """A question for a date shows no other day: "until 5 May" tells the year's part that is asked for (rule 5)."""
    if question.date is None or question.form in ("reversed", "true_false") or question.fact_kind != "event":
        return None
    return "another day stands in the prompt" if _DAY.search(question.prompt) else None


def not_negative(question: Question) -> str | None:
    """What is to be chosen or judged is not put in the negative: "Which was not built at Cork?" (rule 1)."""
    if question.form in _TO_CHOOSE and _NEGATIVE.search(_QUOTED.sub("", question.prompt)):
        return "the prompt is negative"
    return None


def nothing_absolute(question: Question) -> str | None:
    """No "always" or "never" in what is to be chosen or judged: such statements are seen to be false (rule 5)."""
    if question.form in _TO_CHOOSE and _ABSOLUTE.search(_QUOTED.sub("", question.prompt)):
        return "an absolute term"
    return None


def nothing_vague(question: Question) -> str | None:
    """No "often" or "perhaps" in what is to be chosen or judged: nobody can say how often that is (rule 3)."""
    if question.form in _TO_CHOOSE and _VAGUE.search(_QUOTED.sub("", question.prompt)):
        return "a vague term"
    return None


def answer_not_in_tags(question: Question) -> str | None:
    """No tag shows the answer: Anki shows tags to whoever looks (rule 5)."""
    if question.form == "true_false":
        return None
    return (
        "the answer stands in a tag"
        if any(shows(question.answer, question.asks, tag) for tag in question.tags)
        else None
    )


def no_telling_part(question: Question) -> str | None:
    """Most words of a name that is asked for do not stand in the prompt ("Which treaty of Cork?", the Treaty of Cork).

    Of people only the surname counts (see `answer_not_shown`), of dates the year (rule 5).
    """
    if question.date is not None and question.form != "reversed":
        return None
    if question.asks in PERSON_FIELDS or question.form in ("true_false", "match", "order"):
        return None
    told = stems(question.answer)
    return (
        "most of the answer stands in the prompt"
        if len(told) > 1 and 2 * len(told & stems(question.prompt)) > len(told)
        else None
    )
