"""`quizgen.ledger`: which card a question is, when it counts as changed, and the file that remembers it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.errors import FaultsError, InputError, OutputError, QuizgenError
from quizgen.ledger import (
    Ledger,
    bad_cards_path,
    content_hash,
    mark_bad,
    moment_of,
    question_id,
    read_bad_cards,
    read_ledger,
    recognise,
    reconcile,
    seconds_of,
    unmark_bad,
    write_bad_cards,
    write_ledger,
)
from quizgen.model import BadCard, LedgerEntry, Question, Recipe

MakeQuestion = Callable[..., Question]

FIRST = "2024-09-01T12:00:00Z"
SECOND = "2025-01-15T08:30:00Z"
THIRD = "2025-06-30T00:00:00Z"


def about(make_question: MakeQuestion, key: str, **fields: object) -> Question:
    """A question on the fact with this key, under the id that is its own."""
    template = str(fields.pop("template", "event/when"))
    return make_question(id=question_id(template, [key]), template=template, facts=(key,), **fields)


def released(questions: list[Question], ledger: Ledger | None = None, now: str = FIRST) -> Ledger:
    """The ledger after a release of these questions."""
    return reconcile(questions, ledger or Ledger(), now)[1]


# --- moments and hashes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "seconds"), [("1970-01-01T00:00:00Z", 0), (FIRST, 1725192000), ("2000-02-29T23:59:59Z", 951868799)]
)
def test_moments(moment: str, seconds: int) -> None:
    """A moment is seconds since 1970 in UTC, there and back."""
    assert seconds_of(moment) == seconds
    assert moment_of(seconds) == moment


@pytest.mark.parametrize(
    "moment", ["", "2024-09-01", "2024-09-01T12:00:00", "2024-09-01T12:00:00+00:00", "2024-02-30T00:00:00Z", "now"]
)
def test_no_moment(moment: str) -> None:
    """Anything but a whole second in UTC is refused."""
    with pytest.raises(ValueError, match=r"moment|day"):
        seconds_of(moment)


def test_question_id() -> None:
    """A question's id depends on its template and the set of its fact keys, and stays for ever."""
    assert question_id("order/events", ["a", "b"]) == question_id("order/events", ["b", "a"])
    assert len({question_id(*row) for row in [("t", ["a"]), ("t", ["b"]), ("u", ["a"]), ("t", ["ab"])]}) == 4
    assert question_id("event/when", ["lighthouse"]) == "k46mdhn25sg3"


# Each row: a change of the question, and whether its content is another then.
CHANGES: list[tuple[dict[str, object], bool]] = [
    ({"prompt": "When did Varne Point get its lighthouse?"}, True),
    ({"answer": "5 May 1902"}, True),
    ({"context": "Varne Point"}, True),
    ({"choices": ("1901", "1903", "1905")}, True),
    ({"choices": None}, True),
    ({"sentence": "Another sentence."}, True),
    ({"choices": ("1904", "1901", "1903")}, False),
    ({"section": ("Lights",)}, False),
    ({"tags": ("new",)}, False),
    ({"revision": 813}, False),
    ({"url": None}, False),
    ({"start": 9}, False),
]


@pytest.mark.parametrize(("change", "moves"), CHANGES)
def test_content_hash(make_question: MakeQuestion, change: dict[str, object], moves: bool) -> None:  # noqa: FBT001
    """The content is what a learner sees, not where it stands, its revision, or how options are shuffled."""
    before = make_question(choices=("1901", "1903", "1904"))
    in_evidence = {key: value for key, value in change.items() if key in ("sentence", "revision", "url", "start")}
    after = replace(before, evidence=replace(before.evidence, **in_evidence))  # type: ignore[arg-type]
    after = replace(after, **{key: value for key, value in change.items() if key not in in_evidence})  # type: ignore[arg-type]
    assert (content_hash(after) != content_hash(before)) is moves


# --- reconcile ------------------------------------------------------------------------------------------------------


def test_without_a_ledger(make_question: MakeQuestion) -> None:
    """With no ledger a card has its question's id, and the cards stand in the order of the questions."""
    questions = [about(make_question, key, prompt=f"When did {key} open?") for key in ("pier", "light", "dock")]
    cards, ledger = reconcile(questions, Ledger(), FIRST)
    assert [(card.id, card.question, card.changed_at, card.retired) for card in cards] == [
        (question.id, question, FIRST, False) for question in questions
    ]
    assert [entry.id for entry in ledger.entries] == sorted(question.id for question in questions)
    assert ledger.released == {question.id for question in questions}


