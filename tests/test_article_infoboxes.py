"""Infoboxes: every one, with every parameter as text, links, templates, notes and span."""

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.article.infoboxes import MAX_PARAMETERS
from quizgen.model import Article, Page, Parameter, Template


def read(wikitext: str) -> Article:
    """The article that a page of this wikitext is."""
    return parse_article(Page(title="Ada Marsh", wikitext=wikitext)).items[0]


def parameter(value: str) -> Parameter:
    """The parameter of an infobox that has this value."""
    (box,) = read("{{Infobox person\n| name = Ada\n| x = " + value + "\n}}").infoboxes
    return box.parameters[1]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Ida Bell", "Ida Bell"),
        ("", ""),
        ("'''Ida''' [[Bell|B.]]<ref>a</ref>", "Ida B."),
        ("Ida<br>John<br />Ann", "Ida\nJohn\nAnn"),
        ("{{ubl|Ida|[[John]]|Ann}}", "Ida\nJohn\nAnn"),
        ("{{plainlist|\n* Ida\n* [[John]]\n}}", "Ida\nJohn"),
        ("\n* Ida\n* John", "Ida\nJohn"),
        ("{{hlist|Ida|John}}", "Ida\nJohn"),
        ("{{flatlist|\n* Ida\n* John\n}}", "Ida\nJohn"),
        ("{{collapsible list|title=Posts|Ida|John}}", "Ida\nJohn"),
        ("{{plainlist}}\n* Ida\n* John\n{{endplainlist}}", "Ida\nJohn"),
        ("Ida\n\nJohn", "Ida\nJohn"),
        ("Ida\n----\nJohn", "Ida\nJohn"),
        ("Ida\nBell", "Ida Bell"),
        ("Ida,<br>John", "Ida,\nJohn"),
        ("{{marriage|Ida|1899|1902|end=div}}<br>{{marriage|Ann|1903}}", "Ida (m. 1899; div. 1902)\nAnn (m. 1903)"),
        ("{{birth date|df=y|1901|5|4}} ([[N.S.]])", "4 May 1901 (N.S.)"),
        ("4 May 1901{{spaced ndash}}1904", "4 May 1901 – 1904"),
        ("''Office established", "Office established"),
        ("[[File:A.jpg|100px]]", ""),
        ("a = b", "a = b"),
        ("{{nowrap|a = b}}", ""),
    ],
)
def test_text(value: str, text: str) -> None:
    """A value is plain text, with a line break between several values."""
    assert parameter(value).text == text


def test_parameter_in_full() -> None:
    """A parameter keeps its wikitext, span, links, emphases, templates and notes."""
    value = "''[[Varne|V.]]'' {{birth date|1901|5|4}}{{efn|Or so.}}<ref>{{cite web|title=a}}</ref>"
    found = parameter(value)
    assert found.wikitext == value
    assert found.text == "V. May 4, 1901"
    assert [(link.target, link.start, link.end) for link in found.links] == [("Varne", 0, 2)]
    assert [(mark.style, mark.start, mark.end) for mark in found.emphases] == [("i", 0, 2)]
    assert found.templates == (Template(name="birth date", params=(("1", "1901"), ("2", "5"), ("3", "4"))),)
    assert found.notes == ("Or so.",)


def test_templates_in_templates() -> None:
    """The templates in a value are records, those inside others too."""
    assert [template.name for template in parameter("{{ubl|{{marriage|Ida|{{circa|1899}}}}|Ann}}").templates] == [
        "ubl",
        "marriage",
        "circa",
    ]


def test_names_order_and_spans() -> None:
    """Parameters come in the order written, the last of two with one name, each with the span of its value."""
    wikitext = "Lead.\n{{infobox_Person |a= 1 | b =2|a=3|pos|\n  c  = \n}}"
    (box,) = read(wikitext).infoboxes
    assert box.name == "infobox person"
    assert wikitext[box.start : box.end].startswith("{{infobox_Person")
    assert [(p.name, p.text, wikitext[p.start : p.end]) for p in box.parameters] == [
        ("b", "2", "2"),
        ("a", "3", "3"),
        ("1", "pos", "pos"),
        ("c", "", ""),
    ]


def test_nested_boxes() -> None:
    """A box in a value is a box of its own that names the parameter; its words are not the parameter's."""
    boxes = read(
        "{{Infobox person|name=Ada|module={{Infobox officeholder|embed=yes|office=Keeper}}\n"
        "|x={{ubl|{{Infobox a|b=c}}|d}}}}"
    ).infoboxes
    assert [(box.name, box.parent, [p.name for p in box.parameters]) for box in boxes] == [
        ("infobox person", None, ["name", "module", "x"]),
        ("infobox officeholder", "module", ["embed", "office"]),
        ("infobox a", "x", ["b"]),
    ]
    assert [p.text for p in boxes[0].parameters] == ["Ada", "", "d"]


def test_boxes_anywhere() -> None:
    """Boxes in the body, in a line of prose and within a table are found, with their section."""
    boxes = read(
        "{{Infobox a|b=1}}\n== C ==\n{{Infobox U.S. Cabinet|d=2}}\nIda {{Geobox|e=3}} came.\n{|\n|{{Infobox f|g=4}}\n|}"
    ).infoboxes
    assert [(box.name, box.section) for box in boxes] == [
        ("infobox a", ()),
        ("infobox u.s. cabinet", ("C",)),
        ("geobox", ("C",)),
        ("infobox f", ("C",)),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "''x",
        "[[x",
        "[http://x",
        "x]]",
        "<ref>x",
        "x</ref>",
        "<!--x-->",
        "<br",
        "x|y",
        "<nowiki>x",
        "'''''x",
        "{|",
        "</small>",
    ],
)
def test_stray_markup_does_not_lose_the_box(broken: str) -> None:
    """Markup that a value opens and never closes harms neither the box nor its next parameter."""
    (box,) = read("{{Infobox a\n| b = " + broken + "\n| c = d\n}}\nIda came.").infoboxes
    assert [(p.name, p.text) for p in box.parameters if p.name == "c"] == [("c", "d")]


def test_number_of_parameters_is_bounded() -> None:
    """A box with more parameters than any real one keeps the first ones, and the rest is reported."""
    outcome = parse_article(Page(title="Ada Marsh", wikitext="{{Infobox a" + "|b" * (MAX_PARAMETERS + 1) + "}}"))
    assert len(outcome.items[0].infoboxes[0].parameters) == MAX_PARAMETERS
    assert [item.why for item in outcome.skipped] == [f"infobox parameters beyond the first {MAX_PARAMETERS}"]
