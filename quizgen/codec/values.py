"""Kinds of JSON values, and how a record is written and read as a table of keys and kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

from quizgen.edtf import Date


class MismatchError(ValueError):
    """A value of another kind: the path of its key, and what it must be."""

    def __init__(self, path: str, expected: str) -> None:
        super().__init__(f"{path or 'the line'} must be {expected}")
        self.path = path
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: how it is written, and how it is read (ValueError where it is another; `expected` says what)."""

    expected: str
    write: Callable[[Any], object]
    read: Callable[[object], Any]


def _wrong() -> NoReturn:
    raise ValueError


def _as_it_is(value: object) -> object:
    return value


def _plain(type_: type, expected: str) -> Kind:
    # type(), not isinstance: True is no number here
    return Kind(expected, _as_it_is, lambda value: value if type(value) is type_ else _wrong())


def one_of(values: Iterable[str]) -> Kind:
    """One of several words."""
    known = tuple(values)
    return Kind("one of " + ", ".join(known), _as_it_is, lambda value: value if value in known else _wrong())


def optional(kind: Kind) -> Kind:
    """A value of a kind, or null."""
    return Kind(
        f"{kind.expected} or null",
        lambda value: None if value is None else kind.write(value),
        lambda value: None if value is None else kind.read(value),
    )


def many(kind: Kind) -> Kind:
    """A list of values of a kind; a tuple in the record."""
    return Kind(
        f"a list, each item {kind.expected}",
        lambda values: [kind.write(value) for value in values],
        lambda value: tuple(kind.read(item) for item in value) if isinstance(value, list) else _wrong(),
    )


def _read_date(value: object) -> Date:
    return Date.parse(value) if isinstance(value, str) else _wrong()


def _read_reasons(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(why, str) for why in value.values()):
        _wrong()
    return tuple(value.items())


TEXT = _plain(str, "a text")
NUMBER = _plain(int, "a whole number")
FLAG = _plain(bool, "true or false")
DATE = Kind("an EDTF date", str, _read_date)
TEXTS = many(TEXT)
REASONS = Kind("an object of texts", dict, _read_reasons)

Shape = tuple[tuple[str, Kind], ...]
"""The keys of an object, with the kind of each value, in the order in which they are written."""


def write(record: object, shape: Shape) -> dict[str, object]:
    """The record's fields as an object, in the order of the shape."""
    return {key: kind.write(getattr(record, key)) for key, kind in shape}


def read(value: object, shape: Shape) -> dict[str, Any]:
    """The fields that an object of this shape holds.

    Raises:
        MismatchError: no object, a key is missing, or a value is of another kind.
    """
    if not isinstance(value, dict):
        raise MismatchError("", "an object")
    fields: dict[str, Any] = {}
    for key, kind in shape:
        if key not in value:
            raise MismatchError(key, f"there ({kind.expected})")
        try:
            fields[key] = kind.read(value[key])
        except MismatchError as nested:
            raise MismatchError(f"{key}.{nested.path}".rstrip("."), nested.expected) from None
        except ValueError:
            raise MismatchError(key, kind.expected) from None
    return fields
