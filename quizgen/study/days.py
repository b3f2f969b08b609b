"""Days, times and numbers as people say them."""

from __future__ import annotations

from datetime import date

WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
MONTHS = "January February March April May June July August September October November December".split()


def short_day(day: date) -> str:
    """A day in a column: "Wed  4 Aug"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day:>2} {MONTHS[day.month - 1][:3]}"


def in_days(due: date, today: date) -> str:
    """A day as people say it: "tomorrow", "in 5 days, on Mon 3 August", with the year where it is another one."""
    days = (due - today).days
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    year = f" {due.year}" if due.year != today.year else ""
    return f"in {days} days, on {WEEKDAYS[due.weekday()]} {due.day} {MONTHS[due.month - 1]}{year}"


def duration(seconds: int) -> str:
    """A time: "45 s", "3 min 5 s", "1 h 2 min"."""
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return f"{seconds // 60} min {seconds % 60} s"
    return f"{seconds // 3600} h {seconds % 3600 // 60} min"


def count(number: int, what: str) -> str:
    """A number of things: "1 answer", "2 answers"."""
    return f"{number} {what}{'' if number == 1 else 's'}"
