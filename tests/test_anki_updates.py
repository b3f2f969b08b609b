"""What learners keep when a deck is built anew from an edited article: judged by Anki itself, from wikitext to card.

A learner imports a deck, studies it, and makes it their own; the article is edited; the new build is imported with
the defaults of Anki's dialog.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anki.collection  # noqa: F401 - its modules import each other and must be begun at this end
import pytest
from anki.cards import Card, CardId
from anki.collection import Collection
from anki.import_export_pb2 import ImportResponse
from anki.notes import Note
from anki.scheduler.v3 import Scheduler
from anki.scheduler_pb2 import CardAnswer

from quizgen import pipeline
from quizgen.model import Question
from quizgen.release import Building, Release

Take = Callable[..., ImportResponse.Log]

FIRST, SECOND, THIRD = "2024-09-01T12:00:00Z", "2037-01-15T08:30:00Z", "2037-03-01T00:00:00Z"
"""Times of the builds; the later ones are later than whatever the learner of these tests does to their cards."""

STUDIED = 30
DEEDS = """\
founded the Varne Lighthouse Company
rescued the crew of the steamship ''Emerald''
opened the Marsh Library in Cork
patented the Marsh lamp
published ''Lights of the Coast''
married the surveyor Tom Reed
sold the Anvil Dock to the Harbour Board
joined the Royal Society of Engineers
resigned from the Harbour Board
bought the Kestrel Shipyard
designed the Halden Bridge
received the Albert Medal
left the Liberal Party
built the North Mole
wrote ''The Keeper's Year''
met the explorer Ann Lowe
signed the Treaty of Varne
visited the Bergen Observatory
closed the Marsh Foundry
defeated the Coal Trust in court
presented the Fastnet Report to Parliament
crossed the Bay of Biscay alone
established the School of Pilots
purchased the island of Skerra
inherited Carrow House
dissolved the Salvage Union
donated the Reed Collection to Trinity College
completed the Dursey Tunnel
commanded the relief ship ''Wren''
introduced the Harbour Lights Bill
translated the Danish Sailing Directions
surveyed the Goodwin Sands
inspected the lighthouses of Norway
"""
SECTIONS = ("Early years", "Harbour work", "Inventions", "Later life")


def sentence(number: int, deed: str) -> str:
    """One paragraph of the article."""
    return f"On {number % 9 + 4} {('March', 'June', 'October')[number % 3]} {1890 + number}, Ida Marsh {deed}.\n\n"


def article() -> str:
    """An article on an invented engineer: a card for each deed."""
    text = "'''Ida Marsh''' was an Irish engineer and politician.\n"
    deeds = DEEDS.splitlines()
    for number, deed in enumerate(deeds):
        if number % 9 == 0:
            text += f"\n== {SECTIONS[number // 9]} ==\n"
        text += sentence(number, deed)
    return text + "\n[[Category:1871 births]]\n"


REWORDED = "founded the Varne Lighthouse Company"
CORRECTED = "bought the Kestrel Shipyard"
REMOVED = "left the Liberal Party"
ADDED = "lost the race for the Halden Cup"
RENAMED, NEW_NAME = "Inventions", "Engineering"


def edited() -> str:
    """The article with a sentence reworded, a date corrected, a paragraph removed, one added, and a section renamed."""
    library = "opened the Marsh Library in Cork"
    changes = [
        (f"Ida Marsh {REWORDED}", f"Ida Marsh, aged nineteen, {REWORDED} with two friends"),
        (f"4 March 1899, Ida Marsh {CORRECTED}", f"5 March 1899, Ida Marsh {CORRECTED}"),
        (sentence(12, REMOVED), ""),
        (f"\n== {RENAMED} ==\n", f"\n== {NEW_NAME} ==\n"),
        (sentence(2, library), sentence(2, library) + sentence(2, ADDED)),
    ]
    text = article()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@dataclass(frozen=True)
class Releases:
    """Two releases of the deck, and the folder that they stand in."""

    first: Release
    second: Release
    packages: tuple[bytes, bytes]
    retired: bytes


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Releases:
    """The deck of the article, and of the edited one."""
    folder = tmp_path_factory.mktemp("marsh")
    made, packages = [], []
    for text, now in ((article(), FIRST), (edited(), SECOND)):
        (folder / "ida-marsh.wikitext").write_text(text, encoding="utf-8")
        made.append(build(folder, now))
        packages.append(made[-1].paths["anki"].read_bytes())
    retired = made[1].retired_path
    assert retired is not None
    return Releases(made[0], made[1], (packages[0], packages[1]), retired.read_bytes())


def build(folder: Path, now: str, **how: Any) -> Release:
    """Build the deck of the article in a folder."""
    target = pipeline.find_target(str(folder / "ida-marsh.wikitext"))
    return pipeline.build(target, Building(folder=folder / "build", now=now, **how), folder / "cache", lambda _: None)


def question(release: Release, deed: str) -> Question:
    """The question about a deed."""
    (found,) = [card.question for card in release.deck.cards if deed.replace("'", "") in sentence_of(card.question)]
    return found


def sentence_of(asked: Question) -> str:
    """The evidence of a question, without quotation marks."""
    return asked.evidence.sentence.replace("'", "")


def note(collection: Collection, deed: str) -> Note:
    """The one note about a deed."""
    (found,) = collection.find_notes(f'"Evidence:*{deed.replace(chr(39), "")}*"')
    return collection.get_note(found)


def card(collection: Collection, deed: str) -> Card:
    """The one card about a deed."""
    (found,) = note(collection, deed).cards()
    return found


def progress(collection: Collection) -> dict[CardId, tuple[object, ...]]:
    """What Anki knows of each card's learning, and where the card is."""
    cards = map(collection.get_card, collection.find_cards(""))
    return {c.id: (c.nid, c.did, c.type, c.queue, c.due, c.ivl, c.reps, c.lapses, c.factor, c.flags) for c in cards}


