"""Why a drafted sentence cannot stand on a card: each fault with the words that it lies in, so that cutting them may mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.facts.events.clause import SUBJECTS, TIMES, is_verb, subordinator
from quizgen.facts.events.definites import leans
from quizgen.facts.events.draft import Draft
from quizgen.facts.events.repair import is_bare_person, name_runs, names_topic, open_pronouns, run_text
from quizgen.facts.events.words import (
    CHOSEN,
    DEEDS,
    DEMONSTRATIVES,
    EVENT_NOUNS,
    FIRST_SECOND,
    LEANING_ADVERBS,
    LEANING_PHRASES,
    LEANING_WORDS,
    MEASURES,
    MEDIA_NOUNS,
    MOTION,
    OFFICE_NOUNS,
    OPINIONS,
    RECURRING,
    REPORTING,
    SINGULAR,
    STATES,
    VAGUE_TIME,
)
from quizgen.facts.topic import Topic
from quizgen.language import Token
from quizgen.names import fold, surname

MAX_WORDS = 40
"""Longest sentence that a card shows; about 35 words is the rule, the date and its preposition come on top."""

_QUANTIFIERS = frozenset("all any both each either few half many most much neither none one others several some various".split())
_YEAR = re.compile(r"(?<![\d.,])(?:1\d{3}|20\d{2})(?![\d,]|\.\d)")
_STATISTIC = frozenset("% percent per cent poll polls survey surveys gdp revenue revenues turnover sales profit profits average".split())


@dataclass(frozen=True, slots=True)
class Fault:
    """A reason, and the tokens it lies in (empty where it is the whole sentence's)."""

    why: str
    where: frozenset[int] = frozenset()


def faults(draft: Draft, topic: Topic, other_dates: Sequence[tuple[int, int]], *, lasting: bool) -> Iterator[Fault]:
    """Every fault of a draft, those that a cut may mend first.

    Args:
        lasting: whether the date is a span of time, for which a state is as good as an event.
    """
    yield from _words(draft)
    yield from (Fault("a pronoun leans on the text before", frozenset({t.i})) for t in open_pronouns(draft, topic))
    yield from _dates(draft, other_dates)
    yield from _names(draft, topic)
    yield from _definites(draft, topic)
    yield from _subject(draft)
    yield from _verb(draft, lasting=lasting)
    yield from _event(draft, topic)
    yield from _broken(draft)
    yield from _hung_on_noun(draft, topic)
    if len(draft.kept) > MAX_WORDS + 8:
        yield Fault("too long")


def _broken(draft: Draft) -> Iterator[Fault]:
    """What a cut may have left: a conjunction that joins nothing, a clause that has only its subordinate half."""
    kept = set(draft.kept)
    for token in draft.tokens():
        if token.dep == "prep" and token.pos == "ADP" and _hangs(draft, token):
            yield Fault("a preposition without its noun", frozenset({token.i}))
        if token.dep == "cc" and not any(c.i in kept and c.i > token.i for c in draft.parse.children(draft.parse.head(token), "conj")):
            yield Fault("a conjunction joins nothing", frozenset({token.i}))
    verb = draft.clause.verb
    joined = draft.parse.tokens[verb.i + 1] if verb.i + 1 < len(draft.parse.tokens) else verb
    if joined.dep == "cc" and not draft.parse.children(verb, "dobj", "ccomp", "xcomp", "prep"):
        yield Fault("its object was cut off")
    first = draft.tokens()[0]
    if first.dep in ("mark", "advmod") and first.text.casefold() in TIMES and is_verb(draft.parse.head(first)) and not (
        draft.parse.head(first).dep == "advcl" and draft.parse.head(draft.parse.head(first)).i in kept
    ):
        yield Fault("no clause of its own")
    opener = subordinator(draft.parse, draft.clause.verb)
    if opener is not None and opener.i in kept and opener.i < draft.clause.verb.i:
        yield Fault("no clause of its own")
    if draft.clause.verb.dep == "relcl":
        yield Fault("no clause of its own")


def _hangs(draft: Draft, preposition: Token) -> bool:
    """Whether a preposition stands before a mark or the end, its noun lost."""
    if any(c.i in draft.kept for c in draft.parse.children(preposition)):
        return False
    if draft.parse.head(preposition).tag == "VBN":  # "was referred to by"
        return False
    place = draft.kept.index(preposition.i) + 1
    return place == len(draft.kept) or draft.parse.tokens[draft.kept[place]].pos in ("PUNCT", "ADP", "CCONJ")


def _words(draft: Draft) -> Iterator[Fault]:
    subject, quoted = draft.clause.subject, _quoted(draft)
    for token in draft.tokens():
        word = token.text.casefold()
        if word == "other" and subject is not None and token.head == subject.i:
            yield Fault("a word leans on the text before", frozenset({token.i}))
        if token.i in quoted:
            continue
        if word in LEANING_WORDS and token.i not in draft.said:
            yield Fault("a word leans on the text before", frozenset({token.i}))
        elif word in LEANING_ADVERBS and token.dep == "advmod" and not draft.parse.children(token, "npadvmod", "pobj", "pcomp"):
            yield Fault("a word leans on the text before", frozenset({token.i}))
        elif word in LEANING_PHRASES and token.dep == "pobj" and not draft.parse.children(token, "prep", "acl", "amod", "compound", "poss"):
            yield Fault("a word leans on the text before", frozenset({token.i}))
        elif word in DEMONSTRATIVES and token.tag == "DT":
            yield Fault("a demonstrative leans on the text before", frozenset({token.i}))
        elif word in DEMONSTRATIVES and token.dep in (*SUBJECTS, "dobj", "pobj") and token.tag != "WDT":
            yield Fault("a demonstrative leans on the text before", frozenset({token.i}))
        elif word in FIRST_SECOND and token.pos in ("PRON", "DET"):
            yield Fault("words of a quotation", frozenset({token.i}))
        elif token.tag in ("JJR", "RBR") and not _compared(draft, token):
            yield Fault("a comparison with something not named", frozenset({token.i}))


def _compared(draft: Draft, token: Token) -> bool:
    """Whether a comparative says with what, or only describes ("larger groups of citizens")."""
    if any(t.text.casefold() == "than" for t in draft.tokens()):
        return True
    noun = draft.parse.head(token)
    definite = any(c.text.casefold() == "the" for c in draft.parse.children(noun, "det"))
    return token.dep == "advmod" or (token.dep == "amod" and noun.dep not in SUBJECTS and not definite)


def _dates(draft: Draft, other_dates: Sequence[tuple[int, int]]) -> Iterator[Fault]:
    for start, end in other_dates:
        hit = frozenset(t.i for t in draft.parse.at(start, end)) & frozenset(draft.kept) - draft.clause.date
        if hit:
            yield Fault("another date stands beside it", hit)
    for token in draft.tokens():
        if token.i not in draft.clause.date and _YEAR.search(token.text):
            yield Fault("another date stands beside it", frozenset({token.i}))


def _names(draft: Draft, topic: Topic) -> Iterator[Fault]:
    for run in name_runs(draft.tokens()):
        name = run_text(run)
        bare = len(run) == 1 and is_bare_person(draft.parse, run[0]) and fold(name) not in topic.mononyms
        if bare and not topic.is_named_by(name) and run[0].i not in draft.said and not _named_in_full(draft, run[0]):
            yield Fault("a bare name of somebody not introduced", frozenset({run[0].i}))


def _named_in_full(draft: Draft, name: Token) -> bool:
    """Whether the card gives the person's whole name, or the person goes by one name (a monarch's number, a title)."""
    others = [t for t in draft.tokens() if t.i != name.i and t.pos == "PROPN"]
    beside = [t for t in others if abs(t.i - name.i) == 1]
    said = " ".join(draft.said.values())
    return bool(beside) or any(t.text == name.text for t in others) or name.text in said


def _quoted(draft: Draft) -> set[int]:
    """Tokens within quotation marks: somebody's words, which lean on nothing of ours."""
    inside, quoted = False, set()
    for token in draft.tokens():
        if token.text in ('"', "“", "”", "``", "''"):
            inside = not inside
        elif inside:
            quoted.add(token.i)
    return quoted


def _definites(draft: Draft, topic: Topic) -> Iterator[Fault]:
    seen: set[str] = set()
    quoted = _quoted(draft)
    for token in draft.tokens():
        if token.pos != "NOUN" or token.i in draft.clause.date or token.i in quoted:
            continue
        parse = draft.parse
        determiner = next((c for c in parse.children(token, "det") if c.text.casefold() == "the"), None)
        if determiner is not None and determiner.i in draft.kept and token.lemma not in seen and token.i not in draft.said and leans(draft, token) and token.lemma not in topic.things:
            yield Fault("a definite that is not introduced", frozenset({determiner.i, token.i}))
        seen.add(token.lemma)


def _subject(draft: Draft) -> Iterator[Fault]:
    subject = draft.clause.subject
    if subject is None or subject.i not in draft.kept:
        yield Fault("no subject of its own")
        return
    if subject.dep == "expl" or (subject.text.casefold() == "there"):
        yield Fault("no subject of its own")
    if subject.pos == "PRON" and subject.tag not in ("PRP", "PRP$") and subject.i not in draft.said:
        yield Fault("a pronoun leans on the text before", frozenset({subject.i}))
    words = {t.text.casefold() for t in draft.parse.children(subject, "amod", "det", "nummod")} | {subject.text.casefold()}
    if words & _QUANTIFIERS:
        yield Fault("a vague subject")


def _verb(draft: Draft, *, lasting: bool) -> Iterator[Fault]:
    parse, verb = draft.parse, draft.clause.verb
    kept = set(draft.kept)
    auxiliaries = [t for t in parse.tokens if t.i in kept and t.head == verb.i and t.dep in ("aux", "auxpass")]
    borrowed = [parse.tokens[i] for i in kept if parse.tokens[i].dep in ("aux", "auxpass") and parse.tokens[i].head != verb.i]
    passive = any(t.dep in ("auxpass",) for t in (*auxiliaries, *borrowed)) or verb.tag == "VBN"
    if verb.tag == "VBN" and not auxiliaries and not borrowed:
        yield Fault("no clause of its own")
    words = {t.text.casefold() for t in auxiliaries}
    if words & {"would", "could", "may", "might", "should", "can", "will", "shall", "must"}:
        yield Fault("a possibility, not an event")
    if any(c.dep == "neg" for c in parse.children(verb)):
        yield Fault("something that did not happen")
    if not lasting and verb.tag == "VBG" and any(t.lemma == "be" for t in auxiliaries):
        yield Fault("a state, not an event")
    lemma = verb.lemma.casefold()
    if verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") and t.lemma != "have" for t in auxiliaries):
        yield Fault("told in the present tense")
    elif verb.tag in ("VB",) and not auxiliaries:
        yield Fault("the verb's form is not clear")
    elif not lasting and _is_state(draft, passive=passive):
        yield Fault("a state, not an event")
    elif lemma in OPINIONS or (lemma in REPORTING and _reports(draft)):
        yield Fault("something said or thought")
    elif lemma in MEASURES and any(t.pos in ("NUM", "SYM") and t.i not in draft.clause.date for t in draft.tokens()):
        yield Fault("a statistic")


def _is_state(draft: Draft, *, passive: bool) -> bool:
    """Whether the date is that of a state, and not of what a verb below or a named event beside it tells."""
    clause = draft.clause
    if clause.nominal and _named_event(draft):
        return False
    if clause.event.i != clause.verb.i:
        return clause.event.lemma.casefold() in STATES
    lemma = clause.verb.lemma.casefold()
    return not passive and lemma in STATES and not (lemma == "be" and _is_first(draft))


def _named_event(draft: Draft) -> bool:
    """Whether the date tells when a named event of the sentence was ("the Battle of Hastings on 14 October 1066")."""
    parse = draft.parse
    first = parse.tokens[min(draft.clause.date)]
    noun = parse.head(parse.head(first)) if draft.clause.preposition else parse.head(first)
    inside = [t for t in parse.subtree(noun) if t.i not in draft.clause.date and t.i < first.i]
    return noun.pos in ("NOUN", "PROPN") and any(t.pos == "PROPN" for t in inside)


def _reports(draft: Draft) -> bool:
    """Whether the verb has words or a thought as its object, and not a thing ("reported for duty", "revealed the plan")."""
    parse, verb = draft.parse, draft.clause.verb
    if any(child.i in draft.kept for child in parse.children(verb, "ccomp")):
        return True
    return not any(child.i in draft.kept for child in parse.children(verb, "dobj", "prep", "xcomp", "auxpass", "attr", "oprd"))


def _is_first(draft: Draft) -> bool:
    """"was the first woman to ..." tells an event."""
    attributes = draft.parse.children(draft.clause.verb, "attr")
    return any(c.lemma in ("first", "last") for a in attributes for c in draft.parse.children(a, "amod"))


def _event(draft: Draft, topic: Topic) -> Iterator[Fault]:
    tokens = draft.tokens()
    amounts = draft.parse.children(draft.clause.verb, "dobj")
    figures = [t for t in tokens if t.text.casefold() in _STATISTIC]
    figures += [t for t in amounts if t.pos == "NUM" and t.text.casefold() != "one"]
    yield from (Fault("a statistic", frozenset({t.i})) for t in figures)
    if set(draft.clause.preposition.split()) & VAGUE_TIME or draft.clause.preposition.startswith("as of"):
        yield Fault("the words do not tell when it happened")
    if _distinct(draft, topic) < _needed(draft.clause.event.lemma.casefold()):
        yield Fault("not told apart from other times")
    yield from _offices(draft)
    if draft.clause.event.lemma.casefold() in MOTION and not _says_where(draft):
        yield Fault("not told where to")
    if not topic.person and not _is_topical(draft, topic):
        yield Fault("the topic has no part in it")
    if _about_it(draft, topic):
        yield Fault("a report or a work about it")
    if topic.person and not draft_names_topic(draft, topic) and not _is_history(draft):
        yield Fault("the topic has no part in it")


def _says_where(draft: Draft) -> bool:
    """Whether a verb of motion has a place by name."""
    places = draft.parse.children(draft.clause.event, "prep", "dobj", "advmod", "npadvmod")
    inside = {t.i for place in places for t in draft.parse.subtree(place)} & set(draft.kept) - draft.clause.date
    return any(draft.parse.tokens[i].pos == "PROPN" for i in inside)


def _is_topical(draft: Draft, topic: Topic) -> bool:
    """Whether a sentence on a thing's page names the thing, one of its own, or a subject with a name."""
    tokens = draft.tokens()
    subject = draft.clause.subject
    if names_topic(tokens, topic) or any(t.lemma.casefold() in topic.things for t in tokens):
        return True
    return subject is not None and any(t.pos == "PROPN" for t in draft.parse.subtree(subject))


def _offices(draft: Draft) -> Iterator[Fault]:
    """An office, term or seat must say of what; who is chosen must be chosen for something."""
    kept = set(draft.kept)
    for token in draft.tokens():
        if token.lemma.casefold() not in OFFICE_NOUNS or token.pos != "NOUN":
            continue
        children = [c for c in draft.parse.children(token) if c.i in kept]
        named = any(c.dep in ("prep", "compound", "relcl", "acl", "appos", "nmod") or c.text[:1].isupper() for c in children)
        named = named or not any(c.dep in ("det", "amod", "nummod", "poss") for c in children)  # "took office"
        if not named and not any(c.dep == "prep" and c.text == "as" for c in draft.parse.children(draft.clause.verb)):
            yield Fault("an office that is not named", frozenset({token.i}))
    verb = draft.clause.verb
    if verb.lemma.casefold() in CHOSEN:
        objects = [c for c in draft.parse.children(verb) if c.i in kept and c.dep in ("oprd", "attr", "xcomp", "dobj")]
        objects += [c for c in draft.parse.children(verb, "prep") if c.i in kept and c.text in ("to", "as", "for", "into")]
        if not any(t.pos in ("PROPN", "NOUN") and t.lemma not in ("term", "year") for o in objects for t in draft.parse.subtree(o)):
            yield Fault("an office that is not named")


def _is_history(draft: Draft) -> bool:
    """Whether it is an event of note by itself: a named party, a deed, a day or month."""
    clause = draft.clause
    named = clause.subject is not None and any(is_name(t) for t in draft.parse.subtree(clause.subject))
    return named and not clause.nominal and clause.verb.lemma.casefold() in DEEDS and _precise(draft)


def is_name(token: Token) -> bool:
    """Whether a word names: a proper noun, or an adjective of one ("North Korean forces")."""
    return token.pos == "PROPN" or (token.pos == "ADJ" and token.text[:1].isupper())


def _precise(draft: Draft) -> bool:
    words = draft.parse.text[draft.parse.tokens[min(draft.clause.date)].start : draft.parse.tokens[max(draft.clause.date)].end]
    return any(word[:1].isupper() for word in words.split())


def draft_names_topic(draft: Draft, topic: Topic) -> bool:
    """Whether the card's sentence names the topic, in its own words, by a repair, or its house, cabinet or kin."""
    if any(topic.short in text for text in draft.said.values()) or names_topic(draft.tokens(), topic):
        return True
    name = fold(surname(topic.title))
    return any(fold(t.text) == name or (t.text.casefold() == topic.alias and is_alias(draft, t)) for t in draft.tokens())


def is_alias(draft: Draft, token: Token) -> bool:
    """Whether the word is the topic's title with "the" and nothing more ("the King")."""
    children = draft.parse.children(token)
    return [c.text.casefold() for c in children if c.dep in ("det", "amod", "compound", "prep", "poss", "appos")] == ["the"]




def _hung_on_noun(draft: Draft, topic: Topic) -> Iterator[Fault]:
    """A date before a noun is worth a card where the noun is an event, or the topic's own work or deed."""
    parse = draft.parse
    if any(parse.children(parse.tokens[i], "conj") for i in draft.clause.date):
        yield Fault("two dates joined")
    if not draft.clause.nominal:
        return
    if draft.clause.preposition:
        yield from _hung_behind_noun(draft, topic)
        return
    head = next(parse.head(parse.tokens[i]) for i in sorted(draft.clause.date) if parse.tokens[i].head not in draft.clause.date)
    if head.i < min(draft.clause.date):
        return
    owners = parse.children(head, "poss")
    own = any(t.i in draft.said or names_topic([t], topic) or t.tag == "PRP$" for t in owners)
    modified = any(c.dep in ("amod", "compound", "nmod") and c.i not in draft.clause.date for c in parse.children(head))
    if not own and not (head.lemma.casefold() in EVENT_NOUNS and modified):
        yield Fault("the date tells a thing apart, not when it happened")


def _hung_behind_noun(draft: Draft, topic: Topic) -> Iterator[Fault]:
    """"an attack on 3 May was put off": a subject that is told apart by its date alone has no name to ask by."""
    subject = draft.clause.subject
    if subject is None:
        return
    inside = draft.parse.subtree(subject)
    if {t.i for t in inside} & draft.clause.date and not any(t.pos == "PROPN" and t.i not in draft.clause.date for t in inside):
        yield Fault("a subject that is not named")


def _about_it(draft: Draft, topic: Topic) -> bool:
    """Whether the event is a report, film or book that somebody else made."""
    subject = draft.clause.subject
    if subject is None or names_topic(draft.parse.subtree(subject), topic):
        return False
    things = (subject, *draft.parse.children(draft.clause.verb, "dobj"))
    return any(thing.lemma.casefold() in MEDIA_NOUNS for thing in things)


def _needed(lemma: str) -> int:
    """How much must tell an event apart, as `_distinct` counts it."""
    if lemma in SINGULAR:
        return 1
    return 3 if lemma in RECURRING else 2


def _distinct(draft: Draft, topic: Topic) -> int:
    """How much the sentence says beside subject, verb and date: 2 for a name, 1 for another word of content."""
    subject = draft.clause.subject
    plain = {t.i for t in draft.parse.subtree(subject)} if subject is not None and names_topic([subject], topic) else set()
    weight = 0
    for token in draft.tokens():
        if token.i in plain or token.i in draft.clause.date or token.i == draft.clause.verb.i:
            continue
        if token.pos == "PROPN":
            weight += 0 if topic.person and fold(token.text) in topic.words else 2
        elif token.pos in ("NOUN", "ADJ", "NUM", "VERB"):
            weight += 1
        elif " and " in draft.said.get(token.i, ""):
            weight += 2
    return weight
