"""`quizgen.questions` in its other forms: typed, choice, true_false, match, order; and wrong options."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.dates import find_dates
from quizgen.edtf import Date
from quizgen.ledger import Ledger, reconcile
from quizgen.model import Event, Evidence, Fact, Lifespan, Office, Question, Quotation
from quizgen.names import fold, same_person
from quizgen.questions import generate, load_templates
from quizgen.questions.chance import number, shuffled
from quizgen.questions.named import one_kind_of_office

TEMPLATES = load_templates()
NOW = "2024-09-01T12:00:00Z"


def evidence(sentence: str, **more: Any) -> Evidence:
    """Where a fact on Ida Marsh stands."""
    told: dict[str, Any] = {
        "title": "Ida Marsh",
        "lang": "en",
        "revision": 1,
        "timestamp": "2024-09-01",
        "url": None,
        "licence": None,
    }
    return Evidence(**(told | {"section": ("Life",), "sentence": sentence, "start": 0, "end": 9} | more))


def event(date: str, before: str, after: str, when: str | None = None, **more: Any) -> Event:
    """An event told with its year or day."""
    day = Date.parse(date)
    text = {"year": date, "day": f"{day.day} May {day.year}"}.get(day.precision, date)
    sentence = f"{before}{text}{after}"
    told: dict[str, Any] = {
        "date": day,
        "date_text": text,
        "what": sentence,
        "before": before,
        "after": after,
        "when": when,
    }
    told |= {"key": sentence, "evidence": evidence(sentence)}
    return Event(**(told | more))


WORKS = [
    "lit the great lamp of Varne Point for seamen",
    "founded the Cork Herald together with Tom Reed",
    "sold the old mill at Kells to Ann Lowe",
    "drew a chart of Bantry Bay for trawlers",
    "bought the steamship Emerald from Hall of Dublin",
    "opened a school of rowing for girls in Sligo",
    "gave an almanac with tides to Irish sailors",
    "won the great regatta of Kinsale harbour alone",
    "paid a stone pier at Youghal for fishermen",
    "taught deaf boys of Galway town to swim",
    "planted young oaks beside the river Lee near Macroom",
    "carved a wooden figurehead for the schooner Dolphin",
]
EVENTS = [event(f"{1890 + 2 * n}", "In ", f", Marsh {work}.") for n, work in enumerate(WORKS)]


def office(name: str, before: str, after: str, years: str, **more: Any) -> Office:
    """A tenure of Ida Marsh's."""
    start, end = years.split("/")
    told: dict[str, Any] = {
        "key": name,
        "holder": "Ida Marsh",
        "office": name,
        "role": name,
        "becoming": name,
        "origin": "infobox",
    }
    told |= {"start": Date.parse(start), "end": Date.parse(end), "predecessor": before, "successor": after}
    return Office(**(told | {"evidence": evidence(f"{name}: {years}")} | more))


OFFICES = [
    office("Harbour Minister for Varne", "Tom Reed", "Ann Lowe", "1902-05-04/1910-05-03"),
    office("Harbour Minister for the Light", "Joe Hall", "Sam Byrne", "1895-03-01/1902-02-01"),
    office("Harbour Minister for Cork", "Eva Quinn", "Max Doyle", "1911-01-07/1914-08-09"),
    office("Harbour Minister for the Port", "Lia Nolan", "Una Walsh", "1915-02-02/1920-11-30"),
]


def bank(*facts: Fact, ledger: Ledger | None = None) -> Sequence[Question]:
    """Every question on these facts."""
    return generate(facts, TEMPLATES, {}, ledger).items


def of_form(questions: Iterable[Question], form: str) -> list[Question]:
    """Those of one form."""
    return [question for question in questions if question.form == form]


# --- dates ----------------------------------------------------------------------------------------------------------


def test_choice_of_a_year() -> None:
    """Four years of the story, the right one at its place, in order; none that the story gives the event too."""
    for question in of_form(bank(*EVENTS), "choice"):
        if question.asks == "first":
            continue
        assert question.choices is not None
        assert len(set(question.choices)) == 4
        assert question.choices.index(question.answer) == number(question.id, "key", 4)
        assert question.prompt.startswith("Which is the missing year? In _____, Marsh ")
        if "1896" < question.answer < "1906":
            assert set(question.choices) <= {str(fact.date) for fact in EVENTS}


