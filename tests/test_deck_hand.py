"""`quizgen.deck`: what a recipe asks for, the teacher's own hand, and what matters most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from quizgen.deck import assemble, importance, ordered, select
from quizgen.deck.select import Assembled
from quizgen.edtf import Date
from quizgen.errors import InputError
from quizgen.ledger import Ledger
from quizgen.model import Addition, BadCard, Edit, Question, Recipe, Selection

MakeQuestion = Callable[..., Question]
NOW, LATER = "2024-09-01T12:00:00Z", "2024-09-02T12:00:00Z"


@pytest.fixture
def bank(make_question: MakeQuestion) -> list[Question]:
    """Five questions: a to d are of 1901 to 1904, in two sections and the lead; e has no date."""
    rows = [("a", "1901", ("Life",)), ("b", "1902", ("Life", "Youth")), ("c", "1903", ("Work",)), ("d", "1904", ())]
    dated = [
        make_question(
            id=id_, facts=(id_,), prompt=f"In which year was lamp {id_ * 3} of Varne lit?", answer=year,
            date=Date.parse(year), section=section,
        )
        for id_, year, section in rows
    ]  # fmt: skip
    lone = make_question(id="e", facts=("e",), prompt="Who lit it?", answer="Tom Reed", asks="who", section=("Work",))
    return [*dated, lone]


def taken(bank: list[Question], **selection: Any) -> str:
    """The ids that a selection takes."""
    return "".join(question.id for question in select(bank, Selection(**selection)).items)


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        ({}, "abcde"),
        ({"sections": ("life",)}, "ab"),
        ({"sections": ("Youth", "Lead")}, "bd"),
        ({"without_sections": ("LIFE",)}, "cde"),
        ({"sections": ("Life",), "without_sections": ("Youth",)}, "a"),
        ({"first": Date.parse("1902")}, "bcd"),
        ({"last": Date.parse("1902-06")}, "ab"),
        ({"first": Date.parse("1902"), "last": Date.parse("1903")}, "bc"),
    ],
)
def test_selection(bank: list[Question], selection: dict[str, Any], ids: str) -> None:
    """Sections with their subsections, in or out; dates from and to; what has no date is outside them."""
    assert taken(bank, **selection) == ids


def test_successor_has_the_time_of_the_office(bank: list[Question]) -> None:
    """A question without a date is of the time that others on its fact ask for."""
    lone = replace(bank[4], facts=("a",))
    assert taken([*bank[:4], lone], first=Date.parse("1901"), last=Date.parse("1901")) == "ae"


def test_limit_takes_what_matters(bank: list[Question]) -> None:
    """With a limit the questions of most weight are taken, what is released before them; the rest is told."""
    weights = {"a": 1.0, "b": 5.0, "c": 3.0, "d": 4.0, "e": 2.0}
    chosen = select(bank, Selection(limit=2), weights=weights)
    assert [question.id for question in chosen.items] == ["b", "d"]
    assert [skipped.why for skipped in chosen.skipped] == ["beyond the limit of 2"] * 3
    assert [q.id for q in select(bank, Selection(limit=2), frozenset("a"), weights=weights).items] == ["a", "b"]


def test_order(bank: list[Question]) -> None:
    """In the order of the story, of importance, or shuffled: another seed shuffles otherwise."""
    weights = {"a": 1.0, "b": 5.0, "c": 3.0, "d": 4.0, "e": 2.0}
    orders = {
        (order, seed): "".join(q.id for q in ordered(bank, Selection(order=order, seed=seed), weights))
        for order in ("story", "importance", "shuffled")
        for seed in (0, 1)
    }
    assert orders["story", 0] == "abcde"
    assert orders["importance", 0] == "bdcea"
    assert sorted(orders["shuffled", 0]) == list("abcde")
    assert len({orders["shuffled", seed] for seed in (0, 1)} | {orders["story", 0]}) == 3


def test_first_form_is_preferred(bank: list[Question]) -> None:
    """A recipe's first form is the one that a field is asked in, where there are several."""
    cloze = replace(bank[0], id="z", form="cloze", prompt="In [year], lamp aaa of Varne was lit.")
    both = [bank[0], cloze]
    assert taken(both, forms=("cloze", "basic")) == "z"
    assert taken(both, forms=("basic", "cloze")) == "a"
    assert taken(both) == "a"


def test_several_facts_only_where_asked_for(make_question: MakeQuestion) -> None:
    """What asks several facts at once has no field of its own: a deck takes it where the recipe names its form."""
    order = make_question(form="order", facts=("a", "b"), choices=("x", "y"), answer="2 1")
    assert taken([order]) == ""
    assert taken([order], forms=("order",)) == order.id


# --- the teacher's hand ---------------------------------------------------------------------------------------------


def made(bank: list[Question], ledger: Ledger | None = None, now: str = NOW, **recipe: Any) -> Assembled:
    """The deck of a recipe, with a card marked as bad where `bad` names one."""
    bad = [BadCard(id=id_, why="wrong") for id_ in recipe.pop("bad", "")]
    told = {"id": "r", "name": "varne", "title": "Varne", "articles": ("a",), "folder": "."} | recipe
    return assemble(Recipe(**told), bank, ledger or Ledger(), now, bad=bad)


def ids(assembled: Assembled) -> list[str]:
    """The ids of a deck's cards."""
    return [card.id for card in assembled.deck.cards]


