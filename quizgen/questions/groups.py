"""Questions on several facts at once: pairs to match, events to put in order, the first of several.

Facts that were released together stay together while each of them can still be asked; the rest is grouped anew.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.edtf import Date
from quizgen.ledger import Ledger, question_id
from quizgen.model import Outcome, Question, Skipped
from quizgen.names import fold, same_person
from quizgen.questions.chance import number, shuffled
from quizgen.questions.checks import RULES_FOR_ORDER, barred_from_options, broken_rule
from quizgen.questions.context import PERSON_FIELDS
from quizgen.questions.render import ShownDate
from quizgen.questions.template import QuestionTemplate
from quizgen.questions.variants import Made
from quizgen.questions.words import stems

SIZE = 4
"""Items of a group."""

APART = 1
"""Years between the events of a group, at the least: their order must be beyond doubt."""

MOST_YEARS = 15
"""Years between the first and the last event of a choice: of childhood and old age the first is seen at once."""

MOST_ITEM_WORDS = 24
LEAST_TELLING = 5
"""Telling words of an event, beside the topic's name: fewer could be told of other times too."""

LETTERS = "ABCDEFGH"

_DIGIT = re.compile(r"\d")
_TELLING_ORDER = frozenset(
    "after again before born died first second third fourth fifth last later next previous re reelected "
    "return returned still subsequently then birth death".split()
)


@dataclass(frozen=True, slots=True)
class Item:
    """One fact of a group: its text, what it is matched with or sorted by, and its own sound question."""

    made: Made
    text: str
    value: str
    date: Date | None


def grouped(made: Sequence[Made], templates: Iterable[QuestionTemplate], ledger: Ledger) -> Outcome[Question]:
    """The questions on several facts that the templates make of the facts of each article.

    Args:
        made: the sound questions of the bank; only a fact that is soundly asked for itself goes into a group.
    """
    questions: list[Question] = []
    skipped: list[Skipped] = []
    for template in templates:
        if template.item is None:
            continue
        known = [entry.facts for entry in ledger.entries if entry.template == template.id]
        for items in _by_prompt(made, template).values():
            for group in _groups(template, items, known):
                question = _question(template, group)
                why = broken_rule(question)
                if why is None:
                    questions.append(question)
                else:
                    skipped.append(Skipped.at(question.evidence, f"as {template.form}: {why}"))
    return Outcome(tuple(questions), tuple(skipped))


def _by_prompt(made: Sequence[Made], template: QuestionTemplate) -> Mapping[tuple[str, str], list[Item]]:
    """The items that go under one prompt, by article and prompt."""
    found: defaultdict[tuple[str, str], dict[str, Item]] = defaultdict(dict)
    seen: set[int] = set()
    needed = template.fields
    for base in made:
        if base.template.fact != template.fact or base.question.asks != template.asks or id(base.fact) in seen:
            continue
        if base.question.form == "reversed" or not needed <= base.fields.keys():
            continue
        seen.add(id(base.fact))
        item = _item(template, base)
        if item is not None:
            place = base.fact.evidence.title, template.prompt.render(base.fields)
            found[place][base.fact.key] = item
    return {place: list(items.values()) for place, items in found.items()}


def _item(template: QuestionTemplate, base: Made) -> Item | None:
    assert template.item is not None  # noqa: S101 - of a group
    text, value = template.item.render(base.fields), template.answer.render(base.fields)
    text = text[:1].upper() + text[1:]
    asked = base.fields.get(template.asks)
    date = asked.date if isinstance(asked, ShownDate) else None
    if len(text.split()) > MOST_ITEM_WORDS or _DIGIT.search(text) or fold(value) in fold(text):
        return None
    if template.fact == "event" and (_TELLING_ORDER & set(fold(text).split()) or set(text) & set('"“”')):
        return None
    if template.fact == "event" and len(stems(text) - stems(base.fact.evidence.title)) < LEAST_TELLING:
        return None
    if template.form == "choice" and barred_from_options(base.question, RULES_FOR_ORDER) is not None:
        return None
    if date is not None and (date.qualifier or date.precision not in ("day", "month", "season", "year")):
        return None
    return Item(base, text, value, date)


# --- which facts go together ----------------------------------------------------------------------------------------


def _groups(
    template: QuestionTemplate, items: Sequence[Item], known: Sequence[tuple[str, ...]]
) -> Iterator[Sequence[Item]]:
    by_key = {item.made.fact.key: item for item in items}
    for facts in known:
        group = [by_key[key] for key in facts if key in by_key]
        if len(group) == len(facts) and all(_goes_with(template, item, group[:at]) for at, item in enumerate(group)):
            yield group
            for key in facts:
                del by_key[key]
    left = sorted(by_key.values(), key=_place)
    if template.form != "order":  # not the same four that are put in order
        left = left[1:] + left[:1] if template.form == "choice" else left[::-1]
    while len(left) >= SIZE:
        group = []
        for item in left:
            if len(group) < SIZE and _goes_with(template, item, group):
                group.append(item)
        if len(group) < SIZE:
            return
        yield group
        taken = {id(item) for item in group}
        left = [item for item in left if id(item) not in taken]


