"""Where quotation marks stand in a paragraph: pairs of opening and closing marks; what never closes is left out."""

from __future__ import annotations

from dataclasses import dataclass

OPENERS = {"“": "”", "«": "»", "„": "“"}
_BEFORE_OPENER = frozenset(" \n([{—–-/")


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` stands between an opening mark at `start - 1` and a closing one at `end`."""

    start: int
    end: int


def quoted_spans(text: str) -> tuple[list[Span], int]:
    """The outermost quoted stretches of a text in order, and how many marks open or close nothing. Linear in time."""
    spans: list[Span] = []
    stray = 0
    opened: int | None = None
    closer, depth = "", 0
    for i, char in enumerate(text):
        if opened is None:
            if char in OPENERS:
                opened, closer, depth = i, OPENERS[char], 1
            elif char == '"' and _opens(text, i):
                opened, closer, depth = i, '"', 1
            elif char in '"”':
                stray += 1
        elif char == closer and (char != '"' or _closes(text, i)):
            depth -= 1
            if depth == 0:
                spans.append(Span(opened + 1, i))
                opened = None
        elif char in OPENERS and OPENERS[char] == closer:
            depth += 1
        elif char == '"' == closer:  # opens a second time: the first was never closed
            stray, opened = stray + 1, i
    return spans, stray + (opened is not None)


def _opens(text: str, i: int) -> bool:
    after = text[i + 1 : i + 2]
    return (i == 0 or text[i - 1] in _BEFORE_OPENER) and after != "" and not after.isspace()


def _closes(text: str, i: int) -> bool:
    after = text[i + 1 : i + 2]
    return not (after.isalnum() and (i == 0 or text[i - 1] in _BEFORE_OPENER))
