"""Rule 1, grammatical: what a parser or a cut may have broken."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.events.faults.case import Case, Fault, at
from quizgen.facts.events.grammar import AUXILIARIES, SUBJECTS, TIMES, is_verb, subordinator
from quizgen.facts.events.trim import is_misread
from quizgen.facts.events.verbs import WORKS_ONLY
from quizgen.language import Token


def no_stray_words(case: Case) -> Iterator[Fault]:
    """A preposition keeps its noun, a conjunction joins two things."""
    for token in case.tokens:
        if token.dep == "prep" and token.pos == "ADP" and _hangs(case, token):
            yield Fault("a preposition without its noun", at(token))
        if token.text.casefold() == "following" and [c.text for c in case.children(token, "agent", "prep")] == [
            "by"
        ]:  # "following by" for "followed by"
            yield Fault("a preposition without its noun", at(*case.parse.subtree(token)))
        if token.dep == "cc" and not any(c.i > token.i for c in case.children(case.parse.head(token), "conj")):
            yield Fault("a conjunction joins nothing", at(token))
        if _is_adrift(case, token) or (token.dep == "conj" and token.pos == "NOUN" and not _is_joined(case, token)):
            yield Fault("a list without its end", at(*case.parse.subtree(token)))


def _is_adrift(case: Case, token: Token) -> bool:
    """Whether a thing is joined to the verb itself, which has its object ("ended it, and the river to the west")."""
    verb = case.parse.head(token)
    last = token.dep == "conj" and token.pos in ("NOUN", "PROPN") and is_verb(verb) and token.i > verb.i
    return last and bool(case.children(verb, "dobj")) and not any(is_verb(t) for t in case.parse.subtree(token))


def _is_joined(case: Case, token: Token) -> bool:
    """Whether a conjunction stands before or behind a coordinate noun, as far as its list is kept."""
    before = case.parse.tokens[case.parse.subtree(token)[0].i - 1]
    return before.text != "," or any(t.dep == "cc" and t.i > token.i for t in case.tokens)


def nothing_twice(case: Case) -> Iterator[Fault]:
    """No thing twice before the subject, and no "a" before several things ("a first honours")."""
    subject = case.subject
    if subject is not None:
        first: set[str] = set()
        for token in case.tokens:
            if token.i < min(subject.i, case.verb.i) and token.pos in ("NOUN", "PROPN") and token.dep == "pobj":
                if token.lemma.casefold() in first and token.i not in case.date:
                    yield Fault("said twice", at(token, *case.parse.subtree(case.parse.head(token))))
                first.add(token.lemma.casefold())
    for token in case.tokens:
        several = token.dep == "det" and token.text.casefold() in ("a", "an") and case.parse.head(token).tag == "NNS"
        between = case.parse.tokens[token.i + 1 : case.parse.head(token).i]
        if several and not any(t.pos == "NUM" or t.lemma in ("few", "couple", "great", "good") for t in between):
            yield Fault("a word in the wrong number", at(token))


def asides_are_closed(case: Case) -> Iterator[Fault]:
    """An aside behind the subject that a comma opens is closed by one ("the paper, called Herald was sold")."""
    if case.subject is None:
        return
    ahead = [t for t in case.tokens if case.subject.i < t.i < case.verb.i]
    if len(ahead) == 1 and ahead[0].text == ",":
        yield Fault("an aside left open")
    for aside in case.children(case.subject, "acl", "appos", "relcl"):
        inside = case.parse.subtree(aside)
        opener = inside[0].i - 1
        follows = next((t for t in case.tokens if t.i > inside[-1].i), aside)
        opened = opener > case.subject.i and opener in case.kept and case.parse.tokens[opener].text == ","
        if opened and follows.dep in (*AUXILIARIES, "ROOT"):
            yield Fault("an aside left open", at(*inside))
    if _is_parted(case, case.subject):
        yield Fault("an aside left open")


def _is_parted(case: Case, subject: Token) -> bool:
    """Whether a lone comma parts the subject from its verb; the one behind the year of "May 3, 1852," does not."""
    before = [t for t in case.tokens if subject.i < t.i < case.verb.i]
    commas = [t for t in before if t.text == "," and "," not in case.parse.tokens[t.i - 1].text]
    if len(commas) != 1 or any(t.dep == "cc" for t in before):
        return False
    inside = [t for t in case.parse.subtree(subject) if t.i in case.kept and t.dep != "punct"]
    follows = next(t for t in case.tokens if t.i > commas[0].i)
    verb = {case.verb.i, *(t.i for t in case.children(case.verb, *AUXILIARIES))}
    return commas[0].i == inside[-1].i + 1 and (follows.i in verb or follows.text in ("along", "together"))


def nothing_broken_off(case: Case) -> Iterator[Fault]:
    """No word cut at a hyphen ("the council re-."), and no verb without the object that it shares with the next."""
    behind = case.parse.tokens[case.verb.i + 1 : case.verb.i + 2]
    shared = any(case.parse.children(c, "dobj") for c in case.parse.children(case.verb, "conj") if is_verb(c))
    ends = not any(t.i > case.verb.i for t in case.children(case.verb) if t.dep != "punct")
    if shared and ends and behind and behind[0].text == ",":
        yield Fault("a fragment of a sentence")  # "the council passed, and the mayor signed, the law"
    if case.tokens[0].text in ('"', "“") and any(t.text in ('"', "”") for t in case.tokens[-2:]):
        yield Fault("words of a quotation")
    words = [t for t in case.tokens if t.text not in (".", "!", "?", '"', "”")]
    if words and words[-1].text.endswith("-"):
        yield Fault("a fragment of a sentence")


def no_clash_of_tenses(case: Case) -> Iterator[Fault]:
    """What is told in the past does not go on in the present ("held a fair in which goods are shown")."""
    for token in case.tokens:
        opens = any(c.tag == "WDT" for p in case.children(token, "prep") for c in case.children(p, "pobj"))
        verbs = (token, *case.children(token, "aux", "auxpass"))
        if token.dep in ("relcl", "advcl") and opens and any(t.tag in ("VBP", "VBZ") for t in verbs):
            yield Fault("told in the present tense", at(*case.parse.subtree(token)))


def _hangs(case: Case, preposition: Token) -> bool:
    """Whether a preposition stands before a mark or the end, its noun lost."""
    if case.children(preposition) or case.parse.head(preposition).tag == "VBN":  # "was referred to by"
        return False
    place = case.draft.kept.index(preposition.i) + 1
    return place == len(case.draft.kept) or case.tokens[place].pos in ("PUNCT", "ADP", "CCONJ")


def a_whole_clause(case: Case) -> Iterator[Fault]:
    """A main clause with its own subject, a finite verb and its object."""
    subject, verb = case.subject, case.verb
    if subject is None or subject.i not in case.kept or subject.dep == "expl" or subject.text.casefold() == "there":
        yield Fault("no subject of its own")
    following = next((t for t in case.parse.tokens[verb.i + 1 :] if t.text not in ("", ",")), verb)
    bare = following.dep == "cc" and not case.parse.children(verb, "dobj", "ccomp", "xcomp", "prep")
    if bare or _shares_object(case):
        yield Fault("its object was cut off")
    if subject is not None and any(t.text == ":" and subject.i < t.i < verb.i for t in case.tokens):
        yield Fault("a fragment of a sentence")
    made = subject is not None and subject.dep == "nsubjpass" and verb.lemma.casefold() in WORKS_ONLY
    if _is_anothers(case) or (made and subject is not None and subject.entity == "PERSON"):
        yield Fault("no subject of its own")
    opener = subordinator(case.parse, verb)
    if (
        (opener is not None and opener.i in case.kept and opener.i < verb.i)
        or (verb.dep == "relcl" and not case.draft.clause.recast)
        or _starts_below(case)
    ):
        yield Fault("no clause of its own")


def _is_anothers(case: Case) -> bool:
    """Whether a verb without a subject rather goes on a relative clause ("a paper which was sold, and was burned")."""
    verb, first = case.verb, case.parse.head(case.verb)
    if verb.dep != "conj" or case.parse.children(verb, *SUBJECTS):
        return False
    for relative in case.parse.subtree(first):
        if relative.dep != "relcl" or not first.i < relative.i < verb.i or not is_verb(relative):
            continue
        voices = [bool(case.parse.children(t, "auxpass")) for t in (first, relative, verb)]
        if first.lemma == "be" or (voices[0] != voices[2] and voices[1] == voices[2]):
            return True
    return False


def _shares_object(case: Case) -> bool:
    """Whether the object stands behind a second verb with a comma ("Ida wrote, and Tom printed, these ballads")."""
    tokens = case.parse.tokens
    for joined in case.parse.children(case.verb, "conj"):
        objects = case.parse.children(joined, "dobj", "dep") if case.parse.children(joined, *SUBJECTS) else ()
        starts = [case.parse.subtree(thing)[0].i for thing in objects if thing.i > joined.i]
        if any(tokens[start - 1].text == "," for start in starts) and not case.parse.children(case.verb, "dobj"):
            return True
    return False


def no_splice(case: Case) -> Iterator[Fault]:
    """No second clause run into the first with a comma between them, and no list with semicolons."""
    words = [t.i for t in case.tokens if t.dep != "punct"]
    if any(t.text == ";" and t.i not in case.quoted and words[0] < t.i < words[-1] for t in case.tokens):
        yield Fault("two clauses run together")
    for joined in case.children(case.verb, "conj"):  # a noun beside a verb: what follows "and" is a clause, misread
        if is_misread(case.draft, joined):
            yield Fault("two clauses run together", at(*case.parse.subtree(joined)))
    for clause in case.children(case.verb, "advcl"):  # "changed its plans and friends helped it"
        before = case.parse.tokens[clause.i - 1]
        acts = before.dep == "dobj" and before.head == case.verb.i and not case.parse.children(clause, *SUBJECTS)
        if clause.tag in ("VBD", "VBZ") and acts and subordinator(case.parse, clause) is None:
            yield Fault("two clauses run together", at(*case.parse.subtree(clause)))
    for clause in case.children(case.verb, "ccomp", "parataxis"):
        own = case.children(clause, *SUBJECTS) and subordinator(case.parse, clause) is None
        if own and clause.i < case.verb.i:
            yield Fault("two clauses run together", at(clause))


def _starts_below(case: Case) -> bool:
    """Whether the sentence starts with a clause of time that no main clause follows."""
    first = case.tokens[0]
    head = case.parse.head(first)
    above = next((token for token in case.parse.ancestors(first) if is_verb(token)), head)
    if first.text.casefold() == "when" and above.i == case.verb.i:  # "When finally she sang.", and nothing more
        return True
    if first.dep not in ("mark", "advmod") or first.text.casefold() not in TIMES or not is_verb(head):
        return False
    return not (head.dep == "advcl" and head.head in case.kept)


def not_too_long(case: Case) -> Iterator[Fault]:
    """A sentence that can be read at a glance."""
    before, _, after = case.draft.text()
    most = MAX_ROUND if case.draft.clause.joined else MAX_WORDS
    if len(f"{before}{after}".split()) > most:
        yield Fault("too long")


MAX_ROUND = 30
"""The same of an event that is told round what came of it."""

MAX_WORDS = 37
"""Longest sentence that a card shows, the date not counted; about 35 words is the rule of a good card."""
