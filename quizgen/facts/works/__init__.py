"""Titled works with their creator and the date they appeared."""

from quizgen.facts.works.find import ONLY_LISTED, SEVERAL_YEARS, find_works
from quizgen.facts.works.prose import OTHERS_WORK

__all__ = ["ONLY_LISTED", "OTHERS_WORK", "SEVERAL_YEARS", "find_works"]
