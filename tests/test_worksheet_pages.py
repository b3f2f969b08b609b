"""Worksheets as they are printed: PDF and HTML pages are rasterised and their words looked at, DOCX is read back."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import docx
import lxml.html
import pytest

from quizgen.model import Deck, Question
from quizgen.outputs.worksheet import Look, Page, Plan, Sheet, make_sheet, pdf
from quizgen.outputs.worksheet.docx import render_docx
from quizgen.outputs.worksheet.html import render_html
from quizgen.outputs.worksheet.pdf import count_pages, missing_letters, render_pdf

MakeQuestion = Callable[..., Question]
MakeDeck = Callable[..., Deck]

SCRIPTS = "Троцкий Ἀθῆναι עִבְרִית ˈtrɒtski Łódź Đặng ą̊ Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
PASSAGE = " ".join(
    f"The mill will turn while there is water in the river and wind upon the hills, {n}." for n in range(12)
)
MILLIMETRES = 25.4 / 72


@dataclass(frozen=True)
class Word:
    """A word on a page, in millimetres from its upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@pytest.fixture(scope="session")
def poppler() -> None:
    """The tools that look at PDF pages; the tests are skipped where they are not installed."""
    if shutil.which("pdftotext") is None or shutil.which("pdftoppm") is None:
        pytest.skip("poppler-utils is not installed")


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """Prints an HTML file to PDF in a browser that reaches no network; the tests are skipped where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("chromium is not installed")
    folder = tmp_path_factory.mktemp("chromium")
    quiet = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync --no-pdf-header-footer"
    ).split()

    def printed(page: bytes) -> bytes:
        (folder / "page.html").write_bytes(page)
        options = [*quiet, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}"]
        subprocess.run(
            [program, *options, (folder / "page.html").as_uri()], check=True, capture_output=True, timeout=120
        )
        return (folder / "page.pdf").read_bytes()

    return printed


def words_of(pdf: bytes) -> list[list[Word]]:
    """The words of each page, where they stand."""
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    pages = done.stdout.decode().split("<page ")[1:]
    place = r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
    return [
        [
            Word(html.unescape(text), *(float(number) * MILLIMETRES for number in numbers))
            for *numbers, text in re.findall(place, page)
        ]
        for page in pages
    ]


def ink_of(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """How far ink stays from each edge of each page (left, top, right, bottom), in millimetres, at 50 dpi."""
    done = subprocess.run(["pdftoppm", "-r", "50", "-gray", "-"], input=pdf, capture_output=True, check=True)
    pictures, at, edges = done.stdout, 0, []
    while at < len(pictures):
        head = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s").match(pictures, at)
        assert head is not None
        width, height = int(head[1]), int(head[2])
        rows = [pictures[head.end() + row * width : head.end() + (row + 1) * width] for row in range(height)]
        at = head.end() + width * height
        inked = [row for row in range(height) if min(rows[row]) < 200]
        columns = [min(column) for column in zip(*rows, strict=True)]
        dark = [column for column in range(width) if columns[column] < 200]
        distances = dark[0], inked[0], width - 1 - dark[-1], height - 1 - inked[-1]
        edges.append(tuple(distance * 25.4 / 50 for distance in distances))
    return edges  # type: ignore[return-value]


def assert_sound(pdf: bytes, margin: float) -> list[list[Word]]:
    """No ink in the margin, and no word over another; gives the words."""
    pages, inked = words_of(pdf), ink_of(pdf)
    assert len(inked) == len(pages) > 0
    for number, edges in enumerate(inked, start=1):
        assert min(edges) >= margin, f"page {number}: {edges}"
    for number, words in enumerate(pages, start=1):
        ordered = sorted(words, key=lambda word: word.top)
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 :]:
                if other.top > one.bottom:
                    break
                across = min(one.right, other.right) - max(one.left, other.left)
                down = min(one.bottom, other.bottom) - max(one.top, other.top)
                # a line's descenders reach into the next one's ascenders: a third of its height is no overlap
                least = min(one.bottom - one.top, other.bottom - other.top)
                assert across < 0.3 or down < least * 0.45, f"page {number}: {one} over {other}"
    return pages


def squeezed(text: str) -> str:
    """Text without white space and places to break."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def bare(pages: Sequence[Sequence[Word]]) -> str:
    """All words in one string."""
    return squeezed("".join(word.text for page in pages for word in page))


