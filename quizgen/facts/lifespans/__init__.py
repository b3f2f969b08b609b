"""When and where people were born and died."""

from quizgen.facts.lifespans.brackets import SIDE_CHARACTER
from quizgen.facts.lifespans.find import find_lifespans, life_contradictions

__all__ = ["SIDE_CHARACTER", "find_lifespans", "life_contradictions"]
