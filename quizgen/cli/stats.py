"""`quizgen stats`: how the learning goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.declare import HELP, commands, debug_option, json_option
from quizgen.cli.printing import say

if TYPE_CHECKING:
    from quizgen.study.store.figures import Figures

_EXAMPLES = """\b
Examples:
  quizgen stats                   all decks that you have studied
  quizgen stats decks/NAME
  quizgen stats --json
"""


@commands.command(context_settings=HELP, epilog=_EXAMPLES)
@click.argument("target", metavar="[RECIPE|ARTICLE|CARDS.jsonl|NAME]", required=False)
@click.option("--title", metavar="TITLE", help="The article's title; of several in a file, the one to take.")
@json_option
@debug_option
def stats(target: str | None, title: str | None, *, as_json: bool) -> None:
    """Show what is due, what you knew, and which cards do not stick."""
    import sys
    from datetime import UTC, datetime

    from quizgen import codec, files
    from quizgen.cli.studied import opened, studied_decks
    from quizgen.study.lines import joined
    from quizgen.study.report import figure_lines
    from quizgen.study.sitting import today
    from quizgen.study.store.figures import figures
    from quizgen.study.terminal import terminal

    with opened() as database:
        decks = studied_decks(database, target, title)
        place = database.path
        told = figures(database, tuple(decks), today(database, datetime.now(UTC)))
    if not decks:
        say("no deck was studied yet; begin with: quizgen test decks/NAME")
    if as_json:
        click.echo(codec.to_line(_as_json(told, [deck.title for deck in decks.values()])).encode("utf-8"))
    else:
        titles = [deck.title for deck in decks.values()]
        click.echo(joined(figure_lines(told, titles, terminal(sys.stdout))), nl=False)
        click.echo(f"\nYour answers are kept in {files.shown(place)}")


def _as_json(told: Figures, decks: list[str]) -> dict[str, Any]:
    from dataclasses import asdict

    value = asdict(told)
    value["coming"] = [{"day": day.isoformat(), "due": due} for day, due in told.coming]
    return {"decks": decks, **value}
