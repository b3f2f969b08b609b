"""Which card a question is: known by its facts, or else by its text, where that is nearly that of a card gone missing.

Conservative: a learner who gets a new card for an old one loses a little progress; one whose card turns into another
learns something wrong under an old schedule.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from quizgen.edtf import Date
from quizgen.ledger.record import Ledger, own_id
from quizgen.ledger.retold import Telling, is_retold
from quizgen.model import Form, LedgerEntry, Question, find_gap
from quizgen.names import fold

NEAR = 90.0
"""Least similarity (rapidfuzz `ratio`, 0-100) of two prompts that may be one card's, spellings apart."""

ALIKE = 70.0
"""Least similarity of two words that may be spellings of one ("Nellie", "Nelly": 73; "north", "south": 60)."""

MAX_STEM = 1_000
"""Longest folded prompt, in code points, that is compared for similarity; long quotations stay below."""

MAX_COMPARED = 1_000_000
"""Most pairs compared in all, the smallest groups first; the rest counts as different."""

MAX_ALIKE = 20
"""Most prompts similar to one that are looked at word by word; in a larger crowd nothing can be told apart."""

MAX_RETOLD = 400
"""Most pairs of one answer that are compared for other words; among more nothing can be told apart."""

_SMALL_WORDS = frozenset("a an and at by for from in of on or that the to was were which with".split())
_DECISIVE_WORDS = frozenset(  # numbers and negations
    "no not never one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth".split()
)
_NUMERAL = re.compile(r".*\d.*|(?=[ivxl])(?:x?l|l?x{0,3})(?:ix|iv|v?i{0,3})", re.DOTALL)  # Roman ones up to 89


def recognise(questions: Iterable[Question], ledger: Ledger) -> dict[str, LedgerEntry]:
    """Question id -> the entry of the card that it is, for every question that is one.

    Known by its template and facts, or else by its text, where that is nearly that of a card whose facts are gone:
    same template, and no second question or card that could be meant.
    """
    entries = {own_id(entry): entry for entry in ledger.entries}
    questions = tuple(questions)
    known = {question.id: entries[question.id] for question in questions if question.id in entries}
    by_id = {entry.id: entry for own_id, entry in entries.items() if own_id not in known}
    new = [question for question in questions if question.id not in known]
    matched = match(map(Asked.of, by_id.values()), map(Asked.of, new))
    return known | {question: by_id[entry] for question, entry in matched.items()}


