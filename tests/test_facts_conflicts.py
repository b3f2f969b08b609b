"""Contradictions between two places of an article."""

from __future__ import annotations

from pathlib import Path

from quizgen import pipeline
from quizgen.article import parse_article
from quizgen.facts import find_facts
from quizgen.facts.agreement import CONTRADICTED
from quizgen.facts.conflicts import conflict_to_json, find_conflicts
from quizgen.model import Article, Office, Page

TEXT = """{{Infobox officeholder
| office = Mayor of Cray
| term_start = 1 May 1990
| predecessor = ''Office established''
| birth_date = 9 May 1950
}}
'''Ida Marsh''' (9 May 1951 – 3 June 2010) was a mayor. She ate. She sang. She slept. She spoke. Her house was hers.
== Career ==
Marsh was elected mayor of Cray on 8 October 1990.
{{s-start}}
{{s-bef|before=[[Lee Po]]}}
{{s-ttl|title=Mayor of Cray|years=1990–1994}}
{{s-aft|after=[[Ann Day]]}}
{{s-end}}
[[Category:1950 births]]
"""


def article_of(text: str) -> Article:
    """A page with this wikitext."""
    (article,) = parse_article(Page(title="Ida Marsh", wikitext=text)).items
    return article


def test_both_places() -> None:
    """Each contradiction gives both statements and their places, in the order of the first place."""
    found = find_conflicts(article_of(TEXT))
    assert [(item.field, item.one, item.other) for item in found] == [
        ("predecessor", "nobody", "Lee Po"),
        ("start", "1990-05-01", "1990-10-08"),
        ("born", "1950-05-09", "1951-05-09"),
    ]
    for item in found:
        for place in (item.one_evidence, item.other_evidence):
            assert 0 <= place.start < place.end <= len(TEXT)
    assert "elected mayor" in found[1].other_evidence.sentence


def test_agreement() -> None:
    """Places that agree, or say more and less of the same, are no contradiction."""
    agreed = (
        TEXT.replace("''Office established''", "[[Lee Po]]")
        .replace("8 October", "1 May")
        .replace("9 May 1951", "9 May 1950")
    )
    assert find_conflicts(article_of(agreed)) == ()


def test_json() -> None:
    """A contradiction is written as a flat object with both statements, sentences and spans."""
    row = conflict_to_json(find_conflicts(article_of(TEXT))[0])
    assert row["about"] == "Ida Marsh, Mayor of Cray"
    assert {
        "field",
        "one",
        "one_sentence",
        "one_section",
        "one_start",
        "one_end",
        "other",
        "other_sentence",
    } <= row.keys()


def test_of_a_file(tmp_path: Path) -> None:
    """The pipeline lists the contradictions of every article of a target."""
    path = tmp_path / "marsh.wikitext"
    path.write_text(TEXT, encoding="utf-8")
    rows = pipeline.find_conflicts(pipeline.find_target(str(path), title="Ida Marsh"))
    assert [row["field"] for row in rows] == ["predecessor", "start", "born"]


def test_first_holder() -> None:
    """Whom the text calls the first holder of an office is not asked for a predecessor in it."""
    plain = TEXT.replace("| predecessor = ''Office established''\n", "").replace("8 October", "1 May")
    told = plain.replace("She ate.", "The town of Cray was free in 1990, with Marsh as its first mayor.")
    for text, why in ((told, CONTRADICTED), (plain, None)):
        (office,) = [fact for fact in find_facts(article_of(text)).items if isinstance(fact, Office)]
        assert office.predecessor == "Lee Po"
        assert dict(office.unasked).get("predecessor") == why
