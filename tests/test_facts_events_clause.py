"""The clause of a date: its verb, its subject, how the date hangs on it, and when there is none."""

from __future__ import annotations

import pytest

from quizgen.dates import find_dates
from quizgen.facts.events.clause import Clause, find_clauses
from quizgen.facts.events.plain import parse_plain
from quizgen.model import Sentence


def clauses_of(text: str) -> list[Clause] | str:
    """The clauses of a sentence's first date."""
    mention = find_dates(text)[0]
    (parse,) = parse_plain([(Sentence(text=text, start=0, end=len(text)), find_dates(text))])
    return find_clauses(parse, mention.start, mention.end)


# sentence; subject, verb told, verb of the date, preposition, whether the date hangs on a noun
FIRST = [
    ("Byrne founded the Cork Herald in 1852.", ("Byrne", "founded", "founded", "in", False)),
    ("On 3 May 1852, Byrne founded the Cork Herald.", ("Byrne", "founded", "founded", "on", False)),
    ("Byrne founded the Cork Herald in the course of 1852.", ("Byrne", "founded", "founded", "in of", False)),
    ("Byrne was exiled to Dublin in 1852.", ("Byrne", "exiled", "exiled", "in", False)),
    ("Byrne sold the Cork Herald and left Dublin in 1852.", ("Byrne", "left", "left", "in", False)),
    ("Tom Reed was rich, but Byrne left Dublin in 1852.", ("Byrne", "left", "left", "in", False)),
    ("Byrne sold the press before settling in Galway in 1852.", ("Byrne", "sold", "settling", "in", False)),
    ("Byrne refused to sell the press in 1852.", ("Byrne", "refused", "sell", "in", False)),
    ("Byrne read her 1852 essay to Tom Reed.", ("Byrne", "read", "read", "", True)),
    ("The strike of 3 May 1852 was put off.", ("strike", "put", "put", "of", True)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIRST)
def test_first_clause(text: str, expected: tuple[str, str, str, str, bool]) -> None:
    """The independent clause around the date comes first."""
    clauses = clauses_of(text)
    assert not isinstance(clauses, str), clauses
    clause = clauses[0]
    subject = clause.subject.text if clause.subject else ""
    assert (subject, clause.verb.text, clause.event.text, clause.preposition, clause.nominal) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of Cork (1852).",
        "3 May 1852.",
        "The man who left Dublin in 1852 died.",
        "Byrne said that Tom Reed had left Dublin in 1852.",
        "A quiet spring of 1852 in Cork.",
    ],
)
def test_no_clause(text: str) -> None:
    """Without a verb of its own, in a relative clause or in reported words there is none, and a reason instead."""
    reason = clauses_of(text)
    assert isinstance(reason, str)
    assert reason


def words(clause: Clause) -> str:
    """The words that a clause keeps, without its full stop."""
    return " ".join(clause.parse.tokens[i].text for i in clause.kept).removesuffix(" .")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Byrne sold the press and left Dublin in 1852.", "Byrne left Dublin in 1852"),
        ("Byrne was arrested and exiled in 1852.", "Byrne was exiled in 1852"),
        ("Byrne left Dublin in 1852; it rained.", "Byrne left Dublin in 1852"),
        ("Byrne was rich, and in 1852 sold the press.", "in 1852 Byrne sold the press"),
    ],
)
def test_a_coordinate_verb_borrows(text: str, kept: str) -> None:
    """A coordinate verb takes its subject and auxiliary from the first, and leaves the other clauses."""
    clauses = clauses_of(text)
    assert not isinstance(clauses, str), clauses
    assert words(clauses[0]) == kept


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("After Byrne left Dublin in 1852, she was poor.", "Byrne left Dublin in 1852"),
        ("When Byrne left Dublin in 1852, she was poor.", "Byrne left Dublin in 1852"),
    ],
)
def test_a_clause_of_time_alone(text: str, last: str) -> None:
    """A clause of time with its own subject can be told without the word that makes it subordinate."""
    clauses = clauses_of(text)
    assert not isinstance(clauses, str), clauses
    assert words(clauses[-1]) == last


def test_a_clause_of_reason_is_not_told_alone() -> None:
    """What is only given as a reason is not told by itself."""
    clauses = clauses_of("Byrne was poor because Tom Reed left Dublin in 1852.")
    assert not isinstance(clauses, str), clauses
    assert "Tom Reed left Dublin in 1852" not in {words(clause) for clause in clauses}
