"""Expressions that lean on another date: "that year", "the next day", "two years later", "the following spring"."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.dates.expression import Direction, Expression, Part
from quizgen.dates.lexicon import MODIFIERS, NUMBERS, SEASONS, UNITS
from quizgen.dates.tokens import Tokens

_WHICH = r"(?P<which>gs?|Tg?s|Tv|v|Tz|z)"
_EDGE = r"(?:T?(?P<edge>[BIL])f|T?(?P<edge2>[yozXmlj])[au]f|(?P<edge3>m)i?|[lj]i?|T?Rf)"

# "which" tells the direction, "n" how many units, "edge" the modifier. The longest match wins.
_TEXTS = (
    rf"{_EDGE}?{_WHICH}-?(?P<u>[uC])(?!f)",  # later that year, the next day
    rf"{_EDGE}T(?P<u>u)(?!f)",  # the end of the month
    r"(?P<n>[Ndhe])-?(?P<u>[uC])(?P<later>[ljAV])",  # two years later
    r"T(?P<u>u)(?P<later>[ljAV])",  # the day before
    r"T(?P<u>u)(?P<following>v)",  # the day following
    rf"{_WHICH}(?P<s>S)",  # the following spring
    rf"{_EDGE}?T(?P<s>S)(?!f)",  # the summer
    r"T?(?P<edge>m)-?(?P<s>S)(?!f)",  # early summer
    r"(?:T?(?P<edge>[BIL])fT?|(?P<edge2>m)iT?)(?P<s>S)(?!f)",  # the end of summer
    r"(?<=S&)(?P<s>S)(?!f)",  # (spring) and summer
    r"(?<=i)(?P<s>S)(?![fwW])",  # in spring
    r"(?<=i)T(?P<d>o)(?![wWuCo-])",  # on the 20th
)
_RULES = tuple(re.compile(text) for text in _TEXTS)
_ANY = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", text) for text in _TEXTS))
_OF_THAT_YEAR = re.compile(rf",?f?{_WHICH}(?P<u>u)")
_BEFORE_POINT = re.compile(rf"{_WHICH}$")
_DIRECTIONS: dict[str, Direction] = {"g": "this", "s": "this", "v": "next", "z": "last"}
_SHIFTS = {"this": 0, "next": 1, "last": -1}
_ENDS = ".,;:)P"  # "two days before" leans on the text only at the end of a clause; else on what follows


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
    while any_match := _ANY.search(tokens.kinds, position, stop):
        at = any_match.start()
        matches = (rule.match(tokens.kinds, at) for rule in _RULES)
        longest = max((match for match in matches if match and match.end() <= stop), key=_length, default=None)
        if longest and _is_lasting(tokens, longest):
            position = longest.end()
            continue
        made = _build(tokens, longest) if longest else None
        if made:
            found.append(made)
        position = made.stop if made else at + 1
    return found


def _length(match: re.Match[str]) -> int:
    return match.end()


def _build(tokens: Tokens, match: re.Match[str]) -> Expression | None:
    groups = {name: match.start(name) for name, value in match.groupdict().items() if value is not None}
    edges = [tokens.word(groups[name]).lower() for name in ("edge", "edge2", "edge3") if name in groups]
    direction = _direction(tokens, match) if "which" in groups else None
    if "u" in groups:
        part = _shifted(tokens, match, groups, direction)
    elif "s" in groups:
        if tokens.word(groups["s"])[0].isupper() and tokens.kinds[match.end() : match.end() + 1] == "W":
            return None  # a name: "the Winter Palace"
        if tokens.word(groups["s"]) == "fall" and tokens.kind(match.start() - 1) not in "ix&" and "which" not in groups:
            return None  # of a city, or a person
        part = Part(season=SEASONS[tokens.word(groups["s"]).lower()], direction=direction)
    else:
        digits = tokens.word(groups["d"])[:-2]
        part = Part(day=int(digits)) if digits.isdigit() else None
    if part is None:
        return None
    return Expression(
        start=match.start(),
        stop=match.end(),
        first=part,
        modifier=MODIFIERS.get(edges[0]) if edges else None,
        doubtful=_is_doubtful(groups),
    )


def _is_lasting(tokens: Tokens, match: re.Match[str]) -> bool:
    """Whether the words tell how long: "for the next year", "over the past decade"."""
    before = tokens.word(match.start() - 1).lower() if match.start() else ""
    words = {tokens.word(index).lower() for index in range(match.start(), match.end())}
    return before in ("for", "over") and not words.isdisjoint(("next", "last", "past"))


def _is_doubtful(groups: dict[str, int]) -> bool:
    """Whether the words do not say on which date they lean: "the end of the year"."""
    return "u" in groups and not groups.keys() & {"which", "n", "later", "following"}


def _shifted(tokens: Tokens, match: re.Match[str], groups: dict[str, int], direction: Direction | None) -> Part | None:
    if "later" in groups and tokens.kinds[groups["later"]] in "AV":
        following = tokens.kinds[match.end() : match.end() + 1]
        if following and following not in _ENDS:
            return None
    word = tokens.word(groups["u"]).lower()
    unit = UNITS[word]
    if "n" in groups:
        number = tokens.word(groups["n"]).lower()
        count = int(number) if number.isdigit() else NUMBERS[number]
        back = tokens.kinds[groups["later"]] in "jV"
        return Part(unit=unit, shift=-count if back else count)
    if word.endswith("s"):
        return None
    if "later" in groups:
        return Part(unit=unit, shift=-1 if tokens.kinds[groups["later"]] in "jV" else 1)
    if "following" in groups:
        return Part(unit=unit, shift=1)
    return Part(unit=unit, shift=_SHIFTS[direction or "this"])


def _direction(tokens: Tokens, match: re.Match[str]) -> Direction:
    return _DIRECTIONS[tokens.kinds[match.end("which") - 1]]
