"""Data on templates: those that have no words in running text; what codes and prefixes stand for.

Sources: the categories "Inline cleanup templates", "Hatnote templates", "Citation templates" and "Infobox templates"
of the English Wikipedia.
"""

from __future__ import annotations

# Marks of maintenance and citation within a line.
_INLINE = """citation needed|cn|fact|fact or opinion|clarify|clarification needed|huh|what|which|which?|who|who?|whom?|
when|when?|where|where?|why|why?|how|how?|how often|by whom|by whom?|by who|from whom?|according to whom|
according to whom?|page needed|pages needed|page number needed|volume needed|title missing|author missing|year missing|
date missing|isbn missing|isbn?|failed verification|not in citation|not in citation given|nicg|fv|verify source|vs|
verify inline|verify quote|cite quote|quote needed|citation not found|better source|bsn|unreliable source|
unreliable source?|unreliable fringe source|unreliable medical source|self-published source|self-published inline|sps|
primary source inline|third-party inline|medical citation needed|mcn|dubious|disputed inline|discuss|pov statement|
pov-statement|lopsided|opinion|or|original research|original research inline|synthesis inline|syn|improper synthesis|
vague|ambiguous|specify|needs context|context inline|jargon inline|technical inline|incomprehensible inline|
copyedit inline|awkward|undue inline|undue weight inline|peacock inline|peacock term|weasel inline|weasel-inline|buzz|
editorializing|neologism inline|non sequitur|relevance inline|importance inline|importance example|example needed|
examples|excessive|specific|tone inline|contradict inline|contradict-inline|contradictory inline|inconsistent|
inconsistent citations|update inline|update after|full|fcn|dead link|deadlink|dl|broken link|permanent dead link|
bare url inline|disambiguation needed|dn|subscription|subscription required|registration required|registration|
closed access|open access|free access|limited access|in lang|link language|language icon|lang icon|fr icon|de icon|
es icon|it icon|ru icon|ja icon|sv icon|pt icon|nl icon|pl icon|attribution needed|request quotation|rp|ref|ref label|
note|note label|cnote|cnote2|cref|cref2|mref|nb|sfnref|anchor|anchors|shortcut|zwj|zwnj|zwsp|wbr|shy|void|nop|increase|
decrease|steady|profit|loss|up|down|same|gain|hold|flagicon|flag icon|flagicon image|increasenegative|decreasepositive|
unknown|dunno|hidden|cbignore|webarchive|wayback|isbn|issn|oclc|doi|arxiv|pmid|pmc|jstor|lccn|hdl|bibcode|asin|ssrn|
s2cid|nrisref|nhle|london gazette|edinburgh gazette|official website|official url|youtube|allmusic|discogs artist|
worldcat id|congbio|c-span|nyttopic|snopes|npg name|nra|opencorp|marxists.org|fadedpage|pm20|cite eb1911|eb1911|
eb1911 poster|eb1922 poster|dnb|dnb poster|catholic|source-attribution|include-nasa|sep entry|iep|
national archives ev source|leip pv source|leip pv source 2|inflation/year|inflation-year|inflation-fn|inflation/fn|
inflation|us inflation year|nasdaq|nyse|lse|bse|coord|refn2|ipa|ipac-en|ipac|audio-ipa|listen|pronunciation|video|
link needed|convert needed|needs update inline|where else|time needed|sentence fragment|clarify timeframe|timefact|
cite check"""

