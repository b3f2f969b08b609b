"""The terminal: its width, whether it has colours and letters, single keys, and texts that cannot steer it."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, TextIO

Style = Literal["bold", "dim", "right", "nearly", "wrong"]

_SGR: Mapping[Style, str] = {"bold": "1", "dim": "2", "right": "1;32", "nearly": "1;33", "wrong": "1;31"}
_ASCII = str.maketrans(
    {
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("–—−‐‑─", "-"),
        "…": "...",
        "·": "-",
        "›": ">",
        "✓": "+",
        "✗": "x",
        "≈": "~",
        "█": "#",
        "\u00a0": " ",
    }
)
_JOINERS = "\u200c\u200d"
WIDEST = 88
"""Wider lines are hard to read."""


class LostTerminalError(Exception):
    """The input has ended: the terminal is gone, or Ctrl-D was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """What a terminal can do.

    Attributes:
        letters: whether it has more than ASCII.
        drawn: whether lines and bars are drawn; a screen reader would spell them out.
    """

    width: int
    colour: bool
    letters: bool
    drawn: bool = True

    def styled(self, text: str, style: Style) -> str:
        """The text in a style, where there are any."""
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if self.colour and text else text

    def shown(self, text: str) -> str:
        """The text as it can be shown: on one line, with nothing that steers a terminal, in ASCII if need be."""
        line = "".join(char if char.isprintable() or char in _JOINERS else " " for char in text)
        return line if self.letters else line.translate(_ASCII)


def terminal(stream: TextIO) -> Terminal:
    """What the terminal behind a stream can do; `NO_COLOR`, `TERM` and `COLUMNS` are respected."""
    dumb = os.environ.get("TERM", "") in ("", "dumb")
    encoding = (stream.encoding or "ascii").lower().replace("-", "").replace("_", "")
    return Terminal(
        width=width_of_terminal(),
        colour=stream.isatty() and not dumb and not os.environ.get("NO_COLOR"),
        letters=encoding in ("utf8", "utf16", "utf32", "cp65001"),
    )


def width_of_terminal() -> int:
    """How wide lines may be, in columns."""
    return max(20, min(shutil.get_terminal_size((80, 24)).columns - 1, WIDEST))


def rows_of_terminal() -> int:
    """The height of the terminal, in lines."""
    return shutil.get_terminal_size((80, 24)).lines


def is_dumb() -> bool:
    """Whether the terminal says that it can do nothing but print lines."""
    return os.environ.get("TERM", "" if os.name == "posix" else "windows") in ("", "dumb")


# --- widths ---------------------------------------------------------------------------------------------------------


def cells(text: str) -> int:
    """How many columns a text takes: two for each wide letter, none for a combining accent."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) or char in _JOINERS else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """The text in lines of at most `width` columns, broken at spaces, and within a word only where it is longer."""
    lines: list[str] = []
    line = indent
    room = max(1, width)
    for word in text.split():
        glue = "" if line == indent else " "
        if cells(line) + len(glue) + cells(word) <= room:
            line += glue + word
            continue
        if line != indent:
            lines.append(line)
        rest = word
        while cells(indent + rest) > room:
            head = _head(rest, max(1, room - cells(indent)))
            lines.append(indent + head)
            rest = rest[len(head) :]
        line = indent + rest
    return [*lines, line] if line != indent or not lines else lines


def hanging(text: str, terminal: Terminal) -> list[str]:
    """A text as an item of a list, its further lines indented."""
    first, *rest = wrap(terminal.shown(text), terminal.width - 2)
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _head(text: str, width: int) -> str:
    """The beginning of a text that takes at most `width` columns, and at least one letter."""
    head = text[:1]
    for char in text[1:]:
        if cells(head + char) > width:
            break
        head += char
    return head


# --- keys -----------------------------------------------------------------------------------------------------------


def read_key() -> str:
    r"""One key, as it is pressed; "\n" for Enter, "" for one that types nothing (an arrow).

    Keys that were pressed ahead stay where they are, for the next question.

    Raises:
        LostTerminalError: the terminal is gone, or Ctrl-D was typed.
        KeyboardInterrupt: Ctrl-C was typed.
    """
    if os.name == "nt":
        return _windows_key()
    import termios
    import tty

    stream = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(stream)
        tty.setcbreak(stream, termios.TCSADRAIN)  # what was typed ahead is not thrown away
    except termios.error:
        raise LostTerminalError from None
    try:
        return _posix_key(stream)
    except OSError:
        raise LostTerminalError from None
    finally:
        with suppress(termios.error):
            termios.tcsetattr(stream, termios.TCSADRAIN, before)


def _posix_key(stream: int) -> str:
    import select

    typed = os.read(stream, 1)
    if typed in (b"", b"\x04"):
        raise LostTerminalError
    if typed == b"\x1b":
        while select.select([stream], [], [], 0.02)[0]:  # the rest of an arrow comes at once
            if os.read(stream, 1).isalpha():
                break
        return ""
    while len(typed) < 4 and typed[0] >= 0xC0:
        try:
            typed.decode("utf-8")
            break
        except UnicodeDecodeError:
            typed += os.read(stream, 1)
    return "\n" if typed in (b"\r", b"\n") else typed.decode("utf-8", "replace")


def _windows_key() -> str:
    import msvcrt

    key: str = getattr(msvcrt, "getwch")()  # noqa: B009 - known to the type checker on Windows only
    if key == "\x03":
        raise KeyboardInterrupt
    if key in ("\x04", "\x1a"):
        raise LostTerminalError
    if key in ("\x00", "\xe0"):
        getattr(msvcrt, "getwch")()  # noqa: B009 - the second half of an arrow
        return ""
    return "\n" if key == "\r" else key
