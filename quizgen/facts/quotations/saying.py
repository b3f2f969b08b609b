"""The verb that introduces quoted words, and the word of the sentence that stands for the one who says them."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.quotations.words import DOCUMENTS, HOLDING, MAKING, QUOTING, ROLES, SPEECH
from quizgen.language import Parse, Token

_SUBJECTS = ("nsubj", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PARTICIPLES = ("advcl", "acl", "xcomp", "pcomp", "ccomp", "dep")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """How words are introduced.

    Attributes:
        verb: the verb of saying, of making a text ("gave a speech"), or of a text ("the letter reads").
        speaker: head of the noun phrase of the one who speaks; None where the sentence does not tell.
        document: the noun of the text that the words stand in; None where none is named.
        doubtful: whether the parser took the speaker for something else, so that only a known name counts.
    """

    verb: Token
    speaker: Token | None
    document: Token | None = None
    doubtful: bool = False


def find_saying(parse: Parse) -> Saying | None:
    """What introduces the words that follow a sentence (or a sentence cut off before them); None where nothing does.

    The last verb that leaves its words open tells; one that has said what was said ("a letter that claimed ...") only
    where no other does.
    """
    closed: Saying | None = None
    aside = _in_brackets(parse)
    for verb in reversed([token for token in parse.tokens if token.i not in aside and is_verb(parse, token)]):
        saying = _saying_of(parse, verb)
        if saying is None:
            continue
        if _open(parse, verb):
            return saying
        if verb.dep != "relcl":
            closed = closed or saying
    return _named_text(parse, closed) or closed


def _in_brackets(parse: Parse) -> set[int]:
    """Tokens that stand in round brackets."""
    inside: set[int] = set()
    opened: list[int] = []
    for token in parse.tokens:
        if token.text == "(":
            opened.append(token.i)
        elif token.text == ")" and opened:
            inside.update(range(opened.pop(), token.i))
    return inside


def _named_text(parse: Parse, closed: Saying | None) -> Saying | None:
    """It is told in a letter from Byrne:": the last text that the sentence names, after any verb of saying."""
    start = closed.verb.i if closed is not None else 0
    texts = [token for token in parse.tokens[start:] if is_document(token) and _owners(parse, token)]
    if not texts:
        return None
    return Saying(verb=closed.verb if closed else parse.root, speaker=author_of(parse, texts[-1]), document=texts[-1])


def is_verb(parse: Parse, token: Token) -> bool:
    """Whether a token is a verb, or an "-ing" with a subject that was taken for a noun."""
    if token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
        return True
    return token.text.casefold().endswith("ing") and bool(parse.children(token, "nsubj"))


def _saying_of(parse: Parse, verb: Token) -> Saying | None:
    lemma = lemma_of(verb)
    if lemma in HOLDING:
        document = _document_that_holds(parse, verb)
        if document is not None:
            return Saying(verb=verb, speaker=author_of(parse, document), document=document)
    if lemma in SPEECH and not (lemma in QUOTING and _quoted_person(parse, verb)):
        speaker = speaker_at(parse, verb)
        doubtful = speaker is not None and speaker.i == verb.i - 1 and speaker.dep in ("pobj", "compound")
        return Saying(verb=verb, speaker=speaker, document=document_of(parse, verb), doubtful=doubtful)
    if lemma in MAKING:
        made = next((child for child in parse.children(verb, "dobj") if is_document(child)), None)
        if made is not None:
            return Saying(verb=verb, speaker=speaker_at(parse, verb), document=made)
    if lemma == "be" and all(token.pos == "PUNCT" for token in parse.tokens[verb.i + 1 :]):
        words = next((child for child in parse.children(verb, *_SUBJECTS) if is_document(child)), None)
        if words is not None and parse.children(words, "poss"):
            return Saying(verb=verb, speaker=author_of(parse, words), document=words)
    return None


def lemma_of(token: Token) -> str:
    """The lemma in lower case; of an "-ing" taken for a noun the verb's."""
    lemma = token.lemma.casefold()
    if token.pos == "NOUN" and lemma.endswith("ing"):
        stem = lemma[:-3]
        return next((verb for verb in (stem, f"{stem}e", stem[:-1]) if verb in SPEECH), lemma)
    return lemma


def _open(parse: Parse, verb: Token) -> bool:
    """Whether the verb has no clause of its own that tells what was said."""
    for child in parse.children(verb, "ccomp", "xcomp"):
        if child.i > verb.i and is_verb(parse, child) and child.i != len(parse.tokens) - 1:
            return False
    return True


def is_document(token: Token) -> bool:
    """Whether a noun is one of what is said or written."""
    return token.pos in ("NOUN", "PROPN") and (
        token.lemma.casefold() in DOCUMENTS or token.text.casefold() in DOCUMENTS
    )


def document_of(parse: Parse, verb: Token) -> Token | None:
    """The text that the verb is said to be in ("wrote in a letter", "wrote a letter", "in a speech ... he said")."""
    for child in parse.children(verb, "dobj", "prep", "nsubjpass"):
        nouns = [child] if child.dep != "prep" else parse.children(child, "pobj")
        for noun in nouns:
            if is_document(noun) and (
                child.dep != "prep" or child.text.casefold() in ("in", "at", "during", "through", "with")
            ):
                return noun
    return None


