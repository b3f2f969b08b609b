"""Outlines of real articles: what was read, as counts, names and hashes of the texts, never the texts themselves.

After a wanted change, regenerate them and read the difference:

    python tests/test_article_golden.py
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from quizgen.article import parse_article
from quizgen.model import Article, Page, Paragraph, Section, Succession

FOLDER = Path(__file__).parent / "golden" / "outlines"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def digest(texts: Iterable[str]) -> str:
    """A short hash of texts in order."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


def outline(article: Article) -> dict[str, Any]:
    """An article as counts, names and hashes."""
    return {
        "date_order": article.date_order,
        "sections": [_section(section) for section in article.sections],
        "infoboxes": [
            {
                "name": box.name,
                "parent": box.parent,
                "parameters": " ".join(parameter.name.replace(" ", "_") for parameter in box.parameters),
                "hash": digest(f"{p.text}|{p.links}|{p.templates}|{p.notes}" for p in box.parameters),
            }
            for box in article.infoboxes
        ],
        "passages": [
            f"{p.form} {p.name} {len(p.text)} lead-in {len(p.lead_in)} after {len(p.after)} refs {len(p.refs)} "
            f"parameters {len(p.parameters)} {digest([p.text, p.lead_in, p.after])}"
            for p in article.passages
        ],
        "successions": [_succession(row) for row in article.successions],
        "tables": [
            f"{len(table.rows)} rows {digest(cell.text for row in table.rows for cell in row)}"
            for table in article.tables
        ],
        "captions": [len(article.captions), digest(caption.sentence.text for caption in article.captions)],
        "notes": [len(article.notes), digest(s.text for note in article.notes for s in note.sentences)],
        "references": [len(article.references), digest(f"{r.text}|{r.citations}" for r in article.references)],
        "categories": [len(article.categories), digest(article.categories)],
        "unknown_templates": dict(article.unknown_templates),
    }


def _section(section: Section) -> str:
    paragraphs = [block for block in section.blocks if isinstance(block, Paragraph)]
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
    counts = f"{len(paragraphs)} paragraphs {len(sentences)} sentences {sum(len(s.links) for s in sentences)} links"
    texts = digest(f"{s.text}|{s.links}|{s.emphases}|{s.refs}|{s.notes}|{s.start}|{s.end}" for s in sentences)
    return f"{section.level} {' / '.join(section.path)}: {counts} {texts}"


def _succession(row: Succession) -> str:
    texts = [row.title.text, row.years, *(cell.text for cell in (*row.before, *row.after))]
    return f"{row.group} {len(row.before)} {row.before_status} {len(row.after)} {row.after_status} {digest(texts)}"


def _read(path: Path) -> dict[str, Any]:
    page = Page(title=path.stem, wikitext=path.read_text(encoding="utf-8"))
    return outline(parse_article(page).items[0])


@pytest.mark.parametrize("name", NAMES)
def test_outline(shared: Path, name: str) -> None:
    """A real article is read as it was when its outline was last looked at."""
    (path,) = [path for path in shared.glob("*/*.wikitext") if path.stem == name]
    assert _read(path) == json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def test_every_article_has_an_outline(shared: Path) -> None:
    """No shared article is left out."""
    assert {path.stem for path in shared.glob("articles/*.wikitext")} <= set(NAMES)


def main() -> None:
    """Write every outline anew."""
    shared = Path(os.environ.get("QUIZGEN_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in sorted(shared.glob("*/*.wikitext")):
        text = json.dumps(_read(path), ensure_ascii=False, indent=1) + "\n"
        (FOLDER / f"{path.stem}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
