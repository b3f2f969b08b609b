"""The options that say which questions a quiz takes, shared by `quizgen worksheet` and `quizgen export`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.printing import say

if TYPE_CHECKING:
    from quizgen.deck import Wish
    from quizgen.model import Card

YEARS = click.IntRange(-9999, 9999)
# the names stand here too, so that --help need not load the records; a test compares them
FORMS = ("basic", "reversed", "cloze", "choice", "true_false", "typed", "match", "order")
FACT_KINDS = ("event", "office", "quotation", "lifespan", "work")


class Words(click.ParamType[tuple[str, ...]]):
    """Words parted by commas; with `known`, only these."""

    name = "words"

    def __init__(self, known: Sequence[str] = ()) -> None:
        self.known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The words as a tuple."""
        if isinstance(value, tuple):
            return value
        words = tuple(word.strip() for word in value.split(",") if word.strip())
        for word in words:
            if self.known and word not in self.known:
                self.fail(f"{word!r} is none of {', '.join(self.known)}", param, ctx)
        if not words:
            self.fail("it is empty", param, ctx)
        return words


class Swap(click.ParamType[tuple[str, str | None]]):
    """OLD or OLD=NEW."""

    name = "swap"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Old and new id, None for any."""
        if isinstance(value, tuple):
            return value
        old, equals, new = value.partition("=")
        if not old or (equals and not new):
            self.fail(f"{value!r} is neither OLD nor OLD=NEW", param, ctx)
        return old, new or None


def drawing_options(*last_year: str, unless: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Adds the options that say which questions are taken.

    Args:
        last_year: the names of the option for the last year.
        unless: how many questions are taken where no number is given.
    """
    how_many = f"How many questions; {unless} unless given."
    options = (
        click.option("-n", "--questions", "count", type=click.IntRange(1), metavar="N", help=how_many),
        click.option("--forms", type=Words(FORMS), metavar="FORMS", help=f"Only these: {', '.join(FORMS)}."),
        click.option("--facts", type=Words(FACT_KINDS), metavar="KINDS", help=f"Only on: {', '.join(FACT_KINDS)}."),
        click.option("--sections", multiple=True, metavar="TEXT", help="Only from sections with this in their titles."),
        click.option("--from", "first", type=YEARS, metavar="YEAR", help="Only on dates from this year on."),
        click.option(*last_year, "last", type=YEARS, metavar="YEAR", help="Only on dates up to this year."),
        click.option(
            "--ids", type=Words(), metavar="IDS", help="Just these questions, in this order (see cards --all)."
        ),
        click.option(
            "--swap",
            "swaps",
            type=Swap(),
            multiple=True,
            metavar="OLD[=NEW]",
            help="Take another question for this one.",
        ),
        click.option("--seed", type=int, default=1, show_default=True, help="Another number draws and shuffles anew."),
    )

    def declared(function: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            function = option(function)
        return function

    return declared


def wish_of(
    options: dict[str, Any], default_count: int | None = None, forms: tuple[str, ...] = (), **more: Any
) -> Wish:
    """What was wished for on the command line; takes its options out of `options`.

    Raises:
        UsageError: two options that forbid each other.
    """
    from quizgen.deck import Wish

    names = ("count", "forms", "facts", "sections", "first", "last", "ids", "swaps", "seed")
    given = {name: options.pop(name) for name in names}
    others = [name for name in ("count", "forms", "facts", "sections", "first", "last") if given[name]]
    if given["ids"] and others:
        raise click.UsageError("--ids names the questions: leave out the other options that choose them")
    if given["first"] is not None and given["last"] is not None and given["first"] > given["last"]:
        raise click.UsageError(f"no year is from {given['first']} and to {given['last']}")
    kinds = given.pop("facts")
    count = given.pop("count") or (None if given["ids"] else default_count)
    wished = {name: value for name, value in given.items() if value is not None}
    wished["forms"] = wished.get("forms") or forms
    return Wish(count=count, fact_kinds=kinds or (), **wished, **more)


def told(cards: Sequence[Card]) -> str:
    """How many questions of each form there are."""
    forms = Counter(card.question.form for card in cards)
    return f"{len(cards)} questions ({', '.join(f'{count} {form}' for form, count in forms.most_common())})"


def warn_of_fewer(asked: int | None, cards: Sequence[Card]) -> None:
    """Say so where there are fewer questions than were asked for."""
    if asked is not None and len(cards) < asked:
        say(f"only {len(cards)} of the {asked} questions that were asked for: no more stand together in one quiz")


def may_write(paths: Sequence[Path], *, force: bool) -> None:
    """Asks before files are replaced, where somebody can answer.

    Raises:
        OutputError: one is there already, and nobody can be asked.
        Abort: the answer was no.
    """
    import sys

    from quizgen import files
    from quizgen.errors import OutputError

    there = [path for path in paths if files.is_file(path)]
    if not there or force:
        return
    names = ", ".join(map(files.shown, there))
    if not sys.stdin.isatty():
        raise OutputError(names, "is there already", "add --force to replace it, or give another name")
    click.confirm(f"Replace {names}?", abort=True, err=True)
