"""`quizgen.deck`: which questions a deck takes, and the rules that hold between cards."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.deck import assemble, select
from quizgen.deck.candidate import PREFERRED_FORMS
from quizgen.edtf import Date
from quizgen.ledger import Ledger, question_id
from quizgen.model import FORMS, Question, Recipe, Selection

MakeQuestion = Callable[..., Question]
NOW = "2024-09-01T12:00:00Z"


def event(prompt: str, date: str, answer: str = "x", **more: Any) -> dict[str, Any]:
    """A cloze on a dated event."""
    told = {"form": "cloze", "asks": "date", "prompt": prompt, "date": Date.parse(date), "answer": answer}
    return told | more


def office(prompt: str, asks: str, answer: str, date: str | None = None, **more: Any) -> dict[str, Any]:
    """A basic question on an office."""
    told = {"fact_kind": "office", "asks": asks, "prompt": prompt, "answer": answer}
    return told | {"date": None if date is None else Date.parse(date)} | more


def quoted(words: str, speaker: str, **more: Any) -> dict[str, Any]:
    """A question on who said something."""
    told = {"fact_kind": "quotation", "asks": "speaker", "prompt": f"Who said this? “{words}”", "answer": speaker}
    return told | more


def bank(make_question: MakeQuestion, *questions: dict[str, Any]) -> list[Question]:
    """Questions of an article on Ida Marsh with the ids a, b, c, ..., each on a fact of its own unless it says so."""
    evidence = replace(make_question().evidence, title="Ida Marsh")
    lead = replace(evidence, section=())
    return [
        make_question(**({"id": name, "facts": (name,), "evidence": evidence} | fields))
        if "lead" not in fields
        else make_question(id=name, facts=(name,), evidence=lead, **{k: v for k, v in fields.items() if k != "lead"})
        for name, fields in zip("abcdefghij", questions, strict=False)
    ]


SAME = "another card asks the same"
TWO_ANSWERS = "the same prompt has another answer too"
AWAY = "beside another card it would give an answer away"
LIT = event("Ida Marsh lit the lamp at Varne Point on [day month year].", "1902-05-04", "4 May 1902")
BURNT = event("The mill burnt down in [year].", "1902", "1902")

# what is asked, the questions, the ids that the deck takes, and why the others are left out
CASES: dict[str, tuple[list[dict[str, Any]], str, list[str]]] = {
    "different things": ([LIT, BURNT, quoted("Keep the light burning, always.", "Ida Marsh")], "abc", []),
    "one form of a field": (
        [LIT | {"facts": ("f",), "form": "basic"}, LIT | {"facts": ("f",)}, LIT | {"facts": ("f",), "form": "typed"}],
        "a",
        [],
    ),
    "two fields of a fact": (
        [office("When was Ida born?", "born", "1871", facts=("f",)), office("Where?", "place", "Cork", facts=("f",))],
        "ab",
        [],
    ),
    "one prompt, one answer": ([LIT, LIT], "a", [SAME]),
    "one prompt, two answers": (
        [LIT, LIT | {"date": Date.parse("1903-05-04"), "answer": "4 May 1903"}],
        "",
        [TWO_ANSWERS] * 2,
    ),
    "one prompt, a more exact date": (
        [
            office("When did it open?", "date", "1902", "1902"),
            office("When did it open?", "date", "4 May 1902", "1902-05-04"),
        ],
        "b",
        [SAME],
    ),
    "the gap at two places": (
        [
            event("The lamps were lit in Varne ([year]) and Cork.", "1902", "1902"),
            event("The lamps were lit in Varne and Cork ([year]).", "1905", "1905"),
        ],
        "ab",
        [],
    ),
    "one event in two sentences": (
        [LIT, event("The lamp was first lit by Ida Marsh on [day month year].", "1902-05-04", "4 May 1902")],
        "a",
        [SAME],
    ),
    "the more exact sentence": (
        [event("The lamp was first lit by Ida Marsh in [year].", "1902", "1902"), LIT],
        "b",
        [SAME],
    ),
    "the fuller sentence": (
        [LIT, LIT | {"prompt": "Ida Marsh and her sister Ada lit the lamp of Varne in [year]."}],
        "b",
        [SAME],
    ),
    "one event, two years": (
        [LIT, LIT | {"prompt": "Ida Marsh lit the lamp in [year].", "date": Date.parse("1904")}],
        "ab",
        [],
    ),
    "two events of a day": (
        [LIT, event("The mill burnt down on [day month year].", "1902-05-04", "4 May 1902")],
        "ab",
        [],
    ),
    "an event and the beginning of an office": (
        [
            office("When did Ida Marsh become Keeper of the Light?", "start", "4 May 1902", "1902-05-04"),
            event("On [day month year], Ida Marsh was made keeper of the light.", "1902-05-04", "4 May 1902"),
        ],
        "b",
        [SAME],
    ),
    "an event and another office": (
        [
            office("When did Ida Marsh become Mayor of Cork?", "start", "4 May 1902", "1902-05-04"),
            event("On [day month year], Ida Marsh was made keeper of the light.", "1902-05-04", "4 May 1902"),
        ],
        "ab",
        [],
    ),
    "two events of a day at one place": (
        [
            event("On [day month year], Ida Marsh came home to Saint Petersburg.", "1902-05-04", "4 May 1902"),
            event("Marsh spoke to the keepers of Saint Petersburg on [day month year].", "1902-05-04", "4 May 1902"),
        ],
        "ab",
        [],
    ),
    "years, and a year of them": (
        [
            event("From [years], Ida Marsh called herself a keeper of lights.", "1902/1910", "1902 to 1910"),
            event("Ida Marsh called herself a keeper of lights in [year].", "1903", "1903"),
        ],
        "ab",
        [],
    ),
    "a work in its sentence": (
        [
            office("In which year did “The Lamp” appear?", "date", "1902", "1902", fact_kind="work"),
            event("In [year], Marsh published The Lamp, a book on the sea.", "1902", "1902"),
            office("In which year did “Lights of the Sea” appear?", "date", "1902", "1902", fact_kind="work"),
            event("In [year], Marsh wrote Lights of the Sea.", "1902", "1902"),
        ],
        "abd",
        [SAME],
    ),
    "two offices from one day": (
        [
            office("When did Ida Marsh become Duke of Varne?", "start", "1902", "1902"),
            office("When did Ida Marsh become Duke of Cork?", "start", "1902", "1902"),
        ],
        "ab",
        [],
    ),
    "a birth, told and stated": (
        [
            event("Varne Point's Ida Marsh was born on [day month year] in Cork.", "1871-03-09", "9 March 1871"),
            office("When was Ida Marsh of Varne born?", "born", "9 March 1871", "1871-03-09", fact_kind="lifespan"),
        ],
        "b",
        [SAME],
    ),
    "one return, summed up in the lead": (
        [
            event("During the failed [year] Rising, Ida Marsh returned to Varne.", "1902", lead=True),
            event("After the Fair, Ida Marsh secretly returned to Varne in [month year] by way of Cork.", "1902-05"),
        ],
        "b",
        [SAME],
    ),
    "a span and its beginning": (
        [
            event("Ida Marsh called herself a non-factional keeper in [year].", "1902", "1902"),
            event("[years], Ida Marsh described herself as a non-factional keeper.", "1902/1905", "From 1902 to 1905"),
        ],
        "a",
        [SAME],
    ),
    "one loss, told twice": (
        [
            event("At the Varne Fair in [month year], Ida Marsh lost her Council seat.", "1902-05", "May 1902"),
            event("Ida Marsh was expelled from the Council in [year].", "1902", "1902"),
        ],
        "a",
        [SAME],
    ),
    "a passage quoted twice": (
        [
            quoted("That's one small lamp for a keeper, one giant beam for Varne.", "Ida Marsh"),
            quoted("one small lamp for a keeper, one giant beam", "Ida Marsh"),
        ],
        "a",
        [SAME],
    ),
    "two passages of one person": (
        [quoted("Keep the light burning.", "Ida Marsh"), quoted("The sea is no friend of mine.", "Ida Marsh")],
        "ab",
        [],
    ),
    "an office both ways round": (
        [
            office(
                "Which office did Ida Marsh hold from 4 May 1902 to 1910?",
                "office",
                "Mayor",
                "1902-05-04",
                form="reversed",
            ),
            office("When did Ida Marsh become Mayor?", "start", "4 May 1902", "1902-05-04"),
        ],
        "b",
        [AWAY],
    ),
    "another office's day": (
        [
            office("When did Ida Marsh become Mayor?", "start", "4 May 1902", "1902-05-04"),
            office(
                "Who was keeper from 1 May 1900 to 4 May 1902?", "holder", "Tom Reed", "1900-05-01", form="reversed"
            ),
        ],
        "a",
        [AWAY],
    ),
    "a successor in an event": (
        [
            event("In [year], Ida Marsh was made mayor, succeeding Tom Reed.", "1902", "1902"),
            office("Whom did Ida Marsh succeed as Mayor of Varne?", "predecessor", "Tom Reed"),
        ],
        "b",
        [AWAY],
    ),
    "a name in an event": (
        [
            event("In [year], Ida Marsh rowed with Tom Reed to the mayor of Cork.", "1902", "1902"),
            office("Whom did Ida Marsh succeed as Mayor of Varne?", "predecessor", "Tom Reed"),
        ],
        "ab",
        [],
    ),
    "a speaker in the event that quotes": (
        [
            event(
                "On [day month year], Tom Reed told Marsh to “keep the light burning for all”.",
                "1902-05-04",
                "4 May 1902",
            ),
            quoted("keep the light burning for all", "Tom Reed"),
        ],
        "a",
        [AWAY],
    ),
    "six cards on one fact": (
        [office(f"Question number {n}?", f"field{n}", f"Answer {n}{n}", facts=("f",)) for n in range(6)],
        "abcde",
        ["5 other cards are about the same fact"],
    ),
}


@pytest.mark.parametrize(("questions", "taken", "reasons"), CASES.values(), ids=CASES)
def test_rules(make_question: MakeQuestion, questions: list[dict[str, Any]], taken: str, reasons: list[str]) -> None:
    """A deck takes these of the questions, in their order, and says why it leaves the others."""
    outcome = select(bank(make_question, *questions), Selection())
    assert "".join(question.id for question in outcome.items) == taken
    assert [skipped.why for skipped in outcome.skipped] == reasons
    assert all(skipped.evidence is not None for skipped in outcome.skipped)


def test_what_two_sentences_tell(make_question: MakeQuestion) -> None:
    """A card that several sentences tell shows them all, as far as a glance can take them in; an edited one its own."""
    told = [
        replace(question, evidence=replace(question.evidence, sentence=sentence))
        for question, sentence in zip(
            bank(make_question, LIT, LIT, LIT), ("She lit it.", "It was lit.", "x" * 800), strict=True
        )
    ]
    (card,) = select(told, Selection()).items
    assert card == replace(told[0], evidence=replace(told[0].evidence, sentence="She lit it. — It was lit."))
    assert select(told, Selection(), first=frozenset("a")).items == (told[0],)


BEFORE_HER = office("Whom did Ida Marsh succeed as Mayor of Varne?", "before", "Tom Reed")
SPEAKER = "Keep the light burning for all who are at sea."
# five faults of each rule: two questions that no deck may have together, and why one of them or both are left out
PLANTED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    *(
        (TWO_ANSWERS, office(prompt, "place", "Cork"), office(other, "place", "Varne"))
        for prompt, other in (
            ("Where was Ida born?", "Where was Ida born?"),
            ("Where was Ida born?", "WHERE was Ida born?"),
            ("Where was Ida born?", "Where, was Ida born?"),
            ("Where was Zoë born?", "Where was Zoe born?"),
            ("Where did O’Neill live?", "Where did O'Neill live?"),
        )
    ),
    *(
        (SAME, LIT, event(prompt, "1902-05-04", "4 May 1902"))
        for prompt in (
            "The lamp at Varne Point was lit by Ida Marsh on [day month year].",
            "On [day month year], Ida Marsh lit the great lamp at Varne Point.",
            "On [day month year], the lamp at Varne Point was lit.",
            "Ida Marsh, the keeper, lit the lamp of Varne Point on [day month year].",
            "Marsh lit Varne Point's lamp on [day month year].",
        )
    ),
    *(
        (SAME, quoted(SPEAKER, "Ida Marsh"), quoted(words, "Ida Marsh"))
        for words in (
            "Keep the light burning for all at sea.",
            "keep the light burning for all who are at sea",
            "… the light burning for all who are at sea.",
            "Keep the LIGHT burning, for all who are at sea!",
            "Oh, keep the light burning for all who are at sea tonight.",
        )
    ),
    *(
        (
            AWAY,
            office("Whom did Ida Marsh succeed as Mayor of Varne?", "before", "Tom Reed"),
            event(prompt, "1902", "1902"),
        )
        for prompt in (
            "In [year], Ida Marsh succeeded Tom Reed as mayor of Varne.",
            "In [year], Ida Marsh was made mayor of Varne, succeeding Tom Reed.",
            "Tom Reed, mayor of Varne, was succeeded by Ida Marsh in [year].",
            "In [year] Marsh succeeded mayor Tom Reed.",
            "Ida Marsh replaced Tom Reed as mayor of Varne in [year].",
        )
    ),
]


@pytest.mark.parametrize(("why", "one", "other"), PLANTED)
def test_planted(make_question: MakeQuestion, why: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    """Two questions with two answers, on one event, of one passage, or of which one prints the other's answer."""
    outcome = select(bank(make_question, one, other), Selection())
    assert {skipped.why for skipped in outcome.skipped} == {why}
    assert len(outcome.items) == (0 if why == TWO_ANSWERS else 1)


