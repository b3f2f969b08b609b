"""Told events as questions: which are turned, how they read, and which must stay a sentence with a gap."""

# ruff: noqa: E501 - a case is one line of its table

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.dates import find_dates
from quizgen.edtf import Date
from quizgen.facts.events import find_events
from quizgen.facts.events.phrase import MAX_ASKED, phrase
from quizgen.facts.events.plain import parse_plain
from quizgen.facts.events.tell import Setting, Telling, tell
from quizgen.facts.topic import topic_of
from quizgen.model import Article, Sentence

Pages = Callable[[str], Article]

WHEN = [
    # what follows "On what date": "did" and the plain verb, "was" before the subject
    ("Byrne founded the Cork Herald on 3 May 1852.", "did Byrne found the Cork Herald"),
    ("On 3 May 1852, Byrne founded the Cork Herald.", "did Byrne found the Cork Herald"),
    ("Byrne founded the Cork Herald in May 1852.", "did Byrne found the Cork Herald"),
    ("Byrne founded the Cork Herald in the spring of 1852.", "did Byrne found the Cork Herald"),
    ("Byrne founded the Cork Herald in 1852.", "did Byrne found the Cork Herald"),
    ("Byrne was exiled to Dublin in 1852.", "was Byrne exiled to Dublin"),
    ("In 1852, Byrne was elected mayor of Cork.", "was Byrne elected mayor of Cork"),
    ("Three printers were arrested by Ada Byrne in 1852.", "were three printers arrested by Ada Byrne"),
    ("Byrne died in Cork on 3 May 1852.", "did Byrne die in Cork"),
    # articles and numbers are lower case within the question, names are not
    ("The first store of Ada Byrne was opened in Cork in 1852.", "was the first store of Ada Byrne opened in Cork"),
    ("A treaty with Dublin was signed by Ada Byrne on 3 May 1852.", "was a treaty with Dublin signed by Ada Byrne"),
    ("Ida Marsh gave Byrne the Cork Herald in 1852.", "did Ida Marsh give Byrne the Cork Herald"),
    # repairs and cuts show in it
    ("Byrne became engaged to Tom Reed. They married on 3 May 1852.", "did Byrne and Tom Reed marry"),
    ("Also, Byrne founded the Cork Herald (a weekly) in 1852.", "did Byrne found the Cork Herald"),
    ("Byrne was arrested in Cork and exiled to Dublin in 1852.", "was Byrne exiled to Dublin"),
    ("Byrne wrote in 1852 the Ballad of Cork.", "did Byrne write the Ballad of Cork"),
    ("Byrne was deported to the U.S. on 3 May 1852.", "was Byrne deported to the U.S."),
    ("Byrne was rich. In 1852, the family moved to Dublin to sell paper.", "did Byrne's family move to Dublin to sell paper"),
    # commas
    ("Byrne founded the Cork Herald on 3 May 1852, after leaving Dublin.", "did Byrne found the Cork Herald, after leaving Dublin"),
    ("Byrne sold the Cork Herald on 3 May 1852, having left Dublin.", "did Byrne sell the Cork Herald, having left Dublin"),
    ("On 3 May 1852, Byrne married Tom Reed, a printer.", "did Byrne marry Tom Reed, a printer"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "when"), WHEN)
def test_when(biography: Pages, text: str, when: str) -> None:
    """A main clause of subject, verb and rest is turned round."""
    asked = [event.when for event in find_events(biography(text)) if not event.unasked]
    assert asked == [when]


GAPS = [
    "Byrne, on 3 May 1852, founded the Cork Herald.",
    "In Cork, Byrne married Tom Reed on 3 May 1852.",
    "Byrne founded the Cork Herald in 1852: a weekly.",
    '"Byrne founded the Cork Herald in 1852."',
    "Byrne founded the Cork Herald (3 May 1852).",
    "Byrne polished the Cork Medal in 1852.",
    "Byrne was the first woman to print the Cork Herald in 1852.",
    "Byrne sold the Cork Herald after leaving Dublin in 1852.",
    "Byrne was known for her 1852 voyage to Peru.",
    "Byrne founded the Cork Herald in early 1852.",
    "On 3–5 May 1852, Byrne visited the Cork Fair of Ida Marsh.",
    "Only in 1852 did Byrne found the Cork Herald.",
    "It was confirmed in 1852 that Byrne owned the Cork Herald.",
]  # fmt: skip


@pytest.mark.parametrize("text", GAPS)
def test_shapes_that_stay_sentences(biography: Pages, text: str) -> None:
    """Anything but a plain clause whose date hangs on its verb is not turned."""
    assert [event.when for event in find_events(biography(text))] == [None]


WHICH = [
    ("The Cork Treaty was signed by Ada Byrne in Dublin on 3 May 1852.", "Which treaty was signed by Ada Byrne in Dublin", "Cork Treaty"),
    ("The Treaty of Cork was signed by Ada Byrne on 3 May 1852.", "Which treaty was signed by Ada Byrne", "Treaty of Cork"),
    ("The Cork Printers' Union was founded by Ada Byrne on 3 May 1852.", "Which union was founded by Ada Byrne", "Cork Printers' Union"),
    ("The Cork Treaty was signed by Ada Byrne in Dublin in 1852.", None, None),
    ("The treaty of printers was signed by Ada Byrne in Dublin on 3 May 1852.", None, None),
    ("The Cork Herald was founded by Ada Byrne on 3 May 1852.", None, None),
    ("Ada Byrne signed the Cork Treaty on 3 May 1852.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "which", "named"), WHICH)
def test_which(biography: Pages, text: str, which: str | None, named: str | None) -> None:
    """A subject whose name says what it is can be asked for, where the day pins the event down."""
    (event,) = find_events(biography(text))
    assert (event.which, event.named) == (which, named)


def telling_of(text: str, article: Article) -> tuple[Telling, Date]:
    """What is told of a sentence's only date."""
    (mention,) = find_dates(text)
    (parse,) = parse_plain([(Sentence(text=text, start=0, end=len(text)), [mention])])
    found = tell(parse, (mention.start, mention.end), Setting(topic=topic_of(article), certain=False))
    assert isinstance(found, Telling), found
    return found, mention.date


def test_a_long_question_is_none(biography: Pages) -> None:
    """Beyond its length a sentence with a gap reads better than a question."""
    telling, date = telling_of(f"Byrne sold the {'small ' * MAX_ASKED}press of Cork in 1852.", biography(""))
    assert phrase(telling.draft, date) is None


def test_a_span_is_no_when(biography: Pages) -> None:
    """There is a question for each granularity that has one, and for no other."""
    telling, date = telling_of("Byrne founded the Cork Herald in 1852.", biography(""))
    assert phrase(telling.draft, date) is not None
    assert phrase(telling.draft, Date.parse("1852/1854")) is None
