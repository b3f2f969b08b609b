"""What a template is for, by its name, where it is more than words in a line."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

Role = Literal["infobox", "quote", "floating quote", "note", "citation", "images", "succession", "references", "text"]

# Quotation templates -> names of the parameters that may hold the quoted words.
QUOTES = frozenset(
    """blockquote/quote/quotation/cquote/bquote/block quote/long quote/poemquote/poem quote/verse translation/
    centered quote/quote2/quote without source/qquote/quotation2/epigraph/block quotation/blockquotation/
    quote italic/vquote/quoteblock/imagequote/blockquotes""".replace("\n    ", "").split("/")
)
FLOATING_QUOTES = frozenset(
    "quote box/quotebox/rquote/rquotation/pull quote/pullquote/quote box2/quote box3/quote frame".split("/")
)
VERSE = frozenset("poemquote/poem quote/verse translation".split("/"))

_NOTES = frozenset(
    "efn/efn-ua/efn-la/efn-ur/efn-lr/efn-lg/refn/notetag/note tag/#tag:ref/footnote/explanatory footnote/cref2/ref label2".split(
        "/"
    )
)
_CITATIONS = frozenset(
    "sfn/sfnm/sfnp/sfnmp/sfnref2/shortened footnote/r/refr/harvard citation no brackets2/cite ref/sfnb/rp2".split("/")
)
_IMAGES = frozenset(
    "multiple image/multiple images/css image crop/double image/image label begin/auto images/photomontage/stack".split(
        "/"
    )
)
_SUCCESSION_START = ("s-", "succession box", "succession-box")
_INFOBOXES = ("infobox", "taxobox", "automatic taxobox", "speciesbox", "geobox", "chembox", "drugbox")


@lru_cache(maxsize=4096)
def role(name: str) -> Role:
    """The role of a template by its normalised name; "text" where it only stands for words or for nothing."""
    if name.startswith(_INFOBOXES) or name.endswith(" infobox"):
        return "infobox"
    if name in QUOTES:
        return "quote"
    if name in FLOATING_QUOTES:
        return "floating quote"
    if name in _NOTES or name.startswith("#tag:ref"):
        return "note"
    if name in _CITATIONS:
        return "citation"
    if name in _IMAGES:
        return "images"
    if name.startswith(_SUCCESSION_START):
        return "succession"
    if name in ("reflist", "notelist", "notes", "references"):
        return "references"
    return "text"


def is_citation(name: str) -> bool:
    """Whether a template only cites a source: no prose of a footnote."""
    return name.startswith(("cite ", "citation", "harv", "sfn")) or name in ("vcite book", "wikicite", "r")
