"""Rules 3 and 6, what is asked for: an event, told apart from others of its kind, and one alone."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.events.faults.case import Case, Fault, at, is_denied, is_name
from quizgen.facts.events.faults.timing import dates_a_course
from quizgen.facts.events.grammar import AUXILIARIES, SUBJECTS, is_verb
from quizgen.facts.events.repair import names_topic
from quizgen.facts.events.verbs import (
    COURSES,
    COURSES_OF_YEARS,
    INTENTIONS,
    MEASURES,
    MOMENTS,
    MOTION,
    OPINIONS,
    RECURRING,
    REPORTING,
    SINGULAR,
    SPEECH,
    STATES,
    TAKES_BARE,
    TRAVELS,
)
from quizgen.facts.events.words import LASTING_ADVERBS, MAYBE, MODALS, PLACES
from quizgen.language import Token
from quizgen.names import fold, possessive


def _has_none(case: Case) -> bool:
    """Whether the verb, or one joined to it, has "no" with its object ("won no titles"), or somebody was "unable"."""
    if any(c.lemma == "unable" for c in case.children(case.verb, "acomp")):
        return True
    verbs = (case.verb, *(c for c in case.children(case.verb, "conj")))
    objects = [t for verb in verbs for t in case.children(verb, "dobj", "attr")]
    return any(c.text.casefold() == "no" for t in objects for c in case.children(t, "det"))


def an_event(case: Case) -> Iterator[Fault]:
    """The clause tells something that happened: no state, possibility, figure, word or opinion."""
    verb, auxiliaries = case.verb, _auxiliaries(case)
    finite = case.draft.clause.finite or auxiliaries or case.parse.children(verb, *AUXILIARIES)
    if verb.tag == "VBN" and not finite:
        yield Fault("no clause of its own")
    if {t.text.casefold() for t in auxiliaries} & MODALS:
        yield Fault("a possibility, not an event")
    if (is_denied(case) and case.draft.clause.preposition != "until") or _has_none(case):
        yield Fault("something that did not happen")
    for token in (t for t in case.tokens if t.text.casefold() in MAYBE and t.i not in case.quoted):
        yield Fault("a possibility, not an event", at(token))
    lemma = verb.lemma.casefold()
    if lemma in INTENTIONS and case.draft.clause.event.i != verb.i:
        yield Fault("a possibility, not an event")
    present = [t for t in (verb, *auxiliaries) if t.tag in ("VBZ", "VBP") and t.i not in case.draft.said]
    if any(t.i == verb.i or t.lemma != "have" for t in present):
        yield Fault("told in the present tense")
    elif (verb.tag == "VB" and not auxiliaries) or _bare_infinitive(case):
        yield Fault("the verb's form is not clear")
    elif (why := _does_not_fit_time(case, auxiliaries)) is not None:
        yield Fault(why)
    elif _announces_the_past(case):
        yield Fault("an announcement of something done")
    elif _is_said(case, lemma) and not dates_a_course(case):
        yield Fault("something said or thought")
    elif lemma in MEASURES and (
        (lemma in COURSES and not case.children(verb, "dobj", "nsubjpass"))
        or any(t.pos in ("NUM", "SYM") and t.i not in case.date for t in case.tokens)
    ):
        yield Fault("a statistic")


def _is_said(case: Case, lemma: str) -> bool:
    """Whether the clause tells a judgement, words or a demand."""
    if lemma == "call" and any(c.text == "for" for c in case.children(case.verb, "prep")):
        return True
    if _is_said_by_name(case, lemma):
        return False
    return (lemma in OPINIONS and not _is_reflexive(case)) or (lemma in REPORTING and _reports(case))


def _is_said_by_name(case: Case, lemma: str) -> bool:
    """Whether words are an event: told to somebody by name, or an accusation by some."""
    heard = {"tell": ("dobj", "dative"), "accuse": ("agent",)}.get(lemma)
    if heard is None:
        return False
    return any(sum(is_name(t) for t in case.parse.subtree(c)) > 1 for c in case.children(case.verb, *heard))


def _bare_infinitive(case: Case) -> bool:
    """Whether a verb without "to" hangs on one that takes none so ("a club founded in 1852 compete in the league")."""
    below = [t for t in case.children(case.verb, "xcomp", "ccomp", "dep") if t.tag in ("VB", "VBP")]
    below = [t for t in below if not case.parse.children(t, *AUXILIARIES, *SUBJECTS)]
    return bool(below) and case.verb.lemma.casefold() not in TAKES_BARE


def _does_not_fit_time(case: Case, auxiliaries: list[Token]) -> str | None:
    """Why what the clause tells has no date, or, beside a span of time, no length."""
    if case.lasting:
        return _does_not_fit_span(case)
    if any(c.text.casefold() in LASTING_ADVERBS for c in case.children(case.verb, "advmod")):
        return "a course of things, not an event"
    return "a state, not an event" if _is_state(case, auxiliaries) else None


def _does_not_fit_span(case: Case) -> str | None:
    """Why a span of time does not tell how long the clause's one thing lasted."""
    if case.event in MOMENTS and not case.draft.clause.nominal:
        return "a span of time for what takes a moment"
    if case.loose and not case.draft.clause.nominal and case.event not in COURSES_OF_YEARS:
        return "a span of time, not a date"
    first, last = min(case.date), max(case.date)
    beside = [c for c in case.parse.children(case.verb, "conj") if not case.verb.i < last < c.i]
    before = [] if case.verb.i < first else _before(case)  # "sold it and lived in Cork from 1852 to 1855"
    return "a span of several things" if any(is_verb(c) for c in (*beside, *before)) else None


