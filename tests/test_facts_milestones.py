"""Dated milestones of infoboxes as events."""

# ruff: noqa: E501 - a case is one line of its table, as an infobox or a row is one place of an article

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.facts.milestones import find_milestones
from quizgen.facts.topic import topic_of
from quizgen.model import Page, find_gap

HER = "'''{title}''' was a printer. She wrote. She spoke. She sang. She rested. Her house was hers.\n\n[[Category:1815 births]]"
THING = "'''The {title}''' was here. It is so."
PLAIN = "'''{title}''' was here. It is so."


def told(name: str, parameters: str, title: str, lead: str) -> list[str]:
    """The clauses that the milestones of an infobox make."""
    rows = "".join(f"| {part.strip()}\n" for part in parameters.split(";"))
    wikitext = "{{Infobox " + name + "\n" + rows + "}}\n" + lead.replace("{title}", title)
    (article,) = parse_article(Page(title=title, wikitext=wikitext)).items
    events = find_milestones(article, topic_of(article))
    for event in events:
        assert find_gap(f"{event.before}[year]{event.after}")
        assert event.evidence.start < event.evidence.end
    return [event.before + event.date_text + event.after for event in events]


CASES = [
    ("company", "founded=28 July 1943; founder=[[Tom Reed]]; defunct={{end date|1990}}", "Cray Mills", PLAIN,
     ["Cray Mills was founded by Tom Reed on 28 July 1943.", "Cray Mills ceased to exist in 1990."]),
    ("organization", "formation=May 14, 1918; extinction=1920", "Cray Society", THING, ["The Cray Society was formed on May 14, 1918."]),
    ("treaty", "date_signed=3 March 1918; date_effective=5 May 1918; location_signed=Cray", "Treaty of Cray", THING,
     ["The Treaty of Cray was signed on 3 March 1918.", "The Treaty of Cray came into force on 5 May 1918."]),
    ("military conflict", "date=18 June 1815; combatant1=A; combatant2=B", "Battle of Cray", THING,
     ["The Battle of Cray was fought on 18 June 1815."]),
    ("military conflict", "date=19 April 1775 – 3 September 1783; combatant1=A; combatant2=B", "Cray War", THING,
     ["The Cray War began on 19 April 1775.", "The Cray War ended on 3 September 1783."]),
    ("military conflict", "date=May 1775 or 1776; combatant1=A", "Cray War", THING, []),
    ("spaceflight", "launch_date={{start-date|July 16, 1969, 13:32:00 UTC}}; landing_date=July 24, 1969; crew_size=3", "Cray 1", PLAIN,
     ["Cray 1 was launched on July 16, 1969.", "Cray 1 returned to Earth on July 24, 1969."]),
    ("ship", "Ship laid down=3 May 1900; Ship launched=4 May 1901; Ship commissioned=1902", "HMS Cray", PLAIN,
     ["HMS Cray was laid down on 3 May 1900.", "HMS Cray was launched on 4 May 1901.", "HMS Cray was commissioned in 1902."]),
    ("country", "established_event1=Independence from [[Ely]]; established_date1=5 July 1962; established_event2=Recognised; established_date2=6 July 1962",
     "Cray", PLAIN, ["Cray became independent from Ely on 5 July 1962."]),
    ("former country", "year_start=1801; date_start=1 January; year_end=1922; date_end=December 6; event_start=Union", "Cray", PLAIN,
     ["Cray was established on 1 January 1801.", "Cray ceased to exist on December 6, 1922."]),
    ("company", "founded={{start date|1976|4|1}}<br>Ely, Cray", "Cray Mills", PLAIN, ["Cray Mills was founded on April 1, 1976."]),
    ("company", "founded=1976<br>1980 (as a bank)", "Cray Mills", PLAIN, []),
    ("earthquake", "date=3 May 1906", "Cray earthquake", THING, ["The Cray earthquake took place on 3 May 1906."]),
    ("civilian attack", "date=11 September 2001", "September 11 attacks", THING, []),
    ("military conflict", "date=18 June 1815; combatant1=A", "1815 Cray War", THING, []),
    ("settlement", "established_title=Founded; established_date=1703", "Cray", PLAIN, ["Cray was founded in 1703."]),
    ("company", "founded=1943 (as Ely Mills); opened=c. 1950", "Cray Mills", PLAIN, []),
    ("company", "founded=1943{{efn|Or 1944.}}", "Cray Mills", PLAIN, []),
    ("royalty", "coronation=22 June 1911; coronation1=12 December 1911; cor-type1=Imperial Durbar; date of burial=29 January 1936",
     "Ada Byrne", HER,
     ["Ada Byrne was buried on 29 January 1936.", "Ada Byrne's coronation took place on 22 June 1911.",
      "Ada Byrne's Imperial Durbar took place on 12 December 1911."]),
    ("Christian leader", "ordination=15 March 1500; consecration=17 March 1513; cardinal=26 March 1492", "Ada Byrne", HER,
     ["Ada Byrne was ordained on 15 March 1500.", "Ada Byrne was consecrated a bishop on 17 March 1513.",
      "Ada Byrne was made a cardinal on 26 March 1492."]),
    ("military person", "branch=[[Cray Navy]]; serviceyears=1942–1946", "Ada Byrne", HER, ["Ada Byrne served in the Cray Navy from 1942 to 1946."]),
    ("military person", "branch=[[Cray Navy]]<br>Army; serviceyears=1942–1946, 1950", "Ada Byrne", HER, []),
    ("scientist", "workplaces=University of Cray (1908–1909)<br>Ely Patent Office", "Ada Byrne", HER,
     ["Ada Byrne worked at the University of Cray from 1908 to 1909."]),
    ("football biography", "clubs1=[[Cray Rovers]]; years1=1990–1995; clubs2=Ely; years2=1995–", "Ada Byrne", HER,
     ["Ada Byrne played for Cray Rovers from 1990 to 1995."]),
    ("scientist", "awards={{plainlist|\n* [[Cray Prize]] (1921)\n* Person of the Century (1999)\n* Ely Medal (1920, 1921)\n}}; alma_mater=University of Cray (PhD, 1905)",
     "Ada Byrne", HER,
     ["Ada Byrne received the Cray Prize in 1921.", "Ada Byrne received a PhD from the University of Cray in 1905."]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "parameters", "title", "lead", "expected"), CASES)
def test_milestones(name: str, parameters: str, title: str, lead: str, expected: list[str]) -> None:
    """A parameter that dates a milestone is an event in a whole sentence; a vague, noted or qualified date is none."""
    assert told(name, parameters, title, lead) == expected
