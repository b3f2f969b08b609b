"""Names of templates: those that have no words in running text, and countries by their codes.

Sources: the categories "Inline cleanup templates", "Hatnote templates", "Citation templates" and "Infobox templates"
of the English Wikipedia.
"""

from __future__ import annotations

_INLINE = """citation needed/cn/fact/fact or opinion/clarify/clarify span/clarification needed/huh/what/which/which?/who/
who?/whom?/when/when?/where/where?/why/why?/how/how?/how often/by whom/by whom?/by who/from whom?/according to whom/
according to whom?/page needed/pages needed/page number needed/volume needed/title missing/author missing/year missing/
date missing/isbn missing/failed verification/not in citation/not in citation given/nicg/fv/verify source/vs/
verification needed/verify inline/verify quote/cite quote/quote needed/citation not found/better source/
better source needed/better/bsn/unreliable source/unreliable source?/unreliable fringe source/unreliable medical source/
self-published source/self-published inline/sps/primary source inline/primary source needed/third-party inline/
non-primary source needed/medical citation needed/mcn/dubious/disputed inline/discuss/pov statement/pov-statement/
lopsided/opinion/or/original research/original research inline/original research?/synthesis inline/syn/
improper synthesis/vague/vague inline/ambiguous/specify/needs context/context inline/jargon inline/technical inline/
incomprehensible inline/copyedit inline/awkward/undue inline/undue weight inline/peacock inline/weasel inline/
weasel-inline/buzz/editorializing/neologism inline/non sequitur/relevance inline/importance inline/importance example/
example needed/examples/excessive/specific/tone inline/chronology citation needed/contradict inline/contradict-inline/
contradictory inline/inconsistent/out of date inline/update inline/update after/update needed/needs update inline/
full/full citation needed/fcn/dead link/deadlink/dl/broken link/permanent dead link/bare url inline/linkrot inline/
disambiguation needed/dn/subscription/subscription required/registration required/registration/closed access/
open access/free access/limited access/in lang/link language/language icon/lang icon/as of?/attribution needed/
needs attribution/request quotation/rp/page/pages/tooltip citation/note/ref/ref label/note label/cnote/cnote2/cref/
mref/nb/sfnref/sfnlink/anchor/anchors/anchord/shortcut/zwj/zwnj/zwsp/zws/wbr/shy/void/nop/null/dummy/increase/decrease/
steady/profit/loss/up/down/same/gain/hold/flagicon/flag icon/flagicon image/flagathlete icon/flagdeco image/
increasenegative/decreasepositive/increase2/decrease2/decreasenegative/increasepositive/increaseneutral/unknown/
dunno/hidden/cbignore/webarchive/wayback/cite check/isbn?/isbn/issn/oclc/doi/arxiv/pmid/pmc/jstor/lccn/hdl/bibcode/
asin/ismn/ssrn/s2cid/zbl/mr/rfc/nrisref/nhle/london gazette/edinburgh gazette/official website/official url/
youtube/imdb name/imdb title/imdb/allmusic/discogs artist/find a grave/worldcat id/congbio/c-span/nyttopic/snopes/
npg name/nra/opencorp/internet archive author/librivox author/gutenberg author/gutenberg/marxists.org/fadedpage/pm20/
eb1922 poster/cite eb1911/eb1911/eb1911 poster/dnb/dnb poster/catholic/source-attribution/pd-notice/include-nasa/
national archives ev source/leip pv source/leip pv source 2/inflation/inflation/year/inflation-year/inflation-fn/
inflation/fn/to usd/us inflation year/nasdaq/nyse/lse/frankfurt stock exchange/tickersymbol/shortcut2/rf/r/refr"""

