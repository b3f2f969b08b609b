"""`quizgen diff`: what changed between two versions of a deck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

import click

from quizgen.cli.declare import HELP, commands, debug_option, json_option
from quizgen.cli.printing import plain, print_lines, progress, say
from quizgen.errors import QuizgenError

if TYPE_CHECKING:
    from quizgen.outputs.anki.read import Shown
    from quizgen.outputs.diff import Change

_WORDS_AROUND = 4
_SAME, _DIFFERENT, _TROUBLE = 0, 1, 2
_EXAMPLES = (
    "  quizgen diff build/NAME.apkg decks/NAME        what a build would change for those who have the deck\n"
    "  quizgen diff old.wikitext new.wikitext         two versions of an article\n"
    "  quizgen diff cards.jsonl decks/NAME --json     one JSON object a card, for programs\n"
)


@commands.command("diff", context_settings=HELP, epilog=f"\b\nExamples:\n{_EXAMPLES}")
@click.argument("old", type=click.Path(allow_dash=True))
@click.argument("new", type=click.Path(allow_dash=True))
@click.option("--title", metavar="TITLE", help="The article's title; of several in a file, the one to take.")
@click.option("--no-cache", is_flag=True, help="Read the articles anew, and keep nothing of them.")
@json_option
@debug_option
def diff(old: str, new: str, title: str | None, *, no_cache: bool, as_json: bool) -> int:
    """Print the cards that were added, changed or retired from OLD to NEW.

    Each is a recipe, an article, a bank (.jsonl, from `quizgen cards --json`) or an Anki package (.apkg).

    Exit status: 0 the cards are the same, 1 they differ, 2 something cannot be read.
    """
    from quizgen import files, versions
    from quizgen.outputs.diff import change_to_json

    cache = None if no_cache else files.cache_folder() / "facts"
    try:
        with progress() as tell:
            changes = versions.diff(old, new, title, cache, tell)
    except QuizgenError as error:
        for line in str(error).splitlines():
            say(line)
        return _TROUBLE
    if as_json:
        print_lines(map(change_to_json, changes))
    else:
        click.echo("\n".join(told(changes)))
    return _DIFFERENT if any(change.kind != "unchanged" for change in changes) else _SAME


def told(changes: Sequence[Change]) -> Iterator[str]:
    """The changes, for people: their numbers, then each but for the unchanged."""
    from quizgen.outputs.diff import KINDS

    groups = {kind: [change for change in changes if change.kind == kind] for kind in KINDS}
    yield ", ".join(f"{len(group)} {kind}" for kind, group in groups.items())
    for kind, group in groups.items():
        if group and kind != "unchanged":
            yield f"\n{kind}:"
            for change in group:
                yield from _changed(change)


def _changed(change: Change) -> Iterator[str]:
    card = change.new or change.old
    if card is None:
        return
    yield plain(f"  {change.id}  {card.prompt}" + ("" if change.fields else f"  ({card.answer})"))
    if change.old is not None and change.new is not None:
        for name in change.fields:
            yield plain(f"      {name}: " + " -> ".join(_around(_value(change.old, name), _value(change.new, name))))


def _value(card: Shown, name: str) -> str:
    value = getattr(card, name)
    return value if isinstance(value, str) else " | ".join(value)


def _around(old: str, new: str) -> tuple[str, str]:
    """Two texts, without what is the same at their beginning and end but for a few words."""
    words = old.split(" "), new.split(" ")
    start = _left_out(*words)
    end = _left_out(*(part[start:][::-1] for part in words))
    cut = [" ".join(part[start : len(part) - end]) for part in words]
    one, other = (f"{'… ' if start else ''}{text}{' …' if end else ''}" for text in cut)
    return one, other


def _left_out(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words that both begin with are not shown."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    return max(0, same - _WORDS_AROUND)
