"""`quizgen.outputs.anki`, judged by Anki itself: what a package is after the import, and what an update keeps.

The `anki` library is the judge and no part of the program. Imports run with the defaults of its dialog.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import anki.collection  # noqa: F401 - its modules import each other and must be begun at this end
import pytest
from anki.cards import Card as AnkiCard
from anki.cards import CardId
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportCsvRequest
from anki.decks import DeckConfigId, DeckId
from anki.import_export_pb2 import ImportResponse
from anki.notes import Note as AnkiNote
from anki.scheduler.v3 import Scheduler
from anki.scheduler_pb2 import CardAnswer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.ledger import Ledger, reconcile
from quizgen.model import Card, Deck, Question
from quizgen.outputs import WRITERS
from quizgen.outputs.anki import note_types as types_module
from quizgen.outputs.anki.note_types import FIELDS

MakeQuestion = Callable[..., Question]
TakeDeck = Callable[[Collection, Deck], ImportResponse.Log]

FIRST = "2024-09-01T12:00:00Z"
SECOND = "2037-01-15T08:30:00Z"  # later than whatever the learner of these tests does to the first release


def deck_of(cards: tuple[Card, ...], **fields: str) -> Deck:
    """A deck of these cards."""
    return replace(Deck(id="varne", name="varne", title="Varne Point", lang="en", cards=cards), **fields)  # type: ignore[arg-type]


def released(questions: list[Question], now: str = FIRST) -> tuple[Card, ...]:
    """The cards of a first release."""
    return reconcile(questions, Ledger(), now)[0]


@pytest.fixture
def take(take: Callable[..., ImportResponse.Log]) -> TakeDeck:
    """Imports the package of a deck."""
    return lambda collection, deck: take(collection, WRITERS["anki"]().render(deck))


def note_called(collection: Collection, card_id: str) -> AnkiNote:
    """The one note of a card."""
    (note_id,) = collection.find_notes(f'"Id:* {card_id}"')
    return collection.get_note(note_id)


def card_called(collection: Collection, card_id: str) -> AnkiCard:
    """The one card of a note."""
    (card,) = note_called(collection, card_id).cards()
    return card


def studied(collection: Collection) -> dict[CardId, tuple[object, ...]]:
    """What Anki knows of each card's learning, and where the card is."""
    cards = map(collection.get_card, collection.find_cards(""))
    return {
        card.id: (card.nid, card.did, card.type, card.queue, card.due, card.ivl, card.reps, card.factor)
        for card in cards
    }


def contents(collection: Collection) -> dict[str, tuple[object, ...]]:
    """Each note's text, tags and time of change, by GUID."""
    notes = map(collection.get_note, collection.find_notes(""))
    return {note.guid: (tuple(note.fields), tuple(note.tags), note.mod, note.mid) for note in notes}


# --- a first import -------------------------------------------------------------------------------------------------


def every_form(make_question: MakeQuestion) -> list[Question]:
    """A question of each form."""
    return [
        make_question(id="basic"),
        make_question(id="reversed", form="reversed", prompt="What opened on 4 May 1902?", answer="the lighthouse"),
        make_question(id="cloze", form="cloze", prompt="It opened on [day month year]."),
        make_question(
            id="choice", form="choice", prompt="Which year?", answer="1902", choices=("1901", "1902", "1907")
        ),
        make_question(id="claim", form="true_false", prompt="In 1902?", answer="True", choices=("True", "False")),
        make_question(id="typed", form="typed", prompt="Who kept it?", answer="Ida Mársh", tags=("exam", "my keepers")),
        make_question(id="match", form="match", prompt="Match.\n1. a\n2. b", answer="1-B 2-A", choices=("bee", "ay")),
        make_question(id="order", form="order", prompt="Order?", answer="2 1", choices=("pier", "light")),
    ]


def test_import(make_question: MakeQuestion, collection: Collection, take: TakeDeck) -> None:
    """Each question becomes one note with one new card, in the deck's order, in the deck of the deck's title."""
    questions = every_form(make_question)
    log = take(collection, deck_of(released(questions)))
    assert (len(log.new), log.found_notes) == (8, 8)
    cards = sorted(map(collection.get_card, collection.find_cards("")), key=lambda card: card.due)
    assert [card.due for card in cards] == list(range(1, 9))
    assert [card.note()["Id"].split()[-1] for card in cards] == [question.id for question in questions]
    assert {collection.decks.name(card.did) for card in cards} == {"Varne Point"}
    assert all(len(card.note().fields) == len(FIELDS) for card in cards)
    assert {card.note().mod for card in cards} == {1725192000}


