"""`quizgen reviews`: the answers as JSON lines, in and out, and forgotten."""

from __future__ import annotations

from pathlib import Path

import click

from quizgen.cli.declare import HELP, commands, debug_option
from quizgen.cli.printing import say


@commands.group(
    context_settings=HELP,
    epilog="\b\nExamples:\n"
    "  quizgen reviews export > reviews.jsonl            a copy of all your answers\n"
    "  quizgen reviews export decks/NAME -o deck.jsonl   those of one deck\n"
    "  quizgen reviews import reviews.jsonl              on another computer; nothing is counted twice\n"
    "  quizgen reviews forget decks/NAME                 begin this deck afresh\n",
)
@debug_option
def reviews() -> None:
    """Export, import or forget your answers."""


@reviews.command("export", context_settings=HELP, epilog="\b\nExample:\n  quizgen reviews export > reviews.jsonl\n")
@click.argument("target", metavar="[RECIPE|ARTICLE|CARDS.jsonl|NAME]", required=False)
@click.option("--title", metavar="TITLE", help="The article's title; of several in a file, the one to take.")
@click.option("-o", "--output", metavar="FILE", help="The file to write, in place of standard output.")
@debug_option
def export_(target: str | None, title: str | None, output: str | None) -> None:
    """Print your answers, one JSON object a line, in the order in which you gave them."""
    from quizgen import codec, files
    from quizgen.cli.studied import opened, studied_decks
    from quizgen.study import store

    with opened() as database:
        cards = None
        if target is not None:
            cards = store.cards_of(database, tuple(studied_decks(database, target, title)))
        lines = [codec.to_line(answer) + "\n" for answer in store.export(database, cards)]
    data = "".join(lines).encode("utf-8")
    if output is None:
        click.echo(data, nl=False)
    else:
        files.replace(Path(output), data)
        say(f"{len(lines)} answers written to {output}")


@reviews.command("import", context_settings=HELP, epilog="\b\nExample:\n  quizgen reviews import reviews.jsonl\n")
@click.argument("file", metavar="FILE")
@debug_option
def import_(file: str) -> None:
    """Add answers that were exported; those that are there already are left as they are."""
    from quizgen import files
    from quizgen.cli.studied import opened
    from quizgen.study import schedule, store
    from quizgen.study.exchange import answers_from_lines

    text = files.read_text(Path(file))
    answers = answers_from_lines(text, files.shown(file))
    with opened() as database:
        kept = store.setting(database, "retention")
        new = store.import_answers(database, answers, float(kept) if kept is not None else schedule.RETENTION)
    click.echo(f"{new} answers were new, {len(answers) - new} were there already")


@reviews.command("forget", context_settings=HELP, epilog="\b\nExample:\n  quizgen reviews forget decks/NAME\n")
@click.argument("target", metavar="[RECIPE|ARTICLE|CARDS.jsonl|NAME]", required=False)
@click.option("--title", metavar="TITLE", help="The article's title; of several in a file, the one to take.")
@click.option("--card", "card_ids", multiple=True, metavar="ID", help="Only the answers to this card; may be repeated.")
@click.option("--all", "everything", is_flag=True, help="The answers to every deck.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@debug_option
def forget(target: str | None, title: str | None, card_ids: tuple[str, ...], *, everything: bool, yes: bool) -> None:
    """Forget your answers to a deck, to some cards, or to all; what is forgotten is saved in a file first."""
    from quizgen import codec, files
    from quizgen.cli.studied import opened, studied_decks
    from quizgen.study import store
    from quizgen.study.store.database import free_name

    if sum((target is not None, bool(card_ids), everything)) != 1:
        raise click.UsageError("name a deck, or give --card ID, or --all")
    with opened() as database:
        cards: list[str] | None = list(card_ids) or None
        if target is not None:
            cards = store.cards_of(database, tuple(studied_decks(database, target, title)))
        answers = list(store.export(database, cards))
        if not answers:
            click.echo("there is nothing to forget")
            return
        if not yes:
            click.confirm(f"Forget {len(answers)} answers?", abort=True, err=True)
        copy = free_name(database.path.with_name("forgotten.jsonl"), "1")
        files.replace(copy, "".join(codec.to_line(answer) + "\n" for answer in answers).encode("utf-8"))
        count = store.forget(database, cards)
    click.echo(f"{count} answers forgotten; to take that back: quizgen reviews import {files.shown(copy)}")
