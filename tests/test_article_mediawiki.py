"""Prose as MediaWiki itself renders it: the hashes of its paragraphs stand in tests/golden/outlines_mediawiki.json.

They were made with MediaWiki 1.39 (Debian's packages mediawiki and mediawiki-classes, with the extensions Cite and
ParserFunctions), in which every template of the articles was created empty, or with the few words of `STUBS`:

    php maintenance/importTextFiles.php --overwrite STUBS_FOLDER/*.txt
    php maintenance/parse.php --title NAME NAME.wikitext > HTML_FOLDER/NAME.html        for each article
    python tests/test_article_mediawiki.py HTML_FOLDER

`python tests/test_article_mediawiki.py --stubs STUBS_FOLDER` writes those template pages.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import mwparserfromhell
import pytest
from lxml import html

from quizgen.article import parse_article
from quizgen.model import Page, Paragraph

GOLDEN = Path(__file__).parent / "golden" / "outlines_mediawiki.json"
STUBS = {
    "Nowrap": "{{{1}}}", "Small": "<small>{{{1}}}</small>", "Nobold": "{{{1}}}", "Flag": "{{{1}}}",
    "Circa": "c. {{{1|}}}",
    "Blockquote": "<blockquote>{{{text|{{{1}}}}}}</blockquote>", "Quote": "<blockquote>{{{text|{{{1}}}}}}</blockquote>",
    "Quotation": "<blockquote>{{{1}}}</blockquote>", "OldStyleDate": "{{{1}}} [O.S. {{{3}}}] {{{2}}}",
    "Mdash": "—", "Em dash": "—", "Ndash": "–", "Endash": "–", "'s": "&#39;s", "'": "&#39;", "Lang": "{{{2}}}",
    "Lang-de": "German: {{{1}}}", "Efn": "<ref group=lower>{{{1}}}</ref>", "Sfn": "<ref>x</ref>",
    "Sfnm": "<ref>x</ref>",
}  # fmt: skip
NO_PROSE = (
    "//sup[contains(@class,'reference')]|//style|//table|//*[contains(@class,'thumb')]|//*[contains(@class,'gallery')]"
    "|//*[contains(@class,'mw-editsection')]|//*[contains(@class,'toc')]|//*[contains(@class,'references')]"
    "|//*[contains(@class,'error')]|//blockquote|//*[contains(@class,'float')]|//div[@class='center']"
)
# An image is a file that this MediaWiki does not have, so that its name is shown. And of "(backgrounds,[1])" a comma
# is left that leads nowhere once the footnote's mark is gone: it is taken away.
DIFFERENT = re.compile(r"\{\{|\[\[(?:File|Image):|[,;](?:<ref[^<>]*>.*?</ref>)+\)", re.IGNORECASE | re.DOTALL)


def digest(text: str) -> str:
    """A short hash of a text, however its white space is written."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:10]


def rendered(page: str) -> Iterator[str]:
    """The text of each paragraph and list item of a page as MediaWiki renders it."""
    tree = html.fromstring(f"<div>{page}</div>")
    for element in tree.xpath(NO_PROSE):
        element.drop_tree()
    for element in tree.xpath("//p|//li|//dd|//dt"):
        own = deepcopy(element)
        for nested in own.xpath(".//ul|.//ol|.//dl"):
            nested.drop_tree()
        for line_break in own.xpath(".//br"):
            line_break.tail = f" {line_break.tail or ''}"
        if own.text_content().strip():
            yield own.text_content()


def paragraphs(path: Path) -> Iterator[tuple[str, str]]:
    """The text of each paragraph and item as quizgen reads it, and its wikitext."""
    page = Page(title=path.stem, wikitext=path.read_text(encoding="utf-8"))
    for section in parse_article(page).items[0].sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                start, end = block.sentences[0].start, block.sentences[-1].end
                first, last = page.wikitext.rfind("\n", 0, start) + 1, page.wikitext.find("\n", end)
                yield " ".join(sentence.text for sentence in block.sentences), page.wikitext[first:last]


@pytest.mark.parametrize("name", sorted(json.loads(GOLDEN.read_text(encoding="utf-8"))))
def test_paragraphs_are_those_of_mediawiki(shared: Path, name: str) -> None:
    """Every paragraph without templates and images reads as in MediaWiki, to the letter."""
    theirs = set(json.loads(GOLDEN.read_text(encoding="utf-8"))[name])
    read = list(paragraphs(shared / "articles" / f"{name}.wikitext"))
    different = [(text, wikitext) for text, wikitext in read if digest(text) not in theirs]
    assert [text for text, wikitext in different if not DIFFERENT.search(wikitext)] == []
    assert len(different) < 0.2 * len(read)


def main(arguments: list[str]) -> None:
    """Write the golden file from a folder of rendered pages, or the template pages."""
    shared = Path(os.environ.get("QUIZGEN_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "articles"
    if arguments[0] == "--stubs":
        folder = Path(arguments[1])
        for path in shared.glob("*.wikitext"):
            for template in mwparserfromhell.parse(path.read_text(encoding="utf-8")).filter_templates():
                name = " ".join(str(template.name).replace("_", " ").split())
                name = name[:1].upper() + name[1:]
                if re.fullmatch(r"[^#:/<>]+", name):
                    (folder / f"Template:{name}.txt").write_text(STUBS.get(name, "<!-- -->"), encoding="utf-8")
        return
    pages = {path.stem: path.read_text(encoding="utf-8") for path in sorted(Path(arguments[0]).glob("*.html"))}
    found = {name: [digest(text) for text in rendered(page)] for name, page in pages.items()}
    lines = (f"{json.dumps(name)}: {json.dumps(hashes)}" for name, hashes in found.items())
    GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
