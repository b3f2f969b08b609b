"""`quizgen.study.session`, `hints` and `terminal`: one sitting as a value, and texts as they are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.edtf import Date
from quizgen.model import Question
from quizgen.study import session
from quizgen.study.hints import hints
from quizgen.study.plots import bars
from quizgen.study.session import COMES_BACK_AFTER, MOST_ATTEMPTS, Session, plan
from quizgen.study.store import Asked
from quizgen.study.terminal import Terminal, cells, wrap

MakeQuestion = Callable[..., Question]


def card(name: str, field: str | None = None) -> Asked:
    """A card of a deck."""
    return Asked("deck", name, field or name)


def cards(names: str) -> list[Asked]:
    """A card for each letter."""
    return [card(name) for name in names]


def order(planned: Session) -> str:
    """The cards to ask, by their letters."""
    return "".join(asked.id for asked in planned.queue)


def test_due_cards_come_first() -> None:
    """Due cards stand in an order that the seed decides, then new ones in theirs; a limit cuts the end."""
    planned = plan(cards("abcdef"), cards("xyz"), None, "seed")
    assert sorted(order(planned)[:6]) == list("abcdef")
    assert order(planned)[6:] == "xyz"
    assert plan(cards("abcdef"), cards("xyz"), None, "seed") == planned
    assert len({order(plan(cards("abcdef"), [], None, seed)) for seed in "12345678"}) > 4
    assert plan(cards("abcdef"), cards("xyz"), 4, "seed").queue == planned.queue[:4]
    assert plan([], [], None, "").current is None


def test_one_card_of_each_field() -> None:
    """Of two cards that ask the same one would give the other away: only the first is asked."""
    twins = [card("a", "same"), card("b", "same"), card("c")]
    assert len(plan(twins, [card("d", "same"), card("e")], None, "x").queue) == 3
    assert order(plan([], twins, None, "x")) == "ac"


def test_what_was_wrong_comes_back() -> None:
    """A wrong card is asked again after a few others, or at the end, and not for ever."""
    sitting = session.answered(Session(queue=tuple(cards("abcdefgh"))), "wrong", 1)
    assert order(sitting).index("a") == COMES_BACK_AFTER
    sitting = Session(queue=tuple(cards("a")))
    for attempt in range(1, MOST_ATTEMPTS + 1):
        assert sitting.current == card("a")
        sitting = session.answered(sitting, "wrong", attempt)
    assert sitting.current is None
    assert [turn.stored for turn in session.first_attempts(sitting)] == [1]


def test_undo_goes_back_to_the_question() -> None:
    """Undoing an answer gives the very sitting that was before it, at any depth."""
    start = Session(queue=tuple(cards("abc")))
    one = session.answered(start, "wrong", 1)
    two = session.answered(one, "right", 2)
    assert session.undone(two) == one
    assert session.undone(session.undone(two)) == start
    assert session.amended(one, "right", 3) == session.answered(start, "right", 3)


def test_skipping_and_leaving_out() -> None:
    """A skipped card is asked no more today; one that is left out goes wherever it stands."""
    start = Session(queue=tuple(cards("abc")))
    assert order(session.skipped(start)) == "bc"
    assert order(session.without(session.answered(start, "wrong", 1), card("a"))) == "bc"
    assert (start.number, start.total) == (1, 3)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"answer": "10 February 1918", "date": Date.parse("1918-02-10")},
            ["20th century", "1910s", "in 1918", "February 1918"],
        ),
        ({"answer": "1918", "date": Date.parse("1918")}, ["20th century", "1910s"]),
        ({"answer": "the 1910s", "date": Date.parse("191X")}, ["20th century"]),
        ({"answer": "44 BC", "date": Date.parse("-0043")}, ["1st century BC"]),
        ({"answer": "Mikhail Frunze", "asks": "successor"}, ["M...... F.....", "Mik.... Fru..."]),
        ({"answer": "X", "asks": "successor"}, []),
        ({"answer": "b", "form": "choice", "choices": ("a", "b", "c")}, ["not A"]),
        ({"answer": "True", "form": "true_false", "choices": ("True", "False")}, []),
        ({"answer": "2 1 3", "form": "order", "choices": ("a", "b", "c")}, ["begins with B"]),
        ({"answer": "1-B 2-A", "form": "match", "choices": ("a", "b")}, ["1-B"]),
    ],
)
def test_hints(make_question: MakeQuestion, fields: dict[str, Any], expected: list[str]) -> None:
    """Each hint tells a little more, and none the answer."""
    given_hints = hints(make_question(**fields))
    assert len(given_hints) == len(expected)
    assert all(part in hint for part, hint in zip(expected, given_hints, strict=True))
    assert not any(fields["answer"] in hint for hint in given_hints if len(fields["answer"]) > 3)


PLAIN = Terminal(width=40, colour=False, letters=True)


@given(st.text(max_size=200), st.integers(1, 60))
def test_wrapping(text: str, width: int) -> None:
    """No line is wider than it may be, and no letter is lost."""
    shown = PLAIN.shown(text)
    lines = wrap(shown, width)
    assert "".join("".join(lines).split()) == "".join(shown.split())
    assert all(cells(line) <= max(width, 2) for line in lines)


@pytest.mark.parametrize(
    "hostile", ["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\r", "\x08\x08", "\u202e", "\x00", "\x1bP+q\x1b\\", "\u2028"]
)
def test_nothing_in_a_text_steers_the_terminal(hostile: str) -> None:
    """Escape sequences, controls and marks of direction in an article's text come out as spaces."""
    shown = PLAIN.shown(f"a{hostile}b")
    assert shown.isprintable()
    assert shown[0] == "a"
    assert shown[-1] == "b"


def test_without_unicode() -> None:
    """Where there is only ASCII, quotes and dashes are written in it."""
    assert Terminal(width=40, colour=False, letters=False).shown("“a” – b… › ✓ █") == '"a" - b... > + #'


def test_wide_letters() -> None:
    """Chinese takes two columns a letter, an accent none."""
    assert cells("漢字") == 4
    assert cells("e\u0301") == 1
    assert wrap("漢字漢字", 4) == ["漢字", "漢字"]


def test_bars() -> None:
    """A bar is as long as its number, or as its share of the room; what is not nothing has at least one character."""
    assert bars([("a", 2, "2"), ("bb", 0, "0")], 20) == ["a  ██ 2", "bb    0"]
    lines = bars([("a", 1000, "1000"), ("b", 1, "1")], 20)
    assert all(cells(line) <= 20 for line in lines)
    assert "█ " in lines[1]
    assert bars([("a", 2, "2")], 20, drawn=False) == ["a: 2"]
    assert bars([], 20) == []
