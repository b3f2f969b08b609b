"""Facts x templates -> Questions: wording is data (`question_templates/`), logic is here."""

from quizgen.questions.generate import generate
from quizgen.questions.pack import check_pack, load_templates, pack_folder, read_pack, write_starter
from quizgen.questions.template import QuestionTemplate

__all__ = [
    "QuestionTemplate",
    "check_pack",
    "generate",
    "load_templates",
    "pack_folder",
    "read_pack",
    "write_starter",
]
