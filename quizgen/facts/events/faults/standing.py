"""Rule 2, self-contained: nothing leans on the text before."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.events.definites import leans
from quizgen.facts.events.faults.case import Case, Fault, at, is_denied
from quizgen.facts.events.grammar import SUBJECTS
from quizgen.facts.events.open import open_pronouns
from quizgen.facts.events.repair import is_bare_person, is_listed, name_runs, run_text
from quizgen.facts.events.verbs import PERSONAL_ONLY
from quizgen.facts.events.words import (
    COPIES,
    DEMONSTRATIVES,
    FIRST_SECOND,
    GENERIC,
    LEANING_ADVERBS,
    LEANING_PHRASES,
    LEANING_WORDS,
    OTHER_TIMES,
    PERSON_NOUNS,
    PORTIONS,
    QUANTIFIERS,
    RELATIVE_NOUNS,
    TEXTS,
)
from quizgen.language import Token
from quizgen.names import fold


def no_leaning_words(case: Case) -> Iterator[Fault]:
    """No word that looks back ("another", "such", "in response", "earlier")."""
    for token in case.tokens:
        word = token.text.casefold()
        if token.i in case.quoted or token.i in case.date or token.i in case.draft.said:
            continue
        if (
            (word in LEANING_WORDS and not _is_told_here(case, token))
            or (token.lemma == "follow" and token.i == case.verb.i and not case.children(token, "dobj", "auxpass"))
            or (word == "there" and token.dep == "advmod" and not _is_place_told(case, token))
            or (word == "other" and case.subject is not None and token.head == case.subject.i)
            or (word in LEANING_ADVERBS and token.dep == "advmod" and not _counts_from(case, token))
            or (word in LEANING_PHRASES and token.dep == "pobj" and not _is_told(case, token))
            or _is_bare_time(case, token)
            or (word == "later" and case.parse.head(token).lemma in ("day", "decade", "month", "year"))
        ) or (word == "did" and token.dep == "aux" and not is_denied(case)):
            yield Fault("a word leans on the text before", at(token))
        elif word in DEMONSTRATIVES and _points(case, token):
            yield Fault("a demonstrative leans on the text before", at(token))
        elif word in FIRST_SECOND and token.pos in ("PRON", "DET"):
            yield Fault("words of a quotation", at(token))
        elif token.tag in ("JJR", "RBR") and not _compared(case, token):
            yield Fault("a comparison with something not named", at(token))


def _is_place_told(case: Case, token: Token) -> bool:
    """Whether a place stands before "there" on the card."""
    before = (t for t in case.tokens if t.i < token.i and t.dep == "pobj")
    return any(
        case.parse.head(t).text.casefold() in ("at", "in", "to", "near") and t.i not in case.date for t in before
    )


def _is_told_here(case: Case, token: Token) -> bool:
    """Whether a word that looks back elsewhere does not here ("such as", "too high", "and 14 others")."""
    word, head = token.text.casefold(), case.parse.head(token)
    following = next((t for t in case.tokens if t.i > token.i), token)
    return (
        (word == "such" and following.text == "as")
        or (word == "too" and head.pos in ("ADJ", "ADV") and head.i > token.i)
        or (word == "others" and token.dep == "conj" and bool(case.children(token, "nummod")))
        or (word in ("thus", "thereby") and head.tag == "VBG" and token.dep == "advmod")
    )


def _counts_from(case: Case, token: Token) -> bool:
    if token.text.casefold() == "later" and case.parse.head(token).i != case.draft.clause.event.i:
        return False  # "with the second opened a year later"
    return bool(case.parse.children(token, "npadvmod", "pobj", "pcomp"))


def _is_bare_time(case: Case, token: Token) -> bool:
    """Whether a phrase counts from a thing that is only called by its kind ("After overhaul, ...")."""
    head = case.parse.head(token)
    plain = token.tag == "NN" and token.dep == "pobj" and not case.parse.children(token)
    return plain and head.text.casefold() in OTHER_TIMES and head.i == case.draft.kept[0]


def _is_told(case: Case, token: Token) -> bool:
    if token.lemma == "time":  # "at the time of" what was told before; "for the fourth time" counts all times
        if any(c.text.casefold() == "all" for c in case.children(token, "det")):
            return True
        return any(_counts(c.text.casefold()) for c in case.children(token, "amod"))
    return bool(case.parse.children(token, "prep", "acl", "amod", "compound", "poss"))


def _counts(word: str) -> bool:
    """Whether a word is an ordinal number ("fourteenth")."""
    return word in NTH or word.endswith(("teenth", "tieth"))


def _points(case: Case, token: Token) -> bool:
    """Whether "this" or "that" is a demonstrative, and not a conjunction or a relative pronoun."""
    if token.text == "that" and token.dep == "dobj" and case.parse.head(token).dep == "relcl":
        return False
    if any((c.dep == "prep" and c.text == "of") or c.dep == "acl" for c in case.children(token)):
        return False  # "that of the mill", "those printed in Cork"
    return token.tag == "DT" or (token.dep in (*SUBJECTS, "dobj", "pobj") and token.tag != "WDT")


def _compared(case: Case, token: Token) -> bool:
    """Whether a comparative says with what, or only describes ("larger groups of citizens")."""
    if any(t.text.casefold() == "than" for t in case.tokens):
        return True
    noun = case.parse.head(token)
    if case.parse.children(noun, "poss"):  # "Ada's elder brother"
        return True
    definite = any(c.text.casefold() == "the" for c in case.parse.children(noun, "det"))
    if token.dep == "advmod":  # "a more modern airport" than which?
        return noun.dep != "amod" or not case.parse.children(case.parse.head(noun), "det")
    return token.dep == "amod" and noun.dep not in SUBJECTS and not definite


def no_open_pronouns(case: Case) -> Iterator[Fault]:
    """Every pronoun means somebody or something on the card."""
    for token in open_pronouns(case.draft, case.topic):
        yield Fault("a pronoun leans on the text before", at(token))
    subject = case.subject
    if subject is not None and subject.pos == "PRON" and subject.tag not in ("PRP", "PRP$"):
        yield Fault("a pronoun leans on the text before", at(subject))


def no_bare_names(case: Case) -> Iterator[Fault]:
    """Nobody goes by a surname or given name alone, but who is known by it."""
    for token in case.tokens:
        if _opens_as_name(case, token) and not case.topic.is_named_by(token.text):
            yield Fault("a bare name of somebody not introduced", at(token))
    for run in name_runs(case.tokens):
        name, first = run_text(run), run[0]
        if len(run) > 1 or first.i in case.draft.said:
            continue
        if fold(name) in case.topic.mononyms or case.topic.is_named_by(name) or _in_full(case, first):
            continue
        called = fold(name) in case.topic.people  # the surname of somebody whom the article names in full
        known = called or _is_beside_topic(case, first)
        if (known and is_listed(case.parse, first, case.topic)) or (
            is_bare_person(case.parse, first) and (called or _acts_as_person(case, first) or first.entity == "PERSON")
        ):
            yield Fault("a bare name of somebody not introduced", at(first))


def _is_any(case: Case, noun: Token) -> bool:
    """Whether nothing but "a" and a place goes with a noun ("held an event in Cork")."""
    children = [c for c in case.children(noun) if c.i not in case.date]
    placed = [c for c in children if c.dep == "prep" and c.text in ("at", "in", "on")]
    return any(c.text in ("a", "an") for c in children) and len(children) == 1 + len(placed)


def _opens_as_name(case: Case, token: Token) -> bool:
    """Whether the word that opens the sentence as its subject is elsewhere a name ("Forges drew the readers")."""
    bare = token.tag in ("NN", "NNS") and token.dep in SUBJECTS and not case.parse.children(token)
    return bare and token.i == 0 and token.text in case.topic.capitals and fold(token.text) not in case.topic.mononyms


def _acts_as_person(case: Case, name: Token) -> bool:
    """Whether the name is the subject of what only people do ("Tennant was sworn in")."""
    return name.dep in SUBJECTS and case.parse.head(name).lemma.casefold() in PERSONAL_ONLY and not name.text.isupper()


def _is_beside_topic(case: Case, name: Token) -> bool:
    """Whether the name is joined to the topic's, a person's: it is a person's too ("Byrne and May")."""
    head = case.parse.head(name)
    named = name.dep == "conj" and case.topic.person and case.topic.is_named_by(head.text)
    return named or (name.dep == "conj" and head.i in case.draft.said)


