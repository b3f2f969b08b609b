"""`quizgen cards`: the cards of a deck, or the whole bank."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.declare import json_option, target_command
from quizgen.cli.printing import print_rows, progress

if TYPE_CHECKING:
    from quizgen.model import Skipped
    from quizgen.pipeline import Target


@target_command(
    "cards article.wikitext", "cards decks/NAME --json > cards.jsonl", "cards article.wikitext --skipped | less"
)
@json_option
@click.option("--all", "whole_bank", is_flag=True, help="The whole bank: every sound question in every form.")
@click.option("--skipped", "with_skipped", is_flag=True, help="Also what was left out, and why.")
def cards(target: Target, cache: Path | None, *, as_json: bool, whole_bank: bool, with_skipped: bool) -> None:
    """Print the cards of the deck, in its order and without its limit."""
    from quizgen import codec, pipeline

    with progress() as tell:
        bank = pipeline.make_bank(target, cache, tell)
        listed = pipeline.list_cards(target, bank)
    if whole_bank:
        rows = [codec.question_to_json(question) for question in bank.questions]
    else:
        rows = [codec.question_to_json(card.question) | {"id": card.id} for card in listed.items]
    skipped = (bank.skipped if whole_bank else listed.skipped) if with_skipped else ()
    print_rows(rows, ("id", "form", "prompt", "answer"), as_json=as_json)
    left_out: list[dict[str, Any]] = [codec.skipped_to_json(item) for item in skipped]
    if not as_json:
        left_out = [
            row | {"left out": _quoted(item), "why": item.why} for row, item in zip(left_out, skipped, strict=True)
        ]
    if left_out:
        click.echo("" if as_json else "\n", nl=False)
        print_rows(left_out, ("left out", "why"), as_json=as_json)


def _quoted(item: Skipped) -> str:
    return item.evidence.sentence if item.evidence is not None else item.where
