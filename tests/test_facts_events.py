"""Events of whole articles: one for every date, with a reason where it is not asked; any text, in bounded time."""

# ruff: noqa: E501 - a case is one line of its table

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizgen import language
from quizgen.edtf import Date
from quizgen.errors import DependencyError
from quizgen.facts import find_facts
from quizgen.facts.events import find_events, plain
from quizgen.facts.topic import topic_of
from quizgen.model import Article, Event

Pages = Callable[[str], Article]
Told = Callable[[Article], list[str]]
FOUNDED = "On 3 May 1852, Byrne founded the Cork Herald."


def test_a_told_event(biography: Pages) -> None:
    """An event carries its date, the words around it, where it stands, and both questions."""
    (event,) = find_events(biography(f"== Life ==\n{FOUNDED}"))
    assert (str(event.date), event.date_text) == ("1852-05-03", "3 May 1852")
    assert (event.before, event.after) == ("On ", ", Byrne founded the Cork Herald.")
    assert event.what == "On , Byrne founded the Cork Herald."
    assert (event.unasked, event.doubt) == ((), None)
    assert event.when == "did Byrne found the Cork Herald"
    assert (event.evidence.sentence, event.evidence.section) == (FOUNDED, ("Life",))
    assert (event.evidence.title, event.evidence.lang) == ("Ada Byrne", "en")


def test_evidence_points_into_the_wikitext(biography: Pages) -> None:
    """The evidence's span is the sentence as written."""
    article = biography("Byrne sang. On [[3 May]] [[1852]], Byrne founded the ''Cork Herald''.")
    (event,) = find_events(article)
    written = article.page.wikitext[event.evidence.start : event.evidence.end]
    assert written == "On [[3 May]] [[1852]], Byrne founded the ''Cork Herald''."


def test_an_event_that_is_not_told(biography: Pages) -> None:
    """An untold event has the sentence as it stands, and says why."""
    (event,) = find_events(biography("In 1852, he founded the Cork Herald."))
    assert (event.before, event.date_text, event.after) == ("In ", "1852", ", he founded the Cork Herald.")
    assert [field for field, _ in event.unasked] == ["date"]
    assert all(why for _, why in event.unasked)
    assert (event.when, event.which, event.named) == (None, None, None)


NOT_ASKED = [
    ("Byrne founded the Cork Herald in the 1850s.", "vague"),
    ("Byrne founded the Cork Herald around 1852.", "vague"),
    ("Byrne founded the Cork Herald in c. 1852.", "vague"),
    ("Byrne founded the Cork Herald in the 19th century.", "vague"),
    ("Byrne founded the Cork Herald for years, 1852–1854.", "span"),
    ("Byrne founded the Cork Herald in 1852", "whole sentence"),
    ("On 3 May 1852, Byrne founded the Cork Herald, " + "which grew and grew, " * 100 + "and fell.", "too long"),
    ("Byrne founded papers in 1851, 1852, 1853, 1854, 1855, 1856 and 1857.", "too many dates"),
]


@pytest.mark.parametrize(("text", "why"), NOT_ASKED)
def test_reasons_without_a_parser(biography: Pages, monkeypatch: pytest.MonkeyPatch, text: str, why: str) -> None:
    """What no question can be made of is seen without the language model, and says so."""
    monkeypatch.setattr(language, "_load", no_model)
    events = find_events(biography(text))
    assert events
    assert all(why in reason for event in events for _, reason in event.unasked)
    assert all(event.unasked for event in events)


def no_model() -> object:
    """The loader where no model is installed."""
    raise DependencyError("language model", "not installed", "install it")


def test_order_and_ordinals(biography: Pages) -> None:
    """Events come in the order of the text; the dates of a sentence are counted."""
    text = "Byrne came in 1851 and left in 1852.\n\n== Later ==\nByrne died in Cork in 1860."
    events = find_events(biography(text))
    assert [str(event.date) for event in events] == ["1851", "1852", "1860"]
    assert [event.key.split()[-1] for event in events] == ["1", "2", "1"]


