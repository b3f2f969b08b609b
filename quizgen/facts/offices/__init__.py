"""Tenures of offices: from infoboxes, succession boxes, lists and prose, one fact for each tenure."""

from quizgen.facts.offices.find import find_offices, office_contradictions

__all__ = ["find_offices", "office_contradictions"]
