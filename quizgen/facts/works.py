"""Titled works with their year and creator: from italics in prose and lists of works, and from a work's own infobox.

References never reach this module (`Sentence` holds none). A work whose creator the words do not give is stated
without one; a work of somebody else than the article's subject is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quizgen.edtf import Date
from quizgen.facts.boxes import Group, groups_of, lines_of, row_text, span_of
from quizgen.facts.evidence import evidence_at, evidence_of
from quizgen.facts.milestones.find import REMARK
from quizgen.facts.offices.neighbours import neighbour_of
from quizgen.facts.offices.terms import read_words
from quizgen.facts.topic import Topic, prose
from quizgen.model import Article, Infobox, Parameter, Sentence, Work
from quizgen.names import fold, same_person

SEVERAL_YEARS = "the article gives several years"
OTHERS_WORK = "not a work of the article's subject"
ONLY_LISTED = "a work that the text only lists"
MANY_LISTED = 10
"""A list with more works than this is no guide to which of them are worth knowing."""

MAX_TITLE = 120

_LISTS = re.compile(
    r"(?:(?:selected|major|main|principal|notable|published|literary|list of|complete|early|later|collected|other|"
    r"his|her|musical|prose) )*"
    r"(?:works?|writings?|books?|publications?|compositions?|paintings?|novels?|plays?|poems?|poetry|essays?|operas?|"
    r"fiction|non-?fiction|short stories|treatises|sculptures?|memoirs|pamphlets)(?: list)?(?: and (?:essays|poems|"
    r"plays|articles|writings))?",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r"[”\"’']?,? \((?:[^()\d]{2,60}, )?(?P<year>1[0-9]\d{2}|20\d{2})\)")
_YEAR_BEFORE = re.compile(r"\A\s*(?P<year>1[0-9]\d{2}|20\d{2})\s*[:–—-]?\s*\Z")
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[0-9]\d{2}|20\d{2})(?!\d)")
_WORD_TITLE = re.compile(r"[\"“‘]?(?:[A-ZÀ-ÖØ-ÞА-Я¿¡]|\d{1,4} [A-Z]|[A-Za-z]+ [A-Z]).*")
_VEHICLE = re.compile(
    r"\b(?:USS|HMS|HMAS|SS|RMS|HMCS|SMS|MV|RV|CSS|USCGC|ship|steamer|yacht|frigate|cruiser|destroyer|battleship|"
    r"carrier)\s*\Z",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(
    r"(?P<name>[A-Z][\w.-]*(?: (?:[a-z]{1,3} )?[A-Z][\w.-]*){0,3})['’]s?(?:[ ,]+[a-z][\w-]*){0,6}[ ,:]*\Z"
)
_NOUNS = (
    "novel|novella|book|pamphlet|essay|work|works|autobiography|memoirs?|treatise|poem|play|opera|symphony|thesis|"
    "dissertation|study|history|biography|"
    "film|painting|masterpiece|magnum opus|album|collection|story|trilogy|drama|comedy|tragedy|monograph|paper"
)
_PRONOUN = re.compile(
    rf"\b(?P<word>his|her) (?:(?:[a-z-]+ ){{0,4}}(?:{_NOUNS}),? ?|(?:own|first|second|last|later|early|famous) )?\Z"
)
_PREPOSITION = re.compile(r"\b(?:in|of|to|on|for|from|with|by|about|against|called|reads?|reading)[ ,:]*\Z")
_BY = re.compile(r",? by (?:[a-z]+ )*(?P<name>[A-Z][\w.'’-]*(?: (?:[a-z]{1,3} )?[A-Z][\w.'’-]*){1,3})")
_MADE = re.compile(
    r"\b(?:wrote|published|authored|composed|completed|painted|released|issued|produced)\b(?P<rest>[^.;:]*)\Z"
)
_PLAIN = re.compile(r"[^A-Z]{0,90}")
_NOT_OWN = re.compile(
    r"['’]s\b|\b(?:preface|foreword|introduction|review|translation|translated|adaptation|adapted|article|articles|"
    r"essay in|"
                      r"contribution|chapter|letter|letters|in|for|on|about|edition|version|to|of|with|music)\s*\Z|"
                      r"\b(?:preface|foreword|introduction|"
                      r"review|translation|adaptation|edition|contribut\w+) ")  # fmt: skip
_MAKER = re.compile(
    r"\b(?:writer|author|novelist|poet|playwright|dramatist|essayist|philosopher|composer|painter|sculptor|historian|"
    r"economist|"
    r"theologian|director|filmmaker|songwriter|cartoonist|illustrator|critic|screenwriter)\b"
)
_EDITED = re.compile(
    r"\b(?:edited|collaboration|adapt\w*|lost|posthumous\w*|stage version|screenplay|editor|eds?\.|translated|"
    r"trans\.|tr\.|with|introduction|foreword|co-?(?:written|author\w*)|and)\b",
    re.IGNORECASE,
)

_CREATORS = (("author", "author"), ("director", "director"), ("artist", "artist"), ("composer", "composer"),
             ("playwright", "author"), ("poet", "author"), ("painter", "painter"),
             ("sculptor", "sculptor"))  # fmt: skip
_APPEARED = tuple(
    "published pub_date publication_date publish_date release_date released first_publication premiere_date premiere "
    "year completion_date".split()
)
_NOTABLE = (
    "notable_works",
    "notableworks",
    "notable_work",
    "notable_books",
    "works",
    "major_works",
    "magnum_opus",
    "magnum_opera",
)


def find_works(article: Article, topic: Topic) -> tuple[Work, ...]:
    """Every titled work with a year, in the order of the text; two years for one work leave its date unasked."""
    found: dict[str, Work] = {}
    for work in (*_of_boxes(article, topic), *_of_prose(article, topic)):
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


# --- infoboxes ------------------------------------------------------------------------------------------------------


def _of_boxes(article: Article, topic: Topic) -> Iterator[Work]:
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
        key=_key(makers.text, topic.title),
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
            match = _YEAR_AFTER.match(parameter.text, emphasis.end)
            if emphasis.style == "i" and match is not None and _is_title(title):
                yield _work(article, box.section, topic.title, title, match["year"], parameter)


def _work(
    article: Article, section: tuple[str, ...], creator: str, title: str, year: str, parameter: Parameter
) -> Work:
    evidence = evidence_at(article, section, f"Notable works: {title} ({year})", parameter.start, parameter.end)
    return Work(key=_key(creator, title), evidence=evidence, title=title, creator=creator, date=Date.of(int(year)))


# --- prose and lists ------------------------------------------------------------------------------------------------


def _of_prose(article: Article, topic: Topic) -> Iterator[Work]:
    for path, paragraph, sentence in prose(article):
        listed = paragraph.item and topic.person and any(_LISTS.fullmatch(part.strip()) for part in path)
        if listed and sentence is paragraph.sentences[0]:
            yield from _of_item(article, path, sentence, topic)
        elif not paragraph.item:
            yield from _of_sentence(article, path, sentence, topic)


def _of_item(article: Article, path: tuple[str, ...], sentence: Sentence, topic: Topic) -> Iterator[Work]:
    """An item of the subject's list of works: a title in italics at its beginning and one year."""
    italics = [emphasis for emphasis in sentence.emphases if emphasis.style == "i"]
    years = set(_ANY_YEAR.findall(sentence.text))
    if not italics or len(years) != 1 or len(sentence.text) > 400:
        return
    first = italics[0]
    before, title = sentence.text[: first.start], sentence.text[first.start : first.end].strip(" ,.;:")
    after = sentence.text[first.end :]
    if (before.strip(' "“(') and not _YEAR_BEFORE.match(before)) or not _is_title(title) or _EDITED.search(after):
        return
    year = years.pop()
    if year in title:
        return
    evidence = evidence_of(article, path, sentence)
    yield Work(
        key=_key(topic.title, title), evidence=evidence, title=title, creator=topic.title, date=Date.of(int(year))
    )


