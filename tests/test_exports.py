"""GIFT, Moodle XML and QTI: what other programs' readers find in them, compared question by question."""

from __future__ import annotations

import html
import io
import json
import random
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from quizgen import outputs, pipeline
from quizgen.model import GAPS, Deck, Question

MakeDeck = Callable[..., Deck]

KINDS = {"choice": "choice", "true_false": "true_false", "typed": "short", "cloze": "short", "match": "match"}
"""Form -> what it must be for another program; the others are essays, an order is an order."""


@dataclass(frozen=True)
class Told:
    """What a reader finds of a question, without regard to markup and white space.

    Attributes:
        options: options, or the left-hand column of a match.
        right: the right options or answers; of a match the partners in the order of `options`; in order.
    """

    kind: str
    stem: str
    options: tuple[str, ...]
    right: tuple[str, ...]
    spare: tuple[str, ...]
    feedback: str


def squeezed(text: str) -> str:
    """The text without white space, in which formats differ, and without the controls that none can hold."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+", "", text)


def shown(markup: str) -> str:
    """What a browser shows of HTML, squeezed."""
    return squeezed(html.unescape(re.sub(r"</?(?:p|blockquote|b|i|em|br)\b[^<>]*>", "", markup)))


def expected(question: Question) -> Told:
    """What every reader must find, worked out from the question alone."""
    kind = KINDS.get(question.form, question.form if question.form == "order" else "essay")
    stem, choices = question.prompt, question.choices or ()
    options: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    if kind == "choice":
        options, right = choices, (question.answer,)
    elif kind == "true_false":
        right = (question.answer.lower(),)
    elif kind == "short":
        right = tuple(dict.fromkeys((question.answer, *question.accepted)))
    elif kind == "match":
        stem, *lines = question.prompt.split("\n")
        options = tuple(line.split(". ", 1)[1] for line in lines)
        right = tuple(choices[ord(pair[-1]) - ord("A")] for pair in question.answer.split())
        spare = tuple(choice for choice in choices if choice not in right)
    elif kind == "order":
        right = tuple(choices[int(place) - 1] for place in question.answer.split())
    if question.form == "cloze":
        stem = re.sub(rf"\[({'|'.join(GAPS)})\]", r"_____(\1)", stem)
    if question.fact_kind == "quotation":
        stem = re.sub(r"“(.*)”", r"\1", stem, flags=re.DOTALL)
    options, right, spare = (tuple(squeezed(text) for text in texts) for texts in (options, right, spare))
    return Told(kind, squeezed(stem), options, right, spare, squeezed(question.evidence.sentence))


# --- readers --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def read_gift(root: Path) -> Callable[[bytes], dict[str, Told]]:
    """Reads GIFT with the grammar of gift-pegjs; the tests are skipped where node or it is not installed."""
    folder = root / "tests" / "judges"
    if shutil.which("node") is None or not (folder / "node_modules" / "gift-pegjs").is_dir():
        pytest.skip("node with gift-pegjs is not installed (npm install in tests/judges)")

    def read(data: bytes) -> dict[str, Told]:
        done = subprocess.run(["node", str(folder / "gift.js")], input=data, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()[-2000:]
        first, *questions = json.loads(done.stdout)
        assert first["type"] == "Category"
        return {question["id"]: told_by_gift(question) for question in questions}

    return read


def told_by_gift(question: dict[str, Any]) -> Told:
    """A question as gift-pegjs gives it."""
    kind = {"MC": "choice", "TF": "true_false", "Short": "short", "Matching": "match", "Essay": "essay"}[
        question["type"]
    ]
    options: list[str] = []
    right: list[str] = []
    spare: list[str] = []
    if kind == "choice":
        options = [shown(choice["text"]["text"]) for choice in question["choices"]]
        right = [shown(choice["text"]["text"]) for choice in question["choices"] if choice["isCorrect"]]
    elif kind == "short":
        assert all(choice["isCorrect"] for choice in question["choices"])
        right = [squeezed(choice["text"]["text"].replace("\\*", "*")) for choice in question["choices"]]
    elif kind == "true_false":
        right = ["true" if question["isTrue"] else "false"]
    elif kind == "match":
        for pair in question["matchPairs"]:
            # the parser leaves its own marks for escaped characters in this place, and undoes them in all others
            partner = squeezed(re.sub(r"&&0*(\d+);", lambda mark: chr(int(mark[1])), pair["subanswer"]))
            left = shown(pair["subquestion"]["text"])
            (right if left else spare).append(partner)
            options += [left] if left else []
    return Told(
        kind,
        shown(question["stem"]["text"]),
        tuple(options),
        tuple(right),
        tuple(spare),
        shown(question["globalFeedback"]["text"]),
    )


def read_moodle(data: bytes) -> dict[str, Told]:
    """Reads Moodle XML as strictly as Moodle's own importer: every element that it needs, and no other kind."""
    root = etree.fromstring(data)
    assert root.tag == "quiz"
    category, *questions = root
    assert category.get("type") == "category"
    assert category.findtext("category/text", "").startswith("$course$/top/")
    told = {}
    for question in questions:
        for name in ("name/text", "questiontext/text", "defaultgrade", "idnumber"):
            assert (question.findtext(name) or "").strip(), name
        assert question.find("questiontext").get("format") == "html"
        told[question.findtext("idnumber")] = told_by_moodle(question)
    assert len(told) == len(questions)
    return told


