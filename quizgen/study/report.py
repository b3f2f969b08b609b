"""Figures on the learning in lines of text, with plots of plain characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.study.days import count, short_day
from quizgen.study.plots import bars
from quizgen.study.store.figures import LEECH, Figures, Share
from quizgen.study.terminal import Terminal, hanging, wrap


def figure_lines(told: Figures, titles: Sequence[str], terminal: Terminal) -> Iterator[str]:
    """What `quizgen stats` shows."""
    for title in titles:
        yield terminal.styled(terminal.shown(title), "bold")
    asleep = f"; {told.sleeping} sleep" if told.sleeping else ""
    yield from wrap(f"Cards: {told.cards} on {told.fields} facts, {told.new} of them new{asleep}", terminal.width)
    yield f"Today: {told.due} due, {told.today} answered"
    yield f"Streak: {count(told.streak, 'day')} (longest: {count(told.longest_streak, 'day')})"
    yield from wrap(f"Retention: {retention(told.retention)}", terminal.width)
    yield ""
    yield from _coming(told, terminal)
    for heading, shares in (("By section", told.sections), ("By form", told.forms)):
        if shares:
            yield ""
            yield terminal.styled(heading, "bold")
            yield from _shares(shares, terminal)
    if told.hardest:
        yield ""
        yield terminal.styled("Hardest cards", "bold")
        yield from _hardest(told, terminal)


def retention(share: Share) -> str:
    """What was known of what was asked again on another day, and what was to be expected."""
    if not share.again:
        return "no card was asked again on another day yet"
    true, expected = 100 * share.kept / share.again, 100 * share.expected / share.again
    return f"{true:.0f} % known of {share.again} asked again; expected {expected:.0f} %"


def _coming(told: Figures, terminal: Terminal) -> Iterator[str]:
    """What is due: the first week by its days, then by weeks."""
    yield terminal.styled("Due in the coming weeks", "bold")
    first, later = told.coming[:7], told.coming[7:]
    rows = [(short_day(day), due, str(due)) for day, due in first]
    for start in range(0, len(later), 7):
        week = later[start : start + 7]
        due = sum(number for _, number in week)
        rows.append((f"from{short_day(week[0][0])[3:]}", due, str(due)))
    yield from (terminal.shown(line) for line in bars(rows, min(terminal.width, 60), drawn=terminal.drawn))


def _shares(shares: Sequence[Share], terminal: Terminal) -> Iterator[str]:
    for share in shares:
        percent = 100 * share.right / share.answers
        again = f"; {retention(share)}" if share.again else ""
        text = f"{share.name or '(introduction)'}: {percent:.0f} % right of {share.answers}{again}"
        yield from hanging(text, terminal)


def _hardest(told: Figures, terminal: Terminal) -> Iterator[str]:
    for card in told.hardest:
        leech = "; reword it, or mark it as bad" if card.lapses >= LEECH else ""
        asleep = "; asleep" if card.asleep else ""
        text = f"{card.prompt} — {card.answer} (lost {card.lapses} of {card.answers} times{leech}{asleep})"
        yield from hanging(text, terminal)
