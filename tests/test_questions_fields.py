"""`quizgen.questions.fields`: what a template may use of a fact."""

from __future__ import annotations

from typing import Any

import pytest

from quizgen.codec import kind_of
from quizgen.edtf import Date
from quizgen.model import Event, Evidence, Fact, Lifespan, Quotation, Work
from quizgen.questions.fields import DATE_FIELDS, FIELDS, fields_of

EVIDENCE = Evidence(
    title="Varne Point",
    lang="en",
    revision=None,
    timestamp=None,
    url=None,
    licence=None,
    section=(),
    sentence="The lighthouse opened in May 1902.",
    start=7,
    end=41,
)


def event(**fields: Any) -> Event:
    """An event told in the sentence above."""
    told: dict[str, Any] = {
        "date": Date.parse("1902-05"),
        "date_text": "May 1902",
        "before": "The lighthouse opened in ",
        "after": ".",
    }
    return Event(key="e", evidence=EVIDENCE, what="The lighthouse opened", **(told | fields))


FACTS: list[tuple[Fact, dict[str, str], set[str]]] = [
    (
        event(),
        {"before": "The lighthouse opened in ", "after": ".", "date_text": "May 1902", "gap": "month year"},
        set(),
    ),
    (event(before=""), {"before": ""}, set()),
    (event(date=Date.parse("1902-05-04"), date_text=""), {"date_text": "4 May 1902", "gap": "day month year"}, set()),
    (
        event(date=Date.parse("1902-05-04"), date_text="May 4, 1902"),
        {"date_text": "4 May 1902", "gap": "day month year"},
        set(),
    ),
    (
        Lifespan(key="l", evidence=EVIDENCE, person="Ida Marsh", born=Date.parse("1871")),
        {"person": "Ida Marsh", "born": "1871"},
        {"died", "birth_place", "key", "evidence", "unasked", "doubt"},
    ),
    (
        Quotation(key="q", evidence=EVIDENCE, text="Keep the light.", block=True),
        {"text": "Keep the light.", "opening": "", "closing": ""},
        {"speaker", "block", "shown"},
    ),
    (Work(key="w", evidence=EVIDENCE, title=""), {}, {"title", "creator"}),
]


@pytest.mark.parametrize(("fact", "stated", "absent"), FACTS)
def test_fields_of(fact: Fact, stated: dict[str, str], absent: set[str]) -> None:
    """What a fact states is there as text or date; what it lacks, and what is no text or date, is not."""
    fields = fields_of(fact, "dmy")
    assert {name: str(fields[name]) for name in stated} == stated
    assert not absent & fields.keys()


def test_date_order() -> None:
    """Dates are worded in the order of the article."""
    life = Lifespan(key="l", evidence=EVIDENCE, person="Ida Marsh", born=Date.parse("1871-03-09"))
    assert str(fields_of(life, "mdy")["born"]) == "March 9, 1871"


def test_tables_hold_what_facts_can_state() -> None:
    """Every field that a fact states is one that a template may name; dates are known as such."""
    for fact, _, _ in FACTS:
        assert fields_of(fact, "dmy").keys() <= FIELDS[kind_of(fact)]
    expected = {
        "event": {"date"},
        "office": {"start", "end"},
        "quotation": {"date"},
        "lifespan": {"born", "died"},
        "work": {"date"},
    }
    assert expected == DATE_FIELDS
