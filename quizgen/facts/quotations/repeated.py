"""One quotation that stands several times in an article (body and footnote, block and inline, lead and body) is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quizgen.facts.quotations.voices import same_speaker
from quizgen.model import Quotation
from quizgen.names import fold

RUN = 4
"""Two quotations that share runs of as many words are compared."""

SHARED = 0.5
"""The share of the shorter one's runs that also stand in the longer: the same words."""


def each_once(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Each quotation once, in the order of first standing: the form that tells the speaker, then the longest."""
    order = sorted(range(len(quotations)), key=lambda i: (-len(quotations[i].text), i))
    owners: dict[tuple[str, ...], int] = {}
    groups: dict[int, list[int]] = {}
    for i in order:
        runs = list(_runs(quotations[i].text))
        shared = Counter(owners[run] for run in runs if run in owners)
        owner, count = shared.most_common(1)[0] if shared else (i, 0)
        if count < SHARED * len(runs):
            owner = i
        groups.setdefault(owner, []).append(i)
        for run in runs:
            owners.setdefault(run, owner)
    kept = [(min(members), _best([quotations[i] for i in members])) for members in groups.values()]
    return [quotation for _, quotation in sorted(kept, key=lambda item: item[0])]


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = fold(text.replace("[", "").replace("]", "")).split()
    for i in range(max(1, len(words) - RUN + 1)):
        yield tuple(words[i : i + RUN])


def _best(same: Sequence[Quotation]) -> Quotation:
    """The one that tells most; where two name different speakers, none is asked for."""
    best = max(same, key=lambda q: (q.speaker is not None, -len(q.unasked), q.block, len(q.text)))
    if _disagree(q.speaker for q in same if q.speaker is not None):
        fields = tuple(field for field, _ in best.unasked)
        return replace(
            best,
            speaker=None,
            doubt="the article names two speakers",
            unasked=tuple((f, "two speakers") for f in fields),
        )
    return best


def _disagree(speakers: Iterable[str]) -> bool:
    names = list(speakers)
    return any(not same_speaker(names[0], name) for name in names[1:])
