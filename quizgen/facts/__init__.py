"""Article -> Facts: one kind per module; nothing is guessed, and what is in doubt says so.

The rules are imported on first use: a build whose facts are cached (`quizgen.facts.cache`) needs none of them.
"""

from quizgen.model import Article, Fact, Outcome


def find_facts(article: Article) -> Outcome[Fact]:
    """Every fact of an article, in the order of the text; equal keys get #2, #3.

    Raises:
        DependencyError: the language model is not installed.
    """
    from quizgen.facts.find import find_facts as find

    return find(article)
