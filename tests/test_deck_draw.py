"""`quizgen.deck.draw`: which questions a quiz takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from quizgen.deck import Wish, draw
from quizgen.deck.draw import ARRANGED_SHARE
from quizgen.edtf import Date
from quizgen.errors import InputError
from quizgen.model import Card, Form, Question

MakeQuestion = Callable[..., Question]
THINGS = "harbour lantern mole ferry chart pilot buoy wreck signal tower bell crane dock jetty lock quay".split()


def cards_of(questions: Sequence[Question]) -> list[Card]:
    """A card of each question, under its id."""
    return [Card(id=question.id, question=question, changed_at="2024-09-01T12:00:00Z") for question in questions]


@pytest.fixture
def bank(make_question: MakeQuestion) -> list[Card]:
    """48 facts in four sections of unlike size, each asked in four forms; and three matches on four of them each."""
    questions = []
    for number in range(48):
        year, section = 1850 + number, ("A (1850–1870)", "B", "C", "D")[min(number // 4, 3) if number < 12 else 3]
        what = f"the {THINGS[number % 16]} {THINGS[(number // 3 + 5) % 16]} number {number} of Varne{number}"
        forms: tuple[tuple[Form, str], ...] = (
            ("basic", f"In which year was {what} built?"),
            ("choice", f"When was {what} built?"),
            ("typed", f"Give the year in which {what} was built."),
            ("cloze", f"{what} was built in [year]."),
        )
        questions += [
            make_question(
                id=f"{form}{number}",
                form=form,
                prompt=prompt,
                answer=str(year),
                choices=(str(year), "1700") if form == "choice" else None,
                date=Date.parse(str(year)),
                section=(section,),
                facts=(f"fact {number}",),
            )
            for form, prompt in forms
        ]
    for number in range(3):
        questions.append(
            make_question(
                id=f"match{number}",
                form="match",
                prompt="Match.\n1. a\n2. b",
                answer="1-A 2-B",
                choices=("x", "y"),
                facts=tuple(f"fact {12 + number * 4 + place}" for place in range(4)),
                section=("D",),
            )
        )
    return cards_of(questions)


def test_even(bank: list[Card]) -> None:
    """Sections and forms are drawn evenly, no fact is asked twice, and the order of the story is kept."""
    drawn = draw(bank, Wish(count=16)).items
    assert len(drawn) == 16
    assert sorted(Counter(card.question.section for card in drawn).values()) == [4, 4, 4, 4]
    forms = Counter(card.question.form for card in drawn)
    assert forms["match"] == 16 // ARRANGED_SHARE
    assert max(forms[form] for form in ("basic", "choice", "typed", "cloze")) <= 6
    assert min(forms[form] for form in ("basic", "choice", "typed", "cloze")) >= 2
    facts = [fact for card in drawn for fact in card.question.facts]
    assert len(facts) == len(set(facts))
    places = [bank.index(card) for card in drawn]
    assert places == sorted(places)


def test_seed(bank: list[Card]) -> None:
    """The same seed draws the same questions, another seed others; the order of the process does not matter."""
    assert draw(bank, Wish(count=10)) == draw(list(bank), Wish(count=10))
    assert draw(bank, Wish(count=10, seed=2)).items != draw(bank, Wish(count=10)).items


def test_everything_that_fits(bank: list[Card]) -> None:
    """Without a count each fact is asked once, and questions on several facts are there too."""
    drawn = draw(bank, Wish()).items
    assert Counter(card.question.form == "match" for card in drawn) == {True: 3, False: 48}
    assert len(draw(bank, Wish(together=False)).items) == len(bank)


@pytest.mark.parametrize(
    ("wish", "holds"),
    [
        (Wish(forms=("choice",)), lambda q: q.form == "choice"),
        (Wish(forms=("choice", "cloze"), count=7), lambda q: q.form in ("choice", "cloze")),
        (Wish(first=1860, last=1863), lambda q: 1860 <= int(q.answer) <= 1863),
        (Wish(first=1890), lambda q: int(q.answer) >= 1890),
        (Wish(last=1852), lambda q: int(q.answer) <= 1852),
        (Wish(sections=("(1850",), forms=("typed",)), lambda q: q.section == ("A (1850–1870)",)),
        (Wish(sections=("b", "C"), forms=("typed",)), lambda q: q.section[0] in "BC"),
        (Wish(preferred=("typed",), forms=("basic", "typed")), lambda q: q.form == "typed"),
        (Wish(fact_kinds=("event",), count=3), lambda q: q.fact_kind == "event"),
    ],
)
def test_wish(bank: list[Card], wish: Wish, holds: Callable[[Question], bool]) -> None:
    """Only what was wished for is drawn."""
    drawn = draw(bank, wish).items
    assert drawn
    assert all(holds(card.question) for card in drawn)
    assert wish.count is None or len(drawn) == wish.count


@pytest.mark.parametrize("wish", [Wish(fact_kinds=("office",)), Wish(first=3000), Wish(sections=("nowhere",))])
def test_nothing(bank: list[Card], wish: Wish) -> None:
    """Where nothing is of the wanted kind, nothing is drawn."""
    assert draw(bank, wish).items == ()


def test_fallback(bank: list[Card]) -> None:
    """A fact that is asked in none of the preferred forms is asked in another."""
    only = [card for card in bank if card.question.form in ("basic", "match")]
    drawn = draw(only, Wish(preferred=("choice", "typed")))
    assert Counter(card.question.form for card in drawn.items)["basic"] == 48


def test_ids(bank: list[Card]) -> None:
    """Ids are taken as they are given, in their order, each once."""
    wish = Wish(ids=("cloze3", "basic7", "cloze3", "match0"))
    assert [card.id for card in draw(bank, wish).items] == ["cloze3", "basic7", "match0"]


def test_swap(bank: list[Card]) -> None:
    """One question gives its place to another, named or of the same form and section; the others stay."""
    wish = Wish(count=8, forms=("cloze",))
    before = [card.id for card in draw(bank, wish).items]
    old = before[3]
    named = [card.id for card in draw(bank, Wish(count=8, forms=("cloze",), swaps=((old, "basic40"),))).items]
    assert named == [*before[:3], "basic40", *before[4:]]
    anything = draw(bank, Wish(count=8, forms=("cloze",), swaps=((old, None),))).items
    (any_other,) = {card.id for card in anything} - set(before)
    by_id = {card.id: card.question for card in bank}
    assert any_other.startswith("cloze")
    assert by_id[any_other].section == by_id[old].section


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (Wish(ids=("cloze1", "nope")), "--ids nope: no question has this id"),
        (Wish(ids=("cloze1",), swaps=(("cloze2", None),)), "--swap cloze2: this question was not drawn"),
        (Wish(ids=("cloze1",), swaps=(("cloze1", "nope"),)), "--swap nope: no question has this id"),
        (
            Wish(ids=("cloze1", "cloze2"), swaps=(("cloze1", "cloze2"),)),
            "cloze1=cloze2: this question is in the quiz",
        ),
        (Wish(ids=("cloze1",), swaps=(("cloze1", None),)), "no question is left to take instead"),
    ],
)
def test_faults(bank: list[Card], wish: Wish, message: str) -> None:
    """What cannot be done is told with the option and the id."""
    with pytest.raises(InputError, match=message.replace("(", "\\(")):
        draw(bank, wish)


def test_no_answer_is_given_away(make_question: MakeQuestion) -> None:
    """Of two questions of which one prints the other's answer, one is left out and told."""
    one = make_question(id="one", prompt="When did the mole of Varne Point open?", facts=("mole",))
    told = "What opened on 4 May 1902?"
    other = make_question(id="two", form="reversed", prompt=told, answer="mole", facts=("mole",), asks="named")
    drawn = draw(cards_of([one, other]), Wish(count=5))
    assert len(drawn.items) == 1
    assert len(drawn.skipped) == 1
