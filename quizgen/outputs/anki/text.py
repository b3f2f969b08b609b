"""Plain text -> what may stand in a field, a gap or a tag, so that no text can open, close, run or break anything."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache

# Controls (\x1f parts Anki's fields; line feed and tab are kept), and halves of surrogate pairs, unknown to UTF-8.
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# What makes a text other than its own HTML; most texts have none of it, and are done at once.
_TO_ESCAPE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff<>&{}\[\\]")


def field_text(text: str) -> str:
    """Text as HTML that shows it and nothing else, between tags; a line feed becomes `<br>`.

    Quotation marks stay as they are: Anki's search looks at the field as it is stored.
    """
    if _TO_ESCAPE.search(text):
        text = _no_anki_syntax(html.escape(_storable(text.replace("\r\n", "\n")), quote=False)).replace("\n", "<br>")
    return text.replace("::", ":&#58;")


def attribute_text(text: str) -> str:
    """Text for a field that a template puts into an attribute."""
    if not _TO_ESCAPE.search(text) and '"' not in text:
        return text
    return _no_anki_syntax(html.escape(_storable(text)))


def _no_anki_syntax(escaped: str) -> str:
    r"""Without what Anki reads beside HTML: {{field}}, {{c1::gap}}, [sound:x], [latex], [[type:Field]], \(formula\)."""
    return escaped.replace("{", "&#123;").replace("}", "&#125;").replace("[", "&#91;").replace("\\", "&#92;")


def one_line(text: str) -> str:
    """Plain text for a name: no controls, white space as single spaces."""
    return " ".join(_storable(text).split())


def _storable(text: str) -> str:
    return _UNSTORABLE.sub(lambda match: " " if match[0] < "\ud800" else "\ufffd", text)


def gap(answer: str, label: str) -> str:
    """A gap that Anki shows as the label in brackets until it is turned over.

    A colon of the answer is written as an entity: one at its end would join the two that part it from the label.
    """
    return "{{c1::" + field_text(answer).replace(":", "&#58;") + "::" + label + "}}"


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`field_text` with these places marked; of those that overlap the first."""
    pieces, done = [], 0
    for start, end in spans:
        if start >= done:
            pieces += [field_text(text[done:start]), "<mark>", field_text(text[start:end]), "</mark>"]
            done = end
    return "".join([*pieces, field_text(text[done:])]) if pieces else field_text(text)


def occurrences(text: str, part: str) -> list[tuple[int, int]]:
    """Where `part` stands in `text`, not within a word; where it does not, in whatever case of letters."""
    return _whole_words(text, part) or _whole_words(_folded(text), _folded(part))


def _folded(text: str) -> str:
    """The text in lower case, letter by letter, so that places stay the same."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _whole_words(text: str, part: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = text.find(part) if part.strip() else -1
    while at >= 0:
        end = at + len(part)
        inside = text[at - 1 : at + 1].isalnum() and at > 0, text[end - 1 : end + 1].isalnum() and end < len(text)
        if not any(inside):
            spans.append((at, end))
        at = text.find(part, end)
    return spans


def tag(*parts: str) -> str:
    """A tag of nested parts ("quizgen::section::Early_life"): no white space, no quotation mark, no control."""
    return "::".join(filter(None, map(_tag_part, parts)))


@lru_cache(maxsize=1024)  # the cards of a section share its titles
def _tag_part(part: str) -> str:
    # split() also parts at U+3000, which ends a tag for Anki
    words = _storable(part).replace('"', "'").split()
    return re.sub(":{2,}", ":", "_".join(words)).strip(":")
