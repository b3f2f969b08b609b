"""The command line: declares, delegates, prints. Data goes to standard output, talk to standard error.

Exit status: 0 done, 1 something the user can mend (`QuizgenError`), 2 a command line that cannot be understood.
Everything heavy is imported inside the commands, so that `--help` is instant.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.errors import QuizgenError

if TYPE_CHECKING:
    from quizgen.model import Article, Skipped
    from quizgen.pipeline import Build, Tell

_EXAMPLES = """\b
Examples:
  quizgen build decks/leon-trotsky            make build/leon-trotsky.apkg
  quizgen build article.wikitext -o ~/decks   make a deck of one article
  quizgen cards article.wikitext              read the cards before importing them
  quizgen facts article.wikitext --json       everything that was understood
"""


class _Commands(click.Group):
    """Prints a `QuizgenError` as one line; `--debug` lets it through with its traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except QuizgenError as error:
            if ctx.params.get("debug"):
                raise
            for line in str(error).splitlines():
                click.echo(f"quizgen: {line}", err=True)
            ctx.exit(1)


@click.group(cls=_Commands, epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(installed_version("quizgen"), prog_name="quizgen")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(debug: bool) -> None:  # noqa: ARG001, FBT001 - read by _Commands
    """Flashcards and quizzes from Wikipedia-style wikitext, each with the sentence it came from."""


_article_title = click.option("--title", metavar="TITLE", help="The article's title; of several pages, the one to take.")
_as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
_target = click.argument("target", metavar="RECIPE|ARTICLE")


@main.command(
    epilog="\b\nExamples:\n  quizgen build decks/leon-trotsky\n  quizgen build article.wikitext -o ~/decks\n"
    "  cat article.wikitext | quizgen build - --title 'Ada Lovelace'\n"
)
@_target
@click.option("-o", "--output", "folder", metavar="DIR", default="build", show_default=True, help="Where the deck goes.")
@_article_title
def build(target: str, folder: str, title: str | None) -> None:
    """Make an Anki deck (NAME.apkg) of a recipe or an article."""
    from datetime import UTC, datetime

    from quizgen import pipeline

    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with _progress() as tell:
        made = pipeline.build(pipeline.find_target(target), Path(folder), now, title, tell)
    for line in _summary(made):
        click.echo(line)


@main.command(epilog="\b\nExamples:\n  quizgen facts article.wikitext\n  quizgen facts article.wikitext --json > facts.jsonl\n")
@_target
@_as_json
@click.option("--conflicts", "only_conflicts", is_flag=True, help="Only the contradictions within the article.")
@_article_title
def facts(target: str, as_json: bool, only_conflicts: bool, title: str | None) -> None:  # noqa: FBT001 - click's flags
    """Print every fact that was understood, asked for or not."""
    from quizgen import codec, pipeline

    with _progress() as tell:
        tell("reading")
        articles = pipeline.read_articles(pipeline.read_pages(pipeline.find_target(target), title).items)
        if only_conflicts:
            _print_conflicts(articles.items, as_json)
            return
        tell("finding facts")
        found = pipeline.find_facts(articles.items)
    rows = (codec.fact_to_json(fact) for fact in found.items)
    if as_json:
        _print_json(rows)
    else:
        _print_table(("kind", "fact", "sentence"), ([row["kind"], _told(row), row["evidence"]["sentence"]] for row in rows))


@main.command(
    epilog="\b\nExamples:\n  quizgen cards article.wikitext\n  quizgen cards decks/leon-trotsky --json\n"
    "  quizgen cards article.wikitext --skipped | less\n"
)
@_target
@_as_json
@click.option("--all", "whole_bank", is_flag=True, help="The whole bank: every sound question in every form.")
@click.option("--skipped", "with_skipped", is_flag=True, help="Also what was left out, with the reason.")
@_article_title
def cards(target: str, as_json: bool, whole_bank: bool, with_skipped: bool, title: str | None) -> None:  # noqa: FBT001
    """Print the cards of a deck, in its order and without its limit."""
    from quizgen import codec, pipeline

    with _progress() as tell:
        place = pipeline.find_target(target)
        bank = pipeline.make_bank(place, title, tell)
        listed = pipeline.list_cards(place, bank)
    if whole_bank:
        rows = [codec.question_to_json(question) for question in bank.items]
    else:
        rows = [codec.question_to_json(card.question) | {"id": card.id} for card in listed.items]
    skipped = (bank if whole_bank else listed).skipped if with_skipped else ()
    if as_json:
        _print_json([*rows, *map(codec.skipped_to_json, skipped)])
        return
    columns = ("id", "form", "prompt", "answer")
    _print_table(columns, ([str(row[column]) for column in columns] for row in rows))
    if skipped:
        _print_table(("skipped", "why"), ([_quoted(item), item.why] for item in skipped))


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print a completion script: add `eval "$(quizgen completion bash)"` to ~/.bashrc."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(main, {}, "quizgen", "_QUIZGEN_COMPLETE").source())


# --- printing -------------------------------------------------------------------------------------------------------


def _summary(made: Build) -> Iterator[str]:
    """What a build made, for people: counts, reasons, the file and how to import it."""
    from collections import Counter

    questions = [card.question for card in made.deck.cards]
    yield f"{made.deck.title}: {len(questions)} cards"
    for name, counts in (
        ("facts", Counter(question.fact_kind for question in questions)),
        ("forms", Counter(question.form for question in questions)),
    ):
        yield f"  {name}: " + ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
    yield f"  left out: {len(made.skipped)}, most often because"
    for why, count in Counter(item.why for item in made.skipped).most_common(3):
        yield f"    {count} × {why}"
    yield f"  file: {made.path}"
    yield "  to study it: in Anki choose File > Import and take this file; importing a newer build keeps your progress"


_NOT_TOLD = frozenset({"id", "kind", "key", "unasked", "evidence", "askable", "before", "after", "date_text"})


def _told(row: dict[str, Any]) -> str:
    """A fact's own fields on a line."""
    return "; ".join(f"{name}: {value}" for name, value in row.items() if name not in _NOT_TOLD and value is not None)


def _quoted(item: Skipped) -> str:
    return item.evidence.sentence if item.evidence is not None else item.where


def _print_conflicts(articles: Iterable[Article], as_json: bool) -> None:  # noqa: FBT001 - click's flag
    from quizgen.facts.conflicts import conflict_to_json, find_conflicts

    rows = [conflict_to_json(conflict) for article in articles for conflict in find_conflicts(article)]
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        click.echo(f"{row['about']}: {row['field']}")
        click.echo(f"  {row['one']} in “{row['one_sentence']}”")
        click.echo(f"  {row['other']} in “{row['other_sentence']}”")


def _print_json(rows: Iterable[dict[str, Any]]) -> None:
    import json

    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


def _print_table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=box.SIMPLE, pad_edge=False)
    for row in rows:
        table.add_row(*(Text("".join(c if c.isprintable() else " " for c in cell)) for cell in row))
    Console().print(table)


@contextmanager
def _progress() -> Iterator[Tell]:
    """Shows on standard error what is being done, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield lambda text: status.update(text)
