"""Article -> one `Office` for each tenure that it states."""

from __future__ import annotations

from quizgen.facts.offices.infobox import read_infoboxes
from quizgen.facts.topic import topic_of
from quizgen.model import Article, Office, Outcome


def find_offices(article: Article) -> Outcome[Office]:
    """Every tenure that the article's infoboxes and boxes state, in the order of the text."""
    return Outcome(tuple(read_infoboxes(article, topic_of(article).title)))
