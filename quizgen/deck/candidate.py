"""What the rules between cards compare of a question, worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from quizgen.edtf import Date
from quizgen.model import Form, Question
from quizgen.names import fold

PREFERRED_FORMS: tuple[Form, ...] = ("basic", "cloze", "reversed", "typed", "choice", "true_false", "match", "order")
"""The form that a field is asked in when none was released yet: the first of these that is sound."""

_STOP = frozenset(
    "a after an and as at before being by date dates day did during for from had has he her his in into is it its "
    "month of on or our s season she the their they to under was were what when where which who whom whose with "
    "year years".split()
)
_ONE_WORD = {
    **dict.fromkeys("assassinated dead death die dies dying murdered".split(), "died"),
    "birth": "born",
    **dict.fromkeys("banished deported exiled lose loses lost ousted removed".split(), "expelled"),
}
"""Words that tell one thing, so that two tellings of it are known for one."""
_STEM = 5  # letters: enough to tell the words of a prompt apart, few enough for "elected" and "election"
_GAP = re.compile(r"\[[a-z ]+\]")
_QUOTED = re.compile(r"“.*”", re.DOTALL)
_NO_DATE = 10**7

Words = tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """A question, whether learners have it already, and whether a teacher's hand puts it before these.

    `forms` are the forms that a recipe asks for, the one that a field is to be asked in first; empty where it names
    none.
    """

    question: Question
    known: bool
    first: bool = False
    forms: tuple[Form, ...] = ()

    def rank(self) -> tuple[bool, bool, bool, int, int, int, int]:
        """What learners have comes first, then exact dates, lives, events before what states the date, basic forms.

        Of two tellings of one event the fuller comes first.
        """
        form = self.question.form
        place = (self.forms or PREFERRED_FORMS).index(form)
        kind = {"lifespan": 0, "event": 1}.get(self.question.fact_kind, 2)
        exact = days_open(self.asked)
        return not self.first, not self.known, form == "reversed", exact, kind, place, -len(self.telling)

    def told_by(self, other: Candidate) -> Candidate:
        """This card with the sentence of another that asks the same beside its own; an edited card stays as it is."""
        evidence, sentence = self.question.evidence, other.question.evidence.sentence
        event = other.question.fact_kind == "event" and other.asked is not None
        if self.first or not event or not evidence.has_room_for(sentence):
            return self
        return replace(self, question=replace(self.question, evidence=evidence.beside(sentence)))

    @cached_property
    def asked(self) -> Date | None:
        """The date that is asked for."""
        return None if self.question.form == "reversed" else self.question.date

    @cached_property
    def words(self) -> Words:
        """The prompt's words, folded; the gap is one."""
        return tuple(fold(_GAP.sub(" gap ", self.question.prompt)).split())

    @cached_property
    def named(self) -> frozenset[str]:
        """The words of the topic's name that stand in the prompt."""
        return frozenset(self.words) & frozenset(fold(self.question.evidence.title).split())

    @cached_property
    def telling(self) -> frozenset[str]:
        """Stems of the words that tell this prompt from others about the topic; of a quotation, of the words quoted."""
        quoted = _QUOTED.search(self.question.prompt) if self.question.fact_kind == "quotation" else None
        text = self.question.prompt if quoted is None else quoted[0]
        words = (_ONE_WORD.get(word, word) for word in fold(_GAP.sub(" ", text)).split() if word not in self.named)
        return stems(word for word in words if word not in _STOP)

    @cached_property
    def answers(self) -> tuple[Words, ...]:
        """The answer and its other forms, as folded words."""
        texts = (self.question.answer, *self.question.accepted)
        return tuple(dict.fromkeys(tuple(fold(text).split()) for text in texts))


def stems(words: Iterable[str]) -> frozenset[str]:
    """The words cut to their first letters, so that forms of one word are one."""
    return frozenset(word[:_STEM] for word in words)


def days_open(date: Date | None) -> int:
    """About how many days a date leaves open, 0 for a day; a very long time where there is no date or end."""
    if date is None or date.earliest is None or date.latest is None:
        return _NO_DATE
    years, months, days = (last - first for first, last in zip(date.earliest, date.latest, strict=True))
    return years * 365 + months * 30 + days


def within(inner: Date, outer: Date) -> bool:
    """Whether a date lies in another; one without an end lies in itself only."""
    return inner == outer or inner.lies_in(outer)
