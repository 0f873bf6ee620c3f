"""One bad input never stops the others: each kind of fault, in each format, beside a good file.

A fault is a file that is damaged in some way, or an exception that a reader, a library or the system may raise. After
each the good file must be in the results, and the fault in one sentence.
"""

from __future__ import annotations

import csv
import errno
import io
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from lzma import LZMAError
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pytest
from tests.made_inputs import ARTICLE, MAKERS, archive

import inquit
from inquit.document import Failure
from inquit.io import counting, read_inputs, sandbox
from inquit.io.counting import count_sources
from inquit.io.inputs.all_inputs import INPUT_FORMATS
from inquit.io.item import Item
from inquit.io.opened_files import OpenFile, opened
from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions
from inquit.source import Source

GOOD = "“We won,” said Ann Lee."

# What is done to the bytes of a file of any format.
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "one byte": lambda data: data[:1],
    "cut in half": lambda data: data[: len(data) // 2],
    "cut at the end": lambda data: data[:-7],
    "begins late": lambda data: data[5:],
    "zeros": lambda data: bytes(len(data)),
    "half zeros": lambda data: data[: len(data) // 2] + bytes(len(data) // 2),
    "bits turned": lambda data: bytes(byte ^ (8 if at % 97 == 0 else 0) for at, byte in enumerate(data)),
    "high bytes": lambda data: data[:4] + b"\xff\xfe\x80" * 100 + data[4:],
    "twice": lambda data: data + data,
    "backwards": lambda data: data[::-1],
}

# What is raised where nobody thought of it; what a file, a disk or a server can cause is no fault of inquit's own.
RAISED: dict[str, Exception] = {
    "memory": MemoryError(),
    "recursion": RecursionError("maximum recursion depth exceeded"),
    "decoding": UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    "encoding": UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"),
    "deflate": zlib.error("Error -3 while decompressing data: invalid block type"),
    "xz": LZMAError("Corrupt input data"),
    "struct": struct.error("unpack requires a buffer of 4 bytes"),
    "overflow": OverflowError("Python int too large to convert to C long"),
    "end of file": EOFError(),
    "zip": BadZipFile("Bad CRC-32"),
    "csv": csv.Error("line contains NUL"),
    "disk": OSError(errno.EIO, "Input/output error"),
    "stale": OSError(errno.ESTALE, "Stale file handle"),
    "library": OSError("cannot identify it"),
    "vanished": FileNotFoundError(errno.ENOENT, "No such file or directory"),
    "forbidden": PermissionError(errno.EACCES, "Permission denied"),
    "late": TimeoutError(),
}
OURS: dict[str, Exception] = {
    "key": KeyError("x"),
    "index": IndexError("tuple index out of range"),
    "type": TypeError("no such thing"),
    "value": ValueError("several\nlines of it"),
    "assertion": AssertionError(),
}


def _beside_good(folder: Path) -> list[Failure]:
    """What failed of a folder; the good file is in the results, whether the folder is named or the files."""
    (folder / "zz-good.txt").write_text(GOOD)
    failures: list[Failure] = []
    for names in ([str(folder)], sorted(map(str, folder.iterdir()))):
        assert count_sources(names) >= 1
        found = list(read_sources(names, io.BytesIO()))
        assert isinstance(found[-1], Source)
        assert found[-1].text == GOOD
        failures = [one for one in found if isinstance(one, Failure)]
        assert all(_is_a_sentence(failure.error) for failure in failures)
    return failures


def _is_a_sentence(error: str) -> bool:
    return "\n" not in error and "Traceback" not in error


@pytest.mark.parametrize("ending", MAKERS)
def test_damaged_files(tmp_path: Path, ending: str) -> None:
    for damage, done in DAMAGE.items():
        (tmp_path / f"{damage}.{ending}").write_bytes(done(MAKERS[ending](ARTICLE)))

    failures = _beside_good(tmp_path)

    assert not [failure for failure in failures if "please report" in failure.error]


def _raising(error: Exception) -> Callable[..., Iterator[Source]]:
    def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
        item.stream.read(10)
        raise error
        yield  # makes it a generator, as the readers are

    return parse


def _counting(error: Exception) -> Callable[[Item], int]:
    def count(item: Item) -> int:
        raise error

    return count


@pytest.mark.parametrize("kind", [*RAISED, *OURS])
@pytest.mark.parametrize("name", [one.name for one in INPUT_FORMATS.values() if one.parse is not None])
def test_an_exception_in_a_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str) -> None:
    error = (RAISED | OURS)[kind]
    format_ = INPUT_FORMATS[name]
    count = None if format_.count is None else _counting(error)
    broken = replace(format_, parse=_raising(error), count=count, sandboxed=False, libraries=())
    monkeypatch.setitem(INPUT_FORMATS, name, broken)
    for module in (read_inputs, counting):  # which know it by its name, or by its content
        if hasattr(module, "sniff"):
            monkeypatch.setattr(module, "sniff", lambda item, options: broken if "bad" in item.name else _text())
        if hasattr(module, "format_of_name"):
            monkeypatch.setattr(module, "format_of_name", lambda path: broken if "bad" in path else None)
    ending = next(iter(format_.suffixes), ".txt")  # chats have none of their own
    (tmp_path / f"bad{ending}").write_bytes(b"x")

    (failure,) = _beside_good(tmp_path)

    assert failure.error.startswith(str(tmp_path / "bad"))
    assert ("please report this" in failure.error) == (kind in OURS)


