"""Works: italics with a year in prose and lists, and a work's own infobox."""

# ruff: noqa: E501 - a case is one line of its table, as an infobox or a row is one place of an article

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.facts.topic import topic_of
from quizgen.facts.works import ONLY_LISTED, OTHERS_WORK, SEVERAL_YEARS, find_works
from quizgen.model import Page, Work

HER = "'''Ada Byrne''' was a writer. She spoke. She sang. She rested. She ate. Her house was hers. Byrne slept. Byrne ate.\n"


def works_of(wikitext: str, title: str = "Ada Byrne", lead: str = HER) -> tuple[Work, ...]:
    """The works of a page with this wikitext."""
    text = f"{lead}\n{wikitext}\n[[Category:1815 births]]" if lead else wikitext
    (article,) = parse_article(Page(title=title, wikitext=text)).items
    return find_works(article, topic_of(article))


PROSE = [
    ("Byrne's novel ''The Mill'' (1848) was read widely.", ["The Mill by Ada Byrne 1848"]),
    ("Her novels include ''The Mill'' (1848), ''The Weir'' (1850), and ''The Lock'' (1851).", []),
    ("Byrne's novels include ''The Mill'' (1848), ''The Weir'' (1850), and ''The Lock'' (1851).",
     ["The Mill by Ada Byrne 1848", "The Weir by Ada Byrne 1850", "The Lock by Ada Byrne 1851"]),
    ("In her novel ''The Mill'' (1848) a miller drowns.", ["The Mill by Ada Byrne 1848"]),
    ("She wrote several books, including ''The Mill'' (1848).", ["The Mill by Ada Byrne 1848"]),
    ("She wrote a preface to ''The Weir'' (1850).", []),
    ("She wrote of Tom Reed's hopes in ''The Weir'' (1850).", []),
    ("Its story is told in ''The Lock'' (1960) by Tom Reed.", ["The Lock by Tom Reed 1960 DOUBT"]),
    ("A ship, HMS ''Weir'' (1850), sank.", []),
    ("''The Mill'' was published in 1848.", []),
]  # fmt: skip


def shown(work: Work) -> str:
    """A work in one line."""
    return f"{work.title} by {work.creator} {work.date}{' DOUBT' if work.doubt else ''}"


@pytest.mark.parametrize(("sentence", "expected"), PROSE)
def test_prose(sentence: str, expected: list[str]) -> None:
    """A title in italics with its year is a work of whom the words around it name."""
    assert [shown(work) for work in works_of(f"== Life ==\n{sentence}\n") if work.creator] == expected


def test_others_work() -> None:
    """A work of somebody else than the subject says why it is not asked for."""
    (work,) = works_of("== Legacy ==\nA life of her is ''The Lock'' (1960) by Tom Reed.\n")
    assert (work.creator, work.doubt) == ("Tom Reed", OTHERS_WORK)


LISTS = [
    ("* ''The Mill'' (1848)\n* ''The Weir'', 1850\n* 1851: ''The Lock''\n", ["The Mill", "The Weir", "The Lock"]),
    (
        "* ''The Mill'' (1848, translated by Tom Reed 1860)\n* ''Collected Poems'' (1870)\n* ''The Weir'' (with Tom Reed, 1850)\n",
        [],
    ),
]


@pytest.mark.parametrize(("items", "titles"), LISTS)
def test_lists(items: str, titles: list[str]) -> None:
    """An item of the subject's works is a title at its beginning with one year; joint and edited ones are left out."""
    assert [work.title for work in works_of(f"== Works ==\n{items}")] == titles


def test_long_list() -> None:
    """Of a long list only the works that the prose names may be asked for."""
    items = "".join(
        f"* ''Book {word}'' ({1840 + number})\n"
        for number, word in enumerate("Ash Bay Cay Day Elm Fir Gum Hay Ivy Joy Key Log".split())
    )
    works = works_of(f"== Life ==\nByrne is known for ''Book Elm''.\n== Works ==\n{items}")
    assert {work.doubt for work in works if work.title != "Book Elm"} == {ONLY_LISTED}
    assert [work.doubt for work in works if work.title == "Book Elm"] == [None]


def test_several_years() -> None:
    """A work to which the article gives two years is not asked for its date."""
    (work,) = works_of(
        "== Life ==\nByrne's novel ''The Mill'' (1848) sold well. Byrne's novel ''The Mill'' (1849) sold out.\n"
    )
    assert work.unasked == (("date", SEVERAL_YEARS),)


def test_references_are_no_works() -> None:
    """Titles in references never become works."""
    assert (
        works_of(
            "== Life ==\nShe ate.<ref>Byrne's ''The Mill'' (1848).</ref>\n== References ==\n* ''The Weir'' (1850)\n"
        )
        == ()
    )


OWN = [
    (
        "book",
        "author=[[Ada Byrne]]; published=17 August 1845 (Secker, London)",
        "The Mill by Ada Byrne 1845-08-17",
        "author",
    ),
    ("film", "director=[[Ada Byrne]]; released={{film date|1945}}", "The Mill by Ada Byrne 1945", "director"),
    ("artwork", "artist=[[Ada Byrne]]; year=1845", "The Mill by Ada Byrne 1845", "artist"),
]


@pytest.mark.parametrize(("name", "parameters", "expected", "role"), OWN)
def test_own_infobox(name: str, parameters: str, expected: str, role: str) -> None:
    """The infobox of a work gives its creator, what the creator was, and the date."""
    rows = "".join(f"| {part.strip()}\n" for part in parameters.split(";"))
    (work,) = works_of("{{Infobox " + name + "\n" + rows + "}}\n'''''The Mill''''' is a work.", "The Mill", "")
    assert (shown(work), work.role) == (expected, role)
    assert not works_of("{{Infobox song\n| composer = [[Ada Byrne]]\n| published = 1845 (poem)\n}}\n", "The Mill", "")