@pytest.mark.parametrize(
    "title", ["Ida Marsh", "On IDA MARSH", "Ida Marsh: a life", "The lights of Ida Marsh", "“Ida Marsh”"]
)
def test_answer_in_the_deck_s_name(make_question: MakeQuestion, title: str) -> None:
    """What the deck's name tells is not asked."""
    recipe = Recipe(id="r", name="varne", title=title, articles=("a",), folder=".")
    made = assemble(recipe, bank(make_question, quoted("Keep it burning.", "Ida Marsh"), BURNT), Ledger(), NOW)
    assert [card.id for card in made.deck.cards] == ["b"]
    assert [skipped.why for skipped in made.skipped] == ["the answer stands in the deck's name"]


@pytest.mark.parametrize("name", [name for name, (_, _, reasons) in CASES.items() if len(reasons) == 1])
def test_released_wins(make_question: MakeQuestion, name: str) -> None:
    """Whichever of two rivals learners have already is kept."""
    questions, taken, _ = CASES[name]
    every = bank(make_question, *questions)
    (dropped,) = [question.id for question in every if question.id not in taken]
    outcome = select(every, Selection(), released=frozenset({dropped}))
    exact = name == "one prompt, a more exact date"
    assert exact or dropped in [question.id for question in outcome.items]