def _is_reflexive(case: Case) -> bool:
    """Whether somebody judges himself ("described herself as a printer"): a fact of the person's life."""
    return any(c.text.casefold() in ("himself", "herself", "itself") for c in case.children(case.verb, "dobj"))


def _before(case: Case) -> list[Token]:
    """The verb that a coordinate verb follows and shares its subject with."""
    shares = case.verb.dep == "conj" and not case.parse.children(case.verb, *SUBJECTS)
    return [case.parse.head(case.verb)] if shares else []


def _announces_the_past(case: Case) -> bool:
    """Whether what is told is that somebody had done it ("announced that it had sold the mill")."""
    if case.verb.lemma == "announce" and case.topic.person:
        return False
    told = case.children(case.verb, "ccomp")
    return any(c.text.casefold() == "had" for t in told for c in case.parse.children(t, "aux"))


def _auxiliaries(case: Case) -> list[Token]:
    """The auxiliaries of the clause's verb, its own or those that it shares with the verb before it."""
    own = case.children(case.verb, *AUXILIARIES)
    return own or [t for t in case.tokens if t.dep in AUXILIARIES and t.i < case.verb.i and t.head < case.verb.i]


def _is_state(case: Case, auxiliaries: list[Token]) -> bool:
    """Whether the date is that of a state, and not of what a verb below or a named event beside it tells."""
    if case.verb.tag == "VBG" and any(t.lemma == "be" for t in auxiliaries):
        return True
    if case.draft.clause.nominal and _named_event(case):
        return False
    if case.draft.clause.event.i != case.verb.i:
        return case.event in STATES
    passive = (case.verb.tag == "VBN" and case.event != "be") or any(t.dep == "auxpass" for t in auxiliaries)
    return not passive and case.event in STATES and not (case.event == "be" and _is_first(case))


def _named_event(case: Case) -> bool:
    """Whether the date tells when a named event of the sentence was ("the Battle of Hastings on 14 October 1066")."""
    first = case.parse.tokens[min(case.date)]
    noun = case.parse.head(first)
    if case.draft.clause.preposition:
        noun = case.parse.head(noun)
    inside = [t for t in case.parse.subtree(noun) if t.i not in case.date and t.i < first.i]
    return noun.pos in ("NOUN", "PROPN") and any(t.pos == "PROPN" for t in inside)


def _is_first(case: Case) -> bool:
    """Whether the verb tells of a first or last ("was the first woman to ..."), which is an event."""
    attributes = case.parse.children(case.verb, "attr")
    return any(c.lemma in ("first", "last") for a in attributes for c in case.parse.children(a, "amod"))


def _reports(case: Case) -> bool:
    """Whether the verb's object is words or a thought, and not a thing ("reported for duty", "revealed the plan")."""
    if case.children(case.verb, "ccomp"):
        return True
    return not case.children(case.verb, "dobj", "prep", "xcomp", "auxpass", "attr", "oprd")


def told_apart(case: Case) -> Iterator[Fault]:
    """What happens more than once has a name or circumstance beside it that happened once."""
    needed = 1 if case.event in SINGULAR else 4 if case.event in RECURRING else 2 if _is_named(case) else 6
    one_of_many = case.topic.person and case.event in SPEECH and not _says_what_of(case)
    if _distinct(case) < needed or one_of_many:
        yield Fault("not told apart from other times")
    if case.event in MOTION and not _says_where(case):
        yield Fault("not told where to")
    elif case.event in MOTION | TRAVELS | {"enter"} and _is_on_the_way(case):
        yield Fault("a stop on the way")
    elif case.event in TRAVELS and not _says_what_for(case):
        yield Fault("not told apart from other times")


