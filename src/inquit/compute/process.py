"""One process that reads texts: what runs in it, and the handle that its parent holds."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from inquit.document import Document, Failure
from inquit.errors import InquitError, ModelMissingError, WorkerError
from inquit.helper_process import HelperProcess, Receive, Send
from inquit.source import Source, with_origin

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = [
    "ONE_THREAD",
    "Answer",
    "Load",
    "Process",
    "Read",
    "Ready",
    "Result",
    "Task",
    "Worker",
    "answer_all",
    "loaded",
    "process_of_its_own",
]

Result = Document | Failure
Read = Callable[[Source], Result]
Loaded = TypeVar("Loaded")
Load = Callable[[], Read]  # is called in the new process; must be possible to pickle

# Libraries below spaCy would start a thread a core in every process; these variables tell them not to.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
# How long a process whose pipe has closed may take until its exit code is known.
_GRACE = 5.0


@dataclass(eq=False, slots=True)
class Task:
    """One text on its way: how many processes died reading it, and in the end its result.

    since: of the processes, the first that was started after the last of these had died.
    """

    id: str
    source: Source | None = None  # until there is a result, which then holds its text
    deaths: int = 0
    since: int = 0
    result: Result | None = None
    length: int = 0  # of the text

    def finish(self, result: Result) -> None:
        """Keep the result; what the process need not send back, its text and its origin, is put into its place."""
        if isinstance(result, Document) and self.source is not None:
            result = with_origin(replace(result, text=self.source.text), self.source)
        self.result, self.source = result, None


class Ready:
    """What a process sends when it has loaded its pipeline."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a process sends for a text: its result, and how long that took."""

    result: Result
    seconds: float


class Process(Protocol):
    """The handle of a process, as `HelperProcess` is one."""

    @property
    def answers(self) -> Connection: ...

    @property
    def pid(self) -> int | None: ...

    def send(self, value: object) -> None: ...

    def exit_code(self, seconds: float) -> int | None: ...

    def kill(self) -> None: ...

    def close(self) -> None: ...


def process_of_its_own(load: Load, *, also: int | None = None) -> Process:
    """A process that loads, and reads what it is sent; `also` as `HelperProcess` has it.

    Raises:
        OSError: it cannot be started.
    """
    return HelperProcess(partial(_serve, load), environment={**ONE_THREAD, **os.environ}, also=also)


class Worker:
    """The handle of a process that reads texts one after the other.

    start: makes the process.
    number: how many were started before it.

    Raises:
        WorkerError: the process cannot be started.
    """

    def __init__(self, start: Callable[[], Process], number: int = 0) -> None:
        try:
            self._process = start()
        except OSError as error:
            raise WorkerError(f"a process to read texts in cannot be started ({error}); use fewer jobs") from error
        self.number = number
        self.ready = False
        self.fresh = True  # has not been given a text yet
        self.tasks: deque[Task] = deque()  # given, and not answered; the first is being read
        self.begun = 0.0  # when it began the first of them at the latest, on the clock `time.monotonic`

    @property
    def answers(self) -> Connection:
        """What it sends comes here."""
        return self._process.answers

    @property
    def pid(self) -> int | None:
        """The number of the process; None where it has not come to be."""
        return self._process.pid

    def give(self, task: Task) -> None:
        """Let it read a text after those that it has."""
        self.fresh = False
        self.tasks.append(task)
        if task.source is not None:
            self._process.send(_plain(task.id, task.source))
        if len(self.tasks) == 1:
            self.begun = time.monotonic()

    def take_answered(self) -> Task:
        """The text that it has answered; it is at the next now, if it has one."""
        self.begun = time.monotonic()
        return self.tasks.popleft()

    def receive(self) -> Answer | Ready | InquitError | None:
        """What it sent; waits for it. None: it has died."""
        try:
            answer: Answer | Ready | InquitError = self.answers.recv()
        except (EOFError, OSError):
            return None
        return answer

    def cause_of_death(self) -> str:
        """How the process ended, in words that follow "it"."""
        code = self._process.exit_code(_GRACE)
        if code is None or code >= 0:
            return f"ended with exit code {code}"
        with suppress(ValueError):
            return f"was killed by {signal.Signals(-code).name}"
        return f"was killed by signal {-code}"

    def kill(self) -> None:
        """End the process at once; it has nothing to put in order."""
        self._process.kill()

    def close(self) -> None:
        """Wait for the end of a killed process, and give back what it held."""
        self._process.close()


def _plain(id_: str, source: Source) -> Source:
    """What is sent of a text: plain strings, and of the user's own fields those that another process can know."""
    markup = source.markup
    try:
        known = b"__main__" not in pickle.dumps(markup.fields)
    except (pickle.PicklingError, TypeError, AttributeError):
        known = False
    # a `str` of a class of the user's would have to be known there
    return Source(str.__str__(id_), str.__str__(source.text), markup=markup if known else replace(markup, fields={}))


def _cannot_load(error: BaseException) -> WorkerError:
    what = str(error).partition("\n")[0]
    return WorkerError(f"a pipeline cannot be loaded in another process ({type(error).__name__}: {what})")


def loaded(load: Callable[[], Loaded]) -> Loaded | InquitError:
    """What is loaded in another process, or why it cannot be."""
    try:
        return load()
    except InquitError as error:
        cause = error.__cause__  # of a pipeline that is whole here, what this process does not know
        unknown_here = isinstance(error, ModelMissingError) and isinstance(cause, ValueError)
        return _cannot_load(cause) if unknown_here and cause is not None else error
    except Exception as error:  # noqa: BLE001 - the parent is told, rather than the screen
        return _cannot_load(error)


def _serve(load: Load, receive: Receive, send: Send) -> None:
    """What runs in the process: load, then answer each text with its result."""
    read = loaded(load)
    if isinstance(read, InquitError):
        send(read)
    else:
        answer_all(read, receive, send)


def answer_all(read: Read, receive: Receive, send: Send) -> None:
    """Answer each text with its result."""
    send(Ready())
    while True:
        source = receive()
        begin = time.perf_counter()
        result = read(source)
        seconds = time.perf_counter() - begin
        send(Answer(replace(result, text="", places=()) if isinstance(result, Document) else result, seconds))
