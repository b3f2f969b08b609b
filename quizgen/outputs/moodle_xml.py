"""Moodle XML (https://docs.moodle.org/en/Moodle_XML_format): one category with the deck's title, one question a card.

A question's id is its `idnumber`, so that a teacher finds again what an updated file brings. Orders need Moodle 4.4.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from quizgen.model import Deck, Form, Question
from quizgen.outputs.export import name_of, questions
from quizgen.outputs.stem import answer_text, in_right_order, one_line, pairs_of, source_line, stem_html

# What Moodle's filters look for in HTML (formulas, links to files, multi-language marks) and HTML does not escape.
_FILTERED = re.compile(r"[$\\@\[{]")


class MoodleXmlWriter:
    """Moodle XML, UTF-8. Facts asked without options or gap become essays, with the answer for the teacher."""

    extension = ".xml"
    graded: tuple[Form, ...] = ("choice", "true_false", "typed", "cloze", "match", "order")

    def lacks(self, _question: Question) -> str | None:
        """Moodle has all forms."""
        return None

    def render(self, deck: Deck) -> bytes:
        """The quiz."""
        category = re.sub(r"\s*/+\s*", " ", one_line(deck.title)).strip() or "quizgen"
        text = _text(f"$course$/top/{category}")
        parts = [f'  <question type="category"><category>{text}</category></question>\n']
        parts += [_question(card_id, question) for card_id, question in questions(deck)]
        return ('<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n' + "".join(parts) + "</quiz>\n").encode("utf-8")


def _question(card_id: str, question: Question) -> str:
    kind, body = _body(question)
    feedback = f"<p>{_html(question.evidence.sentence)}</p><p><em>{_html(source_line(question.evidence))}</em></p>"
    tags = "".join(f"<tag>{_text(one_line(tag))}</tag>" for tag in question.tags)
    lines = (
        f"<name>{_text(name_of(question))}</name>",
        f'<questiontext format="html">{_text(stem_html(question, _html))}</questiontext>',
        f'<generalfeedback format="html">{_text(feedback)}</generalfeedback>',
        "<defaultgrade>1</defaultgrade>",
        "<penalty>0.3333333</penalty>",
        "<hidden>0</hidden>",
        f"<idnumber>{html.escape(card_id)}</idnumber>",
        *body,
        f"<tags>{tags}</tags>",
    )
    return f'  <question type="{kind}">\n' + "".join(f"    {line}\n" for line in lines) + "  </question>\n"


def _body(question: Question) -> tuple[str, list[str]]:
    """Moodle's name of the kind, and the elements that belong to it."""
    choices, right = question.choices or (), question.answer
    match question.form:
        case "choice":
            options = [_answer(choice, 100 if choice == right else 0, as_html=True) for choice in choices]
            return "multichoice", [*_MULTICHOICE, *options]
        case "true_false":
            share = 100 if right.casefold() == "true" else 0
            return "truefalse", [_answer("true", share), _answer("false", 100 - share)]
        case "typed" | "cloze":
            answers = dict.fromkeys(one_line(answer) for answer in (right, *question.accepted))
            # an asterisk would stand for anything
            return "shortanswer", ["<usecase>0</usecase>", *(_answer(one.replace("*", "\\*"), 100) for one in answers)]
        case "match":
            return "matching", ["<shuffleanswers>true</shuffleanswers>", *_pairs(question, choices)]
        case "order":
            items = enumerate(in_right_order(question), start=1)
            return "ordering", [*_ORDERING, *(_answer(item, place, as_html=True) for place, item in items)]
        case _:
            info = _text(f"<p>{_html(answer_text(question))}</p>")
            return "essay", [*_ESSAY, f'<graderinfo format="html">{info}</graderinfo>']


_MULTICHOICE = (
    "<single>true</single>",
    "<shuffleanswers>true</shuffleanswers>",
    "<answernumbering>ABCD</answernumbering>",
)
_ORDERING = (
    "<layouttype>VERTICAL</layouttype>",
    "<selecttype>ALL</selecttype>",
    "<selectcount>0</selectcount>",
    "<gradingtype>ABSOLUTE_POSITION</gradingtype>",
    "<showgrading>SHOW</showgrading>",
    "<numberingstyle>none</numberingstyle>",
)
_ESSAY = (
    "<responseformat>editor</responseformat>",
    "<responserequired>1</responserequired>",
    "<responsefieldlines>5</responsefieldlines>",
    "<attachments>0</attachments>",
    "<attachmentsrequired>0</attachmentsrequired>",
)


def _pairs(question: Question, choices: Iterable[str]) -> list[str]:
    """The pairs; what is left over on the right is the partner of an empty item."""
    pairs = pairs_of(question)
    used = {right for _, right in pairs}
    spare = [("", right) for right in choices if right not in used]
    return [
        f'<subquestion format="html">{_text(_html(left))}<answer>{_text(one_line(right))}</answer></subquestion>'
        for left, right in (*pairs, *spare)
    ]


def _answer(text: str, fraction: int, *, as_html: bool = False) -> str:
    """An answer with its share of the grade in per cent (in an order: its place)."""
    form = "html" if as_html else "moodle_auto_format"
    return f'<answer fraction="{fraction}" format="{form}">{_text(_html(text) if as_html else text)}</answer>'


def _html(text: str) -> str:
    escaped = html.escape(one_line(text), quote=False)
    return _FILTERED.sub(lambda match: f"&#{ord(match[0])};", escaped)


def _text(text: str) -> str:
    return f"<text>{html.escape(text, quote=False)}</text>"