def test_exclude_and_bad_cards(bank: list[Question]) -> None:
    """Cards that the recipe excludes, and those marked as bad, stay out; both are told; unknown ids too."""
    deck = made(bank, selection=Selection(exclude=("b", "x")), bad="cy")
    assert ids(deck) == ["a", "d", "e"]
    assert [skipped.why for skipped in deck.skipped] == ["excluded by the recipe", "marked as bad"]
    assert [(remark.where, remark.what) for remark in deck.remarks] == [
        ("recipe of varne, exclude x", "there is no such card now"),
        ("bad-cards.yaml, y", "there is no such card now"),
    ]


def test_excluded_under_the_card_s_id(bank: list[Question]) -> None:
    """A card keeps its id when its question's changes; that id excludes it."""
    ledger = made(bank).ledger
    moved = [replace(bank[0], id="a2", facts=("a2",)), *bank[1:]]
    assert "a" in ids(made(moved, ledger))
    assert "a" not in ids(made(moved, ledger, selection=Selection(exclude=("a",))))


def test_edit(bank: list[Question]) -> None:
    """An edit puts words in the place of the card's own; the card keeps its id, and wins over its rivals."""
    deck = made(bank, edits=(Edit(id="e", prompt="Who lit the first lamp?", accepted=("Reed",)),))
    card = deck.deck.cards[-1]
    assert (card.id, card.question.prompt, card.question.answer) == ("e", "Who lit the first lamp?", "Tom Reed")
    assert card.question.accepted == ("Reed",)
    assert deck.remarks == ()
    rival = replace(bank[0], id="z", form="cloze", prompt="Lamp aaa was lit in [year].")
    assert ids(made([bank[0], rival], edits=(Edit(id="z", answer="about 1901"),))) == ["z"]


def test_edit_whose_card_changed(bank: list[Question]) -> None:
    """When the article changes under an edit, that is told once, and the edit stays."""
    edits = (Edit(id="a", prompt="When was the first lamp lit?"),)
    first = made(bank, edits=edits)
    evidence = replace(bank[0].evidence, sentence="Another sentence now stands here.")
    changed = [replace(bank[0], evidence=evidence), *bank[1:]]
    second = made(changed, first.ledger, LATER, edits=edits)
    assert second.deck.cards[0].question.prompt == "When was the first lamp lit?"
    assert [remark.what for remark in second.remarks] == [
        "the article has changed under this edit; read the card again"
    ]
    assert made(changed, second.ledger, LATER, edits=edits).remarks == ()
    answer = [replace(bank[0], answer="1899"), *bank[1:]]
    assert len(made(answer, first.ledger, LATER, edits=edits).remarks) == 1


def test_edit_that_spoils_the_options(make_question: MakeQuestion) -> None:
    """An edit whose answer is none of the options is an error that names the card and the remedy."""
    choice = make_question(id="a", form="choice", choices=("1901", "1902"), answer="1901")
    with pytest.raises(InputError, match="recipe of varne, edit a: the answer '1903' is none of the card's options"):
        made([choice], edits=(Edit(id="a", answer="1903"),))


def test_own_questions(bank: list[Question]) -> None:
    """A question of one's own is in the deck whatever else is, within the limit, under an id that stays."""
    own = Addition(id=None, form="basic", prompt="Who built the lighthouse?", answer="Tom Reed", evidence="My book.")
    deck = made(bank, additions=(own,), selection=Selection(limit=3))
    *_, card = deck.deck.cards
    assert len(deck.deck.cards) == 3
    assert (card.question.prompt, card.question.template, card.question.evidence.sentence) == (
        "Who built the lighthouse?",
        "own",
        "My book.",
    )
    again = made(bank[::-1], deck.ledger, LATER, additions=(own,))
    assert again.deck.cards[-1].id == card.id
    true = made(bank, additions=(replace(own, form="true_false", answer="True"),)).deck.cards[-1]
    assert true.question.choices == ("True", "False")
    named = (replace(own, id="mine"), replace(own, id="mine", prompt="Who built the light?"))
    assert len({made(bank, additions=(one,)).deck.cards[-1].id for one in named}) == 1


def test_unknown_section(bank: list[Question]) -> None:
    """A section that no card stands in is told."""
    deck = made(bank, selection=Selection(without_sections=("Lfie",)))
    assert [remark.what for remark in deck.remarks] == ["no card stands in a section 'Lfie'"]


# --- importance -----------------------------------------------------------------------------------------------------


def test_importance(make_question: MakeQuestion, bank: list[Question]) -> None:
    """The lead, a day, a turning point and the heading's own matter add weight; a second card on a fact has less."""
    plain = make_question(
        id="p", facts=("p",), prompt="In which year was a lamp bought?", answer="1902", date=Date.parse("1902"),
        section=("Trade",), evidence=replace(bank[0].evidence, title="Ida Marsh", section=("Trade",)),
    )  # fmt: skip
    weight = importance([plain], [], {})["p"]
    for better in (
        {"evidence": replace(plain.evidence, section=())},
        {"date": Date.parse("1902-05-04")},
        {"prompt": "In which year was Marsh elected?"},
        {"evidence": replace(plain.evidence, section=("The first lamp",))},
        {"fact_kind": "lifespan"},
    ):
        assert importance([replace(plain, **better)], [], {})["p"] > weight
    second = replace(plain, id="q", asks="place")
    weights = importance([plain, second, replace(plain, id="r", form="cloze")], [], {})
    assert abs(weights["p"] - weights["q"]) > 1
    assert weights["p"] == weights["r"]
