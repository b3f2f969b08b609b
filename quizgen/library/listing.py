"""What decks there are, how large they are, and what is out of date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quizgen import files, ledger, pipeline
from quizgen.errors import QuizgenError
from quizgen.ledger import Changes
from quizgen.library.articles import Origin
from quizgen.library.update import check
from quizgen.pipeline import Target, Tell
from quizgen.recipe import FILE_NAME, read_recipe
from quizgen.release import Building


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A deck.

    Attributes:
        cards: those of the last release.
        oldest, newest: the days of its articles' revisions, None where no sidecar tells.
        changes: what a build would change, None where there was none yet.
        newer: the titles of articles that the wiki has newer revisions of; empty where it was not asked.
        faults: why it cannot be built, or why a wiki could not be asked.
    """

    name: str
    title: str = ""
    articles: int = 0
    cards: int = 0
    oldest: str | None = None
    newest: str | None = None
    changes: Changes | None = None
    newer: tuple[str, ...] = ()
    faults: tuple[QuizgenError, ...] = ()


def list_decks(decks: Path, origin: Origin | None, cache_folder: Path | None, tell: Tell) -> Iterator[Listed]:
    """The decks in a folder, by name.

    Args:
        origin: where the wikis are asked for newer revisions; None asks none.
    """
    names = sorted(path.parent.name for path in decks.glob(f"*/{FILE_NAME}")) if files.is_folder(decks) else []
    for name in names:
        if name.startswith("."):
            continue
        try:
            yield _listed(decks / name, origin, cache_folder, tell)
        except QuizgenError as error:
            yield Listed(name=name, faults=(error,))


def _listed(folder: Path, origin: Origin | None, cache_folder: Path | None, tell: Tell) -> Listed:
    tell(f"looking at {files.shown(folder)}")
    recipe = read_recipe(folder / FILE_NAME)
    entries = ledger.read_ledger(folder / pipeline.LEDGER).entries
    released = [entry for entry in entries if entry.retired_at is None]
    target = Target(recipe=recipe, where=files.shown(folder))
    pages = pipeline.read_pages(target).items
    days = sorted(page.timestamp[:10] for page in pages if page.timestamp)
    found = check(recipe, origin, tell) if origin is not None else None
    how = Building(folder=folder, now=pipeline.NEVER, only_try=True)
    changes = pipeline.build(target, how, cache_folder, tell).changes if released else None
    return Listed(
        name=folder.name,
        title=recipe.title,
        articles=len(pages),
        cards=len(released),
        oldest=days[0] if days else None,
        newest=days[-1] if days else None,
        changes=changes,
        newer=tuple(renewal.pinned.title for renewal in found.newer) if found else (),
        faults=found.faults if found else (),
    )
