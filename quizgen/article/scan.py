"""Wikitext -> a tree of its constructs, each with its offsets, in one linear pass.

An opener that nothing closes stays plain text, and everything found inside it moves up to its parent, so that
unbalanced markup loses nothing else. Three bounds keep the pass linear and the tree shallow, whatever the text:

- a closer looks for its opener among the `REACH` innermost open constructs;
- a construct opened inside `MAX_DEPTH` others keeps no children (`Node.deep`);
- a section heading ends whatever is still open, a blank line ends open links (but those of images).

The order of precedence follows MediaWiki's preprocessor: comments and raw tags first, then references, then
braces and brackets. Source: https://www.mediawiki.org/wiki/Preprocessor_ABNF.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from quizgen.article.nodes import Kind, Node

MAX_DEPTH = 40  # MediaWiki's own limit for templates within templates ($wgMaxTemplateDepth)
REACH = 24

# Their content is no wikitext, or (gallery) not wikitext of the usual kind.
RAW_TAGS = frozenset(
    """nowiki pre math chem ce score timeline syntaxhighlight source imagemap graph templatedata templatestyles
    mapframe maplink gallery hiero""".split()
)
CONTAINER_TAGS = frozenset(["blockquote", "poem", "references", "table", "s", "del", "strike", "sup", "sub"])

# The lookahead lets the regex engine skip plain text six times as fast as the alternatives alone.
_TOKEN = re.compile(
    r"""(?=[\[\]{}|<\n]) (?:
      \{ (?: (?P<template>\{(?!\{)[^{}\[\]<>]*\}\}(?!\})) | (?P<braces>\{+) )     # first: those with nothing inside,
    | \[ (?: (?P<link>\[(?!\[)[^\[\]{}<>\n]*\]\](?!\])) | (?P<open>\[)        # which are nearly all of them
            | (?P<external>(?=(?:https?:|ftp:)?//|mailto:|news:|irc:)) )
    | (?P<unbrace>\}\}+)
    | (?P<close>\]+)
    | (?P<pipe>\|)
    | < (?: (?P<comment>!--) | (?P<tag>/?[a-zA-Z][a-zA-Z0-9]*(?:[\s/][^<>]*)?>) )
    | (?P<line>\n(?=[=|:{ \t\n]))
    )""",
    re.VERBOSE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)\s*>")
_IMAGE = re.compile(r"\s{0,3}(?:file|image)\s?:", re.IGNORECASE)
_TABLE_OPEN = re.compile(r"[ \t]*:{0,9}[ \t]*(\{\|)")
_TABLE_CLOSE = re.compile(r"[ \t]*(\|\})(?!\})")
_BLANK = re.compile(r"[ \t]*(?:\n|$)")
_REF_OPEN = re.compile(r"<ref(?=[\s>])[^<>]*(?<!/)>", re.IGNORECASE)
_REF_CLOSE = re.compile(r"</ref\s*>", re.IGNORECASE)


# What the closer of an opener may leave unclosed on its way.
_THROUGH = {
    "braces": ("link", "external", "table", "tag"),
    "ref": ("braces", "link", "external", "table", "tag"),
    "table": ("link", "external", "tag"),
    "tag": ("link", "external", "table"),
    "link": ("external",),
}


class _Open:
    """A construct that waits for its closer. `base` is where its children begin in the list of finished nodes."""

    __slots__ = ("base", "count", "inner", "kind", "name", "pipes", "start")

    def __init__(self, kind: str, start: int, base: int, count: int = 0, name: str = "", inner: int = 0) -> None:
        self.kind = kind
        self.start = start
        self.base = base
        self.count = count
        self.name = name
        self.inner = inner
        self.pipes: list[int] = []


def scan(text: str, start: int = 0, end: int | None = None) -> list[Node]:
    """The top-level constructs of `text[start:end]` in order, headings among them. Never raises; linear in time."""
    return _Scanner(text, start, len(text) if end is None else end).run()


class _Scanner:
    """State of one pass."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.pos = start
        self.end = end
        self.nodes: list[Node] = []
        self.stack: list[_Open] = []
        self.unclosed: set[str] = set()  # raw tags (and "<!--") of which no closer remains
        self.next_close = self.next_open = -2  # next </ref> and next <ref>, -1 where none remains

    def run(self) -> list[Node]:
        search, text, end = _TOKEN.search, self.text, self.end
        nodes, stack = self.nodes, self.stack
        handlers: dict[str | None, Callable[[int], None]] = {
            "braces": self._braces,
            "unbrace": self._unbrace,
            "open": self._link,
            "external": self._external,
            "close": self._close,
            "comment": self._comment,
            "tag": self._tag,
            "line": self._line,
        }
        if self.pos == 0:
            self._line_start(0)
        while (match := search(text, self.pos, end)) is not None:
            kind = match.lastgroup
            at, self.pos = match.span()
            if kind == "template" and text.find("\n=", at, self.pos) < 0:
                nodes.append(Node("template", at, self.pos, []))
            elif kind == "link":
                nodes.append(Node("link", at, self.pos, []))
            elif kind == "template":  # there may be a heading in it
                self.pos = at + 2
                self._braces(at)
            elif kind != "pipe":
                handlers[kind](at)
            elif stack:
                stack[-1].pipes.append(at)
        return nodes

    # --- openers --------------------------------------------------------------------------------------------------

    def _braces(self, at: int) -> None:
        self.stack.append(_Open("braces", at, len(self.nodes), count=self.pos - at))

    def _link(self, at: int) -> None:
        name = "image" if _IMAGE.match(self.text, self.pos, self.end) else ""
        self.stack.append(_Open("link", at, len(self.nodes), name=name))

    def _external(self, at: int) -> None:
        self.stack.append(_Open("external", at, len(self.nodes)))

    def _line(self, at: int) -> None:
        self._line_start(at + 1)

    def _line_start(self, at: int) -> None:
        """What only the start of a line can open or close: headings, tables, a blank line."""
        text, stack = self.text, self.stack
        char = text[at : at + 1]
        if char == "=":
            self._heading(at)
        elif char == "\n" or (char in (" ", "\t") and _BLANK.match(text, at, self.end)):
            while stack and stack[-1].kind in ("link", "external") and not stack[-1].name:
                stack.pop()
        elif match := _TABLE_OPEN.match(text, at, self.end):
            if text[match.end() : match.end() + 1] != "}":  # {{{|}} and the like
                stack.append(_Open("table", match.start(1), len(self.nodes)))
                self.pos = match.end()
        elif (match := _TABLE_CLOSE.match(text, at, self.end)) and (found := self._find("table")) is not None:
            self.pos = match.end()
            self._finish("table", found, self.pos)

    def _heading(self, at: int) -> None:
        text = self.text
        line_end = text.find("\n", at, self.end)
        line_end = self.end if line_end < 0 else line_end
        stop = line_end
        while (line := text[at:stop].rstrip()).endswith("-->") and (cut := line.rfind("<!--")) > 0:
            stop = at + cut
        level = min(len(line) - len(line.lstrip("=")), len(line) - len(line.rstrip("=")), 6)
        if level < 1 or len(line) < 2 * level + 1:
            return
        self.stack.clear()
        inner = (at + level, at + len(line) - level)
        self.nodes.append(Node("heading", at, line_end, [], name=str(level), inner=inner))
        self.pos = line_end

    # --- closers --------------------------------------------------------------------------------------------------

    def _find(self, kind: str, name: str = "") -> _Open | None:
        """The innermost open construct of that kind within reach; what is open inside it is given up to it."""
        stack, through = self.stack, _THROUGH[kind]
        for i in range(len(stack) - 1, max(len(stack) - 1 - REACH, -1), -1):
            frame = stack[i]
            if frame.kind == kind and (frame.name == name or kind == "link"):
                for lost in stack[i + 1 :]:
                    frame.pipes += lost.pipes
                del stack[i:]
                return frame
            if frame.kind not in through and not (frame.kind == kind == "tag"):
                return None
        return None

    def _finish(self, kind: Kind, frame: _Open, end: int, inner_end: int = 0) -> None:
        nodes = self.nodes
        children = nodes[frame.base + 1 if kind == "tag" else frame.base :]
        del nodes[frame.base :]
        node = Node(kind, frame.start, end, children, frame.pipes, frame.name, (frame.inner, inner_end))
        if len(self.stack) >= MAX_DEPTH:
            node.deep, node.children, node.pipes = True, [], []
        nodes.append(node)

    def _unbrace(self, at: int) -> None:
        left = self.pos - at
        while left >= 2 and (frame := self._find("braces")) is not None:
            size = 3 if left >= 3 and frame.count >= 3 else 2
            at += size
            left -= size
            frame.count -= size
            outer_start = frame.start
            frame.start += frame.count
            self._finish("parameter" if size == 3 else "template", frame, at)
            if frame.count >= 2:
                self.stack.append(_Open("braces", outer_start, frame.base, count=frame.count))

    def _close(self, at: int) -> None:
        left = self.pos - at
        while left:
            if self.stack and self.stack[-1].kind == "external":
                at += 1
                left -= 1
                self._finish("external", self.stack.pop(), at)
            elif left >= 2 and (frame := self._find("link")) is not None:
                at += 2
                left -= 2
                self._finish("link", frame, at)
            else:
                return

    # --- comments and tags ----------------------------------------------------------------------------------------

    def _comment(self, at: int) -> None:
        close = -1 if "<!--" in self.unclosed else self.text.find("-->", at + 4, self.end)
        if close >= 0:
            self.pos = close + 3
            self.nodes.append(Node("comment", at, self.pos, []))
        else:  # MediaWiki hides the rest of the page; the rest of the paragraph is nearer to what was meant
            self.unclosed.add("<!--")
            self._broken(at, "\n\n")

    def _broken(self, at: int, until: str) -> None:
        stop = self.text.find(until, self.pos, self.end)
        self.pos = self.end if stop < 0 else stop
        self.nodes.append(Node("broken", at, self.pos, []))

    def _tag(self, at: int) -> None:
        match = _TAG.match(self.text, at, self.pos)
        if match is None:
            return
        name = match[2].lower()
        if match[3] or name in ("br", "hr"):
            self._leaf(at, name)
        elif name == "ref":
            (self._close_ref if match[1] else self._open_ref)(at)
        elif name in CONTAINER_TAGS:
            (self._close_container if match[1] else self._open_container)(at, name)
        elif name in RAW_TAGS and not match[1]:
            self._raw(at, name)
        else:
            self._leaf(at, match[1] + name)

    def _leaf(self, at: int, name: str) -> None:
        """A tag by itself. An opening one stands so until it is closed: an unclosed one leaves no text."""
        self.nodes.append(Node("tag", at, self.pos, [], name=name))

    def _open_ref(self, at: int) -> None:
        if -1 < self.next_close < self.pos or self.next_close == -2:
            self.next_close = _position(_REF_CLOSE, self.text, self.pos, self.end)
        if -1 < self.next_open < self.pos or self.next_open == -2:
            self.next_open = _position(_REF_OPEN, self.text, self.pos, self.end)
        if self.next_close >= 0 and not -1 < self.next_open < self.next_close:
            self.stack.append(_Open("ref", at, len(self.nodes), inner=self.pos))
            self._leaf(at, "/ref")
        elif self.text.startswith("{{", self.pos):  # never closed, but what it cites ends by itself
            self.nodes.append(Node("broken", at, self.pos, []))
        else:  # what follows on its line is more likely a note than prose
            self._broken(at, "\n")

    def _close_ref(self, at: int) -> None:
        frame = self._find("ref")
        if frame is None:
            self._leaf(at, "/ref")
        else:
            frame.name = "ref"
            self._finish("tag", frame, self.pos, at)

    def _raw(self, at: int, name: str) -> None:
        inner = self.pos
        close = None if name in self.unclosed else _closer(name).search(self.text, inner, self.end)
        if close is None:
            self.unclosed.add(name)
            self._leaf(at, "/" + name)
            return
        self.pos = close.end()
        self.nodes.append(Node("tag", at, self.pos, [], name=name, inner=(inner, close.start())))

    def _open_container(self, at: int, name: str) -> None:
        self.stack.append(_Open("tag", at, len(self.nodes), name=name, inner=self.pos))
        self._leaf(at, "/" + name)

    def _close_container(self, at: int, name: str) -> None:
        frame = self._find("tag", name)
        if frame is None:
            self._leaf(at, "/" + name)
        else:
            self._finish("tag", frame, self.pos, at)


def _position(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.search(text, start, end)
    return match.start() if match else -1


@lru_cache(maxsize=64)
def _closer(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>", re.IGNORECASE)
