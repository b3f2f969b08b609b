"""A table: template -> policy. `policy(name)` is None for a template that nobody here knows.

Names are as `arguments.template_name` gives them: lower case, single spaces.
"""

from __future__ import annotations

from functools import lru_cache

from quizgen.article import policies as p
from quizgen.article import template_dates, template_units
from quizgen.article.policies import Policy
from quizgen.article.template_names import COUNTRIES, VANISH, VANISH_PREFIXES, VANISH_SUFFIXES

_GROUPS: tuple[tuple[Policy, str], ...] = (
    (
        p.show("1", "text"),
        """nowrap/nobr/no break/no wrap/nowr/nwr/nobold/normal/noitalic/no italic/small/smaller/big/larger/large/center/
        left/right/midsize/longitem/nbspace/abbr/abbrv/abbreviation/tooltip/vanchor/visible anchor/proper name/
        keypress/key press/mono/code/var/mvar/math/smallcaps/sc/sc2/small caps/flag/flagu/flagcountry/flagdeco/
        sup/sub/em/strong/color box text/colored link/hlist item/respell/pron/typo/script/text/xt/tq/!xt/
        iast/iast3/indent/block indent/blockindent/vertical header/verth/underline/u/strikethrough text/overline/
        linktext/wiktl/crossreference/xref/crossref/highlight/hilite/nts/number table sorting/sort under/ntsh/
        plain text/awrap/stack text/dfn/ins/tt/kbd/samp/bdi/bdo text/rtl-para/ltr/nastaliq/hebrew/script/hebrew/
        script/arabic/angbr text/gloss text/column text/ruby/fontcolor text/anchor text/term/defn/flag decoration text/
        party name with color/party name with colour/fb/fbw/flagicon link/uss link/no selflink/noitalics/roman/
        lang-en text/native name text/cleanup text/poem/verse/pull text/plain image text/as written/bigger""",
    ),
    (
        p.show("2", "text"),
        """lang/transliteration/transl/native name/native phrase/wikt-lang/wt/sort/hs2/color/colour/fontcolor/font color/
        background color/bg/rtl-lang/lang-rtl/audio/sound/pronunciation text/flag+link/nativename/script/latn/
        text color/popup/hover title""",
    ),
    (p.last, "resize/fs/font size/fontsize/font/font text/bg color/stretch/rotate/scale"),
    (
        p.items,
        """ubl/ublist/unbulleted list/unbullet/collapsible list/blist/bulleted list/bulletlist/bullet list/ordered list/olist/
        hlist/hlist-comma/horizontal list/h-list/cbl/collapsed list/tree list text/cslist lines/gallery list/stacked""",
    ),
    (p.item_lines, "plainlist/plain list/flatlist/flat list/indented plainlist/treelist/tree list/div list/flowlist"),
    (p.joined(", "), "cslist/comma separated entries/comma-separated list/enum"),
    (p.joined(""), "not a typo/nat/sic2/spell/joined/gaps/proper/bdo"),
    (p.joined(" "), "bibleverse/bibleref2/bibleref/bible verse/lien/sourcetext/stn2"),
    (p.show("2", "1"), "url/plain link/plainlink/official url text/wikisource-inline text"),
    (p.language, "langx"),
    (p.ship, "ship"),
    (p.ship_class, "sclass/sclass2/sclass-/ship class"),
    (
        p.page_link,
        """ill/interlanguage link/ill-wd/interlanguage link multi/ill2/illm/red link/redlink/link-interwiki/ilm/ill-wd2/
        annotated link/anl/iw2/link if exists""",
    ),
    (p.section_link, "section link/slink/seclink"),
    (p.sortable_name, "sortname/sort name"),
    (p.marriage, "marriage"),
    (p.circa, "circa/c./ca/ca./c/approx/circ"),
    (p.prefixed("fl."), "floruit/fl/fl."),
    (p.prefixed("r."), "reign/r.2/ruled"),
    (p.prefixed("née"), "née/nee/born as"),
    (p.prefixed("né"), "né"),
    (p.prefixed("b."), "b./born"),
    (p.prefixed("d."), "d./died"),
    (p.fraction, "frac/fraction/sfrac/fract/frac2"),
    (p.sic, "sic/sic!/typo sic"),
    (p.post_nominals, "post-nominals/postnominals/post nominals/postnom/post nom"),
    (p.nihongo, "nihongo/nihongo2/nihongo3/nihongo krt/nihongo foot"),
    (p.chinese, "zh/zh-hans text/chinese"),
    (p.around(p.ITALIC, p.ITALIC), "italic/italics/ital/i/title/small italic/italic title text"),
    (p.around(p.BOLD, p.BOLD), "bold/b/strong text"),
    (p.around("⟨", "⟩"), "angbr/angle bracket/grapheme"),
    (p.around("", " station"), "stn/station/rws/stnlnk"),
    (p.around("'", "'"), "gloss"),
    (p.money("£"), "gbp/£/pound sterling/pound"),
    (p.money("€"), "euro/eur/€"),
    (p.money("¥"), "jpy/¥/yen/cny/cn¥/jpy amount"),
    (p.money("₹"), "inr/₹/indian rupee/indian rupees"),
    (p.money("US$"), "usd/us$/us dollar"),
    (p.money("A$"), "aud/a$"),
    (p.money("C$"), "cad/ca$/c$"),
    (p.number, "val/formatnum/num/number/nts number"),
    (p.page_name, "pagename/basepagename/fullpagename/subjectpagename"),
    (p.author_year, "harvtxt/harvcoltxt/harvard citation text"),
    (p.literal("–"), "ndash/endash/en dash/nbndash/–/-/ndash-"),
    (p.literal(" – "), "snd/spnd/sndash/spndash/spaced ndash/spaced en dash/spaced endash/dash/s-dash/spaced-ndash/nsndns"),
    (p.literal("—"), "mdash/emdash/em dash/—"),
    (p.literal(" — "), "spaced mdash/snmd/spaced em dash/spaced emdash/smdash/smd"),
    (p.literal("'"), "'/apostrophe/`/ʼ"),
    (p.literal("'s"), "'s/\u2019s"),
    (p.literal("s'"), "s'"),
    (p.literal("'\""), "'\"/' \""),
    (p.literal("\"'"), "\"'/\" '"),
    (p.literal("\""), "\"/-\"/\"-"),
    (p.literal("'"), "-'/'-"),
    (p.literal(" · "), "·/dot/middot/•/bull/bullet/spaced middot/ • /⋅/sdot/w"),
    (p.literal("|"), "!/pipe/|"),
    (p.literal("||"), "!!"),
    (p.literal("="), "=/equals"),
    (p.literal(" "), "nbsp/space/thinsp/thin space/hsp/hair space/sp/spaces/pad/gap/quad/em space/en space/emsp/ensp/br/break/crlf/-space"),
    (p.literal("…"), "ellipsis/.../nbellip/…"),
    (p.literal("×"), "times/x/×"),
    (p.literal("−"), "minus"),
    (p.literal("±"), "plus minus/±"),
    (p.literal("&"), "and/&/amp"),
    (p.literal("°"), "deg/degree"),
    (p.literal("♯"), "sharp/music sharp"),
    (p.literal("♭"), "flat"),
    (p.literal("ʻ"), "okina/ʻokina"),
    (p.literal("ʼ"), "hamza/ayin/okina2"),
    (p.literal("Yes"), "yes/aye/yes2/ya"),
    (p.literal("No"), "no/nay/no2/na"),
    (p.literal("N/A"), "n/a/nonapplicable"),
    (p.literal("Won"), "won"),
    (p.literal("Nominated"), "nom/nominated"),
    (p.literal("TBA"), "tba"),
    (p.literal("TBD"), "tbd"),
)  # fmt: skip


def _names(names: str) -> list[str]:
    return [name.strip() for name in names.replace("\n", "").split("/")]


def _table() -> dict[str, Policy]:
    table: dict[str, Policy] = dict.fromkeys(VANISH, p.nothing)
    for policy, names in _GROUPS:
        table.update(dict.fromkeys(_names(names), policy))
    table.update(dict.fromkeys(p.SHIP_PREFIXES, p.ship))
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
