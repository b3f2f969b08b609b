"""Article -> events: one for every date in the running text; those that no card can tell carry the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from quizgen.dates import ArticleDates, find_article_dates
from quizgen.edtf import Date
from quizgen.facts.events.phrase import phrase
from quizgen.facts.events.plain import asked_span, parse_plain
from quizgen.facts.events.pronouns import is_certain, leaves_topic
from quizgen.facts.events.repair import couple_of
from quizgen.facts.events.tell import Setting, Telling, tell
from quizgen.facts.evidence import evidence_of
from quizgen.facts.topic import Topic, prose, topic_of
from quizgen.language import MAX_SENTENCE, Parse
from quizgen.model import Article, Event, Mention, Sentence
from quizgen.names import fold

MAX_DATES = 6
"""A sentence with more dates than this is a list or a table run together; none of them is asked for."""

MOST_DATES = 50
"""Of a run of more dates than this, a table gone astray, only the first are kept as facts, each with the reason."""

LOOK_BACK = 12
"""How many sentences of the section are read before one with a pronoun; further back the topic would be named again."""

MAX_DAYS = 7

_ASKED_PRECISIONS = ("day", "month", "season", "year", "interval")
_YEAR_ONLY = re.compile(r"\d{4}")
_RELATIVE = re.compile(
    r"(?:the (?:next|following|previous|preceding|same)|that|this|next|\w+ (?:days?|weeks?|months?|years?)) ",
    re.IGNORECASE,
)
_ODD = re.compile(
    r"\[(?!O\.?S)|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) of\b"
)
_LEADS_IN = re.compile(
    r",? (?:in|on|to|at|with) (?:which|whom|the (?:following )?words)\b[^,;:.]*:\Z|"
    r",? (?:which|that) (?:began|included|ran|read|said|stated)\b[^,;:.]*:\Z|,? as follows:\Z|:\Z|"
    r",? (?:saying|stating|writing|declaring|adding|concluding|noting|remarking|where \w+ \w+):\Z"
)
_FROM_TO = re.compile(r"from\b.* (?:to|until) |from\b.*\d[–-]\d", re.IGNORECASE)
_STOP = frozenset(
    "a an and as at by for from had he her his in into is it its of on or she the their they to was were which who "
    "with".split()
)
_HEADWORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    section: tuple[str, ...]
    earlier: tuple[Sentence, ...]
    from_start: bool
    sentence: Sentence
    mention: Mention
    ordinal: int
    others: tuple[Mention, ...]
    why_not: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A sentence as parsed, whether its pronouns mean the topic, and whom "they" means."""

    parse: Parse
    certain: bool
    couple: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teller:
    """Tells the candidates of an article, each once for each way to read its pronouns."""

    topic: Topic
    told: dict[tuple[int, int, bool, str | None], Telling | str] = field(default_factory=dict)

    def tell(self, candidate: _Candidate, read: _Read) -> Telling | str:
        """What a card can tell of the candidate, or why it cannot."""
        key = (candidate.sentence.start, candidate.ordinal, read.certain, read.couple)
        if key not in self.told:
            self.told[key] = _tell(candidate, read, self.topic)
        return self.told[key]


def find_events(article: Article, topic: Topic | None = None, dates: ArticleDates | None = None) -> list[Event]:
    """Every dated event of the running text, in the order of the text.

    Args:
        topic, dates: what `topic_of` and `find_article_dates` read of the article, where that is known.

    Raises:
        DependencyError: the language model is not installed.
    """
    topic = topic or topic_of(article)
    dates = find_article_dates(article) if dates is None else dates
    candidates = list(_candidates(article, dates))
    asked = [c for c in candidates if c.why_not is None]
    teller = _Teller(topic=topic)
    reads = _parse(asked, dates, teller)
    told = (c.why_not or teller.tell(c, reads[c.sentence.start]) for c in candidates)
    return [_event(article, candidate, each) for candidate, each in zip(candidates, told, strict=True)]


def _candidates(article: Article, dates: ArticleDates) -> Iterator[_Candidate]:
    earlier: list[Sentence] = []
    here: tuple[str, ...] | None = None
    for section, _, sentence in prose(article):
        if section != here:
            here, earlier = section, []
        mentions = merged(sentence.text, dates.get((sentence.start, sentence.end), ()))
        for ordinal, mention in enumerate(mentions[:MOST_DATES], 1):
            others = tuple(other for other in mentions if other is not mention)
            yield _Candidate(
                section=section,
                earlier=tuple(earlier[-LOOK_BACK:]),
                from_start=len(earlier) <= LOOK_BACK,
                sentence=sentence,
                mention=mention,
                ordinal=ordinal,
                others=others,
                why_not=_cheap(sentence, mention, len(mentions)),
            )
        earlier.append(sentence)


