"""The rules that hold between cards.

Each takes candidates, the better ones first, and keeps one unless another that it has kept forbids it; what it drops is
added to the skipped, with the reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import reduce

from quizgen.deck.candidate import Candidate, Words, stems, within
from quizgen.deck.same import same_thing
from quizgen.model import Skipped

MOST_OF_ONE_FACT = 5
"""Most cards about one fact."""

MOST_RIVALS = 200
"""A word of more prompts of one time than these tells no thing from another."""

RELATED = 0.5
"""Share of a prompt's telling words in another prompt that make a name there the answer."""

SUCCESSION_RELATED = 1 / 3
"""The same of a question on a succession, and a prompt that tells of one too."""

MOST_ASKERS = 5
"""A name that is the answer of more cards than these is given away by other cards on the same fact only."""

_SUCCESSION = frozenset({"succe", "repla", "follo"})

Rule = Callable[[Sequence[Candidate], list[Skipped]], Sequence[Candidate]]


def one_for_each_field(candidates: Sequence[Candidate], _skipped: list[Skipped]) -> Sequence[Candidate]:
    """Of the forms that ask for one field of a fact, one; that is no loss, so none is told as skipped."""
    best: dict[Hashable, Candidate] = {}
    for candidate in candidates:
        question = candidate.question
        best.setdefault((question.fact_kind, question.facts, question.asks), candidate)
    return list(best.values())


def one_answer_for_each_stem(candidates: Sequence[Candidate], skipped: list[Skipped]) -> Sequence[Candidate]:
    """Of equal prompts one if their answers agree, else none."""
    by_stem: defaultdict[Words, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_stem[candidate.words].append(candidate)
    kept = []
    for first, *others in by_stem.values():
        if all(_agree(first, other) for other in others):
            kept.append(reduce(Candidate.told_by, others, first))
            skipped += [Skipped.at(other.question.evidence, "another card asks the same") for other in others]
        else:
            skipped += [
                Skipped.at(candidate.question.evidence, "the same prompt has another answer too")
                for candidate in (first, *others)
            ]
    return kept


def _agree(exact: Candidate, other: Candidate) -> bool:
    """Whether two answers are one, or the first is a more exact date than the other."""
    if exact.answers[0] == other.answers[0]:
        return True
    return exact.asked is not None and other.asked is not None and within(exact.asked, other.asked)


def no_answer_printed(candidates: Sequence[Candidate], skipped: list[Skipped]) -> Sequence[Candidate]:
    """No prompt prints the answer of another card about the same fact or day, or of one that it is related to.

    What prints goes, but for an event's sentence that prints a quotation's speaker.
    """
    askers = Counter(answer for candidate in candidates for answer in candidate.answers)
    lengths = sorted({len(answer) for answer in askers} - {0})
    printers: defaultdict[Words, list[Candidate]] = defaultdict(list)
    asked: defaultdict[Words, list[Candidate]] = defaultdict(list)
    dropped: set[str] = set()
    for candidate in sorted(candidates, key=_printing_rank):
        printed = {phrase for phrase in _phrases(candidate.words, lengths) if phrase in askers}
        given_away = (printer for answer in candidate.answers for printer in printers[answer])
        giving_away = (asker for phrase in printed for asker in asked[phrase])
        if any(_gives_away(printer, candidate, askers) for printer in given_away) or any(
            _gives_away(candidate, asker, askers) for asker in giving_away
        ):
            skipped.append(Skipped.at(candidate.question.evidence, "beside another card it would give an answer away"))
            dropped.add(candidate.question.id)
            continue
        for phrase in printed:
            printers[phrase].append(candidate)
        for answer in candidate.answers:
            asked[answer].append(candidate)
    return [candidate for candidate in candidates if candidate.question.id not in dropped]


def _printing_rank(candidate: Candidate) -> tuple[bool, bool, bool, bool]:
    question = candidate.question
    reverse, quoted = question.form == "reversed", question.fact_kind == "quotation"
    return not (candidate.first or candidate.known), reverse, quoted, candidate.asked is not None


def _phrases(words: Words, lengths: Iterable[int]) -> Iterator[Words]:
    return (words[start : start + count] for count in lengths for start in range(len(words) - count + 1))


def _gives_away(printer: Candidate, asker: Candidate, askers: Counter[Words]) -> bool:
    """Whether a prompt that holds the asker's answer gives it away."""
    if set(printer.question.facts) & set(asker.question.facts):
        return True
    if asker.asked is not None and asker.asked.precision == "day":
        return True
    answer = asker.answers[0]
    telling = asker.telling - stems(answer)
    if askers[answer] > MOST_ASKERS or not telling:
        return False
    succession = bool(telling & _SUCCESSION)
    if succession and not printer.telling & _SUCCESSION:
        return False
    return len(telling & printer.telling) >= (SUCCESSION_RELATED if succession else RELATED) * len(telling)


def no_thing_twice(candidates: Sequence[Candidate], skipped: list[Skipped]) -> Sequence[Candidate]:
    """One card for what several tell of one time, or quote of one person."""
    rivals: defaultdict[Hashable, list[Candidate]] = defaultdict(list)
    kept: dict[str, Candidate] = {}
    for candidate in candidates:
        time: Hashable = candidate.answers[0]
        if candidate.asked is not None:
            time = candidate.asked.earliest.year if candidate.asked.earliest else None
        places = [(time, word) for word in sorted(candidate.telling)]
        near = {id(rival): rival for place in places for rival in rivals[place][:MOST_RIVALS]}
        same = next((rival.question.id for rival in near.values() if same_thing(candidate, rival)), None)
        if same is not None:
            kept[same] = kept[same].told_by(candidate)
            skipped.append(Skipped.at(candidate.question.evidence, "another card asks the same"))
            continue
        for place in places:
            rivals[place].append(candidate)
        kept[candidate.question.id] = candidate
    return list(kept.values())


def not_too_often(candidates: Sequence[Candidate], skipped: list[Skipped]) -> Sequence[Candidate]:
    """At most so many cards about one fact."""
    times: Counter[Hashable] = Counter()
    kept = []
    for candidate in candidates:
        facts = [(candidate.question.fact_kind, key) for key in candidate.question.facts]
        if any(times[fact] >= MOST_OF_ONE_FACT for fact in facts):
            skipped.append(
                Skipped.at(candidate.question.evidence, f"{MOST_OF_ONE_FACT} other cards are about the same fact")
            )
        else:
            times.update(facts)
            kept.append(candidate)
    return kept


RULES: tuple[Rule, ...] = (
    one_for_each_field,
    one_answer_for_each_stem,
    no_answer_printed,
    no_thing_twice,
    not_too_often,
)
"""In the order in which they are applied."""
