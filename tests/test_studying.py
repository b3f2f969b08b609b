"""`quizgen.studying`: decks are read once for the self-test, and anew when something has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizgen import codec, ledger, studying
from quizgen.errors import FaultsError, InputError
from quizgen.model import BadCard, Question
from quizgen.study import store
from quizgen.study.store import Database, Filter, StoredDeck

RECIPE = """\
id: varne-1
title: Mayors of Varne
articles: [ida-marsh.wikitext]
"""
ARTICLE = """\
{{Infobox officeholder
| name = Ida Marsh
| office = Mayor of Varne
| term_start = 4 May 1902
| predecessor = [[Tom Reed]]
| successor = [[Ann Lowe]]
}}
'''Ida Marsh''' kept the light.
"""


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """An empty memory, and a folder with a deck."""
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    deck = tmp_path / "decks" / "varne"
    deck.mkdir(parents=True)
    (deck / "recipe.yaml").write_text(RECIPE, encoding="utf-8")
    (deck / "ida-marsh.wikitext").write_text(ARTICLE, encoding="utf-8")
    database, _ = store.open_memory()
    yield database
    database.close()


def read(memory: Database, what: str) -> StoredDeck:
    """A deck, read anew."""
    return studying.read_deck(memory, what, None, None, lambda _: None)


def asked(memory: Database, deck: StoredDeck) -> list[str]:
    """The ids of a deck's cards."""
    return [card.id for card in store.all_cards(memory, Filter(decks=(deck.id,)))]


def test_a_recipe(memory: Database) -> None:
    """A deck is known by its recipe's id, under each way to name it; its own cards come before the rest of the bank."""
    deck = read(memory, "decks/varne")
    assert (deck.id, deck.title) == ("varne-1", "Mayors of Varne")
    assert deck.bad_cards == str(Path.cwd() / "decks" / "varne" / "bad-cards.yaml")
    assert studying.known_deck(memory, "decks/varne", None) == deck
    assert studying.known_deck(memory, "decks/varne/recipe.yaml", None) is None
    forms = [store.question_of(memory, deck.id, card) for card in asked(memory, deck)]
    kinds = [question["form"] for question in forms if question is not None]
    assert kinds[0] == "basic"
    assert "cloze" in kinds


@pytest.mark.parametrize(
    "changed", ["recipe.yaml", "ida-marsh.wikitext", "ida-marsh.yaml", "ledger.yaml", "bad-cards.yaml"]
)
def test_a_change_is_noticed(memory: Database, changed: str) -> None:
    """Whatever a deck is made of is read anew when it changed, or is there now and was not before."""
    read(memory, "decks/varne")
    path = Path("decks/varne", changed)
    assert studying.known_deck(memory, "decks/varne", None) is not None
    path.touch()
    os.utime(path, (1, 1))
    assert studying.known_deck(memory, "decks/varne", None) is None


def test_an_upgrade_is_noticed(memory: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the program reads every deck anew."""
    read(memory, "decks/varne")
    monkeypatch.setattr(studying, "_program", lambda: [1, 2, 3])
    assert studying.known_deck(memory, "decks/varne", None) is None


def test_an_article_has_the_cards_of_its_build(memory: Database) -> None:
    """A bare article's deck is named by its language and title, as that of `quizgen build` is."""
    deck = read(memory, "decks/varne/ida-marsh.wikitext")
    assert deck.id == codec.short_id("en", deck.title)
    assert Path(deck.bad_cards).parent.name == "bad-cards"


def test_marked_cards_are_left_out(memory: Database) -> None:
    """What was marked as bad is not asked; a deck of nothing else says so."""
    deck = read(memory, "decks/varne")
    cards = asked(memory, deck)
    ledger.mark_bad(Path(deck.bad_cards), BadCard(id=cards[0], why="two answers"))
    assert asked(memory, read(memory, "decks/varne")) == cards[1:]
    for card in cards:
        ledger.mark_bad(Path(deck.bad_cards), BadCard(id=card, why="two answers"))
    with pytest.raises(InputError, match="all of its cards are marked as bad"):
        read(memory, "decks/varne")
    Path(deck.bad_cards).write_text("- no mapping\n", encoding="utf-8")
    with pytest.raises(FaultsError, match="is a list, not a mapping"):
        read(memory, "decks/varne")


def test_a_bank(memory: Database, make_question: Callable[..., Question]) -> None:
    """A bank of one article is that article's deck; of several, a deck of its own. Its ids are those of cards."""
    one = make_question(id="one")
    evidence = type(one.evidence)(
        **{name: getattr(one.evidence, name) for name in one.evidence.__slots__} | {"title": "B"}
    )
    Path("one.jsonl").write_text(codec.questions_to_lines([one]), encoding="utf-8")
    Path("two.jsonl").write_text(
        codec.questions_to_lines([one, make_question(id="two", evidence=evidence, facts=("other",))]), encoding="utf-8"
    )
    deck = read(memory, "one.jsonl")
    assert (deck.id, deck.title) == (codec.short_id("en", "Varne Point"), "Varne Point")
    assert asked(memory, deck) == ["one"]
    both = read(memory, "two.jsonl")
    assert (both.id != deck.id, both.title) == (True, "two")
    assert asked(memory, both) == ["one", "two"]
