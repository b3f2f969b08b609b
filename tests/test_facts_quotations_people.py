"""Names as the article has them in full."""

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.facts.quotations.people import People, people_of
from quizgen.facts.topic import topic_of
from quizgen.model import Page

TEXT = """'''Ada Byrne''' (born 1815) was an engineer. She met [[Ida Marsh]] and [[John Orr]] in Cork. Her brother, Tom
Byrne, helped her; Tom Byrne kept the mill. She knew [[Mary of Varne]] and [[Paracelsia]]. She met Hugo Pratt and Vera
Pratt; Hugo Pratt left, and Vera Pratt stayed. Sir Otto Lund wrote to her. She read the [[Red Mill]]. Despite Marsh and
despite her own doubts she built it. Historian Una Kerr praised her.<ref>{{cite news|work=The Crier|title=A}}</ref>

[[Category:1815 births]]
"""


@pytest.fixture(scope="module")
def people() -> People:
    """The people of an invented article."""
    (article,) = parse_article(Page(title="Ada Byrne", wikitext=TEXT)).items
    return people_of(article, topic_of(article))


@pytest.mark.parametrize(
    ("name", "near", "full"),
    [
        ("Byrne", "", "Ada Byrne"),
        ("Prime Minister Byrne", "", "Ada Byrne"),
        ("Marsh", "", "Ida Marsh"),
        ("Painter Ida Marsh", "", "Ida Marsh"),
        ("Orr", "", "John Orr"),
        ("Tom Byrne", "", "Tom Byrne"),
        ("Tom", "", "Tom Byrne"),
        ("Rex Byrne", "", None),
        ("Red Mill Marsh", "", "Ida Marsh"),
        ("Pratt", "", None),
        ("Pratt", "Then Vera Pratt came.", "Vera Pratt"),
        ("Queen Mary", "", "Queen Mary"),
        ("Paracelsia", "", "Paracelsia"),
        ("Kovacs", "", "Kovacs"),
        ("Sir Otto", "", "Sir Otto"),
        ("On Monday", "", None),
    ],
)
def test_complete(people: People, name: str, near: str, full: str | None) -> None:
    """A bare name is completed where one person only can be meant; else it stays as it is, or is nobody's."""
    assert people.complete(name, (near,)) == full


@pytest.mark.parametrize(
    ("name", "commentator"),
    [("Una Kerr", True), ("The Crier", True), ("the Crier", True), ("Ida Marsh", False)],
)
def test_commentators(people: People, name: str, commentator: bool) -> None:  # noqa: FBT001 - a column of the table
    """Historians and the papers that the references cite speak from outside."""
    assert people.is_commentator(name) is commentator
