"""Works in infoboxes: the work that the article is about, and a person's notable works."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.edtf import Date
from quizgen.facts.boxes import Group, groups_of, lines_of, row_text, span_of
from quizgen.facts.evidence import evidence_at
from quizgen.facts.milestones.find import REMARK
from quizgen.facts.offices.neighbours import neighbour_of
from quizgen.facts.offices.terms import read_words
from quizgen.facts.topic import Topic
from quizgen.facts.works.title import YEAR_AFTER, is_title, key_of
from quizgen.model import Article, Infobox, Parameter, Work

_CREATORS = (("author", "author"), ("director", "director"), ("artist", "artist"), ("composer", "composer"),
             ("playwright", "author"), ("poet", "author"), ("painter", "painter"),
             ("sculptor", "sculptor"))  # fmt: skip
_APPEARED = tuple(
    "published pub_date publication_date publish_date release_date released first_publication premiere_date premiere "
    "year completion_date".split()
)
_NOTABLE = tuple(
    "notable_works notableworks notable_work notable_books works major_works magnum_opus magnum_opera".split()
)


def of_boxes(article: Article, topic: Topic) -> Iterator[Work]:
    """The works that the article's infoboxes tell."""
    for box in article.infoboxes:
        for group in groups_of(box):
            if topic.person:
                yield from _notable(article, box, group, topic)
            else:
                yield from _own_box(article, box, group, topic)


def _own_box(article: Article, box: Infobox, group: Group, topic: Topic) -> Iterator[Work]:
    """The work that the article is about."""
    role, maker = next(((role, group[name]) for name, role in _CREATORS if name in group), ("", None))
    appeared = next((group[name] for name in _APPEARED if name in group), None)
    if maker is None or appeared is None or box.parent is not None or REMARK.search(appeared.text):
        return
    lines = lines_of(appeared.text)
    dated = read_words(lines[0]) if lines else None
    makers = neighbour_of(maker.text, maker.links, "")
    if dated is None or makers.text is None or makers.doubt is not None or maker.notes or appeared.notes:
        return
    row = row_text(f"{role.capitalize()}: {makers.text}", f"Published: {lines[0]}")
    evidence = evidence_at(article, box.section, f"{topic.title}. {row}", *span_of([maker, appeared]))
    yield Work(
        key=key_of(makers.text, topic.title),
        evidence=evidence,
        title=topic.title,
        creator=makers.text,
        date=dated[0],
        role=role,
    )


def _notable(article: Article, box: Infobox, group: Group, topic: Topic) -> Iterator[Work]:
    for name in _NOTABLE:
        parameter = group.get(name)
        if parameter is None or parameter.notes:
            continue
        for emphasis in parameter.emphases:
            title = parameter.text[emphasis.start : emphasis.end].strip(" ,.")
            match = YEAR_AFTER.match(parameter.text, emphasis.end)
            if emphasis.style == "i" and match is not None and is_title(title):
                yield _work(article, box.section, topic.title, title, match["year"], parameter)


def _work(
    article: Article, section: tuple[str, ...], creator: str, title: str, year: str, parameter: Parameter
) -> Work:
    evidence = evidence_at(article, section, f"Notable works: {title} ({year})", parameter.start, parameter.end)
    return Work(key=key_of(creator, title), evidence=evidence, title=title, creator=creator, date=Date.of(int(year)))
