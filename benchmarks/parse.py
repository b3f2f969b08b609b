"""Speed and reach of `parse_article`, measured and judged in one run; exit status 1 where a bound is missed.

    python benchmarks/parse.py [ARTICLE.wikitext]

1. An article to an `Article` against `mwparserfromhell.parse(text).strip_code()`: at most half its time.
2. Eight copies of it joined: at most nine times the time of one.
3. 100 KB of each opener that is never closed, and of closed deep nests: at most 0.5 s each.

Each time is processor time, the best of several runs, the compared ones taken in turn, so that both meet the same
machine.
The default article is the longest one in the folder of shared articles (QUIZGEN_SHARED, default ../shared).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path

import mwparserfromhell

from quizgen.article import parse_article
from quizgen.model import Page

RUNS = 9
MAX_RATIO, MAX_GROWTH, MAX_SECONDS = 0.5, 9.0, 0.5
SIZE = 100_000

OPENERS = (
    "{{a|", "{{", "{{{", "{{{a|", "[[a|", "[[", "[[File:a|thumb|", "[http://a ", "<ref>", '<ref name="',
    "<ref name=a>", "<!--", "<nowiki>", "<pre>", "<gallery>", "<math>", "<b>", "<div><span>", "<blockquote>",
    "<poem>", "''a'''b", "'''''a", "''", "{|", "\n{|\n|", "\n|", "\n!", "\n|-", "\n*", "\n:", ":", "\n;", "\n=",
    "\n==a", "=", "&amp", "__A", "(", '"', "(;", ", ,", "“", "{{Blockquote|", "{{efn|", "{{Infobox a|b=", "{{s-bef|",
    "}}", "]]", "|", "[", "]", "{", "<", "</ref>", "-->", "<ref/>", "a. ", "A. B", "... ", "? ", "\u00a0", "\x00",
    "{{lang|fr|", "{{ubl|", "<br>", "<s>", "[[Category:", "~~~~", "----", " ", "\n ", "\n\n", "{{#tag:ref|", "{{!}}",
    "{{convert|1|", "{{sfn|a|", "<ref>{{cite book|", "[[a]]", "{{a}}", "<ref>a</ref>", "{{efn|a}}", "'''a'''",
    "a.<ref>b</ref>B", "\n|a||b", "{{Blockquote|a}}", "a.[[b]]. C", "\n== a ==\n", "\n====== a ======\n",
)  # fmt: skip
NESTS = (("{{a|", "}}"), ("{{{a|", "}}}"), ("[[File:a|", "]]"), ("{{ubl|", "}}"), ("<blockquote>", "</blockquote>"),
         ("{{efn|", "}}"), ("{{Infobox a|b=", "}}"), ("{{Blockquote|", "}}"), ("\n{|\n|\n", "\n|}"),
         ("<sup>", "</sup>"),
         ("(", ")"), ("{", "}"), ("{{", "}}"), ("{{{", "}}}"), ("[[", "]]"), ("<ref>", "</ref>"), ("{{ship||", "}}"),
         ("{{langx|de|", "}}"), ("{{ill|", "}}"), ("{{efn|<ref group=n>", "</ref>}}"))  # fmt: skip


# What a long value of many pieces could make quadratic: before it, a piece, after it.
AROUND = (("", ""), ("{{Infobox a|b=", "}}"), ("{{quote|", "}}"), ("{{s-bef|before=", "}}{{s-ttl|title=a}}"),
          ("{|\n|", "\n|}"), ("<gallery>\n", "\n</gallery>"), ("a<ref group=n>", "</ref>"), ("{{ubl|", "}}"),
          ("[[File:a|thumb|", "]]"), ("\n== ", " ==\n"), ("* ", ""), (":", ""))  # fmt: skip
PIECES = ("[[a]]<br>", "A b. [[C]] ''d''. ", "|a", "||a", "\n|a", "a=b|", "{{efn|a}}. ", "(a) ", '"a." ')


def main(arguments: list[str]) -> int:
    """Print every figure with its bound; 1 where one is missed."""
    text = Path(arguments[0] if arguments else _default()).read_text(encoding="utf-8")
    missed = _compare(text) + _hostile()
    print(f"{missed} bound(s) missed" if missed else "every bound is kept")
    return min(missed, 1)


def _default() -> Path:
    folder = Path(os.environ.get("QUIZGEN_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
    return max((folder / "articles").glob("*.wikitext"), key=lambda path: path.stat().st_size)


def _compare(text: str) -> int:
    eight = text * 8
    ours, theirs, longer = _best(
        lambda: parse_article(Page(title="one", wikitext=text)),
        lambda: mwparserfromhell.parse(text).strip_code(),
        lambda: parse_article(Page(title="eight", wikitext=eight)),
    )
    print(f"{len(text):,} characters: Article {ours * 1000:.0f} ms, mwparserfromhell {theirs * 1000:.0f} ms")
    missed = _judge("time against mwparserfromhell", ours / theirs, MAX_RATIO)
    return missed + _judge("eight copies against one", longer / ours, MAX_GROWTH)


def _hostile() -> int:
    missed = 0
    worst = ("", 0.0)
    texts = {repr(opener): opener * (SIZE // len(opener)) for opener in OPENERS}
    for (before, after), piece in product(AROUND, PIECES):
        texts[f"{before + piece + after!r} repeated"] = before + piece * (SIZE // len(piece)) + after
    for opener, closer in NESTS:
        depth = SIZE // len(opener + closer)
        texts[f"{opener!r} nested {depth} deep"] = opener * depth + closer * depth
    for name, hostile in texts.items():
        for prefix in ("", "A word. "):
            page = Page(title="a", wikitext=prefix + hostile)
            (seconds,) = _best(partial(parse_article, page), runs=1)
            worst = max(worst, (name, seconds), key=lambda pair: pair[1])
            if seconds > MAX_SECONDS:
                missed += _judge(f"seconds for {SIZE // 1000} KB of {name}", seconds, MAX_SECONDS)
    print(f"{len(texts)} hostile texts of {SIZE // 1000} KB; the slowest:")
    _judge(f"seconds for {worst[0]}", worst[1], MAX_SECONDS)
    return missed


def _best(*tasks: Callable[[], object], runs: int = RUNS) -> list[float]:
    """The shortest time of each task in seconds, over several rounds in turn."""
    best = [float("inf")] * len(tasks)
    for _ in range(runs):
        for i, task in enumerate(tasks):
            start = time.process_time()
            task()
            best[i] = min(best[i], time.process_time() - start)
    return best


def _judge(what: str, figure: float, bound: float) -> int:
    print(f"  {'ok  ' if figure <= bound else 'MISS'} {what}: {figure:.2f} (at most {bound:g})")
    return int(figure > bound)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
