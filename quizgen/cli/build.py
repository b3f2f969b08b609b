"""`quizgen build`: an Anki deck of a recipe or an article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.declare import packs_option, target_command
from quizgen.cli.printing import plain, progress

if TYPE_CHECKING:
    from quizgen.pipeline import Build, Target


@target_command(
    "build decks/NAME",
    "build decks/NAME --templates my-templates",
    "build article.wikitext -o ~/decks",
    "build pages.xml.bz2 --title 'Ada Lovelace'",
    "build - --title 'Ada Lovelace' < article.wikitext",
)
@click.option(
    "-o", "--output", "folder", metavar="DIR", default="build", show_default=True, help="The folder for the deck."
)
@packs_option
def build(target: Target, cache: Path | None, folder: str, packs: tuple[str, ...]) -> None:
    """Make an Anki deck, NAME.apkg, of a recipe or an article."""
    from datetime import UTC, datetime

    from quizgen import pipeline

    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with progress() as tell:
        made = pipeline.build(target, Path(folder), now, cache, tell, tuple(map(Path, packs)))
    click.echo("\n".join(map(plain, _summary(made))))


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
    for remark in made.remarks:
        yield f"Look at: {remark.where}: {remark.what}"
    yield f"File: {made.path}"
    yield "To study it: in Anki choose File > Import and open this file. A newer build, imported later, updates the"
    yield f"cards and keeps your progress, as long as {made.ledger_path} is kept."
