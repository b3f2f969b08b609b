"""`quizgen.outputs.anki`, without Anki: what stands in fields and tags, the note types, the bytes."""

from __future__ import annotations

import hashlib
import html
import io
import json
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.edtf import Date
from quizgen.model import Card, Deck, Form, Question, Subdecks
from quizgen.outputs.anki import ApkgWriter
from quizgen.outputs.anki.note_types import CHANGED_AT, FIELDS, note_types, style
from quizgen.outputs.anki.notes import Note, note_of
from quizgen.outputs.anki.text import attribute_text, field_text, gap, marked, occurrences, tag

MakeQuestion = Callable[..., Question]

MOMENT = "2024-09-01T12:00:00Z"


def deck_of(*questions: Question, **fields: str) -> Deck:
    """A deck of these questions, each under its own id."""
    cards = tuple(Card(id=question.id, question=question, changed_at=MOMENT) for question in questions)
    return replace(Deck(id="varne", name="varne", title="Varne Point", lang="en", cards=cards), **fields)  # type: ignore[arg-type]


def note(question: Question, **fields: str) -> Note:
    """The note of one question."""
    deck = deck_of(question, **fields)
    return note_of(deck.cards[0], deck)


def field(made: Note, name: str) -> str:
    """One field of a note."""
    return made.fields[FIELDS.index(name)]


# --- text -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ('O\'Brien said "no" — 1902', 'O\'Brien said "no" — 1902'),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("&lt;", "&amp;lt;"),
        ("{{c1::x}}", "&#123;&#123;c1:&#58;x&#125;&#125;"),
        (":::", ":&#58;:"),
        ("[sound:x.mp3] [[type:Answer]]", "&#91;sound:x.mp3] &#91;&#91;type:Answer]]"),
        (r"\(x\)", "&#92;(x&#92;)"),
        ("a\nb\r\nc", "a<br>b<br>c"),
        ("a\x1fb\x00c\ud800d", "a b c\ufffdd"),
        ("", ""),
    ],
)
def test_field_text(text: str, escaped: str) -> None:
    """What HTML or Anki would read as more than text is written as entities; the rest stays searchable."""
    assert field_text(text) == escaped


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_escaped_text_is_inert(text: str) -> None:
    """No text leaves a tag, a brace, a bracket, two colons or what cannot be stored; and nothing else is lost."""
    escaped = field_text(text)
    assert not re.search(r"[{}\[\\\x00-\x08\x0b-\x1f\ud800-\udfff]|::|<(?!br>)", escaped)
    back = html.unescape(escaped.replace("<br>", "\n"))
    kept = re.sub(r"[\ud800-\udfff]", "\ufffd", text.replace("\r\n", "\n"))
    assert back == re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", " ", kept)
    assert not re.search(r'["<>{}\[]', attribute_text(text))


def test_gap() -> None:
    """No answer can end its gap early, nor make its end part of the label."""
    assert gap("4 May 1902", "day month year") == "{{c1::4 May 1902::day month year}}"
    assert gap("a:", "name") == "{{c1::a&#58;::name}}"
    assert gap("a::b}}", "name") == "{{c1::a&#58;&#58;b&#125;&#125;::name}}"


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("Opened in 1902.", ["1902"], "Opened in <mark>1902</mark>."),
        ("1902 and 1902", ["1902"], "<mark>1902</mark> and <mark>1902</mark>"),
        ("Pier 19021 and x1902", ["1902"], "Pier 19021 and x1902"),
        ("On 4 May 1902 it opened.", ["May 4, 1902", "4 May 1902"], "On <mark>4 May 1902</mark> it opened."),
        ("A & B & A", ["A"], "<mark>A</mark> &amp; B &amp; <mark>A</mark>"),
        ("Nothing here.", ["", " ", "x"], "Nothing here."),
        ("(1902)", ["(1902)"], "<mark>(1902)</mark>"),
        ("a", ["a"], "<mark>a</mark>"),
        ("The Lunar Module İ landed.", ["lunar module"], "The <mark>Lunar Module</mark> İ landed."),
    ],
)
def test_marked(text: str, answers: list[str], expected: str) -> None:
    """The first answer that occurs as whole words is marked wherever it does."""
    assert marked(text, next(filter(None, (occurrences(text, answer) for answer in answers)), [])) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("quizgen", "fact", "office"), "quizgen::fact::office"),
        (("s", "Early  life", "At\u3000sea"), "s::Early_life::At_sea"),
        (("s", 'The "Ida"'), "s::The_'Ida'"),
        (("s", "a::b:::c", ":d:"), "s::a:b:c::d"),
        (("s", " \x1f ", "x"), "s::x"),
        (("", "\u3000"), ""),
    ],
)
def test_tag(parts: tuple[str, ...], expected: str) -> None:
    """A tag has no white space, quotation mark or empty part, and only its own levels."""
    assert tag(*parts) == expected


