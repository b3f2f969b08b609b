"""Full names for nouns that the text before introduced."""

from __future__ import annotations

import time

import pytest

from quizgen.facts.events.definites import full_names

NAMES = [
    ("She read the Cork Herald.", "herald", {"Cork Herald"}),
    ("The Cork Printers' Union struck.", "union", {"Cork Printers' Union"}),
    ("She knew the Union of Cork.", "union", set()),
    ("She knew the Society for the Union.", "union", {"Society for the Union"}),
    ("The Cork Union and the Dublin Union struck.", "union", {"Cork Union", "Dublin Union"}),
    ("The Union struck.", "union", set()),
    ("The Cork Unions struck.", "union", set()),
    ("the union struck", "union", set()),
    ("", "union", set()),
    ("The Cork (a) Union struck.", "a)", set()),
]


@pytest.mark.parametrize(("text", "noun", "names"), NAMES)
def test_full_names(text: str, noun: str, names: set[str]) -> None:
    """A name ends in the noun, has a word before it and is written with capitals."""
    assert full_names(text, noun) == names


def test_time_is_linear() -> None:
    """Four times as many capitals take about four times as long."""

    def seconds(size: int) -> float:
        text = "Cork of " * size
        start = time.process_time()
        full_names(text, "union")
        return time.process_time() - start

    small = min(seconds(500) for _ in range(3))
    assert min(seconds(2000) for _ in range(3)) < 8 * small + 0.01
