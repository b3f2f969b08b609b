"""Tables as rows of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.article.scan import Node

if TYPE_CHECKING:
    from quizgen.article.reader import Reader


def read(reader: Reader, node: Node) -> None:
    """Append a table."""
