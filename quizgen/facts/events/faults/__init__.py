"""Why a drafted sentence cannot stand on a card: each fault with the words it lies in, so that cutting may mend it.

The rules are those of a good card (docs/item-checks.md): grammatical, self-contained, one right answer, unspoiled,
worth knowing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizgen.facts.events.faults import figures, happening, standing, timing, wording, worth
from quizgen.facts.events.faults.case import Case, Fault

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    standing.no_leaning_words,
    standing.no_open_pronouns,
    timing.no_other_date,
    standing.no_bare_names,
    standing.no_open_definites,
    standing.nouns_are_complete,
    standing.no_vague_subject,
    happening.an_event,
    figures.no_statistic,
    timing.the_date_tells_when,
    timing.the_date_is_no_name,
    happening.told_apart,
    happening.one_thing,
    timing.hung_on_an_event,
    worth.offices_are_named,
    worth.the_topic_has_part,
    worth.no_report_about_it,
    worth.nothing_of_kin,
    worth.no_routine,
    worth.nothing_thought,
    wording.no_stray_words,
    wording.nothing_twice,
    wording.asides_are_closed,
    wording.nothing_broken_off,
    wording.no_clash_of_tenses,
    wording.a_whole_clause,
    wording.no_splice,
    wording.not_too_long,
)
"""Every rule, those first whose faults a cut most often mends."""


def faults(case: Case) -> Iterator[Fault]:
    """Every fault of a draft, in the order of the rules."""
    for rule in RULES:
        yield from rule(case)


__all__ = ["Case", "Fault", "faults"]