def contents(collection: Collection) -> dict[str, tuple[object, ...]]:
    """Each note's text, tags and time of change, by GUID."""
    notes = map(collection.get_note, collection.find_notes(""))
    return {n.guid: (tuple(n.fields), tuple(n.tags), n.mod, n.mid) for n in notes}


def study(collection: Collection, count: int) -> None:
    """Answer so many cards with Anki's scheduler: again, hard, good and easy in turn."""
    config = collection.decks.add_config("my own options")
    config["new"]["perDay"] = 100
    collection.decks.update_config(config)
    deck = collection.decks.by_name("Ida Marsh")
    assert deck is not None
    collection.decks.set_config_id_for_deck_dict(deck, config["id"])
    collection.decks.select(deck["id"])
    scheduler = collection.sched
    assert isinstance(scheduler, Scheduler)
    ratings = [CardAnswer.GOOD, CardAnswer.EASY, CardAnswer.HARD, CardAnswer.AGAIN]
    studied: set[CardId] = set()
    for turn in range(10 * count):
        if len(studied) == count:
            return
        queued = scheduler.get_queued_cards().cards[0]
        handed = Card(collection, backend_card=queued.card)
        handed.start_timer()
        rating = ratings[turn % 4] if handed.id not in studied else CardAnswer.EASY
        scheduler.answer_card(scheduler.build_answer(card=handed, states=queued.states, rating=rating))
        studied.add(handed.id)
    raise AssertionError(f"only {len(studied)} cards were studied")


EDITED, TAGGED, SUSPENDED, MOVED, FLAGGED = (
    "opened the Marsh Library",
    "patented the Marsh lamp",
    "published Lights of the Coast",
    "married the surveyor",
    "sold the Anvil Dock",
)


