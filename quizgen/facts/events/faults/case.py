"""A fault, and what the rules look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from quizgen.facts.events.draft import Draft
from quizgen.facts.topic import Topic
from quizgen.language import Parse, Token


@dataclass(frozen=True, slots=True)
class Fault:
    """A reason, and the tokens it lies in (empty where it is the whole sentence's)."""

    why: str
    where: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Case:
    """A draft under the rules.

    Attributes:
        other_dates: spans (code points of the sentence) of the dates that are not asked for.
        lasting: whether the date is a span of time, for which a state is as good as an event.
        lead: whether the sentence stands in the article's lead.
        section: the headings over it.
        loose: whether the words of a span leave open that what is told took all of it ("between 1852 and 1855").
    """

    draft: Draft
    topic: Topic
    other_dates: Sequence[tuple[int, int]]
    lasting: bool
    lead: bool = False
    loose: bool = False
    section: tuple[str, ...] = ()

    @property
    def parse(self) -> Parse:
        """The parsed sentence."""
        return self.draft.parse

    @property
    def verb(self) -> Token:
        """The verb of the clause that is told."""
        return self.draft.clause.verb

    @property
    def event(self) -> str:
        """The lemma of the verb that the date belongs to, in lower case."""
        return self.draft.clause.event.lemma.casefold()

    @property
    def subject(self) -> Token | None:
        """The head of the clause's subject."""
        return self.draft.clause.subject

    @property
    def date(self) -> frozenset[int]:
        """The tokens of the date asked for."""
        return self.draft.clause.date

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens that are kept."""
        return self.draft.tokens()

    @cached_property
    def kept(self) -> frozenset[int]:
        """Their indexes."""
        return frozenset(self.draft.kept)

    def children(self, token: Token, *deps: str) -> list[Token]:
        """What a token governs, as far as it is kept."""
        kept = self.kept
        return [child for child in self.parse.children(token, *deps) if child.i in kept]

    @cached_property
    def subject_words(self) -> list[Token]:
        """The subject with what goes with it, but without a clause behind it that is told of it."""
        if self.subject is None:
            return []
        told = {t.i for t in self.parse.subtree(self.verb)} if self.draft.clause.recast else set()
        return [t for t in self.parse.subtree(self.subject) if t.i not in told]

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Tokens within quotation marks: somebody's words, which lean on nothing of ours."""
        inside, quoted = False, set()
        for token in self.tokens:
            if token.text in ('"', "“", "”", "``", "''"):
                inside = not inside
            elif inside:
                quoted.add(token.i)
        return frozenset(quoted)


def at(*tokens: Token) -> frozenset[int]:
    """The place of a fault in these tokens."""
    return frozenset(token.i for token in tokens)


def is_name(token: Token) -> bool:
    """Whether a word names: a proper noun, or an adjective of one ("North Korean forces")."""
    return token.pos == "PROPN" or (token.pos == "ADJ" and token.text[:1].isupper())


def is_denied(case: Case) -> bool:
    """Whether the clause tells that something did not happen."""
    return any(c.dep == "neg" for c in case.parse.children(case.verb))