def told_by_moodle(question: Any) -> Told:
    """A `<question>` of Moodle XML."""
    names = {"multichoice": "choice", "truefalse": "true_false", "shortanswer": "short", "matching": "match"}
    kind = names.get(question.get("type"), {"ordering": "order", "essay": "essay"}.get(question.get("type"), "?"))
    answers = [(float(one.get("fraction")), one.findtext("text")) for one in question.findall("answer")]
    options: list[str] = []
    right: list[str] = []
    spare: list[str] = []
    if kind == "choice":
        assert question.findtext("single") == "true"
        options = [shown(text) for _, text in answers]
        right = [shown(text) for share, text in answers if share == 100]
    elif kind in ("short", "true_false"):
        right = [squeezed(text.replace("\\*", "*")) for share, text in answers if share == 100]
    elif kind == "order":
        assert [share for share, _ in answers] == list(range(1, len(answers) + 1))
        right = [shown(text) for _, text in answers]
    elif kind == "match":
        for pair in question.findall("subquestion"):
            left, partner = shown(pair.findtext("text") or ""), squeezed(pair.findtext("answer/text"))
            (right if left else spare).append(partner)
            options += [left] if left else []
    elif kind == "essay":
        assert shown(question.findtext("graderinfo/text"))
    stem, feedback = question.findtext("questiontext/text"), question.findtext("generalfeedback/text")
    return Told(kind, shown(stem), tuple(options), tuple(right), tuple(spare), shown(feedback))


QTI = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


