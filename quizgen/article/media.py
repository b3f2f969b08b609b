"""Captions of images and galleries."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    """The caption of `[[File:...]]`."""
    _part(reader, _bars(reader.text, node.start, node.end - 2, node.children), node.children)


def _bars(text: str, start: int, end: int, nodes: Sequence[Node]) -> list[int]:
    """The bars of `text[start:end]` outside its constructs, and its end."""
    bars: list[int] = []
    for stop, following in [*((node.start, node.end) for node in nodes), (end, end)]:
        bars += (at for at in range(start, stop) if text[at] == "|")
        start = following
    return [*bars, end]


def _part(reader: Reader, bars: list[int], nodes: Sequence[Node]) -> None:
    """Record the last part between bars that is no option as a caption."""
    for start, stop in reversed(list(pairwise(bars))):
        if not _OPTION.fullmatch(reader.text, start + 1, stop):
            inside = [node for node in nodes if start < node.start and node.end <= stop]
            caption(reader, reader.cleaner.rich(start + 1, stop, inside))
            return


def caption(reader: Reader, rich: Rich) -> None:
    """Record a caption as one sentence, if it has words."""
    if not rich.text:
        return
    start, end = rich.span(0, len(rich.text))
    sentence = Sentence(
        text=rich.text,
        links=rich.links(),
        emphases=tuple(rich.emphases),
        refs=tuple(index for _, index in rich.refs),
        notes=tuple(index for _, index in rich.notes),
        start=start,
        end=end,
    )
    reader.captions.append(Caption(sentence=sentence, section=reader.section))


def template_images(reader: Reader, node: Node) -> None:
    """The captions of `{{multiple image}}` and its like."""
    for argument in Arguments(reader.cleaner, node).all.values():
        if _CAPTIONS.fullmatch(argument.name.lower()):
            caption(reader, reader.cleaner.rich(argument.start, argument.end, argument.nodes))


def gallery(reader: Reader, node: Node) -> None:
    """The captions of `<gallery>`: one image a line, written like a link without its brackets."""
    text = reader.text
    start, end = node.inner
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        nodes = scan(text, start, stop)
        _part(reader, _bars(text, start, stop, nodes), nodes)
        start = stop + 1
