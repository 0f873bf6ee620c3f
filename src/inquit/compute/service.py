"""One process that answers all that read texts: for what is there once, as the memory of a GPU is.

It is started as others are, so that nothing of it was copied by a fork, and loads while they load. A process that reads
gets to it by its door: a socket of which all readers have the one end, and through which each hands in an end of a
connection of its own. None of them has a name that others could find, or that could be left behind.

Where it dies, those that wait for it end, too; the texts that they were at have their second try with the next one.
"""

from __future__ import annotations

import os
import select
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from inquit.compute.process import ONE_THREAD, Process, Read, process_of_its_own
from inquit.compute.service_process import MakeService, serve_all
from inquit.errors import InquitError
from inquit.helper_process import HelperProcess, beside_streams, left_in_forks

__all__ = ["Asking", "LoadAsking", "Service"]


class Service:
    """Starts the processes that read, and before them the one that they ask.

    make: makes, in the process that is asked, the function from what all ask to the answers.
    load: makes, in each process that reads, the function from source to result; is given what asks.
    """

    are_possible = sys.platform == "linux"  # elsewhere a process is not given open files in all cases

    def __init__(self, make: MakeService, load: LoadAsking) -> None:
        self._make, self._load = make, load
        self._door: socket.socket | None = None
        self._process: HelperProcess | None = None
        left_in_forks(self)

    def start(self) -> Process:
        """Another process that reads.

        Raises:
            OSError: it cannot be started, or the one that it would ask.
        """
        if self._door is None or _has_no_other_end(self._door):
            self.close()
            self._door = self._begin()
        number = self._door.fileno()
        return process_of_its_own(partial(_load_asking, self._load, number), also=number)

    def _begin(self) -> socket.socket:
        door, theirs = map(_beside_streams, socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET))
        with theirs:
            serve = partial(serve_all, self._make, theirs.fileno())
            try:
                environment = {**ONE_THREAD, **os.environ}
                self._process = HelperProcess(serve, environment=environment, also=theirs.fileno())
            except OSError:
                door.close()
                raise
        return door

    @property
    def pid(self) -> int | None:
        """The number of the process that is asked; None where there is none yet."""
        return None if self._process is None else self._process.pid

    def close(self) -> None:
        """End the process that is asked."""
        if self._process is not None:
            self._process.kill()
            self._process.close()
            self._process = None
        self.leave()

    def leave(self) -> None:
        """Close the door."""
        if self._door is not None:
            self._door.close()
            self._door = None


class Asking:
    """In a process that reads: gives answers of the process that is asked.

    door: the number of the socket.
    """

    def __init__(self, door: int) -> None:
        os.set_inheritable(door, False)
        ours, theirs = socket.socketpair()
        with socket.socket(fileno=door) as handing_in, theirs, suppress(OSError):  # the next to be asked tells
            socket.send_fds(handing_in, [b"."], [theirs.fileno()])
        self._end = Connection(ours.detach())

    def __call__(self, items: Sequence[Any]) -> Sequence[Any]:
        """For each item its answer.

        Raises:
            InquitError: there is none, for a reason that is told.
            SystemExit: the process that is asked has died; this one has nothing more to do.
        """
        try:
            self._end.send(items)
            answers: Sequence[Any] | InquitError = self._end.recv()
        except (EOFError, OSError):
            raise SystemExit(1) from None
        if isinstance(answers, InquitError):
            raise answers
        return answers


LoadAsking = Callable[[Asking], Read]  # must be possible to pickle


def _load_asking(load: LoadAsking, door: int) -> Read:
    ask = Asking(door)
    read = load(ask)
    ask(())  # waits until it has loaded, or hears why it cannot
    return read


def _has_no_other_end(door: socket.socket) -> bool:
    poll = select.poll()
    poll.register(door, 0)
    return bool(poll.poll(0))


def _beside_streams(end: socket.socket) -> socket.socket:
    with beside_streams(Connection(end.detach())) as number:
        return socket.socket(fileno=os.dup(number.fileno()))