def test_tags(make_question: MakeQuestion, collection: Collection, take: TakeDeck) -> None:
    """Tags arrive as levels, each without white space."""
    take(collection, deck_of(released(every_form(make_question))))
    own = {"exam", "my_keepers"}
    assert own < set(note_called(collection, "typed").tags)
    assert set(collection.tags.all()) - own == {"quizgen::fact::event", "quizgen::section::History::Early_years"}


def test_description(make_question: MakeQuestion, collection: Collection, take: TakeDeck) -> None:
    """The deck tells title, version, licence and authors of each article once."""
    other = make_question(id="b", prompt="Another?")
    other = replace(other, evidence=replace(other.evidence, title="A & B", revision=None, timestamp=None, url=None))
    take(collection, deck_of(released([make_question(), make_question(id="c", prompt="Third?"), other])))
    deck = collection.decks.by_name("Varne Point")
    assert deck is not None
    assert deck["desc"] == (
        '<p>Varne Point</p><ul><li><a href="https://en.wikipedia.org/wiki/Varne_Point">Varne Point</a> · '
        "revision 812 of 2024-09-01 · CC BY-SA 4.0 · "
        '<a href="https://en.wikipedia.org/wiki/Varne_Point?action=history">authors</a></li>'
        "<li>A &amp; B · CC BY-SA 4.0</li></ul>"
    )


def test_empty_deck(collection: Collection, take: TakeDeck) -> None:
    """A deck without cards is a package without notes."""
    assert take(collection, deck_of(())).found_notes == 0
    assert collection.card_count() == 0


def test_two_decks_do_not_meet(make_question: MakeQuestion, collection: Collection, take: TakeDeck) -> None:
    """Two decks of one moment, with cards of the same ids, are imported side by side."""
    cards = released(every_form(make_question))
    take(collection, deck_of(cards))
    log = take(collection, deck_of(cards, id="other", title="Another"))
    assert len(log.new) == 8
    assert collection.note_count() == 16
    assert len(collection.decks.all_names_and_ids()) == 3  # with Anki's own default deck


class _Shown(HTMLParser):
    """The text of the element with one class, and the tags in it."""

    def __init__(self, class_: str) -> None:
        super().__init__()
        self.class_, self.depth, self.text, self.tags = class_, 0, "", set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth:
            self.tags.add(tag)
            self.text += "\n" * (tag == "br")
        if tag != "br" and (self.depth or self.class_ in (dict(attrs).get("class") or "").split()):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= bool(self.depth and tag != "br")

    def handle_data(self, data: str) -> None:
        self.text += data * bool(self.depth)


def shown(html: str, class_: str) -> tuple[str, set[str]]:
    """What a reader sees in the element of a card, and the tags in it."""
    parser = _Shown(class_)
    parser.feed(re.sub(r"(?s)<(style|script)>.*?</\1>", "", html))
    return parser.text, parser.tags


def test_cloze_shows_its_label(make_question: MakeQuestion, collection: Collection, take: TakeDeck) -> None:
    """Anki shows the gap as the bracketed label, and the answer in its place on the back."""
    take(collection, deck_of(released(every_form(make_question))))
    card = card_called(collection, "cloze")
    assert shown(card.question(), "prompt") == ("It opened on [day month year].", {"span"})
    assert shown(card.answer(), "prompt") == ("It opened on 4 May 1902.", {"span"})


def test_typed_answer(make_question: MakeQuestion, collection: Collection, take: TakeDeck) -> None:
    """A typed card asks for its answer, and accents do not count."""
    take(collection, deck_of(released(every_form(make_question))))
    card = card_called(collection, "typed")
    assert "[[type:nc:Answer]]" in card.question()
    expected = card.note()["Answer"]
    assert "typeBad" not in collection.compare_answer(expected, "Ida Marsh", combining=False)
    assert "typeBad" in collection.compare_answer(expected, "Ida Reed", combining=False)


def test_the_answer_is_on_the_back_only(make_question: MakeQuestion, collection: Collection, take: TakeDeck) -> None:
    """A front shows neither the evidence nor the source; a back shows both, with the answer marked."""
    take(collection, deck_of(released(every_form(make_question))))
    front, back = (side(card_called(collection, "basic")) for side in (AnkiCard.question, AnkiCard.answer))
    assert "1902" not in re.sub(r"(?s)<style>.*?</style>", "", front)
    assert "wikipedia" not in front
    assert shown(back, "answer")[0] == "4 May 1902"
    assert "<mark>4 May 1902</mark>" in back
    assert shown(back, "source")[0] == "Varne Point › History › Early years · revision 812 of 2024-09-01 · CC BY-SA 4.0"


