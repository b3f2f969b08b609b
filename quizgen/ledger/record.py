"""The ledger as a record, its moments and its hashes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from quizgen.codec import short_id
from quizgen.model import LedgerEntry, Question

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The cards of every release so far, sorted by id; no two are about the same facts through the same template."""

    entries: tuple[LedgerEntry, ...] = ()

    @property
    def released(self) -> frozenset[str]:
        """The ids of the questions (not of the cards) that the last release asked."""
        return frozenset(own_id(entry) for entry in self.entries if entry.retired_at is None)


def seconds_of(moment: str) -> int:
    """Seconds since 1970 of a moment.

    Raises:
        ValueError: not "YYYY-MM-DDTHH:MM:SSZ", or no such moment.
    """
    if not _MOMENT.fullmatch(moment):
        raise ValueError(f"not a moment in UTC: {moment!r}")
    return int(datetime.fromisoformat(moment).timestamp())


def moment_of(seconds: int) -> str:
    """The moment that lies so many seconds after 1970."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def question_id(template: str, keys: Iterable[str]) -> str:
    """The id of the question that this template asks about the facts with these keys, in whatever order."""
    return short_id(template, sorted(keys))


def content_hash(question: Question) -> str:
    """Sixteen hex digits over what a learner sees: prompt, answer, context, evidence sentence, and the set of options.

    The order of the options is left out: a deck is balanced anew in each build, and Anki shuffles them anyway. Where
    their order matters (match, order), the answer moves with it.
    """
    options = None if question.choices is None else sorted(question.choices)
    seen = (question.prompt, question.answer, question.context, options, question.evidence.sentence)
    return hashlib.sha256(json.dumps(seen, separators=(",", ":")).encode("ascii")).hexdigest()[:16]


def own_id(entry: LedgerEntry) -> str:
    """The id of the question that an entry was last made from; the card's own id may be an older one's."""
    return question_id(entry.template, entry.facts)