# Boxes, hatnotes and layout: they stand beside prose.
_BOXES = """short description|about|about-distinguish|other uses|other people|other people2|other people3|
other persons|other places|other ships|other hurricanes|otheruses|otheruses4|two other uses|for|for-multi|for2|
for timeline|redirect|redr|redirect2|redirect-multi|redirect-several|redirect-distinguish|redirect-synonym|distinguish|
distinguish2|confused|hatnote|main|main article|main articles|main list|see|see also|see also2|seealso|see below|
see above|further|further2|further information|details|detail|broader|category see also|cat main|rellink|
family name hatnote|family name footnote|chinese name|eastern name order|hungarian name|icelandic name|spanish name|
portuguese name|patronymic|eastern slavic name|korean name|japanese name|vietnamese name|dutch name|mongolian name|
western name order|clear|clr|clear left|clear right|-|clearright|clearleft|toc|toc limit|toc left|toc right|tocleft|
tocright|compact toc|horizontal toc|notoc|col-begin|col-start|col-end|col-break|col-2|col-3|col-4|col-float|
col-float-break|col-float-end|columns-start|columns-end|column|columns|multicol|multicol-break|multicol-end|colbegin|
colend|div col|div col end|div end|divcol|end div col|multiple column|end|nowrap begin|nowrap end|stack begin|
stack end|image frame|image label begin|image label|image label end|image array|wide image|tall image|panorama|
listen list|multi-listen start|multi-listen item|multi-listen end|external media|spoken article|spoken wikipedia|
in use|under construction|current|recent death|empty section|section stub|sections|split section|split|merge|merge to|
merge from|move|copyedit|multiple issues|issues|article issues|refimprove|refimprove section|blp sources|blp unsourced|
citations missing|no footnotes|citation style|third-party|one source|primary sources|self-published|unreliable sources|
original research section|synthesis|pov|pov section|neutrality|npov|disputed|disputed section|undue|undue weight|
unbalanced|globalize|globalize section|tone|essay-like|essay|peacock|weasel|advert|coi|trivia|in popular culture|long|
very long|2l|too long|lead too short|lead too long|lead rewrite|lead missing|overly detailed|technical|context|
confusing|incomprehensible|out of date|update|update section|prose|overquotation|quote farm|external links|notability|
dead end|orphan|underlinked|overlinked|uncategorized|improve categories|linkrot|rewrite|good article|featured article|
featured list|sister project links|sister project|sisterlinks|subject bar|commons|commons category|commons cat|
commonscat|commons-inline|commons category-inline|portal|portal bar|portal-inline|normdaten|navboxes|navboxes top|
navboxes bottom|sidebar|refs|end plainlist|endplainlist|plainlist end|endflatlist|end flatlist|flatlist end|legend|
legend inline|legend2|legend0|color box|colorbox|colour box|legend-line|graph:chart|chart|chart/start|chart/end|
chart top|chart bottom|tree chart|tree chart/start|tree chart/end|familytree|familytree/start|familytree/end|
ahnentafel|ahnentafel top|ahnentafel bottom|ahnentafel-compact4|ahnentafel-compact5|ahnentafel-compact6|persondata|
defaultsort|lifetime|coord missing|osm location map|maplink|mapframe|gallery|packed gallery|collapse top|
collapse bottom|collapse|cot|cob|hidden begin|hidden end|collapsed infobox section begin|collapsed infobox section end|
dynamic list|incomplete list|transcluded section|excerpt|italic title|lowercase title|displaytitle|semiprotected|
protected|redirect category shell|r from camelcase|disambig|disambiguation|hndis|geodis|set index|bots|nobots|
spaceflight crew|historical populations|us census population|weather box|climate chart|football kit|medal|medalsport|
medalgold|bar box|bar percent|pie chart|election box begin|election box end|goal|yel|sent off|track listing|tracklist|
episode list|episode table|cast listing|cast list|gutenberg book|wiktionary|wikibooks|wikidata|wikinews|wikiversity|
wikivoyage|wikispecies|contains special characters|contains chinese text|contains japanese text|contains korean text|
contains indic text|contains cyrillic text|special characters|lunar coords and quad cat|related articles|top icon|
portalbar"""

VANISH = frozenset(name.strip() for name in f"{_INLINE}|{_BOXES}".split("|"))

# Whole families. A family is here only if no template of it has words that belong to a sentence.
VANISH_PREFIXES = (
    "#", "authority control", "campaignbox", "cite ", "citation", "cleanup", "coord ", "defaultsort:",
    "displaytitle:", "engvar", "expand ", "external ", "flagicon", "find a grave", "gutenberg", "harv", "imdb",
    "infobox", "internet archive", "ipa", "librivox", "link fa", "link ga", "location map", "more ", "navbox", "pp-",
    "pov-", "pronunciation", "refbegin", "s-", "sfn", "succession", "taxobox", "time persons", "unreferenced", "use ",
    "wikisource", "wikiquote", "wikimedia", "country data",
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

# How a marriage ended: the codes of {{marriage}}.
MARRIAGE_ENDS = {
    "d": "died",
    "death": "died",
    "his death": "died",
    "her death": "died",
    "div": "div.",
    "divorced": "div.",
    "divorce": "div.",
    "sep": "sep.",
    "separated": "sep.",
    "separation": "sep.",
    "ann": "ann.",
    "annulled": "ann.",
    "annulment": "ann.",
    "wid": "wid.",
    "widowed": "wid.",
    "widow": "wid.",
}

# Prefixes of ships; each is a template too.
SHIP_PREFIXES = {
    prefix.lower(): prefix
    for prefix in """ARA BNS CCGS CSS FGS GTS HDMS HMAS HMBS HMCS HMHS HMIS HMNZS HMS HMSAS HMT HMY HNLMS HNoMS HSwMS
    INS KRI MS MT MV MY NRP ORP PNS PS RFA RMS RV SAS SMS SMU SS TCG TSS USAHS USAT USCGC USNS USRC USS""".split()
}

# Languages by the codes of {{lang}}.
LANGUAGES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian",
    "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gd": "Scottish Gaelic", "gl": "Galician", "grc": "Ancient Greek",
    "haw": "Hawaiian", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "km": "Khmer", "ko": "Korean", "ku": "Kurdish", "la": "Latin", "lb": "Luxembourgish", "lt": "Lithuanian",
    "lv": "Latvian", "mi": "Māori", "mk": "Macedonian", "mn": "Mongolian", "ms": "Malay", "mt": "Maltese",
    "my": "Burmese", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "rus": "Russian", "sa": "Sanskrit", "sh": "Serbo-Croatian",
    "sk": "Slovak", "sl": "Slovene", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian",
    "ukr": "Ukrainian",
    "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "yi": "Yiddish", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip
