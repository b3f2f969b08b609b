"""Reading and replacing files."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import files
from quizgen.errors import InputError, OutputError

# --- reading --------------------------------------------------------------------------------------------------------

READABLE = [
    pytest.param(b"plain", "plain", id="ASCII"),
    pytest.param("Zoë – “ok”".encode(), "Zoë – “ok”", id="UTF-8"),
    pytest.param(b"\xef\xbb\xbfmarked", "marked", id="byte order mark dropped"),
    pytest.param(b"a\r\nb\n", "a\r\nb\n", id="line ends kept"),
    pytest.param(b"twelve bytes\x00 of text", "twelve bytes\x00 of text", id="a NUL in a text"),
    pytest.param(b"BZh is no magic number by itself", "BZh is no magic number by itself", id="BZh"),
]


@pytest.mark.parametrize(("data", "text"), READABLE)
def test_text_is_read(tmp_path: Path, data: bytes, text: str) -> None:
    """UTF-8 text is read as it stands, without its byte order mark."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert files.read_text(path) == text


UNREADABLE = [
    pytest.param(b"", "the file is empty", id="empty"),
    pytest.param(b"one\ncaf\xe9", "byte 0xE9 at offset 7 (line 2) is not UTF-8", id="Latin-1"),
    pytest.param(b"\xef\xbb\xbfcaf\xe9", "byte 0xE9 at offset 6 (line 1) is not UTF-8", id="Latin-1 after a mark"),
    pytest.param(b"cut \xe2\x80", "byte 0xE2 at offset 4 (line 1) is not UTF-8", id="cut in a character"),
    pytest.param(b"%PDF-1.7 text", "is a PDF document, not UTF-8 text", id="PDF"),
    pytest.param(b"PK\x03\x04 text", "is a zip archive or office document, not UTF-8 text", id="zip"),
    pytest.param(b"BZh91AY&SY text", "is compressed with bzip2, not UTF-8 text", id="bzip2"),
    pytest.param("Zoë".encode("utf-16"), "is text in UTF-16, not UTF-8 text", id="UTF-16 with a mark"),
    pytest.param("Zoe".encode("utf-16-le"), "is binary, not UTF-8 text", id="UTF-16 without a mark"),
    pytest.param("Zoë".encode("utf-32"), "is text in UTF-32, not UTF-8 text", id="UTF-32"),
    pytest.param(b"\x01" * 11 + b"x" * 89, "is binary, not UTF-8 text", id="over a tenth control characters"),
    pytest.param(b"x" * 2001, "larger than 2,000 bytes", id="too large"),
]


@pytest.mark.parametrize(("data", "fault"), UNREADABLE)
def test_what_is_no_text_is_told(tmp_path: Path, data: bytes, fault: str) -> None:
    """A file that is no UTF-8 text is refused with its place, the fault and a remedy, on one line."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        files.read_text(path, max_bytes=2000)
    assert (caught.value.place, caught.value.fault) == (str(path), fault)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_a_tenth_control_characters_is_still_text() -> None:
    """Up to a tenth of control characters is borne."""
    assert files.decode(b"\x01" * 10 + b"x" * 90, "a").endswith("x")


UNOPENABLE = [
    pytest.param("missing.txt", "there is no such file", id="missing"),
    pytest.param("folder", "is a folder", id="folder"),
    pytest.param("file/below", "cannot be read (Not a directory)", id="below a file"),
    pytest.param("x" * 300, "cannot be read (File name too long)", id="too long a name"),
    pytest.param("a\0b", "no file has such a name", id="NUL in the name"),
]


@pytest.mark.parametrize(("name", "fault"), UNOPENABLE)
def test_what_cannot_be_opened_is_told(tmp_path: Path, name: str, fault: str) -> None:
    """A path that leads to no readable file is an `InputError`."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(InputError) as caught:
        files.read_bytes(tmp_path / name)
    assert caught.value.fault == fault


def test_a_stream_that_cannot_be_read_is_told() -> None:
    """A failing read of an open stream is an `InputError` too."""

    class Broken(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(InputError, match=r"standard input: cannot be read \(Input/output error\)"):
        files.read_stream(Broken(), "standard input")


def test_a_path_is_shown_on_one_line() -> None:
    """Line breaks and undecodable bytes of a file name are escaped in messages."""
    assert files.shown("a\nb\udc80é") == "a\\x0ab\\xdc80é"


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    """Decoding either gives the text that the bytes encode or raises an `InputError`."""
    try:
        text = files.decode(data, "a")
    except InputError:
        return
    assert text.encode() == data.removeprefix(b"\xef\xbb\xbf")


# --- writing --------------------------------------------------------------------------------------------------------


def test_a_file_is_made_with_its_folders(tmp_path: Path) -> None:
    """Missing parents are created, and the mode is what the umask says."""
    path = tmp_path / "a" / "b" / "c.txt"
    before = os.umask(0o027)
    try:
        assert files.replace(path, b"new")
    finally:
        os.umask(before)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(path.parent) == ["c.txt"]


def test_a_file_is_replaced_with_its_mode(tmp_path: Path) -> None:
    """The new content stands under the old mode."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o604)
    assert files.replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_unchanged_content_is_not_written(tmp_path: Path) -> None:
    """Content that is there already leaves the very file alone."""
    path = tmp_path / "a.txt"
    files.replace(path, b"same")
    before = path.stat()
    assert not files.replace(path, b"same")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_link_is_followed(tmp_path: Path) -> None:
    """Writing to a link writes the file that it leads to."""
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    files.replace(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


UNWRITABLE = [
    pytest.param("file/below.txt", "a file stands where its folder should be", id="parent is a file"),
    pytest.param("file/deep/below.txt", "a file stands where its folder should be", id="grandparent is a file"),
    pytest.param("folder", "is a folder", id="folder"),
    pytest.param("x" * 300, "cannot be written (File name too long)", id="too long a name"),
    pytest.param("a\0b", "no file can have such a name", id="NUL in the name"),
]


@pytest.mark.parametrize(("name", "fault"), UNWRITABLE)
def test_what_cannot_be_written_is_told(tmp_path: Path, name: str, fault: str) -> None:
    """A place that takes no file is an `OutputError` and stays as it was."""
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError) as caught:
        files.replace(tmp_path / name, b"new")
    assert caught.value.fault == fault
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"x"


FULL_DISK = """
import resource, sys
from pathlib import Path
from quizgen import files
from quizgen.errors import OutputError
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    files.replace(Path(sys.argv[1]), b"x" * 100_000)
except OutputError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """A write that fails midway leaves the old content and no other file."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    run = subprocess.run([sys.executable, "-c", FULL_DISK, path], capture_output=True, text=True, check=True)
    expected = f"{path}: cannot be written (File too large); free some space or choose another folder\n"
    assert (run.stdout, run.stderr) == (expected, "")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of a write leaves the old content and no other file."""

    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


# --- the user's folders ---------------------------------------------------------------------------------------------


def test_home_overrides_the_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """`QUIZGEN_HOME` holds both folders where it is set."""
    monkeypatch.setenv("QUIZGEN_HOME", "/somewhere")
    assert files.cache_folder() == Path("/somewhere/cache")
    assert files.data_folder() == Path("/somewhere/data")


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG variables count on Linux only")
def test_the_folders_are_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `QUIZGEN_HOME` the system's own folders for a user are taken."""
    monkeypatch.delenv("QUIZGEN_HOME", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/c")
    monkeypatch.setenv("XDG_DATA_HOME", "/d")
    assert (files.cache_folder(), files.data_folder()) == (Path("/c/quizgen"), Path("/d/quizgen"))