@pytest.mark.parametrize(
    ("selection", "released", "taken"),
    [
        (Selection(), "", "abcdefgh"),
        (Selection(forms=("cloze",)), "", "aceg"),
        (Selection(fact_kinds=("office",)), "", "efgh"),
        (Selection(forms=("cloze",), fact_kinds=("office",)), "", "eg"),
        (Selection(limit=10), "", "abcdefgh"),
        (Selection(limit=4), "", "aceg"),
        (Selection(limit=3), "", "acf"),
        (Selection(limit=3), "h", "adh"),
        (Selection(limit=2), "bfgh", "bg"),
    ],
)
def test_selection(make_question: MakeQuestion, selection: Selection, released: str, taken: str) -> None:
    """A deck takes the forms and kinds asked for; a limit keeps what is released and spreads the rest evenly."""
    every = [
        make_question(
            id=name,
            facts=(name,),
            prompt=f"What is {name * 3}?",
            answer=f"It is {name * 4}",
            asks="x",
            form="cloze" if place % 2 == 0 else "basic",
            fact_kind="event" if place < 4 else "office",
        )
        for place, name in enumerate("abcdefgh")
    ]
    assert "".join(q.id for q in select(every, selection, frozenset(released)).items) == taken


def test_preferred_forms() -> None:
    """Each form has its place in the order of preference."""
    assert sorted(PREFERRED_FORMS) == sorted(FORMS)


