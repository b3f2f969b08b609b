"""`quizgen worksheet`: a quiz to print, with its key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from quizgen.cli.declare import target_command
from quizgen.cli.drawing import drawing_options, may_write, told, warn_of_fewer, wish_of
from quizgen.cli.printing import plain, progress, say

if TYPE_CHECKING:
    from quizgen.pipeline import Target
    from quizgen.quiz import Parts

DEFAULT_COUNT = 20
_TIMELINES: dict[str, tuple[Literal["timeline", "timeline-solved"], ...]] = {
    "asked": ("timeline",),
    "solved": ("timeline-solved",),
    "both": ("timeline", "timeline-solved"),
}
_FLASHCARDS: dict[str, Literal["cards", "cards-fold"]] = {"duplex": "cards", "fold": "cards-fold"}


@target_command(
    "worksheet article.wikitext -o quiz.pdf",
    "worksheet decks/NAME -o quiz.pdf -n 30 --forms choice,cloze --from 1917 --to 1924",
    "worksheet article.wikitext -o quiz.pdf --versions 4 --answer-sheet",
    "worksheet article.wikitext -o quiz.docx --pages 2 --key apart",
    "worksheet article.wikitext -o cards.pdf --flashcards duplex",
)
@click.option("-o", "--output", metavar="FILE", help="A .pdf, .html or .docx; build/NAME.pdf unless given.")
@drawing_options("--to", "--until", unless=str(DEFAULT_COUNT))
@click.option("--pages", type=click.IntRange(1, 50), metavar="N", help="As many questions as fill N pages.")
@click.option("--heading", metavar="TEXT", help="The heading, instead of the deck's title.")
@click.option("--instructions", metavar="TEXT", help="What stands below the heading.")
@click.option("--points", type=click.IntRange(1, 100), default=1, show_default=True, help="Points for each question.")
@click.option("--versions", type=click.IntRange(1, 26), default=1, show_default=True, help="Versions A, B, C, ...")
@click.option("--each", is_flag=True, help="Each version in a file of its own.")
@click.option(
    "--key", type=click.Choice(["end", "apart", "none"]), default="end", show_default=True, help="The answer key."
)
@click.option("--teacher", is_flag=True, help="The teacher's copy instead: answers in place, with evidence.")
@click.option("--answer-sheet", is_flag=True, help="A sheet with bubbles to fill in, after the questions.")
@click.option("--timeline", type=click.Choice(list(_TIMELINES)), help="A timeline of the dated facts too.")
@click.option("--flashcards", type=click.Choice(list(_FLASHCARDS)), help="Flashcards to cut instead, 8 on a page.")
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Size of the paper."
)
@click.option("--columns", type=click.IntRange(1, 2), default=1, show_default=True, help="Columns of the questions.")
@click.option("--large", is_flag=True, help="Large print, 18 points.")
@click.option("--show-ids", is_flag=True, help="The questions' ids, small in the margin.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def worksheet(target: Target, cache: Path | None, **options: Any) -> None:
    """Print a quiz: PDF, HTML or DOCX, with an answer key that gives the evidence."""
    from quizgen import quiz
    from quizgen.outputs.worksheet import Look, Plan

    if options["pages"] and (options["count"] or options["ids"]):
        raise click.UsageError("--pages counts the questions itself: leave out --questions and --ids")
    parts = _parts(options)
    asked = options["count"]
    wish = wish_of(options, DEFAULT_COUNT, quiz.ON_CARDS if parts.cards else ())
    plan = Plan(
        title=options["heading"],
        points=options["points"],
        versions=options["versions"],
        seed=wish.seed,
        **({} if options["instructions"] is None else {"instructions": options["instructions"]}),
    )
    look = Look(paper=options["paper"], large=options["large"], columns=options["columns"], ids=options["show_ids"])
    path = Path(options["output"] or Path("build") / f"{target.name}.pdf")
    quiz.check_printable(parts, path)
    may_write(quiz.files_of(plan, parts, path), force=options["force"])
    with progress() as tell:
        pool = quiz.read_pool(target, cache, tell)
        if options["pages"]:
            made = quiz.fill_pages(pool, wish, plan, look, options["pages"], tell)
        else:
            made = quiz.draw_quiz(pool, wish)
            warn_of_fewer(asked, made.deck.cards)
        tell("setting the pages")
        printed = quiz.print_worksheet(made, plan, look, parts, path)
    click.echo(plain(f"{plan.title or made.deck.title}: {told(made.deck.cards)}"))
    for file in printed.files:
        click.echo(plain(f"File: {file}"))
    if printed.missing_letters:
        say(f"no font has {printed.missing_letters}: printed as boxes; a .html shows them in your browser's fonts")


def _parts(options: dict[str, Any]) -> Parts:
    from quizgen.quiz import Parts

    cards = _FLASHCARDS.get(options["flashcards"])
    if cards is not None and (options["teacher"] or options["answer_sheet"] or options["timeline"]):
        raise click.UsageError("--flashcards makes flashcards only: leave out the other pages")
    return Parts(
        key=options["key"],
        teacher=options["teacher"],
        answer_sheet=options["answer_sheet"],
        timeline=_TIMELINES.get(options["timeline"], ()),
        cards=cards,
        each=options["each"],
    )