def held(questions: Iterable[Question], ledger: Ledger) -> frozenset[str]:
    """The ids of the questions whose cards learners have from the last release, also where they are worded anew."""
    known = recognise(questions, ledger)
    return frozenset(question for question, entry in known.items() if entry.retired_at is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a card asks, as far as it is known again by it. `date` as in `Question`; None where nobody knows."""

    id: str
    template: str
    form: Form
    context: str
    prompt: str
    answer: str
    choices: tuple[str, ...] | None
    date: Date | None = None

    @classmethod
    def of(cls, card: Question | LedgerEntry) -> Asked:
        """The same of a question or of a ledger's entry."""
        return cls(
            id=card.id,
            template=card.template,
            form=card.form,
            context=card.context,
            prompt=card.prompt,
            answer=card.answer,
            choices=card.choices,
            date=card.date,
        )


@dataclass(frozen=True, kw_only=True)
class _Text:
    """What tells one card from another in the eyes of a learner, folded; of a date asked for, what it means."""

    id: str
    template: str
    context: str
    stem: str
    answer: str

    @classmethod
    def of(cls, asked: Asked) -> _Text:
        gap = find_gap(asked.prompt) if asked.form == "cloze" else None
        prompt = asked.prompt if gap is None else f"{asked.prompt[: gap[0]]} gap {asked.prompt[gap[1] :]}"
        stem, answer = fold(prompt), fold(asked.answer)
        if asked.form in ("match", "order"):  # their prompt says little and their answer only the order shown
            stem, answer = "\n".join([stem, *sorted(map(fold, asked.choices or ()))]), ""
        elif asked.date is not None and asked.form not in ("reversed", "true_false"):
            answer = str(asked.date)
        return cls(id=asked.id, template=asked.template, context=fold(asked.context), stem=stem, answer=answer)

    @cached_property
    def telling(self) -> Telling:
        """The prompt as the words that tell what it is about."""
        return Telling.of(self.stem.split(), _is_decisive)


def match(gone: Iterable[Asked], new: Iterable[Asked]) -> dict[str, str]:
    """Id of a new card -> id of the gone one that it is by its text; each stands in one pair only."""
    return _matched([_Text.of(asked) for asked in gone], [_Text.of(asked) for asked in new])


def _matched(gone: Sequence[_Text], new: Sequence[_Text]) -> dict[str, str]:
    """Id of a new question -> id of the gone card that it is; each stands in one pair only."""
    found: dict[str, str] = {}
    searches: tuple[Callable[[Sequence[_Text], Sequence[_Text]], list[_Pair]], ...] = (
        _the_same_to_a_learner,
        _with_another_answer,
        _nearly_the_same,
        _retold,
    )
    for search in searches:
        pairs = search(gone, new)
        found |= {question.id: entry.id for entry, question in pairs}
        old_taken, new_taken = {old.id for old, _ in pairs}, {question.id for _, question in pairs}
        gone = [text for text in gone if text.id not in old_taken]
        new = [text for text in new if text.id not in new_taken]
    return found


_Pair = tuple[_Text, _Text]


def _the_same_to_a_learner(gone: Sequence[_Text], new: Sequence[_Text]) -> list[_Pair]:
    return _pairs(gone, new, lambda text: (text.template, text.stem, text.answer))


def _with_another_answer(gone: Sequence[_Text], new: Sequence[_Text]) -> list[_Pair]:
    return _pairs(gone, new, lambda text: (text.template, text.stem, text.context))


def _pairs(gone: Sequence[_Text], new: Sequence[_Text], key: Callable[[_Text], Hashable]) -> list[_Pair]:
    """The pairs with one key where no other text of either side has it."""
    old_by, new_by = _grouped(gone, key), _grouped(new, key)
    return [
        (old_by[value][0], new_by[value][0])
        for value in old_by.keys() & new_by.keys()
        if len(old_by[value]) == len(new_by[value]) == 1
    ]


def _grouped(texts: Iterable[_Text], key: Callable[[_Text], Hashable]) -> dict[Hashable, list[_Text]]:
    groups: defaultdict[Hashable, list[_Text]] = defaultdict(list)
    for text in texts:
        groups[key(text)].append(text)
    return groups


def _nearly_the_same(gone: Sequence[_Text], new: Sequence[_Text]) -> list[_Pair]:
    """The pairs with one answer and nearly one stem, where neither is near to another text of the other side."""
    return _alone(gone, new, _near_pairs)


def _retold(gone: Sequence[_Text], new: Sequence[_Text]) -> list[_Pair]:
    """The pairs with one answer that tell one thing in other words, where neither tells it with another text too."""
    return _alone(gone, new, _retold_pairs)


def _alone(
    gone: Sequence[_Text], new: Sequence[_Text], compare: Callable[[Sequence[_Text], Sequence[_Text]], list[_Pair]]
) -> list[_Pair]:
    """The pairs that a comparison finds among texts of one template and answer, where neither stands in another."""
    short = [[text for text in texts if len(text.stem) <= MAX_STEM] for texts in (gone, new)]
    old_by, new_by = (_grouped(texts, lambda text: (text.template, text.answer)) for texts in short)
    groups = [(old_by[value], new_by[value]) for value in old_by if value in new_by]
    found: list[_Pair] = []
    compared = 0
    for olds, news in sorted(groups, key=lambda group: len(group[0]) * len(group[1])):
        compared += len(olds) * len(news)
        if compared > MAX_COMPARED:
            break
        found += compare(olds, news)
    # a card may have the id that a new question would have by itself: it moved on with a reworded fact that went back
    of_old, of_new = Counter(old.id for old, _ in found), Counter(new.id for _, new in found)
    return [(old, new) for old, new in found if of_old[old.id] == of_new[new.id] == 1]


def _retold_pairs(gone: Sequence[_Text], new: Sequence[_Text]) -> list[_Pair]:
    if len(gone) * len(new) > MAX_RETOLD:
        return []
    return [(old, text) for old in gone for text in new if is_retold(old.telling, text.telling)]


def _near_pairs(gone: Sequence[_Text], new: Sequence[_Text]) -> list[_Pair]:
    from rapidfuzz import fuzz, process

    stems = [text.stem for text in new]
    near: list[_Pair] = []
    crowd: set[str] = set()
    for old in gone:
        found = process.extract(old.stem, stems, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
        alike = [new[place] for _, _, place in found]
        if len(alike) > MAX_ALIKE:
            crowd.update(text.id for text in alike)
        else:
            near += [(old, text) for text in alike if _same_but_for_spelling(old.stem.split(), text.stem.split())]
    return [(old, text) for old, text in near if text.id not in crowd]


def _same_but_for_spelling(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the words that only one of them has are small ones or other spellings, all but one at the most.

    That one may be a first name added or left out; a word in the place of another makes two. The words that both have
    must stand in one order: who succeeded whom is no matter of spelling.
    """
    removed, added = Counter(old) - Counter(new), Counter(new) - Counter(old)
    if [word for word in old if word not in removed] != [word for word in new if word not in added]:
        return False
    unmatched = [
        word
        for words, others in ((removed, added), (added, removed))
        for word in words.elements()
        if word not in _SMALL_WORDS and not any(_one_word(word, other) for other in others)
    ]
    return len(unmatched) <= 1 and not any(map(_is_decisive, unmatched))


def _one_word(one: str, other: str) -> bool:
    """Whether two words can be spellings of one: no numbers, and no "East" and "West" or "elected" and "reelected"."""
    from rapidfuzz import fuzz

    if _is_decisive(one) or _is_decisive(other):
        return False
    return one[0] == other[0] and fuzz.ratio(one, other) >= ALIKE


def _is_decisive(word: str) -> bool:
    return word in _DECISIVE_WORDS or _NUMERAL.fullmatch(word) is not None
