"""What every renderer decides by the lengths of texts, before anything is measured."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.outputs.worksheet import timeline
from quizgen.outputs.worksheet.sheet import MARGIN, PAPERS, Group, Item, Look, Moment, Sheet

SIZE, LARGE_SIZE = 11, 18
"""Type sizes in points, of ordinary and of large print."""

TIMELINE_SIZE = 9
_LABELS_AT = 48  # millimetres from the left margin to the labels of a timeline
_ACROSS = ((11, 4), (36, 2))  # longest option in characters -> options beside each other in a full line
_FULL_LINE = 85  # characters of a line in one column of ordinary print
_EM = 0.3528  # millimetres of a point


def column_width(look: Look) -> float:
    """Width of a column in millimetres."""
    return (PAPERS[look.paper][0] - 2 * MARGIN - 9 * (look.columns - 1)) / look.columns


def line_length(look: Look) -> float:
    """Characters on a line of a column."""
    return column_width(look) / ((LARGE_SIZE if look.large else SIZE) * _EM * 0.5)


def options_across(item: Item, look: Look) -> int:
    """How many options stand beside each other."""
    longest = max(map(len, item.options), default=0)
    return next((count for most, count in _ACROSS if longest <= most * line_length(look) / _FULL_LINE), 1)


def left_share(item: Item, look: Look) -> float:
    """The left column's share of a match's width; 0 where the columns stand one above the other."""
    left, right = (max(map(len, texts), default=0) for texts in (item.left, item.options))
    if line_length(look) < 60 and left + right >= 30:
        return 0
    return min(max(left / (left + right + 1), 0.4), 0.68)


def is_long(item: Item, look: Look) -> bool:
    """Whether the question may be too long to stand on one page."""
    lines_of_page = (PAPERS[look.paper][1] - 42) / ((LARGE_SIZE if look.large else SIZE) * _EM * 1.2)
    texts = [run.text for block in item.stem for run in block.runs]
    texts += [*item.options, *item.left, item.evidence]
    lines = sum(len(text) // line_length(look) + 1.4 for text in texts) + item.lines * 2
    return lines > lines_of_page * 0.8


_CARD_SIZES = (11, 10, 9, 8, 7, 6, 5, 4.5)


def card_size(item: Item, *, back: bool, fold: bool) -> float:
    """The type size in points, of a few, in which one side of a flashcard has room for its text."""
    width, height = 76, (22 if fold else 46)
    if back:
        texts = [f"{' '.join(item.answer)}: {item.told}", item.evidence, f"{item.place} {item.id}"]
    else:
        texts = ["".join(run.text for run in block.runs) + " " * 8 for block in item.stem]
        texts += [item.context, *item.left, *(item.options if item.form != "true_false" else ())]
    for size in _CARD_SIZES:
        lines = sum(1 + len(text) * size * _EM * 0.52 // width for text in texts if text.strip())
        if (lines + len(texts) * 0.3) * size * _EM * 1.22 <= height:
            return size
    return _CARD_SIZES[-1]


def points_of(group: Group) -> str:
    """What the questions of a group are worth, in words."""
    each = {item.points for item in group.items}
    if len(each) > 1:
        return f"{sum(item.points for item in group.items)} points in all"
    (points,) = each
    return "1 point each" if points == 1 else f"{points} points each"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnTimeline:
    """A timeline to be set: `width` of its labels in millimetres, `size` of their type in points.

    `events` is what an unsolved one lists below, shuffled.
    """

    height: float
    width: float
    size: float
    ticks: tuple[tuple[str, float], ...]
    placed: tuple[timeline.Placed, ...]
    events: tuple[str, ...]


def draw_timeline(sheet: Sheet, look: Look, *, solved: bool, spare: float = 0) -> DrawnTimeline:
    """The timeline with as many moments as fit on a page, the same whether solved or not.

    `spare` is how many millimetres of the page are left free.
    """
    width, height = PAPERS[look.paper]
    size = TIMELINE_SIZE * (1.5 if look.large else 1)
    labels = width - 2 * MARGIN - _LABELS_AT
    room = height - (84 if look.large else 75) - spare
    count = len(sheet.moments)
    while True:
        moments = timeline.spread(sheet.moments, count)
        axis = max(room - 15 - _list_height(moments, width - 2 * MARGIN, size), room / 3)
        told = timeline.draw(moments, room, labels, size=size, solved=True)
        asked = timeline.draw(moments, axis, labels, size=size, solved=False)
        listed = axis > room / 3 and len(told.placed) == len(asked.placed) == count
        if listed or count <= 1:
            break
        count -= 1
    drawn = told if solved else asked
    events = [moment.before for moment in moments]
    return DrawnTimeline(
        height=round(drawn.height, 2),
        width=labels,
        size=size,
        ticks=drawn.ticks,
        placed=drawn.placed,
        events=tuple(random.Random("events").sample(events, len(events))),  # noqa: S311 - the same in every run
    )


def _list_height(moments: Sequence[Moment], width: float, size: float) -> float:
    across = width / (size * _EM * 0.52)
    lines = sum(1 + len(moment.before) // across for moment in moments)
    return lines * size * _EM * 1.3 + len(moments) * size * 0.1
