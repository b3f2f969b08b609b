"""Evidence: where in an article a fact stands, as the card will show it."""

from __future__ import annotations

from quizgen.model import Article, Evidence, Sentence


def evidence_at(article: Article, section: tuple[str, ...], sentence: str, start: int, end: int) -> Evidence:
    """Evidence for the stretch of wikitext from `start` to `end`, which a reader sees as `sentence`."""
    page = article.page
    return Evidence(
        title=page.title,
        lang=page.lang,
        revision=page.revision,
        timestamp=page.timestamp,
        url=page.url,
        licence=page.licence,
        section=section,
        sentence=sentence,
        start=start,
        end=end,
    )


def evidence_of(article: Article, section: tuple[str, ...], sentence: Sentence) -> Evidence:
    """Evidence for a fact that a sentence states."""
    return evidence_at(article, section, sentence.text, sentence.start, sentence.end)
