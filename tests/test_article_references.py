"""References and notes."""

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.model import Article, Page, Paragraph


def read(wikitext: str) -> Article:
    """The article that a page of this wikitext is."""
    return parse_article(Page(title="Ada Marsh", wikitext=wikitext)).items[0]


def marks(article: Article) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The references and notes of each sentence."""
    blocks = (block for section in article.sections for block in section.blocks)
    return [(s.refs, s.notes) for block in blocks if isinstance(block, Paragraph) for s in block.sentences]


@pytest.mark.parametrize(
    ("wikitext", "name", "group", "text", "citations"),
    [
        ("<ref>Bell, ''Lights'', p. 5</ref>", None, None, "Bell, Lights, p. 5", []),
        ("<ref name=a>Bell</ref>", "a", None, "Bell", []),
        ('<ref name="a b" group="n">{{cite web|title=x}}</ref>', "a b", "n", "", ["cite web"]),
        ("<ref group = 'n' name = 'a'>{{sfn|Bell|1901}}</ref>", "a", "n", "", ["sfn"]),
        ("<ref>{{cite book|title=Lights}}, p. 5</ref>", None, None, "p. 5", ["cite book"]),
        ("<ref>{{cite book|title=a}} {{citation|title=b}}</ref>", None, None, "", ["cite book", "citation"]),
        ("<REF NAME=a>Bell</REF>", "a", None, "Bell", []),
        ("<ref\nname=a\n>Bell</ref>", "a", None, "Bell", []),
        ("{{sfn|Bell|1901|p=5}}", None, None, "", ["sfn"]),
    ],
)
def test_reference(wikitext: str, name: str | None, group: str | None, text: str, citations: list[str]) -> None:
    """A reference has its name and group, its prose apart from its citations, and its span."""
    page = f"Ida came.{wikitext} She left."
    (reference,) = read(page).references
    assert (reference.name, reference.group, reference.text) == (name, group, text)
    assert [citation.name for citation in reference.citations] == citations
    assert page[reference.start : reference.end] == wikitext


def test_citation_parameters() -> None:
    """A citation keeps its parameters in order, as plain text."""
    (reference,) = read("A.<ref>{{Cite book |last=Bell |title=''Lights'' of [[Varne|V.]] |page= }}</ref>").references
    (citation,) = reference.citations
    assert citation.params == (("last", "Bell"), ("title", "Lights of V."), ("page", ""))
    assert citation.get("title") == "Lights of V."
    assert citation.get("year") is None


def test_reused_references() -> None:
    """A name stands for one reference, wherever it is defined; names of different groups differ."""
    article = read(
        'One.<ref name=a/> Two.<ref name="a">Bell</ref> Three.{{r|a}} Four.<ref name=a group=n>x</ref> '
        "Five.<ref name=z/>\n"
        "== References ==\n<references>\n<ref name=z>Zed</ref>\n</references>"
    )
    assert [refs for refs, _ in marks(article)] == [(0,), (0,), (0,), (1,), (2,)]
    assert [reference.text for reference in article.references] == ["Bell", "x", "Zed"]


def test_references_defined_in_reflist() -> None:
    """References may be defined in {{reflist|refs=...}}."""
    article = read("A.<ref name=a/>\n== References ==\n{{reflist|30em|refs=\n<ref name=a>Bell</ref>\n}}")
    assert [reference.text for reference in article.references] == ["Bell"]


def test_notes_defined_in_notelist() -> None:
    """Notes may be defined in {{notelist|notes=...}}."""
    article = read("Ada.{{efn|name=a}}\n== Notes ==\n{{notelist|notes=\n{{efn|name=a|Or so.}}\n}}")
    assert [[sentence.text for sentence in note.sentences] for note in article.notes] == [["Or so."]]
    assert marks(article) == [((), (0,))]


def test_reference_without_definition() -> None:
    """A name that nothing defines is a reference with an empty span."""
    (reference,) = read('A.<ref name="a" />').references
    assert (reference.text, reference.start, reference.end) == ("", 0, 0)


@pytest.mark.parametrize(
    "wikitext",
    [
        "{{efn|Or so. Nobody knows.}}",
        "{{efn-ua|1=Or so. Nobody knows.}}",
        "{{refn|group=n|Or so. Nobody knows.}}",
        "{{#tag:ref|Or so. Nobody knows.|group=n}}",
        '{{#tag:ref|Or so. Nobody knows.|group="n"|name=""}}',
        "<ref group=n>Or so. Nobody knows.</ref>",
        "{{efn|name=x|Or so.<ref>Bell</ref> Nobody knows.}}",
    ],
)
def test_notes(wikitext: str) -> None:
    """An explanatory footnote is a note of sentences, and no words of the prose."""
    page = f"== A ==\nIda{wikitext} came."
    article = read(page)
    (note,) = article.notes
    assert [sentence.text for sentence in note.sentences] == ["Or so.", "Nobody knows."]
    assert note.section == ("A",)
    assert page[note.start : note.end] == wikitext
    ((_, notes),) = marks(article)
    assert notes == (0,)


def test_notes_of_one_name() -> None:
    """A named note is one note, however often it is used."""
    article = read("One.{{efn|name=x|Or so.}} Two.{{efn|name=x}} Three.{{efn|Not so.}}")
    assert [notes for _, notes in marks(article)] == [(0,), (0,), (1,)]


def test_group_without_prose_is_no_note() -> None:
    """A grouped reference that only cites is no note."""
    article = read("A.<ref group=n>{{cite web|title=x}}</ref>")
    assert article.notes == ()
    assert len(article.references) == 1


def test_a_reference_met_twice_is_one() -> None:
    """A reference in a value that is read as text and as a template's argument is one reference."""
    article = read("{{Infobox a|b={{ubl|Ida<ref>Bell</ref>|John{{efn|Or so.}}}}}}")
    assert (len(article.references), len(article.notes)) == (1, 1)
