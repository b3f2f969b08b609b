"""A sentence made plain for the parser, and its parse put back onto the sentence as it stands.

Brackets are left out and a date of several words becomes one that a parser knows well ("on Friday", "in 1936"): both
are what parsers stumble over. The tokens that come back carry the offsets of the sentence as it is written, a date
being one token.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quizgen.language import Parse, Token, parse_sentences
from quizgen.model import Mention

_STAND_INS = {"day": "Friday", "month": "1936", "season": "1936"}
_CLOSERS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` stands in the plain sentence for the code points `start` to `end` of the written one."""

    text: str
    start: int
    end: int


def parse_plain(sentences: Sequence[tuple[str, Sequence[Mention]]]) -> list[Parse]:
    """Parse sentences, each given with its dates; offsets of the parses point into the sentences as written."""
    pieces = [_readable(text, list(_pieces(text, mentions))) for text, mentions in sentences]
    parses = parse_sentences(["".join(piece.text for piece in each) for each in pieces])
    return [_restored(parse, text, each) for parse, (text, _), each in zip(parses, sentences, pieces, strict=True)]


def _readable(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces, or the whole text where nothing would be left of it."""
    return pieces if "".join(piece.text for piece in pieces).strip() else [Piece(text, 0, len(text))]


def _pieces(text: str, mentions: Sequence[Mention]) -> Iterable[Piece]:
    """The plain sentence piece by piece."""
    gone = _brackets(text, mentions)
    place = 0
    cuts = sorted([(m.start, m.end, stand_in(m)) for m in mentions if stand_in(m)] + [(start, end, "") for start, end in gone])
    for start, end, instead in cuts:
        if start < place:
            continue
        yield Piece(text[place:start], place, start)
        if instead:
            yield Piece(instead, start, end)
        place = end
    yield Piece(text[place:], place, len(text))


def stand_in(mention: Mention) -> str:
    """The plain word for a date; "" where the date is left as it is written."""
    if mention.in_name or not any(char.isdigit() for char in mention.text):
        return ""
    word = _STAND_INS.get(mention.date.precision, "")
    return word if len(mention.text.split()) > 1 else ""


def _brackets(text: str, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Outermost brackets with the space before them; those that hold nothing but a date stay."""
    found: list[tuple[int, int]] = []
    closer, opened, depth = "", 0, 0
    for place, char in enumerate(text):
        if depth == 0 and char in _CLOSERS:
            closer, opened, depth = _CLOSERS[char], place, 1
        elif depth and char in _CLOSERS and _CLOSERS[char] == closer:
            depth += 1
        elif depth and char == closer:
            depth -= 1
            if depth == 0 and not any(m.start == opened + 1 and m.end == place for m in mentions):
                found.append((opened - 1 if opened and text[opened - 1] == " " else opened, place + 1))
    return found


def _restored(parse: Parse, text: str, pieces: Sequence[Piece]) -> Parse:
    """The parse with each token's offsets in the written sentence."""
    starts: list[int] = []
    ends: list[int] = []
    for piece in pieces:
        same = piece.text == text[piece.start : piece.end]
        for offset in range(len(piece.text)):
            starts.append(piece.start + offset if same else piece.start)
            ends.append(piece.start + offset + 1 if same else piece.end)
    tokens = [replace(t, start=starts[t.start], end=ends[t.end - 1]) for t in _mended(parse)]
    return Parse(text, tuple(_worded(token, text) for token in tokens))


def _mended(parse: Parse) -> tuple[Token, ...]:
    """The tokens with one known mistake of the parser undone: a name right before the verb, taken for an apposition."""
    tokens = list(parse.tokens)
    if not tokens:
        return ()
    root = parse.root
    before = tokens[root.i - 1] if root.i else root
    if root.tag == "VBD" and before.pos == "PROPN" and before.dep == "appos" and not parse.children(root, "nsubj", "nsubjpass"):
        tokens[before.i] = replace(before, dep="nsubj", head=root.i)
    return tuple(tokens)


def _worded(token: Token, text: str) -> Token:
    written = text[token.start : token.end]
    return token if token.text == written else replace(token, text=written)
