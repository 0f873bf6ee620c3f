"""A process of its own for formats that libraries take apart: a file can cost time and memory there, and no more.

No check of a file's contents can tell how long a library will be at it. So the library works in a process that is
bounded in memory, and that is killed when its time is over; the next file gets a new one.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from inquit.document import Document, Failure
from inquit.errors import InputError, said_by
from inquit.helper_process import HelperProcess, Receive, Send
from inquit.io.input_faults import is_of_system, said_of
from inquit.io.inputs.all_inputs import INPUT_FORMATS
from inquit.io.inputs.whole_rows import TableHead, WholeRow, WholeTable
from inquit.io.item import ALL_ROWS, Item, RowRange
from inquit.io.limits import MAX_MEMORY, seconds_for, size_of
from inquit.io.opened_files import opened
from inquit.io.read_options import ReadOptions, reason
from inquit.source import Found, Source
from inquit.time_limits import LONGEST_WAIT, in_words

__all__ = ["Sandbox", "SandboxRequest", "parse_here"]

# How long the process may take to start and to load a library; a cold disk takes seconds.
_START = 60.0


@dataclass(frozen=True, slots=True)
class SandboxRequest:
    """One file to read.

    format, name: its format, and what it is called in messages.
    file: where its bytes are; None where they are in `data`.
    charset: the encoding that its server says it has.
    only_count: say how many texts it holds, and no more.
    whole_rows: give the rows of a table with all their cells instead of texts.
    rows: those that are read, of a table.
    """

    format: str
    name: str
    options: ReadOptions
    file: str | None = None
    data: bytes = b""
    charset: str | None = None
    only_count: bool = False
    whole_rows: bool = False
    rows: RowRange = ALL_ROWS

    @property
    def size(self) -> int:
        """Of the file, in bytes."""
        return len(self.data) if self.file is None else os.stat(self.file).st_size


@dataclass(frozen=True, slots=True)
class _Limit:
    """How long the library may be at a file, or at one text of a table, and what to do about one that takes longer."""

    seconds: float
    advice: str

    @classmethod
    def of(cls, request: SandboxRequest) -> _Limit:
        usual, most = seconds_for(request.size), request.options.max_seconds
        if most is not None and most < usual:
            return cls(most, "allow more, or split it")
        return cls(usual, "save it anew, or as plain text")


class _End:
    """All of a file is read."""


class _Loaded:
    """The library is loaded, and the time for the file begins."""


_Answer = int | Found | TableHead | WholeRow | InputError | _Loaded | _End


class Sandbox(AbstractContextManager["Sandbox"]):
    """The handle of the process, which is started when it is needed; a context manager, which ends it."""

    def __init__(self) -> None:
        self._process: HelperProcess | None = None

    def __exit__(self, *raised: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The number of the process, where one runs."""
        return None if self._process is None else self._process.pid

    def close(self) -> None:
        """End the process, whatever it is at."""
        if self._process is not None:
            self._process.kill()
            self._process.close()
            self._process = None

    def read(self, request: SandboxRequest) -> Iterator[Found]:
        """The texts of a file. The time that the caller takes over one does not count.

        Raises:
            InputError: it cannot be read, or not within its bounds.
        """
        for answer in self._answers(request):
            if isinstance(answer, Source | Document | Failure):
                yield answer

    def rows(self, request: SandboxRequest) -> WholeTable:
        """The rows of a table with all their cells.

        Raises:
            InputError: it cannot be read, or not within its bounds.
        """
        for answer in self._answers(replace(request, whole_rows=True)):
            if isinstance(answer, TableHead | WholeRow):
                yield answer

    def count(self, request: SandboxRequest) -> int:
        """How many texts a table holds.

        Raises:
            InputError: it cannot be read, or not within its bounds.
        """
        return sum(answer for answer in self._answers(replace(request, only_count=True)) if isinstance(answer, int))

    def _answers(self, request: SandboxRequest) -> Iterator[_Answer]:
        try:
            limit = _Limit.of(request)
        except OSError as error:
            raise InputError(f"{request.name}: cannot be read ({reason(error)})") from error
        whole = False
        process = self._running()
        try:
            process.send(request)
            answer = _first(process, request)
            while not isinstance(answer, _End):
                if isinstance(answer, InputError):
                    whole = True
                    raise answer
                yield answer
                answer = _next(process, request, limit)
            whole = True
        finally:
            if not whole:  # it would go on sending what nobody wants
                self.close()

    def _running(self) -> HelperProcess:
        if self._process is None or not self._process.alive:
            self.close()
            self._process = HelperProcess(_serve)
        return self._process


