"""Article -> quotations, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from quizgen.dates import find_article_dates
from quizgen.facts.quotations.asked import unasked
from quizgen.facts.quotations.attribute import STUB, Reading
from quizgen.facts.quotations.candidates import Candidate, candidates
from quizgen.facts.quotations.citations import works_by
from quizgen.facts.quotations.cloze import with_clozes
from quizgen.facts.quotations.parameters import source_of
from quizgen.facts.quotations.people import people_of
from quizgen.facts.quotations.repeated import each_once
from quizgen.facts.quotations.state import Context, stated
from quizgen.language import MAX_SENTENCE, parse_sentences
from quizgen.model import Article, Outcome, Quotation

MAX_AFTER = 200
"""As much of what follows the words is read, in code points."""


def find_quotations(article: Article) -> Outcome[Quotation]:
    """Every quoted passage, each once; what must not be asked of it carries the reason.

    Raises:
        DependencyError: the language model is not installed.
    """
    found = candidates(article)
    if not found.items:
        return Outcome((), found.skipped)
    people = people_of(article)
    context = Context(
        article=article, people=people, works=works_by(article, people), dates=find_article_dates(article)
    )
    readings = _readings(found.items, context)
    quotations = with_clozes([(reading.candidate, stated(reading, context)) for reading in readings], article)
    judged = [replace(q, unasked=unasked(q, r.candidate, people)) for r, q in zip(readings, quotations, strict=True)]
    return Outcome(tuple(each_once(judged)), found.skipped)


def _readings(found: Iterable[Candidate], context: Context) -> list[Reading]:
    """The candidates with their source lines read and the sentences around them parsed, all in one go."""
    texts: dict[str, None] = {}
    plans = []
    for candidate in found:
        source = source_of(candidate.parameters, context.people, context.works)
        before = [text for text in candidate.before if 0 < len(text) <= MAX_SENTENCE and not candidate.label]
        after = (
            f"{STUB}{candidate.after[:MAX_AFTER]}"
            if candidate.after[:1] in (",", " ") and candidate.after.strip()
            else ""
        )
        plans.append((candidate, source, before, after))
        texts |= dict.fromkeys((*before, after))
    texts.pop("", None)
    parsed = dict(zip(texts, parse_sentences(list(texts)), strict=True))
    return [
        Reading(candidate=candidate, source=source, before=tuple(parsed[t] for t in before), after=parsed.get(after))
        for candidate, source, before, after in plans
    ]
