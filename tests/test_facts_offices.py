"""Tenures of offices: infobox families, succession boxes, lists, prose, merging, and input that is none of these."""

# ruff: noqa: E501 - a case is one line of its table, as an infobox or a row is one place of an article

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.article import parse_article
from quizgen.facts.offices import find_offices
from quizgen.facts.offices.neighbours import neighbour_of
from quizgen.facts.offices.terms import read_ends, read_term
from quizgen.facts.offices.wording import title_of
from quizgen.facts.topic import topic_of
from quizgen.model import Office, Page

LIFE = (
    "'''Ida Marsh''' (born 1 May 1950) is a politician. She wrote. She spoke. She sang. She rested. Her house was hers.\n\n"
    "[[Category:1950 births]]"
)


def offices_of(wikitext: str, title: str = "Ida Marsh") -> list[Office]:
    """The offices of a page with this wikitext and a life around it."""
    (article,) = parse_article(Page(title=title, wikitext=f"{wikitext}\n{LIFE}")).items
    return list(find_offices(article, topic_of(article)).items)


def shown(office: Office) -> str:
    """An office in one line: role, term, neighbours, fields not asked for."""
    role = office.role or office.candidacy or office.repeated_role
    holder = f"{office.holder}: " if office.holder != "Ida Marsh" else ""
    unasked = ",".join(sorted(field for field, _ in office.unasked if field != "holder"))
    doubt = " DOUBT" if office.doubt else ""
    term = f"{office.start or ''}/{office.end or ''}"
    return f"{holder}{role} | {term} | {office.predecessor or ''} > {office.successor or ''} | {unasked}{doubt}"


def box(name: str, parameters: str) -> str:
    """An infobox of parameters separated by semicolons."""
    rows = "".join(f"| {part.strip()}\n" for part in parameters.split(";"))
    return f"{{{{Infobox {name}\n{rows}}}}}\n"


