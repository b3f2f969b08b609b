"""Item checks of a date before wrong ones are set beside it.

A wrong date must be surely wrong, and must not be seen to be wrong by whoever knows the time but not the fact. So
nothing is asked with options that lasted, that came again, that another time in the prompt pins down, or that a
calendar of offices or elections fixes; nor a date on which sources differ by nature.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.model import Question, find_gap
from quizgen.questions.words import stems

LEAST_TOLD = 3
"""Telling words of an event, beside the topic's name."""

LEAST_TOLD_OF_MORE = 8
LEAST_SHARE = 0.4
"""With fewer words than that an event must be at least such a share of its sentence: the rest may have been needed."""

_ASKING = re.compile(r"\A(?:On|In|At) (?:what|which) [a-z ]+? (?=did |was |were |had |is |are |could |would )")
_LABEL = re.compile(r"\[[a-z ]+\]")
_PASSING = re.compile(
    r"\b(?:(?<!-)(?:contact|meet|phone|see|speak|talk|telephone|visit|write)(?:s|ed|ing)?|call(?:s|ing)?|travel\w*|"
    r"called (?:for|in|on|upon)|announc\w+|(?:an?|the|one|open|his|her) letters?|met|saw|spoke|wrote|address(?:es|ed)?|"
    r"speech(?:es)?|interview(?:s|ed)?|testimony|hospitali[sz]ed|"
    r"imag(?:e[sd]?|ing)|photograph\w*|observ\w+|inspect\w*|report(?:s|ed|ing)?|critici[sz]\w+|prais\w+)\b"
)
_LASTING = re.compile(
    r"\b(?:began|beg[iu]n(?:s|ning)?|start(?:s|ed|ing)?|continu\w+|remain\w*|lived?|living|stay\w*|served?|"
    r"(?<!-)serving|work(?:ed|ing)?|tour(?:s|ed|ing)?|journey\w*|vacation\w*|spen[dt]|studied|studying|"
    r"(?<!his )(?<!her )study|attend\w*|fought|fight\w*|accompan\w+|gradual\w*|increasing\w*|negotiat\w+|involved|"
    r"gravitat\w+|buil[dt]\w*|construct\w+|develop\w*|used to|came (?:under|out)|defend\w*|led(?! by)|head-to-head)\b"
)
_PUBLISHED = re.compile(
    r"\b(?:publish\w*|publication|editions?|writ(?:es?|ing|ten)|wrote|compos(?:e|ed|ing)|draft\w*|print(?:s|ed|ing)?|"
    r"autobiograph\w+|appear(?:s|ed)?|film(?:ed)?|broadcast)\b"
)
_HONOUR = re.compile(
    r"\b(?:accept\w* .*resignation|initiated into|awards?|awarded|decorat\w+|doctorates?|honou?red|inducted|medals?|"
    r"prizes?|promoted|promotions?)\b"
)
_HONORARY = re.compile(r"\b(?:honorary|honoris)\b")
_OTHER_TIME = re.compile(
    r"\b(?:after|before|following|during|when|while|whilst|until|till|since|upon|shortly|soon|later|earlier|then|"
    r"subsequently|next|last|again|days?|weeks?|months|years|decades?|aged?|outbreak|(?<=the )eve|height|wake|response|"
    r"anniversary|jubilee|centenary|birthday|spring|summer|autumn|winter|christmas|easter|deaths?|eventually|finally|"
    r"meanwhile|thereafter|thereupon|once|to replace|followed|according to|of the year|assassination|invasion|uprising|"
    r"crisis|collapse|abdication|(?<!that it )(?<!that they )had|(?<=, )as|\d\d?:\d\d|[ap]\.?m|utc)\b"
)
_SET_TIME = re.compile(
    r"\b(?:elect\w*|re-?elect\w*|select\w*|candida\w+|inaugurat\w+|nomin\w+|sworn|swear\w*|campaign\w*|ballots?|vot(?:es?|ed|ing)|"
    r"primar(?:y|ies)|terms?|presidency|coronation|crowned|buried|burial|funeral|lie in state|olympi\w+|world cup|"
    r"census|ratif\w+|games?|match|(?:leave|left|retain\w*|enter\w*|w[io]n) the white house|"
    r"assum(?:es?|ed) (?:the )?office|reconven\w+)\b"
)
_IN_OFFICE = re.compile(
    r"\b(?:President|Prime Minister|Premier|Chancellor|Governor|Minister|Secretary|King|Queen|Tsar|Emperor|Pope),? "
    r"[A-ZÀ-ÖØ-Þ]"
)
_KIN = re.compile(
    r"\b(?:(?:grand|step)?(?:father|mother|parent|son|daughter|child|children)s?|brothers?|sisters?|siblings?|wife|wives|"
    r"husbands?|uncles?|aunts?|cousins?|nephews?|nieces?|widow\w*)\b"
)
_PART_OF_A_TIME = re.compile(
    r"\b(?:early|late|mid|from|by|to|(?:beginning|dawn|end|evening|middle|morning|night|start|turn) of)[ -]\Z|\(\Z",
    re.IGNORECASE,
)
_PREPOSITION = r"(?:after|amid|as|at|because|by|despite|due|for|from|in|on|to|under|with|within|without)\b"
_OPENED_BEFORE = re.compile(r"\A[^,]+, .*\b(?:in|on|by|of) (?:the )?\Z", re.DOTALL)
_OPENING = re.compile(rf"\A{_PREPOSITION}[^,]*\Z", re.IGNORECASE)
_OPENED_AGAIN = re.compile(rf",? {_PREPOSITION}", re.IGNORECASE)
_OPEN_APPOSITION = re.compile(r"\A[^,]*, (?:[A-ZÀ-ÖØ-Þ][\w.]* ){2,}(?:in|on) \Z")
_TWO_EVENTS = re.compile(
    r",? and (?:[A-ZÀ-ÖØ-Þ]\w+|he|she|it|they) (?:\w+ed|became|was|were|left|went|took|made)\b|"
    r"ed (?:\S+ )+and \w+ed\b|\b(?:was|is) an? [^,]*, \w+ing\b|\A\w[^,]*; "
)
_INDEFINITE = re.compile(
    r"\b(?:an? (?:new|event|meeting|program(?:me)?|number|series)|several|some|many|more than)\b|"
    r"\A(?:\w+  ,? ?|(?:did|was|were) )?(?:about )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve) "
)
_STATUTE = re.compile(
    r"\b[Tt]he (?:[A-ZÀ-ÖØ-Þ][\w’'-]+ )*(?:Act|Agreement|Bill|Constitution|Convention|Pact|Statute|Treaty)\b"
)
_NAME = re.compile(r"(?<=[\w,’'\"”)] )[“\"‘(]?[A-ZÀ-ÖØ-Þ]\w+")


