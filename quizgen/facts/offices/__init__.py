"""Tenures of offices: from infoboxes, succession boxes, lists and prose, one fact for each tenure."""

from quizgen.facts.offices.find import find_offices

__all__ = ["find_offices"]
