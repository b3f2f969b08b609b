"""Repairs that name what a sentence only points at: pronouns by safe rules, bare names by the article's full ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgen.facts.events.draft import Draft
from quizgen.facts.events.grammar import SUBJECTS
from quizgen.facts.events.verbs import REPORTING
from quizgen.facts.events.words import NEUTER, PERSON_PREPOSITIONS, PLACES_AND_THINGS
from quizgen.facts.gender import PERSONAL, nouns_of_other
from quizgen.facts.topic import Topic
from quizgen.language import Parse, Token
from quizgen.names import TITLES, fold, possessive


def name_runs(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Unbroken runs of proper nouns, as they stand in the sentence."""
    run: list[Token] = []
    for token in tokens:
        if token.pos == "PROPN" and run and run[-1].i == token.i - 1:
            run.append(token)
            continue
        if run:
            yield tuple(run)
        run = [token] if token.pos == "PROPN" else []
    if run:
        yield tuple(run)


def run_text(run: Sequence[Token]) -> str:
    """The words of a name run."""
    return " ".join(token.text for token in run)


def names_topic(tokens: Sequence[Token], topic: Topic) -> bool:
    """Whether the topic is named among these tokens."""
    if any(topic.is_named_by(run_text(run)) for run in name_runs(tokens)):
        return True
    return not topic.person and fold(topic.title) in fold(" ".join(token.text for token in tokens))


def names_topic_by_name(draft: Draft, topic: Topic) -> bool:
    """Whether a draft names the topic, in its own words or by a repair."""
    return any(topic.short in text for text in draft.said.values()) or names_topic(draft.tokens(), topic)


def subject_is_topic(parse: Parse, topic: Topic, verb: Token | None = None, *, pronoun_is_topic: bool) -> bool:
    """Whether the only subject of a verb (the root) is the topic, by name or by a pronoun that is known to mean it."""
    if not parse.tokens:
        return False
    subjects = parse.children(verb or parse.root, *SUBJECTS)
    if len(subjects) != 1 or any(not is_never_meant(parse, c, topic) for c in parse.children(subjects[0], "conj")):
        return False  # "Ada and Byron were tried": either may be the next "he"; "Ada and other members": not
    subject = subjects[0]
    if subject.pos == "PRON":
        return pronoun_is_topic and means_topic(subject, topic)
    run = next((run for run in name_runs(parse.tokens) if subject in run), ())
    if topic.person:
        return bool(run) and topic.is_named_by(run_text(run))
    span = parse.subtree(subject)
    return fold(" ".join(t.text for t in span)) in (fold(topic.title), f"the {fold(topic.title)}")


def means_topic(pronoun: Token, topic: Topic) -> bool:
    """Whether a personal pronoun agrees with the topic in gender and number."""
    word = pronoun.text.casefold()
    if topic.gender is not None:
        return PERSONAL.get(word) == topic.gender
    return not topic.person and word in NEUTER


def is_empty(parse: Parse, pronoun: Token) -> bool:
    """Whether "it" stands for a clause that follows ("it was confirmed that ...") and for nothing before."""
    if pronoun.text.casefold() != "it":
        return False
    if pronoun.dep == "expl":
        return True
    verb = parse.head(pronoun)
    if pronoun.dep not in SUBJECTS:
        return False
    said = pronoun.dep == "nsubjpass" and verb.lemma.casefold() in REPORTING | {"confirm", "decide", "agree"}
    if said and any(t.text == "that" for t in parse.tokens[verb.i + 1 :]):  # parsers hang it on any noun between
        return True
    decided = [c for c in parse.children(verb, "xcomp") if c.tag == "VB"] if said else []
    return bool(decided or parse.children(verb, "ccomp"))


def is_never_meant(parse: Parse, token: Token, topic: Topic) -> bool:
    """Whether a noun or pronoun is of several people, or of one whom the topic's pronouns cannot mean ("his wife")."""
    word = token.text.casefold()
    if token.tag in ("NNS", "NNPS") or word in ("they", "we", "these", "those"):
        return True
    if topic.gender is None:
        return False
    if token.tag in ("PRP", "PRP$"):
        return word in PERSONAL and PERSONAL[word] != topic.gender
    nouns = nouns_of_other(topic.gender)
    if token.lemma.casefold() in nouns:
        return True
    if token.pos != "PROPN":
        return False
    run = next((run for run in name_runs(parse.tokens) if token in run), (token,))
    said = fold(run_text(run))
    beside = (parse.head(token), *parse.children(token, "appos", "compound")) if token.dep != "ROOT" else ()
    return (
        said in topic.others
        or said.split()[0] in topic.others | nouns
        or any(t.pos == "NOUN" and t.lemma in nouns for t in beside if t.i == token.head and token.dep == "appos")
    )


def name_pronouns(draft: Draft, topic: Topic, *, certain: bool) -> Draft:
    """Put the topic's name for the first pronoun that means it, where that is certain and nothing before it names it.

    Args:
        certain: whether a pronoun at this place means the topic (`pronouns.certain_pronouns`).
    """
    tokens = draft.tokens()
    subject = draft.clause.subject
    if subject is not None and is_empty(draft.parse, subject):
        subject = None
    if subject is not None and subject.pos == "PRON" and means_topic(subject, topic):
        named = names_topic([t for t in tokens if t.i < subject.i], topic) or _acts_before(draft.parse, subject, topic)
        return draft.saying({subject.i: topic.named}) if certain and not named else draft
    named = False
    for token in tokens:
        if token.pos == "PROPN" and not named:
            named = topic.person and fold(token.text) in topic.words
        reflexive = token.text.casefold().endswith("self")
        if named or reflexive or token.tag not in ("PRP", "PRP$") or not means_topic(token, topic):
            continue
        if is_empty(draft.parse, token):
            continue
        if not certain or _may_mean_subject(draft, token, topic) or _acts_before(draft.parse, token, topic):
            return draft
        return draft.saying({token.i: possessive(topic.named) if token.tag == "PRP$" else topic.named})
    return draft


