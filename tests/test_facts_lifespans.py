"""Lives and marriages: infoboxes, the lead's parentheses, people beside the subject."""

# ruff: noqa: E501 - a case is one line of its table, as an infobox or a row is one place of an article

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.facts.lifespans import SIDE_CHARACTER, find_lifespans
from quizgen.facts.marriages import find_marriages
from quizgen.facts.topic import topic_of
from quizgen.model import Article, Lifespan, Page

HER = "She wrote. She spoke. She sang. She rested. Her house was hers.\n\n[[Category:1815 births]]"


def article_of(wikitext: str, title: str = "Ada Byrne") -> Article:
    """A page with this wikitext and pronouns after it."""
    (article,) = parse_article(Page(title=title, wikitext=f"{wikitext}\n{HER}")).items
    return article


def lives_of(article: Article) -> tuple[Lifespan, ...]:
    """The lives of an article."""
    return find_lifespans(article, topic_of(article))


def box(parameters: str) -> str:
    """An infobox of parameters separated by semicolons."""
    return "{{Infobox person\n" + "".join(f"| {part.strip()}\n" for part in parameters.split(";")) + "}}\n"


LEAD = "'''Ada Byrne''' (9 May 1815 – 27 June 1852) was a printer. "
BOXES = [
    ("birth_date={{birth date|1815|5|9|df=y}}; birth_place=[[Cork]], [[Ireland]]; death_date={{death date and age|1852|6|27|1815|5|9|df=y}}; death_place=[[Dublin]]<br>Ireland",
     "", "1815-05-09 Cork, Ireland | 1852-06-27 Dublin, Ireland | "),
    ("birth_date=384 BC; death_date=322 BC (aged 62)<br>[[Euboea]], Greece", "", "-0383 None | -0321 Euboea, Greece | "),
    ("birth_date=9 May 1815", LEAD, "1815-05-09 None | 1852-06-27 None | "),
    ("birth_date=1815; death_date=1852", LEAD, "1815-05-09 None | 1852-06-27 None | "),
    ("birth_date=9 May 1816; death_date=27 June 1852", LEAD, "1816-05-09 None | 1852-06-27 None | born"),
    ("birth_date=c. 1815; birth_place=near Cork (now Ireland)", "", "1815~ near Cork | None None | birth_place,born"),
    ("birth_date=1815 or 1816; birth_place=Unknown", "", "None Unknown | None None | birth_place,born"),
    ("birth_date=9 May 1815{{efn|Or the tenth.}}; birth_place=Cork", "", "1815-05-09 Cork | None None | born"),
    ("birth_date=7 November [O.S. 26 October] 1879", "", "1879-11-07 None | None None | "),
    ("birth_date=12 Safar 1329 AH; death_date={|", "", "None None | None None | born"),
]  # fmt: skip


@pytest.mark.parametrize(("parameters", "lead", "expected"), BOXES)
def test_boxes_and_lead(parameters: str, lead: str, expected: str) -> None:
    """A life is what infobox and lead agree on; vague, noted and contradicted fields are not asked for."""
    (life,) = lives_of(article_of(box(parameters) + lead))
    unasked = ",".join(sorted(dict(life.unasked)))
    assert f"{life.born} {life.birth_place} | {life.died} {life.death_place} | {unasked}" == expected


def test_evidence_of_a_box() -> None:
    """The evidence is the row as a reader sees it: name, date and place together."""
    (life,) = lives_of(
        article_of(box("birth_name=Augusta Lynch; birth_date=9 May 1815; birth_place=Cork; death_date=1852"))
    )
    assert life.evidence.sentence == "Born: Augusta Lynch, 9 May 1815, Cork; Died: 1852"
    assert life.key == "ada byrne"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Augusta Mary Lynch", "Augusta Mary Lynch"),
        ("Augusta Byrne", None),
        ("Augusta", None),
        ("Lynch (disputed)", None),
    ],
)
def test_birth_name(name: str, told: str | None) -> None:
    """A birth name is told where the family name was another one."""
    (life,) = lives_of(article_of(box(f"birth_name={name}; birth_date=1815")))
    assert life.birth_name == told


def test_lead_alone() -> None:
    """Without an infobox the lead's parentheses give the life; the brackets of another person do not."""
    (life,) = lives_of(article_of(LEAD))
    assert (str(life.born), str(life.died)) == ("1815-05-09", "1852-06-27")
    assert not lives_of(article_of("'''Ada Byrne''' was a friend of Tom Reed (9 May 1801 – 27 June 1852). "))


def test_side_characters() -> None:
    """Other people's years in the prose are stated and in doubt; a reign or a span that is no life is not."""
    text = (
        LEAD
        + "\n== Life ==\nHer son Lev Byrne (1836–1868), the mayor Tom Reed (1840–1844) and the firm Byrne Mills (1700–1890) were there.\n\n* Lee Po (1830–1860)\n\n"
    )
    lives = lives_of(article_of(text))
    assert [(life.person, life.doubt) for life in lives] == [("Ada Byrne", None), ("Lev Byrne", SIDE_CHARACTER)]


MARRIAGES = [
    ("[[Tom Reed]] (1848–2006)", ["Ada Byrne married Tom Reed in 1848."]),
    ("{{marriage|[[Tom Reed]]|November 4, 1842|1850|end=div}}",
     ["Ada Byrne married Tom Reed on November 4, 1842.", "Ada Byrne and Tom Reed divorced in 1850."]),
    ("{{plainlist|\n* [[Tom Reed]] (m. 1840; d. 1841)\n* [[Lee Po]]<br>(m. 1845)\n}}",
     ["Ada Byrne married Tom Reed in 1840.", "Ada Byrne married Lee Po in 1845."]),
    ("Tom Reed", []),
    ("two wives (1840–1850)", []),
    ("[[Tom Reed]] (m. c. 1840)", []),
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), MARRIAGES)
def test_marriages(value: str, expected: list[str]) -> None:
    """A dated marriage or divorce is an event; an undated or vague one is none."""
    article = article_of("{{Infobox person\n| spouse = " + value + "\n}}\n" + LEAD)
    events = find_marriages(article, topic_of(article))
    assert [event.before + event.date_text + event.after for event in events] == expected
