"""Block quotations in all the forms that pages write them in."""

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.model import Article, Page, Paragraph, Passage


def read(wikitext: str) -> Article:
    """The article that a page of this wikitext is."""
    return parse_article(Page(title="Ada Marsh", wikitext=wikitext)).items[0]


def only(wikitext: str) -> Passage:
    """The one passage of a page."""
    (passage,) = read(wikitext).passages
    return passage


@pytest.mark.parametrize(
    ("wikitext", "form", "name", "text"),
    [
        ("{{Blockquote|It shone.}}", "template", "blockquote", "It shone."),
        ("{{quote|text=It shone.|author=Ida}}", "template", "quote", "It shone."),
        ("{{Quotation|1=It shone.|2=Ida}}", "template", "quotation", "It shone."),
        ("{{cquote|It shone.|20px|20px|Ida}}", "template", "cquote", "It shone."),
        ("{{Quote box|quote=It shone.|source=Ida}}", "template", "quote box", "It shone."),
        ("{{rquote|right|It shone.|Ida|1901}}", "template", "rquote", "It shone."),
        ("{{poemquote|It shone\non the sea.|Ida}}", "template", "poemquote", "It shone\non the sea."),
        ("<blockquote>It shone.</blockquote>", "blockquote", "", "It shone."),
        ("<blockquote>\nIt shone.\n\nIt burned.\n</blockquote>", "blockquote", "", "It shone.\nIt burned."),
        ("<poem>It shone\non the sea.</poem>", "blockquote", "", "It shone\non the sea."),
        ("<blockquote><poem>\nIt shone\non the sea.\n</poem></blockquote>", "blockquote", "", "It shone\non the sea."),
        ("Ida wrote:\n:It shone.", "indent", "", "It shone."),
        ("Ida wrote:\n\n::It shone\n::on the sea.", "indent", "", "It shone\non the sea."),
        (':"It shone," she said.', "indent", "", '"It shone," she said.'),
        (
            "{{Blockquote|It ''shone''<br>on the [[sea]].<ref>a</ref>}}",
            "template",
            "blockquote",
            "It shone\non the sea.",
        ),
        ("{{Blockquote|1=It {{nowrap|shone}} = burned}}", "template", "blockquote", "It shone = burned"),
    ],
)
def test_forms(wikitext: str, form: str, name: str, text: str) -> None:
    """The quoted words are found in each form, their line breaks kept where they count."""
    passage = only(wikitext)
    assert (passage.form, passage.name, passage.text) == (form, name, text)


@pytest.mark.parametrize(
    ("wikitext", "parameters"),
    [
        (
            "{{Blockquote|text=It.|author=[[Ida]]|source=''Lights'', 1901}}",
            [("author", "Ida"), ("source", "Lights, 1901")],
        ),
        ("{{quote|It shone.|Ida|''Lights''}}", [("2", "Ida"), ("3", "Lights")]),
        ("{{rquote|right|It shone.|Ida|1901}}", [("1", "right"), ("3", "Ida"), ("4", "1901")]),
        ("{{Quote box|width=25em|quote=It shone.|source=—Ida<ref>a</ref>}}", [("width", "25em"), ("source", "—Ida")]),
        ("<blockquote>It shone.</blockquote>", []),
    ],
)
def test_parameters(wikitext: str, parameters: list[tuple[str, str]]) -> None:
    """What a quotation template says beside the words is kept in order."""
    assert [(parameter.name, parameter.text) for parameter in only(wikitext).parameters] == parameters


def test_spans_of_parameters() -> None:
    """A parameter's span covers its value as it stands in the wikitext."""
    wikitext = "{{Blockquote |text= It shone. | author = [[Ida]] }}"
    (parameter,) = only(wikitext).parameters
    assert wikitext[parameter.start : parameter.end] == parameter.wikitext == "[[Ida]]"
    assert [(link.target, link.start, link.end) for link in parameter.links] == [("Ida", 0, 3)]