_TEXT = INPUT_FORMATS["text"]


def _text() -> object:
    return replace(_TEXT)


@pytest.mark.parametrize("kind", RAISED)
@pytest.mark.parametrize("name", [one.name for one in INPUT_FORMATS.values() if one.sandboxed])
def test_an_exception_in_the_process_that_reads(monkeypatch: pytest.MonkeyPatch, name: str, kind: str) -> None:
    broken = replace(INPUT_FORMATS[name], parse=_raising(RAISED[kind]), libraries=())
    monkeypatch.setitem(INPUT_FORMATS, name, broken)
    sent: list[object] = []

    sandbox._answer(sent.append, sandbox.SandboxRequest(name, "bad", ReadOptions(), data=b"x"))

    assert isinstance(sent[-1], inquit.InputError)
    assert str(sent[-1]).startswith("bad: ")
    assert _is_a_sentence(str(sent[-1]))


@pytest.mark.parametrize("kind", RAISED)
@pytest.mark.parametrize("where", ["opened", "sniff", "folder_files", "members_of"])
def test_an_exception_before_a_reader_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, kind: str
) -> None:
    """A file goes away, or its folder, between being listed and being read."""
    ending = {"folder_files": "", "members_of": ".zip"}.get(where, ".txt")
    bad = tmp_path / f"bad{ending}"
    if ending:
        bad.write_bytes(archive({"a.txt": b"x"}))
    else:
        bad.mkdir()
    real = getattr(read_inputs, where)

    def failing(about: object, *rest: object, **more: object) -> object:
        name = about.name if isinstance(about, Item) else about
        if isinstance(about, ZipFile) or "bad" in str(name):
            raise RAISED[kind]
        return real(about, *rest, **more)

    monkeypatch.setattr(read_inputs, where, failing)
    monkeypatch.setattr(counting, where, failing, raising=False)
    (tmp_path / "good.txt").write_text(GOOD)

    assert count_sources([str(bad), str(tmp_path / "good.txt")]) == 2
    failure, good = read_sources([str(bad), str(tmp_path / "good.txt")], io.BytesIO())

    assert isinstance(failure, Failure)
    assert "please report" not in failure.error
    assert isinstance(good, Source)


class _Failing(io.RawIOBase):
    """Some bytes of a file, and then the disk fails."""

    def __init__(self, data: bytes, error: Exception) -> None:
        self._data = data
        self._error = error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io wants any buffer; only this comes
        if not self._data:
            raise self._error
        part, self._data = self._data[: len(buffer)], self._data[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


@pytest.mark.parametrize("kind", ["disk", "library", "late", "memory", "end of file"])
@pytest.mark.parametrize("ending", MAKERS)
@pytest.mark.parametrize("read", [0, 100], ids=["at once", "later"])
def test_a_disk_that_fails_while_a_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: int, ending: str, kind: str
) -> None:
    real = opened
    data = MAKERS[ending](ARTICLE)[:read]

    class Opened:
        """In place of an open file."""

        def __init__(self, name: str, **how: bool) -> None:
            self._real = None if "bad" in name else real(name, **how)

        def __enter__(self) -> OpenFile:
            if self._real is not None:
                return self._real.__enter__()
            return OpenFile(io.BufferedReader(_Failing(data, RAISED[kind])), None)

        def __exit__(self, *error: object) -> None:
            if self._real is not None:
                self._real.__exit__(None, None, None)

    monkeypatch.setattr(read_inputs, "opened", Opened)
    names = [str(tmp_path / f"bad.{ending}"), str(tmp_path / "good.txt")]
    for name in names:
        Path(name).write_text(GOOD)

    failure, good = read_sources(names, io.BytesIO())

    assert isinstance(failure, Failure)
    assert "please report" not in failure.error
    assert isinstance(good, Source)


