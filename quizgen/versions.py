"""What changed between two versions of a deck, whatever they stand in: package, bank, recipe or article."""

from __future__ import annotations

from pathlib import Path

from quizgen import codec, files, pipeline
from quizgen.model import Card, Deck
from quizgen.outputs.anki.read import Shown, read_package, shown_in
from quizgen.outputs.diff import Change, compare
from quizgen.pipeline import Tell

PACKAGE_SUFFIX, BANK_SUFFIX = ".apkg", ".jsonl"


def diff(old: str, new: str, title: str | None, cache_folder: Path | None, tell: Tell) -> tuple[Change, ...]:
    """What became of each card from one version of a deck to another.

    Args:
        old: a package, a bank, or what `pipeline.find_target` takes.
        new: another one.
        title: the title of the article, where one is given, or of the one to take from a file with several.

    Raises:
        QuizgenError: one of them cannot be read.
    """
    released = all(what.lower().endswith(PACKAGE_SUFFIX) for what in (old, new))
    sides = [_shown(what, title, cache_folder, tell) for what in (old, new)]
    return compare(*sides, released=released)


def _shown(what: str, title: str | None, cache_folder: Path | None, tell: Tell) -> tuple[Shown, ...]:
    """What the cards of one version show."""
    if what.lower().endswith(PACKAGE_SUFFIX):
        return read_package(Path(what))
    if what.lower().endswith(BANK_SUFFIX):
        questions = codec.questions_from_lines(files.read_text(Path(what)), files.shown(what))
        cards = tuple(Card(id=question.id, question=question, changed_at=pipeline.NEVER) for question in questions)
        return shown_in(Deck(id="", name="", title="", lang="en", cards=cards))
    target = pipeline.find_target(what, None if pipeline.recipe_file(what) else title)
    return shown_in(pipeline.make_deck(target, pipeline.make_bank(target, cache_folder, tell)))
