"""The closed lists that the quotation rules read. English; lower case; lemmas where the name says so."""

from __future__ import annotations

WRITING = frozenset("cable inscribe pen scribble telegram telegraph text tweet wire write".split())
"""Lemmas of verbs of writing."""

SAYING = frozenset(
    "acknowledge add admit advise announce answer argue ask assert boast claim comment complain concede "
    "conclude confess confide contend continue cry declare demand denounce deny emphasise emphasize "
    "exclaim explain express hint insist instruct interject joke lament maintain muse note object observe "
    "opine order plead pledge proclaim promise pronounce propose protest quip radio react reason recall "
    "recount reflect remark reminisce repeat reply report respond retort reveal say scoff shout snap "
    "speak state stress suggest swear tell testify thank urge utter vow warn whisper wonder".split()
)
"""Lemmas of verbs of saying: the one who does it utters the words that follow."""

JUDGING = frozenset(
    "analyse analyze assess characterise characterize chastise compare complain criticise criticize deem "
    "defend define denote describe dismiss elaborate hail highlight interpret justify laud outline "
    "paraphrase point portray praise propose recollect regret remember sum summarise summarize view voice".split()
)
"""Lemmas of verbs of judging and describing, after which a passage may stand."""

SPEECH = WRITING | SAYING | JUDGING

MAKING = frozenset("address broadcast compose deliver dictate draft give issue make post prepare release send".split())
"""Lemmas of verbs whose object may be the text that follows ("gave a speech:")."""

QUOTING = frozenset("cite depict hear mention quote recall recollect record remember report show".split())
"""Lemmas of verbs whose object may be the speaker: "Byrne quoted Marsh" leaves open whose words follow."""

HOLDING = frozenset("begin close conclude contain end go include open read run say state".split())
"""Lemmas of verbs whose subject may be the text itself ("a letter which included:")."""

DOCUMENTS = frozenset(
    "account address afterword announcement aphorism appeal article autobiography book broadcast bulletin "
    "cable chapter comment commentary communication communiqué declaration diary dispatch editorial entry "
    "epigram epilogue essay eulogy foreword interview introduction journal lecture letter line lines "
    "lyric lyrics manifesto maxim memo memoir memoirs memorandum message note notebook obituary order "
    "pamphlet paper passage poem postcard preface proclamation prologue proverb quotation quote remark "
    "remarks reply report response review saying sermon song speech statement summary telegram testament "
    "testimony toast transmission treatise tribute tweet verse will words writings".split()
)
"""Nouns of what is said or written; the plural too where only that is used so."""

ROLES = frozenset(
    "academic actor actress ambassador archaeologist archbishop artist astronaut author biographer bishop "
    "cardinal chairman chancellor chief coach colleague columnist commander commentator commissioner "
    "composer congressman congresswoman correspondent critic diplomat director economist editor engineer "
    "essayist explorer filmmaker former friend general governor historian journalist judge justice lawyer "
    "leader manager mayor member minister musician novelist officer painter philosopher photographer "
    "physician physicist playwright poet politician premier president prime professor psychologist "
    "publisher representative researcher reviewer scholar scientist secretary senator singer sociologist "
    "theologian theorist us writer".split()
)
"""What may stand before a name and is no part of it."""

COMMENTATORS = frozenset(
    "academic analyst author biographer columnist commentator critic editor essayist historian journalist "
    "novelist philosopher professor psychologist researcher reviewer scholar scientist sociologist "
    "theorist writer".split()
)
"""Those of them who write about a topic from outside."""

GIVEN_NAME_TITLES = frozenset(
    {
        "Emperor",
        "Empress",
        "King",
        "Lady",
        "Lord",
        "Pope",
        "Prince",
        "Princess",
        "Queen",
        "Saint",
        "Sir",
        "St.",
        "St",
        "Tsar",
    }
)
"""Titles that stay with a name of one word."""

ROYAL_TITLES = frozenset("Emperor Empress King Pope Prince Princess Queen Saint St. Tsar".split())
"""Titles before a given name."""

NO_NAMES = frozenset(
    "a after all although among an and another april as at august because before between both but by "
    "december despite during each emperor even february following for friday from general he her here his "
    "how however i if in is it its january july june king lady later like lord many march may monday my "
    "no not november october of on one only or other our president prince princess queen regarding "
    "saturday september several she since so some such sunday that the their there these they this those "
    "though three throughout thursday to tsar tuesday two under until upon us was we wednesday were what "
    "when where whereas whether which while who why with within without yet you".split()
)
"""Capitalised words that are no one's name by themselves."""

NOBLE_TITLES = frozenset(
    "Archbishop Baron Baroness Bishop Count Countess Duchess Duke Earl Lady Lord Marquess Prince Princess "
    "Viscount".split()
)
"""Titles that go with a place ("Lord Marsh of Varne")."""

ATTRIBUTING = frozenset(
    "attribute believe call consider dub feel find imagine judge label name regard see style term think".split()
)
"""Lemmas of verbs of opinion whose words may be quoted in part ("Byrne called it ...")."""

FIRST_PERSON = frozenset(
    "i i'd i'll i'm i've i’d i’ll i’m i’ve me mine my myself our ours us we we'd we'll we're we've we’ll "
    "we’re we’ve".split()
)
"""Words by which somebody speaks of themselves."""

THINKING = frozenset(
    "address admire advocate appreciate approve attack attribute blame conceive condemn contrast credit "
    "criticise criticize despise disagree dislike distinguish embrace envisage favor favour identify "
    "justify oppose prefer realise realize recognise recognize refuse reject revere stress support treat "
    "understand value warn welcome".split()
)
"""Lemmas of verbs of opinion and attitude: what the one who holds it says of it may follow."""

STATIVE = frozenset("appear be become have lack lose need own remain resemble seem win".split())
"""Lemmas of verbs that no one speaks by."""

ORAL = frozenset(
    "answer ask cry exclaim interject joke quip radio remark reply retort say scoff shout snap speak "
    "swear tell testify utter whisper".split()
)
"""Lemmas of verbs that are used of speech."""

WRITTEN = frozenset(
    "article autobiography book cable diary entry essay foreword introduction journal letter memo memoir "
    "memoirs memorandum message note notebook novel obituary pamphlet paper poem postcard preface "
    "proclamation report telegram testament treatise writings".split()
)
"""Nouns of what is written."""

SPOKEN = frozenset(
    "address broadcast debate eulogy interview lecture radio sermon speech telecast testimony toast "
    "transmission".split()
)
"""Nouns of what is spoken."""

OCCASIONS = frozenset(
    "address ceremony conference congress convention debate dinner funeral gathering hearing inauguration "
    "inquest interview meeting press-conference rally reception session speech summit trial visit".split()
)
"""Nouns of gatherings at which people speak."""

POINTING = frozenset("another latter previous same such that these this those".split())
"""Words that lean on other text."""