@pytest.fixture
def learner(collection: Collection, take: Take, releases: Releases) -> Collection:
    """The collection of somebody who has studied the first release and made it their own."""
    take(collection, releases.packages[0])
    study(collection, STUDIED)
    mine, tagged = note(collection, EDITED), note(collection, TAGGED)
    mine["Answer"], mine["Spare 1"] = "my own words", "a mnemonic"
    tagged.add_tag("hard-for-me")
    collection.update_notes([mine, tagged])
    collection.sched.suspend_cards([card(collection, SUSPENDED).id, card(collection, CORRECTED).id])
    own_deck = collection.decks.id("My harbours")
    assert own_deck is not None
    collection.set_deck([card(collection, MOVED).id], own_deck)
    collection.set_user_flag_for_cards(3, [card(collection, FLAGGED).id])
    deck = collection.decks.by_name("Ida Marsh")
    kind = collection.models.by_name("quizgen basic")
    assert deck is not None
    assert kind is not None
    collection.decks.rename(deck["id"], "Engineers I know")
    kind["name"], kind["css"] = "my cards", kind["css"] + "\n.card { color: teal; }"
    collection.models.update_dict(kind)
    return collection


def test_what_the_edits_are(releases: Releases) -> None:
    """The second release keeps the id of every card but the one removed; one is added, and the edits are all in it."""
    old, new = ({card.id: card for card in release.deck.cards} for release in (releases.first, releases.second))
    assert len(old) == len(DEEDS.splitlines()) == len(new)
    assert {old[gone].question.answer for gone in old.keys() - new.keys()} == {"7 March 1902"}
    assert [new[added].question.answer for added in new.keys() - old.keys()] == ["6 October 1892"]
    assert question(releases.second, CORRECTED).answer == "5 March 1899"
    assert "two friends" in question(releases.second, REWORDED).evidence.sentence
    changed = {new[kept].question.answer for kept in old.keys() & new.keys() if new[kept].changed_at == SECOND}
    in_renamed = {card.question.answer for card in new.values() if card.question.section == (NEW_NAME,)}
    assert len(in_renamed) == 9
    assert changed == in_renamed | {question(releases.second, deed).answer for deed in (CORRECTED, REWORDED)}
    assert releases.second.changes is not None
    assert tuple(map(len, (releases.second.changes.added, releases.second.changes.retired))) == (1, 1)


@pytest.mark.parametrize("merge", [False, True])
def test_update(learner: Collection, take: Take, releases: Releases, merge: bool) -> None:  # noqa: FBT001 - a dialog's box
    """Corrected cards are corrected, and nothing else of the learner's is touched, whether note types merge or not."""
    before_progress, before = progress(learner), contents(learner)
    assert sum(state[6] != 0 for state in before_progress.values()) == STUDIED
    log = take(learner, releases.packages[1], merge_notetypes=merge)
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (1, 11, 0)
    # progress, suspension, flags and places of every card are what they were
    assert {card_id: progress(learner)[card_id] for card_id in before_progress} == before_progress
    after = contents(learner)
    changed = {guid for guid in before if before[guid] != after[guid]}
    assert len(changed) == 11
    assert note(learner, CORRECTED)["Answer"] == "5 March 1899"
    assert "two friends" in note(learner, REWORDED)["Evidence"]
    # what the learner did to cards that did not change stays
    assert note(learner, EDITED)["Answer"] == "my own words"
    assert note(learner, EDITED)["Spare 1"] == "a mnemonic"
    assert "hard-for-me" in note(learner, TAGGED).tags
    assert learner.decks.name(card(learner, MOVED).did) == "My harbours"
    assert card(learner, CORRECTED).queue == card(learner, SUSPENDED).queue == -1
    assert "teal" in card(learner, EDITED).question()
    # the one new card comes in the order of the story; the removed one stays, as nobody may delete it
    (added,) = after.keys() - before.keys()
    assert added == note(learner, ADDED).guid
    assert (card(learner, ADDED).due, card(learner, ADDED).type) == (4, 0)
    assert "quizgen::retired" not in note(learner, REMOVED).tags
    # no options came in, and the learner's are as they were
    assert {config["name"] for config in learner.decks.all_config()} == {"Default", "my own options"}
    deck = learner.decks.by_name("Engineers I know")
    assert deck is not None
    assert learner.decks.config_dict_for_deck_id(deck["id"])["name"] == "my own options"


