"""What a sentence tells beside others: the candidates' sentences parsed, and what the pronouns in them mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from quizgen.dates import ArticleDates
from quizgen.facts.events.candidates import LOOSE, Candidate, merged, span_of, told_part
from quizgen.facts.events.couples import couple_of
from quizgen.facts.events.others import LOOK_BACK as OTHER_LOOK_BACK
from quizgen.facts.events.others import person_of
from quizgen.facts.events.plain import asked_span, parse_plain
from quizgen.facts.events.pronouns import is_certain, leaves_topic
from quizgen.facts.events.repair import means_topic
from quizgen.facts.events.tell import Setting, Telling, tell
from quizgen.facts.events.titles import title_before
from quizgen.facts.gender import PERSONAL, Gender
from quizgen.facts.topic import Topic
from quizgen.language import MAX_SENTENCE, Parse
from quizgen.model import Mention, Sentence

_HEADWORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A sentence as parsed, whether its pronouns mean the topic, and whom "they" and another's "he" or "she" mean."""

    parse: Parse
    certain: bool
    couple: str | None
    other: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Tells the candidates of an article, each once for each way to read its pronouns."""

    topic: Topic
    told: dict[tuple[int, int, bool, str | None, str | None], Telling | str] = field(default_factory=dict)

    def tell(self, candidate: Candidate, read: Read) -> Telling | str:
        """What a card can tell of the candidate, or why it cannot."""
        key = (candidate.sentence.start, candidate.ordinal, read.certain, read.couple, read.other)
        if key not in self.told:
            self.told[key] = _tell(candidate, read, self.topic)
        return self.told[key]


def read_candidates(candidates: Sequence[Candidate], dates: ArticleDates, teller: Teller) -> Mapping[int, Read]:
    """The candidates' sentences as parsed, by their place, with what pronouns in them mean.

    The sentences before one are parsed only where they decide what is told of it: most of the time goes to the parser.
    """
    parsed = _parsed([c.sentence for c in candidates], dates)
    turning = [c for c in candidates if c.earlier and _turns_on_pronoun(c, parsed[c.sentence.start], teller)]
    runs = {c.sentence.start: _readable(c.earlier) for c in turning}
    says_they = [run[:-1] for start, run in runs.items() if _says_they(parsed[start])]
    _look_back([*runs.values(), *says_they], parsed, dates, teller.topic)
    others = [run[-OTHER_LOOK_BACK:] for start, run in runs.items() if _says_of_another(parsed[start], teller.topic)]
    parsed |= _parsed([s for run in others for s in run if s.start not in parsed], dates)
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


def _turns_on_pronoun(candidate: Candidate, parse: Parse, teller: Teller) -> bool:
    """Whether it makes a difference to what is told, whom the pronouns mean."""
    if not _has_pronoun(candidate.sentence):
        return False
    couple = f"{teller.topic.short} and somebody" if _says_they(parse) else None
    known = teller.tell(candidate, Read(parse=parse, certain=True, couple=couple))
    unknown = teller.tell(candidate, Read(parse=parse, certain=False, couple=None))
    other = "Somebody Else" if _says_of_another(parse, teller.topic) else None
    told = teller.tell(candidate, Read(parse=parse, certain=False, couple=None, other=other)) if other else unknown
    return not _words(known) == _words(unknown) == _words(told)


def _words(told: Telling | str) -> tuple[str, str] | None:
    return None if isinstance(told, str) else (told.before, told.after)


def _read(run: Sequence[Parse], topic: Topic, *, opens_section: bool) -> Read:
    """What the sentences before the last one make of it."""
    certain = is_certain(run, topic, opens_section=opens_section)
    couple = None
    if _says_they(run[-1]):
        couple = couple_of(run[-1], topic, pronoun_is_topic=certain)
        if couple is None and len(run) > 1:
            known = is_certain(run[:-1], topic, opens_section=opens_section)
            couple = couple_of(run[-2], topic, pronoun_is_topic=known)
    gender = _says_of_another(run[-1], topic)
    other = person_of(run[:-1], topic, gender) if gender and len(run) > 1 else None
    return Read(parse=run[-1], certain=certain, couple=couple, other=other)


def _says_of_another(parse: Parse, topic: Topic) -> Gender | None:
    """The gender of the first pronoun that stands for a person who is not the topic, None where none does."""
    found = (PERSONAL.get(t.text.casefold()) for t in parse.tokens if not means_topic(t, topic))
    return next((gender for gender in found if gender), None)


def _says_they(parse: Parse) -> bool:
    return any(token.text.casefold() == "they" for token in parse.tokens)


def _dated(sentence: Sentence, dates: ArticleDates) -> tuple[Sentence, Sequence[Mention]]:
    plain = replace(sentence, text=told_part(sentence.text))
    inside = [m for m in dates.get((sentence.start, sentence.end), ()) if m.end <= len(plain.text)]
    return plain, merged(plain.text, inside)


def _has_pronoun(sentence: Sentence) -> bool:
    return any(word.casefold() in _PRONOUNS for word in _HEADWORD.findall(sentence.text))


_WORDS_TOO = frozenset({"March", "May"})
_PRONOUNS = frozenset("he him his she her hers it its they their them".split())


def _tell(candidate: Candidate, read: Read, topic: Topic) -> Telling | str:
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
        other=read.other,
        title=title_before(candidate.earlier, topic),
        earlier=" ".join(sentence.text for sentence in candidate.earlier),
        lead=not candidate.section,
        section=candidate.section,
    )
    span = span_of(candidate.sentence.text, mention)
    lasting = mention.date.precision == "interval"
    return tell(read.parse, (start, end), setting, other_dates=others, lasting=lasting, loose=span in LOOSE)


def _tells_time(mention: Mention) -> bool:
    """Whether a date beside the one asked for gives it away or leans on the text.

    A bare month does where it is surely one; "March" and "May" are words too.
    """
    if re.search(r"\d", mention.text) or (not mention.in_name and len(mention.text.split()) > 1):
        return True
    return mention.certain and not mention.in_name and mention.text not in _WORDS_TOO
