"""Every stretch of quoted words in an article, with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.facts.quotations.spans import Span, quoted_spans
from quizgen.facts.topic import prose
from quizgen.model import Article, Emphasis, Link, Outcome, Paragraph, Parameter, Passage, Sentence, Skipped

MIN_WORDS = 6
"""Fewer words are a phrase, not a quotation (of the 202 quoted stretches of one long article 78 have as many)."""

MAX_WORDS = 800
"""A passage of more words is a text of its own, or markup gone wrong."""

MAX_BEFORE = 8
"""As many sentences before the one that introduces the words are read."""

TITLE_PARTICLE = 4
"""Words of a title that are no longer may be in small letters."""

TITLE_CAPITALS = 0.8
"""Least share of the longer words in capitals that makes a title."""

MAX_NEAR = 30
"""As many sentences before the paragraph tell which of two namesakes is meant."""

MAX_IN_SENTENCE = 10
"""As many quotations of one sentence are read; one with more is a list, or marks gone wrong."""

MAX_INDENT_GAP = 8
"""Indented lines with at most as much markup between them are one passage, in code points."""

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
        near: the sentences of the section before that paragraph, the nearest last.
        after: what follows them in their sentence or on their line.
        sentence: of words within sentences, those sentences in full.
        label: the name that a line of dialogue begins with; "" elsewhere.
        lead_refs: references of the sentence that introduces a passage.
        first: whether no other quotation stands before the words in their sentence.
        alone: whether the lead-in introduces these words only, and no passage stands between.
        sentences: the sentences that `before` is taken from.
        start, end: place in the wikitext, with the sentence that introduces them where it stands in the same paragraph.
    """

    block: bool
    direct: bool
    text: str
    before: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    after: str = ""
    sentence: str = ""
    label: str = ""
    first: bool = True
    alone: bool = True
    sentences: tuple[Sentence, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    refs: tuple[int, ...] = ()
    lead_refs: tuple[int, ...] = ()
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
        marks: list[Link | Emphasis] = [*sentence.links, *italics]
        return tuple(mark for mark in marks if lead[: mark.end] == sentence.text[: mark.end])

    @property
    def lead(self) -> str:
        """The sentence that introduces the words, cut off before them."""
        return self.before[-1] if self.before else ""


def candidates(article: Article) -> Outcome[Candidate]:
    """Every quotation of at least `MIN_WORDS` words: passages, lines of dialogue, and those within sentences."""
    found: list[Candidate] = []
    skipped: list[Skipped] = []

    def skip(section: tuple[str, ...], why: str) -> None:
        skipped.append(Skipped(where=" > ".join((article.page.title, *section)), why=why))

    leads = _leads(article)
    for passage in _whole(article.passages):
        words = len(passage.text.split())
        if words > MAX_WORDS:
            skip(passage.section, f"a quotation of more than {MAX_WORDS} words")
        elif words >= MIN_WORDS:
            found.append(_passage(passage, leads))
    for sentences, section, item in _paragraphs(article):
        spoken = None if item else _dialogue(sentences, section)
        found += [spoken] if spoken is not None else []
        inline, stray = _inline(sentences, section)
        found += inline
        if stray:
            skip(section, "a quotation mark that opens or closes nothing")
    story = _story(article)
    return Outcome(tuple(replace(c, near=_near(c, story)) for c in found), tuple(dict.fromkeys(skipped)))


def _story(article: Article) -> Mapping[tuple[str, ...], tuple[list[int], list[str]]]:
    """Where each section's sentences stand, and their texts."""
    story: dict[tuple[str, ...], tuple[list[int], list[str]]] = {}
    for path, _, sentence in prose(article):
        starts, texts = story.setdefault(path, ([], []))
        starts.append(sentence.start)
        texts.append(sentence.text)
    return story


def _near(candidate: Candidate, story: Mapping[tuple[str, ...], tuple[list[int], list[str]]]) -> tuple[str, ...]:
    starts, texts = story.get(candidate.section, ([], []))
    first = candidate.sentences[0].start if candidate.sentences else candidate.start
    stop = bisect_left(starts, first)
    return tuple(texts[max(0, stop - MAX_NEAR) : stop])


def _paragraphs(article: Article) -> Iterator[tuple[tuple[Sentence, ...], tuple[str, ...], bool]]:
    """The sentences of every paragraph, list item (told by the flag) and note, with the section's path."""
    for section in article.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.sentences:
                yield block.sentences, section.path, block.item
    for note in article.notes:
        if note.sentences:
            yield note.sentences, note.section, True


def _whole(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages that are no inline ones; indented lines that follow each other directly are one."""
    run: list[Passage] = []
    for passage in passages:
        if passage.form == "inline":
            continue
        follows = run and passage.form == "indent" == run[-1].form and passage.start - run[-1].end <= MAX_INDENT_GAP
        if run and not follows:
            yield _merged(run)
            run = []
        run.append(passage)
    if run:
        yield _merged(run)


def _merged(run: Sequence[Passage]) -> Passage:
    if len(run) == 1:
        return run[0]
    refs = tuple(ref for passage in run for ref in passage.refs)
    text = "\n".join(passage.text for passage in run)
    return replace(run[0], text=text, refs=refs, after=run[-1].after, end=run[-1].end)


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
    starts = [note.start for note in article.notes if note.sentences]
    notes = [note for note in article.notes if note.sentences]
    seen: set[int] = set()
    for passage in article.passages:
        at = bisect_right(starts, passage.start) - 1
        if passage.in_note and at >= 0:
            leads[passage.start] = _Lead(notes[at].sentences, at not in seen)
            seen.add(at)
    return leads


def _passage(passage: Passage, leads: Mapping[int, _Lead]) -> Candidate:
    lead = leads.get(passage.start, _Lead((), alone=True))
    said = passage.lead_in.strip()
    sentences = tuple(s for s in lead.sentences if s.end <= passage.start and s.text in said)[-MAX_BEFORE - 1 :]
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
        lead_refs=sentences[-1].refs if sentences else (),
        in_note=passage.in_note,
        section=passage.section,
        start=passage.start,
        end=passage.end,
    )


def _dialogue(sentences: Sequence[Sentence], section: tuple[str, ...]) -> Candidate | None:
    """A paragraph that begins with a speaker's name in bold and a colon."""
    first = sentences[0]
    bold = next((e for e in first.emphases if e.style == "b" and e.start == 0), None)
    label = _LABEL.match(first.text)
    if bold is None or label is None or not label.end(1) <= bold.end + 1 <= label.end() + 1:
        return None
    text = " ".join(sentence.text for sentence in sentences)[label.end() :]
    if not MIN_WORDS <= len(text.split()) <= MAX_WORDS:
        return None
    refs = tuple(ref for sentence in sentences for ref in sentence.refs)
    return Candidate(
        block=True, direct=True, text=text, label=label[1].strip(), section=section, refs=refs,
        start=first.start, end=sentences[-1].end,
    )  # fmt: skip


def _inline(sentences: Sequence[Sentence], section: tuple[str, ...]) -> tuple[list[Candidate], bool]:
    """The quotations within the sentences of a paragraph, and whether some marks in it do not pair."""
    text = " ".join(sentence.text for sentence in sentences)
    if '"' not in text and "“" not in text:
        return [], False
    starts = [0]
    for sentence in sentences[:-1]:
        starts.append(starts[-1] + len(sentence.text) + 1)
    spans, stray = quoted_spans(text)
    begins = [span.start for span in spans]
    found = []
    for n, span in enumerate(spans):
        words = text[span.start : span.end].strip()
        if not MIN_WORDS <= len(words.split()) <= MAX_WORDS or _is_title(words):
            continue
        first = bisect_right(starts, span.start - 1) - 1
        last = bisect_right(starts, span.end) - 1
        if n - bisect_left(begins, starts[first]) >= MAX_IN_SENTENCE:
            continue
        if stray and quoted_spans(" ".join(sentence.text for sentence in sentences[first : last + 1]))[1]:
            continue
        lead = _masked(text, starts[first], span.start - 1, spans[max(0, n - MAX_IN_SENTENCE) : n])
        stop = starts[last] + len(sentences[last].text)
        found.append(Candidate(
            block=False,
            direct=bool(_DIRECT.search(lead)),
            text=words,
            before=(*(s.text for s in sentences[max(0, first - MAX_BEFORE) : first]), lead.strip()),
            after=text[span.end + 1 : stop],
            sentence=text[starts[first] : stop],
            first=n == 0 or spans[n - 1].start < starts[first],
            sentences=tuple(sentences[max(0, first - MAX_BEFORE) : first + 1]),
            refs=tuple(ref for s in sentences[first : last + 1] for ref in s.refs),
            section=section,
            start=sentences[first].start,
            end=sentences[last].end,
        ))  # fmt: skip
    return found, stray > 0


def _is_title(words: str) -> bool:
    """Whether words are in capitals as titles are, and end like no sentence."""
    long = [word for word in words.split() if len(word) > TITLE_PARTICLE and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    return words[-1].isalnum() and bool(long) and capitals >= TITLE_CAPITALS * len(long)


def _masked(text: str, start: int, end: int, earlier: Sequence[Span]) -> str:
    """The words before a quotation; longer quotations among them stand as "this"."""
    parts: list[str] = []
    for span in earlier:
        if start <= span.start and len(text[span.start : span.end].split()) > 3:
            parts += [text[start : span.start - 1], "this"]
            start = span.end + 1
    return "".join([*parts, text[start:end]])
