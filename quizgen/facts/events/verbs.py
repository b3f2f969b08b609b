"""The closed lists of verbs that the event rules read. English; lemmas, lower case."""

from __future__ import annotations

REPORTING = frozenset(
    "acknowledge add admit allege argue cable assert assume believe claim complain conclude confess contend deny "
    "explain express fear feel find hint hope imply indicate insist judge know learn maintain mention note "
    "observe predict profess realise realize recall remark remember reply report respond reveal say speculate state "
    "stress suggest swear tell think warn wonder write".split()
)
"""Lemmas of verbs of saying and thinking: with a clause as what is said, their date is that of somebody's words."""

OPINIONS = frozenset(
    "accuse admire appreciate assess blame characterise characterize cite comment compare complain condemn "
    "consider contrast credit criticise criticize deem describe discuss doubt emphasise emphasize estimate "
    "examine expect express hail highlight interpret justify label laud note portray praise quote rank rate reckon "
    "recommend regard review suspect testify view".split()
)
"""Lemmas of verbs of judging: whose opinion it was, and when, is seldom worth a card."""

TAKES_BARE = frozenset("bid dare feel hear help let make notice observe see watch".split())
"""Lemmas of verbs that take an infinitive without "to"."""

STATES = frozenset(
    "account amount average be belong campaign compose comprise concern consist contain continue correspond cost cover "
    "depend employ enjoy exist face fear feature feel hate have hear hope impress include intend interest involve "
    "keep lack last lie like live look love mean need own please possess prefer prove range relate rely remain "
    "represent resemble reside see seem serve sit spend stand stay stretch surprise tend total use value want "
    "work worry".split()
)
"""Lemmas of verbs of being and lasting: "when" has no single answer."""

MEASURES = frozenset(
    "climb decline decrease double drop exceed fall grow increase peak reduce rise shrink sink surpass triple "
    "yield".split()
)
"""Lemmas of verbs that tell a figure's course."""

COURSES = frozenset("decline decrease deteriorate double drop grow increase peak shrink triple".split())
"""Those of them that tell nothing but a figure's course, whether the figure is told or not."""

COUNTS = frozenset("announce count employ hire number post record register report".split())
"""Lemmas of what is done with figures: with one as the object the figure is all that is told."""

RECURRING = frozenset(
    "address appear arrive attack attend begin campaign come continue correspond cross deliver dine give go help hold "
    "leave lecture make meet move participate perform play propose reach read return run send speak start stop "
    "support take talk travel try visit vote".split()
)
"""Lemmas of what people do more than once: such an event needs a second name to be told apart."""

SINGULAR = frozenset(
    "abdicate acquire adopt annex appoint arrest assassinate assume award baptise baptize behead bury canonise "
    "canonize capture close complete conquer convict crown defeat deport depose die discover dismiss dissolve "
    "divorce drown elect emigrate enact enrol enroll enter establish execute exile expel form found graduate "
    "guillotine hang impeach imprison inaugurate introduce invade invent join kidnap kill knight land launch lose "
    "marry merge murder name nominate open ordain overthrow pass patent premiere promote publish ratify rename "
    "retire sentence separate shoot sign sink succeed surrender swear unveil win".split()
)
"""Lemmas of what happens once to the same people and things: the subject and one noun tell it apart."""

INTENTIONS = frozenset("aim expect forecast hope intend mean plan prepare promise prove schedule want".split())
"""Lemmas of what is meant to come or shows itself: a date below them is not that of a deed."""

PERSONAL_ONLY = frozenset("appoint elect graduate marry reelect re-elect resign retire swear".split())
"""Lemmas of what only people do or have done to them."""

WORKS_ONLY = frozenset("broadcast print publish reprint revive serialise serialize".split())
"""Lemmas of what is done to works and never to people."""

APPOINTS = frozenset("choose designate fix pick propose schedule select set suggest".split())
"""Lemmas of what is done to a date ("set 1 May as the day of the strike")."""

MOMENTS = frozenset("become begin die end find join leave marry open replace resign start succeed".split())
"""Lemmas of what has a day and no length: a span of time beside them is that of something else."""

COURSES_OF_YEARS = frozenset(
    "attend be build chair coach command compose construct design direct edit employ fight garrison govern "
    "head hold house imprison intern lead live manage occupy operate preside ravage refuse reign represent reside rule "
    "run serve study teach tour train translate work write".split()
)
"""Lemmas of what goes on for months or years: a span beside them is all of its time."""

OF_KIN = frozenset(
    "abdicate arrest ascend assassinate bear become crown die establish execute exile found imprison kill murder "
    "succeed".split()
)
"""Lemmas of what happens to a relation and changes the topic's own life."""

FOUNDING = frozenset("ban close create establish found launch open start suppress".split())
"""Lemmas of what is done to a paper and makes it more than something that reports."""

TURNED = SINGULAR | frozenset(
    "accept accompany admit announce ask assign ban become break bring build buy cancel carry change commission "
    "convene create cross cut deliver demand detain dispatch donate earn establish evacuate expand fight finance "
    "finish fly fund give graduate grant hire host import incorporate inherit initiate inspect install invite "
    "issue lead leave lend liberate limit lose make meet move negotiate obtain occupy offer order organise "
    "organize partner pay perform play pledge present produce promise purchase raise reach recall receive "
    "recognise recognize recommend recruit reduce refuse relaunch release relieve relocate remove repeal replace "
    "rescue resign restore restrict return revoke ride sail save secure seek select sell send set settle shift shut "
    "sponsor stage start step stop strike submit suffer summon survive suspend take tour transfer translate "
    "travel undergo unify veto visit vote withdraw witness write".split()
)
"""Lemmas of verbs whose clauses are turned into questions."""

COUPLES = frozenset("cohabit date divorce elope engage marry meet separate split wed".split())
"""Lemmas of what two people do together: "they" are the couple of the sentence before."""

DEEDS = frozenset(
    "abdicate adopt annex arrest assassinate behead capture conquer convict crown defeat deport depose die dissolve "
    "enact establish execute exile expel found guillotine hang impeach imprison inaugurate invade kidnap launch lose "
    "merge murder ordain overthrow pass proclaim ratify sign sink surrender unveil win "
    "attempt blockade bomb cease cede convene declare detain detonate evacuate fall fire free happen hijack "
    "impose kill land liberate mobilise mobilize occupy occur order outlaw pardon recognise recognize release "
    "resign resume revolt seize shoot start stop storm strike surround suspend topple torpedo".split()
)
"""Lemmas of what is an event of history by itself, so that a deck on one of its people may ask for its day."""

CHOSEN = frozenset("appoint choose elect name nominate promote re-elect reappoint reelect select".split())
"""Lemmas of verbs that need to say to what."""

MOTION = frozenset("arrive depart emigrate flee move relocate return sail settle travel".split())
"""Lemmas of verbs that need to say where."""

SPEECH = frozenset({"speak", "talk"})
"""Lemmas of speeches, of which a life has many before the same people too."""

TRAVELS = frozenset({"go", "travel"})
"""Lemmas of journeys that a life has many of, to the same places too."""

MAKES = frozenset(
    "build compose create design direct edit establish form found issue launch make paint print produce publish record "
    "write".split()
)
"""Lemmas of what brings a work or body about: when it appeared or opened is of its maker's life."""
