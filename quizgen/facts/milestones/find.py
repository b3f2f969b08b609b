"""Article -> the dated milestones of its infoboxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.agreement import with_sentence
from quizgen.facts.boxes import Group, groups_of, lines_of
from quizgen.facts.milestones.countries import read_country, read_former_state
from quizgen.facts.milestones.event import Dated, event_of
from quizgen.facts.milestones.people import read_person
from quizgen.facts.milestones.tables import LABELS, OF_PEOPLE, OF_THINGS
from quizgen.facts.offices.terms import read_term, read_words
from quizgen.facts.telling import telling_sentence
from quizgen.facts.topic import Topic, prose
from quizgen.model import Article, Event, Infobox, Parameter
from quizgen.names import fold

_AGO = re.compile(r";? ?\(?\d+ years?(?: and \d+ \w+)? ago\)?|,? ?\d{1,2}:\d{2}(?::\d{2})?(?: [A-Z]{3,4})?|\(UTC\)")
REMARK = re.compile(
    r"\((?!in |at |age|aged|c\.|\d)[a-z]"
)  # "(as Byrne & Co.)", "(poem)": the date is of something else
_ONE_NAME = re.compile(r"[^\W\d_][^\d()\[\]:;/|=,]{2,60}\Z")
_FOUNDED = frozenset("founded foundation founded_date foundation_date date_founded founding_date".split())
_CONFLICT = ("combatant", "combatants", "commander", "commanders", "belligerents")
_OCCURRED = re.compile(
    r"infobox .*\b(?:event|attack|disaster|accident|earthquake|assassination|incident|fire|conference|summit|mutiny)"
)
_TELLS_DATE = re.compile(
    r"(?<!\d)[12]\d{3}(?!\d)|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_VERB = re.compile(r"\b(?:(?!led\b)[a-z]+ed|began|buried|fought|laid|returned|came)\b")
_FOUGHT = re.compile(r"\b(?:battle|siege|skirmish|raid|action|engagement|combat|assault|bombardment)\b", re.IGNORECASE)


def find_milestones(article: Article, topic: Topic) -> tuple[Event, ...]:
    """Every dated milestone of the article's subject, one for each clause."""
    if not topic.person and _TELLS_DATE.search(topic.title):
        return ()
    subject, plural = (topic.title, False) if topic.person else _subject(article, topic.title)
    found: dict[str, Event] = {}
    for box in article.infoboxes:
        for group in groups_of(box):
            for event in _read(article, box, group, topic, subject):
                if event.key not in found:
                    found[event.key] = _told(article, topic, _agreeing(event) if plural else event)
    return tuple(found.values())


def _read(article: Article, box: Infobox, group: Group, topic: Topic, subject: str) -> Iterator[Event]:
    table = OF_PEOPLE if topic.person else OF_THINGS
    for base, parameter in group.items():
        if base in table and not parameter.notes and (box.parent is None or topic.person) and not _named(base, group):
            dated = _date_of(parameter)
            if dated is not None:
                clause = table[base].format(s=subject)
                if base in _FOUNDED and not topic.person:
                    clause = _by_founder(clause, group)
                yield event_of(article, box.section, _row(parameter, base), parameter, clause, dated)
    if topic.person:
        yield from read_person(article, box, group, subject)
    else:
        yield from _occurrence(article, box, group, subject)
        yield from _landing(article, box, group, subject)
        yield from read_country(article, box, group, subject)
        yield from read_former_state(article, box, group, subject)


def _told(article: Article, topic: Topic, event: Event) -> Event:
    """The event, with the sentence of the prose that tells it in its evidence."""
    verb = _VERB.search(event.what)
    told = telling_sentence(article, topic, re.compile(rf"\b{verb[0]}\b"), event.date) if verb is not None else None
    return event if told is None else replace(event, evidence=with_sentence(event.evidence, told.sentence))


def _named(base: str, group: Group) -> bool:
    """Whether the box says itself what the date is of (`established_event1`)."""
    return base.startswith("established") and any(name in group for name in ("established_event", "established_title"))


def _date_of(parameter: Parameter) -> Dated | None:
    """The one date of a value, a place below it left out; what says "as another company" is another's date."""
    lines = [_AGO.sub("", line) for line in lines_of(parameter.text)]
    dated = [line for line in lines if re.search(r"\d", line)]
    if len(dated) != 1 or dated[0] is not lines[0] or REMARK.search(parameter.text):
        return None
    return read_words(dated[0])


def _by_founder(clause: str, group: Group) -> str:
    founder = group.get("founder") or group.get("founders")
    lines = lines_of(founder.text) if founder is not None else []
    named = len(lines) == 1 and founder is not None and not founder.notes and _ONE_NAME.match(lines[0])
    return f"{clause} by {lines[0]}" if named else clause


def _occurrence(article: Article, box: Infobox, group: Group, subject: str) -> Iterator[Event]:
    """When a battle was fought, a war began and ended, or another event took place."""
    parameter = group.get("date")
    known = _OCCURRED.match(box.name) or any(name in group for name in _CONFLICT)
    if parameter is None or parameter.notes or not known:
        return
    lines = [_AGO.sub("", line) for line in lines_of(parameter.text)]
    if len(lines) != 1:
        return
    row = _row(parameter, "date")
    dated = read_words(lines[0])
    if dated is not None:
        verb = "was fought" if _FOUGHT.search(subject) else "took place"
        yield event_of(article, box.section, row, parameter, f"{subject} {verb}", dated)
        return
    term = read_term(lines[0])
    halves = re.split(r"\s*[–—]\s*|\s+(?:-|to)\s+", re.sub(r"\([^()]*\)", "", lines[0]).strip())
    if term.start is None or term.end is None or term.start_doubt or term.end_doubt or len(halves) != 2:
        return
    for verb, half, date in (("began", halves[0], term.start), ("ended", halves[1], term.end)):
        words = read_words(half)
        if words is not None and words[0] == date:
            yield event_of(article, box.section, row, parameter, f"{subject} {verb}", words)


def _landing(article: Article, box: Infobox, group: Group, subject: str) -> Iterator[Event]:
    """When a crewed mission came back."""
    parameter = group.get("landing_date")
    if parameter is not None and ("crew_members" in group or "crew_size" in group):
        dated = _date_of(parameter)
        if dated is not None:
            row = _row(parameter, "landing_date")
            yield event_of(article, box.section, row, parameter, f"{subject} returned to Earth", dated)


def _row(parameter: Parameter, base: str) -> str:
    label = LABELS.get(base, base.removeprefix("ship_").replace("_", " ").capitalize())
    return f"{label}: {', '.join(lines_of(parameter.text))}"


def _subject(article: Article, title: str) -> tuple[str, bool]:
    """The subject as the article's first sentence names it: with "the" or without, and whether it is a plural."""
    sentence = next((s for path, paragraph, s in prose(article) if not path and not paragraph.item), None)
    text = sentence.text if sentence is not None else ""
    opening, named = fold(text[: len(title) + 8]), fold(title)
    the = opening.startswith(f"the {named}") and not named.startswith("the ")
    verb = re.search(r" (is|was|are|were) ", text[:400])
    plural = verb is not None and verb[1] in ("are", "were") and opening.startswith((named, f"the {named}"))
    plural = plural or re.match(r"[A-Z]\w*[^sui\W]s of ", title) is not None
    return (f"the {title}" if the else title), plural


def _agreeing(event: Event) -> Event:
    """The event of a plural subject: "were" for "was"."""
    return replace(
        event, what=event.what.replace(" was ", " were ", 1), before=event.before.replace(" was ", " were ", 1)
    )
