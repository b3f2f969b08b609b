"""When, where, to whom, of whom and in which text somebody said it, as the sentence before the words tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.edtf import Date
from quizgen.facts.quotations.saying import Saying, is_document, lemma_of
from quizgen.facts.quotations.voices import Company, voice_of
from quizgen.facts.quotations.words import (
    OCCASIONS,
    ORAL,
    POINTING,
    SPEECH,
    SPOKEN,
    WRITING,
    WRITTEN,
)
from quizgen.language import Parse, Token
from quizgen.model import Emphasis, Manner, Mention

MAX_OCCASION_WORDS = 12

_SUBJECTS = ("nsubj", "nsubjpass")
_OF_THE_DATE = frozenset({"in", "on", "at", "of", "dated", "during"})
_IN_WORK = re.compile(r"\b[Ii]n\s+(?:(?:his|her|their|the|a|an)\s+)?(?:[\w’'-]+\s+){0,4}\Z")
_PARTS_OF_BOOKS = frozenset("afterword chapter conclusion epilogue foreword introduction preface prologue".split())
_PLACES = frozenset({"in", "at", "during", "before"})
_ADDRESSING = frozenset("advise ask assure inform instruct remind tell thank urge warn".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is told beside the speaker; None (or both manners) where it is not told."""

    date: Date | None = None
    work: str | None = None
    occasion: str | None = None
    addressee: str | None = None
    about: str | None = None
    manner: Manner = "used"


def circumstances_of(parse: Parse, saying: Saying, mentions: Sequence[Mention], company: Company) -> Circumstances:
    """What a lead-in tells beside the speaker.

    Args:
        parse: of the sentence before the words, cut off there.
        saying: what introduces the words in it.
        mentions: the dates of that sentence.
        company: who may be meant, and the sentence's links and italics.
    """
    heads = _heads(parse, saying)
    work = _work(parse, heads, company)
    occasion = _occasion(parse, heads, saying)
    return Circumstances(
        date=_date(parse, heads, mentions),
        work=work,
        occasion=None if occasion is not None and work is not None and work in occasion else occasion,
        addressee=_addressee(parse, heads, company),
        about=_about(parse, heads, company),
        manner="wrote" if work is not None else _manner(saying, occasion),
    )


def _heads(parse: Parse, saying: Saying) -> list[Token]:
    """The verb of saying, the verbs that it shares its subject with, and the text's noun."""
    heads = [saying.verb] if saying.document is None else [saying.verb, saying.document]
    verb = saying.verb
    while not parse.children(verb, *_SUBJECTS) and verb.dep in ("conj", "advcl", "xcomp", "pcomp", "acl"):
        verb = parse.head(verb)
        if verb.pos in ("VERB", "AUX"):
            heads.append(verb)
    return heads


def _date(parse: Parse, heads: Sequence[Token], mentions: Sequence[Mention]) -> Date | None:
    """The one date that hangs on a verb of saying itself, not on what lies before or after."""
    found = []
    for mention in mentions:
        sure = mention.certain and not mention.in_name and mention.modifier is None
        sure = sure and mention.date.precision in ("day", "month", "year")
        if sure and _hangs_on(parse, parse.at(mention.start, mention.end), heads):
            found.append(mention.date)
    return found[0] if len(found) == 1 else None


def _hangs_on(parse: Parse, date: Sequence[Token], heads: Sequence[Token]) -> bool:
    ids = {token.i for token in date}
    token = next((token for token in date if token.head not in ids), None)
    if token is None:
        return False
    for above in parse.ancestors(token):
        if any(above.i == head.i for head in heads):
            return True
        if above.pos in ("VERB", "AUX") or (
            above.pos in ("ADP", "SCONJ") and above.text.casefold() not in _OF_THE_DATE
        ):
            return False
        if (
            above.pos in ("NOUN", "PROPN")
            and not is_document(above)
            and above.text.casefold() not in OCCASIONS
            and above.i not in ids
        ):
            return False
    return False


def _work(parse: Parse, heads: Sequence[Token], company: Company) -> str | None:
    """The one title in italics that somebody is said to write in."""
    titles = [mark for mark in company.marks if isinstance(mark, Emphasis)]
    if len(titles) != 1 or not (_IN_WORK.search(parse.text[: titles[0].start]) or _within(parse, titles[0], heads)):
        return None
    title = parse.text[titles[0].start : titles[0].end].strip(" .,:;")
    return title if title and not company.people.is_known(title) else None


