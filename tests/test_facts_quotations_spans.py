"""Where quotation marks pair."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.quotations.spans import quoted_spans


@pytest.mark.parametrize(
    ("text", "quoted", "stray"),
    [
        ('She said "yes" and "no".', ["yes", "no"], 0),
        ("She said “yes” and “no”.", ["yes", "no"], 0),
        ("She said “he said “yes” to me”.", ["he said “yes” to me"], 0),
        ('She said “he said "yes" to me”.', ['he said "yes" to me'], 0),
        ("She said „yes“ and «no».", ["yes", "no"], 0),
        ('("yes")', ["yes"], 0),
        ('The 3" pipe is "long".', ["long"], 1),
        ('She said "yes and "no".', ["no"], 1),
        ('She said "yes.', [], 1),
        ('She said yes".', [], 1),
        ("She said yes”.", [], 1),
        ("", [], 0),
    ],
)
def test_quoted_spans(text: str, quoted: list[str], stray: int) -> None:
    """Pairs are found, outermost first; what opens or closes nothing is counted and never guessed."""
    spans, unpaired = quoted_spans(text)
    assert [text[span.start : span.end] for span in spans] == quoted
    assert unpaired == stray


@given(st.text(alphabet='ab "“”„«».', max_size=80))
def test_spans_are_disjoint_and_in_order(text: str) -> None:
    """Spans never overlap, and each stands between two marks."""
    spans, _ = quoted_spans(text)
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert all(text[span.start - 1] in '"“„«' and text[span.end] in '"”“»' for span in spans)