# --- notes ----------------------------------------------------------------------------------------------------------


def test_basic_note(make_question: MakeQuestion) -> None:
    """A note says all that the card shows: question, context, answer, evidence, source, version and licence."""
    made = note(make_question(accepted=("May 4, 1902",)))
    assert dict(zip(FIELDS, made.fields, strict=True)) == {
        "Id": "event/when aaaaaaaaaaaa",
        "Prompt": "When did the lighthouse at Varne Point open?",
        "Answer": "4 May 1902",
        "Context": "Varne Point · History",
        "Options": "",
        "Accepted": "May 4, 1902",
        "Evidence": "The lighthouse at Varne Point opened on <mark>4 May 1902</mark>, and Ida Marsh kept it.",
        "Source": "Varne Point › History › Early years",
        "Link": "https://en.wikipedia.org/wiki/Varne_Point#Early_years",
        "Revision": "revision 812 of 2024-09-01",
        "Licence": "CC BY-SA 4.0",
        "Language": "en",
        **dict.fromkeys(("Spare 1", "Spare 2", "Spare 3", "Spare 4"), ""),
    }
    assert made.tags == ("quizgen::fact::event", "quizgen::section::History::Early_years")
    assert made.changed == 1725192000


# Each row: fields of the question, the note type, the prompt, the options and the answer.
NOTES: list[tuple[dict[str, object], str, str, str, str]] = [
    ({"form": "reversed"}, "basic", "When did the lighthouse at Varne Point open?", "", "4 May 1902"),
    (
        {"form": "cloze", "prompt": "It {opened} on [day month year], [sic] they say."},
        "cloze", "It &#123;opened&#125; on {{c1::4 May 1902::day month year}}, &#91;sic] they say.", "", "4 May 1902",
    ),
    ({"form": "cloze", "prompt": "It opened."}, "basic", "It opened.", "", "4 May 1902"),
    ({"form": "cloze", "prompt": "In [year]."}, "cloze", "In {{c1::4 May 1902::year}}.", "", "4 May 1902"),
    ({"form": "cloze", "prompt": "In [year].", "answer": "\x07"}, "basic", "In &#91;year].", "", " "),
    (
        {"form": "choice", "prompt": "When?", "choices": ("1901", "<1902>"), "answer": "<1902>"},
        "choice", "When?", "<ol><li>1901</li><li>&lt;1902&gt;</li></ol>", "&lt;1902&gt;",
    ),
    (
        {"form": "true_false", "prompt": "So?", "choices": ("True", "False"), "answer": "True"},
        "choice", "So?", "<ul><li>True</li><li>False</li></ul>", "True",
    ),
    ({"form": "typed", "prompt": "Who?", "answer": "Ida"}, "typed", "Who?", "", "Ida"),
    (
        {"form": "order", "prompt": "Order?", "choices": ("pier", "light", "dock"), "answer": "3 1 2"},
        "match or order", "Order?", '<ol class="numbers"><li>pier</li><li>light</li><li>dock</li></ol>',
        "3 1 2<ol><li>dock</li><li>pier</li><li>light</li></ol>",
    ),
    (
        {"form": "match", "prompt": "Match.\n1. a\n2. b", "choices": ("bee", "ay"), "answer": "1-B 2-A"},
        "match or order", 'Match.<ol class="numbers"><li>a</li><li>b</li></ol>', "<ol><li>bee</li><li>ay</li></ol>",
        "1-B 2-A<ol><li>a – ay</li><li>b – bee</li></ol>",
    ),
    (
        {"form": "order", "prompt": "Order?", "choices": ("pier",), "answer": "7 of 9"},
        "match or order", "Order?", '<ol class="numbers"><li>pier</li></ol>', "7 of 9",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "note_type", "prompt", "options", "answer"), NOTES)
def test_forms(
    make_question: MakeQuestion, fields: dict[str, object], note_type: str, prompt: str, options: str, answer: str
) -> None:
    """Each form has its note type, a gap only where there is one to fill, and its options as a list."""
    made = note(make_question(**fields))
    assert made.note_type.name == f"quizgen {note_type}"
    assert [field(made, name) for name in ("Prompt", "Options", "Answer")] == [prompt, options, answer]


