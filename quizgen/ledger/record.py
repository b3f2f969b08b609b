"""The ledger as a record, its moments and its hashes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from quizgen.codec import short_id
from quizgen.model import Card, Evidence, LedgerEntry, Question

CHANGE_STEP, RETIREMENT_STEP = 2, 1
"""Seconds by which a change of content, and a retirement, are later than the content before, however the clock stands:
a note that was retired, came back and changed is newer each time."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The cards of every release so far, sorted by id; no two are about the same facts through the same template."""

    entries: tuple[LedgerEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What a release is to those who have the one before: ids of cards, sorted; one that came back is an added one."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    retired: tuple[str, ...]


def changes(before: Ledger, after: Ledger) -> Changes:
    """What changed between two releases of a deck."""
    old, new = (
        {entry.id: entry.content_hash for entry in ledger.entries if entry.retired_at is None}
        for ledger in (before, after)
    )
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(card for card in new.keys() & old.keys() if new[card] != old[card])),
        retired=tuple(sorted(old.keys() - new.keys())),
    )


@lru_cache(maxsize=1024)  # the cards of a release share it
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


def retired_cards(ledger: Ledger) -> tuple[Card, ...]:
    """The cards that left the deck, as they were last; each is later than its last change, so that Anki takes it."""
    return tuple(
        Card(id=entry.id, question=_question_of(entry), changed_at=_retirement(entry.changed_at, retired), retired=True)
        for entry in ledger.entries
        if (retired := entry.retired_at) is not None
    )


def _retirement(changed_at: str, retired_at: str) -> str:
    return max(retired_at, moment_of(seconds_of(changed_at) + RETIREMENT_STEP))


def _question_of(entry: LedgerEntry) -> Question:
    """The question that an entry was made from, but for what only a new build could need (`asks`, the span)."""
    evidence = Evidence(
        title=entry.title,
        lang=entry.lang,
        revision=entry.revision,
        timestamp=entry.timestamp,
        url=entry.url,
        licence=entry.licence,
        section=entry.section,
        sentence=entry.sentence,
        start=0,
        end=0,
    )
    return Question(
        id=own_id(entry),
        form=entry.form,
        fact_kind=entry.fact_kind,
        template=entry.template,
        asks="",
        facts=entry.facts,
        context=entry.context,
        prompt=entry.prompt,
        answer=entry.answer,
        accepted=entry.accepted,
        choices=entry.choices,
        date=entry.date,
        section=entry.section,
        tags=entry.tags,
        evidence=evidence,
    )
