"""Succession boxes -> rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.article.scan import Node

if TYPE_CHECKING:
    from quizgen.article.reader import Reader


def read(reader: Reader, nodes: list[Node]) -> None:
    """Append the rows that these templates make, in order."""