def speaker_at(parse: Parse, verb: Token) -> Token | None:
    """The one who does a verb of saying: its subject, or the agent of a passive one."""
    if is_passive(parse, verb):
        agents = [child for by in parse.children(verb, "agent") for child in parse.children(by, "pobj")]
        return agents[0] if len(agents) == 1 else None
    return subject_of(parse, verb)


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether the verb is passive ("was written by") or a participle in place of that ("a letter written by")."""
    return bool(parse.children(verb, "auxpass", "agent", "nsubjpass")) or (verb.tag == "VBN" and verb.dep == "acl")


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """Subject of a verb, of the verb that it is joined to or hangs on as a participle, or what "who" stands for."""
    for _ in parse.tokens:
        if lemma_of(verb) in ROLES:
            return None  # "biographers", taken for a verb
        subject = _own_subject(parse, verb)
        if subject is not None:
            relative = subject.text.casefold() in _RELATIVE and subject.tag != "DT" and verb.dep == "relcl"
            return parse.head(verb) if relative else subject
        if verb.dep == "acl" and is_document(parse.head(verb)):
            return author_of(parse, parse.head(verb))  # "a preface complaining that"
        lender = _lender(parse, verb)
        if lender is None:
            return None
        verb = lender
    return None


def _own_subject(parse: Parse, verb: Token) -> Token | None:
    """The subject of the verb itself, also where the parser took it for something else."""
    subjects = parse.children(verb, *_SUBJECTS) or parse.children(verb, "nsubjpass")
    if subjects:
        return None if _after_comma(parse, verb) and subjects[0].i == verb.i - 2 else subjects[0]
    before = parse.tokens[verb.i - 1] if verb.i else verb
    if verb.tag == "VBG" and before.pos == "PROPN" and before.dep == "compound" and before.head == verb.i:
        return before  # "with Byrne joking": taken for a compound
    if verb.dep == "ROOT" and before.pos == "PROPN" and before.dep == "pobj":
        return before  # "Regarding the strike Byrne wrote": taken for the preposition's object
    return None


def _lender(parse: Parse, verb: Token) -> Token | None:
    """The verb whose subject is this one's too; None where there is none or it is open."""
    if verb.head == verb.i:
        return None
    if _after_comma(parse, verb) and parse.children(verb, *_SUBJECTS):
        return parse.root  # "... the bill, saying": the word before the comma was taken for the subject
    if verb.dep != "conj" and verb.dep not in _PARTICIPLES:
        return None
    lender = parse.head(verb)
    while lender.pos in ("ADP", "SCONJ") and lender.head != lender.i:
        lender = parse.head(lender)
    lends = verb.dep == "conj" or _lends_subject(parse, lender)
    return lender if lends and (not _after_comma(parse, verb) or _is_main(parse, lender)) else None


def _after_comma(parse: Parse, verb: Token) -> bool:
    """Whether a verb is an "-ing" that a comma sets off."""
    return verb.tag == "VBG" and verb.i > 1 and parse.tokens[verb.i - 1].text == ","


def _is_main(parse: Parse, verb: Token) -> bool:
    """Whether a verb is the sentence's main one or joined to it: a participle set off by a comma goes with that."""
    while verb.dep in ("conj", "pcomp", "prep", "xcomp") or (verb.dep == "advcl" and verb.tag == "VBG"):
        verb = parse.head(verb)
    return verb.head == verb.i


def _lends_subject(parse: Parse, verb: Token) -> bool:
    """Whether a participle's subject is surely that of the verb which it hangs on."""
    if not is_verb(parse, verb):
        return False
    quoted = lemma_of(verb) in QUOTING
    if parse.children(verb, "nsubjpass", "auxpass"):
        return quoted
    return not (quoted and _quoted_person(parse, verb))


def _quoted_person(parse: Parse, verb: Token) -> bool:
    """Whether a verb like "quote" or "recall" has a person as object, whose words may follow."""
    return any(child.pos in ("PROPN", "PRON") for child in parse.children(verb, "dobj"))


def _document_that_holds(parse: Parse, verb: Token) -> Token | None:
    """The text that is the subject of a verb like "read" or "include"."""
    subject = subject_of(parse, verb)
    if subject is None:
        return None
    if is_document(subject):
        return subject
    if verb.dep != "relcl" or subject.pos != "PROPN":
        return None
    before = [token for token in parse.tokens[: verb.i] if is_document(token) and token.pos == "NOUN"]
    return before[-1] if before and lemma_of(verb) not in SPEECH else None


def author_of(parse: Parse, document: Token) -> Token | None:
    """Who made a text: "his letter", "a cable from Byrne", "a speech by", or the subject of the verb that made it."""
    owners = _owners(parse, document)
    if owners:
        return owners[0] if len(owners) == 1 else None
    if document.dep in ("dobj", "pobj") and document.head != document.i:
        verb = parse.head(document)
        while verb.pos == "ADP" and verb.dep != "ROOT":
            verb = parse.head(verb)
        if lemma_of(verb) in SPEECH | MAKING:
            return speaker_at(parse, verb)
    return None


def _owners(parse: Parse, document: Token) -> list[Token]:
    """Those whom a text is said to be of, by or from."""
    owners = list(parse.children(document, "poss"))
    for preposition in parse.children(document, "prep", "agent"):
        if preposition.text.casefold() in ("by", "from"):
            owners += parse.children(preposition, "pobj")
    for participle in parse.children(document, "acl"):
        if is_passive(parse, participle) and lemma_of(participle) in SPEECH | MAKING:
            speaker = speaker_at(parse, participle)
            owners += [speaker] if speaker is not None else []
    return owners
