"""Whom "he" means: only where the text leaves no choice.

The rule that held in 42 of 42 cases: the sentence before it has the topic as its one root subject (by name, or by a
pronoun resolved in the same way), or names no other human being. Sentences between them whose subjects are no persons
("The law failed.") change nothing, nor does the start of a paragraph of the same section; a person as subject, named
or not, ends it. A section that opens with a pronoun means its page's topic. Nothing is resolved to the nearest name.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.events.grammar import SUBJECTS
from quizgen.facts.events.repair import is_never_meant, means_topic, name_runs, run_text, subject_is_topic
from quizgen.facts.events.words import PERSON_NOUNS, PERSON_PREPOSITIONS, PLACES_AND_THINGS
from quizgen.facts.topic import Topic
from quizgen.language import Parse, Token

_PERSON_PLACES = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "dative", "agent", "attr", "appos", "conj"})


def is_certain(sentences: Sequence[Parse], topic: Topic, *, opens_section: bool = False) -> bool:
    """Whether a pronoun in the last of these sentences in a row, if it agrees with the topic, means the topic.

    Args:
        opens_section: whether the first of them opens a section, where nobody but the topic can have been told of.
    """
    if not sentences:
        return False
    if _named_first(sentences[-1], topic):
        return True
    left = (leaves_topic(parse, topic) for parse in reversed(sentences[:-1]))
    return next((known for known in left if known is not None), opens_section and topic.person)


def leaves_topic(parse: Parse, topic: Topic) -> bool | None:
    """Whether a pronoun after this sentence means the topic; None where the sentences before this one say so.

    "It" may mean whatever was told of last: only a sentence about the topic, or about such an "it", goes on about it.
    """
    if not topic.person:
        if _last_subject_is_topic(parse, topic, certain=False):
            return True
        return None if _last_subject_is_topic(parse, topic, certain=True) else False
    if _last_subject_is_topic(parse, topic, certain=False) or _only_person(parse, topic):
        return True
    if _last_subject_is_topic(parse, topic, certain=True):
        return True if _named_first(parse, topic) else None
    return False if _has_other_person(parse, topic) else None


def _last_subject_is_topic(parse: Parse, topic: Topic, *, certain: bool) -> bool:
    """Whether the last independent clause whose subject is a person has the topic as its one subject."""
    for verb in reversed(_independent(parse)):
        if subject_is_topic(parse, topic, verb, pronoun_is_topic=certain):
            return True
        if not topic.person or not all(_is_thing(parse, s) for s in parse.children(verb, *SUBJECTS)):
            return False
    return False


def _independent(parse: Parse) -> list[Token]:
    """The verbs of the independent clauses that have subjects, and the root, in order."""
    verb = parse.root if parse.tokens else None
    verbs: list[Token] = []
    while verb is not None:
        verbs.append(verb)
        later = [c for c in parse.children(verb, "conj") if parse.children(c, *SUBJECTS)]
        verb = later[-1] if later else None
    return verbs


def _is_thing(parse: Parse, subject: Token) -> bool:
    """Whether the subject of a clause is a thing, so that the next "he" cannot mean it."""
    if subject.pos == "PRON":
        return subject.text.casefold() == "it"
    plain = subject.pos == "NOUN" and subject.lemma.casefold() not in PERSON_NOUNS
    return plain and not parse.children(subject, "conj")


def _only_person(parse: Parse, topic: Topic) -> bool:
    """Whether the topic is named, and nobody else can be meant by any word of the sentence."""
    runs = list(name_runs(parse.tokens))
    named = [run for run in runs if topic.is_named_by(run_text(run))]
    human = any(t.lemma.casefold() in PERSON_NOUNS and t.pos == "NOUN" for t in parse.tokens)
    return bool(named) and not human and not any(run not in named and _may_be_person(parse, run[-1]) for run in runs)


def _has_other_person(parse: Parse, topic: Topic) -> bool:
    """Whether a subject anywhere in the sentence is, or may be, a person other than the topic.

    A pronoun that agrees with the topic is none: where it means somebody else, so it does before this sentence. People
    whom it cannot mean are none either, but where they act nobody else must be named with them.
    """
    acted = False
    for token in parse.tokens:
        if token.dep not in SUBJECTS and not (token.dep == "conj" and parse.head(token).dep in SUBJECTS):
            continue
        if not _is_person(parse, token, topic):
            continue
        if not is_never_meant(parse, token, topic):
            return True
        acted = True
    return acted and _names_another(parse, topic)


def _is_person(parse: Parse, subject: Token, topic: Topic) -> bool:
    """Whether a subject is, or may be, a person or people other than the topic."""
    if subject.pos == "PRON":
        return subject.tag == "PRP" and subject.text.casefold() != "it" and not means_topic(subject, topic)
    if subject.pos != "PROPN":
        return subject.lemma.casefold() in PERSON_NOUNS
    if parse.children(subject, "det") or " " in subject.text:  # a title of several words is one token
        return False
    named = any(subject in run and topic.is_named_by(run_text(run)) for run in name_runs(parse.tokens))
    return not named and subject.entity not in PLACES_AND_THINGS


def _names_another(parse: Parse, topic: Topic) -> bool:
    """Whether a word anywhere in the sentence is of a person other than the topic whom its pronouns can mean."""
    people = (t for t in parse.tokens if t.pos == "NOUN" and t.lemma.casefold() in PERSON_NOUNS)
    if not all(is_never_meant(parse, t, topic) for t in people):
        return True
    runs = (run for run in name_runs(parse.tokens) if not topic.is_named_by(run_text(run)))
    return any(not is_never_meant(parse, run[-1], topic) and _may_be_person(parse, run[-1]) for run in runs)


def _named_first(parse: Parse, topic: Topic) -> bool:
    """Whether the sentence itself names the topic before its first such pronoun, and nobody else before that."""
    pronoun = next(
        (token for token in parse.tokens if token.tag in ("PRP", "PRP$") and means_topic(token, topic)), None
    )
    if pronoun is None:
        return False
    runs = list(name_runs(parse.tokens[: pronoun.i]))
    named = [run for run in runs if topic.is_named_by(run_text(run))]
    return bool(named) and not any(run not in named and _may_be_person(parse, run[-1]) for run in runs)


def _may_be_person(parse: Parse, token: Token) -> bool:
    if token.entity == "PERSON":
        return True
    if token.entity in PLACES_AND_THINGS:
        return False
    if any(child.dep == "det" for child in parse.children(token)):
        return False
    if token.dep in _PERSON_PLACES:
        return True
    return (token.dep == "pobj" and parse.head(token).text.casefold() in PERSON_PREPOSITIONS) or parse.head(
        token
    ).text == "of"