def _acts_before(parse: Parse, pronoun: Token, topic: Topic) -> bool:
    """Whether somebody else is the subject of a clause before the pronoun ("Ida left Cork after she had ...")."""
    runs = {run[-1].i: run for run in name_runs(parse.tokens[: pronoun.i])}
    for place, run in runs.items():
        token = parse.tokens[place]
        if token.head == pronoun.head and pronoun.dep in ("dobj", "dative"):  # "Ida met her" means somebody else
            continue
        if token.dep not in SUBJECTS or any(c.dep == "det" for c in parse.children(token)):
            continue
        if not topic.is_named_by(run_text(run)) and token.entity not in PLACES_AND_THINGS:
            return True
    return False


def _may_mean_subject(draft: Draft, pronoun: Token, topic: Topic) -> bool:
    """Whether the clause's own subject, somebody else, could be meant ("Byron lost his job")."""
    subject = draft.clause.subject
    if subject is None or subject.i == pronoun.i or pronoun.i in {t.i for t in draft.parse.subtree(subject)}:
        return False
    if not topic.person:
        return True
    direct = (
        pronoun.tag == "PRP"
        and draft.parse.head(pronoun).i == draft.clause.verb.i
        and pronoun.dep in ("dobj", "dative")
    )
    return not direct


def without_slips(draft: Draft, topic: Topic) -> Draft:
    """Without the topic's name said twice, or "the" before it where the article has none ("the IBM" on IBM's page)."""
    tokens = draft.tokens()
    twice = [
        one.i
        for one, other in pairwise(tokens)
        if one.text == other.text == topic.short and not draft.parse.text[one.end : other.start].strip()
    ]
    draft = draft.without([*twice, *_apart_from_kin(draft, topic)])
    if not topic.bare:
        return draft
    slips = [
        child.i
        for token in draft.tokens()
        if fold(token.text) == fold(topic.title) and token.dep != "compound"
        for child in draft.parse.children(token, "det")
        if child.text.casefold() == "the" and child.i == token.i - 1
    ]
    return draft.without(slips)


def _apart_from_kin(draft: Draft, topic: Topic) -> Iterator[int]:
    """The words that tell the topic apart from another of the name just told of ("the elder Byrne")."""
    for token in draft.tokens():
        if topic.person and token.pos == "PROPN" and fold(token.text) in topic.words:
            words = draft.parse.children(token, "det", "amod")
            if [c.text.casefold() for c in words] in [["the", word] for word in ("elder", "senior", "younger")]:
                yield from (c.i for c in words)


def complete_names(draft: Draft, topic: Topic) -> Draft:
    """Put full names for bare surnames of people whom the article names in full, each at its first place."""
    said: dict[int, str] = {}
    whole = fold(" ".join(token.text for token in draft.tokens()))
    runs = list(name_runs(draft.tokens()))
    longer = {fold(run[-1].text) for run in runs if len(run) > 1}
    for run in runs:
        name = run_text(run)
        full = topic.people.get(fold(name)) if len(run) == 1 else None
        told = set(fold(full or "").split()) <= set(whole.split()) or fold(name) in longer
        if not full or topic.is_named_by(name) or told or full in said.values():
            continue
        if is_bare_person(draft.parse, run[0]) or is_listed(draft.parse, run[0], topic):
            first = next(each[0] for each in runs if run_text(each) == name)
            said[first.i] = full
    return draft.saying(said)


def is_listed(parse: Parse, name: Token, topic: Topic) -> bool:
    """Whether a single name stands in a list of such ("led by Reed, Marsh and Drew"), which parsers often misread."""
    beside = [*parse.children(name, "conj", "appos")]
    beside += [parse.head(name)] if name.dep in ("conj", "appos") else []
    alone = name.tag == "NNP" and not parse.children(name, "det", "compound", "amod", "nummod", "prep", "poss")
    follows = name.i > 0 and parse.tokens[name.i - 1].dep == "case"
    people = (
        t
        for t in beside
        if t.tag == "NNP"
        and not parse.children(t, "det")
        and (fold(t.text) in topic.people or t.entity not in PLACES_AND_THINGS)
    )
    return alone and not follows and any(people)


def is_bare_person(parse: Parse, name: Token) -> bool:
    """Whether a single proper noun can be a person's surname or given name, and is no part of a longer name."""
    if name.text.casefold() in TITLES or name.dep in ("appos", "oprd"):
        return False
    if name.dep in ("compound", "nmod") or any(
        c.dep in ("det", "compound", "amod", "nummod") for c in parse.children(name)
    ):
        return False
    if name.i and parse.tokens[name.i - 1].text == "of":  # "Earl of Cork"
        return False
    beside = name.dep != "pobj" or parse.head(name).text.casefold() in PERSON_PREPOSITIONS
    return beside and name.entity not in PLACES_AND_THINGS
