"""Clauses without a subject of their own that tell of the sentence's subject, recast as sentences.

"Founded at Cork in 1852, the mill burned" has "the mill was founded at Cork in 1852"; "the treaty, ratified in 1929,
bound them" has "the treaty was ratified in 1929". Only passives are recast: no verb has to change its form.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.language import Parse, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_OPENERS = frozenset("after been being having once".split())
"""Words before a participle that opens a sentence: they say when the rest was, not when this was."""


@dataclass(frozen=True, slots=True)
class Recast:
    """`kept` are the words of the new sentence in reading order; `finite` is said before the first of `verb`'s own."""

    verb: Token
    subject: Token
    kept: tuple[int, ...]
    opens: int
    finite: str


def recast(parse: Parse, date: frozenset[int]) -> Recast | None:
    """The clause around a date told of the main clause's subject; None where there is no such clause."""
    if not parse.tokens:
        return None
    subjects = parse.children(parse.root, *_SUBJECTS)
    if len(subjects) != 1 or subjects[0].i > parse.root.i:
        return None
    return _fronted(parse, subjects[0], date) or _behind(parse, subjects[0], date)


def _fronted(parse: Parse, subject: Token, date: frozenset[int]) -> Recast | None:
    """A participle that opens the sentence, up to the comma before the subject."""
    start = parse.subtree(subject)[0].i
    opener = [t for t in parse.tokens[: max(start - 1, 0)] if t.text.casefold() not in _OPENERS]
    if start < 3 or parse.tokens[start - 1].text != "," or not date <= {t.i for t in opener}:
        return None
    verb = next((t for t in opener if t.dep not in ("advmod", "neg")), subject)
    if verb.tag != "VBN" or verb.dep not in ("advcl", "pcomp", "acl") or opener[0].i > verb.i:
        return None
    below = {t.i for t in parse.subtree(verb)}
    hangs = date <= below or parse.root.lemma == "be"
    whole = [t.i for t in opener] == list(range(opener[0].i, start - 1))
    if not hangs or not whole:
        return None
    kept = (*(t.i for t in parse.subtree(subject)), *(t.i for t in opener))
    return Recast(verb, subject, kept, opener[0].i, _was(parse, subject))


def _behind(parse: Parse, subject: Token, date: frozenset[int]) -> Recast | None:
    """A participle between commas behind the subject."""
    for verb in parse.children(subject, "acl"):
        own = [t.i for t in parse.subtree(verb)]
        set_off = parse.tokens[own[0] - 1].text == "," and own == list(range(own[0], own[-1] + 1))
        if verb.tag != "VBN" or not date <= set(own) or not set_off or own[0] <= subject.i:
            continue
        named = [t.i for t in parse.subtree(subject) if t.i < own[0] - 1]
        own = own[:-1] if parse.tokens[own[-1]].text == "," else own
        return Recast(verb, subject, (*named, *own), own[0], _was(parse, subject))
    return None


def _was(parse: Parse, subject: Token) -> str:
    several = subject.tag in ("NNS", "NNPS") or subject.text.casefold() == "they" or parse.children(subject, "conj")
    return "were" if several else "was"
