"""The topic and the one whom it is married to, or meets: "they", "the couple", "the marriage", "their son"."""

from __future__ import annotations

import re

from quizgen.facts.events.draft import Draft
from quizgen.facts.events.repair import name_runs, run_text, subject_is_topic
from quizgen.facts.events.verbs import COUPLES
from quizgen.facts.events.words import PLACES_AND_THINGS
from quizgen.facts.gender import PERSONAL
from quizgen.facts.topic import Topic
from quizgen.language import Parse, Token
from quizgen.names import fold, possessive

_OF_SPOUSES = frozenset({"divorce", "marry", "separate", "split", "wed"})
_FAMILIES = re.compile(r"([\w’']+) family\b")
_CHILDREN = frozenset("child daughter son triplet twin".split())
_LAST_SENTENCE = re.compile(r".*[.!?] (?=[A-Z])", re.DOTALL)


def name_couple(draft: Draft, couple: str | None, topic: Topic, earlier: str) -> Draft:
    """Put both names for "they" as the subject of what two people do together ("They married on ...").

    The same for "the couple" and for those whose marriage or child is told of.

    Args:
        couple: whom "they" means by the sentence before; None where it does not say.
        earlier: the sentences before; the husband or wife whom they name last is meant.
    """
    subject, did = draft.clause.subject, draft.clause.verb.lemma.casefold()
    partner = partner_of(earlier, topic)
    married = f"{topic.short} and {partner}" if partner else None
    if subject is not None and subject.text.casefold() == "they" and did in COUPLES:
        if couple is None and (
            did in _OF_SPOUSES or (did == "meet" and partner == partner_of(_LAST_SENTENCE.sub("", earlier), topic))
        ):
            couple = married
        return draft.saying({subject.i: couple}) if couple is not None else draft
    return _name_spouses(draft, topic, partner, married) if partner and married else draft


def _name_spouses(draft: Draft, topic: Topic, partner: str, married: str) -> Draft:
    """Both names for "the couple" and "their" before a child; whose marriage it is."""
    for token in draft.tokens():
        if token.i in draft.said or token.tag != "NN":
            continue
        word, owners = token.lemma.casefold(), _owners(draft, token)
        if len(owners) != 1:
            continue
        owner = owners[0]
        if word == "couple" and owner.text.casefold() == "the" and token.i == owner.i + 1:
            draft = draft.without([owner.i]).saying({token.i: married})
        elif word in _CHILDREN and owner.text.casefold() == "their":
            draft = draft.saying({owner.i: possessive(married)})
        elif word == "marriage" and owner.text.casefold() in ("the", "their") and token.i == owner.i + 1:
            told = draft.parse.children(token, "prep", "relcl", "acl", "appos")
            if not told:
                draft = draft.saying({owner.i: possessive(topic.short), token.i: f"marriage to {partner}"})
    return draft


def name_family(draft: Draft, topic: Topic, earlier: str) -> Draft:
    """Put the topic's name for "the" in "the family", where the sentences before tell of no other one."""
    if not topic.person or any(not _is_of(topic, owner) for owner in _FAMILIES.findall(earlier)):
        return draft
    for token in draft.tokens():
        owners = _owners(draft, token)
        bare = token.text == "family" and len(draft.parse.children(token)) == 1 and token.dep != "compound"
        if bare and token.i not in draft.said and [c.text.casefold() for c in owners] == ["the"]:
            return draft.saying({owners[0].i: possessive(topic.short), token.i: token.text})
    return draft


def _is_of(topic: Topic, owner: str) -> bool:
    """Whether what stands before "family" means the topic's."""
    word = fold(owner.removesuffix("'s").removesuffix("’s"))
    return word == "the" or word in topic.words or PERSONAL.get(word) == topic.gender


def _owners(draft: Draft, noun: Token) -> list[Token]:
    kept = set(draft.kept)
    return [c for c in draft.parse.children(noun, "det", "poss") if c.i in kept]


def partner_of(text: str, topic: Topic) -> str | None:
    """The husband or wife of the topic whom a text names last; None where it names none."""
    last = {
        match.start(): spouse
        for spouse in topic.spouses
        for word in spouse.split()
        if fold(word) not in topic.words and word[:1].isupper() and len(word) > 2
        for match in re.finditer(rf"\b{re.escape(word)}\b", text)
    }
    return last[max(last)] if last else None


def couple_of(parse: Parse, topic: Topic, *, pronoun_is_topic: bool) -> str | None:
    """The topic and the one other person of a sentence whose root's subject is the topic, as "A and B"; else None."""
    if not topic.person or not subject_is_topic(parse, topic, pronoun_is_topic=pronoun_is_topic):
        return None
    others = [run for run in name_runs(parse.tokens) if not topic.is_named_by(run_text(run))]
    people = [
        run
        for run in others
        if run[-1].dep in ("dobj", "appos") or parse.head(run[-1]).text.casefold() in ("to", "with", "of")
    ]
    people = [run for run in people if run[-1].entity not in PLACES_AND_THINGS - {"DATE"}]  # "May" is a name too
    rest = [run for run in others if run not in people and run[-1].entity == "PERSON" and run[-1].dep != "poss"]
    if len(people) != 1 or rest:
        return None
    name = run_text(people[0])
    full = name if " " in name else topic.people.get(fold(name))  # nobody goes by a given name alone
    return f"{topic.short} and {full}" if full else None
