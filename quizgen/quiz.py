"""Quizzes: which questions of a target's bank one takes, and the files that are made of it.

Bank -> drawn cards -> Deck -> worksheet | export
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from quizgen import files, ledger, outputs, pipeline
from quizgen.deck import Wish, draw, handle
from quizgen.errors import InputError, OutputError
from quizgen.model import Card, Deck, Form, Question, Skipped
from quizgen.outputs.worksheet import Look, Page, Plan, Sheet, make_sheet
from quizgen.pipeline import Target, Tell

ON_CARDS: tuple[Form, ...] = ("basic", "cloze", "reversed", "typed")
"""The forms that a flashcard is best asked in: no options to choose from."""

_TOLD: tuple[Form, ...] = ("cloze", "basic")

KeyPlace = Literal["end", "apart", "none"]

PRINTED = (".pdf", ".html", ".docx")
"""Endings of the files that a worksheet can be written as."""

_MOST_TRIED = 400  # questions that fill the pages of a class test many times over


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Everything that a quiz can be drawn from, as a deck, and what was dropped before."""

    where: str
    deck: Deck
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """Drawn questions as a deck, what its timeline tells, and what would have spoiled another."""

    deck: Deck
    dated: tuple[Question, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Which pages a worksheet has, and in how many files.

    Attributes:
        key: the answer key: at the end, in a file of its own, or nowhere.
        teacher: answers in place instead of the question pages.
        answer_sheet: a sheet with bubbles after each version.
        timeline: pages with a timeline, unsolved and solved.
        cards: flashcards instead of everything else: printed on both sides, or to be folded.
        each: a file for each version.
    """

    key: KeyPlace = "end"
    teacher: bool = False
    answer_sheet: bool = False
    timeline: tuple[Literal["timeline", "timeline-solved"], ...] = ()
    cards: Literal["cards", "cards-fold"] | None = None
    each: bool = False


# --- drawing --------------------------------------------------------------------------------------------------------


def read_pool(target: Target, cache_folder: Path | None, tell: Tell) -> Pool:
    """The target's whole bank, under the ids that the recipe's ledger knows its questions by; nothing is written.

    What the recipe edits, adds and excludes, and what learners marked as bad, holds here as in the deck.

    Raises:
        QuizgenError: see `pipeline.make_bank`.
    """
    bank = pipeline.make_bank(target, cache_folder, tell)
    tell("drawing questions")
    recipe = target.recipe or pipeline.recipe_of_article(target, bank.questions)
    known = pipeline.ledger_of(target.recipe)
    handled = handle(recipe, bank.questions, known, pipeline.bad_cards_of(target.recipe))
    cards, _ = ledger.reconcile([*handled.questions, *handled.own], known, pipeline.NEVER)
    deck = Deck(id=recipe.id, name=target.name, title=recipe.title, lang=recipe.lang, cards=cards)
    return Pool(where=files.shown(target.where), deck=deck, skipped=(*bank.skipped, *handled.skipped))


def draw_quiz(pool: Pool, wish: Wish) -> Quiz:
    """The questions of a quiz.

    Raises:
        InputError: see `draw`; or there is no question of the kind that was asked for.
    """
    drawn = draw(pool.deck.cards, wish)
    if not drawn.items:
        raise InputError(pool.where, _no_question(wish), _remedy(pool.deck.cards))
    # a timeline tells every dated fact that was wished for, in the form that tells it best
    dated = draw(pool.deck.cards, replace(wish, count=None, ids=(), swaps=(), forms=_TOLD, preferred=_TOLD[:1]))
    return Quiz(
        deck=replace(pool.deck, cards=drawn.items),
        dated=tuple(card.question for card in dated.items if card.question.date is not None),
        skipped=drawn.skipped,
    )


def _no_question(wish: Wish) -> str:
    asked = [
        f"of the form {' or '.join(wish.forms)}" if wish.forms else "",
        f"on the fact {' or '.join(wish.fact_kinds)}" if wish.fact_kinds else "",
        f"in a section named {' or '.join(wish.sections)}" if wish.sections else "",
        f"from {wish.first}" if wish.first is not None else "",
        f"to {wish.last}" if wish.last is not None else "",
    ]
    return " ".join(["there is no question", *filter(None, asked)])


def _remedy(cards: Sequence[Card]) -> str:
    forms = sorted({card.question.form for card in cards})
    return f"ask for less; there are {len(cards)} questions of the forms {', '.join(forms)}" if cards else "see: cards"


# --- exports --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export holds: its cards, its bytes, and the cards that the format has no place for, each with why."""

    cards: tuple[Card, ...]
    data: bytes
    lacking: tuple[tuple[Card, str], ...]


def export(quiz: Quiz, name: str, path: Path | None) -> Exported:
    """Write a quiz in a format for another program; without a path nothing is written.

    Raises:
        OutputError: the file cannot be written.
        InputError: the format has a place for none of the questions.
    """
    writer = outputs.EXPORTERS[name]()
    lacking = [(card, why) for card in quiz.deck.cards if (why := writer.lacks(card.question)) is not None]
    left_out = {card.id for card, _ in lacking}
    kept = tuple(card for card in quiz.deck.cards if card.id not in left_out)
    if not kept:
        raise InputError(
            f"--to {name}", f"none of the questions can be written: {lacking[0][1]}", "choose other --forms"
        )
    data = writer.render(replace(quiz.deck, cards=kept))
    if path is not None:
        files.replace(path, data)
    return Exported(cards=kept, data=data, lacking=tuple(lacking))


# --- worksheets -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The files of a worksheet, and the letters that no font had."""

    files: tuple[Path, ...]
    missing_letters: str


def print_worksheet(quiz: Quiz, plan: Plan, look: Look, parts: Parts, path: Path) -> Printed:
    """Write the worksheet, its key and its versions; nothing is written before all of it is made.

    Raises:
        OutputError: see `check_printable`; or a file cannot be written.
    """
    check_printable(parts, path)
    sheet = make_sheet(quiz.deck, plan, quiz.dated)
    made = [(file, _rendered(sheet, look, pages, file)) for file, pages in _files(sheet, parts, path)]
    for file, data in made:
        files.replace(file, data)
    missing = ""
    if path.suffix.lower() == ".pdf":
        from quizgen.outputs.worksheet.pdf import missing_letters

        missing = missing_letters(sheet)
    return Printed(files=tuple(file for file, _ in made), missing_letters=missing)


def check_printable(parts: Parts, path: Path) -> None:
    """Before anything is read: whether such pages can be written into such a file.

    Raises:
        OutputError: the ending is none of `PRINTED`, or the kind of page cannot be had in it.
    """
    ending = path.suffix.lower()
    if ending not in PRINTED:
        fault = "its ending tells no kind of file that a worksheet can be"
        raise OutputError(files.shown(path), fault, f"end it in {', '.join(PRINTED)}")
    if ending == ".docx" and (parts.cards or parts.timeline or parts.answer_sheet):
        fault = "a DOCX holds questions and keys only, no flashcards, timeline or answer sheet"
        raise OutputError(files.shown(path), fault, "write a .pdf or .html")


def files_of(plan: Plan, parts: Parts, path: Path) -> list[Path]:
    """The files that `print_worksheet` writes."""
    empty = Deck(id="", name="", title="", lang="en", cards=())
    return [file for file, _ in _files(make_sheet(empty, plan), parts, path)]


def _files(sheet: Sheet, parts: Parts, path: Path) -> list[tuple[Path, list[tuple[Page, int]]]]:
    """Each file with its pages: kind, and place of the version."""
    places = range(len(sheet.versions))
    timeline: list[tuple[Page, int]] = [(kind, 0) for kind in parts.timeline]
    if parts.cards is not None:
        return [(path, [(parts.cards, 0)])]
    keys: list[tuple[Page, int]] = [] if parts.key == "none" or parts.teacher else [("key", place) for place in places]
    front: Page = "teacher" if parts.teacher else "questions"
    questions: list[list[tuple[Page, int]]] = [[(front, place)] for place in places]
    if parts.answer_sheet:
        questions = [[*some, ("bubbles", place)] for place, some in enumerate(questions)]
    apart = [(_named(path, "key"), keys)] if keys and parts.key == "apart" else []
    if not parts.each:
        pages = [page for some in questions for page in some] + timeline + ([] if apart else keys)
        return [(path, pages), *apart]
    files_made: list[tuple[Path, list[tuple[Page, int]]]] = [
        (
            _named(path, sheet.versions[place].mark or "A"),
            [*questions[place], *timeline, *(() if apart else keys[place : place + 1])],
        )
        for place in places
    ]
    return [*files_made, *apart]


def _named(path: Path, what: str) -> Path:
    return path.with_name(f"{path.stem}-{what}{path.suffix}")


def _rendered(sheet: Sheet, look: Look, pages: Sequence[tuple[Page, int]], path: Path) -> bytes:
    match path.suffix.lower():
        case ".pdf":
            from quizgen.outputs.worksheet.pdf import render_pdf

            return render_pdf(sheet, look, pages)
        case ".html":
            from quizgen.outputs.worksheet.html import render_html

            return render_html(sheet, look, pages)
        case _:
            from quizgen.outputs.worksheet.docx import render_docx

            return render_docx(sheet, look, pages)


def fill_pages(pool: Pool, wish: Wish, plan: Plan, look: Look, pages: int, tell: Tell) -> Quiz:
    """The quiz with as many questions as fill so many pages of a PDF, and none more.

    Raises:
        InputError: see `draw_quiz`; or not even one question fits.
    """
    from quizgen.outputs.worksheet.pdf import count_pages

    low, high = 0, min(len(pool.deck.cards), _MOST_TRIED)
    best: Quiz | None = None
    while low < high:
        count = (low + high + 1) // 2
        quiz = draw_quiz(pool, replace(wish, count=count))
        tell(f"filling {pages} pages: {len(quiz.deck.cards)} questions")
        sheet = make_sheet(quiz.deck, replace(plan, versions=1))
        if count_pages(sheet, look, [("questions", 0)]) > pages:
            high = min(count, len(quiz.deck.cards)) - 1
            continue
        low, best = count, quiz
        if len(quiz.deck.cards) < count:
            break  # there are no more
    if best is None:
        raise InputError("--pages", f"not one question fits on {pages}", "ask for more pages, or leave out --large")
    return best
