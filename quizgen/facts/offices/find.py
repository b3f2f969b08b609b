"""Article -> one `Office` for each tenure that it states."""

from __future__ import annotations

from quizgen.facts.agreement import Contradiction
from quizgen.facts.offices.build import to_facts
from quizgen.facts.offices.infobox import read_infoboxes
from quizgen.facts.offices.left_out import left_out
from quizgen.facts.offices.lists import read_lists
from quizgen.facts.offices.merge import Merged, join
from quizgen.facts.offices.others import read_others
from quizgen.facts.offices.prose import compare_with_prose, read_prose
from quizgen.facts.offices.successions import read_successions
from quizgen.facts.topic import Topic
from quizgen.model import Article, Office, Outcome


def find_offices(article: Article, topic: Topic) -> Outcome[Office]:
    """Every tenure that the article's infoboxes, boxes, lists and prose state, in the order of the text."""
    return Outcome(to_facts(_joined(article, topic), topic.title), tuple(left_out(article)))


def office_contradictions(article: Article, topic: Topic) -> list[Contradiction]:
    """The fields on which the article's places differ."""
    return [contradiction for item in _joined(article, topic) for contradiction in item.contradictions]


def _joined(article: Article, topic: Topic) -> list[Merged]:
    holder = topic.title
    statements = [
        *read_infoboxes(article, holder),
        *read_others(article, holder),
        *read_successions(article, holder),
        *read_lists(article, holder),
        *read_prose(article, topic),
    ]
    return compare_with_prose(article, topic, join(statements))
