r"""Plain text that knows where it came from: `Draft` collects it piece by piece, `Draft.finish` tidies it into `Rich`.

A draft may hold three control characters, none of which is left in a `Rich`:

- `DROPPED`: something without text stood here (a reference, an unknown template); the space around it, and
  brackets or separators left empty by it, go.
- `BREAK`: a line break (`<br>`, a list item); "\n" in block text, a space in running text.
- `APOSTROPHE`: an apostrophe that is no markup; runs of plain ones are italics and bold, as in MediaWiki's doQuotes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from quizgen.model import Emphasis, Link

APOSTROPHE, DROPPED, BREAK = "\ue000", "\ue001", "\ue002"
CONTROL = {ord(c): "\ufffd" for c in (APOSTROPHE, DROPPED, BREAK)}

# Every branch begins with a literal: so the regex engine skips plain text quickly. Repeats are bounded where they
# could be tried again and again on one run.
_UNTIDY = re.compile(
    "''+| [ \n\ue001\ue002]+|\n[ \n\ue001\ue002]*|\ue001[ \n\ue001\ue002]*|\ue002[ \n\ue001\ue002]*|\ue000"
)
_DEBRIS = re.compile(
    r"\( ?(?:[,;:–—-] ?){0,9}\)"  # ( ; )
    r"|\( ?(?:[,;:] ?){1,9}|\[ ?(?:[,;:] ?){1,9}"  # (; born
    r"|,(?: ?[,;]){0,9} ?(?=[)\]])|;(?: ?[,;]){0,9} ?(?=[)\]])"  # 1879; )
    r"|,(?: ?[,;]){1,9}(?= |$)|;(?: ?[,;]){1,9}(?= |$)"  # , ,
)
_SPACES = re.compile(r" [ \n]+|\n[ \n]+")
_CLOSING = frozenset(",;:!?)]")
_OPENING = frozenset("([")
_LINE_MARK = re.compile("(?:[*#:;]+|-{4,})[ \n\ue001\ue002]*")  # a list item, a rule


class _Edits:
    """Replacements made in a text, and the way from positions before them to positions after them and back."""

    def __init__(self, text: str, edits: list[tuple[int, int, str]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.new_starts: list[int] = []
        self.new_ends: list[int] = []
        parts: list[str] = []
        at = size = 0
        for start, end, replacement in edits:
            parts += (text[at:start], replacement)
            size += start - at
            self.starts.append(start)
            self.ends.append(end)
            self.new_starts.append(size)
            size += len(replacement)
            self.new_ends.append(size)
            at = end
        parts.append(text[at:])
        self.text = "".join(parts)

    def after(self, position: int) -> int:
        """Where a position of the old text is in the new one; within a replacement, its beginning."""
        i = bisect_right(self.starts, position) - 1
        if i < 0:
            return position
        if position < self.ends[i]:
            return self.new_starts[i]
        return position - self.ends[i] + self.new_ends[i]

    def before(self, position: int) -> int:
        """Where a character of the new text came from in the old one; of a replacement, its beginning."""
        i = bisect_right(self.new_starts, position) - 1
        if i < 0:
            return position
        if position < self.new_ends[i]:
            return self.starts[i]
        return position - self.new_ends[i] + self.ends[i]


@dataclass(slots=True)
class Rich:
    """Tidy plain text with its links, emphases and marks (references and notes by position), and its origin."""

    text: str
    emphases: list[Emphasis]
    refs: list[tuple[int, int]]
    notes: list[tuple[int, int]]
    _links: list[tuple[int, int, str]]
    _pieces: list[tuple[int, int, int]]
    _edits: list[_Edits]

    def links(self, start: int = 0, end: int | None = None) -> tuple[Link, ...]:
        """The links that lie in `text[start:end]`, counted from `start`."""
        stop = len(self.text) if end is None else end
        found: list[Link] = []
        for i in range(bisect_left(self._links, (start, start)), len(self._links)):
            begin, close, target = self._links[i]
            if begin >= stop:
                break
            if begin < close <= stop:
                found.append(Link(target=target, start=begin - start, end=close - start))
        return tuple(found)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the wikitext that `text[start:end]` stands for, with each construct that made some of it.

        The range must not be empty.
        """
        first, last = start, end - 1
        for edits in reversed(self._edits):
            first, last = edits.before(first), edits.before(last)
        i, j = (bisect_right(self._pieces, (at, 1 << 62, 0)) - 1 for at in (first, last))
        begin = self._pieces[i][1] + (first - self._pieces[i][0] if self._pieces[i][2] < 0 else 0)
        close = self._pieces[j][1] + last - self._pieces[j][0] + 1
        made = [piece for piece in self._pieces[i : j + 1] if piece[2] >= 0]
        if made:
            begin = min(begin, *(origin for _, origin, _ in made))
            close = max(0 if self._pieces[j][2] >= 0 else close, *(end for _, _, end in made))
        return begin, close


