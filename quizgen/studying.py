"""Decks for the self-test: read once, kept in the learner's memory, and read anew when what they were made of changed.

A deck that was studied before is found without reading its articles, its recipe or any room of the pipeline: the sizes
and times of the files that it was made of, and of the program's own, are compared with those of then.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen import files
from quizgen.errors import InputError
from quizgen.study import store
from quizgen.study.store import Database, StoredCard, StoredDeck

if TYPE_CHECKING:
    from quizgen.edtf import Day
    from quizgen.model import Card, Question
    from quizgen.pipeline import Bank, Target

BANK_SUFFIX = ".jsonl"

Tell = Callable[[str], None]


def known_deck(database: Database, what: str, title: str | None) -> StoredDeck | None:
    """The deck that a word on the command line meant before; None where there is none, or something has changed since.

    Raises:
        InputError: it is standard input, where answers come from.
    """
    if what == "-":
        raise InputError("-", "standard input is where your answers come from", "give the name of a file")
    known = store.find_source(database, _key(what, title))
    if known is None or not _is_unchanged(known[1]):
        return None
    return store.known_decks(database)[known[0]]


def read_deck(database: Database, what: str, title: str | None, cache: Path | None, tell: Tell) -> StoredDeck:
    """The deck that a word on the command line means, read anew, with its cards in the memory.

    Args:
        what: a recipe, an article, a bank (.jsonl) or the name of a deck.
        title: the article's title, as for other commands.
        cache: where the facts of articles are kept; None keeps none.

    Raises:
        QuizgenError: there is no such thing, it cannot be read, or there is no card in it.
    """
    from quizgen import ledger, pipeline

    tell(f"reading {files.shown(what)}")
    if what.lower().endswith(BANK_SUFFIX):
        deck, cards, inputs = _bank(Path(what))
    else:
        target = pipeline.find_target(what, title)
        bank = pipeline.make_bank(target, cache, tell)
        cards = _cards(target, bank)
        questions = [card.question for card in cards] or list(bank.questions)
        deck = _deck_of(target, questions)
        inputs = _inputs(target)
    bad = {card.id for card in ledger.read_bad_cards(Path(deck.bad_cards))}
    kept = [card for card in cards if card.id not in bad]
    if not kept:
        fault = "there is no card in it" if not cards else "all of its cards are marked as bad"
        raise InputError(files.shown(what), fault, "see why with: quizgen cards --skipped")
    tell("keeping the cards")
    stamp = _stamp([*inputs, Path(deck.bad_cards)])
    store.put_deck(database, deck, _key(what, title), stamp, map(_stored, kept))
    return deck


def _key(what: str, title: str | None) -> str:
    return json.dumps([os.path.realpath(what), title])


def _bank(path: Path) -> tuple[StoredDeck, Sequence[Card], list[Path]]:
    """A bank that was written before: the ids in it are those of cards."""
    from quizgen import codec, ledger
    from quizgen.model import Card

    questions = codec.questions_from_lines(files.read_text(path), files.shown(path))
    titles = list(dict.fromkeys((question.evidence.lang, question.evidence.title) for question in questions))
    deck_id = codec.short_id(*titles[0]) if len(titles) == 1 else codec.short_id("bank", sorted(titles))
    deck = StoredDeck(
        id=deck_id, title=titles[0][1] if len(titles) == 1 else path.stem, place=str(path),
        bad_cards=str(ledger.bad_cards_path(None, deck_id).absolute()),
    )  # fmt: skip
    return deck, [Card(id=question.id, question=question, changed_at="") for question in questions], [path]


def _cards(target: Target, bank: Bank) -> list[Card]:
    """The deck's cards first, then the rest of the bank, so that a fact is first asked in the form the deck chose."""
    from quizgen import pipeline
    from quizgen.model import Card

    chosen = pipeline.list_cards(target, bank).items
    recipe = target.recipe
    forms, kinds = (recipe.selection.forms, recipe.selection.fact_kinds) if recipe is not None else ((), ())
    taken = {card.id for card in chosen} | {card.question.id for card in chosen}
    rest = [
        Card(id=question.id, question=question, changed_at="")
        for question in bank.questions
        if question.id not in taken
        and (not forms or question.form in forms)
        and (not kinds or question.fact_kind in kinds)
    ]
    return [*chosen, *rest]


