"""Blocks -> paragraphs, passages, sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizgen.article import passages
from quizgen.article.blocks import Block, blocks
from quizgen.article.nodes import Node
from quizgen.article.rich import Rich
from quizgen.article.sentences import boundaries
from quizgen.model import Emphasis, Paragraph, Passage, Sentence

if TYPE_CHECKING:
    from quizgen.article.reader import Reader

_LEFT_OVER = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{\||\|\}")
# An indented line of these words is a note for the reader, as the hatnote templates write it.
_HATNOTE = re.compile(
    r"(?:see also|main articles?|further information|for (?:the|other|more|a)\b|see |this article)", re.IGNORECASE
)


def sentences(rich: Rich) -> tuple[Sentence, ...]:
    """The sentences of a tidy text, with what stands in each of them."""
    ranges = _ranges(rich)
    if not ranges:
        return ()
    stops = [stop for _, stop, _, _ in ranges]
    emphases: list[list[Emphasis]] = [[] for _ in ranges]
    refs: list[list[int]] = [[] for _ in ranges]
    notes: list[list[int]] = [[] for _ in ranges]
    for mark in rich.emphases:
        i = bisect_right(stops, mark.start)
        while i < len(ranges) and ranges[i][0] < mark.end:
            start, stop, _, _ = ranges[i]
            begin, end = max(mark.start, start) - start, min(mark.end, stop) - start
            emphases[i].append(Emphasis(style=mark.style, start=begin, end=end))
            i += 1
    for marks, found in ((rich.refs, refs), (rich.notes, notes)):
        for at, index in marks:
            found[min(bisect_left(stops, at), len(ranges) - 1)].append(index)
    return tuple(
        Sentence(
            text=rich.text[start:stop],
            links=rich.links(start, stop),
            emphases=tuple(emphases[i]),
            refs=tuple(refs[i]),
            notes=tuple(notes[i]),
            start=begin,
            end=end,
        )
        for i, (start, stop, begin, end) in enumerate(ranges)
    )


def _ranges(rich: Rich) -> list[tuple[int, int, int, int]]:
    """Where each sentence stands in the text and in the wikitext; the latter ranges are disjoint."""
    text = rich.text
    marks = {at for at, _ in rich.refs} | {at for at, _ in rich.notes}
    found: list[tuple[int, int, int, int]] = []
    at = 0
    for stop in [*boundaries(text, marks), len(text)]:
        words = text[at:stop].strip(" \n")
        start = text.index(words, at)
        end = start + len(words)
        at = stop
        if not any(map(str.isalnum, words)):
            if found and words:  # a stray mark belongs to the sentence before
                start, _, begin, _ = found.pop()
                found.append((start, end, begin, rich.span(start, end)[1]))
            continue
        begin, close = rich.span(start, end)
        while found and begin < found[-1][3]:  # both sides come from one construct: no boundary between them
            start, _, before, after = found.pop()
            begin, close = min(begin, before), max(close, after)
        found.append((start, end, begin, close))
    return found


def read(reader: Reader, start: int, end: int, nodes: Sequence[Node]) -> list[Paragraph | Passage]:
    """The paragraphs and passages of a range without headings; everything else in it goes to the reader's lists."""
    return list(_read(reader, blocks(reader.text, start, end, nodes)))


def _read(reader: Reader, found: Iterator[Block]) -> Iterator[Paragraph | Passage]:
    lead_in = ""
    pending: passages.Pending | None = None
    for block in found:
        if block.kind == "alone":
            for node in block.nodes:
                reader.alone(node)
            continue
        if block.kind in ("quote", "indent"):
            if pending is not None:
                yield pending.finish(reader)
            if block.kind == "quote":
                reader.first_time(block.nodes[0])  # a footnote is read again for its plain text
            read_passage = passages.quotation if block.kind == "quote" else passages.indented
            pending = read_passage(reader, block, lead_in)
            if pending is not None or block.kind == "quote":
                continue
        if not block.nodes and not reader.text[block.start : block.end].strip(" :"):
            continue
        rich = _rich(reader, block)
        if pending is not None:
            yield pending.finish(reader, block, rich)
            pending = None
        read = () if block.kind == "indent" and _HATNOTE.match(rich.text) else _balanced(reader, sentences(rich))
        if read:
            yield Paragraph(sentences=read, item=block.kind != "prose")
            lead_in = rich.text
    if pending is not None:
        yield pending.finish(reader)


def _balanced(reader: Reader, found: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences without those in which markup is left over: what it should have made of them is not known."""
    for sentence in found:
        if _LEFT_OVER.search(sentence.text):
            reader.skip(sentence.start, "a sentence with unbalanced markup")
    return tuple(sentence for sentence in found if not _LEFT_OVER.search(sentence.text))


def _rich(reader: Reader, block: Block) -> Rich:
    start = passages.skip_markers(reader.text, block) if block.kind == "indent" else block.start
    return reader.cleaner.rich(start, block.end, block.nodes)
