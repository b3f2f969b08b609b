"""Policies: how a template in running text is read.

A policy takes the template's `Arguments` and yields the parts it shows: strings, arguments, `Linked` parts. Nothing
yielded means that the template has no words. The strings `ITALIC` and `BOLD` begin and end emphasis.
What each template shows is taken from its documentation on the English Wikipedia.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from quizgen.article.arguments import Arguments, Linked, Part
from quizgen.article.rich import BREAK
from quizgen.article.template_names import LANGUAGES, MARRIAGE_ENDS, SHIP_PREFIXES

Policy = Callable[[Arguments], Iterable[Part]]
ITALIC, BOLD = "''", "'''"


def nothing(arguments: Arguments) -> Iterable[Part]:  # noqa: ARG001 - a policy like the others
    """The template has no words."""
    return ()


def literal(text: str) -> Policy:
    """The template always reads the same."""
    return lambda arguments: (text,)  # noqa: ARG005


def show(*names: str) -> Policy:
    """The first of these arguments that is given."""

    def policy(arguments: Arguments) -> Iterable[Part]:
        argument = arguments.get(*names)
        return (argument,) if argument else ()

    return policy


def around(before: str, after: str, *names: str) -> Policy:
    """The first of these arguments that is given, between two strings."""

    def policy(arguments: Arguments) -> Iterable[Part]:
        argument = arguments.get(*(names or ("1",)))
        return (before, argument, after) if argument else ()

    return policy


def last(arguments: Arguments) -> Iterable[Part]:
    """The last positional argument, as in `{{resize|90%|text}}`."""
    given = arguments.positional()
    return given[-1:] if given else ()


def joined(separator: str) -> Policy:
    """Every positional argument, with a separator between."""

    def policy(arguments: Arguments) -> Iterable[Part]:
        given = [argument for argument in arguments.positional() if argument.start < argument.end]
        for i, argument in enumerate(given):
            if i:
                yield separator
            yield argument

    return policy


def prefixed(word: str) -> Policy:
    """A word and, where there are any, years or a name after it: `{{née|...}}`, `{{reign|1689|1694}}`."""

    def policy(arguments: Arguments) -> Iterable[Part]:
        given = [argument for argument in arguments.positional()[:2] if argument.start < argument.end]
        if not given:
            return (word,)
        return (f"{word} ", given[0], "–", given[1]) if len(given) == 2 else (f"{word} ", given[0])

    return policy


def items(arguments: Arguments) -> Iterable[Part]:
    """A list: one item a line."""
    for argument in arguments.positional():
        if argument.start < argument.end:
            yield BREAK
            yield argument
    yield BREAK


def item_lines(arguments: Arguments) -> Iterable[Part]:
    """`{{plainlist}}`: its items are lines of their own already."""
    argument = arguments.get("1", "list")
    return (BREAK, argument, BREAK) if argument else ()


def language(arguments: Arguments) -> Iterable[Part]:
    """`{{langx|de|...}}` and `{{lang-de|...}}`: "German: ...", with romanization and meaning."""
    positional = arguments.positional()
    if arguments.name.startswith("lang-"):
        code = arguments.name.removeprefix("lang-")
    else:
        code, positional = arguments.text("1"), positional[1:]
    text = arguments.get("text") or next(iter(positional), None)
    if text is None:
        return
    label = LANGUAGES.get(code.lower().partition("-")[0])
    if label is not None and arguments.text("label") != "none":
        yield f"{label}: "
    yield text
    roman = arguments.get("translit", "r", "tr") or next((a for a in positional[1:2] if a.start < a.end), None)
    if roman is not None:
        yield from (", romanized: ", roman)
    meaning = arguments.get("lit", "translation", "t") or next((a for a in positional[2:3] if a.start < a.end), None)
    if meaning is not None:
        yield from (", lit. '", meaning, "'")


def ship(arguments: Arguments) -> Iterable[Part]:
    """`{{USS|Nimitz|CVN-68}}`, `{{ship|HMS|Hood|51}}`: USS Nimitz (CVN-68), the name in italics.

    A number as the last argument selects what is shown, by its bits: 4 the prefix, 2 the name, 1 the hull number.
    """
    given = arguments.positional()
    if arguments.name == "ship":
        prefix, given = arguments.text("1"), given[1:]
    else:
        prefix = SHIP_PREFIXES[arguments.name]
    if not given:
        return
    texts = [arguments.text(argument.name) for argument in given]
    name, hull, bits = [*texts, "", ""][:3]
    page = " ".join(part for part in (prefix, name, f"({hull})" if hull else "") if part)
    shown = int(bits) if bits in ("1", "2", "3", "6") else 7
    parts: list[Part] = []
    if shown & 4 and prefix:
        parts.append(f"{prefix} ")
    if shown & 2:
        parts += (ITALIC, given[0], ITALIC)
    if hull and shown & 1:
        parts.append(hull if shown == 1 else f" ({hull})")
    yield Linked(page, tuple(parts))


def ship_class(arguments: Arguments) -> Iterable[Part]:
    """`{{sclass|Iowa|battleship}}`: Iowa-class battleship."""
    name, kind = arguments.get("1"), arguments.text("2")
    if name is not None:
        yield Linked(f"{arguments.text('1')}-class {kind}".strip(), (ITALIC, name, ITALIC, f"-class {kind}".rstrip()))


def page_link(arguments: Arguments) -> Iterable[Part]:
    """`{{ill|Page|de|...|lt=label}}`."""
    page = arguments.get("1")
    if page is not None:
        yield Linked(arguments.text("1"), (arguments.get("lt", "display", "label") or page,))


def section_link(arguments: Arguments) -> Iterable[Part]:
    """`{{section link|Page|Section}}`: Page § Section."""
    page, section = arguments.text("1"), arguments.text("2")
    yield f"{page} § {section}".strip() if section else page


def sortable_name(arguments: Arguments) -> Iterable[Part]:
    """`{{sortname|First|Last|link}}`."""
    name = f"{arguments.text('1')} {arguments.text('2')}".strip()
    if arguments.get("nolink"):
        yield name
    elif name:
        yield Linked(arguments.text("3") or name, (name,))


def marriage(arguments: Arguments) -> Iterable[Part]:
    """`{{marriage|name|1899|1902|end=div}}`: name (m. 1899; div. 1902)."""
    name = arguments.get("1", "spouse")
    if name is not None:
        yield name
    start, end = arguments.text("2"), arguments.text("3")
    reason = arguments.text("end", "()", "reason").rstrip(".").lower()
    reason = MARRIAGE_ENDS.get(reason, reason)
    if start and end and not reason:
        yield f" (m. {start}–{end})"
        return
    words = [f"m. {start}"] if start else []
    if reason or end:
        words.append(f"{reason} {end}".strip())
    if words:
        yield f" ({'; '.join(words)})"


def circa(arguments: Arguments) -> Iterable[Part]:
    """`{{circa|1850|1860}}`: c. 1850 – c. 1860."""
    years = [argument for argument in arguments.positional()[:2] if argument.start < argument.end]
    if not years:
        yield "c."
    for i, year in enumerate(years):
        yield from (" – c. " if i else "c. ", year)


def fraction(arguments: Arguments) -> Iterable[Part]:
    """`{{frac|3|1|2}}`: 3 1/2."""
    numbers = [number for number in (arguments.text(n) for n in ("1", "2", "3")) if number]
    if len(numbers) == 1:
        yield f"1/{numbers[0]}"
    elif len(numbers) == 2:
        yield "/".join(numbers)
    elif numbers:
        yield f"{numbers[0]} {numbers[1]}/{numbers[2]}"


def sic(arguments: Arguments) -> Iterable[Part]:
    """`{{sic|words}}`: words [sic]; without the mark where `hide=y`."""
    yield from joined(" ")(arguments)
    if not arguments.get("hide"):
        yield " [sic]" if arguments.get("1") else "[sic]"


def post_nominals(arguments: Arguments) -> Iterable[Part]:
    """`{{post-nominals|country=GBR|OM|FRS}}`: OM FRS, with commas where `sep=,`."""
    given = arguments.get("sep", "commas")
    comma = given is not None and (given.name == "commas" or "," in arguments.cleaner.text[given.start : given.end])
    return joined(", " if comma else " ")(arguments)


def nihongo(arguments: Arguments) -> Iterable[Part]:
    """`{{nihongo|English|kanji|romaji}}`: English (kanji, romaji)."""
    english, kanji, romaji = (arguments.get(n) for n in ("1", "2", "3"))
    inner = [part for part in (kanji, romaji) if part is not None]
    if english is not None:
        yield english
    if inner:
        yield from (" (" if english else "(", inner[0])
        yield from (part for other in inner[1:] for part in (", ", other))
        yield ")"


def chinese(arguments: Arguments) -> Iterable[Part]:
    """`{{zh|c=...|p=...}}`: Chinese: ...; pinyin: ..."""
    labels = (("c", "Chinese"), ("s", "simplified Chinese"), ("t", "traditional Chinese"), ("p", "pinyin"),
              ("w", "Wade–Giles"), ("l", "lit."))  # fmt: skip
    found = [(label, argument) for key, label in labels if (argument := arguments.get(key)) is not None]
    for i, (label, argument) in enumerate(found):
        yield f"; {label}: " if i else f"{label}: "
        yield argument


def money(symbol: str) -> Policy:
    """`{{GBP|1200}}`: £1,200."""

    def policy(arguments: Arguments) -> Iterable[Part]:
        return (symbol + group_digits(arguments.text("1")),)

    return policy


def number(arguments: Arguments) -> Iterable[Part]:
    """`{{formatnum:1200}}`, `{{val|1200}}`: 1,200."""
    text = arguments.name.partition(":")[2] if arguments.name.startswith("formatnum:") else arguments.text("1")
    unit = arguments.text("u", "ul")
    yield f"{group_digits(text)} {unit}".strip()


def cased(arguments: Arguments) -> Iterable[Part]:
    """`{{uc:...}}` and its like; the name of a template is kept in lower case, so only the words are right."""
    text = arguments.cleaner.text[arguments.node.start + 2 : arguments.node.end - 2].partition(":")[2]
    change = {"uc": str.upper, "lc": str.lower}.get(arguments.name.partition(":")[0], str)
    yield change(text.strip())


def page_name(arguments: Arguments) -> Iterable[Part]:
    """`{{PAGENAME}}`."""
    yield arguments.cleaner.reader.page.title


def author_year(arguments: Arguments) -> Iterable[Part]:
    """`{{harvtxt|Smith|Jones|2001}}`: Smith & Jones (2001), which is part of the sentence."""
    texts = [arguments.text(argument.name) for argument in arguments.positional()]
    if len(texts) > 1:
        yield f"{' & '.join(texts[:-1])} ({texts[-1]})"


def group_digits(text: str) -> str:
    """A number with commas between its thousands; other text as it is."""
    return _DIGITS.sub(lambda match: f"{int(match[0]):,}", text.strip())


_DIGITS = re.compile(r"(?<![\d.,/])\d{4,15}(?![\d,/])")