@dataclass(slots=True)
class Draft:
    """Text under construction. A piece is (position, origin, -1), with its origin's end where a construct made it."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    pieces: list[tuple[int, int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    refs: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(default_factory=list)

    def verbatim(self, text: str, origin: int) -> None:
        """Add text that stands so in the wikitext, from `origin` on, character for character."""
        self.parts.append(text)
        self.pieces.append((self.size, origin, -1))
        self.size += len(text)

    def made(self, text: str, start: int, end: int) -> None:
        """Add text that the construct at `start:end` of the wikitext stands for."""
        self.parts.append(text)
        self.pieces.append((self.size, start, end))
        self.size += len(text)

    def finish(self, newline: str = " ") -> Rich:
        """The tidy text; a `BREAK` (and, unless running text is wanted, a blank line) becomes `newline`."""
        raw = "".join(self.parts)
        history: list[_Edits] = []
        links = [(start, min(end, self.size), target) for start, end, target in self.links]
        refs, notes = self.refs, self.notes
        emphases: list[tuple[str, int, int]] = []
        edits, quotes = _tidy(raw, newline)
        if quotes:
            more, emphases = _quotes(raw, quotes)
            edits = sorted(edits + more)
        text = raw
        for find in (lambda _: edits, _debris, _margins):
            changes = find(text)
            if not changes:
                continue
            step = _Edits(text, changes)
            history.append(step)
            text, after = step.text, step.after
            links = [(after(start), after(end), target) for start, end, target in links]
            emphases = [(style, after(start), after(end)) for style, start, end in emphases]
            refs = [(after(at), index) for at, index in refs]
            notes = [(after(at), index) for at, index in notes]
        marks = [Emphasis(style=s, start=a, end=b) for s, a, b in emphases if a < b]  # type: ignore[arg-type]
        links.sort()
        return Rich(text, marks, refs, notes, links, self.pieces, history)


def _tidy(raw: str, newline: str) -> tuple[list[tuple[int, int, str]], list[tuple[int, int] | None]]:
    """Edits for white space and control characters; the runs of apostrophes, with None for each end of a line."""
    edits: list[tuple[int, int, str]] = []
    quotes: list[tuple[int, int] | None] = []
    end = 0
    for match in _UNTIDY.finditer(raw):
        if match.start() < end:
            continue
        start, end = match.span()
        run = match[0]
        if run[0] == "'":
            quotes.append((start, end))
            continue
        if run == APOSTROPHE:
            edits.append((start, end, "'"))
            continue
        if "\n" in run or BREAK in run:
            quotes.append(None)
            if run[-1] == "\n" and (mark := _LINE_MARK.match(raw, end)) is not None:
                end = mark.end()
                run += BREAK
        edits.append((start, end, _space(raw, start, end, run, newline)))
    return edits, quotes


def _space(raw: str, start: int, end: int, run: str, newline: str) -> str:
    """What a run of white space and control characters becomes."""
    following = raw[end] if end < len(raw) else ""
    if not following or not start:
        return ""
    if BREAK in run or (newline != " " and run.count("\n") > 1):
        return newline
    if DROPPED in run:
        if run.count(DROPPED) == len(run):
            return ""
        if following in _CLOSING or raw[start - 1] in _OPENING:
            return ""
        if following == "." and raw[end : end + 2] != "..":
            return ""
    return " "


def _debris(text: str) -> list[tuple[int, int, str]]:
    """Edits that take away what a dropped construct left: empty brackets, separators that separate nothing."""
    edits: list[tuple[int, int, str]] = []
    for match in _DEBRIS.finditer(text):
        start, end = match.span()
        words = match[0]
        if words == "()" and text[start - 1 : start].isalnum():
            continue  # f() is nobody's debris
        kept = "" if words[-1] == ")" or text[end : end + 1] in _CLOSING else words[0]
        if not kept and text[start - 1 : start] == " ":
            start -= 1
        edits.append((start, end, kept))
    return edits


def _margins(text: str) -> list[tuple[int, int, str]]:
    """Edits for white space at both ends or brought together by other edits, and a separator with nothing before it."""
    start, end = len(text) - len(text.lstrip(" \n,;:")), len(text.rstrip(" \n"))
    edits = [(0, start, "")] if start else []
    edits += [(*match.span(), "\n" if "\n" in match[0] else " ") for match in _SPACES.finditer(text, start, end)]
    if max(start, end) < len(text):
        edits.append((max(start, end), len(text), ""))
    return edits


def _quotes(
    raw: str, runs: list[tuple[int, int] | None]
) -> tuple[list[tuple[int, int, str]], list[tuple[str, int, int]]]:
    """Edits that take the apostrophes of italics and bold away, and where both stand.

    Line by line, as in MediaWiki's `doQuotes`: where italics and bold both do not come out even, one bold is read as
    an apostrophe before italics.
    """
    edits: list[tuple[int, int, str]] = []
    emphases: list[tuple[str, int, int]] = []
    line: list[tuple[int, int]] = []
    for run in [*runs, None]:
        if run is not None:
            line.append(run)
        elif line:
            limit = raw.find("\n", line[-1][1])
            _line_quotes(raw, line, len(raw) if limit < 0 else limit, edits, emphases)
            line = []
    emphases.sort(key=lambda emphasis: emphasis[1:])
    return edits, emphases


def _line_quotes(
    raw: str,
    runs: list[tuple[int, int]],
    limit: int,
    edits: list[tuple[int, int, str]],
    emphases: list[tuple[str, int, int]],
) -> None:
    sizes = [_markup_size(end - start) for start, end in runs]
    if sum(size in (2, 5) for size in sizes) % 2 and sum(size in (3, 5) for size in sizes) % 2:
        sizes = _with_apostrophe(raw, runs, sizes)
    opened: dict[str, int] = {}
    for (_, end), size in zip(runs, sizes, strict=True):
        edits.append((end - size, end, ""))
        for style in {2: "i", 3: "b", 5: "ib"}[size]:
            if style in opened:
                emphases.append((style, opened.pop(style), end - size))
            else:
                opened[style] = end
    emphases += [(style, start, limit) for style, start in opened.items()]


def _markup_size(length: int) -> int:
    """How many of a run's apostrophes are markup: the last two, three or five."""
    return 5 if length >= 5 else 3 if length >= 3 else 2


def _with_apostrophe(raw: str, runs: list[tuple[int, int]], sizes: list[int]) -> list[int]:
    """The sizes, one bold read as an apostrophe and italics: after a single letter, else a word, else a space."""
    ranks: list[tuple[int, int]] = []
    for i, ((_, end), size) in enumerate(zip(runs, sizes, strict=True)):
        if size == 3:
            before = raw[max(end - 5, 0) : end - 3].rjust(2)
            ranks.append((2 if before[1] == " " else 0 if before[0] == " " else 1, i))
    chosen = min(ranks)[1] if ranks else -1
    return [2 if i == chosen else size for i, size in enumerate(sizes)]
