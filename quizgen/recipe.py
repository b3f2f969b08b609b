"""decks/*/recipe.yaml -> Recipe: read and checked at the door, all faults at once."""

from __future__ import annotations

import re
from pathlib import Path

from quizgen import files, yamlio
from quizgen.errors import FaultsError, InputError, QuizgenError
from quizgen.model import FACT_KINDS, FORMS, Recipe, Selection

FILE_NAME = "recipe.yaml"

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")

_positive = yamlio.refined(yamlio.whole_number, lambda n: None if n > 0 else "is not above 0", "write 1 or more")
_id = yamlio.refined(
    yamlio.filled_text,
    lambda text: None if _ID.fullmatch(text) else "is no id",
    "use letters, digits, dots, hyphens and underscores, 80 at the most",
)
_RECIPE = yamlio.fields(
    {
        "id": _id,
        "title": yamlio.filled_text,
        "articles": yamlio.refined(
            yamlio.list_of(yamlio.filled_text), lambda items: None if items else "is empty", "name an article file"
        ),
    },
    {
        "lang": yamlio.filled_text,
        "forms": yamlio.list_of(yamlio.one_of(FORMS)),
        "facts": yamlio.list_of(yamlio.one_of(FACT_KINDS)),
        "limit": _positive,
        "tags": yamlio.list_of(yamlio.filled_text),
    },
)


def read_recipe(path: Path) -> Recipe:
    """The recipe of a deck; its articles are checked to exist.

    Args:
        path: a folder with a recipe.yaml, or that file.

    Raises:
        InputError: the file cannot be read.
        FaultsError: every fault of the file with its line: unknown keys, wrong types, missing articles.
    """
    file = path / FILE_NAME if path.is_dir() else path
    node = yamlio.load(files.read_text(file), files.shown(file))
    value = yamlio.check(node, _RECIPE)
    folder = file.parent
    faults = _missing_articles(node, folder)
    if faults:
        raise FaultsError(faults)
    return Recipe(
        id=value["id"],
        name=folder.resolve().name,
        title=value["title"],
        articles=value["articles"],
        folder=str(folder),
        lang=value.get("lang", "en"),
        selection=Selection(forms=value.get("forms", ()), fact_kinds=value.get("facts", ()), limit=value.get("limit")),
        tags=value.get("tags", ()),
    )


def _missing_articles(node: yamlio.Node, folder: Path) -> list[QuizgenError]:
    assert isinstance(node.value, dict)  # noqa: S101 - checked by its shape
    articles = node.value["articles"].value
    assert isinstance(articles, list)  # noqa: S101
    faults: list[QuizgenError] = []
    for item in articles:
        path = folder / str(item.value)
        if not path.is_file():
            faults.append(InputError(item.place, f"there is no article {item.value!r} in {files.shown(folder)}", "look at its name"))
    return faults
