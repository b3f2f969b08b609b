"""Dated milestones that infoboxes state, as events: founded, signed, launched, opened, crowned, ordained, awarded."""

from quizgen.facts.milestones.find import find_milestones

__all__ = ["find_milestones"]
