"""The dates of an article's running text that may be asked for, and why the others are not, without a parser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quizgen.dates import ArticleDates
from quizgen.edtf import Date
from quizgen.facts.topic import prose
from quizgen.language import MAX_SENTENCE
from quizgen.model import Article, Mention, Sentence

MAX_DATES = 6
"""A sentence with more dates than this is a list or a table run together; none of them is asked for."""

MOST_DATES = 50
"""Of a run of more dates than this, a table gone astray, only the first are kept as facts, each with the reason."""

LOOK_BACK = 12
"""How many sentences of the section are read before one with a pronoun; further back the topic would be named again."""

MAX_DAYS = 7

_ASKED_PRECISIONS = ("day", "month", "season", "year", "interval")
_YEAR_ONLY = re.compile(r"\d{4}")
_RELATIVE = re.compile(
    r"(?:the (?:next|following|previous|preceding|same)|that|this|next|\w+ (?:days?|weeks?|months?|years?)) ",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r",? (?:in|on|to|at|with) (?:which|whom|the (?:following )?words)\b[^,;:.]*:\Z|"
    r",? (?:which|that) (?:began|included|ran|read|said|stated)\b[^,;:.]*:\Z|,? as follows:\Z|:\Z|"
    r",? (?:saying|stating|writing|declaring|adding|concluding|noting|remarking|where \w+ \w+):\Z"
)
_FROM_TO = re.compile(r"from\b.* (?:to|until) |from\b.*\d[–-]\d", re.IGNORECASE)
_BETWEEN = re.compile(r"between\b.* and ", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:during|in|of|throughout) \Z", re.IGNORECASE)
_BESIDE_VERB = re.compile(r"\b[a-z]+(?:ed|ly) \(\Z")
_TWO = re.compile(r"\d.*(?:[–/-]| to | and ).*\d")
_ROUND = 1700
"""Before this year a span that begins or ends with a century is a scholar's estimate."""

_ENDS = ("day", "month", "season", "year")
Span = Literal["from", "between", "within", "bracket"]
LOOSE: frozenset[Span] = frozenset({"between", "within"})
"""Ties after which something may also have happened at some time of the span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A date of the running text.

    Attributes:
        earlier: the sentences before its own in the section, at most `LOOK_BACK`.
        from_start: whether these are all.
        ordinal: which of its sentence's dates it is, from 1.
        others: the other dates of the sentence.
        why_not: why it is not asked for; None where that does not show without a parser.
    """

    section: tuple[str, ...]
    earlier: tuple[Sentence, ...]
    from_start: bool
    sentence: Sentence
    mention: Mention
    ordinal: int
    others: tuple[Mention, ...]
    why_not: str | None


def find_candidates(article: Article, dates: ArticleDates) -> Iterator[Candidate]:
    """Every date of the running text, in order; of a sentence with very many the first `MOST_DATES`."""
    earlier: list[Sentence] = []
    here: tuple[str, ...] | None = None
    for section, _, sentence in prose(article):
        if section != here:
            here, earlier = section, []
        mentions = merged(sentence.text, dates.get((sentence.start, sentence.end), ()))
        for ordinal, mention in enumerate(mentions[:MOST_DATES], 1):
            others = tuple(other for other in mentions if other is not mention)
            yield Candidate(
                section=section,
                earlier=tuple(earlier[-LOOK_BACK:]),
                from_start=len(earlier) <= LOOK_BACK,
                sentence=sentence,
                mention=mention,
                ordinal=ordinal,
                others=others,
                why_not=_cheap(sentence, mention, len(mentions)),
            )
        earlier.append(sentence)


def merged(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The dates of a sentence, those that are told twice in a row as one ("The next day, 3 May 1920, ...")."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        beside = before is not None and text[before.end : mention.start] in (", ", ", on ", ", in ")
        if before is not None and beside and is_relative(before) and before.date == mention.date:
            joined[-1] = replace(mention, start=before.start, text=text[before.start : mention.end])
        else:
            joined.append(mention)
    return tuple(joined)


def _cheap(sentence: Sentence, mention: Mention, count: int) -> str | None:
    """Why the date is not asked for, as far as that shows without a parser."""
    return _unfit_date(sentence.text, mention) or _unfit_sentence(sentence, count)


def _unfit_date(text: str, mention: Mention) -> str | None:
    date = mention.date
    if not mention.certain:
        return "the date is not certain"
    if mention.in_name and not _YEAR_ONLY.search(mention.text):
        return "the date belongs to a name"
    if date.precision == "interval" and not _short(date) and span_of(text, mention) is None:
        return "a span of time, not a date"
    if date.precision not in _ASKED_PRECISIONS:
        return "a vague date"
    return "a vague date" if date.qualifier else None


def _unfit_sentence(sentence: Sentence, count: int) -> str | None:
    if count > MAX_DATES:
        return "too many dates in one sentence"
    if len(sentence.text) > MAX_SENTENCE:
        return "too long"
    if not re.search(r"[.!?][\"”’')\]]*\Z", told_part(sentence.text)):
        return "no whole sentence"
    return None


def told_part(text: str) -> str:
    """A sentence that leads in a quotation, without the words that do ("..., in which she wrote:")."""
    return _LEADS_IN.sub(".", text)


def _short(date: Date) -> bool:
    """Whether an interval is of a few days ("7-8 November 1917"): an event that took its time."""
    first, last = date.earliest, date.latest
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return False
    return 0 < last.day - first.day <= MAX_DAYS


def span_of(text: str, mention: Mention) -> Span | None:
    """How the words tie a span of time, from one known date to another, to what lasted; None where they do not.

    "From 1852 to 1855", "between 1852 and 1855", "during 1852-55", "served briefly (1852-1855) as": dates in brackets
    behind a noun are mostly those of a life.
    """
    ends = (mention.date.start, mention.date.end)
    if mention.date.precision != "interval" or not all(end is not None and _is_exact(end) for end in ends):
        return None
    before, after = text[: mention.start], text[mention.end :]
    if _FROM_TO.match(mention.text) or before.casefold().endswith("from "):
        return "from"
    if _BETWEEN.match(mention.text):
        return "between"
    if _BESIDE_VERB.search(before) and after.startswith(")"):
        return "bracket"
    return "within" if _WITHIN.search(before) and not _short(mention.date) and _TWO.search(mention.text) else None


def _is_exact(end: Date) -> bool:
    """Whether the end of a span is a day, month, season or year, and not as round as "1500"."""
    round_ = end.precision == "year" and end.year is not None and end.year % 100 == 0 and end.year < _ROUND
    return end.precision in _ENDS and not end.qualifier and not round_


def is_relative(mention: Mention) -> bool:
    """Whether the words of a date count from another ("the next year", "the following month, May 1920")."""
    return mention.resolved_from is not None or bool(_RELATIVE.match(mention.text))
