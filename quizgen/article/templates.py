"""A table: template -> policy. `policy(name)` is None for a template that nobody here knows.

Names are as `arguments.template_name` gives them: lower case, single spaces.
"""

from __future__ import annotations

from functools import lru_cache

from quizgen.article import policies as p
from quizgen.article import template_dates, template_units
from quizgen.article.policies import Policy
from quizgen.article.rich import BREAK
from quizgen.article.template_names import COUNTRIES, SHIP_PREFIXES, VANISH, VANISH_PREFIXES, VANISH_SUFFIXES

_GROUPS: tuple[tuple[Policy, str], ...] = (
    (
        p.show("1", "text"),
        """nowrap|nobr|no break|nowr|nwr|nobold|normal|noitalic|no italic|nonitalic|small|smaller|big|bigger|larger|
        large|center|midsize|longitem|long item|abbr|abbrv|abbreviation|tooltip|vanchor|visible anchor|visanc|
        proper name|keypress|key press|mono|code|var|mvar|math|smallcaps|sc|sc2|small caps|flag|flagu|flagcountry|
        flagdeco|flagathlete|respell|pronunciation respelling|script|xt|iast|iast3|blockindent|block indent|
        indented text|vertical header|verth|underline|overline|linktext|crossreference|xref|crossref|nts|
        number table sorting|awrap|dfn|ins|tt|kbd|samp|angbr ipa|term|defn|party name with color|
        party name with colour|fb|fbw|em|strong|sup|sub|date text|party shading|fix comma|mono text|nowraplinks|
        no spam|dubious span|citation needed span|cn-span|clarify span|page needed span|highlight|hilite|poem|
        poemquote inline|script/hebrew|script/arabic|script/cyrillic|hebrew|nastaliq|isbnt|ushr|lsj""",
    ),
    (
        p.show("2"),
        """lang|native name|nativename|native phrase|wikt-lang|wt|sort|hs2|color|colour|
        fontcolor|font color|background color|rtl-lang|lang-rtl|audio|flag+link|script/latn|colored link|
        coloured link""",
    ),
    (p.show("2", "1"), "url|plain link|plainlink|plainlinks|oed|cmt"),
    (p.show("1", "name", "text"), "cmain|crecurring|cguest|cast"),
    (p.last, "transliteration|transl|resize|fs|font size|fontsize|font|rotate"),
    (
        p.items,
        """ubl|ublist|unbulleted list|unbullet|collapsible list|blist|bulleted list|bulletlist|ordered list|olist|
        hlist|horizontal list|hlist-comma|cbl""",
    ),
    (p.item_lines, "plainlist|plain list|flatlist|flat list|indented plainlist|treelist|tree list"),
    (p.joined(", "), "cslist|comma separated entries|comma-separated entries|enum"),
    (p.joined(""), "not a typo|typo|nat|gaps|bdo"),
    (p.joined(" "), "bibleverse|bibleref|bibleref2"),
    (p.language, "langx"),
    (p.ship, "ship"),
    (p.ship_class, "sclass|sclass2|sclass-"),
    (
        p.page_link,
        """ill|interlanguage link|ill-wd|interlanguage link multi|ill2|illm|red link|redlink|link-interwiki|
        annotated link|anl""",
    ),
    (p.section_link, "section link|slink"),
    (p.sortable_name, "sortname|sort name"),
    (p.marriage, "marriage"),
    (p.circa, "circa|c.|ca.|ca|approx"),
    (p.prefixed("fl."), "floruit|fl.|fl"),
    (p.prefixed("r."), "reign|r."),
    (p.prefixed("née"), "née|nee"),
    (p.prefixed("né"), "né"),
    (p.prefixed("b."), "b."),
    (p.prefixed("d."), "d."),
    (p.fraction, "frac|fraction|sfrac|fract"),
    (p.sic, "sic"),
    (p.post_nominals, "post-nominals|postnominals|post nominals|postnom"),
    (p.nihongo, "nihongo|nihongo2|nihongo3"),
    (p.chinese, "zh"),
    (p.around(p.ITALIC, p.ITALIC), "italic|italics|ital"),
    (p.around(p.BOLD, p.BOLD), "bold"),
    (p.around("⟨", "⟩"), "angbr|angle bracket|grapheme"),
    (p.around("", " station"), "stn|station|rws|stnlnk"),
    (p.around("'", "'"), "gloss|literal translation gloss"),
    (p.money("£"), "gbp|£|pound sterling"),
    (p.money("€"), "euro|eur|€"),
    (p.money("¥"), "jpy|¥|cny|cn¥"),
    (p.money("₹"), "inr|₹|indian rupee"),
    (p.money("US$"), "usd|us$"),
    (p.money("A$"), "aud|a$"),
    (p.money("C$"), "cad|ca$|c$"),
    (p.number, "val|formatnum|num|sigfig"),
    (p.page_name, "pagename|basepagename|fullpagename"),
    (p.author_year, "harvtxt|harvcoltxt"),
    (p.literal("–"), "ndash|endash|en dash|nbndash|–"),
    (p.literal(" – "), "snd|spnd|sndash|spndash|spaced ndash|spaced en dash|spaced endash|dash|nsndns"),
    (p.literal("—"), "mdash|emdash|em dash|—"),
    (p.literal(" — "), "spaced mdash|snmd|spaced em dash|smdash"),
    (p.literal("'"), "'|apostrophe|-'|'-"),
    (p.literal("'s"), "'s|\u2019s"),
    (p.literal("s'"), "s'"),
    (p.literal('\'"'), '\'"|\' "'),
    (p.literal('"\''), '"\'|" \''),
    (p.literal('"'), '"|-"|"-'),
    (p.literal(" · "), "·|dot|middot|•|bull|bullet|spaced middot|⋅|sdot"),
    (p.literal("|"), "!|pipe"),
    (p.literal("||"), "!!"),
    (p.literal("="), "="),
    (p.literal(" "), "nbsp|space|thinsp|thin space|hsp|hair space|sp|spaces|pad|gap|em space|emsp|ensp"),
    (p.literal(BREAK), "br|break|crlf"),
    (p.literal("…"), "ellipsis|...|nbellip"),
    (p.literal("×"), "times|x"),
    (p.literal("−"), "minus"),
    (p.literal("±"), "±"),
    (p.literal("&"), "&"),
    (p.literal("°"), "deg"),
    (p.literal("♯"), "sharp"),
    (p.literal("♭"), "flat"),
    (p.literal("ʻ"), "okina|ʻokina"),
    (p.literal("ʼ"), "hamza"),
    (p.literal("Yes"), "yes|aye|ya"),
    (p.literal("No"), "no|nay"),
    (p.literal("N/A"), "n/a"),
    (p.literal("Won"), "won"),
    (p.literal("Nominated"), "nom|nominated"),
    (p.literal("TBA"), "tba"),
    (p.literal("TBD"), "tbd"),
)  # fmt: skip


def _names(names: str) -> list[str]:
    return [name.strip() for name in names.split("|")]


def _table() -> dict[str, Policy]:
    table: dict[str, Policy] = dict.fromkeys(VANISH, p.nothing)
    for policy, names in _GROUPS:
        table.update(dict.fromkeys(_names(names), policy))
    table.update(dict.fromkeys(SHIP_PREFIXES, p.ship))
    table.update({code: p.literal(name) for code, name in COUNTRIES.items()})
    return table | template_dates.TABLE | template_units.TABLE


_TABLE = _table()
_PREFIXES: tuple[tuple[str, Policy], ...] = (
    ("lang-", p.language),
    ("formatnum:", p.number),
    ("uc:", p.cased),
    ("lc:", p.cased),
    ("ucfirst:", p.cased),
    ("lcfirst:", p.cased),
)


@lru_cache(maxsize=4096)
def policy(name: str) -> Policy | None:
    """The policy for a template by its normalised name, None where it is unknown."""
    found = _TABLE.get(name)
    if found is not None:
        return found
    for prefix, family in _PREFIXES:
        if name.startswith(prefix):
            return family
    if name.startswith(VANISH_PREFIXES) or name.endswith(VANISH_SUFFIXES):
        return p.nothing
    return None
