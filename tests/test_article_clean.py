"""Wikitext -> plain text: one policy per kind of construct, no debris, and the way back to the wikitext."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.article import parse_article
from quizgen.model import Article, Page, Paragraph, Sentence


def read(wikitext: str) -> Article:
    """The article that a page of this wikitext is."""
    return parse_article(Page(title="Ada Marsh", wikitext=wikitext)).items[0]


def sentences(article: Article) -> list[Sentence]:
    """Every sentence of an article's prose."""
    blocks = (block for section in article.sections for block in section.blocks)
    return [sentence for block in blocks if isinstance(block, Paragraph) for sentence in block.sentences]


@pytest.mark.parametrize(
    ("wikitext", "text"),
    [
        # links
        ("See [[Varne]].", "See Varne."),
        ("See [[Varne|the point]].", "See the point."),
        ("Two [[ship]]s and [[boat|bigger boat]]s.", "Two ships and bigger boats."),
        ("See [[Varne (point)|]].", "See Varne."),
        ("See [[Varne, Kent|]].", "See Varne."),
        ("See [[:Category:Lights]].", "See Category:Lights."),
        ("See [[wikt:light|light]].", "See light."),
        ("See [[#Light|below]].", "See below."),
        ("See [[Category:Lights]].", "See."),
        ("See [[File:A.jpg|thumb|A light]].", "See."),
        ("See [[de:Varne]].", "See."),
        ("See [[:de:Varne|German]].", "See German."),
        ("See [[CSI: Varne]].", "See CSI: Varne."),
        ("See [[Varne|''the'' {{nowrap|point}}]].", "See the point."),
        ("See [http://a.example the ''site''].", "See the site."),
        ("See [http://a.example].", "See."),
        ("See http://a.example now.", "See http://a.example now."),
        ("Not [a link] nor {this}.", "Not [a link] nor {this}."),
        # emphasis
        ("The ''Mary'' and '''Ann'''.", "The Mary and Ann."),
        ("The '''''Mary''''' sank.", "The Mary sank."),
        ("The ''Mary'''s crew.", "The Mary's crew."),
        ("Ida of ''L'amour'''.", "Ida of L'amour'."),
        ("''Mary", "Mary"),
        ("He said ''''no''''.", "He said 'no'."),
        ("<i>Mary</i> and <b>Ann</b>.", "Mary and Ann."),
        # tags
        ("The light<ref>Bell 1901</ref> shone.<ref name=a/> It <!-- not --> burned.", "The light shone. It burned."),
        ("A<br>b<br />c.", "A b c."),
        ("<small>Small</small> <span style='x'>words</span>.", "Small words."),
        ("5 m<sup>2</sup>, H<sub>2</sub>O, 19<sup>th</sup>.", "5 m², H₂O, 19th."),
        ("<nowiki>''a'' [b] {c} &amp;</nowiki> d.", "''a'' [b] {c} & d."),
        ("A <s>struck</s> word.", "A word."),
        ("A <math>x^2</math> word.", "A word."),
        ("A <unknown>word</unknown>.", "A word."),
        ("Ida <s>came. <blockquote>She</s> left. <sup>a", "Ida left. a"),
        ("A <gallery>\nA.jpg|Light\n</gallery> word.", "A word."),
        ("if a < b and c > d then e.", "if a < b and c > d then e."),
        # entities and spaces
        ("5&nbsp;km, A&amp;B, 1&ndash;2, &#65;, &#x42;, &unknown;.", "5 km, A&B, 1–2, A, B, &unknown;."),
        ("It is 5\u00a0km\u2009long.", "It is 5 km long."),
        ("Two  spaces\tand a\nnewline.", "Two spaces and a newline."),
        ("A &lt;b&gt; c.", "A <b> c."),
        ("Soft&shy;hyphen and zero&#8203;width.", "Softhyphen and zerowidth."),
        ("A&#0;b&#xE000;c.", "A\ufffdb\ufffdc."),
        # parameters of templates, switches
        ("A {{{1|default}}} word.", "A default word."),
        ("A {{{1}}} word.", "A word."),
        ("__NOTOC__Ida came.", "Ida came."),
        # spaces around what is dropped
        ("Ida <ref>a</ref>, who came.", "Ida, who came."),
        ("Ida<ref>a</ref><ref>b</ref> came <ref>c</ref> .", "Ida came."),
        ("Ida <!-- a --> <!-- b --> came.", "Ida came."),
        ("(<ref>a</ref> Ida <ref>b</ref>) came.", "(Ida) came."),
        ("Ida said “<ref>a</ref>”.", "Ida said “”."),
    ],
)
def test_plain_text(wikitext: str, text: str) -> None:
    """Prose reads as a reader of the wiki sees it, without footnote marks."""
    assert " ".join(sentence.text for sentence in sentences(read(wikitext))) == text


