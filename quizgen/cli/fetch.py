"""`quizgen fetch`: articles from a wiki, pinned in files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from quizgen.cli.declare import HELP, commands, debug_option
from quizgen.cli.origin import origin_options, version
from quizgen.cli.printing import plain, progress, say

if TYPE_CHECKING:
    from quizgen.library.articles import Origin

_EXAMPLES = (
    "fetch 'Ada Lovelace' 'Charles Babbage'",
    "fetch https://en.wikipedia.org/wiki/Ada_Lovelace -o decks/ada/articles",
    "fetch 'Ada Lovelace' --revision 1243506432",
    "fetch --list titles.txt --contact me@example.org",
    "fetch 'Ada Lovelace' --site https://wiki.example.org/Main_Page",
    "fetch 'Ada Lovelace' --dump enwiki-pages-articles.xml.bz2",
)


@commands.command(
    context_settings=HELP, epilog="\b\nExamples:\n" + "".join(f"  quizgen {example}\n" for example in _EXAMPLES)
)
@click.argument("articles", metavar="[TITLE|URL]...", nargs=-1)
@click.option(
    "--list", "listed", metavar="FILE", type=click.File(encoding="utf-8-sig"), help="Also those in a file, one a line."
)
@click.option("--revision", metavar="N", type=click.IntRange(min=1), help="This revision of the one article.")
@click.option(
    "-o", "--output", "folder", metavar="DIR", default=".", show_default=True, help="The folder for the articles."
)
@origin_options
@debug_option
def fetch(origin: Origin, articles: tuple[str, ...], listed: TextIO | None, revision: int | None, folder: str) -> int:
    """Fetch articles and write each with a sidecar that says where it is from.

    A revision that is there already is left alone, so that a list that was interrupted goes on where it stopped.
    """
    from quizgen.library import articles as library
    from quizgen.source.batch import Failed
    from quizgen.source.pin import pin

    texts = [*articles, *(_lines(listed) if listed else ())]
    if not texts:
        raise click.UsageError("name an article, by its title or address, or a file with --list")
    if revision is not None and (len(texts) > 1 or origin.dump is not None):
        raise click.UsageError("--revision is of one article from a wiki")
    lines, failed = [], 0
    try:
        with progress() as tell:
            tell("asking the wiki")
            for found in library.get(texts, origin, tell, revision):
                if isinstance(found, Failed):
                    failed += 1
                    say(str(found.error))
                    continue
                if found.via is not None:
                    say(f"{found.via!r} leads to {found.page.title!r}")
                pinned = pin(found.page, Path(folder))
                lines.append(f"{pinned.path}: {version(found.page)} ({pinned.state})")
    finally:
        if lines:
            click.echo("\n".join(map(plain, lines)))
    return 1 if failed else 0


def _lines(listed: TextIO) -> list[str]:
    """The lines of a list, without blank ones and those that begin with #, which no title does.

    Raises:
        InputError: the list cannot be read.
    """
    from quizgen import files
    from quizgen.errors import InputError

    try:
        with files.reading(listed.name):
            lines = [line.strip() for line in listed]
    except UnicodeDecodeError:
        raise InputError(listed.name, "is no UTF-8 text", "save the list as UTF-8") from None
    return [line for line in lines if line and not line.startswith("#")]