def test_keys_hold_no_date_and_no_place(biography: Pages) -> None:
    """An event keeps its key when its date is corrected, its sentence moved or its pronouns resolved."""
    keys = [
        find_events(biography(text))[0].key
        for text in (FOUNDED, "On 4 June 1853, Byrne founded the Cork Herald.", f"Byrne sang.\n\n== Life ==\n{FOUNDED}")
    ]
    assert len(set(keys)) == 1
    assert not re.search(r"\b(?:\d{2,}|may|june)\b", keys[0])
    assert keys[0] == "byrne cork founded herald 1"


def test_equal_sentences_get_numbers(biography: Pages) -> None:
    """The same sentence twice gives two keys, numbered in the order of the text."""
    facts = find_facts(biography(f"{FOUNDED} Byrne sang. {FOUNDED}")).items
    assert [fact.key for fact in facts if isinstance(fact, Event)] == [
        "byrne cork founded herald 1",
        "byrne cork founded herald 1 #2",
    ]


def test_the_same_article_gives_the_same_events(biography: Pages) -> None:
    """Nothing but the article decides."""
    article = biography(f"{FOUNDED} In 1853, she sold it to [[Tom Reed]]. They married in 1854.")
    assert find_events(article) == find_events(article)


@pytest.mark.parametrize(
    ("wikitext", "parsed"),
    [
        pytest.param("It rained. Byrne sang. In 1853, Byrne sold it.", 1, id="no pronoun"),
        pytest.param("It rained. Tom sang. Byrne sang. In 1853, she sold the Herald.", 2, id="the sentence before"),
        pytest.param("Byrne sang. It rained. It snowed. In 1853, she sold the Herald.", 4, id="back to the topic"),
        pytest.param("Tom sang. The book was dear. In 1853, she sold the Herald.", 3, id="back to another"),
        pytest.param("Byrne sang. Byrne sang around 1850.", 0, id="a vague date"),
    ],
)
def test_no_more_is_parsed_than_decides(
    biography: Pages, monkeypatch: pytest.MonkeyPatch, wikitext: str, parsed: int
) -> None:
    """Sentences without a date are parsed from the dated one back, until it is clear whom a pronoun means."""
    texts: list[str] = []

    def spied(given: Sequence[str]) -> list[language.Parse]:
        texts.extend(given)
        return language.parse_sentences(given)

    monkeypatch.setattr(plain, "parse_sentences", spied)
    find_events(biography(f"== Life ==\n{wikitext}"))
    assert len(texts) == parsed


# --- no language model ----------------------------------------------------------------------------------------------


