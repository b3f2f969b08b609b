"""A sentence made plain for the parser, and its parse put back onto the sentence as it stands.

Brackets are left out and a date of several words becomes one that a parser knows well ("on Friday", "in 1936"), a
title of several words a name: all three are what parsers stumble over. The tokens that come back carry the offsets of
the sentence as it is written, a date being one token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quizgen.facts.events.candidates import Span, span_of
from quizgen.facts.events.words import EVENT_NOUNS
from quizgen.language import Parse, Token, parse_sentences
from quizgen.model import Mention, Sentence

_YEAR = re.compile(r"\d{3,4}")
_TIES = ("between ", "from ")
_STAND_INS = {"day": "Friday", "month": "1936", "season": "1936"}
TITLE = "Hamlet"
"""A name that parsers know, for a title whose own words would be taken for the sentence's."""

_TITLE_WORD = r"(?:[A-Z][\w’'-]*|of|the|a|an|in|and|on|to|for)"
_QUOTED_TITLE = re.compile(rf"[\"“]{_TITLE_WORD}(?: {_TITLE_WORD}){{1,9}},?[\"”]")
_OPENING = re.compile(r"(?:\A|, )(?:in|on|by|at|during|early in|late in) \Z", re.IGNORECASE)
_CAPITAL = re.compile(r" [A-Z]")
_EXACT = re.compile(
    r"(?:\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b).*", re.DOTALL
)
_CLOSERS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` stands in the plain sentence for the code points `start` to `end` of the written one."""

    text: str
    start: int
    end: int


def parse_plain(sentences: Sequence[tuple[Sentence, Sequence[Mention]]]) -> list[Parse]:
    """Parse sentences, each given with its dates; offsets of the parses point into the sentences as written."""
    pieces = [_readable(sentence.text, list(_pieces(sentence, mentions))) for sentence, mentions in sentences]
    parses = parse_sentences(["".join(piece.text for piece in each) for each in pieces])
    return [_restored(parse, item.text, each) for parse, (item, _), each in zip(parses, sentences, pieces, strict=True)]


def _readable(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces, or the whole text where nothing would be left of it."""
    return pieces if "".join(piece.text for piece in pieces).strip() else [Piece(text, 0, len(text))]


def _pieces(sentence: Sentence, mentions: Sequence[Mention]) -> Iterable[Piece]:
    """The plain sentence piece by piece."""
    text = sentence.text
    place = 0
    cuts = [(*asked_span(m), word) for m in mentions if (word := stand_in(m, span_of(text, m)))]
    cuts += [(start, end, "") for start, end in _brackets(text, mentions)]
    for bracketed in (m for m in mentions if span_of(text, m) == "bracket"):  # its brackets alone, the span stays
        cuts += [(bracketed.start - 1, bracketed.start, ""), (bracketed.end, bracketed.end + 1, "")]
    cuts += [(start, end, TITLE) for start, end in _titles(sentence, mentions)]
    cuts.sort()
    for start, end, instead in cuts:
        if start < place:
            continue
        yield Piece(text[place:start], place, start)
        if instead:
            yield Piece(instead, start, end)
            if instead != TITLE and _OPENING.search(text[:start]) and _CAPITAL.match(text, end):
                yield Piece(",", end, end)  # "In 1848 Marx wrote": the parser takes the year for part of the name
        place = end
    yield Piece(text[place:], place, len(text))


def _titles(sentence: Sentence, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Titles of several words: in italics, or in quotation marks with a capital at every long word."""
    text = sentence.text
    slanted = [(e.start, text[e.start : e.end].rstrip(",;: ")) for e in sentence.emphases if e.style == "i"]
    spans = [(start, start + len(title)) for start, title in slanted]
    spans += [match.span() for match in _QUOTED_TITLE.finditer(text)]
    return [
        (start, end)
        for start, end in spans
        if " " in text[start:end] and not any(m.start < end and start < m.end and not m.in_name for m in mentions)
    ]


def asked_span(mention: Mention) -> tuple[int, int]:
    """The words of a date without "early", "late" or "the beginning of": they stay in the prompt."""
    if mention.modifier is None:
        return mention.start, mention.end
    exact = _EXACT.search(mention.text)
    return (mention.start + exact.start(), mention.end) if exact else (mention.start, mention.end)


def stand_in(mention: Mention, span: Span | None = None) -> str:
    """The plain words for a date; "" where the date is left as it is written.

    Args:
        span: how a span of time is tied to what lasted (`candidates.span_of`).
    """
    if mention.in_name or not any(char.isdigit() for char in mention.text):
        return ""
    if span is not None:
        tied = span == "bracket" or mention.text.casefold().startswith(_TIES)
        return "in 1936" if tied else "1936"
    word = _STAND_INS.get(mention.date.precision, "")
    return word if len(mention.text.split()) > 1 else mention.text if mention.date.precision == "year" else ""


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
    """The tokens with the known mistakes of the parser undone."""
    tokens = list(parse.tokens)
    if not tokens:
        return ()
    root = parse.root
    before = tokens[root.i - 1] if root.i else root
    # a name right before the verb, taken for an apposition of the words before it
    if (
        root.tag == "VBD"
        and before.pos == "PROPN"
        and before.dep == "appos"
        and not parse.children(root, "nsubj", "nsubjpass")
    ):
        tokens[before.i] = replace(before, dep="nsubj", head=root.i)
    # "after talks with Ida, Byrne left": the phrase of time, taken for a clause with a subject of its own
    phrase = _phrase_of_time(parse, root)
    if phrase is not None:
        mark, noun = phrase
        tokens[mark.i], tokens[noun.i] = replace(mark, dep="prep"), replace(noun, dep="pobj", head=mark.i)
    # "The fall of Cork in 1852 served as ...": the date is the event's, hung on the verb
    date = _date_of_subject(parse, root)
    if date is not None:
        preposition, noun = date
        tokens[preposition.i] = replace(preposition, head=noun.i)
    # "elected to the board in 1852 and to the council in 1853": the second phrase, hung on the first date
    for joined in parse.tokens:
        if joined.dep == "conj" and joined.pos == "ADP":
            _rehang(parse, joined, tokens)
    _mend_pairs(parse, tokens)
    # a passive ("was exiled"), taken for "be" with an adjective
    for be in parse.tokens:
        for participle in parse.children(be, "acomp") if be.lemma == "be" else ():
            if participle.tag == "VBN":
                tokens = _as_passive(tokens, be, participle)
    return tuple(tokens)


def _mend_pairs(parse: Parse, tokens: list[Token]) -> None:
    """Undo mistakes in what is coordinate with a verb, or seems so with the date before it."""
    for joined in (t for t in parse.tokens if t.dep == "conj" and _is_date(parse.head(t)) and not _is_date(t)):
        date = parse.head(joined)
        verb, follows = parse.head(parse.head(date)), parse.subtree(joined)[-1].i + 1
        ties = [t for t in parse.children(verb, "prep") if t.i == follows and t.text in ("in", "on")]
        # "took out patents in Cork in 1852 and Dublin in 1853"
        if date.dep == "pobj" and joined.pos == "PROPN" and ties and verb.tag in ("VBD", "VBN"):
            tokens[joined.i] = replace(joined, head=verb.i)
            tokens[ties[0].i] = replace(ties[0], head=joined.i)
            for mark in parse.children(date, "cc", "punct"):
                tokens[mark.i] = replace(mark, head=verb.i)
    for joined in (t for t in parse.tokens if t.dep == "conj" and parse.head(t).tag in ("VBD", "VBN")):
        first, follows = parse.head(joined), parse.subtree(joined)[-1].i + 1
        # "Ida was born in 1852 and Tom in 1853": the second date, hung on the verb
        for tie in parse.children(first, "prep") if joined.pos == "PROPN" else ():
            if tie.i == follows and tie.text in ("in", "on"):
                tokens[tie.i] = replace(tie, head=joined.i)
        # "founded and sold it": the second past tense, taken for a participle
        alone = not any(parse.children(verb, "aux", "auxpass") for verb in (first, joined))
        if joined.tag == "VBN" and first.tag == "VBD" and alone:
            tokens[joined.i] = replace(tokens[joined.i], tag="VBD")


def _is_date(token: Token) -> bool:
    """Whether the token is a year or one of the plain words that stand for a date."""
    return token.text in _STAND_INS.values() or bool(_YEAR.fullmatch(token.text))


def _phrase_of_time(parse: Parse, verb: Token) -> tuple[Token, Token] | None:
    """A preposition and its noun that stand as mark and first subject before a verb's own subject; None if none do."""
    marks, subjects = parse.children(verb, "mark"), parse.children(verb, "nsubj", "nsubjpass")
    if len(marks) != 1 or len(subjects) != 2 or marks[0].tag != "IN" or not marks[0].i < subjects[0].i:
        return None
    between = parse.tokens[parse.subtree(subjects[0])[-1].i : subjects[1].i]
    return (marks[0], subjects[0]) if any(token.text == "," for token in between) else None


def _date_of_subject(parse: Parse, verb: Token) -> tuple[Token, Token] | None:
    """The preposition right before the verb and the noun of an event before it; None where there are none such."""
    subjects = parse.children(verb, "nsubj")
    if len(subjects) != 1 or subjects[0].lemma.casefold() not in EVENT_NOUNS:
        return None
    before = [c for c in parse.children(verb, "prep") if c.i == parse.subtree(subjects[0])[-1].i + 1]
    if len(before) != 1 or before[0].text not in ("in", "on") or parse.subtree(before[0])[-1].i + 1 != verb.i:
        return None
    return before[0], subjects[0]


def _rehang(parse: Parse, joined: Token, tokens: list[Token]) -> None:
    """Hang a coordinate phrase on the phrase with the same preposition, and the date right behind it on itself."""
    date = parse.head(joined)
    verb = parse.head(date)
    if date.pos != "ADP" or date.text == joined.text:
        return
    beside = [p for p in parse.children(verb, "prep") if p.text == joined.text and p.i < date.i]
    below = [p for p in parse.subtree(verb) if p.dep == "prep" and p.text == joined.text and verb.i < p.i < date.i]
    first = next(iter(beside or below), None)  # "served as mayor of Cork in 1852 and of Dublin in 1853"
    if first is None or parse.children(
        parse.head(first), "nummod"
    ):  # "two speeches by Byrne in 1852 and by Marsh in 1853"
        return
    tokens[joined.i] = replace(joined, head=first.i)
    after = parse.subtree(joined)[-1].i + 1
    for own in parse.children(verb, "prep"):
        if own.i == after and own.text in ("in", "on", "from"):
            tokens[own.i] = replace(own, head=joined.i)
    for mark in parse.children(date, "cc", "punct"):
        tokens[mark.i] = replace(mark, head=first.i)


def _as_passive(tokens: list[Token], be: Token, participle: Token) -> list[Token]:
    """The tokens with the participle as the verb in the place of "be", which becomes its auxiliary."""
    turned = []
    for token in tokens:
        if token.i == participle.i:
            head = token.i if be.dep == "ROOT" else be.head
            turned.append(replace(token, dep=be.dep, head=head, pos="VERB"))
        elif token.i == be.i:
            turned.append(replace(token, dep="auxpass", head=participle.i, pos="AUX"))
        elif token.head == be.i:
            turned.append(replace(token, head=participle.i, dep="nsubjpass" if token.dep == "nsubj" else token.dep))
        else:
            turned.append(token)
    return turned


def _worded(token: Token, text: str) -> Token:
    written = text[token.start : token.end]
    return token if token.text == written else replace(token, text=written)
