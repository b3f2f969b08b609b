"""Milestones of countries and settlements: `established_event1` and `established_date1`, in words where they allow it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quizgen.facts.boxes import Group, lines_of
from quizgen.facts.milestones.event import event_of
from quizgen.facts.offices.terms import read_words
from quizgen.model import Article, Event, Infobox
from quizgen.names import possessive

_PAIRS = (("established_event", "established_date"), ("established_title", "established_date"), ("event", "date_event"),
          ("event", "event_date"))  # fmt: skip
_DONE = "founded|established|incorporated|settled|chartered|proclaimed|annexed|created|organised|organized|dissolved|abolished|unified"

_Wording = Callable[[re.Match[str], str], str]
# What the event's name may be -> the clause; a name that fits none is not put into words.
_WORDINGS: tuple[tuple[re.Pattern[str], _Wording], ...] = (
    (re.compile(rf"(?P<done>{_DONE})", re.IGNORECASE), lambda m, s: f"{s} was {m['done'].lower()}"),
    (re.compile(r"independence from (?P<whom>(?:the )?[A-Z].+)", re.IGNORECASE), lambda m, s: f"{s} became independent from {m['whom']}"),
    (re.compile(r"independence", re.IGNORECASE), lambda m, s: f"{s} became independent"),
    (re.compile(r"(?:declaration of independence|independence declared|declared independence)", re.IGNORECASE),
     lambda m, s: f"{s} declared its independence"),
    (re.compile(r"(?:(?:current|present) )?constitution (?:was )?adopted", re.IGNORECASE), lambda m, s: f"{possessive(s)} constitution was adopted"),
    (re.compile(r"(?:current|present) constitution", re.IGNORECASE), lambda m, s: f"{possessive(s)} current constitution was adopted"),
    (re.compile(r"(?P<what>[Rr]epublic|[Kk]ingdom|[Mm]onarchy|[Uu]nion|[Ff]ederation) (?P<done>proclaimed|declared|established|abolished)"),
     lambda m, s: f"The {m['what'].lower()} was {m['done']} in {s}"),
    (re.compile(r"(?:admitted to|joined) the (?P<body>United Nations|European Union|UN|EU)", re.IGNORECASE), lambda m, s: f"{s} joined the {m['body']}"),
)  # fmt: skip


def read_country(article: Article, box: Infobox, group: Group, subject: str) -> Iterator[Event]:
    """The milestones of a group whose event's name can be put into a clause."""
    for event_name, date_name in _PAIRS:
        event, date = group.get(event_name), group.get(date_name)
        if event is None or date is None or event.notes or date.notes:
            continue
        name, lines = " ".join(event.text.split()), lines_of(date.text)
        dated = read_words(lines[0]) if len(lines) == 1 else None
        if dated is None:
            continue
        for pattern, wording in _WORDINGS:
            match = pattern.fullmatch(name)
            if match is not None:
                clause = wording(match, subject)
                yield event_of(article, box.section, f"{name}: {lines[0]}", date, clause[:1].upper() + clause[1:], dated)
                break
