"""Facts x templates -> Questions: wording is data (`question_templates/`), logic is here."""

from quizgen.questions.generate import date_order, generate
from quizgen.questions.template import QuestionTemplate, default_pack, read_pack

__all__ = ["QuestionTemplate", "date_order", "default_pack", "generate", "read_pack"]
