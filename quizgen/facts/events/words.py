"""The closed lists that the event rules read. English; lower case; lemmas where the name says so."""

from __future__ import annotations

OPENERS = frozenset(
    "accordingly additionally afterward afterwards also alternatively and anyway besides but consequently "
    "conversely eventually finally first firstly furthermore hence however immediately indeed initially instead "
    "later likewise meanwhile moreover nevertheless next nonetheless nor or otherwise overall regardless second "
    "secondly shortly similarly simultaneously so soon still subsequently then thereafter therefore thus ultimately "
    "unfortunately yet".split()
)
"""Adverbs that may open a sentence and can be cut off it."""

LEANING_WORDS = frozenset(
    "adjacent aforementioned again another contrary earlier else elsewhere further furthermore hence here latter "
    "likewise moreover nearby neighboring neighbouring nevertheless others previous respectively same similarly "
    "subsequent such thereby therefore thereupon thus too".split()
)
"""Words that look back at another sentence wherever they stand."""

LEANING_ADVERBS = frozenset("after afterward afterwards ago before beforehand earlier later since".split())
"""Adverbs that count from a time told before; as prepositions or conjunctions they do not lean."""

DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})

PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
FIRST_SECOND = frozenset("i me mine my our ours us we you your yours".split())


ABOUT = frozenset("about almost approximately around nearly roughly".split())
"""Words of a figure that is not exact."""


MADE = frozenset("composition film novel painting piece score screenplay script story symphony work".split())
"""Nouns of what is made, which the place of making does not tell apart."""


VAGUE_TIME = frozenset(
    "after around before between by following for over past since through throughout till toward towards under until "
    "within".split()
)
"""Prepositions before a date that do not tell when the event happened."""

EVENT_NOUNS = frozenset(
    "act agreement armistice assassination battle campaign championship conclave conference congress contest "
    "convention coronation coup crisis cup death debate election elections expedition expo fall festival games "
    "general-election invasion marriage massacre mission mutiny negotiation olympics pact plebiscite poll primaries "
    "primary rebellion referendum revolt revolution riot riots siege strike summit tour tournament treaty trial "
    "uprising visit voyage war wedding".split()
)
"""Nouns of what happens at a date ("the 1936 election"): a gap for their year asks when it was."""

KIN = frozenset(
    "aunt brother child cousin daughter father grandfather grandmother grandson mother nephew niece parent sister son "
    "stepfather stepmother uncle".split()
)

SIBLINGS = frozenset("brother cousin nephew niece sibling sister".split())

MEDIA_NOUNS = frozenset(
    "account article biography book coverage documentary editorial essay exhibition film gallery interview "
    "journal magazine memoir newspaper obituary poll portrait profile publication report review series study "
    "summary survey video".split()
)
"""Nouns of what is said and shown about a topic by others."""

PRESS = frozenset({"journal", "magazine", "newspaper"})

PERSON_NOUNS = frozenset(
    "actor admiral ambassador archbishop artist aunt author baby bishop boy brother captain cardinal chancellor "
    "chief child colleague colonel commander companion composer cousin critic daughter director doctor duke "
    "emperor empress father friend general girl governor grandfather grandmother grandson historian husband "
    "journalist judge king lawyer leader lieutenant lover major man manager marshal mayor minister mistress "
    "mother nephew niece novelist officer painter partner philosopher physician poet politician pope president "
    "priest prince princess professor queen rival scholar secretary senator servant sister soldier son stepfather "
    "stepmother student successor teacher tsar tutor uncle widow wife woman writer".split()
)
"""Nouns of one human being: as a subject such a one may be the next "he" or "she"."""


LED = frozenset(
    "army assault attack charge coup delegation demonstration expedition invasion march mission mutiny procession "
    "protest raid rebellion revolt rising strike troops uprising".split()
)
"""Nouns of what makes leading it a deed."""

OFFICE_NOUNS = frozenset(
    "candidacy command job mandate nomination office position post re-election reelection renomination role seat "
    "tenure term title".split()
)
"""Nouns of an office: without saying of what, they tell nothing apart ("a second term")."""


LANDMARKS = frozenset(
    "abolition annexation arrest capitulation capture collapse conquest death defeat dissolution establishment "
    "execution fall founding independence invasion liberation murder partition resignation reunification signing "
    "success surrender unification victory".split()
)
"""Nouns of events that a text goes on from."""

PARTS_OF_TIME = frozenset(
    "autumn beginning close course dawn early end eve evening fall late middle morning night outset rest spring "
    "start summer winter".split()
)
"""Nouns between a preposition and the date itself: "by the end of 1918"."""

LENGTHS = frozenset({"century", "decade", "month", "week", "year"})
"""Nouns of lengths of time that a date may hang on ("for six months from May to October 1852")."""

INSTITUTIONS = frozenset(
    "army assembly authorities authority bank cabinet chamber congress council court election elections fleet "
    "force forces government guard judiciary legislature ministry navy office parliament police republic surface "
    "term throne university".split()
)
"""Nouns that an adjective of belonging makes one of a kind in its country ("the federal government")."""

PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})
"""Kinds of named places and peoples."""

PLACE_NOUNS = frozenset({"city", "island", "town", "village"})
"""Nouns of a place that was named just before."""

PLACES_AND_THINGS = PLACES | {"EVENT", "LAW", "DATE", "TIME", "MONEY", "QUANTITY"}
"""Kinds of named things that are no people.

(Organisations and works are left out: surnames are often taken for them.)
"""

LEANING_PHRASES = frozenset(
    "addition consequence contrast meantime process reaction reply response result retaliation return time turn".split()
)
"""Nouns of phrases that look back when nothing follows them ("in response", "as a result", "at the time")."""

