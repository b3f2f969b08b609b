"""Rules 3 to 5, one date: it tells when the event was, not before, after or beside it, and nothing gives it away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.events.faults.case import Case, Fault, at, is_denied
from quizgen.facts.events.grammar import SUBJECTS, subordinator, tells_of_object
from quizgen.facts.events.repair import names_topic
from quizgen.facts.events.verbs import APPOINTS, MEASURES
from quizgen.facts.events.words import (
    EVENT_NOUNS,
    HOLIDAYS,
    JUBILEES,
    NUMBERED,
    OTHER_TIMES,
    OTHER_TIMES_NOUNS,
    VAGUE_TIME,
)
from quizgen.language import Token

_JOINED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{1,4}) "
    r"(?:and|or) \Z"
)
_YEAR = re.compile(r"(?<![\d.,])(?:1\d{3}|20\d{2})(?![\d,]|\.\d)")


def no_other_date(case: Case) -> Iterator[Fault]:
    """No second date stands beside the one asked for."""
    for start, end in case.other_dates:
        hit = at(*case.parse.at(start, end)) & case.kept - case.date
        if hit:
            yield Fault("another date stands beside it", hit)
    for token in case.tokens:
        if token.i not in case.date and _YEAR.search(token.text) and not _is_numbered(case, token):
            yield Fault("another date stands beside it", at(token))
        if token.text.casefold() in HOLIDAYS and token.pos == "PROPN" and _is_a_day(case):
            yield Fault("a feast gives the day away", at(token))
        if token.text.casefold() in ("after", "before") and _is_counted(case, token):
            yield Fault("counted from another event", at(*case.parse.subtree(token)))
        if token.text.casefold() in JUBILEES:
            yield Fault("an anniversary gives the year away", at(token))


def the_date_is_no_name(case: Case) -> Iterator[Fault]:
    """The year is not that of an edition or a list ("the Cork Index 1852")."""
    if any(_numbers_a_name(case, case.parse.tokens[i]) for i in case.date):
        yield Fault("the date is part of a name")


def _numbers_a_name(case: Case, token: Token) -> bool:
    """Whether a year follows a name without a preposition, as that of an edition does ("the Cork Index 1852").

    The year of a contest or a fair is when it was.
    """
    head = case.parse.head(token)
    if head.text.casefold() in EVENT_NOUNS:
        return False
    numbers = head.pos == "PROPN" and head.i == token.i - 1 and head.i not in case.date
    return numbers and token.dep == "nummod" and token.text.isdigit()


def _is_numbered(case: Case, token: Token) -> bool:
    """Whether a number is that of a resolution or flight."""
    return token.i > 0 and case.parse.tokens[token.i - 1].text in NUMBERED


def _is_counted(case: Case, token: Token) -> bool:
    """Whether so many days or years stand before the word ("four years before the siege"): one date tells the other."""
    spans = case.children(token, "npadvmod") or case.children(case.parse.head(token), "npadvmod")
    return any(t.lemma in ("day", "week", "month", "year") and t.i == token.i - 1 for t in spans)


def _is_a_day(case: Case) -> bool:
    written = case.parse.text[case.parse.tokens[min(case.date)].start : case.parse.tokens[max(case.date)].end]
    return any(part.strip(",").isdigit() and len(part.strip(",")) < 3 for part in written.split())


def the_date_tells_when(case: Case) -> Iterator[Fault]:
    """The words around the date say that it happened then, not before, after or since."""
    preposition = case.draft.clause.preposition
    if any(case.parse.tokens[i].dep in SUBJECTS and case.parse.tokens[i].head not in case.date for i in case.date):
        yield Fault("the date tells a thing apart, not when it happened")  # "her 1852 was a year of ..."
    if preposition == "from" and (case.event in MEASURES or case.draft.clause.nominal) and not case.lasting:
        yield Fault("the words do not tell when it happened")
    if _JOINED.search(case.parse.text[: case.parse.tokens[min(case.date)].start]):
        yield Fault("two dates joined")
    if preposition == "until" and is_denied(case):  # "was not built until 1920" tells when it was
        return
    length = case.lasting and preposition == "for"  # "for six months from May to October 1852"
    if (set(preposition.split()) & VAGUE_TIME and not length) or preposition.startswith("as of"):
        yield Fault("the words do not tell when it happened")
    bare = not preposition and min(case.date) > case.verb.i and not case.children(case.verb, "dobj", "nsubjpass")
    if bare and case.event in APPOINTS:
        yield Fault("the date is what was set, not when")
    for joined in (c for i in case.date for c in case.children(case.parse.tokens[i], "conj")):
        yield Fault("two dates joined", at(*case.parse.subtree(joined)))
    event = case.draft.clause.event
    if event.i != case.verb.i and event.lemma == "follow" and event.tag == "VBN":
        yield Fault("two events in one")
    if _trails(case, event):
        yield Fault("the date is that of another event")
    if any(t.lemma == "effective" for t in case.parse.ancestors(case.parse.tokens[min(case.date)])):
        yield Fault("the date is that of another event")
    if _lies_after(case) or (case.draft.clause.nominal and _tells_another(case)):
        yield Fault("the date is that of another event")


def _trails(case: Case, event: Token) -> bool:
    """Whether the date is told of a participle behind the clause and a comma ("left Cork, founded in 1852")."""
    if event.tag != "VBN" or event.dep not in ("advcl", "acl") or event.i <= case.verb.i:
        return False
    if tells_of_object(case.parse, event):
        return not topic_acts(case)
    return case.parse.tokens[case.parse.subtree(event)[0].i - 1].text == ","


def _tells_another(case: Case) -> bool:
    """Whether the date lies in a phrase of time beside its clause ("After the defeat on 3 May, ...")."""
    first = case.parse.tokens[min(case.date)]
    for token in case.parse.ancestors(first):
        if token.i == case.verb.i:
            return False
        word = token.text.casefold()
        if word == "with" and token.dep == "prep" and token.i == case.draft.kept[0]:
            return True  # "With the fall of Cork in 1852, ..."
        if word == "for" and any(c.lemma == "year" for c in case.parse.children(token, "pobj")):
            return True  # an award "for the year 1852"
        if (token.dep == "prep" and word in OTHER_TIMES) or (token.dep == "pobj" and word in OTHER_TIMES_NOUNS):
            return True
    return False


def _openers(case: Case, verb: Token) -> set[str]:
    """The preposition before a verb in "-ing", and the word before that ("prior to")."""
    preposition = case.parse.head(verb)
    return {preposition.text.casefold(), case.parse.head(preposition).text.casefold()}


REASONS = frozenset({"although", "as", "because", "though", "whereas"})


def _lies_after(case: Case) -> bool:
    """Whether the date is that of a clause which only says after or before what the told event was."""
    verb = case.draft.clause.event
    while verb.i != case.verb.i and verb.dep != "ROOT":
        opener = subordinator(case.parse, verb)
        if verb.dep == "advcl" and opener is not None and opener.text.casefold() in OTHER_TIMES | REASONS:
            return True
        if verb.dep == "pcomp" and _openers(case, verb) & (OTHER_TIMES - {"before", "prior"}):
            return True
        verb = case.parse.head(verb)
    return False


def hung_on_an_event(case: Case) -> Iterator[Fault]:
    """A date that hangs on a noun tells when an event was, or is the date of the topic's own work or deed."""
    if not case.draft.clause.nominal:
        return
    first = min(case.date)
    noun = next(
        case.parse.head(case.parse.tokens[i]) for i in sorted(case.date) if case.parse.tokens[i].head not in case.date
    )
    if case.draft.clause.preposition == "of" and noun.i < first:
        of = case.parse.head(case.parse.tokens[first])
        if case.children(case.parse.head(of), "conj"):  # "the Act of 1852 and the Treaty of Cork made it a town"
            yield Fault("two things under one date")
    if case.draft.clause.preposition:
        yield from _behind_a_noun(case)
    elif case.lasting and noun.i < first:
        if not dates_a_course(case):
            yield Fault("the date is that of another event")
    elif noun.i > first:
        own = any(
            t.tag == "PRP$" or t.i in case.draft.said or names_topic([t], case.topic)
            for t in case.parse.children(noun, "poss")
        )
        if _in_passing(case, noun):
            yield Fault("the date is that of another event")
        modified = any(c.i not in case.date for c in case.parse.children(noun, "amod", "compound", "nmod"))
        if not own and not (noun.lemma.casefold() in EVENT_NOUNS and modified):
            yield Fault("the date tells a thing apart, not when it happened")