PIECES = (
    "{{ }} {{c1:: {{c2:: :: : ::year}} }}} [ [sound:x.mp3] [[type:Answer]] [latex] [/latex] [$] <script> </div> <b> "
    "<!-- <br> <img src=x> &lt; &#58; & \x1f \x00 \ud800 \u3000 \u2028 \n \t \" ' \\( \\) {{Answer}} {{#Context}} "
    "a é 1902 . \u202e \u05d0 [year]"
).split(" ")
hostile = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)


def plain(text: str) -> str:
    """A text as it must look on a card: no controls, no halves of surrogate pairs, accents composed as Anki does."""
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", " ", text.replace("\r\n", "\n"))
    return unicodedata.normalize("NFC", re.sub(r"[\ud800-\udfff]", "\ufffd", text))


@given(texts=st.lists(st.tuples(hostile, hostile, hostile), min_size=1, max_size=20))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_texts(
    make_question: MakeQuestion, collection: Collection, take: TakeDeck, texts: list[tuple[str, str, str]]
) -> None:
    """Whatever stands in its texts, each note has one card, which shows them as they are and nothing that runs."""
    collection.remove_notes(collection.find_notes(""))
    questions = [
        make_question(id=f"n{number}", form="cloze", prompt=f"{before}[name]{after}", answer=answer, context=answer,
                      tags=(before, answer), section=(after, answer), accepted=(before,))
        for number, (before, answer, after) in enumerate(texts)
        if "[year]" not in before + after
    ]  # fmt: skip
    take(collection, deck_of(released(questions), title=texts[0][0], name="name"))
    assert collection.card_count() == collection.note_count() == len(questions)
    for number, (before, answer, after) in enumerate(texts):
        if "[year]" in before + after:
            continue
        card = card_called(collection, f"n{number}")
        front, back = card.question(), card.answer()
        assert not card.question_av_tags() + card.answer_av_tags()
        is_cloze = bool(plain(answer).strip())
        assert shown(front, "prompt")[0] == plain(f"{before}[name]{after}")
        assert shown(back, "prompt")[0] == (plain(before + answer + after) if is_cloze else shown(front, "prompt")[0])
        for side in (front, back):
            assert not re.search(r"<(?:script|img|b)\b|\[\[type:|\[sound:", side)
            assert shown(side, "prompt")[1] <= {"span", "br"}
            assert shown(side, "context")[1] <= {"br"}


# --- an update ------------------------------------------------------------------------------------------------------

NAMES = "edited tagged suspended moved corrected untouched removed".split()


def of_names(make_question: MakeQuestion, names: list[str], **answers: str) -> list[Question]:
    """A question for each name."""
    return [
        make_question(id=name, facts=(name,), prompt=f"When did {name} open?", answer=answers.get(name, "1902"))
        for name in names
    ]


def answer_all(collection: Collection, deck_id: DeckId) -> None:
    """Answer each card that Anki's scheduler hands out today: hard, good and easy in turn."""
    collection.decks.select(deck_id)
    ratings = [CardAnswer.HARD, CardAnswer.GOOD, CardAnswer.EASY]
    scheduler = collection.sched
    assert isinstance(scheduler, Scheduler)
    for turn in range(20):
        queue = scheduler.get_queued_cards().cards
        if not queue:
            return
        card = AnkiCard(collection, backend_card=queue[0].card)
        card.start_timer()
        rating = ratings[turn % 3] if turn < 7 else CardAnswer.EASY
        scheduler.answer_card(scheduler.build_answer(card=card, states=queue[0].states, rating=rating))


@pytest.fixture
def releases(make_question: MakeQuestion) -> tuple[Deck, Deck]:
    """Two releases of a deck: in the second one card is corrected, one new (second in order), one gone."""
    first, ledger = reconcile(of_names(make_question, NAMES), Ledger(), FIRST)
    names = [NAMES[0], "added", *NAMES[1:-1]]
    second, _ = reconcile(of_names(make_question, names, corrected="1903"), ledger, SECOND)
    return deck_of(first), deck_of(second)


