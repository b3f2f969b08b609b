"""Every record that crosses from one stage to the next. Read this first.

    Page -> Article -> Fact -> Question -> Card -> Deck

Conventions:

- Records are frozen and hold tuples, so a stage cannot change its input.
- Text is plain text (no markup) unless a field is called `wikitext`.
- `start` and `end` are code-point offsets, end excluded. Of a record of the article room they point into
  `Page.wikitext`; of a `Link`, an `Emphasis` or a `Mention` into the text that carries it.
- A moment is ISO 8601 in UTC ("2024-09-01T12:00:00Z"), possibly cut to a day or month; a calendar date is an
  EDTF `quizgen.edtf.Date`.
- `Skipped` says what a stage dropped and why; nothing vanishes silently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import Generic, Literal, TypeVar

from quizgen.edtf import Date

Form = Literal["basic", "reversed", "cloze", "choice", "true_false", "typed", "match", "order"]
FactKind = Literal["event", "office", "quotation", "lifespan", "work"]
DateOrder = Literal["dmy", "mdy"]
Modifier = Literal["early", "mid", "late"]
Manner = Literal["said", "wrote", "used"]

Subdecks = Literal["section", "fact", "article"]

FORMS: tuple[Form, ...] = ("basic", "reversed", "cloze", "choice", "true_false", "typed", "match", "order")
FACT_KINDS: tuple[FactKind, ...] = ("event", "office", "quotation", "lifespan", "work")

SUBDECKS: tuple[Subdecks, ...] = ("section", "fact", "article")

GAPS: tuple[str, ...] = (
    "year", "day month year", "month day year", "month year", "month", "day month", "season year", "season", "decade",
    "century", "years", "year to year", "from year to year", "between year and year", "month year to month year",
    "from month year to month year", "between month year and month year", "from date to date",
    "between date and date", "date", "dates", "name", "office", "place", "word", "words", "work",
)  # fmt: skip
"""The labels of a cloze's gap, written in brackets in its prompt: "It opened in [month year]."."""

_GAP = re.compile(r"\[(?:" + "|".join(GAPS) + r")\]")

T = TypeVar("T")


def find_gap(prompt: str) -> tuple[int, int] | None:
    """Where the gap of a cloze stands, brackets included; None where there is not exactly one."""
    gaps = [match.span() for match in islice(_GAP.finditer(prompt), 2)]
    return gaps[0] if len(gaps) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that a stage dropped. `where` is a place a reader can find, `why` a short stable reason."""

    where: str
    why: str
    evidence: Evidence | None = None

    @classmethod
    def at(cls, evidence: Evidence, why: str) -> Skipped:
        """What was dropped at a place of an article: its title and section are the place."""
        return cls(where=" > ".join((evidence.title, *evidence.section)), why=why, evidence=evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that a person should look at, though nothing was dropped. `where` is a place that they can find."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage yields: its records, and what it dropped."""

    items: tuple[T, ...]
    skipped: tuple[Skipped, ...] = ()


# --- source ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One article as it was fetched. `licence` and `authors` are what the attribution must say."""

    title: str
    wikitext: str
    lang: str = "en"
    revision: int | None = None
    timestamp: str | None = None
    url: str | None = None
    licence: str | None = None
    authors: str | None = None