def test_again_and_back(learner: Collection, take: Take, releases: Releases) -> None:
    """The same release a second time, and the one before it once more, change nothing."""
    take(learner, releases.packages[1])
    state = progress(learner), contents(learner)
    for package in (releases.packages[1], releases.packages[0], releases.packages[1]):
        log = take(learner, package)
        assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, 0, 0)
        assert (progress(learner), contents(learner)) == state


def test_retired(learner: Collection, take: Take, releases: Releases) -> None:
    """Who has a card that left the deck gets it tagged, with its last text and its progress; nothing else changes."""
    take(learner, releases.packages[1])
    before_progress, before = progress(learner), contents(learner)
    log = take(learner, releases.retired)
    assert (len(log.new), len(log.updated)) == (0, 1)
    gone = note(learner, REMOVED)
    assert "quizgen::retired" in gone.tags
    assert gone["Answer"] == "7 March 1902"
    assert gone["Link"] == before[gone.guid][0][8]  # type: ignore[index]
    assert progress(learner) == before_progress
    assert {guid for guid, content in contents(learner).items() if content != before[guid]} == {gone.guid}


def test_a_newcomer(collection: Collection, take: Take, releases: Releases) -> None:
    """A fresh collection gets the cards of the second release alone, in the order of the story."""
    log = take(collection, releases.packages[1])
    assert len(log.new) == len(releases.second.deck.cards)
    cards = sorted(map(collection.get_card, collection.find_cards("")), key=lambda new: new.due)
    assert [new.due for new in cards] == list(range(1, len(cards) + 1))
    assert [new.note()["Id"].split()[-1] for new in cards] == [kept.id for kept in releases.second.deck.cards]
    assert not collection.find_notes("tag:quizgen::retired")
    assert not collection.find_notes(f'"Evidence:*{REMOVED}*"')


def test_two_articles(collection: Collection, take: Take, releases: Releases, tmp_path: Path) -> None:
    """A deck of another article that tells the same stands beside the first, and each is updated alone."""
    (tmp_path / "ida-marsh.wikitext").write_text(article(), encoding="utf-8")
    (tmp_path / "ida-marsh.yaml").write_text("title: Engineers\n", encoding="utf-8")
    other = build(tmp_path, FIRST).paths["anki"].read_bytes()
    take(collection, releases.packages[0])
    assert len(take(collection, other).new) > STUDIED
    before = contents(collection)
    assert len(take(collection, releases.packages[1]).updated) == 11
    assert len(take(collection, other).updated) == 0
    assert len(contents(collection)) == len(before) + 1


def test_edits_are_taken_back(learner: Collection, take: Take, releases: Releases, tmp_path: Path) -> None:
    """When the edits are taken back, every card is the one that the learner has, with its progress."""
    folder = tmp_path / "again"
    folder.mkdir()
    packages = []
    for text, now in ((article(), FIRST), (edited(), SECOND), (article(), THIRD)):
        (folder / "ida-marsh.wikitext").write_text(text, encoding="utf-8")
        packages.append(build(folder, now).paths["anki"].read_bytes())
    before = progress(learner)
    take(learner, releases.packages[1])
    log = take(learner, packages[-1])
    assert len(log.new) == 0
    assert {card_id: progress(learner)[card_id] for card_id in before} == before
    assert note(learner, CORRECTED)["Answer"] == "4 March 1899"


def test_the_same_bytes(releases: Releases, tmp_path: Path) -> None:
    """The same article and ledger give the same bytes, whatever the clock says, and no other file is left."""
    (tmp_path / "ida-marsh.wikitext").write_text(article(), encoding="utf-8")
    first = build(tmp_path, FIRST).paths["anki"].read_bytes()
    assert first == releases.packages[0]
    ledger = (tmp_path / "build" / "ida-marsh.ledger.yaml").read_bytes()
    assert build(tmp_path, THIRD).paths["anki"].read_bytes() == first
    assert (tmp_path / "build" / "ida-marsh.ledger.yaml").read_bytes() == ledger
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == ["ida-marsh.apkg", "ida-marsh.ledger.yaml"]