def _changed(data: bytes, sign: bytes, offset: int, value: bytes) -> bytes:
    """An archive with some bytes replaced behind the sign of a record."""
    at = data.index(sign) + offset
    return data[:at] + value + data[at + len(value) :]


_LISTED, _END = b"PK\x01\x02", b"PK\x05\x06"
_ZIP = archive({"a.txt": b"x"})
ARCHIVES: dict[str, bytes] = {
    "names that are none": archive(dict.fromkeys((".\\", "..\\", "\\", ".", "..", "/", "\\\\", "a\\"), b"x")),
    "names that lead out": archive(dict.fromkeys(("/a.txt", "../a.txt", "..\\a.txt", "C:\\a.txt", "C:a.txt"), b"x")),
    "control characters": archive({"a\x01\x1b[31m\n.txt": b"x"}),
    "a name of 60,000 letters": archive({"é" * 30_000 + ".txt": b"x"}),
    "one in another in another": archive({"a.zip": archive({"a.zip": archive({"a.zip": _ZIP})})}),
    "a password": _changed(_ZIP, _LISTED, 8, b"\x01"),
    "an unknown way of packing": _changed(_ZIP, _LISTED, 10, b"\x63"),
    "a later version": _changed(_ZIP, _LISTED, 6, b"\xc8"),
    "a size that lies": _changed(_ZIP, _LISTED, 20, b"\xff" * 8),
    "ZIP64 without its record": _changed(_ZIP, _END, 8, b"\xff" * 12),
    "a list elsewhere": _changed(_ZIP, _END, 16, b"\xf0\xff\xff\x7f"),
    "a name that is no UTF-8": _changed(_changed(_ZIP, _LISTED, 9, b"\x08"), _LISTED, 46, b"\xff"),
    "a name that ends at once": _changed(_ZIP, _LISTED, 46, b"\0"),
    "an extra field that lies": _changed(_ZIP, _LISTED, 30, b"\xff\xff"),
    "another name inside": _ZIP.replace(b"a.txt", b"b.txt", 1),
    "a date that is none": _changed(_ZIP, _LISTED, 12, b"\xff\xff\xff\xff"),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_a_strange_archive(tmp_path: Path, kind: str) -> None:
    (tmp_path / "bad.zip").write_bytes(ARCHIVES[kind])

    failures = _beside_good(tmp_path)

    assert not [failure for failure in failures if "please report" in failure.error]


def test_members_of_one_name_are_all_read(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("a.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("a.txt", "two")

    found = list(read_sources([str(tmp_path / "a.zip")], io.BytesIO()))

    assert [one.text for one in found if isinstance(one, Source)] == ["one", "two"]


NAMES = [
    "x" * 300,
    "x/" * 3_000,
    "a\0b",
    "\ud800",
    "\udcff",
    "",
    " ",
    "\n",
    "[",
    "[!",
    "**/*",
    "/**/x",
    "~",
    "nul",
    "-x",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_that_leads_nowhere(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    monkeypatch.chdir(tmp_path)
    names = [name, "good.txt", name]

    assert count_sources(names) == 3
    failure, good, _ = read_sources(names, io.BytesIO())

    assert isinstance(failure, Failure)
    assert "please report" not in failure.error
    assert isinstance(good, Source)
    assert [one.id for one in inquit.read(names)] == [name, "good.txt"]


def test_a_folder_that_became_a_file_and_a_file_that_became_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "was-folder.txt").write_text("x")
    (tmp_path / "was-file.txt").mkdir()
    (tmp_path / "z.txt").write_text(GOOD)
    is_folder = os.path.isdir
    monkeypatch.setattr(os.path, "isdir", lambda name: "was-folder" in str(name) or is_folder(name))
    names = [str(tmp_path / name) for name in ("was-folder.txt", "was-file.txt", "z.txt")]

    assert count_sources(names) == 3
    first, second, good = read_sources(names, io.BytesIO())

    assert isinstance(first, Failure)
    assert isinstance(second, Failure)
    assert isinstance(good, Source)
