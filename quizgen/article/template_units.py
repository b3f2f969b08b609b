"""`{{convert}}` and its like: the source quantity as a reader sees it, without the converted one.

Source of codes and names: Template:Convert/list of units on the English Wikipedia.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizgen.article.arguments import Arguments, Part
from quizgen.article.policies import Policy, group_digits

# code -> (singular, plural, symbol); British spelling, {0} where sp=us differs
_UNITS = {
    "mm": ("millimet{0}", "millimet{0}s", "mm"),
    "cm": ("centimet{0}", "centimet{0}s", "cm"),
    "m": ("met{0}", "met{0}s", "m"),
    "km": ("kilomet{0}", "kilomet{0}s", "km"),
    "in": ("inch", "inches", "in"),
    "ft": ("foot", "feet", "ft"),
    "foot": ("foot", "foot", "ft"),
    "yd": ("yard", "yards", "yd"),
    "mi": ("mile", "miles", "mi"),
    "mile": ("mile", "mile", "mi"),
    "nmi": ("nautical mile", "nautical miles", "nmi"),
    "fathom": ("fathom", "fathoms", "fathom"),
    "furlong": ("furlong", "furlongs", "furlong"),
    "ly": ("light-year", "light-years", "ly"),
    "au": ("astronomical unit", "astronomical units", "au"),
    "m2": ("square met{0}", "square met{0}s", "m²"),
    "km2": ("square kilomet{0}", "square kilomet{0}s", "km²"),
    "cm2": ("square centimet{0}", "square centimet{0}s", "cm²"),
    "ha": ("hectare", "hectares", "ha"),
    "acre": ("acre", "acres", "acre"),
    "sqft": ("square foot", "square feet", "sq ft"),
    "sqin": ("square inch", "square inches", "sq in"),
    "sqyd": ("square yard", "square yards", "sq yd"),
    "sqmi": ("square mile", "square miles", "sq mi"),
    "m3": ("cubic met{0}", "cubic met{0}s", "m³"),
    "cuft": ("cubic foot", "cubic feet", "cu ft"),
    "cuyd": ("cubic yard", "cubic yards", "cu yd"),
    "cc": ("cubic centimet{0}", "cubic centimet{0}s", "cc"),
    "l": ("lit{0}", "lit{0}s", "L"),
    "ml": ("millilit{0}", "millilit{0}s", "mL"),
    "usgal": ("US gallon", "US gallons", "US gal"),
    "impgal": ("imperial gallon", "imperial gallons", "imp gal"),
    "gal": ("gallon", "gallons", "gal"),
    "bbl": ("barrel", "barrels", "bbl"),
    "oilbbl": ("barrel", "barrels", "bbl"),
    "usbbl": ("US barrel", "US barrels", "US bbl"),
    "mg": ("milligram", "milligrams", "mg"),
    "g": ("gram", "grams", "g"),
    "kg": ("kilogram", "kilograms", "kg"),
    "t": ("tonne", "tonnes", "t"),
    "mt": ("metric ton", "metric tons", "t"),
    "oz": ("ounce", "ounces", "oz"),
    "lb": ("pound", "pounds", "lb"),
    "st": ("stone", "stone", "st"),
    "lt": ("long ton", "long tons", "long tons"),
    "short ton": ("short ton", "short tons", "short tons"),
    "ton": ("ton", "tons", "tons"),
    "km/h": ("kilomet{0} per hour", "kilomet{0}s per hour", "km/h"),
    "mph": ("mile per hour", "miles per hour", "mph"),
    "m/s": ("met{0} per second", "met{0}s per second", "m/s"),
    "ft/s": ("foot per second", "feet per second", "ft/s"),
    "kn": ("knot", "knots", "kn"),
    "w": ("watt", "watts", "W"),
    "kw": ("kilowatt", "kilowatts", "kW"),
    "mw": ("megawatt", "megawatts", "MW"),
    "gw": ("gigawatt", "gigawatts", "GW"),
    "hp": ("horsepower", "horsepower", "hp"),
    "ps": ("metric horsepower", "metric horsepower", "PS"),
    "bhp": ("brake horsepower", "brake horsepower", "bhp"),
    "shp": ("shaft horsepower", "shaft horsepower", "shp"),
    "j": ("joule", "joules", "J"),
    "kj": ("kilojoule", "kilojoules", "kJ"),
    "kcal": ("kilocalorie", "kilocalories", "kcal"),
    "kwh": ("kilowatt-hour", "kilowatt-hours", "kWh"),
    "n": ("newton", "newtons", "N"),
    "kN": ("kilonewton", "kilonewtons", "kN"),
    "lbf": ("pound-force", "pounds-force", "lbf"),
    "lbft": ("pound-foot", "pound-feet", "lb⋅ft"),
    "nm": ("newton-met{0}", "newton-met{0}s", "N⋅m"),
    "pa": ("pascal", "pascals", "Pa"),
    "kpa": ("kilopascal", "kilopascals", "kPa"),
    "psi": ("pound per square inch", "pounds per square inch", "psi"),
    "bar": ("bar", "bars", "bar"),
    "atm": ("standard atmosphere", "standard atmospheres", "atm"),
    "c": ("°C", "°C", "°C"),
    "f": ("°F", "°F", "°F"),
    "k": ("K", "K", "K"),
    "/km2": ("inhabitant per square kilomet{0}", "inhabitants per square kilomet{0}", "/km²"),
    "/sqmi": ("inhabitant per square mile", "inhabitants per square mile", "/sq mi"),
    "hectare": ("hectare", "hectares", "ha"),
}
_ALIASES = {
    "ft2": "sqft", "in2": "sqin", "mi2": "sqmi", "yd2": "sqyd", "ft3": "cuft", "lbs": "lb", "kph": "km/h",
    "knot": "kn", "knots": "kn", "miles": "mi", "feet": "ft", "inch": "in", "metre": "m", "meter": "m",
    "kilometre": "km", "kilometer": "km", "ac": "acre", "acres": "acre", "°c": "c", "°f": "f", "tonne": "t",
    "pd/km2": "/km2", "pd/sqmi": "/sqmi", "litre": "l", "liter": "l", "u.s.gal": "usgal", "stone": "st",
    "pound": "lb", "mi/h": "mph", "shton": "short ton", "sht": "short ton", "nautical mile": "nmi", "sqm": "m2",
    "sqkm": "km2", "yards": "yd", "sq ft": "sqft", "sq mi": "sqmi", "km²": "km2", "m²": "m2", "tonnes": "t",
    "kilogram": "kg",
}  # fmt: skip
_COUNTS = {"k": "thousand", "M": "million", "G": "billion"}
_RANGES = {
    "-": "–", "–": "–", "to": " to ", "and": " and ", "or": " or ", "x": " × ", "×": " × ", "by": " by ", "to(-)": "–",
    "and(-)": "–", "to about": " to about ", "xx": " × ", "*": " × ", "+/-": " ± ", "±": " ± ", ",": ", ",
    "and ": " and ", "to ": " to ",
}  # fmt: skip
_COMPOUND = frozenset(["in", "oz", "lb", "ft", "yd", "chain"])  # 5 feet 10 inches
_NUMBER = re.compile(r"[-−–+]?[\d.,]+(?:[+/⁄ ]\d+(?:[/⁄]\d+)?)?(?:e\d+)?", re.IGNORECASE)
_MIXED = re.compile(r"(\d)\+(\d+)[/⁄](\d+)")


@dataclass(frozen=True, slots=True)
class Style:
    """How a quantity is written: with the unit's symbol, as an adjective ("5-foot"), "metre" with this ending."""

    symbol: bool = False
    hyphen: bool = False
    ending: str = "re"