def _of_sentence(article: Article, path: tuple[str, ...], sentence: Sentence, topic: Topic) -> Iterator[Work]:
    for emphasis in sentence.emphases:
        match = _YEAR_AFTER.match(sentence.text, emphasis.end) if emphasis.style == "i" else None
        title = sentence.text[emphasis.start : emphasis.end].strip(" ,.;:")
        if match is None or not _is_title(title) or _VEHICLE.search(sentence.text[: emphasis.start]):
            continue
        creator = _creator(sentence, emphasis.start, match.end(), topic)
        own = creator is not None and fold(creator) == fold(topic.title)
        yield Work(
            key=_key(creator or "", title),
            evidence=evidence_of(article, path, sentence),
            doubt=None if own else OTHERS_WORK if creator is not None else "the creator is not named",
            title=title,
            creator=creator,
            date=Date.of(int(match["year"])),
        )


def _creator(sentence: Sentence, start: int, end: int, topic: Topic) -> str | None:
    """Who made the work, by the words around its title: "Byrne's ...", "her novel ...", "... by Ida Marsh"."""
    before = _without_earlier_titles(sentence, start)
    match = _BY.match(sentence.text, end)
    if match is not None:
        return _whole_name(match["name"], topic)
    match = _POSSESSIVE.search(before)
    if match is not None and not _PREPOSITION.search(before):
        return _whole_name(match["name"], topic)
    subject = sentence.text.split(" ", 1)[0]
    about_topic = subject in ("He", "She") or any(topic.is_named_by(name) for name in _openers(sentence.text))
    pronoun = _PRONOUN.search(before)
    if pronoun is not None and topic.person and topic.gender == ("male" if pronoun["word"] == "his" else "female"):
        return topic.title if about_topic or _others_before(before, topic) == 0 else None
    made = _MADE.search(before)
    if (
        made is not None
        and about_topic
        and topic.person
        and _PLAIN.fullmatch(made["rest"])
        and not _NOT_OWN.search(made["rest"])
    ):
        return topic.title
    return None


