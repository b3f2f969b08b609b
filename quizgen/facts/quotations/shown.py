"""The words of a quotation as a card shows them: without marks of editing, salutation and signature, cut where long."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.names import fold, names_in

MAX_WORDS = 60
"""Longer quotations are cut to about as many words (they are read in some 20 seconds)."""

MAX_WHOLE = 75
"""A quotation of no more words is shown whole."""

MIN_WORDS = 8
"""Fewer words are too few to know a quotation by."""

MIN_CONTENT_WORDS = 4
TELLING_CONTENT_WORDS = 6
"""With as many words of content a quotation that begins with "it" or "they" can still be known."""

_KEY_WORDS = 8
_VERSE_WORDS = 12
_SIGNATURE_LINES = 4
_SIGNATURE_WORDS = 7

_SENTENCE_END = re.compile(r"[.!?…][’”)\]]*(?=\s+[“‘(\[]*[A-Z…])")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Capt|Lt|Gov|Sen|Rep|Prof|Rev|Hon|No|vs|v|Jr|Sr|Messrs|Genl|Presdt))\.\Z"
)
_SALUTATION = re.compile(
    r"(?:my\s+)?dear(?:est)?\b|to\s+(?:the|my|mr|mrs)\b|sir\b|comrades?\b|gentlemen\b", re.IGNORECASE
)
_CLOSING = re.compile(r"(?:yours?|sincerely|faithfully|respectfully|affectionately|signed|your\s+\w+)\b", re.IGNORECASE)
_DATED = re.compile(r"\b\d{1,2}\b.*\b\d{4}\b|\b\d{4}\b")
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:\.\s?){2,}\]|\(\s*(?:\.\s?){2,}\)|\[\s*…\s*\]|\(\s*…\s*\)|(?:\.\s?){3,}|…)\s*")
_SIC = re.compile(r"\s*[\[(]\s*sic\s*[\])]", re.IGNORECASE)
_LETTER = re.compile(r"\[([^\W\d_])\](?=\w)")
_BROKEN_LETTER = re.compile(r"\[\s*(?:…|\.\.\.)?\s*([^\W\d_])\](?=\w)")
_DANGLING = re.compile(
    r"(?:and|but|so|or|nor|yet|he|she|it|they|this|that|these|those|such|his|her|their|its|here|there|then|thus|hence|"
    r"therefore|however|moreover|also|for this|in this|on the other hand|indeed|accordingly|consequently)\b",
    re.IGNORECASE,
)
_PERSONS = frozenset({"he", "she", "him", "his", "her"})
_THINGS = frozenset({"it", "this", "that", "its"})
_PLURALS = frozenset({"they", "these", "those", "their", "them"})
_COMMON = frozenset(
    "about after again against also always among another because been before being between both came could does down "
    "each even ever every first from give good great have here himself into itself just know like made make many might "
    "more most much must never nothing only other over same shall should some still such take than that their them "
    "then there these they thing things this those through time upon very want were what when where which while whom "
    "whose will with without would your".split()
)


def one_line(text: str) -> str:
    """The words on one line, lines of verse with a stroke between them, without quotation marks around the whole."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return _unquoted(_joined([line for line in lines if line]))


def key_of(text: str) -> str:
    """What makes it the same quotation over revisions: its first eight words, normalised."""
    return " ".join(fold(re.sub(r"[\[\]()]|\.\.\.|…", "", text)).split()[:_KEY_WORDS])


def shown(text: str, speaker: str | None) -> str:
    """The quotation as a card shows it; "" where its quotation marks do not pair or no sentence of it is short enough.

    Long passages are cut to whole sentences, those around the most telling one, preferably without the speaker's name.
    """
    line = _plain(_joined(_body(text, speaker)))
    if line is None:
        return ""
    cut = (_window(_sentences(_unsigned(line, speaker)), speaker) or "").rstrip(",;: ")
    return f"… {cut}" if cut[:1].islower() else cut


def fault_of(shown_text: str) -> str | None:
    """Why a quotation as shown must not be asked for; None where it may be."""
    if not shown_text:
        return "unbalanced quotation marks, or no sentence that is short enough"
    if _leans(shown_text):
        return "leans on what is not shown"
    if len(shown_text.split()) < MIN_WORDS or _content(shown_text) < MIN_CONTENT_WORDS:
        return "too short to be told from others"
    return None


def _leans(text: str) -> bool:
    """Whether the words begin with a pronoun, and name nobody and nothing that it could stand for."""
    words = [word.strip(".,;:!?…‘’()[]").casefold() for word in text.split()]
    words = [word for word in words if word]
    if any(char.isupper() for word in text.split()[1:] for char in word.strip("‘([")[:1]):
        return False
    first = words[0].split("'")[0].split("’")[0] if words else ""
    if first in _PERSONS:
        return not _THINGS.isdisjoint(word.split("'")[0].split("’")[0] for word in words)
    return first in _THINGS | _PLURALS and _content(text) < TELLING_CONTENT_WORDS