def test_assemble(make_question: MakeQuestion) -> None:
    """A deck has the recipe's name and tags, and its ledger makes the next deck keep its cards."""
    recipe = Recipe(id="r", name="varne", title="Varne", articles=("a",), folder=".", tags=("history",))
    made = assemble(recipe, bank(make_question, LIT, BURNT), Ledger(), NOW)
    deck = made.deck
    assert (deck.id, deck.name, deck.title, deck.lang) == ("r", "varne", "Varne", "en")
    assert [card.id for card in deck.cards] == ["a", "b"]
    assert deck.cards[0].question.tags == ("history",)
    again = assemble(recipe, bank(make_question, LIT, BURNT), made.ledger, "2024-09-02T12:00:00Z")
    assert again.deck == deck


def test_a_reworded_card_stays_in_its_form(make_question: MakeQuestion) -> None:
    """A card that learners have is not given up for a better form of it when its sentence is reworded."""
    recipe = Recipe(id="r", name="varne", title="Varne", articles=("a",), folder=".")
    places = ("at Varne Point", "at Varne Point, on the coast of Cork,")
    banks = [
        [
            make_question(id=question_id(f"event/{form}", [place]), template=f"event/{form}", form=form, facts=(place,),
                          prompt=prompt, date=Date.parse("1902-05-04"))
            for form, prompt in (
                ("cloze", f"Ida Marsh lit the great lamp {place} on [day month year]."),
                ("basic", f"On what date did Ida Marsh light the great lamp {place}?"),
            )
        ]
        for place in places
    ]  # fmt: skip
    first = assemble(replace(recipe, selection=Selection(forms=("cloze",))), banks[0], Ledger(), NOW)
    second = assemble(recipe, banks[1], first.ledger, "2024-09-02T12:00:00Z")
    (old,), (new,) = first.deck.cards, second.deck.cards
    assert (new.id, new.question.form) == (old.id, "cloze")
    assert new.question.id != old.question.id
    fresh = assemble(recipe, banks[1], Ledger(), NOW)
    assert fresh.deck.cards[0].question.form == "basic"


