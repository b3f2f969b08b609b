"""Who speaks in an article: names as the article has them in full, and what part they play in it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from quizgen.facts.quotations.words import COMMENTATORS, GIVEN_NAME_TITLES, NO_NAMES, ROLES, ROYAL_TITLES
from quizgen.facts.topic import Topic, prose
from quizgen.model import Article
from quizgen.names import PARTICLES, TITLES, bare_name, fold, same_person, surname, words_of

_WORD = r"(?![a-z\d_])\w[\w’'.-]*"
_PARTICLE = "|".join(sorted(PARTICLES))
_RUN = re.compile(rf"{_WORD}(?: (?:(?:{_PARTICLE}) )*{_WORD})+")
_LOWER = re.compile(r"\b[a-z]+\b")
_START = re.compile(r"(?:\A|[\"“‘:;(\[.?!]\s?)\Z")
_PAPER_FIELDS = frozenset({"work", "newspaper", "journal", "magazine", "website", "periodical", "agency", "publisher"})
MAX_NAME_WORDS = 5
MAX_NAMESAKES = 50
LINK_WEIGHT = 2
LEAD = 3
"""A bare surname means the person who is named in full this many times as often as all others of that surname."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The names of an article.

    Attributes:
        topic: what the article is about.
        full: folded last word of a name -> the full names that end in it, one for each person.
        firsts: folded first word of a name -> how often a full name that begins with it stands in the text.
        given: folded first word of a name -> the full names of the topic's family that begin with it.
        seen: how often each full name stands in the running text.
        mentions: folded last word of a name -> how often it stands in the running text.
        linked: folded names that lead to a page of their own.
        papers: folded names, without "the", of the papers, magazines and sites that the references cite.
        commentators: folded last words of names that stand after "historian", "biographer" and the like.
    """

    topic: Topic
    full: Mapping[str, tuple[str, ...]]
    firsts: Mapping[str, int]
    given: Mapping[str, tuple[str, ...]]
    seen: Mapping[str, int]
    mentions: Mapping[str, int]
    linked: frozenset[str]
    papers: frozenset[str]
    commentators: frozenset[str]

    def complete(self, name: str, near: Sequence[str] = ()) -> str | None:
        """A name as written, without titles and roles, in the fullest form that is certain; None where none is.

        Args:
            name: a run of capitalised words ("Prime Minister Byrne").
            near: texts before it, the nearest last; of two people of one surname the one named there is meant.
        """
        words, title = without_roles(name.split())
        if not words or all(word.casefold() in NO_NAMES for word in words):
            return None
        bare = " ".join(words)
        if self.topic.person and self.topic.is_named_by(bare):
            return self.topic.title
        known = self.known_suffix(words)
        if known is not None:
            return self.complete(known, near)
        if len(words) > 1:
            return bare if self._may_share_surname(bare) else None
        if title in ROYAL_TITLES:
            return f"{title} {bare}"
        full = None if bare.isupper() else self._full(bare, near)
        if full is None:
            return f"{title} {bare}" if title in GIVEN_NAME_TITLES else bare
        return full or None

    def _full(self, word: str, near: Sequence[str]) -> str | None:
        """The full name of whom one word means; "" where that is open, None where nobody is named so in full."""
        by_surname = self.full.get(fold(word), ())
        found = tuple(dict.fromkeys((*by_surname, *self.given.get(fold(word), ()))))
        if fold(word) in self.linked and not any(fold(name) in self.linked for name in found):
            return None
        if len(found) > 1 or (by_surname and self._may_be_given(word, by_surname)):
            named = tuple(name for name in found if any(name in text for text in near))
            return named[0] if len(named) == 1 else "" if found else None
        return found[0] if found else None

    def is_known(self, name: str) -> bool:
        """Whether the article names somebody so."""
        if self.topic.person and self.topic.is_named_by(name):
            return True
        found = self.full.get(fold(name.rsplit(maxsplit=1)[-1]), ())
        return any(name == full or (" " not in name) or same_person(name, full) for full in found)

    def is_person(self, name: str) -> bool:
        """Whether a complete name is surely one human being's: the topic's, or a full name that the article repeats."""
        if self.topic.person and same_person(name, self.topic.title):
            return True
        return " " in name and not name.startswith("the ") and (fold(name) in self.linked or self.seen.get(name, 0) > 1)

    def is_commentator(self, name: str) -> bool:
        """Whether the article calls somebody of that name a historian or the like, or cites it as a paper."""
        if fold(name).removeprefix("the ") in self.papers:
            return True
        return not self.commentators.isdisjoint(fold(surname(name)).split()[-1:])

    def is_surname(self, word: str) -> bool:
        """Whether one capitalised word ends a full name of the article."""
        return word[:1].isupper() and (fold(word) in self.full or fold(word) in self.topic.words)

    def _may_be_given(self, word: str, found: Sequence[str]) -> bool:
        """Whether one word is as likely a given name as the surname of the people found."""
        return LEAD * self.firsts.get(fold(word), 0) > sum(self.seen.get(name, 0) + LINK_WEIGHT for name in found)

    def is_linked_person(self, name: str) -> bool:
        """Whether a page's title is a full name that stands in the running text as a link."""
        return fold(name) in self.linked and bool(_RUN.fullmatch(name))

    def _may_share_surname(self, name: str) -> bool:
        """Whether a name that ends in the topic's surname is surely another person's: linked, or named again."""
        if not self.topic.person or fold(surname(name)) != fold(surname(self.topic.title)):
            return True
        return fold(name) in self.linked or self.seen.get(name, 0) > 1

    def known_suffix(self, words: Sequence[str]) -> str | None:
        """The known name at the end of a run that begins with another name ("Red Mill Byrne"); None elsewhere."""
        for first in range(1, len(words)):
            before, name = " ".join(words[:first]), " ".join(words[first:])
            if fold(before) in self.linked and (self.is_surname(name) or self._is_full(name)):
                return name
        return None

    def _is_full(self, name: str) -> bool:
        if self.topic.person and self.topic.is_named_by(name):
            return True
        return any(same_person(name, full) for full in self.full.get(fold(name.rsplit(maxsplit=1)[-1]), ()))


