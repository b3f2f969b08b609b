"""The only module that knows all stages; it reads like the arrow line.

    source -> Page -> Article -> Fact -> Question -> Card -> Deck -> .apkg

Reading articles and finding facts is imported on first use: a build whose facts are cached needs neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen import files, ledger, questions, source
from quizgen.codec import questions_from_lines, short_id
from quizgen.deck import Assembled, assemble, importance, with_options_of_weight
from quizgen.errors import InputError
from quizgen.facts import cache
from quizgen.facts.cache import Findings
from quizgen.model import BadCard, Card, Deck, Outcome, Page, Question, Recipe, Skipped
from quizgen.names import fold
from quizgen.recipe import FILE_NAME, read_recipe
from quizgen.release import Building, Order, Release, release

ARTICLE_SUFFIXES = (".wikitext", ".wiki", ".txt", ".xml", ".xml.bz2")
BANK_SUFFIX = ".jsonl"
STANDARD_INPUT = "-"
MAX_NAME = 100
DECKS = Path("decks")
LEDGER = "ledger.yaml"
BAD_CARDS = "bad-cards.yaml"
LANGUAGES = ("en", "simple")
"""Wikis whose articles are in a language that is understood."""

NEVER = "1970-01-01T00:00:00Z"
"""The time of release of cards that are only listed."""

Tell = Callable[[str], None]
"""Is told what is being done now, for people who wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a command was given: a recipe, or one article or bank (`where`: a path or "-") with the title asked for.

    `pages` stand in for articles of the recipe, each named by its path.
    """

    recipe: Recipe | None
    where: str
    title: str | None = None
    pages: tuple[tuple[str, Page], ...] = ()

    @property
    def name(self) -> str:
        """The name of the files that are made of it."""
        if self.recipe is not None:
            return self.recipe.name
        if self.title is not None:
            return fold(self.title).replace(" ", "-")[:MAX_NAME] or "deck"
        stem = Path(self.where).name
        suffixes = (*ARTICLE_SUFFIXES, BANK_SUFFIX)
        suffix = next((suffix for suffix in suffixes if stem.lower().endswith(suffix)), "")
        return stem[: len(stem) - len(suffix)] or "deck"

    @property
    def is_bank(self) -> bool:
        """Whether it is a bank of questions written before."""
        return self.recipe is None and self.where.lower().endswith(BANK_SUFFIX)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """Every sound question in every form, what was dropped on the way, and how much each question matters."""

    questions: tuple[Question, ...]
    skipped: tuple[Skipped, ...]
    weights: Mapping[str, float]


# --- what a command was given ---------------------------------------------------------------------------------------


def find_target(what: str, title: str | None = None) -> Target:
    """What a word on the command line means (recipe, article, bank, or a deck's name under decks/).

    Args:
        title: the title of the article, or of the one to take from a file with several.

    Raises:
        InputError: nothing of that name.
        FaultsError: a recipe with faults.
    """
    path = Path(what)
    recipe = recipe_file(what)
    if recipe is not None:
        if title is not None:
            raise InputError(
                "--title", f"{files.shown(recipe)} is a recipe", "leave it out: a recipe names its articles"
            )
        return Target(recipe=read_recipe(recipe), where=what)
    if what == STANDARD_INPUT or what.lower().endswith((*ARTICLE_SUFFIXES, BANK_SUFFIX)):
        return Target(recipe=None, where=what, title=title or None)
    raise _no_target(what, path)


def recipe_file(what: str) -> Path | None:
    """The recipe that a word on the command line means, None where it means something else."""
    path = Path(what)
    recipes = (path, path / FILE_NAME, DECKS / what / FILE_NAME)
    return next((file for file in recipes if file.name == FILE_NAME and files.is_file(file)), None)


def _no_target(what: str, path: Path) -> InputError:
    if files.is_folder(path):
        return InputError(files.shown(path), f"a folder without a {FILE_NAME}", "give a deck's folder or an article")
    if files.is_file(path):
        kinds = ", ".join((*ARTICLE_SUFFIXES, BANK_SUFFIX))
        return InputError(files.shown(path), "not a kind of file that is read", f"give a {FILE_NAME} or one of {kinds}")
    return InputError(files.shown(what), "no such recipe, article or deck", f"give a file, or a name under {DECKS}/")


# --- source -> Page -> Article -> Fact ------------------------------------------------------------------------------


def read_pages(target: Target) -> Outcome[Page]:
    """The pages of a target, in the order of its recipe.

    Raises:
        InputError: one cannot be read, or is not in English.
        FaultsError: a sidecar has faults.
    """
    recipe = target.recipe
    if target.is_bank:
        fault = "a bank holds questions, not the articles they were made of"
        raise InputError(files.shown(target.where), fault, "give a recipe or an article")
    places = [target.where] if recipe is None else [str(Path(recipe.folder) / name) for name in recipe.articles]
    given = dict(target.pages)
    read = [
        Outcome((given[place],)) if place in given else source.read_page(place, title=target.title) for place in places
    ]
    for place, outcome in zip(places, read, strict=True):
        for page in outcome.items:
            if page.lang not in LANGUAGES:
                fault = f"the article is in another language ({page.lang!r})"
                raise InputError(files.shown(place), fault, "give an article in English, or mend `lang` in its sidecar")
    pages = tuple(page for outcome in read for page in outcome.items)
    return Outcome(pages, tuple(skipped for outcome in read for skipped in outcome.skipped))


def find_facts(target: Target, cache_folder: Path | None, tell: Tell) -> tuple[Outcome[Page], list[Findings]]:
    """The target's pages, and what each yields.

    Args:
        cache_folder: where findings are kept by content; None keeps none and uses none.

    Raises:
        QuizgenError: see `read_pages`; or no fact was found at all, or the language model is not installed.
    """
    tell(f"reading {files.shown(target.where)}")
    pages = read_pages(target)
    findings = [facts_of(page, cache_folder, tell) for page in pages.items]
    if not any(found.facts for found in findings):
        fault = "no dated event, office, life, work or quotation was found in it"
        raise InputError(files.shown(target.where), fault, "give an article with dated sentences or an infobox")
    return pages, findings


def facts_of(page: Page, cache_folder: Path | None, tell: Tell) -> Findings:
    """What one page yields, kept in the cache's folder unless that is None."""
    if cache_folder is None:
        return _find_anew(page, tell)
    file = cache.file_for(cache_folder, page)
    found = cache.read(file)
    if found is None:
        found = _find_anew(page, tell)
        cache.write(file, found)
    return found


def _find_anew(page: Page, tell: Tell) -> Findings:
    from quizgen.article import parse_article
    from quizgen.facts import find_facts as find_facts_in
    from quizgen.facts.order import date_order

    tell(f"finding facts in {files.shown(page.title)}")
    read = parse_article(page)
    (article,) = read.items
    facts = find_facts_in(article)
    return Findings(order=date_order(article), facts=facts.items, skipped=(*read.skipped, *facts.skipped))


def unknown_templates(target: Target) -> list[tuple[str, int]]:
    """The templates of the target's articles that are not understood, the most frequent first.

    Raises:
        QuizgenError: see `read_pages`.
    """
    from quizgen.article import parse_article

    counts: Counter[str] = Counter()
    for page in read_pages(target).items:
        for article in parse_article(page).items:
            counts.update(dict(article.unknown_templates))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def find_conflicts(target: Target) -> list[dict[str, object]]:
    """Where the target's articles contradict themselves: what both places say, as flat objects.

    Raises:
        QuizgenError: see `read_pages`.
    """
    from quizgen.article import parse_article
    from quizgen.facts import conflicts

    articles = (article for page in read_pages(target).items for article in parse_article(page).items)
    return [conflicts.conflict_to_json(found) for article in articles for found in conflicts.find_conflicts(article)]


# --- Fact -> Question -> Card -> Deck -> .apkg ----------------------------------------------------------------------


def make_bank(target: Target, cache_folder: Path | None, tell: Tell, packs: Sequence[Path] = ()) -> Bank:
    """The target's whole bank of questions.

    Args:
        packs: folders of templates to be used beside those of the recipe and the shipped ones.

    Raises:
        QuizgenError: see `find_facts`; the templates have faults, or a line of a bank is no question.
    """
    recipe = target.recipe
    if target.is_bank:
        text = files.read_text(Path(target.where))
        return Bank(questions=questions_from_lines(text, files.shown(target.where)), skipped=(), weights={})
    own = () if recipe is None else tuple(Path(recipe.folder) / name for name in recipe.templates)
    templates = questions.load_templates((*own, *packs), () if recipe is None else recipe.disabled)
    known = ledger_of(recipe)
    pages, findings = find_facts(target, cache_folder, tell)
    tell("writing questions")
    order = None if recipe is None else recipe.date_order
    orders = {page.title: order or found.order for page, found in zip(pages.items, findings, strict=True)}
    facts = [fact for found in findings for fact in found.facts]
    bank = questions.generate(facts, templates, orders, known)
    weights = importance(bank.items, facts, {page.title: page.wikitext for page in pages.items})
    worth = with_options_of_weight(bank.items, weights)
    dropped = (skipped for found in findings for skipped in found.skipped)
    skipped = (*pages.skipped, *dropped, *bank.skipped, *worth.skipped)
    return Bank(questions=worth.items, skipped=skipped, weights=weights)


def ledger_of(recipe: Recipe | None) -> ledger.Ledger:
    """What a recipe's ledger remembers; nothing without a recipe."""
    return ledger.Ledger() if recipe is None else ledger.read_ledger(Path(recipe.folder) / LEDGER)


def bad_cards_of(recipe: Recipe | None) -> tuple[BadCard, ...]:
    """The cards that learners marked as bad beside a recipe; none without one."""
    return () if recipe is None else ledger.read_bad_cards(Path(recipe.folder) / BAD_CARDS)


def list_cards(target: Target, bank: Bank) -> Outcome[Card]:
    """The deck's cards without a limit, as a build would release them; nothing is written.

    Raises:
        QuizgenError: the recipe's ledger or list of bad cards cannot be read.
    """
    recipe = target.recipe or recipe_of_article(target, bank.questions)
    recipe = replace(recipe, selection=replace(recipe.selection, limit=None))
    made = _assembled(target, recipe, bank)
    return Outcome(made.deck.cards, (*bank.skipped, *made.skipped))


def make_deck(target: Target, bank: Bank) -> Deck:
    """The deck as a build would make it now; nothing is written.

    Raises:
        QuizgenError: the recipe's ledger cannot be read.
    """
    return _assembled(target, target.recipe or recipe_of_article(target, bank.questions), bank).deck


def _assembled(target: Target, recipe: Recipe, bank: Bank) -> Assembled:
    known = ledger_of(target.recipe)
    return assemble(recipe, bank.questions, known, NEVER, bad=bad_cards_of(target.recipe), weights=bank.weights)


def build(target: Target, how: Building, cache_folder: Path | None, tell: Tell, packs: Sequence[Path] = ()) -> Release:
    """Make the deck and write NAME.apkg into a folder, and the ledger where it belongs (see `release`).

    Raises:
        QuizgenError: something cannot be read or written, or there is no card to make; a deck that stood there before
            is untouched.
    """
    bank = make_bank(target, cache_folder, tell, packs)
    tell("writing the deck")
    order = Order(
        recipe=target.recipe or recipe_of_article(target, bank.questions),
        place=target.where,
        name=target.name,
        ledger_path=Path(target.recipe.folder) / LEDGER if target.recipe else how.folder / f"{target.name}.{LEDGER}",
        how=how,
        bad=bad_cards_of(target.recipe),
        weights=bank.weights,
    )
    made = release(order, bank.questions)
    return replace(made, skipped=(*bank.skipped, *made.skipped))


def recipe_of_article(target: Target, bank: Sequence[Question]) -> Recipe:
    """A bare article's recipe: its deck is known by language and title."""
    lang, title = next(((q.evidence.lang, q.evidence.title) for q in bank), ("en", target.name))
    return Recipe(
        id=short_id(lang, title), name=target.name, title=title, articles=(target.where,), folder=".", lang=lang
    )
