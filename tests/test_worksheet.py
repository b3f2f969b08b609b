"""`quizgen.outputs.worksheet`: what stands on a sheet, its versions and its timeline, before it is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.edtf import Date
from quizgen.model import Deck, Question
from quizgen.outputs.stem import letter
from quizgen.outputs.worksheet import Look, Plan, Sheet, make_sheet
from quizgen.outputs.worksheet.layout import card_size, draw_timeline, is_long, left_share, options_across
from quizgen.outputs.worksheet.sheet import Item, Moment, Version
from quizgen.outputs.worksheet.timeline import draw, moments_of

MakeQuestion = Callable[..., Question]
MakeDeck = Callable[..., Deck]


def items_of(version: Version) -> dict[str, Item]:
    """The items of a version by id."""
    return {item.id: item for group in version.groups for item in group.items}


def solved(item: Item) -> object:
    """What the key of a version says, in words that no shuffling changes."""
    marks = {letter(place): option for place, option in enumerate(item.options)}
    if item.form == "match":
        return {(left, marks[mark]) for left, mark in zip(item.left, item.answer, strict=True)}
    if item.form in ("choice", "order"):
        return [marks[mark] for mark in item.answer]
    return item.answer


def right(question: Question) -> object:
    """The same, worked out from the question alone."""
    choices = question.choices or ()
    if question.form == "match":
        lefts = [line.split(". ", 1)[1] for line in question.prompt.split("\n")[1:]]
        rights = [choices[ord(pair[-1]) - ord("A")] for pair in question.answer.split()]
        return set(zip(lefts, rights, strict=True))
    if question.form == "order":
        return [choices[int(place) - 1] for place in question.answer.split()]
    return [question.answer] if question.form == "choice" else (question.answer,)


@given(seed=st.integers(0, 2**31), versions=st.integers(1, 26))
def test_every_version_has_its_own_key(
    every_form: tuple[Question, ...], make_deck: MakeDeck, seed: int, versions: int
) -> None:
    """However questions and options are shuffled, each version asks all of them and its key is right."""
    sheet = make_sheet(make_deck(*every_form), Plan(versions=versions, seed=seed))
    assert "".join(version.mark for version in sheet.versions) == (
        "" if versions == 1 else "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:versions]
    )
    for version in sheet.versions:
        items = items_of(version)
        assert set(items) == {question.id for question in every_form}
        assert sorted(item.number for item in items.values()) == list(range(1, len(every_form) + 1))
        for question in every_form:
            assert solved(items[question.id]) == right(question), question.id
            assert sorted(items[question.id].options) == sorted(question.choices or ())


def test_versions_differ(make_question: MakeQuestion, make_deck: MakeDeck) -> None:
    """Versions have other orders of questions and options; the first keeps the story's; a seed gives one result."""
    questions = [
        make_question(id=f"q{n}", form="choice", prompt=f"Which {n}?", answer="a", choices=("a", "b", "c", "d"))
        for n in range(12)
    ]
    deck = make_deck(*questions)
    sheet = make_sheet(deck, Plan(versions=4, seed=5))
    orders = [tuple(items_of(version)) for version in sheet.versions]
    assert orders[0] == tuple(question.id for question in questions)
    assert len(set(orders)) == 4
    assert len({tuple(item.answer for item in items_of(version).values()) for version in sheet.versions}) == 4
    assert make_sheet(deck, Plan(versions=4, seed=5)) == sheet
    assert make_sheet(deck, Plan(versions=4, seed=6)) != sheet
    assert make_sheet(deck, Plan(versions=2, seed=5)).versions == sheet.versions[:2]


@pytest.mark.parametrize("versions", [0, 27])
def test_too_many_versions(make_deck: MakeDeck, versions: int) -> None:
    """There are 26 letters."""
    with pytest.raises(ValueError, match="versions"):
        make_sheet(make_deck(), Plan(versions=versions))


def test_groups(every_form: tuple[Question, ...], make_deck: MakeDeck) -> None:
    """Questions stand in groups of one form, numbered through, with their points summed up."""
    (version,) = make_sheet(make_deck(*every_form), Plan(points=2)).versions
    assert [(group.name, [item.id for item in group.items]) for group in version.groups] == [
        ("choice", ["choice"]),
        ("true_false", ["true_false"]),
        ("gap", ["cloze"]),
        ("short", ["basic", "reversed", "typed"]),
        ("match", ["match"]),
        ("order", ["order"]),
    ]
    assert [item.number for group in version.groups for item in group.items] == list(range(1, 9))
    assert version.points == 2 * 7 + 2 * 3


