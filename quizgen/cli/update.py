"""`quizgen update`: newer revisions for a deck, and what they change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.build import time_of_build, what_was_written
from quizgen.cli.declare import HELP, commands, debug_option
from quizgen.cli.diff import told
from quizgen.cli.origin import contact_option, make_origin, version
from quizgen.cli.printing import plain, progress, say

if TYPE_CHECKING:
    from quizgen.library.update import Renewal

_EXAMPLES = ("update computers", "update decks/computers --dry-run")


@commands.command(
    context_settings=HELP, epilog="\b\nExamples:\n" + "".join(f"  quizgen {example}\n" for example in _EXAMPLES)
)
@click.argument("deck")
@click.option("--dry-run", is_flag=True, help="Only tell what would change; nothing is written.")
@click.option(
    "-o", "--output", "folder", metavar="DIR", default="build", show_default=True, help="The folder for the deck."
)
@contact_option
@debug_option
def update(deck: str, folder: str, contact: str | None, *, dry_run: bool) -> int:
    """Fetch newer revisions of a deck's articles, build it anew, and print what changed.

    Cards keep their ids, and learners their progress. Articles that cannot be had stay as they are.
    """
    from quizgen import files
    from quizgen.library.update import apply, check, deck_recipe
    from quizgen.release import Building

    how = Building(folder=Path(folder), now=time_of_build(), only_try=dry_run)
    recipe = deck_recipe(deck)
    lines = []
    with progress() as tell:
        tell("asking for newer revisions")
        found = check(recipe, make_origin(contact), tell)
        faults = list(map(str, found.faults))
        if found.newer:
            cache = files.cache_folder() / "facts"
            done = apply(recipe, found, how, cache, tell)
            lines = [
                *map(_renewal, found.newer),
                "",
                *told(done.changes),
                "",
                *what_was_written(done.release, dry_run=dry_run),
            ]
            if not done.attributed:
                faults.append(f"{recipe.folder}: ATTRIBUTION.md is hand-written; mend the versions in it")
        elif not faults:
            lines = [plain(f"{recipe.title}: up to date")]
    for fault in faults:
        say(fault)
    click.echo("\n".join(lines), nl=bool(lines))
    return 1 if found.faults else 0


def _renewal(renewal: Renewal) -> str:
    before, after = version(renewal.pinned), renewal.newer and version(renewal.newer)
    return f"{before} -> {str(after).removeprefix(f'{renewal.pinned.title}, ')}"
