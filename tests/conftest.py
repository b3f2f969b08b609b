"""Fixtures that every test module may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared articles and labels; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("QUIZGEN_SHARED", ROOT.parent / "shared"))
    if not (folder / "articles").is_dir():
        pytest.skip(f"no shared articles in {folder} (set QUIZGEN_SHARED)")
    return folder
