"""A told event as a question: subject, verb and rest turned round, for a closed list of verbs and shapes.

Only a main clause of subject, verb and rest whose date hangs on the verb is turned; everything else stays a cloze.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.edtf import Date
from quizgen.facts.events.draft import Draft
from quizgen.facts.events.grammar import AUXILIARIES
from quizgen.facts.events.verbs import TURNED
from quizgen.facts.events.words import NAMED_THINGS
from quizgen.language import Token

ASKED_PRECISIONS = ("day", "month", "season", "year")
"""Granularities that a question can name ("In which year")."""

MAX_ASKED = 27
"""Longest question, in words; a longer one reads better as a sentence with a gap."""

_ABBREVIATED = re.compile(r"\b(?:(?:[A-Z]\.){2,}|[ap]\.m\.|(?:Inc|Jr|Ltd|Sr)\.)\.?\Z")
_BE = frozenset({"was", "were"})
_MARKS = frozenset({";", ":", "“", "”", '"', "(", ")"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The parts of a question.

    Attributes:
        when: what follows the words that ask for the date, without a mark ("did Ada Byrne found the Cork Herald").
        which: the question for the subject up to the date ("Which treaty was signed at Cork"), None where it has no
            name.
        named: the subject's name, the answer to `which`.
    """

    when: str
    which: str | None
    named: str | None


def phrase(draft: Draft, date: Date) -> Phrase | None:
    """The questions for a told event, None where its shape or verb is not one of those that are turned safely."""
    shape = _shape(draft)
    if shape is None or date.precision not in ASKED_PRECISIONS:
        return None
    head, auxiliaries, rest = shape
    turned = _turned(draft, auxiliaries)
    if turned is None:
        return None
    first, second = turned
    subject = draft.join(head)
    subject = subject if head[0].i in draft.said else _in_running_text(subject, head[0])
    comma = "," if len(rest) > 1 and rest[0].text == "," and _is_added(draft, rest[1]) else ""
    parts = (first, subject, second + comma, draft.join(rest))
    when = _ended(" ".join(part for part in parts if part))
    if len(when.split()) > MAX_ASKED:
        return None
    which = _which(draft, head, (first, second), rest) if date.precision == "day" and first in _BE else None
    return Phrase(when=when, which=which, named=_without_the(draft.join(head)) if which else None)


def _is_added(draft: Draft, first: Token) -> bool:
    """Whether a word opens what a comma sets off from the clause."""
    opens = draft.parse.head(first) if first.dep in AUXILIARIES else first
    return opens.dep in ("advcl", "advmod", "relcl")


def _shape(draft: Draft) -> tuple[list[Token], list[Token], list[Token]] | None:
    """Subject, auxiliaries, and what follows the verb, where the clause has nothing else beside the date."""
    clause = draft.clause
    subject, verb = clause.subject, clause.verb
    if clause.nominal or clause.depth or clause.preposition not in ("in", "on", "") or subject is None:
        return None
    if verb.lemma.casefold() not in TURNED:
        return None
    if any(_hangs_on_date(draft, t) for t in draft.tokens()):
        return None
    tokens = [t for t in draft.tokens() if t.i not in clause.date and not _ties_date(draft, t)]
    tokens = tokens[1:] if tokens and tokens[0].text == "," else tokens
    below = {t.i for t in draft.parse.subtree(subject)}
    head = [t for t in tokens if t.i in below]
    auxiliaries = [t for t in tokens if t.dep in AUXILIARIES and t.i < verb.i and t.i not in below]
    rest = [t for t in tokens if t.i > verb.i and t.i not in below]
    if any(
        t.dep == "conj" and t.head == verb.i and t.i not in draft.said and (not auxiliaries or t.tag != "VBN")
        for t in rest
    ):
        return None
    plain = bool(head) and [*head, *auxiliaries, verb, *rest] == tokens
    return (head, auxiliaries, rest) if plain and not any(t.text in _MARKS for t in tokens) else None


def _turned(draft: Draft, auxiliaries: list[Token]) -> tuple[str, str] | None:
    """The words before and after the subject: "did" + "found", "was" + "founded"."""
    verb = draft.clause.verb
    if draft.clause.finite:
        return draft.clause.finite, verb.text.casefold()
    if not auxiliaries and verb.tag == "VBD" and verb.lemma != "be":
        return "did", verb.lemma
    said = [draft.said.get(t.i, t.text).casefold() for t in auxiliaries]
    return (said[0], verb.text) if len(said) == 1 and said[0] in _BE and verb.tag in ("VBN", "VBD") else None


def _ties_date(draft: Draft, token: Token) -> bool:
    """Whether the token is the preposition of the date and nothing else."""
    below = {t.i for t in draft.parse.subtree(token)} & set(draft.kept)
    return token.dep == "prep" and below <= draft.clause.date | {token.i} and bool(below & draft.clause.date)


def _hangs_on_date(draft: Draft, token: Token) -> bool:
    """Whether a clause or phrase hangs on the date itself ("in 1852, when ..."): without it, on nothing."""
    return token.head in draft.clause.date and token.i not in draft.clause.date and token.dep != "punct"


def _which(draft: Draft, head: list[Token], verb: tuple[str, str], rest: list[Token]) -> str | None:
    """The question for a subject whose name says what it is ("Which treaty was signed"); None for any other subject."""
    subject = draft.clause.subject
    names = [t for t in head if t.pos == "PROPN"]
    if subject is None or subject.i in draft.said or subject.text.casefold() not in NAMED_THINGS or len(names) < 2:
        return None
    words = (f"Which {subject.text.casefold()}", *verb, draft.join(rest))
    return _ended(" ".join(word for word in words if word))


def _in_running_text(subject: str, first: Token) -> str:
    """The subject as it reads within a sentence ("The first store" -> "the first store")."""
    common = first.pos in ("ADJ", "NOUN") and first.i == 0 and not first.text.isupper() and not first.entity
    lowered = common or first.pos in ("DET", "NUM", "ADP", "ADV")
    return subject[:1].lower() + subject[1:] if lowered else subject


def _ended(text: str) -> str:
    """Without the mark at its end; an abbreviation keeps its full stop."""
    bare = text.rstrip(" .,")
    return f"{bare}." if _ABBREVIATED.search(text.rstrip(" ,")) else bare


def _without_the(name: str) -> str:
    return name[4:] if name.startswith(("The ", "the ")) else name