def _without_earlier_titles(sentence: Sentence, start: int) -> str:
    """The text before a title, other titles with their years before it taken out: "wrote A (1901), B (1902) and"."""
    text, parts, at = sentence.text, [], 0
    for emphasis in sentence.emphases:
        if emphasis.style == "i" and emphasis.end <= start and emphasis.start >= at:
            match = _YEAR_AFTER.match(text, emphasis.end)
            if match is not None:
                parts.append(text[at : emphasis.start])
                at = match.end()
    return "".join([*parts, text[at:start]])


def _openers(text: str) -> list[str]:
    """The names that a sentence may begin with: its first one to four words."""
    words = re.split(r"[\s,]+", text, maxsplit=4)[:4]
    return [" ".join(words[:n]) for n in range(1, len(words) + 1)]


def _others_before(before: str, topic: Topic) -> int:
    names = re.findall(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+", before)
    return sum(1 for name in names if not topic.is_named_by(name))


def _whole_name(name: str, topic: Topic) -> str | None:
    """A creator's full name: the subject's title, a full name as it stands, or the one person of that surname."""
    name = re.sub(r"(?<=\w{2})\.\Z", "", name)
    if topic.is_named_by(name):
        return topic.title
    return name if " " in name else topic.people.get(fold(name)) or None


def _is_title(title: str) -> bool:
    return (
        1 < len(title) <= MAX_TITLE
        and bool(_WORD_TITLE.match(title))
        and " v. " not in title
        and not title.startswith(("(", "Selected ", "Collected ", "Complete "))
    )


def _key(creator: str, title: str) -> str:
    return f"{fold(creator)} | {fold(title)}"
