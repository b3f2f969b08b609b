"""`quizgen.questions.context`: the small line above a prompt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.names import fold
from quizgen.questions.context import context_line, shows


@pytest.mark.parametrize(
    ("section", "answer", "asks", "line"),
    [
        ((), "1902", "date", "Varne Point"),
        (("History", "Early years"), "1902", "date", "Varne Point · History · Early years"),
        (("Early years (1871–1902)",), "1890", "date", "Varne Point · Early years"),
        (("Early years, 1871–1902",), "1890", "date", "Varne Point · Early years"),
        (("Since 1902",), "1902", "date", "Varne Point"),
        (("Storm of 1902",), "1902", "date", "Varne Point · Storm"),
        (("1902–1910: the great lamp",), "1904", "date", "Varne Point · The great lamp"),
        (("1902 storm",), "1902", "date", "Varne Point · Storm"),
        (("From 1890s to 1910",), "1902", "date", "Varne Point"),
        (("9 May", "Later life"), "1902", "date", "Varne Point · Later life"),
        (("Keepers", "Ida Marsh"), "Ida Marsh", "successor", "Varne Point · Keepers"),
        (("The Marsh years",), "Ida Marsh", "successor", "Varne Point"),
        (("The Marsh years",), "Old Marsh", "place", "Varne Point · The Marsh years"),
        (("At Varne Point",), "Varne Point", "place", "Varne Point"),
    ],
)
def test_context(section: tuple[str, ...], answer: str, asks: str, line: str) -> None:
    """Dates are cut off a section's title; what still holds a digit, or the answer, is left out."""
    assert context_line("Varne Point", section, answer, asks) == line


@given(st.lists(st.text()), st.text(min_size=1), st.sampled_from(["date", "speaker"]))
def test_sections_tell_nothing(section: list[str], answer: str, asks: str) -> None:
    """Whatever the sections, what follows the title holds neither a digit nor the answer."""
    line = context_line("Lamp", tuple(section), answer, asks)
    assert line.startswith("Lamp")
    assert not any(char.isdigit() for char in line)
    for part in line.split(" · ")[1:]:
        assert not fold(answer) or not shows(answer, asks, part)