def _deck_of(target: Target, questions: Sequence[Question]) -> StoredDeck:
    """The deck's id is the recipe's; of a bare article it is made of its language and title."""
    from quizgen import codec, ledger

    recipe = target.recipe
    first = questions[0].evidence if questions else None
    if recipe is not None:
        deck_id, title = recipe.id, recipe.title
    else:
        title = first.title if first is not None else target.name
        deck_id = codec.short_id(first.lang if first is not None else "en", title)
    bad_cards = ledger.bad_cards_path(recipe, deck_id).absolute()
    return StoredDeck(id=deck_id, title=title, place=target.where, bad_cards=str(bad_cards))


def _inputs(target: Target) -> list[Path]:
    """The files that a deck is made of, whether they are there or not."""
    recipe = target.recipe
    if recipe is None:
        article = Path(target.where)
        return [article, article.with_suffix(".yaml")]
    folder = Path(recipe.folder)
    articles = [folder / name for name in recipe.articles]
    # of a folder in it (articles, templates) the time changes when a file is added
    beside = sorted(path for path in folder.rglob("*") if not path.name.startswith("."))
    expected = [folder / "ledger.yaml", *articles, *(article.with_suffix(".yaml") for article in articles)]
    return [*beside, *expected]


def _stored(card: Card) -> StoredCard:
    from quizgen import codec

    question = card.question
    date = question.date
    return StoredCard(
        id=card.id,
        form=question.form,
        field=codec.short_id(sorted(question.facts), question.asks),
        section=" > ".join(question.section),
        earliest=number_of(date.earliest) if date is not None else None,
        latest=number_of(date.latest) if date is not None else None,
        answer=question.answer,
        prompt=question.prompt,
        question=codec.to_line(codec.question_to_json(question)),
    )


def number_of(day: Day | None) -> int | None:
    """A day as a number that sorts as time does: YYYYMMDD, with the year moved up so that none is negative."""
    return None if day is None else (day.year + 10_000) * 10_000 + day.month * 100 + day.day


# --- has anything changed? ------------------------------------------------------------------------------------------


def _stamp(inputs: Iterable[Path]) -> str:
    """What the files that a deck is made of, and the program, look like now."""
    paths = list(dict.fromkeys(str(path.absolute()) for path in inputs))
    return json.dumps({"program": _program(), "files": [[path, _look(path)] for path in paths]})


def _is_unchanged(stamp: str) -> bool:
    was = json.loads(stamp)
    return bool(was["program"] == _program() and all(_look(path) == look for path, look in was["files"]))


def _look(path: str) -> list[int] | None:
    """The size and time of a file; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - one of many, on the way to the first question
    except (OSError, ValueError):
        return None
    return [found.st_size, found.st_mtime_ns]


def _program() -> list[int]:
    """The number, size and newest time of the program's own files: an upgrade changes one of them."""
    package = Path(__file__).resolve().parent
    count = size = newest = 0
    for root in (str(package), str(package.parent / "question_templates")):
        for entry in _tree(root):
            found = entry.stat()
            count, size, newest = count + 1, size + found.st_size, max(newest, found.st_mtime_ns)
    return [count, size, newest]


def _tree(root: str) -> Iterable[os.DirEntry[str]]:
    try:
        with os.scandir(root) as entries:
            for entry in entries:
                if entry.is_dir():
                    yield from _tree(entry.path)
                elif entry.name.endswith((".py", ".yaml")):
                    yield entry
    except FileNotFoundError:
        return
