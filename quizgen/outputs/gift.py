r"""GIFT, the text format that Moodle and other hosts read (https://docs.moodle.org/en/GIFT_format).

Texts are HTML, so that what GIFT cannot escape (`->`, a leading `[html]` or `%50%`) is written as entities; short
answers and the right-hand column of a match are plain text, and what cannot be escaped there is left out.
"""

from __future__ import annotations

import html
import re

from quizgen.model import Deck, Form, Question
from quizgen.outputs.export import name_of, questions
from quizgen.outputs.stem import answer_text, one_line, pairs_of, source_line, stem_of

_SPECIAL = re.compile(r"[\\~=#{}:]")


class GiftWriter:
    """GIFT, UTF-8. Facts asked without options or gap become essays, which a teacher marks."""

    extension = ".gift"
    graded: tuple[Form, ...] = ("choice", "true_false", "typed", "cloze", "match")

    def lacks(self, question: Question) -> str | None:
        """An order has no form, and `->` no escape in a short answer."""
        if question.form == "order":
            return "GIFT has no questions that ask for an order"
        plain = (question.answer, *question.accepted) if question.form in ("typed", "cloze") else ()
        return "GIFT cannot hold -> in a typed answer" if any("->" in text for text in plain) else None

    def render(self, deck: Deck) -> bytes:
        """The questions below a category with the deck's title."""
        category = re.sub(r"[/$]+", " ", one_line(deck.title)).strip()
        items = [
            f"$CATEGORY: {category or 'quizgen'}",
            *(_item(card_id, question) for card_id, question in questions(deck)),
        ]
        return ("\n\n".join(items) + "\n").encode("utf-8")


def _item(card_id: str, question: Question) -> str:
    tags = "".join(f" [tag:{tag}]" for tag in question.tags if re.fullmatch(r"[\w :-]+", tag))
    body = _body(question)
    return f"// [id:{card_id}]{tags}\n::{_escape(name_of(question))}::[html]{body}"


def _body(question: Question) -> str:
    stem, rest = _stem(question)
    told = f"\t####{_feedback(question)}\n"
    match question.form:
        case "choice":
            lines = [f"{'=' if choice == question.answer else '~'}{_html(choice)}" for choice in question.choices or ()]
        case "true_false":
            lines = ["TRUE" if question.answer.casefold() == "true" else "FALSE"]
        case "typed" | "cloze":
            lines = [f"={_plain(answer)}" for answer in dict.fromkeys((question.answer, *question.accepted))]
        case "match":
            lines = [f"={_html(left)} -> {_escape(one_line(right))}" for left, right in pairs_of(question)]
            used = {right for _, right in pairs_of(question)}
            lines += [f"= -> {_escape(one_line(right))}" for right in question.choices or () if right not in used]
        case _:
            lines = []
    return f"{stem} {{\n" + "".join(f"\t{line}\n" for line in lines) + told + "}" + rest


def _stem(question: Question) -> tuple[str, str]:
    """The stem before the braces; and what follows them, where the braces stand in a gap."""
    before, after, at_gap = "", "", False
    for block in stem_of(question):
        inner = "".join(f"\0({_html(run.text)})" if run.gap else _html(run.text) for run in block.runs)
        told = f"<blockquote>{inner}</blockquote>" if block.quoted else f"<p>{inner}</p>"
        first, gap, second = told.partition("\0")
        if at_gap:
            after += told
        else:
            before, after, at_gap = before + first, second, bool(gap)
    return before, f" {after}" if at_gap else ""


def _feedback(question: Question) -> str:
    told = _html(question.evidence.sentence)
    if question.form in ("basic", "reversed"):
        told = f"<b>{_html(answer_text(question))}</b><br>{told}"
    return f"{told}<br><i>{_html(source_line(question.evidence))}</i>"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)


def _html(text: str) -> str:
    """Text as HTML that no filter of the host and no mark of GIFT changes."""
    escaped = html.escape(one_line(text), quote=False)
    for sign in "[$%@":
        escaped = escaped.replace(sign, f"&#{ord(sign)};")
    return _escape(escaped)


def _plain(answer: str) -> str:
    r"""A typed answer. `*` would stand for anything, so it is written `\*`; a leading mark of GIFT is shielded."""
    text = one_line(answer).replace("*", "\\*")
    shield = "%100%" if text.startswith("%") else "[html]" if text.startswith("[") else ""
    return shield + _escape(text)