@pytest.mark.parametrize(
    ("context", "title", "expected"),
    [
        ("Varne Point · History", "Varne Point", "Varne Point · History"),
        ("Varne Point · History", "Harbours", "Harbours · Varne Point · History"),
        ("", "Harbours", "Harbours"),
        ("History", "", "History"),
    ],
)
def test_context(make_question: MakeQuestion, context: str, title: str, expected: str) -> None:
    """The line above the prompt names the deck once."""
    assert field(note(make_question(context=context), title=title), "Context") == expected


# Each row: fields of the question, and the tags that follow quizgen::fact::event.
TAGS: list[tuple[dict[str, object], list[str]]] = [
    ({"section": ()}, []),
    ({"section": ("Light of 1902", "Keepers"), "date": Date.parse("1902")}, ["quizgen::period::1900s"]),
    (
        {"section": ("Light", "After 1899"), "date": Date.parse("1902-05-04")},
        ["quizgen::section::Light", "quizgen::period::1900s::1902"],
    ),
    ({"section": (), "date": Date.parse("1917-02"), "tags": ("1917",)}, ["quizgen::period::1910s::1917", "1917"]),
    ({"section": (), "date": Date.parse("1917"), "form": "reversed"}, ["quizgen::period::1910s::1917"]),
    ({"section": (), "date": Date.parse("1917-02-23"), "form": "true_false"}, []),
    ({"section": (), "date": Date.parse("1914/1918")}, ["quizgen::period::1910s"]),
    ({"section": (), "date": Date.parse("../1918")}, []),
    ({"section": (), "date": Date.parse("192X")}, ["quizgen::period::1920s"]),
    ({"section": (), "date": Date.parse("19XX")}, []),
    ({"section": (), "date": Date.parse("-0043-03-15")}, ["quizgen::period::40s_BC::44_BC"]),
    ({"section": (), "date": Date.parse("0000-21")}, ["quizgen::period::0s_BC::1_BC"]),
    ({"section": ("Light", "After 1899")}, ["quizgen::section::Light::After_1899"]),
    ({"section": ("Light (1890–1902)", "In 1902 (late)")}, ["quizgen::section::Light::In_1902_(late)"]),
    ({"section": ("(1902)", "Light (1902)"), "answer": "1902"}, ["quizgen::section::Light"]),
    ({"section": ("Keepers", "ida marsh"), "answer": "Ida Marsh"}, ["quizgen::section::Keepers"]),
    ({"section": (), "tags": ("event", "my harbours::north pier", "exam")}, ["my_harbours::north_pier", "exam"]),
    ({"section": (), "tags": ("exam", "exam", " ")}, ["exam"]),
]


@pytest.mark.parametrize(("fields", "expected"), TAGS)
def test_tags(make_question: MakeQuestion, fields: dict[str, object], expected: list[str]) -> None:
    """Tags follow the sections but for one that tells the answer; a question's own tags are kept, the kind once."""
    assert list(note(make_question(**fields)).tags) == ["quizgen::fact::event", *expected]


# Each row: the deck's title, what parts it, fields of the question, and the name of the deck that its card stands in.
DECKS: list[tuple[str, Subdecks | None, dict[str, object], str]] = [
    ("Varne Point", None, {}, "Varne Point"),
    ("Varne Point", "section", {}, "Varne Point::History"),
    ("Varne Point", "section", {"section": ()}, "Varne Point"),
    ("Varne Point", "section", {"section": ("Opening in 1902",), "date": Date.parse("1902")}, "Varne Point"),
    ("Varne Point", "section", {"section": ("a::b:::c:",)}, "Varne Point::a:b:c"),
    ("Varne Point", "section", {"section": ("Light (1890–1902)",), "date": Date.parse("1902")}, "Varne Point::Light"),
    ("Varne Point", "fact", {}, "Varne Point::Events"),
    ("Varne Point", "article", {}, "Varne Point::Varne Point"),
    ("Lights::Varne", "fact", {"fact_kind": "lifespan"}, "Lights::Varne::Lives"),
    ("::a:: ::\tb\x1f::", None, {}, "a::b"),
    ("::", None, {}, "varne"),
]


@pytest.mark.parametrize(("title", "subdecks", "fields", "expected"), DECKS)
def test_deck_names(
    make_question: MakeQuestion, title: str, subdecks: Subdecks | None, fields: dict[str, object], expected: str
) -> None:
    """A card stands in the deck, or in the subdeck that tells nothing of the answer; no level of a name is empty."""
    deck = replace(deck_of(make_question(**fields), title=title), subdecks=subdecks)
    assert note_of(deck.cards[0], deck).deck == expected
    retired = replace(deck.cards[0], retired=True)
    assert note_of(retired, deck).deck.endswith("::Retired")
    assert "quizgen::retired" in note_of(retired, deck).tags