def _of_a_date(question: Question) -> bool:
    return question.fact_kind == "event" and question.date is not None and question.form != "reversed"


@lru_cache(maxsize=256)
def _told(prompt: str) -> str:
    """The telling of the event, without the words that ask and the gap's label."""
    return _LABEL.sub(" ", _ASKING.sub("", prompt))


def _gap(question: Question) -> tuple[str, str] | None:
    """What stands before and after the gap of a cloze."""
    gap = find_gap(question.prompt) if question.form == "cloze" else None
    return (question.prompt[: gap[0]], question.prompt[gap[1] :]) if gap else None


@lru_cache(maxsize=256)
def _lower(prompt: str) -> str:
    return _told(prompt).lower()


def _found(pattern: re.Pattern[str], question: Question, why: str) -> str | None:
    """Why, where a pattern of words in lower case is found in the telling of an event."""
    return why if _of_a_date(question) and pattern.search(_lower(question.prompt)) else None


def no_passing_act(question: Question) -> str | None:
    """No act that people do again and again: "Haig contacted Ford on [day month year]", a speech, a visit (rule 3)."""
    return _found(_PASSING, question, "an act that may have happened at other times too")


def no_lasting_act(question: Question) -> str | None:
    """Nothing that may have taken longer than its date: "toured Ireland in [year]", "began to", "worked" (rule 3)."""
    return _found(_LASTING, question, "something that lasted")