FAMILIES = [
    ("officeholder", "office=[[Mayor of Cray]]; term_start=1 May 1990; term_end=3 May 1994; predecessor=[[Lee Po]]; successor=[[Ann Day]]",
     ["Mayor of Cray | 1990-05-01/1994-05-03 | Lee Po > Ann Day | "]),
    ("officeholder", "office2=Mayor of Cray; term_start2=1991; office4=Dean of Ely; term_end4=1999",
     ["Mayor of Cray | 1991/ |  >  | ", "Dean of Ely | /1999 |  >  | "]),
    ("officeholder", "office=Mayor of Cray; term_start=1990; term_end=1994; predecessor1=[[Lee Po]]; successor1=[[Ann Day]]",
     ["Mayor of Cray | 1990/1994 | Lee Po > Ann Day | "]),
    ("officeholder", "office1=Mayor of Cray; deputy2=X Y; term_start1=1990; term_end1=1994; predecessor2=[[Lee Po]]; successor2=[[Ann Day]]; office3=Dean of Ely; term_start3=1980",
     ["Mayor of Cray | 1990/1994 | Lee Po > Ann Day | ", "Dean of Ely | 1980/ |  >  | "]),
    ("officeholder", "order2=48th [[Governor of Cray]]; term_start2=1990; order3=16th; title3=Mayor of Ely; term_start3=1980",
     ["Governor of Cray | 1990/ |  >  | ", "Mayor of Ely | 1980/ |  >  | "]),
    ("officeholder", "state1=Ohio; district1=5th; term_start1=January 3, 1949; predecessor1=[[Lee Po]]",
     ["member of the U.S. House of Representatives from Ohio's 5th district | 1949-01-03/ | Lee Po >  | "]),
    ("officeholder", "jr/sr=United States Senator; state=Ohio; term_start=1949; term_end=1953",
     ["United States Senator from Ohio | 1949/1953 |  >  | "]),
    ("state senator", "state_senate=Ohio; district=5th; term_start=1949; term_end=1953",
     ["member of the Ohio Senate from the 5th district | 1949/1953 |  >  | "]),
    ("ambassador", "ambassador_from=Cray; country=France; term_start=1949; term_end=1953",
     ["Cray Ambassador to France | 1949/1953 |  >  | "]),
    ("MP", "constituency_MP=Cray North; parliament=Scottish; term_start=5 May 1999; predecessor=Constituency established",
     ["member of the Scottish Parliament for Cray North | 1999-05-05/ |  >  | "]),
    ("officeholder", "office=Member of Parliament; constituency=[[Cray North]]; term_start=1999; term_end=present; successor=Incumbent",
     ["member of Parliament for Cray North | 1999/ |  >  | "]),
    ("judge", "office=Associate Justice of the [[Supreme Court of Cray]]; term_start=1949; nominator=X Y; predecessor=[[Lee Po]]",
     ["Associate Justice of the Supreme Court of Cray | 1949/ | Lee Po >  | "]),
    ("royalty", "succession=[[Queen of Cray]]; reign=3 May 1830 – 4 May 1840; predecessor=[[Tom II]]; successor=[[Ann I]]; reg-type=Regent; regent=[[Lord Kay]]",
     ["Queen of Cray | 1830-05-03/1840-05-04 | Tom II > Ann I | "]),
    ("monarch", "succession=Queen of Cray, Empress of Ely; reign=1830–1840; predecessor=Tom II; successor=Ann I; succession1=Duchess of Kay; reign1=1820–1830; successor1=''Merged in the Crown''",
     ["Queen of Cray and Empress of Ely | 1830/1840 | Tom II > Ann I | ", "Duchess of Kay | 1820/1830 |  >  | end"]),
    ("Christian leader", "archbishop_of=Cray; enthroned=21 May 2009; ended=3 June 2012; predecessor=[[Lee Po]]; successor=[[Ann Day]]",
     ["Archbishop of Cray | 2009-05-21/2012-06-03 | Lee Po > Ann Day | "]),
    ("Christian leader", "title=Bishop of Ely; appointed=3 April 2009; enthroned=21 May 2009; predecessor=[[Lee Po]]",
     ["Bishop of Ely | 2009-05-21/ | Lee Po >  | start"]),
    ("Christian leader", "type=Pope; papacy_began=3 March 1513; papacy_ended=1 December 1521; predecessor=[[Julius X]]; successor=[[Adrian X]]",
     ["Pope | 1513-03-03/1521-12-01 | Julius X > Adrian X | "]),
    ("person", "title=Chairman of [[Cray Mills]]; term=2001–2010; predecessor=[[Lee Po]]; successor=[[Ann Day]]",
     ["Chairman of Cray Mills | 2001/2010 | Lee Po > Ann Day | "]),
    ("military person", "rank=General; commands=[[Army of the Ohio]] (1861–1862)<br>Fleet; serviceyears=1850–1870",
     ["commander of the Army of the Ohio | 1861/1862 |  >  | "]),
    ("U.S. Cabinet", "President=Ida Marsh; President date=1861–1865; War=[[Lee Po]]; War date=1861–1862; War 2=[[Ann Day]]; War date 2=1862–1865",
     ["Lee Po: U.S. Secretary of War | 1861/1862 |  >  | end,start", "Ann Day: U.S. Secretary of War | 1862/1865 |  >  | end,start"]),
    ("former country", "common_name=Cray; title_leader=King; leader1=[[Tom I]]; year_leader1=1830–1840; leader2=[[Tom II]]; year_leader2=1840–1848",
     ["Tom I: King of Cray | 1830/1840 |  >  | ", "Tom II: King of Cray | 1840/1848 |  >  | "]),
    ("football biography", "managerclubs1=[[Cray Rovers]]; manageryears1=1990–1995; managerclubs2=Ely; manageryears2=1996–",
     ["manager of Cray Rovers | 1990/1995 |  >  | ", "manager of Ely | 1996/ |  >  | "]),
    ("company", "key_people=[[Lee Po]] (chairman and CEO)",
     ["Lee Po: chairman and CEO | / |  >  | "]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "parameters", "expected"), FAMILIES)
def test_infobox_families(name: str, parameters: str, expected: list[str]) -> None:
    """An infobox states its tenures by its parameters, whatever the template is called."""
    assert [shown(office) for office in offices_of(box(name, parameters))] == expected


