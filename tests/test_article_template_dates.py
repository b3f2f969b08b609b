"""Templates that write dates and ages."""

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.article.template_dates import month_name
from quizgen.model import Page


def value(wikitext: str, head: str = "") -> str:
    """How a value reads in an infobox."""
    page = Page(title="Ada Marsh", wikitext=f"{head}{{{{Infobox a|b={wikitext}}}}}")
    return parse_article(page).items[0].infoboxes[0].parameters[0].text


@pytest.mark.parametrize(
    ("wikitext", "text"),
    [
        ("{{birth date|1901|5|4}}", "May 4, 1901"),
        ("{{birth date|1901|5|4|df=y}}", "4 May 1901"),
        ("{{birth date|1901|05|04|df=yes}}", "4 May 1901"),
        ("{{birth date|1901|May|4|mf=yes}}", "May 4, 1901"),
        ("{{birth date|1901|5}}", "May 1901"),
        ("{{birth date|1901}}", "1901"),
        ("{{birth date and age|1901|5|4}}", "May 4, 1901"),
        ("{{birth-date|4 May 1901}}", "4 May 1901"),
        ("{{birth-date|0965|{{circa}} 965}}", "c. 965"),
        ("{{death date and age|1940|8|21|1879|11|7|df=yes}}", "21 August 1940 (aged 60)"),
        ("{{death date and age|1940|11|7|1879|11|7}}", "November 7, 1940 (aged 61)"),
        ("{{death date and age|df=yes|1940|8|21|1879}}", "21 August 1940"),
        ("{{death year and age|1940|1879}}", "1940 (aged 60–61)"),
        ("{{death date|1940|8|21}}", "August 21, 1940"),
        ("{{start date|1901|5|4}}", "May 4, 1901"),
        ("{{start date and age|1901}}", "1901"),
        ("{{end date|1901|5|4|df=y}}", "4 May 1901"),
        ("{{film date|1999|3|31}}", "March 31, 1999"),
        ("{{dts|4 May 1901}}", "4 May 1901"),
        ("{{dts|format=dmy|1901|5|4}}", "4 May 1901"),
        ("{{as of|2015|3}}", "As of March 2015"),
        ("{{as of|2015|lc=y}}", "as of 2015"),
        ("{{as of|2015|alt=by 2015}}", "by 2015"),
        ("{{OldStyleDate|7 November|1879|26 October}}", "7 November [O.S. 26 October] 1879"),
        ("{{OldStyleDate|7 November|1879|}}", "7 November 1879"),
        ("{{OldStyleDateDY|7 January|1871|26 December 1870}}", "7 January 1871 [O.S. 26 December 1870]"),
        ("{{age|1901|5|4|1940|8|21}}", "39"),
        ("{{age|1901|5|4}}", ""),
        ("{{age in years and months|1901|5|4|1940|8|21}}", "39 years, 3 months"),
        ("{{age in years, months and days|1901|5|31|1902|3|1}}", "9 months, 1 day"),
        ("{{age in years and days|a|b|c|d|e|f}}", ""),
        ("{{birth date|1901|13|4}}", "1901"),
        ("{{birth date}}", ""),
        ("{{birth date|}}", ""),
        ("{{death date and age|a|b|c|d|e|f}}", "a"),
        ("{{age|1901|5|4|1902|99|1}}", ""),
        ("{{age|1901|0|0|1902|0|0}}", ""),
        ("{{bce|44}}", "44 BC"),
    ],
)
def test_dates(wikitext: str, text: str) -> None:
    """A date reads as the wiki shows it, without what depends on today."""
    assert value(wikitext) == text


def test_order_of_the_page() -> None:
    """The order that the template asks for goes before that of the page."""
    head = "{{Use dmy dates}}"
    assert value("{{birth date|1901|5|4}}", head) == "4 May 1901"
    assert value("{{birth date|1901|5|4|mf=y}}", head) == "May 4, 1901"


@pytest.mark.parametrize(
    ("month", "name"),
    [
        ("1", "January"),
        ("12", "December"),
        ("0", ""),
        ("13", ""),
        ("Sep", "September"),
        ("may", "May"),
        ("x", ""),
        ("٣", ""),
    ],
)
def test_month_name(month: str, name: str) -> None:
    """A month is named by its number, name or short name."""
    assert month_name(month) == name
