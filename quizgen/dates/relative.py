"""Expressions that lean on another date: "that year", "the next day", "two years later", "the following spring"."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.dates.expression import Direction, Expression, Part
from quizgen.dates.lexicon import MODIFIERS, NUMBERS, SEASONS, UNITS
from quizgen.dates.tokens import Tokens

_WHICH = r"(?P<which>gs?|Tg?s|Tv|v|Tz|z)"
_EDGE = r"(?:T?(?P<edge>[BIL])f|T?(?P<edge2>[yozmlj])[au]f|(?P<edge3>m)i?|[lj]i?|T?Rf)"

# Each rule with the kinds that it may start with. "which" says the direction, "n" how many units.
_RULES = tuple(
    re.compile(text)
    for text in (
        rf"{_EDGE}?{_WHICH}-?(?P<u>[uC])(?!f)",
        rf"{_EDGE}T(?P<u>u)(?!f)",
        r"(?P<n>[Ndhe])-?(?P<u>[uC])(?P<later>[lj])",
        r"T(?P<u>u)(?P<later>[lj])(?=[,.;:)P]|$)",
        r"T(?P<u>u)(?P<following>v)",
        rf"{_WHICH}(?P<s>S)",
        rf"{_EDGE}?T(?P<s>S)(?!f)",
        r"T?(?P<edge>m)-?(?P<s>S)(?!f)",
        r"(?:T?(?P<edge>[BIL])fT?|(?P<edge2>m)iT?)(?P<s>S)(?!f)",
        r"(?<=S&)(?P<s>S)(?!f)",
        r"(?<=i)(?P<s>S)(?!f)",
        r"(?<=i)T(?P<d>o)(?![wWuCo-])",
    )
)
_OF_THAT_YEAR = re.compile(rf",?f?{_WHICH}(?P<u>u)")
_BEFORE_POINT = re.compile(rf"{_WHICH}$")
_DIRECTIONS: dict[str, Direction] = {"g": "this", "s": "this", "v": "next", "z": "last"}
_SHIFTS = {"this": 0, "next": 1, "last": -1}


def lean(tokens: Tokens, point: Expression, floor: int) -> Expression:
    """A point without its year takes in "of that year" after it or "the following" before it."""
    if point.first.dated or point.last is not None:
        return point
    if match := _OF_THAT_YEAR.match(tokens.kinds, point.stop):
        unit = UNITS[tokens.word(match.start("u")).lower()]
        if unit == "year":
            shift = _SHIFTS[_direction(tokens, match)]
            return replace(point, stop=match.end(), first=replace(point.first, unit="year", shift=shift))
    if match := _BEFORE_POINT.search(tokens.kinds, max(floor, point.start - 3), point.start):
        return replace(point, start=match.start(), first=replace(point.first, direction=_direction(tokens, match)))
    return point


def relatives(tokens: Tokens, start: int, stop: int) -> list[Expression]:
    """The leaning expressions among tokens that no other date has taken."""
    found: list[Expression] = []
    position = start
    while position < stop:
        best: re.Match[str] | None = None
        for rule in _RULES:
            match = rule.match(tokens.kinds, position)
            if match and match.end() <= stop and (best is None or match.end() > best.end()):
                best = match
        made = _build(tokens, best) if best else None
        if best and made:
            found.append(made)
            position = best.end()
        else:
            position += 1
    return found


def _build(tokens: Tokens, match: re.Match[str]) -> Expression | None:
    groups = {name: match.start(name) for name, value in match.groupdict().items() if value is not None}
    modifier = next(
        (MODIFIERS.get(tokens.word(groups[g]).lower()) for g in ("edge", "edge2", "edge3") if g in groups), None
    )
    direction = _direction(tokens, match) if "which" in groups else None
    if "u" in groups:
        part = _shifted(tokens, groups, direction)
    elif "s" in groups:
        part = Part(season=SEASONS[tokens.word(groups["s"]).lower()], direction=direction)
    else:
        digits = tokens.word(groups["d"])[:-2]
        part = Part(day=int(digits)) if digits.isdigit() else None
    if part is None:
        return None
    doubtful = "u" in groups and not groups.keys() & {"which", "n"}  # "the end of the year": of which?
    return Expression(start=match.start(), stop=match.end(), first=part, modifier=modifier, doubtful=doubtful)


def _shifted(tokens: Tokens, groups: dict[str, int], direction: Direction | None) -> Part | None:
    word = tokens.word(groups["u"]).lower()
    unit = UNITS[word]
    if "n" in groups:
        number = tokens.word(groups["n"]).lower()
        count = int(number) if number.isdigit() else NUMBERS[number]
        back = tokens.kinds[groups["later"]] == "j"
        return Part(unit=unit, shift=-count if back else count)
    if word.endswith("s"):
        return None
    if "later" in groups:
        return Part(unit=unit, shift=-1 if tokens.kinds[groups["later"]] == "j" else 1)
    if "following" in groups:
        return Part(unit=unit, shift=1)
    return Part(unit=unit, shift=_SHIFTS[direction or "this"])


def _direction(tokens: Tokens, match: re.Match[str]) -> Direction:
    return _DIRECTIONS[tokens.kinds[match.end("which") - 1]]
