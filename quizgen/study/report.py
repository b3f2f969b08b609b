"""Figures on the learning in lines of text, with plots of plain characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.study.plots import bars
from quizgen.study.store.figures import LEECH, Figures, Share
from quizgen.study.terminal import Terminal, wrap

_WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def figure_lines(told: Figures, titles: Sequence[str], terminal: Terminal) -> Iterator[str]:
    """What `quizgen stats` shows."""
    for title in titles:
        yield terminal.styled(terminal.shown(title), "bold")
    asleep = f"; {told.sleeping} sleep" if told.sleeping else ""
    yield from wrap(f"Cards: {told.cards} on {told.fields} facts, {told.new} of them new{asleep}", terminal.width)
    yield f"Today: {told.due} due, {told.today} answered"
    yield f"Streak: {_days(told.streak)} (longest: {_days(told.longest_streak)})"
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


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"


def retention(share: Share) -> str:
    """What was known of what was asked again, and what was to be expected."""
    if not share.answers:
        return "no card was asked again yet"
    true = f"{100 * share.right / share.answers:.0f} % of {share.answers} answers to known cards"
    return true if share.expected is None else f"{true}; expected {100 * share.expected / share.answers:.0f} %"


def _coming(told: Figures, terminal: Terminal) -> Iterator[str]:
    """What is due: the first week by its days, then by weeks."""
    yield terminal.styled("Due in the coming weeks", "bold")
    first, later = told.coming[:7], told.coming[7:]
    rows = [(f"{_WEEKDAYS[day.weekday()]} {day.day:>2} {_MONTHS[day.month - 1]}", due, str(due)) for day, due in first]
    for start in range(0, len(later), 7):
        week = later[start : start + 7]
        due = sum(count for _, count in week)
        begins = week[0][0]
        rows.append((f"from {begins.day:>2} {_MONTHS[begins.month - 1]}", due, str(due)))
    yield from (terminal.shown(line) for line in bars(rows, min(terminal.width, 60), drawn=terminal.drawn))


def _shares(shares: Sequence[Share], terminal: Terminal) -> Iterator[str]:
    for share in shares:
        percent = 100 * share.right / share.answers if share.answers else 0
        name = terminal.shown(share.name) or "(introduction)"
        figures = f"{percent:3.0f} % of {share.answers:<4}"
        first, *rest = wrap(name, max(10, terminal.width - len(figures) - 1))
        yield f"{figures} {first}"
        for line in rest:
            yield " " * (len(figures) + 1) + line


def _hardest(told: Figures, terminal: Terminal) -> Iterator[str]:
    for card in told.hardest:
        leech = "; reword it, or mark it as bad" if card.lapses >= LEECH else ""
        asleep = "; asleep" if card.asleep else ""
        text = f"{card.prompt} — {card.answer} (lost {card.lapses} of {card.answers} times{leech}{asleep})"
        first, *rest = wrap(terminal.shown(text), terminal.width - 2)
        yield f"- {first}"
        for line in rest:
            yield f"  {line}"