def qti_items(data: bytes) -> list[Any]:
    """The items of a QTI package, found through its manifest."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        manifest = etree.fromstring(archive.read("imsmanifest.xml"))
        files = manifest.xpath("//*[local-name()='resource'][@type='imsqti_xmlv1p2']/*[local-name()='file']/@href")
        named = manifest.xpath("//*[local-name()='file']/@href")
        there = {name for name in archive.namelist() if not name.endswith("/")}
        assert set(named) | {"imsmanifest.xml"} == there
        (file,) = files
        return list(etree.fromstring(archive.read(file)).iterfind(".//q:item", QTI))


def read_qti(data: bytes) -> dict[str, Told]:
    """Reads QTI 1.2 as Canvas does: what is asked by question_type, what is right by the processing of responses."""
    return {item.get("ident"): told_by_qti(item) for item in qti_items(data)}


def told_by_qti(item: Any) -> Told:
    """An `<item>`."""
    fields = {
        f.findtext("q:fieldlabel", "", QTI): f.findtext("q:fieldentry", "", QTI)
        for f in item.iterfind(".//q:qtimetadatafield", QTI)
    }
    kind = {
        "multiple_choice_question": "choice",
        "true_false_question": "true_false",
        "short_answer_question": "short",
        "matching_question": "match",
        "essay_question": "essay",
    }[fields["question_type"]]
    stem = item.findtext("q:presentation/q:material/q:mattext", "", QTI)
    feedback = item.findtext("q:itemfeedback[@ident='general_fb']//q:mattext", "", QTI)
    scored = [one for one in item.iterfind(".//q:respcondition", QTI) if one.find("q:setvar", QTI) is not None]
    keys = [
        (one.get("respident"), one.text) for condition in scored for one in condition.iterfind(".//q:varequal", QTI)
    ]
    labels = {
        one.get("ident"): shown(one.findtext(".//q:mattext", "", QTI))
        for one in item.iterfind(".//q:response_lid//q:response_label", QTI)
    }
    options: tuple[str, ...] = ()
    right = tuple(labels[key] for _, key in keys) if labels else tuple(squeezed(key) for _, key in keys)
    spare: tuple[str, ...] = ()
    if kind == "choice":
        options = tuple(labels.values())
    elif kind == "true_false":
        assert list(labels.values()) == ["True", "False"]
        right = tuple(text.lower() for text in right)
    elif kind == "match":
        lids = item.findall("q:presentation/q:response_lid", QTI)
        options = tuple(shown(lid.findtext("q:material/q:mattext", "", QTI)) for lid in lids)
        assert [name for name, _ in keys] == [lid.get("ident") for lid in lids]
        assert sum(float(one.findtext("q:setvar", "", QTI)) for one in scored) == pytest.approx(100, abs=0.5)
        spare = tuple(text for text in labels.values() if text not in right)
    return Told(kind, shown(stem), options, right, spare, shown(feedback))


# --- what must be found ---------------------------------------------------------------------------------------------


def assert_told(told: dict[str, Told], questions: Iterable[Question]) -> None:
    """Each question is there once, in order, and says what it must; an essay's feedback begins with its answer."""
    wanted = {question.id: expected(question) for question in questions}
    assert list(told) == list(wanted)
    for card_id, want in wanted.items():
        found = told[card_id]
        assert want.feedback in found.feedback, card_id
        assert replace(found, feedback="") == replace(want, feedback=""), card_id


def exported(name: str, deck: Deck) -> tuple[bytes, list[Question], list[str]]:
    """The file, the questions that are in it, and why the others are not."""
    writer = outputs.EXPORTERS[name]()
    lacking = {card.id: why for card in deck.cards if (why := writer.lacks(card.question)) is not None}
    cards = tuple(card for card in deck.cards if card.id not in lacking)
    data = writer.render(replace(deck, cards=cards))
    assert data == writer.render(replace(deck, cards=cards))
    return data, [card.question for card in cards], list(lacking.values())


def spiced(question: Question, text: str) -> Question:
    """The question with a text of special characters in every place where an article's words can stand."""
    choices = question.choices
    if question.form in ("choice", "match", "order") and choices is not None:
        choices = tuple(f"{text} {choice}" for choice in choices)
    answer = question.answer
    if question.form == "choice":
        answer = f"{text} {answer}"
    elif question.form in ("basic", "reversed", "typed", "cloze"):
        answer = f"{text.replace('->', '')} {answer}"
    first, *lines = question.prompt.split("\n")
    prompt = "\n".join([f"{text} {first}", *(f"{line} {text}" for line in lines)])
    return replace(
        question,
        prompt=prompt,
        choices=choices,
        answer=answer,
        accepted=tuple(f"*{text.replace('->', '')}" for _ in question.accepted),
        evidence=replace(question.evidence, sentence=f"{text} {question.evidence.sentence}", title=text),
    )


READERS = ("gift", "moodle", "qti")


def read_by(name: str, request: pytest.FixtureRequest) -> Callable[[bytes], dict[str, Told]]:
    """The reader of a format."""
    if name == "gift":
        reader: Callable[[bytes], dict[str, Told]] = request.getfixturevalue("read_gift")
        return reader
    return read_moodle if name == "moodle" else read_qti


