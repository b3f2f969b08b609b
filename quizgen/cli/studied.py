"""What the commands on the learner's memory share: it is opened and closed, and decks in it are found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from quizgen.cli.printing import progress, say

if TYPE_CHECKING:
    from quizgen.study.store import Database, StoredDeck


@contextmanager
def opened() -> Iterator[Database]:
    """The learner's memory for the time of a block. One that turns out to be damaged is set aside.

    Raises:
        QuizgenError: it cannot be opened, or was damaged: the command is to be run again.
    """
    from quizgen.study import store

    database, told = store.open_memory()
    if told:
        say(told)
    try:
        yield database
    except store.DamagedError:
        database.close()
        database, told = store.recover(database.path)
        say(told)
        raise
    finally:
        database.close()


def studied_decks(
    database: Database, target: str | None, title: str | None, *, no_cache: bool = False, calm: bool = False
) -> dict[str, StoredDeck]:
    """The deck that was named, or all that were studied before; with `calm` nothing moves while it is read.

    Raises:
        QuizgenError: the one that was named cannot be read.
    """
    from quizgen import files
    from quizgen.study import store
    from quizgen.studying import known_deck, read_deck

    if target is None:
        return store.known_decks(database)
    deck = known_deck(database, target, title)
    if deck is None or no_cache:
        cache = None if no_cache else files.cache_folder() / "facts"
        with nullcontext(lambda _: None) if calm else progress() as tell:
            deck = read_deck(database, target, title, cache, tell)
    return {deck.id: deck}
