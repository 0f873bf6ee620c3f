"""Calls of the system that fail: one of a run, the first, the second, and so on, until none is left."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, cast

import pytest

from inquit.io import file_lock, file_rights, journal, opened_files, outfile, own_file
from inquit.io.checked_stream import CheckedStream

ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES)
# Questions that are answered with "no" instead are no faults, and what the tests themselves need stays as it is.
ASKED_OF_OS = frozenset("open close fsync replace unlink fchown fchmod stat lstat fstat".split())


class Fault:
    """Lets the call with this number fail; `done` is the name of what failed, None where there are not as many."""

    def __init__(self, number: int) -> None:
        self._left = number
        self._error = ERRORS[number % len(ERRORS)]
        self.done: str | None = None

    def at(self, name: str) -> None:
        """A call is about to be made."""
        self._left -= 1
        if self._left == 0:
            self.done = name
            raise OSError(self._error, os.strerror(self._error))

    def wrapped(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, or the fault in its place; what is closed is closed all the same, as systems do it."""

        def called(*values: Any, **named: Any) -> Any:
            if function is os.close:
                function(*values)
                return self.at(name)
            self.at(name)
            return function(*values, **named)

        return called


class FaultyModule:
    """A module of which some functions may fail."""

    def __init__(self, module: Any, names: frozenset[str], fault: Fault) -> None:
        self._module = module
        self._names = names
        self._fault = fault

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._module, name)
        return self._fault.wrapped(f"{self._module.__name__}.{name}", value) if name in self._names else value


class FaultyStream:
    """A stream of which any call may fail, before it has done anything; closing closes it all the same."""

    def __init__(self, stream: Any, fault: Fault) -> None:
        self._stream = stream
        self._fault = fault

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._stream, name)
        called = name in ("write", "writelines", "read", "flush", "seek", "truncate")
        return self._fault.wrapped(name, value) if called else value

    def __enter__(self) -> FaultyStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._stream.close()
        self._fault.at("close")


def faulty_file(fault: Fault) -> type[io.FileIO]:
    """`io.FileIO`, which may fail."""

    class FaultyFile(io.FileIO):
        def write(self, data: Any, /) -> int:
            fault.at("write")
            return super().write(data)

    return FaultyFile


@contextmanager
def faulty_output_files(fault: Fault) -> Iterator[None]:
    """All that files of results ask of the system may fail."""

    class FaultyIo(FaultyModule):
        FileIO = faulty_file(fault)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outfile, "os", FaultyModule(os, ASKED_OF_OS, fault))
        patch.setattr(outfile, "io", FaultyIo(io, frozenset(), fault))
        patch.setattr(own_file, "os", FaultyModule(os, ASKED_OF_OS, fault))
        patch.setattr(journal, "io", FaultyIo(io, frozenset(), fault))
        patch.setattr(file_rights, "os", FaultyModule(os, ASKED_OF_OS, fault))
        patch.setattr(file_lock, "fcntl", FaultyModule(import_module("fcntl"), frozenset({"flock"}), fault))
        yield


@contextmanager
def faulty_standard_output(fault: Fault) -> Iterator[None]:
    """Every write to standard output may fail."""

    def faulty(below: Any, failed: Any) -> CheckedStream:
        return CheckedStream(cast("Any", FaultyStream(below, fault)), failed)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("inquit.cli.standard_streams.CheckedStream", faulty)
        yield


@contextmanager
def faulty_temporary_files(fault: Fault) -> Iterator[None]:
    """All that the writers of reports and workbooks do with temporary files may fail."""
    import openpyxl.worksheet._writer as sheets

    make = fault.wrapped("TemporaryFile", TemporaryFile)

    def faulty(*how: Any, **named: Any) -> FaultyStream:
        return FaultyStream(make(*how, **named), fault)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("inquit.render.report.report_page.TemporaryFile", faulty)
        patch.setattr(sheets, "create_temporary_file", fault.wrapped("temporary", sheets.create_temporary_file))
        yield


@contextmanager
def faulty_reading(fault: Fault, name: str) -> Iterator[None]:
    """Opening the file of this name, and every read of it, may fail; there is one way to open what a user names."""
    numbers: set[int] = set()

    class FaultyOs(FaultyModule):
        def open(self, file: str, *how: Any) -> int:
            meant = Path(file).name == name
            if meant:
                fault.at("open")
            number = os.open(file, *how)
            if meant:
                numbers.add(number)
            return number

    class FaultyInput(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            fault.at("read")
            return super().read(size)

        def readall(self) -> bytes:
            fault.at("read")
            return super().readall()

        def readinto(self, buffer: Any, /) -> int:
            fault.at("read")
            return super().readinto(buffer)

    def opened(number: int, mode: str) -> Any:
        if number not in numbers:
            return open(number, mode)
        numbers.remove(number)  # the next file may have it
        return io.BufferedReader(FaultyInput(number))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened_files, "os", FaultyOs(os, frozenset(), fault))
        patch.setattr(opened_files, "open", opened, raising=False)
        yield
