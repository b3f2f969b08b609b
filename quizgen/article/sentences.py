"""Sentence splitting of English prose: where sentences end, by rules and short lists.

A boundary needs a stop, white space (or a footnote mark) and something that can begin a sentence. It never stands
inside brackets or a pair of quotation marks. After an abbreviation it needs more: after a title or "v." there is none,
after an initial or "U.S." there is one only if the next word is one that begins sentences ("He", "In", "The").
"""

from __future__ import annotations

import re
from collections.abc import Collection

_CANDIDATE = re.compile(
    r"""(?P<stop>[.!?…][.!?…]{0,8})(?P<close>["'”’»)\]]{0,5})(?P<space>[ ]*)
    (?=(?P<next>[^\s.!?…])(?P<rest>\S{0,30}))""",
    re.VERBOSE,
)
_PAIRED = re.compile(r'["“”()\[\]]')
_LAST_WORD = re.compile(r"[^\s(\[\"“‘—–/]{1,30}$")

# Something always follows these.
_LEADING = frozenset(
    """mr mrs ms dr prof st ste gen col lt maj capt cpt sgt cpl adm brig cmdr gov sen rep rev hon pres fr messrs mt ft
    v vs viz cf e.g i.e eg ie p pp vol vols ch chap fig figs ca c b fl op ed eds trans al approx nos art sect para
    sec dept gens cols lts sens reps revs insp supt amb atty""".split()
)
# These may stand at a sentence's end.
_ENDING = frozenset(
    """jr sr esq jan feb mar apr jun jul aug sep sept oct nov dec mass conn penn calif fla ill mich minn ind tenn wash
    ave blvd rd univ ph.d m.d b.a m.a ll.b ll.d a.m p.m a.d b.c u.s u.k u.n u.s.a d.c n.y bros""".split()
)
_COMPANIES = frozenset("inc ltd co corp plc b.v n.v s.a gmbh".split())
_STARTERS = frozenset(
    """a about after again all along also although among an and another any as at because before being besides between
    both but by despite due during each early either even eventually every few finally first following for four
    from given having he her here his how however i if in instead it its just last later like many meanwhile more
    moreover most much my neither never nevertheless no none nor not nothing now of often on once one only or other
    others our over partly people perhaps prior several she shortly similarly since so some soon still such ten
    that the their then there thereafter these they this those though three through throughout thus to today
    together two under unlike until upon we what when where whereas whether which while who whose why with within
    without yet you""".split()
)
_NUMBERED = frozenset(["no", "nos"])
_FOLLOWED_BY_LOWER = re.compile(r"\S+ (?!(?:and|of|or|the|for|in|v)\b)[a-z]")


def boundaries(text: str, marks: Collection[int] = ()) -> list[int]:
    """Where each sentence of `text` but the last one ends (white space after it not counted).

    `marks` are the positions of footnotes: there a sentence may end without a space ("end.[1]Next").
    """
    found: list[int] = []
    start = 0
    spans = _closed_spans(text)
    for match in _CANDIDATE.finditer(text):
        end = match.start("space")
        if match["space"] == "" and end not in marks:
            continue
        if _inside(spans, end) or not _ends(text, start, match):
            continue
        found.append(end)
        start = match.end()
    return found


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a stop ends a sentence, by what stands before and after it."""
    following, stop = match["next"], match["stop"]
    if following.islower() or following in ",;:)]}—–-%&=+*/":
        return False
    if following in "([" and not match["rest"][:1].isupper():
        return False
    word = (following + match["rest"]).strip("\"'“”‘’([.,;:!?)]").lower()
    word = word.partition("'")[0].partition("’")[0]
    if len(stop) > 2 or "…" in stop:
        return word in _STARTERS and text[match.start() - 1 : match.start()] != " "
    if stop != "." or match["close"]:
        return True
    last = _LAST_WORD.search(text, max(start, match.start() - 30), match.start())
    return last is None or _word_ends(last[0], word, text, match, first=last.start() <= start)


def _word_ends(last: str, word: str, text: str, match: re.Match[str], *, first: bool) -> bool:
    """Whether a full stop after the word `last` ends a sentence; `word` is the next, `first` if `last` begins one."""
    lower = last.lower()
    starter = word in _STARTERS
    if len(last) == 1 and last.isalpha():  # an initial, or a number as in "World War I"
        return starter and (last in "IVX" or last.islower() or word != "i")
    if lower in _LEADING or (lower in _NUMBERED and word[:1].isdigit()):
        return False
    if lower in _COMPANIES:
        return starter or _FOLLOWED_BY_LOWER.match(text, match.end()) is not None
    if lower in _ENDING:
        return starter and not word[:1].isdigit()
    if "." in last and all(len(part) <= 2 for part in last.split(".")):  # N.E.P.
        return starter
    return not (first and last.isdigit() and len(last) <= 2)


def _closed_spans(text: str) -> list[tuple[int, int]]:
    """The outermost pairs of brackets and quotation marks, in order; what has no partner is left out."""
    spans: list[tuple[int, int]] = []
    brackets: list[int] = []
    curly = straight = -1
    for match in _PAIRED.finditer(text):
        at, char = match.start(), match[0]
        if char in "([":
            brackets.append(at)
        elif char in ")]":
            if brackets:
                spans.append((brackets.pop(), at))
        elif char == "“":
            curly = at
        elif char == "”":
            if curly >= 0:
                spans.append((curly, at))
            curly = -1
        elif straight >= 0 and not text[at - 1].isspace():
            spans.append((straight, at))
            straight = -1
        elif not text[at + 1 : at + 2].isspace():
            straight = at
    return _outermost(spans)


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    outer: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not outer or start > outer[-1][1]:
            outer.append((start, end))
        elif end > outer[-1][1]:
            outer[-1] = (outer[-1][0], end)
    return outer


def _inside(spans: list[tuple[int, int]], position: int) -> bool:
    while spans and spans[0][1] < position:
        spans.pop(0)
    return bool(spans) and spans[0][0] < position <= spans[0][1]
