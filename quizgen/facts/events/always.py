"""The cuts that are always made: words that only tie a sentence to the one before, and asides that date or concede."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from quizgen.facts.events.draft import Draft, is_comma, with_comma
from quizgen.facts.events.grammar import subordinator
from quizgen.facts.events.mend import MENDS
from quizgen.facts.events.words import LEANING_ADVERBS, OPENERS
from quizgen.language import Token


def cut_plain(draft: Draft) -> Draft:
    """The cuts that are always made: brackets, and words that only tie the sentence to the one before."""
    for cut in _ALWAYS:
        draft = cut(draft)
    return draft


def _without_adverbs(draft: Draft) -> Draft:
    """Without "also", "then", "however" that modify the clause's verb, and the commas that set them off."""
    gone: set[int] = set()
    kept = set(draft.kept)
    for token in draft.tokens():
        if token.dep != "advmod" or token.head != draft.clause.verb.i or token.text.casefold() not in OPENERS:
            continue
        counts = token.text.casefold() in ("first", "second") and token.i != draft.kept[0]  # "was first printed in"
        if draft.parse.children(token) or token.i + 1 in draft.clause.date or _leads(draft, token) or counts:
            continue
        gone.add(token.i)
        marks = [mark for mark in (token.i - 1, token.i + 1) if mark in kept and draft.parse.tokens[mark].text == ","]
        if len(marks) == 2 or token.i == draft.kept[0]:
            gone.update(marks)
    return draft.without(gone)


def _without_count(draft: Draft) -> Draft:
    """Without "six hours later" beside the date itself: it counts from something that the card does not tell."""
    gone: set[int] = set()
    for token in draft.tokens():
        if token.dep != "advmod" or token.text.casefold() not in LEANING_ADVERBS:
            continue
        below = {t.i for t in draft.parse.subtree(token)}
        counted = draft.parse.children(token, "npadvmod") and not below & draft.clause.date
        if counted and max(below) == token.i and draft.parse.head(token).i == draft.clause.event.i:
            gone |= below
    return draft.without(gone)


def _without_while(draft: Draft) -> Draft:
    """Without "while" before a mere place or time ("while in Cork, Byrne sold it")."""
    gone = [
        token.i
        for token in draft.tokens()
        if token.text.casefold() == "while"
        and token.i < draft.clause.verb.i
        and draft.parse.tokens[token.i + 1].dep == "prep"
        and draft.parse.tokens[token.i + 1].head == draft.clause.verb.i
        and token.head in (draft.clause.verb.i, token.i + 1)
    ]
    return draft.without(gone)


def _without_had(draft: Draft) -> Draft:
    """The draft less "had" of the pluperfect, which looks back from a time that the card does not tell."""
    verb = draft.clause.verb
    auxiliaries = [t for t in draft.parse.children(verb, "aux", "auxpass") if t.i in draft.kept]
    if verb.tag == "VBN" and verb.text.endswith("ed") and [t.text for t in auxiliaries] == ["had"]:
        return draft.without([auxiliaries[0].i])
    return draft


def _without_order(draft: Draft) -> Draft:
    """Without "subsequent" or "nearby" before a name: they say only that it came after, or is near, something else."""
    gone = [
        t.i
        for t in draft.tokens()
        if t.dep in ("amod", "compound", "nmod")
        and t.text.casefold()
        in ("adjacent", "ensuing", "nearby", "neighboring", "neighbouring", "resulting", "subsequent")
        and draft.parse.head(t).pos == "PROPN"
    ]
    return draft.without(gone)


def _leads(draft: Draft, token: Token) -> bool:
    """Whether the adverb belongs to the word after it ("soon after", "shortly before")."""
    following = draft.parse.tokens[token.i + 1] if token.i + 1 < len(draft.parse.tokens) else token
    return following.pos in ("ADP", "SCONJ") or following.text.casefold() in LEANING_ADVERBS


def _without_debris(draft: Draft) -> Draft:
    """The draft less an "at" before a comma: it has lost its noun, such as coordinates that were dropped."""
    gone: set[int] = set()
    for token, following in pairwise(draft.tokens()):
        if (
            token.text.casefold() == "at"
            and following.text == ","
            and not draft.parse.children(token)
            and draft.parse.head(token).tag != "VBN"
        ):
            gone |= {token.i, following.i}
    return draft.without(gone)


