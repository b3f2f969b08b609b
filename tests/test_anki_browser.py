"""The cards in a browser: legible in both themes at every width, options shuffled, and nothing of an article runs.

Anki makes the cards' HTML, headless Chromium draws it (`tools/pictures.py`), and a script measures what it sees.
"""

from __future__ import annotations

import html
import importlib.util
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from quizgen.model import Card, Deck, Question

MakeQuestion = Callable[..., Question]

LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3 (AA), for text of any size."""

WIDTHS = (320, 360, 900)


@pytest.fixture(scope="module")
def pictures(root: Path) -> ModuleType:
    """tools/pictures.py; tests that need a browser are skipped where there is none."""
    spec = importlib.util.spec_from_file_location("pictures", root / "tools" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    if module.chromium() is None:
        pytest.skip("Chromium is not installed (on Debian: apt-get install chromium)")
    return module


# Draws each page of `pages` in a frame of its width, after each other, and keeps what `measure` finds in it.
DRIVER = """<!doctype html><meta charset="utf-8"><body><pre id="found"></pre><script>
const pages = %s;
%s
function draw(place, found) {
  if (place === pages.length) {
    document.getElementById("found").textContent = JSON.stringify(found);
    document.title = "done";
    return;
  }
  const frame = document.createElement("iframe");
  frame.style.cssText = `border:0;height:900px;width:${pages[place].width}px`;
  frame.onload = () => {
    found.push(measure(frame.contentDocument, frame.contentWindow));
    frame.remove();
    draw(place + 1, found);
  };
  frame.srcdoc = pages[place].html;
  document.body.append(frame);
}
draw(0, []);
</script>"""

# The least contrast of a text with what it stands on, whether the page is wider than its frame, and its smallest text.
LEGIBILITY = """
function channel(value) { value /= 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; }
function luminance(colour) {
  const [red, green, blue] = colour.map(channel);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function parsed(text) { return text.match(/[\\d.]+/g).map(Number); }
function ground(element, view) {
  for (let at = element; at; at = at.parentElement) {
    const colour = parsed(view.getComputedStyle(at).backgroundColor);
    if (colour.length < 4 || colour[3] === 1) return colour.slice(0, 3);
    if (colour[3] !== 0) throw new Error("half transparent");
  }
  throw new Error("no ground");
}
function measure(page, view) {
  const walk = page.createTreeWalker(page.body, 4);
  let contrast = 21, worst = "", size = 99;
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || element.closest("style, script")) continue;
    const style = view.getComputedStyle(element);
    const tones = [luminance(parsed(style.color).slice(0, 3)), luminance(ground(element, view))];
    const found = (Math.max(...tones) + 0.05) / (Math.min(...tones) + 0.05);
    if (found < contrast) { contrast = found; worst = walk.currentNode.data; }
    size = Math.min(size, parseFloat(style.fontSize));
  }
  const moving = page.getAnimations().length;
  return { contrast, worst, size, moving, wide: page.documentElement.scrollWidth > view.innerWidth,
           ground: ground(page.body, view), rule: page.querySelectorAll("hr#answer").length };
}
"""


def measured(pictures: ModuleType, folder: Path, pages: Sequence[dict[str, Any]], measure: str) -> list[Any]:
    """What a script finds in each page."""
    driver = folder / "driver.html"
    listed = json.dumps(pages).replace("</", "<\\/")
    driver.write_text(DRIVER % (listed, measure), encoding="utf-8")
    dumped = pictures.browse(driver, "--dump-dom", "--virtual-time-budget=20000")
    found = re.search(r'<pre id="found">(.*?)</pre>', dumped, re.DOTALL)
    assert found is not None
    result: list[Any] = json.loads(html.unescape(found[1]))
    assert len(result) == len(pages)
    return result


def test_legible(pictures: ModuleType, tmp_path: Path) -> None:
    """Every text of every card has enough contrast in both themes; no card is wider than a narrow phone; none moves."""
    pages, names = [], []
    for side in pictures.sides(pictures.sample_deck()):
        for theme in pictures.THEMES:
            for width in WIDTHS:
                device = "desktop" if width > 500 else "phone"
                pages.append({"html": side.page(theme, device), "width": width})
                names.append((side.name, side.side, theme, width))
        pages.append({"html": side.page("dark", "phone").replace("nightMode", "night_mode"), "width": 360})
        names.append((side.name, side.side, "dark on Android", 360))
    found = dict(zip(names, measured(pictures, tmp_path, pages, LEGIBILITY), strict=True))
    assert {name for name, told in found.items() if told["contrast"] < LEAST_CONTRAST} == set()
    assert {name for name, told in found.items() if told["wide"] or told["moving"] or told["size"] < 12} == set()
    assert {name for name, told in found.items() if told["rule"] != (name[1] == "back")} == set()
    # one ground for each theme, the style's own and not the reviewer's
    grounds = {name[2].partition(" ")[0]: tuple(told["ground"]) for name, told in found.items()}
    assert all(tuple(told["ground"]) == grounds[name[2].partition(" ")[0]] for name, told in found.items())
    assert grounds == {"light": (253, 252, 249), "dark": (31, 33, 36)}


# What the list of options shows on a front and then on the back, as often as asked; with storage or without.
ORDERS = """
function measure(page, view) {
  const shown = () => [...page.querySelectorAll(".quizgen .options li")].map((item) => item.textContent);
  const marked = () => [...page.querySelectorAll(".quizgen .options li.correct")].map((item) => item.textContent);
  function show(side) {
    page.getElementById("qa").innerHTML = SIDES[side];
    for (const old of page.querySelectorAll("#qa script")) {
      const script = page.createElement("script");
      script.textContent = old.textContent;
      old.replaceWith(script);
    }
    return { shown: shown(), marked: marked() };
  }
  if (!STORAGE) Object.defineProperty(view, "sessionStorage", { get() { throw new Error("none"); } });
  return [...Array(40)].map(() => [show("front"), show("back")]);
}
"""


@pytest.mark.parametrize("storage", [True, False])
@pytest.mark.parametrize("name", ["choice", "true-false"])
def test_options(pictures: ModuleType, tmp_path: Path, name: str, storage: bool) -> None:  # noqa: FBT001 - a column
    """A choice is shuffled anew at each question, in one order on both sides; the back marks the right option."""
    deck = pictures.sample_deck()
    card = next(card for card in deck.cards if card.id == name)
    front, back = pictures.sides(replace(deck, cards=(card,)))
    script = f"const SIDES = {json.dumps({'front': front.html, 'back': back.html})}, STORAGE = {json.dumps(storage)};"
    pages = [{"html": front.page("light", "desktop"), "width": 600}]
    (rounds,) = measured(pictures, tmp_path, pages, script.replace("</", "<\\/") + ORDERS)
    assert len(rounds) == 40
    for asked, answered in rounds:
        assert asked["shown"] == answered["shown"]
        assert sorted(asked["shown"]) == sorted(card.question.choices)
        assert (asked["marked"], answered["marked"]) == ([], [card.question.answer])
    orders = {tuple(asked["shown"]) for asked, _ in rounds}
    firsts = {order[0] for order in orders}
    if name == "choice" and storage:
        assert len(orders) > 8
        assert firsts == set(card.question.choices)
    else:
        assert orders == {card.question.choices}


TYPED = """
function measure(page) {
  return [...page.querySelectorAll(".right")].map((element) => element.textContent);
}
"""
# Each row: what was typed, and whether it is told that it counts.
TYPING = [
    ("Emerald", False),  # all green already
    ("emerald", True),
    (" Émeralď. ", True),
    ("the emerald", True),
    ("SS Emerald", True),
    ("Emerald Star", False),
    ("Ruby", False),
    ("E", False),
    ("", False),
    ("?!", False),
]


def test_typed_answers(pictures: ModuleType, tmp_path: Path) -> None:
    """An answer that differs in case, accents and punctuation only, or is another right one, is told to be right."""
    deck = pictures.sample_deck()
    card = next(card for card in deck.cards if card.id == "typed")
    card = replace(card, question=replace(card.question, accepted=("The Emerald", "SS Emerald")))
    pages = []
    for typed, _ in TYPING:
        _, back = pictures.sides(replace(deck, cards=(card,)), typed)
        pages.append({"html": back.page("light", "desktop"), "width": 600})
    found = measured(pictures, tmp_path, pages, TYPED)
    assert [bool(told) for told in found] == [counts for _, counts in TYPING]


HOSTILE = (
    "<script>top.ran = 1</script><img src=x onerror='top.ran = 2'><svg onload=\"top.ran = 3\"> {{Answer}} {{#Context}} "
    "{{c1::<img src=x onerror=top.ran=4>}} [sound:x.mp3] [latex]x[/latex] \\(x\\) javascript:top.ran=5 </div></style>"
    "<style>* { display: none }</style><iframe srcdoc='<script>top.ran = 6</script>'></iframe><!-- <a href='x'"
)
RAN = """
function measure(page) {
  const foreign = page.querySelectorAll("img, svg, iframe, a:not(.source a), style ~ style, object, embed, audio");
  return { ran: window.ran === undefined ? null : window.ran, foreign: foreign.length,
           prompt: page.querySelector(".prompt").textContent };
}
"""


def test_nothing_runs(pictures: ModuleType, make_question: MakeQuestion, tmp_path: Path) -> None:
    """Whatever an article says, a card shows it as text; no script, picture, frame or style of it comes to life."""
    evidence = replace(
        make_question().evidence, title=HOSTILE, section=(HOSTILE,), sentence=HOSTILE, licence=HOSTILE,
        url="javascript:top.ran=7",
    )  # fmt: skip
    questions = [
        make_question(id=form, form=form, prompt=f"[name] {HOSTILE}", answer=HOSTILE, context=HOSTILE,
                      accepted=(HOSTILE,), choices=choices, evidence=evidence)
        for form, choices in (("basic", None), ("cloze", None), ("choice", (HOSTILE, "b")), ("typed", None),
                              ("match", (HOSTILE,)))
    ]  # fmt: skip
    cards = tuple(Card(id=question.id, question=question, changed_at="2024-09-01T12:00:00Z") for question in questions)
    deck = Deck(id="v", name="v", title=HOSTILE, lang='"><script>top.ran = 8</script>', cards=cards)
    sides = list(pictures.sides(deck))
    assert len(sides) == 10
    pages = [{"html": side.page("light", "desktop"), "width": 900} for side in sides]
    for side, found in zip(sides, measured(pictures, tmp_path, pages, RAN), strict=True):
        assert (side.name, found["ran"], found["foreign"]) == (side.name, None, 0)
        assert "<script>top.ran = 1</script>" in found["prompt"]
