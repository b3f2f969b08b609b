"""Titled works with their year and creator: from italics in prose and lists of works, and from a work's own infobox.

References never reach this module (`Sentence` holds none). A work whose creator the words do not give is stated
without one; a work of somebody else than the article's subject is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quizgen.facts.topic import Topic, prose
from quizgen.facts.works.box import of_boxes
from quizgen.facts.works.prose import of_prose
from quizgen.model import Article, Work
from quizgen.names import fold, same_person

SEVERAL_YEARS = "the article gives several years"
ONLY_LISTED = "a work that the text only lists"
MANY_LISTED = 10
"""A list with more works than this is no guide to which of them are worth knowing."""

_MAKER = re.compile(
    r"\b(?:writer|author|novelist|poet|playwright|dramatist|essayist|philosopher|composer|painter|sculptor|historian|"
    r"economist|"
    r"theologian|director|filmmaker|songwriter|cartoonist|illustrator|critic|screenwriter)\b"
)


def find_works(article: Article, topic: Topic) -> tuple[Work, ...]:
    """Every titled work with a year, in the order of the text; two years for one work leave its date unasked."""
    found: dict[str, Work] = {}
    for work in (*of_boxes(article, topic), *of_prose(article, topic)):
        same = next(
            (k for k, known in found.items() if fold(known.title) == fold(work.title) and _may_be_one(known, work)),
            None,
        )
        found[same or work.key] = work if same is None else _merged(found[same], work)
    return tuple(_known(found.values(), article))


def _known(works: Iterable[Work], article: Article) -> Iterator[Work]:
    """Works; one that is only listed is in doubt, unless it stands in a short list of somebody who made such works."""
    works = list(works)
    items: set[int] = set()
    told: set[str] = set()
    for _, paragraph, sentence in prose(article):
        if paragraph.item:
            items.add(sentence.start)
        else:
            told.update(fold(sentence.text[emphasis.start : emphasis.end]) for emphasis in sentence.emphases)
    listed = [work for work in works if work.evidence.start in items]
    short = len(listed) <= MANY_LISTED and _is_maker(article)
    for work in works:
        doubtful = work in listed and not short and fold(work.title) not in told
        yield replace(work, doubt=work.doubt or ONLY_LISTED) if doubtful else work


def _is_maker(article: Article) -> bool:
    """Whether the article's first sentence calls its subject a writer, composer, painter or the like."""
    sentence = next((s for path, paragraph, s in prose(article) if not path and not paragraph.item), None)
    return sentence is not None and _MAKER.search(sentence.text) is not None


def _may_be_one(one: Work, other: Work) -> bool:
    return one.creator is None or other.creator is None or same_person(one.creator, other.creator)


def _merged(one: Work, other: Work) -> Work:
    better = other if one.creator is None and other.creator is not None else one
    if one.role is not None and other.creator is None:
        return one
    if one.date is not None and other.date is not None and one.date.year != other.date.year:
        return replace(better, unasked=(*better.unasked, ("date", SEVERAL_YEARS)))
    return better
