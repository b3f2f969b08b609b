"""Item checks of one question at a time: small named rules, each with the rule of good cards that it keeps.

A rule takes a question and returns why the question breaks it, or None. `broken_rule` gives the first that is broken.
docs/item-checks.md lists the rules of good cards by number, and sets these beside the flaws that the literature knows.
"""

from __future__ import annotations

from collections.abc import Callable

from quizgen.model import Question
from quizgen.questions.checks.dated import (
    about_no_kin,
    no_day_of_an_honour,
    no_lasting_act,
    no_other_time,
    no_part_of_a_time,
    no_passing_act,
    no_publication,
    no_set_time,
    no_term_of_another,
    one_event,
    one_opening,
    tells_enough,
)
from quizgen.questions.checks.gap import (
    enough_around_gap,
    gap_stands_alone,
    no_article_before_gap,
    no_date_in_a_name,
    one_gap,
)
from quizgen.questions.checks.options import (
    different_options,
    no_catch_all,
    no_overlap,
    no_word_repeated,
    options_of_one_kind,
    options_of_one_length,
    plain_options,
    right_not_longest,
    right_once,
)
from quizgen.questions.checks.stem import (
    a_certain_date,
    a_question,
    a_whole_sentence,
    answer_not_in_tags,
    answer_not_shown,
    balanced,
    enough_asked,
    no_dangling_opener,
    no_debris,
    no_telling_part,
    no_year_shown,
    not_negative,
    not_too_long,
    nothing_absolute,
    nothing_vague,
    one_date,
)

Rule = Callable[[Question], str | None]

RULES_OF_OPTIONS: tuple[Rule, ...] = (
    not_negative,
    nothing_absolute,
    nothing_vague,
    right_once,
    different_options,
    no_overlap,
    options_of_one_kind,
    options_of_one_length,
    right_not_longest,
    no_catch_all,
    plain_options,
    no_word_repeated,
)
"""Those that look at the options, or at the prompt only where there are any."""

RULES_OF_VARIANTS: tuple[Rule, ...] = (answer_not_shown, not_too_long, a_question)
"""Those that a sound question may break when it is put into another form: the words that it is made of are known."""

RULES_OF_STEMS: tuple[Rule, ...] = (
    answer_not_shown,
    answer_not_in_tags,
    no_telling_part,
    no_year_shown,
    one_date,
    one_gap,
    gap_stands_alone,
    enough_around_gap,
    enough_asked,
    not_too_long,
    no_debris,
    balanced,
    a_whole_sentence,
    a_question,
    no_dangling_opener,
    no_article_before_gap,
    a_certain_date,
)
"""Those that look at what is asked and answered."""

RULES: tuple[Rule, ...] = (*RULES_OF_STEMS, *RULES_OF_OPTIONS)
"""Those that every question keeps."""

RULES_FOR_OPTIONS: tuple[Rule, ...] = (
    no_date_in_a_name,
    no_other_time,
    no_lasting_act,
    no_passing_act,
    about_no_kin,
    one_opening,
    no_set_time,
    no_day_of_an_honour,
    no_publication,
    no_part_of_a_time,
    no_term_of_another,
    one_event,
    tells_enough,
)
"""Those that a question keeps besides before wrong options are made for it; those first that most break."""

RULES_FOR_ORDER: tuple[Rule, ...] = (
    no_passing_act,
    no_day_of_an_honour,
    no_lasting_act,
    no_other_time,
    about_no_kin,
    one_event,
    one_opening,
    tells_enough,
)
"""Those of them that an event keeps before it is asked which of several came first."""


def broken_rule(question: Question) -> str | None:
    """Why the question must not be asked, by the first rule that it breaks; None for a sound one."""
    return _first_broken(question, RULES_OF_STEMS)


def broken_variant_rule(question: Question) -> str | None:
    """The same of another form of a sound question."""
    return _first_broken(question, RULES_OF_VARIANTS)


def _first_broken(question: Question, rules: tuple[Rule, ...]) -> str | None:
    """By these rules, and by those of options where there are any to choose from."""
    for rule in rules:
        why = rule(question)
        if why is not None:
            return why
    if question.choices is None and question.form in _WITHOUT_OPTIONS:
        return None
    for rule in RULES_OF_OPTIONS:
        why = rule(question)
        if why is not None:
            return why
    return None


_WITHOUT_OPTIONS = frozenset({"basic", "reversed", "cloze", "typed"})


def barred_from_options(question: Question, rules: tuple[Rule, ...] = RULES_FOR_OPTIONS) -> str | None:
    """Why a sound question is not asked with options; None where it may be."""
    return next((why for rule in rules if (why := rule(question)) is not None), None)
