"""Whether cards keep their identity over the years: real articles in two versions each.

    python benchmarks/revisions.py [--read]

Two things are measured on the pairs of versions in the folder of shared articles (`QUIZGEN_SHARED`/revisions):

- of the questions of the old version whose fact the new version asks too, the share that keeps its card. A fact counts
  as asked again where a new question has the same template and answer, and half of the shorter prompt's words;
- how many dated sentences of the old version are known again in the new one, of those by their text alone. `--read`
  prints each pair that was known by its text: read them, none may be wrong.

Beside these, the dated sentences of each shared article are dealt into two halves, several times: whatever one half
knows again in the other is a false match, unless the article says the same thing twice. `--read` prints those too.

Judged: at least 90 % of the facts asked again keep their card. Exit status 1 where that is missed.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from quizgen import pipeline
from quizgen.article import parse_article
from quizgen.dates import find_article_dates
from quizgen.ledger import Ledger, question_id, recognise, reconcile
from quizgen.model import Article, Evidence, Question
from quizgen.names import fold
from quizgen.source import read_page

LEAST_KEPT = 0.90
HALVINGS = 6
SHARED = Path(os.environ.get("QUIZGEN_SHARED", Path(__file__).resolve().parents[2] / "shared"))
NOW = "2024-09-01T12:00:00Z"
SMALL = frozenset("a an and as at by did for from had he her his in is it its of on she that the to was were".split())


def pairs() -> list[tuple[Path, Path]]:
    """Old and new version of each article ("NAME@DATE.wikitext")."""
    versions = sorted((SHARED / "revisions").glob("*@*.wikitext"))
    return [(old, new) for old, new in pairwise(versions) if old.name.partition("@")[0] == new.name.partition("@")[0]]


def known_again(old: Sequence[Question], new: Sequence[Question]) -> tuple[dict[str, str], dict[str, str]]:
    """Id of a new question -> id of its card: those that are known by their facts, and those by their text."""
    _, ledger = reconcile(old, Ledger(), NOW)
    known = {question: entry.id for question, entry in recognise(new, ledger).items()}
    ids = {question.id for question in old}
    return {q: k for q, k in known.items() if q in ids}, {q: k for q, k in known.items() if q not in ids}


def shown(old: Question, new: Question) -> str:
    """Two questions below each other."""
    return f"  {old.prompt} | {old.answer}\n    {new.prompt} | {new.answer}\n"


# --- the questions of a build ---------------------------------------------------------------------------------------


def bank(path: Path) -> tuple[Question, ...]:
    """Every question of an article."""
    return pipeline.make_bank(pipeline.find_target(str(path)), None, lambda _: None).questions


def asked_again(old: Question, new: Sequence[Question]) -> list[Question]:
    """The new questions that ask for the same thing, by a measure that is wider than the ledger's."""
    words = set(fold(old.prompt).split()) - SMALL
    found = []
    for question in new:
        others = set(fold(question.prompt).split()) - SMALL
        one_answer = question.date == old.date and (old.date is not None or fold(question.answer) == fold(old.answer))
        if question.template == old.template and one_answer and 2 * len(words & others) >= min(len(words), len(others)):
            found.append(question)
    return found


def measure_builds(*, read: bool) -> float:
    """Prints, for each pair of versions, how many of the facts asked again keep their card; gives the share in all."""
    kept_of_all = again_of_all = 0
    for old_path, new_path in pairs():
        old, new = bank(old_path), bank(new_path)
        by_facts, by_text = known_again(old, new)
        cards = {*by_facts.values(), *by_text.values()}
        kept = sum(question.id in cards for question in old)
        missed = [(q, again) for q in old if q.id not in cards and (again := asked_again(q, new))]
        print(f"{old_path.stem} -> {new_path.stem}: {len(old)} and {len(new)} questions, {kept} kept", end="")
        print(f" ({len(by_text)} of them by their text), {len(missed)} asked again under a new id")
        olds = {question.id: question for question in old}
        if read:
            print(*(shown(olds[by_text[q.id]], q) for q in new if q.id in by_text), sep="", end="")
            print("  not kept:\n", *(shown(q, again[0]) for q, again in missed), sep="", end="")
        kept_of_all, again_of_all = kept_of_all + kept, again_of_all + kept + len(missed)
    return kept_of_all / again_of_all


