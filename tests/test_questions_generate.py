"""`quizgen.questions.generate`: facts and templates make questions, or a reason why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import codec
from quizgen.edtf import Date
from quizgen.ledger import question_id
from quizgen.model import Event, Evidence, Fact, Lifespan, Office, Outcome, Question, Quotation, Work
from quizgen.names import fold
from quizgen.questions import QuestionTemplate, generate, load_templates, read_pack

EVIDENCE = Evidence(
    title="Varne Point",
    lang="en",
    revision=812,
    timestamp="2024-09",
    url=None,
    licence="CC BY-SA 4.0",
    section=("History", "Keepers, 1902–1910"),
    sentence="Ida Marsh was mayor from 4 May 1902 to 3 May 1910.",
    start=7,
    end=58,
)
MAYOR = Office(
    key="marsh mayor",
    evidence=EVIDENCE,
    holder="Ida Marsh",
    office="Mayor of Varne",
    start=Date.parse("1902-05-04"),
    end=Date.parse("1910-05-03"),
    successor="Tom Reed",
    successor_also="Thomas A. Reed",
    origin="infobox",
    role="Mayor of Varne",
    becoming="Mayor of Varne",
    other_holder="Ida Marsh",
)
OPENED = Event(
    key="opened",
    evidence=EVIDENCE,
    date=Date.parse("1902-05-04"),
    date_text="4 May 1902",
    what="The lighthouse opened",
    before="The lighthouse at Varne Point opened on ",
    after=".",
)
PACK = """\
- id: office/{name}
  fact: office
  form: {form}
  prompt: "{prompt}"
  answer: "{answer}"
  {more}
  examples: [{{given: {{holder: A, role: B, successor: C, start: D, end: E, becoming: F}}, prompt: P, answer: A}}]
