"""`quizgen completion`: a script for the user's shell."""

from __future__ import annotations

import click

from quizgen.cli.declare import HELP, commands


@commands.command(
    context_settings=HELP,
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
