"""The process whose forks read texts (`forks.py`): it loads, forks when it is told to, and says who ended."""

from __future__ import annotations

import os
import select
import signal
import socket
import struct
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import NoReturn

from inquit.compute.process import Load, Read, answer_all, loaded
from inquit.errors import InquitError
from inquit.helper_process import Receive, Send, run_in_fork
from inquit.kept_for_good import kept_for_good

__all__ = ["ENDED", "FORK", "FORKED", "KILL", "MESSAGE", "serve_forks"]

# The number of a fork, what is to be done or has happened, and its process or exit code.
MESSAGE = struct.Struct("=qqq")
FORK, KILL, FORKED, ENDED = range(4)
_CANNOT_FORK = 1  # its exit code, in the place of that of a process


def serve_forks(load: Load, orders: int, receive: Receive, send: Send) -> None:
    """orders: the number of the socket; its other end only the parent has."""
    os.set_inheritable(orders, False)
    with kept_for_good():
        read = loaded(load)
    _Server(socket.socket(fileno=orders), read).run()


class _Server:
    def __init__(self, orders: socket.socket, read: Read | InquitError) -> None:
        self._orders, self._read = orders, read
        self._numbers: dict[int, int] = {}  # of forks that run, by their processes
        self._woken, self._wakes = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # so that the pipe gets a byte
        signal.set_wakeup_fd(self._wakes)

    def run(self) -> None:
        """Do what the parent says until it is gone."""
        poll = select.poll()
        poll.register(self._orders, select.POLLIN)
        poll.register(self._woken, select.POLLIN)
        while True:
            ready = {number for number, _ in poll.poll()}
            if self._woken in ready:
                with suppress(BlockingIOError):
                    os.read(self._woken, 1024)
                self._say_who_ended()
            if self._orders.fileno() in ready:
                said, files, *_ = socket.recv_fds(self._orders, MESSAGE.size, 2)
                if not said:
                    return
                number, what, _ = MESSAGE.unpack(said)
                if what == FORK:
                    self._fork(number, *files)
                else:
                    self._kill(number)

    def _fork(self, number: int, requests: int, answers: int) -> None:
        if isinstance(self._read, InquitError):
            with suppress(OSError), Connection(os.dup(answers), readable=False) as end:
                end.send(self._read)
            self._say(number, ENDED, 0)
        else:
            try:
                if (pid := os.fork()) == 0:
                    self._be(self._read, requests, answers)
            except OSError:
                self._say(number, ENDED, _CANNOT_FORK)
            else:
                self._numbers[pid] = number
                self._say(number, FORKED, pid)
        os.close(requests)
        os.close(answers)

    def _be(self, read: Read, requests: int, answers: int) -> NoReturn:
        """The fork: nothing of this process is left in it but what was loaded."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.close(self._woken)
        os.close(self._wakes)
        self._orders.close()
        run_in_fork(requests, answers, partial(answer_all, read))

    def _kill(self, number: int) -> None:
        for pid, known in self._numbers.items():  # those that are here have not been waited for: it is this process
            if known == number:
                os.kill(pid, signal.SIGKILL)

    def _say_who_ended(self) -> None:
        while self._numbers:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                break
            if (number := self._numbers.pop(pid, None)) is not None:
                self._say(number, ENDED, os.waitstatus_to_exitcode(status))

    def _say(self, number: int, what: int, value: int) -> None:
        with suppress(OSError):  # the parent is gone, which the socket tells next
            self._orders.send(MESSAGE.pack(number, what, value))
