"""The one place that reads and replaces files, and knows the user's cache and data folders.

Text is UTF-8, with or without a byte order mark. What cannot be read is an `InputError`, what cannot be written an
`OutputError`; both name the file as the user knows it, on one line. A file is replaced as a whole or not at all.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from quizgen.errors import InputError, OutputError

MAX_BYTES = 50 * 1024 * 1024

# How a file that is no text begins -> what it is. RFC and format documents of each name; UTF-32 stands before UTF-16,
# whose mark it begins with.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\xfd7zXZ\x00", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\xff\xfe\x00\x00", "text in UTF-32"),
    (b"\x00\x00\xfe\xff", "text in UTF-32"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
)
_BZIP2 = re.compile(rb"BZh[1-9]1AY&SY")
_UTF8_MARK = b"\xef\xbb\xbf"
# Bytes that running text does not hold: the C0 controls but for tab, line feed, form feed and carriage return; DEL.
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r") + b"\x7f"
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def shown(path: str | Path) -> str:
    """A path as it is put into a message: on one line, with nothing that a terminal cannot show."""
    return _UNPRINTABLE.sub(lambda match: f"\\x{ord(match[0]):02x}", str(path))


def is_file(path: Path) -> bool:
    """Whether there is such a file; whatever the path is (too long, with NUL), this never raises."""
    return os.path.isfile(path)  # noqa: PTH113 - pathlib's raises


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; never raises."""
    return os.path.isdir(path)  # noqa: PTH112 - pathlib's raises


# --- reading --------------------------------------------------------------------------------------------------------


@contextmanager
def reading(place: str) -> Iterator[None]:
    """A block that reads from an open stream, called `place` in messages.

    Raises:
        InputError: the system could not read on.
    """
    try:
        yield
    except FileNotFoundError:
        raise InputError(place, "there is no such file", "look at the spelling and the folder") from None
    except IsADirectoryError:
        raise InputError(place, "is a folder", "give a file in it") from None
    except OSError as error:
        raise InputError(place, f"cannot be read ({error.strerror or error})", "look at the file") from None


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """A file to be read as a stream of bytes, for what need not fit into memory.

    Raises:
        InputError: the file is missing, a folder, or cannot be read, also while the block reads it.
    """
    if "\0" in str(path):
        raise InputError(shown(path), "no file has such a name", "look at the spelling")
    with reading(shown(path)):
        if path.is_dir():  # opening a folder gives another error on each system
            raise IsADirectoryError
        with path.open("rb") as stream:
            yield stream


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """All bytes of a file.

    Raises:
        InputError: the file is missing, a folder, may not be read, or is larger than `max_bytes`.
    """
    with open_bytes(path) as stream:
        return read_stream(stream, shown(path), max_bytes)


def read_stream(stream: BinaryIO, place: str, max_bytes: int = MAX_BYTES) -> bytes:
    """All bytes of an open stream, called `place` in messages; memory stays within `max_bytes`.

    Raises:
        InputError: there are more than `max_bytes`, or the system could not read on.
    """
    with reading(place):
        data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise InputError(place, f"larger than {max_bytes:,} bytes", "give a smaller file")
    return data


def read_text(path: Path, max_bytes: int = MAX_BYTES) -> str:
    """A text file, as `decode` reads it.

    Raises:
        InputError: the file cannot be read (see `read_bytes`) or is no UTF-8 text (see `decode`).
    """
    return decode(read_bytes(path, max_bytes), shown(path))


