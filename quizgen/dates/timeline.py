"""Which year was meant: the cheapest way to read the dates of a text as one story.

Every reading of a date has a cost (`costs`); the cheapest chain of readings is taken by a beam search, linear in the
dates. The margin of a reading is what the cheapest chain with another one would cost more: it says how sure it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quizgen.dates.costs import NEVER, Around, Position, Step, options
from quizgen.dates.values import year_of
from quizgen.edtf import Date

_WIDTH = 8  # chains kept at each date


@dataclass(frozen=True, slots=True)
class Reading:
    """A step read.

    Attributes:
        date: None where no reading makes sense.
        margin: how much more the next best reading costs; infinite where there is none.
    """

    date: Date | None
    margin: float


@dataclass(slots=True, eq=False)
class _Node:
    """A reading of one step at the end of the cheapest chain that leads to it.

    `position` is where the story stands after it, `last` the date named last, `before` the readings of the step before
    with the cost of each transition, `ahead` the cheapest cost to the end of the text.
    """

    date: Date | None
    position: Position | None
    last: Date | None
    cost: float
    before: list[tuple[_Node, float]] = field(default_factory=list)
    ahead: float = NEVER


def read(steps: Sequence[Step]) -> list[Reading]:
    """Read every step of a text in the light of all the others."""
    columns: list[list[_Node]] = []
    beam = [_Node(None, None, None, 0.0)]
    for step, around in zip(steps, _surroundings(steps), strict=True):
        beam = _advance(beam, step, around)
        columns.append(beam)
    _look_back(columns)
    return [_reading(column) for column in columns]


def _advance(beam: list[_Node], step: Step, around: Around) -> list[_Node]:
    nodes: dict[tuple[Date | None, Position | None, Date | None], _Node] = {}
    for node in beam:
        for date, cost, position in options(step, around, node.position, node.last):
            last = node.last if date is None or step.item.in_name else date
            total = node.cost + cost
            found = nodes.setdefault((date, position, last), _Node(date, position, last, total))
            found.before.append((node, cost))
            found.cost = min(found.cost, total)
    return sorted(nodes.values(), key=lambda node: node.cost)[:_WIDTH]


def _surroundings(steps: Sequence[Step]) -> list[Around]:
    """What stands around each step; the next full date counts in its paragraph and the next one."""
    found: list[Around] = []
    year: int | None = None
    paragraph = 0
    for index in range(len(steps) - 1, -1, -1):
        step, before = steps[index], steps[index - 1] if index else None
        later = year if paragraph - step.paragraph <= 1 else None
        fresh = before is None or before.paragraph != step.paragraph
        beside = before is not None and before.sentence == step.sentence
        found.append(Around(later=later, fresh=fresh, beside=beside))
        named = year_of(step.item.first)
        if named is not None and not step.item.in_name:
            year, paragraph = named, step.paragraph
    return found[::-1]


def _look_back(columns: list[list[_Node]]) -> None:
    """Fill `ahead`."""
    for node in columns[-1] if columns else ():
        node.ahead = 0.0
    for column in reversed(columns):
        for node in column:
            for before, cost in node.before:
                before.ahead = min(before.ahead, node.ahead + cost)


def _reading(column: list[_Node]) -> Reading:
    costs: dict[Date | None, float] = {}
    for node in column:
        costs[node.date] = min(costs.get(node.date, NEVER), node.cost + node.ahead)
    (date, best), *others = sorted(costs.items(), key=lambda pair: pair[1])
    return Reading(date, others[0][1] - best if others else float("inf"))
