"""The only module that knows all stages; it reads like the arrow line.

source -> Page -> Article -> Fact -> Question -> Card -> Deck -> .apkg
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from quizgen import article, facts, files, ledger, outputs, questions, source
from quizgen.codec import short_id
from quizgen.deck import assemble, select
from quizgen.errors import InputError
from quizgen.model import Article, Card, Deck, Fact, Outcome, Page, Question, Recipe, Selection, Skipped
from quizgen.recipe import FILE_NAME, read_recipe

ARTICLE_SUFFIXES = (".wikitext", ".wiki", ".txt", ".xml", ".xml.bz2")
STANDARD_INPUT = "-"
DECKS = Path("decks")
LEDGER = "ledger.yaml"
NEVER = "1970-01-01T00:00:00Z"
"""The time of release of cards that are only listed."""

T = TypeVar("T")

Tell = Callable[[str], None]
"""Is told what is being done now, for people who wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a command was given: a recipe, or one article (`where`: a path or "-")."""

    recipe: Recipe | None
    where: str

    @property
    def name(self) -> str:
        """The name of the files that are made of it."""
        if self.recipe is not None:
            return self.recipe.name
        stem = Path(self.where).name
        for suffix in sorted(ARTICLE_SUFFIXES, key=len, reverse=True):
            stem = stem.removesuffix(suffix)
        return "deck" if self.where == STANDARD_INPUT else stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build made."""

    deck: Deck
    path: Path
    ledger: ledger.Ledger
    ledger_path: Path
    skipped: tuple[Skipped, ...]


def find_target(what: str) -> Target:
    """What a word on the command line means (recipe, article, or a deck's name under decks/).

    Raises:
        InputError: nothing of that name.
        FaultsError: a recipe with faults.
    """
    path = Path(what)
    if what == STANDARD_INPUT or what.endswith(ARTICLE_SUFFIXES):
        return Target(recipe=None, where=what)
    for folder in (path, DECKS / what):
        recipe = folder / FILE_NAME
        if recipe.is_file():
            return Target(recipe=read_recipe(recipe), where=what)
    if path.suffix in (".yaml", ".yml"):
        return Target(recipe=read_recipe(path), where=what)
    if path.is_dir():
        raise InputError(files.shown(path), f"a folder without a {FILE_NAME}", "give a deck's folder or an article")
    if path.exists():
        raise InputError(
            files.shown(path), "not a kind of file that is read", f"use one of {', '.join(ARTICLE_SUFFIXES)}"
        )
    raise InputError(files.shown(what), "no such recipe, article or deck", f"give a file, or a name under {DECKS}/")


def read_pages(target: Target, title: str | None = None) -> Outcome[Page]:
    """The pages of a target, in the order of its recipe."""
    recipe = target.recipe
    places = [target.where] if recipe is None else [str(Path(recipe.folder) / name) for name in recipe.articles]
    return _joined(source.read_page(place, title=title) for place in places)


def read_articles(pages: Iterable[Page]) -> Outcome[Article]:
    """The pages as sections, sentences, infoboxes and passages."""
    return _joined(map(article.parse_article, pages))


def find_facts(articles: Iterable[Article]) -> Outcome[Fact]:
    """Everything that the articles state, asked for or not."""
    return _joined(map(facts.find_facts, articles))


def write_questions(articles: Sequence[Article], found: Sequence[Fact]) -> Outcome[Question]:
    """The bank: every sound question in every form."""
    orders = {item.page.title: questions.date_order(item) for item in articles}
    templates = questions.load_templates()
    return questions.generate(found, templates, orders)


def make_bank(target: Target, title: str | None = None, tell: Tell = lambda _: None) -> Outcome[Question]:
    """The target's whole bank of questions, with everything that was dropped on the way."""
    tell("reading")
    pages = read_pages(target, title)
    articles = read_articles(pages.items)
    tell("finding facts")
    found = find_facts(articles.items)
    tell("writing questions")
    bank = write_questions(articles.items, found.items)
    return Outcome(bank.items, (*pages.skipped, *articles.skipped, *found.skipped, *bank.skipped))


def list_cards(target: Target, bank: Outcome[Question]) -> Outcome[Card]:
    """The deck's cards without a limit, as a build would release them; nothing is written."""
    recipe = target.recipe
    known = ledger.read_ledger(Path(recipe.folder) / LEDGER) if recipe is not None else ledger.Ledger()
    selection = Selection() if recipe is None else _without_limit(recipe.selection)
    chosen = select(bank.items, selection, known.released)
    cards, _ = ledger.reconcile(chosen.items, known, NEVER)
    return Outcome(cards, (*bank.skipped, *chosen.skipped))


def build(target: Target, folder: Path, now: str, title: str | None = None, tell: Tell = lambda _: None) -> Build:
    """Make the deck and write NAME.apkg into a folder, and the ledger where it belongs.

    Args:
        now: the time of the build, UTC, "YYYY-MM-DDTHH:MM:SSZ".

    Raises:
        QuizgenError: something cannot be read or written; what stood there before is untouched.
    """
    bank = make_bank(target, title, tell)
    if not bank.items:
        raise InputError(files.shown(target.where), "no fact to ask for was found", "see --skipped of `quizgen cards`")
    recipe = target.recipe or _recipe_of_article(target, bank.items[0])
    ledger_path = Path(recipe.folder) / LEDGER if target.recipe else folder / f"{target.name}.{LEDGER}"
    tell("writing the deck")
    assembled, after = assemble(recipe, bank.items, ledger.read_ledger(ledger_path), now)
    (deck,) = assembled.items
    writer = outputs.WRITERS["anki"]()
    path = folder / f"{target.name}{writer.extension}"
    outputs.write(writer, deck, path)
    ledger.write_ledger(ledger_path, after)
    return Build(
        deck=deck, path=path, ledger=after, ledger_path=ledger_path, skipped=(*bank.skipped, *assembled.skipped)
    )


def _recipe_of_article(target: Target, first: Question) -> Recipe:
    """A bare article's recipe: its deck is known by language and title."""
    evidence = first.evidence
    return Recipe(
        id=short_id(evidence.lang, evidence.title),
        name=target.name,
        title=evidence.title,
        articles=(target.where,),
        folder=".",
        lang=evidence.lang,
    )


def _without_limit(selection: Selection) -> Selection:
    return Selection(forms=selection.forms, fact_kinds=selection.fact_kinds)


def _joined(outcomes: Iterable[Outcome[T]]) -> Outcome[T]:
    parts = list(outcomes)
    return Outcome(
        tuple(chain.from_iterable(part.items for part in parts)), tuple(chain.from_iterable(p.skipped for p in parts))
    )