def merged(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The dates of a sentence, those that are told twice in a row as one ("The next day, 3 May 1920, ...")."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        beside = before is not None and text[before.end : mention.start] in (", ", ", on ", ", in ")
        if before is not None and beside and _is_relative(before) and before.date == mention.date:
            joined[-1] = replace(mention, start=before.start, text=text[before.start : mention.end])
        else:
            joined.append(mention)
    return tuple(joined)


def _cheap(sentence: Sentence, mention: Mention, count: int) -> str | None:
    """Why the date is not asked for, as far as that shows without a parser."""
    return _unfit_date(mention) or _unfit_sentence(sentence, count)


def _unfit_date(mention: Mention) -> str | None:
    date = mention.date
    if not mention.certain:
        return "the date is not certain"
    if mention.in_name and not _YEAR_ONLY.search(mention.text):
        return "the date belongs to a name"
    if date.precision == "interval" and not _short(date) and not _FROM_TO.match(mention.text):
        return "a span of time, not a date"
    if date.precision not in _ASKED_PRECISIONS:
        return "a vague date"
    return "a vague date" if date.qualifier else None


def _unfit_sentence(sentence: Sentence, count: int) -> str | None:
    if count > MAX_DATES:
        return "too many dates in one sentence"
    if len(sentence.text) > MAX_SENTENCE:
        return "too long"
    if not re.search(r"[.!?][\"”’')\]]*\Z", told_part(sentence.text)):
        return "no whole sentence"
    return None


def told_part(text: str) -> str:
    """A sentence that leads in a quotation, without the words that do ("..., in which she wrote:")."""
    return _LEADS_IN.sub(".", text)


def _short(date: Date) -> bool:
    """Whether an interval is of a few days ("7-8 November 1917"): an event that took its time."""
    first, last = date.earliest, date.latest
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return False
    return 0 < last.day - first.day <= MAX_DAYS


def _parse(candidates: Sequence[_Candidate], dates: ArticleDates, teller: _Teller) -> Mapping[int, _Read]:
    """The candidates' sentences as parsed, by their place, with what pronouns in them mean.

    The sentences before one are parsed only where they decide what is told of it: most of the time goes to the parser.
    """
    parsed = _parsed([c.sentence for c in candidates], dates)
    turning = [c for c in candidates if c.earlier and _turns_on_pronoun(c, parsed[c.sentence.start], teller)]
    runs = {c.sentence.start: _readable(c.earlier) for c in turning}
    says_they = [run[:-1] for start, run in runs.items() if _says_they(parsed[start])]
    _look_back([*runs.values(), *says_they], parsed, dates, teller.topic)
    reads = {}
    for candidate in candidates:
        start = candidate.sentence.start
        run = runs.get(start, [])
        opens = candidate.from_start and (bool(run) or not candidate.earlier)
        near = list(takewhile(lambda sentence: sentence.start in parsed, reversed(run)))[::-1]
        parses = [parsed[sentence.start] for sentence in (*near, candidate.sentence)]
        reads[start] = _read(parses, teller.topic, opens_section=opens)
    return reads


def _look_back(runs: Sequence[Sequence[Sentence]], parsed: dict[int, Parse], dates: ArticleDates, topic: Topic) -> None:
    """Add the parses of runs of sentences, from the last back, as far as they decide what a pronoun behind means."""
    while runs := [run for run in runs if run]:
        parsed |= _parsed([run[-1] for run in runs if run[-1].start not in parsed], dates)
        runs = [run[:-1] for run in runs if leaves_topic(parsed[run[-1].start], topic) is None]


def _parsed(sentences: Sequence[Sentence], dates: ArticleDates) -> dict[int, Parse]:
    """Parses by the place of their sentences, each sentence once."""
    once = {sentence.start: sentence for sentence in sentences}
    parses = parse_plain([_dated(sentence, dates) for sentence in once.values()])
    return dict(zip(once, parses, strict=True))


def _readable(sentences: Sequence[Sentence]) -> list[Sentence]:
    return [sentence for sentence in sentences if len(sentence.text) <= MAX_SENTENCE]


def _turns_on_pronoun(candidate: _Candidate, parse: Parse, teller: _Teller) -> bool:
    """Whether it makes a difference to what is told, whom the pronouns mean."""
    if not _has_pronoun(candidate.sentence):
        return False
    couple = f"{teller.topic.short} and somebody" if _says_they(parse) else None
    known = teller.tell(candidate, _Read(parse=parse, certain=True, couple=couple))
    unknown = teller.tell(candidate, _Read(parse=parse, certain=False, couple=None))
    return _words(known) != _words(unknown)


def _words(told: Telling | str) -> tuple[str, str] | None:
    return None if isinstance(told, str) else (told.before, told.after)


def _read(run: Sequence[Parse], topic: Topic, *, opens_section: bool) -> _Read:
    """What the sentences before the last one make of it."""
    certain = is_certain(run, topic, opens_section=opens_section)
    couple = None
    if _says_they(run[-1]):
        couple = couple_of(run[-1], topic, pronoun_is_topic=certain)
        if couple is None and len(run) > 1:
            known = is_certain(run[:-1], topic, opens_section=opens_section)
            couple = couple_of(run[-2], topic, pronoun_is_topic=known)
    return _Read(parse=run[-1], certain=certain, couple=couple)


def _says_they(parse: Parse) -> bool:
    return any(token.text.casefold() == "they" for token in parse.tokens)


def _dated(sentence: Sentence, dates: ArticleDates) -> tuple[Sentence, Sequence[Mention]]:
    plain = replace(sentence, text=told_part(sentence.text))
    inside = [m for m in dates.get((sentence.start, sentence.end), ()) if m.end <= len(plain.text)]
    return plain, merged(plain.text, inside)


def _has_pronoun(sentence: Sentence) -> bool:
    return any(word.casefold() in _PRONOUNS for word in _HEADWORD.findall(sentence.text))


_PRONOUNS = frozenset("he him his she her hers it its they their them".split())


def _tell(candidate: _Candidate, read: _Read, topic: Topic) -> Telling | str:
    mention = candidate.mention
    start, end = asked_span(mention)
    others = [(other.start, other.end) for other in candidate.others if _tells_time(other)]
    if (start, end) != (mention.start, mention.end):
        others = [span for span in others if span != (mention.start, mention.end)]
    plain_day = (
        mention.date.precision == "day" and mention.modifier is None and not mention.text.casefold().startswith("the ")
    )
    if plain_day and candidate.sentence.text[: mention.start].casefold().endswith("in "):
        return "the words do not fit the date"
    setting = Setting(
        topic=topic,
        certain=read.certain,
        couple=read.couple,
        earlier=" ".join(sentence.text for sentence in candidate.earlier),
    )
    lasting = mention.date.precision == "interval"
    return tell(read.parse, (start, end), setting, other_dates=others, lasting=lasting)


def _tells_time(mention: Mention) -> bool:
    """Whether a date beside the one asked for gives it away or leans on the text; a bare month name does neither."""
    return bool(re.search(r"\d", mention.text)) or (not mention.in_name and len(mention.text.split()) > 1)


def _event(article: Article, candidate: _Candidate, told: Telling | str) -> Event:
    sentence, mention = candidate.sentence, candidate.mention
    evidence = evidence_of(article, candidate.section, sentence)
    if isinstance(told, str):
        before, after = sentence.text[: mention.start], sentence.text[mention.end :]
        unasked: tuple[tuple[str, str], ...] = (("date", told),)
    else:
        before, after, unasked = _with_preposition(told, mention), told.after, ()
    start, end = asked_span(mention)
    turned = phrase(told.draft, mention.date) if isinstance(told, Telling) and mention.modifier is None else None
    return Event(
        key=_key(sentence, mention, candidate.ordinal),
        evidence=evidence,
        unasked=unasked,
        date=mention.date,
        date_text="" if _is_relative(mention) or _ODD.search(mention.text) else sentence.text[start:end],
        what=" ".join(f"{before} {after}".split()),
        before=before,
        after=after,
        when=turned.when if turned else None,
        which=turned.which if turned else None,
        named=turned.named if turned else None,
    )


def _is_relative(mention: Mention) -> bool:
    """Whether the words of a date count from another ("the next year", "the following month, May 1920")."""
    return mention.resolved_from is not None or bool(_RELATIVE.match(mention.text))


def _with_preposition(told: Telling, mention: Mention) -> str:
    """The words before the date; "the next year" gets the preposition that a plain date needs in its place."""
    clause = told.draft.clause
    if not _is_relative(mention) or clause.preposition or clause.nominal:
        return told.before
    preposition = {"day": "on", "interval": "from"}.get(mention.date.precision, "in")
    return f"{told.before}{preposition} " if told.before else f"{preposition.capitalize()} "


def _key(sentence: Sentence, mention: Mention, ordinal: int) -> str:
    """Date-free content words of the sentence, sorted, and which of its dates it is."""
    words = set(fold(f"{sentence.text[: mention.start]} {sentence.text[mention.end :]}").split()) - _STOP
    return " ".join(sorted(word for word in words if not word.isdigit())) + f" {ordinal}"
