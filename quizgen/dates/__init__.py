"""Dates in English text, as EDTF.

`find_dates` reads a plain text, `find_article_dates` an article with its headings, infoboxes and markup. Both read the
dates of a text as one story (`timeline`), so that "on 18 February" gets its year, and say whether it is certain.

    tokens -> grammar (points) -> phrases (ranges, calendars) -> lookalikes -> relative -> timeline -> certainty
"""

from __future__ import annotations

from quizgen.dates.article import ArticleDates, find_article_dates
from quizgen.dates.calendars import is_old_style
from quizgen.dates.certainty import judge
from quizgen.dates.document import steps_of
from quizgen.dates.mentions import mention_of
from quizgen.dates.timeline import read
from quizgen.dates.tokens import tokenize
from quizgen.edtf import Date
from quizgen.model import Mention

__all__ = ["ArticleDates", "Date", "Mention", "find_article_dates", "find_dates", "is_old_style"]


def find_dates(text: str) -> list[Mention]:
    """The dates of a plain text (paragraphs and headings separated by line breaks), in order and disjoint.

    Offsets are code points of `text`; the words of a mention are the whole phrase ("from 3 May to 5 June 1918", "the
    early 1920s"). Of an interval, `modifier` and `other_calendar` are those of its start. `resolved_from` says what
    names the year that the words leave out: a full date in the same "sentence" or "paragraph", the section's "heading",
    the same day named in full elsewhere in the "article", or only the course of the "story". A month or day whose year
    nothing tells is left out. Any text will do; the cost is linear in its length.
    """
    tokens = tokenize(text)
    steps = steps_of(tokens)
    mentions = (mention_of(judged, tokens) for judged in judge(steps, read(steps)))
    return [mention for mention in mentions if mention is not None]
