"""Pictures of the cards: every note type, front and back, light and dark, on a desktop and a phone.

    python tools/pictures.py [FOLDER]

Anki itself makes the HTML of invented cards, headless Chromium draws it as Anki's reviewer shows it, and the PNG files
are put into a folder (build/pictures unless another is given). Look at them after every change of the style.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import anki.collection  # noqa: F401 - its modules import each other and must be begun at this end
from anki.cards import Card as AnkiCard
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizgen.edtf import Date
from quizgen.model import Card, Deck, Evidence, Question
from quizgen.outputs.anki import ApkgWriter

WIDTHS = {"desktop": (900, 620), "phone": (360, 700)}
THEMES = {"light": "", "dark": "nightMode"}
CHROMIUM = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
)

# What Anki's reviewer has around a card (its own style sheet, shortened to what concerns ours).
REVIEWER = """
:root { --canvas: #f5f5f5; --fg: #020202; --border: #c4c4c4; }
:root.night-mode { --canvas: #2c2c2c; --fg: #fcfcfc; --border: #202020; color-scheme: dark; }
hr { background-color: var(--border); margin: 1em; }
body { margin: 20px; overflow-wrap: break-word; background-color: var(--canvas); color: var(--fg); }
body.nightMode { background-color: var(--canvas); color: var(--fg); }
li { text-align: start; }
#typeans { width: 100%; box-sizing: border-box; line-height: 1.75; }
code#typeans { white-space: pre-wrap; font-variant-ligatures: none; }
.typeGood { background: #afa; color: black; }
.typeBad { color: black; background: #faa; }
.typeMissed { color: black; background: #ccc; }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a card as Anki makes it: HTML with its style."""

    name: str
    side: str
    html: str

    def page(self, theme: str, device: str) -> str:
        """The whole page, as the reviewer shows it in a theme (of `THEMES`) on a device (of `WIDTHS`)."""
        night = THEMES[theme]
        root = f"{'night-mode' if night else ''} {'mobile' if device == 'phone' else ''}".strip()
        return (
            f'<!doctype html><html class="{root}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<style>{REVIEWER}</style></head>"
            f'<body class="card card1 {night}"><div id="qa">{self.html}</div></body></html>'
        )


# --- cards ----------------------------------------------------------------------------------------------------------

_SENTENCE = (
    "On 21 November 1905 Ida Marsh, by then Mayor of Varne, rescued the crew of the steamship Emerald, which had "
    "struck the Kestrel Rocks in a gale."
)
_EVIDENCE = Evidence(
    title="Ida Marsh",
    lang="en",
    revision=1243506432,
    timestamp="2024-09-01T12:00:00Z",
    url="https://en.wikipedia.org/wiki/Ida_Marsh",
    licence="CC BY-SA 4.0",
    section=("Life", "Years on the light"),
    sentence=_SENTENCE,
    start=0,
    end=len(_SENTENCE),
)
_BASIC = Question(
    id="basic",
    form="basic",
    fact_kind="event",
    template="event/when",
    asks="date",
    facts=("basic",),
    context="Ida Marsh · Life · Years on the light",
    prompt="On what date did Ida Marsh rescue the crew of the steamship Emerald?",
    answer="21 November 1905",
    accepted=("November 21, 1905",),
    date=Date.parse("1905-11-21"),
    section=_EVIDENCE.section,
    evidence=_EVIDENCE,
)
_QUOTATION = (
    "Who wrote this of Ida Marsh? “She asked the sea for eleven men, as one asks a neighbour for the return of a "
    "ladder, and the sea, which was not used to being asked, gave them back. I have seen nothing like it in forty "
    "years on this coast, and I do not expect to see it again.”"
)


def _evidence(sentence: str, **fields: object) -> Evidence:
    return replace(_EVIDENCE, sentence=sentence, **fields)  # type: ignore[arg-type]


def _question(name: str, **fields: object) -> Question:
    return replace(_BASIC, id=name, facts=(name,), accepted=(), **fields)  # type: ignore[arg-type]


def sample_deck() -> Deck:
    """An invented deck: each note type, and texts that are long or in other scripts."""
    questions = [
        _BASIC,
        _question(
            "cloze",
            form="cloze",
            prompt="On [day month year], Ida Marsh rescued the crew of the steamship Emerald.",
        ),
        _question(
            "choice",
            form="choice",
            prompt="Who succeeded Ida Marsh as Mayor of Varne?",
            answer="Ann Lowe",
            choices=("Tom Reed", "Ann Lowe", "Eve Hart", "Piers Coyle"),
            date=None,
            evidence=_evidence("Mayor of Varne: 4 May 1902 – 3 May 1910; preceded by Tom Reed; succeeded by Ann Lowe"),
        ),
        _question(
            "true-false",
            form="true_false",
            prompt="True or false? Ida Marsh rescued the crew of the steamship Emerald in 1911.",
            answer="False",
            choices=("True", "False"),
        ),
        _question(
            "typed",
            form="typed",
            prompt="Which steamship's crew did Ida Marsh rescue in 1905?",
            answer="Emerald",
            date=None,
        ),
        _question(
            "match",
            form="match",
            prompt="Match each event with its year.\n"
            "1. The North Mole is built.\n"
            "2. Ida Marsh becomes Mayor of Varne.\n"
            "3. The crew of the Emerald is rescued.",
            answer="1-C 2-A 3-B",
            choices=("1902", "1905", "1898"),
            date=None,
        ),
        _question(
            "order",
            form="order",
            prompt="Put these events in order, the earliest first.",
            answer="3 1 2",
            choices=(
                "Ida Marsh becomes Mayor of Varne.",
                "The crew of the Emerald is rescued.",
                "The North Mole is built.",
            ),
            date=None,
        ),
        _question(
            "quotation",
            prompt=_QUOTATION,
            answer="Ann Lowe",
            date=None,
            evidence=_evidence(f"Ann Lowe wrote: {_QUOTATION.partition('? ')[2]}"),
        ),
        _question(
            "hebrew",
            context="עידה מארש · חיים",
            prompt="באיזה תאריך הצילה עידה מארש את צוות האונייה Emerald?",
            answer="21 בנובמבר 1905",
            date=None,
            evidence=_evidence(
                "ב-21 בנובמבר 1905 הצילה עידה מארש את צוות האונייה Emerald.", title="עידה מארש", section=("חיים",)
            ),
        ),
        _question(
            "scripts",
            prompt="Under which names is Ида Марш (艾達·馬什, アイダ・マーシュ, आइडा मार्श) known in Αθήνα?",
            answer="Ίντα Μαρς",
            date=None,
            evidence=_evidence("Ида Марш (艾達·馬什) is known as Ίντα Μαρς.", section=()),
        ),
    ]
    cards = tuple(Card(id=question.id, question=question, changed_at="2024-09-01T12:00:00Z") for question in questions)
    return Deck(id="pictures", name="pictures", title="Ida Marsh", lang="en", cards=cards)


# --- what Anki makes of them ----------------------------------------------------------------------------------------


def sides(deck: Deck, typed: str = "emerald") -> Iterator[Side]:
    """Both sides of each card of a deck, in its order, as Anki renders them after an import and this was typed."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder, "deck.apkg")
        package.write_bytes(ApkgWriter().render(deck))
        collection = Collection(str(Path(folder, "collection.anki2")))
        try:
            options = ImportAnkiPackageOptions()
            collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))
            cards = sorted(map(collection.get_card, collection.find_cards("")), key=lambda card: card.due)
            for card in cards:
                yield from _sides(collection, card, typed)
        finally:
            collection.close()


def _sides(collection: Collection, card: AnkiCard, typed: str) -> Iterator[Side]:
    name = card.note()["Id"].split()[-1]
    font = "font-family: 'Liberation Sans'; font-size: 20px;"
    box = f'<center>\n<input type="text" id="typeans" style="{font}">\n</center>'
    compared = collection.compare_answer(card.note()["Answer"], typed, combining=False)
    for side, html, shown in (
        ("front", card.question(), box),
        ("back", card.answer(), f'<div style="{font}">{compared}</div>'),
    ):
        yield Side(name=name, side=side, html=re.sub(r"\[\[type:[^\]]*\]\]", lambda _: shown, html))  # noqa: B023


# --- Chromium -------------------------------------------------------------------------------------------------------


def chromium() -> str | None:
    """The browser, None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def browse(page: Path, *arguments: str) -> str:
    """Open a page in a fresh headless browser, and give what it prints."""
    browser = chromium()
    if browser is None:
        raise SystemExit("Chromium is not installed; on Debian: apt-get install chromium")
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, *CHROMIUM, f"--user-data-dir={profile}", *arguments, page.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return done.stdout


def take_picture(side: Side, theme: str, device: str, folder: Path) -> Path:
    """A picture of one side."""
    picture = folder / f"{side.name}-{side.side}-{theme}-{device}.png"
    width, height = WIDTHS[device]
    with tempfile.TemporaryDirectory() as made:
        # in a frame, since a window may not be as narrow as a phone
        inner, outer = Path(made, "card.html"), Path(made, "frame.html")
        inner.write_text(side.page(theme, device), encoding="utf-8")
        frame = f'<iframe src="card.html" style="border:0;width:{width}px;height:{height}px"></iframe>'
        outer.write_text(f'<body style="margin:0;background:#808080">{frame}', encoding="utf-8")
        browse(outer, f"--screenshot={picture}", f"--window-size={max(width, 500)},{height}", "--timeout=3000")
    return picture


def main(arguments: Iterable[str]) -> int:
    """Take all pictures, and say where they are."""
    folder = Path(next(iter(arguments), "build/pictures")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [(side, theme, device, folder) for side in sides(sample_deck()) for theme in THEMES for device in WIDTHS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = list(pool.map(lambda one: take_picture(*one), wanted))
    print(f"{len(made)} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
