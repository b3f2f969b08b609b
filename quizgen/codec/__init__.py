"""Records <-> JSON: the machine-readable form that `facts --json` and `cards --json` print, one object a line.

Each record is a table of (key, kind of value) in the order in which the keys are written. Reading is strict: every key
must be there with a value of its kind, and a question must be one that could be asked; unknown keys are ignored, so
that files with added notes or from later versions can be read. Dates are EDTF strings.
"""

from quizgen.codec.ids import short_id
from quizgen.codec.lines import questions_from_lines, questions_to_lines, to_line
from quizgen.codec.records import (
    FACT_CLASSES,
    fact_from_json,
    fact_to_json,
    kind_of,
    question_from_json,
    question_to_json,
    skipped_from_json,
    skipped_to_json,
)

__all__ = [
    "FACT_CLASSES",
    "fact_from_json",
    "fact_to_json",
    "kind_of",
    "question_from_json",
    "question_to_json",
    "questions_from_lines",
    "questions_to_lines",
    "short_id",
    "skipped_from_json",
    "skipped_to_json",
    "to_line",
]