@pytest.mark.parametrize("spice", ["", "special"])
@pytest.mark.parametrize("name", READERS)
def test_every_form(
    every_form: tuple[Question, ...],
    make_deck: MakeDeck,
    special: str,
    request: pytest.FixtureRequest,
    name: str,
    spice: str,
) -> None:
    """A reader finds each form as what it is, with its options, answers and evidence, whatever characters are in it."""
    questions = [spiced(question, special) for question in every_form] if spice else list(every_form)
    data, kept, lacking = exported(name, make_deck(*questions, title=special if spice else "Varne Point"))
    assert [reason for reason in lacking if "order" not in reason] == []
    assert len(kept) == len(questions) - len(lacking)
    assert len(lacking) == (0 if name == "moodle" else 1)
    assert_told(read_by(name, request)(data), kept)


@pytest.mark.parametrize(
    "answer",
    [
        "TRUE",
        "T",
        "#5",
        "5:2",
        "1..3",
        "%100%right",
        "[html]x",
        "[plain]",
        "=x",
        "~x",
        "a*b",
        "\\*",
        "\\",
        "::",
        "{}",
        "x\\n",
    ],
)
@pytest.mark.parametrize("name", READERS)
def test_answers_that_look_like_marks(
    every_form: tuple[Question, ...], make_deck: MakeDeck, request: pytest.FixtureRequest, name: str, answer: str
) -> None:
    """An answer that the format would take for something else is read as it stands, as an answer and as an option."""
    by_id = {question.id: question for question in every_form}
    typed = replace(by_id["typed"], answer=answer, accepted=())
    choice = replace(by_id["choice"], answer=answer, choices=(answer, "1902"))
    data, kept, _ = exported(name, make_deck(typed, choice, replace(by_id["cloze"], answer=answer)))
    assert len(kept) == 3
    assert_told(read_by(name, request)(data), kept)


@pytest.mark.parametrize("name", READERS)
def test_random_texts(
    make_question: Callable[..., Question], make_deck: MakeDeck, request: pytest.FixtureRequest, name: str
) -> None:
    """Whatever order the special characters stand in, each text is read as it was."""
    rng = random.Random(7)  # noqa: S311 - the same texts in every run
    signs = [
        *"{}~=#:\\<>&'\"$@*_[]()`|^%/!?;,.- ab1é中\n\t\u2028\x07\u202e",
        "->",
        "::",
        "####",
        "&amp;",
        "]]>",
        "\\n",
        "<p>",
    ]

    def text(start: str = "") -> str:
        return start + "".join(rng.choice(signs) for _ in range(rng.randrange(12))) + rng.choice("xyz0~:")

    questions = []
    for number in range(150):
        form = ("choice", "typed", "basic", "true_false", "match")[number % 5]
        options = tuple(text(f"{n}") for n in range(4))
        answers = {"choice": options[2], "true_false": "False", "match": "1-B 2-D", "basic": text()}
        choices = {"choice": options, "true_false": ("True", "False"), "match": options}
        lefts = [f"{n}. {squeezed(text('k'))}" for n in (1, 2)]
        stem = squeezed(text())
        questions.append(
            make_question(
                id=f"q{number}",
                form=form,
                prompt="\n".join([stem, *lefts]) if form == "match" else text(),
                answer=answers.get(form, text().replace("->", "")),
                accepted=(text().replace("->", ""),) if form == "typed" else (),
                choices=choices.get(form),
                evidence=replace(make_question().evidence, sentence=text()),
            )
        )
    data, kept, lacking = exported(name, make_deck(*questions, title=text()))
    assert lacking == []
    assert_told(read_by(name, request)(data), kept)


def test_gift_lacks_arrows(every_form: tuple[Question, ...], make_deck: MakeDeck) -> None:
    """GIFT has no escape for -> in a typed answer: the question is left out with the reason."""
    by_id = {question.id: question for question in every_form}
    _, kept, lacking = exported("gift", make_deck(replace(by_id["typed"], answer="a -> b"), by_id["choice"]))
    assert [question.id for question in kept] == ["choice"]
    assert lacking == ["GIFT cannot hold -> in a typed answer"]


