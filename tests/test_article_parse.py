"""Pages -> sections, paragraphs and items; what never becomes prose."""

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.model import Article, Page, Paragraph, Passage


def read(wikitext: str) -> Article:
    """The article that a page of this wikitext is."""
    return parse_article(Page(title="Ada Marsh", wikitext=wikitext)).items[0]


def outline(wikitext: str) -> list[str]:
    """The prose, a block a line: "- " before items, "> " before quotations, "# " before section titles."""
    lines: list[str] = []
    for section in read(wikitext).sections:
        if section.path:
            lines.append(f"{'#' * section.level} {' / '.join(section.path)}")
        for block in section.blocks:
            if isinstance(block, Passage):
                lines.append(f"> {block.text}")
            else:
                mark = "- " if block.item else ""
                lines.append(mark + " ".join(sentence.text for sentence in block.sentences))
    return lines


@pytest.mark.parametrize(
    ("wikitext", "lines"),
    [
        ("", []),
        ("Ida came.\nShe left.\n\nHe stayed.", ["Ida came. She left.", "He stayed."]),
        ("Ida came.\n<!-- note -->\nShe left.", ["Ida came. She left."]),
        ("Ida came.\n \nShe left.", ["Ida came.", "She left."]),
        ("Ida came.\r\n\r\nShe left.", ["Ida came.", "She left."]),
        ("* one\n* two\n** three\n# four\nfive", ["- one", "- two", "- three", "- four", "five"]),
        ("; term\n: meaning\n:: more", ["- term", "- meaning", "- more"]),
        ("* one\n: more of it", ["- one", "- more of it"]),
        ("*\n* \none", ["one"]),
        ("Ida came.\n* one\nShe left.", ["Ida came.", "- one", "She left."]),
        ("Ida {{lang|fr|a\nb}} came.", ["Ida a b came."]),
        ("Ida came.\n----\nShe left.", ["Ida came.", "She left."]),
        ("Ida came.\n[[File:A.jpg|thumb|b]]\nShe left.", ["Ida came.", "She left."]),
        ("[[File:A.jpg|thumb|b]] Ida came.", ["Ida came."]),
        ("[[File:A.jpg|thumb|b\n\nc]]\nIda came.", ["Ida came."]),
        ("{{Main|Varne}}\nIda came.", ["Ida came."]),
        ("{{Some box\n| a = b\n}}\nIda came.\n{{Some box}}", ["Ida came."]),
        ("Ida came.\n{|\n| a cell\n|}\nShe left.", ["Ida came.", "She left."]),
        ("Ida came. {{Infobox person|name=Ida}} She left.", ["Ida came. She left."]),
        ("Ida came.\n| a lost cell\n! a lost header\n|-\n|}\nShe left.", ["Ida came.", "She left."]),
        ("{|\n| never closed\n\nIda came.", ["Ida came."]),
        ("Ida came. {{never closed\n\nShe left.", ["Ida came.", "She left."]),
        ("Ida [[came. He ran.\n\nShe left]].", ["He ran."]),
        ("Ida came.<ref>never closed\nShe left.", ["Ida came. She left."]),
        ("Ida came.<ref>{{cite web|url=a}} She left.", ["Ida came. She left."]),
        ("Ida came.<!-- never closed\n\nShe left.", ["Ida came.", "She left."]),
        ("Ida came.\x00 She left.", ["Ida came. She left."]),
        ("'''Ida''' came. <div>She</div> left.", ["Ida came. She left."]),
        ("#REDIRECT [[Varne]]", []),
    ],
)
def test_paragraphs(wikitext: str, lines: list[str]) -> None:
    """Paragraphs and items are those that a reader sees."""
    assert outline(wikitext) == lines


@pytest.mark.parametrize(
    ("wikitext", "lines"),
    [
        ("a.\n== B ==\nc.\n=== D ===\ne.\n== F ==\n", ["a.", "## B", "c.", "### B / D", "e.", "## F"]),
        ("== ''A'' [[b|c]]<ref>d</ref> ==", ["## A c"]),
        ("=={{Anchor|x}}Light==\nIda.", ["## Light", "Ida."]),
        ("== A == <!-- b -->\nIda.", ["## A", "Ida."]),
        ("==== A ====\n== B ==\n", ["#### A", "## B"]),
        ("= A =\nb.", ["# A", "b."]),
        ("== A =\nb.", ["# = A", "b."]),
    ],
)
def test_sections(wikitext: str, lines: list[str]) -> None:
    """A section has the path of its headings, without markup, and only its own blocks."""
    assert outline(wikitext) == lines


