"""Captions of images and galleries."""

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.model import Page


@pytest.mark.parametrize(
    ("wikitext", "captions"),
    [
        ("[[File:A.jpg|thumb|upright=.8|left|Ida at ''work'', 1901]]", ["Ida at work, 1901"]),
        ("[[Image:A.jpg|thumb|200px|alt=A light|Ida<ref>a</ref>|right]]", ["Ida"]),
        ("[[File:A.jpg|thumb|upright 1.2|Ida in [[Varne|V.]]]]", ["Ida in V."]),
        ("[[File:A.jpg|thumb]]", []),
        ("[[File:A.jpg]]", []),
        ("[[File:A.jpg|x200px|center]]", []),
        (
            "<gallery>\nFile:A.jpg|Ida\nA.jpg|alt=b|John|link=c\nB.jpg\nC.jpg|[[Varne|V.]]\n</gallery>",
            ["Ida", "John", "V."],
        ),
        (
            "{{multiple image|image1=a.jpg|caption1=Ida|image2=b.jpg|caption2=John|footer=Both}}",
            ["Ida", "John", "Both"],
        ),
        ("{{CSS image crop|Image=a.jpg|Description=Ida}}", ["Ida"]),
        ("Ida {{nowrap|[[File:A.jpg|thumb|A light]]}} came.", ["A light"]),
        ("== References ==\n[[File:A.jpg|thumb|A light]]", []),
    ],
)
def test_captions(wikitext: str, captions: list[str]) -> None:
    """A caption is what an image shows below it, without its options, and no prose."""
    article = parse_article(Page(title="Ada Marsh", wikitext=wikitext)).items[0]
    assert [caption.sentence.text for caption in article.captions] == captions


def test_captions_keep_links_and_section() -> None:
    """A caption has its links, references, span and section."""
    wikitext = "== A ==\n[[File:A.jpg|thumb|See [[Varne]].<ref>a</ref>]]"
    (caption,) = parse_article(Page(title="Ada Marsh", wikitext=wikitext)).items[0].captions
    assert caption.section == ("A",)
    assert [link.target for link in caption.sentence.links] == ["Varne"]
    assert caption.sentence.refs == (0,)
    assert wikitext[caption.sentence.start : caption.sentence.end] == "See [[Varne]]."
