"""Rule 1, grammatical: what a parser or a cut may have broken."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.events.clause import SUBJECTS, TIMES, is_verb, subordinator
from quizgen.facts.events.faults.case import Case, Fault, at
from quizgen.language import Token


def no_stray_words(case: Case) -> Iterator[Fault]:
    """A preposition keeps its noun, a conjunction joins two things."""
    for token in case.tokens:
        if token.dep == "prep" and token.pos == "ADP" and _hangs(case, token):
            yield Fault("a preposition without its noun", at(token))
        if token.dep == "cc" and not any(c.i > token.i for c in case.children(case.parse.head(token), "conj")):
            yield Fault("a conjunction joins nothing", at(token))


def _hangs(case: Case, preposition: Token) -> bool:
    """Whether a preposition stands before a mark or the end, its noun lost."""
    if case.children(preposition) or case.parse.head(preposition).tag == "VBN":  # "was referred to by"
        return False
    place = case.draft.kept.index(preposition.i) + 1
    return place == len(case.draft.kept) or case.tokens[place].pos in ("PUNCT", "ADP", "CCONJ")


def a_whole_clause(case: Case) -> Iterator[Fault]:
    """A main clause with its own subject, a finite verb and its object."""
    subject, verb = case.subject, case.verb
    if subject is None or subject.i not in case.kept or subject.dep == "expl" or subject.text.casefold() == "there":
        yield Fault("no subject of its own")
    following = next((t for t in case.parse.tokens[verb.i + 1 :] if t.text not in ("", ",")), verb)
    if following.dep == "cc" and not case.parse.children(verb, "dobj", "ccomp", "xcomp", "prep"):
        yield Fault("its object was cut off")
    opener = subordinator(case.parse, verb)
    if (
        (opener is not None and opener.i in case.kept and opener.i < verb.i)
        or verb.dep == "relcl"
        or _starts_below(case)
    ):
        yield Fault("no clause of its own")


def no_splice(case: Case) -> Iterator[Fault]:
    """No second clause run into the first with a comma between them."""
    for joined in case.children(case.verb, "conj"):  # a noun beside a verb: what follows "and" is a clause, misread
        if joined.pos in ("NOUN", "PROPN"):
            yield Fault("two clauses run together", at(*case.parse.subtree(joined)))
    for clause in case.children(case.verb, "ccomp", "parataxis"):
        own = case.children(clause, *SUBJECTS) and subordinator(case.parse, clause) is None
        if own and clause.i < case.verb.i:
            yield Fault("two clauses run together", at(clause))


def _starts_below(case: Case) -> bool:
    """Whether the sentence starts with a clause of time that no main clause follows."""
    first = case.tokens[0]
    head = case.parse.head(first)
    if first.dep not in ("mark", "advmod") or first.text.casefold() not in TIMES or not is_verb(head):
        return False
    return not (head.dep == "advcl" and head.head in case.kept)


def not_too_long(case: Case) -> Iterator[Fault]:
    """A sentence that can be read at a glance."""
    before, _, after = case.draft.text()
    if len(f"{before}{after}".split()) > MAX_WORDS:
        yield Fault("too long")


MAX_WORDS = 37
"""Longest sentence that a card shows, the date not counted; about 35 words is the rule of a good card."""
