"""Ids: the same in every run, on every machine and in every version."""

from __future__ import annotations

import hashlib
import json
import string

_LETTERS = string.ascii_lowercase + "234567"  # those of base32 (RFC 4648), in lower case
_PAIRS = tuple(first + second for first in _LETTERS for second in _LETTERS)
_JSON = json.JSONEncoder(separators=(",", ":"))
_ID_BITS = 60  # twelve base32 letters: two of 10,000 ids are alike once in 2 * 10**10 decks


def short_id(*parts: object) -> str:
    """Twelve letters and digits (a-z, 2-7) that stand for these JSON values: the same in every run and version."""
    digest = hashlib.sha256(_JSON.encode(parts).encode("ascii")).digest()
    number = int.from_bytes(digest[:8], "big") >> (64 - _ID_BITS)
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(_ID_BITS - 10, -1, -10)])
