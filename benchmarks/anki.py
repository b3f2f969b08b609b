"""Time and memory of an Anki package, against genanki alone with the very same notes, in one run.

    python benchmarks/anki.py

Judged: 10,000 notes in at most twice the processor time (least of five) that genanki takes for their finished fields,
without escaping, tags, GUIDs and compression; 50,000 notes within 400 MB (peak of the whole process with the deck).
Exit status 1 where one of them is missed.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import genanki

from quizgen.codec import short_id
from quizgen.edtf import Date
from quizgen.model import Card, Deck, Evidence, Form, Question
from quizgen.outputs.anki import ApkgWriter
from quizgen.outputs.anki.note_types import FIELDS, note_types, style
from quizgen.outputs.anki.notes import note_of

MAX_TIMES = 2.0
MAX_MEGABYTES = 400
WORDS = "harbour keeper signal lantern mole ferry storm chart pilot buoy tide wreck".split()
FORMS: tuple[Form, ...] = ("basic", "cloze", "choice", "typed")


def deck_of(count: int) -> Deck:
    """An invented deck: prompts and sentences as long as real ones, each form as often."""
    return Deck(id="bench", name="bench", title="Harbours", lang="en", cards=tuple(map(_card, range(count))))


def _card(number: int) -> Card:
    names = [WORDS[number // 12**place % 12] for place in range(4)]
    year = str(1500 + number % 500)
    happened = f"the {names[0]} of the {names[1]} & {names[2]} was moved from the old {names[3]} to pier {number}"
    form = FORMS[number % len(FORMS)]
    sentence = f"In {year}, after a winter of disputes over its upkeep, {happened}, where it has stood ever since."
    evidence = Evidence(
        title="Harbours",
        lang="en",
        revision=812,
        timestamp="2024-09-01T12:00:00Z",
        url="https://en.wikipedia.org/wiki/Harbours",
        licence="CC BY-SA 4.0",
        section=("History", f"Pier {number % 40}"),
        sentence=sentence,
        start=number * 200,
        end=number * 200 + len(sentence),
    )
    question = Question(
        id=short_id("bench", number),
        form=form,
        fact_kind="event",
        template=f"event/{form}",
        asks="date",
        facts=(f"fact {number}",),
        context=f"Harbours · History · Pier {number % 40}",
        prompt=f"In [year], {happened}." if form == "cloze" else f"In which year was {happened[4:]}?",
        answer=year,
        choices=(year, str(int(year) + 3), str(int(year) - 4), str(int(year) + 8)) if form == "choice" else None,
        date=Date.of(int(year)),
        section=evidence.section,
        evidence=evidence,
    )
    return Card(id=question.id, question=question, changed_at="2024-09-01T12:00:00Z")


def plain_genanki(deck: Deck) -> Callable[[], None]:
    """What writes the deck's notes, made beforehand, through genanki's own `Package.write_to_file`."""
    models = {
        kind.id: genanki.Model(
            kind.id,
            kind.name,
            fields=[{"name": name} for name in FIELDS],
            templates=[{"name": "Question", "qfmt": kind.front, "afmt": kind.back}],
            css=style(),
            model_type=genanki.Model.CLOZE if kind.cloze else genanki.Model.FRONT_BACK,
        )
        for kind in note_types().values()
    }
    made = [note_of(card, deck) for card in deck.cards]

    def write() -> None:
        package = genanki.Deck(1 << 41, deck.title)
        for place, note in enumerate(made, start=1):
            model = models[note.note_type.id]
            fields, tags = list(note.fields), list(note.tags)
            package.add_note(genanki.Note(model=model, fields=fields, tags=tags, guid=note.guid, due=place))
        with tempfile.TemporaryDirectory() as folder:
            genanki.Package(package).write_to_file(str(Path(folder, "deck.apkg")))

    return write


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call: other programs do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peak_megabytes(count: int) -> float:
    """Peak memory of a process that makes a deck of so many cards and its package."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peak, (count,))


def _peak(count: int) -> float:
    ApkgWriter().render(deck_of(count))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Measure, print, judge."""
    deck = deck_of(10_000)
    reference = plain_genanki(deck)
    rounds = [(seconds(reference), seconds(lambda: ApkgWriter().render(deck))) for _ in range(5)]
    theirs, ours = (min(column) for column in zip(*rounds, strict=True))
    times = ours / theirs
    print(f"10,000 notes: genanki {theirs:.2f} s, quizgen {ours:.2f} s, {times:.2f} times (at most {MAX_TIMES})")
    peak = peak_megabytes(50_000)
    print(f"50,000 notes: peak {peak:.0f} MB (at most {MAX_MEGABYTES})")
    return int(times > MAX_TIMES or peak > MAX_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
