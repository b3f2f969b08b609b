"""Ids: the same in every run, on every machine and in every version."""

from __future__ import annotations

import base64
import hashlib
import json

_ID_BITS = 60  # twelve base32 letters: two of 10,000 ids are alike once in 2 * 10**10 decks


def short_id(*parts: object) -> str:
    """Twelve letters and digits (a-z, 2-7) that stand for these JSON values: the same in every run and version."""
    text = json.dumps(parts, separators=(",", ":"))
    digest = hashlib.sha256(text.encode("ascii")).digest()[: -(-_ID_BITS // 8)]
    return base64.b32encode(digest).decode("ascii").lower()[: _ID_BITS // 5]
