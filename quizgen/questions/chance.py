"""Choices that look like chance and are none: decided by the id of the question, the same in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def number(id_: str, salt: str, below: int) -> int:
    """A whole number from 0 up to but not `below`, evenly spread over ids."""
    digest = hashlib.sha256(f"{id_} {salt}".encode("utf-8", "backslashreplace")).digest()
    return int.from_bytes(digest[:8], "big") % below


def shuffled(id_: str, items: Iterable[T]) -> list[T]:
    """The items in an order that depends on the id and on each item's own text, not on the others."""
    return sorted(items, key=lambda item: hashlib.sha256(f"{id_} {item}".encode("utf-8", "backslashreplace")).digest())
