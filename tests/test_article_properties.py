"""Whatever the wikitext: no error, and every record is sound.

A long run over mutated real articles, which prints how many inputs it tried and the first that fails:

    python tests/test_article_properties.py MINUTES [SEED]
"""

from __future__ import annotations

import os
import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.article import parse_article
from quizgen.model import Article, Emphasis, Link, Page, Paragraph, Parameter, Passage, Sentence

MARKUP = """{{ }} {{{ }}} [[ ]] [http://a ] | = '' ''' ''''' <ref> <ref/> </ref> <ref name="a"> <ref group=n> <!-- -->
<nowiki> </nowiki> <blockquote> </blockquote> <poem> </poem> <gallery> </gallery> <br> <s> </s> <sup> </sup>
<b> </b> <div> {| |} |- |+ ! || &nbsp; &amp; &#0; &lt; __TOC__ ---- {{efn| {{sfn|a|1901}} {{Blockquote|
{{quote|text= {{Infobox_a|b= {{ubl| {{lang|fr| {{convert|5|ft}} {{birth_date|1901|5|4}} {{nowrap|
{{s-bef|before= {{s-ttl|title= {{s-aft|after= {{succession_box| {{cite_web|title= {{unknown| {{circa}}
{{OldStyleDate|1|2|3}} [[File:a|thumb| [[Category: [[de: {{#tag:ref| ~~~~ . ! ? " “ ” ( ) [ ] ; : * #""".split()
MARKUP = [item.replace("_", " ") if item.startswith("{{") else item for item in MARKUP]
MARKUP += [
    "\n",
    "\n\n",
    "\n== A ==\n",
    "\n=== B ===\n",
    "\n{|\n",
    "\n|}\n",
    "\n* ",
    "\n:",
    "\n; ",
    "\n ",
    " ",
    "\x00",
    "\ue000",
]
WORDS = [
    "Ida",
    "came",
    "She left.",
    "In 1901",
    "he",
    "St.",
    "U.S.",
    "No.",
    "v.",
    "a",
    "É",
    "日本",
    "٣",
    "\u00a0",
    "\u200b",
]


def sentences(article: Article) -> Iterator[list[Sentence]]:
    """The sentences of each section's prose, of each note and each caption."""
    for section in article.sections:
        yield [s for block in section.blocks if isinstance(block, Paragraph) for s in block.sentences]
    for note in article.notes:
        yield list(note.sentences)
    for caption in article.captions:
        yield [caption.sentence]


def parameters(article: Article) -> Iterator[Parameter]:
    """Every parameter of infoboxes and passages."""
    for box in article.infoboxes:
        yield from box.parameters
    for passage in article.passages:
        yield from passage.parameters


def check(article: Article) -> None:
    """Every record of an article is sound."""
    wikitext = article.page.wikitext
    for group in sentences(article):
        check_order([(s.start, s.end) for s in group], len(wikitext))
        for sentence in group:
            check_sentence(article, sentence)
    for section in article.sections:
        check_order([span(block) for block in section.blocks], len(wikitext))
    for parameter in parameters(article):
        assert parameter.wikitext == wikitext[parameter.start : parameter.end]
        check_marks(parameter.text, [*parameter.links, *parameter.emphases])
        check_words(parameter.text, parameter.wikitext)
    for owner in article.infoboxes:
        check_order([(p.start, p.end) for p in sorted(owner.parameters, key=lambda p: (p.start, p.end))], len(wikitext))
        assert all(owner.start <= p.start <= p.end <= owner.end for p in owner.parameters)
    for passage in article.passages:
        check_words(passage.text, wikitext[passage.start : passage.end])
        check_text(passage.text)
    check_marks_of_page(article)


def span(block: Paragraph | Passage) -> tuple[int, int]:
    """Where a block stands."""
    if isinstance(block, Passage):
        return block.start, block.end
    return block.sentences[0].start, block.sentences[-1].end


def check_order(spans: list[tuple[int, int]], length: int) -> None:
    """Spans are in order, disjoint and inside the page."""
    at = 0
    for start, end in spans:
        assert at <= start <= end <= length
        at = end


def check_sentence(article: Article, sentence: Sentence) -> None:
    """A sentence has words, tidy text, marks inside it, and its words stand in its span."""
    text = sentence.text
    check_text(text)
    assert any(map(str.isalnum, text)) or text
    assert "\n" not in text
    check_marks(text, [*sentence.links, *sentence.emphases])
    assert all(0 <= index < len(article.references) for index in sentence.refs)
    assert all(0 <= index < len(article.notes) for index in sentence.notes)
    check_words(text, article.page.wikitext[sentence.start : sentence.end])


