"""Wikitext -> a tree of its constructs, each with its offsets, in one linear pass.

Nothing is copied: a `Node` is a range of the text, and plain text is what lies between the nodes. An opener that
nothing closes stays plain text, and everything found inside it moves up to its parent, so that unbalanced markup
loses nothing else. Three bounds keep the pass linear and the tree shallow, whatever the text:

- a closer looks for its opener among the `REACH` innermost open constructs;
- a construct opened inside `MAX_DEPTH` others keeps no children (`Node.deep`);
- a section heading ends whatever is still open, a blank line ends open links.

The order of precedence follows MediaWiki's preprocessor: comments and raw tags first, then references, then
braces and brackets. Source: https://www.mediawiki.org/wiki/Preprocessor_ABNF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Kind = Literal["template", "parameter", "link", "external", "tag", "table", "comment", "heading", "broken"]

MAX_DEPTH = 40  # MediaWiki's own limit for templates within templates ($wgMaxTemplateDepth)
REACH = 24

# Their content is no wikitext, or (gallery) not wikitext of the usual kind.
RAW_TAGS = frozenset(
    """nowiki pre math chem ce score timeline syntaxhighlight source imagemap graph templatedata templatestyles
    mapframe maplink gallery hiero""".split()
)
CONTAINER_TAGS = frozenset(["blockquote", "poem", "references", "table", "s", "del", "strike", "sup", "sub", "section"])

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
_TABLE_OPEN = re.compile(r"[ \t]*:{0,9}[ \t]*(\{\|)")
_TABLE_CLOSE = re.compile(r"[ \t]*(\|\})(?!\})")
_BLANK = re.compile(r"[ \t]*(?:\n|$)")
_REF_OPEN = re.compile(r"<ref(?=[\s>])[^<>]*(?<!/)>", re.IGNORECASE)
_REF_CLOSE = re.compile(r"</ref\s*>", re.IGNORECASE)


class Node:
    """One construct: `text[start:end]`, with its top-level pipes and the constructs inside it in order.

    `name` is the tag's name (lower case) or the level of a heading; `inner` is the range of a tag's or heading's content.
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
        if self.pos == 0:
            self._line_start(0)
        while (match := search(text, self.pos, end)) is not None:
            kind = match.lastgroup
            at, self.pos = match.span()
            if kind == "template" or kind == "link":
                nodes.append(Node(kind, at, self.pos, []))  # type: ignore[arg-type]
            elif kind == "pipe":
                if stack:
                    stack[-1].pipes.append(at)
            else:
                getattr(self, "_" + kind)(at)  # type: ignore[operator]
        return nodes

    # --- openers --------------------------------------------------------------------------------------------------

    def _braces(self, at: int) -> None:
        self.stack.append(_Open("braces", at, len(self.nodes), count=self.pos - at))

    def _open(self, at: int) -> None:
        self.stack.append(_Open("link", at, len(self.nodes)))

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
        elif char == "\n" or char in " \t" and _BLANK.match(text, at, self.end):
            while stack and stack[-1].kind in ("link", "external"):
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

    _THROUGH = {  # what an opener's closer may leave unclosed on its way
        "braces": ("link", "external", "table", "tag"),
        "ref": ("braces", "link", "external", "table", "tag"),
        "table": ("link", "external", "tag"),
        "tag": ("link", "external", "table"),
        "link": ("external",),
    }

    def _find(self, kind: str, name: str = "") -> _Open | None:
        """The innermost open construct of that kind within reach; what is open inside it is given up."""
        stack, through = self.stack, self._THROUGH[kind]
        for i in range(len(stack) - 1, max(len(stack) - 1 - REACH, -1), -1):
            frame = stack[i]
            if frame.kind == kind and frame.name == name:
                del stack[i + 1 :]
                return stack.pop()
            if frame.kind not in through and not (frame.kind == kind == "tag"):
                return None
        return None

    def _finish(self, kind: Kind, frame: _Open, end: int, inner_end: int = 0) -> None:
        nodes = self.nodes
        children = nodes[frame.base :]
        del nodes[frame.base :]
        node = Node(kind, frame.start, end, children, frame.pipes, frame.name, (frame.inner, inner_end))
        if len(self.stack) > MAX_DEPTH:
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
        name, closing = match[2].lower(), bool(match[1])
        if match[3] or name in ("br", "hr"):
            self.nodes.append(Node("tag", at, self.pos, [], name=name))
        elif name == "ref":
            self._ref(at, closing)
        elif name in RAW_TAGS and not closing:
            self._raw(at, name)
        elif name in CONTAINER_TAGS:
            self._container(at, name, closing)
        else:
            self.nodes.append(Node("tag", at, self.pos, [], name=match[1] + name))

    def _ref(self, at: int, closing: bool) -> None:
        if closing:
            frame = self._find("ref")
            if frame is None:
                self.nodes.append(Node("tag", at, self.pos, [], name="/ref"))
            else:
                frame.name = "ref"
                self._finish("tag", frame, self.pos, at)
            return
        if -1 < self.next_close < self.pos or self.next_close == -2:
            self.next_close = _position(_REF_CLOSE, self.text, self.pos, self.end)
        if -1 < self.next_open < self.pos or self.next_open == -2:
            self.next_open = _position(_REF_OPEN, self.text, self.pos, self.end)
        if self.next_close < 0 or -1 < self.next_open < self.next_close:
            self._broken(at, "\n")  # never closed: what follows on its line is no prose
        else:
            self.stack.append(_Open("ref", at, len(self.nodes), inner=self.pos))

    def _raw(self, at: int, name: str) -> None:
        inner = self.pos
        close = None if name in self.unclosed else _closer(name).search(self.text, inner, self.end)
        if close is None:
            self.unclosed.add(name)
            self.nodes.append(Node("tag", at, inner, [], name="/" + name))
            return
        self.pos = close.end()
        self.nodes.append(Node("tag", at, self.pos, [], name=name, inner=(inner, close.start())))

    def _container(self, at: int, name: str, closing: bool) -> None:
        if not closing:
            self.stack.append(_Open("tag", at, len(self.nodes), name=name, inner=self.pos))
        elif (frame := self._find("tag", name)) is not None:
            self._finish("tag", frame, self.pos, at)
        else:
            self.nodes.append(Node("tag", at, self.pos, [], name="/" + name))


def _position(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.search(text, start, end)
    return match.start() if match else -1


_CLOSERS: dict[str, re.Pattern[str]] = {}


def _closer(name: str) -> re.Pattern[str]:
    if name not in _CLOSERS:
        _CLOSERS[name] = re.compile(rf"</{name}\s*>", re.IGNORECASE)
    return _CLOSERS[name]


def walk(nodes: list[Node]) -> Iterator[Node]:
    """Every node below, parents first, in the order of the text."""
    for node in nodes:
        yield node
        yield from walk(node.children)
