"""`quizgen.names`: folding, surnames, genitives, and whether two names are one person's."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.names import bare_name, fold, names_in, possessive, same_person, sound, surname, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ida Marsh", "ida marsh"),
        ("  IDA   marsh. ", "ida marsh"),
        ("Françoise Noël", "francoise noel"),
        ("Straße", "strasse"),
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("Marsh-Reed", "marsh reed"),
        ("", ""),
        ("—", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Case, accents, punctuation and spacing make no difference."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Ida Marsh", "Marsh"),
        ("Ida Marsh (engineer)", "Marsh"),
        ("Ida Marsh Jr.", "Marsh"),
        ("Dr. Ida Marsh", "Marsh"),
        ("John von Neumann", "von Neumann"),
        ("Charles de la Mare", "de la Mare"),
        ("Henry VIII", "Henry VIII"),
        ("King Henry II", "Henry II"),
        ("Tom Marsh III", "Marsh"),
        ("Anne of Varne", "Anne of Varne"),
        ("Plato", "Plato"),
        ("", ""),
        ("(engineer)", "(engineer)"),
        (",", ","),
    ],
)
def test_surname(name: str, last: str) -> None:
    """The family name with its particles; a monarch's name with its number; what has none stays whole."""
    assert surname(name) == last


@pytest.mark.parametrize(
    ("name", "genitive"),
    [("Ida", "Ida's"), ("Charles", "Charles's"), ("the Beatles", "the Beatles'"), ("The Times", "The Times'")],
)
def test_possessive(name: str, genitive: str) -> None:
    """Only a plural with its article takes the bare apostrophe."""
    assert possessive(name) == genitive


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ida Marsh", "ida marsh", True),
        ("Ida Marsh", "Marsh", True),
        ("Ida Marsh", "Dr. Marsh", True),
        ("Ida Marsh", "Ida", False),
        ("Ida Marsh", "Tom Marsh", False),
        ("George V", "George VI", False),
        ("George II", "George III", False),
        ("George", "George V", True),
        ("Ida Marsh", "", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    """A shorter form is the same person where it keeps the surname; the order of the two is of no matter."""
    assert same_person(one, other) is same
    assert same_person(other, one) is same


@pytest.mark.parametrize(
    ("text", "name", "there"),
    [
        ("We met Marsh there.", "Ida Marsh", True),
        ("We met Marsh's sister.", "Ida Marsh", True),
        ("We met Hansen.", "Ida Hanson", True),
        ("We crossed the marsh.", "Ida Marsh", False),
        ("The President spoke.", "President Ida Marsh", False),
    ],
)
def test_names_in(text: str, name: str, there: bool) -> None:  # noqa: FBT001 - a column of the table
    """A capitalised word of the name, or a spelling of it, counts; titles and common words do not."""
    assert names_in(text, name) is there


@given(st.text())
def test_any_text_is_a_name(text: str) -> None:
    """Whatever the text, each function gives something of the same kind."""
    assert isinstance(surname(text), str)
    assert isinstance(possessive(text), str)
    assert fold(fold(text)) == fold(text)
    assert len(words_of(text)) <= len(text.split()) + text.count(",")
    assert same_person(text, text) is bool(fold(" ".join(words_of(text))))
    assert names_in(text, text) in (True, False)


def test_bare_name() -> None:
    """Only what stands in brackets at the end goes, in linear time."""
    assert bare_name("Varne (river) Bridge (railway)") == "Varne (river) Bridge"
    started = time.perf_counter()
    bare_name("(" * 50_000 + " " * 50_000 + "x")
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "spellings",
    [
        "Trotsky Trotskii Trotzky Trotski Trotskij Троцкий",
        "Zinoviev Zinovieff Зиновьев",
        "Göring Goering",
        "Tchaikovsky Chaikovsky Tschaikowsky Чайковский",
        "Nikolai Nikolay Nicolai Nikolaj Николай",
        "Yuri Iuri Juri Юрий",
        "Socrates Sokrates Σωκράτης",
        "Khrushchev Khruschev Kruschev",
        "Łódź Lodz",
        "Nicholas Nikolas",
    ],
)
def test_spellings_that_sound_alike(spellings: str) -> None:
    """The usual spellings of a name in Latin letters, and its own alphabet, have one sound."""
    assert len({sound(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize("names", ["Lenin Stalin", "Gambia Zambia", "Hansen Jansen", "Marx Mars", "1200 120"])
def test_names_that_sound_otherwise(names: str) -> None:
    """Other names, and other numbers, have other sounds."""
    assert len({sound(word) for word in names.split()}) == 2
