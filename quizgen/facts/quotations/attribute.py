"""Who said it, in this order of trust: the template's parameters, the lead-in, the words after, the reference."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from quizgen.facts.quotations.antecedents import antecedent
from quizgen.facts.quotations.candidates import Candidate
from quizgen.facts.quotations.citations import cited_texts, titled_work
from quizgen.facts.quotations.parameters import Source
from quizgen.facts.quotations.people import People
from quizgen.facts.quotations.saying import (
    Saying,
    author_of,
    find_saying,
    is_document,
    is_passive,
    lemma_of,
    speaker_at,
    subject_of,
)
from quizgen.facts.quotations.voices import SINGULAR_PRONOUNS, Company, same_speaker, voice_of
from quizgen.facts.quotations.words import (
    ATTRIBUTING,
    FIRST_PERSON,
    HOLDING,
    MAKING,
    SAYING,
    SPEECH,
    STATIVE,
    THINKING,
    WRITING,
)
from quizgen.language import Parse, Token
from quizgen.model import Article, Reference

STUB = "“It is so”"
"""Stands for the quoted words where what follows them is parsed."""

_INTRODUCES = re.compile(r"(?:[:,]|[^\s.!?…])\s*[—–-]?\s*\Z")
_FOLLOWING = re.compile(r"\b(?:following|as follows|these words|this passage|passages?)\b", re.IGNORECASE)
_ACCORDING = re.compile(r"(?:\A|[,;] )[Aa]ccording to ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker, where in the article the name was read, and what introduces the words there."""

    name: str
    read_from: str
    saying: Saying | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A candidate with what was read of it.

    Attributes:
        before: the parsed sentences before the words, the last cut off there; only that one where no other is read
            (`turns_on_pronoun`).
        after: `STUB` and what follows the words, parsed; None where nothing does.
    """

    candidate: Candidate
    source: Source
    before: tuple[Parse, ...] = ()
    after: Parse | None = None


def speaker_of(reading: Reading, article: Article, people: People, works: Mapping[str, str]) -> Voice | None:
    """The one speaker; None where the article leaves it open."""
    candidate = reading.candidate
    if reading.source.speaker is not None:
        return Voice(name=reading.source.speaker, read_from="parameter")
    if candidate.label:
        name = people.complete(candidate.label) if people.is_known(candidate.label) else None
        return None if name is None else Voice(name=name, read_from="label")
    company = Company(people=people, near=(*candidate.near, *candidate.before), marks=candidate.marks)
    saying = _introduction(reading)
    before = _named(reading.before, saying, company, "lead-in")
    after = None
    if reading.after is not None:
        parses = (*reading.before[:-1], reading.after)
        after = _named(parses, _said_after(reading), replace(company, marks=()), "words after")
    if before is not None and after is not None and not same_speaker(before.name, after.name):
        return None
    if before is not None or after is not None:
        return before or after
    if candidate.block and _open_to_references(saying):
        references = [article.references[i] for i in (*candidate.refs, *candidate.lead_refs)]
        return _from_references(references, people, works)
    return None


def is_told(candidate: Candidate, source: Source) -> bool:
    """Whether the speaker stands beside the words, so that no sentence is read for it."""
    return source.speaker is not None or bool(candidate.label)


def turns_on_pronoun(reading: Reading) -> bool:
    """Whether the sentences before the lead-in say who the speaker is: the lead-in, or what follows, says "she"."""
    sayings = (_introduction(reading), _said_after(reading))
    return any(said is not None and said.speaker is not None and _is_pronoun(said.speaker) for said in sayings)


def _is_pronoun(speaker: Token) -> bool:
    return speaker.pos == "PRON" and speaker.text.casefold() in SINGULAR_PRONOUNS


def _named(parses: tuple[Parse, ...], saying: Saying | None, company: Company, place: str) -> Voice | None:
    if saying is None or saying.speaker is None:
        return None
    token = saying.speaker
    if _is_pronoun(token):
        name = antecedent(parses, token, company)
    else:
        name = voice_of(parses[-1], token, company, strict=saying.doubtful)
    return None if name is None else Voice(name=name, read_from=place, saying=saying)


# --- before the words -----------------------------------------------------------------------------------------------


def _introduction(reading: Reading) -> Saying | None:
    """What introduces the words in the sentence before them."""
    candidate = reading.candidate
    if not reading.before or not candidate.alone:
        return None
    parse = reading.before[-1]
    lead = candidate.lead
    if not candidate.block and not (candidate.direct and _starts_sentence(candidate.text)):
        return _said_within(parse)
    if not _INTRODUCES.search(lead):
        return _announced(parse) if candidate.block else None
    saying = find_saying(parse)
    if saying is None or lemma_of(saying.verb) not in SPEECH | MAKING | HOLDING | {"be"}:
        saying = _according(parse) or saying
    if saying is not None:
        if lead.endswith(",") and any(_finite(token) for token in parse.tokens[saying.verb.i + 1 :]):
            return None
        return saying
    if lead.endswith(":"):
        return _acting(parse, candidate.text)
    return None


def _starts_sentence(text: str) -> bool:
    """Whether quoted words begin as a sentence does: with a capital, a figure, an ellipsis or an editor's bracket."""
    return bool(text) and (text[0].isupper() or text[0].isdigit() or text[0] in "[(….'‘¡¿")


