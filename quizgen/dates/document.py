"""Where the dates of a text stand: sentences, paragraphs, headings and brackets, as steps for the timeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quizgen.dates.costs import Period, Step
from quizgen.dates.expression import Expression
from quizgen.dates.scan import candidates, scan
from quizgen.dates.setting import setting_of
from quizgen.dates.tokens import Tokens
from quizgen.dates.values import whole, year_of

KnownDays = Mapping[tuple[int, int], frozenset[int]]  # the years in which a text names a day, by month and day

_HEADING_TOKENS = 14  # a paragraph of more tokens is no heading, whatever it ends in
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr St Gen Col Lt Capt Sgt Maj Adm Gov Sen Rep Rev Hon Prof No Mt Ft vs etc ca Ltd Inc Co cf".split()
)
_BOUND = frozenset("until since before till after".split())


def steps_of(tokens: Tokens) -> list[Step]:
    """The steps of a plain text whose paragraphs and headings stand apart by line breaks."""
    found = candidates(tokens)
    items = scan(tokens, found, setting_of([(tokens, found)]))
    known = known_days(items)
    steps: list[Step] = []
    section: Period | None = None
    sentence = position = 0
    for paragraph, (start, stop) in enumerate(_paragraphs(tokens)):
        inside = []
        while position < len(items) and items[position].start < stop:
            inside.append(items[position])
            position += 1
        heading = _is_heading(tokens, start, stop)
        for item, number, bracket in located(tokens, inside, start):
            steps.append(
                Step(
                    item=item,
                    sentence=sentence + number,
                    paragraph=paragraph,
                    section=section,
                    heading=heading,
                    light=is_light(tokens, item, bracket=bracket),
                    known=known_years(item, known),
                )
            )
        if heading:
            section = period_of(inside) or section
        sentence = steps[-1].sentence + 1 if steps else 0
    return steps


def located(tokens: Tokens, items: Sequence[Expression], start: int) -> Iterator[tuple[Expression, int, bool]]:
    """Each item with the number of its sentence, counted from token `start`, and whether it stands in brackets."""
    sentence = depth = 0
    index = start
    for item in items:
        while index < item.start:
            kind = tokens.kinds[index]
            if kind in "([":
                depth += 1
            elif kind in ")]":
                depth = max(0, depth - 1)
            elif kind in ".?!" and _ends_sentence(tokens, index):
                sentence += 1
            index += 1
        yield item, sentence, depth > 0


def is_light(tokens: Tokens, item: Expression, *, bracket: bool) -> bool:
    """Whether a date hardly moves the story: `costs.Step.light`."""
    bound = item.start > 0 and tokens.word(item.start - 1).lower() in _BOUND
    return bracket or bound or item.attributive or item.in_name


def known_days(items: Iterable[Expression]) -> KnownDays:
    """The days that full dates name."""
    days: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for item in items:
        for part in (item.first, item.last):
            year = year_of(part) if part else None
            if part and part.month and part.day and year is not None:
                days[part.month, part.day].add(year)
    return {day: frozenset(years) for day, years in days.items()}


def known_years(item: Expression, known: KnownDays) -> frozenset[int]:
    """The years in which the text names the day of an expression that lacks its year."""
    part = item.first
    if part.dated or part.month is None or part.day is None:
        return frozenset()
    return known.get((part.month, part.day), frozenset())


def period_of(items: Iterable[Expression]) -> Period | None:
    """The years that the dates of a heading span, None where it names none."""
    years = []
    for item in items:
        date = whole(item, item.first) if item.first.dated else None
        if date is not None and date.precision not in ("decade", "century"):
            years += [day.year for day in (date.earliest, date.latest) if day]
    return (min(years), max(years)) if years else None


def _paragraphs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(tokens.kinds):
        stop = tokens.kinds.find("P", start)
        stop = len(tokens.kinds) if stop < 0 else stop
        if stop > start:
            yield start, stop
        start = stop + 1


def _is_heading(tokens: Tokens, start: int, stop: int) -> bool:
    return stop - start <= _HEADING_TOKENS and tokens.kinds[stop - 1] not in ".?!;,:\"'" and stop < len(tokens.kinds)


def _ends_sentence(tokens: Tokens, index: int) -> bool:
    if index + 1 >= len(tokens.starts) or tokens.tight(index):
        return False
    before = tokens.word(index - 1) if index else ""
    if tokens.kinds[index] == "." and (before in _ABBREVIATIONS or (len(before) == 1 and before.isupper())):
        return False
    return not tokens.word(index + 1)[0].islower()
