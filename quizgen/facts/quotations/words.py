"""The closed lists that the quotation rules read. English; lower case; lemmas where the name says so."""

from __future__ import annotations

WRITING = frozenset("cable inscribe pen publish scribble telegram telegraph text tweet wire write".split())
"""Lemmas of verbs of writing."""

SAYING = frozenset(
    "acknowledge add admit advise announce answer argue ask assert boast claim comment complain concede conclude "
    "confess confide contend continue cry declare demand denounce deny emphasise emphasize exclaim explain "
    "express hint insist instruct interject joke lament maintain muse note object observe opine order plead "
    "pledge proclaim promise pronounce propose protest quip radio react read reason recall recount reflect remark "
    "reminisce repeat reply report respond retort reveal say scoff shout snap speak state stress suggest swear "
    "tell testify thank urge utter vow warn whisper wonder".split()
)
"""Lemmas of verbs of saying: the one who does it utters the words that follow."""

JUDGING = frozenset(
    "analyse analyze assess characterise characterize compare criticise criticize deem defend define describe "
    "dismiss elaborate hail highlight interpret justify laud outline paraphrase point portray praise recollect "
    "remember sum summarise summarize view voice".split()
)
"""Lemmas of verbs of judging and describing, after which a passage may stand."""

SPEECH = WRITING | SAYING | JUDGING

HOLDING = frozenset("begin close conclude contain end go include open read run say state".split())
"""Lemmas of verbs whose subject may be the text itself ("a letter which included:")."""

DOCUMENTS = frozenset(
    "account address announcement appeal article autobiography book broadcast bulletin cable comment commentary "
    "communication communiqué declaration diary dispatch editorial entry epigram essay eulogy foreword interview "
    "introduction journal lecture letter manifesto memo memoir memoirs memorandum message note notebook obituary "
    "order pamphlet paper passage poem postcard preface proclamation quotation quote remark remarks reply report "
    "response review sermon song speech statement summary telegram testament testimony toast treatise tribute "
    "tweet will words writings".split()
)
"""Nouns of what is said or written; the plural too where only that is used so."""

ROLES = frozenset(
    "academic actor actress ambassador archaeologist archbishop artist astronaut author biographer bishop "
    "cardinal chairman chancellor chief coach colleague columnist commander commentator commissioner composer "
    "congressman congresswoman correspondent critic diplomat director economist editor engineer essayist explorer "
    "filmmaker former friend general governor historian journalist judge justice lawyer leader manager mayor "
    "member minister musician novelist officer painter philosopher photographer physician physicist playwright "
    "poet politician premier president prime professor psychologist publisher representative researcher reviewer "
    "scholar scientist secretary senator singer sociologist theologian theorist us writer".split()
)
"""What may stand before a name and is no part of it."""
