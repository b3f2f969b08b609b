"""Which card a question is: known by its facts, or else by its text, where that is nearly that of a card gone missing.

Conservative: a learner who gets a new card for an old one loses a little progress; one whose card turns into another
learns something wrong under an old schedule.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from quizgen.ledger.record import Ledger, own_id
from quizgen.model import Form, LedgerEntry, Question
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

_SMALL_WORDS = frozenset("a an and at by for from in of on or that the to was were which with".split())
_DECISIVE_WORDS = frozenset(  # numbers and negations
    "no not never one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth".split()
)
_NUMERAL = re.compile(r".*\d.*|[ivxlcdm]+", re.DOTALL)


def recognise(questions: Iterable[Question], ledger: Ledger) -> dict[str, LedgerEntry]:
    """Question id -> the entry of the card that it is, for every question that is one.

    Known by its template and facts, or else by its text, where that is nearly that of a card whose facts are gone:
    same template, and no second question or card that could be meant.
    """
    entries = {own_id(entry): entry for entry in ledger.entries}
    questions = tuple(questions)
    known = {question.id: entries[question.id] for question in questions if question.id in entries}
    gone = [_Text.of_entry(entry) for own_id, entry in entries.items() if own_id not in known]
    new = [_Text.of_question(question) for question in questions if question.id not in known]
    by_id = {entry.id: entry for entry in ledger.entries}
    return known | {question: by_id[entry] for question, entry in _matched(gone, new).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What tells one card from another in the eyes of a learner, folded."""

    id: str
    template: str
    context: str
    stem: str
    answer: str

    @classmethod
    def of_entry(cls, entry: LedgerEntry) -> _Text:
        return cls.of(entry.id, entry.template, entry.form, (entry.context, entry.prompt, entry.answer), entry.choices)

    @classmethod
    def of_question(cls, question: Question) -> _Text:
        texts = (question.context, question.prompt, question.answer)
        return cls.of(question.id, question.template, question.form, texts, question.choices)

    @classmethod
    def of(
        cls, id_: str, template: str, form: Form, texts: tuple[str, str, str], choices: tuple[str, ...] | None
    ) -> _Text:
        context, stem, answer = map(fold, texts)
        if form in ("match", "order"):  # their prompt says little and their answer only the order shown
            stem, answer = "\n".join([stem, *sorted(map(fold, choices or ()))]), ""
        return cls(id=id_, template=template, context=context, stem=stem, answer=answer)


def _matched(gone: Sequence[_Text], new: Sequence[_Text]) -> dict[str, str]:
    """Id of a new question -> id of the gone card that it is; each stands in one pair only."""
    found: dict[str, str] = {}
    searches: tuple[Callable[[Sequence[_Text], Sequence[_Text]], list[_Pair]], ...] = (
        _the_same_to_a_learner,
        _with_another_answer,
        _nearly_the_same,
    )
    for search in searches:
        pairs = search(gone, new)
        found |= {question.id: entry.id for entry, question in pairs}
        taken = {text.id for pair in pairs for text in pair}
        gone, new = ([text for text in texts if text.id not in taken] for texts in (gone, new))
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
    short = [[text for text in texts if len(text.stem) <= MAX_STEM] for texts in (gone, new)]
    old_by, new_by = (_grouped(texts, lambda text: (text.template, text.answer)) for texts in short)
    groups = [(old_by[value], new_by[value]) for value in old_by if value in new_by]
    near: list[_Pair] = []
    compared = 0
    for olds, news in sorted(groups, key=lambda group: len(group[0]) * len(group[1])):
        compared += len(olds) * len(news)
        if compared > MAX_COMPARED:
            break
        near += _near_pairs(olds, news)
    times = Counter(text.id for pair in near for text in pair)
    return [pair for pair in near if all(times[text.id] == 1 for text in pair)]


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
