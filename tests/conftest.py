"""Fixtures that every test module may use."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quizgen.model import Evidence, Question

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


@pytest.fixture(scope="session")
def make_question() -> Callable[..., Question]:
    """An invented, sound question, with the fields that a test names put in place of its own."""
    sentence = "The lighthouse at Varne Point opened on 4 May 1902, and Ida Marsh kept it."
    evidence = Evidence(
        title="Varne Point",
        lang="en",
        revision=812,
        timestamp="2024-09-01T12:00:00Z",
        url="https://en.wikipedia.org/wiki/Varne_Point",
        licence="CC BY-SA 4.0",
        section=("History", "Early years"),
        sentence=sentence,
        start=120,
        end=120 + len(sentence),
    )
    question = Question(
        id="aaaaaaaaaaaa",
        form="basic",
        fact_kind="event",
        template="event/when",
        asks="date",
        facts=("lighthouse opened point varne#1",),
        context="Varne Point · History",
        prompt="When did the lighthouse at Varne Point open?",
        answer="4 May 1902",
        section=evidence.section,
        evidence=evidence,
    )

    def made(**fields: Any) -> Question:
        return replace(question, **fields)

    return made
