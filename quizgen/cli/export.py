"""`quizgen export`: questions for another program."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.declare import target_command
from quizgen.cli.drawing import drawing_options, may_write, told, warn_of_fewer, wish_of
from quizgen.cli.printing import plain, progress, say

if TYPE_CHECKING:
    from quizgen.pipeline import Target

FORMATS = {
    "gift": "GIFT (Moodle and others)",
    "moodle": "Moodle XML",
    "qti": "QTI 1.2 (Canvas)",
    "csv": "a table",
    "tsv": "Quizlet's import",
    "xlsx": "Excel",
    "markdown": "to be read",
    "jsonl": "a bank for quizgen",
}
_STANDARD_OUTPUT = "-"


@target_command(
    "export article.wikitext --to moodle -o quiz.xml",
    "export decks/NAME --to qti -n 40 --forms choice,match",
    "export article.wikitext --to jsonl -o bank.jsonl",
    "export bank.jsonl --to csv -o - | less",
)
@click.option(
    "--to",
    "format_",
    type=click.Choice(list(FORMATS)),
    required=True,
    help="; ".join(f"{name}: {what}" for name, what in FORMATS.items()) + ".",
)
@click.option("-o", "--output", metavar="FILE", help="The file, - for standard output; build/NAME.* unless given.")
@drawing_options("--until", unless="all that stand together")
@click.option("--all", "whole_bank", is_flag=True, help="Every form of every question, as jsonl has it anyway.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def export(target: Target, cache: Path | None, *, format_: str, output: str | None, **options: Any) -> None:
    """Write questions for another program: GIFT, Moodle XML, QTI, tables, JSON lines."""
    from quizgen import outputs, quiz

    writer = outputs.EXPORTERS[format_]()
    together = not (options["whole_bank"] or format_ == "jsonl")
    wish = wish_of(options, preferred=writer.graded, together=together)
    path = Path(output or Path("build") / f"{target.name}{writer.extension}")
    if output != _STANDARD_OUTPUT:
        may_write([path], force=options["force"])
    with progress() as tell:
        drawn = quiz.draw_quiz(quiz.read_pool(target, cache, tell), wish)
        warn_of_fewer(wish.count, drawn.deck.cards)
        tell(f"writing {format_}")
        made = quiz.export(drawn, format_, None if output == _STANDARD_OUTPUT else path)
    for why, count in Counter(why for _, why in made.lacking).most_common():
        say(f"left out {count}: {why}")
    if output == _STANDARD_OUTPUT:
        click.echo(made.data, nl=False)
    else:
        click.echo(plain(f"{drawn.deck.title}: {told(made.cards)}"))
        click.echo(plain(f"File: {path}"))