@pytest.fixture
def learner(collection: Collection, take: TakeDeck, releases: tuple[Deck, Deck]) -> Collection:
    """The collection of somebody who has studied the first release and made it their own."""
    take(collection, releases[0])
    answer_all(collection, card_called(collection, "edited").did)
    edited, tagged = note_called(collection, "edited"), note_called(collection, "tagged")
    edited["Answer"], edited["Spare 1"] = "my own words", "a mnemonic"
    tagged.add_tag("hard-for-me")
    collection.update_notes([edited, tagged])
    collection.sched.suspend_cards([card_called(collection, "suspended").id])
    own_deck = collection.decks.id("My harbours")
    assert own_deck is not None
    collection.set_deck([card_called(collection, "moved").id], own_deck)
    kind = collection.models.by_name("quizgen basic")
    assert kind is not None
    kind["css"] += "\n.card { color: teal; }"
    collection.models.update_dict(kind)
    return collection


def test_update(learner: Collection, take: TakeDeck, releases: tuple[Deck, Deck]) -> None:
    """An update corrects one note and adds one; progress, edits, tags, suspension, place and style are as they were."""
    progress, before = studied(learner), contents(learner)
    assert any(state[6] for state in progress.values())  # some cards were answered
    log = take(learner, releases[1])
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (1, 1, 0)
    after = contents(learner)
    corrected, added = note_called(learner, "corrected"), note_called(learner, "added")
    assert {card_id: studied(learner)[card_id] for card_id in progress} == progress
    assert corrected["Answer"] == "1903"
    assert after.keys() - before.keys() == {added.guid}
    assert {guid for guid in before if before[guid] != after[guid]} == {corrected.guid}
    assert card_called(learner, "added").due == 2
    assert learner.decks.name(card_called(learner, "moved").did) == "My harbours"
    assert "teal" in card_called(learner, "edited").question()


def test_update_again_and_back(learner: Collection, take: TakeDeck, releases: tuple[Deck, Deck]) -> None:
    """The same release a second time, and the one before it once more, change nothing."""
    take(learner, releases[1])
    progress, text = studied(learner), contents(learner)
    for deck in (releases[1], releases[0], releases[1]):
        log = take(learner, deck)
        assert (len(log.new), len(log.updated)) == (0, 0)
        assert (studied(learner), contents(learner)) == (progress, text)


def test_update_with_a_frozen_clock(make_question: MakeQuestion, collection: Collection, take: TakeDeck) -> None:
    """Where every build is given the same moment, a correction still reaches the learner."""
    first, ledger = reconcile(of_names(make_question, NAMES), Ledger(), FIRST)
    second, _ = reconcile(of_names(make_question, NAMES, corrected="1903"), ledger, FIRST)
    take(collection, deck_of(first))
    log = take(collection, deck_of(second))
    assert (len(log.new), len(log.updated)) == (0, 1)
    assert note_called(collection, "corrected")["Answer"] == "1903"


