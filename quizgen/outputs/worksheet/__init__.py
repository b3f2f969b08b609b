"""Deck -> printable worksheets: PDF, HTML, DOCX.

`make_sheet` says what stands on the pages; each renderer sets the same sheet.
"""

from quizgen.outputs.worksheet.arrange import make_sheet
from quizgen.outputs.worksheet.sheet import Look, Page, Plan, Sheet

__all__ = ["Look", "Page", "Plan", "Sheet", "make_sheet"]