def test_no_year_of_another_telling() -> None:
    """A year in which, by another sentence, something like it happened is no wrong option."""
    again = event("1894", "It was in ", " that Ida Marsh cleaned the lamp of Varne.", unasked=(("date", "x"),))
    (question,) = [q for q in of_form(bank(*EVENTS, again), "choice") if "great lamp" in q.prompt and q.asks == "date"]
    assert question.answer == "1890"
    assert "1894" not in (question.choices or ())


def test_no_choice_between_two_tellings() -> None:
    """An event that another sentence gives another date is asked with no options: one of the two is wrong."""
    again = event(
        "1894", "It was in ", " that Ida Marsh lit the great lamp of Varne Point again.", unasked=(("date", "x"),)
    )
    made = bank(*EVENTS, again)
    assert not [q for q in (*of_form(made, "choice"), *of_form(made, "true_false")) if "great lamp" in q.prompt
                and q.asks == "date"]  # fmt: skip


@pytest.mark.parametrize("key", ["1890", "1890-05", "1890-05-04"])
def test_as_exact_as_the_answer(key: str) -> None:
    """Wrong dates are as exact as the right one, and none of them overlaps it."""
    fact = event(key, "In ", ", Marsh founded the Varne Lighthouse Company.", date_text="")
    (question,) = of_form(bank(fact, *EVENTS), "choice")[:1]
    dates = [find_dates(text)[0].date for text in question.choices or ()]
    assert {date.precision for date in dates} == {Date.parse(key).precision}
    assert len(set(map(str, dates))) == 4


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("1912-05-04", "1912-01", "1912-10"),
        ("1907", "1901", "1913"),
        ("1890", "1889", "1896"),
        ("1888", None, None),
        ("1920-12-05", None, None),
        ("1921", None, None),
        ("1926", "1920", "1932"),
    ],
)
def test_in_a_life(key: str, first: str | None, last: str | None) -> None:
    """Wrong dates are near, of the same part of a life; a childhood and the year after a death have none."""
    life = Lifespan(
        key="ida marsh",
        evidence=evidence("Born 1871, died 1920."),
        person="Ida Marsh",
        born=Date.parse("1871-03-09"),
        died=Date.parse("1920-11-02"),
    )
    fact = event(key, "On ", ", Marsh founded the Varne Lighthouse Company.")
    late = [event(f"{year}", "In ", f", a statue of Ida Marsh came to port {year}.") for year in range(1924, 1936, 2)]
    made = [q for q in of_form(bank(fact, life, *EVENTS, *late), "choice") if "Company" in q.prompt and q.date]
    assert len(made) == (first is not None)
    for text in made[0].choices or () if made else ():
        assert (first or "") <= str(find_dates(text)[0].date) <= (last or "")


def test_nothing_after_death() -> None:
    """Of what happened shortly before a death, wrong dates are earlier, whatever word of birth the prompt has."""
    life = Lifespan(key="m", evidence=evidence("Died 1912."), person="Ida Marsh", died=Date.parse("1912-05-06"))
    fact = event("1912-05-04", "On ", ", Marsh was robbed at Varne Point by the Spanish-born Tom Reed.")
    (made,) = [q for q in of_form(bank(fact, life, *EVENTS), "choice") if "Reed" in q.prompt and "robbed" in q.prompt]
    assert max(find_dates(text)[0].date.earliest or () for text in made.choices or ()) == (1912, 5, 4)


@pytest.mark.parametrize(
    ("sections", "asked"),
    [
        (("Life",), True),
        (("Life (1890–1912)",), True),
        (("Life", "Mayor (1902–1904)"), False),
        (("Life", "Mayor (1890–1912)"), True),
        ((), False),
    ],
)
def test_a_stretch_of_time(sections: tuple[str, ...], *, asked: bool) -> None:
    """Wrong years lie in the time that a section tells of; where nothing says which that is, there are none."""
    alone = replace(EVENTS[6], evidence=replace(EVENTS[6].evidence, section=sections))
    made = bank(*EVENTS[:6], alone, *EVENTS[7:])
    assert bool([q for q in of_form(made, "choice") if "almanac" in q.prompt and q.date]) == asked


