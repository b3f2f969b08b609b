"""Events of real articles: counts and hashes, never their sentences. After a wanted change: `make golden`."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from quizgen.article import parse_article
from quizgen.facts.events import find_events
from quizgen.model import Event
from quizgen.source import read_page

NAMES = [
    "angela-merkel", "apollo-11", "arthur-schopenhauer", "calvin-coolidge", "george-b-mcclellan", "george-v",
    "gerald-ford", "ikea", "leon-trotsky",
]  # fmt: skip


def why(event: Event) -> str:
    """Why an event is not asked for, "asked" where it is."""
    return dict(event.unasked).get("date") or event.doubt or "asked"


def table(counted: Iterable[str]) -> list[str]:
    """A line for each of the words counted, the most frequent first."""
    return [f"{count:5} {name}" for name, count in sorted(Counter(counted).items(), key=lambda one: (-one[1], one[0]))]


def summary(events: list[Event]) -> str:
    """Events as counts by reason, granularity and section, each section with a hash of what was made of its dates."""
    asked = [event for event in events if why(event) == "asked"]
    lines = [f"{len(events)} events, {len(asked)} asked, {sum(event.when is not None for event in asked)} as questions"]
    lines += ["", "by reason", *table(map(why, events))]
    lines += ["", "by granularity, asked", *table(event.date.precision for event in asked)]
    lines += ["", "by section: events, asked, hash of keys, dates and reasons, hash of the words told"]
    for section in dict.fromkeys(event.evidence.section for event in events):
        here = [event for event in events if event.evidence.section == section]
        made = digest(f"{event.key}|{event.date}|{why(event)}" for event in here)
        told = digest(f"{e.before}|{e.date_text}|{e.after}|{e.when}|{e.which}|{e.named}" for e in here)
        count = sum(why(event) == "asked" for event in here)
        lines.append(f"{len(here):5} {count:3} {made} {told} {' / '.join(section) or '(lead)'}")
    return "\n".join(lines) + "\n"


def digest(texts: Iterable[str]) -> str:
    """A short hash of texts in order."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


@pytest.mark.parametrize("name", NAMES)
def test_golden(shared: Path, golden: Callable[[str, str], None], name: str) -> None:
    """A real article's events are what they were when they were last looked at."""
    (article,) = parse_article(read_page(shared / "articles" / f"{name}.wikitext").items[0]).items
    golden(f"events/{name}.txt", summary(find_events(article)))


def test_every_article_is_here(shared: Path) -> None:
    """No shared article is left out."""
    assert {path.stem for path in shared.glob("articles/*.wikitext")} == set(NAMES)
