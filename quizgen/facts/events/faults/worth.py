"""Rules 3 and 6, worth knowing: what the deck's topic did or met, and an office that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.events.faults.case import Case, Fault, at, is_name
from quizgen.facts.events.repair import names_topic, names_topic_by_name
from quizgen.facts.events.verbs import CHOSEN, DEEDS, FOUNDING, OF_KIN
from quizgen.facts.events.words import (
    CLAIMS,
    EVENT_NOUNS,
    KIN,
    LED,
    MEDIA_NOUNS,
    OFFICE_NOUNS,
    PRESS,
    ROUTINE,
    SCHOLARS,
    SIBLINGS,
    TEXTS,
)
from quizgen.language import Token
from quizgen.names import fold, surname

_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"\d{3}")


def the_topic_has_part(case: Case) -> Iterator[Fault]:
    """The deck's topic is in the sentence, or the event is one of history by itself."""
    if not (_is_on_person(case) or _is_of_lead(case) if case.topic.person else _is_on_thing(case)):
        yield Fault("the topic has no part in it")


def _is_on_person(case: Case) -> bool:
    """Whether the sentence names the person, by name, title or kin, or tells a deed of history."""
    if names_topic_by_name(case.draft, case.topic):
        return True
    name = fold(surname(case.topic.title))
    if any(fold(t.text) == name or _is_alias(case, t) for t in case.tokens):
        return True
    return _is_history(case) or _is_of_section(case)


def _is_of_section(case: Case) -> bool:
    """Whether the section is on the event by its very name ("Battle of Cork")."""
    below = {t.i for i in case.date for t in case.parse.ancestors(case.parse.tokens[i]) if t.dep == "prep"}
    words = (t for t in case.subject_words if t.i not in case.date and t.dep != "det")
    told = fold(" ".join(t.text for t in words if not (t.i in below and case.parse.subtree(t)[-1].i in case.date)))
    return bool(told) and [told] == [fold(heading) for heading in case.section[-1:]]


def _is_of_lead(case: Case) -> bool:
    """Whether the lead of the article tells it of something with a name: it is of the topic's life or time."""
    subject = case.subject
    if not case.lead or subject is None or case.verb.dep in ("advcl", "ccomp", "relcl"):
        return False
    return sum(t.pos == "PROPN" and t.i not in case.date for t in case.parse.subtree(subject)) > 1


def _is_alias(case: Case, token: Token) -> bool:
    """Whether the word is the topic's title with "the" and nothing more ("the King")."""
    if token.text.casefold() != case.topic.alias:
        return False
    children = case.parse.children(token, "det", "amod", "compound", "prep", "poss", "appos")
    return [c.text.casefold() for c in children if c.text != "new"] == ["the"]


def _is_history(case: Case) -> bool:
    """Whether it is an event of note by itself: a party with a name, a deed, a day or month; of one person, a day."""
    clause = case.draft.clause
    subject = clause.subject
    named = subject is not None and any(map(is_name, case.parse.subtree(subject)))
    if subject is None or any(c.text.casefold() in ("a", "an") for c in case.parse.children(subject, "det")):
        return False
    written = case.parse.text[case.parse.tokens[min(case.date)].start : case.parse.tokens[max(case.date)].end]
    precise = any(word[:1].isupper() and not word.isupper() for word in written.split())
    if any(t.lemma.casefold() in TEXTS for t in case.parse.children(clause.verb, "dobj")):
        return False
    lemma = clause.verb.lemma.casefold()
    led = lemma == "lead" and any(t.lemma.casefold() in LED for t in case.parse.children(clause.verb, "dobj"))
    deed = {lemma, clause.event.lemma.casefold()} & DEEDS
    day = len(_NUMBER.findall(written)) > 1 or not _YEAR.search(written)
    if clause.nominal:
        return named and day and subject.lemma.casefold() in EVENT_NOUNS and lemma == "be"
    if not (named and precise and (deed or led)):
        return False
    full = any(c.pos == "PROPN" for c in case.parse.children(subject, "compound"))
    return day or not (subject.i in case.draft.said or (full and subject.entity == "PERSON"))


def _asides_of(case: Case) -> list[Token]:
    """What only tells a subject with "a" apart ("a train decorated in Herald style was shown")."""
    subject = case.subject
    if subject is None or not any(c.text.casefold() in ("a", "an") for c in case.children(subject, "det")):
        return []
    return case.children(subject, "acl", "relcl")


