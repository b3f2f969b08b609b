"""`quizgen.outputs.attribution`: links, versions, and each article once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizgen.model import Card, Question
from quizgen.outputs.attribution import articles, authors_link, licence_link, section_link, version

MakeQuestion = Callable[..., Question]

WIKI = "https://en.wikipedia.org/wiki/Varne_Point"

# Each row: the address of the article, the section, and the links to the section and to the authors.
LINKS: list[tuple[str | None, tuple[str, ...], str | None, str | None]] = [
    (WIKI, (), WIKI, f"{WIKI}?action=history"),
    (WIKI, ("History", "Early years"), f"{WIKI}#Early_years", f"{WIKI}?action=history"),
    (f"{WIKI}#Lights", ("A & B (c)",), f"{WIKI}#A_&_B_(c)", f"{WIKI}?action=history"),
    (WIKI, ('He said "no" <i>',), f"{WIKI}#He_said_%22no%22_%3Ci%3E", f"{WIKI}?action=history"),
    (WIKI, ("Été \ud800",), f"{WIKI}#%C3%89t%C3%A9_?", f"{WIKI}?action=history"),
    (
        "https://wiki.example/w/index.php?title=Varne_Point&oldid=812",
        ("Lights",),
        "https://wiki.example/w/index.php?title=Varne_Point&oldid=812#Lights",
        "https://wiki.example/w/index.php?title=Varne_Point&action=history",
    ),
    (
        "http://wiki.example/index.php/V",
        (),
        "http://wiki.example/index.php/V",
        "http://wiki.example/index.php/V?action=history",
    ),
    ("https://example.org/varne.html", ("Lights",), "https://example.org/varne.html#Lights", None),
    ("javascript:alert(1)", ("Lights",), None, None),
    ("http://[", (), None, None),
    ("wiki/Varne_Point", (), None, None),
    ("", (), None, None),
    (None, ("Lights",), None, None),
]


@pytest.mark.parametrize(("url", "section", "to_section", "to_authors"), LINKS)
def test_links(
    make_question: MakeQuestion,
    url: str | None,
    section: tuple[str, ...],
    to_section: str | None,
    to_authors: str | None,
) -> None:
    """A web address leads to the section and, on a MediaWiki site, to the authors; anything else to nowhere."""
    evidence = replace(make_question().evidence, url=url, section=section)
    assert section_link(evidence) == to_section
    assert authors_link(evidence) == to_authors


@pytest.mark.parametrize(
    ("revision", "timestamp", "shown"),
    [
        (812, "2024-09-01T12:00:00Z", "revision 812 of 2024-09-01"),
        (812, None, "revision 812"),
        (None, "2012-04", "as of 2012-04"),
        (None, None, ""),
    ],
)
def test_version(make_question: MakeQuestion, revision: int | None, timestamp: str | None, shown: str) -> None:
    """A version is told by its revision and day, as far as they are known."""
    assert version(replace(make_question().evidence, revision=revision, timestamp=timestamp)) == shown


def test_articles(make_question: MakeQuestion) -> None:
    """Each version of an article comes once, in the order of the cards, without section and sentence."""
    one = make_question()
    questions = [one, make_question(prompt="Why?"), replace(one, evidence=replace(one.evidence, revision=813, start=1))]
    cards = [
        Card(id=str(place), question=each, changed_at="2024-09-01T12:00:00Z") for place, each in enumerate(questions)
    ]
    found = articles(cards)
    assert [source.revision for source in found] == [812, 813]
    assert {(source.section, source.sentence, source.start, source.end) for source in found} == {((), "", 0, 0)}


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC BY-NC-ND 3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC BY-SA", None),
        ("GFDL", None),
        (None, None),
    ],
)
def test_licence_link(name: str | None, link: str | None) -> None:
    """A licence of Creative Commons has an address; what another name stands for is not guessed."""
    assert licence_link(name) == link