_BOXES = """short description/about/about-distinguish/other uses/other people/other people2/other people3/other persons/
other places/other ships/other hurricanes/otheruses/otheruses4/two other uses/for/for-multi/for2/for timeline/redirect/
redirect2/redirect-multi/redirect-several/redirect-distinguish/redirect-synonym/distinguish/distinguish2/not to be confused with/
confused/hatnote/hatnote group/main/main article/main articles/main list/see/see also/see also2/seealso/see below/
see above/further/further2/further information/details/detail/broader/broader concept/category see also/cat main/
rellink/main cat/family name hatnote/family name footnote/chinese name/eastern name order/hungarian name/icelandic name/
spanish name/portuguese name/patronymic/eastern slavic name/korean name/japanese name/vietnamese name/dutch name/
mongolian name/indian name/malay name/burmese name/arabic name/western name order/clear/clr/clear left/clear right/-/
clearright/clearleft/toc/toc limit/toc left/toc right/tocleft/tocright/compact toc/compacttoc/horizontal toc/notoc/
col-begin/col-end/col-break/col-2/col-3/col-4/col-1-of-2/col-2-of-2/col-float/col-float-break/col-float-end/
columns-start/columns-end/column/columns/multicol/multicol-break/multicol-end/colbegin/colend/div col/div col end/
div end/div/start div col/end div col/end div/multiple column/end/nowrap begin/nowrap end/wrap/stack begin/stack end/
image frame/image label begin/image label/image label end/image array/imagestack/largethumb/wide image/tall image/
panorama/listen/listen list/multi-listen start/multi-listen item/multi-listen end/multi-listen/audio sample/
external media/external video/external music video/spoken article/spoken wikipedia/inuse/under construction/
in use/new page/current/recent death/expand section/expand/empty section/section stub/expand list/expand language/
cleanup section/sections/split section/split/merge/merge to/merge from/move/copyedit/cleanup/cleanup rewrite/
cleanup bare urls/multiple issues/issues/article issues/refimprove/refimprove section/ref improve/unreferenced/
unreferenced section/unsourced/blp sources/blp unsourced/more citations needed/more citations needed section/
citations missing/no footnotes/more footnotes/more footnotes needed/morefootnotes/citation style/third-party/
one source/primary sources/self-published/unreliable sources/original research section/synthesis/pov/pov section/
pov-section/neutrality/npov/disputed/disputed section/undue/undue weight/unbalanced/globalize/globalize section/
tone/essay-like/essay/peacock/weasel/advert/coi/fanpov/trivia/in popular culture/long/very long/2l/too long/lead too short/
lead too long/lead rewrite/lead missing/overly detailed/technical/context/confusing/incomprehensible/out of date/
update/update section/prose/list to prose/overquotation/over-quotation/quote farm/external links/notability/
dead end/orphan/underlinked/overlinked/uncategorized/improve categories/linkrot/rewrite/good article/featured article/
featured list/ga/fa/spoken/sister project links/sister project/sisterlinks/sister-inline/subject bar/subject portal/
commons/commons category/commons cat/commonscat/commons-inline/commons category-inline/portal/portal bar/portal-inline/
portalbar/authority control/normdaten/navboxes/navboxes top/navboxes bottom/navbox/sidebar/succession links/
campaignbox/refbegin/refend/refs/notelist-ua/notelist-la/end plainlist/endplainlist/end plain list/plainlist end/
endflatlist/end flatlist/flatlist end/legend/legend inline/legend2/legend0/colour box/color box/colorbox/legend-line/
legend-col/graph:chart/chart/chart/start/chart/end/chart top/chart bottom/tree chart/tree chart/start/tree chart/end/
familytree/familytree/start/familytree/end/ahnentafel/ahnentafel top/ahnentafel bottom/ahnentafel-compact5/
ahnentafel-compact4/ahnentafel-compact6/ahnentafel/sandbox/persondata/defaultsort/lifetime/coord/coord missing/
location map/location map+/location map~/location map many/osm location map/maplink/mapframe/gallery/gallery/
packed gallery/collapse top/collapse bottom/collapse/cot/cob/hidden begin/hidden end/hst/hsb/div hide/
collapsed infobox section begin/collapsed infobox section end/infobox mapframe/dynamic list/incomplete list/
incomplete/transcluded section/excerpt/anchor text/italic title/italictitle/lowercase title/lowercase/displaytitle/
correct title/noitalic title/no italic title/moved discussion/use of/short pages monitor/static ip/
semiprotected/protected/move protected/redirect category shell/r from/dablink/disambig/disambiguation/hndis/geodis/
set index/bots/nobots/engvarb/engvaro/ead/main page image/include-usgov/spaceflight crew/timeline/timeline-event/
historical populations/us census population/weather box/climate chart/football kit/medal/medalsport/medalgold/
bar box/bar percent/bar chart/pie chart/graph/election box begin/election box end/goal/yel/sent off/subon/suboff/
academic peer reviewed/reviews/ratings/track listing/tracklist/episode list/episode table/cast listing/cast list/
break list/s/start/start tree/gutenberg book/wikisource/wikisourcecat/wikiquote/wikinews/wikivoyage/wiktionary/
wikibooks/wikiversity/wikispecies/wikidata/wikimedia/wikicite/notelist-lr/notelist-ur/efn note/rs/sec link box/
stack/gap box/audio icon/loop/align/float/floating box/box/quote/end/commons and category/books/book/library resources box/
library resources about/about this sound/trim box/ipa notice/contains special characters/contains chinese text/
contains japanese text/contains korean text/contains indic text/contains cyrillic text/contains ipa/special characters/
cyrillic/chinese text/featured/link rot/reflist-talk/lunar coords and quad cat/ikea/skip to top and bottom/
skip to bottom/skip to top/top icon/pp/pp-protected"""

