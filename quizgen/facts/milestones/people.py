"""Milestones of a person's infobox: coronations, awards and degrees with their years, years of service."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.edtf import Date
from quizgen.facts.boxes import Group, lines_of
from quizgen.facts.milestones.event import event_of
from quizgen.facts.offices.terms import read_term, read_words
from quizgen.facts.offices.wording import with_the
from quizgen.model import Article, Event, Infobox, Parameter

_AWARD = re.compile(
    r"(?P<award>(?:(?:[A-Z][\w.'’–-]{0,40}|of|for|the|in|and|de|du|d'[A-Z]\w{0,40}) ){1,14})\((?P<year>\d{4})\)\Z"
)
_AWARD_NOUN = re.compile(
    r"\b(?:Prize|Medal|Award|Order of|Cross|Star|Legion of|Garter|Lectureship|Trophy|Palme|Oscar|Grammy)\b"
)
_DEGREE = re.compile(
    r"(?P<place>[A-Z][^()]{3,70}) \((?P<degree>Ph\.?D\.?|M\.?D\.?|B\.?A\.?|M\.?A\.?|B\.?Sc?\.?|M\.?Sc?\.?|LL\.?B\.?|"
    r"J\.?D\.?|MBA|B\.?Ed\.?),? (?P<year>\d{4})\)\Z"
)
_WORKED = re.compile(r"(?P<place>[A-Z][^()]{3,70}) \((?P<years>\d{4} ?[–-] ?\d{2,4})\)\Z")
_CROWNED = re.compile(
    r"coronation|durbar|enthronement|investiture|inauguration|installation|proclamation|acclamation", re.IGNORECASE
)


def read_person(article: Article, box: Infobox, group: Group, person: str) -> Iterator[Event]:
    """The milestones that a group of parameters states of a person."""
    if "coronation" in group:
        yield from _coronation(article, box, group, person)
    for name in ("awards", "prizes", "honours", "honors"):
        if name in group:
            yield from _awards(article, box, group[name], person)
    for name in ("alma_mater", "education"):
        if name in group:
            yield from _degrees(article, box, group[name], person)
    yield from _spells(article, box, group, person)


def _spells(article: Article, box: Infobox, group: Group, person: str) -> Iterator[Event]:
    """Spells of years: in a service, at a place of work, with a club."""
    for years_name, body_name, verb in (
        ("serviceyears", "branch", "served in"),
        ("service_years", "branch", "served in"),
        ("years", "clubs", "played for"),
    ):
        years, body = group.get(years_name), group.get(body_name)
        if years is not None and body is not None and not years.notes and len(lines_of(body.text)) == 1:
            row = f"{lines_of(body.text)[0]}: {' '.join(years.text.split())}"
            yield from _spell(
                article, box, years, row, f"{person} {verb} {with_the(lines_of(body.text)[0])}", years.text
            )
    for name in ("workplaces", "work_institutions", "institutions", "work_institution"):
        if name in group and not group[name].notes:
            for line in lines_of(group[name].text):
                match = _WORKED.match(line)
                if match is not None:
                    where = (
                        f"the {match['place']}"
                        if match["place"].startswith("University of")
                        else with_the(match["place"])
                    )
                    clause = f"{person} worked at {where}"
                    yield from _spell(article, box, group[name], f"Institutions: {line}", clause, match["years"])


def _spell(article: Article, box: Infobox, parameter: Parameter, row: str, clause: str, years: str) -> Iterator[Event]:
    term = read_term(years)
    ends = (term.start, term.end)
    if term.start_doubt or term.end_doubt or any(end is None or end.precision != "year" for end in ends):
        return
    dated = Date.between(*ends), f"{ends[0]} to {ends[1]}"
    yield event_of(article, box.section, row, parameter, clause, dated)


def _coronation(article: Article, box: Infobox, group: Group, person: str) -> Iterator[Event]:
    parameter, kind = group["coronation"], group.get("cor_type")
    words = " ".join(kind.text.split()) if kind is not None else ""
    dated = read_words(" ".join(parameter.text.split()))
    if dated is None or parameter.notes:
        return
    known = _CROWNED.search(words)
    rite = words if known is not None else "coronation"
    rite = rite if re.search(r"[A-Z].* [A-Z]", rite) else rite.lower()
    possessive = f"{person}'s"
    yield event_of(
        article,
        box.section,
        f"{rite[:1].upper()}{rite[1:]}: {parameter.text}",
        parameter,
        f"{possessive} {rite} took place",
        dated,
    )


def _awards(article: Article, box: Infobox, parameter: Parameter, person: str) -> Iterator[Event]:
    for line in lines_of(parameter.text):
        match = _AWARD.match(line)
        dated = read_words(match["year"]) if match is not None else None
        if match is None or dated is None or not _AWARD_NOUN.search(match["award"]) or parameter.notes:
            continue
        award = match["award"].strip()
        article_word = "" if award.startswith(("the ", "The ")) else "the "
        yield event_of(
            article, box.section, f"Awards: {line}", parameter, f"{person} received {article_word}{award}", dated
        )


def _degrees(article: Article, box: Infobox, parameter: Parameter, person: str) -> Iterator[Event]:
    for line in lines_of(parameter.text):
        match = _DEGREE.match(line)
        dated = read_words(match["year"]) if match is not None else None
        if match is None or dated is None or parameter.notes:
            continue
        degree, place = match["degree"], match["place"]
        indefinite = "an" if degree.startswith(("M", "LL")) else "a"
        where = f"the {place}" if place.startswith(("University of", "College of")) else place
        clause = f"{person} received {indefinite} {degree} from {where}"
        yield event_of(article, box.section, f"Education: {line}", parameter, clause, dated)
