"""What a template is for, by its name, where it is more than words in a line."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

Role = Literal["infobox", "quote", "floating quote", "note", "citation", "images", "succession", "references", "text"]

# Block quotations; the floating ones stand beside the text.
QUOTES = frozenset(
    (
        "blockquote|quote|quotation|cquote|bquote|block quote|long quote|poemquote|poem quote|verse translation|vquote|"
        "centered quote|block quotation|quoteblock|imagequote"
    ).split("|")
)
FLOATING_QUOTES = frozenset(
    "quote box|quotebox|rquote|pull quote|pullquote|quote box2|quote box3|quote frame".split("|")
)
VERSE = frozenset(["poemquote", "poem quote", "verse translation"])

_NOTES = frozenset(
    "efn|efn-ua|efn-la|efn-ur|efn-lr|efn-lg|refn|notetag|note tag|#tag:ref|explanatory footnote".split("|")
)
_CITATIONS = frozenset("sfn|sfnm|sfnp|sfnmp|shortened footnote|sfnb|r|refr".split("|"))
_IMAGES = frozenset("multiple image|multiple images|css image crop|double image|auto images|photomontage".split("|"))
_ROLES: dict[str, Role] = {
    **dict.fromkeys(QUOTES, "quote"),
    **dict.fromkeys(FLOATING_QUOTES, "floating quote"),
    **dict.fromkeys(_NOTES, "note"),
    **dict.fromkeys(_CITATIONS, "citation"),
    **dict.fromkeys(_IMAGES, "images"),
    **dict.fromkeys(("reflist", "notelist", "notes", "references"), "references"),
}
_SUCCESSION_START = ("s-", "succession box", "succession-box")
_INFOBOXES = ("infobox", "taxobox", "automatic taxobox", "speciesbox", "geobox", "chembox", "drugbox")


@lru_cache(maxsize=4096)
def role(name: str) -> Role:
    """The role of a template by its normalised name; "text" where it only stands for words or for nothing."""
    if name.startswith(_INFOBOXES) or name.endswith(" infobox"):
        return "infobox"
    if name.startswith(_SUCCESSION_START):
        return "succession"
    return _ROLES.get(name, "text")


def is_citation(name: str) -> bool:
    """Whether a template only cites a source: no prose of a footnote."""
    return name.startswith(("cite ", "citation", "harv", "sfn")) or name in ("vcite book", "wikicite", "r")