@pytest.fixture(scope="module")
def many(every_form: tuple[Question, ...], make_deck: MakeDeck, special: str) -> Deck:
    """Every form several times, with long passages, other scripts, overlong words and every special character."""
    return make_deck(*(_spiced(question, turn, special) for turn in range(4) for question in every_form))


def _spiced(question: Question, turn: int, special: str) -> Question:
    choices, answer = question.choices, question.answer
    if choices is not None and question.form != "true_false" and turn % 2:
        choices = tuple(f"{choice} of the harbour and its keepers, {n}{turn}" for n, choice in enumerate(choices))
        answer = choices[2] if question.form == "choice" else answer
    first, *lines = question.prompt.split("\n")
    if question.form == "typed" and turn == 2:
        first = f"Who wrote this? “{PASSAGE}”"
    elif question.form != "typed" and turn == 3:
        first = f"{first} {SCRIPTS}"
    more = ", as the chronicle of the town has it" if turn == 1 else ""
    sentence = (question.evidence.sentence, PASSAGE, special, SCRIPTS)[turn]
    return replace(
        question,
        id=f"{question.id}{turn}",
        prompt="\n".join([first, *(line + more for line in lines)]),
        answer=answer,
        choices=choices,
        evidence=replace(question.evidence, sentence=sentence),
    )


LOOKS = {
    "a4": Look(),
    "letter with ids": Look(paper="letter", ids=True),
    "large": Look(large=True),
    "two columns with ids": Look(columns=2, ids=True),
    "large letter in two columns": Look(paper="letter", columns=2, large=True),
}


def sheet_of(deck: Deck, **plan: Any) -> Sheet:
    """The sheet of a deck, with its dated questions on the timeline."""
    return make_sheet(deck, Plan(**plan), [card.question for card in deck.cards])


KINDS: tuple[Page, ...] = (
    *("questions", "teacher", "key", "bubbles", "timeline", "timeline-solved", "cards", "cards-fold"),
)
EXTREMES = ("a4", "large letter in two columns")


def telling(text: str) -> list[str]:
    """The words of a text that can be looked for one by one."""
    return re.findall(r"(?<![^\s“(])[A-Za-z]{4,17}(?![^\s.,;?”)])", text)


@pytest.mark.usefixtures("poppler")
@pytest.mark.parametrize(
    ("kind", "look"), [(kind, look) for kind in KINDS for look in (LOOKS if kind == "questions" else EXTREMES)]
)
def test_pdf_pages(many: Deck, look: str, kind: Page) -> None:
    """Nothing stands in the margins of a page or over something else, in any kind of page and look; no word is lost."""
    sheet = sheet_of(many, versions=2)
    place = 0 if kind.startswith("timeline") else 1
    pages = assert_sound(render_pdf(sheet, LOOKS[look], [(kind, place)]), 5)
    text = bare(pages)
    if "cards" not in kind and not kind.startswith("timeline"):
        for number, words in enumerate(pages, start=1):
            line = " ".join(word.text for word in words)
            assert f"page {number} of {len(pages)}" in line
            assert "Version B" in line
    for group in sheet.versions[1].groups:
        for item in group.items:
            stem = " ".join(run.text for block in item.stem for run in block.runs if not run.gap)
            wanted = [item.id] if LOOKS[look].ids else []
            if kind in ("questions", "teacher") or "cards" in kind:
                wanted += telling(" ".join([stem, *item.left, *(item.options if item.form != "true_false" else ())]))
            if kind in ("teacher", "key") or "cards" in kind:
                wanted += telling(" ".join([item.evidence, *(item.answer if not item.options else ())]))
            assert [word for word in wanted if word not in text] == []


@pytest.mark.usefixtures("poppler")
@pytest.mark.parametrize("columns", [1, 2])
def test_no_question_is_split(make_question: MakeQuestion, make_deck: MakeDeck, columns: Any) -> None:
    """A question's options stand on its page, and below it in its column."""
    questions = [
        make_question(
            id=f"q{n}",
            form="choice",
            prompt=f"Which keeper{n} " + "of the old light was it " * (1 + n % 7) + "?",
            answer=f"right{n}",
            choices=(f"first{n} of the four options here", f"right{n}", f"third{n}", f"last{n}"),
        )
        for n in range(60)
    ]
    pages = words_of(render_pdf(make_sheet(make_deck(*questions), Plan()), Look(columns=columns), [("questions", 0)]))
    assert len(pages) > 3
    where = {word.text: (number, word) for number, words in enumerate(pages) for word in words}
    for n in range(60):
        page, keeper = where[f"keeper{n}"]
        for mark in ("first", "right", "third", "last"):
            option_page, option = where[f"{mark}{n}"]
            assert option_page == page
            assert 0 < option.top - keeper.top < 80
            assert abs(option.left - keeper.left) < 170 / columns


