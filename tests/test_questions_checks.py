"""`quizgen.questions.checks`: each item check with what it lets through and what it stops."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.edtf import Date
from quizgen.model import Question
from quizgen.names import fold
from quizgen.questions import checks
from quizgen.questions.checks import RULES, broken_rule

MakeQuestion = Callable[..., Question]
DAY = Date.parse("1902-05-04")


def cloze(prompt: str, answer: str = "1902", **more: Any) -> dict[str, Any]:
    """The fields of a cloze on an event."""
    return {"form": "cloze", "prompt": prompt, "answer": answer, "asks": "date", "date": Date.parse("1902"), **more}


def quoted(prompt: str, answer: str = "Ida Marsh") -> dict[str, Any]:
    """The fields of a question on who said something."""
    return {"fact_kind": "quotation", "asks": "speaker", "prompt": prompt, "answer": answer}


# rule, why it is broken (None: it is kept), the fields of the question
CASES: list[tuple[str, str | None, dict[str, Any]]] = [
    ("answer_not_shown", None, {}),
    ("answer_not_shown", "the answer is empty", {"answer": " — "}),
    ("answer_not_shown", "the answer stands in the prompt", {"prompt": "Did it open on 4 MAY 1902?"}),
    ("answer_not_shown", "the answer stands in the context", {"context": "Varne Point · The lamp of 4 May 1902"}),
    ("answer_not_shown", None, {"prompt": "Did it open on 14 May 1902?"}),
    (
        "answer_not_shown",
        "the answer stands in the prompt",
        {"asks": "successor", "answer": "Ida Marsh", "prompt": "Who followed Tom Reed in the time of Marsh?"},
    ),
    ("answer_not_shown", None, {"asks": "place", "answer": "Old Marsh", "prompt": "Where did Tom Marsh live?"}),
    ("no_year_shown", None, {"date": DAY}),
    ("no_year_shown", "the year stands in the prompt", {"date": DAY, "prompt": "When in 1902 did it open?"}),
    ("no_year_shown", "another year stands in the prompt", cloze("In [year], two years after 1900, it was lit.")),
    ("no_year_shown", None, cloze("In [year], a lamp of 1,500 candles was lit.")),
    ("no_year_shown", None, {"form": "reversed", "date": DAY, "prompt": "What opened in 1902?"}),
    (
        "no_year_shown",
        None,
        {"fact_kind": "office", "asks": "successor", "prompt": "Who followed Ida Marsh as keeper in 1910?"},
    ),
    (
        "no_year_shown",
        "the year stands in the prompt",
        {"fact_kind": "office", "date": DAY, "prompt": "When did Ida Marsh become keeper of the 1902 light?"},
    ),
    ("one_gap", None, cloze("In [year], the lighthouse opened.")),
    ("one_gap", "no single gap", cloze("In 1902, the lighthouse opened.")),
    ("one_gap", "no single gap", cloze("In [year], and again in [year], it opened.")),
    ("gap_stands_alone", None, cloze("In mid-[year], the lighthouse opened.")),
    ("gap_stands_alone", None, cloze("The light (lit [year]) still burns.")),
    ("gap_stands_alone", "the gap is part of a word", cloze("In the [year]s, the lighthouse opened.")),
    ("gap_stands_alone", "the gap is part of a word", cloze("In [year]/03, the lighthouse opened.")),
    ("gap_stands_alone", "the gap is part of a word", cloze("In [year]–03, the lighthouse opened.")),
    ("gap_stands_alone", "the gap is part of a word", cloze("In 1899–[year], the lighthouse opened.")),
    ("enough_around_gap", None, cloze("In [year], it was lit.")),
    ("enough_around_gap", "too few words around the gap", cloze("Lit in [year].")),
    ("not_too_long", None, {"prompt": "word " * checks.MAX_PROMPT_WORDS}),
    ("not_too_long", "more than 45 words", {"prompt": "word " * (checks.MAX_PROMPT_WORDS + 1)}),
    ("not_too_long", None, quoted("word " * checks.MAX_QUOTATION_WORDS)),
    ("not_too_long", "more than 110 words", quoted("word " * (checks.MAX_QUOTATION_WORDS + 1))),
    ("not_too_long", "an answer of more than 20 words", {"answer": "word " * (checks.MAX_ANSWER_WORDS + 1)}),
    ("no_debris", None, {"prompt": "When did Ida Marsh (the keeper) light it; and why … at all?"}),
    *(
        ("no_debris", "leftover markup", {"prompt": f"When did {debris} open?"})
        for debris in (
            "{{convert|3|mi}}",
            "[[the light",
            "the ''light''",
            "<ref>it",
            "the&nbsp;light",
            "thumb|it",
            "http://x.org it",
            "the light ( ; )",
            "the light ()",
            "the light (, lit)",
            "the light , it",
            "it,, once,",
            "it .. it",
            "it,. it",
            "it (lit;)",
            "the \ufffd light",
            "the \x00 light",
            "the \u202e light",
        )
    ),
    ("no_debris", "leftover markup", {"prompt": ", the lighthouse opened?"}),
    ("no_debris", "a doubled word", {"prompt": "When did the the lighthouse open?"}),
    ("no_debris", None, {"prompt": "When did she say that that had had to be lit?"}),
    ("balanced", None, quoted("Who wrote this? “The light (it is mine) burns.”")),
    ("balanced", "unbalanced quotation marks", {"prompt": 'When did the "light open?'}),
    ("balanced", "unbalanced quotation marks", {"prompt": "When did the ”light“ open?"}),
    ("balanced", "unbalanced brackets", {"prompt": "When did the light (at Varne open?"}),
    ("balanced", "unbalanced brackets", {"answer": "Varne) (Point"}),
    ("a_whole_sentence", None, {"prompt": "Who said: “It burns.”"}),
    ("a_whole_sentence", None, quoted("Who wrote this? “a light that burns”")),
    ("a_whole_sentence", "the prompt is no whole sentence", {"prompt": "When did the light of Ida Marsh v"}),
    ("no_dangling_opener", None, {"prompt": "Here's Light opened when?", "fact_kind": "quotation"}),
    *(
        ("no_dangling_opener", "starts with a word that leans on the text before", cloze(prompt))
        for prompt in (
            "She lit the lamp in [year].",
            "It opened in [year].",
            "However, Marsh lit the lamp in [year].",
            "In [year], they lit the lamp.",
            "This lamp was lit in [year].",
            "Also in [year], the lamp was lit.",
        )
    ),
    ("no_dangling_opener", None, cloze("In [year], Theydon's lamp was lit.")),
    ("no_article_before_gap", None, cloze("In the [year] storm, the lamp went out.")),
    ("no_article_before_gap", "an article before the gap", cloze("Under an [year] law, the lamp was lit.")),
    ("no_article_before_gap", "an article before the gap", cloze("A [year] law had the lamp lit.")),
    ("a_certain_date", None, {"date": DAY}),
    ("a_certain_date", "a vague date", {"date": Date.parse("1902~")}),
    ("a_certain_date", "a vague date", {"date": Date.parse("1902/1903?")}),
    ("a_certain_date", None, {"date": Date.parse("1902~"), "form": "reversed"}),
]


@pytest.mark.parametrize(("name", "why", "fields"), CASES)
def test_rule(make_question: MakeQuestion, name: str, why: str | None, fields: dict[str, Any]) -> None:
    """A rule stops what breaks it, says why, and lets the rest through."""
    assert getattr(checks, name)(make_question(**fields)) == why


def test_every_rule_is_tried() -> None:
    """Each rule stands in the table with a question that keeps it and one that breaks it."""
    names = {rule.__name__ for rule in RULES}
    assert {name for name, why, _ in CASES if why is None} == names
    assert {name for name, why, _ in CASES if why is not None} == names


def test_sound_question(make_question: MakeQuestion) -> None:
    """A sound question breaks none; of a bad one the first broken rule is told."""
    assert broken_rule(make_question()) is None
    assert broken_rule(make_question(prompt="It opened ( ; ) on 4 May 1902")) == "the answer stands in the prompt"


PIECES = st.lists(
    st.sampled_from(
        ["[year]", "1902", "the ", "“", "”", "(", ")", " ", ",", ".", "Ida Marsh", "Marsh", "{{", "''", "?", "é"]
    )
).map("".join)


@given(prompt=PIECES, answer=PIECES, context=PIECES, form=st.sampled_from(["basic", "cloze", "reversed"]))
def test_what_passes_is_unspoiled(
    make_question: MakeQuestion, prompt: str, answer: str, context: str, form: str
) -> None:
    """Whatever passes every rule does not show its answer, and a cloze has its gap."""
    question = make_question(prompt=prompt, answer=answer, context=context, form=form)
    if broken_rule(question) is None:
        assert f" {fold(answer)} " not in f" {fold(prompt)} "
        assert f" {fold(answer)} " not in f" {fold(context)} "
        assert form != "cloze" or prompt.count("[year]") == 1
