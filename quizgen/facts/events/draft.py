"""A card's sentence in the making: kept tokens, words put in their place, and the text that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from quizgen.facts.events.clause import Clause
from quizgen.language import Parse, Token

_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]’']|'s|n't")
_COMMAS = re.compile(r"\s*,(?:\s*,)+")
_EDGES_LEFT = re.compile(r"\A[\s,;:–—-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`kept` are token indexes in reading order; `said` gives the new text of a token ("" is never used)."""

    clause: Clause
    kept: tuple[int, ...]
    said: Mapping[int, str]

    @property
    def parse(self) -> Parse:
        """The parsed sentence."""
        return self.clause.parse

    def tokens(self) -> list[Token]:
        """The kept tokens."""
        tokens = self.parse.tokens
        return [tokens[i] for i in self.kept]

    def without(self, gone: Iterable[int]) -> Draft:
        """The draft less some tokens; the date's own always stay, and what joins clauses."""
        gone = set(gone) - self.clause.date - set(self.clause.joined)
        return replace(self, kept=tuple(i for i in self.kept if i not in gone))

    def saying(self, said: Mapping[int, str]) -> Draft:
        """The draft with other words for some tokens."""
        return replace(self, said={**self.said, **said})

    def text(self) -> tuple[str, str, str]:
        """What is read before the date, the date as written, and what is read after it."""
        first = min(self.clause.date)
        place = self.kept.index(first)
        before, after = list(self.kept[:place]), [i for i in self.kept[place:] if i not in self.clause.date]
        last = max(self.clause.date)
        date = self.parse.text[self.parse.tokens[first].start : self.parse.tokens[last].end]
        head, tail = self._join(before), self._join(after)
        head = _EDGES_LEFT.sub("", _COMMAS.sub(",", head))
        tail = _COMMAS.sub(",", tail).lstrip()
        if head.endswith(",") and tail.startswith(","):
            tail = tail[1:].lstrip()
        tail = re.sub(r"[\s,;:–—-]+\Z", "", tail)
        tail = tail if re.search(r"[.!?][\"”’')]*\Z", tail) else f"{tail}."
        space_before = "" if not head or head.endswith(("(", "“", "–", "-")) else " "
        space_after = "" if _NO_SPACE_BEFORE.match(tail) or tail.startswith(("-", "–", ")")) else " "
        head = f"{head}{space_before}"
        return head[:1].upper() + head[1:], date, f"{space_after}{tail}"

    def join(self, tokens: Iterable[Token]) -> str:
        """The words of some tokens in the order given, as they are said."""
        text = self._join(token.i for token in tokens)
        return _EDGES_LEFT.sub("", _COMMAS.sub(",", text))

    def _join(self, ids: Iterable[int]) -> str:
        pieces: list[str] = []
        previous: Token | None = None
        parse = self.parse
        for i in ids:
            token = parse.tokens[i]
            if previous is not None:
                written = parse.text[previous.end : token.start]
                if previous.i == token.i - 1 and not written.strip():
                    pieces.append(written)
                elif (
                    not (token.text == '"' and "".join(pieces).count('"') % 2)
                    and not _NO_SPACE_BEFORE.match(self.said.get(i, token.text))
                    and previous.text not in ("(", "“")
                ):
                    pieces.append(" ")
            pieces.append(self.said.get(i, token.text))
            previous = token
        return "".join(pieces)


def with_comma(draft: Draft, below: set[int]) -> set[int]:
    """A phrase with the comma right before it, where there is one."""
    before = min(below) - 1
    return below | {before} if is_comma(draft, before) else below


def is_comma(draft: Draft, i: int) -> bool:
    """Whether a token is a comma that is kept."""
    return i in draft.kept and draft.parse.tokens[i].text == ","