"""


def pack(folder: Path, **fields: str) -> Sequence[QuestionTemplate]:
    """A pack of one template on offices."""
    told = {
        "name": "x",
        "form": "basic",
        "prompt": "Who followed {{ holder }}?",
        "answer": "{{ successor }}",
        "more": "",
    }
    (folder / "x.yaml").write_text(PACK.format(**(told | fields)), encoding="utf-8")
    return read_pack(folder)


def made(facts: Sequence[Fact], templates: Sequence[QuestionTemplate] | None = None) -> Outcome[Question]:
    """The questions on these facts in the forms that templates name, dates with the day first."""
    outcome = generate(facts, load_templates() if templates is None else templates, {"Varne Point": "dmy"})
    return Outcome(tuple(item for item in outcome.items if item.template.count("/") == 1), outcome.skipped)


def by_template(facts: Sequence[Fact]) -> dict[str, Question]:
    """The questions that the shipped pack makes, by template."""
    return {question.template: question for question in made(facts).items}


def test_question() -> None:
    """A question carries what it asks, whence it comes, and a context without the years."""
    question = by_template([OPENED])["event/cloze"]
    assert question == Question(
        id=question_id("event/cloze", ("opened",)),
        form="cloze",
        fact_kind="event",
        template="event/cloze",
        asks="date",
        facts=("opened",),
        context="Varne Point · History · Keepers",
        prompt="The lighthouse at Varne Point opened on [day month year].",
        answer="4 May 1902",
        accepted=("May 4, 1902",),
        date=Date.parse("1902-05-04"),
        section=("History", "Keepers, 1902–1910"),
        tags=("event",),
        evidence=EVIDENCE,
    )


def test_questions_of_an_office() -> None:
    """Each template whose fields the fact states makes a question; dates have the other order as accepted."""
    questions = by_template([MAYOR])
    assert questions["office/successor"].answer == "Tom Reed"
    assert questions["office/successor"].accepted == ("Thomas A. Reed",)
    assert questions["office/successor"].date is None
    assert questions["office/start"].answer == "4 May 1902"
    assert questions["office/start"].accepted == ("May 4, 1902",)
    assert not {id_ for id_ in questions if "predecessor" in id_}


def test_order_of_the_article() -> None:
    """Dates are written in the order of their article."""
    (question,) = [
        q for q in generate([MAYOR], load_templates(), {"Varne Point": "mdy"}).items if q.template == "office/end"
    ]
    assert (question.answer, question.accepted) == ("May 3, 1910", ("3 May 1910",))


@pytest.mark.parametrize(
    ("fields", "prompt", "answer", "accepted", "date"),
    [
        ({}, "Who followed Ida Marsh?", "Tom Reed", (), None),
        (
            {"more": "accepted: ['{{ predecessor }}', '{{ successor_also }}']"},
            None,
            "Tom Reed",
            ("Thomas A. Reed",),
            None,
        ),
        ({"more": "accepted: ['TOM reed', 'Reed', 'reed']"}, None, "Tom Reed", ("Reed",), None),
        (
            {"prompt": "when did it begin?", "answer": "{{ start }}"},
            "When did it begin?",
            "4 May 1902",
            ("May 4, 1902",),
            "1902-05-04",
        ),
        ({"prompt": "In which year?", "answer": "{{ start | year }}"}, None, "1902", (), "1902-05-04"),
        (
            {"form": "reversed", "prompt": "Who came in {{ start | year }}?", "answer": "{{ holder }}"},
            None,
            "Ida Marsh",
            (),
            "1902-05-04",
        ),
    ],
)
def test_worded(
    tmp_path: Path, fields: dict[str, str], prompt: str | None, answer: str, accepted: tuple[str, ...], date: str | None
) -> None:
    """Prompt, answer, other answers and date as the template words them."""
    (question,) = made([MAYOR], pack(tmp_path, **fields)).items
    assert prompt is None or question.prompt == prompt
    assert (question.answer, question.accepted) == (answer, accepted)
    assert question.date == (None if date is None else Date.parse(date))


# the fact, the template, and why there is no question (None: the template does not apply, which is no loss)
DROPPED: list[tuple[Fact, dict[str, str], str | None]] = [
    (replace(MAYOR, doubt="two articles in one"), {}, "two articles in one"),
    (replace(MAYOR, unasked=(("successor", "sources disagree"),)), {}, "sources disagree"),
    (
        replace(MAYOR, unasked=(("start", "sources disagree"),)),
        {"form": "reversed", "prompt": "Who came in {{ start | year }}?", "answer": "{{ holder }}"},
        "sources disagree",
    ),
    (replace(MAYOR, successor="Marsh"), {}, "the answer stands in the prompt"),
    (replace(MAYOR, holder="Ida " * 2000), {}, "renders more than 4000 characters"),
    (replace(MAYOR, successor=None), {}, None),
    (OPENED, {}, None),
]


@pytest.mark.parametrize(("fact", "fields", "why"), DROPPED)
def test_dropped(tmp_path: Path, fact: Fact, fields: dict[str, str], why: str | None) -> None:
    """What is not asked is told with the reason and the evidence."""
    outcome = made([fact], pack(tmp_path, **fields))
    assert outcome.items == ()
    assert [(skipped.why, skipped.evidence) for skipped in outcome.skipped] == ([(why, EVIDENCE)] if why else [])


def test_asked_in_another_form(tmp_path: Path) -> None:
    """A form that breaks a rule is no loss where another asks for the same field."""
    pack(tmp_path, prompt="Who followed {{ holder }} and not {{ successor }}?")
    (tmp_path / "x.yaml").rename(tmp_path / "y.yaml")
    templates = pack(tmp_path, name="z")
    outcome = made([MAYOR], templates)
    assert [question.template for question in outcome.items] == ["office/z"]
    assert outcome.skipped == ()


def test_shown_field_may_be_unasked(tmp_path: Path) -> None:
    """A basic question may name a field that must not be asked for (the year that tells two terms apart)."""
    fact = replace(MAYOR, unasked=(("start", "held twice"),))
    assert (
        len(made([fact], pack(tmp_path, prompt="Who followed {{ holder }}, mayor since {{ start | year }}?")).items)
        == 1
    )


def test_two_articles() -> None:
    """What two articles state is asked once; what they state differently is not asked, and both are told."""
    born = Lifespan(key="ida marsh", evidence=EVIDENCE, person="Ida Marsh", born=Date.parse("1871-03-09"))
    elsewhere = replace(EVIDENCE, title="Lamps")
    agreed = made([born, replace(born, evidence=elsewhere)])
    assert [question.evidence.title for question in agreed.items] == ["Varne Point"]
    assert [skipped.why for skipped in agreed.skipped] == ["asked from another article already"]
    disputed = made([born, replace(born, evidence=elsewhere, born=Date.parse("1872-03-09"))])
    assert disputed.items == ()
    assert "another article gives another answer" in [skipped.why for skipped in disputed.skipped]


texts = st.text(st.sampled_from("Ida Marsh Tom Reed 1902 4 May [year] “”()'{}%| ,.;é\u202e\x00\n"), max_size=40)
dates = st.sampled_from(
    ["1902", "1902-05", "1902-05-04", "1902-21", "190X", "19XX", "1902~", "1902/1910", "../1910", "-0043"]
)


def facts_of(class_: type[Any], **fields: Any) -> st.SearchStrategy[Any]:
    """Facts of a class with these fields, in any section."""
    sections = st.lists(texts, max_size=2).map(tuple)
    evidence = st.builds(lambda title, section: replace(EVIDENCE, title=title, section=section), texts, sections)
    return st.builds(class_, key=texts, evidence=evidence, **fields)


any_date = dates.map(Date.parse)
maybe = texts | st.none()
any_fact = st.one_of(
    facts_of(Event, date=any_date, date_text=texts, what=texts, before=texts, after=texts),
    facts_of(
        Office,
        holder=texts,
        office=texts,
        start=any_date | st.none(),
        end=any_date | st.none(),
        predecessor=maybe,
        successor=maybe,
        origin=st.just("prose"),
        role=maybe,
        becoming=maybe,
        repeated_role=maybe,
        only_office=maybe,
        other_holder=maybe,
        predecessor_also=maybe,
        successor_also=maybe,
    ),
    facts_of(
        Quotation, text=texts, speaker=maybe, date=any_date | st.none(), work=maybe, block=st.booleans(), shown=texts
    ),
    facts_of(
        Lifespan,
        person=texts,
        born=any_date | st.none(),
        died=any_date | st.none(),
        birth_place=maybe,
        death_place=maybe,
        birth_name=maybe,
    ),
    facts_of(Work, title=texts, creator=maybe, date=any_date | st.none(), role=maybe),
)
TEMPLATES = load_templates()


@given(st.lists(any_fact, max_size=4))
def test_any_facts(facts: list[Fact]) -> None:
    """Whatever the facts, nothing fails; no question shows its answer, ids are unique, each can be written and read."""
    outcome = generate(facts, TEMPLATES, {})
    for question in outcome.items:
        if question.form == "true_false":
            continue
        assert f" {fold(question.answer)} " not in f" {fold(question.prompt)} "
        assert f" {fold(question.answer)} " not in f" {fold(question.context)} "
        assert question.answer not in question.accepted
    assert len({question.id for question in outcome.items}) == len(outcome.items)
    assert codec.questions_from_lines(codec.questions_to_lines(outcome.items), "bank") == outcome.items
