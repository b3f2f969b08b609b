"""Other answers that count as right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from quizgen.edtf import Date
from quizgen.names import fold, surname
from quizgen.questions.context import PERSON_FIELDS
from quizgen.questions.template import QuestionTemplate
from quizgen.questions.wording import MONTHS, other_forms, year_of

_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ø": "oe", "Ø": "Oe", "å": "aa",
     "Å": "Aa", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "þ": "th",
     "Þ": "Th", "ð": "d", "ı": "i"}
)  # fmt: skip
"""Letters as they are written out where a keyboard lacks them."""

_RUSSIAN_ENDING = re.compile(r"(?<=[bcdfghjklmnprstvwxz])(?:sky|ski|skii|skiy|skij)\b")


def accepted(
    template: QuestionTemplate, fields: Mapping[str, object], answer: str, date: Date | None
) -> tuple[str, ...]:
    """Other right answers: the template's own, and other ways to write the date that is asked for."""
    told = [wording.render(fields) for wording in template.accepted if wording.fields <= fields.keys()]
    if date is not None and template.form != "reversed" and answer != year_of(date):
        told += other_forms(date)
    texts = {fold(text): text for text in reversed(told) if text}  # of two spellings the first counts
    texts.pop(fold(answer), None)
    return tuple(dict.fromkeys(text for text in told if texts.get(fold(text)) == text))


def accepted_typed(answer: str, others: Iterable[str], asks: str, date: Date | None) -> tuple[str, ...]:
    """What else may be typed: shorter dates, the surname, and every spelling that a plain keyboard has."""
    told = list(others)
    if date is not None:
        told += _short_forms(date) if answer != year_of(date) else []
    elif asks in PERSON_FIELDS:
        told += [surname(name) for name in (answer, *told)]
    told += [spelling for text in (answer, *told) for spelling in _spellings(text)]
    seen = {answer.casefold(): answer}
    for text in told:
        seen.setdefault(text.casefold(), text)
    return tuple(text for text in seen.values() if text != answer and text)


def _short_forms(date: Date) -> list[str]:
    """A day with its month cut to three letters, and as ISO 8601 has it."""
    if date.year is None or date.year < 1 or date.month is None:
        return []
    month = MONTHS[date.month - 1][:3]
    if date.day is None:
        return [f"{month} {date.year}"]
    return [f"{date.day} {month} {date.year}", f"{month} {date.day}, {date.year}", str(date)]


def _spellings(text: str) -> list[str]:
    """Without marks on letters, with letters written out, and with the endings that Russian names have in English."""
    spelled = [text] if text.isascii() else [_plain(text).translate(_LETTERS), _plain(text.translate(_LETTERS))]
    if _RUSSIAN_ENDING.search(text):
        spelled += [_RUSSIAN_ENDING.sub(ending, spelled[0]) for ending in ("sky", "ski", "skii")]
    return spelled


def _plain(text: str) -> str:
    """The text without the marks on its letters."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return bare.replace("ø", "o").replace("Ø", "O")