@pytest.mark.parametrize(
    ("form", "prompt", "answer", "line", "lines"),
    [
        ("basic", "When?", "1902", 26, 1),
        ("basic", "When?", "1848", 26, 1),
        ("typed", "When?", "4 May 1902", 42, 1),
        ("basic", "Who?", "Ida Marsh of Varne Point", 64, 1),
        ("basic", "What?", "x" * 150, 150, 3),
        ("cloze", "In [year].", "1902", 26, 1),
        ("cloze", "It [words].", "x" * 150, 100, 1),
        ("cloze", "no gap", "1902", 0, 0),
        ("choice", "When?", "1902", 0, 0),
    ],
)
def test_lines_to_write_on(
    make_question: MakeQuestion, make_deck: MakeDeck, form: str, prompt: str, answer: str, line: int, lines: int
) -> None:
    """A line is as long as its kind of answer needs, in few lengths, so that it does not tell the answer."""
    question = make_question(form=form, prompt=prompt, answer=answer, choices=(answer,) if form == "choice" else None)
    (version,) = make_sheet(make_deck(question), Plan()).versions
    (item,) = items_of(version).values()
    assert (item.line, item.lines) == (line, lines)


@pytest.mark.parametrize(
    ("context", "told"),
    [
        ("Varne Point · History", "History"),
        ("Varne Point", ""),
        ("Other · History", "Other · History"),
        ("Varne Pointer · History", "Varne Pointer · History"),
    ],
)
def test_context(make_question: MakeQuestion, make_deck: MakeDeck, context: str, told: str) -> None:
    """The context is shown, but for the title that stands at the top of the sheet."""
    (version,) = make_sheet(make_deck(make_question(context=context)), Plan()).versions
    assert [item.context for item in items_of(version).values()] == [told]


def test_sources(make_question: MakeQuestion, make_deck: MakeDeck) -> None:
    """Every article is named with its version, address and licence."""
    one = make_question()
    other = make_question(
        id="o", evidence=replace(one.evidence, title="Other", revision=None, timestamp=None, url=None)
    )
    assert make_sheet(make_deck(one, other), Plan()).sources == (
        "Varne Point, revision 812 of 2024-09-01, https://en.wikipedia.org/wiki/Varne_Point, CC BY-SA 4.0",
        "Other, CC BY-SA 4.0",
    )


# --- what is decided by lengths -------------------------------------------------------------------------------------


def item_of(make_question: MakeQuestion, make_deck: MakeDeck, **fields: object) -> Item:
    """The item of a question with these fields."""
    (version,) = make_sheet(make_deck(make_question(**fields)), Plan()).versions
    return next(iter(items_of(version).values()))


@pytest.mark.parametrize(
    ("length", "look", "across"),
    [
        (4, Look(), 4),
        (11, Look(), 4),
        (20, Look(), 2),
        (60, Look(), 1),
        (4, Look(columns=2), 4),
        (11, Look(columns=2), 2),
        (20, Look(columns=2, large=True), 1),
    ],
)
def test_options_across(make_question: MakeQuestion, make_deck: MakeDeck, length: int, look: Look, across: int) -> None:
    """Short options stand beside each other, long ones below each other."""
    choices = ("x" * length, "a", "b", "c")
    assert options_across(item_of(make_question, make_deck, form="choice", answer="a", choices=choices), look) == across


def test_long_questions(make_question: MakeQuestion, make_deck: MakeDeck) -> None:
    """A passage of 200 words stays on one page of ordinary print; one of 2,000 words may go on overleaf."""
    short, long = (item_of(make_question, make_deck, prompt="word " * words) for words in (200, 2000))
    assert not is_long(short, Look())
    assert is_long(long, Look())
    assert card_size(short, back=False, fold=False) < card_size(
        item_of(make_question, make_deck), back=False, fold=False
    )


def test_columns_of_a_match(every_form: tuple[Question, ...], make_deck: MakeDeck) -> None:
    """A match has its columns beside each other where there is room."""
    (version,) = make_sheet(make_deck(*every_form), Plan()).versions
    assert 0.6 < left_share(items_of(version)["match"], Look()) < 0.7
    assert left_share(items_of(version)["match"], Look(columns=2, large=True)) == 0