@pytest.mark.parametrize(
    ("wikitext", "lead_in", "after"),
    [
        ("In 1901 Ida wrote:\n{{quote|It shone.}}", "In 1901 Ida wrote:", ""),
        ("In 1901 Ida wrote:\n\n{{quote|It shone.}}\n\nShe left.", "In 1901 Ida wrote:", ""),
        ("Ida wrote: {{quote|It shone.}} Then she left.", "Ida wrote:", "Then she left."),
        ("Ida wrote:<blockquote>It shone.</blockquote><ref>a</ref>\nThen she left.", "Ida wrote:", "Then she left."),
        ("Ida left.\n== A ==\n{{quote|It shone.}}", "", ""),
        ("Ida wrote:\n{{quote|It shone.}}\n{{quote|It burned.}}", "Ida wrote:", ""),
        ("Ida left.\n{{Quote box|quote=It shone.}}\nShe came.", "", "She came."),
        ("Ida wrote:\n* one\n{{quote|It shone.}}", "one", ""),
        ("* Ida wrote: {{quote|It shone.}} Then she left.", "Ida wrote:", ""),
    ],
)
def test_lead_in_and_after(wikitext: str, lead_in: str, after: str) -> None:
    """The prose before a passage, and what follows it in its paragraph, are kept with it."""
    passage = read(wikitext).passages[-1]
    assert (passage.lead_in, passage.after) == (lead_in, after)


@pytest.mark.parametrize(
    ("wikitext", "refs"),
    [
        ("{{quote|It shone.<ref>a</ref>}}", ["a"]),
        ("{{quote|It shone.}}<ref>a</ref><ref>b</ref> She left.<ref>c</ref>", ["a", "b"]),
        ("{{quote|It shone.}}\n<ref>a</ref>", ["a"]),
        ("{{quote|It shone.|source=Ida<ref>a</ref>}}", ["a"]),
        ("Ida wrote:<ref>a</ref>\n{{quote|It shone.}}", []),
        ("Ida wrote:\n:It shone.<ref>a</ref>", ["a"]),
    ],
)
def test_references(wikitext: str, refs: list[str]) -> None:
    """The references in a passage and right behind it are its own."""
    article = read(wikitext)
    assert [article.references[index].text for index in article.passages[0].refs] == refs


def test_passage_interrupts_a_paragraph() -> None:
    """A section's blocks hold the prose before, the passage and the prose after, in order."""
    article = read("== A ==\nIda wrote: {{quote|It shone.}} Then she left.")
    blocks = article.sections[1].blocks
    assert [type(block) for block in blocks] == [Paragraph, Passage, Paragraph]
    assert blocks[1] is article.passages[0]
    assert article.passages[0].section == ("A",)


def test_passage_in_a_note() -> None:
    """A quotation in a footnote is a passage too, marked so, with its lead-in."""
    article = read("Ida came.{{efn|She wrote:{{quote|It shone.}}}} She left.<ref group=n>He wrote:\n:No.</ref>")
    assert [(p.text, p.lead_in, p.in_note) for p in article.passages] == [
        ("It shone.", "She wrote:", True),
        ("No.", "He wrote:", True),
    ]
    assert [[s.text for s in note.sentences] for note in article.notes] == [["She wrote:"], ["He wrote:"]]


@pytest.mark.parametrize("opening", ["<ref>", "<ref group=n>", "<ref name=reed>"])
@pytest.mark.parametrize(
    "quotation", ["<blockquote>It shone.</blockquote>", "{{quote|It shone.}}", "\n:It shone.", "<poem>It shone.</poem>"]
)
def test_passage_in_a_reference(opening: str, quotation: str) -> None:
    """Whatever the kind of the footnote and the form of the quotation, it is read once, with its lead-in."""
    article = read(f"Ida came.{opening}He wrote:{quotation}</ref> She left.")
    assert [(p.text, p.lead_in, p.in_note) for p in article.passages] == [("It shone.", "He wrote:", True)]


@pytest.mark.parametrize(
    "wikitext",
    [
        "{{quote}}",
        "{{quote|}}",
        "<blockquote></blockquote>",
        ":",
        "Ida came.\n: It was so.",
        "a {{quote|<ref>b</ref>}} c",
    ],
)
def test_no_passage(wikitext: str) -> None:
    """An empty quotation, and an indented line that quotes nobody, are no passages."""
    assert read(wikitext).passages == ()


def test_indented_line_without_lead_in_is_text() -> None:
    """An indented line that is no quotation is an item; an indented note for the reader is dropped."""
    blocks = read("Ida came.\n: It was so.\n\n:''See also: [[Varne]]''").sections[0].blocks
    assert [[s.text for s in b.sentences] for b in blocks if isinstance(b, Paragraph) and b.item] == [["It was so."]]