def test_unchanged(make_question: MakeQuestion) -> None:
    """A release with the same content changes nothing in the ledger, whatever the clock says and the revision is."""
    question = about(make_question, "light")
    ledger = released([question])
    newer = replace(question, evidence=replace(question.evidence, revision=900), section=("Lights",))
    cards, after = reconcile([newer], ledger, SECOND)
    assert after == ledger
    assert cards[0].changed_at == FIRST
    assert cards[0].question is newer


@pytest.mark.parametrize(("now", "changed_at"), [(SECOND, SECOND), (FIRST, "2024-09-01T12:00:01Z")])
def test_changed(make_question: MakeQuestion, now: str, changed_at: str) -> None:
    """A change of content keeps the id and moves `changed_at`: to now, or past the old one where the clock stands."""
    question = about(make_question, "light")
    cards, after = reconcile([replace(question, answer="5 May 1902")], released([question]), now)
    assert (cards[0].id, cards[0].changed_at) == (question.id, changed_at)
    assert after.entries[0].changed_at == changed_at
    assert after.entries[0].answer == "5 May 1902"


def test_retired_and_back(make_question: MakeQuestion) -> None:
    """A card that vanished stays as retired since then, and takes up its id when it returns, unchanged or not."""
    light = about(make_question, "light")
    dock = about(make_question, "dock", prompt="When was the dock dug?", answer="1850")
    first = released([light, dock])
    second = released([light], first, SECOND)
    gone = next(entry for entry in second.entries if entry.id == dock.id)
    assert gone.retired_at == SECOND
    assert second.released == {light.id}
    assert released([light], second, THIRD) == second
    cards, third = reconcile([dock, light], second, THIRD)
    assert third == first
    assert (cards[0].id, cards[0].changed_at) == (dock.id, FIRST)


def test_one_id_twice(make_question: MakeQuestion) -> None:
    """Two questions of one id are the caller's mistake."""
    with pytest.raises(ValueError, match="one id"):
        reconcile([make_question(), make_question()], Ledger(), FIRST)


# --- recognising a card by its text ---------------------------------------------------------------------------------

NORTH = "When did the north pier open at last?"
EAST = "When did the east pier open at last?"
FOURTH = "When was the fourth keeper of the light sworn in?"
XIII = "When was the ship Ida XIII launched?"
ELECTED = "When was Ida Marsh elected keeper of the light?"
THANKED = "On which day did the keeper of the lighthouse at Varne Point, Ida, thank and praise Tom?"
SWAPPED = "On which day did the keeper of the lighthouse at Varne Point, Tom, thank and praise Ida?"
SHOWN: dict[str, object] = {
    "form": "order",
    "prompt": "Put in order.",
    "choices": ("pier", "light", "dock"),
    "answer": "3 1 2",
}

# Each row: a vanished question and a new one, as fields or as the prompt alone, and whether they are one card.
TEXTS: list[tuple[str, str | dict[str, object], str | dict[str, object], bool]] = [
    ("same text", {}, {}, True),
    ("spelling", "When did Nellie Marsh keep the light?", "When did Nelly Marsh keep the light?", True),
    ("accent and dash", "When did Céline open Pier–Head?", "When did Celine open Pier-Head?", True),
    ("small word", "When did lighthouse at Varne Point open?", {}, True),
    ("first name", ELECTED, ELECTED.replace("Ida ", ""), True),
    ("first name and more", ELECTED, ELECTED.replace("Ida ", "").replace("elected", "elected again as"), False),
    ("number added", XIII.replace("XIII ", ""), XIII, False),
    ("corrected answer", {}, {"answer": "5 May 1902"}, True),
    ("section renamed", {}, {"context": "Varne Point · Beginnings"}, True),
    ("other answer, other place", {}, {"answer": "1903", "context": "Varne Point · Second light"}, False),
    ("other answer, spelling", "When did the light-house at Varne Point open?", {"answer": "1903"}, False),
    ("north and south", NORTH, NORTH.replace("north", "south"), False),
    ("east and west", EAST, EAST.replace("east", "west"), False),
    ("ordinals", FOURTH, FOURTH.replace("fourth", "fourteenth"), False),
    ("numerals", XIII, XIII.replace("XIII", "XII"), False),
    ("digits", XIII.replace("XIII", "13"), XIII.replace("XIII", "12"), False),
    ("prefix", ELECTED, ELECTED.replace("elected", "reelected"), False),
    ("negation", "When did the lighthouse at Varne Point not open?", {}, False),
    ("roles swapped", THANKED, SWAPPED, False),
    ("another template", {}, {"template": "event/year"}, False),
    ("order, shuffled anew", SHOWN, SHOWN | {"choices": ("dock", "pier", "light"), "answer": "1 2 3"}, True),
    ("order of other things", SHOWN, SHOWN | {"choices": ("mole", "yard", "dock")}, False),
]


