"""The words of a quotation as a card shows them: whole where they are short, else cut at a sentence's end."""

from __future__ import annotations

import re

from quizgen.names import fold

MAX_WORDS = 60
"""A prompt with more quoted words than this is cut (a passage of 60 words is read in about 20 seconds)."""

MIN_WORDS = 6
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z])")
_KEY_WORDS = 8


def shown(text: str) -> str:
    """The quotation on one line, without quotation marks around it, cut to about `MAX_WORDS`."""
    line = " ".join(text.replace("\n", " / ").split()).strip()
    line = _unquoted(line)
    if len(line.split()) <= MAX_WORDS:
        return line
    kept: list[str] = []
    for sentence in _SENTENCE_END.split(line):
        if kept and len(" ".join([*kept, sentence]).split()) > MAX_WORDS:
            break
        kept.append(sentence)
    cut = " ".join(kept)
    if len(cut.split()) > MAX_WORDS:
        cut = " ".join(cut.split()[:MAX_WORDS])
    return cut if cut == line else f"{cut} …"


def _unquoted(line: str) -> str:
    for opener, closer in (("“", "”"), ('"', '"'), ("‘", "’")):
        inner = line[1:-1]
        if line[:1] == opener and line[-1:] == closer and opener not in inner and closer not in inner:
            return inner.strip()
    return line


def key_of(text: str) -> str:
    """What makes it the same quotation over revisions: its first eight words, normalised."""
    return " ".join(fold(re.sub(r"[\[\]()]|\.\.\.|…", "", text)).split()[:_KEY_WORDS])


def names_in(text: str, name: str) -> bool:
    """Whether the words name the speaker."""
    words = set(fold(text).split())
    return any(part in words for part in fold(name).split() if len(part) > 2 and part != "the")
