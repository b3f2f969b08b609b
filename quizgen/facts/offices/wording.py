"""An office's name as an article gives it -> the words that a question needs.

The article's own wording is kept; what changes is what running English asks for: one line, no ordinal ("38th"), a
joint title with "and", "of the" for a comma ("Chairman, Supreme Council"), "a member", "the nominee".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_TITLE = 160
"""Code points of an office's name that can still be read in a question."""

_RANK = (
    r"(?:(?:Grand|Crown|Arch|First|Deputy|Vice|Prime|Chief|General|Lord|High|Supreme) )*(?:King|Queen|Emperor|"
    r"Empress|Tsar|Tsarina|Czar|"
    r"Kaiser|Duke|Duchess|Prince|Princess|Archduke|Count|Countess|Margrave|Elector|Sultan|Shah|Khan|Pharaoh|"
    r"Protector|Lord|"
    r"Baron|Earl|Marquess|Viscount|President|Vice-President|Premier|Minister|Secretary|Chancellor|Chair(?:man|woman|"
    r"person)?|Leader|Governor|"
    r"Member|Director|Commander|Bishop|Archbishop|Patriarch|Pope|Cardinal|Senator|Speaker|Mayor|Ambassador|"
    r"Commissioner|"
    r"Commissar|Justice|Judge|Treasurer|Marshal|Admiral|Head)"
)
_JOINT = re.compile(rf", (?=(?:and )?{_RANK} (?:of|for|in|to|and) )")
_ORDINAL = re.compile(r"(?:the )?\d{1,3}(?:st|nd|rd|th)(?:(?:,| and| &|, and) \d{1,3}(?:st|nd|rd|th))* (?=[A-Z])")
_CONTINUES = re.compile(r"[a-z(&–-]|\d")
_BROKEN_OFF = re.compile(r"(?:\b(?:of|the|for|in|to|and|at|from|on|with|&)|[-–,])\Z", re.IGNORECASE)
_HEAD_COMMA = re.compile(
    r"(?P<head>(?:(?:Full|Candidate|Deputy|Vice|Founding|Honorary|First|General|Alternate) )?(?:Chair(?:man|woman|"
    r"person)?|President|"
    r"[Mm]ember|Secretary|Director|Head|Leader|Commander|Governor|Speaker|Deputy|Commissar|Rector|"
    r"Dean)), (?P<body>[A-Z\d].+)\Z"
)
_BODY = re.compile(  # a body that takes "the": its head noun is a common one
    r"\b(?:Council|Committee|Soviet|Politburo|Presidium|Orgburo|Board|Commission|Ministry|Department|Party|Union|"
    r"Society|Association|"
    r"Institute|Assembly|Congress|Army|Navy|Bureau|Court|Bank|Club|Parliament|Senate|Academy|Church|Government|"
    r"Cabinet|League|"
    r"Federation|Fleet|Corps|Division|Regiment|Brigade|Group|Staff|House|Office|Secretariat|Chamber|Front|Company|"
    r"Authority|Agency)"
    r"(?: (?:of|for|on|in|at) .*)?\Z"
)
_ONE_OF_MANY = re.compile(
    r"(?:(?:[Ff]ull|[Cc]andidate|[Aa]lternate|[Aa]ssociate|[Ff]ounding|[Ll]ife|[Ss]enior|[Jj]unior|[Hh]onorary|"
    r"United States|U\.S\.|State|[A-Z]\w+) )?"
    r"(?:[Mm]ember|[Ss]enator|[Jj]udge|Justice|[Dd]elegate|[Rr]epresentative|[Cc]ouncill?or|[Aa]lderman|[Ff]ellow|"
    r"Knight|[Cc]ongressman|"
    r"[Cc]ongresswoman|MP|MEP|MSP|MLA|[Pp]rofessor)\b(?! (?:of the )?(?:Reichs?|Great) ?(?:Leader))"
)
_SPOKEN_VOWEL = re.compile(r"[AEIOaeio]|M[A-Z]|honorary")
_CANDIDATE = re.compile(r"\b(?:Nominee|Candidate)\b(?! [Mm]ember)")
_THE_ONE = re.compile(r"\b(?:nominee|candidate|consort|pretender|[Hh]eir)\b")
_LOWER = re.compile(
    r"(?:(?:Full|Candidate|Alternate|Founding|Honorary) (?=[Mm]ember))?(?:[Mm]ember|Heir|Fellow|Delegate|Candidate|"
    r"Nominee)\b"
)
_ARTICLE = re.compile(r"(?:the|a|an) ", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"[ ,]*\((?:see [^()]*|more[^()]*|list|acting|de facto|de jure|designate[d]?|elect|interim|disputed|[\d\W]*|"
    r"\d+\w* (?:creation|term|time|reign))\)"
    r"|,? as (?:heir (?:apparent|presumptive)|[Cc]hancellor)\Z|,? \d+(?:st|nd|rd|th) creation\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """An office in words.

    Attributes:
        text: the article's own wording on one line.
        role: as it stands after "as" ("member of the Senate from Ohio").
        becoming: as it stands after "become" ("a member of the Senate from Ohio").
        parts: the offices of a joint title, as roles; one for a plain title.
        doubt: why it must not be asked for.
    """

    text: str
    role: str
    becoming: str
    parts: tuple[str, ...]
    doubt: str | None = None


def title_of(lines: list[str]) -> Title | None:
    """The office that these lines of a value name; None where they name none."""
    joined = _join(lines)
    text = ", ".join(joined)
    if not re.search(r"[^\W\d_]{2}", text):
        return None
    parts = [part for line in joined for part in _JOINT.split(line)]
    roles = tuple(dict.fromkeys(role for role in map(role_of, parts) if role))
    if not roles:
        return None
    role = _listed(list(roles))
    becoming = _listed([becoming_of(part) for part in roles])
    return Title(text=text, role=role, becoming=becoming, parts=roles, doubt=_fault(text, role))


def role_of(text: str) -> str:
    """One office as it stands after "as"."""
    text = _QUALIFIER.sub("", text).strip(" ,;:")
    ordinal = _ORDINAL.match(text)
    text = text[ordinal.end() :] if ordinal is not None else text
    text = _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
    match = _HEAD_COMMA.match(text)
    if match is not None and ", " not in match["body"]:
        body = re.sub(
            r"\b(Committee|Politburo|Orgburo|Council|Bureau|Congress) of (?=[A-Z]{2,}\b)", r"\1 of the ", match["body"]
        )
        text = f"{match['head']} of {with_the(body)}"
    text = _CANDIDATE.sub(lambda match: match[0].lower(), text)
    head = _LOWER.match(text)
    if head is not None:
        text = head[0].lower() + text[head.end() :]
    return re.sub(r"\AHeir to the Throne", "heir to the throne", text, flags=re.IGNORECASE)


def becoming_of(role: str) -> str:
    """One office as it stands after "become": with the article that English wants."""
    if _ONE_OF_MANY.match(role) and not role.startswith(("Chief Justice", "Lord Justice")):
        return f"{'an' if _SPOKEN_VOWEL.match(role) else 'a'} {role}"
    if _THE_ONE.search(role) and not role.startswith(("Prince", "Princess", "Queen", "King")):
        return f"the {role}"
    return role


def with_the(body: str) -> str:
    """A body's name with "the" where its head noun is a common one ("the Army of the Ohio", "HMS Anson")."""
    common = _BODY.search(body) or re.match(r"\d", body) or re.match(r"[A-Z]\w+ of ", body)
    return f"the {body}" if common and not _ARTICLE.match(body) else body


def _join(lines: list[str]) -> list[str]:
    """Lines that break one title are joined; a line that begins another stays apart."""
    joined: list[str] = []
    for line in lines:
        if joined and (_CONTINUES.match(line) or _BROKEN_OFF.search(joined[-1])):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _listed(items: list[str]) -> str:
    if len(items) == 1:
        return items[0]
    comma = "," if len(items) > 2 or any(" and " in item for item in items) else ""
    return f"{', '.join(items[:-1])}{comma} and {items[-1]}"


def _fault(text: str, role: str) -> str | None:
    if len(text) > MAX_TITLE:
        return "too long for an office"
    if re.search(r"\((?:acting|de facto|de jure|disputed|interim)\)", text, re.IGNORECASE):
        return "the office is qualified"
    if " (" in role or "[" in role or ";" in role or '"' in role:
        return "the office's name holds a remark"
    if re.search(r"(?<!\d)[12]\d{3}(?!\d)", role):
        return "the office's name holds a year"
    return None
