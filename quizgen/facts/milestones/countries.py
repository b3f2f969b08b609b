"""Milestones of countries and settlements: `established_event1` and `established_date1`, where words can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.boxes import Group, lines_of
from quizgen.facts.milestones.event import event_of
from quizgen.facts.offices.terms import read_words
from quizgen.model import Article, Event, Infobox
from quizgen.names import possessive

_PAIRS = (("established_event", "established_date"), ("established_title", "established_date"), ("event", "date_event"),
          ("event", "event_date"))  # fmt: skip
_DONE = (
    "founded|established|incorporated|settled|chartered|proclaimed|annexed|created|organised|organized|dissolved|"
    "abolished|unified"
)

# What the event's name may be -> the clause; a name that fits none is not put into words. `{s}` is the country.
_CLAUSES = {
    rf"(?P<done>{_DONE})": "{s} was {done}",
    r"independence from (?P<whom>(?:the )?[A-Z].+)": "{s} became independent from {whom}",
    r"independence": "{s} became independent",
    r"declaration of independence|independence declared|declared independence": "{s} declared its independence",
    r"(?:(?:current|present) )?constitution (?:was )?adopted": "{of} constitution was adopted",
    r"(?:current|present) constitution": "{of} current constitution was adopted",
    r"(?P<what>republic|kingdom|monarchy|union|federation) (?P<done>proclaimed|declared|established|abolished)": (
        "The {what} was {done} in {s}"
    ),
    r"(?:admitted to|joined) the (?P<body>United Nations|European Union|UN|EU)": "{s} joined the {body}",
}
_WORDINGS = [(re.compile(name, re.IGNORECASE), clause) for name, clause in _CLAUSES.items()]
_LOWERED = ("done", "what")


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
        clause = _clause(name, subject)
        if clause is not None:
            yield event_of(article, box.section, f"{name}: {lines[0]}", date, clause, dated)


def read_former_state(article: Article, box: Infobox, group: Group, subject: str) -> Iterator[Event]:
    """The beginning and end of a former country: `date_start` and `year_start`, each a part of the date."""
    for which, clause in (("start", f"{subject} was established"), ("end", f"{subject} ceased to exist")):
        year, day = group.get(f"year_{which}"), group.get(f"date_{which}")
        if year is None or year.notes or (day is not None and day.notes):
            continue
        written = " ".join(part.text.strip() for part in (day, year) if part is not None)
        dated = read_words(re.sub(r"([A-Z][a-z]+ \d{1,2}) (\d{3,4})\Z", r"\1, \2", written))
        if dated is not None:
            yield event_of(article, box.section, f"{which.capitalize()}: {written}", year, clause, dated)


def _clause(name: str, subject: str) -> str | None:
    """An event's name as a clause about the country, None where no words are known for it."""
    for pattern, wording in _WORDINGS:
        match = pattern.fullmatch(name)
        if match is not None:
            parts = {key: value.lower() if key in _LOWERED else value for key, value in match.groupdict().items()}
            return wording.format(s=subject, of=possessive(subject), **parts)
    return None
