"""What looks like a date and is none: "1522 Elm Avenue", "1300 cases", "in May 300 men", "August Miller".

A number alone is a year by its company: the words around it and the years that the text names beyond doubt (`setting`).
"""

from __future__ import annotations

from dataclasses import replace

from quizgen.dates.expression import Expression
from quizgen.dates.naming import named
from quizgen.dates.setting import Setting, counts, is_led, is_short
from quizgen.dates.tokens import Tokens

_LATEST_YEAR = 2100  # numbers above are no years
_EARLY_YEAR = 1500  # a number below needs a preposition, or a year near it
_LATEST_CENTURY = 22

_NUMBERED = frozenset(
    "no nos number resolution route flight page pages p pp room chapter article highway model section channel unit "
    "order bus class type psalm version asteroid squadron regiment".split()
)
_NUMBERS = frozenset({"number", "numbers"})
_MEASURES = frozenset(
    "km kilometres kilometers kilometre kilometer miles mile metres meters metre meter feet ft foot yards acres "
    "hectares tons tonnes ton kg pounds lb horsepower hp percent dollars euros degrees".split()
)
_STREETS = frozenset("Street St Avenue Ave Road Rd Drive Lane Boulevard Blvd Place Square Court Terrace".split())
_STREET_WORDS = 3  # words that a street's name may have before "Street"
_QUANTIFIERS = frozenset("some nearly almost over under than least exactly estimated".split())
_PREFIXES = frozenset("mid pre post early late inter".split())
_GIVEN_NAMES = frozenset("April May June August".split())
_EVENT_NOUNS = frozenset("revolution revolutions uprising uprisings insurrection manifesto coup putsch".split())
_NO_MONTHS = frozenset("May March".split())  # words of their own where no preposition stands before them


def sift(tokens: Tokens, items: list[Expression], setting: Setting) -> list[Expression]:
    """Drop what is no date, cut off what does not belong to one, and mark what belongs to a name."""
    checked = (_checked(tokens, item, setting) for item in items)
    return [named(tokens, item) for item in checked if item is not None]


def _checked(tokens: Tokens, item: Expression, setting: Setting) -> Expression | None:
    part = item.first
    if part.century is not None:
        return item if part.century <= _LATEST_CENTURY else None
    if part.decade is not None:
        return _decade(item)
    if part.year is not None and not part.month_of_year:
        return _year(tokens, item, setting)
    if tokens.kinds[item.start] == "H":
        led = part.dated or tokens.kind(item.start - 1) in "ijV"
        return item if led and tokens.kind(item.stop) != "W" else None
    return _month(tokens, item, setting)


def _decade(item: Expression) -> Expression | None:
    """A decade of three digits needs an era; "the 1900s" may be ten years or a hundred."""
    decade = item.first.decade or 0
    if 100 <= decade < 1000 and item.first.era is None:
        return None
    return replace(item, doubtful=decade % 100 == 0)


def _year(tokens: Tokens, item: Expression, setting: Setting) -> Expression | None:
    if item.first.era:
        return item
    if is_short(item.first):
        return _short_year(tokens, item, setting)
    number = next(i for i in range(item.start, item.stop) if tokens.kinds[i] == "Y")
    year = item.first.year or 0
    if year > _LATEST_YEAR or _is_number(tokens, item, number):
        return None
    fits = setting.fits(item.first)
    if year < _EARLY_YEAR and not is_led(tokens, item) and not fits:
        return None
    if tokens.kinds[item.stop - 1] in "dh" or not _may_count(tokens, item, number):
        return item
    if tokens.kind(number - 1) == "T" and (fits or not setting.years):
        return item  # "the 1964 elections"
    return replace(item, doubtful=tokens.word_before(item.start) != "In") if fits else None


def _short_year(tokens: Tokens, item: Expression, setting: Setting) -> Expression | None:
    """A year of three digits without an era counts only where the text has others with one."""
    led = tokens.kind(item.start - 1) in "irbxf(" or item.stop - item.start > 1
    if setting.short_era is None or not led or counts(tokens, item.stop) or not setting.fits(item.first):
        return None
    last = replace(item.last, era=setting.short_era) if item.last else None
    return replace(item, first=replace(item.first, era=setting.short_era), last=last)


