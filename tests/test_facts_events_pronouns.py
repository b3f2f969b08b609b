"""Whom a pronoun means: certain only where the text leaves no choice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.facts.events.plain import parse_plain
from quizgen.facts.events.pronouns import is_certain
from quizgen.facts.topic import topic_of
from quizgen.model import Article, Sentence

Pages = Callable[[str], Article]

# sentences in a row, and for each (+ or -) whether "she" in it means the topic, Ada Byrne
RUNS = [
    ("She was rich.", "-"),
    ("Byrne was rich. | She left Cork.", "-+"),
    ("Ada Byrne was rich. | She left Cork. | She was proud. | She died.", "-+++"),
    ("Byrne was rich. | The law failed. | The press was sold. | She died.", "-+++"),
    ("Byrne was rich. | Tom Reed was poor. | She died.", "-+-"),
    ("Byrne was rich. | Tom Reed was poor. | Byrne left Cork. | She died.", "-+-+"),
    ("Byrne was rich. | Her mother was poor. | She died.", "-+-"),
    ("Byrne was rich. | The mayor was poor. | She died.", "-+-"),
    ("Byrne was rich. | They were poor. | She died.", "-++"),
    ("Byrne was rich. | He was poor. | She died.", "-++"),
    ("Byrne was rich. | He met Ida Marsh. | She died.", "-+-"),
    ("Byrne was rich. | Her father was poor. | She died.", "-++"),
    ("Byrne was rich. | Her father was a friend of the queen. | She died.", "-+-"),
    ("Byrne was rich. | Her sons were poor. | She died.", "-++"),
    ("Byrne was rich. | Her husband, Tom Reed, was poor. | Reed left. | She died.", "-++-"),
    ("Byrne was rich. | King George was poor. | She died.", "-++"),
    ("Byrne was rich. | Queen Maud was poor. | She died.", "-+-"),
    ("She and her husband left Cork. | She died.", "--"),
    ("Byrne and her husband left Cork. | She died.", "++"),
    ("Byrne left and her house was sold. | She died.", "++"),
    ("Ida Marsh left and her house was sold. | She died.", "--"),
    ("Byrne was rich. | It failed. | She died.", "-++"),
    ("Byrne and Tom Reed were rich. | She left Cork.", "--"),
    ("Byrne and her friends were rich. | She left Cork.", "++"),
    ("Byrne was rich and Tom Reed was poor. | She died.", "--"),
    ("Tom Reed was poor and Byrne was rich. | She died.", "-+"),
    ("Tom Reed met Byrne in Cork. | She died.", "--"),
    ("The law on Byrne failed. | She died.", "-+"),
    ("The sister of Byrne was rich. | She died.", "--"),
    ("Paris is large. | She died.", "--"),
    # within one sentence: the topic named first, and nobody else before the pronoun
    ("Byrne left the press when she was rich.", "+"),
    ("When she was rich, Byrne left Cork.", "-"),
    ("Ida Marsh met Byrne when she was rich.", "-"),
    ("Byrne met Ida Marsh when she was rich.", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "certain"), RUNS)
def test_certain(biography: Pages, sentences: str, certain: str) -> None:
    """A sentence about the topic alone makes "she" certain; another person as a subject ends it."""
    texts = [Sentence(text=text, start=0, end=len(text)) for text in sentences.split(" | ")]
    parses = parse_plain([(text, ()) for text in texts])
    found = [is_certain(parses[:stop], topic_of(biography(""))) for stop in range(1, len(parses) + 1)]
    assert "".join("+" if each else "-" for each in found) == certain


def test_nothing_before(biography: Pages) -> None:
    """No sentences, no pronouns; a section that opens with one means its page's topic."""
    topic = topic_of(biography(""))
    assert not is_certain([], topic)
    text = "She was rich."
    assert is_certain(parse_plain([(Sentence(text=text, start=0, end=len(text)), ())]), topic, opens_section=True)
