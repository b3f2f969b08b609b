"""The scanner finds what mwparserfromhell finds in real articles; every difference has a reason that is checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import mwparserfromhell
import pytest
from mwparserfromhell.wikicode import Wikicode

from quizgen.article.nodes import Node
from quizgen.article.scan import scan


def nodes(found: Sequence[Node]) -> Iterator[Node]:
    """Every construct below, in the order of the text."""
    for node in found:
        yield node
        yield from nodes(node.children)


def ours(text: str, kind: str, name: str = "") -> Counter[str]:
    """The constructs of one kind, as they are written; those of headings too."""
    tree = list(nodes(scan(text)))
    for heading in [node for node in tree if node.kind == "heading"]:
        tree += nodes(scan(text, *heading.inner))
    return Counter(text[n.start : n.end] for n in tree if n.kind == kind and (not name or n.name == name))


@pytest.fixture(scope="module")
def parsed(shared: Path) -> list[tuple[str, str, Wikicode]]:
    """The real articles: name, wikitext, and what mwparserfromhell makes of it."""
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(shared.glob("articles/*.wikitext"))]
    texts += [
        (path.stem, path.read_text(encoding="utf-8")) for path in sorted(shared.glob("revisions/*@201*.wikitext"))
    ]
    return [(name, text, mwparserfromhell.parse(text)) for name, text in texts]


def unbalanced(wikitext: str) -> bool:
    """Whether italics or bold are opened and not closed on a line: mwparserfromhell gives the whole construct up."""
    lines = [[len(run) for run in re.findall("'{2,}", line)] for line in wikitext.split("\n")]
    return any(sum(size in sizes for size in line) % 2 for line in lines for sizes in ((2, 5), (3, 5)))


@pytest.mark.parametrize("kind", ["template", "link", "ref"])
def test_same_constructs(parsed: list[tuple[str, str, Wikicode]], kind: str) -> None:
    """Nothing is missed; what only the scanner finds holds unbalanced italics."""
    compared = 0
    for name, text, code in parsed:
        if kind == "template":
            theirs = Counter(map(str, code.filter_templates()))
        elif kind == "link":
            theirs = Counter(map(str, code.filter_wikilinks()))
        else:
            theirs = Counter(str(tag) for tag in code.filter_tags() if str(tag.tag).lower() == "ref")
        found = ours(text, kind) if kind != "ref" else ours(text, "tag", "ref")
        assert theirs - found == Counter(), name
        assert [wikitext for wikitext in found - theirs if not unbalanced(wikitext)] == [], name
        compared += theirs.total()
    assert compared > 1000


def test_same_headings(parsed: list[tuple[str, str, Wikicode]]) -> None:
    """Headings are the same, in the same order."""
    for name, text, code in parsed:
        theirs = [re.sub("<!--.*-->", "", str(heading)) for heading in code.filter_headings()]
        found = [re.sub("<!--.*-->", "", text[n.start : n.end]).strip() for n in scan(text) if n.kind == "heading"]
        assert found == theirs, name


def test_same_parameters(parsed: list[tuple[str, str, Wikicode]]) -> None:
    """The parameters of every template are split in the same places."""
    compared = 0
    for name, text, code in parsed:
        theirs: dict[str, list[str]] = {}
        for template in code.filter_templates():
            theirs[str(template)] = [str(parameter) for parameter in template.params]
        for node in nodes(scan(text)):
            wikitext = text[node.start : node.end]
            if node.kind == "template" and wikitext in theirs:
                bars = node.pipes
                if bars is None:
                    bars = [node.start + i for i, char in enumerate(wikitext) if char == "|"]
                found = [text[a + 1 : b] for a, b in pairwise([*bars, node.end - 2])]
                assert found == theirs[wikitext], name
                compared += len(bars)
    assert compared > 10_000
