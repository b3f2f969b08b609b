"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.article.sentences import boundaries


def split(text: str) -> list[str]:
    """The sentences of a text."""
    ends = [0, *boundaries(text), len(text)]
    return [text[start:end].strip() for start, end in pairwise(ends)]


@pytest.mark.parametrize(
    "text",
    [
        "Ida kept the light. | She left in 1904.",
        "He fought in World War I. | From 1918 he taught.",
        "They built the Saturn V. | Meanwhile, others failed.",
        "It is a form of the name Lev. | North compared it to others.",
        "The laws underlay the N.E.P. in 1920.",
        "Planning and N.E.P should grow. | He agreed.",
        "He wrote Where Is It Going? (1936).",
        "It was on 8 November [O.S. 26 October] 1917.",
        "John Bell, Jr., on that day, left.",
        "John Bell Jr. became mayor.",
        "She cited Bell v. Marsh in court. | It ended there.",
        "He took an LL.B. degree at Varne. | He left.",
        "She was born in St. Mary. | The town grew.",
        "They met in St. Louis in May.",
        "It is Symphony No. 5 by Bell.",
        "See nos. 5 and 6.",
        "He said no. | Then he left.",
        "J. Edgar Bell met W. H. Marsh in town.",
        "E.H. Bell and A.J.P. Marsh agreed.",
        "He went to the U.S. | He stayed there.",
        "He moved to the U.S. | In 1904 he left.",
        "The U.S. Army came. | It left.",
        "He is a U.S. President.",
        "It rose by 3.5 percent. | It fell by .5 percent.",
        "It opened at 9 a.m. on Monday.",
        "It opened at 9 a.m. | The crowd cheered.",
        "He met Dr. Bell and Mrs. Marsh.",
        "Gen. Bell and Lt. Col. Marsh spoke.",
        'He said: "Go. Now. At once." | She went.',
        'He said "Stop!" | She went on.',
        '"Stop!" he said.',
        "“Stop. Go.” | She went.",
        "He left (the boat sank. Nobody saw). | She stayed.",
        "(He left early.) | She stayed.",
        "Was it so? | It was.",
        "It was so! | It was not.",
        "It was ... It was not.",
        "It was ... not.",
        "It was... Bell who left.",
        "He owned Bell Inc. | It grew.",
        "It is run by Bell Holding B.V. | Bell also owns it.",
        "He bought spoons, forks, etc. | Toilets were closed.",
        "He died c. 1850.",
        "p. 5 and pp. 6–9 say so.",
        "On Jan. 5 he left.",
        "He ran Yahoo! in 1999.",
        "1. Bell came first.",
        "He won in 1904. | 300 people came.",
        "It was cold. | “Very cold.” | He left.",
        "The end",
        "",
    ],
)
def test_split(text: str) -> None:
    """Each sentence ends where a reader says so (and not where there is no bar)."""
    expected = [part.strip() for part in text.split(" | ")]
    assert split(text.replace(" | ", " ")) == expected


def test_footnote_mark_ends_a_sentence_without_a_space() -> None:
    """Where a footnote stood between two sentences there may be no space."""
    assert boundaries("He left.She stayed.", marks={8}) == [8]
    assert boundaries("He left.She stayed.") == []


@settings(deadline=None)
@given(st.text(alphabet="aA1 .!?\"'()[]“”…\n", max_size=80))
def test_boundaries_are_in_order_and_outside_pairs(text: str) -> None:
    """Boundaries rise, stay inside the text, and none stands between two quotation marks or brackets that match."""
    found = boundaries(text)
    assert found == sorted(set(found))
    assert all(0 < end < len(text) for end in found)
    for end in found:
        assert text[:end].count("“") <= text[:end].count("”") or "”" not in text[end:]
