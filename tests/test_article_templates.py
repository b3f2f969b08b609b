"""Templates in running text: what a reader sees of each."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from quizgen.article import parse_article, templates
from quizgen.article.arguments import name_of, template_name
from quizgen.article.nodes import Node
from quizgen.article.roles import role
from quizgen.article.scan import scan
from quizgen.model import Article, Page, Paragraph


def read(wikitext: str) -> Article:
    """The article that a page of this wikitext is."""
    return parse_article(Page(title="Ada Marsh", wikitext=wikitext)).items[0]


def prose(wikitext: str) -> str:
    """The sentences of a page, joined by a space, its paragraphs by a line break."""
    blocks = (block for section in read(wikitext).sections for block in section.blocks)
    return "\n".join(" ".join(s.text for s in b.sentences) for b in blocks if isinstance(b, Paragraph))


WORDS = [
    ("{{lang|fr|bonjour}}", "bonjour"),
    ("{{lang|fr|''bonjour''}}", "bonjour"),
    ("{{langx|de|Haus}}", "German: Haus"),
    ("{{langx|ru|Дом|Dom|house}}", "Russian: Дом, romanized: Dom, lit. 'house'"),
    ("{{lang-de|Haus}}", "German: Haus"),
    ("{{lang-ru|Дом|translit=Dom}}", "Russian: Дом, romanized: Dom"),
    ("{{lang-xyz|word}}", "word"),
    ("{{langx|de|Haus|label=none}}", "Haus"),
    ("{{transliteration|ru|Dom}}", "Dom"),
    ("{{transl|ru|ISO|Dom}}", "Dom"),
    ("{{nowrap|5 km}}", "5 km"),
    ("{{nobold|Дом}}", "Дом"),
    ("{{abbr|Gov.|Governor}}", "Gov."),
    ("{{small|(1901–1904)}}", "(1901–1904)"),
    ("{{ill|Varne Point|de|Varne}}", "Varne Point"),
    ("{{ill|Varne Point|de|lt=the point}}", "the point"),
    ("{{interlanguage link|Varne Point|fr}}", "Varne Point"),
    ("{{sic|teh}}", "teh [sic]"),
    ("{{sic|teh|hide=y}}", "teh"),
    ("{{sic}}", "[sic]"),
    ("{{circa}} 1902", "c. 1902"),
    ("{{circa|1902}}", "c. 1902"),
    ("{{c.|1850|1860}}", "c. 1850 – c. 1860"),
    ("{{floruit|1500}}", "fl. 1500"),
    ("{{reign|1689|1694}}", "r. 1689–1694"),
    ("{{née|Bell}}", "née Bell"),
    ("{{marriage|Ida Bell|1899|1902|end=div}}", "Ida Bell (m. 1899; div. 1902)"),
    ("{{marriage|Ida Bell|1903}}", "Ida Bell (m. 1903)"),
    ("{{marriage|Ida Bell|1903|1940|end=d}}", "Ida Bell (m. 1903; died 1940)"),
    ("{{marriage|Ida Bell|1903|1940}}", "Ida Bell (m. 1903–1940)"),
    ("{{frac|1|2}}", "1/2"),
    ("{{frac|3|1|2}}", "3 1/2"),
    ("{{frac|2}}", "1/2"),
    ("{{post-nominals|country=GBR|OM|FRS}}", "OM FRS"),
    ("{{post-nominals|sep=,|OM|FRS}}", "OM, FRS"),
    ("{{USS|Nimitz|CVN-68}}", "USS Nimitz (CVN-68)"),
    ("{{USS|Nimitz|CVN-68|6}}", "USS Nimitz"),
    ("{{USS|Nimitz|CVN-68|2}}", "Nimitz"),
    ("{{USS|Nimitz|CVN-68|1}}", "CVN-68"),
    ("{{HMS|Hood|51|3}}", "Hood (51)"),
    ("{{HMS|Hood}}", "HMS Hood"),
    ("{{ship|HMS|Hood|51|6}}", "HMS Hood"),
    ("{{ship||Mayflower}}", "Mayflower"),
    ("{{sclass|Iowa|battleship}}", "Iowa-class battleship"),
    ("{{flag|France}}", "France"),
    ("{{flagicon|France}} Ida Bell", "Ida Bell"),
    ("{{USA}}", "United States"),
    ("{{nihongo|Mount Fuji|富士山|Fujisan}}", "Mount Fuji (富士山, Fujisan)"),
    ("{{zh|c=北京|p=Běijīng}}", "Chinese: 北京; pinyin: Běijīng"),
    ("{{GBP|1200000}}", "£1,200,000"),
    ("{{formatnum:1200000}}", "1,200,000"),
    ("{{val|1200|u=kg}}", "1,200 kg"),
    ("{{section link|Varne|Light}}", "Varne § Light"),
    ("{{sortname|Ida|Bell}}", "Ida Bell"),
    ("{{harvtxt|Bell|1901}}", "Bell (1901)"),
    ("{{PAGENAME}}", "Ada Marsh"),
    ("{{uc:nato}}", "NATO"),
    ("{{url|example.org|the site}}", "the site"),
    ("{{resize|90%|Ida Bell}}", "Ida Bell"),
    ("{{not a typo|foo|bar}}", "foobar"),
    ("{{gloss|house}}", "'house'"),
    ("{{zwj}}word", "word"),
    ("{{Nowrap|Ida Bell}}", "Ida Bell"),
    ("{{ nowrap | Ida Bell }}", "Ida Bell"),
    ("{{nowrap|1=Ida Bell}}", "Ida Bell"),
    ("{{Template:Nowrap|Ida Bell}}", "Ida Bell"),
    ("{{nowrap<!-- c -->|Ida Bell}}", "Ida Bell"),
    ("{{nowrap|{{lang|fr|'''le''' [[Pont|pont]]}}}}", "le pont"),
    ("{{nowrap|Ida|Bell}}", "Ida"),
]

PUNCTUATION = [
    ("1901{{ndash}}1904", "1901–1904"),
    ("1901{{spaced ndash}}1904", "1901 – 1904"),
    ("1901 {{snd}} 1904", "1901 – 1904"),
    ("the pier{{mdash}}long", "the pier—long"),
    ("''Mary''{{'}}s crew", "Mary's crew"),
    ("''Mary''{{'s}} crew", "Mary's crew"),
    ("Ida{{·}}Bell", "Ida · Bell"),
    ("{{!}}", "|"),
    ("a{{=}}b", "a=b"),
    ("5{{nbsp}}km", "5 km"),
    ('"Go{{\'"}}', '"Go\'"'),
    ("Ida{{-}}", "Ida"),
]


@pytest.mark.parametrize(("wikitext", "text"), [*WORDS, *PUNCTUATION])
def test_words(wikitext: str, text: str) -> None:
    """A known template reads as the wiki shows it, between other words too."""
    assert prose(f"Then {wikitext} came.") == f"Then {text} came."


@pytest.mark.parametrize(
    "wikitext",
    [
        "{{citation needed|date=May 2012}}",
        "{{cn}}",
        "{{clarify}}",
        "{{page needed}}",
        "{{By whom|date=May 2012}}",
        "{{IPAc-en|ˈ|a}}",
        "{{IPA-de|aː}}",
        "{{coord|1|2}}",
        "{{anchor|light}}",
        "{{rp|12}}",
        "{{dead link}}",
        "{{increase}}",
        "{{Clear}}",
        "{{unknown thing|words}}",
        "{{#if:a|b}}",
        "{{ISBN|978-0}}",
    ],
)
def test_nothing(wikitext: str) -> None:
    """A template without words vanishes with the space before it."""
    assert prose(f"The light {wikitext}, of 1902{wikitext}, shone {wikitext}.") == "The light, of 1902, shone."


@pytest.mark.parametrize(
    ("wikitext", "text"),
    [
        ("Ida ({{IPA|a}}; born 1901) kept it.", "Ida (born 1901) kept it."),
        ("Ida ({{IPA|a}}) kept it.", "Ida kept it."),
        ("Ida ({{IPA|a}}; {{unknown}}) kept it.", "Ida kept it."),
        ("Ida (1901; {{IPA|a}}) kept it.", "Ida (1901) kept it."),
        ("Ida (1901, {{IPA|a}}, {{IPA|b}}, 1902) kept it.", "Ida (1901, 1902) kept it."),
        ("Ida {{unknown}} {{unknown}} kept it.", "Ida kept it."),
        ("Ida kept it {{unknown}} .", "Ida kept it."),
        ("{{unknown}}, Ida kept it.", "Ida kept it."),
        ("Ida said ... {{unknown}} ... no.", "Ida said ... ... no."),
        ("The call f() ends.", "The call f() ends."),
    ],
)
def test_no_debris(wikitext: str, text: str) -> None:
    """A dropped template leaves no empty brackets, stray separators or doubled spaces."""
    assert prose(wikitext) == text


def test_unknown_templates_are_counted() -> None:
    """Unknown templates are counted by name, the most frequent first, each use once."""
    article = read("A {{Zeta}} b {{alpha|{{beta}}}} c {{zeta|x}}.\n\n{{gamma}}\n\n{{Infobox a|b={{nowrap|{{beta}}}}}}")
    assert article.unknown_templates == (("zeta", 2), ("alpha", 1), ("beta", 1), ("gamma", 1))


def test_names_are_normalised() -> None:
    """Every name in the table is written as names are looked up."""
    assert [name for name in templates._TABLE if template_name(name) != name] == []


@pytest.mark.parametrize("before", ["", "a|", "a|b|", "text=", "name="])
def test_nesting_costs_no_more_than_its_depth(before: str) -> None:
    """No template reads an argument so often that nesting it would double the work with each level."""
    deep = 35
    names = ["blockquote", "efn", "infobox a", "s-bef", "sfn", "#tag:ref", "multiple image", *templates._TABLE]
    start = time.process_time()
    for name in names:
        read(f"{{{{{name}|{before}" * deep + "x" + "}}" * deep)
    assert time.process_time() - start < 0.02 * len(names)


def test_links_and_emphases_of_templates() -> None:
    """A ship's name is a link to its page, in italics."""
    article = read("The {{HMS|Hood|51}} sank.")
    block = article.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    (sentence,) = block.sentences
    assert sentence.text == "The HMS Hood (51) sank."
    assert [(link.target, sentence.text[link.start : link.end]) for link in sentence.links] == [
        ("HMS Hood (51)", "HMS Hood (51)")
    ]
    assert [sentence.text[mark.start : mark.end] for mark in sentence.emphases] == ["Hood"]


def test_few_sentences_of_real_articles_lose_words(shared: Path) -> None:
    """In the shared articles fewer than one sentence in a hundred holds a template that nothing here knows."""
    lost = total = 0
    for path in sorted(shared.glob("articles/*.wikitext")):
        text = path.read_text(encoding="utf-8")
        for section in read(text).sections:
            for block in section.blocks:
                for sentence in block.sentences if isinstance(block, Paragraph) else ():
                    total += 1
                    lost += bool(list(unknown(text, scan(text, sentence.start, sentence.end))))
    assert total > 3000
    assert lost < total / 100


def unknown(text: str, nodes: Sequence[Node]) -> Iterator[str]:
    """The names of unknown templates, those within others too."""
    for node in nodes:
        name = name_of(text, node)
        if node.kind == "template" and role(name) == "text" and templates.policy(name) is None:
            yield name
        yield from unknown(text, node.children)
