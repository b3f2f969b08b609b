"""Where the dates of a text stand: sentences, paragraphs, headings and brackets, as steps for the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.dates.costs import Period, Step
from quizgen.dates.expression import Expression
from quizgen.dates.lookalikes import setting_of
from quizgen.dates.scan import candidates, scan
from quizgen.dates.timeline import period_of
from quizgen.dates.tokens import Tokens

_HEADING_TOKENS = 14  # a paragraph of more tokens is no heading, whatever it ends in
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr St Gen Col Lt Capt Sgt Maj Adm Gov Sen Rep Rev Hon Prof No Mt Ft vs etc ca Ltd Inc Co cf approx".split()
)
_BOUND = frozenset("until since before till after".split())


def steps_of(tokens: Tokens) -> list[Step]:
    """The steps of a plain text whose paragraphs and headings stand apart by line breaks."""
    steps: list[Step] = []
    section: Period | None = None
    sentence = 0
    found = candidates(tokens)
    items = scan(tokens, found, setting_of([(tokens, found)]))
    position = 0
    for paragraph, (start, stop) in enumerate(_paragraphs(tokens)):
        inside = []
        while position < len(items) and items[position].start < stop:
            inside.append(items[position])
            position += 1
        heading = _is_heading(tokens, start, stop)
        found = []
        for item, number, bracket in _located(tokens, inside, start):
            light = bracket or item.attributive or is_bound(tokens, item)
            place = sentence + 1 + number
            found.append(
                Step(item=item, sentence=place, paragraph=paragraph, section=section, heading=heading, light=light)
            )
        if heading:
            section = period_of(found) or section
        steps += found
        sentence = found[-1].sentence if found else sentence
    return steps


def is_bound(tokens: Tokens, item: Expression) -> bool:
    """Whether the date only bounds what is told ("until 1917", "since May 1911")."""
    return item.start > 0 and tokens.word(item.start - 1).lower() in _BOUND


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


def _located(tokens: Tokens, items: Sequence[Expression], start: int) -> Iterator[tuple[Expression, int, bool]]:
    """Each item with the number of its sentence in the paragraph, and whether it stands in brackets."""
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


def _ends_sentence(tokens: Tokens, index: int) -> bool:
    if index + 1 >= len(tokens.starts) or tokens.tight(index):
        return False
    following = tokens.word(index + 1)[0]
    before = tokens.word(index - 1) if index else ""
    if tokens.kinds[index] == "." and (before in _ABBREVIATIONS or (len(before) == 1 and before.isupper())):
        return False
    return not following.islower()