def no_publication(question: Question) -> str | None:
    """No date of writing or printing: a book of 1848 is, on its title page, of 1849 (rule 3)."""
    return _found(_PUBLISHED, question, "a date of writing or publication")


def no_day_of_an_honour(question: Question) -> str | None:
    """No honorary title, no day or month of an award or a promotion: "got a medal on [day month year]" (rule 6)."""
    if question.date is None or question.date.precision not in ("day", "month"):
        return _found(_HONORARY, question, "an honour of little weight")
    return _found(_HONORARY, question, "an honour of little weight") or _found(
        _HONOUR, question, "the day of an honour, a promotion or a paper"
    )


def no_other_time(question: Question) -> str | None:
    """No other time beside the one asked for: "shortly after the fall of Cork", "four days later" (rule 5)."""
    return _found(_OTHER_TIME, question, "another time pins the date down")


def no_set_time(question: Question) -> str | None:
    """Nothing that a calendar fixes: an election, an inauguration, a burial; wrong dates are seen to be so (rule 5)."""
    return _found(_SET_TIME, question, "an event with a time of its own")


def no_term_of_another(question: Question) -> str | None:
    """Nobody with the title of an office that was theirs for a few years only: "by Prime Minister Marsh" (rule 5)."""
    found = _of_a_date(question) and _IN_OFFICE.search(_told(question.prompt))
    return "somebody's term pins the date down" if found else None


def one_event(question: Question) -> str | None:
    """One event, not two: "Reed retired and Marsh became keeper in [year]" (rule 7)."""
    return "two events" if _of_a_date(question) and _TWO_EVENTS.search(_told(question.prompt)) else None


def about_no_kin(question: Question) -> str | None:
    """Nothing of the topic's relations: "Ford's paternal grandfather died in [year]" (rule 6)."""
    return _found(_KIN, question, "about a relation")


def no_part_of_a_time(question: Question) -> str | None:
    """No season, no "late [year]", no "evening of [day]": options of that kind overlap or read oddly (rule 3)."""
    if not _of_a_date(question):
        return None
    gap = _gap(question)
    part = question.date is not None and question.date.precision == "season"
    part = part or (gap is not None and _PART_OF_A_TIME.search(gap[0]) is not None)
    return "a season or a part of a time" if part else None


def one_opening(question: Question) -> str | None:
    """A sentence does not open twice: "At Cork, in [year], ..."; no name beside another is left open (rule 1)."""
    gap = _gap(question) if _of_a_date(question) else None
    if gap is None:
        return None
    before, after = gap
    if _OPEN_APPOSITION.match(before):
        return "an apposition left open"
    opened = _OPENED_BEFORE.match(before) and re.match(r",? \w", after)
    twice = opened or (_OPENING.match(before) and _OPENED_AGAIN.match(after))
    return "two openings" if twice else None


def tells_enough(question: Question) -> str | None:
    """The event has a name and most of its sentence, or is a statute's; "Marsh developed an event" is none (rule 3)."""
    if not _of_a_date(question):
        return None
    title = stems(question.evidence.title)
    text = _told(question.prompt)
    told = stems(text) - title
    if not any(stems(name) - title for name in _NAME.findall(text)):
        return "no name tells the event"
    if _INDEFINITE.search(_lower(question.prompt)):
        return "an event of no name"
    whole = len(stems(question.evidence.sentence) - title)
    trimmed = len(told) < LEAST_TOLD_OF_MORE and len(told) < LEAST_SHARE * whole and not _STATUTE.search(text)
    return "too little of the sentence tells the event" if len(told) < LEAST_TOLD or trimmed else None