def test_no_language_model(biography: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a language model one line says what to install; an article without dates needs none."""
    monkeypatch.setattr(language, "MODELS", ("no_such_model",))
    monkeypatch.setattr(language, "_load", language._load.__wrapped__)
    with pytest.raises(DependencyError) as caught:
        find_events(biography(FOUNDED))
    assert "\n" not in str(caught.value)
    assert "pip install" in str(caught.value)
    with pytest.raises(DependencyError):
        find_facts(biography(FOUNDED))
    assert find_events(biography("Byrne sang.")) == []


# --- whatever the text ----------------------------------------------------------------------------------------------

SUBJECTS = [
    "Byrne",
    "She",
    "They",
    "Her brother",
    "The union",
    "It",
    "Ida Marsh",
    "The Cork Treaty",
    "Several printers",
]
VERBS = ["founded the Cork Herald", "married Tom Reed", "was exiled to Dublin", "sold it to Ida Marsh", "was signed in Cork",
         "met [[Ida Tennant]]", "was living in Cork", "said that it rained", "won the 1852 election"]  # fmt: skip
DATES = ["3 May 1852", "May 1852", "1852", "spring 1852", "31 June 1918", "3–5 May 1852", "the next year", "early 1853",
         "0000", "99999", "the 1850s", "c. 1852", "3 May 1852 [O.S. 21 April]"]  # fmt: skip
TAILS = ["", ", and died in 1860", " (a weekly)", ", which failed", " after leaving Dublin", "; it failed", ' "as planned"',
         " and moved to Galway", ", while Tom Reed left", " [citation needed"]  # fmt: skip
SENTENCES = st.one_of(
    st.builds("{} {} in {}{}.".format, *map(st.sampled_from, (SUBJECTS, VERBS, DATES, TAILS))),
    st.builds("On {1}, {0} {2}{3}.".format, *map(st.sampled_from, (SUBJECTS, DATES, VERBS, TAILS))),
)
NOISE = st.lists(
    st.sampled_from([*DATES, *"Byrne|she|and|( ) [ ] “ ” \" ' , ; : . ! – — ...|in|on|the|founded|was|Ада|都|٣|\x00|\u200b|n't|of|to|when|who|that|not|''|[[|]]|{{|}}|<ref>|=|\n\n|== A ==\n|* |1|May".replace(" ", "|").split("|")]),
    max_size=40,
).map(" ".join)  # fmt: skip
TEXTS = st.lists(st.one_of(SENTENCES, NOISE), max_size=5).map(" ".join)
PREPOSITIONS = {"in", "on"}
WORD = re.compile(r"\w+")


def test_a_day_that_is_only_pointed_at(biography: Pages) -> None:
    """The evidence shows the sentence that has the day too."""
    told = "On 3 May 1852, the strike began. Byrne was rich."
    *_, event = find_events(biography(f"{told} On that day, Byrne founded the Cork Herald.\n\n== Proof ==\nIt sold."))
    assert event.date == Date.parse("1852-05-03")
    assert event.evidence.sentence == ("On that day, Byrne founded the Cork Herald. — On 3 May 1852, the strike began.")


def words(text: str) -> set[str]:
    """The words of a text in lower case."""
    return set(WORD.findall(text.casefold()))


@settings(deadline=None, max_examples=80)
@given(TEXTS)
@example("n't 3 May 1852 May 1852 when – 3 May 1852 May 1852 On 3 May 1852, Byrne founded the Cork Herald.")
def test_whatever_the_text(biography: Pages, text: str) -> None:
    """Any text gives events; one that is told has words of its sentence and of what names are put in, and no answer."""
    article = biography(f"{text}\n\n== Proof ==\n{FOUNDED}")
    events = find_events(article)
    assert not events[-1].unasked, "the sentence that is always told"
    topic = topic_of(article)
    for event in events:
        assert event.evidence.sentence
        assert event.what == " ".join(f"{event.before} {event.after}".split())
        if event.unasked:
            assert event.evidence.sentence.startswith(event.before)
            assert event.after in event.evidence.sentence
            continue
        prompt = f"{event.before}{event.after}"
        names = {topic.short, *topic.people.values(), *capitals(article)}
        assert words(prompt) <= words(event.evidence.sentence).union(PREPOSITIONS, {"s", "and"}, *map(words, names))
        assert_no_answer(event, prompt)
        assert not prompt[:1].islower()
        assert re.search(r"[.!?][\"”’')\]]*\Z", prompt)


def capitals(article: Article) -> list[str]:
    """The words with a capital in an article's text, of which names are made."""
    return re.findall(r"[A-Z]\w*", article.page.wikitext)


def assert_no_answer(event: Event, prompt: str) -> None:
    """Neither the date's words nor its year stand in the prompt."""
    assert not event.date_text or event.date_text not in prompt
    first = event.date.earliest
    assert first is None or not re.search(rf"(?<!\d){first.year:04}(?!\d)", prompt)
    for question in (event.when, event.which):
        assert question is None or first is None or str(first.year) not in question


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_keys_are_unique(biography: Pages, text: str) -> None:
    """No two facts of one kind in an article have one key."""
    facts = find_facts(biography(f"{text} {text}")).items
    names = [(type(fact).__name__, fact.key) for fact in facts]
    assert len(names) == len(set(names))


def test_plain_sentences_are_told(biography: Pages) -> None:
    """Of the sentences that the properties are made of many are told: they do not hold for want of events."""
    sentences = [f"On {date}, Byrne {verb}." for date, verb in product(DATES[:4], VERBS[:4])]
    events = find_events(biography("\n\n".join(sentences)))
    assert sum(not event.unasked for event in events) >= len(sentences) / 2


# --- bad input ------------------------------------------------------------------------------------------------------

ODD = [
    "",
    "()",
    "(" * 1_000 + "1852",
    "((1852)) [1852] (1852.",
    "1852",
    "1852.",
    ".",
    "''1852''",
    "On 31 June 1918, Byrne founded the Cork Herald.",
    "On 30 February 1852, Byrne founded the Cork Herald.",
    "In 0000, Byrne founded the Cork Herald.",
    "In 99999, Byrne founded the Cork Herald.",
    "In 1852 BC, Byrne founded the Cork Herald.",
    "On 99 May 1852, Byrne founded the Cork Herald.",
    "В мае 1852 года Ада основала газету.",
    "1852年5月3日、エイダは新聞を創刊した。",
    "في 3 مايو 1852 أسست آدا الصحيفة.",
    "In १८५२, Byrne founded the Cork Herald.",
    "In 1852, 𝔅𝔶𝔯𝔫𝔢 founded the Cork Herald. \x00 \u202e 1852 \ud7ff",
    "In 1852, Byrne founded the " + "x" * 5_000 + ".",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(biography: Pages, text: str) -> None:
    """Odd texts raise nothing, and each date that is found and not asked says why."""
    for event in find_events(biography(text)):
        assert all(field == "date" and why for field, why in event.unasked)
        assert event.date.earliest is None or event.date.earliest.year not in (0, 99999)


@pytest.mark.parametrize(
    "text", ["On 31 June 1918, Byrne founded the Cork Herald.", "On 30 February 1852, Byrne left Cork."]
)
def test_a_day_that_never_was(biography: Pages, text: str) -> None:
    """No day that the calendar lacks is asked for."""
    assert all(event.unasked or event.date.precision != "day" for event in find_events(biography(text)))


def seconds(article: Article) -> float:
    """Least processor time of two readings."""
    times = []
    for _ in range(2):
        start = time.process_time()
        find_events(article)
        times.append(time.process_time() - start)
    return min(times)


# what is repeated, where it stands ("{}"), how often
COSTS = [
    (" for the sea", "In 1852, Byrne left Cork{}.", 800),
    ("sea", "In 1852, Byrne left {}.", 1_000),
    ("(", "In 1852, Byrne left {}.", 200),
    ("(a) ", "In 1852, Byrne left {}.", 400),
    ('"The Sea ', "In 1852, Byrne left {}.", 200),
    ("Ida Marsh and ", "In 1852, Byrne met {}Tom Reed.", 30),
    (" On 3 May 1852, she left the union.", "Byrne left Cork.{}", 8),
    ("[[Cork]] ", "In 1852, Byrne left {}.", 400),
    ("Cork of ", "{}. In 1852, Byrne joined the union.", 300),
    ("1852, ", "Byrne left in {}.", 400),
]  # fmt: skip


def assert_linear(biography: Pages, piece: str, place: str, times: int) -> None:
    """Four times the text takes at most eight times as long."""
    few, many = (biography(place.format(piece * count)) for count in (times, 4 * times))
    assert seconds(many) < 8 * seconds(few) + 0.05


@pytest.mark.parametrize(("piece", "place", "times"), COSTS)
def test_time_is_linear(biography: Pages, piece: str, place: str, times: int) -> None:
    """Time grows with the length of a text, whatever it is made of."""
    assert_linear(biography, piece, place, times)


def test_a_hundred_kilobytes_in_one_sentence(biography: Pages) -> None:
    """A sentence that no one can read is left at once, with the reason."""
    article = biography("In 1852, Byrne left Cork" + " for the sea" * 8_500 + ".")
    (event,) = find_events(article)
    assert event.unasked == (("date", "too long"),)


def test_ten_thousand_dates_in_one_sentence(biography: Pages) -> None:
    """A table run together is left with the reason; few events hold its text, and four times as many cost no more."""
    times = []
    for count in (2_500, 10_000):
        article = biography(f"Byrne left in {'1852, ' * count}.")
        start = time.process_time()
        events = find_events(article)
        times.append(time.process_time() - start)
        assert 0 < len(events) < 100
        assert {why for event in events for _, why in event.unasked} == {"too many dates in one sentence"}
    assert times[1] < 8 * times[0] + 0.05
