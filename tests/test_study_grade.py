"""`quizgen.study.grade`: what counts as the answer, against what people judged."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizgen.edtf import Date
from quizgen.model import Question
from quizgen.study.grade import grade

MakeQuestion = Callable[..., Question]
GRADING = Path(__file__).parent / "grading"


def load(name: str) -> list[tuple[dict[str, Any], str, str]]:
    """Question, what was typed, and the verdict, of every pair in a file."""
    cases = yaml.safe_load((GRADING / name).read_text(encoding="utf-8"))
    return [
        (case, str(typed), verdict)
        for case in cases
        for verdict in ("right", "nearly", "wrong")
        for typed in case.get(verdict, ())
    ]


JUDGED = load("judged.yaml")


def asked(make_question: MakeQuestion, case: dict[str, Any]) -> Question:
    """The question of a case."""
    fields: dict[str, Any] = {"form": case.get("form", "basic"), "asks": case["asks"], "answer": str(case["answer"])}
    question = make_question(**fields, accepted=tuple(case.get("accepted", ())), prompt=case.get("prompt", "What?"))
    sentence = case.get("sentence", question.evidence.sentence)
    evidence = replace(question.evidence, sentence=sentence)
    date = Date.parse(str(case["date"])) if "date" in case else None
    return make_question(
        **fields,
        accepted=question.accepted,
        prompt=question.prompt,
        evidence=evidence,
        date=date,
        choices=tuple(case["choices"]) if "choices" in case else None,
    )


@pytest.mark.parametrize(
    ("case", "typed", "verdict"), JUDGED, ids=[json.dumps([case["answer"], typed]) for case, typed, _ in JUDGED]
)
def test_judged(make_question: MakeQuestion, case: dict[str, Any], typed: str, verdict: str) -> None:
    """Every answer gets the verdict that a person gave it."""
    assert grade(asked(make_question, case), typed, case.get("rivals", ())).verdict == verdict


def test_there_are_enough_pairs() -> None:
    """The table is as long as it is said to be, and no verdict is rare in it."""
    counts = {verdict: sum(v == verdict for *_, v in JUDGED) for verdict in ("right", "nearly", "wrong")}
    assert sum(counts.values()) >= 200
    assert min(counts.values()) >= 40


def test_pairs_that_the_rules_were_not_made_on(make_question: MakeQuestion) -> None:
    """Of answers that were judged before the rules saw them, at least 95 of 100 get the person's verdict."""
    pairs = load("held-out.yaml")
    same = [grade(asked(make_question, case), typed, case.get("rivals", ())).verdict == v for case, typed, v in pairs]
    assert len(pairs) >= 200
    assert sum(same) >= 0.95 * len(pairs)


def test_remarks(make_question: MakeQuestion) -> None:
    """A verdict that may surprise comes with the reason."""
    question = make_question(answer="10 February 1918", date=Date.parse("1918-02-10"), asks="date")
    assert grade(question, "1918").why == "right as far as it goes; the day is asked"
    assert grade(question, "10 February").why == "the year is missing"
    assert grade(question, "").why == "no answer"
    person = make_question(answer="Anna Sedova", asks="successor")
    assert grade(person, "Sedova", ["Natalia Sedova"]).why == "which one? there is Natalia Sedova too"
    assert grade(person, "Sedvoa").why == "check the spelling"


def test_a_slip_never_turns_one_answer_into_another(make_question: MakeQuestion) -> None:
    """What is the answer to another question of the deck is wrong, however near it is; another spelling is no rival."""
    question = make_question(answer="Hansen", asks="named")
    assert grade(question, "Hanson").verdict == "right"
    assert grade(question, "Hanson", ["Hanson"]).verdict == "wrong"
    assert grade(make_question(answer="Zinoviev", asks="successor"), "Zinovieff", ["Zinovieff"]).verdict == "right"


@given(st.text(max_size=60), st.sampled_from(["10 February 1918", "Leon Trotsky", "Cork, Ireland", "My Life", "1917"]))
def test_any_text_has_a_grade(make_question: MakeQuestion, typed: str, answer: str) -> None:
    """Whatever is typed gets a grade, and the answer itself is right."""
    for asks in ("date", "successor", "birth_place", "title"):
        question = make_question(answer=answer, asks=asks)
        assert grade(question, typed, [typed]).verdict in ("right", "nearly", "wrong")
        assert grade(question, answer, [typed]).verdict == "right"


@pytest.mark.parametrize("typed", ["a" * 100_000, "1" * 100_000, "10 February 1918 " * 6_000, "(" * 100_000, "\0" * 99])
def test_hostile_answers(make_question: MakeQuestion, typed: str) -> None:
    """What is far too long or no text is wrong, and quickly so."""
    assert grade(make_question(answer="10 February 1918"), typed).verdict == "wrong"
    assert grade(make_question(answer="Leon Trotsky", asks="successor"), typed).verdict == "wrong"


def test_answers_of_a_real_deck(shared: Path) -> None:
    """Every answer of a real deck is right for its own question."""
    from quizgen import pipeline

    target = pipeline.find_target(str(shared / "articles" / "gerald-ford.wikitext"))
    questions = pipeline.make_bank(target, None, lambda _: None).questions
    answers = sorted({question.answer for question in questions})
    assert len(answers) > 40
    wrong = [question for question in questions if grade(question, question.answer, answers).verdict != "right"]
    assert not wrong
