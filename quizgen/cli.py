"""The command line: declares, delegates, prints. Data goes to standard output, talk to standard error.

Exit status: 0 done, 1 something the user can mend, 2 a command line that cannot be understood; as shells have it, 130
stopped with Ctrl-C, 141 the reader of the output has gone. Everything heavy is imported inside the commands, so that
`--help` is instant.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.errors import OutputError, QuizgenError

if TYPE_CHECKING:
    from quizgen.model import Skipped
    from quizgen.pipeline import Build, Target, Tell

_MENDABLE, _STOPPED, _READER_GONE = 1, 130, 141
_DEBUG = "quizgen.debug"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command line (the process's own unless another is given) and end the process with its exit status."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; gives the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter shows a question mark
    try:
        status = commands.main(arguments, prog_name="quizgen", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        _say("stopped; no file was left half-written")
        return _STOPPED
    return status if isinstance(status, int) else 0


class _Commands(click.Group):
    """Prints an error as one line and gives the exit status; `--debug` lets it through with its traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:
            if ctx.meta.get(_DEBUG):
                raise
            return _told(error)
        return result


def _told(error: Exception) -> int:
    """Say what went wrong; gives the exit status."""
    if isinstance(error, OSError) and error.filename is None:  # of a stream; quizgen.files has errors of its own
        # what is still buffered must not be written once more when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return _READER_GONE
        fault = f"cannot be written ({error.strerror or error})"
        error = OutputError("standard output", fault, "free some space or choose another place")
    if isinstance(error, QuizgenError):
        for line in str(error).splitlines():
            _say(line)
    else:
        _say(f"this is a bug in quizgen: {type(error).__name__}: {error}")
        _say("please report it, with the traceback that the same command prints with --debug")
    return _MENDABLE


def _say(text: str) -> None:
    click.echo(f"quizgen: {_plain(text)}", err=True)


def _plain(text: str) -> str:
    """The text on one line, with nothing in it that would steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


# --- declarations ---------------------------------------------------------------------------------------------------

_HELP = {"help_option_names": ["-h", "--help"]}


def _remember_debug(ctx: click.Context, _option: click.Parameter, debug: bool) -> None:  # noqa: FBT001 - click's call
    if debug:
        ctx.meta[_DEBUG] = True


_debug = click.option(
    "--debug", is_flag=True, expose_value=False, callback=_remember_debug, help="Show the traceback of an error."
)
_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")


@click.group(
    cls=_Commands,
    context_settings=_HELP,
    epilog="\b\nExamples:\n"
    "  quizgen build decks/NAME                    make build/NAME.apkg\n"
    "  quizgen build article.wikitext -o ~/decks   make a deck of one article\n"
    "  quizgen cards article.wikitext              read the cards before importing them\n"
    "  quizgen facts article.wikitext --json       everything that was understood\n",
)
@click.version_option(package_name="quizgen")
@_debug
def commands() -> None:
    """Flashcards and quizzes from Wikipedia-style articles, each with the sentence it came from.

    RECIPE is a deck's folder, the recipe.yaml in it, or the name of a folder under decks/. ARTICLE is a file with
    wikitext (.wikitext, .wiki, .txt), a MediaWiki export (.xml, .xml.bz2), or - for standard input.
    """


def _command(*examples: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command on a recipe or an article. It is given the target and the cache's folder before its own options."""

    def declared(function: Callable[..., None]) -> click.Command:
        @click.argument("target", metavar="RECIPE|ARTICLE", type=click.Path(allow_dash=True))
        @click.option("--title", metavar="TITLE", help="The article's title; of several in a file, the one to take.")
        @click.option("--no-cache", is_flag=True, help="Read the article anew, and keep nothing of it.")
        @_debug
        @wraps(function)
        def called(target: str, title: str | None, *, no_cache: bool, **options: Any) -> None:
            from quizgen import files, pipeline

            cache = None if no_cache else files.cache_folder() / "facts"
            function(pipeline.find_target(target, title), cache, **options)

        lines = "".join(f"  quizgen {example}\n" for example in examples)
        return commands.command(function.__name__, context_settings=_HELP, epilog=f"\b\nExamples:\n{lines}")(called)

    return declared


# --- commands -------------------------------------------------------------------------------------------------------


@_command(
    "build decks/NAME",
    "build article.wikitext -o ~/decks",
    "build pages.xml.bz2 --title 'Ada Lovelace'",
    "build - --title 'Ada Lovelace' < article.wikitext",
)
@click.option(
    "-o", "--output", "folder", metavar="DIR", default="build", show_default=True, help="The folder for the deck."
)
def build(target: Target, cache: Path | None, folder: str) -> None:
    """Make an Anki deck, NAME.apkg, of a recipe or an article."""
    from datetime import UTC, datetime

    from quizgen import pipeline

    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with _progress() as tell:
        made = pipeline.build(target, Path(folder), now, cache, tell)
    click.echo("\n".join(map(_plain, _summary(made))))


