"""Whom "he" or "she" means beside the topic: the one other person told of, in the sentence or just before it."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.events.draft import Draft
from quizgen.facts.events.grammar import SUBJECTS
from quizgen.facts.events.repair import means_topic, name_runs, run_text
from quizgen.facts.events.words import PERSON_NOUNS, PLACES_AND_THINGS
from quizgen.facts.gender import PERSONAL, Gender, nouns_of_other
from quizgen.facts.topic import Topic
from quizgen.language import Parse, Token
from quizgen.names import TITLES, fold, possessive

LOOK_BACK = 3
"""How many sentences before a pronoun may say whom it means."""

_DESCRIBE = ("appos", "attr", "oprd", "compound", "nmod")


def name_others(draft: Draft, topic: Topic, before: str | None) -> Draft:
    """Put a name for the first pronoun of a person that does not mean the topic, where only one can be meant.

    Args:
        before: the one person whom the sentences before tell of last.
    """
    for token in draft.tokens():
        word = token.text.casefold()
        if token.i in draft.said or word not in PERSONAL or word.endswith("self") or means_topic(token, topic):
            continue
        name = _named_here(draft, token, topic, before)
        return draft.saying({token.i: possessive(name) if token.tag == "PRP$" else name}) if name else draft
    return draft


def _named_here(draft: Draft, pronoun: Token, topic: Topic, before: str | None) -> str | None:
    """Whom the pronoun means, None where the card names the person already or several can be meant."""
    parse = draft.parse
    own = _own_subject(parse, pronoun)
    runs = [run for run in people_in(parse, topic, parse.tokens[: pronoun.i]) if run[-1].i not in own]
    if any(t.i in draft.kept for run in runs for t in run):
        return None
    if _unnamed_people(parse, parse.tokens[: pronoun.i], own, PERSONAL[pronoun.text.casefold()]):
        return None
    names = {_full(run, topic) for run in runs}
    if not names:
        return before if pronoun.tag == "PRP$" or pronoun.dep in SUBJECTS else None
    return names.pop() if len(names) == 1 else None


def person_of(parses: Sequence[Parse], topic: Topic, gender: Gender) -> str | None:
    """The one person of a gender, not the topic, of whom the last sentences tell, and who acts in them; None if none.

    A sentence whose subject is such a pronoun passes the question on to the one before.
    """
    for parse in reversed(parses[-LOOK_BACK:]):
        runs = people_in(parse, topic, parse.tokens)
        subjects = parse.children(parse.root, *SUBJECTS) if parse.tokens else ()
        if len(subjects) != 1 or parse.children(subjects[0], "conj"):
            return None
        if _unnamed_people(parse, parse.tokens, set(), gender):
            return None
        if PERSONAL.get(subjects[0].text.casefold()) == gender and not runs:
            continue
        told = {subjects[0].i, *(t.i for t in parse.children(parse.root, "attr"))}
        acting = [run for run in runs if {t.i for t in run} & told]
        return _full(runs[0], topic) if len(runs) == 1 and acting else None
    return None


def people_in(parse: Parse, topic: Topic, tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """The names of people among these tokens, other than the topic's."""
    return [
        run
        for run in name_runs(tokens)
        if not topic.is_named_by(run_text(run))
        and not parse.children(run[-1], "det")
        and run[-1].dep not in ("compound", "nmod")
        and _is_person(run, topic)
    ]


def _is_person(run: Sequence[Token], topic: Topic) -> bool:
    words = [fold(token.text) for token in run]
    known = words[0] in TITLES or words[-1] in topic.people or " ".join(words) in topic.others
    return known or run[-1].entity not in PLACES_AND_THINGS | {"ORG"}


def _unnamed_people(parse: Parse, tokens: Sequence[Token], own: set[int], gender: Gender) -> bool:
    """Whether somebody is told of without a name whom a pronoun could mean; a description of a named one is none."""
    never = nouns_of_other(gender)
    return any(
        t.pos == "NOUN"
        and t.tag == "NN"
        and t.lemma.casefold() in PERSON_NOUNS - never
        and t.dep not in _DESCRIBE
        and t.i not in own
        and not any(c.pos == "PROPN" for c in parse.children(t, "appos", "compound"))
        for t in tokens
    )


def _own_subject(parse: Parse, pronoun: Token) -> set[int]:
    """Who acts on the one that is meant, and so is not the same person."""
    if pronoun.tag == "PRP$" or pronoun.dep in SUBJECTS:
        return set()
    subjects = parse.children(parse.head(pronoun), *SUBJECTS)
    return {t.i for subject in subjects for t in parse.subtree(subject)}


def _full(run: Sequence[Token], topic: Topic) -> str | None:
    """The person's whole name; None where the article gives none."""
    name = run_text(run)
    if len(run) > 1:
        return name if len(run) > 2 or fold(run[0].text) not in TITLES else topic.people.get(fold(run[-1].text), name)
    return name if fold(name) in topic.mononyms else topic.people.get(fold(name)) or None
