"""`quizgen.pipeline`: from what a command was given to the deck in its folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quizgen import files, pipeline
from quizgen.codec import short_id
from quizgen.errors import FaultsError, InputError, OutputError
from quizgen.ledger import read_ledger
from quizgen.release import Building, Release

NOW, LATER = "2024-09-01T12:00:00Z", "2024-10-01T12:00:00Z"
MAYOR = """\
{{Infobox officeholder
| name = Ida Marsh
| office = Mayor of Varne
| term_start = 4 May 1902
| term_end = 3 May 1910
| predecessor = [[Tom Reed]]
| successor = [[Ann Lowe]]
| birth_date = {{birth date|1871|3|9|df=y}}
}}
'''Ida Marsh''' kept the light. She had an {{oddity|old}} lamp, {{oddity}} and {{another one}}.
"""
DECK = "id: varne-1\ntitle: Mayors\narticles: [ida-marsh.wikitext]\n"
PACK = """\
- id: office/successor
  fact: office
  form: basic
  prompt: "Who came after {{ holder }}, {{ role }}?"
  answer: "{{ successor }}"
  examples:
    - given: {holder: Ida Marsh, role: Mayor, successor: Tom Reed}
      prompt: Who came after Ida Marsh, Mayor?
      answer: Tom Reed
"""


def quiet(_: str) -> None:
    """Tells nobody."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test works in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def article(name: str = "ida-marsh.wikitext", text: str = MAYOR) -> Path:
    """An article in the folder."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def deck(recipe: str = DECK, name: str = "decks/varne") -> Path:
    """A deck's folder with its article."""
    article(f"{name}/ida-marsh.wikitext")
    article(f"{name}/recipe.yaml", recipe)
    return Path(name)


def built(what: str, folder: str = "out", now: str = NOW, kept: Path | None = None, **how: Any) -> Release:
    """What a build makes."""
    return pipeline.build(pipeline.find_target(what), Building(folder=Path(folder), now=now, **how), kept, quiet)


@pytest.mark.parametrize(
    ("what", "recipe", "name"),
    [
        ("decks/varne", "varne-1", "varne"),
        ("decks/varne/", "varne-1", "varne"),
        ("decks/varne/recipe.yaml", "varne-1", "varne"),
        ("varne", "varne-1", "varne"),
        ("ida-marsh.wikitext", None, "ida-marsh"),
        ("./Ida Marsh.WIKI", None, "Ida Marsh"),
        ("a/b.c.txt", None, "b.c"),
        ("pages.xml", None, "pages"),
        ("pages.xml.bz2", None, "pages"),
        (".txt", None, "deck"),
        ("-", None, "-"),
    ],
)
def test_target(what: str, recipe: str | None, name: str) -> None:
    """A folder or its recipe.yaml is a recipe, as is a name under decks/; the rest goes by the file's ending."""
    deck()
    target = pipeline.find_target(what)
    assert target.where == what
    assert (target.recipe.id if target.recipe else None) == recipe
    assert target.name == name


@pytest.mark.parametrize(
    ("title", "name"), [("Ida Marsh", "ida-marsh"), ("Été (1902)", "ete-1902"), ("…", "deck"), ("x" * 300, "x" * 100)]
)
def test_title_names_the_files(title: str, name: str) -> None:
    """One article of a file with several, or of standard input, is named after its title."""
    assert pipeline.find_target("pages.xml", title).name == name


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("nothing", "nothing: no such recipe, article or deck; give a file, or a name under decks/"),
        ("empty", "a folder without a recipe.yaml"),
        ("picture.png", "not a kind of file that is read"),
        ("decks/varne/other.yaml", "not a kind of file that is read"),
        ("x" * 5000, "no such recipe"),
        ("a\0b", "no such recipe"),
        ("", "a folder without a recipe.yaml"),
    ],
)
def test_no_target(what: str, told: str) -> None:
    """Anything else is refused with what may be given."""
    deck()
    Path("empty").mkdir()
    article("picture.png")
    article("decks/varne/other.yaml", DECK)
    with pytest.raises(InputError, match=told):
        pipeline.find_target(what)


def test_title_with_a_recipe() -> None:
    """A recipe names its articles itself."""
    deck()
    with pytest.raises(InputError, match="--title"):
        pipeline.find_target("varne", "Ida Marsh")


