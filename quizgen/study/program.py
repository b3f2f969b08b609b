"""A sitting for programs: one JSON object a line out, one answer a line in.

A line that is a JSON object is a command or an answer: {"answer": "1917"}, {"command": "skip"}, {"command": "bad",
"reason": "two answers"}. Any other line is an answer as it stands. Commands: skip, hint, undo, amend, hard, easy, bad,
quit; undo, amend, hard and easy concern the answer before. What is nearly right counts as wrong until it is amended.
After a long answer, which nobody types word for word, comes a "reveal", and the next line says y or n.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import fields
from typing import get_args

from quizgen import codec
from quizgen.study.grade import Grade
from quizgen.study.terminal import LostTerminalError
from quizgen.study.ui import Command, Reply, Result, Summary, View


class ProgramUi:
    """JSON lines."""

    def question(self, view: View) -> None:
        """{"type": "question", ...}: all of the card but what gives the answer away."""
        question = codec.question_to_json(view.question)
        shown = {name: question[name] for name in ("form", "fact_kind", "context", "prompt", "choices", "section")}
        numbers = {"number": view.number, "total": view.total, "new": view.is_new, "long": view.is_long}
        _emit({"type": "question", "id": view.card, "deck": view.deck, **numbers, **shown})

    def answer(self, view: View) -> Reply:  # noqa: ARG002 - of no use to a program
        """The next line."""
        while True:
            line = _read()
            reply = _reply(line)
            if reply is not None:
                return reply
            _emit({"type": "error", "message": f"no such command: {line[:200]}"})

    def decide(self, view: View, result: Grade, *, revealed: bool) -> Reply | bool:  # noqa: ARG002
        """A long answer is judged by the next line ("y" or "n"); what is nearly right counts as wrong."""
        if not revealed:
            return False
        _emit({"type": "reveal", "id": view.card, "answer": view.question.answer})
        line = _read().strip()
        if line.casefold() in ("y", "yes", "n", "no"):
            return line.casefold() in ("y", "yes")
        reply = _reply(line)
        return reply if reply is not None and reply.command in ("quit", "skip", "bad", "undo") else False

    def verdict(self, result: Result) -> None:
        """{"type": "verdict", ...}: `counted` is what was stored, `verdict` what the answer was judged."""
        question = codec.question_to_json(result.question)
        _emit(
            {
                "type": "verdict", "id": result.card, "verdict": result.grade.verdict, "counted": result.verdict,
                "why": result.grade.why, "typed": result.typed[:500], "answer": question["answer"],
                "accepted": question["accepted"], "evidence": question["evidence"],
                "due": None if result.memory is None else result.memory.due.isoformat(),
            }
        )  # fmt: skip

    def amended(self, result: Result) -> None:
        """{"type": "verdict", ...} once more."""
        self.verdict(result)

    def after(self, result: Result) -> Reply:  # noqa: ARG002
        """Nothing waits."""
        return Reply("next")

    def reason(self) -> str:
        """None was given."""
        return "marked by a program"

    def try_again(self, fault: str) -> bool:  # noqa: ARG002
        """The command ends with the error."""
        return False

    def say(self, text: str, kind: str) -> None:
        """{"type": "hint" | "remark" | "error", "message": ...}."""
        _emit({"type": kind, "message": text})

    def help(self, view: View | None) -> None:  # noqa: ARG002
        """The names of the commands."""
        _emit({"type": "help", "commands": [name for name in get_args(Command) if name not in ("answer", "next")]})

    def end(self, summary: Summary) -> None:
        """{"type": "summary", ...}."""
        told = {field.name: getattr(summary, field.name) for field in fields(summary)}
        told["missed"] = [{"prompt": missed.prompt, "answer": missed.answer} for missed in summary.missed]
        told["coming"] = [{"day": day.isoformat(), "due": due} for day, due in summary.coming]
        _emit({"type": "summary", **told})


def _emit(value: Mapping[str, object]) -> None:
    sys.stdout.write(codec.to_line(value) + "\n")
    sys.stdout.flush()


def _read() -> str:
    try:
        line = sys.stdin.readline()
    except (AttributeError, OSError, UnicodeDecodeError):  # there is no standard input at all
        line = ""
    if not line:
        raise LostTerminalError
    return line.rstrip("\r\n")


def _reply(line: str) -> Reply | None:
    """What a line means; None where it is an object that is neither an answer nor a command."""
    if not line.lstrip().startswith("{"):
        return Reply("answer", line)
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return Reply("answer", line)
    if isinstance(value.get("answer"), str):
        return Reply("answer", value["answer"])
    command = value.get("command")
    if command in get_args(Command) and command not in ("answer", "next"):
        return Reply(command, str(value.get("reason", "")))
    return None
