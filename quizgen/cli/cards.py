"""`quizgen cards`: the cards of a deck, or the whole bank."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.declare import json_option, packs_option, target_command
from quizgen.cli.printing import print_rows, progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model import Question, Skipped
    from quizgen.pipeline import Target


@target_command(
    "cards article.wikitext",
    "cards decks/NAME --json > cards.jsonl",
    "cards article.wikitext --skipped | less",
    "cards decks/NAME --all --form choice --section Exile",
    "cards decks/NAME --text 'Fourth International'",
)
@json_option
@click.option("--all", "whole_bank", is_flag=True, help="The whole bank: every sound question in every form.")
@click.option("--skipped", "with_skipped", is_flag=True, help="Also what was left out, and why.")
@click.option("--section", metavar="TITLE", help="Only those in a section; 'Lead' for what has no heading.")
@click.option("--form", metavar="FORM", help="Only those of a form: basic, cloze, choice, ...")
@click.option("--fact", metavar="KIND", help="Only those on a kind of fact: event, office, lifespan, work, quotation.")
@click.option("--text", metavar="TEXT", help="Only those with this text in prompt, answer, options or evidence.")
@packs_option
def cards(  # noqa: PLR0913 - one parameter an option
    target: Target,
    cache: Path | None,
    *,
    as_json: bool,
    whole_bank: bool,
    with_skipped: bool,
    section: str | None,
    form: str | None,
    fact: str | None,
    text: str | None,
    packs: tuple[str, ...],
) -> None:
    """Print the cards of the deck, in its order and without its limit."""
    from quizgen import codec, pipeline
    from quizgen.model import FACT_KINDS, FORMS

    _one_of("--form", form, FORMS)
    _one_of("--fact", fact, FACT_KINDS)
    with progress() as tell:
        bank = pipeline.make_bank(target, cache, tell, tuple(map(Path, packs)))
        listed = pipeline.list_cards(target, bank)
    shown: list[tuple[str, Question]] = [(card.id, card.question) for card in listed.items]
    if whole_bank:
        shown = [(question.id, question) for question in bank.questions]
    found = [(id_, q) for id_, q in shown if _fits(q, section, form, fact, text)]
    rows = [codec.question_to_json(question) | {"id": id_} for id_, question in found]
    if not as_json:
        rows = [row | {"prompt": _with_options(question)} for row, (_, question) in zip(rows, found, strict=True)]
    print_rows(rows, ("id", "form", "prompt", "answer"), as_json=as_json)
    if with_skipped:
        _print_skipped(bank.skipped if whole_bank else listed.skipped, as_json=as_json)


def _with_options(question: Question) -> str:
    """The prompt, and the options where there are any that are not the same each time."""
    if question.form == "true_false" or not question.choices:
        return question.prompt
    return f"{question.prompt} [{' | '.join(question.choices)}]"


def _one_of(option: str, value: str | None, known: Sequence[str]) -> None:
    if value is not None and value not in known:
        raise click.BadParameter(f"{value!r} is not one of {', '.join(known)}.", param_hint=f"'{option}'")


def _fits(question: Question, section: str | None, form: str | None, fact: str | None, text: str | None) -> bool:
    """Whether a question is one of those asked for."""
    from quizgen.names import fold

    if form is not None and question.form != form:
        return False
    if fact is not None and question.fact_kind != fact:
        return False
    titles = [fold(title) for title in question.section] or ["lead"]
    if section is not None and fold(section) not in titles:
        return False
    told = (question.prompt, question.answer, *(question.choices or ()), question.evidence.sentence)
    return text is None or fold(text) in fold(" ".join(told))


def _print_skipped(skipped: Sequence[Skipped], *, as_json: bool) -> None:
    """What was left out and why; for people with a count of each reason before it."""
    from collections import Counter

    from quizgen import codec

    left_out: list[dict[str, Any]] = [codec.skipped_to_json(item) for item in skipped]
    if not left_out:
        return
    if as_json:
        print_rows(left_out, (), as_json=True)
        return
    click.echo()
    counts = Counter(item.why for item in skipped)
    print_rows([{"count": count, "why": why} for why, count in counts.most_common()], ("count", "why"), as_json=False)
    click.echo()
    rows = [{"left out": _quoted(item), "why": item.why} for item in skipped]
    print_rows(rows, ("left out", "why"), as_json=False)


def _quoted(item: Skipped) -> str:
    return item.evidence.sentence if item.evidence is not None else item.where
