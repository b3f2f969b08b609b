"""Quotations from wikitext to facts: every form of quotation, and every place that tells who speaks."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from quizgen.article import parse_article
from quizgen.codec import fact_from_json, fact_to_json
from quizgen.facts.quotations import find as find_module
from quizgen.facts.quotations import find_quotations
from quizgen.facts.quotations.asked import FIELDS
from quizgen.language import Parse, parse_sentences
from quizgen.model import Outcome, Page, Quotation

WORDS = "The mill will turn as long as there is water in the river Varne."
BLOCK = "\n{{quote|WORDS}}"
"""Stands where a case below has a pilcrow."""

LIFE = (
    "'''Ada Byrne''' (born 1815) was an engineer. She was born in Cork, and her father kept a mill. "
    "She built her first lock at 19; her brother helped her. She met [[Ida Marsh]], the painter, and [[John Orr]], the "
    "minister. Marsh and Orr were her friends. She quarrelled with [[Vera Kolb]], and Kolb never forgave her."
    "\n\n== Mill ==\n"
)
END = "\n\n[[Category:1815 births]]\n"


def filled(wikitext: str) -> str:
    """A case with its quotation."""
    return wikitext.replace("¶", BLOCK).replace("WORDS", WORDS)


def find(wikitext: str, title: str = "Ada Byrne", lead: str = LIFE, end: str = END) -> Outcome[Quotation]:
    """The quotations of an invented article."""
    return find_quotations(parse_article(Page(title=title, wikitext=lead + wikitext + end)).items[0])


@pytest.mark.parametrize(
    ("wikitext", "parsed"),
    [
        pytest.param("Orr came. In 1840 Marsh wrote:¶", ["In 1840 Marsh wrote:"], id="named"),
        pytest.param("Marsh came. She wrote:¶", ["She wrote:", "Marsh came."], id="a pronoun"),
        pytest.param("Marsh came. She wrote:\n{{quote|WORDS|Ida Marsh}}", [], id="a parameter"),
    ],
)
def test_no_more_is_parsed_than_tells_who_speaks(
    monkeypatch: pytest.MonkeyPatch, wikitext: str, parsed: list[str]
) -> None:
    """The sentences before a lead-in are parsed only where it has a pronoun for the speaker."""
    texts: list[str] = []

    def spied(given: Sequence[str]) -> list[Parse]:
        texts.extend(given)
        return parse_sentences(given)

    monkeypatch.setattr(find_module, "parse_sentences", spied)
    assert the_one(filled(wikitext)).speaker == "Ida Marsh"
    assert texts == parsed


def the_one(wikitext: str) -> Quotation:
    """The only quotation of an invented article."""
    (quotation,) = find(wikitext).items
    return quotation


@pytest.mark.parametrize(
    ("wikitext", "speaker"),
    [
        # forms
        ("In 1840 Marsh wrote:¶", "Ida Marsh"),
        ("In 1840 Marsh wrote:\n{{Blockquote|text=WORDS}}", "Ida Marsh"),
        ("In 1840 Marsh wrote:\n{{cquote|WORDS}}", "Ida Marsh"),
        ("In 1840 Marsh wrote: {{quotation|WORDS}} She was right.", "Ida Marsh"),
        ("In 1840 Marsh wrote:\n<blockquote>WORDS</blockquote>", "Ida Marsh"),
        ("In 1840 Marsh wrote:\n\n:WORDS", "Ida Marsh"),
        ("The mill closed.{{efn|In 1840 Marsh wrote: {{quote|WORDS}}}}", "Ida Marsh"),
        ("{{quote box|quote=WORDS|source=—Ida Marsh, 1840|width=30em|align=right}}", "Ida Marsh"),
        ("They spoke:\n\n'''Marsh:''' WORDS", "Ida Marsh"),
        ('In 1840 Marsh wrote: "WORDS"', "Ida Marsh"),
        ('In 1840 Marsh said, "WORDS"', "Ida Marsh"),
        ("In 1840 Marsh said, “WORDS”", "Ida Marsh"),
        # parameters
        ("Nothing more is known.\n{{quote|WORDS|Ida Marsh}}", "Ida Marsh"),
        ("Nothing more is known.\n{{quote|WORDS|author=[[Ida Marsh]]|source=''Letters''}}", "Ida Marsh"),
        ("Nothing more is known.\n{{quote|WORDS|source=—Marsh, ''Letters'', 1840}}", "Ida Marsh"),
        ("Nothing more is known.\n{{quote|WORDS|source=Letter from Ida Marsh, painter, 3 May 1840}}", "Ida Marsh"),
        ("Nothing more is known.\n{{quote|WORDS|source=Marsh's diary, 1840}}", "Ida Marsh"),
        ("Nothing more is known.\n{{quote|WORDS|source=Marsh describing the mill in 1840.}}", "Ida Marsh"),
        ("Nothing more is known.\n{{quote|WORDS|sign=I. Marsh}}", "I. Marsh"),
        # lead-ins
        ("Regarding the strike at Varne Marsh wrote:¶", "Ida Marsh"),
        ("The following words were written by [[Ida Marsh]] in ''The Crier'', 1840.¶", "Ida Marsh"),
        ("Marsh was shocked and responded:¶", "Ida Marsh"),
        ("It was Orr who asked first. His old friend, Ida Marsh, answered him:¶", "Ida Marsh"),
        ("Marsh issued a statement which included the following:¶", "Ida Marsh"),
        ("The strike prompted a cable from Marsh to Prime Minister John Orr, which included:¶", "Ida Marsh"),
        ("Orr, according to Kolb, replied:¶", "John Orr"),
        ("According to [[Ida Marsh]],¶", "Ida Marsh"),
        ("The press was hostile, with ''The Crier'' saying:¶", "The Crier"),
        ("Orr claimed that Marsh had once said to Kolb:¶", "Ida Marsh"),
        ("Orr was told of it by Marsh, who wrote:¶", "Ida Marsh"),
        ("Orr resigned because of a letter that claimed the mill was lost. Marsh wrote:¶", "Ida Marsh"),
        ("In 1840 Marsh answered a letter that claimed the mill was lost:¶", "Ida Marsh"),
        # pronouns
        ("Byrne rebuilt the mill. As she later wrote in her diary:¶", "Ada Byrne"),
        ("Painter Ida Marsh disliked the mill. She also liked the river. Of it she wrote:¶", "Ida Marsh"),
        # words after
        ('"WORDS," said Ida Marsh.', "Ida Marsh"),
        ('The mill was new. "WORDS," Marsh wrote, "and of wind."', "Ida Marsh"),
        ('"WORDS" were Marsh\'s last words.', "Ida Marsh"),
        # within sentences
        ('Marsh said that "WORDS"', "Ida Marsh"),
        ('Orr said little, but Marsh argued that it "will turn as long as there is water".', "Ida Marsh"),
        ('According to Marsh, "the mill will turn as long as there is water".', "Ida Marsh"),
        # references
        ("A book:\n{{quote|WORDS<ref>{{cite book|last=Byrne|first=Ada|title=The Lock}}</ref>}}", "Ada Byrne"),
    ],
)  # fmt: skip
def test_speaker(wikitext: str, speaker: str) -> None:
    """The speaker is told in every form of quotation and by every place that names one."""
    assert the_one(filled(wikitext)).speaker == speaker


@pytest.mark.parametrize(
    "wikitext",
    [
        "Marsh and Orr wrote:¶",
        "Biographers Vera Kolb and John Orr, according to Marsh, argue that:¶",
        "His friends, led by John Orr, issued a statement:¶",
        "The inscription reads:¶",
        "A correspondent of the paper described it so:¶",
        "Orr quoted Marsh:¶",
        "They wrote:¶",
        "She wrote:¶",
        "Marsh left, and Kolb became mayor. She wrote:¶",
        "The findings were published in the book ''Not Guilty''.¶",
        "Byrne was attacked by the papers:¶",
        "Orr met the president of Varne University, who said:¶",
        "Marsh wrote:\n{{quote|The river was low all summer, and so was the price of flour.}}¶",
        'Marsh wrote: "WORDS", said John Orr.',
        "Marsh liked the mill. Nothing more is known.<ref>Quoted in Ada Byrne, ''The Lock''.</ref>¶",
    ],
)
def test_no_speaker_where_it_is_open(wikitext: str) -> None:
    """Several speakers, bare descriptions, open pronouns and contradictions leave the speaker open, with the reason."""
    quotation = next(q for q in find(filled(wikitext)).items if q.text.startswith("The mill"))
    assert quotation.speaker is None
    assert dict(quotation.unasked)["speaker"] == "the article leaves open who speaks"


@pytest.mark.parametrize(
    ("wikitext", "date"),
    [
        ("In March 1840 Marsh wrote:¶", "1840-03"),
        ("On 6 November 1840, Marsh stated:¶", "1840-11-06"),
        ("Marsh wrote in 1840:¶", "1840"),
        ("{{quote|WORDS|source=Ida Marsh, letter to John Orr, 3 May 1840}}", "1840-05-03"),
        ("Marsh later explained that after the 1848 flood:¶", None),
        ("Marsh, in a letter which must have been written before 18 January 1840, said:¶", None),
        ("Marsh wrote:\n{{quote|WORDS<ref>{{cite book|author=Vera Kolb|title=A|year=1975}}</ref>}}", None),
        ("Marsh wrote:\n{{quote|WORDS<ref>{{cite book|author=Ida Marsh|title=A|year=1975}}</ref>}}", None),
        ("Marsh wrote:\n{{quote|WORDS<ref>{{cite book|author=Ida Marsh|title=A|orig-year=1842}}</ref>}}", "1842"),
    ],
)  # fmt: skip
def test_date(wikitext: str, date: str | None) -> None:
    """A date counts only where it is that of the words: not of what they tell, a bound, or a later book."""
    found = the_one(filled(wikitext)).date
    assert (str(found) if found is not None else None) == date


@pytest.mark.parametrize(
    ("wikitext", "field", "value"),
    [
        ("Marsh wrote in ''The Crier'':¶", "work", "The Crier"),
        ("Marsh wrote in the preface to the second edition of ''The Lock'':¶", "work", "The Lock"),
        ("Marsh praised ''The Lock'' in ''The Crier'', and wrote:¶", "work", None),
        ("{{quote|WORDS|author=Ida Marsh|title=The Lock}}", "work", "The Lock"),
        ("{{quote|WORDS|source=—Marsh, ''The Lock'', 1840}}", "work", "The Lock"),
        ("Marsh wrote:\n{{quote|WORDS<ref>{{cite book|author=Ida Marsh|title=The Lock}}</ref>}}", "work", "The Lock"),
        ("Marsh wrote:\n{{quote|WORDS<ref>{{cite book|author=Vera Kolb|title=A Life}}</ref>}}", "work", None),
        ("Marsh wrote:\n{{quote|WORDS<ref>Ida Marsh, “The First Mill”, p. 9.</ref>}}", "work", "The First Mill"),
        ("In a letter to John Orr, Marsh wrote:¶", "occasion", "in a letter to John Orr"),
        ("At the second Varne Congress in May, Marsh said:¶", "occasion", "at the second Varne Congress"),
        ("In the letter, Marsh wrote:¶", "occasion", None),
        ("{{quote|WORDS|Ida Marsh|letter to John Orr, 3 May 1840}}", "occasion", "in a letter to John Orr"),
        ("Marsh wrote to John Orr:¶", "addressee", "John Orr"),
        ("Marsh told John Orr:¶", "addressee", "John Orr"),
        ("Marsh cabled to Earth:¶", "addressee", None),
        ("Marsh said of Vera Kolb:¶", "about", "Vera Kolb"),
        ("Marsh said of Vera Kolb and John Orr:¶", "about", None),
    ],
)  # fmt: skip
def test_circumstances(wikitext: str, field: str, value: str | None) -> None:
    """Work, occasion, addressee and subject are told by parameters, lead-in and references, or left out."""
    assert getattr(the_one(filled(wikitext)), field) == value


@pytest.mark.parametrize(
    ("wikitext", "read_from"),
    [
        ("Marsh wrote:\n{{quote|WORDS|John Orr}}", {"speaker": "parameter"}),
        ("In 1840 Marsh wrote:¶", {"speaker": "lead-in", "date": "lead-in"}),
        ('"WORDS," said Ida Marsh.', {"speaker": "words after"}),
        ("'''Marsh:''' WORDS", {"speaker": "label"}),
    ],
)
def test_read_from(wikitext: str, read_from: dict[str, str]) -> None:
    """Each field says where it was read, and a parameter is trusted more than the lead-in."""
    assert dict(the_one(filled(wikitext)).read_from) == read_from


@pytest.mark.parametrize(
    ("wikitext", "asked"),
    [
        (
            "Marsh came. Marsh wrote:\n{{quote|She will turn the mill as long as there is water in the river.}}",
            "speaker",
        ),
        (
            "Marsh came. Marsh wrote:\n{{quote|Byrne will turn the mill as long as there is water in the river.}}",
            "speaker",
        ),
        (
            "Marsh came. Marsh wrote:\n{{quote|This is the miller. Byrne will turn the mill while there is rain.}}",
            None,
        ),
        ("Marsh came. Marsh wrote:¶", None),
        ("Marsh wrote:\n{{quote|She will turn the mill as long as there is water in the river.}}", None),
        ("Byrne wrote to Ida Marsh:¶", "addressee"),
        ("Byrne said of Ida Marsh:¶", "about"),
        ("Byrne wrote in ''The Crier'':¶", "work"),
        ("Byrne wrote:¶<ref>{{cite book|last=Byrne|first=Ada|title=Reply to Millers}}</ref>", None),
        (
            "[[Reply to Millers]] sold. Byrne wrote:¶<ref>{{cite book|author=Ada Byrne|title=Reply to Millers}}</ref>",
            "work",
        ),
        ("At the second Cork Congress, Byrne said:¶", "occasion"),
        ("Byrne famously wrote:¶", "missing"),
        ("Byrne wrote:¶", None),
        ("Marsh wrote:\n{{quote|[Tom] had been a great worry to us for many years in the mill.}}", None),
        ("Historian Una Pratt wrote:¶", None),
        ("Una Pratt wrote:¶", None),
        ("''The Crier''<ref>{{cite news|work=The Crier|title=A}}</ref> wrote:¶", None),
        ("Marsh wrote:\n{{quote|Ida Marsh keeps the mill, and the mill will keep her for ever.}}", None),
        ('Marsh said that it "will turn as long as there is water in the river".', None),
        ('Marsh said, "The mill will turn and turn."', None),
        ('Marsh said, "It was never quite so good as all of that again."', None),
    ],
)
def test_asked(wikitext: str, asked: str | None) -> None:
    """One field at most is asked for, and never one that the deck, the words or their vagueness give away."""
    (quotation,) = find(filled(wikitext)).items
    fields = [field for field in FIELDS if field not in dict(quotation.unasked)]
    assert fields == ([asked] if asked is not None else [])


def test_cloze_of_a_well_known_saying() -> None:
    """The words that the article calls famous lose one rare word, which the rest does not hold."""
    quotation = the_one(f"Byrne famously wrote:\n{{{{quote|{WORDS}}}}}")
    assert quotation.gap == "word"
    assert f"{quotation.opening}{quotation.missing}{quotation.closing}" == quotation.shown == WORDS
    assert quotation.missing in ("mill", "water", "river")


def test_one_quotation_for_one_passage() -> None:
    """The same words in the body, a footnote and a sentence are one quotation, with the speaker that one tells."""
    text = (
        f"The river was low.{{{{efn|One reads: {{{{quote|{WORDS}}}}}}}}}\n\n"
        f"Marsh wrote:\n{{{{quote|{WORDS} So be it.}}}}\n\n"
        f'It was said, "{WORDS}"'
    )
    quotation = the_one(text)
    assert quotation.speaker == "Ida Marsh"
    assert quotation.block


def test_contradiction_is_not_asked() -> None:
    """Where the article gives the same words to two people, nobody is asked for."""
    quotation = the_one(f"Marsh wrote:\n{{{{quote|{WORDS}}}}}\n\nOrr wrote:\n{{{{quote|{WORDS}}}}}")
    assert quotation.speaker is None
    assert quotation.doubt == "the article names two speakers"


def test_evidence_shows_lead_in_words_and_source() -> None:
    """The back of a card holds the sentence that introduces the words, all the words, and the source line."""
    wikitext = f"It rained. In 1840 Marsh wrote:\n{{{{quote|{WORDS}|source=''Letters''|align=left}}}}"
    evidence = the_one(wikitext).evidence
    assert evidence.sentence == f"In 1840 Marsh wrote: “{WORDS}” — Letters"
    assert evidence.section == ("Mill",)
    whole = LIFE + wikitext + END
    assert whole[evidence.start : evidence.end].startswith("In 1840 Marsh wrote:")
    assert whole[evidence.start : evidence.end].endswith("align=left}}")


def test_key_is_the_first_eight_words() -> None:
    """The key holds the first eight words without case, marks of editing and punctuation."""
    assert the_one("Marsh wrote:\n{{quote|[T]he '''mill''', it [...] will turn as long as there is}}").key == (
        "the mill it will turn as long as"
    )


def test_json_round_trip() -> None:
    """A quotation with all its fields comes back from its JSON as it was."""
    quotation = the_one(f"In 1840 Byrne famously wrote to Ida Marsh in ''The Crier'':\n{{{{quote|{WORDS}}}}}")
    value = json.loads(json.dumps(fact_to_json(quotation)))
    again = fact_from_json(value, "here")
    assert isinstance(again, Quotation)
    assert (again.shown, again.setting, again.missing, again.read_from) == (
        quotation.shown,
        quotation.setting,
        quotation.missing,
        quotation.read_from,
    )


@pytest.mark.parametrize(
    ("name", "wikitext"),
    [
        ("quotation marks only", '"' * 50_000),
        ("never closed", 'Marsh said: "' + "word " * 20_000),
        ("never opened", "Marsh said: " + "word” " * 20_000),
        ("openers only", "“" * 50_000),
        ("nested", "Marsh said “a ‘b “c” d’ e” " * 3_000),
        ("100 KB in one blockquote", f"Marsh wrote:\n<blockquote>{'The mill turns. ' * 6_500}</blockquote>"),
        ("one sentence of quotations", 'Marsh said "the mill will turn while it may go", and ' * 2_000),
        ("dots", f"Marsh wrote:\n{{{{quote|The mill will turn while there{'.' * 50_000}}}}}"),
        ("long source", f"{{{{quote|{WORDS}|{'Letter from A ' * 4_000}}}}}"),
        ("long reference", f"Marsh wrote:\n{{{{quote|{WORDS}}}}}<ref>{'A, ' * 20_000}</ref>"),
        ("capitals", "A B C D E F G " * 8_000),
        ("empty", "Marsh wrote:\n{{quote|}}\n{{quote|text=}}\n<blockquote></blockquote>"),
        ("markup only", "Marsh wrote:\n{{quote|[[]] {{}} <b></b> '''' }}"),
    ],
)
def test_hostile_text(name: str, wikitext: str) -> None:
    """Broken and huge input is passed over in bounded time, and never gets a speaker who did not say it."""
    article = parse_article(Page(title=name, wikitext=wikitext)).items[0]
    start = time.perf_counter()
    found = find_quotations(article)
    assert time.perf_counter() - start < 6
    assert all(quotation.speaker in (None, "Marsh") for quotation in found.items)
    assert all(set(FIELDS) <= set(dict(quotation.unasked)) for quotation in found.items)


def test_unclosed_quotation_is_told() -> None:
    """A quotation that never closes is no quotation, and the reason is told."""
    found = find('Marsh said: "The mill will turn as long as there is water. It did so for years.')
    assert not found.items
    assert [skipped.why for skipped in found.skipped] == ["a quotation mark that opens or closes nothing"]


def test_too_long_passage_is_told() -> None:
    """A passage as long as a book is left out with the reason."""
    found = find(f"Marsh wrote:\n{{{{quote|{'The mill turns. ' * 400}}}}}")
    assert not found.items
    assert [skipped.why for skipped in found.skipped] == ["a quotation of more than 800 words"]


def test_labelled_articles(shared: Path) -> None:
    """On the labelled articles 97 % of the block speakers given are right and 85 % found; inline 95 % and 35 %."""
    counts = {True: [0, 0, 0], False: [0, 0, 0]}
    for path in sorted((shared / "gold").glob("*.jsonl")):
        wikitext = (shared / "articles" / f"{path.stem}.wikitext").read_text("utf-8")
        page = Page(title=path.stem.replace("-", " ").title(), wikitext=wikitext)
        found = [(_plain(q.text), q) for q in find_quotations(parse_article(page).items[0]).items]
        labels = [json.loads(line) for line in path.read_text("utf-8").splitlines() if '"quotation"' in line]
        for label in (label for label in labels if label["speaker"] is not None):
            head = " ".join(_plain(label["prefix"]).split()[:6])
            speakers = [q.speaker for text, q in found if head in text and q.speaker is not None]
            count = counts[label["block"]]
            count[0] += 1
            count[1] += bool(speakers)
            count[2] += any(_plain(speaker).split()[-1] in _plain(label["speaker"]).split() for speaker in speakers)
    for block, precision, recall in ((True, 0.97, 0.85), (False, 0.95, 0.35)):
        labelled, given, right = counts[block]
        assert right >= precision * given
        assert right >= recall * labelled


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("[", "").replace("]", "")))
