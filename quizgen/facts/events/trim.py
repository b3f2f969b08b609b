"""What can be cut off a sentence without changing what it says of the event: openers, tails, asides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.events.draft import Draft
from quizgen.facts.events.grammar import SUBJECTS, is_verb
from quizgen.facts.events.verbs import MOTION
from quizgen.language import Token

_ASIDES = frozenset({"relcl", "appos", "acl", "advcl", "prep", "npadvmod", "advmod", "conj", "dep"})


def without_same_year(draft: Draft) -> Draft:
    """Without a second mention of the year asked for, as part of a name ("the 1924 election", "Act of 1924")."""
    parse = draft.parse
    years = set(
        re.findall(
            r"\d{4}", parse.text[parse.tokens[min(draft.clause.date)].start : parse.tokens[max(draft.clause.date)].end]
        )
    )
    gone: set[int] = set()
    for token in draft.tokens():
        if token.i in draft.clause.date or token.text not in years:
            continue
        head = parse.head(token)
        if head.pos in ("NOUN", "PROPN") and head.i > token.i and not parse.children(token):
            gone.add(token.i)
        elif token.dep == "pobj" and head.text.casefold() == "of" and parse.head(head).pos == "PROPN":
            gone |= {token.i, head.i}
    return draft.without(gone)


def without_inner_dates(draft: Draft, other_dates: Sequence[tuple[int, int]]) -> Draft:
    """The draft less the other dates that only date a detail ("at the party's conference in December 2018")."""
    parse = draft.parse
    gone: set[int] = set()
    for start, end in other_dates:
        tokens = [t for t in parse.at(start, end) if t.i in draft.kept and t.i not in draft.clause.date]
        heads = [t for t in tokens if parse.head(t) not in tokens]
        if len(heads) != 1:
            continue
        phrase = parse.head(heads[0])
        below = {t.i for t in parse.subtree(phrase)}
        alone = below == {t.i for t in tokens} | {phrase.i}
        noun = parse.head(phrase)
        detail = (
            noun.pos in ("NOUN", "PROPN", "ADJ") and noun.dep != "conj"
        )  # "from the board in 1852 and the party in 1853"
        detail = (detail or _is_reported(draft, noun)) and not _is_paired(draft, noun)
        detail = detail or _goes_before(draft, noun)
        if phrase.dep == "prep" and phrase.text.casefold() in ("in", "on", "of") and alone and detail:
            gone |= below
    return draft.without(gone)


def _is_paired(draft: Draft, noun: Token) -> bool:
    """Whether the date asked for is that of a second thing beside one with its own ("Cork in 1852 and Dublin in")."""
    asked = min(draft.clause.date)
    both = draft.parse.head(draft.parse.head(draft.parse.tokens[asked])).i == noun.i  # "raids in 1852 and in 1853"
    return both or any(joined.i < asked <= joined.i + 2 for joined in draft.parse.children(noun, "conj"))


def _goes_before(draft: Draft, verb: Token) -> bool:
    """Whether the date is the main verb's and the asked one that of its end ("came in 1852, only to leave in 1853")."""
    event = draft.clause.event
    if verb.i != draft.clause.verb.i or event.head != verb.i or event.dep != "advcl" or event.tag != "VB":
        return False
    return any(c.text.casefold() == "only" for c in draft.parse.children(event, "advmod"))


def purpose(draft: Draft) -> frozenset[int] | None:
    """The purpose of a way gone or led ("marched to Cork to beg for bread"), which a long sentence can do without."""
    if draft.clause.verb.lemma.casefold() not in MOTION | {"go", "lead", "march"}:
        return None
    kept = set(draft.kept)
    last = max((i for i in kept if draft.parse.tokens[i].dep != "punct"), default=0)
    for token in draft.tokens():
        below = {t.i for t in draft.parse.subtree(token)} & kept
        if token.dep != "advcl" or token.tag != "VB" or last not in below or draft.clause.date & below:
            continue
        if any(c.text.casefold() == "to" for c in draft.parse.children(token, "aux")):
            return frozenset(i for i in below if i <= last)
    return None


def _is_reported(draft: Draft, verb: Token) -> bool:
    """Whether a verb stands in what the clause's own verb reports ("announced that she would leave in May")."""
    for above in (verb, *draft.parse.ancestors(verb)):
        if not is_verb(above) or above.i == draft.clause.verb.i:
            return False
        if above.dep == "ccomp" and above.head == draft.clause.verb.i:
            return draft.clause.event.i == draft.clause.verb.i
    return False


