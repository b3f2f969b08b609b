"""Quotations: passages and direct speech, each with who said or wrote it, where the article says so beyond doubt."""

from quizgen.facts.quotations.find import find_quotations

__all__ = ["find_quotations"]
