"""`quizgen templates`: the templates that word questions; to check a pack, and to start one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from quizgen.cli.declare import HELP, commands, debug_option, json_option, packs_option
from quizgen.cli.printing import plain, print_rows, progress


@commands.group(
    invoke_without_command=True,
    context_settings=HELP,
    epilog="\b\nExamples:\n"
    "  quizgen templates                             every template, with the fields it uses and may use\n"
    "  quizgen templates --of article.wikitext       how many questions each made of an article\n"
    "  quizgen templates new my-templates            a commented pack to start from\n"
    "  quizgen templates check my-templates          every fault of a pack\n",
)
@click.option("--of", "target", metavar="RECIPE|ARTICLE", help="Count the questions that each made of it.")
@packs_option
@json_option
@debug_option
@click.pass_context
def templates(context: click.Context, target: str | None, packs: tuple[str, ...], *, as_json: bool) -> None:
    """List the templates; check a pack of your own, or start one."""
    if context.invoked_subcommand is not None:
        return
    from quizgen import questions
    from quizgen.questions.fields import FIELDS

    counts, own, disabled = _counted(target, packs)
    rows: list[dict[str, Any]] = [
        {
            "id": template.id,
            "form": template.form,
            "uses": " ".join(sorted(template.fields)),
            "asks": template.asks,
            "distractors": template.distractors or "",
        }
        | ({"questions": counts[template.id]} if counts is not None else {})
        for template in questions.load_templates(own, disabled)
    ]
    columns = ("id", "form", "questions", "uses") if counts is not None else ("id", "form", "asks", "uses")
    print_rows(rows, columns, as_json=as_json)
    if not as_json:
        click.echo("\nA template may use these fields of a fact:\n")
        fields = [{"kind": kind, "fields": " ".join(sorted(names))} for kind, names in FIELDS.items()]
        print_rows(fields, ("kind", "fields"), as_json=False)


def _counted(
    target: str | None, packs: tuple[str, ...]
) -> tuple[Counter[str] | None, tuple[Path, ...], tuple[str, ...]]:
    """Template id -> its questions, its other forms included; the packs used, and the ids disabled."""
    given = tuple(map(Path, packs))
    if target is None:
        return None, given, ()
    from quizgen import files, pipeline

    found = pipeline.find_target(target)
    with progress() as tell:
        bank = pipeline.make_bank(found, files.cache_folder() / "facts", tell, given)
    counts = Counter("/".join(question.template.split("/")[:2]) for question in bank.questions)
    recipe = found.recipe
    if recipe is None:
        return counts, given, ()
    return counts, (*(Path(recipe.folder) / name for name in recipe.templates), *given), recipe.disabled


@templates.command(context_settings=HELP, epilog="\b\nExample:\n  quizgen templates check my-templates\n")
@click.argument("folder", metavar="DIR")
@debug_option
def check(folder: str) -> None:
    """Read the pack in a folder, run its examples, and tell every fault with its line."""
    from quizgen import questions

    found = questions.check_pack(Path(folder))
    examples = sum(len(template.examples) for template in found)
    click.echo(plain(f"{folder}: {len(found)} templates, {examples} examples, no fault"))


@templates.command(context_settings=HELP, epilog="\b\nExample:\n  quizgen templates new my-templates\n")
@click.argument("folder", metavar="DIR")
@debug_option
def new(folder: str) -> None:
    """Write a commented pack to start from into a folder."""
    from quizgen import questions

    path = questions.write_starter(Path(folder))
    click.echo(plain(f"{path}: change it, then: quizgen templates check {folder}"))
