"""`quizgen.dates.find_article_dates`: headings, infoboxes, captions and markup as context; the labelled articles."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.article import parse_article
from quizgen.dates import Mention, find_article_dates
from quizgen.model import Article, Page, Paragraph, Section, Sentence


def _article(wikitext: str, title: str = "A painter") -> Article:
    (article,) = parse_article(Page(title=title, wikitext=wikitext)).items
    return article


def _mentions(article: Article) -> list[Mention]:
    dates = find_article_dates(article)
    return [
        mention
        for section in article.sections
        for block in section.blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
        for mention in dates[sentence.start, sentence.end]
    ]


# Each row: wikitext, then every date as (words, EDTF, source, certain, in a name).
CONTEXT = [
    ("== Voyage, 1831 ==\nOn 3 June she left.", [("3 June", "1831-06-03", "heading", True, False)]),
    (
        "== Voyage (1831–33) ==\nIn May 1832 she left. On 3 June she was back.",
        [("May 1832", "1832-05", None, True, False), ("3 June", "1832-06-03", "paragraph", True, False)],
    ),
    (
        "{{Infobox person\n| birth_date = 3 June 1804\n}}\nShe was born on 3 June at sea.",
        [("3 June", "1804-06-03", "article", True, False)],
    ),
    ("She wrote ''1905'' in 1912.", [("1905", "1905", None, True, True), ("1912", "1912", None, True, False)]),
    ("After the [[Treaty of Rome, 1957]], she left.", [("1957", "1957", None, True, True)]),
    ("After the [[1957 election|election of 1957]], she left.", [("1957", "1957", None, True, False)]),
    ("She left on [[3 June]] [[1831]].", [("3 June 1831", "1831-06-03", None, True, False)]),
    ("In 1831 she left.\n\n== Return ==\nIt was winter.\n\n* In May she fell.", [
        ("1831", "1831", None, True, False), ("May", "1831-05", "story", False, False)]),
]  # fmt: skip


@pytest.mark.parametrize(("wikitext", "expected"), CONTEXT, ids=[wikitext[:40] for wikitext, _ in CONTEXT])
def test_context(wikitext: str, expected: list[tuple[str, str, str | None, bool, bool]]) -> None:
    """A sentence's dates take their year from the article, and names are known by markup."""
    found = _mentions(_article(wikitext))
    assert [(m.text, str(m.date), m.resolved_from, m.certain, m.in_name) for m in found] == expected


def test_two_years_for_one_day() -> None:
    """A day that the infobox names in one year and the paragraph suggests in another is not certain."""
    box = "{{Infobox person\n| birth_date = 3 June 1804\n}}\n"
    found = _mentions(_article(box + "She painted from 1831. She was born on 3 June at sea."))
    assert [mention.certain for mention in found] == [True, False]


def test_title_names_the_year() -> None:
    """Where no heading names a year, the article's title does."""
    found = _mentions(_article("The finals were on 3 June.", title="1908 Summer Games"))
    assert [(str(m.date), m.resolved_from) for m in found] == [("1908-06-03", "heading")]


def test_every_sentence_has_a_key() -> None:
    """Every prose sentence is a key, with or without dates, and offsets point into its text."""
    article = _article("She left in 1831. She sang.\n\n== Life ==\n* Born in 1804.\n")
    dates = find_article_dates(article)
    sentences = [
        sentence
        for section in article.sections
        for block in section.blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
    ]
    assert list(dates) == [(sentence.start, sentence.end) for sentence in sentences]
    for sentence in sentences:
        for mention in dates[sentence.start, sentence.end]:
            assert sentence.text[mention.start : mention.end] == mention.text


WORDS = st.lists(
    st.sampled_from("May June 1917 5 17 of the that same year next day spring ( ) , . and to – 1980s the Act".split()),
    max_size=12,
).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=4)), max_size=4), WORDS)
def test_any_article(sections: list[tuple[str, list[str]]], title: str) -> None:
    """Whatever headings, titles and sentences say, mentions are ordered, disjoint and cut from their sentence."""
    offsets = count(0, 2)
    read = [
        Section(
            path=(heading,),
            level=2,
            blocks=tuple(
                Paragraph(sentences=(Sentence(text=text, start=start, end=start + 1),))
                for text, start in zip(texts, offsets, strict=False)
            ),
        )
        for heading, texts in sections
    ]
    article = Article(page=Page(title=title, wikitext=""), sections=tuple(read))
    by_start = {
        block.sentences[0].start: block.sentences[0].text
        for section in read
        for block in section.blocks
        if isinstance(block, Paragraph)
    }
    for (start, _), mentions in find_article_dates(article).items():
        end = 0
        for mention in mentions:
            assert end <= mention.start < mention.end
            assert by_start[start][mention.start : mention.end] == mention.text
            end = mention.end


def test_no_prose() -> None:
    """An empty article has no dates."""
    assert find_article_dates(_article("")) == {}


def _labelled(shared: Path, slug: str) -> list[dict[str, str]]:
    lines = (shared / "gold" / f"{slug}.jsonl").read_text(encoding="utf-8").splitlines()
    return [label for label in map(json.loads, lines) if label["kind"] == "event"]


def test_labelled_articles(shared: Path) -> None:
    """Of the labelled events whose sentence is found, 85 % have a certain date there that is the labelled one."""
    certain = found = 0
    for path in sorted((shared / "gold").glob("*.jsonl")):
        wikitext = (shared / "articles" / f"{path.stem}.wikitext").read_text(encoding="utf-8")
        article = _article(wikitext, title=path.stem)
        dates = find_article_dates(article)
        for label in _labelled(shared, path.stem):
            sentences = [
                sentence
                for section in article.sections
                for block in section.blocks
                if isinstance(block, Paragraph)
                for sentence in block.sentences
                if label["sentence"][:40] in sentence.text
            ]
            mentions = [m for sentence in sentences for m in dates[sentence.start, sentence.end]]
            found += bool(sentences)
            certain += any(m.certain and str(m.date) == label["date"] for m in mentions)
    assert found > 150
    assert certain / found >= 0.85