@pytest.mark.parametrize(
    ("wikitext", "links"),
    [
        ("[[varne]].", [("Varne", "varne")]),
        ("[[Varne_Point#Light|it]].", [("Varne Point", "it")]),
        ("[[ship]]s.", [("Ship", "ships")]),
        ("[[A|''b'']] c.", [("A", "b")]),
        ("[[A]]<ref>[[B]]</ref> [[:fr:C|c]] [[wikt:d|d]] [[#E|e]].", [("A", "A")]),
        ("[[A&amp;B]].", [("A&B", "A&B")]),
        ("[[A]] x. [[B]] y.", [("A", "A"), ("B", "B")]),
    ],
)
def test_links(wikitext: str, links: list[tuple[str, str]]) -> None:
    """A link leads to its page by title, from the words a reader sees."""
    found = [(link.target, s.text[link.start : link.end]) for s in sentences(read(wikitext)) for link in s.links]
    assert found == links


@pytest.mark.parametrize(
    ("wikitext", "marked"),
    [
        ("''a'' b '''c'''", [("i", "a"), ("b", "c")]),
        ("'''''a''''' b", [("b", "a"), ("i", "a")]),
        ("''a '''b''' c''", [("i", "a b c"), ("b", "b")]),
        ("''A boy. He ran'' on.", [("i", "A boy."), ("i", "He ran")]),
        ("''[[a]]'' b", [("i", "a")]),
        ("''a\nb", [("i", "a")]),
        ("<em>a</em> <strong>b</strong>", [("i", "a"), ("b", "b")]),
    ],
)
def test_emphases(wikitext: str, marked: list[tuple[str, str]]) -> None:
    """Italics and bold cover the words they cover on the page; unclosed ones end with their line."""
    found = [(mark.style, s.text[mark.start : mark.end]) for s in sentences(read(wikitext)) for mark in s.emphases]
    assert sorted(found) == sorted(marked)


@pytest.mark.parametrize(
    ("wikitext", "spans"),
    [
        ("Ida came. She left.", ["Ida came.", "She left."]),
        ("'''Ida''' came.<ref>a</ref> She left.", ["Ida''' came.", "She left."]),
        ("[[A|Ida]] came. {{circa|1902}} she left.", ["Ida]] came. {{circa|1902}} she left."]),
        ("Ida came. {{IPA|a}} She left {{circa|1902}}", ["Ida came.", "She left {{circa|1902}}"]),
        ("A&amp;B came. C left.", ["A&amp;B came.", "C left."]),
        ("''Ida  came''.\nShe left.", ["Ida  came''.", "She left."]),
        ("{{nowrap|Ida came. She}} left.", ["Ida came.", "She}} left."]),
        ("{{marriage|Ida|1901}} came.", ["{{marriage|Ida|1901}} came."]),
        ("Go. {{langx|de|Ja. Nein.}} So.", ["Go.", "{{langx|de|Ja. Nein.}}", "So."]),
    ],
)
def test_spans(wikitext: str, spans: list[str]) -> None:
    """A sentence's span runs from its first to its last character in the wikitext."""
    assert [wikitext[s.start : s.end] for s in sentences(read(wikitext))] == spans


def test_references_belong_to_the_sentence_they_follow() -> None:
    """A footnote after a full stop, with or without a space, belongs to the sentence before it."""
    article = read("Ida<ref>a</ref> came.<ref>b</ref> She left. <ref>c</ref> He{{efn|d}} stayed.{{sfn|e|1901}}")
    assert [sentence.refs for sentence in sentences(article)] == [(0, 1), (2,), (3,)]
    assert [sentence.notes for sentence in sentences(article)] == [(), (), (0,)]
    assert [reference.text for reference in article.references] == ["a", "b", "c", ""]


@settings(deadline=None)
@given(st.text(alphabet="aA.,;:()[]–-'&nbsp; \n_*#\u00a0\u200b\u00ad", max_size=30))
def test_text_without_constructs_is_no_special_case(text: str) -> None:
    """The short cut for text without constructs reads it as the long way round does."""
    short = read("{{Infobox a|b=" + text + "}}").infoboxes[0].parameters
    long = read("{{Infobox a|b=" + text + "<!---->}}").infoboxes[0].parameters
    assert [parameter.text for parameter in short] == [parameter.text for parameter in long]