def segments(draft: Draft) -> Iterator[frozenset[int]]:
    """Stretches that can be cut, shortest first: what commas or dashes set off and the verb does not need."""
    kept = set(draft.kept)
    found: list[frozenset[int]] = []
    colon = next((t.i for t in draft.tokens() if t.text == ":"), len(draft.parse.tokens))
    for token in draft.tokens():
        if (
            not _is_aside(draft, token) or token.i == draft.clause.verb.i or token.i > colon
        ):  # a list keeps all its items
            continue
        if draft.clause.nominal and token.dep == "conj" and token.lemma == draft.parse.head(token).lemma:
            continue  # "the 1852 Cork Cup and the 1854 Cork Cup": either is an answer
        if token.dep == "conj" and not is_verb(token):
            joined = _joined(draft, token)
            if joined is not None:
                found.append(joined)
            continue
        stretch = [t.i for t in draft.parse.subtree(token) if t.i in kept]
        if token.dep == "conj" and stretch and draft.parse.tokens[stretch[0] - 1].dep == "cc":
            stretch.insert(0, stretch[0] - 1)
        if not stretch or set(stretch) & draft.clause.date or stretch != list(range(stretch[0], stretch[-1] + 1)):
            continue
        marked = _with_marks(draft, stretch[0], stretch[-1], token)
        if marked is not None:
            found.append(marked)
    yield from sorted(set(found), key=lambda s: (len(s), min(s)))


def _is_aside(draft: Draft, token: Token) -> bool:
    """Whether the verb can do without the words that hang on a token; a second object is an apposition to the first."""
    if token.dep not in ("dobj", "oprd", "attr"):
        return token.dep in _ASIDES
    return any(other.i < token.i for other in draft.parse.children(draft.parse.head(token), token.dep))


def _joined(draft: Draft, token: Token) -> frozenset[int] | None:
    """A second phrase with the conjunction before it ("and as mayor of Cork"); a noun joined to a verb is misread."""
    kept = set(draft.kept)
    misread = is_misread(draft, token)
    if token.dep != "conj" or not (token.pos == "ADP" or misread):
        return None
    stretch = {t.i for t in draft.parse.subtree(token) if t.i in kept}
    before = min(stretch) - 1
    while before in kept and draft.parse.tokens[before].dep in ("cc", "punct"):
        stretch.add(before)
        before -= 1
    return None if stretch & draft.clause.date else frozenset(stretch)


def is_misread(draft: Draft, joined: Token) -> bool:
    """Whether a noun that the parser joins to a verb is a clause, or a second thing behind the first one's date."""
    parse = draft.parse
    if joined.pos not in ("NOUN", "PROPN") or not is_verb(parse.head(joined)):
        return False
    if not parse.children(parse.head(joined), "dobj", "attr", "oprd") and not parse.children(joined, "nummod"):
        return True
    finite = any(t.tag in ("VBD", "VBZ", "VBP") for t in parse.subtree(joined))
    return finite or joined.head < min(draft.clause.date) < joined.i


def _with_marks(draft: Draft, first: int, last: int, head: Token) -> frozenset[int] | None:
    """The stretch with the marks that set it off; None where it is not set off."""
    kept = set(draft.kept)
    tokens = draft.parse.tokens
    while tokens[last].text == "," and last > first:
        last -= 1
    before = first - 1
    after = last + 1
    comma_before = before in kept and tokens[before].text in (",", "–", "—")
    comma_after = after in kept and tokens[after].text in (",", "–", "—")
    at_start = first == draft.kept[0]
    at_end = all(tokens[i].dep == "punct" for i in draft.kept if i > last)
    stretch = set(range(first, last + 1))
    if at_start and comma_after:
        opens = next((t for t in draft.tokens() if t.i > after), tokens[after])
        return None if opens.tag in ("VBN", "VBG") else frozenset(stretch | {after})
    if comma_before and (comma_after or at_end):
        both = comma_after and not _closes_another(draft, before, after) and not _opens_aside(draft, after + 1)
        return frozenset(stretch | {before} | ({after} if both else set()))
    if at_end and _is_which_clause(draft, first, head):
        return frozenset(stretch)
    if at_end and head.dep in ("advcl", "relcl") and head.tag in ("VBG", "VBD", "VBZ", "VBN") and comma_before:
        return frozenset(stretch | {before})
    return None


def _opens_aside(draft: Draft, first: int) -> bool:
    """Whether a participle clause starts there, which needs the comma before it."""
    return any(t.dep == "advcl" and t.tag == "VBG" and draft.parse.subtree(t)[0].i == first for t in draft.tokens())


def _closes_another(draft: Draft, before: int, after: int) -> bool:
    """Whether the second of two commas between subject and verb also ends an aside before the first."""
    subject = draft.clause.subject
    if subject is None or not subject.i < before < after < draft.clause.verb.i:
        return False
    return sum(draft.parse.tokens[i].text == "," for i in draft.kept if subject.i < i < before) % 2 == 1


def _is_which_clause(draft: Draft, first: int, head: Token) -> bool:
    """Whether a clause goes on about a thing just introduced ("a congress at which ...")."""
    tokens = draft.parse.tokens
    opens = tokens[first].dep == "prep" and first + 1 < len(tokens) and tokens[first + 1].text == "which"
    thing = draft.parse.head(head)
    return head.dep == "relcl" and opens and any(c.text in ("a", "an") for c in draft.parse.children(thing, "det"))


def has_subject_and_verb(draft: Draft) -> bool:
    """Whether the clause still has what makes it one."""
    kept = set(draft.kept)
    subject = draft.clause.subject
    return draft.clause.verb.i in kept and subject is not None and subject.i in kept and subject.dep in SUBJECTS
