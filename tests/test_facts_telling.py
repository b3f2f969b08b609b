"""The sentence of the prose that tells what an infobox dates."""

from __future__ import annotations

import re

import pytest

from quizgen.article import parse_article
from quizgen.edtf import Date
from quizgen.facts.marriages import find_marriages
from quizgen.facts.telling import telling_sentence
from quizgen.facts.topic import topic_of
from quizgen.model import Article, Page

LIFE = "'''Ada Byrne''' was a printer. She wrote. She spoke. She sang. She rested. Her house was hers.\n\n== Life ==\n"
DIED = re.compile(r"\bdied\b")


def article_of(prose: str, box: str = "") -> Article:
    """A page with this prose."""
    text = f"{box}{LIFE}{prose}\n[[Category:1815 births]]"
    (article,) = parse_article(Page(title="Ada Byrne", wikitext=text)).items
    return article


CASES = [
    ("Byrne died on 27 June 1852 in Cork.", "Byrne died on 27 June 1852 in Cork."),
    ("She died in 1852. Byrne died on 27 June 1852.", "Byrne died on 27 June 1852."),
    ("Tom Reed died on 27 June 1852.", None),
    ("Byrne died on 28 June 1852.", None),
    ("Her brother Lev Byrne died on 27 June 1852.", None),
    ("Byrne lived until 27 June 1852.", None),
    ("Byrne, who bought the mill on 27 June 1852, died on 27 June 1852.", None),
]


@pytest.mark.parametrize(("prose", "expected"), CASES)
def test_telling_sentence(prose: str, expected: str | None) -> None:
    """It names the subject, says the verb and gives the date once; the most exact one is taken."""
    article = article_of(prose)
    told = telling_sentence(article, topic_of(article), DIED, Date.parse("1852-06-27"))
    assert (told.sentence.text if told is not None else None) == expected


def test_marriage_gets_its_day() -> None:
    """A marriage that the box dates to the year takes the day from the sentence that tells it, and shows it."""
    article = article_of(
        "Byrne met Tom Reed in 1840. They married on 3 May 1848.",
        "{{Infobox person\n| spouse = Tom Reed (m. 1848)\n}}\n",
    )
    (event,) = find_marriages(article, topic_of(article))
    assert event.before + event.date_text + event.after == "Ada Byrne married Tom Reed on 3 May 1848."
    assert str(event.date) == "1848-05-03"
    assert event.evidence.sentence == "Spouse: Tom Reed (m. 1848) — They married on 3 May 1848."
