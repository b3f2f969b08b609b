"""decks/*/recipe.yaml -> Recipe: read and checked at the door, all faults at once.

id: northern-light-7c1e5b0d   written once, never changed: the notes of those who have the deck are found by it
title: Northern Light         the deck's name
articles:                     files beside the recipe
  - articles/northern-light.wikitext

and, where wanted:

lang: en                      the articles' language
tags: [history]               tags on every card
subdecks: section             part the deck in Anki by section, fact (kind of fact) or article
date_order: dmy               dates with the day first; mdy, the month; else as each article has them
templates: [my-templates]     folders with templates of one's own, beside the shipped ones
disabled: [work/date]         templates that are not used
facts: [event, office]        only these kinds of facts
forms: [cloze, basic]         only these forms of questions, the first of them where there are several of one fact
sections: [Exile]             only what stands in these sections
without_sections: [Legacy]    nothing that stands in these
from: 1917                    nothing that happened before
to: 1921-03                   nothing that happened after
limit: 100                    at most so many cards, the important ones
order: story                  or importance, or shuffled
seed: 7                       of the shuffling
exclude: [gf74md23upiw]       cards that are left out
edit:                         other words for single cards
  sw5milwzeyuo:
    prompt: Who was the next mayor of Varne?
add:                          questions of one's own
  - prompt: Who built the lighthouse?
    answer: Tom Reed
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from quizgen import files, yamlio
from quizgen.edtf import Date
from quizgen.model import (
    CARD_ORDERS,
    FACT_KINDS,
    FORMS,
    SUBDECKS,
    Addition,
    DateOrder,
    Edit,
    Form,
    Recipe,
    Selection,
    find_gap,
)
from quizgen.names import fold

FILE_NAME = "recipe.yaml"
LANGUAGES = ("en",)
OWN_FORMS: tuple[Form, ...] = ("basic", "typed", "cloze", "choice", "true_false")
"""The forms of questions of a teacher's own."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


def read_recipe(path: Path) -> Recipe:
    """The recipe in a file; the article files that it names are there.

    Raises:
        InputError: the file cannot be read.
        FaultsError: every fault of the file with its line: unknown keys, wrong types, missing articles.
    """
    node = yamlio.load(files.read_text(path), files.shown(path))
    value = yamlio.check(node, yamlio.refined(_shape(path.parent), _backwards, "put the earlier date first"))
    return Recipe(
        id=value["id"],
        name=path.resolve().parent.name or "deck",
        title=value["title"],
        articles=value["articles"],
        folder=str(path.parent),
        lang=value.get("lang", "en"),
        selection=_selection(value),
        tags=value.get("tags", ()),
        templates=value.get("templates", ()),
        disabled=value.get("disabled", ()),
        date_order=value.get("date_order"),
        edits=tuple(Edit(id=id_, **words) for id_, words in value.get("edit", {}).items()),
        additions=tuple(_addition(told) for told in value.get("add", ())),
        subdecks=value.get("subdecks"),
    )


def recipe_text(recipe_id: str, title: str, articles: Sequence[str]) -> str:
    """A new recipe, as `read_recipe` reads it."""
    head = "# The id is written once and never changed: the notes of those who have the deck are found by it.\n"
    return head + yamlio.dump({"id": recipe_id, "title": title, "articles": list(articles)})


def _selection(value: Mapping[str, Any]) -> Selection:
    return Selection(
        forms=value.get("forms", ()),
        fact_kinds=value.get("facts", ()),
        sections=value.get("sections", ()),
        without_sections=value.get("without_sections", ()),
        first=value.get("from"),
        last=value.get("to"),
        limit=value.get("limit"),
        order=value.get("order", "story"),
        seed=value.get("seed", 0),
        exclude=value.get("exclude", ()),
    )


def _addition(told: Mapping[str, Any]) -> Addition:
    section = (told["section"],) if "section" in told else ()
    return Addition(**({"id": None, "form": "basic"} | dict(told) | {"section": section}))


