"""Infobox parameters as a reader groups them: by base name and number, whatever the template is called.

A *group* maps base names (lower case, words joined by "_") to parameters that share a number: `office2`, `term_start2`.
The groups "" and "1" are one where a template counts its first item either way (Template:Infobox officeholder/doc).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from quizgen.model import Infobox, Parameter

MAX_GROUPS = 200
"""Numbered groups read of one infobox; the longest known list of offices in an article has fewer than 40."""

MAX_VALUE = 2_000
"""Code points of a value that is still a row of an infobox; a longer one is a table or prose."""

_NUMBERED = re.compile(r"(?P<base>.*?[^\d_ -]|)[ _-]?(?P<number>\d{0,4})\Z", re.DOTALL)
_UNTIDY = re.compile(r"\{\||\|\}|\{\{|\}\}|\[\[|\]\]|<[a-z/!]|&[a-z]+;|\|[a-z_]+ *=", re.IGNORECASE)
_FOOTNOTE_MARK = re.compile(
    r"(?<=[^\W\d_.,])[¹²³*†‡§]+|\s*\[(?:[a-z]|\d{1,3}|nb? ?\d+|note ?\d+|lower-alpha.*?)\]", re.IGNORECASE
)

_BULLET = re.compile(r"\A[*•·\s\ue000-\uf8ff]+")  # bullets, and characters for private use, which are no text

Group = Mapping[str, Parameter]


def groups_of(box: Infobox) -> list[Group]:
    """The parameters of an infobox that hold something, grouped by number, in the order of each group's first."""
    groups: dict[str, dict[str, Parameter]] = {}
    for parameter in box.parameters:
        if not parameter.text.strip() or len(parameter.text) > MAX_VALUE:
            continue
        match = _NUMBERED.match(parameter.name.lower().replace(" ", "_").replace("-", "_"))
        if match is not None:
            number = match["number"].lstrip("0")
            groups.setdefault(number, {}).setdefault(match["base"], parameter)
        if len(groups) > MAX_GROUPS:
            break
    if "1" in groups and "" in groups and not groups["1"].keys() & groups[""].keys():
        groups[""].update(groups.pop("1"))
    return list(groups.values())


def number_of_groups(box: Infobox) -> int:
    """How many different numbers the parameters of an infobox end in."""
    return len({match["number"] for match in map(_NUMBERED.match, (p.name for p in box.parameters)) if match})


def first(group: Group, bases: Iterable[str]) -> Parameter | None:
    """The first of these parameters that the group has."""
    return next((group[base] for base in bases if base in group), None)


def is_untidy(text: str) -> bool:
    """Whether markup is left in a value: a table, an unclosed template."""
    return _UNTIDY.search(text) is not None


def lines_of(text: str) -> list[str]:
    """The lines of a value, tidy, without bullets and footnote marks; none where markup is left in it."""
    if is_untidy(text):
        return []
    lines = (_BULLET.sub("", without_marks(line)).strip(" ,;") for line in text.split("\n"))
    return [line for line in lines if re.search(r"\w", line)]


def without_marks(text: str) -> str:
    """A text without footnote marks ("Breckinridge¹", "Smith[a]"), white space single."""
    return " ".join(_FOOTNOTE_MARK.sub("", text).split())


def row_text(*parts: str) -> str:
    """A row of an infobox as one line: its parts that say something."""
    return " ".join("; ".join(part for part in parts if part).split())


def span_of(parameters: Iterable[Parameter]) -> tuple[int, int]:
    """From the first character of these parameters' values to the last."""
    spans = [(parameter.start, parameter.end) for parameter in parameters]
    return min(start for start, _ in spans), max(end for _, end in spans)


def adjacent(box: Infobox, one: Group, other: Group) -> bool:
    """Whether the parameters of two groups stand together in an infobox, with no third group's between them."""
    owner = {id(parameter): "one" for parameter in one.values()} | {
        id(parameter): "other" for parameter in other.values()
    }
    order = [owner.get(id(parameter), "") for parameter in box.parameters if parameter.text.strip()]
    if "one" not in order or "other" not in order:
        return False
    between = order[order.index("one") : len(order) - order[::-1].index("other")]
    return "" not in between
