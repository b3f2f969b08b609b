"""Page -> Article: wikitext as sections, sentences, infoboxes, quotations and the rest, in plain text with spans."""

from quizgen.article.parse import parse_article

__all__ = ["parse_article"]
