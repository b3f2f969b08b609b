"""Marriages from the `spouse` parameters of infoboxes, as dated events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.agreement import finer, with_sentence
from quizgen.facts.boxes import groups_of, lines_of
from quizgen.facts.milestones.event import Dated, event_of
from quizgen.facts.offices.terms import read_words
from quizgen.facts.telling import telling_sentence
from quizgen.facts.topic import SPOUSES, Topic
from quizgen.model import Article, Event, Infobox, Parameter
from quizgen.names import fold

_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)")
_MARRIED = re.compile(r"\b(?:m\.|married|marriage)\s*(?P<date>[^;,–-]*(?:, \d{4})?)", re.IGNORECASE)
_DIVORCED = re.compile(r"\b(?:div\.|divorced|annulled)\s*(?P<date>[^;–-]*)", re.IGNORECASE)
_WED = re.compile(r"\b(?:married|wed|wedding|marriage)\b")
_PARTED = re.compile(r"\b(?:divorced?|annulled|separated)\b")
_SPAN = re.compile(r"(?P<first>[\w ,]*\d{4}) ?[–-] ?[\w ,]*\d{2,4}")
_NAME = re.compile(r"[^\W\d_][^\d()\[\]:;/|=]{2,60}\Z")
_NO_NAME = re.compile(
    r"\b(?:yes|no|none|unknown|unnamed|several|children|issue|see|list|widow|wives|husbands?|first|second)\b|\d",
    re.IGNORECASE,
)


def find_marriages(article: Article, topic: Topic) -> tuple[Event, ...]:
    """The subject's marriages and divorces that an infobox dates."""
    if not topic.person:
        return ()
    found: dict[str, Event] = {}
    for box in article.infoboxes:
        for group in groups_of(box):
            for name in sorted(SPOUSES):
                if name in group and not group[name].notes:
                    for event in _of_value(article, box, topic, group[name]):
                        found.setdefault(event.key, event)
    return tuple(found.values())


def _of_value(article: Article, box: Infobox, topic: Topic, parameter: Parameter) -> Iterator[Event]:
    """One line a spouse; a line in brackets belongs to the name before it."""
    person = topic.title
    lines: list[str] = []
    for line in lines_of(parameter.text):
        if line.startswith("(") and lines:
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    for line in lines:
        match = _BRACKETS.search(line)
        spouse = line[: match.start()].strip(" ,") if match is not None else ""
        if (
            match is None
            or not _NAME.match(spouse)
            or _NO_NAME.search(spouse)
            or spouse.islower()
            or fold(spouse) == fold(person)
        ):
            continue
        married, divorced = _dates(match["inside"])
        for clause, verb, dated in (
            (f"{person} married {spouse}", _WED, married),
            (f"{person} and {spouse} divorced", _PARTED, divorced),
        ):
            if dated is not None:
                event = event_of(article, box.section, f"Spouse: {line}", parameter, clause, dated)
                yield _told(article, topic, event, verb, spouse)


def _told(article: Article, topic: Topic, event: Event, verb: re.Pattern[str], spouse: str) -> Event:
    """The event with the sentence of the prose that tells it, and with the day where the box has the year only."""
    told = telling_sentence(article, topic, verb, event.date, (spouse,))
    if told is None:
        return event
    evidence = with_sentence(event.evidence, told.sentence)
    if finer(event.date, told.mention.date) == event.date or told.mention.date.precision not in ("day", "month"):
        return replace(event, evidence=evidence)
    word = "on" if told.mention.date.precision == "day" else "in"
    return replace(
        event,
        evidence=evidence,
        date=told.mention.date,
        date_text=told.mention.text,
        before=f"{event.what} {word} ",
    )


def _dates(inside: str) -> tuple[Dated | None, Dated | None]:
    """When the marriage began, and when it was divorced; what only ended is left open."""
    began, ended = _MARRIED.search(inside), _DIVORCED.search(inside)
    if began is not None:
        return read_words(began["date"]), read_words(ended["date"]) if ended is not None else None
    span = _SPAN.fullmatch(inside.strip())
    return (read_words(span["first"]), None) if span is not None else (None, None)