@pytest.mark.parametrize("name", READERS)
def test_retired_cards_are_left_out(every_form: tuple[Question, ...], make_deck: MakeDeck, name: str) -> None:
    """A retired card is in no export."""
    deck = make_deck(*every_form[:4])
    retired = replace(deck, cards=tuple(replace(card, retired=card.id == "cloze") for card in deck.cards))
    without = replace(deck, cards=tuple(card for card in deck.cards if card.id != "cloze"))
    writer = outputs.EXPORTERS[name]()
    assert writer.render(retired) == writer.render(without)


ARTICLES = (
    "angela-merkel apollo-11 arthur-schopenhauer calvin-coolidge george-b-mcclellan george-v gerald-ford ikea"
    " leon-trotsky"
).split()


@pytest.mark.parametrize("article", ARTICLES)
def test_articles(shared: Path, make_deck: MakeDeck, request: pytest.FixtureRequest, article: str) -> None:
    """Of a real article's whole bank, each reader finds the same questions, options, answers and evidence."""
    target = pipeline.find_target(str(shared / "articles" / f"{article}.wikitext"))
    bank = pipeline.make_bank(target, None, lambda _: None)
    assert len(bank.questions) > 20
    for name in READERS:
        data, kept, lacking = exported(name, make_deck(*bank.questions))
        assert len(kept) + len(lacking) == len(bank.questions)
        assert set(lacking) <= {
            "GIFT has no questions that ask for an order",
            "QTI 1.2 has no questions that ask for an order",
        }
        assert_told(read_by(name, request)(data), kept)


# --- QTI beside text2qti ---------------------------------------------------------------------------------------------


def as_text2qti(question: Question) -> str:
    """The question in the language of text2qti."""
    lines = [f"1. {question.prompt}", f"... {question.evidence.sentence}"]
    if question.form == "choice":
        lines += [
            f"{'*' if one == question.answer else ''}{chr(97 + n)}) {one}"
            for n, one in enumerate(question.choices or ())
        ]
    elif question.form == "true_false":
        lines += [
            f"{'*' if one == question.answer else ''}{chr(97 + n)}) {one}" for n, one in enumerate(("True", "False"))
        ]
    elif question.form == "typed":
        lines += [f"*   {one}" for one in (question.answer, *question.accepted)]
    else:
        lines.append("____")
    return "\n".join(lines)


def structure(element: Any) -> Any:
    """Names and attributes of an element and what is in it; ids and texts left out."""
    own = {name: value for name, value in element.attrib.items() if name not in ("ident", "title")}
    return etree.QName(element).localname, own, [structure(child) for child in element]


def test_qti_is_what_text2qti_writes(every_form: tuple[Question, ...], make_deck: MakeDeck, tmp_path: Path) -> None:
    """For the same questions text2qti and quizgen write items of the same structure, with the same content."""
    wanted = [replace(q, fact_kind="event") for q in every_form if q.form in ("choice", "true_false", "typed", "basic")]
    wanted = [replace(q, prompt=q.prompt.replace("“", "").replace("”", "")) for q in wanted]
    text = "Quiz title: Varne Point\n\n" + "\n\n".join(map(as_text2qti, wanted)) + "\n"
    (tmp_path / "quiz.txt").write_text(text, encoding="utf-8")
    program = Path(sys.prefix) / "bin" / "text2qti"
    done = subprocess.run(
        [str(program), "quiz.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(tmp_path), "PATH": ""},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    theirs = qti_items((tmp_path / "quiz.zip").read_bytes())
    ours = qti_items(exported("qti", make_deck(*wanted))[0])
    assert [told_by_qti(one).kind for one in theirs] == [expected(one).kind for one in wanted]
    for our, their, question in zip(ours, theirs, wanted, strict=True):
        assert structure(our) == structure(their), question.id
        got = told_by_qti(our)
        assert replace(got, feedback="") == replace(told_by_qti(their), feedback=""), question.id