# --- article --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An internal link: `text[start:end]` of its carrier leads to the page `target`."""

    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """Italic text (`style` "i": titles of works, ships, foreign words) or bold ("b") in the carrier's text."""

    style: Literal["i", "b"]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A wikitext template as our own record: `name` without "Template:", parameters in the order written.

    Positional parameters are named "1", "2", ...; values are plain text.
    """

    name: str
    params: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """The last value given for a parameter, None where it is absent."""
        return dict(self.params).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of an infobox or quotation template; the span covers its value."""

    name: str
    text: str
    wikitext: str
    links: tuple[Link, ...] = ()
    emphases: tuple[Emphasis, ...] = ()
    templates: tuple[Template, ...] = ()
    notes: tuple[str, ...] = ()
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Infobox:
    """An infobox with its parameters in the order written; `parent` names the parameter that embeds it."""

    name: str
    parameters: tuple[Parameter, ...]
    section: tuple[str, ...]
    parent: str | None = None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A `<ref>`: its prose (empty where it only cites), and the citation templates in it."""

    name: str | None
    group: str | None
    text: str
    citations: tuple[Template, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An explanatory footnote (`{{efn}}`, a grouped `<ref>` with prose), as sentences."""

    sentences: tuple[Sentence, ...]
    section: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; `refs` are indexes into `Article.references`, `notes` into `Article.notes`."""

    text: str
    links: tuple[Link, ...] = ()
    emphases: tuple[Emphasis, ...] = ()
    refs: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running prose, or one list item (`item` true), as sentences."""

    sentences: tuple[Sentence, ...]
    item: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    r"""A quotation as it stands, before anybody asks who said it.

    Attributes:
        form: how it is written: a quotation template, `<blockquote>`, indented lines, or direct speech in a sentence.
        name: the template's name, lower case; empty for the other forms.
        text: the quoted words; line breaks of verse kept as "\n".
        parameters: what the template says beside the text (author, source, positional ones, ...).
        lead_in: the prose before it, up to a paragraph ("In March 1903 Marsh wrote:").
        after: the prose that follows it in the same paragraph.
        refs: indexes into `Article.references`.
    """

    form: Literal["template", "blockquote", "indent", "inline"]
    name: str = ""
    text: str
    parameters: tuple[Parameter, ...] = ()
    lead_in: str = ""
    after: str = ""
    refs: tuple[int, ...] = ()
    section: tuple[str, ...]
    in_note: bool = False
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section's own blocks (not its subsections'); the lead has the empty path and level 1."""

    path: tuple[str, ...]
    level: int
    blocks: tuple[Paragraph | Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a succession box or table, as text and links."""

    text: str
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """One row of a succession box.

    `heading` is the box's section header ("Political offices"), `group` the header template's name ("s-off").
    `before` and `after` are empty for a new or abolished office; `before_status` and `after_status` keep what the
    template says then ("new", "vacant", "abolished", "incumbent", ...).
    """

    heading: str | None
    group: str | None
    title: Cell
    years: str
    before: tuple[Cell, ...] = ()
    after: tuple[Cell, ...] = ()
    before_status: str | None = None
    after_status: str | None = None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as rows of cells; `caption` is empty where there is none."""

    caption: str
    rows: tuple[tuple[Cell, ...], ...]
    section: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The caption of an image, in the section where it stands."""

    sentence: Sentence
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page as read: everything that facts are found in, as plain text with spans into the wikitext."""

    page: Page
    sections: tuple[Section, ...]
    infoboxes: tuple[Infobox, ...] = ()
    passages: tuple[Passage, ...] = ()
    successions: tuple[Succession, ...] = ()
    tables: tuple[Table, ...] = ()
    captions: tuple[Caption, ...] = ()
    notes: tuple[Note, ...] = ()
    references: tuple[Reference, ...] = ()
    categories: tuple[str, ...] = ()
    date_order: DateOrder | None = None
    unknown_templates: tuple[tuple[str, int], ...] = ()


# --- dates ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A date in a text.

    Attributes:
        date: what it means; for a pair of calendars the Gregorian one.
        text: `carrier[start:end]`.
        modifier: "early 1902" is 1902 with the modifier "early".
        other_calendar: the date in the other calendar, where a pair is given.
        resolved_from: where a missing year or month was taken from, None where the words are complete.
        certain: False where another reading is possible; such a date is never asked for.
        in_name: True where it belongs to a name ("the 1905 Revolution", "October Manifesto").
    """

    start: int
    end: int
    date: Date
    text: str
    modifier: Modifier | None = None
    other_calendar: Date | None = None
    resolved_from: str | None = None
    certain: bool = True
    in_name: bool = False


# --- facts ----------------------------------------------------------------------------------------------------------


