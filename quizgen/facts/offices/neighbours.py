"""Who held an office before or after: the names in a parameter or cell, in running order, or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from quizgen.facts.boxes import lines_of
from quizgen.facts.offices.tenure import UNSAID, Neighbour
from quizgen.model import Link
from quizgen.names import bare_name, fold

MAX_NAME = 80
MAX_NAMES = 3

_THINGS = (
    "office post position title constituency seat role district diocese see ministry portfolio parish province county "
    "party kingdom empire monarchy throne union organi[sz]ation department agency council creation command unit colony "
    "riding ward"
)
_THING = rf"(?:{'|'.join(_THINGS.split())})"
_NOBODY = re.compile(
    rf"(?:(?:the |this |new |first |inaugural |newly )*{_THING}\b(?: (?:was |is |newly |re-?)*(?:established|created|"
    rf"abolished|founded|formed|"
    rf"dissolved|discontinued|vacant|eliminated|merged|split|renamed|holder|created\b.*|abolished\b.*|"
    rf"established\b.*|of the .*))?|"
    r"(?:newly |re-?)?(?:established|created|abolished|founded|dissolved|redistricted)\b.*|"
    r"vacant\b.*|none\b.*|no ?(?:one|body)\b.*|nil|tb[acd]|to be (?:determined|announced|confirmed|decided|"
    r"elected).*|n/?a|unknown|"
    r"incumbent\b.*|present|in(?:augural| office)\b.*|(?:see )?list\b.*|see\b.*|himself|herself|same|self|new|first|"
    r"multi(?:ple|-member)\b.*|various|several|"
    r"(?:direct rule|interregnum|republic (?:established|proclaimed|declared)|monarchy abolished|extinct|dormant|"
    r"merged\b.*|abolition\b.*|"
    r"establishment\b.*|creation\b.*|ended|title (?:next|last)\b.*)|[\W\d_]*)",
    re.IGNORECASE,
)
_SAYS_NOBODY = re.compile(
    rf"\b(?:{_THING} (?:was )?(?:newly )?(?:established|created|abolished|dissolved|founded|discontinued|eliminated|"
    rf"renamed|changed)|"
    r"established|abolished|name of (?:the )?title changed|new (?:creation|office|title|position|seat)|merged in|"
    r"reverted to|extinct|vacant)\b",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"incumbent|present|vacant|tb[acd]|to be|unknown|(?:see )?list|see\b|n/?a\Z|various|several|multi", re.IGNORECASE
)
_QUALIFIER = re.compile(r"\s*[(\[]?\b(?:designated?|elect|president-elect|nominee)\b[)\]]?\.?\Z", re.IGNORECASE)
_ACTING = re.compile(
    r"\b(?:acting|interim|pro tempore|pro tem|de facto|provisional|caretaker|administrator|regent|disputed)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:designated?|elect|president-elect)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_AFTERTHOUGHT = re.compile(
    r"(?:later|as|then|formerly|himself|afterwards|himself|both|of|in|from|until|title|the future|who)\b"
)
_NAME = re.compile(r"(?:[^\W\d_]|['’‘\"“„(])[^\d:;|{}<>=_]*(?:\d{1,2}(?:st|nd|rd|th) [^\d:;|{}<>=_]*)?\Z")
_LAST_FIRST = re.compile(r"(?P<last>[^\W\d_][\w'’-]*), (?P<first>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*)\Z")
_PEERAGE = re.compile(
    r"(?:\d|Duke|Earl|Count|Prince|Princess|Lord|Lady|Baron|Marquess|Viscount|Queen|King|Emperor|Jr|Sr|Esq|MP|QC|KC|"
    r"\w*\.)"
)


def neighbour_of(text: str, links: Iterable[Link], holder: str) -> Neighbour:
    """The people whom a value names.

    Args:
        text: the value, one person a line.
        links: its links; they tell "Marsh, Ada" (one person) from "Marsh, Byrne" (two).
        holder: who held the office between them; a value that names the same person is no neighbour.
    """
    flat = " ".join(text.split())
    if not flat:
        return UNSAID
    if _NOBODY.fullmatch(flat.strip(" .()'\"–—-")) or _SAYS_NOBODY.search(flat):
        return Neighbour(nobody=not _STILL.match(flat.strip(" .()'\"–—-")))
    names: list[str] = []
    doubts: list[str] = []
    linked = {text[link.start : link.end]: bare_name(link.target) for link in links}
    for line in _whole_lines(lines_of(text)):
        name, doubt = _name(_in_order(line, linked))
        if name:
            names.append(name)
        if doubt:
            doubts.append(doubt)
    found = _checked(dict.fromkeys(names), doubts, holder)
    if len(found.names) == 1 and len(linked) == 1:
        return replace(found, also=next(iter(linked.values())))
    return found


def _checked(names: Iterable[str], doubts: list[str], holder: str) -> Neighbour:
    names = tuple(names)
    if not names:
        return Neighbour(doubt=doubts[0] if doubts else "no name could be read")
    if any(fold(name) == fold(holder) for name in names):
        return Neighbour(doubt="names the holder as a neighbour")
    if len(names) > MAX_NAMES:
        return Neighbour(names=names[:MAX_NAMES], doubt="many names")
    return Neighbour(names=names, doubt=doubts[0] if doubts else None)


def _whole_lines(lines: list[str]) -> list[str]:
    """The lines of a value, one for each person: remarks in brackets or small print belong to the line before."""
    whole: list[str] = []
    for line in lines:
        if whole and (line.startswith(("(", "of ", "the ")) or whole[-1].endswith((" of", " the", " and", "-"))):
            whole[-1] = f"{whole[-1]} {line}"
        elif whole and (_AFTERTHOUGHT.match(line) or _QUALIFIER.fullmatch(line)):
            continue
        else:
            whole.append(line)
    return whole


def _in_order(line: str, linked: Mapping[str, str]) -> str:
    """A linked "Marsh, Ada" as "Ada Marsh", two linked people with "and"; anything else as it stands."""
    match = _LAST_FIRST.match(line)
    if match is None:
        return line
    turned = f"{match['first']} {match['last']}"
    if fold(linked.get(line, "")) == fold(turned):
        return turned
    return f"{match['last']} and {match['first']}" if {match["last"], match["first"]} <= linked.keys() else line


def _name(line: str) -> tuple[str | None, str | None]:
    """A person's name and why it must not be asked for."""
    doubt = None
    for remark in _BRACKET.findall(line):
        if _NOT_YET.search(remark):
            doubt = "not yet in office"
        elif _ACTING.search(remark):
            doubt = "an acting holder stands between"
        elif re.search(r"\d", remark):
            doubt = "the neighbour's term is given too"
        elif not _QUALIFIER.fullmatch(remark) and not re.fullmatch(r"[A-Z][a-z]{0,4}\.?(?:[-–][A-Z]\w*)?", remark):
            doubt = "the neighbour held another office"
    name = _QUALIFIER.sub("", _BRACKET.sub("", line)).strip(" ,.–—-*:") if not line.endswith(("Jr.", "Sr.")) else line
    if _NOBODY.fullmatch(name):
        return None, doubt
    if _ACTING.match(name):
        doubt = "an acting holder stands between"
    match = _LAST_FIRST.match(name)
    if match is not None and not _PEERAGE.match(match["first"]):
        doubt = doubt or "the order of the name is not clear"
    if len(name) > MAX_NAME or not _NAME.match(name) or name.islower():
        return None, "no name could be read"
    return " ".join(name.replace(" & ", " and ").split()), doubt
