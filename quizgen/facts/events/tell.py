"""From a dated sentence to the words of a card: clause, repairs, cuts, and the reasons why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.facts.events.always import cut_plain
from quizgen.facts.events.clause import Clause, find_clauses
from quizgen.facts.events.coordination import alone, under_opening_date
from quizgen.facts.events.couples import name_couple, name_family
from quizgen.facts.events.definites import name_definites
from quizgen.facts.events.draft import Draft
from quizgen.facts.events.faults import Case, Fault, faults
from quizgen.facts.events.others import name_others
from quizgen.facts.events.repair import complete_names, name_pronouns, names_topic_by_name, without_slips
from quizgen.facts.events.titles import Title, name_work
from quizgen.facts.events.trim import (
    has_subject_and_verb,
    purpose,
    segments,
    without_inner_dates,
    without_same_year,
)
from quizgen.facts.topic import Topic
from quizgen.language import Parse

MAX_CUTS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence that stands alone: `before` + date + `after`; `draft` is how it was made."""

    before: str
    date_text: str
    after: str
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Who and what is meant by the pronouns and definites of a sentence.

    Attributes:
        certain: whether a pronoun in it that agrees with the topic means the topic.
        couple: whom "they" means where it can only be two people.
        other: whom "he" or "she" means where it is not the topic.
        title: the work that the sentences before name last.
        earlier: the sentences before it in its section, as one text.
        section: the headings over it.
        lead: whether the sentence stands before the first heading, where an article sums up what matters to its topic.
    """

    topic: Topic
    certain: bool
    couple: str | None = None
    other: str | None = None
    title: Title | None = None
    earlier: str = ""
    lead: bool = False
    section: tuple[str, ...] = ()


def tell(
    parse: Parse,
    date: tuple[int, int],
    setting: Setting,
    *,
    other_dates: Sequence[tuple[int, int]] = (),
    lasting: bool = False,
    loose: bool = False,
) -> Telling | str:
    """The card's sentence for the date at code points `date`, or why none can be made.

    Args:
        other_dates: spans of the other dates of the sentence.
        lasting: whether the date is a span of time.
        loose: whether its words ("between", "in") leave open that what is told took all of it.
    """
    clauses = find_clauses(parse, *date)
    if isinstance(clauses, str):
        return clauses
    clauses += under_opening_date(clauses[0])
    clauses += [apart for clause in clauses if (apart := alone(clause, other_dates)) is not None]
    tried = [_tell_clause(clause, setting, other_dates, lasting=lasting, loose=loose) for clause in clauses]
    told = [each for each in tried if isinstance(each, Telling)]
    told.sort(key=lambda each: not each.draft.clause.finite)  # one event before the same with what it opens
    on_topic = [each for each in told if not setting.topic.person or names_topic_by_name(each.draft, setting.topic)]
    return (on_topic or told or tried)[0]


def _tell_clause(
    clause: Clause,
    setting: Setting,
    other_dates: Sequence[tuple[int, int]],
    *,
    lasting: bool,
    loose: bool,
) -> Telling | str:
    draft = without_same_year(cut_plain(Draft(clause=clause, kept=clause.kept, said=_said(clause))))
    draft = without_inner_dates(draft, other_dates)
    draft = _named(draft, setting)
    for _ in range(MAX_CUTS):
        case = Case(draft, setting.topic, other_dates, lasting, setting.lead, loose, setting.section)
        found = list(faults(case))
        if not found:
            break
        cut = _cut(draft, found)
        if cut is None:
            return found[0].why
        draft = _named(cut_plain(cut), setting)
    else:
        return "too many cuts"
    before, date_text, after = draft.text()
    return Telling(before=before, date_text=date_text, after=after, draft=draft)


def _said(clause: Clause) -> dict[int, str]:
    """What makes a participle finite."""
    if not clause.finite:
        return dict(clause.joined)
    first = clause.parse.tokens[clause.finite_at]
    return {first.i: f"{clause.finite} {first.text[:1].lower()}{first.text[1:]}"}


def _named(draft: Draft, setting: Setting) -> Draft:
    named = name_pronouns(without_slips(draft, setting.topic), setting.topic, certain=setting.certain)
    named = name_couple(named, setting.couple, setting.topic, setting.earlier)
    named = name_family(named, setting.topic, setting.earlier)
    named = name_work(name_others(named, setting.topic, setting.other), setting.title, setting.topic)
    return name_definites(complete_names(named, setting.topic), setting.earlier)


def _bounds(draft: Draft, stretch: frozenset[int]) -> bool:
    """Whether words say how long the contrary held ("her books, forbidden until 1852, were sold in Cork in 1853")."""
    aside = max(stretch) < draft.clause.verb.i
    return aside and any(draft.parse.tokens[i].text.casefold() == "until" for i in stretch)


def _cut(draft: Draft, found: Sequence[Fault]) -> Draft | None:
    """The draft less the smallest stretch that holds a fault; less the longest stretch where it is only too long."""
    stretches = list(segments(draft))
    for fault in found:
        for stretch in stretches:
            if fault.where and fault.where & stretch and not _bounds(draft, stretch):
                cut = draft.without(stretch)
                if has_subject_and_verb(cut):
                    return cut
    longest = stretches[-1] if stretches else purpose(draft)
    if longest is None or not any(fault.why == "too long" for fault in found):
        return None
    cut = draft.without(longest)
    return cut if has_subject_and_verb(cut) else None
