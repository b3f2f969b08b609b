"""Facts x templates -> Questions: wording is data (`question_templates/`), logic is here."""

from quizgen.questions.generate import generate
from quizgen.questions.pack import load_templates, pack_folder, read_pack
from quizgen.questions.template import QuestionTemplate

__all__ = ["QuestionTemplate", "generate", "load_templates", "pack_folder", "read_pack"]
