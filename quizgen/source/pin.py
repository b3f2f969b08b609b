"""Pinning an article: its wikitext in a file, and beside it the sidecar that says where the text is from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from quizgen import files
from quizgen.model import Page
from quizgen.names import fold
from quizgen.source.sidecar import read_sidecar, sidecar_text

SUFFIX = ".wikitext"
_LONGEST = 160  # bytes; file systems take 255
# Names that Windows keeps for devices, whatever their suffix.
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """An article's file, what became of it, and the revision that was there before."""

    path: Path
    state: Literal["new", "unchanged", "updated"]
    before: int | None = None


def slug(title: str) -> str:
    """A title as the name of a file: "leon-trotsky"; empty where nothing of it is left."""
    name = (
        fold(title).replace(" ", "-").replace("_", "-").encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").strip("-")
    )
    return f"{name}-article" if is_reserved(name) else name


def is_reserved(name: str) -> bool:
    """Whether a system keeps this name of a file or folder for itself."""
    return bool(_DEVICES.fullmatch(name))


def pin(page: Page, folder: Path) -> Pinned:
    """Write a page into a folder, under a name made from its title; one of another title there keeps its own.

    Raises:
        InputError, FaultsError: the sidecar there cannot be read, and so is not replaced.
        OutputError: a file cannot be written.
    """
    name = slug(page.title)
    path = folder / f"{name}{SUFFIX}"
    if not name or _is_taken(page, path):
        # the same page takes the same name in every run, whatever else stands there
        name += ("-" if name else "") + hashlib.sha256(f"{page.lang}:{page.title}".encode()).hexdigest()[:8]
        path = folder / f"{name}{SUFFIX}"
    return pin_to(page, path)


def pin_to(page: Page, path: Path) -> Pinned:
    """Write a page into a file and its sidecar beside it; an unchanged revision is left as it stands.

    A new text comes after its sidecar, a changed one before it: whenever it is interrupted, the sidecar names a title
    and, where there is a text, a revision that is not the latest, so that the next run mends it.

    Raises:
        InputError, FaultsError: the sidecar there cannot be read, and so is not replaced.
        OutputError: a file cannot be written.
    """
    there, _ = read_sidecar(path)
    before = there.get("revision")
    is_there = files.is_file(path) and path.stat().st_size > 0
    same = is_there and page.revision is not None and there.get("title") == page.title and before == page.revision
    if not same:
        parts = [(path, page.wikitext), (path.with_suffix(".yaml"), sidecar_text(page))]
        ordered = parts if is_there else reversed(parts)
        written = [files.replace(part, content.encode("utf-8")) for part, content in ordered]
        same = not any(written)
    state: Literal["new", "unchanged", "updated"] = "unchanged" if same else "updated" if is_there else "new"
    return Pinned(path=path, state=state, before=before)


def _is_taken(page: Page, path: Path) -> bool:
    """Whether a file is no earlier version of this page; one without a sidecar is the user's own."""
    values, _ = read_sidecar(path)
    is_of = values.get("title") == page.title and values.get("lang", "en") == page.lang
    return not is_of and (bool(values) or files.is_file(path))
