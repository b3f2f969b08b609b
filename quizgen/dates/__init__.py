"""Dates in text: `find_dates` for a plain text, `find_article_dates` for an article."""

from __future__ import annotations

from quizgen.dates.calendars import other_calendar
from quizgen.dates.certainty import judge
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
    for judged in judge(steps, read(steps)):
        item = judged.step.item
        if judged.date is None:
            continue
        start, end = tokens.starts[item.start], tokens.ends[item.stop - 1]
        mentions.append(
            Mention(
                start=start,
                end=end,
                date=judged.date,
                text=text[start:end],
                modifier=item.modifier,
                other_calendar=other_calendar(item),
                resolved_from=judged.source,
                certain=judged.certain,
                in_name=item.in_name,
            )
        )
    return mentions