def dates_a_course(case: Case) -> bool:
    """Whether the date is that of what went on while the topic acted ("led it during the talks at Cork from ...")."""
    noun = case.parse.tokens[min(case.date)]
    while noun.dep != "ROOT" and (noun.i in case.date or noun.dep == "prep"):
        noun = case.parse.head(noun)
    opener = case.parse.head(noun)
    told = [t for t in case.parse.subtree(noun) if t.i not in case.date and t.dep in ("amod", "compound", "pobj")]
    return (
        topic_acts(case) and opener.text.casefold() == "during" and noun.lemma in EVENT_NOUNS | {"talk"} and bool(told)
    )


def topic_acts(case: Case) -> bool:
    """Whether the subject is the topic, by name or title or by a pronoun that a repair has named."""
    if case.subject is None:
        return False
    words = case.parse.subtree(case.subject)
    called = [t.text.casefold() for t in words] == ["the", case.topic.alias]
    return called or case.subject.i in case.draft.said or names_topic(words, case.topic)


def _in_passing(case: Case, noun: Token) -> bool:
    """Whether the dated noun only tells of what another noun is ("manager of her 1852 campaign")."""
    preposition = case.parse.head(noun)
    of_noun = preposition.dep == "prep" and case.parse.head(preposition).pos in ("NOUN", "PROPN")
    return of_noun and preposition.text in ("for", "of")


def _behind_a_noun(case: Case) -> Iterator[Fault]:
    """A subject told apart by its date alone has no name to ask by ("an attack on 3 May was put off")."""
    inside = case.parse.subtree(case.subject) if case.subject is not None else []
    named = any(t.pos == "PROPN" and t.i not in case.date for t in inside)
    if at(*inside) & case.date and not named:
        yield Fault("a subject that is not named")