def _in_full(case: Case, name: Token) -> bool:
    """Whether the card gives the person's whole name beside it or elsewhere."""
    others = [t for t in case.tokens if t.i != name.i and t.pos == "PROPN"]
    if any(abs(t.i - name.i) == 1 or t.text == name.text for t in others):
        return True
    if any(c.pos == "PROPN" for c in case.children(name, "compound", "nmod")):  # with a nickname between them
        return True
    return any(name.text in said for said in case.draft.said.values())


def no_open_definites(case: Case) -> Iterator[Fault]:
    """Which one "the union" is, the card, the deck's topic or everybody's knowledge settles."""
    seen: set[str] = set()
    for token in case.tokens:
        if token.pos != "NOUN" or token.i in case.date or token.i in case.quoted:
            continue
        if token.lemma in case.topic.things and not case.children(token, "amod"):  # "the crew", not "the first crew"
            continue
        if _is_wished(case, token):
            continue
        the = next((c for c in case.children(token, "det") if c.text.casefold() == "the"), None)
        if the is not None and token.lemma not in seen and token.i not in case.draft.said and leans(case.draft, token):
            yield Fault("a definite that is not introduced", at(the, token))
        seen.add(token.lemma)


def _is_wished(case: Case, noun: Token) -> bool:
    """Whether a kind of thing is told of what somebody said ought to be ("should be paid by the state bank")."""
    if not case.children(noun, "compound"):
        return False
    clauses = [t for t in case.parse.ancestors(noun) if t.dep == "ccomp"]
    return any(c.lemma in ("should", "must") for t in clauses for c in case.parse.children(t, "aux"))


