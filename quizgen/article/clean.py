"""Node -> plain text: one policy per kind of node.

- plain text as it stands; entities decoded, behaviour switches (`__TOC__`) dropped;
- template: what its policy says (`templates.policy`); references, notes, infoboxes and quotations are records apart;
- link: its label, with a `Link`; image: its caption apart; category and interwiki: no text;
- external link: its label; a bare one nothing;
- `<ref>`: no text, a mark; `<br>`: a line break; other tags are transparent, raw ones (`<math>`, `<gallery>`) no text;
- comment, broken markup, table: no text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quizgen.article import policies, templates
from quizgen.article.arguments import Argument, Arguments, Linked, Part
from quizgen.article.nodes import Node
from quizgen.article.rich import APOSTROPHE, BREAK, CONTROL, DROPPED, Draft, Rich

if TYPE_CHECKING:
    from quizgen.article.reader import Reader

_SPECIAL = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});|__[A-Z]{3,30}__|[\u200b\u200e\u200f\u2060\u00ad\ufeff]"
)
_UNTIDY = re.compile(r"''|&|\n|  |__|\( ?[,;:)–—-]|\[ ?[,;:]|, ?[,;)\]]|; ?[,;)\]]")
_UNTIDY_STARTS = frozenset("*#:;,-")
_SUPER = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SUB = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_SCRIPTED = re.compile(r"[0-9+\-−]{1,20}")
_TRAIL = re.compile(r"[a-z]{1,30}")  # letters that belong to the link before them: [[ship]]s
_STYLES = {"i": "''", "em": "''", "cite": "''", "b": "'''", "strong": "'''"}
_BULLETS = frozenset("*#:;")
_MARKUP = frozenset([policies.ITALIC, policies.BOLD])
_HIDDEN_TAGS = frozenset(["s", "del", "strike", "table", "references"])
_INVISIBLE = "\u200b\u200e\u200f\u2060\u00ad\ufeff"  # zero-width space, direction marks, soft hyphen, ...


class Cleaner:
    """Flattens ranges of a page into drafts; what has a record of its own is handed to `reader`."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.text = reader.text
        self._plain: dict[tuple[int, int, str], str] = {}
        self._invisible = any(char in reader.text for char in _INVISIBLE)

    def rich(self, start: int, end: int, nodes: Sequence[Node], newline: str = " ") -> Rich:
        """The tidy text of a range with its marks."""
        if not nodes and (text := self._tidy_already(start, end)) is not None:
            return Rich(text, [], [], [], [], [(0, self.text.find(text, start), -1)], [])
        draft = Draft()
        self.flatten(draft, start, end, nodes)
        return draft.finish(newline)

    def plain(self, start: int, end: int, nodes: Sequence[Node], newline: str = " ") -> str:
        """The tidy text of a range.

        What has constructs in it is remembered: a policy that reads an argument and shows it too would otherwise
        double the work with every level of nesting.
        """
        if not nodes and (text := self._tidy_already(start, end)) is not None:
            return text
        key = (start, end, newline)
        if key not in self._plain:
            self._plain[key] = self.rich(start, end, nodes, newline).text
        return self._plain[key]

    def _tidy_already(self, start: int, end: int) -> str | None:
        """A range without constructs as it stands, which is the usual case; None where there may be work to do."""
        text = self.text[start:end].strip()
        if self._invisible or text[:1] in _UNTIDY_STARTS or _UNTIDY.search(text) is not None:
            return None
        return text

    def flatten(self, draft: Draft, start: int, end: int, nodes: Sequence[Node]) -> None:
        """Append the text of a range whose constructs are `nodes`."""
        at = start
        if self.text[start : start + 1] in _BULLETS and self.text[start - 1 : start] == "\n" and start < end:
            draft.made(BREAK, start, start + 1)
            while at < end and self.text[at] in _BULLETS:
                at += 1
        for node in nodes:
            if at < node.start:
                self._words(draft, at, node.start)
            self._node(draft, node)
            at = node.end
        if at < end:
            self._words(draft, at, end)

    def _words(self, draft: Draft, start: int, end: int) -> None:
        text = self.text[start:end]
        if not self._invisible and "&" not in text and "__" not in text:
            draft.verbatim(text, start)
            return
        at = 0
        for match in _SPECIAL.finditer(text):
            if at < match.start():
                draft.verbatim(text[at : match.start()], start + at)
            at = match.end()
            draft.made(_special(match[0]), start + match.start(), start + at)
        if at < len(text):
            draft.verbatim(text[at:], start + at)

    def _node(self, draft: Draft, node: Node) -> None:
        if node.deep:
            self.reader.skip(node.start, "nested too deeply")
            draft.made(DROPPED, node.start, node.end)
        elif node.kind == "template":
            self._template(draft, node)
        elif node.kind == "link":
            self._link(draft, node)
        elif node.kind == "tag":
            self._tag(draft, node)
        elif node.kind == "external":
            self._external(draft, node)
        elif node.kind == "parameter":
            self._emit(draft, node, Arguments(self, node, offset=3).default())
        elif node.kind == "table":
            self.reader.table(node)
        elif node.kind == "broken":
            self.reader.skip(node.start, "unclosed tag or comment")
            draft.made(DROPPED, node.start, node.end)

    # --- templates ------------------------------------------------------------------------------------------------

    def _template(self, draft: Draft, node: Node) -> None:
        arguments = Arguments(self, node)
        if self.reader.claim(draft, node, arguments):
            return
        policy = templates.policy(arguments.name)
        if policy is None:
            self.reader.unknown(node, arguments.name)
            draft.made(DROPPED, node.start, node.end)
        else:
            self._emit(draft, node, policy(arguments))

    def _emit(self, draft: Draft, node: Node, parts: Iterable[Part]) -> None:
        empty = True
        for part in parts:
            if isinstance(part, Linked):
                begin = draft.size
                self._emit(draft, node, part.parts)
                draft.links.append((begin, draft.size, part.target))
            elif isinstance(part, Argument):
                self.flatten(draft, part.start, part.end, part.nodes)
            else:
                draft.made(part if part in _MARKUP else part.replace("'", APOSTROPHE), node.start, node.end)
            empty = False
        if empty:
            draft.made(DROPPED, node.start, node.end)

    # --- links ----------------------------------------------------------------------------------------------------

    def _link(self, draft: Draft, node: Node) -> None:
        text = self.text
        pipes = node.pipes
        pipe = text.find("|", node.start, node.end) if pipes is None else next(iter(pipes), -1)
        stop = node.end - 2
        target = text[node.start + 2 : pipe if pipe >= 0 else stop].strip()
        if len(target) > 300 or "\n" in target:
            self._label(draft, node, node.start, node.end)
            return
        prefix, colon, _ = target.partition(":")
        kind = link_kind(prefix) if colon else ""
        if kind in ("image", "category", "interwiki"):
            draft.made(DROPPED, node.start, node.end)
            if kind == "image":
                self.reader.image(node)
            elif kind == "category":
                self.reader.category(target)
        else:
            begin = draft.size
            if pipe < 0:
                shown = target.lstrip(":")
                at = text.index(shown, node.start)
                self._words(draft, at, at + len(shown))
            elif pipe + 1 >= stop:  # the pipe trick, which MediaWiki expands when a page is saved
                draft.verbatim(_unqualified(target), node.start + 2)
            else:
                self._label(draft, node, pipe + 1, stop)
            if not kind and target and target[0] != "#":
                trail = _TRAIL.match(text, node.end)
                draft.links.append((begin, draft.size + (len(trail[0]) if trail else 0), _page(target)))

    def _label(self, draft: Draft, node: Node, start: int, end: int) -> None:
        self.flatten(draft, start, end, [child for child in node.children if child.start >= start])

    def _external(self, draft: Draft, node: Node) -> None:
        space = re.compile(r"[\s<\[{]|''").search(self.text, node.start + 1, node.end - 1)
        if space is None:
            draft.made(DROPPED, node.start, node.end)
        else:
            at = space.end() if space[0].isspace() else space.start()
            self._label(draft, node, at, node.end - 1)

    # --- tags -----------------------------------------------------------------------------------------------------

    def _tag(self, draft: Draft, node: Node) -> None:
        name = node.name
        style = _STYLES.get(name.lstrip("/"))
        if style is not None:
            draft.made(style, node.start, node.end)
        elif name in ("br", "hr", "p", "/p", "li", "poem"):
            draft.made(BREAK, node.start, node.end)
            if name == "poem":
                self.poem(draft, node.inner[0], node.inner[1], node.children)
        elif name == "ref":
            draft.made(DROPPED, node.start, node.end)
            self.reader.reference_mark(draft, node)
        elif name in ("sup", "sub") and node.inner[1]:
            self._script(draft, node)
        elif name == "nowiki" and node.inner[1]:
            words = html.unescape(self.text[node.inner[0] : node.inner[1]])
            draft.made(words.replace("'", APOSTROPHE), node.start, node.end)
        elif name == "gallery":
            self.reader.gallery(node)
        elif name in _HIDDEN_TAGS:
            self.reader.hidden(node)
            if name == "table":
                self.reader.skip(node.start, "a table in HTML")
            draft.made(DROPPED, node.start, node.end)
        elif node.inner[1] and name == "blockquote":
            self.flatten(draft, *node.inner, node.children)
        elif node.inner[1]:
            self.reader.unknown(node, f"<{name}>")
            draft.made(DROPPED, node.start, node.end)

    def _script(self, draft: Draft, node: Node) -> None:
        words = self.text[node.inner[0] : node.inner[1]].strip()
        if _SCRIPTED.fullmatch(words):
            draft.made(words.translate(_SUPER if node.name == "sup" else _SUB), node.start, node.end)
        else:
            self.flatten(draft, *node.inner, node.children)

    def poem(self, draft: Draft, start: int, end: int, nodes: Sequence[Node]) -> None:
        """Append verse: every newline counts."""
        at = start
        for node in [*nodes, None]:
            stop = node.start if node else end
            for i, line in enumerate(self.text[at:stop].split("\n")):
                if i:
                    draft.made(BREAK, at - 1, at)
                self._words(draft, at, at + len(line))
                at += len(line) + 1
            if node:
                self._node(draft, node)
                at = node.end


