"""A sitting in lines of text, for the screen and for plain lines alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from quizgen.model import Question, find_gap
from quizgen.study.days import count, duration, in_days, short_day
from quizgen.study.grade import Verdict, key_of_choice
from quizgen.study.plots import bars
from quizgen.study.terminal import Style, Terminal, cells, hanging, wrap
from quizgen.study.ui import Result, Summary, View

_MARKS: dict[Verdict, str] = {"right": "✓ Right", "nearly": "≈ Nearly", "wrong": "✗ Wrong"}
HELP = (
    ("?", "this help"),
    ("u", "undo the last verdict, and answer again"),
    ("s", "skip this question for now"),
    ("h", "a hint; a right answer then counts as hard"),
    ("e", "the verdict on the last answer is not right: change it"),
    ("- +", "the last answer was hard, or easy"),
    ("b", "the card is bad: say why; the next build leaves it out"),
    ("q", "stop; every answer is kept"),
)


def how_to_answer(view: View) -> str:
    """What is to be typed for a question."""
    question = view.question
    size = len(question.choices or ())
    match question.form:
        case "choice":
            return f"one letter, A to {ascii_uppercase[size - 1]}"
        case "true_false":
            return "T for true, F for false"
        case "order":
            return f"the {size} letters in the right order, such as {''.join(reversed(ascii_uppercase[:size]))}"
        case "match":
            return f"a letter for each number, in their order, such as {''.join(reversed(ascii_uppercase[:size]))}"
        case _:
            return "Enter shows the answer" if view.is_long else ""


def question_lines(view: View, terminal: Terminal) -> Iterator[str]:
    """The question: where it is from, how many there are, the prompt, the options."""
    question = view.question
    yield from _head(view, terminal)
    yield ""
    gap = find_gap(question.prompt) if question.form == "cloze" else None
    for number, paragraph in enumerate(question.prompt.split("\n")):
        for line in wrap(terminal.shown(paragraph), terminal.width):
            marked = question.prompt[slice(*gap)] if gap and number == 0 else ""
            yield line.replace(marked, terminal.styled(marked, "bold"), 1) if marked and marked in line else line
    yield ""
    choices = question.choices or ()
    if question.form != "true_false":
        for number, choice in enumerate(choices):
            yield from _option(f"{key_of_choice(question, number)}) ", choice, terminal)
    if choices:
        yield ""


def _head(view: View, terminal: Terminal) -> Iterator[str]:
    """Deck and section on the left, the number on the right; below one another where there is no room."""
    left = terminal.shown(view.question.context or view.deck)
    right = f"{view.number} of {view.total}{' · new' if view.is_new else ''}"
    right = terminal.shown(right)
    room = terminal.width - cells(left) - cells(right)
    if room >= 2:
        yield terminal.styled(left + " " * room + right, "dim")
    else:
        for line in (*wrap(left, terminal.width), right):
            yield terminal.styled(line, "dim")
    yield from _rule(terminal)


def _rule(terminal: Terminal) -> Iterator[str]:
    if terminal.drawn:
        yield terminal.styled(terminal.shown("─" * terminal.width), "dim")


def _option(key: str, text: str, terminal: Terminal) -> Iterator[str]:
    first, *rest = wrap(terminal.shown(text), terminal.width - len(key))
    yield key + first
    for line in rest:
        yield " " * len(key) + line


def answer_lines(question: Question, terminal: Terminal) -> Iterator[str]:
    """The right answer."""
    yield from wrap(terminal.shown(f"Answer: {answer_text(question)}"), terminal.width)


def answer_text(question: Question) -> str:
    """The right answer in words: options with their letters."""
    choices = question.choices or ()
    match question.form:
        case "choice" | "true_false":
            number = choices.index(question.answer) if question.answer in choices else 0
            is_choice = question.form == "choice"
            return f"{key_of_choice(question, number)}) {question.answer}" if is_choice else question.answer
        case "order":
            places = [int(place) - 1 for place in question.answer.split()]
            letters = "".join(ascii_uppercase[place] for place in places)
            return f"{letters}: " + "; ".join(choices[place] for place in places)
        case _:
            return question.answer


def verdict_lines(result: Result, terminal: Terminal) -> Iterator[str]:
    """The verdict, the right answer, the evidence and its source, and when the card comes back."""
    style: Style = result.verdict
    mark = terminal.styled(terminal.shown(_MARKS[result.verdict]), style)
    why = f" ({terminal.shown(result.grade.why)})" if result.grade.why else ""
    yield from wrap(mark + why, terminal.width + len(mark) - cells(terminal.shown(_MARKS[result.verdict])))
    yield from answer_lines(result.question, terminal)
    yield ""
    yield from evidence_lines(result.question, terminal)
    back = comes_back(result)
    if back:
        yield ""
        yield from wrap(back, terminal.width)


def evidence_lines(question: Question, terminal: Terminal) -> Iterator[str]:
    """The sentence that the card was made from, and where it stands."""
    evidence = question.evidence
    for line in wrap(terminal.shown(evidence.sentence), terminal.width, "  "):
        yield line
    place = " › ".join((evidence.title, *evidence.section))
    version = f", version {evidence.revision}" if evidence.revision is not None else ""
    licence = f", {evidence.licence}" if evidence.licence else ""
    for line in wrap(terminal.shown(f"{place}{version}{licence}"), terminal.width, "  "):
        yield terminal.styled(line, "dim")


def comes_back(result: Result) -> str:
    """When the card comes back."""
    if result.memory is None:
        return ""
    return f"It comes back {in_days(result.memory.due, result.day)}."


def amended_lines(result: Result, terminal: Terminal) -> Iterator[str]:
    """What the last answer counts as now, and when the card comes back."""
    back = comes_back(result)
    yield from wrap(f"Counted as {result.verdict}.{f' {back}' if back else ''}", terminal.width)


def help_lines(view: View | None, terminal: Terminal) -> Iterator[str]:
    """What the keys do, and how to answer this question."""
    how = how_to_answer(view) if view is not None else ""
    if how:
        yield from wrap(f"To answer: {how}.", terminal.width)
    yield from wrap("Type one of these alone, or with a colon before it where it is an answer (:b).", terminal.width)
    for keys, what in HELP:
        first, *rest = wrap(what, terminal.width - 6)
        yield f"  {keys:<4}{first}"
        for line in rest:
            yield f"      {line}"


def summary_lines(summary: Summary, terminal: Terminal) -> Iterator[str]:
    """How it went: the score, the time, what was missed, what is due when."""
    yield from _rule(terminal)
    if not summary.asked and not summary.left:
        yield from wrap("Nothing is due. --new 10 takes ten new cards, --cram asks all.", terminal.width)
    elif not summary.asked:
        yield "Nothing was answered."
    else:
        percent = round(100 * summary.right / summary.asked)
        yield terminal.styled(f"{summary.right} of {summary.asked} right at once ({percent} %)", "bold")
        yield f"{count(summary.answers, 'answer')} in {duration(summary.seconds)}"
    if summary.missed:
        yield ""
        yield "Missed:"
        for missed in summary.missed:
            yield from hanging(f"{missed.prompt} — {answer_text(missed)}", terminal)
    yield ""
    left = f"; {summary.left} of this sitting were not reached" if summary.left else ""
    yield from wrap(f"Due now: {summary.due_now}{left}", terminal.width)
    if any(due for _, due in summary.coming):
        rows = [(short_day(day), due, str(due)) for day, due in summary.coming]
        yield from (terminal.shown(line) for line in bars(rows, min(terminal.width, 50), drawn=terminal.drawn))


def joined(lines: Sequence[str] | Iterator[str]) -> str:
    """Lines as one text that ends with a line's end."""
    return "".join(f"{line}\n" for line in lines)
