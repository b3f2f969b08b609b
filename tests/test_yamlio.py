"""Reading YAML with its lines, checking its shape, writing it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import yamlio
from quizgen.errors import FaultsError


def plain(node: yamlio.Node) -> object:
    """The value of a tree without its lines."""
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    return node.value


def faults_of(text: str, shape: yamlio.Shape | None = None) -> list[str]:
    """What is told about a text, one line per fault without the remedy."""
    with pytest.raises(FaultsError) as caught:
        yamlio.check(yamlio.load(text, "f.yaml"), shape or yamlio.text)
    assert all(fault.remedy and "\n" not in str(fault) for fault in caught.value.faults)
    return [f"{fault.place}: {fault.fault}" for fault in caught.value.faults]


# --- reading --------------------------------------------------------------------------------------------------------

VALUES = [
    pytest.param("", None, id="nothing"),
    pytest.param("# only a comment\n", None, id="a comment"),
    pytest.param("---\na: b\n", {"a": "b"}, id="a document's start"),
    pytest.param("a: 12\nb: -3\nc: 0", {"a": 12, "b": -3, "c": 0}, id="whole numbers"),
    pytest.param("a: true\nb: False", {"a": True, "b": False}, id="true and false"),
    pytest.param("a:\nb: null\nc: ~", {"a": None, "b": None, "c": None}, id="null"),
    pytest.param("a: no\nb: on\nc: y", {"a": "no", "b": "on", "c": "y"}, id="Norwegian is no truth value"),
    pytest.param(
        "a: 2012-04-03\nb: 1.10\nc: 12:30\nd: 012",
        {"a": "2012-04-03", "b": "1.10", "c": "12:30", "d": "012"},
        id="dates and versions stay text",
    ),
    pytest.param("a: '12'\nb: \"null\"", {"a": "12", "b": "null"}, id="quoted is text"),
    pytest.param("1905: x\nnull: y", {"1905": "x", "null": "y"}, id="keys are text"),
    pytest.param("- [a, {b: c}]\n- |\n  two\n  lines\n", [["a", {"b": "c"}], "two\nlines\n"], id="nested"),
    pytest.param("a: " + "9" * 30, {"a": "9" * 30}, id="too long for a number"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_values(text: str, value: object) -> None:
    """A plain scalar is null, a truth value, a whole number or text."""
    assert plain(yamlio.load(text, "f.yaml")) == value


def test_nodes_know_their_place() -> None:
    """Each node has its line (a key's value that of the key) and the way to it."""
    root = yamlio.load("a: 1\nb:\n  c:\n    - x\n    - y\n", "f.yaml")
    assert isinstance(root.value, dict)
    b = root.value["b"]
    assert isinstance(b.value, dict)
    c = b.value["c"]
    assert isinstance(c.value, list)
    seen = [(node.place, node.name) for node in (root, root.value["a"], b, c, *c.value)]
    assert seen == [
        ("f.yaml:1", ""),
        ("f.yaml:1", "a"),
        ("f.yaml:2", "b"),
        ("f.yaml:3", "b.c"),
        ("f.yaml:4", "b.c[1]"),
        ("f.yaml:5", "b.c[2]"),
    ]


REFUSED = [
    pytest.param(
        "a: 1\na: 2\nb: 1\nb: 2",
        ["f.yaml:2: `a` is given twice (first in line 1)", "f.yaml:4: `b` is given twice (first in line 3)"],
        id="keys given twice",
    ),
    pytest.param("a:\n\tb: 1", ["f.yaml:2: a tab indents the line"], id="tab"),
    pytest.param("a: &x [1]\nb: *x", ["f.yaml:2: an alias (*x) is not read"], id="alias"),
    pytest.param("a: &x\n  b: *x", ["f.yaml:2: an alias (*x) is not read"], id="alias of itself"),
    pytest.param("a: !!binary x", ["f.yaml:1: a tag (tag:yaml.org,2002:binary) is not read"], id="tag"),
    pytest.param("a: 1\n---\nb: 1", ["f.yaml:2: a second document begins"], id="second document"),
    pytest.param("? [a]\n: b", ["f.yaml:1: a key is no plain text"], id="a list as key"),
    pytest.param("%YAML 1.1\n---\na: 1", ["f.yaml:1: holds a directive (%)"], id="directive"),
    pytest.param("a: 1\nb: \0", ["f.yaml:2: holds a control character"], id="control character"),
    pytest.param("b: 2: 3", ["f.yaml:1: is no YAML (mapping values are not allowed in this context)"], id="colon"),
    pytest.param("a: 1\n<<<<<<< HEAD\nb: 1\n", ["f.yaml:2: holds both sides of a merge"], id="merge"),
    pytest.param("a: 'open", ["f.yaml:1: is no YAML (found unexpected end of stream)"], id="open quote"),
    pytest.param(
        "a: 1\na: 2\nb: [",
        ["f.yaml:2: `a` is given twice (first in line 1)", "f.yaml:3: is no YAML (did not find expected node content)"],
        id="faults before the syntax error",
    ),
]


@pytest.mark.parametrize(("text", "faults"), REFUSED)
def test_what_is_refused(text: str, faults: list[str]) -> None:
    """YAML outside the safe part is refused with its line."""
    assert faults_of(text) == faults


HOSTILE = [
    pytest.param("[" * 100_000, "nested deeper", id="deep lists"),
    pytest.param("- " * 100_000, "nested deeper", id="deep dashes"),
    pytest.param('{"a":' * 100_000, "nested deeper", id="deep mappings"),
    pytest.param("x" * 10_000_001, "longer than", id="long"),
    pytest.param("".join(f"%TAG !a{n}! b\n" for n in range(50_000)), "directive", id="many directives"),
    pytest.param("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]", "alias", id="alias bomb"),
    pytest.param("? " * 100_000, "no plain text", id="many keys"),
    pytest.param("".join(f"k{n % 50_000}: v\n" for n in range(100_000)), "given twice", id="many keys given twice"),
]


@pytest.mark.parametrize(("text", "fault"), HOSTILE)
def test_hostile_text_ends_soon(text: str, fault: str) -> None:
    """Text made to exhaust a parser is refused within seconds."""
    started = time.perf_counter()
    with pytest.raises(FaultsError, match=fault):
        yamlio.load(text, "f.yaml")
    assert time.perf_counter() - started < 5


@given(st.text(st.sampled_from("ab:-? \n\t#|>'\"[]{},&*!%@`0~.\0é"), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything but a `FaultsError`."""
    try:
        yamlio.load(text, "f.yaml")
    except FaultsError:
        return


# --- shapes ---------------------------------------------------------------------------------------------------------

ANIMAL = yamlio.fields(
    required={"name": yamlio.filled_text, "legs": yamlio.whole_number},
    optional={
        "food": yamlio.list_of(yamlio.text),
        "size": yamlio.one_of(("small", "large")),
        "note": yamlio.nullable(yamlio.text),
        "names": yamlio.mapping_of(yamlio.text),
        "house": yamlio.fields(required={}, optional={"door": yamlio.text}, others=yamlio.text),
    },
)


def test_a_shape_gives_plain_values() -> None:
    """What fits comes out as plain values: tuples for lists, nothing for absent keys."""
    text = "name: Rex\nlegs: 4\nfood: [bone, '1']\nsize: large\nnote: null\nnames: {fr: Roi}\n"
    text += "house: {roof: red}"
    assert yamlio.check(yamlio.load(text, "f.yaml"), ANIMAL) == {
        "name": "Rex",
        "legs": 4,
        "food": ("bone", "1"),
        "size": "large",
        "note": None,
        "names": {"fr": "Roi"},
        "house": {"roof": "red"},
    }


def test_all_faults_are_told_at_once() -> None:
    """Every fault of a file is told, each with its line, in the order of the file."""
    text = """\
name: ' '
sound: 1
food:
  - bone
  - 12
  - [x]
size: huge
note: 3
names: [fr]
house: red
leg: 4
colour:
"""
    assert faults_of(text, ANIMAL) == [
        "f.yaml:1: the file has no `legs`",
        "f.yaml:1: `name` is blank",
        "f.yaml:2: `sound` is not known here",
        "f.yaml:5: `food[2]` is a number, not text",
        "f.yaml:6: `food[3]` is a list, not text",
        "f.yaml:7: `size` is 'huge', which is not known",
        "f.yaml:8: `note` is a number, not text",
        "f.yaml:9: `names` is a list, not a mapping",
        "f.yaml:10: `house` is text, not a mapping",
        "f.yaml:11: `leg` is not known here",
        "f.yaml:12: `colour` is not known here",
    ]


WRONG = [
    pytest.param("- a", ["f.yaml:1: the file is a list, not a mapping"], id="list"),
    pytest.param("", ["f.yaml:1: the file is empty, not a mapping"], id="empty"),
    pytest.param("legs: true\nname: x", ["f.yaml:1: `legs` is true, not a whole number"], id="true is no number"),
    pytest.param("legs: '4'\nname: x", ["f.yaml:1: `legs` is text, not a whole number"], id="quoted number"),
    pytest.param("legs: {a: b}\nname: x", ["f.yaml:1: `legs` is a mapping, not a whole number"], id="mapping"),
    pytest.param("legs: 4\nname: x\nfood: bone", ["f.yaml:3: `food` is text, not a list"], id="no list"),
]


@pytest.mark.parametrize(("text", "faults"), WRONG)
def test_wrong_types(text: str, faults: list[str]) -> None:
    """A value of the wrong type is told with what it is and what was wanted."""
    assert faults_of(text, ANIMAL) == faults


def test_a_caller_may_ask_on() -> None:
    """A node taken as it is keeps its place for faults that the caller finds."""
    shape = yamlio.fields({}, {}, others=yamlio.as_it_is)
    node = yamlio.check(yamlio.load("a: 1\nb: [2]", "f.yaml"), shape)["b"]
    assert str(node.fault("is odd", "make it even")) == "f.yaml:2: `b` is odd; make it even"


def test_the_remedy_names_the_key_that_was_meant() -> None:
    """A misspelt key is answered with the known key next to it."""
    assert yamlio.known_keys("leg", ("name", "legs")) == "write legs"
    assert yamlio.known_keys("zzz", ("name", "legs")) == "use only name, legs"


# --- writing --------------------------------------------------------------------------------------------------------

VALUE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab: #-é'", max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(VALUE)
def test_what_is_written_is_read_back(value: yamlio.Plain) -> None:
    """Writing and reading give the same value."""
    assert plain(yamlio.load(yamlio.dump(value), "f.yaml")) == value


def test_writing_is_for_people() -> None:
    """Keys keep their order, one to a line; long text is wrapped, lines stand as a block, nothing is an alias."""
    shared = ["x"]
    value: yamlio.Plain = {
        "b": shared,
        "a": shared,
        "text": "Zoë’s " * 25,
        "lines": "one\ntwo\n",
        "no": "no",
        "n": None,
    }
    assert yamlio.dump(value) == (
        "b:\n- x\na:\n- x\n"
        "text: 'Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s\n"
        "  Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s Zoë’s '\n"
        "lines: |\n  one\n  two\n'no': 'no'\nn: null\n"
    )
