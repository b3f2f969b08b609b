"""What tests/conftest.py adds to pytest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SUITE = """
import pytest

def test_sound(): pass

def test_skipped(): pytest.skip("no judge")

@pytest.mark.skipif(True, reason="no other judge")
def test_marked(): pass

@pytest.mark.xfail(reason="known", strict=True)
def test_expected(): assert False
"""

MODULE = """
import pytest

pytest.skip("no third judge", allow_module_level=True)
"""

STRICT = [
    pytest.param("", "1 passed, 3 skipped, 1 xfailed", id="borne"),
    pytest.param("1", "1 failed, 1 passed, 1 xfailed, 2 errors", id="refused"),
]


@pytest.mark.parametrize(("no_skips", "summary"), STRICT)
def test_skips_fail_where_they_are_refused(tmp_path: Path, root: Path, no_skips: str, summary: str) -> None:
    """With QUIZGEN_NO_SKIPS a skipped test counts as failed, with its reason; an expected failure does not."""
    shutil.copy(root / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_suite.py").write_text(SUITE)
    (tmp_path / "test_module.py").write_text(MODULE)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--continue-on-collection-errors",
        "-p",
        "no:cacheprovider",
        "--rootdir=.",
        ".",
    ]
    environment = {**os.environ, "QUIZGEN_NO_SKIPS": no_skips}
    run = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert summary in run.stdout
    assert "no judge" in run.stdout or not no_skips
