"""In which order an article writes day and month."""

from __future__ import annotations

import re

from quizgen.dates.lexicon import MONTHS
from quizgen.model import Article, DateOrder

_MONTH = f"(?:{'|'.join(map(re.escape, MONTHS))})"
_DAY_FIRST = re.compile(rf"\b\d{{1,2}} {_MONTH}\b")
_MONTH_FIRST = re.compile(rf"\b{_MONTH} \d{{1,2}}\b")


def date_order(article: Article) -> DateOrder:
    """The order that the article asks for in a template, else the one that its text has more often."""
    if article.date_order is not None:
        return article.date_order
    text = article.page.wikitext
    return "mdy" if len(_MONTH_FIRST.findall(text)) > len(_DAY_FIRST.findall(text)) else "dmy"
