"""What was released before, and the card of each question: the same id over every change of the article.

A question's own id is a hash of its template and fact keys. The ledger remembers under which id, with which text and
since when a card was released, so that a learner's progress survives a reworded sentence, and so that a card counts
as changed only when its content did. Moments are UTC, "YYYY-MM-DDTHH:MM:SSZ"; the clock is an argument.
"""

from quizgen.ledger.file import (
    bad_cards_path,
    mark_bad,
    read_bad_cards,
    read_ledger,
    set_aside,
    unmark_bad,
    write_bad_cards,
    write_ledger,
)
from quizgen.ledger.recognise import Asked, held, match, recognise
from quizgen.ledger.reconcile import reconcile
from quizgen.ledger.record import (
    Changes,
    Ledger,
    changes,
    content_hash,
    moment_of,
    own_id,
    question_id,
    retired_cards,
    seconds_of,
)

__all__ = [
    "Asked",
    "Changes",
    "Ledger",
    "bad_cards_path",
    "changes",
    "content_hash",
    "held",
    "mark_bad",
    "match",
    "moment_of",
    "own_id",
    "question_id",
    "read_bad_cards",
    "read_ledger",
    "recognise",
    "reconcile",
    "retired_cards",
    "seconds_of",
    "set_aside",
    "unmark_bad",
    "write_bad_cards",
    "write_ledger",
]
