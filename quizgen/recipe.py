"""decks/*/recipe.yaml -> Recipe: read and checked at the door, all faults at once.

id: northern-light-7c1e5b0d   written once, never changed: the notes of those who have the deck are found by it
title: Northern Light         the deck's name
articles:                     files beside the recipe
  - articles/northern-light.wikitext
facts: [event, office]        optional: only these kinds of facts
forms: [cloze, basic]         optional: only these forms of questions
limit: 100                    optional: at most so many cards
tags: [history]               optional: tags on every card
subdecks: section             optional: part the deck in Anki by section, fact (kind of fact) or article
templates: my-templates       optional: a folder with templates of one's own
lang: en                      optional: the articles' language
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from quizgen import files, yamlio
from quizgen.model import FACT_KINDS, FORMS, SUBDECKS, Recipe, Selection

FILE_NAME = "recipe.yaml"
LANGUAGES = ("en",)

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


def read_recipe(path: Path) -> Recipe:
    """The recipe in a file; the article files that it names are there.

    Raises:
        InputError: the file cannot be read.
        FaultsError: every fault of the file with its line: unknown keys, wrong types, missing articles.
    """
    node = yamlio.load(files.read_text(path), files.shown(path))
    value = yamlio.check(node, _shape(path.parent))
    return Recipe(
        id=value["id"],
        name=path.resolve().parent.name or "deck",
        title=value["title"],
        articles=value["articles"],
        folder=str(path.parent),
        lang=value.get("lang", "en"),
        selection=Selection(forms=value.get("forms", ()), fact_kinds=value.get("facts", ()), limit=value.get("limit")),
        tags=value.get("tags", ()),
        templates=value.get("templates"),
        subdecks=value.get("subdecks"),
    )


def recipe_text(recipe_id: str, title: str, articles: Sequence[str]) -> str:
    """A new recipe, as `read_recipe` reads it."""
    head = "# The id is written once and never changed: the notes of those who have the deck are found by it.\n"
    return head + yamlio.dump({"id": recipe_id, "title": title, "articles": list(articles)})


def _shape(folder: Path) -> yamlio.Shape:
    """The shape of a recipe that stands in this folder."""
    article = yamlio.refined(yamlio.filled_text, _missing(folder, files.is_file, "article"), "look at its name")
    templates = yamlio.refined(yamlio.filled_text, _missing(folder, files.is_folder, "folder"), "look at its name")
    return yamlio.fields(
        {
            "id": yamlio.refined(yamlio.filled_text, _no_id, "use letters, digits and . _ - only, 80 at the most"),
            "title": yamlio.filled_text,
            "articles": yamlio.refined(yamlio.list_of(article), _no_articles, "name each article file once"),
        },
        {
            "lang": yamlio.one_of(LANGUAGES),
            "forms": yamlio.list_of(yamlio.one_of(FORMS)),
            "facts": yamlio.list_of(yamlio.one_of(FACT_KINDS)),
            "limit": yamlio.refined(yamlio.whole_number, _no_limit, "write 1 or more"),
            "tags": yamlio.list_of(yamlio.filled_text),
            "templates": templates,
            "subdecks": yamlio.one_of(SUBDECKS),
        },
    )


def _missing(folder: Path, is_there: Callable[[Path], bool], what: str) -> Callable[[str], str | None]:
    def why_not(name: str) -> str | None:
        return (
            None if is_there(folder / name) else f"names {name!r}, and there is no such {what} in {files.shown(folder)}"
        )

    return why_not


def _no_articles(names: tuple[str, ...]) -> str | None:
    if not names:
        return "is empty"
    return None if len(set(names)) == len(names) else "names an article twice"


def _no_id(text: str) -> str | None:
    return None if _ID.fullmatch(text) else f"is {text!r}, which is no id"


def _no_limit(number: int) -> str | None:
    return None if number > 0 else f"is {number}"