def _special(text: str) -> str:
    """What an entity, a behaviour switch or an invisible character reads as."""
    if text[0] == "_" or text in _INVISIBLE:
        return ""
    char = html.unescape(text).translate(CONTROL)
    if char.isspace():
        return " "
    return "" if char in _INVISIBLE else char.replace("'", APOSTROPHE)


def _unqualified(title: str) -> str:
    """The pipe trick: without namespace, final brackets, or what follows a comma."""
    title = title.lstrip(":").rpartition(":")[2]
    return re.sub(r" ?\([^()]*\)$|, .*$", "", title)


def _page(target: str) -> str:
    """A link's page as titles are written: no section, first letter upper case, spaces for underscores."""
    page = html.unescape(target).partition("#")[0].replace("_", " ").strip().lstrip(":")
    return page[:1].upper() + page[1:]


# Sister projects by their prefixes. Source: the interwiki map of the English Wikipedia.
_SISTERS = frozenset(
    """wikt wiktionary s wikisource q wikiquote b wikibooks n wikinews v wikiversity d wikidata c commons species
    wikispecies voy wikivoyage m meta mw w wikipedia foundation phab special wp wikipedia help portal template
    user talk""".split()
)
_LANGUAGES = frozenset(
    ["simple", "nds-nl", "zh-yue", "zh-min-nan", "be-x-old", "be-tarask", "bat-smg", "map-bms", "roa-rup"]
)


def link_kind(prefix: str) -> str:
    """What a link's prefix makes of it: "image", "category", "interwiki", "other" (a label but no article), or "".

    A short prefix is taken for a language only where it is written in lower case, as languages are and titles are not.
    """
    prefix = prefix.strip()
    lower = prefix.lower()
    if lower in ("file", "image", "media"):
        return "image"
    if lower == "category":
        return "category"
    if lower in _SISTERS or not lower:
        return "other"
    code = 2 <= len(prefix) <= 3 and prefix.isascii() and prefix.isalpha() and prefix == lower
    return "interwiki" if code or lower in _LANGUAGES else ""
