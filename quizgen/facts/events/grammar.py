"""What the event rules ask of the words of a parse again and again."""

from __future__ import annotations

from quizgen.facts.events.verbs import MAKES
from quizgen.language import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")

AUXILIARIES = ("aux", "auxpass")

TIMES = frozenset({"after", "as", "before", "once", "since", "until", "when", "while"})


def is_verb(token: Token) -> bool:
    """Whether the token is a finite or non-finite verb, or an auxiliary."""
    return token.pos in ("VERB", "AUX")


def subordinator(parse: Parse, verb: Token) -> Token | None:
    """The word that makes the verb's clause a subordinate one ("when", "because", "which"), None if there is none."""
    for child in parse.children(verb):
        if child.dep == "mark" or child.tag in ("WRB", "WDT", "WP", "WP$"):
            return child
    return None


def verb_above(parse: Parse, token: Token) -> Token:
    """The token, or the next above it, that is a verb; the root where none is."""
    while not is_verb(token) and token.dep != "ROOT":
        token = parse.head(token)
    return token


def tells_of_object(parse: Parse, verb: Token) -> bool:
    """Whether a participle tells when the work that the verb makes was out, or by whom "a" thing was made."""
    thing = parse.head(verb)
    if verb.dep != "acl" or verb.tag != "VBN" or thing.dep not in ("dobj", "pobj"):
        return False
    if thing.pos == "PROPN" and verb_above(parse, thing).lemma in MAKES:
        return True
    any_ = thing.dep == "dobj" and any(c.text.casefold() in ("a", "an") for c in parse.children(thing, "det"))
    agents = [t for by in parse.children(verb, "agent") for t in parse.subtree(by)]
    return any_ and any(t.pos == "PROPN" for t in agents)
