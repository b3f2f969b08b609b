"""Block quotations: templates, `<blockquote>`, `<poem>`, indented lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quizgen.article import infoboxes
from quizgen.article.arguments import Arguments
from quizgen.article.blocks import Block
from quizgen.article.nodes import Node
from quizgen.article.rich import Draft, Rich
from quizgen.article.roles import FLOATING_QUOTES, VERSE
from quizgen.model import Parameter, Passage

if TYPE_CHECKING:
    from quizgen.article.reader import Reader

_WORDS = ("text", "quote", "quotetext", "content", "quotation", "1")
_WORDS_OF = {"verse translation": ("2", "1")}
_SIDES = frozenset(["left", "right", "center", "centre"])  # the first argument of {{rquote}} and its like


@dataclass(slots=True)
class Pending:
    """A passage that still waits for what follows it on its line."""

    form: Literal["template", "blockquote", "indent"]
    name: str
    text: str
    parameters: tuple[Parameter, ...]
    lead_in: str
    refs: list[int]
    start: int
    end: int

    def finish(self, reader: Reader, block: Block | None = None, rich: Rich | None = None) -> Passage:
        """The passage; `block` is the prose after it, of which it takes the references at its very beginning."""
        refs, after = list(self.refs), ""
        if block is not None and rich is not None and reader.text.count("\n", self.end, block.start) < 2:
            refs += [index for at, index in rich.refs if at == 0]
            after = rich.text if block.kind == "prose" else ""
        passage = Passage(
            form=self.form,
            name=self.name,
            text=self.text,
            parameters=self.parameters,
            lead_in=self.lead_in,
            after=after,
            refs=tuple(dict.fromkeys(refs)),
            section=reader.section,
            in_note=reader.in_note,
            start=self.start,
            end=self.end,
        )
        reader.passages.append(passage)
        return passage


def quotation(reader: Reader, block: Block, lead_in: str) -> Pending | None:
    """The passage that a quotation template, `<blockquote>` or `<poem>` holds; None where it holds no words."""
    node = block.nodes[0]
    if node.kind == "tag":
        verse = node.name == "poem"
        rich = _rich(reader, *node.inner, node.children, verse=verse)
        if not rich.text:
            return None
        return Pending("blockquote", "", rich.text, (), lead_in, [i for _, i in rich.refs], node.start, node.end)
    arguments = Arguments(reader.cleaner, node)
    words = arguments.get(*_WORDS_OF.get(arguments.name, _WORDS))
    if words is not None and words.name == "1" and reader.text[words.start : words.end].lower() in _SIDES:
        words = arguments.get("2")
    if words is None:
        return None
    rich = _rich(reader, words.start, words.end, words.nodes, verse=arguments.name in VERSE)
    others = [a for a in arguments.all.values() if a is not words]
    refs = [index for _, index in rich.refs]
    parameters = tuple(infoboxes.parameter(reader, argument, refs) for argument in others)
    if arguments.name in FLOATING_QUOTES and not lead_in.endswith(":"):
        lead_in = ""
    if not rich.text:
        return None
    return Pending("template", arguments.name, rich.text, parameters, lead_in, refs, node.start, node.end)


def _rich(reader: Reader, start: int, end: int, nodes: Sequence[Node], *, verse: bool) -> Rich:
    draft = Draft()
    if verse:
        reader.cleaner.poem(draft, start, end, nodes)
    else:
        reader.cleaner.flatten(draft, start, end, nodes)
    return draft.finish("\n")


def indented(reader: Reader, block: Block, lead_in: str) -> Pending | None:
    """The passage that lines with colons before them hold; None where they are no quotation.

    They are one where the prose before them leads in to it, or where they begin with a quotation mark.
    """
    draft = Draft()
    start = skip_markers(reader.text, block)
    reader.cleaner.flatten(draft, start, block.end, block.nodes)
    rich = draft.finish("\n")
    if not rich.text or not (lead_in.endswith((":", ",", ":—")) or rich.text[0] in '"“„«‘'):
        return None
    return Pending("indent", "", rich.text, (), lead_in, [index for _, index in rich.refs], start, block.end)


def skip_markers(text: str, block: Block) -> int:
    """Where the words of an indented block begin."""
    start = block.start
    while start < block.end and text[start] in ": ":
        start += 1
    return start
