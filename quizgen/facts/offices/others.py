"""Tenures of people other than the article's subject: cabinet boxes, the leaders of a country, a club's managers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.boxes import Group, groups_of, lines_of, row_text, span_of
from quizgen.facts.evidence import evidence_at
from quizgen.facts.offices.neighbours import neighbour_of
from quizgen.facts.offices.tenure import Tenure
from quizgen.facts.offices.terms import read_term
from quizgen.facts.offices.wording import title_of
from quizgen.model import Article, Infobox, Parameter
from quizgen.names import same_person

WITHIN = "the years within one administration"
"""A cabinet box cuts the terms of those who served before or after; the holder may be asked for all the same."""

# Departments of Template:Infobox U.S. Cabinet -> the office that heads each.
_DEPARTMENTS = {
    "president": "President of the United States",
    "vice_president": "Vice President of the United States",
    "state": "U.S. Secretary of State",
    "treasury": "U.S. Secretary of the Treasury",
    "war": "U.S. Secretary of War",
    "defense": "U.S. Secretary of Defense",
    "justice": "U.S. Attorney General",
    "post": "U.S. Postmaster General",
    "navy": "U.S. Secretary of the Navy",
    "interior": "U.S. Secretary of the Interior",
    "agriculture": "U.S. Secretary of Agriculture",
    "commerce": "U.S. Secretary of Commerce",
    "labor": "U.S. Secretary of Labor",
    "commerce_and_labor": "U.S. Secretary of Commerce and Labor",
    "health,_education,_and_welfare": "U.S. Secretary of Health, Education, and Welfare",
    "hew": "U.S. Secretary of Health, Education, and Welfare",
    "health_and_human_services": "U.S. Secretary of Health and Human Services",
    "hhs": "U.S. Secretary of Health and Human Services",
    "housing_and_urban_development": "U.S. Secretary of Housing and Urban Development",
    "hud": "U.S. Secretary of Housing and Urban Development",
    "transportation": "U.S. Secretary of Transportation",
    "energy": "U.S. Secretary of Energy",
    "education": "U.S. Secretary of Education",
    "veterans_affairs": "U.S. Secretary of Veterans Affairs",
    "homeland_security": "U.S. Secretary of Homeland Security",
}
# Leaders in Infobox former country: the parameter of the name, of the years, and of the title that all share.
_LEADERS = (("leader", "year_leader", "title_leader"), ("deputy", "year_deputy", "title_deputy"),
            ("representative", "year_representative", "title_representative"))  # fmt: skip
_KEY_PERSON = re.compile(r"(?P<name>[^()]+?) \((?P<post>[^()\d]+)\)\Z")


def read_others(article: Article, subject: str) -> Iterator[Tenure]:
    """The tenures that the infoboxes state of people by name."""
    for box in article.infoboxes:
        groups = groups_of(box)
        if "cabinet" in box.name:
            for group in groups:
                yield from (t for t in _cabinet(article, box, group) if not same_person(t.holder, subject))
        country = next((group["common_name"].text for group in groups if "common_name" in group), subject)
        titles = {title: group[title].text for group in groups for _, _, title in _LEADERS if title in group}
        for group in groups:
            yield from _leaders(article, box, group, titles, country)
            if "key_people" in group:
                yield from _key_people(article, box, group["key_people"])


def _cabinet(article: Article, box: Infobox, group: Group) -> Iterator[Tenure]:
    for base, office in _DEPARTMENTS.items():
        years = [group[name] for name in (f"{base}_date", f"{base}_start", f"{base}_end") if name in group]
        if base in group and years:
            term = " – ".join(" ".join(part.text.split()) for part in years)
            for tenure in _tenure(article, box, office, group[base], years, term):
                yield replace(tenure, start_doubt=tenure.start_doubt or WITHIN, end_doubt=tenure.end_doubt or WITHIN)


def _leaders(article: Article, box: Infobox, group: Group, titles: dict[str, str], country: str) -> Iterator[Tenure]:
    for name, years, title in _LEADERS:
        if name in group and years in group and title in titles:
            office = " ".join(titles[title].split())
            whole = office if " of " in office else f"{office} of {country}"
            yield from _tenure(article, box, whole, group[name], [group[years]], group[years].text)


def _key_people(article: Article, box: Infobox, parameter: Parameter) -> Iterator[Tenure]:
    for line in lines_of(parameter.text):
        match = _KEY_PERSON.match(line)
        if match is not None:
            yield from _tenure(article, box, match["post"], parameter, [], "", match["name"])


def _tenure(
    article: Article, box: Infobox, office: str, person: Parameter, years: list[Parameter], term: str, name: str = ""
) -> Iterator[Tenure]:
    found = neighbour_of(name or person.text, person.links, "")
    title = title_of([office])
    if title is None or len(found.names) != 1 or found.doubt is not None:
        return
    read = read_term(term)
    parts = [person, *years]
    noted = "a footnote qualifies the row" if any(part.notes for part in parts) else None
    yield Tenure(
        holder=found.names[0],
        title=title,
        start=read.start,
        end=read.end,
        start_doubt=noted or read.start_doubt,
        end_doubt=noted or read.end_doubt,
        origin="infobox",
        evidence=evidence_at(article, box.section, row_text(f"{office}: {found.names[0]}", term), *span_of(parts)),
        doubt=title.doubt,
    )
