"""`quizgen list`: the decks there are, and what is out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizgen.cli.declare import HELP, commands, debug_option
from quizgen.cli.origin import contact_option, make_origin
from quizgen.cli.printing import print_rows, progress, say

if TYPE_CHECKING:
    from quizgen.library.listing import Listed

_COLUMNS = ("deck", "title", "articles", "cards", "revisions", "state")


@commands.command("list", context_settings=HELP, epilog="\b\nExamples:\n  quizgen list\n  quizgen list --check\n")
@click.option("--check", is_flag=True, help="Also ask the wikis whether there are newer revisions.")
@contact_option
@debug_option
def list_decks(contact: str | None, *, check: bool) -> int:
    """List the decks under decks/ with their cards, the dates of their articles, and what is out of date."""
    from quizgen import files, pipeline
    from quizgen.library.listing import list_decks as find

    origin = make_origin(contact) if check else None
    with progress() as tell:
        decks = list(find(pipeline.DECKS, origin, files.cache_folder() / "facts", tell))
    if not decks:
        say(f"there are no decks in {pipeline.DECKS}/; make one with: quizgen new NAME TITLE")
        return 0
    print_rows([_row(deck, checked=check) for deck in decks], _COLUMNS, as_json=False)
    faults = [fault for deck in decks for fault in deck.faults]
    for fault in faults:
        say(str(fault))
    return 1 if faults else 0


def _row(deck: Listed, *, checked: bool) -> dict[str, str]:
    if deck.oldest is None or deck.oldest == deck.newest:
        revisions = deck.oldest or ""
    else:
        revisions = f"{deck.oldest} to {deck.newest}"
    return {
        "deck": deck.name,
        "title": deck.title,
        "articles": str(deck.articles),
        "cards": str(deck.cards),
        "revisions": revisions,
        "state": _state(deck, checked=checked),
    }


def _state(deck: Listed, *, checked: bool) -> str:
    """What is out of date, in a few words."""
    if deck.faults and not deck.articles:
        return "faulty"
    told = []
    if deck.changes is None:
        told.append("not built yet")
    else:
        counts = {name: len(getattr(deck.changes, name)) for name in ("added", "changed", "retired")}
        if any(counts.values()):
            told.append("to be built anew: " + ", ".join(f"{count} {name}" for name, count in counts.items() if count))
    if deck.newer:
        told.append("newer: " + ", ".join(deck.newer))
    return "; ".join(told) or ("up to date" if checked else "built")