def _is_number(tokens: Tokens, item: Expression, number: int) -> bool:
    """Money, measures, numbered things, codes, times and house numbers."""
    before, after = tokens.kind(item.start - 1), tokens.kind(item.stop)
    name = item.start - (before == ".")  # "No. 1921", "pp. 1921"
    if before == "(" and tokens.word_before(item.start - 1).lower() in _NUMBERS:  # "serial numbers (2044)"
        return True
    if before == "$" or after in "%$" or tokens.word_before(name).lower() in _NUMBERED:
        return True
    if tokens.word_at(item.stop).lower() in _MEASURES:
        return True
    if item.start == number and before in "-/:.," and tokens.tight(number - 1) and tokens.tight(number - 2):
        return tokens.word_before(number - 1).lower() not in _PREFIXES
    if after in ":/" and tokens.tight(item.stop - 1) and tokens.tight(item.stop):
        return True
    return _is_house_number(tokens, item.stop)


def _is_house_number(tokens: Tokens, stop: int) -> bool:
    index = stop
    while index - stop < _STREET_WORDS and tokens.kind(index) == "W":
        index += 1
        if tokens.word_at(index) in _STREETS:
            return True
    return False


def _may_count(tokens: Tokens, item: Expression, number: int) -> bool:
    """Whether the number could be one of things: before a plural, after "some", or quoted."""
    quoted = tokens.kind(number - 1) == '"' == tokens.kind(item.stop)
    return quoted or counts(tokens, item.stop) or tokens.word_before(number).lower() in _QUANTIFIERS


def _month(tokens: Tokens, item: Expression, setting: Setting) -> Expression | None:
    """A month or season, with a day and year that belong to it, or without."""
    part = item.first
    if is_short(part):
        item = _short_year(tokens, item, setting) or _without_number(tokens, item)
    elif (part.year or 0) > _LATEST_YEAR or (counts(tokens, item.stop) and _is_counted(tokens, item, setting)):
        item = _without_number(tokens, item)
    alone = item.first.month and not item.first.day and not item.first.dated and item.last is None
    return item if not alone or _is_month(tokens, item) else None


def _is_counted(tokens: Tokens, item: Expression, setting: Setting) -> bool:
    """Whether the number after a month counts what follows: "in May 12 men", or "in May 1500 men" in modern times."""
    if item.first.day is not None:
        led_by_in = tokens.word_before(item.start).lower() == "in" and tokens.kinds[item.start] == "M"
        return led_by_in and item.first.year is None
    return item.first.year is not None and bool(setting.years) and not setting.fits(item.first)


def _without_number(tokens: Tokens, item: Expression) -> Expression:
    """The month or season before a number that does not belong to it."""
    word = next(i for i in range(item.start, item.stop) if tokens.kinds[i] in "MS")
    return replace(item, stop=word + 1, first=replace(item.first, day=None, year=None), last=None)


def _is_month(tokens: Tokens, item: Expression) -> bool:
    """A month alone: "in May", not "May I", "August Miller" or "the March Revolution"."""
    month = next(i for i in range(item.start, item.stop) if tokens.kinds[i] == "M")
    word, before, after = tokens.word(month), tokens.kind(month - 1), tokens.kind(item.stop)
    led_by = tokens.word_before(month)
    if before in "Tdhtn" or tokens.word_at(item.stop) in _EVENT_NOUNS:
        return False  # "the March Revolution", "45 March", "March and May uprisings"
    if item.modifier:
        return True
    if before == "f":
        return tokens.kind(month - 2) != "W"  # "Lessons of May"
    if after == "W":
        return led_by.lower() in ("in", "during", "since", "until", "through") or led_by == "By"
    if before == "&" or (before == "x" and word in _GIVEN_NAMES):
        return tokens.kind(month - 2) in "MYdoS" or led_by == "until"  # not "Ann and May"
    if before in "ixrbm-/(" or (before == "e" and after == "w"):
        return True  # also "a May offensive"
    return before not in "Ww" and word not in _NO_MONTHS
