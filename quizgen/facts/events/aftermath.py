"""A dated event that a sentence only opens with, told as a sentence of its own with what came of it.

"After the fall of Cork in 1852, Byrne left the council" has "The fall of Cork, after which Byrne left the council, was
in 1852". The event needs a name, and what came of it tells why the deck's topic has to do with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.events.words import EVENT_NOUNS, LANDMARKS
from quizgen.language import Parse, Token

_OPENERS = frozenset({"after", "following"})


@dataclass(frozen=True, slots=True)
class Aftermath:
    """`event` is the noun of what happened; the places of the words before and behind what came of it are `joints`.

    `opens` is the first word of what came of it; `phrase` are the words of the event, `tie` ties the date to it.
    """

    event: Token
    phrase: tuple[int, ...]
    joints: tuple[int, int]
    tie: int
    opens: int

    def said(self) -> dict[int, str]:
        """The words that join the two."""
        several = self.event.tag in ("NNS", "NNPS")
        return {self.joints[0]: ", after which", self.joints[1]: ", were" if several else ", was"}


def aftermath(parse: Parse, date: frozenset[int]) -> Aftermath | None:
    """The event that opens the sentence and has the date; None where none does, or it has no name."""
    opener = parse.tokens[0] if parse.tokens else None
    heads = [parse.tokens[i].head for i in date if parse.tokens[i].head not in date]
    if opener is None or opener.text.casefold() not in _OPENERS or heads != [min(date) - 1]:
        return None
    tie, comma = heads[0], max(date) + 1
    phrase = tuple(range(opener.i + 1, tie))
    events = [t for t in parse.children(opener, "pobj", "dobj") if t.i in phrase]
    ends = comma < len(parse.tokens) and parse.tokens[comma].text == "," and parse.tokens[tie].text in ("in", "on")
    if not ends or len(events) != 1 or events[0].lemma.casefold() not in EVENT_NOUNS | LANDMARKS:
        return None
    if not _is_named(parse, [parse.tokens[i] for i in phrase]) or parse.children(events[0], "conj"):
        return None
    return Aftermath(events[0], phrase, (opener.i, comma), tie, comma + 1)


def _is_named(parse: Parse, inside: list[Token]) -> bool:
    """Whether the words of an event name it, and lean on nobody who goes by one name ("Tom's death")."""
    leans = any(t.tag == "PRP$" or t.dep in ("relcl", "acl") or t.text == "," for t in inside)
    short = any(t.dep == "poss" and t.pos == "PROPN" and not parse.children(t, "compound") for t in inside)
    return not leans and not short and any(t.pos == "PROPN" or (t.pos == "ADJ" and t.text.istitle()) for t in inside)
