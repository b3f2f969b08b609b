"""The scanner: constructs with their offsets, whatever the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.article.nodes import Node
from quizgen.article.scan import MAX_DEPTH, scan


def show(text: str) -> list[str]:
    """The top-level constructs: kind (of a tag: its name), and what they cover."""
    return [f"{node.name if node.kind == 'tag' else node.kind} {text[node.start : node.end]}" for node in scan(text)]


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Every node below."""
    for node in nodes:
        yield node
        yield from walk(node.children)


@pytest.mark.parametrize(
    ("text", "constructs"),
    [
        ("a {{b|c}} d", ["template {{b|c}}"]),
        ("{{a|{{b}}}}", ["template {{a|{{b}}}}"]),
        ("{{{a|b}}}", ["parameter {{{a|b}}}"]),
        ("{{{{{a}}}}}", ["template {{{{{a}}}}}"]),
        ("{{{{a}} b", ["template {{a}}"]),
        ("{{a}}}", ["template {{a}}"]),
        ("[[a]] [[b|c]]", ["link [[a]]", "link [[b|c]]"]),
        ("[[File:a|thumb|b [[c]] d]]", ["link [[File:a|thumb|b [[c]] d]]"]),
        ("[[a|b", []),
        ("[[a|{{b}}", ["template {{b}}"]),
        ("{{a|[[b}}", ["template {{a|[[b}}"]),
        ("{{a|[[b|c}} [[d]]", ["template {{a|[[b|c}}", "link [[d]]"]),
        ("[[a\n\nb [[c]]", ["link [[c]]"]),
        ("[[File:a|b\n\nc]]", ["link [[File:a|b\n\nc]]"]),
        ("[http://a b] [c]", ["external [http://a b]"]),
        ("[http://a b [[c]]]", ["external [http://a b [[c]]]"]),
        ("[[a]]]", ["link [[a]]"]),
        ("<!-- {{a}} -->b", ["comment <!-- {{a}} -->"]),
        ("<!-- a\n\n{{b}}", ["broken <!-- a", "template {{b}}"]),
        ("<nowiki>{{a}}</nowiki>", ["nowiki <nowiki>{{a}}</nowiki>"]),
        ("<nowiki>{{a}}", ["/nowiki <nowiki>", "template {{a}}"]),
        ("<NoWiki>{{a}}</nowiki>", ["nowiki <NoWiki>{{a}}</nowiki>"]),
        ("<pre>''a''</pre>", ["pre <pre>''a''</pre>"]),
        ("a<ref>{{b}}</ref>", ["ref <ref>{{b}}</ref>"]),
        ('a<ref name="x" />', ['ref <ref name="x" />']),
        ("<ref>a<ref>b</ref>", ["broken <ref>a<ref>b</ref>"]),
        ("<ref>{{cite}} a<ref>b</ref>", ["broken <ref>", "template {{cite}}", "ref <ref>b</ref>"]),
        ("<ref>a\nb", ["broken <ref>a"]),
        ("</ref>", ["/ref </ref>"]),
        ("<references />", ["references <references />"]),
        ("<ref>{{a</ref>}}", ["ref <ref>{{a</ref>"]),
        ("{{a|<ref>b}}</ref>}}", ["template {{a|<ref>b}}</ref>}}"]),
        ("<br><br/><br />", ["br <br>", "br <br/>", "br <br />"]),
        ("<blockquote>a <b>c</b></blockquote>", ["blockquote <blockquote>a <b>c</b></blockquote>"]),
        ("</blockquote>", ["/blockquote </blockquote>"]),
        ("<blockquote>a {{b}}", ["/blockquote <blockquote>", "template {{b}}"]),
        ("a < b > c", []),
        ("{|\n|a\n|}", ["table {|\n|a\n|}"]),
        ("x\n:{| b\n|}\ny", ["table {| b\n|}"]),
        ("x {| y |} z", []),
        ("{{a|b\n|}}", ["template {{a|b\n|}}"]),
        ("{|\n{|\n|}\n|}", ["table {|\n{|\n|}\n|}"]),
        ("== a ==", ["heading == a =="]),
        ("== a == <!-- b -->\nc", ["heading == a == <!-- b -->"]),
        ("==a=\nc", ["heading ==a="]),
        ("= a\n==", []),
        ("=", []),
        ("x == a ==", []),
        ("{{a\n== b ==\n}}", ["heading == b =="]),
        ("{{a|b=\n=c}}", ["template {{a|b=\n=c}}"]),
        ("\x00{{a}}\x00", ["template {{a}}"]),
    ],
)
def test_constructs(text: str, constructs: list[str]) -> None:
    """Balanced constructs are found with their extent; what nothing closes stays text and hides nothing."""
    assert show(text) == constructs


def test_pipes_are_those_of_the_construct_itself() -> None:
    """A construct knows its own bars, not those of a construct in it."""
    text = "{{a|b|[[c|d]]<ref>e|f</ref>|g}}"
    (node,) = scan(text)
    assert node.pipes == [3, 5, 27]
    assert [text[child.start : child.end] for child in node.children] == ["[[c|d]]", "<ref>e|f</ref>"]


def test_bars_of_what_is_not_closed_are_its_parents() -> None:
    """A link that nothing closes does not take the bars of the template around it."""
    (node,) = scan("{{a|b=[[c|d=e}}")
    assert node.pipes == [3, 9]


def test_depth_is_bounded() -> None:
    """However deep constructs are nested, the tree is shallow, and a node that lost its children says so."""
    (node,) = scan("{{a|" * 1000 + "b" + "}}" * 1000)
    depth = 0
    while node.children:
        (node,) = node.children
        depth += 1
    assert depth == MAX_DEPTH
    assert node.deep


MARKUP = st.lists(
    st.sampled_from(
        ["{{", "}}", "{{{", "}}}", "[[", "]]", "[http://a ", "]", "|", "=", "\n", "\n\n", "\n== a ==\n", "{|", "\n|}",
         "|-", "<ref>", "<ref/>", "</ref>", "<!--", "-->", "<nowiki>", "</nowiki>", "<blockquote>", "</blockquote>",
         "<b>", "''", "'''", "a", " ", ":", "*", "&nbsp;", "File:", "lang|fr|", "\x00", "{", "[", "<"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), MARKUP))
def test_nodes_are_nested_ranges(text: str) -> None:
    """Nodes are in order, disjoint and inside their parent; so are their bars."""

    def check(nodes: Sequence[Node], start: int, end: int) -> None:
        at = start
        for node in nodes:
            assert at <= node.start < node.end <= end
            at = node.end
            check(node.children, node.start, node.end)
            pipes = node.pipes or []
            assert pipes == sorted(pipes)
            assert all(node.start < pipe < node.end and text[pipe] == "|" for pipe in pipes)

    check(scan(text), 0, len(text))


@settings(deadline=None)
@given(MARKUP)
def test_scanning_a_part_stays_in_it(text: str) -> None:
    """A part of a text is scanned as if the rest were not there."""
    middle = len(text) // 2
    assert all(middle <= node.start and node.end <= len(text) for node in walk(scan(text, middle)))
    assert [(n.start, n.end) for n in scan(text + "}}]]-->", 0, len(text))] == [(n.start, n.end) for n in scan(text)]
