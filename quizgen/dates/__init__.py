"""Dates in text: `find_dates` for a plain text, `find_article_dates` for an article."""

from __future__ import annotations

from quizgen.dates.resolve import Place, Story
from quizgen.dates.scan import scan
from quizgen.dates.tokens import tokenize
from quizgen.edtf import Date
from quizgen.model import Mention

__all__ = ["Date", "Mention", "find_dates"]


def find_dates(text: str) -> list[Mention]:
    """The dates of a plain text."""
    tokens = tokenize(text)
    story = Story()
    mentions = []
    sentence = paragraph = 0
    index = 0
    for item in scan(tokens):
        while index < item.start:
            if tokens.kinds[index] == "P":
                paragraph += 1
                sentence += 1
            elif tokens.kinds[index] in ".?!":
                sentence += 1
            index += 1
        found = story.read(item, Place(sentence=sentence, paragraph=paragraph))
        if found is None:
            continue
        start, end = tokens.starts[item.start], tokens.ends[item.stop - 1]
        mentions.append(
            Mention(
                start=start, end=end, date=found.date, text=text[start:end], modifier=item.modifier,
                other_calendar=found.other, resolved_from=found.source, certain=found.certain, in_name=item.in_name,
            )
        )
    return mentions