def convert(abbreviate: str) -> Policy:
    """`{{convert|5|ft|10|in|m}}`: 5 feet 10 inches. `abbreviate` is "on" where symbols are the default."""

    def policy(arguments: Arguments) -> Iterable[Part]:
        texts = [arguments.text(argument.name) for argument in arguments.positional()]
        style = Style(
            symbol=(arguments.text("abbr") or abbreviate) in ("on", "in", "values"),
            hyphen=arguments.text("adj") in ("on", "mid"),
            ending="er" if arguments.text("sp").lower() == "us" else "re",
        )
        text = quantity(texts, style)
        if arguments.text("adj") == "mid" and texts[-1:] and texts[-1].startswith("-"):
            text += texts[-1]
        if text:
            yield text

    return policy


def quantity(texts: Sequence[str], style: Style) -> str:
    """The source quantity that positional arguments say: numbers, what joins them, their unit; "" if they say none."""
    at = 0
    amount = ""
    while _is_number(texts, at):
        amount += _value(texts[at])
        joiner = _RANGES.get(texts[at + 1]) if _is_number(texts, at + 2) else None
        if joiner is None:
            break
        amount += joiner
        at += 2
    if not amount or at + 1 >= len(texts):
        return amount
    text = _with_unit(amount, texts[at + 1], style)
    at += 2
    while _is_number(texts, at) and at + 1 < len(texts) and texts[at + 1] in _COMPOUND:
        text += " " + _with_unit(_value(texts[at]), texts[at + 1], style)
        at += 2
    return text


def _is_number(texts: Sequence[str], at: int) -> bool:
    return at < len(texts) and _NUMBER.fullmatch(texts[at]) is not None


def _with_unit(amount: str, code: str, style: Style) -> str:
    key = _ALIASES.get(code.lower(), code.lower())
    unit = _UNITS.get("kN" if code == "kN" else key)
    if unit is None and code[:1] in _COUNTS and _UNITS.get(code[1:].lower()) is not None:  # "MUSgal": million gallons
        return _with_unit(f"{amount} {_COUNTS[code[0]]}", code[1:], style)
    if unit is None and code.endswith("/d"):
        return f"{_with_unit(amount, code.removesuffix('/d'), style)} per day"
    if unit is None:
        return f"{amount} {code}"
    if style.symbol:
        return f"{amount} {unit[2]}"
    if style.hyphen:
        return f"{amount}-{unit[0].format(style.ending)}"
    return f"{amount} {unit[0 if amount.lstrip('−') == '1' else 1].format(style.ending)}"


def _value(text: str) -> str:
    """A number as it is written in prose: 1,200; −5; 5 1/2."""
    value = _MIXED.sub(r"\1 \2/\3", text)
    if value[0] in "-–":
        value = "−" + value[1:]
    return group_digits(value)


def height(arguments: Arguments) -> Iterable[Part]:
    """`{{height|ft=5|in=10}}`: 5 ft 10 in."""
    parts = [(arguments.text(key), key) for key in ("m", "cm", "ft", "in")]
    text = " ".join(f"{value} {key}" for value, key in parts if value)
    if text:
        yield text


TABLE: dict[str, Policy] = {
    **dict.fromkeys(("convert", "conv", "convinfobox", "convert/quick"), convert("")),
    **dict.fromkeys(("cvt", "convabbr", "convert/abbr"), convert("on")),
    **dict.fromkeys(("height", "infobox height"), height),
}