# --- timeline -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "prompt", "answer", "date", "moment"),
    [
        ("cloze", "It opened in [year].", "1902", "1902", ("1902", "It opened in ____.", "It opened in 1902.")),
        ("basic", "When did it open?", "May 1902", "1902-05", ("May 1902", "When did it open?", "When did it open?")),
        ("cloze", "It opened in [year].", "1902", None, None),
        ("cloze", "It lasted from [years].", "1902", "1902/..", None),
        ("choice", "When?", "1902", "1902", None),
    ],
)
def test_moments(
    make_question: MakeQuestion,
    form: str,
    prompt: str,
    answer: str,
    date: str | None,
    moment: tuple[str, str, str] | None,
) -> None:
    """A dated fact is told without its date, and with it."""
    question = make_question(form=form, prompt=prompt, answer=answer, date=date and Date.parse(date), choices=("1902",))
    told = [(one.date, one.before, one.after) for one in moments_of([question])]
    assert told == ([moment] if moment else [])


def test_each_fact_once(make_question: MakeQuestion) -> None:
    """Of a fact that is asked twice the sentence with the gap is told; moments come in order of time, BC first."""
    date = Date.parse("1902")
    questions = [
        make_question(id="b", prompt="When did it open?", date=date),
        make_question(id="c", form="cloze", prompt="It opened in [year].", answer="1902", date=date),
        make_question(id="d", prompt="When did it fall?", answer="44 BC", date=Date.parse("-0043-03-15"), facts=("f",)),
    ]
    assert [one.before for one in moments_of(questions)] == ["When did it fall?", "It opened in ____."]


MOMENTS = st.lists(
    st.builds(
        Moment,
        at=st.floats(-3000, 2100),
        date=st.just("4 May 1902"),
        before=st.just("It opened in ____."),
        after=st.text("ab c", min_size=1, max_size=170),
    ),
    min_size=1,
    max_size=40,
).map(lambda moments: sorted(moments, key=lambda moment: moment.at))


@given(moments=MOMENTS, height=st.floats(60, 250), solved=st.booleans())
def test_no_labels_overlap(moments: list[Moment], height: float, solved: bool) -> None:  # noqa: FBT001
    """Marks are to scale, and no two labels or ticks overlap, nor leave the page, however the dates lie."""
    drawn = draw(moments, height, 120, size=9, solved=solved)
    assert drawn.placed
    for one, other in zip(drawn.placed, drawn.placed[1:], strict=False):
        assert one.top + one.height <= other.top + 0.05
    for one in drawn.placed:
        assert one.top >= -0.05
        assert one.top + one.height <= height + 0.05 or len(drawn.placed) == 1
        assert 0 <= one.y <= height + 0.01
    years = [tick for tick, _ in drawn.ticks]
    steps = {round(b - a, 1) for (_, a), (_, b) in zip(drawn.ticks, drawn.ticks[1:], strict=False)}
    assert 2 <= len(years) <= 16
    assert len(years) == len(set(years))
    assert max(steps) - min(steps) <= 0.2
    assert min(steps) >= 3.5
    if len(drawn.placed) > 2:
        first, *_, last = drawn.placed
        if last.moment.at - first.moment.at > 1:
            scale = (last.y - first.y) / (last.moment.at - first.moment.at)
            for one in drawn.placed:
                assert one.y - first.y == pytest.approx((one.moment.at - first.moment.at) * scale, abs=0.1)


def sheet_of(moments: int) -> Sheet:
    """A sheet with nothing but so many moments."""
    told = tuple(
        Moment(at=1850 + n * 1.7, date="4 May 1902", before="Something happened in ____. " * 4, after="Something. " * 9)
        for n in range(moments)
    )
    return Sheet(title="T", lang="en", instructions="", versions=(), moments=told, sources=())


@pytest.mark.parametrize("look", [Look(), Look(large=True), Look(paper="letter")])
@pytest.mark.parametrize("moments", [0, 1, 2, 60])
def test_both_timelines_tell_the_same(look: Look, moments: int) -> None:
    """The solved timeline has the moments of the unsolved one, whose events are listed in another order."""
    asked, told = (draw_timeline(sheet_of(moments), look, solved=solved) for solved in (False, True))
    assert [one.moment for one in asked.placed] == [one.moment for one in told.placed]
    assert len(asked.events) == len(asked.placed)
    assert len(asked.placed) == min(moments, len(asked.placed))
    assert len(asked.placed) >= min(moments, 4)