# --- every dated sentence -------------------------------------------------------------------------------------------


def dated_sentences(path: Path) -> list[Question]:
    """A cloze for each date of each sentence, and one for its first link, asked for or not: a hard test of matching."""
    (page,) = read_page(str(path)).items
    (article,) = parse_article(page).items
    seen: Counter[str] = Counter()
    made = []
    for question in _sentences(article):
        seen[question.id] += 1
        if seen[question.id] == 1:
            made.append(question)
    return made


def _sentences(article: Article) -> Iterator[Question]:
    dates = find_article_dates(article)
    for section in article.sections:
        for block in section.blocks:
            for sentence in getattr(block, "sentences", ()):
                for ordinal, date in enumerate(dates.get((sentence.start, sentence.end), ())):
                    yield _cloze(article, section.path, sentence.text, (date.start, date.end), f"date {ordinal}", date)
                for link in sentence.links[:1]:
                    yield _cloze(article, section.path, sentence.text, (link.start, link.end), "name", link.target)


def _cloze(
    article: Article, path: tuple[str, ...], text: str, span: tuple[int, int], asks: str, answer: object
) -> Question:
    rest = f"{text[: span[0]]} {text[span[1] :]}"
    words = sorted(word for word in set(fold(rest).split()) - SMALL if not word.isdigit())
    key = " ".join([*words, asks])
    page = article.page
    evidence = Evidence(
        title=page.title, lang=page.lang, revision=None, timestamp=None, url=None, licence=None, section=path,
        sentence=text, start=0, end=0,
    )  # fmt: skip
    return Question(
        id=question_id(f"sentence/{asks.split(maxsplit=1)[0]}", [key]),
        form="cloze",
        fact_kind="event",
        template=f"sentence/{asks.split(maxsplit=1)[0]}",
        asks=asks,
        facts=(key,),
        context=" · ".join((page.title, *path)),
        prompt=f"{text[: span[0]]}[date]{text[span[1] :]}",
        answer=answer if isinstance(answer, str) else text[span[0] : span[1]],
        date=getattr(answer, "date", None),
        section=path,
        evidence=evidence,
    )


def measure_sentences(*, read: bool) -> None:
    """Prints how many dated sentences are known again between versions, and within one article."""
    by_text_of_all = 0
    for old_path, new_path in pairs():
        old, new = dated_sentences(old_path), dated_sentences(new_path)
        by_facts, by_text = known_again(old, new)
        by_text_of_all += len(by_text)
        print(f"{old_path.stem}: {len(old)} sentences, {len(by_facts)} as they were, {len(by_text)} by their text")
        olds = {question.id: question for question in old}
        if read:
            print(*(shown(olds[by_text[q.id]], q) for q in new if q.id in by_text), sep="", end="")
    print(f"known by their text: {by_text_of_all}")
    for path in sorted((SHARED / "articles").glob("*.wikitext")):
        sentences, found = dated_sentences(path), dict[frozenset[str], str]()
        for seed in range(HALVINGS):
            sides = [random.Random(f"{seed} {q.id}").random() < 0.5 for q in sentences]  # noqa: S311 - no secret
            halves = [[q for q, side in zip(sentences, sides, strict=True) if side is half] for half in (True, False)]
            by_id = {q.id: q for q in sentences}
            for question, card in known_again(*halves)[1].items():
                found[frozenset((question, card))] = shown(by_id[card], by_id[question])
        print(f"{path.stem}: {len(sentences)} sentences, {len(found)} known again within the article")
        if read:
            print(*found.values(), sep="", end="")


def main() -> int:
    """Measure, print, judge."""
    read = "--read" in sys.argv[1:]
    if not pairs():
        print(f"no versions in {SHARED / 'revisions'}: nothing measured")
        return 0
    share = measure_builds(read=read)
    measure_sentences(read=read)
    print(f"of the facts that both versions ask for, {share:.1%} keep their card (at least {LEAST_KEPT:.0%})")
    return int(share < LEAST_KEPT)


if __name__ == "__main__":
    sys.exit(main())
