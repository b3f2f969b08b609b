"""A timeline: which dated facts stand on it, and where, so that the axis is to scale and no two labels overlap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.edtf import Date
from quizgen.model import Question, find_gap
from quizgen.outputs.stem import one_line
from quizgen.outputs.worksheet.sheet import Moment

LABEL_LENGTH = 170
"""Characters of a label; a longer one is cut."""

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
_MOST_TICKS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A moment on the page: `y` of its mark on the axis, `top` and `height` of its label, from the axis's upper end."""

    moment: Moment
    y: float
    top: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A drawn timeline: years with their places on the axis, and the moments in order."""

    height: float
    ticks: tuple[tuple[str, float], ...]
    placed: tuple[Placed, ...]


def moments_of(questions: Sequence[Question]) -> tuple[Moment, ...]:
    """The dated facts that can be told in one line, in order of time; each field of a fact once."""
    found: dict[tuple[tuple[str, ...], str], Moment] = {}
    for question in sorted(questions, key=lambda one: one.form != "cloze"):  # a sentence tells better than a question
        moment = _moment(question)
        if moment is not None:
            found.setdefault((question.facts, question.asks), moment)
    return tuple(sorted(found.values(), key=lambda moment: (moment.at, moment.before)))


def _moment(question: Question) -> Moment | None:
    date = question.date
    at = None if date is None else _years(date)
    if at is None or question.form not in ("cloze", "basic"):
        return None
    prompt, answer = one_line(question.prompt), one_line(question.answer)
    gap = find_gap(prompt)
    if gap is None:
        return Moment(at=at, date=answer, before=_cut(prompt), after=_cut(prompt))
    before, after = (prompt[: gap[0]] + text + prompt[gap[1] :] for text in ("____", answer))
    return Moment(at=at, date=answer, before=_cut(before), after=_cut(after))


def _cut(text: str) -> str:
    return text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1].rstrip() + "…"


def _years(date: Date) -> float | None:
    """The middle of a date on the line of years; None where one of its ends is open."""
    if date.earliest is None or date.latest is None:
        return None
    ends = [end.year + (end.month - 1) / 12 + (end.day - 1) / 372 for end in (date.earliest, date.latest)]
    return sum(ends) / 2


def spread(moments: Sequence[Moment], count: int) -> list[Moment]:
    """At most so many of the moments, evenly over their order."""
    if len(moments) <= count:
        return list(moments)
    return [moments[place * len(moments) // count] for place in range(count)]


def draw(moments: Sequence[Moment], height: float, width: float, *, size: float, solved: bool) -> Timeline:
    """As many of the moments as fit, to scale.

    Args:
        height: of the axis, in millimetres.
        width: of the labels, in millimetres.
        size: of their type, in points.
        solved: whether labels tell what happened; else each has one line.
    """
    most = len(moments)
    while True:
        chosen = spread(moments, most)
        heights = [_label_height(moment, width, size, solved=solved) for moment in chosen]
        if sum(heights) <= height or most <= 1:
            break
        most -= 1
    if not chosen:
        return Timeline(height=height, ticks=(), placed=())
    first, last, step = _scale(chosen[0].at, chosen[-1].at)
    scale = height / (last - first)
    marks = [(moment.at - first) * scale for moment in chosen]
    tops = _apart(marks, heights, height)
    placed = [
        Placed(moment=moment, y=round(y, 2), top=round(top, 2), height=round(label, 2))
        for moment, y, top, label in zip(chosen, marks, tops, heights, strict=True)
    ]
    ticks = [(_year(year), round((year - first) * scale, 2)) for year in range(first, last + 1, step)]
    return Timeline(height=height, ticks=tuple(ticks), placed=tuple(placed))


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _scale(first: float, last: float) -> tuple[int, int, int]:
    """First and last year of the axis, and the years between two ticks: round numbers."""
    for step in _STEPS:
        start, end = int(first // step) * step, -int(-last // step) * step
        end = max(end, start + step)
        if (end - start) // step <= _MOST_TICKS:
            return start, end, step
    step = int(last - first) // _MOST_TICKS + 1
    return int(first // 1), int(first // 1) + step * (_MOST_TICKS + 1), step


def _label_height(moment: Moment, width: float, size: float, *, solved: bool) -> float:
    """Room for a label, on the safe side: letters are taken to be half as wide as they are high, and a bit."""
    line = size * 0.3528 * 1.35
    if not solved:
        return line * 1.6
    em = size * 0.3528
    length = sum(1.1 if ord(char) >= 0x2E80 else 0.56 for char in moment.after) * em
    lines = 1 + int(length * 1.08 // width) + bool(re.search(r"\S{40}", moment.after))
    return line * (lines + 1) + line * 0.4  # the date stands on a line of its own


def _apart(marks: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """The tops of labels in the order given, each as near its mark as the others allow, all within the room.

    Neighbours that would overlap are moved together as one block, whose middle is the mean of what its members wish.
    """
    blocks: list[tuple[float, float, list[int]]] = []  # top, height, members
    for place, (mark, height) in enumerate(zip(marks, heights, strict=True)):
        top = min(max(mark - height / 2, 0), room - height)
        blocks.append((top, height, [place]))
        while len(blocks) > 1 and blocks[-2][0] + blocks[-2][1] > blocks[-1][0]:
            (_, one, left), (_, other, right) = blocks[-2:]
            members, total, offset, wish = left + right, one + other, 0.0, 0.0
            for member in members:
                wish += marks[member] - heights[member] / 2 - offset
                offset += heights[member]
            joined = min(max(wish / len(members), 0), room - total)
            blocks[-2:] = [(joined, total, members)]
    tops = [0.0] * len(marks)
    for top, _, members in blocks:
        for member in members:
            tops[member] = top
            top += heights[member]  # noqa: PLW2901 - the next member begins where this one ends
    return tops
