"""Article -> quotations, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import compress

from quizgen.dates import ArticleDates, find_article_dates
from quizgen.facts.quotations.asked import unasked
from quizgen.facts.quotations.attribute import STUB, Reading, is_told, turns_on_pronoun
from quizgen.facts.quotations.candidates import Candidate, candidates
from quizgen.facts.quotations.citations import works_by
from quizgen.facts.quotations.cloze import with_clozes
from quizgen.facts.quotations.parameters import Source, source_of
from quizgen.facts.quotations.people import people_of
from quizgen.facts.quotations.repeated import each_once
from quizgen.facts.quotations.state import Context, stated
from quizgen.facts.topic import Topic, topic_of
from quizgen.language import MAX_SENTENCE, Parse, parse_sentences
from quizgen.model import Article, Outcome, Quotation

MAX_AFTER = 200
"""As much of what follows the words is read, in code points."""


def find_quotations(
    article: Article, topic: Topic | None = None, dates: ArticleDates | None = None
) -> Outcome[Quotation]:
    """Every quoted passage, each once; what must not be asked of it carries the reason.

    Args:
        topic, dates: what `topic_of` and `find_article_dates` read of the article, where that is known.

    Raises:
        DependencyError: the language model is not installed.
    """
    found = candidates(article)
    if not found.items:
        return Outcome((), found.skipped)
    people = people_of(article, topic or topic_of(article))
    dates = find_article_dates(article) if dates is None else dates
    context = Context(article=article, people=people, works=works_by(article, people), dates=dates)
    readings = _readings(found.items, context)
    quotations = with_clozes([(reading.candidate, stated(reading, context)) for reading in readings], article)
    judged = [replace(q, unasked=unasked(q, r.candidate, people)) for r, q in zip(readings, quotations, strict=True)]
    return Outcome(tuple(each_once(judged)), found.skipped)


def _readings(found: Sequence[Candidate], context: Context) -> list[Reading]:
    """The candidates with their source lines read and the sentences around them parsed.

    Those before the lead-in are parsed only where they tell who the speaker is: most of the time goes to the parser.
    """
    sources = [source_of(candidate.parameters, context.people, context.works) for candidate in found]
    befores = [_before(candidate, source) for candidate, source in zip(found, sources, strict=True)]
    afters = [_after(candidate, source) for candidate, source in zip(found, sources, strict=True)]
    parsed = _parsed([*(text for before in befores for text in before[-1:]), *filter(None, afters)])
    readings = [
        Reading(
            candidate=candidate, source=source, before=tuple(parsed[t] for t in before[-1:]), after=parsed.get(after)
        )
        for candidate, source, before, after in zip(found, sources, befores, afters, strict=True)
    ]
    turning = [turns_on_pronoun(reading) for reading in readings]
    parsed |= _parsed([text for before in compress(befores, turning) for text in before if text not in parsed])
    return [
        replace(reading, before=tuple(parsed[text] for text in before)) if turns else reading
        for reading, before, turns in zip(readings, befores, turning, strict=True)
    ]


def _before(candidate: Candidate, source: Source) -> Sequence[str]:
    """The sentences before the words that are read for the speaker."""
    return () if is_told(candidate, source) else [text for text in candidate.before if 0 < len(text) <= MAX_SENTENCE]


def _after(candidate: Candidate, source: Source) -> str:
    """What follows the words, as it is read for the speaker; "" where nothing is."""
    follows = candidate.after[:1] in (",", " ") and bool(candidate.after.strip())
    return f"{STUB}{candidate.after[:MAX_AFTER]}" if follows and not is_told(candidate, source) else ""


def _parsed(texts: Iterable[str]) -> dict[str, Parse]:
    """The parses of texts, each text once."""
    once = list(dict.fromkeys(texts))
    return dict(zip(once, parse_sentences(once), strict=True))