BOXES = [
    ("{{s-off}}{{s-bef|before=[[Lee Po]]}}{{s-ttl|title=[[Mayor of Cray]]|years=1990–1994}}{{s-aft|after=[[Ann Day]]}}",
     ["Mayor of Cray | 1990/1994 | Lee Po > Ann Day | "]),
    ("{{s-bef|before=[[Lee Po]]<br>[[Kim Ott]]¹}}{{s-ttl|title=Chair of the [[Group of Two]]|years=1990}}{{s-aft|after=[[Ann Day]]<br>Designate}}",
     ["Chair of the Group of Two | 1990/1990 | Lee Po and Kim Ott > Ann Day | end,predecessor,start,successor"]),
    ("{{s-new|office}}{{s-ttl|title=Mayor of Cray|years=1990–1994}}{{s-vac|next=[[Ann Day]]}}",
     ["Mayor of Cray | 1990/1994 |  > Ann Day | successor"]),
    ("{{s-new|creation}}{{s-ttl|title=[[Duchess of Kay]]|years=1990–1994|creation=3rd creation}}{{s-non|reason=Merged in the Crown}}",
     ["Duchess of Kay | 1990/1994 |  >  | "]),
    ("{{s-bef|rows=2|before=[[Lee Po]]}}{{s-ttl|title=Mayor of Cray|years=1990–1994}}{{s-aft|after=[[Ann Day]]}}{{s-ttl|title=Reeve of Ely|years=1991–1992}}{{s-aft|after=[[Kim Ott]]}}",
     ["Mayor of Cray | 1990/1994 | Lee Po > Ann Day | ", "Reeve of Ely | 1991/1992 | Lee Po > Kim Ott | "]),
    ("{{succession box|title=[[Cray Party|Cray]] nominee for [[Mayor of Cray]]|before=[[Lee Po]]|after=[[Ann Day]]|years=1990, 1994}}",
     ["Cray nominee for Mayor of Cray | / | Lee Po > Ann Day | end,start"]),
    ("{{s-mil}}{{s-bef|before=[[Lee Po]]}}{{s-ttl|title=Commander of the Army of Cray|years=20 August 1861 – 9 November 1862}}{{s-aft|after=Ann Day (acting)}}",
     ["Commander of the Army of Cray | 1861-08-20/1862-11-09 | Lee Po > Ann Day | successor"]),
    ("{{s-ach}}{{s-bef|before=[[Lee Po]]}}{{s-ttl|title=Cover of Time|years=1990}}{{s-aft|after=[[Ann Day]]}}", []),
    ("{{s-hon}}{{s-bef|before=[[Lee Po]]}}{{s-ttl|title=[[Oldest living mayor]]|years=1990}}{{s-aft|after=[[Ann Day]]}}", []),
    ("{{s-hon}}{{s-bef|before=[[Lee Po]]}}{{s-ttl|title=[[Warden of Ely]]|years=1990–1994}}{{s-aft|after=[[Ann Day]]}}",
     ["Warden of Ely | 1990/1994 | Lee Po > Ann Day | end,predecessor,successor"]),
    (("{{s-ppo}}{{s-bef|before=[[Lee Po]]}}{{s-ttl|title=[[Cray Party|Cray]] nominee for [[Mayor of Cray]]|years=1990}}{{s-aft|after=[[Ann Day]]}}"
     "{{s-off}}{{s-bef|before=[[Lee Po]]}}{{s-ttl|title=[[Mayor of Cray]]|years=1991–1994}}{{s-aft|after=[[Kim Ott]]}}"),
     ["Cray nominee for Mayor of Cray | 1990/1990 | Lee Po > Ann Day | end,predecessor", "Mayor of Cray | 1991/1994 | Lee Po > Kim Ott | "]),
    ("{{s-hon}}{{s-bef|before=[[Lee Po]]}}{{s-ttl|title=Persons who have lain in state in Cray|years=1990}}{{s-inc}}", []),
    ("{{s-prec|cray}}{{s-bef|before=[[Lee Po]]}}{{s-ttl|title=Order of precedence|years=}}{{s-aft|after=[[Ann Day]]}}", []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), BOXES)
