"""Infobox parameters -> statements of tenures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from quizgen.facts.evidence import evidence_at
from quizgen.facts.offices.neighbours import neighbour_of
from quizgen.facts.offices.terms import read_end_dates
from quizgen.model import Article, Infobox, Office, Parameter

_NUMBERED = re.compile(r"(?P<base>.*?)[ _]?(?P<number>\d*)\Z", re.DOTALL)
_NAMES = ("office", "title", "order", "succession")
_PARTS = ("term_start", "term_end", "predecessor", "successor")


def read_infoboxes(article: Article, holder: str) -> Iterator[Office]:
    """The tenures that the infoboxes state, with provisional keys."""
    for box in article.infoboxes:
        groups: defaultdict[str, dict[str, Parameter]] = defaultdict(dict)
        for parameter in box.parameters:
            match = _NUMBERED.match(parameter.name.lower())
            if match is not None and parameter.text:
                groups[match["number"]].setdefault(match["base"].replace(" ", "_"), parameter)
        for group in groups.values():
            office = _read(article, box, holder, group)
            if office is not None:
                yield office


def _read(article: Article, box: Infobox, holder: str, group: Mapping[str, Parameter]) -> Office | None:
    name = next((group[base] for base in _NAMES if base in group), None)
    used = [group[base] for base in _PARTS if base in group]
    if name is None or not used:
        return None
    text = {base: group[base].text if base in group else "" for base in _PARTS}
    start, end = read_end_dates(text["term_start"], text["term_end"])
    office = " ".join(name.text.split())
    every = [name, *used]
    row = ", ".join([f"{office}: {holder}", *(part.text for part in used)])
    return Office(
        key=f"{holder} | {office}",
        evidence=evidence_at(article, box.section, row, min(p.start for p in every), max(p.end for p in every)),
        holder=holder,
        office=office,
        start=start,
        end=end,
        predecessor=neighbour_of(text["predecessor"]),
        successor=neighbour_of(text["successor"]),
        origin="infobox",
        unasked=tuple((field, "a footnote qualifies the office") for field in ("start", "end") if name.notes),
    )
