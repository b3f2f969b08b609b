"""The one place that reads YAML, checks its shape and writes it.

Hand-written files (recipes, sidecars, template packs, ledgers) are read by one scheme: `load` gives a tree of `Node`s
that know their lines, `check` puts it against a shape and tells every fault at once.

The YAML read here is a safe part of it. A plain scalar is null, true or false, a whole number, or text: dates, "no" and
"1.10" stay text. Keys are text. Tags, aliases, directives and second documents are refused, as are keys given twice,
nesting deeper than `MAX_DEPTH` and texts longer than `MAX_CHARACTERS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NoReturn

import yaml

from quizgen.errors import FaultsError, InputError, QuizgenError

MAX_CHARACTERS = 10_000_000
MAX_DEPTH = 20

# libyaml's parser and writer are ten times as fast; PyYAML can be built without them.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes text of several lines as a block, and equal values out each time."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _text_node(dumper: Any, data: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style="|" if "\n" in data else None)


_Dumper.add_representer(str, _text_node)

# --- the tree -------------------------------------------------------------------------------------------------------

Scalar = str | int | bool | None


@dataclass(slots=True)
class Node:
    """A value and where it stands.

    Attributes:
        value: a scalar, a list of nodes, or a dict of them in the order of the file.
        file: the file as the user knows it.
        line: counted from 1; for the value of a key, the key's line.
        name: how to get there from the top ("selection.limit", "articles[2]"); empty for the whole file.
    """

    value: Scalar | list[Node] | dict[str, Node]
    file: str
    line: int
    name: str

    @property
    def place(self) -> str:
        """File and line, as messages name them."""
        return f"{self.file}:{self.line}"

    def fault(self, what: str, remedy: str) -> InputError:
        """A fault of this value; `what` follows its name ("is text, not a list")."""
        return InputError(self.place, f"`{self.name}` {what}" if self.name else f"the file {what}", remedy)


def load(text: str, place: str) -> Node:
    """The tree of one YAML document; an empty one has the value None. Time and memory are linear in the text.

    Raises:
        FaultsError: the text is not of the YAML described above; `place` and the line are told. Of several keys given
            twice each is a fault, any other ends the reading.
    """
    _refuse_at_sight(text, place)
    reader = _Reader(place, yaml.parse(text, Loader=_Loader))
    try:
        root = reader.document()
    except yaml.YAMLError as error:
        raise FaultsError([*reader.faults, _syntax_fault(error, text, place)]) from None
    if reader.faults:
        raise FaultsError(reader.faults)
    return root


# What is refused before a parser sees it (pattern, fault, remedy): a parser's own message would not help, or its time
# would not be linear (it compares each %TAG directive with all before).
_AT_SIGHT = (
    (
        re.compile(r"^(?:<<<<<<<|>>>>>>>) ", re.MULTILINE),
        "holds both sides of a merge",
        "keep one side and remove the marks",
    ),
    (re.compile(r"^%", re.MULTILINE), "holds a directive (%)", "remove the line"),
    (re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"), "holds a control character", "remove it"),
)


def _refuse_at_sight(text: str, place: str) -> None:
    if len(text) > MAX_CHARACTERS:
        fault = f"is longer than {MAX_CHARACTERS:,} characters"
        raise FaultsError([InputError(place, fault, "split the file")])
    for pattern, fault, remedy in _AT_SIGHT:
        match = pattern.search(text)
        if match:
            line = text.count("\n", 0, match.start()) + 1
            raise FaultsError([InputError(f"{place}:{line}", fault, remedy)])


def _syntax_fault(error: yaml.YAMLError, text: str, place: str) -> InputError:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return InputError(place, f"is no YAML ({getattr(error, 'reason', error)})", "remove the character")
    lines = text.splitlines() or [""]
    number = min(mark.line + 1, len(lines))  # libyaml may point behind the end
    line = lines[number - 1]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return InputError(f"{place}:{number}", "a tab indents the line", "indent with spaces")
    fault = f"is no YAML ({getattr(error, 'problem', None) or 'unreadable'})"
    return InputError(f"{place}:{number}", fault, "look at the line's indent, or put its text in quotes")


_WHOLE_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_CONSTANTS: dict[str, Scalar] = dict.fromkeys(("", "~", "null", "Null", "NULL")) | {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}


def _plain(text: str) -> Scalar:
    """What an unquoted scalar means (the core schema of YAML 1.2.2, 10.3.2, without its other numbers)."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else text


