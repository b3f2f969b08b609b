"""Which year was meant: the cheapest way to read the dates of a text as one story.

Dates mostly move forward, by steps that are small; a new year is mostly named; a year in passing ("a report of 2005
shows ...") does not move the story. Each reading of a date costs by how far it departs from that, the cheapest chain
of readings is taken (a beam search, linear in the dates), and a date is certain where every chain that reads it
otherwise costs more by a margin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quizgen.dates.expression import Expression, Part
from quizgen.dates.values import date_of, in_year, moved, year_of
from quizgen.edtf import Date

WIDTH = 8  # readings kept at each date
FAR = 1e9

# Costs, tuned on half of the WikiWars narratives (benchmarks/dates.py) and checked on the others.
MONTH_STEP = 0.25  # each month between a date and the next
BACKWARD = 1.5  # going back within the year
UNNAMED_YEAR = 1.5  # entering another year without naming it
YEAR_BACK = 3.0
YEAR_JUMP = 1.0
ASIDE_DAY = 4.0
ASIDE_YEAR = 1.5
ASIDE_BRACKET = 0.7
OUTSIDE_SECTION = 2.0
SEASON_MONTH = {21: 4, 22: 7, 23: 10, 24: 12}


Period = tuple[int, int]  # first and last astronomical year


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One expression in its place.

    Attributes:
        sentence: number of its sentence in the text.
        paragraph: number of its paragraph.
        section: the years that the heading above it names, first and last; None where it names none.
        heading: it stands in a heading.
        bracket: it stands in brackets.
        bound: it only bounds what is told ("until 1917").
    """

    item: Expression
    sentence: int
    paragraph: int
    section: Period | None = None
    heading: bool = False
    bracket: bool = False
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A step read: its date (None where no reading makes sense), and by how much the next best reading costs more."""

    date: Date | None
    margin: float
    source: str | None


Position = tuple[int, int]  # year, month; month 0 where only the year is known


@dataclass(slots=True, eq=False)
class _Node:
    value: Date | None
    position: Position | None
    last: Date | None
    cost: float
    before: list[tuple[_Node, float]] = field(default_factory=list)
    ahead: float = FAR
    best: _Node | None = None


def read(steps: Sequence[Step]) -> list[Reading]:
    """Read every step of a text in the light of all the others."""
    columns: list[list[_Node]] = []
    beam = [_Node(None, None, None, 0.0)]
    following = _following_years(steps)
    previous: Step | None = None
    for step, after in zip(steps, following, strict=True):
        beam = _advance(beam, step, previous, after)
        columns.append(beam)
        previous = step
    _look_back(columns)
    return _readings(steps, columns)


def _advance(beam: list[_Node], step: Step, previous: Step | None, after: int | None) -> list[_Node]:
    nodes: dict[tuple[Date | None, Position | None, Date | None], _Node] = {}
    fresh = previous is None or previous.paragraph != step.paragraph
    fixed = _fixed(step.item)
    for node in beam:
        for value, cost, position in _options(node, step, fixed, fresh, after):
            last = node.last if value is None or step.item.in_name else value
            key = value, position, last
            total = node.cost + cost
            found = nodes.get(key)
            if found is None:
                nodes[key] = _Node(value, position, last, total, [(node, cost)], best=node)
            else:
                found.before.append((node, cost))
                if total < found.cost:
                    found.cost, found.best = total, node
    return sorted(nodes.values(), key=lambda node: node.cost)[:WIDTH]


def _fixed(item: Expression) -> Date | None:
    """The date of an expression that needs no story; None where it needs one or makes no sense."""
    if not item.first.dated:
        return None
    return _whole(item, item.first)


def _whole(item: Expression, first: Part) -> Date | None:
    """The date of an expression once its first point is known; None where there is no such date."""
    try:
        start = date_of(first, "" if item.last or item.open_end else item.qualifier)
        if item.open_end:
            return Date.between(start, None)
        if item.last is None:
            return start
        last = item.last
        if not last.dated:
            year = year_of(first)
            if year is None:
                return None
            last = in_year(last, year + (_order(last) < _order(first)))
        return Date.between(start, date_of(last))
    except ValueError:
        return None


def _order(part: Part) -> int:
    return part.month or SEASON_MONTH.get(part.season or 0, 0)


Option = tuple[Date | None, float, Position | None]


def _options(node: _Node, step: Step, fixed: Date | None, fresh: bool, after: int | None) -> Iterator[Option]:
    part = step.item.first
    if part.dated:
        if fixed is None or step.item.in_name:
            yield fixed, 0.0, node.position
            return
        yield from _fixed_options(node, step, fixed, fresh)
    elif part.unit and part.shift is not None and not _order(part):
        yield from _shifted_options(node, part)
    elif part.weekday is not None or part.decade is not None:
        yield None, 0.0, node.position
    else:
        yield from _partial_options(node, step, fresh, after)


def _fixed_options(node: _Node, step: Step, value: Date, fresh: bool) -> Iterator[Option]:
    position = _position(value)
    if position is None or value.precision in ("decade", "century"):
        yield value, 0.0, node.position
        return
    if step.heading:
        yield value, 0.0, _position(value.start or value)
        return
    if node.position is not None:
        day = value.precision in ("day", "month", "season") or bool(value.start and value.start.month)
        aside = ASIDE_BRACKET if step.bracket or step.bound else ASIDE_DAY if day else ASIDE_YEAR
        yield value, aside, node.position
    if node.position is not None and position[0] == node.position[0] and not position[1]:
        position = node.position
    yield value, _named_cost(node.position, position, fresh), position


def _named_cost(here: Position | None, there: Position, fresh: bool) -> float:
    """What it costs that the story goes on at a date with its year."""
    if here is None:
        return 0.0
    years = there[0] - here[0]
    months = years * 12 + there[1] - here[1] if there[1] and here[1] else years * 12
    if months >= 0:
        return min(months * MONTH_STEP / 2, YEAR_JUMP + min(years, 10) * 0.1)
    return (0.5 if fresh else 1.0) * min(BACKWARD - months * MONTH_STEP / 2, YEAR_BACK + min(-years, 20) * 0.1)


def _partial_options(node: _Node, step: Step, fresh: bool, after: int | None) -> Iterator[Option]:
    part = step.item.first
    order = _order(part)
    if not order:
        if node.position and node.position[1] and part.day:
            yield _whole(step.item, in_year(Part(month=node.position[1], day=part.day), node.position[0])), 0.0, node.position
        else:
            yield None, 0.0, node.position
        return
    years: set[int] = set()
    here = node.position
    last_year = node.last.earliest.year if node.last and node.last.earliest else None
    if part.unit == "year":
        if last_year is not None:
            years = {last_year + (part.shift or 0)}
    else:
        if here:
            years |= {here[0] - 1, here[0], here[0] + 1}
        elif after is not None:
            years |= {after, after - 1}
        if last_year is not None:
            years.add(last_year)
        if step.section:
            years |= {step.section[0], step.section[1]}
    made = False
    for year in sorted(years):
        value = _whole(step.item, in_year(part, year))
        if value is None:
            continue
        position = (year, order)
        cost = _unnamed_cost(here or (after, 0) if after is not None else here, position, fresh)
        cost += _direction_cost(part, here, last_year, position)
        if step.section and not step.section[0] <= year <= step.section[1]:
            cost += OUTSIDE_SECTION
        made = True
        yield value, cost, position
    if not made:
        yield None, 0.0, node.position


def _unnamed_cost(here: Position | None, there: Position, fresh: bool) -> float:
    """What it costs that the story goes on at a date whose year is not named."""
    if here is None:
        return 0.0
    years = there[0] - here[0]
    months = years * 12 + there[1] - here[1] if here[1] else years * 12
    if years == 0:
        return months * MONTH_STEP if months >= 0 else BACKWARD - months * MONTH_STEP
    if years > 0:
        return UNNAMED_YEAR * years + abs(months) * MONTH_STEP
    return YEAR_BACK - years * UNNAMED_YEAR + abs(months) * MONTH_STEP


def _direction_cost(part: Part, here: Position | None, last_year: int | None, there: Position) -> float:
    if part.direction == "this":
        return 0.0 if there[0] == last_year else 2.0
    if here is None or part.direction is None:
        return 0.0
    ahead = there > here if here[1] else there[0] > here[0]
    return 0.0 if ahead == (part.direction == "next") else FAR / 1e3


def _shifted_options(node: _Node, part: Part) -> Iterator[Option]:
    """ "The next year" counts from the date before it, or from where the story stands."""
    made = False
    story = Date.of(*node.position) if node.position and node.position[1] else Date.of(node.position[0]) if node.position else None
    anchors = [(node.last, 0.0 if part.unit in ("day", "week") else 0.5), (story, 0.0)]
    for anchor, cost in anchors:
        if anchor is None or part.unit is None or part.shift is None:
            continue
        try:
            value = moved(anchor.end or anchor.start or anchor, part.unit, part.shift)
        except ValueError:
            value = None
        if value is None:
            continue
        made = True
        forward = part.shift > 0 and value.precision in ("day", "month", "year")
        yield value, cost, _position(value) if forward else node.position
    if not made:
        yield None, 0.0, node.position


def _position(value: Date) -> Position | None:
    point = value.start or value.end or value if value.start is None or value.start.year is None else value.start
    if value.precision == "interval" and value.end is not None and value.end.month:
        point = value.end
    if point.earliest is None or point.precision in ("decade", "century"):
        return None
    year, month, _ = point.earliest
    if point.precision == "season":
        return year, SEASON_MONTH[point.season or 21]
    return year, month if point.month else 0


def _following_years(steps: Sequence[Step]) -> list[int | None]:
    """For each step the year of the next full date in its paragraph or the next one."""
    years: list[int | None] = []
    year: int | None = None
    paragraph = 0
    for step in reversed(steps):
        if year is not None and paragraph - step.paragraph > 1:
            year = None
        years.append(year)
        found = year_of(step.item.first)
        if found is not None and not step.item.in_name:
            year, paragraph = found, step.paragraph
    return years[::-1]


def _look_back(columns: list[list[_Node]]) -> None:
    """Fill `ahead`: the cheapest cost from each node to the end."""
    for node in columns[-1] if columns else ():
        node.ahead = 0.0
    for column in reversed(columns):
        for node in column:
            for before, cost in node.before:
                before.ahead = min(before.ahead, node.ahead + cost)


def _readings(steps: Sequence[Step], columns: list[list[_Node]]) -> list[Reading]:
    readings = []
    years: dict[int, int] = {}
    for step, column in zip(steps, columns, strict=True):
        costs: dict[Date | None, float] = {}
        for node in column:
            costs[node.value] = min(costs.get(node.value, FAR), node.cost + node.ahead)
        ranked = sorted(costs.items(), key=lambda pair: pair[1])
        value, best = ranked[0]
        margin = ranked[1][1] - best if len(ranked) > 1 else FAR
        readings.append(Reading(value, margin, None if step.item.first.dated else "story"))
    return readings


def period_of(items: Iterable[Expression]) -> Period | None:
    """The years that the dates of a heading span, None where it names none."""
    years = []
    for item in items:
        date = _fixed(item)
        if date is not None and date.precision not in ("decade", "century"):
            years += [day.year for day in (date.earliest, date.latest) if day]
    return (min(years), max(years)) if years else None