def test_marks_the_fact(make_question: MakeQuestion) -> None:
    """Where the sentence writes the answer otherwise, the date that it means is marked; in a match, every option."""
    sentence = "Born: Ida Marsh, March 9, 1871, Cork; died 3 May 1910"
    evidence = replace(make_question().evidence, sentence=sentence)
    told = {"evidence": evidence, "date": Date.parse("1871-03-09"), "answer": "9 March 1871"}
    assert "<mark>March 9, 1871</mark>" in field(note(make_question(**told)), "Evidence")
    claim = told | {"form": "true_false", "answer": "True", "choices": ("True", "False")}
    assert field(note(make_question(**claim)), "Evidence").count("<mark>") == 1
    both = {"form": "match", "answer": "1-B 2-A", "choices": ("3 May 1910", "March 9, 1871"), "evidence": evidence}
    assert field(note(make_question(**both)), "Evidence").count("<mark>") == 2


def test_guid(make_question: MakeQuestion) -> None:
    """A GUID depends on the ids of the recipe and the card alone, and does not mix up where one ends."""
    question = make_question()
    guids = {
        note(question).guid,
        note(question, id="other").guid,
        note(replace(question, id="b")).guid,
        note(replace(question, id="e b"), id="varn").guid,
        note(replace(question, id="b"), id="varn e").guid,
    }
    assert len(guids) == 5
    changed = make_question(prompt="Another?", answer="Another", template="event/other")
    assert note(question).guid == note(changed, title="Another", name="another", lang="de").guid == "2SfApwmWmubc"


# --- note types -----------------------------------------------------------------------------------------------------


def test_note_types_are_frozen() -> None:
    """Ids, names and fields are those of the first release; templates and style move only with `CHANGED_AT`."""
    kinds = {kind.id: kind.name for kind in note_types().values()}
    assert kinds == {
        1736951284301: "quizgen basic",
        1736951284302: "quizgen cloze",
        1736951284303: "quizgen choice",
        1736951284304: "quizgen typed",
        1736951284305: "quizgen match or order",
    }
    assert " ".join(FIELDS) == (
        "Id Prompt Answer Context Options Accepted Evidence Source Link Revision Licence Language "
        "Spare 1 Spare 2 Spare 3 Spare 4"
    )
    shown = json.dumps([style(), *[(kind.front, kind.back) for kind in note_types().values()]])
    digest = hashlib.sha256(shown.encode("ascii")).hexdigest()[:16]
    assert (CHANGED_AT, digest) == ("2026-11-24T00:00:00Z", "605724e868afdd65"), (
        "set CHANGED_AT to now, and this line to what it says"
    )


@pytest.mark.parametrize("form", ["basic", "cloze", "choice", "typed", "order"])
def test_templates_use_known_fields(form: Form) -> None:
    """Templates name fields that exist, open and close each condition, and put the rule before the answer."""
    kind = note_types()[form]
    for side in (kind.front, kind.back):
        names = re.findall(r"\{\{[#/^]?(?:cloze:|type:nc:)?([^{}]+)\}\}", side)
        assert set(names) <= set(FIELDS)
        assert re.findall(r"\{\{#(\w+)", side) == re.findall(r"\{\{/(\w+)", side)
    assert '<hr id="answer">' in kind.back
    assert "{{Answer}}" not in kind.front
    assert "Evidence" not in kind.front


