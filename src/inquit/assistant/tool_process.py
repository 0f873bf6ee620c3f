"""The process that answers the tools: it loads what they need once, and is ended where an answer takes too long.

The process that speaks to the assistant stays small, and answers while texts are read; whatever a text does to the
other one, it can only cost that call.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any

from inquit.assistant.toolbox import Toolbox
from inquit.errors import InquitError, WorkerError, in_one_line
from inquit.helper_process import HelperProcess, Receive, Send
from inquit.time_limits import LONGEST_WAIT, in_words

__all__ = ["ToolProcess"]


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why there is no answer, in a sentence."""

    why: str


class _Prepared:
    """What the process sends when all is loaded that a tool needs, before the work itself."""


class ToolProcess:
    """The handle of the process; it may be asked from several threads, and answers one after the other.

    made: makes the tools, in the process; must be possible to pickle.
    max_seconds: how long one answer may take, what has to be loaded for it apart.
    """

    def __init__(self, made: Callable[[], Toolbox], max_seconds: float) -> None:
        self._made = made
        self._max_seconds = max_seconds
        self._lock = Lock()
        self._process: HelperProcess | None = None
        self._closed = False

    def answer(self, tool: str, asked: Mapping[str, Any]) -> dict[str, Any]:
        """The answer of a tool.

        Raises:
            InquitError: there is none, in a sentence that says why.
            WorkerError: the process cannot be started, has died, or took too long.
        """
        with self._lock:
            process = self._started()
            process.send((tool, dict(asked)))
            told = self._told(process, None)
            if isinstance(told, _Prepared):
                told = self._told(process, self._max_seconds)
        if isinstance(told, _Refused):
            raise InquitError(told.why)
        answer: dict[str, Any] = told
        return answer

    def close(self) -> None:
        """End the process, whatever it is at; nothing is answered any more."""
        self._closed = True
        if (process := self._process) is not None:
            process.kill()  # so that whoever waits for it gives way
        with self._lock:
            if self._process is not None:
                self._end(self._process)

    def _started(self) -> HelperProcess:
        if self._closed:
            raise WorkerError("the server is at its end")
        if self._process is None:
            try:
                self._process = HelperProcess(partial(_serve, self._made))
            except OSError as error:
                raise WorkerError(f"a process to read texts in cannot be started ({error})") from error
            if self._closed:  # meanwhile
                self._process.kill()
        return self._process

    def _told(self, process: HelperProcess, seconds: float | None) -> Any:
        """The next thing that the process says, within this time."""
        until = None if seconds is None else time.monotonic() + seconds
        try:
            while not process.answers.poll(LONGEST_WAIT if until is None else max(until - time.monotonic(), 0)):
                if until is not None:
                    self._end(process)
                    raise WorkerError(f"not done within {in_words(seconds or 0)}; give less at once, or allow more")
            return process.answers.recv()
        except (EOFError, OSError) as error:
            self._end(process)
            raise WorkerError("the process that reads texts has died, perhaps for want of memory; give less") from error

    def _end(self, process: HelperProcess) -> None:
        """The next call gets a new one."""
        self._process = None
        process.kill()
        process.close()


def _serve(made: Callable[[], Toolbox], receive: Receive, send: Send) -> None:
    """What runs in the process: each tool is prepared, and answered."""
    toolbox = made()
    while True:
        tool, asked = receive()
        send(_answer(toolbox, tool, asked, send))


def _answer(toolbox: Toolbox, tool: str, asked: Mapping[str, Any], send: Send) -> dict[str, Any] | _Refused:
    try:
        toolbox.prepare(tool)
        send(_Prepared())
        return toolbox.answer(tool, asked)
    except InquitError as error:
        return _Refused(str(error))
    except MemoryError:
        return _Refused("there is not enough memory; give less at once")
    except Exception as error:  # noqa: BLE001 - the border: a fault of inquit ends no server
        return _Refused(in_one_line(f"a fault of inquit: {type(error).__name__}; please report it"))