def test_lead_comes_first() -> None:
    """The lead is the first section, with the empty path and level 1, even where it is empty."""
    assert [(section.path, section.level) for section in read("== A ==\nb").sections] == [((), 1), (("A",), 2)]


@pytest.mark.parametrize(
    "title",
    ["References", "Notes", "Further reading", "External links", "See also", "Bibliography", "Footnotes", "Sources",
     "Notes and references", "Primary sources", "Works cited", "Citations", "REFERENCES"],
)  # fmt: skip
def test_back_matter_is_no_prose(title: str) -> None:
    """Lists of sources and links are no prose, nor are their subsections; categories in them are read."""
    article = read(f"Ida.\n== {title} ==\nIda Bell, ''Lights'', 1901.\n=== Books ===\n* A book.\n[[Category:Lights]]")
    assert [len(section.blocks) for section in article.sections] == [1, 0, 0]
    assert article.categories == ("Lights",)


@pytest.mark.parametrize("title", ["Works", "Selected works", "Publications", "Notes on the light", "Literary works"])
def test_works_of_the_subject_are_prose(title: str) -> None:
    """A list of what the subject wrote is not taken for a list of sources."""
    article = read(f"== {title} ==\n* ''Lights'', 1901")
    assert [block.item for block in article.sections[1].blocks if isinstance(block, Paragraph)] == [True]


@pytest.mark.parametrize(
    ("items", "count"),
    [
        ("* ''Lights'', 1901\n* ''Piers'', 1902\n* Bell, John, ''Ada'', 1950", 3),
        ("* 1901: ''Lights''\n** a note\n* \"Piers\"", 3),
        ("* [[Lights]] (1901)", 1),
        ("* Bell, John. ''Ada'', 1950\n* {{cite book|last=Bell|title=Ada}}\n* ''Lights''", 0),
        ("", 0),
    ],
)
def test_bibliography_is_read_by_what_it_lists(items: str, count: int) -> None:
    """A bibliography of titles and years is the subject's; one of authors lists sources."""
    article = read(f"== Bibliography ==\n{items}")
    assert len(article.sections[1].blocks) == count


def test_what_is_read_apart() -> None:
    """Categories, interwiki links, Persondata and hidden comments leave no prose; the date order is known."""
    article = read(
        "{{Use dmy dates|date=May 2012}}\nIda came.\n<!-- Hidden. -->\n{{Persondata\n| NAME = Ida\n}}\n"
        "{{DEFAULTSORT:Ida}}\n[[Category:lights of Kent| ]]\n[[Category:1901_births]]\n[[de:Ida]]\n[[zh-yue:Ida]]"
    )
    assert [block.sentences[0].text for block in article.sections[0].blocks if isinstance(block, Paragraph)] == [
        "Ida came."
    ]
    assert article.categories == ("Lights of Kent", "1901 births")
    assert article.date_order == "dmy"
    assert article.unknown_templates == ()


@pytest.mark.parametrize(
    ("wikitext", "order"),
    [("{{use mdy dates}}", "mdy"), ("{{Use_dmy_dates|a}}", "dmy"), ("{{Use DMY dates}}", "dmy"), ("", None)],
)
def test_date_order(wikitext: str, order: str | None) -> None:
    """The order of dates is what the page's template says."""
    assert read(wikitext).date_order == order


def test_date_order_decides_dates() -> None:
    """A date template without an order of its own follows the page's."""
    text = "born {{birth date|1901|5|4}}."
    shown = [outline(order + "\n" + text) for order in ("{{Use dmy dates}}", "{{Use mdy dates}}", "")]
    assert shown == [["born 4 May 1901."], ["born May 4, 1901."], ["born May 4, 1901."]]


@pytest.mark.parametrize(
    ("wikitext", "skipped"),
    [
        ("a\n\nb<ref>c", [("Ada Marsh, line 3", "unclosed tag or comment")]),
        ("#REDIRECT [[Varne]]", [("Ada Marsh", "a redirect")]),
        ("Ida came.\nShe [[left.", [("Ada Marsh, line 2", "a sentence with unbalanced markup")]),
        ("{{nowrap|" * 50 + "a" + "}}" * 50, [("Ada Marsh, line 1", "nested too deeply")]),
        ("Ida.\n<table><tr><td>a</td></tr></table>", [("Ada Marsh, line 2", "a table in HTML")]),
        ("Ida came.", []),
    ],
)
def test_skipped(wikitext: str, skipped: list[tuple[str, str]]) -> None:
    """What could not be read is reported with its line."""
    outcome = parse_article(Page(title="Ada Marsh", wikitext=wikitext))
    assert [(item.where, item.why) for item in outcome.skipped] == skipped
