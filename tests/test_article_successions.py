"""Succession boxes as rows."""

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.model import Page, Succession


def rows(wikitext: str) -> tuple[Succession, ...]:
    """The rows of the succession boxes of a page."""
    return parse_article(Page(title="Ada Marsh", wikitext=wikitext)).items[0].successions


def show(row: Succession) -> str:
    """A row on one line: who before, the title and years, who after; a status in angle brackets."""
    before = " & ".join(cell.text for cell in row.before) or f"<{row.before_status or ''}>"
    after = " & ".join(cell.text for cell in row.after) or f"<{row.after_status or ''}>"
    return f"{before} | {row.title.text} {row.years} | {after}"


START, END = "{{s-start}}\n", "\n{{s-end}}"
IDA, ANN, JOHN = "{{s-bef|before=Ida}}", "{{s-bef|before=Ann}}", "{{s-aft|after=John}}"
MAYOR, KEEPER = "{{s-ttl|title=Mayor|years=1901}}", "{{s-ttl|title=Keeper|years=1902}}"
ROW = "Ida | Mayor 1901 | John"


@pytest.mark.parametrize(
    ("wikitext", "shown"),
    [
        (START + IDA + MAYOR + JOHN + END, [ROW]),
        (IDA + "\n" + MAYOR + "\n" + JOHN, [ROW]),
        (START.upper() + IDA.replace("s-bef", "S-bef") + MAYOR + JOHN + "{{end}}", [ROW]),
        (
            "{{s-bef|before=[[Ida B.|Ida]]}}{{s-ttl|title=[[Mayor]] of<br>X|years=1901}}" + JOHN,
            ["Ida | Mayor of X 1901 | John"],
        ),
        ("{{s-bef|before=Ida|rows=2}}" + MAYOR + JOHN + KEEPER + JOHN, [ROW, "Ida | Keeper 1902 | John"]),
        (IDA + MAYOR + "{{s-aft|rows=2|after=John}}{{s-break}}" + ANN + KEEPER, [ROW, "Ann | Keeper 1902 | John"]),
        (
            IDA + "{{s-ttl|title=Mayor|rows=2}}{{s-aft|after=John|rows=2}}" + ANN,
            ["Ida | Mayor  | John", "Ann | Mayor  | John"],
        ),
        ("{{s-new}}" + MAYOR + "{{s-inc}}", ["<new> | Mayor 1901 | <incumbent>"]),
        (
            "{{s-new|creation}}" + MAYOR + "{{s-non|reason=Abolished}}",
            ["<new: creation> | Mayor 1901 | <none: Abolished>"],
        ),
        ("{{s-vac|last=[[Ida]]}}" + MAYOR + JOHN, ["<vacant: last held by Ida> | Mayor 1901 | John"]),
        (IDA + MAYOR + "{{s-vac|next=Ann|reason=War}}", ["Ida | Mayor 1901 | <vacant: War; next held by Ann>"]),
        (IDA + MAYOR, ["Ida | Mayor 1901 | <>"]),
        (IDA + JOHN, []),
        (IDA + MAYOR + IDA + KEEPER + JOHN, ["Ida | Mayor 1901 | <>", "Ida | Keeper 1902 | John"]),
        ("{{s-bef|before=Ida|rows=x}}" + MAYOR + JOHN, [ROW]),
        ("{{navboxes|list=\n" + START + IDA + MAYOR + JOHN + END + "\n}}", [ROW]),
        ("== External links ==\n{|\n|\n" + START + IDA + "\n|-\n" + MAYOR + "\n" + JOHN + "\n|}", [ROW]),
    ],
)
def test_rows(wikitext: str, shown: list[str]) -> None:
    """Each row has its title, its years and its neighbours, with cells that span rows in each of them."""
    assert [show(row) for row in rows(wikitext)] == shown


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{succession box|title=[[Mayor]]|years=1901|before=Ida|after=John}}", [ROW]),
        (
            "{{succession box|title=Mayor|years=1901|before=Ida|before2=Ann|after=John}}",
            ["Ida & Ann | Mayor 1901 | John"],
        ),
        (
            "{{succession box|title=Mayor|years=1901|before=Ida|after=''New office''}}",
            ["Ida | Mayor 1901 | <New office>"],
        ),
        (
            "{{succession box one to two|before=Ida|title1=Mayor|years1=1901|after1=John|title2=Keeper|after2=Ann}}",
            [ROW, "Ida | Keeper  | Ann"],
        ),
        (
            "{{Succession box two to one|before1=Ida|title1=Mayor|years1=1901|before2=Ann|title2=Keeper|after=John}}",
            [ROW, "Ann | Keeper  | John"],
        ),
    ],
)
def test_whole_rows(template: str, shown: list[str]) -> None:
    """A succession box in one template makes a row for each of its titles."""
    assert [show(row) for row in rows(template)] == shown


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("[[Ida]]<br />[[John]]", [("Ida", ()), ("John", ())]),
        ("[[Ida]]<br>(Minister of Light)", [("Ida", ("Minister of Light",))]),
        ("[[Ida]]<br/><small>''later Queen''</small>", [("Ida", ("later Queen",))]),
        ("Ida<br>John", [("Ida", ()), ("John", ())]),
        ("[[Ida]]<br>Designate", [("Ida", ("Designate",))]),
        ("{{ubl|[[Ida]]|[[John]]}}", [("Ida", ()), ("John", ())]),
        ("[[Ida]]|as=[[President]]", [("Ida", ("as President",))]),
        ("[[Ida]]{{efn|Acting.}}", [("Ida", ("Acting.",))]),
    ],
)
def test_people(cell: str, people: list[tuple[str, tuple[str, ...]]]) -> None:
    """A cell may name several people; what only qualifies one is a note on that one."""
    (row,) = rows("{{s-bef|before=" + cell + "}}{{s-ttl|title=Mayor}}{{s-aft|after=Ann}}")
    assert [(person.text, person.notes) for person in row.before] == people


def test_headings_and_groups() -> None:
    """A section header says what the rows below it are, until the next header or box."""
    found = rows(
        "{{s-start}}\n{{s-off}}\n{{s-bef|before=Ida}}{{s-ttl|title=A}}{{s-aft|after=John}}\n"
        "{{s-ach}}\n{{s-bef|before=Ida}}{{s-ttl|title=B}}{{s-aft|after=John}}\n{{s-end}}\n"
        "{{s-start}}\n{{s-bef|before=Ida}}{{s-ttl|title=C}}{{s-aft|after=John}}\n{{s-end}}"
    )
    assert [(row.title.text, row.group, row.heading) for row in found] == [
        ("A", "s-off", "Political offices"),
        ("B", "s-ach", "Awards and achievements"),
        ("C", None, None),
    ]


def test_links_and_span() -> None:
    """Cells keep their links; a row's span covers the templates that make it."""
    wikitext = "x\n{{s-bef|before=[[Ida Bell|Ida]]}}\n{{s-ttl|title=[[Mayor]] of [[X]]}}\n{{s-aft|after=John}}\ny"
    (row,) = rows(wikitext)
    assert [(link.target, link.start, link.end) for link in row.title.links] == [("Mayor", 0, 5), ("X", 9, 10)]
    assert [link.target for link in row.before[0].links] == ["Ida Bell"]
    assert wikitext[row.start : row.end] == wikitext[2:-2]
