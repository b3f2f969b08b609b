"""What a template becomes in running text: a table from its name to a policy.

A policy takes the template's `Arguments` and yields parts: strings, arguments to be shown, `Linked` parts. Nothing
yielded means the template vanishes. `policy(name)` is None for a template that nobody here knows.
Sources of the texts: the templates' own documentation on the English Wikipedia.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from quizgen.article.arguments import Argument, Arguments, Linked, Part
from quizgen.article.rich import BREAK
from quizgen.article import template_dates as dates

Policy = Callable[[Arguments], Iterable[Part]]
ITALIC = "''"


def nothing(arguments: Arguments) -> Iterable[Part]:
    """The template has no text."""
    return ()


def literal(text: str) -> Policy:
    """The template always reads the same."""
    return lambda arguments: (text,)


def show(*names: str) -> Policy:
    """The template shows the first of these arguments that is given."""

    def policy(arguments: Arguments) -> Iterable[Part]:
        argument = arguments.get(*names)
        return (argument,) if argument else ()

    return policy


def items(arguments: Arguments) -> Iterable[Part]:
    """A list, one item a line."""
    for argument in arguments.positional():
        if argument.start < argument.end:
            yield BREAK
            yield argument
    yield BREAK


def language(arguments: Arguments) -> Iterable[Part]:
    """`{{langx|de|...}}` and `{{lang-de|...}}`: "German: ...", romanized after it."""
    name = arguments.name
    positional = arguments.positional()
    code = name.removeprefix("lang-") if name.startswith("lang-") else arguments.text("1")
    if not name.startswith("lang-"):
        positional = positional[1:]
    text = arguments.get("text") or (positional[0] if positional else None)
    if text is None:
        return
    label = LANGUAGES.get(code.lower())
    if label and arguments.text("label") != "none":
        yield f"{label}: "
    yield text
    roman = arguments.get("translit", "r") or (positional[1] if len(positional) > 1 else None)
    if roman is not None and roman.start < roman.end:
        yield from (", romanized: ", roman)
    meaning = arguments.get("lit", "translation", "t") or (positional[2] if len(positional) > 2 else None)
    if meaning is not None and meaning.start < meaning.end:
        yield from (", lit. '", meaning, "'")


def ship(prefix: str) -> Policy:
    """`{{USS|Nimitz|CVN-68}}`: USS Nimitz (CVN-68), the name in italics; the third argument leaves parts out."""

    def policy(arguments: Arguments) -> Iterable[Part]:
        name, hull, style = arguments.get("1"), arguments.text("2"), arguments.text("3", "format")
        if name is None:
            return
        page = f"{prefix} {arguments.text('1')}" + (f" ({hull})" if hull else "")
        if style == "1" and hull:
            yield Linked(page, (hull,))
            return
        parts: list[Part] = [ITALIC, name, ITALIC]
        if style not in ("2", "4"):
            parts.insert(0, f"{prefix} ")
        if hull and style not in ("2", "3", "6"):
            parts.append(f" ({hull})")
        yield Linked(page, tuple(parts))

    return policy


def foreign_link(arguments: Arguments) -> Iterable[Part]:
    """`{{ill|Page|de|...|lt=label}}`."""
    page = arguments.get("1")
    if page is not None:
        yield Linked(arguments.text("1"), (arguments.get("lt", "display") or page,))


def marriage(arguments: Arguments) -> Iterable[Part]:
    """`{{marriage|name|1899|1902|end=div}}`: name (m. 1899; div. 1902)."""
    name = arguments.get("1", "spouse")
    if name is not None:
        yield name
    start, end = arguments.text("2"), arguments.text("3")
    reason = arguments.text("end", "()", "reason").rstrip(".").lower()
    words = [f"m. {start}"] if start else []
    if end or reason:
        word = MARRIAGE_ENDS.get(reason, f"{reason}." if reason and len(reason) < 5 else reason)
        words.append(f"{word} {end}".strip() if word or not start else end)
    if words:
        yield f" ({'; '.join(words)})"


MARRIAGE_ENDS = {
    "d": "died", "died": "died", "death": "died", "div": "div.", "divorced": "div.", "divorce": "div.", "sep": "sep.",
    "separated": "sep.", "ann": "ann.", "annulled": "ann.", "wid": "wid.", "widowed": "wid.", "his death": "his death",
}  # fmt: skip


def circa(arguments: Arguments) -> Iterable[Part]:
    """`{{circa|1850|1860}}`: c. 1850 – c. 1860."""
    years = [a for a in arguments.positional() if a.start < a.end]
    if not years:
        yield "c."
    for i, year in enumerate(years):
        yield from (" – c. " if i else "c. ", year)


def fraction(arguments: Arguments) -> Iterable[Part]:
    """`{{frac|3|1|2}}`: 3+1/2, written 3 1/2."""
    numbers = [arguments.text(str(i)) for i in (1, 2, 3)]
    numbers = [n for n in numbers if n]
    if len(numbers) == 1:
        yield f"1/{numbers[0]}"
    elif len(numbers) == 2:
        yield "/".join(numbers)
    elif numbers:
        yield f"{numbers[0]} {numbers[1]}/{numbers[2]}"


def joined(separator: str) -> Policy:
    """All positional arguments with a separator between."""

    def policy(arguments: Arguments) -> Iterable[Part]:
        for i, argument in enumerate(a for a in arguments.positional() if a.start < a.end):
            if i:
                yield separator
            yield argument

    return policy


def before(text: str, *names: str) -> Policy:
    """A word and an argument after it, as in `{{née|...}}`."""

    def policy(arguments: Arguments) -> Iterable[Part]:
        argument = arguments.get(*names)
        return (text, argument) if argument else (text.rstrip(),)

    return policy


def quoted(start: str, end: str) -> Policy:
    """The first argument between two strings."""

    def policy(arguments: Arguments) -> Iterable[Part]:
        argument = arguments.get("1")
        return (start, argument, end) if argument else ()

    return policy


def _table() -> dict[str, Policy]:
    table: dict[str, Policy] = {}
    for policy, names in _GROUPS:
        table.update(dict.fromkeys(names.split("/"), policy))
    return table


_GROUPS: tuple[tuple[Policy, str], ...] = (
    (
        show("1"),
        "nowrap/nobr/nobold/small/smaller/big/larger/large/center/left/right/italics correction/noitalic/normal/"
        "abbr/abbrv/tooltip/vanchor/visible anchor/sic/as written/proper name/keypress/mono/code/var/smallcaps/sc/"
        "no wrap/nowr/nbsp text/nowraplinks/nowrap begin/flag/flagu/flagcountry/flagdeco/dts/date/dtsh/formatnum/"
        "sup/sub/strong/em/strikethrough/color/colored link/font color/background color/respell/pron/not a typo/"
        "typo/music/isbn/url/official url/uss link/highlight/ushr/bartable/nts/number table sorting/val/gaps/"
        "start and end dates/script/no italic/nastaliq/hebrew/sortname1/linktext/avoid wrap/transl1/text/tq/tqi",
    ),
    (show("2"), "lang/transliteration/transl/color2/font/resize/fs/unicode/sort/hs/script/flag+link/fontcolor"),
    (items, "ubl/unbulleted list/ublist/unbullet/collapsible list/blist/bulleted list/ordered list/olist/cslist1"),
    (show("1"), "plainlist/plain list/flatlist/flat list/plainlist class/nowrap list"),
    (items, "hlist/horizontal list/hlist-comma/flatlist2"),
    (language, "langx"),
    (foreign_link, "ill/interlanguage link/ill-wd/interlanguage link multi/red link/link-interwiki/ilm"),
    (marriage, "marriage"),
    (circa, "circa/c./ca/ca./c/approx"),
    (before("fl. ", "1"), "floruit/fl/fl."),
    (before("r. ", "1"), "reign/r./ruled"),
    (before("née ", "1"), "née/nee"),
    (before("né ", "1"), "né"),
    (fraction, "frac/fraction/sfrac"),
    (joined(", "), "post-nominals/postnominals/post nominals/postnom/cslist/comma separated entries"),
    (quoted("''", "''"), "italic/italics/ital/nihongo title"),
    (quoted("'''", "'''"), "bold/strong text"),
    (literal("–"), "ndash/endash/en dash/–"),
    (literal(" – "), "snd/spnd/sndash/spndash/spaced ndash/spaced en dash/spaced en dash space/dash"),
    (literal("—"), "mdash/emdash/em dash/—"),
    (literal(" — "), "spaced mdash/snmd/spaced em dash"),
    (literal("'"), "'/apostrophe"),
    (literal("'s"), "'s"),
    (literal("s'"), "s'"),
    (literal("'\""), "'\"/' \""),
    (literal("\"'"), "\"'/\" '"),
    (literal(" · "), "·/dot/middot/•/bull/bullet/bulleted"),
    (literal("|"), "!/pipe"),
    (literal("="), "="),
    (literal(" "), "nbsp/space/thinsp/thin space/hsp/hair space/sp/spaces/pad/px2/zwsp1/0ws"),
    (literal("…"), "ellipsis/..."),
    (literal("×"), "times/x"),
    (literal("−"), "minus"),
    (literal("£"), "gbp/£/pound sterling"),
    (literal("†"), "dagger/†"),
    (literal("†"), "ddagger"),
    (literal("Yes"), "yes/aye"),
    (literal("No"), "no/nay"),
    (literal("BC"), "bc"),
)  # fmt: skip

LANGUAGES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "grc": "Ancient Greek", "en": "English",
    "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gd": "Scottish Gaelic", "gl": "Galician", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "la": "Latin", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "mn": "Mongolian", "ms": "Malay", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "rus": "Russian", "sa": "Sanskrit",
    "sh": "Serbo-Croatian", "sk": "Slovak", "sl": "Slovene", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "uz": "Uzbek", "vi": "Vietnamese", "yi": "Yiddish", "zh": "Chinese",
}  # fmt: skip

_SHIP_PREFIXES = ("USS", "HMS", "RMS", "SS", "MS", "MV", "HMCS", "HMAS", "USNS", "USCGC", "SMS", "CSS", "INS", "USRC", "USAT", "RFA", "HMNZS", "ORP", "HNLMS", "HSwMS", "HDMS", "HNoMS", "ARA", "GTS", "PS", "RV", "MY", "SMU", "USAHS", "USC&GS")  # fmt: skip

_TABLE = _table()
_TABLE.update({prefix.lower(): ship(prefix) for prefix in _SHIP_PREFIXES})
_TABLE.update(dates.TABLE)

# Families: whatever begins so has no text.
_VANISH_PREFIXES = (
    "cite ", "citation", "sfn", "harv", "ipa", "use ", "pp-", "refbegin", "refend", "reflist", "defaultsort", "displaytitle",
    "authority control", "portal", "commons", "wiki", "infobox", "s-", "redirect", "about", "other uses", "for", "main",
    "see also", "further", "distinguish", "short description", "navbox", "clear", "coord", "link fa", "link ga",
    "isbn", "doi", "oclc", "issn", "webarchive", "wayback", "subscription", "dead link", "librivox", "gutenberg",
    "internet archive", "featured", "good article", "persondata", "family name", "#", "lifetime",
)  # fmt: skip
_VANISH = frozenset(
    """citation needed/cn/fact/clarify/page needed/which/who/when/by whom/according to whom/failed verification/verify source/
    verification needed/better source needed/better source/dubious/vague/rp/r/update inline/update after/update/citation/
    not in citation given/not in citation/specify/where/why/how/peacock inline/weasel inline/nonspecific/inline/
    year missing/full citation needed/full/cite quote/original research inline/or/synthesis inline/pov statement/
    lead too long/refimprove/more citations needed/unreferenced/anchor/shy/zwj/zwnj/zwsp/wbr/flagicon/flag icon/
    toc limit/toc/tocleft/notoc/col-begin/col-end/col-2/col-break/div col/div col end/-/!/listen/multiple image/expand section/
    css image crop/sister project links/notelist/notes/includes/increase/decrease/steady/profit/hidden/dynamic list/
    in lang/link language/pagename1/legend/age/image/nowrap end/end/authority control/youtube/legend inline/
    featured article/good article/cbignore/bare url inline/primary source inline/third-party inline/self-published inline/
    isbn?/issn/audio/pronunciation/respell1/speaker/2l/very long/normdaten/lang icon/third-party/cleanup section""".replace(
        "\n    ", ""
    ).split("/")
)


@lru_cache(maxsize=4096)
def policy(name: str) -> Policy | None:
    """The policy for a template by its normalised name, None where it is unknown."""
    if (found := _TABLE.get(name)) is not None:
        return found
    if name in _VANISH:
        return nothing
    if name.startswith("lang-"):
        return language
    if name.startswith(_VANISH_PREFIXES):
        return nothing
    return None
