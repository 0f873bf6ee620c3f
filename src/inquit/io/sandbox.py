"""A process of its own for formats that libraries take apart: a file can cost time and memory there, and no more.

No check of a file's contents can tell how long a library will be at it. So the library works in a process that is
bounded in memory, and that is killed when its time is over; the next file gets a new one.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType

from inquit.document import Failure
from inquit.errors import InputError
from inquit.interrupts import interrupts_blocked
from inquit.io.inputs.all_inputs import INPUT_FORMATS
from inquit.io.item import Item
from inquit.io.limits import MAX_MEMORY, seconds_for, size_of
from inquit.io.read_options import ReadOptions, reason
from inquit.source import Source

__all__ = ["Sandbox", "SandboxRequest", "parse_here"]

# How long the process may take to start and to load a library; a cold disk takes seconds.
_START = 60.0


@dataclass(frozen=True, slots=True)
class SandboxRequest:
    """One file to read: its format and name, and where its bytes are."""

    format: str
    name: str
    options: ReadOptions
    file: str | None = None
    data: bytes = b""
    charset: str | None = None
    only_count: bool = False

    @property
    def size(self) -> int:
        """Of the file, in bytes."""
        return len(self.data) if self.file is None else os.stat(self.file).st_size


class _End:
    """All of a file is read."""


class _Loaded:
    """The library is loaded, and the time for the file begins."""


_Answer = int | Source | Failure | InputError | _Loaded | _End


class Sandbox:
    """The handle of the process, which is started when it is needed; a context manager, which ends it."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._pipe: Connection

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The number of the process, where one runs."""
        return None if self._process is None else self._process.pid

    def close(self) -> None:
        """End the process, whatever it is at."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None
            self._pipe.close()

    def read(self, request: SandboxRequest) -> Iterator[Source | Failure]:
        """The texts of a file. The time that the caller takes over one does not count.

        Raises:
            InputError: it cannot be read, or not within its bounds.
        """
        for answer in self._answers(request):
            if isinstance(answer, Source | Failure):
                yield answer

    def count(self, request: SandboxRequest) -> int:
        """How many texts a table holds.

        Raises:
            InputError: it cannot be read, or not within its bounds.
        """
        return sum(answer for answer in self._answers(replace(request, only_count=True)) if isinstance(answer, int))

    def _answers(self, request: SandboxRequest) -> Iterator[_Answer]:
        try:
            seconds = seconds_for(request.size)
        except OSError as error:
            raise InputError(f"{request.name}: cannot be read ({reason(error)})") from error
        whole = False
        try:
            self._send(request)
            answer = self._first(request)
            while not isinstance(answer, _End):
                if isinstance(answer, InputError):
                    whole = True
                    raise answer
                yield answer
                answer = self._receive(request, seconds)
            whole = True
        finally:
            if not whole:  # it would go on sending what nobody wants
                self.close()

    def _send(self, request: SandboxRequest) -> None:
        if self._process is None or not self._process.is_alive():
            self.close()
            self._start()
        with suppress(OSError):  # it has died, which receiving tells
            self._pipe.send(request)

    def _start(self) -> None:
        from multiprocessing import get_context  # takes time that other formats need not spend

        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with interrupts_blocked():
            self._process.start()
        theirs.close()

    def _first(self, request: SandboxRequest) -> _Answer:
        """That the library is loaded, or cannot be; where the process ends before, the file is not to blame."""
        try:
            if self._pipe.poll(_START):
                answer: _Answer = self._pipe.recv()
                return answer
        except (EOFError, OSError) as error:
            raise InputError(
                f"{request.name}: no process to read it in can be started; see that there is memory for one, and in a "
                'script, that it starts its work under `if __name__ == "__main__":`'
            ) from error
        raise InputError(f"{request.name}: a process to read it in did not start within {_START:.0f} seconds")

    def _receive(self, request: SandboxRequest, seconds: float) -> _Answer:
        try:
            if self._pipe.poll(seconds):
                answer: _Answer = self._pipe.recv()
                return answer
        except (EOFError, OSError) as error:
            raise InputError(
                f"{request.name}: the process that read it ended; it is damaged, or needs more than "
                f"{size_of(MAX_MEMORY)} of memory"
            ) from error
        raise InputError(
            f"{request.name}: not read within {seconds:.0f} seconds, so it is given up; save it anew, or as plain text"
        )


def parse_here(request: SandboxRequest) -> Iterator[_Answer]:
    """The same in this process, without bounds on time and memory.

    Raises:
        InputError: it cannot be read.
    """
    format_ = INPUT_FORMATS[request.format]
    parse = format_.load(request.name)
    yield _Loaded()
    try:
        with BytesIO(request.data) if request.file is None else open(request.file, "rb") as stream:
            item = Item(request.name, stream, file=request.file, charset=request.charset)
            if request.only_count and format_.count is not None:
                yield format_.count(item)
            else:
                yield from parse(item, request.options)
    except (InputError, MemoryError):
        raise
    except OSError as error:
        raise InputError(f"{request.name}: cannot be read ({reason(error)})") from error
    except Exception as error:  # libraries raise whatever they stumble over in a damaged file
        what = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise InputError(f"{request.name}: a damaged {request.format} file ({what}); get it anew") from error


def _serve(pipe: Connection) -> None:
    """What runs in the process: read one file after the other, until the parent is gone."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    # Libraries say on these ways what is wrong with a file; the user gets one sentence.
    logging.disable()
    warnings.simplefilter("ignore")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    _bound_memory()
    with suppress(EOFError, OSError):  # the parent is gone
        while True:
            _answer(pipe, pipe.recv())


def _answer(pipe: Connection, request: SandboxRequest) -> None:
    try:
        for answer in parse_here(request):
            pipe.send(answer)
        pipe.send(_End())
    except InputError as error:
        pipe.send(InputError(str(error)))  # without its cause, which it may not be possible to send
    except MemoryError:
        pipe.send(InputError(f"{request.name}: needs more than {size_of(MAX_MEMORY)} of memory; split it"))


def _bound_memory() -> None:
    """Where the system can do that: what is over the bound is refused, and becomes a `MemoryError`."""
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    bound = MAX_MEMORY if most == resource.RLIM_INFINITY else min(MAX_MEMORY, most)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (bound, most))
