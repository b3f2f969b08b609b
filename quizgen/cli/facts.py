"""`quizgen facts`: everything that was understood."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.declare import json_option, target_command
from quizgen.cli.printing import print_rows, progress

if TYPE_CHECKING:
    from quizgen.pipeline import Target

_SHOWN: Mapping[str, tuple[str, ...]] = {
    "event": ("date", "what"),
    "office": ("holder", "office", "start", "end", "predecessor", "successor"),
    "quotation": ("speaker", "date", "work", "text"),
    "lifespan": ("person", "born", "birth_place", "died", "death_place"),
    "work": ("title", "creator", "date"),
}


@target_command(
    "facts article.wikitext",
    "facts article.wikitext --json > facts.jsonl",
    "facts article.wikitext --conflicts",
    "facts article.wikitext --unknown-templates",
)
@json_option
@click.option("--conflicts", "only_conflicts", is_flag=True, help="Instead, where an article contradicts itself.")
@click.option("--unknown-templates", is_flag=True, help="Instead, the templates that are not understood, by frequency.")
def facts(target: Target, cache: Path | None, *, as_json: bool, only_conflicts: bool, unknown_templates: bool) -> None:
    """Print every fact that was understood, asked for or not."""
    from quizgen import codec, pipeline

    rows: list[dict[str, Any]]
    if only_conflicts:
        rows = pipeline.find_conflicts(target)
        print_rows(rows, ("about", "field", "one", "other", "other_sentence"), as_json=as_json)
        return
    if unknown_templates:
        counts = pipeline.unknown_templates(target)
        rows = [{"template": name, "count": count} for name, count in counts]
        print_rows(rows, ("count", "template"), as_json=as_json)
        return
    with progress() as tell:
        _, findings = pipeline.find_facts(target, cache, tell)
    rows = [codec.fact_to_json(fact) for found in findings for fact in found.facts]
    if not as_json:
        rows = [row | {"fact": _fact_line(row)} for row in rows]
    print_rows(rows, ("id", "kind", "fact"), as_json=as_json)


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
