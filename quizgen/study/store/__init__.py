"""The learner's memory, in SQLite under the user's data folder: decks, answers, and when each card is due.

A card is known by its id alone, so that a rebuilt deck, or another one with the same card, keeps its progress.
"""

from pathlib import Path

from quizgen import files
from quizgen.study.store.answers import (
    Answer,
    Recorded,
    amend,
    cards_of,
    choose,
    export,
    forget,
    import_answers,
    last_day,
    record,
    setting,
    take_back,
)
from quizgen.study.store.cards import (
    Asked,
    Filter,
    StoredCard,
    StoredDeck,
    all_cards,
    answers_of,
    due_cards,
    find_source,
    known_decks,
    memory_of,
    new_cards,
    put_deck,
    put_to_sleep,
    question_of,
    sections_of,
    wake,
)
from quizgen.study.store.database import FILE_NAME, DamagedError, Database, check, connect

__all__ = [
    "Answer",
    "Asked",
    "DamagedError",
    "Database",
    "Filter",
    "Recorded",
    "StoredCard",
    "StoredDeck",
    "all_cards",
    "amend",
    "answers_of",
    "cards_of",
    "check",
    "choose",
    "due_cards",
    "export",
    "find_source",
    "forget",
    "import_answers",
    "known_decks",
    "last_day",
    "memory_of",
    "new_cards",
    "open_memory",
    "put_deck",
    "put_to_sleep",
    "question_of",
    "record",
    "sections_of",
    "setting",
    "take_back",
    "wake",
]


def open_memory() -> tuple[Database, str]:
    """The learner's memory, and what there is to tell about it (empty: nothing).

    A damaged one is set aside, never deleted, and what can be read of it put into a new one.

    Raises:
        QuizgenError: it cannot be made or read; it is a newer quizgen's; another program holds it.
    """
    path = files.data_folder() / FILE_NAME
    try:
        return connect(path), ""
    except DamagedError:
        return recover(path)


def recover(path: Path) -> tuple[Database, str]:
    """A new memory with what can be read of a damaged one, and where that is now.

    Raises:
        OutputError: it cannot be set aside.
    """
    from quizgen.study.store.salvage import salvage

    database, aside, kept = salvage(path)
    told = f"{files.shown(path)} was damaged: it is now {files.shown(aside)}, and {kept} answers were read from it"
    return database, told