def test_update_of_the_style(
    make_question: MakeQuestion, collection: Collection, take: TakeDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A release with newer templates brings them to old notes too, and no note is conflicting."""
    cards = released(every_form(make_question))
    take(collection, deck_of(cards))
    newer = {form: replace(kind, front="<i>new</i>" + kind.front) for form, kind in types_module.note_types().items()}
    monkeypatch.setattr("quizgen.outputs.anki.package.note_types", lambda: newer)
    monkeypatch.setattr("quizgen.outputs.anki.package.CHANGED_AT", "2030-01-01T00:00:00Z")
    log = take(collection, deck_of(cards))
    assert (len(log.new), len(log.conflicting)) == (0, 0)
    assert "<i>new</i>" in card_called(collection, "cloze").question()


def test_a_renamed_note_type(make_question: MakeQuestion, collection: Collection, take: TakeDeck) -> None:
    """A note type that the learner renamed keeps its name and takes updates: Anki knows it by its id."""
    cards = released(every_form(make_question))
    take(collection, deck_of(cards))
    kind = collection.models.by_name("quizgen basic")
    assert kind is not None
    kind["name"] = "my cards"
    collection.models.update_dict(kind)
    log = take(collection, deck_of(cards))
    assert (len(log.new), len(log.conflicting)) == (0, 0)
    names = {kind.name for kind in collection.models.all_names_and_ids()}
    assert "my cards" in names
    assert "quizgen basic" not in names


# --- structure and other ways in ------------------------------------------------------------------------------------


def test_subdecks(make_question: MakeQuestion, collection: Collection, take: TakeDeck) -> None:
    """Cards stand in subdecks as the deck says, numbered over all of them; the deck above has the description."""
    questions = every_form(make_question)
    questions[3] = replace(questions[3], section=("Keepers",), prompt="In which year?")
    questions[4] = replace(questions[4], section=())
    deck = replace(deck_of(released(questions), title="Lights::Varne Point"), subdecks="section")
    take(collection, deck)
    names = {card["Id"].split()[-1]: collection.decks.name(card.cards()[0].did) for card in all_notes(collection)}
    assert names["basic"] == "Lights::Varne Point::History"
    assert names["choice"] == "Lights::Varne Point::Keepers"
    assert names["claim"] == "Lights::Varne Point"
    assert sorted(card.due for note in all_notes(collection) for card in note.cards()) == list(range(1, 9))
    above, below = map(collection.decks.by_name, ("Lights::Varne Point", "Lights::Varne Point::History"))
    assert above is not None
    assert below is not None
    assert "revision 812" in above["desc"]
    assert below["desc"] == ""


def all_notes(collection: Collection) -> list[AnkiNote]:
    """Every note of a collection."""
    return [collection.get_note(note_id) for note_id in collection.find_notes("")]


def take_text(collection: Collection, deck: Deck, folder: Path) -> ImportResponse.Log:
    """Import the deck as text, as Anki's dialog proposes it."""
    path = folder / "deck.anki.tsv"
    path.write_bytes(WRITERS["anki-tsv"]().render(deck))
    metadata = collection.get_csv_metadata(path=str(path), delimiter=None)
    return collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log


def test_text(
    make_question: MakeQuestion, collections: Callable[[], Collection], take: TakeDeck, tmp_path: Path
) -> None:
    """As text a deck is imported as its package is, once the note types are there; a second time changes nothing."""
    odd = 'tab\there "and" quotes, <b>&amp;</b>;\n# a line'
    questions = [
        *every_form(make_question),
        make_question(id="odd", prompt=odd, answer=odd, context=odd, tags=("a b",)),
    ]
    deck = replace(deck_of(released(questions), title="Lights::Varne"), subdecks="fact")
    one, other = collections(), collections()
    take(one, deck)
    take(other, deck)
    other.remove_notes(other.find_notes(""))
    assert len(take_text(other, deck, tmp_path).new) == len(questions)
    texts = [
        {note.guid: (note.fields, note.tags, note.mid, [collection.decks.name(c.did) for c in note.cards()])
         for note in all_notes(collection)}
        for collection in (one, other)
    ]  # fmt: skip
    assert texts[0] == texts[1]
    order = [note["Id"].split()[-1] for note in sorted(all_notes(other), key=lambda note: note.cards()[0].due)]
    assert order == [question.id for question in questions]
    log = take_text(one, deck, tmp_path)
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (0, 0, len(questions))


def test_text_corrects(make_question: MakeQuestion, collection: Collection, take: TakeDeck, tmp_path: Path) -> None:
    """A later text corrects a note of the package and keeps its progress."""
    first, ledger = reconcile(of_names(make_question, NAMES), Ledger(), FIRST)
    second, _ = reconcile(of_names(make_question, NAMES, corrected="1903"), ledger, SECOND)
    take(collection, deck_of(first))
    answer_all(collection, card_called(collection, "corrected").did)
    progress = studied(collection)
    assert len(take_text(collection, deck_of(second), tmp_path).updated) == 1
    assert note_called(collection, "corrected")["Answer"] == "1903"
    assert studied(collection) == progress


def test_long_texts(make_question: MakeQuestion, collection: Collection, take: TakeDeck) -> None:
    """A field of a million characters is imported and shown, in time that grows with its length."""
    text = "<{[\\::&" * 150_000
    start = time.process_time()
    take(collection, deck_of(released([make_question(prompt=text, form="cloze"), make_question(id="b", prompt=text)])))
    assert time.process_time() - start < 30
    assert shown(card_called(collection, "b").question(), "prompt")[0] == text


def test_no_options_come_in(make_question: MakeQuestion, collection: Collection) -> None:
    """Even who asks for a deck's options gets none: what is there by default is not touched."""
    default = collection.decks.get_config(DeckConfigId(1))
    assert default is not None
    default["new"]["perDay"] = 3
    collection.decks.update_config(default)
    path = Path(collection.path).parent / "deck.apkg"
    path.write_bytes(WRITERS["anki"]().render(deck_of(released(every_form(make_question)))))
    options = ImportAnkiPackageOptions(with_deck_configs=True)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options))
    (config,) = collection.decks.all_config()
    assert config["new"]["perDay"] == 3