def check_text(text: str) -> None:
    """Text is tidy: no control characters of the cleaner, no white space around it, none doubled."""
    assert text == text.strip(" \n")
    assert not set(text) & set("\ue000\ue001\ue002\x00\t\r")
    assert "  " not in text


def check_marks(text: str, marks: Sequence[Link | Emphasis]) -> None:
    """Links and emphases cover something of the text."""
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)


MADE = re.compile(r"\{\{|&|<nowiki|<su[pb]|[\ue000-\ue002]")  # these make characters that stand nowhere


def check_words(text: str, wikitext: str) -> None:
    """The letters and digits of a text stand in its wikitext in order, unless a template or an entity made some."""
    if MADE.search(wikitext):
        return
    at = 0
    for char in text:
        if char.isalnum():
            at = wikitext.find(char, at) + 1
            assert at > 0, (text, wikitext)


def check_marks_of_page(article: Article) -> None:
    """References, notes, rows, tables and passages stand inside the page, their indexes point somewhere."""
    spans = [(r.start, r.end) for r in article.references] + [(n.start, n.end) for n in article.notes]
    spans += [(row.start, row.end) for row in article.successions] + [(t.start, t.end) for t in article.tables]
    spans += [(p.start, p.end) for p in article.passages] + [(box.start, box.end) for box in article.infoboxes]
    assert all(0 <= start <= end <= len(article.page.wikitext) for start, end in spans)
    assert all(0 <= index < len(article.references) for passage in article.passages for index in passage.refs)
    assert all(width == len(table.rows[0]) or width for table in article.tables for width in map(len, table.rows))


def read(wikitext: str) -> Article:
    """The article that a page of this wikitext is."""
    return parse_article(Page(title="Ada Marsh", wikitext=wikitext)).items[0]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_arbitrary_text(text: str) -> None:
    """Any text at all is an article with sound records."""
    check(read(text))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*MARKUP, *WORDS]), max_size=60).map("".join))
def test_markup_soup(text: str) -> None:
    """Markup in any order is an article with sound records."""
    check(read(text))


@settings(deadline=None)
@given(st.lists(st.sampled_from([*MARKUP, *WORDS]), max_size=30).map("".join))
def test_reading_is_a_function(text: str) -> None:
    """The same page is read the same each time."""
    assert parse_article(Page(title="a", wikitext=text)) == parse_article(Page(title="a", wikitext=text))


def mutated(text: str, rng: random.Random, size: int = 4000) -> str:
    """A part of a text with a few pieces cut, doubled, moved, or markup put in."""
    start = rng.randrange(max(len(text) - size, 1))
    part = text[start : start + size]
    for _ in range(rng.randrange(1, 8)):
        at, length = rng.randrange(len(part) + 1), rng.choice([1, 1, 2, 2, 10, 100])
        action = rng.randrange(4)
        if action == 0:
            part = part[:at] + part[at + length :]
        elif action == 1:
            part = part[:at] + rng.choice(MARKUP) + part[at:]
        elif action == 2:
            part = part[:at] + part[at : at + length] * 2 + part[at + length :]
        else:
            to = rng.randrange(len(part) + 1)
            part = part[:to] + part[at : at + length] + part[to:]
    return part


def test_mutated_articles(shared: Path) -> None:
    """Damaged real articles are articles with sound records."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(shared.glob("articles/*.wikitext"))]
    rng = random.Random(1)  # noqa: S311 - a fixed seed
    for _ in range(300):
        check(read(mutated(rng.choice(texts), rng)))


def test_real_articles_are_sound(shared: Path) -> None:
    """Real articles are read with sound records, whole."""
    for path in shared.glob("*/*.wikitext"):
        check(read(path.read_text(encoding="utf-8")))


def main(minutes: float, seed: int) -> int:
    """Try mutated articles for so many minutes; 1 where one fails."""
    shared = Path(os.environ.get("QUIZGEN_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    texts = [path.read_text(encoding="utf-8") for path in sorted(shared.glob("*/*.wikitext"))]
    rng = random.Random(seed)  # noqa: S311 - the seed is printed
    deadline, tried, slowest = time.monotonic() + minutes * 60, 0, 0.0
    while time.monotonic() < deadline:
        if rng.random() < 0.2:
            text = "".join(rng.choices([*MARKUP, *WORDS], k=rng.randrange(1, 400)))
        else:
            text = mutated(rng.choice(texts), rng, rng.choice([300, 4000, 40_000]))
        start = time.process_time()
        try:
            check(read(text))
        except Exception:
            Path("failing.wikitext").write_text(text, encoding="utf-8")
            print(f"seed {seed}, input {tried}: written to failing.wikitext", flush=True)  # noqa: T201
            raise
        slowest = max(slowest, time.process_time() - start)
        tried += 1
    print(f"seed {seed}: {tried} inputs, none failed; the slowest took {slowest:.2f} s with its checks")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