@_command(
    "facts article.wikitext",
    "facts article.wikitext --json > facts.jsonl",
    "facts article.wikitext --conflicts",
    "facts article.wikitext --unknown-templates",
)
@_json
@click.option("--conflicts", "only_conflicts", is_flag=True, help="Instead, where an article contradicts itself.")
@click.option("--unknown-templates", is_flag=True, help="Instead, the templates that are not understood, by frequency.")
def facts(target: Target, cache: Path | None, *, as_json: bool, only_conflicts: bool, unknown_templates: bool) -> None:
    """Print every fact that was understood, asked for or not."""
    from quizgen import codec, pipeline

    rows: list[dict[str, Any]]
    if only_conflicts:
        rows = pipeline.find_conflicts(target)
        _print_rows(rows, ("about", "field", "one", "other", "other_sentence"), as_json=as_json)
        return
    if unknown_templates:
        counts = pipeline.unknown_templates(target)
        rows = [{"template": name, "count": count} for name, count in counts]
        _print_rows(rows, ("count", "template"), as_json=as_json)
        return
    with _progress() as tell:
        _, findings = pipeline.find_facts(target, cache, tell)
    rows = [codec.fact_to_json(fact) for found in findings for fact in found.facts]
    if not as_json:
        rows = [row | {"fact": _fact_line(row)} for row in rows]
    _print_rows(rows, ("id", "kind", "fact"), as_json=as_json)


@_command("cards article.wikitext", "cards decks/NAME --json > cards.jsonl", "cards article.wikitext --skipped | less")
@_json
@click.option("--all", "whole_bank", is_flag=True, help="The whole bank: every sound question in every form.")
@click.option("--skipped", "with_skipped", is_flag=True, help="Also what was left out, and why.")
def cards(target: Target, cache: Path | None, *, as_json: bool, whole_bank: bool, with_skipped: bool) -> None:
    """Print the cards of the deck, in its order and without its limit."""
    from quizgen import codec, pipeline

    with _progress() as tell:
        bank = pipeline.make_bank(target, cache, tell)
        listed = pipeline.list_cards(target, bank)
    if whole_bank:
        rows = [codec.question_to_json(question) for question in bank.questions]
    else:
        rows = [codec.question_to_json(card.question) | {"id": card.id} for card in listed.items]
    skipped = (bank.skipped if whole_bank else listed.skipped) if with_skipped else ()
    _print_rows(rows, ("id", "form", "prompt", "answer"), as_json=as_json)
    left_out: list[dict[str, Any]] = [codec.skipped_to_json(item) for item in skipped]
    if not as_json:
        left_out = [
            row | {"left out": _quoted(item), "why": item.why} for row, item in zip(left_out, skipped, strict=True)
        ]
    if left_out:
        click.echo("" if as_json else "\n", nl=False)
        _print_rows(left_out, ("left out", "why"), as_json=as_json)


@commands.command(
    context_settings=_HELP,
    epilog="\b\nExamples:\n"
    '  eval "$(quizgen completion bash)"                                  in ~/.bashrc\n'
    '  eval "$(quizgen completion zsh)"                                   in ~/.zshrc\n'
    "  quizgen completion fish > ~/.config/fish/completions/quizgen.fish\n",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print a script with which a shell completes commands and options."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(commands, {}, "quizgen", "_QUIZGEN_COMPLETE").source())


# --- printing -------------------------------------------------------------------------------------------------------


def _summary(made: Build) -> Iterator[str]:
    """What a build made, for people: cards by kind and form, what was left out, the file and how to import it."""
    from collections import Counter

    questions = [card.question for card in made.deck.cards]
    yield f"{made.deck.title}: {len(questions)} cards"
    for kind, count in Counter(question.fact_kind for question in questions).most_common():
        forms = Counter(question.form for question in questions if question.fact_kind == kind)
        yield f"  {count:4} {kind:10} " + ", ".join(f"{n} {form}" for form, n in forms.most_common())
    if made.skipped:
        yield f"Left out: {len(made.skipped)}, most often because of"
        for why, count in Counter(item.why for item in made.skipped).most_common(3):
            yield f"  {count:4} {why}"
        yield "  (all of them: quizgen cards --skipped)"
    yield f"File: {made.path}"
    yield "To study it: in Anki choose File > Import and open this file. A newer build, imported later, updates the"
    yield f"cards and keeps your progress, as long as {made.ledger_path} is kept."


_SHOWN: Mapping[str, tuple[str, ...]] = {
    "event": ("date", "what"),
    "office": ("holder", "office", "start", "end", "predecessor", "successor"),
    "quotation": ("speaker", "date", "work", "text"),
    "lifespan": ("person", "born", "birth_place", "died", "death_place"),
    "work": ("title", "creator", "date"),
}


def _fact_line(row: Mapping[str, Any]) -> str:
    """A fact's own fields, and what is not asked of it, in one cell."""
    parts = [f"{name}: {row[name]}" for name in _SHOWN[row["kind"]] if row[name] is not None]
    unasked = row["unasked"]
    parts += [
        f"not asked: {', '.join(field for field in unasked if unasked[field] == why)} ({why})"
        for why in dict.fromkeys(unasked.values())
    ]
    parts += [f"not asked at all ({row['why']})"] if "why" in row else []
    return "; ".join(parts)


def _quoted(item: Skipped) -> str:
    return item.evidence.sentence if item.evidence is not None else item.where


def _print_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, as_json: bool) -> None:
    """Rows as JSON lines in UTF-8, or as a table with the columns named."""
    if as_json:
        from quizgen import codec

        click.echo("".join(codec.to_line(row) + "\n" for row in rows).encode("utf-8"), nl=False)
    else:
        click.echo(_table(columns, ([str(row[column]) for column in columns] for row in rows)))


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table as wide as the terminal, or 80 columns where there is none; ids and numbers are never cut."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE, pad_edge=False)
    for column in columns:
        table.add_column(column, no_wrap=column in ("id", "form", "kind", "count"), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_plain(cell)) for cell in row))
    console = Console()
    with console.capture() as printed:
        console.print(table)
    return "\n".join(line.rstrip() for line in printed.get().splitlines()).strip("\n")


@contextmanager
def _progress() -> Iterator[Tell]:
    """Shows on standard error what is being done, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status("") as status:
        yield lambda text: status.update(Text(_plain(text)))