def test_build_of_an_article() -> None:
    """A bare article makes a deck under its title, with its ledger beside it."""
    article()
    made = built("ida-marsh.wikitext")
    assert (made.deck.title, made.deck.name, made.deck.id) == (
        "Ida Marsh",
        "ida-marsh",
        short_id("en", "Ida Marsh"),
    )
    assert made.paths["anki"] == Path("out/ida-marsh.apkg")
    assert made.paths["anki"].read_bytes()[:2] == b"PK"
    assert made.ledger_path == Path("out/ida-marsh.ledger.yaml")
    assert {entry.id for entry in read_ledger(made.ledger_path).entries} == {card.id for card in made.deck.cards}


def test_build_of_a_recipe() -> None:
    """A recipe's ledger stands beside the recipe."""
    folder = deck()
    made = built("varne")
    assert (made.deck.title, made.deck.id, made.paths["anki"]) == ("Mayors", "varne-1", Path("out/varne.apkg"))
    assert made.ledger_path == folder / "ledger.yaml"
    assert made.ledger_path.is_file()


@pytest.mark.parametrize("kept", [None, Path("cache")])
def test_same_input_same_bytes(kept: Path | None) -> None:
    """Two builds with one ledger and one clock give the same deck and ledger, byte for byte, cached or not."""
    article()
    for folder in ("one", "two"):
        built("ida-marsh.wikitext", folder, kept=kept)
    for name in ("ida-marsh.apkg", "ida-marsh.ledger.yaml"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


def test_shipped_deck(root: Path) -> None:
    """The deck that comes with the project is the same with facts found anew and from the cache, and worth having."""
    bytes_made = []
    for name in ("anew", "cached"):
        shutil.copytree(root / "decks" / "leon-trotsky", name, ignore=shutil.ignore_patterns("ledger.yaml"))
        made = built(name, f"out-{name}", kept=Path("cache"))
        bytes_made.append(made.paths["anki"].read_bytes() + made.ledger_path.read_bytes())
        assert len(made.deck.cards) >= 100
        questions = [card.question for card in made.deck.cards]
        assert {question.fact_kind for question in questions} >= {"event", "office", "lifespan", "quotation"}
        assert len({question.prompt for question in questions}) == len(questions)
        starts = [question.evidence.start for question in questions]
        assert starts == sorted(starts)
        assert made.skipped
        assert not made.remarks, "every card that the recipe names is there"
    assert bytes_made[0] == bytes_made[1]


def test_second_build_keeps_ids_and_times() -> None:
    """A later build of a changed article keeps the cards that did not change, and retires those that are gone."""
    article()
    first = built("ida-marsh.wikitext")
    article(text=MAYOR.replace("Ann Lowe", "Eve Hart").replace("| birth_date = {{birth date|1871|3|9|df=y}}\n", ""))
    second = built("ida-marsh.wikitext", now=LATER)
    before = {card.id: card for card in first.deck.cards}
    after = {card.id: card for card in second.deck.cards}
    assert set(after) < set(before)
    changed = {card.question.asks for card in after.values() if card.changed_at == LATER}
    assert "successor" in changed
    assert {e.id for e in read_ledger(second.ledger_path).entries if e.retired_at == LATER} == set(before) - set(after)


def test_listing_writes_nothing() -> None:
    """Cards are listed as a build would release them, without the recipe's limit, and no file is written."""
    deck(DECK + "limit: 1\n")
    target = pipeline.find_target("varne")
    bank = pipeline.make_bank(target, None, quiet)
    listed = pipeline.list_cards(target, bank).items
    assert len(bank.questions) > len(listed) > 1
    assert not Path("decks/varne/ledger.yaml").exists()
    (card,) = built("varne").deck.cards
    assert card.id in {other.id for other in listed}


def test_cached_facts() -> None:
    """With findings in the cache no article is read anew, and facts, questions and what was skipped are the same."""
    article()
    target = pipeline.find_target("ida-marsh.wikitext")
    anew = pipeline.make_bank(target, None, quiet)
    told: list[str] = []
    first = pipeline.make_bank(target, Path("cache"), told.append)
    assert told == ["reading ida-marsh.wikitext", "finding facts in Ida Marsh", "writing questions"]
    told.clear()
    second = pipeline.make_bank(target, Path("cache"), told.append)
    assert told == ["reading ida-marsh.wikitext", "writing questions"]
    assert anew == first == second
    article(text=MAYOR.replace("1902", "1903"))
    assert pipeline.make_bank(target, Path("cache"), told.append) != second
    assert "finding facts in Ida Marsh" in told


def test_damaged_cache() -> None:
    """A damaged cache is rebuilt."""
    article()
    target = pipeline.find_target("ida-marsh.wikitext")
    first = pipeline.make_bank(target, Path("cache"), quiet)
    (file,) = Path("cache").iterdir()
    sound = file.read_bytes()
    file.write_bytes(sound[:-9])
    assert pipeline.make_bank(target, Path("cache"), quiet) == first
    assert file.read_bytes() == sound


def test_cached_build_is_light() -> None:
    """A build with cached facts imports neither spaCy nor the rooms that read articles and find dates."""
    article()
    code = (
        "import sys; from pathlib import Path; from quizgen import pipeline; from quizgen.release import Building;"
        "how = Building(folder=Path('out'), now='2024-09-01T12:00:00Z');"
        "pipeline.build(pipeline.find_target('ida-marsh.wikitext'), how, Path('kept'), lambda _: None);"
        "print(*sorted(sys.modules))"
    )
    first, second = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(2)
    )
    assert "quizgen.dates" in first.stdout.split()
    loaded = set(second.stdout.split())
    assert "quizgen.outputs.anki" in loaded
    assert not {"spacy", "thinc", "numpy", "quizgen.article", "quizgen.dates", "quizgen.facts.events"} & loaded


