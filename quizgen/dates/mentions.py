"""From a judged step to the `Mention` that other stages see."""

from __future__ import annotations

from quizgen.dates.calendars import other_calendar
from quizgen.dates.certainty import Judged
from quizgen.dates.tokens import Tokens
from quizgen.model import Mention


def mention_of(judged: Judged, tokens: Tokens) -> Mention | None:
    """The mention, None where the words make no date."""
    if judged.date is None:
        return None
    item = judged.step.item
    start, end = tokens.starts[item.start], tokens.ends[item.stop - 1]
    return Mention(
        start=start,
        end=end,
        date=judged.date,
        text=tokens.text[start:end],
        modifier=item.modifier,
        other_calendar=other_calendar(item),
        resolved_from=judged.source,
        certain=judged.certain,
        in_name=item.in_name,
    )
