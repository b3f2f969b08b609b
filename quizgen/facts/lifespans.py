"""When and where people were born and died: from infoboxes and from the lead's parentheses.

Two sources of one life are merged; a field on which they contradict each other is not asked for. People beside the
article's subject ("Lev Byrne (1906–1938)") are stated, and in doubt: a deck is about its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from quizgen.dates import find_dates
from quizgen.edtf import Date
from quizgen.facts.agreement import CONTRADICTED, Contradiction, compatible, finer, with_sentence
from quizgen.facts.boxes import Group, groups_of, lines_of, row_text, span_of
from quizgen.facts.evidence import evidence_at, evidence_of
from quizgen.facts.offices.terms import read_date
from quizgen.facts.telling import telling_sentence
from quizgen.facts.topic import Topic, prose
from quizgen.model import Article, Infobox, Lifespan, Parameter, Sentence
from quizgen.names import PARTICLES, fold, same_person, surname

SIDE_CHARACTER = "not the life that the article is about"
SHORTEST_LIFE = 20
"""Years; a shorter span in brackets after a name is as likely a term of office ("Tom Reed (1974–1975)")."""

MAX_LEAD_SENTENCE = 1_500

MAX_EVIDENCE = 800
"""Code points of a card's evidence that can still be read at a glance."""

