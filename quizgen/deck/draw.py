"""Drawing questions for a quiz: what was asked for, evenly over sections and forms, none giving another's answer away.

A drawing depends on the cards, the wish and its seed alone. What is drawn keeps the order of the story.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle, zip_longest

from quizgen.deck.candidate import Candidate
from quizgen.deck.rules import no_answer_printed, no_thing_twice, not_too_often, one_answer_for_each_stem
from quizgen.errors import InputError
from quizgen.model import FORMS, Card, FactKind, Form, Outcome, Skipped

ARRANGED: tuple[Form, ...] = ("match", "order")
"""Forms that ask for several facts at once."""

ARRANGED_SHARE = 8
"""At most one of so many questions of a quiz is of these forms: each takes the place of several others."""

_RULES = (one_answer_for_each_stem, no_answer_printed, no_thing_twice, not_too_often)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which questions a quiz takes; empty tuples and None mean no restriction.

    Attributes:
        count: how many; None for all that fit together.
        forms: only these.
        preferred: forms to mix; the others are taken only where a fact is asked in none of these.
        fact_kinds: only these.
        sections: only questions whose section, or one that it is in, has one of these words in its title.
        first: no date before this year, and `last` none after this one; with either, only questions on a date.
        ids: these cards in this order and no others; nothing else is looked at then but `swaps`.
        swaps: an id that was drawn, and the one to take instead; None for any other that fits.
        seed: another seed gives another drawing.
        together: whether they are to stand in one quiz: a fact is asked once, and none gives another's answer away.
    """

    count: int | None = None
    forms: tuple[Form, ...] = ()
    preferred: tuple[Form, ...] = FORMS
    fact_kinds: tuple[FactKind, ...] = ()
    sections: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    ids: tuple[str, ...] = ()
    swaps: tuple[tuple[str, str | None], ...] = ()
    seed: int = 1
    together: bool = True


def draw(cards: Sequence[Card], wish: Wish) -> Outcome[Card]:
    """The cards of a quiz, and what was dropped because it would have spoiled another.

    Args:
        cards: the bank, ids unique, in the order of the story.

    Raises:
        InputError: an id of the wish that there is not, or a swap that cannot be made.
    """
    by_id = {card.id: card for card in cards}
    skipped: list[Skipped] = []
    if wish.ids:
        kept = [_find(by_id, card_id, "--ids") for card_id in dict.fromkeys(wish.ids)]
        chosen = list(kept)
    else:
        wanted = [card for card in cards if _wanted(card, wish)]
        kept = _sound(wanted, wish, skipped) if wish.together else wanted
        chosen = kept if wish.count is None else _evenly(kept, wish.count, wish)
    for old, new in wish.swaps:
        chosen = _swapped(chosen, old, _find(by_id, new, "--swap") if new else None, kept)
    return Outcome(tuple(chosen), tuple(skipped))


def _find(by_id: dict[str, Card], card_id: str, option: str) -> Card:
    if card_id not in by_id:
        raise InputError(f"{option} {card_id}", "no question has this id", "see the ids with: quizgen cards --all")
    return by_id[card_id]


def _wanted(card: Card, wish: Wish) -> bool:
    question = card.question
    titles = [title.casefold() for title in question.section]
    return (
        (not wish.forms or question.form in wish.forms)
        and (not wish.fact_kinds or question.fact_kind in wish.fact_kinds)
        and (not wish.sections or any(word.casefold() in title for word in wish.sections for title in titles))
        and _in_time(card, wish)
    )


def _in_time(card: Card, wish: Wish) -> bool:
    if wish.first is None and wish.last is None:
        return True
    date = card.question.date
    if date is None or date.earliest is None or date.latest is None:
        return False
    after = wish.first is None or date.earliest.year >= wish.first
    return after and (wish.last is None or date.latest.year <= wish.last)