def without_roles(words: Sequence[str]) -> tuple[list[str], str]:
    """Name words without the titles and roles before them, and the last of those."""
    for i in range(len(words) - 2, -1, -1):
        if words[i].casefold().rstrip(".") in ROLES | TITLES:
            return list(words[i + 1 :]), words[i]
    return list(words), ""


def people_of(article: Article, topic: Topic) -> People:
    """Count the names of an article's running text, links and notes."""
    seen: Counter[str] = Counter()
    linked: set[str] = set()
    mentions: Counter[str] = Counter()
    commentators: set[str] = set()
    sentences = [sentence for _, _, sentence in prose(article)]
    sentences += [sentence for note in article.notes for sentence in note.sentences]
    common = {word for sentence in sentences for word in _LOWER.findall(sentence.text)}
    for sentence in sentences:
        linked |= {bare_name(link.target) for link in sentence.links}
        seen.update(_runs(sentence.text, common))
        mentions.update(fold(word) for word in re.findall(_WORD, sentence.text))
        commentators |= {fold(match[1]).split()[-1] for match in _COMMENTATOR.finditer(sentence.text)}
    seen.update(name for name in linked if _RUN.fullmatch(name))
    full = _by_surname(seen, linked, topic)
    return People(
        topic=topic,
        full=full,
        firsts=_firsts(seen),
        given=_by_given_name(seen, topic),
        seen=seen,
        mentions=mentions,
        linked=frozenset(map(fold, linked)),
        papers=frozenset(fold(paper).removeprefix("the ") for paper in _papers(article)),
        commentators=frozenset(commentators),
    )


_COMMENTATOR = re.compile(
    rf"\b(?i:{'|'.join(sorted(COMMENTATORS))})s? ({_WORD}(?: (?:(?:{_PARTICLE}) )*{_WORD}){{0,3}})"
)


def _papers(article: Article) -> Iterable[str]:
    for reference in article.references:
        for citation in reference.citations:
            yield from (value for name, value in citation.params if name in _PAPER_FIELDS and value)


def _runs(text: str, common: AbstractSet[str]) -> Iterable[str]:
    """Full names among the runs of capitalised words of a text, without titles and roles.

    Args:
        text: one sentence.
        common: the article's words in lower case: such a word at a sentence's start is no part of a name.
    """
    for match in _RUN.finditer(text):
        words = match[0].removesuffix("'s").removesuffix("’s").split()
        if _START.search(text, 0, match.start()) and words[0].casefold() in common:
            words = words[1:]
        words, _ = without_roles(words)
        if 1 < len(words) <= MAX_NAME_WORDS and not any(word.casefold().rstrip(".") in NO_NAMES for word in words):
            yield " ".join(words).rstrip(".")


def _by_surname(seen: Mapping[str, int], linked: AbstractSet[str], topic: Topic) -> Mapping[str, tuple[str, ...]]:
    """For each last word the full names that end in it, one for each person; one alone where it clearly leads."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in seen:
        last = fold(words_of(name)[-1]).split()[-1:]
        if last and len(words_of(name)) > 1 and not (topic.person and same_person(name, topic.title)):
            groups[last[0]].append(name)
    return {last: tuple(_persons(names, seen, linked)) for last, names in groups.items()}


def _firsts(seen: Mapping[str, int]) -> Mapping[str, int]:
    firsts: Counter[str] = Counter()
    for name, count in seen.items():
        firsts[fold(words_of(name)[0])] += count
    return firsts


def _by_given_name(seen: Mapping[str, int], topic: Topic) -> Mapping[str, tuple[str, ...]]:
    """The topic's relatives, as far as they bear its surname."""
    given: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(seen):
        if topic.person and fold(surname(name)) == fold(surname(topic.title)) and not same_person(name, topic.title):
            given[fold(words_of(name)[0])].append(name)
    return {first: tuple(names) for first, names in given.items()}


def _persons(names: Sequence[str], seen: Mapping[str, int], linked: AbstractSet[str]) -> list[str]:
    """One name for each person, those that are forms of one another being one; only the first where it leads by far."""
    weights: dict[str, int] = {}
    for name in sorted(names, key=lambda name: (name not in linked, -seen[name], len(name), name))[:MAX_NAMESAKES]:
        known = next((other for other in weights if _same(name, other)), name)
        weights[known] = weights.get(known, 0) + seen[name] + LINK_WEIGHT * (name in linked)
    persons = sorted(weights, key=lambda name: (-weights[name], name))
    leads = len(persons) > 1 and weights[persons[0]] >= LEAD * sum(weights[name] for name in persons[1:])
    return persons[:1] if leads else persons


def _same(one: str, other: str) -> bool:
    """Whether two full names with one last word are one person's: forms of each other, initials, short given names."""
    if same_person(one, other):
        return True
    mine, theirs = fold(words_of(one)[0]), fold(words_of(other)[0])
    if "." in words_of(one)[0] or "." in words_of(other)[0]:
        return mine[:1] == theirs[:1]
    return len(mine) > 4 < len(theirs) and mine[:4] == theirs[:4]