PERSON_PREPOSITIONS = frozenset({"by", "with", "to", "for", "against", "from", "than", "like"})
"""Prepositions after which a bare name may be a person's; after "in", "at" and "near" it is a place's or a thing's."""


KNOWN_TO_ALL = frozenset(
    "air army atmosphere bar bench bourgeoisie cabinet capital chancellorship church clergy coast constitution "
    "country countryside crown earth east economy emperor empire end faith field front government ground house "
    "internet kaiser king law left line majority media military monarchy moon nation navy nobility north occasion "
    "office opposition papacy parliament peasantry people police poor pope premiership presidency president press "
    "priesthood proletariat public purpose queen race republic right sea senate sky south spotlight stage state "
    "streets summer sun surface throne time tsar universe vice-presidency voters war west winter working world "
    "year".split()
)
"""Nouns that need no introduction with "the"."""

LASTING_ADVERBS = frozenset(
    "already always annually constantly continually continuously daily frequently generally gradually habitually "
    "increasingly monthly often progressively regularly repeatedly routinely slowly sometimes steadily typically "
    "usually weekly yearly".split()
)
"""Adverbs of what goes on or comes back: "when" has no single answer."""

QUANTIFIERS = frozenset(
    "all any both each either few half many most much neither none one others several some various".split()
)
"""Words that make a subject vague."""

MODALS = frozenset("can could may might must shall should will would".split())

STATISTICS = frozenset(
    "% average cent gdp mortality per percent percentage poll polls profit profits rate rates revenue revenues sales "
    "survey surveys turnover".split()
)
"""Words of counts and accounts."""

RELATIVE_NOUNS = frozenset(
    "acceptance announcement appeal appointment arrival attempt ban campaign concept conviction deal decision "
    "defeat delay departure dismissal edition election failure handling idea intervention investigation "
    "invitation mission nomination offer opinion plan premiere promotion proposal pursuit refusal rejection "
    "release removal reply report request resignation return speech statement success suggestion translation trip "
    "victory visit".split()
)
"""Nouns that need to say of what or to what: "his return" and "an edition" alone lean on the text before."""

JUBILEES = frozenset("bicentenary bicentennial centenary centennial sesquicentennial tercentenary".split())
"""Anniversaries of known events, which give a year away."""


NUMBERED = frozenset({"Flight", "Highway", "No.", "Number", "Order", "Resolution", "Route", "Section"})
"""Words before a number that is no year."""

HOLIDAYS = frozenset("armistice christmas easter eve independence memorial midsummer thanksgiving valentine".split())
"""Words of feasts that give a day away."""

OTHER_TIMES = frozenset("after before following prior since until".split())
"""Prepositions of a phrase that tells another event than its clause."""

OTHER_TIMES_NOUNS = frozenset("aftermath anniversary eve run-up wake".split())
"""Nouns of phrases that do ("in the wake of the revolution of 1848")."""

NAMED_THINGS = frozenset(
    "academy accord act agreement alliance armistice association bank battle bill bridge church college "
    "commission committee company conference congress constitution convention council declaration directive "
    "empire festival foundation institute institution journal law league library manifesto medal museum newspaper "
    "observatory organisation organization pact party prize proclamation protocol railway republic resolution "
    "school society state statute treaty union university".split()
)
"""Nouns in a name that say what it names: "Which treaty ...?"."""

ROUTINE = frozenset("check-up checkup evaluation examination test testing treatment".split())
"""Nouns of what somebody is in hospital for on any day of a life."""

TEXTS = frozenset(
    "address announcement appeal article book declaration essay lecture letter manifesto memorandum message novel "
    "order pamphlet paper petition play poem proclamation proposal report resolution song speech statement "
    "talk telegram".split()
)
"""Nouns of what is written or said: "a letter" alone is one of many."""

COPIES = frozenset({"edition", "translation", "version"})
"""Nouns that need to say of what, whoever made them."""

GENERIC = frozenset(
    "controversy event furore initiative measure meeting outcry product program programme project sensation series "
    "step stir storm thing".split()
)
"""Nouns that alone tell nothing of what was made or held."""

PORTIONS = frozenset("half leg phase portion section segment side stretch".split())
"""Nouns that, as a subject, need to say of what."""

MAYBE = frozenset(
    "allegedly maybe perhaps possibly potentially presumably probably purportedly reportedly supposedly".split()
)
"""Adverbs that leave open whether it happened."""

CLAIMS = frozenset("argument belief charge claim idea notion opinion suggestion theory thesis view".split())
"""Nouns of what is thought; what is done to them is an opinion too."""

SCHOLARS = frozenset(
    "academic author biographer commentator critic economist essayist historian observer pollster reviewer scholar "
    "sociologist".split()
)
"""Nouns of those who write about a topic; what they do is no part of it."""

BODIES = frozenset(
    "academy alliance army assembly association brigade church club college commission committee company "
    "conference congress convention corporation corps council division expedition federation fleet foundation "
    "guild institute institution league legion ministry movement newspaper organisation organization parliament "
    "party railway regiment republic school society soviet squadron theatre tribunal union university".split()
)
"""Nouns of bodies: "the union" is the union just named. (A bill or a treaty is soon another.)"""

INSTRUMENTS = frozenset(
    "banjo bassoon cello clarinet drum drums fiddle flute guitar harp harpsichord horn lute oboe organ piano saxophone "
    "trombone trumpet viola violin".split()
)
FIRSTS = frozenset(
    "build complete construct develop invent launch lay make open patent perform produce project".split()
)
"""Lemmas of what is done to the first of a kind."""
