"""Small mends that are always made: a word put right, named or left out so that the rest reads as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from quizgen.facts.events.draft import Draft, with_comma
from quizgen.language import Token


def _without_another(draft: Draft) -> Draft:
    """Put "a" for "another" where what follows the noun tells which ("another store, in Cork", "another son, Tom")."""
    tokens = draft.tokens()
    for another, noun, follows, name in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if another.text.casefold() != "another" or another.head != noun.i or another.i in draft.said:
            continue
        if not (follows.text in (",", '"', "“") or follows.pos == "PROPN"):
            continue
        open_aside = follows.text == "," and name.text in ("at", "in") and not _is_closed(draft, follows)
        draft = draft.without([follows.i] if open_aside else [])
        vowel = noun.text[:1].lower() in "aeio" and not noun.text.lower().startswith(("eu", "one"))
        return draft.saying({another.i: "an" if vowel else "a"})
    return draft


def _is_closed(draft: Draft, opens: Token) -> bool:
    """Whether a comma has a second one before the clause's verb."""
    return any(t.text == "," for t in draft.tokens() if opens.i < t.i < draft.clause.verb.i)


def _without_these(draft: Draft) -> Draft:
    """Without "these" of an object beside the main clause ("blaming these delays on the owners"): some are enough."""
    gone: list[int] = []
    for token in draft.tokens():
        noun = draft.parse.head(token)
        plain = token.text in ("these", "those") and noun.tag == "NNS" and len(draft.parse.children(noun)) == 1
        if plain and noun.dep == "dobj" and draft.parse.head(noun).tag == "VBG" and noun.i == token.i + 1:
            gone.append(token.i)
    return draft.without(gone)


def _without_there(draft: Draft) -> Draft:
    """Without "in the city" behind a name: the city is one told before, the name needs none."""
    gone: set[int] = set()
    for token in draft.tokens():
        place = draft.parse.head(token)
        bare = token.text.casefold() == "the" and place.lemma in _HERE and len(draft.parse.children(place)) == 1
        phrase = draft.parse.head(place)
        if bare and place.dep == "pobj" and phrase.text == "in" and draft.parse.tokens[phrase.i - 1].pos == "PROPN":
            gone |= {phrase.i, token.i, place.i} if draft.parse.head(phrase).i == phrase.i - 1 else set()
    return draft.without(gone)


def _with_name(draft: Draft) -> Draft:
    """With the name that the next clause gives to what was made ("founded a paper and called it the Herald")."""
    parse, verb = draft.parse, draft.clause.verb
    last = draft.tokens()[-1]
    made = [o for o in parse.children(verb, "dobj") if any(c.text in ("a", "an") for c in parse.children(o, "det"))]
    for naming in parse.children(verb, "conj"):
        said = parse.children(naming, "dobj"), parse.children(naming, "oprd", "xcomp")
        if not made or naming.lemma not in _NAMINGS or [o.text for o in said[0]] != ["it"] or len(said[1]) != 1:
            continue
        name = [t.i for t in parse.subtree(said[1][0])]
        mark = [last.i] if last.dep == "punct" else []
        kept = [i for i in draft.kept if i not in mark]
        if max(kept) < naming.i < name[0] and said[1][0].pos == "PROPN":
            return replace(draft, kept=(*kept, naming.i, *name, *mark)).saying({naming.i: naming.text})
    return draft


def _in_past(draft: Draft) -> Draft:
    """With "was" for "is" before a participle: what has a date is past ("In 1852, the mill is sold to Ida Marsh")."""
    present = [t for t in draft.parse.children(draft.clause.verb, "auxpass") if t.text in _PAST and t.i in draft.kept]
    told = draft.clause.verb.tag == "VBN" and draft.clause.preposition in ("in", "on") and not draft.clause.nominal
    return draft.saying({t.i: _PAST[t.text] for t in present if told})


def _without_lone_comma(draft: Draft) -> Draft:
    """Without the one comma between subject and verb, behind the date ("the siege on 3 May 1852, was the longest")."""
    subject = draft.clause.subject
    if subject is None:
        return draft
    commas = [t.i for t in draft.tokens() if subject.i < t.i < draft.clause.verb.i and t.text == ","]
    return draft.without(commas if len(commas) == 1 and commas[0] - 1 in draft.clause.date else ())


def _without_stumble(draft: Draft) -> Draft:
    """Without a tail of two participles in a row, which nobody writes with care ("by declaring leaving the union")."""
    for token, following in pairwise(draft.tokens()):
        if token.tag == following.tag == "VBG" and following.head == token.i and token.head != draft.clause.verb.i:
            below = {t.i for t in draft.parse.subtree(draft.parse.head(token))}
            if min(below) > max(draft.clause.verb.i, *draft.clause.date):
                return draft.without(with_comma(draft, below))
    return draft


_PAST = {"is": "was", "are": "were"}

_NAMINGS = frozenset({"call", "christen", "dub", "name", "title"})

_HERE = frozenset({"area", "city", "country", "district", "region", "town", "village"})


MENDS: tuple[Callable[[Draft], Draft], ...] = (
    _with_name,
    _in_past,
    _without_these,
    _without_there,
    _without_stumble,
    _without_lone_comma,
    _without_another,
)
"""In the order in which they are made."""
