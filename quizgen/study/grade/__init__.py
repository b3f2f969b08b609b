"""Is what was typed the answer? Pure: a question, a text and the deck's other answers give a grade.

Three verdicts: right, nearly (the learner decides), wrong; each with a remark where there is something to say. Case,
accents, punctuation, articles, the spelling of names and small slips of the keys do no harm; a number does.
"""

from quizgen.study.grade.question import AnswerKind, answer_kind, grade, is_long, key_of_choice
from quizgen.study.grade.verdict import RIGHT, WRONG, Grade, Verdict

__all__ = ["RIGHT", "WRONG", "AnswerKind", "Grade", "Verdict", "answer_kind", "grade", "is_long", "key_of_choice"]
