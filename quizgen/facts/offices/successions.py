"""Rows of succession boxes -> statements of tenures. Offices, titles and commands count; covers and records do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.facts.boxes import row_text, without_marks
from quizgen.facts.evidence import evidence_at
from quizgen.facts.offices.neighbours import neighbour_of
from quizgen.facts.offices.tenure import RENAMED, UNSAID, Neighbour, Tenure
from quizgen.facts.offices.terms import read_term
from quizgen.facts.offices.wording import title_of
from quizgen.model import Article, Cell, Succession

HONORARY = "an honorary title, which people are given and lose in passing"
_NO_OFFICES = frozenset("s-ach s-prec s-awards s-cul s-culture s-hou s-rec s-ref s-note s-bio s-edu s-event".split())
_NO_OFFICE = re.compile(
    r"\b(?:cover|oldest|youngest|tallest|longest|largest|fastest|last|lain in|lying in|laid in|list of|precedence|"
    r"line of succession|"
    r"(?:person|man|woman|player|artist|album|book|sportsman|coach) of the (?:year|century|decade|month)|record|"
    r"awards?|prizes?|medal|"
    r"winners?|champions?|championships?|titleholder|best|favou?rite|pageant|super bowl|number[- ]one|no\. ?1|single|"
    r"(?:opening|invocation|commencement|"
    r"keynote|convocation) .*speaker|torch|flagbearer|flag bearer|host city|capital of|followed|preceded|episode|"
    r"novel|film|host of|"
    r"centuries|living|survivor|century|admission|admitted)\b|\A(?:miss|mr\.?|world'?s) ",
    re.IGNORECASE,
)
_RENAMED = re.compile(
    r"\b(?:renamed|restyled|(?:name|title|style) (?:of .* )?changed|changed (?:name|title))\b", re.IGNORECASE
)
_NEXT = re.compile(r"\b(?:next|last) held by (?P<name>[^;]+)")


def read_successions(article: Article, holder: str) -> Iterator[Tenure]:
    """The tenures of `holder`, the article's subject, in the article's succession boxes."""
    for row in article.successions:
        tenure = _read(article, row, holder) if is_office(row) else None
        if tenure is not None:
            yield tenure


def is_office(row: Succession) -> bool:
    """Whether a row is about an office, title or command."""
    return row.group not in _NO_OFFICES and not _NO_OFFICE.search(without_marks(row.title.text))


def _read(article: Article, row: Succession, holder: str) -> Tenure | None:
    title = title_of([without_marks(row.title.text)])
    if title is None:
        return None
    term = read_term(without_marks(row.years))
    honorary = HONORARY if (row.group or "").startswith("s-hon") else None
    before = _doubted(_neighbour(row.before, row.before_status, holder), honorary)
    after = _doubted(_neighbour(row.after, row.after_status, holder), honorary)
    return Tenure(
        holder=holder,
        title=title,
        start=term.start,
        end=term.end,
        start_doubt=_renamed(row.before_status) or term.start_doubt,
        end_doubt=_renamed(row.after_status) or term.end_doubt or honorary,
        before=before,
        after=after,
        origin="succession",
        evidence=evidence_at(article, (row.heading,) if row.heading else (), _row(row, title.text), row.start, row.end),
        doubt=title.doubt,
    )


def _doubted(neighbour: Neighbour, why: str | None) -> Neighbour:
    return replace(neighbour, doubt=neighbour.doubt or why) if neighbour.names else neighbour


def _neighbour(cells: Sequence[Cell], status: str | None, holder: str) -> Neighbour:
    """The people of a side; of a vacancy those who held the office next, which nobody is asked for."""
    if not cells:
        match = _NEXT.search(status or "")
        if match is not None:
            found = neighbour_of(match["name"], (), holder)
            return Neighbour(names=found.names, doubt="the office was vacant between")
        return Neighbour(nobody=status is not None and not status.startswith("incumbent"))
    parts = [neighbour_of(cell.text, cell.links, holder) for cell in cells]
    names = tuple(dict.fromkeys(name for part in parts for name in part.names))
    doubts = [part.doubt for part in parts if part.doubt] + [_remark(note) for cell in cells for note in cell.notes]
    if not names:
        return UNSAID if not any(part.nobody for part in parts) else Neighbour(nobody=True)
    also = parts[0].also if len(names) == 1 else None
    return Neighbour(names=names, also=also, doubt=next((doubt for doubt in doubts if doubt), None))


def _remark(note: str) -> str | None:
    """Why a remark beside a name leaves its office in doubt; a remark on the person's later name does not."""
    if re.match(
        r"(?:later|then|the future|afterwards|formerly|styled|as the?)\b|designated?\Z|elect\Z", note, re.IGNORECASE
    ):
        return None
    if re.search(r"\bacting\b|\binterim\b", note, re.IGNORECASE):
        return "an acting holder stands between"
    return "the neighbour held another office" if re.search(r"[^\W\d_]{3}", note) else None


def _renamed(status: str | None) -> str | None:
    return RENAMED if status and _RENAMED.search(status) else None


def _row(row: Succession, title: str) -> str:
    before = ", ".join(cell.text for cell in row.before)
    after = ", ".join(cell.text for cell in row.after)
    return row_text(
        f"{title}: {' '.join(row.years.split())}" if row.years.strip() else title,
        f"preceded by {before}" if before else "",
        f"succeeded by {after}" if after else "",
    )