def test_own_templates() -> None:
    """A recipe's templates are used, also with cached facts; their faults stop the build."""
    deck()
    article("decks/varne/recipe.yaml", DECK + "templates: own\n")
    article("decks/varne/own/own.yaml", PACK)
    prompts = [card.question.prompt for card in built("varne", kept=Path("cache")).deck.cards]
    assert "Who came after Ida Marsh, Mayor of Varne?" in prompts
    article(
        "decks/varne/own/own.yaml",
        PACK.replace("came after", "followed").replace("Who followed Ida", "Who came after Ida"),
    )
    with pytest.raises(FaultsError, match="comes out as"):
        built("varne")


def test_two_articles_state_the_same() -> None:
    """A person whose life two articles of a deck tell is asked about once."""
    deck(DECK.replace("]", ", other.wikitext]"))
    article("decks/varne/other.wikitext", MAYOR)
    article("decks/varne/other.yaml", "title: Mayors of Varne\n")
    made = built("varne")
    prompts = [card.question.prompt for card in made.deck.cards]
    assert prompts.count("On what date was Ida Marsh born?") <= 1
    assert len(set(prompts)) == len(prompts)


@pytest.mark.parametrize(
    "text", ["Nothing happened at Varne.", "{{", "[[", "a lamp \0 and more", "{{Infobox person}}", "==", "<ref>"]
)
def test_no_facts(text: str) -> None:
    """An article without any fact makes no deck, and the message says so."""
    article(text=text)
    for run in (
        lambda: built("ida-marsh.wikitext"),
        lambda: pipeline.find_facts(pipeline.find_target("ida-marsh.wikitext"), None, quiet),
    ):
        with pytest.raises(InputError, match="no dated event"):
            run()
    assert not Path("out").exists()


def test_no_cards() -> None:
    """Facts of which no card can be made make no deck."""
    deck(DECK + "forms: [order]\n")
    with pytest.raises(InputError, match="no sound card"):
        built("varne")
    assert not Path("out").exists()
    assert not Path("decks/varne/ledger.yaml").exists()


def test_other_language() -> None:
    """An article in another language is refused."""
    article()
    article("ida-marsh.yaml", "lang: de\n")
    with pytest.raises(InputError, match="another language \\('de'\\)"):
        built("ida-marsh.wikitext")


def test_unknown_templates() -> None:
    """Templates that are not understood are counted over the articles, the most frequent first."""
    article()
    assert pipeline.unknown_templates(pipeline.find_target("ida-marsh.wikitext")) == [("oddity", 2), ("another one", 1)]


@pytest.mark.parametrize("failing", ["ledger", "deck"])
def test_failed_writing(monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    """Where something cannot be written, a deck that stood there before is as it was."""
    article()
    first = built("ida-marsh.wikitext").paths["anki"].read_bytes()
    remembered = Path("out/ida-marsh.ledger.yaml").read_bytes()
    article(text=MAYOR.replace("Ann Lowe", "Eve Hart"))
    write = files.replace

    def refuse(path: Path, data: bytes) -> bool:
        if ("ledger" in path.name) is (failing == "ledger"):
            raise OutputError(str(path), "the disk is full", "free some space")
        return write(path, data)

    monkeypatch.setattr(files, "replace", refuse)
    with pytest.raises(OutputError):
        built("ida-marsh.wikitext", now=LATER)
    assert Path("out/ida-marsh.apkg").read_bytes() == first
    assert Path("out/ida-marsh.ledger.yaml").read_bytes() == remembered
