"""A new deck: its articles pinned in a folder of its own, with recipe and attribution, and built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen import files, pipeline
from quizgen.errors import FaultsError, InputError
from quizgen.library.articles import ATTRIBUTION, Origin, attribution, get_all, refuse_without_facts
from quizgen.pipeline import Tell
from quizgen.recipe import FILE_NAME, read_recipe, recipe_text
from quizgen.release import Building, Release
from quizgen.source.batch import Fetched
from quizgen.source.pin import is_reserved, pin, slug

_NAME = re.compile(r"[^\W_][\w-]{0,59}")
_ARTICLES = "articles"


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """What a deck is to be.

    Attributes:
        name: the name of its folder.
        title: the deck's name for learners; None for that of its one article, or one made from `name`.
        decks: the folder of decks.
        token: some letters and digits that make the recipe's id like no other's.
        how: how it is built.
    """

    name: str
    title: str | None
    decks: Path
    token: str
    how: Building


def make_new(
    new: New, texts: Sequence[str], origin: Origin, cache_folder: Path | None, tell: Tell
) -> tuple[list[Fetched], Release]:
    """Fetch the articles, make the deck's folder of them, and build it; the folder is made as a whole or not at all.

    Raises:
        FaultsError: articles that cannot be had, or that have no fact.
        QuizgenError: no name for a folder, one that is taken; or see `pipeline.build`.
    """
    place = new.decks / new.name
    if not _NAME.fullmatch(new.name) or is_reserved(new.name):
        raise InputError(files.shown(new.name), "is no name for a deck's folder", "use letters, digits, - and _")
    if files.is_folder(place) or files.is_file(place):
        remedy = f"choose another name, or: quizgen update {new.name}"
        raise InputError(files.shown(place), "is there already", remedy)
    articles = get_all(texts, origin, tell)
    pages = [article.page for article in articles]
    foreign = [page for page in pages if page.lang not in pipeline.LANGUAGES]
    if foreign:
        fault, remedy = "the article is in another language ({!r})", "give articles in English"
        raise FaultsError([InputError(page.title, fault.format(page.lang), remedy) for page in foreign])
    refuse_without_facts(pages, cache_folder, tell)
    title = new.title or (pages[0].title if len(pages) == 1 else re.sub(r"[-_]+", " ", new.name).strip().capitalize())
    with files.making_folder(place) as folder:
        names = [pin(page, folder / _ARTICLES).path.name for page in pages]
        recipe = recipe_text(
            f"{slug(new.name) or 'deck'}-{new.token}", title, [f"{_ARTICLES}/{name}" for name in names]
        )
        files.replace(folder / FILE_NAME, recipe.encode("utf-8"))
        files.replace(folder / ATTRIBUTION, attribution(title, pages).encode("utf-8"))
        target = pipeline.Target(
            recipe=replace(read_recipe(folder / FILE_NAME), name=new.name), where=files.shown(place)
        )
        made = pipeline.build(target, new.how, cache_folder, tell)
    return articles, replace(made, ledger_path=place / made.ledger_path.name)
