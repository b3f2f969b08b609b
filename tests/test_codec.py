"""`quizgen.codec`: the documented JSON, its way back, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields as dataclass_fields
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.codec import (
    FACT_CLASSES,
    fact_from_json,
    fact_to_json,
    kind_of,
    question_from_json,
    question_to_json,
    questions_from_lines,
    questions_to_lines,
    short_id,
    skipped_from_json,
    skipped_to_json,
    to_line,
)
from quizgen.edtf import Date
from quizgen.errors import InputError
from quizgen.model import (
    FACT_KINDS,
    Event,
    Evidence,
    Fact,
    FactKind,
    Lifespan,
    Office,
    Question,
    Quotation,
    Skipped,
    Work,
)

MakeQuestion = Callable[..., Question]

EVIDENCE = Evidence(
    title="Varne Point", lang="en", revision=None, timestamp="2024-09", url=None, licence="CC BY-SA 4.0",
    section=("History",), sentence="The lighthouse opened in May 1902.", start=7, end=41,
)  # fmt: skip
MAY = Date.parse("1902-05")

# Each row: the kind, a fact, and the keys that DESIGN documents after the evidence, in order.
FACTS: list[tuple[FactKind, Fact, dict[str, object]]] = [
    (
        "event",
        Event(
            key="e", evidence=EVIDENCE, date=MAY, date_text="May 1902", what="The lighthouse opened",
            before="The lighthouse opened in ", after=".",
        ),
        {"date": "1902-05", "what": "The lighthouse opened"},
    ),
    (
        "office",
        Office(
            key="o", evidence=EVIDENCE, unasked=(("start", "the sources disagree"),), holder="Ida Marsh",
            office="Keeper", start=MAY, successor="Tom Reed", origin="infobox",
        ),
        {
            "holder": "Ida Marsh", "office": "Keeper", "start": "1902-05", "end": None, "predecessor": None,
            "successor": "Tom Reed", "origin": "infobox",
        },
    ),
    (
        "quotation",
        Quotation(key="q", evidence=EVIDENCE, text="Keep the light.", speaker="Ida Marsh", date=MAY, block=True),
        {"text": "Keep the light.", "speaker": "Ida Marsh", "date": "1902-05", "work": None, "block": True},
    ),
    (
        "lifespan",
        Lifespan(key="l", evidence=EVIDENCE, person="Ida Marsh", born=Date.parse("1871~"), death_place="Varne"),
        {"person": "Ida Marsh", "born": "1871~", "died": None, "birth_place": None, "death_place": "Varne"},
    ),
    (
        "work",
        Work(key="w", evidence=EVIDENCE, title="The Lamp", doubt="two titles"),
        {"title": "The Lamp", "creator": None, "date": None},
    ),
]  # fmt: skip

CARD_KEYS = (
    "id form fact_kind template facts context prompt answer accepted choices date section tags evidence"
).split()


@pytest.mark.parametrize(("kind", "fact", "documented"), FACTS)
def test_fact(kind: FactKind, fact: Fact, documented: dict[str, object]) -> None:
    """A fact is written with the documented keys in their order, and read back as it was."""
    written = fact_to_json(fact)
    assert kind_of(fact) == kind
    assert list(written)[:4] == ["id", "kind", "unasked", "evidence"]
    assert list(written)[4 : 4 + len(documented)] == list(documented)
    assert {key: written[key] for key in documented} == documented
    assert written["kind"] == kind
    assert written["unasked"] == dict(fact.unasked)
    assert fact_from_json(json.loads(to_line(written)), "cache") == fact


def test_fact_in_doubt() -> None:
    """Only a doubted fact says that it is not to be asked for, and why."""
    sound, doubted = FACTS[0][1], replace(FACTS[0][1], doubt="no year")
    assert not {"askable", "why"} & fact_to_json(sound).keys()
    assert fact_to_json(doubted)["askable"] is False
    assert fact_to_json(doubted)["why"] == "no year"


def test_evidence_keys() -> None:
    """Evidence starts with the documented keys; what the attribution needs follows."""
    evidence = fact_to_json(FACTS[0][1])["evidence"]
    assert isinstance(evidence, dict)
    assert list(evidence) == "title section sentence start end lang revision timestamp url licence".split()


def test_question_keys(make_question: MakeQuestion) -> None:
    """A question is written with the documented keys in their order, dates as EDTF, absent values as null."""
    written = question_to_json(make_question(date=MAY, tags=("event",)))
    assert list(written) == [*CARD_KEYS, "asks"]
    assert (written["date"], written["choices"], written["accepted"], written["tags"]) == (
        "1902-05",
        None,
        [],
        ["event"],
    )


texts = st.text(st.characters(codec=None, exclude_categories=()), min_size=1).filter(str.strip)


@given(
    prompt=texts,
    answer=texts,
    others=st.lists(texts, max_size=3),
    date=st.sampled_from([None, "1902-05-04", "190X", "1902/..", "-0043?"]),
    revision=st.none() | st.integers(),
    form=st.sampled_from(["basic", "reversed", "typed", "choice"]),
)
def test_bank_round_trip(
    make_question: MakeQuestion,
    prompt: str,
    answer: str,
    others: list[str],
    date: str | None,
    revision: int | None,
    form: str,
) -> None:
    """Whatever stands in its texts, a bank is read back as it was written, through UTF-8."""
    question = make_question(
        prompt=prompt,
        answer=answer,
        form=form,
        accepted=tuple(others),
        choices=(answer, *others) if form == "choice" else None,
        date=None if date is None else Date.parse(date),
        evidence=replace(EVIDENCE, revision=revision, sentence=prompt),
    )
    bank = (question, make_question(id="bbbbbbbbbbbb"))
    text = questions_to_lines(bank).encode("utf-8").decode("utf-8")
    assert text.count("\n") == 2
    assert questions_from_lines(text, "bank.jsonl") == bank


def test_bank_passes_over_skipped_and_empty_lines(make_question: MakeQuestion) -> None:
    """Lines that tell of skipped items, and empty lines, are no questions."""
    skipped = Skipped(where="Varne Point > History", why="no year", evidence=EVIDENCE)
    bank = questions_to_lines([make_question()]) + "\n" + to_line(skipped_to_json(skipped)) + "\r\n"
    assert questions_from_lines(bank, "bank.jsonl") == (make_question(),)


def test_skipped() -> None:
    """A skipped item is written with its reason first, and null where it has no evidence."""
    assert skipped_to_json(Skipped(where="lead", why="no year")) == {
        "skipped": "no year",
        "evidence": None,
        "where": "lead",
    }


@given(texts, texts, st.booleans())
def test_skipped_round_trip(where: str, why: str, with_evidence: bool) -> None:  # noqa: FBT001 - drawn
    """A skipped item is read back as it was."""
    skipped = Skipped(where=where, why=why, evidence=EVIDENCE if with_evidence else None)
    assert skipped_from_json(json.loads(to_line(skipped_to_json(skipped))), "cache") == skipped


@pytest.mark.parametrize(
    "value", [7, {}, {"skipped": "x", "where": 7, "evidence": None}, {"skipped": "x", "where": ""}]
)
def test_wrong_skipped(value: object) -> None:
    """What is no skipped item is refused with its place."""
    with pytest.raises(InputError, match="cache, line 7"):
        skipped_from_json(value, "cache, line 7")


def test_every_field_is_written() -> None:
    """Every field of every kind of fact is in its JSON, so that a fact can be kept and read back."""
    assert set(FACT_CLASSES) == set(FACT_KINDS)
    for _, fact, _ in FACTS:
        fields = {field.name for field in dataclass_fields(FACT_CLASSES[kind_of(fact)])}
        assert fields - {"doubt"} <= fact_to_json(fact).keys()


# Each row: what is changed in a sound question's object, and what the error must say of it.
WRONG_QUESTIONS: list[tuple[dict[str, object], str]] = [
    ({"form": "essay"}, "form must be one of basic, reversed"),
    ({"form": ["basic"]}, "form must be one of basic, reversed"),
    ({"prompt": None}, "prompt must be a text"),
    ({"prompt": " "}, "prompt is empty"),
    ({"answer": 1902}, "answer must be a text"),
    ({"facts": "lighthouse"}, "facts must be a list, each item a text"),
    ({"accepted": ["1902", 1902]}, "accepted must be a list, each item a text"),
    ({"choices": {}}, "choices must be a list, each item a text or null"),
    ({"date": "4 May 1902"}, "date must be an EDTF date or null"),
    ({"date": 1902}, "date must be an EDTF date or null"),
    ({"evidence": []}, "evidence must be an object"),
    ({"evidence": {}}, "evidence.title must be there (a text)"),
    ({"form": "cloze"}, "exactly one gap"),
    ({"form": "cloze", "prompt": "It opened in [year] and [year]."}, "exactly one gap"),
    ({"form": "choice"}, "choices is empty in a question of the form choice"),
    ({"form": "order", "choices": []}, "choices is empty in a question of the form order"),
    ({"form": "choice", "choices": ["1901", "1903"]}, "the answer is not among the choices"),
]


@pytest.mark.parametrize(("change", "fault"), WRONG_QUESTIONS)
def test_wrong_question(make_question: MakeQuestion, change: dict[str, object], fault: str) -> None:
    """What is no question that could be asked is refused, with its line and what is wrong."""
    first, second = make_question(id="bbbbbbbbbbbb"), question_to_json(make_question()) | change
    with pytest.raises(InputError) as caught:
        questions_from_lines(questions_to_lines([first]) + to_line(second), "bank.jsonl")
    assert caught.value.place == "bank.jsonl, line 2"
    assert fault in caught.value.fault


def test_missing_keys(make_question: MakeQuestion) -> None:
    """Every key of a question and of its evidence must be there; an unknown one is ignored."""
    written = question_to_json(make_question())
    evidence = written["evidence"]
    assert isinstance(evidence, dict)
    broken = [(key, {k: v for k, v in written.items() if k != key}) for key in written]
    broken += [
        (f"evidence.{key}", written | {"evidence": {k: v for k, v in evidence.items() if k != key}}) for key in evidence
    ]
    for path, value in broken:
        with pytest.raises(InputError, match=rf"\b{path} must be there"):
            question_from_json(value, "bank.jsonl")
    assert question_from_json(written | {"difficulty": 3}, "bank.jsonl") == make_question()


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "3", "null", '"text"', "nonsense", "NaN", "[" * 100_000, '{"id": ' + "9" * 10_000 + "}"],
    ids=lambda line: line[:8],
)
def test_no_object(line: str) -> None:
    """A line that holds no JSON object is refused with its number."""
    with pytest.raises(InputError, match=r"bank\.jsonl, line 1"):
        questions_from_lines(line, "bank.jsonl")


def test_same_id_twice(make_question: MakeQuestion) -> None:
    """Two questions of a bank cannot have one id."""
    with pytest.raises(InputError, match=r"line 2: the id aaaaaaaaaaaa stands on a line above"):
        questions_from_lines(questions_to_lines([make_question(), make_question(prompt="Which year?")]), "bank.jsonl")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"kind": "battle"}, "kind must be one of event"),
        ({"date": None}, "date must be an EDTF date"),
        ({"unasked": {"date": 1}}, "unasked must be an object of texts"),
        ({"evidence": None}, "evidence must be an object"),
        ({"askable": False}, "why must be there"),
        ({"kind": "quotation"}, "text must be there"),
    ],
)
def test_wrong_fact(change: dict[str, object], fault: str) -> None:
    """What is no fact is refused with its place."""
    with pytest.raises(InputError, match="cache: ") as caught:
        fact_from_json(fact_to_json(FACTS[0][1]) | change, "cache")
    assert fault in caught.value.fault


def test_block_is_no_number() -> None:
    """A number does not pass for true or false, nor the other way round."""
    with pytest.raises(InputError, match="block must be true or false"):
        fact_from_json(fact_to_json(FACTS[2][1]) | {"block": 1}, "cache")


def test_short_id() -> None:
    """Ids are stable for ever, and do not mix up where one part ends and the next begins."""
    assert short_id("office/successor", ["a", "b"]) == "u3ju5cz565au"
    assert len({short_id("ab", "c"), short_id("a", "bc"), short_id("abc"), short_id("ab", ["c"])}) == 4
    assert short_id("\ud800")