@pytest.mark.parametrize(("old", "new", "same"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_near_text(
    make_question: MakeQuestion,
    old: str | dict[str, object],
    new: str | dict[str, object],
    same: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """A question about other facts is an old card only if a learner would take it for that card."""
    before, after = (
        about(make_question, key, **({"prompt": fields} if isinstance(fields, str) else fields))
        for key, fields in (("old", old), ("new", new))
    )
    ledger = released([before])
    cards, _ = reconcile([after], ledger, SECOND)
    assert cards[0].id == (before.id if same else after.id)
    assert (after.id in recognise([after], ledger)) is same


@pytest.mark.parametrize("answer", ["4 May 1902", "5 May 1902"])
def test_near_text_must_be_unique(make_question: MakeQuestion, answer: str) -> None:
    """Where two questions could be the vanished card, or two vanished cards the question, none is taken for it."""
    near = ["When did the lighthouse at Varne Point open?", "When did lighthouse at Varne Point open?"]
    one = about(make_question, "old", prompt=near[0])
    two = [about(make_question, f"new {text}", prompt=text, answer=answer) for text in (near[1], near[1] + "?")]
    assert recognise(two, released([one])) == {}
    assert recognise([about(make_question, "old", prompt=near[0], answer=answer)], released(two)) == {}


def test_a_known_card_is_never_given_away(make_question: MakeQuestion) -> None:
    """A question whose facts the ledger knows is that card, though another has its text now."""
    light = about(make_question, "light")
    twin = about(make_question, "twin")
    cards, _ = reconcile([twin, light], released([light]), SECOND)
    assert [card.id for card in cards] == [twin.id, light.id]


def test_the_old_facts_return(make_question: MakeQuestion) -> None:
    """When a card has moved on with a reworded fact, the old fact's question gets another id, and keeps it."""
    old, new = about(make_question, "old"), about(make_question, "new")
    first = released([old])
    second = released([new], first, SECOND)
    assert [entry.id for entry in second.entries] == [old.id]
    assert second.released == {new.id}
    cards, third = reconcile([old, new], second, THIRD)
    assert cards[1].id == old.id
    assert cards[0].id not in (old.id, new.id)
    assert reconcile([new, old], third, THIRD) == ((cards[1], cards[0]), third)


@given(
    history=st.lists(st.sets(st.integers(0, 12), max_size=13), min_size=1, max_size=5),
    answers=st.lists(st.integers(1900, 1903), min_size=13, max_size=13),
    shift=st.integers(0, 3),
)
def test_histories(make_question: MakeQuestion, history: list[set[int]], answers: list[int], shift: int) -> None:
    """Over any history: ids are unique, no card is lost, moments move forward only, a second build changes nothing."""
    ledger, moments = Ledger(), dict[str, str]()
    for build, numbers in enumerate(history):
        questions = [
            about(
                make_question,
                f"key {number + shift * (build % 2)}",
                prompt=f"When did pier {chr(97 + number)} open?",
                answer=str(answers[number] + build // 2),
            )
            for number in sorted(numbers)
        ]
        cards, after = reconcile(questions, ledger, FIRST)
        assert len({card.id for card in cards}) == len(cards)
        assert {entry.id for entry in ledger.entries} <= {entry.id for entry in after.entries}
        assert after.released == {question.id for question in questions}
        for entry in after.entries:
            assert moments.get(entry.id, "") <= entry.changed_at
        assert reconcile(questions, after, SECOND) == (cards, after)
        ledger, moments = after, {entry.id: entry.changed_at for entry in after.entries}


def test_large(make_question: MakeQuestion) -> None:
    """10,000 questions with 1,000 reworded facts are reconciled in seconds, even if all have one answer."""
    words = "pier light dock yard quay mole weir lock mill gate".split()
    prompts = [f"When did the {a} {b} by the {c} {d} open?" for a in words for b in words for c in words for d in words]
    questions = [about(make_question, f"key {prompt}", prompt=prompt) for prompt in prompts]
    ledger = released(questions)
    gone, kept = prompts[:1000], questions[1000:]
    renamed = [about(make_question, "new " + prompt, prompt=prompt.replace("the", "an old")) for prompt in gone]
    start = time.perf_counter()
    cards, after = reconcile(renamed + kept, ledger, SECOND)
    assert time.perf_counter() - start < 10
    assert len(cards) == len(prompts)
    assert len(after.entries) == 11_000


# --- the file -------------------------------------------------------------------------------------------------------


def test_file(make_question: MakeQuestion, tmp_path: Path) -> None:
    """A ledger is written sorted by id, one value to a line, and read back as it was; again is no change."""
    path = tmp_path / "deck" / "ledger.yaml"
    questions = [
        about(make_question, "light"),
        about(make_question, "dock", prompt="Which?", form="choice", choices=("1902", "null"), answer="1902"),
    ]
    ledger = released(questions[:1], released(questions), SECOND)
    assert write_ledger(path, ledger)
    assert read_ledger(path) == ledger
    assert not write_ledger(path, ledger)
    text = path.read_text(encoding="utf-8")
    ids = [line for line in text.splitlines() if line.startswith("  ") and not line.startswith("   ")]
    assert ids == sorted(f"  {question.id}:" for question in questions)
    assert "    prompt: When did the lighthouse at Varne Point open?\n" in text
    assert f"    retired_at: '{SECOND}'\n" in text


def test_no_file(tmp_path: Path) -> None:
    """Before the first release there is no ledger, and none is made by reading."""
    assert read_ledger(tmp_path / "ledger.yaml") == Ledger()
    assert list(tmp_path.iterdir()) == []


any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)


@given(texts=st.lists(any_text, min_size=6, max_size=6), revision=st.none() | st.integers(0, 10**15))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_text(make_question: MakeQuestion, tmp_path: Path, texts: list[str], revision: int | None) -> None:
    """Whatever stands in its texts, a ledger is read back as it was; half a surrogate pair is all that is lost."""
    path = tmp_path / "ledger.yaml"
    key, prompt, answer, context, option, sentence = texts
    evidence = replace(make_question().evidence, sentence=sentence, revision=revision)
    shown = {"prompt": prompt, "answer": answer, "context": context, "choices": (option,)}
    question = about(make_question, key, evidence=evidence, **shown)
    ledger = released([question])
    write_ledger(path, ledger)
    if not any(0xD800 <= ord(char) <= 0xDFFF for char in "".join(texts)):
        assert read_ledger(path) == ledger
    read_ledger(path)


ENTRY = """\
ledger: 1
cards:
  abc:
    template: event/when
    form: basic
    facts: [light]
    context: ''
    prompt: When?
    answer: '1902'
    sentence: In 1902.
    content_hash: 0123456789abcdef
    changed_at: '2024-09-01T12:00:00Z'
"""

CARD = ENTRY[ENTRY.index("  abc") :]

# Each row: the file, and what the message says (place, fault, remedy).
DAMAGED = [
    ("", "the file is empty"),
    ("# nothing\n", "is no ledger of quizgen"),
    ("title: Varne Point\n", "is no ledger of quizgen; move it away"),
    ("- a\n", "is no ledger of quizgen"),
    (
        ENTRY.replace("ledger: 1", "ledger: 2"),
        "ledger.yaml:1: `ledger` is 2, and this quizgen knows only version 1; inst",
    ),
    (ENTRY.replace("ledger: 1", "ledger: one"), "`ledger` is text, not a whole number"),
    ("ledger: 1\ncards: []\n", "`cards` is a list, not a mapping"),
    (ENTRY[: ENTRY.index("    content_hash")], "`cards.abc` has no `content_hash`"),
    (ENTRY[:-60], "ledger.yaml:11: is no YAML"),
    (ENTRY + "    colour: red\n", "ledger.yaml:13: `cards.abc.colour` is not known here"),
    (ENTRY.replace("basic", "essay"), "ledger.yaml:5: `cards.abc.form` is 'essay', which is not known"),
    (ENTRY.replace("0123456789abcdef", "beef"), "`cards.abc.content_hash` is 'beef', not sixteen hex digits; restore"),
    (ENTRY.replace("-09-01", "-09-31"), "`cards.abc.changed_at` is '2024-09-31T12:00:00Z', no moment in UTC"),
    (ENTRY + CARD.replace("abc:", "abd:"), "ledger.yaml:13: `cards.abd` asks the same as `cards.abc`; remove one"),
    (ENTRY + CARD, "`cards.abc` is given twice"),
    (ENTRY.replace("    form", "<<<<<<< mine\n    form"), "ledger.yaml:5: holds both sides of a merge"),
    (ENTRY + "    \tretired_at: x\n", "ledger.yaml:13"),
]


@pytest.mark.parametrize(("text", "message"), DAMAGED)
def test_damaged(make_question: MakeQuestion, tmp_path: Path, text: str, message: str) -> None:
    """A foreign, newer or damaged ledger is told with place, fault and remedy, and never written over."""
    path = tmp_path / "ledger.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuizgenError) as caught:
        read_ledger(path)
    assert message in str(caught.value)
    with pytest.raises(QuizgenError):
        write_ledger(path, released([make_question()]))
    assert path.read_text(encoding="utf-8") == text


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Every fault of a ledger is told in one go."""
    path = tmp_path / "ledger.yaml"
    path.write_text(ENTRY.replace("basic", "essay").replace("2024-", "1924/"), encoding="utf-8")
    with pytest.raises(FaultsError) as caught:
        read_ledger(path)
    assert [fault.place.rsplit(":")[-1] for fault in caught.value.faults] == ["5", "12"]


def test_too_long(make_question: MakeQuestion, tmp_path: Path) -> None:
    """A ledger that could not be read again is not written."""
    path = tmp_path / "ledger.yaml"
    with pytest.raises(OutputError, match="longer than"):
        write_ledger(path, released([make_question(prompt="x" * 10_000_001)]))
    assert not path.exists()


def test_bad_cards(tmp_path: Path) -> None:
    """Bad cards are a reason for each id, sorted; an empty file holds none, anything else is refused and left alone."""
    path = tmp_path / "bad-cards.yaml"
    cards = (BadCard(id="abc", why="two answers: 1902 and 1903"), BadCard(id="xyz", why=""))
    assert read_bad_cards(path) == ()
    assert write_bad_cards(path, reversed(cards))
    assert read_bad_cards(path) == cards
    path.write_text("# none yet\n", encoding="utf-8")
    assert read_bad_cards(path) == ()
    path.write_text("- abc\n", encoding="utf-8")
    with pytest.raises(FaultsError, match="is a list, not a mapping"):
        write_bad_cards(path, cards)
    assert path.read_text(encoding="utf-8") == "- abc\n"


def test_marking_cards_as_bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A card is marked once, a second reason replaces the first, and the mark can be taken off again."""
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path))
    path = bad_cards_path(None, "deckdeckdeck")
    assert path == tmp_path / "data" / "bad-cards" / "deckdeckdeck.yaml"
    assert mark_bad(path, BadCard(id="xyz", why="two answers"))
    assert mark_bad(path, BadCard(id="abc", why="the wrong man"))
    assert mark_bad(path, BadCard(id="xyz", why="three answers"))
    assert not mark_bad(path, BadCard(id="xyz", why="three answers"))
    assert [(card.id, card.why) for card in read_bad_cards(path)] == [
        ("abc", "the wrong man"),
        ("xyz", "three answers"),
    ]
    assert unmark_bad(path, "xyz")
    assert not unmark_bad(path, "xyz")
    assert [card.id for card in read_bad_cards(path)] == ["abc"]


def test_bad_cards_stand_beside_the_recipe(tmp_path: Path) -> None:
    """The marks of a deck's learners belong to the deck."""
    recipe = Recipe(id="x", name="x", title="X", articles=("x.wikitext",), folder=str(tmp_path))
    assert bad_cards_path(recipe, recipe.id) == tmp_path / "bad-cards.yaml"


def test_unreadable(tmp_path: Path) -> None:
    """A folder in the ledger's place is an error, not an empty ledger."""
    (tmp_path / "ledger.yaml").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        read_ledger(tmp_path / "ledger.yaml")


def test_entry_holds_the_revision_of_its_content(make_question: MakeQuestion) -> None:
    """An entry keeps the revision that its content was made from until the content changes."""
    question = about(make_question, "light")
    newer = replace(question, evidence=replace(question.evidence, revision=900))
    entry: LedgerEntry = released([newer], released([question]), SECOND).entries[0]
    assert entry.revision == 812
    changed = replace(newer, answer="5 May 1902")
    assert released([changed], released([question]), SECOND).entries[0].revision == 900
