"""Every stretch of quoted words in an article, with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.facts.quotations.spans import Span, quoted_spans
from quizgen.model import Article, Emphasis, Link, Paragraph, Parameter, Passage, Sentence

MIN_WORDS = 6
"""Fewer words are a phrase, not a quotation (of the 202 quoted stretches of one long article 78 have as many)."""

MAX_WORDS = 800
"""A passage of more words is a text of its own, or markup gone wrong."""

_LABEL = re.compile(r"\A([^\W\d_][^:.!?\n]{1,40}):\s+(?=\S)")
_DIRECT = re.compile(r"[:,]\s*[—–-]?\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Quoted words and their surroundings.

    Attributes:
        block: whether they are set off from the running text.
        direct: whether a colon or comma introduces them, or they are set off.
        text: the words.
        before: the sentences of the paragraph before them, the last cut off where they begin.
        after: what follows them in their sentence or on their line.
        label: the name that a line of dialogue begins with; "" elsewhere.
        alone: whether the lead-in introduces these words only, and no passage stands between.
        sentences: the sentences that `before` is taken from.
        start, end: place in the wikitext, with the sentence that introduces them where it stands in the same paragraph.
    """

    block: bool
    direct: bool
    text: str
    before: tuple[str, ...] = ()
    after: str = ""
    label: str = ""
    alone: bool = True
    sentences: tuple[Sentence, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    refs: tuple[int, ...] = ()
    in_note: bool = False
    section: tuple[str, ...]
    start: int
    end: int

    @property
    def marks(self) -> tuple[Link | Emphasis, ...]:
        """Links and italics of the lead-in, as far as it stands as in its sentence."""
        if not self.sentences:
            return ()
        sentence, lead = self.sentences[-1], self.lead
        italics = [mark for mark in sentence.emphases if mark.style == "i"]
        return tuple(mark for mark in (*sentence.links, *italics) if lead[: mark.end] == sentence.text[: mark.end])

    @property
    def lead(self) -> str:
        """The sentence that introduces the words, cut off before them."""
        return self.before[-1] if self.before else ""


def candidates(article: Article) -> Iterator[Candidate]:
    """Every quotation of at least `MIN_WORDS` words: passages, lines of dialogue, then those within sentences."""
    leads = _leads(article)
    for passage in article.passages:
        if passage.form != "inline" and MIN_WORDS <= len(passage.text.split()) <= MAX_WORDS:
            yield _passage(passage, leads)
    for section in article.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.sentences:
                yield from _dialogue(block, section.path)
                yield from _inline(block.sentences, section.path)
    for note in article.notes:
        yield from _inline(note.sentences, note.section)


@dataclass(frozen=True, slots=True)
class _Lead:
    sentences: tuple[Sentence, ...]
    alone: bool


def _leads(article: Article) -> Mapping[int, _Lead]:
    """The paragraph before each passage, by the passage's place."""
    leads: dict[int, _Lead] = {}
    for section in article.sections:
        sentences: tuple[Sentence, ...] = ()
        alone = True
        for block in section.blocks:
            if isinstance(block, Paragraph):
                sentences, alone = block.sentences, True
            else:
                leads[block.start] = _Lead(sentences, alone)
                alone = False
    for note in article.notes:
        inside = [p for p in article.passages if p.in_note and note.start <= p.start < note.end]
        leads |= {p.start: _Lead(note.sentences, n == 0) for n, p in enumerate(inside)}
    return leads


def _passage(passage: Passage, leads: Mapping[int, _Lead]) -> Candidate:
    lead = leads.get(passage.start, _Lead((), alone=True))
    said = passage.lead_in.strip()
    sentences = tuple(s for s in lead.sentences if s.end <= passage.start and s.text in said)
    before = tuple(s.text for s in sentences) or ((said,) if said else ())
    return Candidate(
        block=True,
        direct=True,
        text=passage.text.strip(),
        before=before,
        after=passage.after.strip(),
        alone=lead.alone,
        sentences=sentences,
        parameters=passage.parameters,
        refs=passage.refs,
        in_note=passage.in_note,
        section=passage.section,
        start=passage.start,
        end=passage.end,
    )


def _dialogue(paragraph: Paragraph, section: tuple[str, ...]) -> Iterator[Candidate]:
    """A paragraph that begins with a speaker's name in bold and a colon."""
    first = paragraph.sentences[0]
    bold = next((e for e in first.emphases if e.style == "b" and e.start == 0), None)
    label = _LABEL.match(first.text)
    if paragraph.item or bold is None or label is None or not label.end(1) <= bold.end + 1 <= label.end() + 1:
        return
    text = " ".join(sentence.text for sentence in paragraph.sentences)[label.end() :]
    if MIN_WORDS <= len(text.split()) <= MAX_WORDS:
        yield Candidate(
            block=True, direct=True, text=text, label=label[1].strip(), section=section,
            refs=tuple(ref for sentence in paragraph.sentences for ref in sentence.refs),
            start=first.start, end=paragraph.sentences[-1].end,
        )  # fmt: skip


def _inline(sentences: Sequence[Sentence], section: tuple[str, ...]) -> Iterator[Candidate]:
    """The quotations within the sentences of a paragraph; none where its quotation marks do not pair."""
    text = " ".join(sentence.text for sentence in sentences)
    if '"' not in text and "“" not in text:
        return
    starts = [0]
    for sentence in sentences[:-1]:
        starts.append(starts[-1] + len(sentence.text) + 1)
    spans, stray = quoted_spans(text)
    for n, span in enumerate(spans):
        words = text[span.start : span.end].strip()
        if not MIN_WORDS <= len(words.split()) <= MAX_WORDS:
            continue
        first = bisect_right(starts, span.start - 1) - 1
        last = bisect_right(starts, span.end) - 1
        if stray and _stray_nearby(sentences[first : last + 1]):
            continue
        lead = _masked(text, starts[first], span.start - 1, spans[:n])
        stop = starts[last] + len(sentences[last].text)
        yield Candidate(
            block=False,
            direct=bool(_DIRECT.search(lead)),
            text=words,
            before=(*(s.text for s in sentences[:first]), lead.strip()),
            after=text[span.end + 1 : stop],
            sentences=tuple(sentences[: first + 1]),
            refs=tuple(ref for s in sentences[first : last + 1] for ref in s.refs),
            section=section,
            start=sentences[first].start,
            end=sentences[last].end,
        )


def _stray_nearby(sentences: Sequence[Sentence]) -> bool:
    return quoted_spans(" ".join(sentence.text for sentence in sentences))[1] > 0


def _masked(text: str, start: int, end: int, earlier: Sequence[Span]) -> str:
    """The words before a quotation; longer quotations among them stand as "this"."""
    parts: list[str] = []
    for span in earlier:
        if start <= span.start and len(text[span.start : span.end].split()) > 3:
            parts += [text[start : span.start - 1], "this"]
            start = span.end + 1
    return "".join([*parts, text[start:end]])