def test_succession_boxes(rows: str, expected: list[str]) -> None:
    """Offices, titles and commands of succession boxes are tenures; covers, records and precedence are not."""
    spaced = rows.replace("}}{{", "}}\n{{")
    assert [shown(office) for office in offices_of("{{s-start}}\n" + spaced + "\n{{s-end}}")] == expected


ROW = "{{{{s-start}}}}\n{{{{s-bef|before=[[{before}]]}}}}\n{{{{s-ttl|title={title}|years={years}}}}}\n{{{{s-aft|after=[[Ann Day]]}}}}\n{{{{s-end}}}}"
MAYOR = "office=Mayor of Cray; term_start=1 May 1990; term_end=3 May 1994; successor=[[Ann Day]]; "
MERGED = [
    (MAYOR + "predecessor=[[Lee Po]]", ("Mayor of Cray", "1990–1994", "Lee Po"),
     ["Mayor of Cray | 1990-05-01/1994-05-03 | Lee Po > Ann Day | "]),
    (MAYOR + "predecessor=[[Lee Po]]", ("Mayor of the City of Cray", "1990–1994", "Lee B. Po"),
     ["Mayor of Cray | 1990-05-01/1994-05-03 | Lee Po > Ann Day | "]),
    (MAYOR + "predecessor=''Office established''", ("Mayor of Cray", "1990–1994", "Lee Po"),
     ["Mayor of Cray | 1990-05-01/1994-05-03 |  > Ann Day | predecessor"]),
    (MAYOR + "predecessor=[[Kim Ott]]", ("Mayor of Cray", "1989–1994", "Lee Po"),
     ["Mayor of Cray | 1990-05-01/1994-05-03 | Kim Ott > Ann Day | predecessor,start"]),
    (MAYOR, ("Mayor of Cray", "1990–1994", "Lee Po"),
     ["Mayor of Cray | 1990-05-01/1994-05-03 | Lee Po > Ann Day | "]),
    (MAYOR + "predecessor=[[Lee Po]]", ("Mayor of Ely", "1990–1994", "Lee Po"),
     ["Mayor of Cray | 1990-05-01/1994-05-03 | Lee Po > Ann Day | ", "Mayor of Ely | 1990/1994 | Lee Po > Ann Day | end,predecessor,start,successor"]),
    (MAYOR + "predecessor=[[Lee Po]]", ("Mayor of Cray", "2000–2004", "Kim Ott"),
     ["Mayor of Cray | 1990-05-01/1994-05-03 | Lee Po > Ann Day | end,start",
      "Mayor of Cray | 2000/2004 | Kim Ott > Ann Day | end,start"]),
]  # fmt: skip


@pytest.mark.parametrize(("parameters", "row", "expected"), MERGED)
def test_two_sources(parameters: str, row: tuple[str, str, str], expected: list[str]) -> None:
    """Two sources of one tenure are one fact; a field that they contradict each other on is not asked for."""
    title, years, before = row
    text = box("officeholder", parameters) + ROW.format(title=title, years=years, before=before)
    assert [shown(office) for office in offices_of(text)] == expected


def test_second_source_is_shown() -> None:
    """Where a second source adds a neighbour, the evidence shows its row too."""
    row = ROW.format(title="Mayor of Cray", years="1990–1994", before="Lee Po")
    (office,) = offices_of(box("officeholder", MAYOR) + row)
    assert "preceded by Lee Po" in office.evidence.sentence
    assert office.evidence.sentence.startswith("Mayor of Cray: 1 May 1990 – 3 May 1994")


