"""`quizgen test`: study in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.declare import HELP, commands, debug_option

if TYPE_CHECKING:
    from quizgen.study.store import Database, Filter, StoredDeck
    from quizgen.study.ui import Ui

_EXAMPLES = """\b
Examples:
  quizgen test decks/NAME                         what is due, and ten new cards
  quizgen test article.wikitext --new 20
  quizgen test                                    what is due in all decks that you have studied
  quizgen test decks/NAME --cram --section War    all about the war, without touching the schedule
  quizgen test decks/NAME --from 1914 --to 1918 --minutes 10
  quizgen test cards.jsonl --json < answers.txt   a script takes the test
"""


@commands.command("test", context_settings=HELP, epilog=_EXAMPLES)
@click.argument("target", metavar="[RECIPE|ARTICLE|CARDS.jsonl|NAME]", required=False)
@click.option("--title", metavar="TITLE", help="The article's title; of several in a file, the one to take.")
@click.option("--new", "new", type=click.IntRange(0), default=10, show_default=True, help="At most so many new cards.")
@click.option("--limit", type=click.IntRange(1), help="At most so many cards in all.")
@click.option("--minutes", type=click.FloatRange(0, min_open=True), help="No new question after so many minutes.")
@click.option("--cram", is_flag=True, help="Ask all cards, due or not; the answers leave the schedule alone.")
@click.option("--section", metavar="WORDS", help="Only cards of sections whose title has these words.")
@click.option("--form", "forms", multiple=True, metavar="FORM", help="Only basic, cloze, choice, ...; may be repeated.")
@click.option("--from", "first", metavar="DATE", help="Only what happened then or later (1914, 1914-08, ...; -0043).")
@click.option("--to", "last", metavar="DATE", help="Only what happened then or before.")
@click.option("--retention", type=click.FloatRange(0.7, 0.99), help="The share of due cards you want to know; kept.")
@click.option("--seed", metavar="WORD", help="Decides the order of due cards; the day does otherwise.")
@click.option("--plain", is_flag=True, help="Lines only: for screen readers, and terminals that cannot do more.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines out, one answer a line in, for programs.")
@click.option("--no-cache", is_flag=True, help="Read the article anew, and keep nothing of it.")
@debug_option
def test(target: str | None, **options: Any) -> None:
    """Study in the terminal: what is due first, then new cards.

    Every answer is kept at once, under your data folder (QUIZGEN_HOME, where that is set); a card that you knew comes
    back after days, weeks or months. Without a deck, what is due in every deck that you have studied is asked.
    """
    from quizgen.cli.studied import opened, studied_decks
    from quizgen.errors import InputError
    from quizgen.study.terminal import is_dumb

    which = _filter(options)
    with opened() as database:
        calm = options["plain"] or options["as_json"] or is_dumb()
        decks = studied_decks(database, target, options["title"], no_cache=options["no_cache"], calm=calm)
        if not decks:
            raise InputError("quizgen test", "no deck was studied yet", "name one: quizgen test decks/NAME")
        _sit(database, decks, which, options)


def _filter(options: dict[str, Any]) -> Filter:
    """What of the decks is asked.

    Raises:
        click.BadParameter: no form, or no date.
    """
    from quizgen.study.store import Filter

    if options["forms"]:
        _check_forms(options["forms"])
    first, last = (_bound(options[name], f"--{option}") for name, option in (("first", "from"), ("last", "to")))
    return Filter(
        section=options["section"],
        forms=options["forms"],
        earliest=first[0] if first else None,
        latest=last[1] if last else None,
    )


def _check_forms(forms: tuple[str, ...]) -> None:
    from quizgen.model import FORMS

    for form in forms:
        if form not in FORMS:
            raise click.BadParameter(f"{form!r} is no form; there are {', '.join(FORMS)}", param_hint="--form")


def _bound(text: str | None, option: str) -> tuple[int | None, int | None] | None:
    if text is None:
        return None
    from quizgen.edtf import Date
    from quizgen.studying import number_of

    try:
        date = Date.parse(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no date; write 1914, 1914-08 or 1914-08-04", param_hint=option) from None
    return number_of(date.earliest), number_of(date.latest)


def _sit(database: Database, decks: dict[str, StoredDeck], which: Filter, options: dict[str, Any]) -> None:
    """Plan a sitting, and hold it."""
    from dataclasses import replace
    from datetime import UTC, datetime

    from quizgen.errors import InputError
    from quizgen.study import session, store
    from quizgen.study.sitting import Sitting, today

    day = today(database, datetime.now(UTC))
    which = replace(which, decks=tuple(decks))
    seed = options["seed"] if options["seed"] is not None else day.isoformat()
    if options["cram"]:
        planned = session.plan(store.all_cards(database, which), [], options["limit"], seed)
    else:
        new = store.new_cards(database, which, options["new"])
        planned = session.plan(store.due_cards(database, which, day), new, options["limit"], seed)
    ui = _ui(options)
    if planned.current is None and not store.all_cards(database, which):
        there = ", ".join(filter(None, store.sections_of(database, tuple(decks))[:5])) or "none"
        raise InputError("quizgen test", "no card of this deck fits", f"leave out an option (sections: {there}, ...)")
    sitting = Sitting(
        database=database,
        ui=ui,
        clock=lambda: datetime.now(UTC),
        decks=decks,
        session=planned,
        retention=_retention(database, options["retention"]),
        minutes=options["minutes"],
        cram=options["cram"],
    )
    ui.end(sitting.run())
    if store.setting(database, "checked") != day.isoformat():  # once a day, when nobody waits
        store.check(database)
        store.choose(database, "checked", day.isoformat())


def _retention(database: Database, wanted: float | None) -> float:
    """The share of due cards that the learner wants to know: what is given now is kept."""
    from quizgen.study import schedule, store

    if wanted is not None:
        store.choose(database, "retention", repr(wanted))
        return wanted
    kept = store.setting(database, "retention")
    return float(kept) if kept is not None else schedule.RETENTION


def _ui(options: dict[str, Any]) -> Ui:
    """The look that fits the terminal."""
    import sys

    from quizgen.study.program import ProgramUi
    from quizgen.study.screen import PlainUi, ScreenUi
    from quizgen.study.terminal import is_dumb, terminal

    if options["as_json"]:
        return ProgramUi()
    there = terminal(sys.stdout)
    waits = sys.stdin is not None and sys.stdin.isatty()
    if options["plain"] or is_dumb() or not (waits and sys.stdout.isatty()):
        from dataclasses import replace

        return PlainUi(replace(there, colour=False, drawn=not options["plain"]), waits=waits)
    return ScreenUi(there)
