"""Works in prose and in lists of works: a title in italics, its year, and whom the words around it name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.edtf import Date
from quizgen.facts.evidence import evidence_of
from quizgen.facts.topic import Topic, prose
from quizgen.facts.works.title import YEAR_AFTER, is_title, key_of
from quizgen.model import Article, Sentence, Work
from quizgen.names import fold

OTHERS_WORK = "not a work of the article's subject"
MAX_SENTENCE = 3_000
"""Code points; a longer sentence is a list that lost its shape."""

_LISTS = re.compile(
    r"(?:(?:selected|major|main|principal|notable|published|literary|list of|complete|early|later|collected|other|"
    r"his|her|musical|prose) )*"
    r"(?:works?|writings?|books?|publications?|compositions?|paintings?|novels?|plays?|poems?|poetry|essays?|operas?|"
    r"fiction|non-?fiction|short stories|treatises|sculptures?|memoirs|pamphlets)(?: list)?(?: and (?:essays|poems|"
    r"plays|articles|writings))?",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"\A\s*(?P<year>1[0-9]\d{2}|20\d{2})\s*[:–—-]?\s*\Z")
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[0-9]\d{2}|20\d{2})(?!\d)")
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
_EDITED = re.compile(
    r"\b(?:edited|collaboration|adapt\w*|lost|posthumous\w*|stage version|screenplay|editor|eds?\.|translated|"
    r"trans\.|tr\.|with|introduction|foreword|co-?(?:written|author\w*)|and)\b",
    re.IGNORECASE,
)


def of_prose(article: Article, topic: Topic) -> Iterator[Work]:
    """The works that the article's prose and lists tell, in order."""
    for path, paragraph, sentence in prose(article):
        listed = paragraph.item and topic.person and any(_LISTS.fullmatch(part.strip()) for part in path)
        if listed and sentence is paragraph.sentences[0]:
            yield from _of_item(article, path, sentence, topic)
        elif not paragraph.item and len(sentence.text) <= MAX_SENTENCE:
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
    if (before.strip(' "“(') and not _YEAR_BEFORE.match(before)) or not is_title(title) or _EDITED.search(after):
        return
    year = years.pop()
    if year in title:
        return
    evidence = evidence_of(article, path, sentence)
    yield Work(
        key=key_of(topic.title, title), evidence=evidence, title=title, creator=topic.title, date=Date.of(int(year))
    )


def _of_sentence(article: Article, path: tuple[str, ...], sentence: Sentence, topic: Topic) -> Iterator[Work]:
    for emphasis in sentence.emphases:
        match = YEAR_AFTER.match(sentence.text, emphasis.end) if emphasis.style == "i" else None
        title = sentence.text[emphasis.start : emphasis.end].strip(" ,.;:")
        if match is None or not is_title(title) or _VEHICLE.search(sentence.text[: emphasis.start]):
            continue
        creator = _creator(sentence, emphasis.start, match.end(), topic)
        own = creator is not None and fold(creator) == fold(topic.title)
        yield Work(
            key=key_of(creator or "", title),
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
            match = YEAR_AFTER.match(text, emphasis.end)
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
