"""Questions -> cards: which id and which moment of change each has, and what the ledger says after the release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizgen.codec import short_id
from quizgen.ledger.recognise import recognise
from quizgen.ledger.record import CHANGE_STEP, Ledger, content_hash, moment_of, seconds_of
from quizgen.model import Card, LedgerEntry, Question


def reconcile(questions: Sequence[Question], ledger: Ledger, now: str) -> tuple[tuple[Card, ...], Ledger]:
    """The card of each question, in the order given, and the ledger as it stands once they are released.

    A card keeps `changed_at` while its content hash stays; else it moves to `now`, or, where that is no later, to two
    seconds after the old one: Anki updates a note only if it is strictly newer. An entry that no question takes is
    kept as retired; see `retired_cards`.

    `now` is the moment of the release.

    Raises:
        ValueError: two questions have one id, or `now` is no moment.
    """
    seconds_of(now)  # refuses what is no moment
    if len({question.id for question in questions}) < len(questions):
        raise ValueError("two questions have one id")
    known = recognise(questions, ledger)
    entries = {entry.id: replace(entry, retired_at=entry.retired_at or now) for entry in ledger.entries}
    cards = []
    for question in questions:
        before = known.get(question.id)
        card_id = before.id if before else _free_id(question.id, entries)
        entry = _released(question, card_id, before, now)
        entries[card_id] = entry
        cards.append(Card(id=card_id, question=question, changed_at=entry.changed_at))
    return tuple(cards), Ledger(tuple(sorted(entries.values(), key=lambda entry: entry.id)))


def _free_id(wanted: str, taken: Mapping[str, object]) -> str:
    """`wanted`, or, where a card that was once about the same facts has moved on with it, one made from it."""
    free, attempt = wanted, 1
    while free in taken:
        free, attempt = short_id(wanted, attempt), attempt + 1
    return free


def _released(question: Question, card_id: str, before: LedgerEntry | None, now: str) -> LedgerEntry:
    content = content_hash(question)
    if before is not None and before.content_hash == content:
        return replace(before, facts=question.facts, retired_at=None)
    changed_at = now
    if before is not None:
        changed_at = max(now, moment_of(seconds_of(before.changed_at) + CHANGE_STEP))
    evidence = question.evidence
    return LedgerEntry(
        id=card_id,
        template=question.template,
        facts=question.facts,
        form=question.form,
        fact_kind=question.fact_kind,
        context=question.context,
        prompt=question.prompt,
        answer=question.answer,
        accepted=question.accepted,
        choices=question.choices,
        date=question.date,
        tags=question.tags,
        sentence=evidence.sentence,
        title=evidence.title,
        lang=evidence.lang,
        section=evidence.section,
        revision=evidence.revision,
        timestamp=evidence.timestamp,
        url=evidence.url,
        licence=evidence.licence,
        content_hash=content,
        changed_at=changed_at,
    )
