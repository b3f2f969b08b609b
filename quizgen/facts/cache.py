"""What was found in an article, kept by content: the same text, read by the same program, is not read again.

A file of the cache is named by a hash of all that its content depends on, so that none is ever out of date: a changed
article, rule or language model leads to another name. Whatever is wrong with a file, it counts as absent. The files are
JSON lines: a head with the order of day and month and a hash of the rest, then the facts, then what was skipped.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from quizgen import codec, files
from quizgen.errors import QuizgenError
from quizgen.language import language_version
from quizgen.model import DateOrder, Fact, Page, Skipped

MOST_FILES = 200
"""More files than these are not kept; the oldest go first. One of a long article takes about half a megabyte."""

PARTS = (
    *("article", "codec", "dates", "facts"),
    *("edtf.py", "errors.py", "files.py", "language.py", "model.py", "names.py"),
)
"""The parts of the package that facts are made by (a test compares them with the imports)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What an article yields: its facts, what was dropped, and the order in which it writes day and month."""

    order: DateOrder
    facts: tuple[Fact, ...]
    skipped: tuple[Skipped, ...]


def file_for(folder: Path, page: Page) -> Path:
    """The file in a cache's folder that holds, or is to hold, what this page yields."""
    parts = (page.title, page.lang, page.revision, page.timestamp, page.url, page.licence, page.wikitext)
    made_by = (_own_code(), language_version(), sys.version_info[:2])
    content = json.dumps((parts, made_by)).encode("ascii")
    return folder / f"{hashlib.sha256(content).hexdigest()[:32]}.jsonl"


@lru_cache(maxsize=1)
def _own_code() -> str:
    """A hash of the source files that facts are made by."""
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for part in PARTS:
        for path in sorted((package / part).rglob("*.py")) or [package / part]:
            content = path.read_bytes()
            digest.update(f"{path.relative_to(package).as_posix()} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def read(path: Path) -> Findings | None:
    """What a file of the cache holds; None where there is none, or a damaged one."""
    try:
        head_line, _, rest = files.read_text(path).partition("\n")
        head = _object(head_line)
        count: Any = head.get("facts")
        order: Any = head.get("order")
        if head.get("sha256") != _digest(rest) or order not in get_args(DateOrder) or type(count) is not int:
            return None
        place = files.shown(path)
        lines = [_object(line) for line in rest.split("\n") if line]
        return Findings(
            order=order,
            facts=tuple(codec.fact_from_json(line, place) for line in lines[:count]),
            skipped=tuple(codec.skipped_from_json(line, place) for line in lines[count:]),
        )
    except (QuizgenError, ValueError, RecursionError):
        return None


def write(path: Path, findings: Findings) -> None:
    """Put what was found into a file of the cache; a cache that cannot be written is done without."""
    rest = _lines((*map(codec.fact_to_json, findings.facts), *map(codec.skipped_to_json, findings.skipped)))
    head = {"order": findings.order, "facts": len(findings.facts), "sha256": _digest(rest)}
    try:
        files.replace(path, (_lines([head]) + rest).encode("utf-8"))
        _forget_old(path.parent)
    except (QuizgenError, OSError):
        return


def _forget_old(folder: Path) -> None:
    kept = sorted(folder.glob("*.jsonl"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[MOST_FILES:]:
        path.unlink(missing_ok=True)


def _lines(objects: Iterable[dict[str, Any]]) -> str:
    return "".join(codec.to_line(value) + "\n" for value in objects)


def _object(line: str) -> dict[str, Any]:
    value = json.loads(line)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
