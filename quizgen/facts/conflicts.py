"""Where an article contradicts itself: both statements with their places. The facts leave these fields unasked."""

from __future__ import annotations

from quizgen.facts.agreement import Contradiction
from quizgen.facts.lifespans import life_contradictions
from quizgen.facts.offices import office_contradictions
from quizgen.facts.topic import topic_of
from quizgen.model import Article


def find_conflicts(article: Article) -> tuple[Contradiction, ...]:
    """Every contradiction between two places of the article, in the order of the first place."""
    topic = topic_of(article)
    found = [*office_contradictions(article, topic), *life_contradictions(article, topic)]
    return tuple(sorted(found, key=lambda item: (item.one_evidence.start, item.field, item.other_evidence.start)))


def conflict_to_json(conflict: Contradiction) -> dict[str, object]:
    """A contradiction as a flat object: what each place says, its sentence, and its span in the wikitext."""
    row: dict[str, object] = {"about": conflict.about, "field": conflict.field}
    for name, told, place in (
        ("one", conflict.one, conflict.one_evidence),
        ("other", conflict.other, conflict.other_evidence),
    ):
        row |= {
            name: told,
            f"{name}_sentence": place.sentence,
            f"{name}_section": list(place.section),
            f"{name}_start": place.start,
            f"{name}_end": place.end,
        }
    return row
