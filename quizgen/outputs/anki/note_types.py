"""The five note types: their fields, what is shown of them, and the ids that Anki knows them by.

Frozen with the first release. A field or template that is added later makes every note of a learner "conflicting", and
none of them is updated any more; so there are spare fields, which a later release may rename. Templates and style may
change: `CHANGED_AT` must then move, so that Anki takes them over (learners' own styling of later date stays).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quizgen.model import Form

CHANGED_AT = "2026-11-24T00:00:00Z"
"""When the templates or the style were last changed."""

FIELDS = (
    *("Id", "Prompt", "Answer", "Context", "Options", "Accepted", "Evidence", "Source", "Link", "Revision", "Licence"),
    *("Language", "Spare 1", "Spare 2", "Spare 3", "Spare 4"),
)
"""The fields of every note type, in order. `Id` comes first: Anki tells duplicates by the first field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteType:
    """A note type with its one card template.

    Attributes:
        id: Anki's id, the same in every deck and for ever.
        cloze: whether Anki is to look for a gap in the prompt.
        front: HTML of the question side.
        back: HTML of the answer side.
    """

    id: int
    name: str
    front: str
    back: str
    cloze: bool = False


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _script(name: str) -> str:
    return f"<script>\n{_file(name)}</script>\n"


def style() -> str:
    """The CSS of all note types."""
    return _file("card.css")


# MathJax leaves the class tex2jax_ignore alone: what an article writes between \( and \) is no formula of ours.
_OPEN = '<div class="quizgen tex2jax_ignore mathjax_ignore" lang="{{Language}}">\n'
_CONTEXT = '{{#Context}}<p class="context" dir="auto">{{Context}}</p>\n{{/Context}}'
_PROMPT = '<div class="prompt" dir="auto">{{Prompt}}</div>\n'
_OPTIONS = '<div class="options" dir="auto" data-id="{{Id}}">{{Options}}</div>\n'
_TYPED = '<div class="typed" dir="auto">{{type:nc:Answer}}</div>\n'
_KNOWN = '<div class="known" hidden>{{Answer}}</div>\n'
_RULE = '<hr id="answer">\n'
_ANSWER = '<div class="answer" dir="auto">{{Answer}}</div>\n'
_ACCEPTED = '{{#Accepted}}<p class="accepted" dir="auto">{{Accepted}}</p>\n{{/Accepted}}'
_EVIDENCE = '{{#Evidence}}<blockquote class="evidence" dir="auto">{{Evidence}}</blockquote>\n{{/Evidence}}'
_SOURCE = (
    '<p class="source" dir="auto">'
    '{{#Link}}<a href="{{Link}}">{{/Link}}<bdi>{{Source}}</bdi>{{#Link}}</a>{{/Link}}'
    "{{#Revision}} · <bdi>{{Revision}}</bdi>{{/Revision}}{{#Licence}} · <bdi>{{Licence}}</bdi>{{/Licence}}</p>\n"
)
_CLOSE = "</div>\n"


def _card(
    id_: int, name: str, question: str, answer: str, *, box: str = "", cloze: bool = False, script: str = ""
) -> NoteType:
    """A note type whose cards show the question on both sides, on the front a box, and on the back the answer."""
    head = _OPEN + _CONTEXT + question
    return NoteType(
        id=id_,
        name=name,
        cloze=cloze,
        front=head + box + _CLOSE + script,
        back=head + _RULE + answer + _ACCEPTED + _EVIDENCE + _SOURCE + _CLOSE + script,
    )


@cache
def note_types() -> dict[Form, NoteType]:
    """Form of a question -> the note type that shows it."""
    basic = _card(1736951284301, "quizgen basic", _PROMPT, _ANSWER)
    cloze = _card(1736951284302, "quizgen cloze", _PROMPT.replace("{{", "{{cloze:"), "", cloze=True)
    choice = _card(1736951284303, "quizgen choice", _PROMPT + _OPTIONS, _ANSWER, script=_script("shuffle.js"))
    # Anki makes a box of it on the front, a comparison on the back
    typed = _card(1736951284304, "quizgen typed", _PROMPT, _TYPED + _KNOWN, box=_TYPED, script=_script("typed.js"))
    arrange = _card(1736951284305, "quizgen match or order", _PROMPT + _OPTIONS, _ANSWER)
    return {
        "basic": basic,
        "reversed": basic,
        "cloze": cloze,
        "choice": choice,
        "true_false": choice,
        "typed": typed,
        "match": arrange,
        "order": arrange,
    }
