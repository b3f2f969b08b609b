"""Bringing a deck up to date: new revisions of its articles, and the deck built from them with the same ids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from quizgen import files, pipeline, source
from quizgen.errors import FetchError, InputError, QuizgenError
from quizgen.library.articles import Origin, get, refuse_without_facts, replace_attribution
from quizgen.model import Page, Recipe
from quizgen.outputs.anki.read import shown_in
from quizgen.outputs.diff import Change, compare
from quizgen.pipeline import Target, Tell
from quizgen.release import Building, Release
from quizgen.source.batch import Failed
from quizgen.source.pin import SUFFIX, pin_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """An article of a deck: its file, the page that is pinned there, and the newer one, None where there is none."""

    path: Path
    pinned: Page
    newer: Page | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What the wikis say of a deck's articles; `faults` are those that could not be asked for."""

    renewals: tuple[Renewal, ...]
    faults: tuple[QuizgenError, ...]

    @property
    def newer(self) -> tuple[Renewal, ...]:
        """The articles with a newer revision."""
        return tuple(renewal for renewal in self.renewals if renewal.newer is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What an update does.

    Attributes:
        changes: what became of each card.
        release: what was built, or would be.
        attributed: whether the attribution is up to date; one that was written by hand is left alone.
    """

    changes: tuple[Change, ...]
    release: Release
    attributed: bool = True


def deck_recipe(what: str) -> Recipe:
    """The recipe that a name or path stands for.

    Raises:
        InputError: it is no deck's.
        FaultsError: the recipe has faults.
    """
    recipe = pipeline.find_target(what).recipe
    if recipe is None:
        raise InputError(
            files.shown(what), "is no deck but an article", "give a deck's folder, or make one with: quizgen new"
        )
    return recipe


def check(recipe: Recipe, origin: Origin, tell: Tell) -> Check:
    """Ask the wikis for the latest revisions of a deck's articles.

    Raises:
        QuizgenError: an article or its sidecar cannot be read.
    """
    renewals: list[Renewal] = []
    faults: list[QuizgenError] = []
    for name in recipe.articles:
        path = Path(recipe.folder) / name
        renewals.append(Renewal(path=path, pinned=source.read_page(path).items[0]))
    asked = {renewal.pinned.url: renewal for renewal in renewals if renewal.path.suffix == SUFFIX}
    for renewal in renewals:
        if renewal.pinned.url is None or renewal.pinned.url not in asked:
            why = "it is no pinned article" if renewal.pinned.url else "its sidecar names no `url`"
            remedy = "fetch it with: quizgen fetch TITLE"
            faults.append(FetchError(files.shown(renewal.path), f"is not brought up to date: {why}", remedy))
    latest: dict[str | None, Page] = {}
    for found in get([url for url in asked if url is not None], origin, tell):
        if isinstance(found, Failed):
            faults.append(found.error)
        elif found.page.revision != asked[found.asked].pinned.revision:
            latest[found.asked] = found.page
    renewed = (replace(renewal, newer=latest.get(renewal.pinned.url)) for renewal in renewals)
    return Check(renewals=tuple(renewed), faults=tuple(faults))


def apply(recipe: Recipe, found: Check, how: Building, cache_folder: Path | None, tell: Tell) -> Update:
    """Build the deck from the newer revisions, and pin them; where it is only tried, find out what that would change.

    The deck is made first, so that nothing is touched where the new revisions give no deck. The articles come last: by
    their sidecars the next update knows what this one, interrupted, has left to do.

    Raises:
        FaultsError: a newer revision has no fact left.
        QuizgenError: see `pipeline.build`.
    """
    newer = [(renewal.path, renewal.newer) for renewal in found.renewals if renewal.newer is not None]
    refuse_without_facts([page for _, page in newer], cache_folder, tell)
    target = Target(recipe=recipe, where=recipe.folder)
    before = pipeline.make_deck(target, pipeline.make_bank(target, cache_folder, tell))
    renewed = replace(target, pages=tuple((str(path), page) for path, page in newer))
    made = pipeline.build(renewed, how, cache_folder, tell)
    changes = compare(shown_in(before), shown_in(made.deck), released=False)
    if how.only_try:
        return Update(changes=changes, release=made)
    pages = [renewal.newer or renewal.pinned for renewal in found.renewals]
    attributed = replace_attribution(Path(recipe.folder), recipe.title, pages)
    for path, page in newer:
        pin_to(page, path)
    return Update(changes=changes, release=made, attributed=attributed)