# --- from lines to one line -----------------------------------------------------------------------------------------


def _body(text: str, speaker: str | None) -> list[str]:
    """The lines without a salutation before and a signature after them."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [line for line in lines if line]
    if len(lines) > 1 and _SALUTATION.match(lines[0]) and len(lines[0].split()) <= _SIGNATURE_WORDS:
        lines = lines[1:]
    for count in range(min(_SIGNATURE_LINES, len(lines) - 1), 0, -1):
        tail = lines[-count:]
        short = all(len(line.split()) <= _SIGNATURE_WORDS for line in tail)
        named = speaker is not None and any(names_in(line, speaker) for line in tail)
        if short and (named or _CLOSING.match(tail[0])) and not any(line.endswith(("!", "?")) for line in tail):
            return lines[:-count]
    return lines


def _joined(lines: Sequence[str]) -> str:
    verse = len(lines) > 1 and sum(len(line.split()) for line in lines) <= _VERSE_WORDS * len(lines)
    return (" / " if verse else " ").join(lines)


def _unquoted(line: str) -> str:
    for opener, closer in (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")):
        inner = line[1:-1]
        if line[:1] == opener and line[-1:] == closer and opener not in inner and closer not in inner:
            return inner.strip()
    return line


def _plain(line: str) -> str | None:
    """Marks of editing taken out and quotations within in single marks; None where the marks do not pair."""
    line = _SIC.sub("", _unquoted(line))
    line = _LETTER.sub(r"\1", _BROKEN_LETTER.sub(lambda m: f"… {m[1]}" if len(m[0]) > 3 else m[1], line))
    line = _ELLIPSIS.sub(" … ", line).strip()
    line = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(line.split()))
    if line.count('"') % 2 or line.count("“") != line.count("”"):
        return None
    halves = line.split('"')
    line = halves[0] + "".join(f"{'‘' if n % 2 == 0 else '’'}{half}" for n, half in enumerate(halves[1:]))
    return line.replace("“", "‘").replace("”", "’")


def _unsigned(line: str, speaker: str | None) -> str:
    """The line without a last "sentence" that is a signature."""
    parts = _sentences(line)
    if (
        speaker is None
        or len(parts) < 2
        or len(parts[-1].split()) > _SIGNATURE_WORDS
        or not names_in(parts[-1], speaker)
    ):
        return line
    words = parts[-1].strip(".").replace(",", " ").split()
    signed = all(word[0].isupper() or word[0].isdigit() or word in ("and", "of") for word in words)
    return line[: line.rindex(parts[-1])].rstrip() if signed else line


# --- cutting --------------------------------------------------------------------------------------------------------


def _sentences(line: str) -> list[str]:
    """The sentences of a line; a stop after an initial or abbreviation ends none."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(line):
        if not _ABBREVIATED.search(line, max(start, end.end() - 10), end.end()):
            found.append(line[start : end.end()].strip())
            start = end.end()
    return [*found, line[start:].strip()]


def _window(sentences: Sequence[str], speaker: str | None) -> str | None:
    """The run of whole sentences that tells most within `MAX_WORDS`; None where no sentence is short enough."""
    counts = [len(sentence.split()) for sentence in sentences]
    if sum(counts) <= MAX_WHOLE:
        return " ".join(sentences)
    best: tuple[float, int, int] | None = None
    for first in range(len(sentences)):
        total, end = 0, first
        while end < len(sentences) and (
            total + counts[end] <= MAX_WORDS or (end == first and counts[end] <= 1.3 * MAX_WORDS)
        ):
            total, end = total + counts[end], end + 1
        if end > first:
            score = _telling(" ".join(sentences[first:end]), first, speaker)
            if best is None or score > best[0]:
                best = (score, first, end)
    if best is None:
        return None
    _, first, end = best
    body = " ".join(sentences[first:end]).strip("… ")
    before = "… " if first or sentences[0].startswith("…") else ""
    return f"{before}{body}{' …' if end < len(sentences) else ''}"


def _telling(window: str, first: int, speaker: str | None) -> float:
    """How well a stretch stands for the whole: content words, names, a start that leans on nothing, no speaker."""
    score = _content(window) + 2.0 * len(re.findall(r"(?<=[a-z,] )[A-Z]\w+", window))
    if first == 0:
        score += 10
    elif _DANGLING.match(window.lstrip("‘(")):
        score -= 12
    if window.count("‘") > window.count("’") or window.count("(") != window.count(")"):
        score -= 30
    if speaker is not None and names_in(window, speaker):
        score -= 60
    return score


def _content(text: str) -> int:
    return len({word for word in fold(text).split() if len(word) > 3 and word not in _COMMON})
