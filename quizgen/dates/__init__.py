"""Dates in text: `find_dates` for a plain text, `find_article_dates` for an article."""

from __future__ import annotations

from quizgen.dates.document import steps_of
from quizgen.dates.timeline import read
from quizgen.dates.tokens import tokenize
from quizgen.edtf import Date
from quizgen.model import Mention

__all__ = ["Date", "Mention", "find_dates"]


def find_dates(text: str) -> list[Mention]:
    """The dates of a plain text."""
    tokens = tokenize(text)
    mentions = []
    steps = steps_of(tokens)
    for step, found in zip(steps, read(steps), strict=True):
        item = step.item
        if found.date is None:
            continue
        start, end = tokens.starts[item.start], tokens.ends[item.stop - 1]
        mentions.append(
            Mention(
                start=start, end=end, date=found.date, text=text[start:end], modifier=item.modifier,
                resolved_from=found.source, certain=found.source is None, in_name=item.in_name,
            )
        )
    return mentions
