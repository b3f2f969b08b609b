"""`quizgen build`: an Anki deck of a recipe or an article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.declare import packs_option, target_command
from quizgen.cli.printing import plain, progress

if TYPE_CHECKING:
    from quizgen.pipeline import Target
    from quizgen.release import Release

_MOST_DIGITS = 11  # the year 5138


@target_command(
    "build decks/NAME",
    "build decks/NAME --dry-run",
    "build decks/NAME --templates my-templates",
    "build article.wikitext -o ~/decks",
    "build pages.xml.bz2 --title 'Ada Lovelace'",
    "build - --title 'Ada Lovelace' < article.wikitext",
)
@click.option(
    "-o", "--output", "folder", metavar="DIR", default="build", show_default=True, help="The folder for the deck."
)
@click.option("--tsv", is_flag=True, help="Also NAME.anki.tsv: the same notes as text, for Anki's File > Import.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and write nothing.")
@click.option(
    "--forget", is_flag=True, help="Start anew: put the ledger aside. Who has the deck gets new cards where it changed."
)
@packs_option
def build(
    target: Target,
    cache: Path | None,
    *,
    folder: str,
    packs: tuple[str, ...],
    tsv: bool,
    dry_run: bool,
    forget: bool,
) -> None:
    """Make an Anki deck, NAME.apkg, of a recipe or an article.

    Cards that are gone from a deck that was built before are written to NAME-retired.apkg, for those who have them. The
    environment variable SOURCE_DATE_EPOCH (seconds since 1970) gives the time of the build.
    """
    from quizgen import pipeline
    from quizgen.release import Building

    formats = ("anki", "anki-tsv") if tsv else ("anki",)
    how = Building(folder=Path(folder), now=time_of_build(), formats=formats, forget=forget, only_try=dry_run)
    with progress() as tell:
        made = pipeline.build(target, how, cache, tell, tuple(map(Path, packs)))
    click.echo("\n".join(map(plain, summary(made, dry_run=dry_run))))


def summary(made: Release, *, dry_run: bool = False) -> Iterator[str]:
    """What a build made, for people: cards by kind and form, what was left out, the files and how to import them."""
    yield from _cards(made)
    yield from _left_out(made)
    yield from _since(made)
    yield from what_was_written(made, dry_run=dry_run)


def what_was_written(made: Release, *, dry_run: bool) -> Iterator[str]:
    """The files of a build and how to import them, or that there are none."""
    yield from _nothing_written() if dry_run else _files(made)


def time_of_build() -> str:
    """The time of the build: now, or what SOURCE_DATE_EPOCH says."""
    import os
    import time

    from quizgen.errors import InputError
    from quizgen.ledger import moment_of

    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return moment_of(int(time.time()))
    if not (given.isascii() and given.isdigit() and len(given) <= _MOST_DIGITS):
        raise InputError("SOURCE_DATE_EPOCH", f"is {given!r}, not seconds since 1970", "unset it, or give digits only")
    return moment_of(int(given))


def _cards(made: Release) -> Iterator[str]:
    """The cards by kind and form."""
    from collections import Counter

    questions = [card.question for card in made.deck.cards]
    yield f"{made.deck.title}: {len(questions)} cards"
    for kind, count in Counter(question.fact_kind for question in questions).most_common():
        forms = Counter(question.form for question in questions if question.fact_kind == kind)
        yield f"  {count:4} {kind:10} " + ", ".join(f"{n} {form}" for form, n in forms.most_common())


def _left_out(made: Release) -> Iterator[str]:
    """What was left out, most often because of what."""
    from collections import Counter

    if made.skipped:
        yield f"Left out: {len(made.skipped)}, most often because of"
        for why, count in Counter(item.why for item in made.skipped).most_common(3):
            yield f"  {count:4} {why}"
        yield "  (all of them: quizgen cards --skipped)"
    for remark in made.remarks:
        yield f"Look at: {remark.where}: {remark.what}"


def _since(made: Release) -> Iterator[str]:
    """What is new to those who have the build before."""
    if made.changes is not None:
        numbers = (len(made.changes.added), len(made.changes.changed), len(made.changes.retired))
        yield "Since the last build: {} added, {} changed, {} retired".format(*numbers)
    if made.forgotten is not None:
        yield f"The ledger of before is now {made.forgotten}"


def _files(made: Release) -> Iterator[str]:
    """The files, and how to import them."""
    for path in made.paths.values():
        yield f"File: {path}"
    yield "To study it: in Anki choose File > Import and open this file. A newer build, imported later, updates the"
    yield f"cards and keeps your progress, as long as {made.ledger_path} is kept."
    if made.retired_path is not None:
        yield f"File: {made.retired_path}"
        yield "For those who had the deck before: imported, it tags the cards that left the deck with quizgen::retired."


def _nothing_written() -> Iterator[str]:
    yield "Nothing was written (--dry-run)."