def test_joint_title() -> None:
    """A part of a joint title does not ask again what the joint title asks; a title that was renamed has no end."""
    text = box(
        "royalty",
        "succession=Queen of Cray, Empress of Ely; reign=3 May 1910 – 4 June 1936; predecessor=[[Tom II]]; successor=[[Ann I]]",
    )
    text += (
        "{{s-start}}\n{{s-bef|rows=2|before=[[Tom II]]}}\n{{s-ttl|title=Queen of Cray|years=1910–1927}}\n"
        "{{s-non|reason=Name of title changed by the Act}}\n{{s-ttl|title=Empress of Ely|years=1910–1936}}\n{{s-aft|after=[[Ann I]]}}\n{{s-end}}"
    )
    assert [shown(office) for office in offices_of(text)] == [
        "Queen of Cray and Empress of Ely | 1910-05-03/1936-06-04 | Tom II > Ann I | ",
        "Queen of Cray | 1910/1927 | Tom II >  | end,predecessor,start,successor",
        "Empress of Ely | 1910/1936 | Tom II > Ann I | end,predecessor,start,successor",
    ]


LISTS = [
    (box("officeholder", "module={{collapsible list|title=Posts|1905: Chairman, [[Cray Soviet]]|1917–1927: Full member, 8th Politburo of the CP|1930: wrote a book}}"),
     ["Chairman of the Cray Soviet | 1905/1905 |  >  | end", "full member of the 8th Politburo of the CP | 1917/1927 |  >  | end,predecessor,start,successor"]),
    (box("Christian leader", "other_post=Archbishop of Cray (1977–1982)<br>Poet (1990)"),
     ["Archbishop of Cray | 1977/1982 |  >  | "]),
    ("* 1893–1900: Member of the Cray Council\n* 1901: a comet was seen\n\n", ["member of the Cray Council | 1893/1900 |  >  | "]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text: str, expected: list[str]) -> None:
    """A line of a list is a tenure where years and an office's head noun stand in it."""
    assert [shown(office) for office in offices_of(text)] == expected


PROSE = [
    ("Marsh served as mayor of Cray from 1980 to 1986.", ["mayor of Cray | 1980/1986 |  >  | "]),
    ("Her brother Tom Marsh served as mayor of Ely from 1980 to 1986.", []),
    ("Marsh lived as a painter in Cray from 1980 to 1986.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), PROSE)
def test_prose(sentence: str, expected: list[str]) -> None:
    """Prose states a tenure of the subject in its plainest wording only."""
    assert [shown(office) for office in offices_of(f"{LIFE}\n== Career ==\n{sentence}\n")] == expected


@pytest.mark.parametrize(
    ("sentence", "unasked"),
    [
        ("Marsh was elected mayor of Cray on 8 October 1990.", True),
        ("Marsh was elected mayor of Cray on 8 March 1990.", False),
        ("Marsh became mayor of Cray on 1 May 1990.", False),
        ("Marsh became mayor of Cray on 30 April 1990.", True),
        ("Marsh was re-elected mayor of Cray on 8 October 1990.", False),
    ],
)
def test_start_against_prose(sentence: str, unasked: bool) -> None:  # noqa: FBT001 - a column of the table
    """A start that prose dates to another day is not asked for; a choice may come before the term."""
    (office,) = offices_of(box("officeholder", MAYOR) + f"{LIFE}\n== Career ==\n{sentence}\n")
    assert ("start" in dict(office.unasked)) is unasked


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("Marsh took office as mayor of Cray on 8 October 1990.", "1990-10-08"),
        ("Marsh was elected mayor of Cray on 8 October 1990.", "1990"),
        ("Marsh was appointed mayor of Cray on 8 October 1990.", "1990-10-08"),
        ("Marsh became mayor of Cray on 8 October 1991.", "1990"),
        ("Tom Reed became mayor of Cray on 8 October 1990.", "1990"),
    ],
)
def test_day_from_prose(sentence: str, start: str) -> None:
    """A start that the box gives by its year takes the day of the sentence that tells it."""
    box_ = box("officeholder", "office=Mayor of Cray; term_start=1990; term_end=1994")
    (office,) = offices_of(f"{box_}{LIFE}\n== Career ==\n{sentence}\n")
    assert str(office.start) == start


TITLES = [
    (["38th President of Cray"], "President of Cray", "President of Cray"),
    (["45th and 47th President of Cray"], "President of Cray", "President of Cray"),
    (["Member of the Senate", "for Ely"], "member of the Senate for Ely", "a member of the Senate for Ely"),
    (["Chairman, Supreme Council"], "Chairman of the Supreme Council", "Chairman of the Supreme Council"),
    (["President, Ely University"], "President of Ely University", "President of Ely University"),
    (["Cray nominee for Mayor"], "Cray nominee for Mayor", "the Cray nominee for Mayor"),
    (["United States Senator from Ohio"], "United States Senator from Ohio", "a United States Senator from Ohio"),
    (["Associate Justice of the Court"], "Associate Justice of the Court", "an Associate Justice of the Court"),
    (["Heir to the Throne", "as heir apparent"], "heir to the throne", "the heir to the throne"),
    (["King of Cray", "Duke of Ely"], "King of Cray and Duke of Ely", "King of Cray and Duke of Ely"),
    (
        ["Minister for Trade, Fishing and Coal"],
        "Minister for Trade, Fishing and Coal",
        "Minister for Trade, Fishing and Coal",
    ),
    (["The Mayor of Cray"], "Mayor of Cray", "Mayor of Cray"),
]


@pytest.mark.parametrize(("lines", "role", "becoming"), TITLES)
def test_title(lines: list[str], role: str, becoming: str) -> None:
    """An office's name becomes the words that follow "as" and "become"."""
    title = title_of(lines)
    assert title is not None
    assert (title.role, title.becoming, title.doubt) == (role, becoming, None)


NEIGHBOURS = [
    ("Lee Po", ("Lee Po",), None),
    ("Lee Po (designated)", ("Lee Po",), "not yet in office"),
    ("Lee Po\nAnn Day", ("Lee Po", "Ann Day"), None),
    ("Edward, Prince of Cray", ("Edward, Prince of Cray",), None),
    ("Lee Po (acting)", ("Lee Po",), "an acting holder stands between"),
    ("Lee Po (1990–1995)", ("Lee Po",), "the neighbour's term is given too"),
    ("Po, Lee", ("Po, Lee",), "the order of the name is not clear"),
    ("Ida Marsh", (), "names the holder as a neighbour"),
    *((text, (), None) for text in (
        "Office established", "Constituency abolished", "Vacant", "See list", "TBD", "N/A", "Incumbent", "None (office created)", "—",
        "New creation", "Office abolished; Tom II as king", "Position established",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "doubt"), NEIGHBOURS)
def test_neighbour(text: str, names: tuple[str, ...], doubt: str | None) -> None:
    """A neighbour is a name in running order; placeholders name nobody."""
    found = neighbour_of(text, (), "Ida Marsh")
    assert (found.names, found.doubt) == (names, doubt)


TERMS = [
    ("20 September", "26 December 1917", "1917-09-20/1917-12-26", ""),
    ("20 December", "26 March 1917", "/1917-03-26", ""),
    ("3 January 2005", "3 January 2001", "/", "start,end"),
    ("1329 AH", "1990", "/1990", "start"),
    ("Shōwa 12", "", "/", "start"),
    ("c. 1066", "1087", "1066~/1087", "start"),
    ("5 May 1990 (acting from 3 May)", "present", "1990-05-05/", "start"),
    ("12 July 100 BC", "15 March 44 BC", "-0099-07-12/-0043-03-15", ""),
    ("1990 or 1991", "", "/", "start"),
    ("871", "26 October 899", "0871/0899-10-26", ""),
]


@pytest.mark.parametrize(("start", "end", "term", "doubts"), TERMS)
def test_ends_of_a_term(start: str, end: str, term: str, doubts: str) -> None:
    """A term's ends are dates; a missing year comes from the other end; what is vague or runs backwards is in doubt."""
    read = read_ends(start, end)
    told = ",".join(name for name, why in (("start", read.start_doubt), ("end", read.end_doubt)) if why)
    assert (f"{read.start or ''}/{read.end or ''}", told) == (term, doubts)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("6 May 1910 – 20 January 1936", "1910-05-06/1936-01-20"),
        ("1917–1927", "1917/1927"),
        ("998–1023", "0998/1023"),
        ("1905", "1905/1905"),
        ("2005–present", "2005/"),
        ("since 1990", "1990/"),
        ("until 1990", "/1990"),
        ("1860, 1864", "/"),
    ],
)
def test_whole_term(text: str, term: str) -> None:
    """A term in one text gives both ends."""
    read = read_term(text)
    assert f"{read.start or ''}/{read.end or ''}" == term


