"""What the article is about, and who else is named in it: what a sentence must be read against.

Everything here is counted from the article's own words; where they do not tell, nothing is assumed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizgen.facts.boxes import groups_of, lines_of
from quizgen.facts.gender import PERSONAL, Gender, names_of_other
from quizgen.model import Article, Paragraph, Sentence
from quizgen.names import PARTICLES, TITLES, bare_name, fold, same_person, surname, words_of

MONARCHS = frozenset(
    "caliph czar duke earl emperor empress kaiser king maharaja pharaoh pope prince princess queen shah sultan "
    "tsar".split()
)
"""Titles under which a text goes on to speak of its one bearer ("the King")."""

GENDER_MAJORITY = 3
"""How many times as many pronouns of one gender as of the other tell the topic's gender (biographies exceed 5)."""

MIN_PRONOUNS = 5
LEAST_PLACED = 10
"""A name that stands after "in" once in so many times, or more often, is a place's."""

_BORN = re.compile(r"\b(?:births|deaths|living people)\b", re.IGNORECASE)
_THE_TITLE = re.compile(r"\b[Tt]he ([A-Z]\w+)\b(?! of\b| [A-Z])")
_THE_NOUN = re.compile(r"\b[Tt]he (?:two |three |four )?([a-z]+)\b(?! of\b)")
_KNOWN_AS = re.compile(r"(He|She) (?:was|is) known [^.“\"]{0,40}as [\"“]([A-Z]\w+)[\"”]")
_PLACE_WORDS = frozenset(
    "british dutch english french german imperial ottoman portuguese roman russian soviet spanish "
    "central east eastern fort grand great greater lake lower mount new north northern old port puerto rio river "
    "royal saint san santa south southern st st. united upper west western".split()
)
_ROLES = TITLES | frozenset(
    "ambassador chair chairman chairwoman chief commissar commissioner delegate director mayor premier speaker "
    "treasurer vice-president".split()
)
_WORD = re.compile(r"\w+")
_WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b")
_PLAIN = re.compile(r"\b[a-z]+\b")
_FIRST = re.compile(r"\A[A-Z][a-z]+\b")
_PLACED = re.compile(r"\b[Ii]n ([A-Z]\w+)\b(?!['’]| [A-Z])")
_OWNED = re.compile(r"['’]s\b")
_FIRM = re.compile(r"\b([A-Z]\w+) & ([A-Z]\w+)")
_BRACKETS = re.compile(r"\([^()]*\)")
_NAME_WORD = r"[A-Z](?:[\w’'-]*[a-z][\w’'-]*|\.)"
_FULL_NAME = re.compile(rf"{_NAME_WORD}(?: (?:{'|'.join(sorted(PARTICLES))}|{_NAME_WORD}))+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The article's subject.

    Attributes:
        title: the page's title without a disambiguation.
        short: the name that stands for a pronoun ("Lovelace"; a monarch's name and number; else the title).
        words: folded words that can stand in a short form of its name.
        gender: of a person, where the pronouns tell; None for anything else.
        person: whether the article is about one human being.
        alias: a monarch's title by which the text goes on to speak of the topic ("king"), "" where there is none.
        bare: whether the name of what is no person stands without "the", as the text has it nearly always.
        definite: whether that name stands with "the" more often than not.
        things: lemmas of nouns by which an article that is not about a person keeps naming its own ("crew", "store").
        mononyms: folded one-word titles of linked pages: who or what goes by one name ("Voltaire").
        capitals: words that the text writes with a capital within or at the head of sentences, and never without.
        spouses: the full names of husbands and wives that the infoboxes name, in their order.
        people: folded given name or surname -> the one full name in the article that has it ("" where several have).
        others: folded names of people whom a pronoun of the topic's gender cannot mean ("his mother, Ida Marsh").
    """

    title: str
    short: str
    words: frozenset[str]
    gender: Gender | None
    person: bool
    people: Mapping[str, str]
    bare: bool = False
    definite: bool = False
    alias: str = ""
    things: frozenset[str] = frozenset()
    mononyms: frozenset[str] = frozenset()
    spouses: tuple[str, ...] = ()
    capitals: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    @property
    def named(self) -> str:
        """The name as it stands in running text ("the Cork Herald")."""
        return f"the {self.short}" if self.definite else self.short

    def is_named_by(self, name: str) -> bool:
        """Whether a name as written ("President Byrne", "Ada Byrne") can only mean the topic."""
        if fold(name) == fold(self.title):
            return True
        words = fold(" ".join(words_of(name))).split()
        if not words or not self.person:
            return False
        whole = fold(self.title).split()
        return set(words) <= self.words or (len(words) > 2 and (words[0], words[-1]) == (whole[0], whole[-1]))


def prose(article: Article) -> Iterator[tuple[tuple[str, ...], Paragraph, Sentence]]:
    """Every sentence of the running text with its section's path and its paragraph, in order."""
    for section in article.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                for sentence in block.sentences:
                    yield section.path, block, sentence


def topic_of(article: Article) -> Topic:
    """Read the topic from the title, the categories, the infoboxes and the pronouns."""
    title = bare_name(article.page.title)
    sentences = [sentence for _, _, sentence in prose(article)]
    gender = _gender(sentences) if _is_person(article) else None
    person = gender is not None
    words = frozenset(fold(title).split()) if person else frozenset()
    occurrences, with_the = (0, 0) if person else _articles(title, sentences)
    others = names_of_other(sentences, gender) if gender is not None else frozenset[str]()
    return Topic(
        title=title,
        short=_short(title, sentences) if person else title,
        words=words,
        gender=gender,
        person=person,
        people=_people(sentences, title),
        bare=not person and with_the * BARE < occurrences,
        definite=not person and with_the * 2 > occurrences,
        alias=_alias(sentences) if person else "",
        spouses=_spouses(article) if person else (),
        capitals=_capitals(sentences),
        mononyms=frozenset(fold(link.target) for s in sentences for link in s.links if " " not in link.target),
        things=frozenset() if person else _things(sentences),
        others=frozenset(name for name in others if not set(name.split()) <= words),
    )


def _is_person(article: Article) -> bool:
    if any(_BORN.search(category) for category in article.categories):
        return True
    return any(
        parameter.name in ("birth_date", "birth_place", "death_date")
        for box in article.infoboxes
        for parameter in box.parameters
    )


SPOUSES = frozenset({"spouse", "spouses", "partner_married", "consort", "wife", "husband"})
"""Infobox parameters of those whom a person married."""


def _spouses(article: Article) -> tuple[str, ...]:
    values = [
        group[name].text for box in article.infoboxes for group in groups_of(box) for name in SPOUSES & group.keys()
    ]
    lines = (_BRACKETS.sub("", line).strip(" ,") for value in values for line in lines_of(value))
    return tuple(dict.fromkeys(line for line in lines if _FULL_NAME.fullmatch(line)))


def _gender(sentences: Iterable[Sentence]) -> Gender | None:
    counts: Counter[Gender] = Counter()
    for sentence in sentences:
        counts.update(PERSONAL[word] for word in _WORD.findall(sentence.text.casefold()) if word in PERSONAL)
    if counts.total() < MIN_PRONOUNS:
        return None
    (first, most), *rest = counts.most_common()
    return first if not rest or most >= GENDER_MAJORITY * rest[0][1] else None


def _capitals(sentences: Iterable[Sentence]) -> frozenset[str]:
    first = Counter(match[0] for s in sentences if (match := _FIRST.match(s.text)))
    written = {word for s in sentences for word in _WITHIN.findall(s.text)}
    written |= {word for word, count in first.items() if count > 1}
    plain = {word for s in sentences for word in _PLAIN.findall(s.text)}
    return frozenset(word for word in written if not {word.lower(), word.lower().removesuffix("s")} & plain)


def _short(title: str, sentences: Iterable[Sentence]) -> str:
    """The surname where the text itself uses it alone, else the whole title."""
    last = surname(title)
    alone = re.compile(rf"(?<!\w )\b{re.escape(last)}\b")
    return last if sum(bool(alone.search(s.text)) for s in sentences) >= 2 else title


BARE = 10
"""How many times as often a name stands without "the" as with it where "the" is a slip."""


def _articles(title: str, sentences: Iterable[Sentence]) -> tuple[int, int]:
    """How often the topic's name stands, and how often with "the"; its genitive and compounds do not count."""
    name = re.compile(rf"(?P<the>\b[Tt]he )?\b{re.escape(title)}\b(?! [A-Za-z-]*[A-Z]|['’-])")
    found = [bool(match["the"]) for s in sentences for match in name.finditer(s.text)]
    return len(found), sum(found)


MIN_REPEATS = 5
"""How often "the King" or "the crew" must stand alone for a reader of the deck to know who is meant."""


MOST_THINGS = 3
"""How many nouns an article keeps naming its own topic by; the rest are things that it has only just introduced."""


def _alias(sentences: Sequence[Sentence]) -> str:
    """The title in the article's first sentence that the text then uses alone most often."""
    lead = set(_WORD.findall(sentences[0].text.casefold())) if sentences else set()
    counts = Counter(
        word
        for s in sentences
        for word in map(str.casefold, _THE_TITLE.findall(s.text))
        if word in MONARCHS and word in lead
    )
    (alias, count), *_ = counts.most_common(1) or [("", 0)]
    return alias if count >= MIN_REPEATS else ""


def _things(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Nouns that stand alone after "the" again and again."""
    counts = Counter(word for s in sentences for word in _THE_NOUN.findall(s.text))
    words = {word for word, count in counts.most_common(MOST_THINGS) if count >= MIN_REPEATS}
    return frozenset(words | {word.removesuffix("s") for word in words})


def _people(sentences: Sequence[Sentence], title: str) -> Mapping[str, str]:
    """Full names of linked people by their surnames; of the topic's kin by their given names too."""
    seen: set[str] = set()
    things: set[str] = set()
    others = {fold(name) for s in sentences for pair in _FIRM.findall(s.text) for name in pair} | _places(sentences)
    for sentence in sentences:
        for link in sentence.links:
            names = {bare_name(link.target), sentence.text[link.start : link.end]}
            if sentence.text[max(0, link.start - 4) : link.start].casefold() == "the ":
                things |= names  # people have no article
            seen |= {
                n
                for n in names
                if _FULL_NAME.fullmatch(n)
                and n.split()[0].casefold() not in TITLES | _PLACE_WORDS
                and n.split()[-1].casefold() not in _ROLES
                and not _OWNED.search(n)
            }
    by_word: defaultdict[str, set[str]] = defaultdict(set)
    for name in seen - things:
        if not same_person(name, title):
            words = words_of(name)
            by_word[fold(words[-1])].add(name)
            if fold(words[-1]) == fold(surname(title)):  # kin are called by their given names
                by_word[fold(words[0])] |= {name} | _namesakes(words[0], name, sentences)
    named = {word: _one(names) for word, names in by_word.items() if word not in others}
    return named | dict(_nicknames(sentences))


def _places(sentences: Sequence[Sentence]) -> set[str]:
    """Folded words that stand after "in" often enough to be places ("in France", not "in Marsh a rival")."""
    placed = Counter(name for s in sentences for name in _PLACED.findall(s.text))
    return {
        fold(name)
        for name, count in placed.items()
        if count * LEAST_PLACED > sum(s.text.count(name) for s in sentences)
    }


def _namesakes(given: str, name: str, sentences: Sequence[Sentence]) -> set[str]:
    """Other full names in the text that start with a given name."""
    full = re.compile(rf"\b{re.escape(given)} ([A-Z]\w+)")
    found = {match for s in sentences if given in s.text for match in full.findall(s.text)}
    return {f"{given} {last}" for last in found if last not in words_of(name)}


def _nicknames(sentences: Sequence[Sentence]) -> Mapping[str, str]:
    """Names that somebody is said to be known by -> the linked name just before ("[Ida Marsh]. She was known as "Di").

    Of the topic, who is linked nowhere, such a sentence tells nothing here.
    """
    found: dict[str, str] = {}
    for before, sentence in pairwise(sentences):
        match = _KNOWN_AS.match(sentence.text)
        linked = [link for link in before.links if before.text[link.start : link.end][:1].isupper()]
        if match is None or not linked or before.text[linked[-1].end :].strip(".") or fold(match[2]) in found:
            continue
        found[fold(match[2])] = before.text[linked[-1].start : linked[-1].end]
    return found


def _one(names: set[str]) -> str:
    """The name that all are forms of (the shortest full one), or "" where they are several people's."""
    shortest = min(names, key=lambda name: (len(name.split()), name))
    return shortest if all(same_person(shortest, name) for name in names) else ""