def _is_named(case: Case) -> bool:
    """Whether the topic, a person, acts, or anybody or anything beside it has a name on the card."""
    subject = case.subject
    if not case.topic.person or subject is None or subject.i in case.draft.said or names_topic([subject], case.topic):
        return True
    others = (t for t in case.tokens if t.pos == "PROPN" and t.i not in case.date)
    return any(fold(t.text) not in case.topic.words for t in others)


def _distinct(case: Case) -> int:
    """How much the sentence says beside subject, verb and date: 2 for a name, 1 for another word of content."""
    subject = case.subject
    about_topic = subject is not None and names_topic([subject], case.topic)
    plain = at(*case.subject_words) if about_topic else frozenset()
    weight = 0
    for token in case.tokens:
        if token.i in plain or token.i in case.date or token.i == case.verb.i:
            continue
        if token.pos == "PROPN":
            weight += 0 if case.topic.person and fold(token.text) in case.topic.words else 2
        elif token.pos in ("NOUN", "ADJ", "NUM", "VERB"):
            weight += 1
        elif token.i in case.draft.said and not _is_topic_alone(case, token):
            weight += 2
    return weight


def _is_topic_alone(case: Case, token: Token) -> bool:
    """Whether what is said for a pronoun is the topic's name, and nobody else's."""
    return case.draft.said[token.i] in (case.topic.named, possessive(case.topic.named))


def _says_where(case: Case) -> bool:
    """Whether a verb of motion has a place by name."""
    places = case.parse.children(case.draft.clause.event, "prep", "dobj", "advmod", "npadvmod")
    inside = {t.i for place in places for t in case.parse.subtree(place)} & case.kept - case.date
    return any(case.parse.tokens[i].pos == "PROPN" for i in inside)


def _says_what_of(case: Case) -> bool:
    """Whether a speech says about what, for or against what, or what was said."""
    about = [p for p in case.children(case.draft.clause.event, "prep") if not at(*case.parse.subtree(p)) & case.date]
    said = case.children(case.draft.clause.event, "ccomp", "dobj", "xcomp")
    return bool(said) or any(p.text in ("about", "against", "for", "of", "on", "in") for p in about)


def _is_on_the_way(case: Case) -> bool:
    """Whether the journey goes on ("landed at Cork on her way to Dublin"): its end is what happened."""
    return any(
        t.lemma == "way" and t.dep == "pobj" and case.parse.head(t).text in ("on", "along") and case.children(t, "prep")
        for t in case.tokens
    )


def _says_what_for(case: Case) -> bool:
    """Whether anything but places tells a journey apart: with whom, for what, by what."""
    beside = at(*case.subject_words) | case.date
    said = [t for t in case.tokens if t.i not in beside and t.i != case.verb.i]
    purpose = {
        t.i for p in case.children(case.draft.clause.event, "prep") if p.text == "for" for t in case.parse.subtree(p)
    }
    return any(
        t.pos in ("NOUN", "VERB", "ADJ", "NUM") or (is_name(t) and (t.i in purpose or t.entity not in PLACES))
        for t in said
    )


def one_thing(case: Case) -> Iterator[Fault]:
    """One date behind two things with places or names of their own is the date of the second, not surely of both."""
    objects = case.parse.children(case.verb, "dobj", "attr", "oprd", "prep")
    for token in (*objects, *(p for t in objects if t.dep == "dobj" for p in case.children(t, "prep"))):
        head = next(iter(case.parse.children(token, "pobj")), token) if token.dep == "prep" else token
        joined = case.children(head, "conj")
        if token.text in ("at", "in"):  # "at the Hall in Cork, Ireland and the Mill in Leeds": joined to the last name
            joined = [t for t in case.parse.subtree(head) if t.dep == "conj" and t.i in case.kept]
        second = [c for c in (*joined, *case.children(case.verb, "conj")) if c.pos in ("NOUN", "PROPN")]
        both = [h for h in (head, *second) if any(c.text in ("of", "in") for c in case.children(h, "prep"))]
        places = [t.i for t in case.parse.subtree(head) if t.dep == "prep" and t.text == "in" and t.i in case.kept]
        parted = token.dep == "prep" and any(places[0] < c.i < places[-1] for c in second if places)
        if len(both) > 1 or parted:
            yield Fault("two things under one date", at(*(t for c in second for t in case.parse.subtree(c))))
