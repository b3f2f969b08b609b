"""One quotation that stands several times is one."""

from __future__ import annotations

import time

import pytest

from quizgen.facts.quotations.repeated import each_once
from quizgen.model import Evidence, Quotation

EVIDENCE = Evidence(
    title="Varne",
    lang="en",
    revision=None,
    timestamp=None,
    url=None,
    licence=None,
    section=(),
    sentence="",
    start=0,
    end=0,
)
WORDS = "the mill will turn as long as there is water in the river"
OTHERS = "nobody knew the price of flour in Cork that year"


def quotation(text: str, speaker: str | None = None, *, block: bool = False) -> Quotation:
    """An invented quotation."""
    return Quotation(key=text, evidence=EVIDENCE, text=text, speaker=speaker, block=block)


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        ([WORDS, WORDS], [WORDS]),
        ([WORDS, f"I say that {WORDS}, and so it does"], [f"I say that {WORDS}, and so it does"]),
        ([WORDS.replace("the mill", "[T]he mill"), WORDS.title()], [WORDS.replace("the mill", "[T]he mill")]),
        ([WORDS, OTHERS], [WORDS, OTHERS]),
        ([], []),
    ],
)  # fmt: skip
def test_each_once(texts: list[str], kept: list[str]) -> None:
    """The longest form of the same words stays, and different words stay apart, in their order."""
    assert [q.text for q in each_once([quotation(text) for text in texts])] == kept


def test_the_form_that_tells_the_speaker_stays() -> None:
    """A shorter form with a speaker wins over a longer one without."""
    (kept,) = each_once([quotation(f"{WORDS} so it does"), quotation(WORDS, "Ida Marsh")])
    assert kept.speaker == "Ida Marsh"


def test_two_speakers_are_a_doubt() -> None:
    """Words that two people are said to have said are nobody's."""
    (kept,) = each_once([quotation(WORDS, "Ida Marsh"), quotation(WORDS, "Vera Kolb")])
    assert kept.speaker is None
    assert kept.doubt is not None


def test_many_quotations_take_linear_time() -> None:
    """Thousands of quotations are compared in bounded time."""
    many = [quotation(f"word{i} " * 30 + WORDS) for i in range(4_000)]
    start = time.perf_counter()
    each_once(many)
    assert time.perf_counter() - start < 5
