"""A question as a reader sees it, taken apart: what stands in lines of its own, what is quoted, where the gap is.

Every printed or exported form is made of these parts, so that each escapes texts and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from quizgen.model import Evidence, Question, find_gap, find_matching, find_sequence
from quizgen.outputs.attribution import version

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_QUOTED = re.compile(r"(.*?)[ \n]*“(.+)”", re.DOTALL)
# What no output can hold: controls but tab and line feed, halves of surrogate pairs, and the two that XML 1.0 refuses;
# marks that turn the direction of what follows are refused too, as an article's text ends where its paragraph does.
_REFUSED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: text, or (`gap` true) a gap with its label as `text`."""

    text: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a question; `quoted` where it is a passage that is quoted, without its quotation marks."""

    runs: tuple[Run, ...]
    quoted: bool = False


def clean(text: str) -> str:
    """The text with nothing in it that a file or page cannot hold; line ends as line feeds."""
    text = text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _REFUSED.sub(lambda match: "\ufffd" if "\ud800" <= match[0] <= "\udfff" else "", text)


def one_line(text: str) -> str:
    """The text as `clean` has it, white space as single spaces."""
    return " ".join(clean(text).split())


def stem_of(question: Question) -> tuple[Block, ...]:
    """The question without its options; of a match the instruction only."""
    prompt = question.prompt
    if question.form == "match":
        matching = find_matching(question)
        prompt = matching.instruction if matching else prompt
    quoted = _QUOTED.fullmatch(prompt.strip()) if question.fact_kind == "quotation" else None
    if quoted and "“" not in quoted[2]:
        return tuple(_blocks(question, quoted[1], quoted=False) + _blocks(question, quoted[2], quoted=True))
    return tuple(_blocks(question, prompt, quoted=False))


def _blocks(question: Question, text: str, *, quoted: bool) -> list[Block]:
    lines = [clean(line).strip() for line in text.split("\n")]
    return [Block(_runs(question, line), quoted) for line in lines if line]


def _runs(question: Question, line: str) -> tuple[Run, ...]:
    at = find_gap(line) if question.form == "cloze" else None
    if at is None:
        return (Run(line),)
    parts = Run(line[: at[0]]), Run(line[at[0] + 1 : at[1] - 1], gap=True), Run(line[at[1] :])
    return tuple(run for run in parts if run.text)


def stem_html(question: Question, escape: Callable[[str], str], gap: str = "_____") -> str:
    """The stem as HTML paragraphs and quotations, texts passed through `escape`; a gap is a line and its label."""
    told = []
    for block in stem_of(question):
        inner = "".join(f"{gap} ({escape(run.text)})" if run.gap else escape(run.text) for run in block.runs)
        told.append(f"<blockquote><p>{inner}</p></blockquote>" if block.quoted else f"<p>{inner}</p>")
    return "".join(told)


def stem_text(question: Question, gap: str = "_____") -> str:
    """The stem as lines of plain text."""
    lines = []
    for block in stem_of(question):
        inner = "".join(f"{gap} ({run.text})" if run.gap else run.text for run in block.runs)
        lines.append(f"“{inner}”" if block.quoted else inner)
    return "\n".join(lines)


def in_right_order(question: Question) -> tuple[str, ...]:
    """The choices of an order in the right order."""
    return tuple((question.choices or ())[place] for place in find_sequence(question) or ())


def pairs_of(question: Question) -> tuple[tuple[str, str], ...]:
    """Left and right texts of a match."""
    matching, choices = find_matching(question), question.choices or ()
    if matching is None:
        return ()
    return tuple((left, choices[place]) for left, place in zip(matching.left, matching.partner, strict=True))


def answer_text(question: Question) -> str:
    """The answer in words, on one line: of a match its pairs, of an order its choices in order."""
    if question.form == "match":
        return "; ".join(f"{one_line(left)} – {one_line(right)}" for left, right in pairs_of(question))
    if question.form == "order":
        return "; ".join(map(one_line, in_right_order(question)))
    return one_line(question.answer)


def source_line(evidence: Evidence) -> str:
    """Where the evidence stands: title and section, version, licence."""
    place = " › ".join(map(one_line, (evidence.title, *evidence.section)))
    return ", ".join(filter(None, (place, version(evidence), one_line(evidence.licence or ""))))


def letter(place: int) -> str:
    """A, B, ..., Z, A2, B2, ...: what an option is called."""
    turn, index = divmod(place, len(LETTERS))
    return LETTERS[index] + (str(turn + 1) if turn else "")
