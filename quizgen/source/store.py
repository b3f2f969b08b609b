"""What was fetched before, kept on disk: the text of a revision never changes, so that it is fetched once.

For each wiki: how it describes itself, where its titles led when they were last asked for, and revisions by number.
Titles are asked for again in each run (that is the check whether a revision is still the latest), except `offline`.
Whatever is wrong with a file, it counts as absent; one that cannot be written is done without.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from quizgen import files
from quizgen.errors import QuizgenError
from quizgen.source.wiki import Located, Revision, Wiki

Record = TypeVar("Record", Wiki, Located, Revision)


@dataclass(frozen=True, slots=True)
class Store:
    """The store in a folder; None keeps nothing and knows nothing."""

    folder: Path | None

    def api(self, address: str) -> str | None:
        """The address of the API to which the address of a page led."""
        values = self._read("address", address)
        found = values.get("api") if values else None
        return found if isinstance(found, str) else None

    def keep_api(self, address: str, api: str) -> None:
        """Keep where the address of a page led."""
        self._write({"api": api}, "address", address)

    def wiki(self, api: str) -> Wiki | None:
        """The wiki at the address of an API."""
        return _record(Wiki, self._read(api, "wiki"))

    def keep_wiki(self, wiki: Wiki) -> None:
        """Keep how a wiki describes itself."""
        self._write(asdict(wiki), wiki.api, "wiki")

    def located(self, wiki: Wiki, title: str) -> Located | None:
        """Where a title led when it was last asked for."""
        return _record(Located, self._read(wiki.api, "title", title))

    def keep_located(self, wiki: Wiki, title: str, located: Located) -> None:
        """Keep where a title leads; the revision that it led to before is given up."""
        before = self.located(wiki, title)
        if before is not None and before.revision != located.revision:
            self._forget(wiki.api, "revision", str(before.revision))
        self._write(asdict(located), wiki.api, "title", title)

    def revision(self, wiki: Wiki, number: int) -> Revision | None:
        """A revision of a wiki's page."""
        return _record(Revision, self._read(wiki.api, "revision", str(number)))

    def keep_revision(self, wiki: Wiki, revision: Revision) -> None:
        """Keep a revision."""
        self._write(asdict(revision), wiki.api, "revision", str(revision.number))

    def _path(self, *key: str) -> Path | None:
        if self.folder is None:
            return None
        wiki = hashlib.sha256(key[0].encode("utf-8", "replace")).hexdigest()[:16]
        name = hashlib.sha256(json.dumps(key).encode("ascii")).hexdigest()[:32]
        return self.folder / wiki / f"{name}.json"

    def _read(self, *key: str) -> dict[str, Any] | None:
        path = self._path(*key)
        if path is None or not files.is_file(path):
            return None
        try:
            kept = json.loads(files.read_text(path))
            values = kept["values"]
            return values if kept["sha256"] == _digest(values) and isinstance(values, dict) else None
        except (QuizgenError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def _write(self, values: dict[str, Any], *key: str) -> None:
        path = self._path(*key)
        if path is None:
            return
        try:
            files.replace(path, json.dumps({"sha256": _digest(values), "values": values}).encode("ascii"))
        except QuizgenError:
            return

    def _forget(self, *key: str) -> None:
        path = self._path(*key)
        try:
            if path is not None:
                path.unlink(missing_ok=True)
        except OSError:
            return


def _record(kind: type[Record], values: dict[str, Any] | None) -> Record | None:
    """The record with these values; None where they are another version's."""
    if values is None or set(values) != {field.name for field in fields(kind)}:
        return None
    return kind(**values)


def _digest(values: object) -> str:
    return hashlib.sha256(json.dumps(values).encode("ascii")).hexdigest()