_WAS_BORN = re.compile(r"\bwas born\b")
_DIED_THEN = re.compile(r"\b(?:died|dying|was (?:killed|assassinated|executed|murdered|shot)|passed away)\b")
_BORN = ("birth_date", "birthdate", "date_of_birth", "dateofbirth", "born", "birth")
_DIED = ("death_date", "deathdate", "date_of_death", "dateofdeath", "died", "death")
_BIRTH_PLACE = ("birth_place", "birthplace", "place_of_birth", "placeofbirth", "cityofbirth", "birth_city")
_DEATH_PLACE = ("death_place", "deathplace", "place_of_death", "placeofdeath", "cityofdeath", "death_city")
_BIRTH_NAME = ("birth_name", "birthname", "birth_name_native", "full_name", "fullname")
_REMARK = re.compile(
    r"\s*[(\[](?:now|today|present|modern|aged?|then|in |O\.?S|N\.?S|near|formerly|disputed)[^()\[\]]*[)\]]",
    re.IGNORECASE,
)
_VAGUE_PLACE = re.compile(
    r"\b(?:unknown|uncertain|disputed|probably|possibly|or|either|near|somewhere|traditionally|likely)\b|\?|\d{3}",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[^\W\d_][^:;|{}<>=]{1,90}\Z")
_LIFE = re.compile(r"\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_DASH = re.compile(r"\s*[–—]\s*|\s+-\s+|(?<=\d)-(?=\d)")
_SIDE_LIFE = re.compile(
    rf"(?P<name>(?!(?:Her|His|The|In|At|On|Of|Its|Their|With|And|Both|When|After|Before)\b)[A-Z][\w.'’-]+"
    rf"(?: (?:(?:{'|'.join(sorted(PARTICLES))}) )?[A-Z][\w.'’-]+){{1,4}}) \((?P<born>\d{{4}})[–-](?P<died>\d{{4}})\)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """What a place says of one field: the value, why it must not be asked for."""

    value: Date | str | None
    doubt: str | None = None


def find_lifespans(article: Article, topic: Topic) -> tuple[Lifespan, ...]:
    """The life of the article's subject, then those of other people in its prose."""
    merged: dict[str, Lifespan] = {}
    for life in _statements(article, topic):
        known = merged.get(fold(life.person))
        merged[fold(life.person)] = life if known is None else _merged(known, life)
    own = fold(topic.title)
    if own in merged and topic.person:
        merged[own] = _told(article, topic, merged[own])
    return (*merged.values(), *_side_lives(article, topic, merged))


def _told(article: Article, topic: Topic, life: Lifespan) -> Lifespan:
    """The subject's life, with the sentences of the prose that tell of birth and death in its evidence."""
    evidence = life.evidence
    for verb, date in ((_WAS_BORN, life.born), (_DIED_THEN, life.died)):
        told = telling_sentence(article, topic, verb, date) if date is not None else None
        if told is not None and len(evidence.sentence) + len(told.sentence.text) <= MAX_EVIDENCE:
            evidence = with_sentence(evidence, told.sentence)
    return replace(life, evidence=evidence)


def life_contradictions(article: Article, topic: Topic) -> list[Contradiction]:
    """The dates of one life on which two places differ."""
    first: dict[str, Lifespan] = {}
    found: list[Contradiction] = []
    for life in _statements(article, topic):
        known = first.setdefault(fold(life.person), life)
        for field, mine, theirs in (("born", known.born, life.born), ("died", known.died, life.died)):
            if mine is not None and theirs is not None and not compatible(mine, theirs):
                found.append(
                    Contradiction(
                        about=life.person,
                        field=field,
                        one=str(mine),
                        one_evidence=known.evidence,
                        other=str(theirs),
                        other_evidence=life.evidence,
                    )
                )
    return found


def _statements(article: Article, topic: Topic) -> Iterator[Lifespan]:
    yield from _of_boxes(article, topic)
    yield from _of_lead(article, topic)


# --- infoboxes ------------------------------------------------------------------------------------------------------


def _of_boxes(article: Article, topic: Topic) -> Iterator[Lifespan]:
    for box in article.infoboxes:
        group = {base: parameter for part in reversed(groups_of(box)) for base, parameter in part.items()}
        person = _person(box, group, topic)
        life = _of_box(article, box, group, person) if person else None
        if life is not None:
            yield life


def _person(box: Infobox, group: Group, topic: Topic) -> str | None:
    """Whose life a box tells: the article's subject, or somebody else whom the box names."""
    name = next((" ".join(group[n].text.split()) for n in ("name", "box_name") if n in group), "")
    if not name or same_person(name, topic.title) or (topic.person and box.parent is None):
        return topic.title
    return name if topic.title not in name and len(name) < 80 else topic.title


def _of_box(article: Article, box: Infobox, group: Group, person: str) -> Lifespan | None:
    places = {"birth": _first(group, _BIRTH_PLACE), "death": _first(group, _DEATH_PLACE)}
    dates = {"birth": _first(group, _BORN), "death": _first(group, _DIED)}
    name = _first(group, _BIRTH_NAME)
    used = [p for p in (*dates.values(), *places.values()) if p is not None]
    if not used or (
        box.name.startswith("infobox") and any(n in group for n in ("launch_date", "formation", "founded"))
    ):
        return None
    born, died = _date(dates["birth"]), _date(dates["death"])
    birth_place = _place(places["birth"], dates["birth"])
    death_place = _place(places["death"], dates["death"])
    fields = {"born": born, "died": died, "birth_place": birth_place, "death_place": death_place}
    birth_name = _birth_name(name, person)
    row = row_text(
        "Born: " + ", ".join(_shown(p) for p in (name, dates["birth"], places["birth"]) if p)
        if dates["birth"] or places["birth"]
        else "",
        "Died: " + ", ".join(_shown(p) for p in (dates["death"], places["death"]) if p)
        if dates["death"] or places["death"]
        else "",
    )
    parts = [*used, *([name] if name is not None else [])]
    return Lifespan(
        key=fold(person),
        evidence=evidence_at(article, box.section, row, *span_of(parts)),
        unasked=tuple((field, read.doubt) for field, read in fields.items() if read.doubt),
        person=person,
        born=_as_date(born.value),
        died=_as_date(died.value),
        birth_place=_as_text(birth_place.value),
        death_place=_as_text(death_place.value),
        birth_name=birth_name,
    )


def _first(group: Group, names: tuple[str, ...]) -> Parameter | None:
    return next((group[name] for name in names if name in group), None)


def _shown(parameter: Parameter) -> str:
    return ", ".join(lines_of(parameter.text))


def _date(parameter: Parameter | None) -> _Field:
    if parameter is None:
        return _Field(value=None)
    lines = lines_of(parameter.text)
    date, doubt = read_date(lines[0] if lines else "")
    if date is None and len(lines) > 1:
        date, doubt = read_date(" ".join(lines))
    if date is not None and date.precision in ("interval", "decade", "century"):
        doubt = doubt or "the date is vague"
    return _Field(value=date, doubt="a footnote qualifies the date" if parameter.notes and doubt is None else doubt)


def _place(parameter: Parameter | None, beside: Parameter | None) -> _Field:
    """A place in running order; of a value that holds date and place on lines of their own, the second line."""
    if parameter is not None:
        text = ", ".join(lines_of(parameter.text))
        noted = bool(parameter.notes)
    else:
        lines = lines_of(beside.text) if beside is not None else []
        if len(lines) < 2 or not find_dates(lines[0]) or find_dates(lines[1]):
            return _Field(value=None)
        text, noted = ", ".join(lines[1:]), bool(beside and beside.notes)
    text = (
        " ".join(re.sub(r"(?:\s*,\s*)+", ", ", _REMARK.sub("", text)).split()).strip(" ,.;")
        if not text.endswith(".S.")
        else text
    )
    if not _PLACE.match(text):
        return _Field(value=None, doubt="no place could be read" if text else None)
    doubt = "the place is vague" if _VAGUE_PLACE.search(text) else "a footnote qualifies the place" if noted else None
    return _Field(value=text, doubt=doubt)


def _birth_name(parameter: Parameter | None, person: str) -> str | None:
    """The name at birth, where its family name is another one than the person is known by."""
    if parameter is None or parameter.notes or parameter.name.lower().startswith("full"):
        return None
    lines = lines_of(parameter.text)
    name = lines[0] if len(lines) == 1 else ""
    if not re.fullmatch(r"[^\W\d_][^\d()\[\]:;/|=]{4,70}", name) or " " not in name:
        return None
    known = set(fold(surname(person)).split())
    return None if known & set(fold(name).split()) else name


# --- the lead's parentheses -----------------------------------------------------------------------------------------


def _of_lead(article: Article, topic: Topic) -> Iterator[Lifespan]:
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
                born=_as_date(born.value),
                died=_as_date(died.value),
            )
            return


def _names_topic(sentence: Sentence, topic: Topic) -> bool:
    opening = fold(sentence.text.split("(", 1)[0])
    return fold(surname(topic.title)).split()[-1] in opening.split()


def _life_of(inside: str) -> tuple[_Field, _Field]:
    """Born and died of the text in brackets; neither where it does not read as a life."""
    none = _Field(value=None)
    for part in reversed([*inside.split(";"), inside]):
        text = part.strip()
        halves = _DASH.split(text)
        if re.match(r"b(?:orn|\.)\s", text):
            date, doubt = read_date(text)
            return _Field(value=date, doubt=doubt), none
        if len(halves) == 2:
            (born, doubt), (died, late) = read_date(halves[0]), read_date(halves[1])
            if born is not None and died is not None and _plausible(born, died):
                return _Field(value=born, doubt=doubt), _Field(value=died, doubt=late)
    return none, none


def _plausible(born: Date, died: Date) -> bool:
    if born.earliest is None or died.latest is None or "interval" in (born.precision, died.precision):
        return False
    return 0 <= died.latest.year - born.earliest.year <= 125


# --- others ---------------------------------------------------------------------------------------------------------


def _side_lives(article: Article, topic: Topic, known: Mapping[str, Lifespan]) -> Iterator[Lifespan]:
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


# --- merging --------------------------------------------------------------------------------------------------------


def _merged(one: Lifespan, other: Lifespan) -> Lifespan:
    """One life of two sources: the finer date; a field that they contradict each other on is not asked for."""
    unasked = dict(one.unasked)
    for field in ("born", "died"):
        mine, theirs = getattr(one, field), getattr(other, field)
        if mine is not None and theirs is not None and not compatible(mine, theirs):
            unasked[field] = CONTRADICTED
    born, died = finer(one.born, other.born), finer(one.died, other.died)
    added = born != one.born or died != one.died
    evidence = with_sentence(one.evidence, other.evidence) if added else one.evidence
    for field, doubt in other.unasked:
        if getattr(one, field) is None:
            unasked.setdefault(field, doubt)
    return Lifespan(
        key=one.key,
        evidence=evidence,
        unasked=tuple(unasked.items()),
        person=one.person,
        born=born,
        died=died,
        birth_place=one.birth_place or other.birth_place,
        death_place=one.death_place or other.death_place,
        birth_name=one.birth_name or other.birth_name,
    )


def _as_date(value: Date | str | None) -> Date | None:
    return value if isinstance(value, Date) else None


def _as_text(value: Date | str | None) -> str | None:
    return value if isinstance(value, str) else None
