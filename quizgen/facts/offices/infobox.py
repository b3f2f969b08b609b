"""Infobox parameters -> statements of tenures, by what the parameters say and not by the template's name.

Parameters: the documentation of Infobox officeholder, person, royalty, monarch, Christian leader, pope, judge,
ambassador, MP, Indian politician and military person on the English Wikipedia.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.boxes import Group, adjacent, first, groups_of, lines_of, row_text, span_of
from quizgen.facts.evidence import evidence_at
from quizgen.facts.offices.neighbours import neighbour_of
from quizgen.facts.offices.tenure import UNSAID, Neighbour, Tenure
from quizgen.facts.offices.terms import Term, read_ends, read_term
from quizgen.facts.offices.titles import title_in
from quizgen.facts.offices.wording import title_of
from quizgen.model import Article, Infobox, Parameter

START = tuple(
    "term_start start_term term_began term_begin began start reign_start took_office assumed_office papacy_began "
    "papacy_begin enthroned installed inaugurated invested".split()
)
END = tuple(
    "term_end end_term term_ended ended end reign_end left_office papacy_ended papacy_end quashed resigned".split()
)
TERM = tuple("term reign tenure in_office years_in_office term_of_office period_in_office".split())
BEFORE = tuple("predecessor preceded preceding preceded_by before prev".split())
AFTER = tuple("successor succeeded succeeding succeeded_by after".split())
_OTHERWISE_BEGUN = tuple(
    "appointed elected nominated confirmed acclaimed proclaimed coronation enthroned installed".split()
)
_NO_TENURE = re.compile(
    r"infobox (?:book|film|album|song|single|video|tv|television|election|event|award|legislation|software|game|comic)"
)


def read_infoboxes(article: Article, holder: str) -> Iterator[Tenure]:
    """The tenures that the article's infoboxes state of `holder`, the article's subject."""
    for box in article.infoboxes:
        if _NO_TENURE.match(box.name):
            continue
        for group in _with_strays(box, groups_of(box)):
            tenure = _read(article, box, holder, group)
            if tenure is not None:
                yield tenure


def _with_strays(box: Infobox, groups: list[Group]) -> list[Group]:
    """Groups, those of neighbours alone given to the office beside them that has none (`office1`, `predecessor2`)."""
    whole: list[Group] = []
    for group in groups:
        stray = first(group, (*BEFORE, *AFTER)) is not None and first(group, (*START, *END, *TERM)) is None
        last = whole[-1] if whole else None
        if (
            stray
            and last is not None
            and title_in(group) is None
            and _awaits_neighbours(last)
            and adjacent(box, last, group)
        ):
            whole[-1] = {**group, **last}
        else:
            whole.append(group)
    return whole


def names_office(group: Group) -> bool:
    """Whether a group has an office by name, readable or not."""
    return first(group, ("office", "succession", "order", "title")) is not None


def _awaits_neighbours(group: Group) -> bool:
    return title_in(group) is not None and first(group, (*BEFORE, *AFTER)) is None


def _read(article: Article, box: Infobox, holder: str, group: Group) -> Tenure | None:
    """The tenure that a group of parameters states; None where it states none."""
    named = title_in(group)
    term_parts = [p for p in (first(group, START), first(group, END), first(group, TERM)) if p is not None]
    before, after = first(group, BEFORE), first(group, AFTER)
    if named is None or not (term_parts or before or after):
        return None
    title = title_of(named.lines)
    if title is None:
        return None
    term = _term(group)
    parts = [*named.parameters, *term_parts, *(p for p in (before, after) if p is not None)]
    start, end = span_of(parts)
    return Tenure(
        holder=holder,
        title=title,
        start=term.start,
        end=term.end,
        start_doubt=_footnote(named.parameters, "office") or _footnote(term_parts, "term") or term.start_doubt,
        end_doubt=_footnote(named.parameters, "office") or _footnote(term_parts, "term") or term.end_doubt,
        before=_neighbour(before, holder),
        after=_neighbour(after, holder),
        origin="infobox",
        evidence=evidence_at(article, box.section, _row(title.text, group, before, after), start, end),
        doubt=title.doubt,
    )


def _term(group: Group) -> Term:
    begins, ends, whole = first(group, START), first(group, END), first(group, TERM)
    if begins is None and ends is None:
        return read_term(whole.text) if whole is not None else Term()
    term = read_ends(begins.text if begins is not None else "", ends.text if ends is not None else "")
    other = first(group, _OTHERWISE_BEGUN)
    if other is None or other is begins or term.start is None or term.start_doubt is not None:
        return term
    if other is group.get("elected") or read_term(other.text).start in (None, term.start):
        return term  # an election comes before the term and is asked for by nobody
    return replace(term, start_doubt="appointed and installed on two days")


def _footnote(parameters: list[Parameter], what: str) -> str | None:
    return f"a footnote qualifies the {what}" if any(parameter.notes for parameter in parameters) else None


def _neighbour(parameter: Parameter | None, holder: str) -> Neighbour:
    if parameter is None:
        return UNSAID
    found = neighbour_of(parameter.text, parameter.links, holder)
    if parameter.notes and found.names and found.doubt is None:
        return replace(found, doubt="a footnote qualifies the neighbour")
    return found


def _row(title: str, group: Group, before: Parameter | None, after: Parameter | None) -> str:
    """The tenure as a reader of the infobox sees it."""
    begins, ends, whole = first(group, START), first(group, END), first(group, TERM)
    years = " – ".join(" ".join(p.text.split()) for p in (begins, ends) if p is not None) or (
        whole.text if whole else ""
    )
    if begins is not None and ends is None:
        years = f"since {years}"
    elif begins is None and ends is not None:
        years = f"until {years}"
    return row_text(
        f"{title}: {years}" if years else title,
        f"preceded by {', '.join(lines_of(before.text))}" if before is not None else "",
        f"succeeded by {', '.join(lines_of(after.text))}" if after is not None else "",
    )
