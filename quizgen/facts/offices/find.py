"""Article -> one `Office` for each tenure that it states."""

from __future__ import annotations

from quizgen.facts.offices.infobox import read_infoboxes
from quizgen.facts.offices.merge import merge
from quizgen.facts.offices.successions import read_successions
from quizgen.facts.offices.tenure import Tenure
from quizgen.facts.topic import topic_of
from quizgen.model import Article, Office, Outcome


def find_offices(article: Article) -> Outcome[Office]:
    """Every tenure that the article's infoboxes, boxes and lists state, in the order of the text."""
    return Outcome(merge(statements_of(article)))


def statements_of(article: Article) -> list[Tenure]:
    """What each place of the article says of a tenure, in the order of the text."""
    holder = topic_of(article).title
    return [*read_infoboxes(article, holder), *read_successions(article, holder)]
