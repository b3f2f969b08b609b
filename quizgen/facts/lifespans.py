"""When and where people were born and died, from infoboxes."""

from __future__ import annotations

import re

from quizgen.dates import find_dates
from quizgen.edtf import Date
from quizgen.facts.evidence import evidence_at
from quizgen.facts.topic import topic_of
from quizgen.model import Article, Lifespan, Parameter

_FIELDS = ("birth_date", "birth_place", "death_date", "death_place")


def find_lifespans(article: Article) -> tuple[Lifespan, ...]:
    """The life of the article's subject, as its infobox states it."""
    topic = topic_of(article)
    for box in article.infoboxes:
        found = {p.name.lower().replace(" ", "_"): p for p in box.parameters if p.text}
        parts = {name: found[name] for name in _FIELDS if name in found}
        if parts and box.parent is None:
            return (_read(article, box.section, topic.title, parts),)
    return ()


def _read(article: Article, section: tuple[str, ...], person: str, parts: dict[str, Parameter]) -> Lifespan:
    born = [parts[name] for name in _FIELDS[:2] if name in parts]
    died = [parts[name] for name in _FIELDS[2:] if name in parts]
    rows = [f"{label}: {', '.join(_line(p) for p in rows)}" for label, rows in (("Born", born), ("Died", died)) if rows]
    every = [*born, *died]
    return Lifespan(
        key=person,
        evidence=evidence_at(article, section, "; ".join(rows), min(p.start for p in every), max(p.end for p in every)),
        person=person,
        born=_date(parts.get("birth_date")),
        died=_date(parts.get("death_date")),
        birth_place=_line(parts["birth_place"]) if "birth_place" in parts else None,
        death_place=_line(parts["death_place"]) if "death_place" in parts else None,
    )


def _line(parameter: Parameter) -> str:
    return re.sub(r"\s*\n\s*", ", ", parameter.text.strip())


def _date(parameter: Parameter | None) -> Date | None:
    if parameter is None:
        return None
    found = [mention.date for mention in find_dates(parameter.text) if mention.certain]
    return found[0] if len(found) == 1 else None
