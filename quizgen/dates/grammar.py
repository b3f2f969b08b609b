"""The grammar of written dates: patterns over token kinds (`lexicon`, `tokens`), no context asked.

`points` finds single dates and the ranges that share a month or a year ("1–3 March 1918", "1904–07"); it is linear in
the tokens.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

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
        ("d", r"(?P<slash>d/d/)(?P<y>Y)"),
        ("H", r"(?P<h>H)(?:[,f]?{y})?"),
        # months, seasons, years
        ("M", r"(?P<m>M)(?:[,f]?{y})?"),
        ("S", r"(?P<s>S),?f?{y}"),
        ("S", r"(?P<s>S),?f?(?P<y>Y)[-/](?P<y2>[dhY])"),
        ("YEdht", r"{y}"),
        ("Y", r"(?P<y>Y)[-/](?P<y2>[dh])"),
        ("dhtY", r"(?P<y>[dhtY])(?:-|xT?)(?P<y2>[dhtY])(?P<e2>E)"),
        ("t", r"(?P<y>t)"),
        ("D", r"(?P<dec>D)(?P<e>E)?"),
        # centuries: the 19th century, the 18th and 19th centuries
        ("o", r"(?P<c>o)-?C(?P<e>E)?"),
        ("o", r"(?P<c>o)(?:-|xT?|&T?)(?P<c2>o)-?C(?P<e>E)?"),
        ("N", r"(?P<tens>N)-(?P<c>o)-?C(?P<e>E)?"),
    )
)
_STARTS = {kind: tuple(rule for first, rule in _RULES if kind in first) for kind in "doMYhSEHtDN"}
_TRIGGER = re.compile(f"[{''.join(_STARTS)}]")

class _Match(NamedTuple):
    stop: int
    groups: dict[str, int]  # name of a part -> its token
    spans: dict[str, tuple[int, int]]


def points(tokens: Tokens) -> list[Expression]:
    """Dates and tight ranges in the order of the text; lists ("4 and 5 May") give one expression an item."""
    found: list[Expression] = []
    position = 0
    while trigger := _TRIGGER.search(tokens.kinds, position):
        start = trigger.start()
        match = _longest(tokens.kinds, start)
        made = _build(tokens, start, match) if match else []
        found += made
        position = match.stop if match and made else start + 1
    return found


def _longest(kinds: str, start: int) -> _Match | None:
    best: re.Match[str] | None = None
    for rule in _STARTS[kinds[start]]:
        match = rule.match(kinds, start)
        if match and (best is None or match.end() > best.end()):
            best = match
    if best is None:
        return None
    spans = {name.rsplit("_", 1)[0]: best.span(name) for name, value in best.groupdict().items() if value is not None}
    return _Match(best.end(), {name: span[0] for name, span in spans.items()}, spans)


def _build(tokens: Tokens, start: int, match: _Match) -> list[Expression]:
    """The expressions of one match, none where the numbers do not fit (a month 13, a range that runs backwards)."""
    groups = match.groups
    if "slash" in groups:
        return []
    first = Part(
        year=_number(tokens, groups.get("y")),
        month=_month(tokens, groups),
        day=_number(tokens, groups.get("d")),
        season=SEASONS[tokens.word(groups["s"]).lower()] if "s" in groups else None,
        decade=_number(tokens, groups.get("dec")),
        century=_number(tokens, groups.get("c")),
        era=_era(tokens, groups.get("e", groups.get("e2"))),
    )
    if "h" in groups:
        month, day = FEASTS[tokens.word(groups["h"]).replace("’", "'")]
        first = replace(first, month=month, day=day)
    if "tens" in groups and first.century:
        first = replace(first, century=NUMBERS[tokens.word(groups["tens"]).lower()] + first.century)
    if "dec" in groups and len(tokens.word(groups["dec"])) < 5:
        first = replace(first, two_digits=True)
    last = None
    if "d2" in groups:
        last = replace(first, day=_number(tokens, groups["d2"]))
    elif "c2" in groups:
        last = replace(first, century=_number(tokens, groups["c2"]))
    elif "y2" in groups:
        year = _later_year(first, tokens.word(groups["y2"]))
        if year is None:
            return []
        if first.season is None or year != (first.year or 0) + 1:
            last = replace(first, year=year)
    whole = Expression(start=start, stop=match.stop, first=first, last=last)
    if "list" in groups:
        return [*_list_items(tokens, match, whole), replace(whole, start=groups["d"])]
    return [whole]


def _list_items(tokens: Tokens, match: _Match, whole: Expression) -> list[Expression]:
    """The earlier days of "4, 5 and 6 May 1917"; the last one is the match itself."""
    days = [i for i in range(*match.spans["list"]) if tokens.kinds[i] in "do"]
    starts = [whole.start, *days[1:]]
    return [
        replace(whole, start=start, stop=i + 1, first=replace(whole.first, day=_number(tokens, i)), borrowed=True)
        for start, i in zip(starts, days, strict=True)
    ]


def _number(tokens: Tokens, index: int | None) -> int | None:
    if index is None:
        return None
    word = tokens.word(index).lower()
    digits = re.sub(r"[^0-9]", "", word)
    return int(digits) if digits else ORDINALS.get(word)


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