words = st.lists(st.sampled_from("lamp mill Ida Marsh Reed lit burnt 1902 keeper".split()), min_size=1, max_size=6).map(
    " ".join
)


@given(
    st.lists(
        st.tuples(
            words,
            words,
            st.sampled_from(["1902", "1902-05", "1902-05-04", "1903/..", None]),
            st.sampled_from(FORMS),
            st.sampled_from(["event", "office", "quotation", "lifespan"]),
            st.sampled_from("fg"),
            st.booleans(),
        ),
        max_size=12,
    ),
)
@settings(max_examples=60)
def test_any_bank(make_question: MakeQuestion, rows: list[tuple[Any, ...]]) -> None:
    """Whatever the bank: the deck is a part of it in its order, has one answer to a prompt, and asks no field twice."""
    questions = [
        make_question(
            id=str(place),
            prompt=prompt,
            answer=answer,
            date=None if date is None else Date.parse(date),
            form=form,
            fact_kind=kind,
            facts=(fact,),
            asks=answer,
        )
        for place, (prompt, answer, date, form, kind, fact, _) in enumerate(rows)
    ]
    released = frozenset(str(place) for place, row in enumerate(rows) if row[-1])
    kept = select(questions, Selection(), released).items
    assert [q for q in questions if q in kept] == list(kept)
    assert len({q.prompt for q in kept}) == len(kept)
    assert len({(q.fact_kind, q.facts, q.asks) for q in kept}) == len(kept)


def test_time_is_linear(make_question: MakeQuestion) -> None:
    """Eight times the questions take at most twelve times as long, even if all are of one year and share words."""

    def seconds(count: int) -> float:
        questions = [
            make_question(
                id=f"q{n}",
                facts=(f"f{n}",),
                prompt=f"Ida Marsh lit lamp number{n} of street{n % 97} in [year].",
                answer="1902",
                date=Date.parse("1902"),
                form="cloze",
            )
            for n in range(count)
        ]
        started = time.process_time()
        assert len(select(questions, Selection()).items) > 0
        return time.process_time() - started

    seconds(100)
    small, large = (min(seconds(count) for _ in range(3)) for count in (500, 4000))
    assert large < 12 * small + 0.1
