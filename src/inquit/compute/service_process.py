"""The process that all others ask: it takes what has come from any of them, and answers it at once.

It waits for nothing but for the first question: what else is there by then goes with it. Each connection has a thread,
which takes questions from it and sends answers, so that this goes on while others are answered, and so that nobody
waits for a process that takes its answer late, or has died.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from inquit.compute.process import loaded
from inquit.errors import InquitError, WorkerError, said_by
from inquit.helper_process import Receive, Send

__all__ = ["Answers", "MakeService", "serve_all"]

Answers = Callable[[Sequence[Any]], Sequence[Any]]  # for each item its answer
MakeService = Callable[[], Answers]  # is called in the process; must be possible to pickle

# Items that are taken at once: enough to choose among for who makes batches of them, and little memory.
_AT_ONCE = 256
# After so many questions in a row without an answer it is taken that there will be none any more, as after some faults
# of a GPU: the process ends, and another is started.
_MAX_FAULTS = 3


class _Question:
    def __init__(self, items: Sequence[Any]) -> None:
        self.items = items
        self.answers: SimpleQueue[Sequence[Any] | InquitError] = SimpleQueue()


def serve_all(make: MakeService, door: int, receive: Receive, send: Send) -> None:
    """door: the number of the socket by which connections come in; its other end those have that ask."""
    os.set_inheritable(door, False)
    questions: SimpleQueue[_Question] = SimpleQueue()
    Thread(target=_let_in, args=(socket.socket(fileno=door), questions), daemon=True).start()
    answers = loaded(make)
    faults = 0
    for asked in _gathered(questions):
        if isinstance(answers, InquitError):
            for question in asked:
                question.answers.put(answers)
        elif (faults := _answer(answers, asked, faults)) >= _MAX_FAULTS:
            os._exit(1)  # at once: what is broken need not be able to end in order


def _let_in(door: socket.socket, questions: SimpleQueue[_Question]) -> None:
    while True:
        said, files, *_ = socket.recv_fds(door, 1, 1)
        if not said:
            return
        Thread(target=_attend_to, args=(Connection(files[0]), questions), daemon=True).start()


def _attend_to(end: Connection, questions: SimpleQueue[_Question]) -> None:
    """One process that asks, until it is gone."""
    with end, suppress(EOFError, OSError):
        while True:
            question = _Question(end.recv())
            questions.put(question)
            end.send(question.answers.get())


def _gathered(questions: SimpleQueue[_Question]) -> Iterator[list[_Question]]:
    """What is there each time, as far as it is answered at once."""
    while True:
        asked = [questions.get()]
        with suppress(Empty):
            while sum(len(question.items) for question in asked) < _AT_ONCE:
                asked.append(questions.get_nowait())
        yield asked


def _answer(answers: Answers, asked: Sequence[_Question], faults: int) -> int:
    """Answer questions; how many in a row have not been by then."""
    items = [item for question in asked for item in question.items]
    try:
        given = answers(items)
    except Exception as error:  # noqa: BLE001 - those that ask are told
        if len(asked) > 1:  # not all of them are to have no answer because of one, or of how many they are
            for question in asked:
                faults = _answer(answers, [question], faults)
        elif (faults := faults + 1) < _MAX_FAULTS:
            asked[0].answers.put(WorkerError(f"the process that all others ask has failed: {said_by(error)}"))
        return faults
    at = 0
    for question in asked:
        question.answers.put(given[at : at + len(question.items)])
        at += len(question.items)
    return 0 if items else faults
