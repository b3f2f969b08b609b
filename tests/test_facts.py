"""`quizgen.facts`: all kinds together, in the order of the text, with keys that tell them apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.article import parse_article
from quizgen.facts import find_facts
from quizgen.facts.find import DEATH
from quizgen.model import Article, Event, Lifespan, Office, Page, Quotation

Pages = Callable[[str], Article]

TEXT = """{{Infobox officeholder
| birth_date = 9 May 1815
| office = Mayor of Cork
| term_start = 1 May 1850
| term_end = 3 June 1854
| predecessor = [[Tom Reed]]
}}
'''Ada Byrne''' was a printer. On 3 May 1852, Byrne founded the Cork Herald. In May 1853 Byrne wrote:
{{Blockquote|The press of Cork is the light of the town, and no mayor shall put it out while I can set type.}}

== Later years ==
On 3 May 1852, Byrne founded the Cork Herald. On 4 June 1854, Byrne married Tom Reed in Dublin.
"""


def test_every_kind(biography: Pages) -> None:
    """Facts of every kind stand in one list, sorted by their place in the wikitext."""
    facts = find_facts(biography(TEXT)).items
    assert {Event, Office, Lifespan, Quotation} <= {type(fact) for fact in facts}
    places = [(fact.evidence.start, fact.evidence.end) for fact in facts]
    assert places == sorted(places)


def test_equal_keys_are_numbered(biography: Pages) -> None:
    """A fact told twice gets #2 the second time; the first keeps its bare key."""
    keys = [fact.key for fact in find_facts(biography(TEXT)).items if isinstance(fact, Event)]
    founded = [key for key in keys if "founded" in key]
    assert founded == ["byrne cork founded herald 1", "byrne cork founded herald 1 #2"]


def test_keys_of_different_kinds_may_be_equal(biography: Pages) -> None:
    """Within a kind no key comes twice."""
    facts = find_facts(biography(TEXT * 3)).items
    names = [(type(fact), fact.key) for fact in facts]
    assert len(names) == len(set(names))


def test_what_is_left_out_says_why(biography: Pages) -> None:
    """What the rooms drop is handed on with its reason."""
    text = "{{Infobox officeholder\n| office = Mayor of Cork\n| term_start = some day in spring\n}}\nByrne sang."
    skipped = find_facts(biography(TEXT + text)).skipped
    assert all(each.where and each.why for each in skipped)


@pytest.mark.parametrize("wikitext", ["", "\n", "'''Ada Byrne'''", "== A ==\n", "{{", "| a = b"])
def test_nothing_to_find(wikitext: str) -> None:
    """An article without facts has none."""
    article = parse_article(Page(title="Ada Byrne", wikitext=wikitext)).items[0]
    assert find_facts(article).items == ()


def test_the_same_article_gives_the_same_facts(biography: Pages) -> None:
    """Nothing but the article decides, and the order is the same each time."""
    assert find_facts(biography(TEXT)) == find_facts(biography(TEXT))


def test_an_office_until_death() -> None:
    """The end of an office by its holder's death is told by the death; any other end is asked for."""
    box = "{{Infobox officeholder|office1=Mayor of Cray|term_start1=3 May 1990|term_end1=4 June 1992"
    box += "|office2=Dean of Ely|term_start2=1979|term_end2=5 June 1980|birth_date=1920|death_date=4 June 1992}}"
    (article,) = parse_article(Page(title="Lee Po", wikitext=f"{box}\nLee Po was a mayor.")).items
    offices = [fact for fact in find_facts(article).items if isinstance(fact, Office)]
    told = {office.office: dict(office.unasked).get("end") for office in offices}
    assert told == {"Mayor of Cray": DEATH, "Dean of Ely": None}