@pytest.mark.usefixtures("poppler")
def test_backs_lie_on_fronts(make_question: MakeQuestion, make_deck: MakeDeck) -> None:
    """Turned over the long edge, the back of a flashcard lies on its front; folded, it lies beside it."""
    questions = [make_question(id=f"q{n}", prompt=f"front{n}", answer=f"back{n}") for n in range(11)]
    sheet = make_sheet(make_deck(*questions), Plan())
    duplex = words_of(render_pdf(sheet, Look(), [("cards", 0)]))
    assert len(duplex) == 4
    folded = words_of(render_pdf(sheet, Look(), [("cards-fold", 0)]))
    assert len(folded) == 2
    for pages, back_page, mirrored in ((duplex, 1, True), (folded, 0, False)):
        where = {word.text: (number, word) for number, words in enumerate(pages) for word in words}
        for n in range(11):
            (front_page, front), (page, back) = where[f"front{n}"], where[f"back{n}"]
            assert page == front_page + back_page
            assert abs(front.top - back.top) < 15
            middle = (back.left + back.right) / 2
            assert abs((front.left + front.right) / 2 - (210 - middle if mirrored else middle - 95)) < 2


@pytest.mark.usefixtures("poppler")
def test_every_script_is_set(make_question: MakeQuestion, make_deck: MakeDeck) -> None:
    """Letters of the scripts that are promised are set in fonts that the file holds, and their text can be read."""
    texts = "Троцкий Ἀθῆναι ἀρχή עברית ˈtrɒtski ɪɡˈzɑːmpəl ʂʐɕ Łódź Đặng Škoda Čapek ğüş № € ₽ “„‚‘” – — × ′".split()
    sheet = make_sheet(make_deck(make_question(prompt=" ".join(texts))), Plan())
    pdf = render_pdf(sheet, Look(), [("questions", 0)])
    text = bare(words_of(pdf))
    for word in texts:
        assert word in text or word[::-1] in text, word  # Hebrew may be told from left to right
    done = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True)
    fonts = done.stdout.decode().splitlines()[2:]
    assert fonts
    assert all(" yes yes yes " in font for font in fonts)


def test_missing_letters(make_question: MakeQuestion, make_deck: MakeDeck, monkeypatch: pytest.MonkeyPatch) -> None:
    """What no font has is told; of the scripts that are promised nothing is missing, looked up or not."""
    promised = "".join(map(chr, (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x250), *range(0x250, 0x2B0))))
    promised += "".join(
        map(chr, (*range(0x391, 0x3A2), *range(0x3A3, 0x3CF), *range(0x400, 0x482), *range(0x5D0, 0x5EB)))
    )
    promised += "".join(chr(code) for code in range(0x1E00, 0x1F16)) + "‐‑‒–—‘’‚“”„†‡•…‰′″‹›€₽№ˈˌː"
    sheet = make_sheet(make_deck(make_question(prompt=f"{promised} 北京 ไทย 🙂 ✓")), Plan())
    assert missing_letters(sheet) == "".join(sorted(set("北京ไทย🙂")))
    monkeypatch.setattr(pdf, "_SURE", " ")
    monkeypatch.setattr(pdf, "_WELL_KNOWN", re.compile("(?!)"))
    assert missing_letters(sheet) == "".join(sorted(set("北京ไทย🙂")))


def test_texts_are_no_markup(make_question: MakeQuestion, make_deck: MakeDeck, special: str) -> None:
    """What an article writes is shown, never run: neither typst nor a browser finds markup in it."""
    evil = f'#panic("x") #sys.version $x$ <b> <script>alert(1)</script> {{{{ 7*7 }}}} &lt; {special}'
    deck = make_deck(make_question(prompt=evil, answer=evil, context=evil), title=evil)
    sheet = make_sheet(deck, Plan(instructions=evil))
    pages: list[tuple[Page, int]] = [("questions", 0), ("key", 0), ("cards", 0)]
    assert render_pdf(sheet, Look(ids=True), pages).startswith(b"%PDF")
    page = render_html(sheet, Look(ids=True), pages)
    tree = lxml.html.fromstring(page)
    assert {element.tag for element in tree.iter()} <= set(
        "html head meta title style body main p span b h1 h2 section div small footer".split()
    )
    assert squeezed(tree.text_content()).count(squeezed(evil)) >= 7
    assert not re.findall(rb"(?:src|href)=|url\(|@import", page)