def _finite(token: Token) -> bool:
    return token.tag in ("VBD", "VBZ", "VBP", "MD")


def _announced(parse: Parse) -> Saying | None:
    """A whole sentence that says what comes: "The following was written by Byrne."."""
    return find_saying(parse) if _FOLLOWING.search(parse.text) else None


def _acting(parse: Parse, text: str) -> Saying | None:
    """The one who acts, in words of the first person ("Byrne thanked her friends:"), or holds an opinion."""
    verb = parse.root
    subject = subject_of(parse, verb)
    if subject is None or is_passive(parse, verb) or lemma_of(verb) in STATIVE:
        return None
    words = {word.strip(".,;:!?'’\"").casefold() for word in text.split()}
    if not words & FIRST_PERSON and lemma_of(verb) not in THINKING:
        return None
    return Saying(verb=verb, speaker=subject)


def _said_within(parse: Parse) -> Saying | None:
    """What introduces words within a sentence ("Byrne said that ..."): the nearest verb of saying above them."""
    tokens = [token for token in parse.tokens if token.pos != "PUNCT" and token.text != '"']
    if not tokens:
        return None
    last = tokens[-1]
    if last.text.casefold() == "that" and len(tokens) > 1:
        last = tokens[-2]
    path = [last, *parse.ancestors(last)]
    for n, token in enumerate(path):
        lemma = lemma_of(token)
        if lemma in SPEECH and (token.pos == "VERB" or token.text.endswith("ing")):
            return Saying(verb=token, speaker=speaker_at(parse, token))
        if lemma in ATTRIBUTING and token.pos == "VERB":
            above = any(lemma_of(other) in SPEECH | ATTRIBUTING for other in path[n + 1 :])
            return None if above else Saying(verb=token, speaker=speaker_at(parse, token))
        if lemma == "be" and token.i == last.i:
            words = parse.tokens[token.i - 1]  # "Byrne's last words were"
            if is_document(words) and parse.children(words, "poss"):
                return Saying(verb=token, speaker=author_of(parse, words), document=words)
        if token.dep in ("relcl", "advcl"):
            return _only_judgement(parse, last)
    return _according(parse)


def _only_judgement(parse: Parse, last: Token) -> Saying | None:
    """The main verb, where it is the one of saying or opinion: "Byrne praised the law that Marsh passed as ..."."""
    verbs = [token for token in parse.tokens if token.pos == "VERB" and lemma_of(token) in SPEECH | ATTRIBUTING]
    if last.text.casefold() in ("as", "for") and [verb.i for verb in verbs] == [parse.root.i]:
        return Saying(verb=parse.root, speaker=speaker_at(parse, parse.root))
    return None


def _according(parse: Parse) -> Saying | None:
    """The one of "According to Byrne, ...", where no verb of saying follows."""
    match = _ACCORDING.search(parse.text)
    if match is None or any(lemma_of(token) in SPEECH for token in parse.tokens if token.start > match.end()):
        return None
    to = next((token for token in parse.tokens if token.end == match.end() - 1), None)
    objects = parse.children(to, "pobj") if to is not None else ()
    return Saying(verb=to, speaker=objects[0]) if to is not None and len(objects) == 1 else None


# --- after the words ------------------------------------------------------------------------------------------------


def _said_after(reading: Reading) -> Saying | None:
    """What introduces the words after them: "said Byrne", "Byrne wrote", "were Byrne's last words"."""
    parse = reading.after
    if parse is None:
        return None
    tokens = [token for token in parse.tokens if token.start >= len(STUB)]
    verb = next((token for token in tokens[:8] if token.pos in ("VERB", "AUX")), None)
    if verb is None:
        return None
    if lemma_of(verb) in SAYING | WRITING and not is_passive(parse, verb):
        subjects = [child for child in parse.children(verb, "nsubj") if child.start >= len(STUB)]
        if len(subjects) == 1:
            return Saying(verb=verb, speaker=subjects[0])
    elif lemma_of(verb) == "be":
        words = next((t for t in parse.children(verb, "attr") if is_document(t)), None)
        owners = parse.children(words, "poss") if words is not None else ()
        if len(owners) == 1:
            return Saying(verb=verb, speaker=owners[0], document=words)
    return None


# --- references -----------------------------------------------------------------------------------------------------


def _open_to_references(saying: Saying | None) -> bool:
    """Whether the lead-in names nobody else as the speaker."""
    return saying is None or saying.speaker is None or saying.speaker.pos == "PRON"


def _from_references(references: list[Reference], people: People, works: Mapping[str, str]) -> Voice | None:
    """The topic, where a reference says that the words are from its own text; nobody else is taken from there."""
    authors = {text.author for text in cited_texts(references, people)}
    for reference in references:
        work = titled_work(reference.text, works)
        authors |= {work[1]} if work is not None else set()
    if authors == {people.topic.title} and people.topic.person:
        return Voice(name=people.topic.title, read_from="reference")
    return None