def nouns_are_complete(case: Case) -> Iterator[Fault]:
    """A noun says of what: "his return" from where, "an edition" of what, "its second store" counted in what."""
    for token in case.tokens:
        if token.pos == "NOUN" and token.i not in case.quoted and token.i not in case.draft.said:
            children = case.children(token)
            why = _lacks(token, children) or _says_nothing(case, token, children)
            if why is not None:
                yield Fault(why, at(token, *children))


def _lacks(noun: Token, children: list[Token]) -> str | None:
    """What a noun leaves open, given what it governs; None where it is complete."""
    owned = any(c.dep == "poss" and c.tag == "PRP$" for c in children)
    told = any(c.dep in ("prep", "compound", "acl", "relcl", "appos") or c.text[:1].isupper() for c in children)
    told = told or (owned and any(c.text.casefold() in ("final", "first", "last", "only") for c in children))
    opens = noun.dep in SUBJECTS and any(c.dep == "det" for c in children)
    if noun.lemma.casefold() in RELATIVE_NOUNS and not told and (owned or opens):
        return "a noun that does not say of what"
    if noun.lemma.casefold() in COPIES and not any(c.text == "of" or c.dep == "compound" for c in children):
        return "a noun that does not say of what"
    if noun.lemma == "member" and noun.dep == "attr" and not told:
        return "a noun that does not say of what"
    if opens and noun.lemma.casefold() in PORTIONS and not any(c.text == "of" or c.dep == "poss" for c in children):
        return "a noun that does not say of what"
    kin = noun.lemma.casefold() in PERSON_NOUNS  # "her second cousin", "his third wife"
    if owned and not kin and any(c.dep == "amod" and c.lemma in ORDINALS for c in children):
        return "a count that does not say of what"
    return None


def _says_nothing(case: Case, noun: Token, children: list[Token]) -> str | None:
    """Whether "published a letter" leaves open which: nothing follows the letter, and no name the verb."""
    indefinite = any(c.text.casefold() in ("a", "an") for c in children)
    if noun.dep != "dobj" or not indefinite or noun.lemma.casefold() not in TEXTS:
        return None
    beside = case.children(case.parse.head(noun), "prep", "dative")
    named = any(t.pos == "PROPN" for c in beside for t in case.parse.subtree(c) if t.i not in case.date)
    told = any(c.dep in ("prep", "compound", "acl", "relcl", "appos") for c in children)
    return None if named or told else "a text that does not say of what"


ORDINALS = ("second", "third", "fourth", "fifth")
NTH = ("first", *ORDINALS, "sixth", "seventh", "eighth", "ninth", "tenth", "last")


def no_vague_subject(case: Case) -> Iterator[Fault]:
    """The subject is somebody or something, not "several members"; nor is the object "several awards"."""
    for token in case.tokens:
        if token.tag == "WP" and token.text.casefold() == "what" and token.i not in case.quoted:
            yield Fault("a vague object", at(token))
    for thing in (t for t in case.tokens if t.dep == "dobj"):
        several = any(
            c.text.casefold() in ("several", "many", "various", "numerous") for c in case.children(thing, "amod")
        )
        governor = case.parse.head(thing)
        main = governor.i == case.verb.i or (
            governor.dep in ("advcl", "xcomp") and governor.tag == "VB" and governor.head == case.verb.i
        )
        if several and main and not case.children(thing, "det", "poss"):
            yield Fault("a vague object")
        if main and thing.lemma in GENERIC and _is_any(case, thing):
            yield Fault("a vague object")
    if case.subject is None:
        return
    words = {t.text.casefold() for t in (case.subject, *case.parse.children(case.subject, "amod", "det", "nummod"))}
    counted = case.subject.pos in ("ADJ", "NUM") and case.subject.text.casefold() in (
        *NTH,
        "one",
    )  # "A second was sold"
    if words & QUANTIFIERS or counted:
        yield Fault("a vague subject")