def _is_on_thing(case: Case) -> bool:
    """Whether a sentence on a thing's page names the thing, one of its own, or a subject with a name."""
    beside = {t.i for aside in _asides_of(case) for t in case.parse.subtree(aside)}
    tokens = [t for t in case.tokens if t.i not in beside]
    if any(case.topic.short in case.draft.said.get(t.i, "") for t in tokens):
        return True
    if names_topic(tokens, case.topic) or any(t.lemma.casefold() in case.topic.things for t in tokens):
        return True
    if case.verb.dep in ("advcl", "ccomp", "relcl") and not case.draft.clause.recast:
        return False  # a side clause taken out of its sentence
    return case.subject is not None and any(t.pos == "PROPN" for t in case.parse.subtree(case.subject))


def nothing_of_kin(case: Case) -> Iterator[Fault]:
    """Nothing that a relation of the topic did but to live, die, and come to an office ("her father remarried")."""
    subject = case.subject
    if subject is None or not case.topic.person:
        return
    if case.event == "bear" and any(c.lemma.casefold() in SIBLINGS for c in case.children(subject, "appos")):
        yield Fault("a relation's life")
    if subject.lemma.casefold() not in KIN:
        return
    owned = any(
        t.tag == "PRP$" or t.i in case.draft.said or case.topic.is_named_by(t.text)
        for t in case.parse.children(subject, "poss")
    )
    if (
        owned
        and case.event not in OF_KIN
        and not any(names_topic([t], case.topic) for t in case.tokens if t.i > case.verb.i)
    ):
        yield Fault("a relation's life")


def no_routine(case: Case) -> Iterator[Fault]:
    """No stay in a hospital for tests."""
    if case.topic.person and any(t.lemma in ROUTINE and case.parse.head(t).text == "for" for t in case.tokens):
        yield Fault("a matter of routine")


def nothing_thought(case: Case) -> Iterator[Fault]:
    """No historian's judgement, and nobody's dealing with a view."""
    inside = case.parse.subtree(case.subject) if case.subject is not None else []
    if any(t.lemma.casefold() in SCHOLARS and t.dep in ("compound", "appos", "nsubj", "nsubjpass") for t in inside):
        yield Fault("something said or thought")
    if any(t.lemma.casefold() in CLAIMS for t in case.children(case.verb, "dobj")):
        yield Fault("something said or thought")
    naming = case.draft.clause.nominal and case.verb.lemma in ("call", "dub", "nickname", "refer")
    for token in case.tokens:
        judged = token.lemma.casefold() in SCHOLARS and case.parse.head(token).dep == "agent" and not naming
        if judged or (token.lemma.casefold() in CLAIMS and case.parse.head(token).i == case.tokens[0].i):
            yield Fault("something said or thought")


def no_report_about_it(case: Case) -> Iterator[Fault]:
    """No report, film or book that somebody else made about the topic."""
    subject = case.subject
    if subject is None or names_topic(case.parse.subtree(subject), case.topic):
        return
    if any(case.topic.short in case.draft.said.get(t.i, "") for t in case.parse.subtree(subject)):
        return
    things = (subject, *case.parse.children(case.verb, "dobj"))
    if case.verb.lemma.casefold() in FOUNDING and any(thing.lemma.casefold() in PRESS for thing in things):
        return
    if any(thing.lemma.casefold() in MEDIA_NOUNS for thing in things):
        yield Fault("a report or a work about it")


def offices_are_named(case: Case) -> Iterator[Fault]:
    """An office, term or seat says of what, and who is chosen is chosen for something."""
    as_what = any(c.text == "as" for c in case.parse.children(case.verb, "prep"))
    for token in case.tokens:
        if (
            token.pos == "NOUN"
            and token.lemma.casefold() in OFFICE_NOUNS
            and token.dep != "compound"
            and not as_what
            and not _says_of_what(case, token)
        ):
            yield Fault("an office that is not named", at(token))
    if case.verb.lemma.casefold() in CHOSEN and not _says_for_what(case):
        yield Fault("an office that is not named")


def _says_of_what(case: Case, office: Token) -> bool:
    children = case.children(office)
    if not children and office.lemma in ("command", "office"):  # "took office"
        return True
    return any(c.dep in ("prep", "compound", "relcl", "acl", "appos", "nmod") or c.text[:1].isupper() for c in children)


def _says_for_what(case: Case) -> bool:
    chosen = case.children(case.verb, "oprd", "attr", "xcomp", "dobj")
    first = {p.i for p in case.parse.children(case.verb, "prep")}
    first |= {p.i for by in case.children(case.verb, "agent") for p in case.parse.subtree(by) if p.text == "for"}
    phrases = [t for t in case.tokens if t.i in first or (t.dep == "conj" and t.head in first)]
    chosen += [t for t in phrases if t.text in ("to", "as", "for", "into")]
    chosen += [c for c in case.children(case.verb, "advcl") if c.lemma in ("become", "replace", "succeed")]
    words = [t for c in chosen for t in case.parse.subtree(c)]
    return any(t.pos in ("PROPN", "NOUN") and t.lemma not in ("term", "year") for t in words)