VANISH = frozenset(name.strip() for name in f"{_INLINE}/{_BOXES}".replace("\n", "").split("/") if name.strip())

# Whole families. A family is here only if no template of it has words that belong to a sentence.
VANISH_PREFIXES = (
    "#", "authority control", "campaignbox", "cite ", "citation", "cleanup", "coord ", "defaultsort:", "displaytitle:",
    "engvar", "expand ", "external ", "flagicon", "find a grave", "gutenberg", "harv", "imdb", "infobox", "internet archive",
    "ipa", "librivox", "link fa", "link ga", "location map", "more ", "navbox", "pp-", "pov-", "pronunciation", "refbegin",
    "s-", "sfn", "succession", "taxobox", "time persons", "unreferenced", "use ", "wikisource", "wikiquote", "wikimedia",
    "country data",
)  # fmt: skip
VANISH_SUFFIXES = (
    " sidebar", " navbox", " series", " footer", " topics", " inline", "-stub", " stub", " name hatnote", " needed",
)  # fmt: skip

# Flag templates named by a code: what is shown is the country.
COUNTRIES = {
    "arg": "Argentina", "aus": "Australia", "aut": "Austria", "bel": "Belgium", "bra": "Brazil", "bul": "Bulgaria",
    "can": "Canada", "chi": "Chile", "chn": "China", "col": "Colombia", "cro": "Croatia", "cub": "Cuba",
    "cze": "Czech Republic", "den": "Denmark", "dnk": "Denmark", "deu": "Germany", "egy": "Egypt", "eng": "England",
    "esp": "Spain", "est": "Estonia", "fin": "Finland", "fra": "France", "gbr": "United Kingdom", "ger": "Germany",
    "gdr": "East Germany", "frg": "West Germany", "gre": "Greece", "grc": "Greece", "hun": "Hungary", "ind": "India",
    "ire": "Ireland", "irl": "Ireland", "iri": "Iran", "irn": "Iran", "irq": "Iraq", "isl": "Iceland", "isr": "Israel",
    "ita": "Italy", "jam": "Jamaica", "jpn": "Japan", "ken": "Kenya", "kor": "South Korea", "lat": "Latvia",
    "ltu": "Lithuania", "mex": "Mexico", "ned": "Netherlands", "nld": "Netherlands", "nor": "Norway",
    "nzl": "New Zealand", "nir": "Northern Ireland", "pak": "Pakistan", "per": "Peru", "phi": "Philippines",
    "pol": "Poland", "por": "Portugal", "prc": "China", "prk": "North Korea", "prt": "Portugal", "roc": "Taiwan",
    "rom": "Romania", "rou": "Romania", "rsa": "South Africa", "rus": "Russia", "sco": "Scotland", "srb": "Serbia",
    "sui": "Switzerland", "svk": "Slovakia", "svn": "Slovenia", "swe": "Sweden", "che": "Switzerland",
    "tur": "Turkey", "twn": "Taiwan", "uk": "United Kingdom", "ukr": "Ukraine", "uru": "Uruguay", "urs": "Soviet Union",
    "usa": "United States", "ussr": "Soviet Union", "vie": "Vietnam", "wal": "Wales", "yug": "Yugoslavia",
}  # fmt: skip