MAX_EVIDENCE = 800
"""Code points of a card's evidence that can still be read at a glance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a fact stands, with what the attribution needs. `sentence` is what a reader sees there."""

    title: str
    lang: str
    revision: int | None
    timestamp: str | None
    url: str | None
    licence: str | None
    section: tuple[str, ...]
    sentence: str
    start: int
    end: int

    def has_room_for(self, told: str) -> bool:
        """Whether it can still be read at a glance with what a second place says."""
        return len(self.sentence) + len(told) <= MAX_EVIDENCE

    def beside(self, told: str, mark: str = " —") -> Evidence:
        """This evidence with what a second place says too; its span stays the first place's."""
        return self if told in self.sentence else replace(self, sentence=f"{self.sentence}{mark} {told}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactBase:
    """What every fact has.

    Attributes:
        key: what makes it the same fact over revisions (no date, no offset).
        unasked: fields that must not be asked for, each with the reason.
        doubt: why the whole fact is not asked for, None where it may be.
    """

    key: str
    evidence: Evidence
    unasked: tuple[tuple[str, str], ...] = ()
    doubt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(FactBase):
    """Something that happened at a date: `before` + `date_text` + `after` is the clause that tells it.

    `what` is that clause without the date. `date_text` is empty where the words leave out what the text before gives
    (the year of "on 3 May").

    Attributes:
        when: the question after the words that ask for a date ("did Ada Byrne found the Cork Herald"), None where the
            clause cannot be turned round safely.
        which: the question for its subject ("Which treaty was signed at Cork"), None where it has no name that tells.
        named: that subject's name.
    """

    date: Date
    date_text: str
    what: str
    before: str
    after: str
    when: str | None = None
    which: str | None = None
    named: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(FactBase):
    """One tenure of an office. Neighbours are names, None where unknown or where there was none.

    Attributes:
        office: the article's own wording.
        role: the office as it stands after "as" ("member of the Senate from Ohio"); None where it was held more than
            once, so that naming it does not name the tenure.
        becoming: the office as it stands after "become" ("a member of the Senate from Ohio"); None as above.
        candidacy: the role of a nominee or candidate, who succeeds nobody; `role` is None then.
        repeated_role: `role` of an office held more than once; a question must name the tenure's year too.
        only_office: the office, where no other that the article knows was held for the whole of this term.
        duration: the length of the term in whole years ("4 years"), where both of its days are known and say so.
        full_year: a year that lies wholly in the term of an office that one person holds at a time.
        other_holder: `holder`, where it is not the article's subject, whom a deck's title names.
        predecessor_also: another name of the predecessor (the page that the name leads to), else `predecessor` itself.
        successor_also: the same of the successor.
    """

    holder: str
    office: str
    start: Date | None = None
    end: Date | None = None
    predecessor: str | None = None
    successor: str | None = None
    origin: Literal["infobox", "succession", "list", "prose"]
    role: str | None = None
    becoming: str | None = None
    candidacy: str | None = None
    repeated_role: str | None = None
    only_office: str | None = None
    duration: str | None = None
    full_year: str | None = None
    other_holder: str | None = None
    predecessor_also: str | None = None
    successor_also: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(FactBase):
    """Quoted words, and who said or wrote them, when, and in which work.

    Attributes:
        text: the words as they stand, on one line.
        block: whether they are set off from the running text.
        shown: as much of them as a card shows, without marks of editing, signature and salutation.
        manner: as far as the article tells whether they were spoken or written.
        occasion: the text or gathering they belong to, with its preposition ("in a letter to Ida Marsh").
        addressee: to whom, and `about` of whom they were said.
        setting: occasion or addressee, and year, as they follow "Who said this" (" in a letter in 1861"); or empty.
        gap: label of the gap of a cloze (one of `GAPS`), which `missing` fills between `opening` and `closing`.
        read_from: where each field was read: "parameter", "lead-in", "words after", "label" or "reference".
    """

    text: str
    speaker: str | None = None
    date: Date | None = None
    work: str | None = None
    block: bool
    shown: str = ""
    manner: Manner = "used"
    occasion: str | None = None
    addressee: str | None = None
    about: str | None = None
    setting: str = ""
    opening: str = ""
    gap: str | None = None
    missing: str | None = None
    closing: str = ""
    read_from: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifespan(FactBase):
    """When and where a person was born and died; `birth_name` only where the family name was another one."""

    person: str
    born: Date | None = None
    died: Date | None = None
    birth_place: str | None = None
    death_place: str | None = None
    birth_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(FactBase):
    """A titled work, its creator and the date it appeared; `role` says what the creator was ("author", "director")."""

    title: str
    creator: str | None = None
    date: Date | None = None
    role: str | None = None


Fact = Event | Office | Quotation | Lifespan | Work


# --- questions ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its answer.

    Attributes:
        id: hash of the template's id and the fact keys; the same in every build.
        template: id of the template that worded it ("office/successor").
        asks: the field of the fact that is asked for ("successor", "date"); a deck takes one card for each.
        facts: keys of the facts it is about.
        context: the small line above the prompt (deck, section).
        prompt: the question; in a cloze exactly one gap, a bracketed label of `GAPS` (see `find_gap`).
        accepted: other answers that count as right.
        choices: options as shown (choice, true_false, match, order), else None.
        date: the date asked for (shown, in a reversed question), else None.
        section: path of the section the fact stands in.
    """

    id: str
    form: Form
    fact_kind: FactKind
    template: str
    asks: str
    facts: tuple[str, ...]
    context: str
    prompt: str
    answer: str
    accepted: tuple[str, ...] = ()
    choices: tuple[str, ...] | None = None
    date: Date | None = None
    section: tuple[str, ...]
    tags: tuple[str, ...] = ()
    evidence: Evidence


_LISTED = re.compile(r"([1-9][0-9]{0,2})\. (\S.*)")
_PAIR = re.compile(r"([1-9][0-9]{0,2})-([A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """A match as its question shows it.

    Attributes:
        instruction: what to do.
        left: the numbered items.
        partner: for each of them the place of its partner among the choices, counted from 0.
    """

    instruction: str
    left: tuple[str, ...]
    partner: tuple[int, ...]


def find_matching(question: Question) -> Matching | None:
    """The two columns of a match; None where prompt, choices and answer do not make one."""
    instruction, *lines = question.prompt.split("\n")
    listed = [_LISTED.fullmatch(line) for line in lines]
    pairs = [_PAIR.fullmatch(word) for word in question.answer.split()]
    left = [item[2] for place, item in enumerate(listed, start=1) if item and int(item[1]) == place]
    partner = [ord(pair[2]) - ord("A") for place, pair in enumerate(pairs, start=1) if pair and int(pair[1]) == place]
    sound = instruction.strip() and len(listed) == len(left) == len(pairs) == len(partner) > 0
    if not sound or not all(place < len(question.choices or ()) for place in partner):
        return None
    return Matching(instruction=instruction, left=tuple(left), partner=tuple(partner))


def find_sequence(question: Question) -> tuple[int, ...] | None:
    """The places of an order's choices, counted from 0, in the right order; None where the answer leaves one out."""
    words = question.answer.split()
    places = tuple(int(word) - 1 for word in words if word.isascii() and word.isdecimal() and len(word) < 4)
    count = len(question.choices or ())
    return places if len(words) == len(places) == count and sorted(places) == list(range(count)) else None


# --- decks ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A question under the id that learners know it by. `changed_at`: UTC moment of its last change of content."""

    id: str
    question: Question
    changed_at: str
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """Cards in study order. `id` is the recipe's, written once: note GUIDs are hashed with it.

    `subdecks` says what the cards are parted by in Anki, None where they stand in one deck.
    """

    id: str
    name: str
    title: str
    lang: str
    cards: tuple[Card, ...]
    subdecks: Subdecks | None = None


CardOrder = Literal["story", "importance", "shuffled"]
CARD_ORDERS: tuple[CardOrder, ...] = ("story", "importance", "shuffled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which cards a deck takes, and their order; empty tuples and None mean no restriction.

    Attributes:
        forms: the forms of its cards, the one that a field is to be asked in first.
        sections: titles of the sections that it takes, their subsections among them ("Lead" for what stands before
            the first heading).
        without_sections: titles of those that it leaves out.
        first: what happened before it is left out.
        last: what happened after it is left out.
        limit: most cards; the more important ones are taken.
        seed: another one shuffles otherwise.
        exclude: ids of cards that it leaves out.
    """

    forms: tuple[Form, ...] = ()
    fact_kinds: tuple[FactKind, ...] = ()
    sections: tuple[str, ...] = ()
    without_sections: tuple[str, ...] = ()
    first: Date | None = None
    last: Date | None = None
    limit: int | None = None
    order: CardOrder = "story"
    seed: int = 0
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What a teacher put in the place of a card's own words; None where they stay. `id` is the card's."""

    id: str
    prompt: str | None = None
    answer: str | None = None
    accepted: tuple[str, ...] | None = None
    choices: tuple[str, ...] | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A question of a teacher's own. `id` may be None: it is then made of the prompt."""

    id: str | None
    form: Form
    prompt: str
    answer: str
    accepted: tuple[str, ...] = ()
    choices: tuple[str, ...] | None = None
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a deck is made from. `articles` and `templates` are paths beside the recipe; `folder` is where it stands.

    Attributes:
        templates: folders of template packs, which are used beside the shipped one; of one id the last counts.
        disabled: ids of templates that are not used.
        date_order: order of day and month on the cards; None leaves each article its own.
        edits: the teacher's words for single cards.
        additions: the teacher's own questions.
        subdecks: as in `Deck`.
    """

    id: str
    name: str
    title: str
    articles: tuple[str, ...]
    folder: str
    lang: str = "en"
    selection: Selection = Selection()
    tags: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    disabled: tuple[str, ...] = ()
    date_order: DateOrder | None = None
    edits: tuple[Edit, ...] = ()
    additions: tuple[Addition, ...] = ()
    subdecks: Subdecks | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A card as it was last released: the texts, source and tags that its content had when it last changed.

    Attributes:
        id: the card's id.
        title: the article's, with `lang`, `url` and `licence`; `section` is the path in it.
        content_hash: covers prompt, answer, context, options and evidence sentence.
        changed_at: UTC moment of the last change of content.
        retired_at: UTC moment when it left the deck, None while it is in it.
    """

    id: str
    template: str
    facts: tuple[str, ...]
    form: Form
    fact_kind: FactKind
    context: str
    prompt: str
    answer: str
    accepted: tuple[str, ...] = ()
    choices: tuple[str, ...] | None
    date: Date | None = None
    tags: tuple[str, ...] = ()
    sentence: str
    title: str
    lang: str
    section: tuple[str, ...]
    revision: int | None
    timestamp: str | None
    url: str | None = None
    licence: str | None = None
    content_hash: str
    changed_at: str
    retired_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BadCard:
    """A card that a learner marked as bad, with the reason given."""

    id: str
    why: str
