"""Fixtures that every test module may use."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import settings

from quizgen.article import parse_article
from quizgen.edtf import Date
from quizgen.facts.events import find_events
from quizgen.model import Article, Card, Deck, Evidence, Page, Question

if TYPE_CHECKING:
    from anki.collection import Collection
    from anki.import_export_pb2 import ImportResponse

ROOT = Path(__file__).resolve().parent.parent

# the same examples in every run, and none judged by the clock
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where QUIZGEN_NO_SKIPS is set (.ci/run sets it) a test that is skipped has failed: its judge is missing."""
    return _without_skips((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that is skipped as a whole."""
    return _without_skips((yield))


def _without_skips(report: Report) -> Report:
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("QUIZGEN_NO_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"skipped although QUIZGEN_NO_SKIPS is set: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared articles and labels; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("QUIZGEN_SHARED", ROOT.parent / "shared"))
    if not (folder / "articles").is_dir():
        pytest.skip(f"no shared articles in {folder} (set QUIZGEN_SHARED)")
    return folder


@pytest.fixture(scope="session")
def golden(root: Path) -> Callable[[str, str], None]:
    """Compares a text with the file of that name in tests/golden; `make golden` writes the file instead."""

    def compare(name: str, text: str) -> None:
        path = root / "tests" / "golden" / name
        if os.environ.get("QUIZGEN_UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"{name} is out of date; `make golden` writes it anew"

    return compare


@pytest.fixture(scope="session")
def make_question() -> Callable[..., Question]:
    """An invented, sound question, with the fields that a test names put in place of its own."""
    sentence = "The lighthouse at Varne Point opened on 4 May 1902, and Ida Marsh kept it."
    evidence = Evidence(
        title="Varne Point",
        lang="en",
        revision=812,
        timestamp="2024-09-01T12:00:00Z",
        url="https://en.wikipedia.org/wiki/Varne_Point",
        licence="CC BY-SA 4.0",
        section=("History", "Early years"),
        sentence=sentence,
        start=120,
        end=120 + len(sentence),
    )
    question = Question(
        id="aaaaaaaaaaaa",
        form="basic",
        fact_kind="event",
        template="event/when",
        asks="date",
        facts=("lighthouse opened point varne#1",),
        context="Varne Point · History",
        prompt="When did the lighthouse at Varne Point open?",
        answer="4 May 1902",
        section=evidence.section,
        evidence=evidence,
    )

    def made(**fields: Any) -> Question:
        return replace(question, **fields)

    return made


SPECIAL = "a{b}~c=d#e:f\\\\g<h>&i'j\"k$l@m*n_o[p]`q|r^s %50% -> // [html] $$x$$ {{y}} <b>z</b> \\(w\\) ::t::"
"""Every character that means something in one of the formats that quizgen writes."""


@pytest.fixture(scope="session")
def special() -> str:
    """A text with every character that means something in one of the formats that quizgen writes."""
    return SPECIAL


@pytest.fixture(scope="session")
def make_deck() -> Callable[..., Deck]:
    """A deck of the questions given, each under its own id."""

    def made(*questions: Question, title: str = "Varne Point") -> Deck:
        cards = tuple(Card(id=one.id, question=one, changed_at="2024-09-01T12:00:00Z") for one in questions)
        return Deck(id="varne-1", name="varne", title=title, lang="en", cards=cards)

    return made


@pytest.fixture(scope="session")
def every_form(make_question: Callable[..., Question]) -> tuple[Question, ...]:
    """One question of each form, with plain texts."""
    date = Date.parse("1902-05-04")
    events = ("Ida Marsh became Mayor of Varne", "The Emerald sank", "The light was lit", "The mole was built")
    quoted = "She asked the sea for eleven men, as one asks a neighbour for a ladder."
    return (
        make_question(id="basic", date=date),
        make_question(
            id="reversed",
            form="reversed",
            prompt="Which lighthouse opened in 1902?",
            answer="Varne Point",
            facts=("r",),
        ),
        make_question(
            id="cloze", form="cloze", prompt="Ida Marsh kept it from [day month year] on.", date=date, facts=("c",)
        ),
        make_question(
            id="choice",
            form="choice",
            prompt="In which year was it lit?",
            answer="1903",
            choices=("1901", "1902", "1903", "1904"),
            facts=("d",),
        ),
        make_question(
            id="true_false",
            form="true_false",
            prompt="True or false? Ida Marsh built the mole.",
            answer="False",
            choices=("True", "False"),
            facts=("t",),
        ),
        make_question(
            id="typed",
            form="typed",
            fact_kind="quotation",
            prompt=f"Who wrote this in 1905? “{quoted}”",
            answer="Ann Lowe",
            accepted=("Lowe",),
            facts=("q",),
        ),
        make_question(
            id="match",
            form="match",
            prompt="\n".join(("Match each event with its year.", *(f"{n}. {e}" for n, e in enumerate(events[:3], 1)))),
            answer="1-C 2-A 3-D",
            choices=("1898", "1899", "1902", "1905"),
            facts=("m", "n", "o"),
        ),
        make_question(
            id="order",
            form="order",
            prompt="Put these events in order, the earliest first.",
            answer="3 1 4 2",
            choices=events,
            facts=("u", "v", "w", "x"),
        ),
    )


@pytest.fixture(scope="session")
def biography() -> Callable[[str], Article]:
    """A page on the invented printer Ada Byrne, whom its text calls Byrne, with this wikitext as its first section."""
    rest = "Byrne wrote. Byrne sang. She wrote. She spoke. She sang. She rested. Her house was hers."

    def made(wikitext: str) -> Article:
        page = Page(title="Ada Byrne", wikitext=f"{wikitext}\n\n== Voice ==\n{rest}\n\n[[Category:1815 births]]")
        return parse_article(page).items[0]

    return made


@pytest.fixture(scope="session")
def newspaper() -> Callable[[str], Article]:
    """A page on the invented newspaper Cork Herald, which its text calls "the paper"; this wikitext comes first."""
    rest = "The paper sold. The paper grew. The paper shrank. The paper rose. The paper fell."

    def made(wikitext: str) -> Article:
        return parse_article(Page(title="Cork Herald", wikitext=f"{wikitext}\n\n== Trade ==\n{rest}")).items[0]

    return made


@pytest.fixture(scope="session")
def told() -> Callable[[Article], list[str]]:
    """What `find_events` makes of each date: the sentence told, the date in brackets, or "-" where none is told."""

    def lines(article: Article) -> list[str]:
        events = find_events(article)
        return ["-" if event.unasked else f"{event.before}[{event.date_text}]{event.after}" for event in events]

    return lines


@pytest.fixture
def collections(tmp_path: Path) -> Iterator[Callable[[], Collection]]:
    """Opens fresh Anki collections; Anki's own check of each must find nothing at the end of the test."""
    from anki.collection import Collection

    opened: list[Collection] = []

    def fresh() -> Collection:
        opened.append(Collection(str(tmp_path / f"collection{len(opened)}.anki2")))
        return opened[-1]

    yield fresh
    for collection in opened:
        try:
            report, _ = collection.fix_integrity()
            # Anki may fill in when a card was last reviewed, from its log of reviews: no fault of what was imported
            found = [line for line in report.splitlines() if not line.startswith("Added last review time")]
            assert found == ["Database rebuilt and optimized."]
            assert collection.get_empty_cards().notes == []
        finally:
            collection.close()


@pytest.fixture
def collection(collections: Callable[[], Collection]) -> Collection:
    """A fresh Anki collection."""
    return collections()


@pytest.fixture
def take(tmp_path: Path) -> Callable[..., ImportResponse.Log]:
    """Imports a package into a collection, with the defaults of Anki's dialog unless options are given."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    def imported(collection: Collection, package: bytes, **options: Any) -> ImportResponse.Log:
        path = tmp_path / "imported.apkg"
        path.write_bytes(package)
        chosen = ImportAnkiPackageOptions(**options)
        return collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=chosen)).log

    return imported
