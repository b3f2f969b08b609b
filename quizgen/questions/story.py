"""What all facts of a deck know: its dates and what happened then, its people, offices, works and places.

Wrong options are taken from it, and held against it, so that none of them is right too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quizgen.edtf import Date, Day, Precision
from quizgen.model import Event, Fact, Lifespan, Office, Quotation, Work
from quizgen.names import fold, surname
from quizgen.questions.moment import Moment, cut_to, overlap, places
from quizgen.questions.named import Named
from quizgen.questions.stretch import Stretch, heading_years, narrowed
from quizgen.questions.words import stems

MOST_OF_OTHERS = 40
"""Names of other articles that are looked at on either side of a year."""

LEAST_OF_A_STRETCH = 3
"""Dates of a section that say which time it tells of."""

SAME_EVENT = 0.7
LEAST_OF_SAME = 3
"""Share of an event's telling words, and how many, in what is told of another date that make the two one event."""


@dataclass(frozen=True, slots=True)
class Life:
    """When somebody lived, as far as it is known."""

    born: Day | None
    died: Day | None


@dataclass(slots=True)
class Story:
    """The facts of all articles of a deck, indexed."""

    moments: dict[str, list[Moment]] = field(default_factory=lambda: defaultdict(list))
    named: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))
    of_fact: dict[tuple[str, str], list[Named]] = field(default_factory=lambda: defaultdict(list))
    lives: dict[str, Life] = field(default_factory=dict)
    offices: dict[str, list[Office]] = field(default_factory=lambda: defaultdict(list))
    by_time: dict[tuple[str, int, int], list[Moment]] = field(default_factory=lambda: defaultdict(list))
    old_style: set[str] = field(default_factory=set)
    _years: dict[tuple[str, str], int | None] = field(default_factory=dict)
    _parts: dict[tuple[str, str], bool] = field(default_factory=dict)
    _names: dict[str, tuple[dict[str, list[Named]], list[Named]]] = field(default_factory=dict)
    _dates: dict[tuple[str, str], list[Date]] = field(default_factory=dict)
    _stretches: dict[str, Mapping[tuple[str, ...], Stretch]] = field(default_factory=dict)
    _by_word: dict[str, Mapping[str, list[int]]] = field(default_factory=dict)

    def dates(self, title: str, precision: Precision) -> Sequence[Date]:
        """The different dates on which something happened in an article, as exact as asked for, in order."""
        known = self._dates.get((title, precision))
        if known is None:
            cut = (cut_to(moment.date, precision) for moment in self.moments[title] if moment.happened)
            known = sorted({date for date in cut if date is not None}, key=lambda date: date.earliest or ())
            self._dates[title, precision] = known
        return known

    def stretch(self, title: str, section: tuple[str, ...], key: Date) -> Stretch | None:
        """The time that a section tells of; None where neither headings nor dates say it, as before the first heading.

        Args:
            key: a date that the section gives.
        """
        return narrowed(self._stretches_of(title).get(section), heading_years(section, key)) if section else None

    def _stretches_of(self, title: str) -> Mapping[tuple[str, ...], Stretch]:
        known = self._stretches.get(title)
        if known is None:
            dates: defaultdict[tuple[str, ...], set[Date]] = defaultdict(set)
            for moment in self.moments[title]:
                if moment.happened and moment.date.precision != "interval":
                    dates[moment.section].add(moment.date)
            known = self._stretches[title] = {
                section: Stretch.of(of_section)
                for section, of_section in dates.items()
                if len(of_section) >= LEAST_OF_A_STRETCH
            }
        return known

    def told_otherwise(self, title: str, told: frozenset[str], sentence: str, key: Date) -> bool:
        """Whether another sentence tells nearly the same of a date that has no day in common with this one."""
        by_word = self._by_word.get(title)
        if by_word is None:
            by_word = self._by_word[title] = defaultdict(list)
            for place, moment in enumerate(self.moments[title]):
                for word in moment.told:
                    by_word[word].append(place)
        whole = stems(sentence) - stems(title)
        common = Counter(place for word in told for place in by_word.get(word, ()))
        least = max(LEAST_OF_SAME, SAME_EVENT * len(told))
        alike = (self.moments[title][place] for place, words in common.items() if words >= least)
        return any(moment.told != whole and not overlap(moment.date, key) for moment in alike)

    def middle(self, title: str) -> int | None:
        """The year about which most of an article's dates lie."""
        years = sorted(moment.date.earliest.year for moment in self.moments[title] if moment.date.earliest is not None)
        return years[len(years) // 2] if years else None

    def year_of(self, named: Named) -> int | None:
        """The year that a name belongs to, or about which the dates lie that are told of it in its article."""
        if named.year is not None:
            return named.year
        name = stems(named.name) - stems(named.title)
        place = named.title, named.name
        if place not in self._years:
            told = [moment.date for moment in self.moments[named.title] if name and name <= moment.told]
            years = sorted(date.earliest.year for date in told if date.earliest is not None)
            self._years[place] = years[len(years) // 2] if years else None
        return self._years[place]

    def plays_a_part(self, named: Named) -> bool:
        """Whether somebody is told of in what happened, and is not only quoted, as a historian is."""
        if named.asked:
            return True
        place = named.title, named.name
        if place not in self._parts:
            name = stems(surname(named.name)) - stems(named.title)
            told = any(moment.asked and name <= moment.told for moment in self.moments[named.title])
            self._parts[place] = bool(name) and told
        return self._parts[place]

    def names_near(self, kind: str, title: str, year: int | None) -> Sequence[Named]:
        """The names of a kind in an article, and of the other articles those that are nearest in time."""
        by_title, dated = self._names_of(kind)
        own = by_title.get(title, [])
        if year is None or len(by_title) == 1:
            return own
        at = bisect_left(dated, year, key=lambda named: named.year or 0)
        around = dated[max(0, at - MOST_OF_OTHERS) : at + MOST_OF_OTHERS]
        return [*own, *(named for named in around if named.title != title)]

    def _names_of(self, kind: str) -> tuple[dict[str, list[Named]], list[Named]]:
        known = self._names.get(kind)
        if known is None:
            by_title: defaultdict[str, list[Named]] = defaultdict(list)
            for named in self.named[kind]:
                by_title[named.title].append(named)
            dated = sorted(
                (named for named in self.named[kind] if named.year is not None),
                key=lambda named: (named.year, named.title, named.name),
            )
            known = self._names[kind] = dict(by_title), dated
        return known

    def offices_named(self, office: str) -> Sequence[Office]:
        """The tenures of an office of this name."""
        return self.offices.get(_office_key(office), ())

    def offices_like(self, fact: Office) -> Sequence[Office]:
        """The tenures of a fact's office, under either of its names."""
        found = (*self.offices_named(fact.office), *(self.offices_named(fact.role) if fact.role else ()))
        return tuple({id(office): office for office in found}.values())

    def overlapping(self, title: str, date: Date, told: frozenset[str], facts: Collection[str]) -> Iterator[Moment]:
        """What an article tells of a time that has a day in common with a date, and of things that matter.

        Args:
            date: no longer than a year.
            told: only moments that have one of these words matter,
            facts: or that these facts state.
        """
        for place in places(title, date):
            for moment in self.by_time.get(place, ()):
                if (not told.isdisjoint(moment.told) or moment.fact in facts) and overlap(moment.date, date):
                    yield moment


def tell(facts: Iterable[Fact]) -> Story:
    """The story that these facts tell together."""
    story = Story()
    for fact in facts:
        _add(story, fact)
    return story


MAX_SPAN = 60
"""Years of a span of time that are entered one by one; of a longer one only these first."""


def _add_moment(story: Story, fact: Fact, date: Date | None, text: str, *, happened: bool) -> None:
    if date is None:
        return
    title = fact.evidence.title
    asked = isinstance(fact, Event) and fact.doubt is None and not fact.unasked
    section = fact.evidence.section
    moment = Moment(date, stems(text) - stems(title), fact.key, happened, section, asked)
    story.moments[title].append(moment)
    if date.precision in ("day", "month") and date.earliest is not None:
        story.by_time[title, date.earliest.year, date.earliest.month].append(moment)
        return
    first = date.earliest or date.latest
    last = date.latest or first
    if first is not None and last is not None:
        for year in range(first.year, min(last.year, first.year + MAX_SPAN) + 1):
            story.by_time[title, year, 0].append(moment)


def _add_named(story: Story, kind: str, fact: Fact, part: str, names: Sequence[str | None], date: Date | None) -> None:
    """Enter a name, with its other names after it."""
    name = names[0]
    if not name:
        return
    year = None
    if date is not None and (day := date.earliest or date.latest) is not None:
        year = day.year
    also = frozenset(fold(text) for text in names if text)
    about: frozenset[str] = frozenset()
    office = ""
    match fact:
        case Office():
            owner, about, office = fold(fact.holder), stems(fact.office), fact.office
        case Quotation():
            owner = fold(fact.speaker or "")
        case Work():
            owner = fold(fact.creator or "")
        case _:
            owner = ""
    asked = fact.doubt is None and part not in dict(fact.unasked)
    evidence = fact.evidence
    named = Named(name, also, year, evidence.title, part, owner, fact.key, about, asked, evidence.section, office)
    story.named[kind].append(named)
    story.of_fact[kind, fact.key].append(named)


def _add(story: Story, fact: Fact) -> None:
    if _OLD_STYLE.search(fact.evidence.sentence):
        story.old_style.add(fact.evidence.title)
    match fact:
        case Event():
            settled = not fact.date.qualifier and fact.doubt is None
            _add_moment(story, fact, fact.date, fact.evidence.sentence, happened=settled)
        case Office():
            for name, date in (("start", fact.start), ("end", fact.end)):
                sure = name not in dict(fact.unasked) and fact.doubt is None
                _add_moment(story, fact, date, f"{fact.office} {fact.holder}", happened=sure)
            story.offices[_office_key(fact.office)].append(fact)
            if fact.role:
                story.offices[_office_key(fact.role)].append(fact)
            _add_named(
                story, "person", fact, "successor", (fact.successor, fact.successor_also), fact.end or fact.start
            )
            before = fact.start or fact.end
            _add_named(story, "person", fact, "predecessor", (fact.predecessor, fact.predecessor_also), before)
            _add_named(story, "person", fact, "holder", (fact.holder,), before)
            _add_named(story, "office", fact, "office", (fact.only_office or fact.role,), before)
        case Quotation():
            _add_moment(story, fact, fact.date, fact.shown, happened=False)
            for part in ("speaker", "about", "addressee"):
                _add_named(story, "person", fact, part, (getattr(fact, part),), fact.date)
            _add_named(story, "work", fact, "work", (fact.work,), fact.date)
        case Lifespan():
            _add_moment(story, fact, fact.born, f"{fact.person} born", happened=False)
            _add_moment(story, fact, fact.died, f"{fact.person} died", happened=False)
            story.lives.setdefault(fold(fact.person), Life(_day(fact.born, first=True), _day(fact.died, first=False)))
            for place, date in ((fact.birth_place, fact.born), (fact.death_place, fact.died)):
                _add_named(story, "place", fact, "place", (place,), date)
        case Work():
            _add_moment(story, fact, fact.date, f"{fact.title} appeared", happened=False)
            _add_named(story, "work", fact, "work", (fact.title,), fact.date)
            _add_named(story, "person", fact, "creator", (fact.creator,), fact.date)


_OLD_STYLE = re.compile(r"\b(?:[ON]\. ?S\.|Old Style|New Style|Julian calendar)")
"""Marks of an article whose days are partly those of the Julian calendar."""


def _office_key(office: str) -> str:
    return re.sub(r"^\d+\w\w ", "", fold(office))


def _day(date: Date | None, *, first: bool) -> Day | None:
    """The first or last day of a date that is certain."""
    if date is None or date.qualifier:
        return None
    return date.earliest if first else date.latest
