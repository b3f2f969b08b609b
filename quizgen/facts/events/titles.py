"""Works named just before: the title for "it was published", "the film" and "the first edition"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.facts.events.draft import Draft
from quizgen.facts.events.grammar import SUBJECTS
from quizgen.facts.events.repair import names_topic_by_name
from quizgen.facts.events.verbs import WORKS_ONLY
from quizgen.facts.events.words import COPIES
from quizgen.facts.gender import PERSONAL
from quizgen.facts.topic import Topic
from quizgen.language import Token
from quizgen.model import Sentence
from quizgen.names import possessive

LOOK_BACK = 3
"""How many sentences back a work may have been named; further back another one may be spoken of by now."""

WORKS = frozenset(
    "album ballet book documentary essay film magazine musical novel novella opera painting pamphlet play poem "
    "screenplay song symphony treatise".split()
)
_MADE = "began|completed|composed|directed|established|finished|founded|made|painted|published|released|wrote|writing"
_IMAGES = "bust|memorial|monument|mural|painting|plaque|portrait|sculpture|stamp|statue"
_ISSUED = WORKS_ONLY | {"dedicate", "erect", "install", "premiere", "release", "unveil", "write"}
_QUOTED = re.compile(r"[\"“]([A-Z][^\"“”]*[\w!?])[.,]?[\"”]")
_VENUE = re.compile(r"\b(?:at|by|for|from|in|of|to|with) (?:the )?\Z", re.IGNORECASE)
_TITLE_WORD = re.compile(r"[a-z][\w’'-]{5,}")


@dataclass(frozen=True, slots=True)
class Title:
    """A work named before; `own` is whether the words around it say that the page's topic, a person, made it."""

    text: str
    own: bool


def title_before(sentences: Sequence[Sentence], topic: Topic) -> Title | None:
    """The one work that the last sentence naming any names; None where there is none, or only a venue."""
    for sentence in reversed(sentences[-LOOK_BACK:]):
        spans = [(e.start, e.end) for e in sentence.emphases if e.style == "i"]
        spans += [match.span(1) for match in _QUOTED.finditer(sentence.text)]
        named = {sentence.text[start:end].strip(" ,."): start for start, end in spans}
        named = {title: start for title, start in named.items() if _is_title(title)}
        if named:
            (title, start), *rest = named.items()
            before = sentence.text[:start]
            about = topic.person and topic.short in title
            if rest or about or _VENUE.search(before):
                return None
            return Title(title, own=topic.person and _is_own(before, topic))
    return _image_before(sentences[-1].text, topic) if sentences else None


def _image_before(text: str, topic: Topic) -> Title | None:
    """The one statue, portrait or the like of the topic that a sentence tells of."""
    names = "|".join(map(re.escape, {topic.short, topic.title}))
    found = re.findall(rf"\ban? (?:[a-z]+ )?({_IMAGES}) (of|to|for) ({names})\b(?!['’])", text)
    return Title(f"the {' '.join(found[0])}", own=False) if len(found) == 1 else None


def _is_own(before: str, topic: Topic) -> bool:
    """Whether the words before a title say that the topic made it ("Byrne wrote", "her second novel")."""
    agreeing = [word for word, gender in PERSONAL.items() if gender == topic.gender and not word.endswith("self")]
    who = "|".join((re.escape(topic.short), *agreeing))
    made = rf"\b(?i:{who}) (?:[\w,-]+ ){{0,6}}(?:{_MADE})\b[^.;:]*\Z"
    called = rf"\b(?i:{who})(?:['’]s?)? (?:[\w-]+ ){{0,4}}(?:{'|'.join(sorted(WORKS | {'work'}))}),? \Z"
    return re.search(rf"{made}|{called}", before) is not None


def _is_title(text: str) -> bool:
    """Whether words in italics or quotation marks are written as titles are, and are no sentence."""
    words = text.split()
    return text[:1].isupper() and len(words) < 12 and not any(_TITLE_WORD.fullmatch(word) for word in words)


def name_work(draft: Draft, title: Title | None, topic: Topic) -> Draft:
    """Put the title for "it" in "it was published", behind "the film", and behind "the first edition"."""
    if title is None or title.text in draft.parse.text:
        return draft
    whose = f"{possessive(topic.short)} " if title.own and not names_topic_by_name(draft, topic) else ""
    for token in draft.tokens():
        if token.i in draft.said:
            continue
        if token.text.casefold() == "it" and token.dep in SUBJECTS:
            issued = draft.parse.head(token).lemma.casefold() in _ISSUED and token.dep == "nsubjpass"
            return draft.saying({token.i: f"{whose}{title.text}"}) if issued else draft
        if token.tag == "NN" and token.lemma.casefold() in WORKS and _words(draft, token) == ["the"]:
            owners = [c.i for c in draft.parse.children(token, "det")] if whose else []
            return draft.without(owners).saying({token.i: f"{whose}{token.text} {title.text}"})
        if token.tag == "NN" and token.lemma.casefold() in COPIES and _is_open(draft, token):
            return draft.saying({token.i: f"{token.text} of {whose}{title.text}"})
    return draft


def _words(draft: Draft, noun: Token) -> list[str]:
    """What goes with a noun, in lower case."""
    children = [c for c in draft.parse.children(noun) if c.i in draft.kept and c.dep != "punct"]
    return [c.text.casefold() for c in children if c.text not in ("at", "in", "on", "with")]


def _is_open(draft: Draft, copy: Token) -> bool:
    """Whether an edition or a translation is not said to be of anything, nor whose it is."""
    after = (t for t in draft.tokens() if t.i > copy.i)
    owners = draft.parse.children(copy, "poss", "compound")
    return not owners and not any(t.text in ("by", "of") for t in after)
