"""Rules 3 to 5, one right answer that nothing gives away: an event, told apart, at this date and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.events.clause import AUXILIARIES, SUBJECTS, is_verb, subordinator
from quizgen.facts.events.faults.case import Case, Fault, at, is_name
from quizgen.facts.events.repair import names_topic
from quizgen.facts.events.words import (
    APPOINTS,
    COUNTS,
    COURSES,
    EVENT_NOUNS,
    HOLIDAYS,
    INTENTIONS,
    JUBILEES,
    LASTING_ADVERBS,
    MAYBE,
    MEASURES,
    MODALS,
    MOMENTS,
    MOTION,
    OPINIONS,
    OTHER_TIMES,
    OTHER_TIMES_NOUNS,
    PLACES,
    RECURRING,
    REPORTING,
    SINGULAR,
    STATES,
    STATISTICS,
    TAKES_BARE,
    TRAVELS,
    VAGUE_TIME,
)
from quizgen.language import Token
from quizgen.names import fold

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
        if token.i not in case.date and _YEAR.search(token.text):
            yield Fault("another date stands beside it", at(token))
        if token.text.casefold() in HOLIDAYS and token.pos == "PROPN" and _is_a_day(case):
            yield Fault("a feast gives the day away", at(token))
        if token.text.casefold() in JUBILEES:
            yield Fault("an anniversary gives the year away", at(token))


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
    if preposition == "until" and _is_denied(case):  # "was not built until 1920" tells when it was
        return
    if set(preposition.split()) & VAGUE_TIME or preposition.startswith("as of"):
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


def _is_denied(case: Case) -> bool:
    return any(c.dep == "neg" for c in case.parse.children(case.verb))


def _trails(case: Case, event: Token) -> bool:
    """Whether the date is told of a participle behind the clause and a comma ("left Cork, founded in 1852")."""
    if event.tag != "VBN" or event.dep not in ("advcl", "acl") or event.i <= case.verb.i:
        return False
    return case.parse.tokens[case.parse.subtree(event)[0].i - 1].text == ","


def _has_none(case: Case) -> bool:
    """Whether the verb, or the one that it is joined to, has "no" with its object ("won no titles")."""
    verbs = (case.verb, *(c for c in case.children(case.verb, "conj")))
    objects = [t for verb in verbs for t in case.children(verb, "dobj", "attr")]
    return any(c.text.casefold() == "no" for t in objects for c in case.children(t, "det"))


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
        if verb.dep == "pcomp" and _openers(case, verb) & (OTHER_TIMES - {"before"}):
            return True
        verb = case.parse.head(verb)
    return False


def an_event(case: Case) -> Iterator[Fault]:
    """The clause tells something that happened: no state, possibility, figure, word or opinion."""
    verb, auxiliaries = case.verb, _auxiliaries(case)
    finite = case.draft.clause.finite or auxiliaries or case.parse.children(verb, *AUXILIARIES)
    if verb.tag == "VBN" and not finite:
        yield Fault("no clause of its own")
    if {t.text.casefold() for t in auxiliaries} & MODALS:
        yield Fault("a possibility, not an event")
    if (_is_denied(case) and case.draft.clause.preposition != "until") or _has_none(case):
        yield Fault("something that did not happen")
    for token in (t for t in case.tokens if t.text.casefold() in MAYBE and t.i not in case.quoted):
        yield Fault("a possibility, not an event", at(token))
    lemma = verb.lemma.casefold()
    if lemma in INTENTIONS and case.draft.clause.event.i != verb.i:
        yield Fault("a possibility, not an event")
    if verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") and t.lemma != "have" for t in auxiliaries):
        yield Fault("told in the present tense")
    elif (verb.tag == "VB" and not auxiliaries) or _bare_infinitive(case):
        yield Fault("the verb's form is not clear")
    elif (why := _does_not_fit_time(case, auxiliaries)) is not None:
        yield Fault(why)
    elif _announces_the_past(case):
        yield Fault("an announcement of something done")
    elif (lemma in OPINIONS and not _is_reflexive(case)) or (lemma in REPORTING and _reports(case)):
        yield Fault("something said or thought")
    elif lemma in MEASURES and (
        (lemma in COURSES and not case.children(verb, "dobj", "nsubjpass"))
        or any(t.pos in ("NUM", "SYM") and t.i not in case.date for t in case.tokens)
    ):
        yield Fault("a statistic")


def _bare_infinitive(case: Case) -> bool:
    """Whether a verb without "to" hangs on one that takes none so ("a club founded in 1852 compete in the league")."""
    below = [t for t in case.children(case.verb, "xcomp", "ccomp", "dep") if t.tag in ("VB", "VBP")]
    below = [t for t in below if not case.parse.children(t, *AUXILIARIES, *SUBJECTS)]
    return bool(below) and case.verb.lemma.casefold() not in TAKES_BARE


def _does_not_fit_time(case: Case, auxiliaries: list[Token]) -> str | None:
    """Why what the clause tells has no date, or, beside a span of time, no length."""
    if case.lasting:
        if case.event in MOMENTS:
            return "a span of time for what takes a moment"
        last = max(case.date)
        beside = [c for c in case.parse.children(case.verb, "conj") if not case.verb.i < last < c.i]
        several = any(is_verb(c) for c in (*beside, *_before(case)))
        return "a span of several things" if several else None
    if any(c.text.casefold() in LASTING_ADVERBS for c in case.children(case.verb, "advmod")):
        return "a course of things, not an event"
    return "a state, not an event" if _is_state(case, auxiliaries) else None


def _is_reflexive(case: Case) -> bool:
    """Whether somebody judges himself ("described herself as a printer"): a fact of the person's life."""
    return any(c.text.casefold() in ("himself", "herself", "itself") for c in case.children(case.verb, "dobj"))