@pytest.mark.parametrize("render", [render_pdf, render_html, render_docx])
def test_same_bytes(many: Deck, render: Callable[..., bytes]) -> None:
    """The same sheet gives the same bytes, with no date in them."""
    sheet, pages = sheet_of(many, versions=3), [("questions", 2), ("key", 2)]
    data = render(sheet, Look(), pages)
    assert data == render(sheet_of(many, versions=3), Look(), pages)
    assert not re.search(rb"CreationDate|20[2-9]\d-\d\d-\d\dT", data.replace(b"2024-09-01", b""))


def test_count_pages(many: Deck) -> None:
    """Pages are counted as they are printed."""
    sheet = sheet_of(many)
    assert count_pages(sheet, Look(large=True), [("questions", 0)]) > count_pages(sheet, Look(), [("questions", 0)]) > 2
    assert count_pages(sheet, Look(), [("bubbles", 0), ("timeline", 0)]) == 2


# --- HTML -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("poppler")
@pytest.mark.parametrize("look", ["a4", "two columns with ids"])
def test_html_pages(many: Deck, chromium: Callable[[bytes], bytes], look: str) -> None:
    """Printed by a browser, nothing stands in the margins or over something else, and nothing is lost."""
    sheet = sheet_of(many)
    pdf = chromium(render_html(sheet, LOOKS[look], [(kind, 0) for kind in KINDS]))
    text = bare(assert_sound(pdf, 5))
    for group in sheet.versions[0].groups:
        for item in group.items:
            stem = " ".join(run.text for block in item.stem for run in block.runs)
            assert [word for word in telling(f"{stem} {item.evidence}") if word not in text] == []


def test_html_is_one_file_with_everything(many: Deck) -> None:
    """Every question, option, answer and evidence is in the file, each question under its id."""
    sheet = sheet_of(many)
    tree = lxml.html.fromstring(render_html(sheet, Look(), [("questions", 0), ("key", 0)]))
    main = tree.xpath("//main")
    asked, key = (squeezed(page.text_content()) for page in main)
    assert [len(page.xpath(".//*[@data-id]")) for page in main] == [len(many.cards)] * 2
    for group in sheet.versions[0].groups:
        for item in group.items:
            assert all(squeezed(run.text) in asked for block in item.stem for run in block.runs)
            assert all(squeezed(option) in asked for option in (*item.options, *item.left))
            assert squeezed(item.evidence) in key
            assert all(squeezed(mark) in key for mark in item.answer)
            assert squeezed(item.told) in key


# --- DOCX -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["questions", "teacher"])
def test_docx(many: Deck, kind: Page) -> None:
    """A reader finds questions and options in order, the key with its evidence, and paragraphs that stay together."""
    sheet = sheet_of(many, versions=2)
    document = docx.Document(io.BytesIO(render_docx(sheet, Look(columns=2), [(kind, 1), ("key", 1)])))
    assert len(document.sections) == 2
    assert document.core_properties.title == "Varne Point"
    lines = [paragraph.text for paragraph in document.paragraphs]
    start = lines.index("Answer key")
    asked, key = squeezed("".join(lines[:start])), squeezed("".join(lines[start:]))
    at = 0
    for group in sheet.versions[1].groups:
        for item in group.items:
            first = squeezed(
                f"{item.number}." + (f"[{item.context}]" if item.context else "") + item.stem[0].runs[0].text
            )
            at = asked.index(first, at)
            for option in item.options if item.form != "true_false" else ():
                assert squeezed(option) in asked[at:]
            assert squeezed(item.evidence) in key
            if item.id[-1] in "02":  # of the others a question has the same words
                assert (squeezed(item.evidence) in asked) == (kind == "teacher")
            assert all(squeezed(mark) in key for mark in item.answer)
    numbered = [p for p in document.paragraphs[:start] if re.match(r"\d+\.\t", p.text)]
    assert len(numbered) == len(many.cards)
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in numbered if "____" not in paragraph.text)


def test_docx_has_no_other_pages(many: Deck) -> None:
    """Flashcards and timelines are no running text."""
    with pytest.raises(ValueError, match="no cards in DOCX"):
        render_docx(sheet_of(many), Look(), [("cards", 0)])
