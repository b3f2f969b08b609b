"""Whom "he" or "she" means before quoted words: only where the sentences before leave no choice.

The topic by the rule of `quizgen.facts.events.pronouns`; anybody else only where the sentence directly before has that
person as its one root subject (by name, or by a pronoun resolved so), or where the pronoun's own sentence has named
that one person as a subject before it. Nothing is resolved to the nearest name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen.facts.events.pronouns import is_certain
from quizgen.facts.events.words import PERSON_NOUNS
from quizgen.facts.quotations.voices import Company, is_name, name_of, name_run, voice_of
from quizgen.language import Parse, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_GENDERS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}


def antecedent(parses: Sequence[Parse], pronoun: Token, company: Company) -> str | None:
    """Whom a pronoun in the last of these sentences, which follow one another in a paragraph, means."""
    topic = company.people.topic
    gender = _GENDERS.get(pronoun.text.casefold())
    named = _named_before(parses[-1], pronoun, company)
    if len(named) == 1:
        found: str | None = named[0]
    elif named:
        return None
    elif topic.person and gender == topic.gender and is_certain(parses, topic):
        found = topic.title
    else:
        found = _last_subject(parses[:-1], replace(company, marks=()))
    if found == topic.title and gender != topic.gender:
        return None
    return found


def _named_before(parse: Parse, pronoun: Token, company: Company) -> list[str]:
    """The people that are named as subjects before the pronoun in its own sentence."""
    names: dict[str, None] = {}
    for token in parse.tokens[: pronoun.i]:
        if token.dep in _SUBJECTS and is_name(token, company.people):
            name = name_of(parse, name_run(parse, token, company), company)
            names[name or token.text] = None
        elif token.dep in _SUBJECTS and token.lemma.casefold() in PERSON_NOUNS:
            names[voice_of(parse, token, company) or token.text] = None
    return list(names)


def _last_subject(parses: Sequence[Parse], company: Company) -> str | None:
    """The person that a "he" after these sentences stands for: the root subject of the last one."""
    person: str | None = None
    for parse in parses:
        subjects = parse.children(parse.root, *_SUBJECTS)
        if len(subjects) != 1 or parse.children(subjects[0], "conj") or _turns(parse):
            person = None
        elif subjects[0].pos == "PRON" and subjects[0].text.casefold() in _GENDERS:
            continue
        else:
            name = voice_of(parse, subjects[0], company)
            person = name if name is not None and not name.startswith(("the ", "The ")) else None
    return person


def _turns(parse: Parse) -> bool:
    """Whether a clause joined to the main one has a subject of its own ("Byrne died, and Marsh became king")."""
    return any(parse.children(verb, *_SUBJECTS) for verb in parse.children(parse.root, "conj"))
