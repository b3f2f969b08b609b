"""What the commands print: rows for programs and tables for people, progress, and one line of talk."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quizgen.pipeline import Tell


def say(text: str) -> None:
    """One line of talk on standard error."""
    click.echo(f"quizgen: {plain(text)}", file=sys.stderr)  # with `err=True` it would be written into a progress line


def plain(text: str) -> str:
    """The text on one line, with nothing in it that would steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def print_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, as_json: bool) -> None:
    """Rows as JSON lines in UTF-8, or as a table with the columns named."""
    if as_json:
        print_lines(rows)
    else:
        click.echo(table(columns, ([str(row[column]) for column in columns] for row in rows)))


def print_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows as JSON lines in UTF-8."""
    from quizgen import codec

    click.echo("".join(codec.to_line(row) + "\n" for row in rows).encode("utf-8"), nl=False)


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table as wide as the terminal, or 80 columns where there is none; ids and numbers are never cut."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE, pad_edge=False)
    for column in columns:
        table.add_column(column, no_wrap=column in ("id", "form", "kind", "count"), overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    console = Console()
    with console.capture() as printed:
        console.print(table)
    return "\n".join(line.rstrip() for line in printed.get().splitlines()).strip("\n")


@contextmanager
def progress() -> Iterator[Tell]:
    """Shows on standard error what is being done, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status("") as status:
        yield lambda text: status.update(Text(plain(text)))
