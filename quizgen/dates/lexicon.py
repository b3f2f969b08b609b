"""The words of English dates, as tables. `kind_of` gives a word its one-letter kind; the grammar is written in kinds.

Kinds of words (`tokens` adds those of numbers and marks):

    M month    S season    k weekday    H feast    u day, week, month, year, decade    C century    o ordinal
    N number word    e a, an    T the    f of    & and, or    r from    b between    x to, until, through
    i preposition    g that, this    s same    v following, next    z previous    X last    l later    j earlier
    A after    V before    m early, mid, late    B beginning    L end    I middle    y final, latter, opening
    a half, part    R rest    q about    p perhaps    Q present    Z onwards    K each, annual
    w other word, small letter    W other word, capital letter
"""

from __future__ import annotations

from typing import Literal

from quizgen.model import Modifier

Unit = Literal["day", "week", "month", "year", "decade", "century"]

_MONTH_NAMES = "January February March April May June July August September October November December".split()
_MONTH_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()

MONTHS: dict[str, int] = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {short: MONTHS[name] for short in _MONTH_SHORT for name in _MONTH_NAMES if name.startswith(short[:3])}
MONTHS |= {f"{short}.": MONTHS[short] for short in _MONTH_SHORT}

SEASONS: dict[str, int] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
SEASONS |= {"springtime": 21, "summertime": 22, "wintertime": 24, "midsummer": 22, "midwinter": 24}

SEASON_MIDDLES = {21: 4, 22: 7, 23: 10, 24: 12}

_WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

# Feasts that fall on the same day each year, as (month, day). Longer names stand first.
FEASTS: dict[str, tuple[int, int]] = {
    "Christmas Day": (12, 25),
    "Christmas Eve": (12, 24),
    "Christmas": (12, 25),
    "Boxing Day": (12, 26),
    "New Year's Day": (1, 1),
    "New Year's Eve": (12, 31),
    "May Day": (5, 1),
    "Bastille Day": (7, 14),
    "Armistice Day": (11, 11),
    "Halloween": (10, 31),
    "All Saints' Day": (11, 1),
    "St Patrick's Day": (3, 17),
    "Valentine's Day": (2, 14),
    "Ides of March": (3, 15),
}

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS: dict[str, int] = {word: number for number, word in enumerate(_ORDINAL_WORDS, 1)}
ORDINALS |= {"thirtieth": 30}

_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
NUMBERS: dict[str, int] = {word: number for number, word in enumerate(_NUMBER_WORDS, 1)}
NUMBERS |= {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50}

UNITS: dict[str, Unit] = {"century": "century", "centuries": "century"}
_PLAIN_UNITS: tuple[Unit, ...] = ("day", "week", "month", "year", "decade")
UNITS |= dict.fromkeys(("morning", "afternoon", "evening", "night"), "day")
UNITS |= {f"{unit}{ending}": unit for unit in _PLAIN_UNITS for ending in ("", "s")}

BEFORE_CHRIST = frozenset(("BC", "BCE", "B.C.", "B.C.E.", "B.C", "B.C.E"))
ANNO_DOMINI = frozenset(("AD", "CE", "A.D.", "C.E.", "A.D", "C.E"))

MODIFIERS: dict[str, Modifier] = {
    **dict.fromkeys("early earlier beginning start outset opening onset dawn first".split(), "early"),
    **dict.fromkeys("mid middle midst height midpoint".split(), "mid"),
    **dict.fromkeys("late later end close conclusion latter final closing last second".split(), "late"),
}

_KINDS: dict[str, str] = {
    "f": "of",
    "&": "and or",
    "r": "from",
    "b": "between",
    "x": "to until till through thru",
    "i": "in on at by during since throughout within into over for as",
    "T": "the",
    "e": "a an",
    "g": "that this",
    "s": "same",
    "v": "following next ensuing succeeding subsequent",
    "z": "previous preceding prior",
    "X": "last past",
    "l": "later afterwards afterward thereafter",
    "j": "earlier previously",
    "A": "after",
    "V": "before",
    "m": "early mid late",
    "B": "beginning start outset onset dawn",
    "L": "end close conclusion",
    "I": "middle midst height midpoint",
    "y": "final closing latter opening",
    "a": "half part",
    "R": "rest remainder whole",
    "q": "circa approximately roughly about around",
    "p": "possibly probably perhaps maybe presumably",
    "Q": "present now today",
    "Z": "onward onwards",
    "K": "each every annual annually yearly traditionally",
}

_SMALL: dict[str, str] = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_SMALL |= {word: "N" for word in NUMBERS if word not in ("a", "an")}
_SMALL |= dict.fromkeys(SEASONS, "S") | dict.fromkeys(ORDINALS, "o")
_SMALL |= dict.fromkeys(UNITS, "u") | {"century": "C", "centuries": "C"}

_EXACT: dict[str, str] = dict.fromkeys(MONTHS, "M") | dict.fromkeys((m.upper() for m in _MONTH_NAMES), "M")
_EXACT |= dict.fromkeys(_WEEKDAY_NAMES, "k") | dict.fromkeys(FEASTS, "H")
_EXACT |= dict.fromkeys(BEFORE_CHRIST | ANNO_DOMINI, "E")


def kind_of(word: str) -> str:
    """The one-letter kind of a word."""
    return _EXACT.get(word) or _SMALL.get(word.lower()) or ("W" if word[:1].isupper() else "w")