@dataclass(slots=True)
class _Reader:
    """Makes nodes of a parser's events; recursion is bounded by `MAX_DEPTH`."""

    file: str
    events: Iterator[Any]
    faults: list[QuizgenError] = field(default_factory=list)

    def document(self) -> Node:
        """The one document; its root is None where there is none."""
        root = Node(None, self.file, 1, "")
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(event, "a second document begins", "remove the line ---")
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, _line(event), "", 0)
        return root

    def _node(self, event: Any, line: int, name: str, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            self._stop(event, f"an alias (*{event.anchor}) is not read", "write the value out, or put it in quotes")
        if event.tag is not None:
            self._stop(event, f"a tag ({event.tag}) is not read", "remove it, or put the text in quotes")
        if isinstance(event, yaml.ScalarEvent):
            return Node(_plain(event.value) if event.implicit[0] else event.value, self.file, line, name)
        if depth == MAX_DEPTH:
            self._stop(event, f"is nested deeper than {MAX_DEPTH} levels", "write it flatter")
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self._items(name, depth + 1), self.file, line, name)
        return Node(self._entries(name, depth + 1), self.file, line, name)

    def _items(self, name: str, depth: int) -> list[Node]:
        items: list[Node] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, _line(event), f"{name}[{len(items) + 1}]", depth))
        return items

    def _entries(self, name: str, depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._stop(event, "a key is no plain text", "put the key in quotes")
            key = event.value
            value = self._node(next(self.events), _line(event), f"{name}.{key}" if name else key, depth)
            first = entries.setdefault(key, value)
            if first is not value:
                self.faults.append(value.fault(f"is given twice (first in line {first.line})", "keep one of them"))
        return entries

    def _stop(self, event: Any, fault: str, remedy: str) -> NoReturn:
        raise FaultsError([*self.faults, InputError(f"{self.file}:{_line(event)}", fault, remedy)])


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1


# --- shapes ---------------------------------------------------------------------------------------------------------

# A shape takes a node and gives its plain value; what does not fit is added to the faults, and the value is void then.
Faults = list[QuizgenError]
Shape = Callable[[Node, Faults], Any]


def check(node: Node, shape: Shape) -> Any:
    """The plain value of a node that has the shape; lists become tuples, absent keys stay absent.

    Raises:
        FaultsError: every fault, in the order of the file (a missing key where its mapping begins).
    """
    faults: Faults = []
    value = shape(node, faults)
    if faults:
        raise FaultsError(faults)
    return value


def text(node: Node, faults: Faults) -> Any:
    """Text, also empty."""
    return _scalar(node, faults, str, "text", "put it in quotes if text is meant")


def whole_number(node: Node, faults: Faults) -> Any:
    """A whole number of at most 18 digits."""
    return _scalar(node, faults, int, "a whole number", "write digits only, without quotes")


def _scalar(node: Node, faults: Faults, kind: type, wanted: str, remedy: str) -> Any:
    if type(node.value) is not kind:  # isinstance would take true for a number
        faults.append(node.fault(f"is {_described(node)}, not {wanted}", remedy))
    return node.value


def refined(shape: Shape, why_not: Callable[[Any], str | None], remedy: str) -> Shape:
    """A shape whose value must also pass a test, which gives the fault ("is blank") or None."""

    def refined_shape(node: Node, faults: Faults) -> Any:
        before = len(faults)
        value = shape(node, faults)
        why = why_not(value) if len(faults) == before else None
        if why is not None:
            faults.append(node.fault(why, remedy))
        return value

    return refined_shape


filled_text = refined(text, lambda value: None if value.strip() else "is blank", "write something or remove the key")


def one_of(choices: Sequence[str]) -> Shape:
    """One of several words."""

    def why_not(value: str) -> str | None:
        return None if value in choices else f"is {value!r}, which is not known"

    return refined(text, why_not, "write one of: " + ", ".join(choices))


def nullable(shape: Shape) -> Shape:
    """A shape, or null."""
    return lambda node, faults: None if node.value is None else shape(node, faults)


def list_of(shape: Shape) -> Shape:
    """A list whose items have one shape; gives a tuple."""

    def list_shape(node: Node, faults: Faults) -> Any:
        if not isinstance(node.value, list):
            faults.append(node.fault(f"is {_described(node)}, not a list", "write each item on a line after a dash"))
            return ()
        return tuple(shape(item, faults) for item in node.value)

    return list_shape


def one_or_list_of(shape: Shape) -> Shape:
    """A list of values of a shape, or one of them by itself; gives a tuple."""
    many = list_of(shape)
    return lambda node, faults: many(node, faults) if isinstance(node.value, list) else (shape(node, faults),)


def mapping_of(shape: Shape) -> Shape:
    """A mapping with any keys, whose values have one shape."""

    def mapping_shape(node: Node, faults: Faults) -> Any:
        return {key: shape(value, faults) for key, value in _entries(node, faults).items()}

    return mapping_shape


def fields(required: Mapping[str, Shape], optional: Mapping[str, Shape], others: Shape | None = None) -> Shape:
    """A mapping with named keys; `others` is the shape of keys that are not named, which without it are faults."""
    shapes = {**required, **optional}

    def fields_shape(node: Node, faults: Faults) -> Any:
        if not isinstance(node.value, dict):
            return _entries(node, faults)
        for key in required:
            if key not in node.value:
                faults.append(node.fault(f"has no `{key}`", f"add a line {key}: ..."))
        values = {}
        for key, value in node.value.items():
            shape = shapes.get(key, others)
            if shape is None:
                faults.append(value.fault("is not known here", known_keys(key, shapes)))
            else:
                values[key] = shape(value, faults)
        return values

    return fields_shape


def as_it_is(node: Node, _faults: Faults) -> Any:
    """Anything; gives the node itself, for a caller that has more to ask."""
    return node


def known_keys(key: str, known: Iterable[str]) -> str:
    """The remedy for a key that is not known: the key that was meant, or all there are."""
    close = get_close_matches(key, list(known), n=1)
    return f"write {close[0]}" if close else "use only " + ", ".join(known)


def _entries(node: Node, faults: Faults) -> dict[str, Node]:
    if isinstance(node.value, dict):
        return node.value
    faults.append(node.fault(f"is {_described(node)}, not a mapping", "write each entry on a line, as key: value"))
    return {}


def _described(node: Node) -> str:
    """What a node holds, in the words of a message."""
    match node.value:
        case None:
            return "empty"
        case bool():
            return str(node.value).lower()
        case int():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "a mapping"


# --- writing --------------------------------------------------------------------------------------------------------

Plain = Scalar | Sequence["Plain"] | Mapping[str, "Plain"]


def dump(value: Plain) -> str:
    """YAML text that `load` reads back as the same value: keys in their order, one to a line, no aliases.

    Long text is wrapped at 100 columns, text of several lines stands as a block.
    """
    written: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return written
