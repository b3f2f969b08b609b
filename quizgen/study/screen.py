"""How a sitting looks on a terminal: a screen for each question, or plain lines where nothing may move.

Plain lines are for screen readers, for terminals that can do no better, and for scripts that feed answers: then nothing
waits but for the answer itself, and a command about the last answer is typed in place of the next one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from quizgen.study import lines
from quizgen.study.grade import Grade
from quizgen.study.terminal import LostTerminalError, Terminal, read_key, rows_of_terminal, width_of_terminal, wrap
from quizgen.study.ui import Command, Reply, Result, Summary, View

_COMMANDS: dict[str, Command] = {
    "?": "help", "u": "undo", "s": "skip", "h": "hint", "e": "amend", "b": "bad", "q": "quit", "-": "hard", "+": "easy",
}  # fmt: skip
_WORDS: dict[str, Command] = {
    "help": "help", "undo": "undo", "skip": "skip", "hint": "hint", "bad": "bad", "quit": "quit", "exit": "quit",
    "hard": "hard", "easy": "easy",
}  # fmt: skip
MAX_ECHO = 200
"""Characters of a line that nobody types that are written out."""

_CLEAR = "\x1b[2J\x1b[H"


def command_in(text: str, view: View) -> Reply | None:
    """The command that a typed line is: a letter alone, but for one that chooses an option, or a word after a colon."""
    bare = text.strip()
    if bare.startswith(":"):
        word, _, rest = bare[1:].strip().partition(" ")
        command = _COMMANDS.get(word) or _WORDS.get(word.casefold())
        return Reply(command, rest) if command else None
    answers = (view.question.answer, *view.question.accepted)
    if bare not in _COMMANDS or bare.casefold() in {answer.casefold() for answer in answers}:
        return None
    if view.question.form == "choice" and bare in "abcdefghijklmnopqrstuvwxyz"[: len(view.question.choices or ())]:
        return None
    return Reply(_COMMANDS[bare])


class PlainUi:
    """Lines, one after the other.

    Attributes:
        terminal: what the output can show.
        waits: whether somebody sits there, who is asked to decide; a script is not.
    """

    def __init__(self, terminal: Terminal, *, waits: bool) -> None:
        self.terminal = terminal
        self.waits = waits

    def question(self, view: View) -> None:
        """The question, after an empty line."""
        if self.waits and view.number == 1:
            self.print("Type ? for help, q to stop.")
        self.print("", *lines.question_lines(view, self.terminal))

    def answer(self, view: View) -> Reply:
        """The next line."""
        how = lines.how_to_answer(view)
        if how and self.waits:
            self.print(*wrap(f"({how}; ? for help)", self.terminal.width))
        text = self.read("Your answer: ")
        return command_in(text, view) or Reply("answer", text)

    def decide(self, view: View, result: Grade, *, revealed: bool) -> Reply | bool:
        """The right answer, and a yes or no; a script is not asked, and what is nearly right counts as wrong."""
        self.print(*lines.answer_lines(view.question, self.terminal))
        if not revealed:
            self.print(*wrap(f"Nearly right: {result.why}." if result.why else "Nearly right.", self.terminal.width))
            if not self.waits:
                return False
        return self.yes_or_no("Was your answer right? (y/n) ", view)

    def yes_or_no(self, prompt: str, view: View) -> Reply | bool:
        """Yes, no, or a command."""
        while True:
            text = self.read(prompt).strip().casefold()
            if text in ("y", "yes", "n", "no"):
                return text in ("y", "yes")
            reply = command_in(text, view)
            if reply is not None and reply.command in ("quit", "skip", "bad", "undo"):
                return reply
            if not self.waits:
                return False
            self.print("Type y for yes, n for no, or u to undo, s to skip, b for a bad card, q to stop.")

    def verdict(self, result: Result) -> None:
        """The verdict and what belongs to it."""
        self.print(*lines.verdict_lines(result, self.terminal))

    def amended(self, result: Result) -> None:
        """What it counts as now."""
        self.print(*lines.amended_lines(result, self.terminal))

    def after(self, result: Result) -> Reply:  # noqa: ARG002 - a screen shows it
        """Nothing waits."""
        return Reply("next")

    def reason(self) -> str:
        """Why the card is bad; a script gives the reason on the line of the command."""
        if not self.waits:
            return "marked in the self-test"
        return self.read("What is wrong with the card? (nothing: it is not marked) ")

    def try_again(self, fault: str) -> bool:
        """Enter tries again, q gives up; for a script the command ends with the error."""
        if not self.waits:
            return False
        self.print(*wrap(self.terminal.shown(f"Your answer could not be kept. {fault}."), self.terminal.width))
        return self.read("Enter to try again, q to stop: ").strip().casefold() != "q"

    def say(self, text: str, kind: str) -> None:  # noqa: ARG002 - for programs
        """A line or more."""
        self.print(*wrap(self.terminal.shown(text), self.terminal.width))

    def help(self, view: View | None) -> None:
        """What the keys do."""
        self.print(*lines.help_lines(view, self.terminal))

    def end(self, summary: Summary) -> None:
        """How it went."""
        self.print("", *lines.summary_lines(summary, self.terminal))

    def print(self, *texts: str) -> None:
        """Lines, at once."""
        sys.stdout.write(lines.joined(list(texts)))
        sys.stdout.flush()

    def read(self, prompt: str) -> str:
        """A line that was typed.

        Raises:
            LostTerminalError: there is no more to read.
        """
        sys.stdout.write(prompt)
        sys.stdout.flush()
        return read_line(self.waits)


def read_line(waits: bool) -> str:  # noqa: FBT001 - of one meaning
    """The next line of the input; one that nobody types is written out, as typing would have done.

    Raises:
        LostTerminalError: there is no more to read.
    """
    try:
        line = input() + "\n" if waits else sys.stdin.readline()
    except (AttributeError, EOFError, OSError, UnicodeDecodeError):  # there is no standard input at all
        line = ""
    if not waits:
        sys.stdout.write("".join(char for char in line[:MAX_ECHO].rstrip() if char.isprintable()))
    if not waits or not line:
        sys.stdout.write("\n")
    if not line:
        raise LostTerminalError
    return line.rstrip("\r\n")


class ScreenUi(PlainUi):
    """A calm screen for each question, with single keys where no text is typed."""

    def __init__(self, terminal: Terminal) -> None:
        super().__init__(terminal, waits=True)
        self.used = 0

    def question(self, view: View) -> None:
        """The question on an empty screen."""
        self.clear()
        self.print(*lines.question_lines(view, self.terminal))

    def verdict(self, result: Result) -> None:
        """The verdict below the question, or, where there is no room, on a screen of its own with as much as fits."""
        told = list(lines.verdict_lines(result, self.terminal))
        keys = 4
        rows = rows_of_terminal()
        if self.used + len(told) + keys > rows:
            self.clear()
            told = shortened(told, rows - keys)
        self.print(*told)

    def clear(self) -> None:
        """An empty screen, as wide as it is now."""
        self.terminal = replace(self.terminal, width=width_of_terminal())
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
        self.used = 0

    def print(self, *texts: str) -> None:
        """Lines, at once, and counted."""
        super().print(*texts)
        self.used += len(texts)

    def read(self, prompt: str) -> str:
        """A line that was typed, with the keys that edit a line; it is counted."""
        with suppress(ImportError):  # Windows has its own
            import readline

            readline.set_auto_history(False)  # what was typed before is no answer to this
        try:
            text = input(prompt)
        except (EOFError, OSError, UnicodeDecodeError):
            raise LostTerminalError from None
        self.used += 1 + len(prompt + text) // (self.width + 1)
        return text

    def answer(self, view: View) -> Reply:
        """A key where options are chosen, else a line."""
        question = view.question
        if question.form not in ("choice", "true_false"):
            how = lines.how_to_answer(view)
            self.print(*(self.dim(line) for line in wrap(f"{how}; ? for help" if how else "? for help", self.width)))
            text = self.read("> ")
            return command_in(text, view) or Reply("answer", text)
        self.print(*(self.dim(line) for line in wrap(f"{lines.how_to_answer(view)}; ? for help", self.width)))
        size = len(question.choices or ())
        keys = "tf" if question.form == "true_false" else "abcdefghijklmnopqrstuvwxyz"[:size] + "123456789"[:size]
        while True:
            key = read_key()
            small = key.casefold()
            if small and small in keys:
                self.print(f"> {key.upper()}")
                return Reply("answer", key)
            if small in _COMMANDS:
                return Reply(_COMMANDS[small])

    def yes_or_no(self, prompt: str, view: View) -> Reply | bool:  # noqa: ARG002 - plain lines need it
        """A key: yes, no, or a command."""
        sys.stdout.write(prompt)
        sys.stdout.flush()
        while True:
            key = read_key().casefold()
            if key in ("y", "n"):
                self.print(key)
                return key == "y"
            if _COMMANDS.get(key) in ("quit", "skip", "bad", "undo"):
                self.print(key)
                return Reply(_COMMANDS[key])

    def after(self, result: Result) -> Reply:
        """A key: on, or a command about this answer."""
        other = "I guessed" if result.verdict == "right" else "I was right"
        keys = ["Enter next", f"e {other}", "u undo", "b bad card", "? help", "q stop"]
        if result.verdict == "right" and result.memory is not None:
            keys.insert(2, "- hard  + easy")
        self.print("", *(self.dim(line) for line in _in_columns(keys, self.width)))
        while True:
            key = read_key()
            if key in ("\n", " "):
                return Reply("next")
            command = _COMMANDS.get(key.casefold())
            if command is not None and command not in ("skip", "hint"):
                return Reply(command)

    def say(self, text: str, kind: str) -> None:
        """Lines; what went wrong waits for a key, or the next screen would wipe it."""
        super().say(text, kind)
        if kind in ("error", "marked"):
            self.print(self.dim("Press a key."))
            read_key()

    @property
    def width(self) -> int:
        """The width of a line."""
        return self.terminal.width

    def dim(self, text: str) -> str:
        """A text that stands back."""
        return self.terminal.styled(text, "dim")


def _in_columns(words: Iterable[str], width: int) -> list[str]:
    """Phrases beside one another, none of them broken."""
    found = [""]
    for word in words:
        joined = f"{found[-1]}   {word}" if found[-1] else word
        if len(joined) <= width:
            found[-1] = joined
        else:
            found.append(word)
    return found


def shortened(told: list[str], rows: int) -> list[str]:
    """At most so many lines: the first ones and the last two, with what is left out marked."""
    if len(told) <= rows or rows < 5:
        return told
    return [*told[: rows - 3], "  ...", *told[-2:]]
