"""Dated facts: which event a date in a sentence belongs to, and how it can be told on a card that stands alone."""

from quizgen.facts.events.find import find_events

__all__ = ["find_events"]
