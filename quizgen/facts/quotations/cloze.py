"""A gap for a well-known quotation: the word that carries it, rare in the article and no name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizgen.facts.quotations.candidates import Candidate
from quizgen.facts.topic import prose
from quizgen.language import Parse, Token, parse_sentences
from quizgen.model import Article, Quotation
from quizgen.names import fold

MAX_WORDS = 35
"""Longer words nobody knows by heart."""

MIN_LETTERS = 4
_AFTER = 100
_PARTS = ("NOUN", "VERB", "ADJ")
_FAMOUS = re.compile(
    r"\b(?:famous|famously|celebrated|iconic|immortal|memorable|memorably|best[- ]known|well[- ]known|"
    r"legendary|proverbial|(?:oft|often|much)[- ]quoted|last words|motto|slogan)\b",
    re.IGNORECASE,
)


def with_clozes(found: Sequence[tuple[Candidate, Quotation]], article: Article) -> list[Quotation]:
    """The quotations, with a gap in those that the article itself calls well known."""
    famous = {q.shown for candidate, q in found if is_famous(candidate) and len(q.shown.split()) <= MAX_WORDS}
    if not famous:
        return [quotation for _, quotation in found]
    frequencies = Counter(word for _, _, sentence in prose(article) for word in fold(sentence.text).split())
    texts = sorted(famous)
    parses = dict(zip(texts, parse_sentences(texts), strict=True))
    return [_with_gap(q, parses[q.shown], frequencies) if q.shown in parses else q for _, q in found]


def is_famous(candidate: Candidate) -> bool:
    """Whether the article calls the words well known, before or after them."""
    return bool(_FAMOUS.search(candidate.lead) or _FAMOUS.search(candidate.after[:_AFTER]))


def _with_gap(quotation: Quotation, parse: Parse, frequencies: Mapping[str, int]) -> Quotation:
    words = fold(parse.text).split()
    tokens = [token for token in parse.tokens[1:] if _can_be_missing(token, words)]
    if not tokens:
        return quotation
    token = min(tokens, key=lambda t: (t.pos != "NOUN", frequencies.get(fold(t.text), 0), -t.i))
    opening, closing = parse.text[: token.start], parse.text[token.end :]
    if re.search(r"\b(?:a|an)\s+\Z", opening, re.IGNORECASE):
        return quotation
    return replace(quotation, opening=opening, gap="word", missing=token.text, closing=closing)


def _can_be_missing(token: Token, words: Sequence[str]) -> bool:
    """Whether a word has content and stands once in the quotation, so that the rest does not give it away."""
    plain = token.text.isalpha() and token.text.islower() and len(token.text) >= MIN_LETTERS
    return plain and token.pos in _PARTS and words.count(fold(token.text)) == 1
