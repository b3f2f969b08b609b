"""What an article is about, as its own words tell."""

# ruff: noqa: E501 - a case is one line of its table

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from quizgen.article import parse_article
from quizgen.facts.topic import GENDER_MAJORITY, MIN_PRONOUNS, MIN_REPEATS, Topic, prose, topic_of
from quizgen.model import Article, Page

BORN = "\n\n[[Category:1815 births]]"
HERS = "She wrote. She spoke. She sang. She rested. Her house was hers."


def article_of(wikitext: str, title: str = "Ada Byrne") -> Article:
    """A page."""
    return parse_article(Page(title=title, wikitext=wikitext)).items[0]


def topic(wikitext: str, title: str = "Ada Byrne") -> Topic:
    """The topic of a page."""
    return topic_of(article_of(wikitext, title))


KINDS = [
    ("a woman", HERS + BORN, True, "female"),
    ("a man", HERS.replace("She", "He").replace("Her", "His").replace("hers", "his") + BORN, True, "male"),
    ("by its infobox", "{{Infobox person\n| birth_date = 1815\n}}\n" + HERS, True, "female"),
    ("no person by category or infobox", HERS, False, None),
    ("too few pronouns", "She wrote. She spoke." + BORN, False, None),
    ("no majority", HERS + "He wrote. He spoke. He sang." + BORN, False, None),
    ("a majority", HERS * GENDER_MAJORITY + "He wrote. He spoke. He sang. He rested. His house was his." + BORN, True, "female"),
    ("empty", "", False, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("wikitext", "person", "gender"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS]
)
def test_person_and_gender(wikitext: str, person: bool, gender: str | None) -> None:  # noqa: FBT001 - a column
    """A person is one by category or infobox whose pronouns tell the gender."""
    found = topic(wikitext)
    assert (found.person, found.gender) == (person, gender)


def test_pronouns_that_do_not_reach_tell_nothing() -> None:
    """One pronoun fewer than needed is not enough."""
    assert topic("She left. " * MIN_PRONOUNS + BORN).gender == "female"
    assert topic("She left. " * (MIN_PRONOUNS - 1) + BORN).gender is None


SHORT = [
    ("Ada Byrne", "Byrne wrote. Byrne sang.", "Byrne"),
    ("Ada Byrne", "Byrne wrote. Ada Byrne sang.", "Ada Byrne"),
    ("Ada Byrne", "", "Ada Byrne"),
    ("Ada Byrne (printer)", "Byrne wrote. Byrne sang.", "Byrne"),
    ("Ada von Byrne", "Von Byrne wrote. Then von Byrne sang, as von Byrne did.", "Ada von Byrne"),
    ("Mary VI", "Mary VI wrote. Mary VI sang.", "Mary VI"),
    ("Mary of Cork", "Mary of Cork wrote. Mary of Cork sang.", "Mary of Cork"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "short"), SHORT)
def test_short(title: str, text: str, short: str) -> None:
    """A surname stands for a person where the text itself uses it alone, twice at least."""
    assert topic(f"{text} {HERS}{BORN}", title).short == short


def test_a_thing_goes_by_its_title() -> None:
    """What is no person keeps its title, without a disambiguation."""
    found = topic("The paper grew.", "Cork Herald (newspaper)")
    assert (found.title, found.short, found.words, found.alias) == ("Cork Herald", "Cork Herald", frozenset(), "")


def test_alias() -> None:
    """A monarch goes by the title that the first sentence gives and the text keeps using."""
    lead = "Mary IV was queen of Cork. "
    often = "Then the Queen left. " * MIN_REPEATS
    assert topic(lead + often + HERS + BORN, "Mary IV").alias == "queen"
    assert topic(lead + "Then the Queen left. " + HERS + BORN, "Mary IV").alias == ""
    assert topic("Mary IV was a nun. " + often + HERS + BORN, "Mary IV").alias == ""
    assert topic(lead + "Then the Queen of Galway left. " * MIN_REPEATS + HERS + BORN, "Mary IV").alias == ""


def test_things() -> None:
    """An article on a thing keeps naming it by the same nouns; a person's has none."""
    text = "So the stores grew. " * MIN_REPEATS + "So the house of Reed fell. " * MIN_REPEATS + "So the mill fell. "
    assert topic(text, "Reed Mills").things == {"stores", "store"}
    assert topic(text + HERS + BORN).things == frozenset()


PEOPLE = [
    ("[[Ida Tennant]] came.", {"tennant": "Ida Tennant"}),
    ("[[Ida Tennant|Tennant]] came.", {"tennant": "Ida Tennant"}),
    ("[[Ida Tennant (nurse)|Tennant]] came.", {"tennant": "Ida Tennant"}),
    ("[[Ida Tennant]] and [[Tom Tennant]] came.", {"tennant": ""}),
    ("[[Ida Tennant]] came, as [[Ida May Tennant]].", {"tennant": "Ida Tennant"}),
    ("[[Tom Byrne]] came.", {"byrne": "Tom Byrne", "tom": "Tom Byrne"}),
    ("[[Ada Byrne]] and [[Byrne]] came.", {}),
    ("The [[Ida Tennant]] sank.", {}),
    ("[[New Cork]], [[Queen Tennant]], [[Cork]] and [[cork trees]].", {}),
    ("Ida Tennant came.", {}),
    ("[[Ida's Testament]] came.", {}),
    ("[[Early Modern France|France]] fell. She lived in France.", {}),
    ("[[Jan van der Meer]] came.", {"meer": "Jan van der Meer"}),
]  # fmt: skip


@pytest.mark.parametrize(("wikitext", "people"), PEOPLE)
def test_people(wikitext: str, people: dict[str, str]) -> None:
    """Links give full names for surnames, kin's given names too; where two are meant, none."""
    assert topic(f"{wikitext} {HERS}{BORN}").people == people


def test_mononyms() -> None:
    """Who or what a page of one word is about goes by that word."""
    assert topic("[[Voltaire]] met [[Ida Tennant]] in [[Galway (city)]].").mononyms == {"voltaire"}


NAMED = [
    ("Ada Byrne", True),
    ("Byrne", True),
    ("Ada", True),
    ("ada byrne", True),
    ("Mrs. Byrne", True),
    ("President Byrne", True),
    ("Ada Mary Byrne", True),
    ("Tom Byrne", False),
    ("Ada Reed", False),
    ("Byrne Mills", False),
    ("Ida Tennant", False),
    ("", False),
    ("都", False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "means"), NAMED)
def test_is_named_by(name: str, means: bool) -> None:  # noqa: FBT001 - a column
    """A person is named by each part of the name and with titles; kin are not meant."""
    assert topic(HERS + BORN).is_named_by(name) is means


def test_a_thing_is_named_by_its_title_alone() -> None:
    """Parts of a thing's title name something else."""
    found = topic("", "Cork Herald")
    assert found.is_named_by("Cork Herald")
    assert not found.is_named_by("Cork")


def test_prose() -> None:
    """Every sentence of every section, in order; quotations set off are no prose."""
    article = article_of("Ada left. Ida came.\n\n== Life ==\nTom sang.\n\n{{quote|I sang.}}\n\n* He rested.")
    found = [(path, sentence.text) for path, _, sentence in prose(article)]
    assert found == [((), "Ada left."), ((), "Ida came."), (("Life",), "Tom sang."), (("Life",), "He rested.")]


def seconds(wikitext: str) -> float:
    """Least processor time of three readings."""
    article = article_of(wikitext)
    times = []
    for _ in range(3):
        start = time.process_time()
        topic_of(article)
        times.append(time.process_time() - start)
    return min(times)


COSTS = ["the cork ", "Byrne ", "she ", "The Queen "]


@pytest.mark.parametrize("piece", COSTS)
def test_time_is_linear(piece: str) -> None:
    """Four times the text takes about four times as long."""
    few, many = (seconds(piece * size + BORN) for size in (2_000, 8_000))
    assert many < 8 * few + 0.02


def test_time_is_linear_in_links() -> None:
    """Four times the links in one sentence take about four times as long."""
    few, many = (seconds("[[Ida Tennant]] " * size + BORN) for size in (300, 1_200))
    assert many < 8 * few + 0.02


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Corkia grew. " * 11 + "The Corkia shrank.", True),
        ("Corkia grew. " * 9 + "The Corkia shrank.", False),
        ("The Corkia grew.", False),
        ("Corkia grew. " * 11 + "The Corkia Affair came to the Corkia's end.", True),
    ],
)
def test_bare(text: str, *, bare: bool) -> None:
    """A thing's name takes no article where the text hardly ever has one; compounds and genitives do not count."""
    (article,) = parse_article(Page(title="Corkia", wikitext=text)).items
    assert topic_of(article).bare == bare


def test_a_slip_is_mended(told: Callable[[Article], list[str]]) -> None:
    """An article before a name that takes none is left out."""
    text = "Corkia grew. " * 11 + "The Corkia entered the market of Dublin in 1852."
    (article,) = parse_article(Page(title="Corkia", wikitext=text)).items
    assert told(article) == ["Corkia entered the market of Dublin in [1852]."]
