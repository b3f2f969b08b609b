"""`quizgen.language`: parses as our own records, and what happens where no model is installed."""

from __future__ import annotations

import importlib.util
import itertools
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy

from quizgen import language
from quizgen.errors import DependencyError
from quizgen.language import MAX_SENTENCE, Parse, language_version, parse_sentences

TEXT = "Byrne, a printer, founded the Herald in Cork and sold it."


@pytest.fixture(scope="module")
def parse() -> Parse:
    """A parsed sentence."""
    return parse_sentences([TEXT])[0]


def test_tokens(parse: Parse) -> None:
    """Tokens are numbered, in order, and point at their words."""
    assert [token.i for token in parse.tokens] == list(range(len(parse.tokens)))
    assert all(parse.text[token.start : token.end] == token.text for token in parse.tokens)
    assert parse.text == TEXT


def test_tree(parse: Parse) -> None:
    """Root, governors, what a token governs, and the stretch of text it covers."""
    root = parse.root
    assert (root.text, root.lemma, root.tag) == ("founded", "found", "VBD")
    (subject,) = parse.children(root, "nsubj")
    assert parse.text[slice(*parse.span(subject))].rstrip(" ,") == "Byrne, a printer"
    assert parse.head(subject) == root
    assert parse.head(root) == root
    assert [token.text for token in parse.ancestors(parse.at(*find("printer"))[0])] == ["Byrne", "founded"]
    assert set(parse.children(root, "nsubj", "dobj")) < set(parse.children(root))
    assert parse.subtree(root) == list(parse.tokens)


def find(word: str) -> tuple[int, int]:
    """Where a word stands in the sentence."""
    return TEXT.index(word), TEXT.index(word) + len(word)


def test_at(parse: Parse) -> None:
    """The tokens that overlap a stretch of text, be it by one character."""
    start, end = find("the Herald")
    assert [token.text for token in parse.at(start, end)] == ["the", "Herald"]
    assert [token.text for token in parse.at(start + 1, start + 2)] == ["the"]
    assert parse.at(start, start) == ()


def test_one_sentence() -> None:
    """A text is one sentence, whatever stops stand in it: one root governs all."""
    (parse,) = parse_sentences(["He left. She came. It rained."])
    assert sum(token.head == token.i for token in parse.tokens) == 1


def test_every_text_gets_a_parse() -> None:
    """One parse a text, in order; a text without words has no tokens and no root."""
    texts = ["Ada left.", "", "都", "\n", "x" * 10]
    parses = parse_sentences(texts)
    assert [parse.text for parse in parses] == texts
    with pytest.raises(ValueError, match="no root"):
        _ = parses[1].root


def test_long_texts_are_cut() -> None:
    """No more of a text is parsed than the longest sentence that a question is made of."""
    (parse,) = parse_sentences(["word " * MAX_SENTENCE])
    assert len(parse.text) == MAX_SENTENCE


def test_batches_do_not_change_a_parse(parse: Parse) -> None:
    """A sentence is parsed alike alone and among others."""
    assert parse_sentences(["Ada left.", TEXT, "She came."] * 40)[1] == parse


def test_things_are_named_when_asked_for() -> None:
    """The kinds of named things are those that the whole model finds, wherever in a batch the sentence stands."""
    texts = [
        "Ada Byrne left Cork for Paris.",
        TEXT,
        "It rained.",
        "",
        "On 3 May 1852 the Mill Company paid 5,000 dollars.",
    ]
    model = spacy.load(next(filter(importlib.util.find_spec, language.MODELS)))
    wanted = [[token.ent_type_ for token in model(text)] for text in texts]
    assert [[token.entity for token in parse.tokens] for parse in parse_sentences(texts)] == wanted
    assert {"PERSON", "GPE", "DATE", "MONEY", ""} <= set(itertools.chain(*wanted))


def test_parses_are_the_models_own() -> None:
    """What makes the parser quicker changes nothing: tokenizer, other arithmetic, and sets of words for lemmas."""
    texts = [TEXT, "They'd gone to the U.S. in '52, weren't they?", "The men's wives went wild over 1,000 geese."]
    model = spacy.load(next(filter(importlib.util.find_spec, language.MODELS)), exclude=["ner"])
    for text, parse in zip(texts, parse_sentences(texts), strict=True):
        doc = model(text)
        assert [(t.text, t.lemma, t.pos, t.tag, t.dep, t.head, t.start) for t in parse.tokens] == [
            (t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, t.idx) for t in doc
        ]
    tokenizers: list[Any] = [language._load().tokenizer, model.tokenizer]
    ours, theirs = (tokenizer.to_bytes(exclude=["vocab"]) for tokenizer in tokenizers)
    assert ours == theirs


def test_one_thread_for_numbers() -> None:
    """Parsing starts no threads of numpy's, and what the environment says of them is as before."""
    code = (
        "import os, quizgen.language as l; l.parse_sentences(['Ada left.']); "
        "print(len(os.listdir('/proc/self/task')), os.environ.get('OMP_NUM_THREADS'))"
    )
    if not Path("/proc/self/task").exists():
        pytest.skip("this system does not list a process's threads")
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert run.stdout.split() == ["1", "None"]


def test_spacy_stays_whole() -> None:
    """Its command line is not imported for parsing, and can still be used afterwards."""
    code = (
        "import sys, quizgen.language as l; l.parse_sentences(['Ada left.']); print('typer' in sys.modules); "
        "import spacy; print(spacy.info(silent=True)['spacy_version'] == spacy.__version__); "
        "import spacy.cli.convert; print(spacy.cli.info.__name__, 'typer' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True", "info", "True"]


def test_versions_are_told() -> None:
    """The versions that cached facts depend on: spaCy's and the model's."""
    spacy, number, model, its_number = language_version().split()
    assert (spacy, model in language.MODELS) == ("spacy", True)
    assert "none" not in (number, its_number)


def test_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no model is installed one line says what to install; texts that need none do without."""
    monkeypatch.setattr(language, "MODELS", ("no_such_model", "nor_this_one"))
    monkeypatch.setattr(language, "_load", language._load.__wrapped__)
    with pytest.raises(DependencyError) as caught:
        parse_sentences([TEXT])
    assert str(caught.value).count("\n") == 0
    assert "pip install" in caught.value.remedy
    assert "en-core-web-sm" in caught.value.remedy
    assert parse_sentences([]) == []
    assert language_version().endswith("no-model none")


def test_no_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where the model is there and spaCy is not."""

    def only_the_model(name: str) -> object:
        return object() if name in language.MODELS else None

    monkeypatch.setattr("importlib.util.find_spec", only_the_model)
    monkeypatch.setattr(language, "_load", language._load.__wrapped__)
    with pytest.raises(DependencyError):
        parse_sentences([TEXT])


def test_spacy_is_imported_only_when_needed() -> None:
    """Importing the module, or parsing nothing, does not import spaCy."""
    code = (
        "import sys, quizgen.language as l; l.parse_sentences([]); l.language_version(); print('spacy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
