"""Captions of images and galleries; tables."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from quizgen.article.arguments import Arguments
from quizgen.article.nodes import Node
from quizgen.article.rich import Rich
from quizgen.article.scan import scan
from quizgen.model import Caption, Sentence

if TYPE_CHECKING:
    from quizgen.article.reader import Reader

_OPTION = re.compile(
    r"\s*(?:thumb|thumbnail|frame|framed|frameless|border|left|right|center|centre|none|baseline|middle|top|bottom|"
    r"text-top|text-bottom|sub|super|upright|(?:upright|alt|link|class|lang|page|thumbtime|start|end|thumb)\s*=.*|"
    r"upright\s*[\d.]+|\d*x?\d+\s*px)\s*",
    re.IGNORECASE | re.DOTALL,
)
_CAPTIONS = re.compile(r"caption\d*|footer|description|header|\d*caption")


def image(reader: Reader, node: Node) -> None:
    """The caption of `[[File:...]]`: its last part that is no option."""
    text = reader.text
    pipes = node.pipes
    if pipes is None:
        pipes = [i for i in range(node.start, node.end) if text[i] == "|"]
    bounds = [*pipes, node.end - 2]
    for start, stop in reversed(list(pairwise(bounds))):
        if not _OPTION.fullmatch(text, start + 1, stop):
            nodes = [child for child in node.children if start < child.start and child.end <= stop]
            caption(reader, reader.cleaner.rich(start + 1, stop, nodes))
            return


def caption(reader: Reader, rich: Rich) -> None:
    """Record a caption as one sentence, if it has words."""
    if not rich.text:
        return
    length = len(rich.text)
    sentence = Sentence(
        text=rich.text,
        links=tuple(rich.links),
        emphases=tuple(rich.emphases),
        refs=tuple(index for _, index in rich.refs),
        notes=tuple(index for _, index in rich.notes),
        start=rich.source(0)[0],
        end=rich.source(length - 1)[1],
    )
    reader.captions.append(Caption(sentence=sentence, section=reader.section))


def template_images(reader: Reader, node: Node) -> None:
    """The captions of `{{multiple image}}` and its like."""
    for argument in Arguments(reader.cleaner, node).all.values():
        if _CAPTIONS.fullmatch(argument.name.lower()):
            caption(reader, reader.cleaner.rich(argument.start, argument.end, argument.nodes))


def gallery(reader: Reader, node: Node) -> None:
    """The captions of `<gallery>`: what follows the first bar on each line."""
    start, end = node.inner
    text = reader.text
    for line in re.compile(r"[^\n|]*\|([^\n]*)").finditer(text, start, end):
        begin, stop = line.span(1)
        while (option := re.compile(r"\s*(?:alt|link|class)\s*=[^|\n]*\|").match(text, begin, stop)) is not None:
            begin = option.end()
        if begin < stop:
            caption(reader, reader.cleaner.rich(begin, stop, scan(text, begin, stop)))
