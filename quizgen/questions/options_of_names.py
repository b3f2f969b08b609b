"""Wrong names for a question: people, offices, works and places of the deck that are surely not the answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from quizgen.model import Fact, Office, Question
from quizgen.names import fold, same_person
from quizgen.questions.chance import shuffled
from quizgen.questions.moment import overlap
from quizgen.questions.named import Named, one_kind_of_office, one_person, shape_of
from quizgen.questions.story import Life, Story
from quizgen.questions.words import stems

MOST_YEARS = 12
"""Years between the right person's time and a wrong one's."""

MOST_YEARS_QUOTED = 7
"""The same of who said something: whoever did not live to say it is no choice."""

NEAREST = 4
"""The wrong options are drawn from so many of the nearest."""

_OFFICE_PARTS = frozenset({"successor", "predecessor", "holder"})
_QUOTED_PARTS = frozenset({"speaker", "about", "addressee", "creator"})
_NO_OFFICE = frozenset({"nominee", "candidate"})


def wrong_names(kind: str, question: Question, fact: Fact, story: Story, released: Collection[str] = ()) -> list[str]:
    """Names that are surely wrong, in the order in which they are to be taken; of each person or thing one.

    Args:
        kind: what the options are: "person", "office", "work" or "place".
        released: options that learners know; they come first.
    """
    title = question.evidence.title
    keys = [named for named in story.of_fact.get((kind, fact.key), ()) if fold(question.answer) in named.also]
    if not keys:
        return []
    key = keys[0]
    if key.year is None:
        key = replace(key, year=story.year_of(key) or story.middle(title))
    ranked = sorted(
        _fitting(kind, question, fact, key, story),
        key=lambda named: (_shown(kind, named.name) not in released, *_distance(named, key, title)),
    )
    found: list[Named] = []
    for named in ranked:
        if len(found) < NEAREST and not any(one_person(named, other) or _alike(named, other) for other in found):
            found.append(named)
    drawn = shuffled(question.id, (_shown(kind, named.name) for named in found))
    return sorted(drawn, key=lambda name: name not in released)


def _shown(kind: str, name: str) -> str:
    return name[:1].upper() + name[1:] if kind == "office" else name


def _distance(named: Named, key: Named, title: str) -> tuple[bool, int, int, str]:
    """How far from the right name: of another article, for another thing, at another time."""
    years = MOST_YEARS if named.year is None or key.year is None else abs(named.year - key.year)
    return named.title != title, -len(named.about & key.about), years, named.name


def _alike(one: Named, other: Named) -> bool:
    """Whether one name holds the other: "The Mill" beside "The Mill and the Sea"."""
    mine, theirs = f" {fold(one.name)} ", f" {fold(other.name)} "
    return mine in theirs or theirs in mine


def _fitting(kind: str, question: Question, fact: Fact, key: Named, story: Story) -> Iterator[Named]:
    """Names that are surely wrong; a person whom the prompt names would be ruled out at sight."""
    accepted = {fold(text) for text in question.accepted}
    told, seen = stems(question.prompt), set()
    for named in story.names_near(kind, question.evidence.title, key.year):
        match kind:
            case "person":
                fits = told.isdisjoint(stems(named.name)) and _other_person(fact, named, key, story)
            case "office":
                fits = _other_office(fact, named, story)
            case "work":
                fits = named.owner == key.owner
            case _:
                fits = True
        if not fits or (named.name, named.year) in seen:
            continue
        seen.add((named.name, named.year))
        if fold(named.name) in accepted or _alike(named, key) or one_person(named, key):
            continue
        if _of_a_time(named, key, story):
            yield named


def _of_a_time(named: Named, key: Named, story: Story) -> bool:
    """Whether a name belongs to the right one's time; as far as that is known."""
    year = story.year_of(named)
    if year is None or key.year is None:
        return True
    return abs(year - key.year) <= (MOST_YEARS_QUOTED if named.part in _QUOTED_PARTS else MOST_YEARS)


def _other_person(fact: Fact, named: Named, key: Named, story: Story) -> bool:
    parts = _OFFICE_PARTS if isinstance(fact, Office) else _QUOTED_PARTS
    shape = shape_of(key.name)
    if named.part not in parts or not shape or shape_of(named.name) != shape:
        return False
    if not _alive(story.lives.get(fold(named.name)), key.year):
        return False
    if not isinstance(fact, Office):
        if same_person(named.name, fact.evidence.title):  # whom all of the deck is about
            return False
        return named.part == key.part and named.section == key.section and story.plays_a_part(named)
    if named.fact == fact.key:
        return True
    if not one_kind_of_office(named.office, fact.office):
        return False
    return not any(named.also & _people(other) for other in _same_office(fact, story))


def _alive(life: Life | None, year: int | None) -> bool:
    """Whether somebody lived in a year; who is not known to have been unborn or dead may have."""
    if life is None or year is None:
        return True
    return (life.born is None or life.born.year <= year) and (life.died is None or year <= life.died.year)


def _people(office: Office) -> set[str]:
    names = (office.holder, office.predecessor, office.successor, office.predecessor_also, office.successor_also)
    return {fold(name) for name in names if name}


def _same_office(fact: Office, story: Story) -> Iterable[Office]:
    return [other for other in story.offices_like(fact) if other.key != fact.key]


def _other_office(fact: Fact, named: Named, story: Story) -> bool:
    """Whether the holder had another office at quite another time; one whose time is not known may be right too."""
    if not isinstance(fact, Office) or fold(fact.holder) != named.owner or named.fact == fact.key:
        return False
    if _NO_OFFICE & set(fold(named.name).split()):
        return False
    return all(
        other.start is not None and other.end is not None and not _at_one_time(fact, other)
        for other in story.offices_named(named.name)
        if fold(other.holder) == named.owner
    )


def _at_one_time(one: Office, other: Office) -> bool:
    """Whether two terms have more than the day of a change in common."""
    if not (one.start and one.end and other.start and other.end):
        return True
    if one.start.earliest == other.end.latest or one.end.latest == other.start.earliest:
        return False
    return (
        overlap(one.start, other.end)
        or overlap(one.end, other.start)
        or not (
            (one.end.latest or ()) < (other.start.earliest or ())
            or (other.end.latest or ()) < (one.start.earliest or ())
        )
    )
