"""What looks like a date and is none ("1522 Elm Avenue", "1300 cases"), or belongs to a name ("the 1930 Revolution").

A number alone is a year by its company: a preposition before it, no plural after it, and the years that the same text
names beyond doubt.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizgen.dates.expression import Era, Expression, Part
from quizgen.dates.tokens import Tokens
from quizgen.dates.values import year_of

LATEST_YEAR = 2100  # numbers above are no years
EARLY_YEAR = 1500  # a number below needs a preposition or a year near it
NEAR = 40  # years between a doubtful number and the nearest year named beyond doubt

_NUMBERED = frozenset(
    "no nos number resolution route flight page pages p pp room chapter article highway model section channel unit "
    "order bus class type psalm version asteroid squadron regiment".split()
)
_MEASURES = frozenset(
    "km kilometres kilometers kilometre kilometer miles mile metres meters metre meter feet ft foot yards acres "
    "hectares tons tonnes ton kg pounds lb horsepower hp percent dollars euros degrees".split()
)
_STREETS = frozenset(
    "Street St Avenue Ave Road Rd Drive Lane Boulevard Blvd Place Square Court Terrace Parkway".split()
)
_COUNTS = frozenset("some nearly almost over under than least exactly estimated".split())
_PLURALS = frozenset("men women people troops soldiers children cattle sheep percent".split())
_NO_PLURALS = frozenset("was is has as his its this its thus us does focus campus congress series business".split())
_EVENTS = frozenset(
    "Revolution War Act Acts Convention Constitution Treaty Olympics Games Census Conference Congress Manifesto "
    "Uprising Rebellion Election Elections Agreement Accord Accords Protocol Declaration Incident Crisis".split()
)
_VERBS = frozenset(
    "was were is are has have had did does began led took became gave made saw brought would could should might will "
    "which who that when where also held set broke".split()
)
_GIVEN_NAMES = frozenset("April May June August".split())
_POSSESSIVES = frozenset("his her their its our my".split())
_PREPOSITIONS = "irbxf("


@dataclass(frozen=True, slots=True)
class Setting:
    """What a whole text tells about its numbers: the years named beyond doubt in order, and the era of short years."""

    years: tuple[int, ...] = ()
    short_era: Era | None = None


def setting_of(passages: Iterable[tuple[Tokens, list[Expression]]]) -> Setting:
    """The setting of a text from the dates in it that nothing else could be."""
    years: list[int] = []
    short: list[Era] = []
    for tokens, items in passages:
        for item in items:
            year = year_of(item.first)
            short_year = (item.first.year or 0) < 1000
            if year is None or (short_year and item.first.era is None):
                continue
            if item.first.era and short_year:
                short.append(item.first.era)
            beyond_doubt = item.first.month_of_year or item.first.era or item.last or _led(tokens, item)
            if beyond_doubt and not _counts(tokens, item.stop):
                years.append(year)
    era: Era | None = None
    if short:
        era = "BC" if 2 * short.count("BC") >= len(short) else "AD"
    return Setting(tuple(sorted(set(years))), era)


def sift(tokens: Tokens, items: list[Expression], setting: Setting) -> list[Expression]:
    """Drop what is no date, mark what belongs to a name."""
    kept = []
    for item in items:
        checked = _checked(tokens, item, setting)
        if checked is not None:
            kept.append(checked)
    return kept


def _checked(tokens: Tokens, found: Expression, setting: Setting) -> Expression | None:
    item: Expression | None = found
    part = found.first
    if part.decade is not None and 100 <= part.decade < 1000 and part.era is None:
        return None
    if part.decade is not None and part.decade % 100 == 0:
        return replace(found, doubtful=True)  # ten years or a hundred
    if part.year is not None and part.year < 1000 and part.era is None:
        item = _short_year(tokens, found, setting) or _without_number(tokens, found)
    elif part.year is not None and not part.month_of_year:
        return _year(tokens, found, setting)
    elif part.month and _counts(tokens, found.stop) and _is_counted(tokens, found, setting):
        item = _without_number(tokens, found)
    if item is None:
        return None
    part = item.first
    if part.month and not part.day and not part.dated and item.last is None:
        return item if _is_month(tokens, item) else None
    if part.month and not part.dated and part.day and item.stop - item.start == 1 and tokens.kinds[item.start] == "H":
        return item if _kind(tokens, item.start - 1) in "ij" and _kind(tokens, item.stop) != "W" else None
    return _named(tokens, item)


def _kind(tokens: Tokens, index: int) -> str:
    return tokens.kinds[index] if 0 <= index < len(tokens.kinds) else "P"


def _word(tokens: Tokens, index: int) -> str:
    return tokens.word(index) if 0 <= index < len(tokens.kinds) else ""


def _led(tokens: Tokens, item: Expression) -> bool:
    """A year after a preposition and not before a plural: "in 1917 the", not "in 1300 cases"."""
    return _kind(tokens, item.start - 1) in _PREPOSITIONS and not _counts(tokens, item.stop)


def _counts(tokens: Tokens, stop: int) -> bool:
    """Whether the word after a number could be what it counts."""
    word = _word(tokens, stop)
    return _kind(tokens, stop) in "wu" and (word in _PLURALS or (word.endswith("s") and word not in _NO_PLURALS))


def _year(tokens: Tokens, item: Expression, setting: Setting) -> Expression | None:
    if item.first.era:
        return item
    number = next(i for i in range(item.start, item.stop) if tokens.kinds[i] == "Y")
    if _is_number(tokens, item, number) or (item.first.year or 0) > LATEST_YEAR:
        return None
    doubtful = _doubtful(tokens, item, number)
    early = (item.first.year or 0) < EARLY_YEAR and not _led(tokens, item)
    if (doubtful or early) and not _fits(item.first, setting):
        return None
    return replace(_named(tokens, item), doubtful=doubtful)


def _short_year(tokens: Tokens, item: Expression, setting: Setting) -> Expression | None:
    """A year of three digits without an era counts only where the text has others with one."""
    led = _kind(tokens, item.start - 1) in _PREPOSITIONS or item.stop - item.start > 1
    if setting.short_era is None or not led or _counts(tokens, item.stop) or not _fits(item.first, setting):
        return None
    last = replace(item.last, era=setting.short_era) if item.last else None
    return replace(item, first=replace(item.first, era=setting.short_era), last=last)


def _is_counted(tokens: Tokens, item: Expression, setting: Setting) -> bool:
    """Whether the number after a month counts what follows: "in May 12 men", or "in May 1500 men" in modern times."""
    if item.first.day is not None:
        led_by_in = _word(tokens, item.start - 1).lower() == "in" and tokens.kinds[item.start] == "M"
        return led_by_in and item.first.year is None
    return item.first.year is not None and bool(setting.years) and not _fits(item.first, setting)


def _without_number(tokens: Tokens, item: Expression) -> Expression | None:
    """The month or season before a number that is no year ("in May 300 men"); None where there is none."""
    words = [i for i in range(item.start, item.stop) if tokens.kinds[i] in "MS"]
    if not words or item.last is not None:
        return None
    return replace(item, stop=words[0] + 1, first=replace(item.first, day=None, year=None, era=None))


def _is_number(tokens: Tokens, item: Expression, number: int) -> bool:
    """Money, measures, house numbers, codes and times."""
    before, after = _kind(tokens, item.start - 1), _kind(tokens, item.stop)
    stop = 1 if before == "." else 0  # "No. 1921", "pp. 1921"
    if before == "$" or after in "%$" or _word(tokens, item.start - 1 - stop).lower() in _NUMBERED:
        return True
    if _word(tokens, item.stop).lower() in _MEASURES:
        return True
    if (
        before in "-/:.,"
        and item.start == number
        and tokens.tight(number - 1)
        and number > 1
        and tokens.tight(number - 2)
    ):
        return _word(tokens, number - 2).lower() not in ("mid", "pre", "post", "early", "late", "inter")
    if after in ":/" and tokens.tight(item.stop - 1) and tokens.tight(item.stop):
        return True
    return any(
        _kind(tokens, i) == "W" and _word(tokens, i) in _STREETS
        for i in range(item.stop + 1, item.stop + 4)
        if all(_kind(tokens, j) == "W" for j in range(item.stop, i))
    )


def _doubtful(tokens: Tokens, item: Expression, number: int) -> bool:
    before = _kind(tokens, number - 1)
    if tokens.kinds[item.stop - 1] in "dh":
        return False  # "1815/16"
    if before == '"' and _kind(tokens, item.stop) == '"':
        return True
    if _word(tokens, number - 1).lower() in _COUNTS or (before in "qNe" and _counts(tokens, item.stop)):
        return True
    return before != "T" and _counts(tokens, item.stop)


def _fits(part: Part, setting: Setting) -> bool:
    year = year_of(part)
    if setting.short_era and not part.era and (part.year or 0) < 1000:
        year = year_of(replace(part, era=setting.short_era))
    if year is None:
        return False
    index = bisect(setting.years, year)
    return any(abs(year - other) <= NEAR for other in setting.years[max(0, index - 1) : index + 1])


def _named(tokens: Tokens, item: Expression) -> Expression:
    """Mark what a name holds: "the 1930 Revolution", "the Act of 1550", "the April 3 Incident"."""
    before, after = _kind(tokens, item.start - 1), _kind(tokens, item.stop)
    owned = before == "T" or _word(tokens, item.start - 1).lower() in _POSSESSIVES
    if (before == "'" and after == "'") or (before == '"' and after == '"'):
        return replace(item, in_name=True)
    written = item.first.season and _word(tokens, item.start)[0].isupper()
    if written and before == "W":
        return replace(item, in_name=True)
    if item.first.day is None and before == "f" and _kind(tokens, item.start - 2) == "W":
        return replace(item, in_name=True)
    if owned and item.last is None and not item.modifier and _leads_name(tokens, item.stop):
        return replace(item, in_name=True)
    return replace(item, attributive=owned and after in "wW")


def _leads_name(tokens: Tokens, stop: int) -> bool:
    """Whether the words after a date are a name: "Revolution", "Republican National Convention".

    Capitals before a common noun are none ("the 1978 Ohio gubernatorial race"), unless they name the event themselves.
    """
    index = stop
    while _kind(tokens, index) == "W" or (index > stop and _joins_capitals(tokens, index)):
        index += 1
    if index == stop:
        return False
    following = _word(tokens, index)
    plain = _kind(tokens, index) == "w" and following not in _VERBS and not following.endswith("ed")
    return not plain or _word(tokens, index - 1) in _EVENTS


def _joins_capitals(tokens: Tokens, index: int) -> bool:
    """Whether a mark stands inside a name: the dash of "Spanish–American", the stops of "U.S."."""
    kind = _kind(tokens, index)
    return kind == "-" or (kind == "." and len(_word(tokens, index - 1)) == 1)


def _is_month(tokens: Tokens, item: Expression) -> bool:
    """A month alone: "in May", not "May I", "August Miller" or "the March Revolution"."""
    month = next(i for i in range(item.start, item.stop) if tokens.kinds[i] == "M")
    word, before, after = tokens.word(month), _kind(tokens, month - 1), _kind(tokens, item.stop)
    led_by = _word(tokens, month - 1).lower()
    if before in "Tdhtn":
        return False  # "the March Revolution", "45 March"
    if item.modifier:
        return True
    if before == "f":
        return _kind(tokens, month - 2) != "W"
    if after == "W":
        return led_by in ("in", "during", "since", "until", "through") or _word(tokens, month - 1) == "By"
    if before == "&" or (before == "x" and word in _GIVEN_NAMES):
        return _kind(tokens, month - 2) in "MYdoS" or led_by == "until"
    if before in "ixrbm-/(" or (before == "e" and after == "w"):
        return True  # also "a May offensive"
    return before not in "Ww" and word not in ("May", "March")
