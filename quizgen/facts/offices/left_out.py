"""What infoboxes and succession boxes hold beside tenures that could be read, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.boxes import MAX_GROUPS, MAX_VALUE, groups_of, is_untidy, number_of_groups
from quizgen.facts.evidence import evidence_at
from quizgen.facts.offices.infobox import AFTER, BEFORE, END, START, TERM, names_office
from quizgen.facts.offices.successions import is_office
from quizgen.model import Article, Skipped


def left_out(article: Article) -> Iterator[Skipped]:
    """Rows that are no offices, and values of offices that are too long or hold markup."""
    title = article.page.title
    for row in article.successions:
        if not is_office(row):
            where = evidence_at(article, (), f"{row.title.text}: {row.years}", row.start, row.end)
            yield Skipped(where=f"{title} > succession box", why="a row that is no office", evidence=where)
    wanted = {"office", "succession", *START, *END, *TERM, *BEFORE, *AFTER}
    for box in article.infoboxes:
        if number_of_groups(box) > MAX_GROUPS:
            yield Skipped(where=f"{title} > {box.name}", why=f"only {MAX_GROUPS} of its numbered groups were read")
        for group in groups_of(box):
            if not names_office(group):
                continue
            for base, parameter in group.items():
                if base in wanted and is_untidy(parameter.text):
                    yield Skipped(where=f"{title} > {box.name} > {parameter.name}", why="markup is left in the value")
        for parameter in box.parameters:
            if len(parameter.text) > MAX_VALUE:
                yield Skipped(where=f"{title} > {box.name} > {parameter.name}", why="too long for a row of an infobox")
