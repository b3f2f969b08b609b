"""The words of a quotation as a card shows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.quotations.shown import MAX_WHOLE, fault_of, key_of, one_line, shown
from quizgen.names import names_in

LONG = (
    "The mill was built in 1803. It stood by the river, and it turned by day and by night, in summer and in winter, "
    "for as long as anybody in Varne could remember. The miller's daughter, Ida Marsh, kept the ledger and the lamp; "
    "she knew the price of flour in Cork and in Dublin, and she told it to whoever asked. Then the river fell. "
    "The wheel stood still for a whole year, and the owls moved in. Nobody ever ground corn at Varne again."
)


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        ("“The mill will turn.”", None, "The mill will turn."),
        ('He said: "The mill will turn."', None, "He said: ‘The mill will turn.’"),
        ("He said “the “old” mill”.", None, "He said ‘the ‘old’ mill’."),
        ("The mill [sic] will turn.", None, "The mill will turn."),
        ("[T]he mill will [...] turn.", None, "The mill will … turn."),
        ("[... p]ossibly the mill will turn.", None, "… possibly the mill will turn."),
        ("....The mill will turn....", None, "… The mill will turn …"),
        ("The mill . . . will turn.", None, "The mill … will turn."),
        ("The mill will turn,", None, "The mill will turn"),
        ("the mill will turn.", None, "… the mill will turn."),
        ("The mill\nwill turn\nand turn.", None, "The mill / will turn / and turn."),
        ("Dear Ida,\nThe mill will turn as long as there is water in the river.\nAda Byrne\nCork, 3 May 1840",
         "Ada Byrne", "The mill will turn as long as there is water in the river."),
        ("The mill will turn as long as there is water in the river. I shall wait for you.\nYours, ADA BIRNE",
         "Ada Byrne", "The mill will turn as long as there is water in the river. I shall wait for you."),
        ("Send a boat; I will wait. Byrne, Marsh.", "Ada Byrne", "Send a boat; I will wait."),
        ("We met J. Marsh at Varne.", None, "We met J. Marsh at Varne."),
        ('The "mill will turn.', None, ""),
        ("The mill” will turn.", None, ""),
        ("", None, ""),
    ],
)  # fmt: skip
def test_shown(text: str, speaker: str | None, expected: str) -> None:
    """Quotation marks, marks of editing, salutation and signature are dealt with; broken marks leave nothing."""
    assert shown(text, speaker) == expected


def test_long_passage_is_cut_at_sentence_ends() -> None:
    """A long passage keeps whole sentences, with an ellipsis where some are left out."""
    cut = shown(LONG, "Vera Kolb")
    kept = cut.strip("… ")
    assert kept in LONG
    assert len(kept.split()) <= MAX_WHOLE < len(LONG.split())
    assert kept[0].isupper()
    assert kept.endswith((".", "!", "?"))
    assert cut.startswith("…") or cut.endswith("…")


def test_cut_avoids_the_speaker() -> None:
    """A part without the speaker's name is preferred."""
    assert names_in(LONG, "Ida Marsh")
    assert not names_in(shown(LONG, "Ida Marsh"), "Ida Marsh")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The mill will turn as long as there is water in the river.", None),
        ("The mill will turn.", "too short to be told from others"),
        ("It was never quite so good as all of that, she thought.", "leans on what is not shown"),
        ("He was the finest miller whom I ever knew along any river.", None),
        ("", "unbalanced quotation marks, or no sentence that is short enough"),
    ],
)
def test_fault(text: str, fault: str | None) -> None:
    """Words that are too few, or lean on others, are not asked for."""
    assert fault_of(text) == fault


@pytest.mark.parametrize(
    ("text", "name", "named"),
    [
        ("Yours, HANSSON.", "Knut Hanson", True),
        ("Comrade Byrne told me.", "Ada Byrne", True),
        ("Byrne's mill", "Ada Byrne", True),
        ("Hansen told me.", "Knut Hanson", True),
        ("The mill will turn.", "Will Marsh", False),
        ("Will told me.", "Will Marsh", True),
        ("The king came.", "King Oskar", False),
        ("of the mill", "Ida of the Mill", False),
    ],
)
def test_names_in(text: str, name: str, named: bool) -> None:  # noqa: FBT001 - a column of the table
    """A name is found in other cases and spellings; titles and common words are no names."""
    assert names_in(text, name) is named


def test_key_ignores_marks_of_editing() -> None:
    """Brackets, ellipses, case and accents do not change the key."""
    assert key_of("[T]he Möll... will turn") == key_of("The moll will turn") == "the moll will turn"


@given(st.text(alphabet="abcAB .,;:!?\"“”‘’'[]()…\n", max_size=200))
def test_shown_is_balanced_and_one_line(text: str) -> None:
    """Whatever the text, what is shown stands on one line, within the bound, without double quotation marks."""
    result = shown(text, "Ada Byrne")
    assert not set(result) & set('"“”\n')
    assert len(result.split()) <= MAX_WHOLE + 5


@given(st.text(max_size=200))
def test_one_line_loses_no_word(text: str) -> None:
    """The full text keeps every letter."""
    letters = [char for char in text if char.isalnum()]
    assert [char for char in one_line(text) if char.isalnum()] == letters
