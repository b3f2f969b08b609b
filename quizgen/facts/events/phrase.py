"""A told event as a question: subject, verb and rest turned round, for a closed list of verbs and shapes.

Only a main clause of subject, verb and rest whose date hangs on the verb is turned; everything else stays a cloze.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.edtf import Date
from quizgen.facts.events.clause import AUXILIARIES
from quizgen.facts.events.draft import Draft
from quizgen.facts.events.words import TURNED
from quizgen.language import Token

_ASKED = {"day": "On what date", "month": "In which month and year", "season": "In which season and year", "year": "In which year"}
_BE = frozenset({"was", "were"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """`asked` follows "When" or another word of asking, up to the question mark ("did Ada Byrne found the Cork Herald")."""

    interrogative: str
    asked: str


def phrase(draft: Draft, date: Date) -> Phrase | None:
    """The question for a told event, None where its shape or verb is not one of those that are turned safely."""
    clause = draft.clause
    subject, verb = clause.subject, clause.verb
    if clause.nominal or clause.depth or clause.preposition not in ("in", "on", "") or subject is None:
        return None
    tokens = [t for t in draft.tokens() if t.i not in clause.date and not _ties_date(draft, t)]
    auxiliaries = [t for t in tokens if t.dep in AUXILIARIES and t.i < verb.i]
    start, end = _span(draft, subject)
    head = [t for t in tokens if start <= t.i < end]
    if not head or tokens[0].i != head[0].i or verb.lemma.casefold() not in TURNED:
        return None
    between = [t for t in tokens if end <= t.i < verb.i and t not in auxiliaries]
    rest = [t for t in tokens if t.i > verb.i]
    if between or any(t.text in (";", ":", "“", "”", '"') for t in (*head, *rest)):
        return None
    turned = _turned(verb, auxiliaries)
    if turned is None:
        return None
    first, second = turned
    said = " ".join(part for part in (first, draft.join(head), second, draft.join(rest)) if part)
    return Phrase(interrogative=_ASKED[date.precision], asked=said.rstrip(" .,"))


def _turned(verb: Token, auxiliaries: list[Token]) -> tuple[str, str] | None:
    """The words before and after the subject: "did" + "found", "was" + "founded"."""
    if not auxiliaries and verb.tag == "VBD" and verb.lemma != "be":
        return "did", verb.lemma
    if len(auxiliaries) == 1 and auxiliaries[0].text.casefold() in _BE and verb.tag == "VBN":
        return auxiliaries[0].text.casefold(), verb.text
    return None


def _ties_date(draft: Draft, token: Token) -> bool:
    """Whether the token is the preposition of the date and nothing else."""
    below = {t.i for t in draft.parse.subtree(token)} & set(draft.kept)
    return token.dep == "prep" and token.pos == "ADP" and below <= draft.clause.date | {token.i} and bool(below & draft.clause.date)


def _span(draft: Draft, subject: Token) -> tuple[int, int]:
    """First and last token (end excluded) of the subject as kept."""
    ids = [t.i for t in draft.parse.subtree(subject) if t.i in draft.kept]
    return ids[0], ids[-1] + 1