def _first(process: HelperProcess, request: SandboxRequest) -> _Answer:
    """That the library is loaded, or cannot be; where the process ends before, the file is not to blame."""
    return _received(
        process,
        _START,
        ended=f"{request.name}: no process to read it in can be started; see that there is memory for one",
        late=f"{request.name}: a process to read it in did not start within {_START:.0f} seconds",
    )


def _next(process: HelperProcess, request: SandboxRequest, limit: _Limit) -> _Answer:
    return _received(
        process,
        limit.seconds,
        ended=f"{request.name}: the process that read it ended; it is damaged, or needs more than "
        f"{size_of(MAX_MEMORY)} of memory",
        late=f"{request.name}: not read within {in_words(limit.seconds)}, so it is given up; {limit.advice}",
    )


def _received(process: HelperProcess, seconds: float, *, ended: str, late: str) -> _Answer:
    try:
        if process.answers.poll(min(seconds, LONGEST_WAIT)):
            answer: _Answer = process.answers.recv()
            return answer
    except (EOFError, OSError) as error:
        raise InputError(ended) from error
    raise InputError(late)


def parse_here(request: SandboxRequest) -> Iterator[_Answer]:
    """The same in this process, without bounds on time and memory.

    Raises:
        InputError: it cannot be read.
    """
    format_ = INPUT_FORMATS[request.format]
    parse = format_.load(request.name)
    yield _Loaded()
    try:
        with _bytes_of(request) as stream:
            item = Item(request.name, stream, file=request.file, charset=request.charset, rows=request.rows)
            if request.only_count and format_.count is not None:
                yield format_.count(item)
            elif request.whole_rows and format_.rows is not None:
                yield from format_.rows(item, request.options)
            else:
                yield from parse(item, request.options)
    except (InputError, MemoryError):
        raise
    except Exception as error:  # libraries raise whatever they stumble over in a damaged file
        if is_of_system(error) or isinstance(error, RecursionError):
            raise InputError(said_of(request.name, error)) from error
        what = said_by(error)
        raise InputError(f"{request.name}: a damaged {request.format} file ({what}); get it anew") from error


@contextmanager
def _bytes_of(request: SandboxRequest) -> Iterator[BinaryIO]:
    if request.file is None:
        yield BytesIO(request.data)
    else:
        with opened(request.file) as file:
            yield file.stream


def _serve(receive: Receive, send: Send) -> None:
    """What runs in the process: read one file after the other, until the parent is gone."""
    # Libraries say in these ways what is wrong with a file; the user gets one sentence.
    logging.disable()
    warnings.simplefilter("ignore")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    _bound_memory()
    while True:
        _answer(send, receive())


def _answer(send: Send, request: SandboxRequest) -> None:
    try:
        for answer in parse_here(request):
            send(answer)
        send(_End())
    except InputError as error:
        send(type(error)(str(error)))  # without its cause, which it may not be possible to send
    except MemoryError:
        send(InputError(f"{request.name}: needs more than {size_of(MAX_MEMORY)} of memory; split it"))


def _bound_memory() -> None:
    """Where the system can do that: what is over the bound is refused, and becomes a `MemoryError`."""
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    bound = MAX_MEMORY if most == resource.RLIM_INFINITY else min(MAX_MEMORY, most)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (bound, most))
