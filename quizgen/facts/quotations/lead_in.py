"""Who speaks, by the sentence before: the subject of its last verb of saying, or the author of the text it names."""

from __future__ import annotations

from quizgen.facts.quotations.voices import Company, voice_of
from quizgen.facts.quotations.words import DOCUMENTS, HOLDING, SPEECH
from quizgen.language import Parse, Token

_SUBJECTS = ("nsubj", "csubj")
_RELATIVE = frozenset({"who", "which", "that"})


def speaker_before(parse: Parse, company: Company) -> str | None:
    """The speaker of the passage that follows this sentence; None where it is open."""
    for verb in reversed([t for t in parse.tokens if t.pos in ("VERB", "AUX") or t.tag.startswith("VB")]):
        lemma = verb.lemma.casefold()
        if lemma in HOLDING and (document := _document(parse, verb)) is not None:
            return _author(parse, document, company)
        if lemma in SPEECH and lemma != "follow":
            return _speaker(parse, verb, company)
        made = [child for child in parse.children(verb, "dobj") if child.lemma.casefold() in DOCUMENTS]
        if made:
            return _speaker(parse, verb, company)
    return None


def _speaker(parse: Parse, verb: Token, company: Company) -> str | None:
    if parse.children(verb, "auxpass") or (verb.tag == "VBN" and verb.dep == "acl"):
        agents = [child for by in parse.children(verb, "agent") for child in parse.children(by, "pobj")]
        return voice_of(parse, agents[0], company) if len(agents) == 1 else None
    subject = subject_of(parse, verb)
    return None if subject is None else voice_of(parse, subject, company)


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb, that of the verb it is joined to or hangs on as a participle, or what "who" stands for."""
    for _ in parse.tokens:
        subjects = parse.children(verb, *_SUBJECTS)
        if subjects:
            subject = subjects[0]
            if subject.text.casefold() in _RELATIVE and verb.dep == "relcl":
                return parse.head(verb)
            return subject
        if parse.children(verb, "nsubjpass"):
            return parse.children(verb, "nsubjpass")[0]
        if verb.dep not in ("conj", "advcl", "xcomp", "pcomp") or verb.head == verb.i:
            return None
        verb = parse.head(verb)
        if verb.pos == "ADP":
            verb = parse.head(verb)
    return None


def _document(parse: Parse, verb: Token) -> Token | None:
    """The text that is the subject of a verb like "read" or "include"."""
    subject = subject_of(parse, verb)
    if subject is None:
        return None
    if subject.lemma.casefold() in DOCUMENTS:
        return subject
    if verb.dep != "relcl":
        return None
    before = [t for t in parse.tokens[: verb.i] if t.lemma.casefold() in DOCUMENTS and t.pos == "NOUN"]
    return before[-1] if before else None


def _author(parse: Parse, document: Token, company: Company) -> str | None:
    """Who made a text: "his letter", "a cable from Ford", "a speech by", or the subject of the verb that made it."""
    owners = [*parse.children(document, "poss")]
    for preposition in parse.children(document, "prep", "agent"):
        if preposition.text.casefold() in ("by", "from"):
            owners += parse.children(preposition, "pobj")
    if owners:
        return voice_of(parse, owners[0], company) if len(owners) == 1 else None
    if document.dep in ("dobj", "pobj"):
        verb = parse.head(document)
        while verb.pos == "ADP":
            verb = parse.head(verb)
        if verb.lemma.casefold() in SPEECH or document.dep == "dobj":
            return _speaker(parse, verb, company)
    return None