def _before(case: Case) -> list[Token]:
    """The verb that a coordinate verb follows and shares its subject with."""
    shares = case.verb.dep == "conj" and not case.parse.children(case.verb, *SUBJECTS)
    return [case.parse.head(case.verb)] if shares else []


def _announces_the_past(case: Case) -> bool:
    """Whether what is told is that somebody had done it ("announced that it had sold the mill")."""
    if case.verb.lemma == "announce":
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


def no_statistic(case: Case) -> Iterator[Fault]:
    """No percentage, survey or sum as what happened."""
    amounts = [t for t in case.parse.children(case.verb, "dobj") if t.pos == "NUM" and t.text.casefold() != "one"]
    told = case.parse.children(case.verb, "oprd", "attr")
    told += tuple(c for p in case.parse.children(case.verb, "prep") if p.text == "as" for c in case.parse.children(p))
    if any(t.text.casefold() == "one" for t in told):
        yield Fault("a ranking")
    if case.verb.lemma.casefold() in COUNTS:
        amounts += [n for t in case.parse.children(case.verb, "dobj") for n in case.parse.subtree(t) if n.pos == "NUM"]
    for token in (*amounts, *(t for t in case.tokens if t.text.casefold() in STATISTICS)):
        yield Fault("a statistic", at(token))


def told_apart(case: Case) -> Iterator[Fault]:
    """What happens more than once has a name or circumstance beside it that happened once."""
    needed = 1 if case.event in SINGULAR else 4 if case.event in RECURRING else 2
    if _distinct(case) < needed:
        yield Fault("not told apart from other times")
    if case.event in MOTION and not _says_where(case):
        yield Fault("not told where to")
    elif case.event in TRAVELS and not _says_what_for(case):
        yield Fault("not told apart from other times")


def _distinct(case: Case) -> int:
    """How much the sentence says beside subject, verb and date: 2 for a name, 1 for another word of content."""
    subject = case.subject
    about_topic = subject is not None and names_topic([subject], case.topic)
    plain = at(*case.parse.subtree(subject)) if subject is not None and about_topic else frozenset()
    weight = 0
    for token in case.tokens:
        if token.i in plain or token.i in case.date or token.i == case.verb.i:
            continue
        if token.pos == "PROPN":
            weight += 0 if case.topic.person and fold(token.text) in case.topic.words else 2
        elif token.pos in ("NOUN", "ADJ", "NUM", "VERB"):
            weight += 1
        elif " and " in case.draft.said.get(token.i, ""):
            weight += 2
    return weight


def _says_where(case: Case) -> bool:
    """Whether a verb of motion has a place by name."""
    places = case.parse.children(case.draft.clause.event, "prep", "dobj", "advmod", "npadvmod")
    inside = {t.i for place in places for t in case.parse.subtree(place)} & case.kept - case.date
    return any(case.parse.tokens[i].pos == "PROPN" for i in inside)


def _says_what_for(case: Case) -> bool:
    """Whether anything but places tells a journey apart: with whom, for what, by what."""
    subject = at(*case.parse.subtree(case.subject)) if case.subject is not None else frozenset()
    said = [t for t in case.tokens if t.i not in subject | case.date and t.i != case.verb.i]
    purpose = {
        t.i for p in case.children(case.draft.clause.event, "prep") if p.text == "for" for t in case.parse.subtree(p)
    }
    return any(
        t.pos in ("NOUN", "VERB", "ADJ", "NUM") or (is_name(t) and (t.i in purpose or t.entity not in PLACES))
        for t in said
    )


def one_thing(case: Case) -> Iterator[Fault]:
    """One date behind two things with places or names of their own is the date of the second, not surely of both."""
    for token in case.parse.children(case.verb, "dobj", "attr", "oprd", "prep"):
        head = next(iter(case.parse.children(token, "pobj")), token) if token.dep == "prep" else token
        joined = case.children(head, "conj")
        if token.text in ("at", "in"):  # "at the Hall in Cork, Ireland and the Mill in Leeds": joined to the last name
            joined = [t for t in case.parse.subtree(head) if t.dep == "conj" and t.i in case.kept]
        second = [c for c in (*joined, *case.children(case.verb, "conj")) if c.pos in ("NOUN", "PROPN")]
        both = [h for h in (head, *second) if any(c.text in ("of", "in") for c in case.children(h, "prep"))]
        if len(both) > 1:
            yield Fault("two things under one date", at(*(t for c in second for t in case.parse.subtree(c))))


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
