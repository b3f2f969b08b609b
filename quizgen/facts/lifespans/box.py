"""The life that an infobox tells: dates, places in running order, the name at birth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizgen.dates import find_dates
from quizgen.edtf import Date
from quizgen.facts.boxes import Group, groups_of, lines_of, row_text, span_of
from quizgen.facts.evidence import evidence_at
from quizgen.facts.offices.terms import read_date
from quizgen.facts.topic import Topic
from quizgen.model import Article, Infobox, Lifespan, Parameter
from quizgen.names import fold, same_person, surname

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a place says of one field: the value, why it must not be asked for."""

    value: Date | str | None
    doubt: str | None = None


def of_boxes(article: Article, topic: Topic) -> Iterator[Lifespan]:
    """The lives that the article's infoboxes tell."""
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
        _row("Born", (name, dates["birth"], places["birth"]) if dates["birth"] or places["birth"] else ()),
        _row("Died", (dates["death"], places["death"])),
    )
    parts = [*used, *([name] if name is not None else [])]
    return Lifespan(
        key=fold(person),
        evidence=evidence_at(article, box.section, row, *span_of(parts)),
        unasked=tuple((field, read.doubt) for field, read in fields.items() if read.doubt),
        person=person,
        born=as_date(born.value),
        died=as_date(died.value),
        birth_place=_as_text(birth_place.value),
        death_place=_as_text(death_place.value),
        birth_name=birth_name,
    )


def _row(label: str, parts: Iterable[Parameter | None]) -> str:
    shown = [", ".join(lines_of(part.text)) for part in parts if part is not None]
    return f"{label}: {', '.join(shown)}" if shown else ""


def _first(group: Group, names: tuple[str, ...]) -> Parameter | None:
    return next((group[name] for name in names if name in group), None)


def _date(parameter: Parameter | None) -> Field:
    if parameter is None:
        return Field(value=None)
    lines = lines_of(parameter.text)
    date, doubt = read_date(lines[0] if lines else "")
    if date is None and len(lines) > 1:
        date, doubt = read_date(" ".join(lines))
    if date is not None and date.precision in ("interval", "decade", "century"):
        doubt = doubt or "the date is vague"
    return Field(value=date, doubt="a footnote qualifies the date" if parameter.notes and doubt is None else doubt)


def _place(parameter: Parameter | None, beside: Parameter | None) -> Field:
    """A place in running order; of a value that holds date and place on lines of their own, the second line."""
    if parameter is not None:
        text = ", ".join(lines_of(parameter.text))
        noted = bool(parameter.notes)
    else:
        lines = lines_of(beside.text) if beside is not None else []
        if len(lines) < 2 or not find_dates(lines[0]) or find_dates(lines[1]):
            return Field(value=None)
        text, noted = ", ".join(lines[1:]), bool(beside and beside.notes)
    text = " ".join(re.sub(r"(?:\s*,\s*)+", ", ", _REMARK.sub("", text)).split()).strip(" ,;")
    text = re.sub(r"(?<=[^\W\d_]{3})\.\Z", "", text)  # a full stop that ends no abbreviation
    if not _PLACE.match(text):
        return Field(value=None, doubt="no place could be read" if text else None)
    doubt = "the place is vague" if _VAGUE_PLACE.search(text) else "a footnote qualifies the place" if noted else None
    return Field(value=text, doubt=doubt)


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


def as_date(value: Date | str | None) -> Date | None:
    """The value, where it is a date."""
    return value if isinstance(value, Date) else None


def _as_text(value: Date | str | None) -> str | None:
    return value if isinstance(value, str) else None
