"""Pronouns that still lean on something outside the card, and those whose antecedent stands on it."""

from __future__ import annotations

from quizgen.facts.events.draft import Draft
from quizgen.facts.events.grammar import SUBJECTS
from quizgen.facts.events.repair import is_empty, means_topic, names_topic
from quizgen.facts.events.words import NEUTER, PLACES_AND_THINGS, PLURAL
from quizgen.facts.gender import PERSONAL
from quizgen.facts.topic import MONARCHS, Topic
from quizgen.language import Parse, Token
from quizgen.names import TITLES, fold


def open_pronouns(draft: Draft, topic: Topic) -> list[Token]:
    """Pronouns that still lean on something outside the card."""
    found = []
    for token in draft.tokens():
        word = token.text.casefold()
        if token.i in draft.said or token.tag not in ("PRP", "PRP$") or is_empty(draft.parse, token):
            continue
        for_it = token.i > 0 and draft.parse.tokens[token.i - 1].text == "for" and token.dep in SUBJECTS
        acts = draft.clause.subject is not None and token.i == draft.clause.subject.i
        if (
            (acts and not _is_named_before(draft, token, topic))
            or for_it  # "leave for it to print ballads": whoever gives it is not meant
            or (word in PERSONAL and not _person_for(draft, token, topic))
            or (word in PLURAL and not _plural_for(draft, token))
            or (word in NEUTER and not _thing_for(draft, token, topic))
        ):
            found.append(token)
    return found


def _dates_its_verb(draft: Draft, empty: Token) -> bool:
    """Whether the date is not one of what is told after "it was decided"."""
    clause = draft.clause
    outside = clause.subject is None or clause.subject.i != empty.i
    return outside or (clause.event.i == clause.verb.i and not clause.nominal)


def _is_named_before(draft: Draft, subject: Token, topic: Topic) -> bool:
    """Whether words before the clause's subject name the topic that it means ("In Byrne's first speech, she asked")."""
    before = [t for t in draft.tokens() if t.i < subject.i]
    people = [t for t in before if t.pos == "PROPN" and t.i not in draft.clause.date]
    return means_topic(subject, topic) and names_topic(before, topic) and all(names_topic([t], topic) for t in people)


def _before(draft: Draft, pronoun: Token) -> list[Token]:
    """What a pronoun can point at: the tokens before it, and, before the clause's subject, that subject."""
    subject = draft.clause.subject
    tokens = [t for t in draft.tokens() if t.i < pronoun.i]
    if subject is not None and pronoun.i < subject.i and subject.i in draft.kept:
        tokens.append(subject)
    return tokens


def _person_for(draft: Draft, pronoun: Token, topic: Topic) -> bool:
    """Whether a person whom the pronoun can mean is named on the card.

    Not the subject of the same verb ("Ada placed her on the board" means somebody else), and a pronoun of the other
    gender than the topic's does not mean the topic.
    """
    parse = draft.parse
    excluded = {t.i for t in _own_subject(draft, pronoun)}
    acts = pronoun.tag == "PRP$" or pronoun.dep in SUBJECTS
    other_gender = topic.person and topic.gender is not None and PERSONAL[pronoun.text.casefold()] != topic.gender
    for token in _before(draft, pronoun):
        if token.i in excluded:
            continue
        if token.i in draft.said and not other_gender:
            return True
        if token.pos != "PROPN" or (other_gender and fold(token.text) in topic.words):
            continue
        titled, whole = fold(token.text) in TITLES | MONARCHS, token
        while whole.dep == "compound" and parse.head(whole).pos == "PROPN":
            whole = parse.head(whole)  # "the Cork Games": no part of what has an article is a person
        if not titled and any(c.dep == "det" for c in parse.children(whole)):
            continue
        if (acts and fold(token.text) in topic.words) or token.entity not in PLACES_AND_THINGS:
            return True
    return False


def _own_subject(draft: Draft, pronoun: Token) -> list[Token]:
    """The subject of the verb whose object a plain pronoun is; nothing for possessives and reflexives."""
    parse = draft.parse
    if pronoun.tag == "PRP$" or pronoun.text.casefold().endswith("self") or pronoun.dep in SUBJECTS:
        return []
    verb = parse.head(pronoun)
    while verb.pos == "ADP" and verb.dep != "ROOT":
        verb = parse.head(verb)
    for step in (verb, parse.head(verb)):
        subjects = parse.children(step, *SUBJECTS)
        if subjects:
            return [t for subject in subjects for t in _who(parse, subject)]
    return _who(parse, draft.clause.subject) if draft.clause.subject is not None else []


def _who(parse: Parse, subject: Token) -> list[Token]:
    """A subject without whose it is: "Ada's speech made her famous" can mean Ada."""
    owners = {t.i for owner in parse.children(subject, "poss") for t in parse.subtree(owner)}
    return [t for t in parse.subtree(subject) if t.i not in owners]


def _plural_for(draft: Draft, pronoun: Token) -> bool:
    """Whether several are told before "they", or a body before "their"; who acts is not "them"."""
    excluded = {t.i for t in _own_subject(draft, pronoun)}
    body = pronoun.tag == "PRP$" or pronoun.dep in SUBJECTS
    return any(
        t.i not in excluded
        and (t.tag in ("NNS", "NNPS") or (body and t.pos == "PROPN") or bool(draft.parse.children(t, "conj")))
        for t in _before(draft, pronoun)
    )


def _thing_for(draft: Draft, pronoun: Token, topic: Topic) -> bool:
    """Whether a thing is told before "it" or "its"; who acts is not "it"."""
    excluded = {t.i for t in _own_subject(draft, pronoun)}
    for token in _before(draft, pronoun):
        if token.i in excluded:
            continue
        if token.pos == "NOUN" and token.i not in draft.clause.date:
            return True
        if (
            token.pos == "PROPN"
            and token.i not in draft.clause.date
            and not (topic.person and fold(token.text) in topic.words)
            and token.entity != "PERSON"
        ):
            return True
    return not topic.person and names_topic(_before(draft, pronoun), topic)