def _within(parse: Parse, mark: Emphasis, heads: Sequence[Token]) -> bool:
    """Whether a title is the place of the saying ("wrote in the preface to the second edition of ...")."""
    tokens = parse.at(mark.start, mark.end)
    last = tokens[-1] if tokens else None
    preposition = ""
    for above in parse.ancestors(last) if last is not None else ():
        if any(above.i == head.i for head in heads):
            return preposition == "in" or any(head.text.casefold() in _PARTS_OF_BOOKS for head in heads)
        if above.pos in ("VERB", "AUX") and not mark.start <= above.start < mark.end:
            return False
        preposition = above.text.casefold() if above.pos == "ADP" else preposition
    return False


def _occasion(parse: Parse, heads: Sequence[Token], saying: Saying) -> str | None:
    """The text or gathering that the words belong to ("in a letter to Marsh", "at the party's ninth congress")."""
    for head in heads:
        for preposition in parse.children(head, "prep"):
            nouns = parse.children(preposition, "pobj")
            if preposition.text.casefold() in _PLACES and len(nouns) == 1 and _tells(nouns[0]):
                phrase = _phrase(parse, preposition)
                if phrase is not None:
                    return phrase
    document = saying.document
    if document is not None and document.dep == "dobj" and document.text.casefold() in SPOKEN | WRITTEN:
        phrase = _phrase(parse, document)
        return None if phrase is None else f"in {phrase}"
    return None


def _tells(noun: Token) -> bool:
    return is_document(noun) or noun.text.casefold() in OCCASIONS


def _phrase(parse: Parse, head: Token) -> str | None:
    """A phrase without clauses, brackets and dates at its end; None where it leans on other text or is long."""
    tokens = parse.subtree(head)
    noun = parse.children(head, "pobj")[0] if head.dep == "prep" else head
    for token in tokens:
        if token.dep in ("relcl", "acl", "appos") or token.text in (",", "(", ";", ":", "–", "—"):
            first = parse.subtree(token)[0].i if token.dep in ("relcl", "acl", "appos") else token.i
            tokens = [kept for kept in tokens if kept.i < first]
            break
    while tokens and (tokens[-1].pos in ("ADP", "NUM", "PUNCT", "CCONJ", "DET") or tokens[-1].text in _MONTHS):
        tokens.pop()
    text = parse.text[tokens[0].start : tokens[-1].end] if tokens else ""
    words = text.split()
    if noun.i not in {token.i for token in tokens} or len(words) > MAX_OCCASION_WORDS:
        return None
    if any(word.casefold() in POINTING for word in words) or not _specific(parse, noun, tokens):
        return None
    return text[0].lower() + text[1:]


def _specific(parse: Parse, noun: Token, tokens: Sequence[Token]) -> bool:
    """Whether a phrase tells by itself which text or gathering is meant ("the letter" does not)."""
    determiners = [child.text.casefold() for child in parse.children(noun, "det")]
    if determiners and determiners[0] in ("a", "an"):
        return True
    if "the" in determiners:
        return any(token.pos == "PROPN" for token in tokens)
    return bool(parse.children(noun, "poss")) or any(token.pos == "PROPN" for token in tokens)


_MONTHS = frozenset("January February March April May June July August September October November December".split())


def _addressee(parse: Parse, heads: Sequence[Token], company: Company) -> str | None:
    for head in heads:
        for child in parse.children(head, "dative", "prep", "dobj"):
            if child.dep == "dobj" and lemma_of(head) not in _ADDRESSING:
                continue
            nouns = parse.children(child, "pobj") if child.pos == "ADP" else (child,)
            if child.pos == "ADP" and child.text.casefold() != "to":
                continue
            name = voice_of(parse, nouns[0], company) if len(nouns) == 1 else None
            if name is not None and company.people.is_person(name):
                return name
    return None


def _about(parse: Parse, heads: Sequence[Token], company: Company) -> str | None:
    for head in heads:
        if head.pos not in ("VERB", "AUX") or lemma_of(head) not in SPEECH:
            continue
        for preposition in parse.children(head, "prep"):
            nouns = parse.children(preposition, "pobj")
            if preposition.text.casefold() in ("of", "about", "concerning", "regarding") and len(nouns) == 1:
                name = voice_of(parse, nouns[0], company)
                if name is not None:
                    return name
    return None


def _manner(saying: Saying, occasion: str | None) -> Manner:
    words = set((occasion or "").casefold().split())
    if saying.document is not None:
        words.add(saying.document.text.casefold())
    lemma = lemma_of(saying.verb)
    if words & WRITTEN or (lemma in WRITING and not words & SPOKEN):
        return "wrote"
    if words & SPOKEN or lemma in ORAL:
        return "said"
    return "used"