def _luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast() -> None:
    """In light and dark every text has a contrast of at least 4.5 : 1 with its ground."""
    palettes = re.findall(r"\{([^{}]*--paper:[^{}]*)\}", style())
    assert len(palettes) == 2
    for palette in palettes:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", palette))
        pairs = [("ink", "paper"), ("quiet", "paper"), ("accent", "paper"), ("correct", "paper"), ("ink", "marker")]
        for text, ground in pairs:
            lighter, darker = sorted((_luminance(colours[text]), _luminance(colours[ground])), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (text, ground)


def test_style_is_calm() -> None:
    """Nothing moves, nothing is loaded, and night mode, phones and either direction of writing are seen to."""
    css = style()
    assert not re.search(r"animation|transition|@import|url\(|\b(?:left|right):", css)
    for wanted in (".card.nightMode", ".night_mode .card", ".mobile", "max-width", "plaintext", "padding-inline"):
        assert wanted in css


SHUFFLE_TEST = """
const kept = {}; let broken = false;
globalThis.sessionStorage = {
  getItem: (key) => { if (broken) throw new Error("no storage"); return key in kept ? kept[key] : null; },
  setItem: (key, value) => { if (broken) throw new Error("no storage"); kept[key] = value; },
};
function show(id, texts, answer, tag) {
  const items = texts.map((text) => ({ textContent: text, right: false }));
  items.forEach((item) => { item.classList = { add() { item.right = true; } }; });
  const list = { nodeName: tag.toUpperCase(), children: items.slice(), appendChild(item) {
    this.children.splice(this.children.indexOf(item), 1); this.children.push(item); } };
  const box = { dataset: { id }, querySelector: () => list };
  globalThis.document = { querySelector: (name) =>
    name.endsWith(".options") ? box : answer === null ? null : { textContent: answer } };
  eval(process.argv[1]);
  return list.children.map((item) => item.textContent + (item.right ? "*" : ""));
}
const texts = ["a", "b", "c", "d"], seen = new Set(), first = {};
let same = true;
for (let turn = 0; turn < 4000; turn++) {
  const front = show("x", texts, null, "ol"), back = show("x", texts, "c", "ol");
  same = same && front.map((text) => (text === "c" ? "c*" : text)).join() === back.join();
  seen.add(front.join()); first[front[0]] = (first[front[0]] || 0) + 1;
}
const other = show("y", texts, "c", "ol"), untouched = show("z", texts, null, "ul");
broken = true;
console.log(JSON.stringify({ same, orders: seen.size, first, other, untouched, front: show("x", texts, null, "ol") }));
"""


def test_shuffle() -> None:
    """Options come in every order equally often, in the same one beside the answer, and unshuffled without storage."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node to run the card's script")
    script = re.search(r"<script>(.*)</script>", note_types()["choice"].front, re.DOTALL)
    assert script is not None
    done = subprocess.run([node, "-e", SHUFFLE_TEST, script[1]], capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    assert result["same"]
    assert result["orders"] == 24
    assert all(880 < count < 1120 for count in result["first"].values())  # 1000 +- 4.4 standard deviations
    assert result["other"] == ["a", "b", "c*", "d"]
    assert result["untouched"] == result["front"] == ["a", "b", "c", "d"]


# --- bytes ----------------------------------------------------------------------------------------------------------


def test_members(make_question: MakeQuestion) -> None:
    """A package has two members, deflated, with a fixed time, whatever the system."""
    with zipfile.ZipFile(io.BytesIO(ApkgWriter().render(deck_of(make_question())))) as package:
        assert package.namelist() == ["collection.anki2", "media"]
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {member.compress_type for member in package.infolist()} == {zipfile.ZIP_DEFLATED}
        assert package.read("media") == b"{}"


BUILD = """
import hashlib, sys
from quizgen.codec import questions_from_lines
from quizgen.model import Subdecks, Card, Deck
from quizgen.outputs.anki import ApkgWriter
bank = questions_from_lines(sys.stdin.read(), "-")
cards = [Card(id=question.id, question=question, changed_at="2024-09-01T12:00:00Z") for question in bank]
deck = Deck(id="varne", name="varne", title="Varne Point", lang="en", cards=tuple(cards))
print(hashlib.sha256(ApkgWriter().render(deck)).hexdigest())
"""


def test_same_bytes(make_question: MakeQuestion) -> None:
    """Two processes, with other hash seeds and time zones, make the same bytes of the same deck."""
    from quizgen.codec import questions_to_lines

    bank = questions_to_lines(make_question(id=f"card{number}", tags=(f"t{number}",)) for number in range(30))
    digests = [
        subprocess.run(
            [sys.executable, "-c", BUILD], input=bank, capture_output=True, text=True, check=True, env=environment
        ).stdout
        for environment in ({"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    ]
    assert digests[0] == digests[1] != ""


@pytest.mark.parametrize("text", ["<", "{{c1::", "<a ", "[sound:", "&", "\x1f", "<!--", "\n"], ids=repr)
def test_long_hostile_text(make_question: MakeQuestion, text: str) -> None:
    """A field of a megabyte that would send genanki's own check astray for hours is written in a second."""
    long = (text * 1_000_000)[:1_000_000]
    start = time.perf_counter()
    ApkgWriter().render(deck_of(make_question(form="cloze", prompt=f"In [year]. {long}")))
    assert time.perf_counter() - start < 3


def test_retired_cards_are_left_out(make_question: MakeQuestion) -> None:
    """A retired card is not in the package: for a newcomer it would be a new card."""
    deck = deck_of(make_question())
    retired = Card(id="gone", question=make_question(id="gone"), changed_at="2026-01-01T00:00:00Z", retired=True)
    assert ApkgWriter().render(replace(deck, cards=(*deck.cards, retired))) == ApkgWriter().render(deck)
