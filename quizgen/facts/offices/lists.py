"""Lists of posts with their years -> statements of tenures: in infobox values, collapsible lists and list items.

A line is read as a tenure where the years stand first ("1917–1927: Full member, ...") or last, in brackets
("Minister of Justice (1990–1994)"), and the rest is an office by its head noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.boxes import Group, groups_of, lines_of, span_of
from quizgen.facts.evidence import evidence_at, evidence_of
from quizgen.facts.offices.tenure import Tenure
from quizgen.facts.offices.terms import Term, read_term
from quizgen.facts.offices.wording import title_of, with_the
from quizgen.model import Article, Evidence, Infobox, Paragraph, Parameter, Section

MAX_LIST = 8_000
"""Code points of a value that is read as a list of posts."""

_POSTS = frozenset(
    "other_post other_posts previous_post posts positions position offices other_offices otheroffices other_roles "
    "title module office blank".split()
)
_COMMANDS = ("commands", "commands_held", "command")
_LED = (("managerclubs", "manageryears", "manager of"), ("coachteams", "coachyears", "coach of"),
        ("coachclubs", "coachyears", "coach of"), ("coach_team", "coach_years", "head coach of"))  # fmt: skip
_YEARS_FIRST = re.compile(
    r"(?P<years>(?:[A-Z][a-z]+ )?(?:\d{1,2} [A-Z][a-z]+ )?\d{4}(?: ?[–—-] ?(?:[\w ]{0,20}?\d{2,4}|"
    r"present))?): (?P<post>\S.*)\Z"
)
_YEARS_LAST = re.compile(r"(?P<post>\S.*?),? \((?P<years>[^()]*\d{4}[^()]*)\)\Z")
_REMARK = re.compile(r" \([^()]*\)")
POST = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*|of|for|the|and|to|in|[a-z]{4,}) ){0,6}?(?:[Cc]hair(?:man|woman|person)?|[Pp]resident|"
    r"[Mm]ember|[Ss]ecretary|[Dd]irector|"
    r"[Hh]ead|[Ll]eader|[Cc]ommander|[Gg]overnor|[Ss]peaker|[Dd]eput(?:y|ies)|[Cc]ommissar|[Rr]ector|[Dd]ean|"
    r"[Mm]inister|[Aa]mbassador|"
    r"[Pp]remier|[Mm]ayor|[Ss]enator|[Cc]hancellor|[Cc]ommissioner|[Tt]reasurer|[Bb]ishop|[Aa]rchbishop|[Pp]atriarch|"
    r"[Nn]uncio|[Pp]refect|"
    r"[Jj]udge|[Jj]ustice|[Mm]anager|[Cc]oach|[Cc]urator|[Ee]ditor(?:-in-chief)?|[Pp]rovost|"
    r"[Pp]rofessor|[Vv]iceroy|MP|CEO|[Aa]ttorney General)\b"
)


def read_lists(article: Article, holder: str) -> Iterator[Tenure]:
    """The tenures of `holder`, the article's subject, that its lists of posts state."""
    for box in article.infoboxes:
        for parameter in box.parameters:
            base = re.sub(r"[ _]?\d*\Z", "", parameter.name.lower()).replace(" ", "_")
            if len(parameter.text) <= MAX_LIST:
                for line in lines_of(parameter.text):
                    yield from _of_line(article, box.section, holder, line, base, parameter)
        for group in groups_of(box):
            yield from _of_pairs(article, box, group, holder)
    for section in article.sections:
        yield from _of_items(article, section, holder)


def _of_line(
    article: Article, section: tuple[str, ...], holder: str, line: str, base: str, parameter: Parameter
) -> Iterator[Tenure]:
    match = _YEARS_FIRST.match(line)
    if match is None:
        several = base not in ("office", "title") or "\n" in parameter.text.strip()
        match = _YEARS_LAST.match(line) if several and (base in _POSTS or base in _COMMANDS) else None
    if match is None:
        return
    post = match["post"]
    if base in _COMMANDS and not POST.match(post):
        post = "commander of " + with_the(_REMARK.sub("", post))
    evidence = evidence_at(article, section, line, parameter.start, parameter.end)
    tenure = _tenure(holder, post, read_term(match["years"]), evidence)
    if tenure is not None and parameter.notes:
        why = "a footnote qualifies the list"
        tenure = replace(tenure, start_doubt=why, end_doubt=why)
    if tenure is not None:
        yield tenure


def _of_pairs(article: Article, box: Infobox, group: Group, holder: str) -> Iterator[Tenure]:
    """A club and the years that somebody led it: `managerclubs1` and `manageryears1`."""
    for club_name, years_name, office in _LED:
        club, years = group.get(club_name), group.get(years_name)
        lines = lines_of(club.text) if club is not None else []
        if club is None or years is None or len(lines) != 1 or club.notes or years.notes:
            continue
        team = _REMARK.sub("", lines[0])
        row = f"{lines[0]} ({office.removesuffix(' of')}): {' '.join(years.text.split())}"
        evidence = evidence_at(article, box.section, row, *span_of([club, years]))
        tenure = _tenure(holder, f"{office} {with_the(team)}", read_term(years.text), evidence)
        if tenure is not None:
            yield tenure


def _of_items(article: Article, section: Section, holder: str) -> Iterator[Tenure]:
    for block in section.blocks:
        if not isinstance(block, Paragraph) or not block.item or len(block.sentences) != 1:
            continue
        sentence = block.sentences[0]
        match = _YEARS_FIRST.match(sentence.text)
        if match is not None:
            evidence = evidence_of(article, section.path, sentence)
            tenure = _tenure(holder, match["post"].rstrip("."), read_term(match["years"]), evidence)
            if tenure is not None:
                yield tenure


def _tenure(holder: str, post: str, term: Term, evidence: Evidence) -> Tenure | None:
    title = title_of([post]) if POST.match(post) else None
    if title is None or (term.start is None and term.end is None):
        return None
    return Tenure(
        holder=holder,
        title=title,
        start=term.start,
        end=term.end,
        start_doubt=term.start_doubt,
        end_doubt=term.end_doubt,
        origin="list",
        evidence=evidence,
        doubt=title.doubt,
    )
