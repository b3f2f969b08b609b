"""The dates of an article's prose, read with what else the article tells: headings, infoboxes, captions, markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from quizgen.dates.certainty import judge
from quizgen.dates.costs import Period, Step
from quizgen.dates.document import is_light, known_days, known_years, located, period_of
from quizgen.dates.expression import Expression
from quizgen.dates.mentions import mention_of
from quizgen.dates.scan import candidates, scan
from quizgen.dates.setting import Setting, setting_of
from quizgen.dates.timeline import read
from quizgen.dates.tokens import Tokens, tokenize
from quizgen.model import Article, Mention, Paragraph, Section, Sentence

Span = tuple[int, int]
ArticleDates = Mapping[Span, tuple[Mention, ...]]
"""The dates of each sentence, by its span."""


@dataclass(frozen=True, slots=True)
class _Scanned:
    """A sentence (None for a section's heading) with its tokens and candidates."""

    sentence: Sentence | None
    section: tuple[str, ...]
    paragraph: int
    tokens: Tokens
    found: list[Expression]


def find_article_dates(article: Article) -> ArticleDates:
    """The dates of every sentence of prose, keyed by the sentence's (start, end) span in the wikitext.

    Offsets of a mention point into `Sentence.text`. A year that a sentence leaves out is taken from the sentences and
    headings around it and from the full dates of infoboxes and captions; `Mention.resolved_from` says from where. A
    date in a title (italics) or inside a link that says more than the date is marked `in_name`.
    """
    scanned = [_scanned(*place) for place in _places(article)]
    beside = [(tokens, candidates(tokens)) for tokens in map(tokenize, _texts_beside(article))]
    setting = setting_of([*((one.tokens, one.found) for one in scanned), *beside])
    items = [_items(one, setting) for one in scanned]
    known = known_days(item for found in (*items, *(found for _, found in beside)) for item in found)
    periods = _periods(article)
    steps: list[Step] = []
    owners: list[_Scanned] = []
    for number, (one, found) in enumerate(zip(scanned, items, strict=True)):
        for item, _, bracket in located(one.tokens, found, 0):
            owners.append(one)
            steps.append(
                Step(
                    item=item,
                    sentence=number,
                    paragraph=one.paragraph,
                    section=periods.get(one.section),
                    heading=one.sentence is None,
                    light=is_light(one.tokens, item, bracket=bracket),
                    known=known_years(item, known),
                )
            )
    mentions: dict[Span, list[Mention]] = {
        (one.sentence.start, one.sentence.end): [] for one in scanned if one.sentence is not None
    }
    for one, judged in zip(owners, judge(steps, read(steps)), strict=True):
        mention = mention_of(judged, one.tokens)
        if one.sentence is not None and mention is not None:
            mentions[one.sentence.start, one.sentence.end].append(mention)
    return {span: tuple(found) for span, found in mentions.items()}


def _places(article: Article) -> Iterator[tuple[Sentence | None, tuple[str, ...], int, str]]:
    """Headings and sentences in their order, each with its section, the number of its paragraph and its text."""
    paragraph = 0
    for section in article.sections:
        paragraph += 1
        if section.path:
            yield None, section.path, paragraph, section.path[-1]
        for block in section.blocks:
            if isinstance(block, Paragraph):
                paragraph += 1
                for sentence in block.sentences:
                    yield sentence, section.path, paragraph, sentence.text


def _scanned(sentence: Sentence | None, section: tuple[str, ...], paragraph: int, text: str) -> _Scanned:
    tokens = tokenize(text)
    return _Scanned(sentence, section, paragraph, tokens, candidates(tokens))


def _texts_beside(article: Article) -> Iterator[str]:
    """What else the article tells of dates: infobox parameters and captions."""
    for infobox in article.infoboxes:
        for parameter in infobox.parameters:
            yield parameter.text
    for caption in article.captions:
        yield caption.sentence.text


def _items(one: _Scanned, setting: Setting) -> list[Expression]:
    items = scan(one.tokens, one.found, setting)
    if one.sentence is None:
        return [item for item in items if item.first.dated]
    spans = _name_spans(one.sentence)
    return [replace(item, in_name=True) if _is_inside(one.tokens, item, spans) else item for item in items]


def _name_spans(sentence: Sentence) -> list[tuple[int, int, bool]]:
    """Spans of titles and links; a link (true) holds a name only where the rest of it is written as one."""
    titles = [(emphasis.start, emphasis.end, False) for emphasis in sentence.emphases if emphasis.style == "i"]
    return titles + [(link.start, link.end, True) for link in sentence.links]


def _is_inside(tokens: Tokens, item: Expression, spans: Iterable[tuple[int, int, bool]]) -> bool:
    start, end = tokens.starts[item.start], tokens.ends[item.stop - 1]
    for first, last, link in spans:
        if first <= start and end <= last:
            words = f"{tokens.text[first:start]} {tokens.text[end:last]}".split()
            if _is_name(words) if link else not item.first.month:
                return True
    return False


def _is_name(words: list[str]) -> bool:
    """Whether words are written as a name ("Treaty of Rome"): all with a capital but the small ones."""
    return any(word[0].isupper() for word in words) and not any(len(word) > 3 and word[0].islower() for word in words)


def _periods(article: Article) -> dict[tuple[str, ...], Period | None]:
    """The years that each section is about: those of the innermost heading that names any, else of the title."""
    of_headings: dict[str, Period | None] = {}
    periods: dict[tuple[str, ...], Period | None] = {}
    for section in article.sections:
        periods[section.path] = next(filter(None, (_period(h, of_headings) for h in _headings(article, section))), None)
    return periods


def _headings(article: Article, section: Section) -> tuple[str, ...]:
    return (*reversed(section.path), article.page.title)


def _period(heading: str, cache: dict[str, Period | None]) -> Period | None:
    if heading not in cache:
        tokens = tokenize(heading)
        found = candidates(tokens)
        cache[heading] = period_of(scan(tokens, found, setting_of([(tokens, found)])))
    return cache[heading]