def decode(data: bytes, place: str) -> str:
    """Text from UTF-8 bytes; a byte order mark is dropped, line ends are left as they are.

    A few control characters, NUL among them, are no fault: articles that were copied about have them.

    Raises:
        InputError: no bytes, a known binary format, over a tenth control characters, or a byte that is no UTF-8
            (told with its offset, counted from 0 in the file).
    """
    if not data:
        raise InputError(place, "the file is empty", "give a file with text in it")
    what = _binary(data)
    if what is not None:
        raise InputError(place, f"is {what}, not UTF-8 text", "give the text itself, saved as UTF-8")
    try:
        return data.removeprefix(_UTF8_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + (len(_UTF8_MARK) if data.startswith(_UTF8_MARK) else 0)
        line = data.count(b"\n", 0, offset) + 1
        fault = f"byte 0x{data[offset]:02X} at offset {offset} (line {line}) is not UTF-8"
        raise InputError(place, fault, "save the file as UTF-8") from None


def _binary(data: bytes) -> str | None:
    """What the bytes are where they are no text, else None."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return what
    if _BZIP2.match(data):
        return "compressed with bzip2"
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return "binary" if controls * 10 > len(data) else None


# --- writing --------------------------------------------------------------------------------------------------------


def replace(path: Path, data: bytes) -> bool:
    """Put `data` into a file as a whole, making its folder first; False where that was there already.

    A link is followed, and the mode of an existing file kept. Whatever goes wrong, a full disk included, leaves what
    stood there before and no other file.

    Raises:
        OutputError: the file cannot be written.
    """
    if "\0" in str(path):
        raise OutputError(shown(path), "no file can have such a name", "choose another name")
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise OutputError(shown(path), "is a folder", "give the name of a file")
        if target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, data)
    except (FileExistsError, NotADirectoryError):
        raise OutputError(shown(path), "a file stands where its folder should be", "choose another folder") from None
    except OSError as error:
        fault = f"cannot be written ({error.strerror or error})"
        raise OutputError(shown(path), fault, "free some space or choose another folder") from None
    return True


def _write(target: Path, data: bytes) -> None:
    """Write beside the target, then move over it: a reader sees the old file or the new one, never a part."""
    beside = target.with_name(f".quizgen-{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def alone_in(folder: Path, seconds: float = 60) -> Iterator[None]:
    """A block that reads and writes files of a folder while no other quizgen runs such a block there.

    The folder is made first, and taken away again where the block fails and leaves it empty. The lock leaves no file
    behind and ends with the process. Where the system locks no folders (Windows, some network drives) there is none.

    Raises:
        OutputError: the folder cannot be made, or another quizgen was at work in it for so many seconds.
    """
    place = shown(folder)
    is_new = not is_folder(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = _locked(folder, time.monotonic() + seconds)
    except (FileExistsError, NotADirectoryError):
        raise OutputError(place, "a file stands where its folder should be", "choose another folder") from None
    except TimeoutError:
        raise OutputError(
            place, "another quizgen is writing there", "run the command again when it has ended"
        ) from None
    except (OSError, ValueError) as error:
        raise OutputError(place, f"the folder cannot be made ({error})", "choose another folder") from None
    try:
        yield
    except BaseException:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise
    finally:
        if handle is not None:
            os.close(handle)


def _locked(folder: Path, until: float) -> int | None:
    """A handle that holds the lock of a folder; None where there is no such thing.

    Raises:
        TimeoutError: somebody else holds it.
    """
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, PermissionError):
        return None
    try:
        while not _is_locked(fcntl.flock, handle, fcntl.LOCK_EX | fcntl.LOCK_NB):
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(0.05)
    except BaseException as error:
        os.close(handle)
        if isinstance(error, OSError) and not isinstance(error, TimeoutError):
            return None
        raise
    return handle


def _is_locked(lock: Callable[[int, int], None], handle: int, how: int) -> bool:
    try:
        lock(handle, how)
    except BlockingIOError:
        return False
    return True


@contextmanager
def making_folder(path: Path) -> Iterator[Path]:
    """A folder for a block to fill; it takes its place at `path` when the block ends well, else it is removed.

    Raises:
        OutputError: something stands at `path`, or the folder cannot be made.
    """
    beside = path.with_name(f".{path.name}-{secrets.token_hex(8)}.tmp")
    if os.path.lexists(path):
        raise OutputError(shown(path), "is there already", "choose another name")
    try:
        with _making(path):
            beside.mkdir(parents=True)
        yield beside
        with _making(path):
            beside.rename(path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _making(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(shown(path), f"cannot be made ({error.strerror or error})", "choose another folder") from None


# --- the user's folders ---------------------------------------------------------------------------------------------


def cache_folder() -> Path:
    """Where results that can be made again are kept; `$QUIZGEN_HOME/cache` where that variable is set."""
    return _user_folder("cache")


def data_folder() -> Path:
    """Where what the user would miss is kept; `$QUIZGEN_HOME/data` where that variable is set."""
    return _user_folder("data")


def _user_folder(which: str) -> Path:
    home = os.environ.get("QUIZGEN_HOME")
    if home:
        return Path(home) / which
    import platformdirs

    if which == "cache":
        return platformdirs.user_cache_path("quizgen", appauthor=False)
    return platformdirs.user_data_path("quizgen", appauthor=False)
