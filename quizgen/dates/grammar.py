"""The grammar of written dates: patterns over token kinds (`lexicon`, `tokens`), no context asked.

`points` finds single dates and the ranges that share a month or a year ("1–3 March 1918", "1904–07"); it is linear in
the tokens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quizgen.dates.expression import Era, Expression, Part
from quizgen.dates.lexicon import ANNO_DOMINI, FEASTS, MONTHS, NUMBERS, ORDINALS, SEASONS
from quizgen.dates.tokens import Tokens

# A year is four digits, or fewer with an era; names of groups say which part a token is, "2" marks the later point.
_YEAR = "(?:(?P<y>Y)(?P<e>E)?|(?P<y>[dht])(?P<e>E)|(?P<e>E)(?P<y>[dhtY]))"


def _pattern(text: str) -> re.Pattern[str]:
    """Compile a rule; `{y}` is a year (with its era), and a group may be named twice."""
    text = text.replace("{y}", _YEAR)
    seen: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}_{seen[name]}>"

    return re.compile(re.sub(r"\(\?P<(\w+)>", number, text))


# Tried at the first kind of each; the longest match wins, the earlier rule among equals.
_RULES = tuple(
    (first, _pattern(text))
    for first, text in (
        # days: 7 November 1917, 1–3 March 1918, 4, 5 and 6 May; November 7th, 1917; October 18–19
        ("do", r"(?P<d>[do])f?(?P<m>M)(?:[,f]?{y})?"),
        ("do", r"(?P<d>[do])(?:-|xT?)(?P<d2>[do])f?(?P<m>M)(?:[,f]?{y})?"),
        ("do", r"(?P<list>[do](?:,[do]){0,9},?&T?)(?P<d>[do])f?(?P<m>M)(?:[,f]?{y})?"),
        ("M", r"(?P<m>M)T?(?P<d>[do])(?:,?{y})?"),
        ("M", r"(?P<m>M)T?(?P<d>[do])(?:-|xT?)(?P<d2>[do])(?:,?{y})?"),
        ("M", r"(?P<m>M)(?P<list>[do](?:,[do]){0,9},?&T?)(?P<d>[do])(?:,?{y})?"),
        ("Y", r"(?P<y>Y)-(?P<iso>[dh])-(?P<d>[dh])"),
        ("d", r"(?P<n1>d)/(?P<n2>d)/(?P<y>Y)"),
        ("N", r"(?P<tens>N)-(?P<d>o)f?(?P<m>M)(?:[,f]?{y})?"),
        ("H", r"(?P<h>H)(?:[,f]?{y})?"),
        # months, seasons, years
        ("M", r"(?P<m>M)(?:[,f]?{y})?"),
        ("M", r"(?P<m>M)\[(?P<y>Y)\]"),
        ("MS", r"(?:(?P<m>M)|(?P<s>S))f?(?P<y>t)"),
        ("S", r"(?P<s>S),?f?{y}"),
        ("S", r"(?P<s>S)(?=[-/&]T?S)"),
        ("S", r"(?P<s>S),?f?(?P<y>Y)[-/](?P<y2>[dhY])"),
        ("S", r"(?P<s>S),?f?(?P<y>[dht])[-/](?P<y2>[dht])(?P<e2>E)"),
        ("YEdht", r"{y}"),
        ("Y", r"(?P<y>Y)[-/](?P<y2>[dh])"),
        ("dhtY", r"(?P<y>[dhtY])(?:-|xT?)(?P<y2>[dhtY])(?P<e2>E)"),
        ("t", r"(?P<y>t)"),
        ("D", r"(?P<dec>D)(?P<e>E)?"),
        ("D", r"(?P<dec>D)(?:-|x)(?P<dec2>F)"),
        # centuries: the 19th century, the 18th and 19th centuries
        ("o", r"(?P<c>o)-?C(?P<e>E)?"),
        ("o", r"(?P<c>o)(?:-|-?xT?|-?&T?)m?-?(?P<c2>o)-?C(?P<e>E)?"),
        ("N", r"(?P<tens>N)-(?P<c>o)-?C(?P<e>E)?"),
    )
)
_STARTS = {kind: tuple(rule for first, rule in _RULES if kind in first) for kind in "doMYhSEHtDN"}
_TRIGGER = re.compile(f"[{''.join(_STARTS)}]")


@dataclass(frozen=True, slots=True)
class _Match:
    """A rule's match: where it stops, and the tokens of each named group, the first one and all."""

    stop: int
    groups: dict[str, int]
    spans: dict[str, tuple[int, int]]


def points(tokens: Tokens) -> list[Expression]:
    """Dates and tight ranges in the order of the text; lists ("4 and 5 May") give one expression an item."""
    found: list[Expression] = []
    position = 0
    while trigger := _TRIGGER.search(tokens.kinds, position):
        start = trigger.start()
        made = next(filter(None, (_build(tokens, start, match) for match in _matches(tokens.kinds, start))), [])
        found += made
        position = made[-1].stop if made else start + 1
    return found


