"""The tree of a page's constructs.

Nothing is copied: a node is a range of the text, and plain text is what lies between the nodes.
"""

from __future__ import annotations

from typing import Literal

Kind = Literal["template", "parameter", "link", "external", "tag", "table", "comment", "heading", "broken"]


class Node:
    """One construct: `text[start:end]`, with its top-level pipes and the constructs inside it in order.

    `name` is the tag's name (lower case, with "/" that of a stray closer), a template's normalised name once it was
    asked for, or a heading's level; `inner` is the range of a tag's or heading's content, (0, 0) where it has none.
    `deep` marks a node whose children were not kept.
    """

    __slots__ = ("children", "deep", "end", "inner", "kind", "name", "pipes", "start")

    def __init__(
        self,
        kind: Kind,
        start: int,
        end: int,
        children: list[Node],
        pipes: list[int] | None = None,
        name: str = "",
        inner: tuple[int, int] = (0, 0),
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.children = children
        self.pipes = pipes
        self.name = name
        self.inner = inner
        self.deep = False
