"""`quizgen new`: a deck of one's own in one command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.build import summary, time_of_build
from quizgen.cli.declare import HELP, commands, debug_option
from quizgen.cli.origin import origin_options, version
from quizgen.cli.printing import plain, progress, say

if TYPE_CHECKING:
    from quizgen.library.articles import Origin

_EXAMPLES = (
    "new computers 'Ada Lovelace' 'Charles Babbage'",
    "new ada https://en.wikipedia.org/wiki/Ada_Lovelace --title 'Ada, Countess of Lovelace'",
    "new lights ida-marsh.wikitext",
)


@commands.command(
    context_settings=HELP, epilog="\b\nExamples:\n" + "".join(f"  quizgen {example}\n" for example in _EXAMPLES)
)
@click.argument("name")
@click.argument("articles", metavar="TITLE|URL|FILE...", nargs=-1, required=True)
@click.option("--title", metavar="TITLE", help="The deck's name for learners.")
@click.option(
    "-o", "--output", "folder", metavar="DIR", default="build", show_default=True, help="The folder for the deck."
)
@origin_options
@debug_option
def new(origin: Origin, name: str, articles: tuple[str, ...], title: str | None, folder: str) -> None:
    """Fetch articles and make a deck of them: decks/NAME, and what is built from it."""
    import secrets

    from quizgen import files, pipeline
    from quizgen.library.new import New, make_new
    from quizgen.release import Building

    wish = New(
        name=name,
        title=title or None,
        decks=pipeline.DECKS,
        token=secrets.token_hex(4),
        how=Building(folder=Path(folder), now=time_of_build()),
    )
    with progress() as tell:
        tell("asking the wiki")
        found, made = make_new(wish, articles, origin, files.cache_folder() / "facts", tell)
    for article in found:
        if article.via is not None:
            say(f"{article.via!r} leads to {article.page.title!r}")
    lines = [*(version(article.page) for article in found), *summary(made)]
    lines += [f"The deck's own folder: {made.ledger_path.parent}; bring it up to date with: quizgen update {name}"]
    click.echo("\n".join(map(plain, lines)))
