"""The command line: declares, delegates, prints. Data goes to standard output, talk to standard error.

Exit status: 0 done, 1 something the user can mend, 2 a command line that cannot be understood; as shells have it, 130
stopped with Ctrl-C, 141 the reader of the output has gone. Everything heavy is imported inside the commands, so that
`--help` is instant. One module a command; `declare` has what they share.
"""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Sequence

import click

from quizgen.cli import (
    build,
    cards,
    completion,
    diff,
    export,
    facts,
    fetch,
    listing,
    new,
    reviews,
    stats,
    templates,
    test,
    update,
    worksheet,
)
from quizgen.cli.declare import commands
from quizgen.cli.printing import say

__all__ = [
    "build",
    "cards",
    "commands",
    "completion",
    "diff",
    "export",
    "facts",
    "fetch",
    "listing",
    "main",
    "new",
    "reviews",
    "run",
    "stats",
    "templates",
    "test",
    "update",
    "worksheet",
]

_STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command line (the process's own unless another is given) and end the process with its exit status."""
    gc.set_threshold(100_000, 50, 50)  # a short life: the usual collections find next to nothing, again and again
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
        say("stopped; no file was left half-written")
        return _STOPPED
    return status if isinstance(status, int) else 0
