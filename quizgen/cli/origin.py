"""The options that say where articles come from, for the commands that fetch."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quizgen.library.articles import Origin
    from quizgen.model import Page

_MOST_PARALLEL = 5

contact_option = click.option(
    "--contact",
    envvar="QUIZGEN_CONTACT",
    metavar="WHO",
    help="An e-mail address or page, told to the wiki with each request, as its operators ask.  "
    "[env var: QUIZGEN_CONTACT]",
)


def origin_options(function: Callable[..., int | None]) -> Callable[..., int | None]:
    """Give a command the options of an origin; it is given the origin before its own options."""

    @click.option("--lang", default="en", show_default=True, metavar="CODE", help="The Wikipedia that titles are of.")
    @click.option(
        "--site",
        envvar="QUIZGEN_SITE",
        metavar="URL",
        help="Another wiki: any address of it, or that of its api.php.  [env var: QUIZGEN_SITE]",
    )
    @click.option(
        "--dump",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Take the titles out of the dump of a wiki (.xml, .xml.bz2), without a network.",
    )
    @click.option("--offline", is_flag=True, help="Use only what was fetched before.")
    @click.option(
        "--parallel",
        metavar="N",
        default=1,
        show_default=True,
        type=click.IntRange(1, _MOST_PARALLEL),
        help=f"So many requests at a time, up to {_MOST_PARALLEL}; one is what wikis ask for.",
    )
    @contact_option
    @wraps(function)
    def called(contact: str | None, dump: Path | None, **options: Any) -> int | None:
        names = ("lang", "site", "offline", "parallel")
        sources = {name: options.pop(name) for name in names}
        if dump is not None and (sources["offline"] or sources["site"] is not None):
            raise click.UsageError("--dump reads a file: leave out --site and --offline")
        return function(make_origin(contact, dump=dump, **sources), **options)

    return called


def version(page: Page) -> str:
    """Which version of which article it is, for people: "Ada Lovelace, revision 812 of 2024-09-01"."""
    revision = f"revision {page.revision}" if page.revision is not None else "unknown revision"
    return f"{page.title}, {revision}" + (f" of {page.timestamp[:10]}" if page.timestamp else "")


def make_origin(contact: str | None, *, dump: Path | None = None, **sources: Any) -> Origin:
    """Where articles come from, with the store in the user's cache folder."""
    from quizgen import files
    from quizgen.cli.printing import say
    from quizgen.library.articles import Origin
    from quizgen.source.batch import Sources
    from quizgen.source.store import Store
    from quizgen.source.web import Web

    web = Web(contact=contact or None, tell=say)
    return Origin(sources=Sources(web=web, store=Store(files.cache_folder() / "wikis"), **sources), dump=dump)