def _sound(cards: Sequence[Card], wish: Wish, skipped: list[Skipped]) -> list[Card]:
    """What can stand in one quiz: each field asked in one form, and no question that spoils another."""
    rng = random.Random(f"order {wish.seed}")  # noqa: S311 - a drawing, no secret
    arranged = [card for card in cards if card.question.form in ARRANGED]
    single = [card for card in cards if card.question.form not in ARRANGED]
    taken: list[Card] = []
    if wish.count is not None and single:
        most = max(1, wish.count // ARRANGED_SHARE)
        taken = _apart(_by_turns(arranged, rng))[:most]
        claimed = {fact for card in taken for fact in card.question.facts}
        single = [card for card in single if claimed.isdisjoint(card.question.facts)]
    else:
        taken = arranged if wish.count is None else _apart(_by_turns(arranged, rng))
    candidates: Sequence[Candidate] = sorted(
        (Candidate(card.question, known=False) for card in _one_form_each(single, wish, rng)), key=Candidate.rank
    )
    for rule in _RULES:
        candidates = rule(candidates, skipped)
    kept = {candidate.question.id for candidate in candidates} | {card.question.id for card in taken}
    return [card for card in cards if card.question.id in kept]


def _by_turns(cards: Sequence[Card], rng: random.Random) -> list[Card]:
    """The cards shuffled, their forms by turns."""
    by_form: defaultdict[Form, list[Card]] = defaultdict(list)
    for card in rng.sample(list(cards), len(cards)):
        by_form[card.question.form].append(card)
    return [card for turn in zip_longest(*by_form.values()) for card in turn if card is not None]


def _apart(cards: Iterable[Card]) -> list[Card]:
    """Of cards that are about several facts each those that share none."""
    claimed: set[str] = set()
    kept = []
    for card in cards:
        if claimed.isdisjoint(card.question.facts):
            claimed.update(card.question.facts)
            kept.append(card)
    return kept


def _one_form_each(cards: Iterable[Card], wish: Wish, rng: random.Random) -> list[Card]:
    """One card for each asked field, its forms shared out evenly."""
    fields: defaultdict[Hashable, list[Card]] = defaultdict(list)
    for card in cards:
        question = card.question
        fields[(question.fact_kind, question.facts, question.asks)].append(card)
    used: Counter[Form] = Counter()
    chosen = []
    for field in rng.sample(list(fields), len(fields)):
        ways = [card for card in fields[field] if card.question.form in wish.preferred] or fields[field]
        card = min(ways, key=lambda way: used[way.question.form])
        used[card.question.form] += 1
        chosen.append(card)
    return chosen


def _evenly(cards: Sequence[Card], count: int, wish: Wish) -> list[Card]:
    """So many of the cards: sections as evenly as there are cards in them, and in each section the forms."""
    if count >= len(cards):
        return list(cards)
    rng = random.Random(f"draw {wish.seed}")  # noqa: S311 - a drawing, no secret
    waiting: dict[tuple[str, ...], defaultdict[Form, list[str]]] = {}
    for card in rng.sample(list(cards), len(cards)):
        section = waiting.setdefault(card.question.section[:1], defaultdict(list))
        section[card.question.form].append(card.id)
    forms: Counter[Form] = Counter()
    drawn: set[str] = set()
    turns = cycle(list(waiting.values()))
    while len(drawn) < count:
        left = {form: ids for form, ids in next(turns).items() if ids}
        if left:
            form = min(left, key=lambda form: forms[form])
            forms[form] += 1
            drawn.add(left[form].pop())
    return [card for card in cards if card.id in drawn]


def _swapped(chosen: Sequence[Card], old: str, new: Card | None, kept: Iterable[Card]) -> list[Card]:
    """The cards with one in another's place; without a new one, the nearest in kind that was left over."""
    ids = {card.id for card in chosen}
    if old not in ids:
        raise InputError(f"--swap {old}", "this question was not drawn", "give the id of one that is in the quiz")
    if new is None:
        gone = next(card for card in chosen if card.id == old)
        new = min((card for card in kept if card.id not in ids), key=_unlike(gone), default=None)
        if new is None:
            raise InputError(f"--swap {old}", "no question is left to take instead", "name one: --swap OLD=NEW")
    elif new.id in ids:
        raise InputError(f"--swap {old}={new.id}", "this question is in the quiz already", "name another")
    return [new if card.id == old else card for card in chosen]


def _unlike(card: Card) -> Callable[[Card], tuple[bool, bool]]:
    question = card.question
    return lambda other: (other.question.form != question.form, other.question.section != question.section)
