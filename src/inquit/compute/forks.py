"""Processes that are forks of one: it loads the pipeline and the weights once, and they share its memory.

The process in the middle is a `HelperProcess`, so that nothing of the user's program is forked, with its threads and
its open files. It does no work of its own, and what it holds is never collected, so that it stays shared. A fork gets
its ends of two pipes to the parent through a socket, and then reads texts as any other process does. The process in
the middle ends forks when it is told to, and says how they ended.

Linux kills the forks when it ends, and it when the parent ends; where that cannot be had, their pipes tell them.
"""

from __future__ import annotations

import os
import socket
import sys
import time
from contextlib import suppress
from functools import partial
from itertools import count
from multiprocessing.connection import Connection, Pipe, wait

from inquit.compute.fork_server import ENDED, FORK, FORKED, KILL, MESSAGE, serve_forks
from inquit.compute.process import ONE_THREAD, Load
from inquit.helper_process import HelperProcess, beside_streams, left_in_forks

__all__ = ["Forks"]

# Each fork has one thread. That of a library for word pieces would be told that forks are dangerous.
_ENVIRONMENT = {**ONE_THREAD, "TOKENIZERS_PARALLELISM": "false"}
# Seconds until the exit code of a process whose socket has closed is known.
_GRACE = 5.0


class Forks:
    """Starts the processes.

    load: makes the function from source to result, once for all of them.
    """

    are_possible = sys.platform == "linux"

    def __init__(self, load: Load) -> None:
        self._load = load
        self._server: _Server | None = None

    def start(self) -> _Fork:
        """Another process.

        Raises:
            OSError: it cannot be started.
        """
        if self._server is None or not self._server.alive:
            self.close()
            self._server = _Server(self._load)
        return self._server.fork()

    def close(self) -> None:
        """End the process in the middle, and with it those that are left."""
        if self._server is not None:
            self._server.close()


class _Server:
    """The handle of the process in the middle."""

    def __init__(self, load: Load) -> None:
        orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._orders = orders
        with beside_streams(Connection(theirs.detach())) as end:
            number = end.fileno()
            serve = partial(serve_forks, load, number)
            try:
                self._process = HelperProcess(serve, environment={**os.environ, **_ENVIRONMENT}, also=number)
            except OSError:
                orders.close()
                raise
        self._numbers = count()
        self._pids: dict[int, int] = {}
        self._codes: dict[int, int] = {}
        self._has_loaded = self._is_gone = False
        left_in_forks(self)

    @property
    def alive(self) -> bool:
        """Whether it takes orders. Its socket closes before its forks are killed, its exit code is known later."""
        self._take_notes(0)
        return not self._is_gone

    def fork(self) -> _Fork:
        """A process, which begins when all is loaded."""
        self._take_notes(0)
        number = next(self._numbers)
        requests, ours = map(beside_streams, Pipe(duplex=False))
        answers, theirs = map(beside_streams, Pipe(duplex=False))
        with requests, theirs:
            self._order(number, FORK, requests.fileno(), theirs.fileno())
        return _Fork(self, number, ours, answers)

    def kill(self, number: int) -> None:
        """End a fork."""
        self._order(number, KILL)

    def _order(self, number: int, what: int, *files: int) -> None:
        with suppress(OSError):  # it is dead, which the pipes of the fork tell
            socket.send_fds(self._orders, [MESSAGE.pack(number, what, 0)], files)

    def pid(self, number: int) -> int | None:
        """The number that the system has for a fork; waits until there is one. None where there never will be."""
        while number not in self._pids and self._take_notes(None):
            pass
        return self._pids.get(number)

    def exit_code(self, number: int, seconds: float | None) -> int | None:
        """How a fork ended, or else the process in the middle; None where none does within this time."""
        end = None if seconds is None else time.monotonic() + seconds
        while number not in self._codes:
            left = None if end is None else max(end - time.monotonic(), 0)
            if not self._take_notes(left):
                return self._process.exit_code(_GRACE if self._is_gone else 0)
        return self._codes[number]

    def _take_notes(self, seconds: float | None) -> bool:
        """Take note of what it has said until now; waits for something, for so long. False: there is nothing."""
        heard = False
        while not self._is_gone and wait([self._orders], 0 if heard else seconds):
            said = b""
            with suppress(OSError):
                said = self._orders.recv(MESSAGE.size)
            if not said:
                self._is_gone = True
                break
            number, what, value = MESSAGE.unpack(said)
            heard = self._has_loaded = True
            if what == FORKED:
                self._pids[number] = value
            elif what == ENDED:
                self._codes[number] = value
        return heard

    def has_loaded(self) -> bool:
        """Whether it does what it is told by now."""
        self._take_notes(0)
        return self._has_loaded

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.close()
        self._orders.close()

    def leave(self) -> None:
        """In a fork of the user's."""
        self._orders.close()


class _Fork:
    """The handle of a fork, like that of any other process."""

    def __init__(self, server: _Server, number: int, requests: Connection, answers: Connection) -> None:
        self.answers = answers
        self._server, self._number, self._requests = server, number, requests
        left_in_forks(self)

    @property
    def pid(self) -> int | None:
        return self._server.pid(self._number)

    def send(self, value: object) -> None:
        with suppress(OSError):
            self._requests.send(value)

    def exit_code(self, seconds: float) -> int | None:
        return self._server.exit_code(self._number, seconds)

    def kill(self) -> None:
        self._server.kill(self._number)

    def close(self) -> None:
        """Where it has not come to be yet, it ends as it begins: it has no parent."""
        if self._server.has_loaded():
            self._server.exit_code(self._number, None)
        self.leave()

    def leave(self) -> None:
        """Close the ends of the pipes."""
        self.answers.close()
        self._requests.close()
