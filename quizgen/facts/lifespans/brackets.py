"""Lives in brackets after a name: the subject's in the lead, other people's anywhere in the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from quizgen.edtf import Date
from quizgen.facts.evidence import evidence_of
from quizgen.facts.lifespans.box import Field, as_date
from quizgen.facts.offices.terms import read_date
from quizgen.facts.topic import Topic, prose
from quizgen.model import Article, Lifespan, Sentence
from quizgen.names import PARTICLES, fold, same_person, surname

SIDE_CHARACTER = "not the life that the article is about"
SHORTEST_LIFE = 20
"""Years; a shorter span in brackets after a name is as likely a term of office ("Tom Reed (1974–1975)")."""

MAX_LEAD_SENTENCE = 1_500

_LIFE = re.compile(r"\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_DASH = re.compile(r"\s*[–—]\s*|\s+-\s+|(?<=\d)-(?=\d)")
_SIDE_LIFE = re.compile(
    rf"(?P<name>(?!(?:Her|His|The|In|At|On|Of|Its|Their|With|And|Both|When|After|Before)\b)[A-Z][\w.'’-]+"
    rf"(?: (?:(?:{'|'.join(sorted(PARTICLES))}) )?[A-Z][\w.'’-]+){{1,4}}) \((?P<born>\d{{4}})[–-](?P<died>\d{{4}})\)"
)


def of_lead(article: Article, topic: Topic) -> Iterator[Lifespan]:
    """The subject's dates in the brackets after its name: "Ada Byrne (9 May 1815 – 27 June 1852) was ..."."""
    sentence = next((s for path, paragraph, s in prose(article) if not path and not paragraph.item), None)
    if (
        sentence is None
        or not topic.person
        or len(sentence.text) > MAX_LEAD_SENTENCE
        or not _names_topic(sentence, topic)
    ):
        return
    for match in _LIFE.finditer(sentence.text):
        if match.start() > 250 or re.search(r" (?:is|was|were|are) ", sentence.text[: match.start()]):
            return
        born, died = _life_of(match["inside"])
        if born.value is not None or died.value is not None:
            yield Lifespan(
                key=fold(topic.title),
                evidence=evidence_of(article, (), sentence),
                unasked=tuple((field, read.doubt) for field, read in (("born", born), ("died", died)) if read.doubt),
                person=topic.title,
                born=as_date(born.value),
                died=as_date(died.value),
            )
            return


def _names_topic(sentence: Sentence, topic: Topic) -> bool:
    opening = fold(sentence.text.split("(", 1)[0])
    return fold(surname(topic.title)).split()[-1] in opening.split()


def _life_of(inside: str) -> tuple[Field, Field]:
    """Born and died of the text in brackets; neither where it does not read as a life."""
    none = Field(value=None)
    for part in reversed([*inside.split(";"), inside]):
        text = part.strip()
        halves = _DASH.split(text)
        if re.match(r"b(?:orn|\.)\s", text):
            date, doubt = read_date(text)
            return Field(value=date, doubt=doubt), none
        if len(halves) == 2:
            (born, doubt), (died, late) = read_date(halves[0]), read_date(halves[1])
            if born is not None and died is not None and _plausible(born, died):
                return Field(value=born, doubt=doubt), Field(value=died, doubt=late)
    return none, none


def _plausible(born: Date, died: Date) -> bool:
    if born.earliest is None or died.latest is None or "interval" in (born.precision, died.precision):
        return False
    return 0 <= died.latest.year - born.earliest.year <= 125


def side_lives(article: Article, topic: Topic, known: Mapping[str, Lifespan]) -> Iterator[Lifespan]:
    """People whose years the prose gives in brackets after their full name."""
    seen = set(known)
    for path, paragraph, sentence in prose(article):
        if paragraph.item:
            continue
        for match in _SIDE_LIFE.finditer(sentence.text) if "(1" in sentence.text or "(2" in sentence.text else ():
            name, born, died = match["name"], int(match["born"]), int(match["died"])
            if fold(name) in seen or same_person(name, topic.title) or not SHORTEST_LIFE <= died - born <= 110:
                continue
            seen.add(fold(name))
            yield Lifespan(
                key=fold(name),
                evidence=evidence_of(article, path, sentence),
                doubt=SIDE_CHARACTER,
                person=name,
                born=Date.of(born),
                died=Date.of(died),
            )