def _place(item: Item) -> tuple[tuple[int, ...], str]:
    return (item.date.earliest or ()) if item.date else (), item.made.fact.key


def _goes_with(template: QuestionTemplate, item: Item, group: Sequence[Item]) -> bool:
    """Whether an item can stand beside those of a group: another text, another value, another time, not one event."""
    for other in group:
        if fold(item.text) == fold(other.text) or _one_value(template, item, other):
            return False
        if item.date is not None and other.date is not None and not _years_apart(item.date, other.date):
            return False
        mine, theirs = stems(item.text), stems(other.text)
        if template.fact == "event" and len(mine & theirs) >= min(len(mine), len(theirs)) * 0.6:
            return False
        if template.form == "choice" and not (_similar_length(item.text, other.text) and _of_a_time(item, other)):
            return False
    return True


def _one_value(template: QuestionTemplate, item: Item, other: Item) -> bool:
    """Whether two items are matched with one thing; of people a shorter name may be the same one's."""
    if fold(item.value) == fold(other.value):
        return True
    return template.asks in PERSON_FIELDS and same_person(item.value, other.value)


def _years_apart(one: Date, other: Date) -> bool:
    early, late = sorted((one, other), key=lambda date: date.earliest or ())
    if early.latest is None or late.earliest is None:
        return False
    return late.earliest.year - early.latest.year > APART or (
        late.earliest.year - early.latest.year == APART and late.earliest[1:] >= early.latest[1:]
    )


def _of_a_time(item: Item, other: Item) -> bool:
    if item.date is None or other.date is None or item.date.earliest is None or other.date.earliest is None:
        return True
    return abs(item.date.earliest.year - other.date.earliest.year) <= MOST_YEARS


def _similar_length(one: str, other: str) -> bool:
    short, long = sorted((len(one), len(other)))
    return long <= 1.6 * short


# --- the question ---------------------------------------------------------------------------------------------------


def _question(template: QuestionTemplate, group: Sequence[Item]) -> Question:
    keys = tuple(sorted(item.made.fact.key for item in group))
    id_ = question_id(template.id, keys)
    first = group[0].made
    base = replace(
        first.question,
        id=id_,
        form=template.form,
        template=template.id,
        asks=template.form,
        facts=keys,
        context=first.fact.evidence.title,
        prompt=template.prompt.render(first.fields),
        accepted=(),
        date=None,
        section=_common_section(group),
        evidence=replace(first.fact.evidence, sentence="\n".join(_sentences(group)), section=_common_section(group)),
    )
    match template.form:
        case "match":
            return _match(base, group)
        case "order":
            shown = shuffled(id_, range(len(group)))
            ordered = sorted(range(len(group)), key=lambda at: _place(group[at]))
            answer = " ".join(str(shown.index(at) + 1) for at in ordered)
            return replace(base, choices=tuple(group[at].text for at in shown), answer=answer)
        case _:
            earliest, *others = sorted(group, key=_place)
            place = number(id_, "key", len(group))
            texts = shuffled(id_, (item.text for item in others))
            return replace(
                base, choices=(*texts[:place], earliest.text, *texts[place:]), answer=earliest.text, asks="first"
            )


def _match(base: Question, group: Sequence[Item]) -> Question:
    left = shuffled(base.id, range(len(group)))
    values = [group[at].value for at in left]
    right = sorted(values) if all(value.isdigit() for value in values) else shuffled(f"{base.id} right", values)
    lines = [f"{number_}. {group[at].text}" for number_, at in enumerate(left, start=1)]
    answer = " ".join(f"{number_}-{LETTERS[right.index(value)]}" for number_, value in enumerate(values, start=1))
    return replace(base, prompt="\n".join([base.prompt, *lines]), choices=tuple(right), answer=answer)


def _sentences(group: Sequence[Item]) -> list[str]:
    return list(dict.fromkeys(item.made.fact.evidence.sentence for item in group))


def _common_section(group: Sequence[Item]) -> tuple[str, ...]:
    """The titles of sections that all the facts of a group stand under."""
    paths = [item.made.fact.evidence.section for item in group]
    common: list[str] = []
    for titles in zip(*paths, strict=False):
        if len(set(titles)) > 1:
            break
        common.append(titles[0])
    return tuple(common)