HOSTILE = [
    box("officeholder", "office=Mayor of Cray; predecessor=[[Ida Marsh]]; successor=[[Ida Marsh]]; term_start=1990"),
    "{{Infobox officeholder\n| office = Mayor\n| term_start = {| class=x\n| a\n|}\n| successor = <gallery>\nFile:a.jpg|b\n</gallery>\n}}\n",
    "{{Infobox officeholder\n| office = Mayor of Cray\n| term_start = {{unclosed\n| successor = [[Ann\n}}\n",
    box("officeholder", "; ".join(f"office{n}=Mayor of Cray; term_start{n}=19{n % 100:02d}; predecessor{n}=A{n} B" for n in range(1, 1001))),
    box("officeholder", "office=" + "Mayor of " * 5000 + "; term_start=1990"),
    "{{s-start}}" + "{{s-bef|before=[[A B]]}}{{s-ttl|title=Mayor of Cray|years=1990}}{{s-aft|after=[[C D]]}}" * 300 + "{{s-end}}",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_bad_input(text: str) -> None:
    """Tables, galleries, unclosed templates, a thousand offices and circles make no false neighbour and no error."""
    for office in offices_of(text):
        assert office.predecessor != office.holder
        assert office.successor != office.holder
        assert len(office.office) <= 160 or office.doubt


@given(st.text(alphabet="abc AB19(),–-/\n[]{}|'&;:", max_size=120))
def test_any_text(text: str) -> None:
    """Any text is read as a term, an office or a neighbour without an error; a term never runs backwards."""
    term = read_term(text)
    if term.start is not None and term.end is not None and term.start.earliest and term.end.latest:
        assert term.start.earliest <= term.end.latest
    neighbour = neighbour_of(text, (), "Ida Marsh")
    assert all(len(name) <= 200 for name in neighbour.names)
    title_of(text.split("\n"))


GOLD = ("angela-merkel", "george-v", "gerald-ford", "leon-trotsky")


@pytest.mark.parametrize("slug", GOLD)
def test_labelled_articles(shared: Path, slug: str) -> None:
    """Every labelled tenure of the article's subject is found, by the year it began."""
    gold = [json.loads(line) for line in (shared / "gold" / f"{slug}.jsonl").read_text("utf-8").split("\n") if line]
    text = (shared / "articles" / f"{slug}.wikitext").read_text("utf-8")
    title = slug.replace("-", " ").title()
    (article,) = parse_article(Page(title=title, wikitext=text)).items
    found = Counter(
        str(office.start)[:4] for office in find_offices(article, topic_of(article)).items if office.holder == title
    )
    offices = [entry for entry in gold if entry["kind"] == "office" and entry["holder"] == title]
    wanted = Counter(
        entry["start"][:4]
        for entry in offices
        if entry["origin"] != "prose" and "OPTIONAL" not in entry.get("note", "")
    )
    assert wanted
    assert wanted <= found


def test_left_out() -> None:
    """What is not read says why: rows that are no offices, markup in a value, a value or a box without end."""
    offices = "".join(f"| office{n} = Mayor\n" for n in range(1, 400))
    text = (
        "{{Infobox officeholder\n| office = Mayor of Cray\n| term_start = {| class=x\n| a\n|}\n| module = "
        + "x " * 1500
        + "\n"
        + offices
        + "}}\n{{s-start}}\n{{s-ach}}\n{{s-bef|before=[[Lee Po]]}}\n{{s-ttl|title=Cover of Time|years=1990}}\n{{s-aft|after=[[Ann Day]]}}\n{{s-end}}\n"
    )
    (article,) = parse_article(Page(title="Ida Marsh", wikitext=text + LIFE)).items
    reasons = {skipped.why for skipped in find_offices(article, topic_of(article)).skipped}
    assert reasons >= {
        "a row that is no office",
        "too long for a row of an infobox",
        "only 200 of its numbered groups were read",
    }
