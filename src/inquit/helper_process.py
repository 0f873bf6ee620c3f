"""A process of inquit's own beside that of the user: it runs one function, which takes and sends values.

`multiprocessing` would run the user's script in it once more, so that a script must keep its work under a main guard,
and one that comes from standard input or a notebook cannot be run at all. Here Python starts with a line that imports
inquit, and nothing of the user's.

Two pipes join the processes, and each has one end in each process. So the end of either process closes its ends, and
the other one notices at once, whatever it was that ended it. A process that is deep in a library written in C cannot
look at a pipe; Linux kills it all the same when its parent ends, as it asks for that first (`parent_death.py`).
"""

from __future__ import annotations

import errno
import os
import pickle
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, NoReturn, Protocol
from weakref import WeakSet

from inquit.parent_death import ask_to_be_killed, in_lasting_thread

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = ["HelperProcess", "Receive", "Send", "Serve", "beside_streams", "left_in_forks", "run", "run_in_fork"]

Receive = Callable[[], Any]  # the next value from the parent; waits for it
Send = Callable[[object], None]
Serve = Callable[[Receive, Send], None]  # what the process does; must be possible to pickle, as all that is sent must

# The modules of the parent are found in the child, too, and those of the folder that it runs in only if they are there.
_PROGRAM = "import sys; sys.path[:] = {path!r}; from inquit.helper_process import run; run({requests}, {answers})"
# They reach the whole group of a terminal, or of `timeout`; the parent decides what comes of them, and ends the others.
_FOR_THE_PARENT = (signal.SIGINT, signal.SIGTERM)
_LAST_STREAM = 2  # the number of standard error


class HelperProcess:
    """The handle of a process.

    answers: what it sends; `EOFError` or `OSError` where it has died.

    Args:
        serve: what it does.
        environment: its variables; None for those of this process.
        also: the number of another open file that it gets, under the same number; not on Windows.

    Raises:
        OSError: it cannot be started.
    """

    def __init__(self, serve: Serve, *, environment: Mapping[str, str] | None = None, also: int | None = None) -> None:
        from multiprocessing.connection import Pipe  # takes time that one process alone need not spend

        task = pickle.dumps(serve)  # before anything is started
        requests, self._requests = map(beside_streams, Pipe(duplex=False))
        self.answers, answers = map(beside_streams, Pipe(duplex=False))
        try:
            self._process = _started(requests, answers, environment, () if also is None else (also,))
        except OSError:
            self._requests.close()
            self.answers.close()
            raise
        finally:
            requests.close()
            answers.close()
        left_in_forks(self)
        with suppress(OSError):  # it has died, which the other pipe tells
            self._requests.send_bytes(task)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.poll() is None

    def send(self, value: object) -> None:
        """Let the process receive a value; nothing happens where it has died, which `answers` tells."""
        with suppress(OSError):
            self._requests.send(value)

    def exit_code(self, seconds: float) -> int | None:
        """How it ended, less than 0 for a signal; None where it does not end within this time."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(seconds)
        return None

    def kill(self) -> None:
        """End it at once; it has nothing to put in order."""
        self._process.kill()

    def close(self) -> None:
        """Wait for the end of a killed process, and give back what it held."""
        self._process.wait()
        self._close_ends()

    def leave(self) -> None:
        """In a fork of the parent: it is none of this process's, which neither ends it nor waits for it."""
        self._process.returncode = 0
        self._close_ends()

    def _close_ends(self) -> None:
        self.answers.close()
        self._requests.close()


class _Left(Protocol):
    def leave(self) -> None: ...


_STARTED: WeakSet[_Left] = WeakSet()


def left_in_forks(handle: _Left) -> None:
    """Have the handle of a process left by each fork of this one."""
    _STARTED.add(handle)


def _forked() -> None:
    """A copy of this process, which the user makes, is no parent: with its ends open, nobody would notice our end."""
    for process in list(_STARTED):
        process.leave()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def run(requests: int, answers: int) -> None:
    """What the child begins with; the numbers are those of its ends of the pipes."""
    for number in _FOR_THE_PARENT:
        signal.signal(number, signal.SIG_IGN)  # where signals cannot be blocked, only this helps
    _serve_between(requests, answers, None)


def run_in_fork(requests: int, answers: int, serve: Serve) -> NoReturn:
    """What a fork of a child begins with, and ends with: it has pipes to the parent of its own."""
    for end in _ENDS:
        end.close()
    _ENDS.clear()
    try:
        _serve_between(requests, answers, serve)
    except BaseException:  # noqa: BLE001 - as Python does when a process ends by an error
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


_ENDS: list[Connection] = []  # of the pipes of this process, where it is a child


def _serve_between(requests: int, answers: int, serve: Serve | None) -> None:
    """serve: what is done; None where the parent sends it first."""
    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection as End
    else:
        from multiprocessing.connection import Connection as End

        for end in (requests, answers):
            os.set_inheritable(end, False)
        ask_to_be_killed(requests)
    incoming, outgoing = End(requests, writable=False), End(answers, readable=False)
    _ENDS.extend((incoming, outgoing))
    serve = serve or pickle.loads(incoming.recv_bytes())
    values: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(incoming, values), daemon=True).start()
    with suppress(OSError):  # the parent is gone
        serve(values.get, outgoing.send)


def _listen(incoming: Connection, values: SimpleQueue[Any]) -> None:
    """Takes values from the pipe at once, so that the parent need not wait while the process is at another.

    It also notices at once when the parent is gone, and then ends the process, whatever it is at.
    """
    try:
        while True:
            values.put(incoming.recv())
    finally:  # also where memory runs out: nobody would hear of an error in this thread
        os._exit(1)


def beside_streams(end: Connection) -> Connection:
    """The end of a pipe under a number that is no standard stream's.

    Where a program was started with its streams closed, as a daemon is, a pipe gets their numbers; the child has
    streams of its own there.
    """
    if sys.platform == "win32" or end.fileno() > _LAST_STREAM:
        return end
    import fcntl

    with end:
        number = fcntl.fcntl(end.fileno(), fcntl.F_DUPFD_CLOEXEC, _LAST_STREAM + 1)
        return type(end)(number, readable=end.readable, writable=end.writable)


def _started(
    requests: Connection, answers: Connection, environment: Mapping[str, str] | None, also: tuple[int, ...]
) -> subprocess.Popen[bytes]:
    from multiprocessing.spawn import get_executable

    if getattr(sys, "frozen", False):
        raise OSError(errno.ENOSYS, "a program that is frozen has no Python to start")
    ends = requests.fileno(), answers.fileno()
    how: dict[str, Any] = {"pass_fds": (*ends, *also)}
    if sys.platform == "win32":
        for handle in ends:
            os.set_handle_inheritable(handle, True)
        how = {"startupinfo": subprocess.STARTUPINFO(lpAttributeList={"handle_list": list(ends)})}
    program = _PROGRAM.format(path=list(map(str, sys.path)), requests=ends[0], answers=ends[1])
    command = [get_executable(), "-c", program]

    def start() -> subprocess.Popen[bytes]:
        with _signals_blocked():
            return subprocess.Popen(command, stdin=subprocess.DEVNULL, env=environment, **how)

    return in_lasting_thread(start)


@contextmanager
def _signals_blocked() -> Iterator[None]:
    """A new process inherits that it is not to be told."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _FOR_THE_PARENT)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