@pytest.mark.parametrize(("key", "note", "asked"), [
    ("1904-05-04", "", True), ("1904-05-04", " [O.S. 21 April]", False), ("1904", " [O.S. 21 April]", True),
])  # fmt: skip
def test_old_style(key: str, note: str, *, asked: bool) -> None:
    """A day of an article that counts by two calendars may be of either: it has no wrong options."""
    fact = event(key, "On ", ", Marsh founded the Varne Lighthouse Company.")
    dated = replace(EVENTS[0], evidence=evidence(f"In 1890{note}, Marsh lit the lamp."))
    made = bank(fact, dated, *EVENTS[1:])
    assert bool([q for q in of_form(made, "choice") if "Company" in q.prompt and q.date]) == asked


ENDS = """
- id: own/end
  fact: office
  form: basic
  prompt: "In which year did {{ holder }} cease to be {{ becoming }}?"
  answer: "{{ end | year }}"
  asks: end
  distractors: date
  examples:
    - given: {holder: Ada Byrne, becoming: Mayor of Cork, end: "1851"}
      prompt: In which year did Ada Byrne cease to be Mayor of Cork?
      answer: "1851"
"""
"""A template of somebody's own that asks for the end of a term; the shipped ones ask for none with options."""


def test_no_end_before_the_start(tmp_path: Path) -> None:
    """Nobody leaves an office before taking it up."""
    (tmp_path / "own.yaml").write_text(ENDS, encoding="utf-8")
    late = office("Harbour Minister for Ships", "Tom Reed", "Ann Lowe", "1902/1905")
    made = of_form(generate((late, *EVENTS), load_templates([tmp_path]), {}).items, "choice")
    (asked,) = [q for q in made if q.asks == "end"]
    assert asked.answer == "1905"
    assert min(asked.choices or ()) > "1902"
    assert not [q for q in of_form(bank(late, *EVENTS), "choice") if q.asks in ("start", "end")]


def test_never_in_the_future() -> None:
    """No option is later than the article's revision."""
    late = [replace(fact, date=Date.of(fact.date.year + 112), date_text=str(fact.date.year + 112)) for fact in EVENTS
            if fact.date.year is not None]  # fmt: skip
    last = [q for q in of_form(bank(*late), "choice") if q.answer == "2024"]
    assert last
    assert all(max(question.choices or ()) == "2024" for question in last)


def test_true_and_false() -> None:
    """A statement is true with the right date and false with a wrong one; ids decide, about half are true."""
    made = of_form(bank(*EVENTS), "true_false")
    assert len(made) == len(EVENTS)
    assert {question.answer for question in made} == {"True", "False"}
    for question in made:
        assert question.choices == ("True", "False")
        (fact,) = [fact for fact in EVENTS if fact.after.rstrip(".") in question.prompt]
        assert (str(fact.date) in question.prompt) == (question.answer == "True")


# --- names ----------------------------------------------------------------------------------------------------------


def test_choice_of_a_person() -> None:
    """Four different people of the offices; the successor asked for, and nobody who held that office otherwise."""
    made = [q for q in of_form(bank(*OFFICES), "choice") if q.asks == "successor"]
    assert len(made) == len(OFFICES)
    for question in made:
        names = question.choices or ()
        assert len(names) == 4
        assert not any(same_person(one, other) for one in names for other in names if one != other)
        assert "Ida Marsh" not in names


def test_who_may_be_right_too() -> None:
    """Somebody who, by another fact, held the same office is no wrong option, under no name."""
    again = office(
        "Harbour Minister for Varne", "Joe Hall", "Sam Byrne", "1920/1921", key="again", holder="Ann Lowe",
        evidence=evidence("Minister", title="Ann Lowe"),
    )  # fmt: skip
    named = replace(OFFICES[2], successor="S. Byrne", successor_also="Sam Byrne")
    made = bank(OFFICES[0], *OFFICES[1:2], named, OFFICES[3], again)
    for question in of_form(made, "choice"):
        if question.asks == "successor" and "Varne" in question.prompt and "Ida" in question.prompt:
            assert not {"Joe Hall", "Sam Byrne", "S. Byrne"} & set(question.choices or ())


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Minister for Ports", "Minister for the Navy and Trade", False),
        ("Minister for Ports and Trade", "Minister for the Navy and Trade", True),
        ("Lieutenant Governor of Kerry", "Governor of Kerry", False),
        ("29th Vice President of the United Counties", "30th President of the United Counties", False),
        ("29th Vice President of the United Counties", "30th Vice President of the United Counties", True),
        ("General Secretary of the Harbour League", "Leader of the Harbour League", True),
        ("Commander of the Army of Kerry", "Commanding General of the Irish Army", True),
        ("Leader of the Harbour League", "Leader of the Harbour League in Cork", False),
        ("Chair of the Harbour League", "Chair of the Group of Seven", False),
        ("Governor of Kerry", "Vice President of the United Counties", False),
        ("President of the United Counties", "Liberal nominee for President of the United Counties", False),
        ("Liberal nominee for President of Kerry", "Liberal nominee for Vice President of Kerry", False),
        ("Liberal nominee for Mayor of Cork", "1851 Liberal nominee for Mayor of Cork", True),
    ],
)
def test_one_kind_of_office(one: str, other: str, *, alike: bool) -> None:
    """Only holders of like offices look like holders of one."""
    assert one_kind_of_office(one, other) == one_kind_of_office(other, one) == alike