def _shape(folder: Path) -> yamlio.Shape:
    """The shape of a recipe that stands in this folder."""
    article = yamlio.refined(yamlio.filled_text, _missing(folder, files.is_file, "article"), "look at its name")
    pack = yamlio.refined(yamlio.filled_text, _missing(folder, files.is_folder, "folder"), "look at its name")
    return yamlio.fields(
        {
            "id": yamlio.refined(yamlio.filled_text, _no_id, "use letters, digits and . _ - only, 80 at the most"),
            "title": yamlio.filled_text,
            "articles": yamlio.refined(yamlio.list_of(article), _no_articles, "name each article file once"),
        },
        {
            "lang": yamlio.one_of(LANGUAGES),
            "tags": _TEXTS,
            "date_order": yamlio.one_of(get_args(DateOrder)),
            "templates": yamlio.one_or_list_of(pack),
            "disabled": _TEXTS,
            "forms": yamlio.list_of(yamlio.one_of(FORMS)),
            "facts": yamlio.list_of(yamlio.one_of(FACT_KINDS)),
            "sections": _TEXTS,
            "without_sections": _TEXTS,
            "from": _date,
            "to": _date,
            "limit": yamlio.refined(yamlio.whole_number, _no_limit, "write 1 or more"),
            "order": yamlio.one_of(CARD_ORDERS),
            "seed": yamlio.whole_number,
            "exclude": _TEXTS,
            "edit": yamlio.mapping_of(_EDIT),
            "add": yamlio.list_of(_ADDITION),
            "subdecks": yamlio.one_of(SUBDECKS),
        },
    )


def _date(node: yamlio.Node, faults: yamlio.Faults) -> Any:
    """A date in EDTF; a year may be written as a number."""
    try:
        return Date.parse(f"{node.value:04d}" if type(node.value) is int else str(node.value))
    except ValueError:
        faults.append(
            node.fault(f"is {str(node.value)!r}, which is no date", "write it as 1917, 1917-11 or 1917-11-07")
        )
        return None


def _backwards(value: Mapping[str, Any]) -> str | None:
    first, last = value.get("from"), value.get("to")
    if first is None or last is None or first.earliest is None or last.latest is None:
        return None
    return None if first.earliest <= last.latest else "has a date `from` that is later than the one `to`"


def _no_words(edit: Mapping[str, Any]) -> str | None:
    return None if edit else "changes nothing"


def _unaskable(addition: Mapping[str, Any]) -> str | None:
    """What keeps a question from being asked in its form."""
    form, choices = addition.get("form", "basic"), addition.get("choices", ())
    if form == "cloze" and find_gap(addition["prompt"]) is None:
        return "has no gap, such as [year] or [name]"
    if (form == "choice") != bool(choices):
        return "has no `choices`" if form == "choice" else f"has `choices` in the form {form}"
    answers = ("True", "False") if form == "true_false" else choices
    if answers and addition["answer"] not in answers:
        return f"has an answer that is none of {', '.join(answers)}"
    return "gives a choice twice" if len({fold(choice) for choice in choices}) < len(choices) else None


_TEXTS = yamlio.list_of(yamlio.filled_text)
_WORDS = {
    "prompt": yamlio.filled_text,
    "answer": yamlio.filled_text,
    "accepted": _TEXTS,
    "choices": _TEXTS,
}
_EDIT = yamlio.refined(
    yamlio.fields({}, _WORDS | {"context": yamlio.text}), _no_words, "write prompt:, answer: or another key"
)
_ADDITION = yamlio.refined(
    yamlio.fields(
        {"prompt": yamlio.filled_text, "answer": yamlio.filled_text},
        {
            "id": yamlio.filled_text,
            "form": yamlio.one_of(OWN_FORMS),
            "accepted": _TEXTS,
            "choices": _TEXTS,
            "section": yamlio.filled_text,
            "tags": _TEXTS,
            "evidence": yamlio.filled_text,
        },
    ),
    _unaskable,
    "mend the question",
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
