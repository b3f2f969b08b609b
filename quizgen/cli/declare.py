"""The group of commands, how it ends on an error, and the declarations that commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from quizgen.cli.printing import say
from quizgen.errors import OutputError, QuizgenError

_MENDABLE, _READER_GONE = 1, 141
_DEBUG = "quizgen.debug"


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
            say(line)
    else:
        say(f"this is a bug in quizgen: {type(error).__name__}: {error}")
        say("please report it, with the traceback that the same command prints with --debug")
    return _MENDABLE


HELP = {"help_option_names": ["-h", "--help"]}


def _remember_debug(ctx: click.Context, _option: click.Parameter, debug: bool) -> None:  # noqa: FBT001 - click's call
    if debug:
        ctx.meta[_DEBUG] = True


debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, callback=_remember_debug, help="Show the traceback of an error."
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")


packs_option = click.option(
    "--templates", "packs", metavar="DIR", multiple=True, help="A pack of templates of your own; may be given again."
)


@click.group(
    cls=_Commands,
    context_settings=HELP,
    epilog="\b\nExamples:\n"
    "  quizgen new NAME 'Ada Lovelace'             fetch an article and make a deck of it\n"
    "  quizgen build decks/NAME                    make build/NAME.apkg\n"
    "  quizgen build article.wikitext -o ~/decks   make a deck of one article\n"
    "  quizgen test decks/NAME                     study in the terminal\n"
    "  quizgen cards article.wikitext              read the cards before importing them\n"
    "  quizgen worksheet article.wikitext          a quiz to print, with its key: build/article.pdf\n"
    "  quizgen export article.wikitext --to gift   questions for Moodle, Canvas and others\n"
    "  quizgen facts article.wikitext --json       everything that was understood\n",
)
@click.version_option(package_name="quizgen")
@debug_option
def commands() -> None:
    """Flashcards and quizzes from Wikipedia-style articles, each with the sentence it came from.

    RECIPE is a deck's folder, the recipe.yaml in it, or the name of a folder under decks/. ARTICLE is a file with
    wikitext (.wikitext, .wiki, .txt), a MediaWiki export (.xml, .xml.bz2), or - for standard input; a bank of questions
    written before (.jsonl) stands wherever questions are made.
    """


def target_command(*examples: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command on a recipe or an article. It is given the target and the cache's folder before its own options."""

    def declared(function: Callable[..., None]) -> click.Command:
        @click.argument("target", metavar="RECIPE|ARTICLE", type=click.Path(allow_dash=True))
        @click.option("--title", metavar="TITLE", help="The article's title; of several in a file, the one to take.")
        @click.option("--no-cache", is_flag=True, help="Read the article anew, and keep nothing of it.")
        @debug_option
        @wraps(function)
        def called(target: str, title: str | None, *, no_cache: bool, **options: Any) -> None:
            from quizgen import files, pipeline

            cache = None if no_cache else files.cache_folder() / "facts"
            function(pipeline.find_target(target, title), cache, **options)

        lines = "".join(f"  quizgen {example}\n" for example in examples)
        return commands.command(function.__name__, context_settings=HELP, epilog=f"\b\nExamples:\n{lines}")(called)

    return declared