def test_three_good_ones_or_none() -> None:
    """With too few other people there is no choice, but a statement."""
    made = bank(OFFICES[0], OFFICES[1])
    lone = bank(replace(OFFICES[0], predecessor=None))
    assert of_form(made, "choice")
    assert not [q for q in of_form(lone, "choice") if q.asks == "successor"]


def test_unlike_names_are_no_options() -> None:
    """A king is no option beside commoners, nor a body beside people, nor whom the prompt names."""
    odd = [
        office("Harbour Minister for Works", "King Edward VII", "Queen Mary", "1905/1906"),
        office("Harbour Minister for Clare", "The Varne Society", "Board of Works", "1907/1908"),
    ]
    for question in of_form(bank(*OFFICES, *odd), "choice"):
        if question.asks in ("successor", "predecessor"):
            assert not {"King Edward VII", "The Varne Society", "Board of Works"} & set(question.choices or ())


def quoted(words: str, speaker: str, **more: Any) -> Quotation:
    """Words of somebody."""
    told: dict[str, Any] = {
        "key": words,
        "evidence": evidence(words),
        "text": words,
        "shown": words,
        "speaker": speaker,
        "block": True,
    }
    return Quotation(**(told | {"date": Date.parse("1902"), "setting": " in 1902"} | more))


def test_speakers() -> None:
    """Speakers are people of the story; who is only quoted, as a historian is, is no option."""
    speakers = ["Tom Reed", "Ann Lowe", "Joe Hall", "Sam Byrne"]
    words = ["The sea gave back eleven men that night", "No lamp ever burnt so well as hers",
             "She rowed where none of us would go", "We shall not see her like at Varne"]  # fmt: skip
    facts = [quoted(f"{text}.", name) for text, name in zip(words, speakers, strict=True)]
    scholar = quoted("Her lamp was a triumph of the age.", "Eva Quinn", unasked=(("speaker", "an opinion"),))
    made = [q for q in of_form(bank(*facts, scholar), "choice") if q.asks == "speaker"]
    assert len(made) == 4
    assert all(set(q.choices or ()) == set(speakers) for q in made)


# --- typed ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("successor", "accepted"),
    [
        ("Ann Lowe", {"Lowe"}),
        ("Gerhard Schröder", {"Schröder", "Gerhard Schroder", "Gerhard Schroeder", "Schroder", "Schroeder"}),
        ("Leon Trotsky", {"Trotsky", "Leon Trotski", "Trotskii"}),
        ("Søren Łuk", {"Soren Luk", "Soeren Luk"}),
    ],
)
def test_typed_names(successor: str, accepted: set[str]) -> None:
    """The surname, and spellings that a plain keyboard has, count as right."""
    fact = replace(OFFICES[0], successor=successor)
    (question,) = [q for q in of_form(bank(fact), "typed") if q.asks == "successor"]
    assert accepted <= set(question.accepted)
    assert question.answer == successor


def test_typed_dates() -> None:
    """Short and ISO dates, and those of the other order, count as right."""
    (question,) = [q for q in of_form(bank(OFFICES[0]), "typed") if q.asks == "start"]
    assert {"May 4, 1902", "4 May 1902", "1902-05-04"} <= {*question.accepted, question.answer}


# --- match and order ------------------------------------------------------------------------------------------------