def _matches(kinds: str, start: int) -> list[_Match]:
    """What the rules find here, the longest first."""
    matches = []
    for rule in _STARTS[kinds[start]]:
        if match := rule.match(kinds, start):
            spans = {name.rsplit("_", 1)[0]: match.span(name) for name, value in match.groupdict().items() if value}
            matches.append(_Match(match.end(), {name: span[0] for name, span in spans.items()}, spans))
    return sorted(matches, key=lambda match: -match.stop)


def _build(tokens: Tokens, start: int, match: _Match) -> list[Expression]:
    """The expressions of one match, none where the numbers do not fit (a month 13, a range that runs backwards)."""
    groups = match.groups
    if "d" in groups and _is_bare_ordinal(tokens, groups["d"], start, match.stop):
        return []
    first = Part(
        year=_number(tokens, groups.get("y")),
        month=_month(tokens, groups),
        day=_number(tokens, groups.get("d"), groups.get("tens")),
        season=SEASONS[tokens.word(groups["s"]).lower()] if "s" in groups else None,
        decade=_number(tokens, groups.get("dec")),
        century=_number(tokens, groups.get("c"), groups.get("tens")),
        era=_era(tokens, groups.get("e", groups.get("e2"))),
    )
    if "h" in groups:
        month, day = FEASTS[tokens.word(groups["h"]).replace("’", "'")]
        first = replace(first, month=month, day=day)
    if "n1" in groups:
        day, month = _slashes(_number(tokens, groups["n1"]) or 0, _number(tokens, groups["n2"]) or 0)
        first = replace(first, month=month, day=day)
    last = _last(tokens, groups, first)
    if ("y2" in groups and last is None) or ("n1" in groups and not first.month):
        return []
    if first.season and last and abs((last.year or 0) - (first.year or 0)) == 1:
        last = None  # the winter of 1919–20 is one winter
    item = Expression(start=start, stop=match.stop, first=first, last=last)
    if "list" in groups and tokens.kinds[start - 1 : start] == "b":
        between = _number(tokens, match.spans["list"][0])
        return [replace(item, start=start - 1, first=replace(first, day=between), last=first)]
    if "list" in groups:
        return [*_list_items(tokens, match, item), replace(item, start=groups["d"])]
    return [item]


def _is_bare_ordinal(tokens: Tokens, day: int, start: int, stop: int) -> bool:
    """Whether it is like "second March", which is no day; "the second of March" and "March the second" are."""
    return tokens.word(day).isalpha() and tokens.kinds[day] == "o" and not {"f", "T"} & set(tokens.kinds[start:stop])


def _last(tokens: Tokens, groups: dict[str, int], first: Part) -> Part | None:
    """The later end of a range within one match; None also where a year does not fit."""
    if "d2" in groups:
        return replace(first, day=_number(tokens, groups["d2"]))
    if "dec2" in groups:
        tens = _number(tokens, groups["dec2"]) or 0
        return replace(first, decade=(first.decade or 0) // 100 * 100 + tens)
    if "c2" in groups:
        return replace(first, century=_number(tokens, groups["c2"]))
    if "y2" in groups:
        year = _later_year(first, tokens.word(groups["y2"]))
        return replace(first, year=year) if year is not None else None
    return None


def _slashes(one: int, two: int) -> tuple[int, int]:
    """Day and month of "17/3/1921"; month 0 where both orders would do."""
    if one == two or two > 12 >= one:
        return two, one
    return (one, two) if one > 12 >= two else (one, 0)


def _list_items(tokens: Tokens, match: _Match, whole: Expression) -> list[Expression]:
    """The earlier days of "4, 5 and 6 May 1917"; the last one is the match itself."""
    days = [i for i in range(*match.spans["list"]) if tokens.kinds[i] in "do"]
    starts = [whole.start, *days[1:]]
    return [
        replace(whole, start=start, stop=i + 1, first=replace(whole.first, day=_number(tokens, i)), borrowed=True)
        for start, i in zip(starts, days, strict=True)
    ]


def _number(tokens: Tokens, index: int | None, tens: int | None = None) -> int | None:
    """The number that a token writes, with that of a token before it ("twenty-first")."""
    if index is None:
        return None
    word = tokens.word(index).lower()
    digits = re.sub(r"[^0-9]", "", word)
    number = int(digits) if digits else ORDINALS[word]
    return number + NUMBERS[tokens.word(tens).lower()] if tens is not None else number


def _month(tokens: Tokens, groups: dict[str, int]) -> int | None:
    if "m" in groups:
        word = tokens.word(groups["m"])
        return MONTHS.get(word) or MONTHS[word.capitalize()]
    return _number(tokens, groups.get("iso"))


def _era(tokens: Tokens, index: int | None) -> Era | None:
    if index is None:
        return None
    return "AD" if re.sub(r"[.\s]", "", tokens.word(index)) in ANNO_DOMINI else "BC"


def _later_year(first: Part, digits: str) -> int | None:
    """The year that the tail of a range stands for: 1904–07 is 1907, 1999–00 is 2000, 499–493 BC is 493 BC."""
    year = first.year or 0
    if len(digits) > 2 or first.era == "BC":
        return int(digits)
    if len(digits) < 2 or year < 1000:
        return None
    later = year - year % 100 + int(digits)
    if later <= year:
        later += 100
    return later if later - year < 100 and (later % 100 > year % 100 or later - year <= 10) else None
