"""Where an article contradicts itself: both statements with their places. The facts leave these fields unasked."""

from __future__ import annotations

from quizgen.model import Article

from quizgen.facts.agreement import Contradiction
from quizgen.facts.lifespans import life_contradictions
from quizgen.facts.offices import office_contradictions


def find_conflicts(article: Article) -> tuple[Contradiction, ...]:
    """Every contradiction between two places of the article, in the order of the first place."""
    found = [*office_contradictions(article), *life_contradictions(article)]
    return tuple(sorted(found, key=lambda item: (item.one_evidence.start, item.field, item.other_evidence.start)))