def test_order() -> None:
    """The answer puts the choices into the order of their years; no two of a group are less than a year apart."""
    made = of_form(bank(*EVENTS), "order")
    assert len(made) == len(EVENTS) // 4
    dates = {fact.after.strip(" ,.").removeprefix("Marsh"): fact.date for fact in EVENTS}
    for question in made:
        choices = question.choices or ()
        years = [dates[choice.removeprefix("Marsh")].earliest for choice in choices]
        places = [int(place) - 1 for place in question.answer.split()]
        assert sorted(places) == list(range(4))
        assert [years[place] for place in places] == sorted(filter(None, years))
        assert len(question.facts) == 4


def test_match() -> None:
    """The answer pairs each line with the letter of its value."""
    made = [q for q in of_form(bank(*OFFICES), "match") if q.template == "office/match-successors"]
    (question,) = made
    _, *lines = question.prompt.split("\n")
    pairs = dict(pair.split("-") for pair in question.answer.split())
    successors = {fact.office: fact.successor for fact in OFFICES}
    for line in lines:
        place, name = line.split(". ", 1)
        assert (question.choices or ())["ABCD".index(pairs[place])] == successors[name]


def test_which_came_first() -> None:
    """Of four events the earliest is right."""
    for question in of_form(bank(*EVENTS), "choice"):
        if question.asks == "first":
            dates = {f"Marsh {work}": fact.date.earliest for work, fact in zip(WORKS, EVENTS, strict=True)}
            assert question.answer == min(question.choices or (), key=lambda text: dates[text] or ())


def test_near_events_are_in_no_group() -> None:
    """Events of one year cannot be put in order."""
    near = [replace(fact, date=Date.parse("1902")) for fact in EVENTS]
    assert not of_form(bank(*near), "order")


# --- what was released stays ----------------------------------------------------------------------------------------


def released(questions: Sequence[Question]) -> Ledger:
    """The ledger after all of these were released."""
    _, ledger = reconcile(questions, Ledger(), NOW)
    return ledger


def test_released_options_stay() -> None:
    """New facts do not change the options or groups that learners know."""
    before = bank(*EVENTS[:8], *OFFICES)
    more = [event(str(1891 + 2 * n), "In ", f", Marsh gave a ball for number {n} of Kerry.") for n in range(6)]
    after = {q.id: q for q in bank(*EVENTS[:8], *more, *OFFICES, ledger=released(before))}
    for question in before:
        if question.form in ("choice", "match", "order"):
            assert after[question.id].choices == question.choices


def test_what_is_right_now_does_not_stay() -> None:
    """A released option that a new fact makes right too is given up."""
    before = bank(*EVENTS)
    (old,) = [q for q in of_form(before, "choice") if "great lamp" in q.prompt and q.asks == "date"]
    wrong = next(text for text in old.choices or () if text != old.answer)
    again = event(wrong, "It was in ", " that Ida Marsh cleaned the lamp of Varne.", unasked=(("date", "x"),))
    (new,) = [
        q
        for q in of_form(bank(*EVENTS, again, ledger=released(before)), "choice")
        if "great lamp" in q.prompt and q.asks == "date"
    ]
    assert wrong not in (new.choices or ())


# --- over many ------------------------------------------------------------------------------------------------------


def test_positions_are_even() -> None:
    """The right option stands at every place equally often (chi-square, three degrees of freedom, 1 %)."""
    places = [0] * 4
    for n in range(4000):
        places[number(f"question {n}", "key", 4)] += 1
    assert sum((count - 1000) ** 2 / 1000 for count in places) < 11.34


@given(st.lists(st.sampled_from([*EVENTS, *OFFICES]), unique_by=id, max_size=10), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_any_story(facts: list[Fact], random: Any) -> None:
    """Options are four different ones with the answer among them; the order of the facts changes no question."""
    made = bank(*facts)
    for question in of_form(made, "choice"):
        choices = question.choices or ()
        assert len({fold(choice) for choice in choices}) == 4
        assert question.answer in choices
    again = list(facts)
    random.shuffle(again)
    assert {q.id: q.choices for q in bank(*again)} == {q.id: q.choices for q in made}


def test_chance_is_steady() -> None:
    """The same in every run and version: a learner's options do not move."""
    assert [number("gf74md23upiw", "key", 4), number("x", "true", 2)] == [3, 1]
    assert shuffled("x", ["a", "b", "c"]) == shuffled("x", ["c", "b", "a"])