def _without_brackets(draft: Draft) -> Draft:
    gone: set[int] = set()
    opened: list[int] = []
    for token in draft.tokens():
        if token.text in ("(", "["):
            opened.append(token.i)
        elif token.text in (")", "]") and opened:
            inside = range(opened.pop(), token.i + 1)
            if not draft.clause.date & set(inside) and not _is_bracketed(draft):
                gone.update(inside)
            elif inside[0] == draft.kept[0]:  # the whole sentence stands in brackets
                gone |= {inside[0], inside[-1]}
    return draft.without(gone)


def _is_bracketed(draft: Draft) -> bool:
    """Whether the date asked for stands in brackets itself: of several such the others must be seen, not cut."""
    before = min(draft.clause.date) - 1
    return before >= 0 and draft.parse.tokens[before].text == "("


def _without_opening_words(draft: Draft) -> Draft:
    """Conjunctions and commas that are left at the start."""
    gone = []
    for token in draft.tokens():
        joins = token.dep in ("cc", "punct", "preconj") and token.text not in ('"', "“", "‘", "'", "(")
        if joins or (token.text.casefold() in OPENERS and token.dep == "advmod" and not draft.parse.children(token)):
            gone.append(token.i)
        else:
            break
    return draft.without(gone)


def _without_example(draft: Draft) -> Draft:
    """Without "for example", with the commas that set it off."""
    for token in draft.tokens():
        following = draft.parse.children(token)
        if token.text.casefold() == "for" and [t.lemma for t in following] in (["example"], ["instance"]):
            after = following[0].i + 1
            return draft.without({token.i, following[0].i, *([after] if is_comma(draft, after) else [])})
    return draft


def _without_echo(draft: Draft) -> Draft:
    """Without a phrase before the subject that only says "at the end of the Conference" of one just named."""
    subject = draft.clause.subject
    seen: set[str] = set()
    for token in draft.tokens():
        if subject is None or token.i >= min(subject.i, draft.clause.verb.i):
            break
        if token.pos not in ("NOUN", "PROPN") or token.dep != "pobj" or token.i in draft.clause.date:
            continue
        phrase = draft.parse.head(token)
        while draft.parse.head(phrase).dep == "pobj":
            phrase = draft.parse.head(draft.parse.head(phrase))
        below = {t.i for t in draft.parse.subtree(phrase)}
        bare = [c.text.casefold() for c in draft.parse.children(token)] == ["the"]
        if bare and token.lemma.casefold() in seen and phrase.dep == "prep" and not below & draft.clause.date:
            return draft.without(with_comma(draft, below))
        seen.add(token.lemma.casefold())
    return draft


def _without_stress(draft: Draft) -> Draft:
    """Without "itself" right behind the name that it stresses."""
    gone = [t.i for t in draft.tokens() if t.text.casefold() in _STRESS and t.dep in ("appos", "npadvmod") and t.i]
    return draft.without(i for i in gone if draft.parse.tokens[i - 1].pos in ("NOUN", "PROPN"))


def _without_age(draft: Draft) -> Draft:
    """Without "at age 23": whoever knows the birth has the year."""
    for token in draft.tokens():
        aged = token.text.casefold() == "at" and [c.lemma for c in draft.parse.children(token)] == ["age"]
        below = {t.i for t in draft.parse.subtree(token)} if aged else set()
        if any(draft.parse.tokens[i].pos == "NUM" for i in below) and not below & draft.clause.date:
            return draft.without(with_comma(draft, below))
    return draft


def _without_tails(draft: Draft) -> Draft:
    """Without a concession at the end, and without an age that a clause tells ("when he was 14"): it gives the year."""
    gone: set[int] = set()
    parse = draft.parse
    for token in draft.tokens():
        opener = subordinator(parse, token) if token.dep == "advcl" else None
        if opener is None or token.i < draft.clause.verb.i:
            continue
        aged = opener.text == "when" and any(t.pos == "NUM" for t in parse.children(token, "attr", "acomp"))
        below = {t.i for t in parse.subtree(token)}
        if (aged or opener.text in ("although", "though", "whereas")) and not below & draft.clause.date:
            gone |= with_comma(draft, below)
    return draft.without(gone)


_STRESS = frozenset({"herself", "himself", "itself", "themselves"})

_ALWAYS: tuple[Callable[[Draft], Draft], ...] = (
    *MENDS,
    _without_brackets,
    _without_example,
    _without_echo,
    _without_stress,
    _without_tails,
    _without_age,
    _without_adverbs,
    _without_count,
    _without_while,
    _without_debris,
    _without_had,
    _without_order,
    _without_opening_words,
)
