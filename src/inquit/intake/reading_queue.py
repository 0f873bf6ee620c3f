"""The queue: work that waits for the one process that reads, which is ended where it takes too long.

Whoever serves pages stays fast, as nothing is read in his process; whatever a text does to the other one costs that
work only. Nothing waits without end: the queue takes so many and no more, and each has its time.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from threading import Condition, Event, Thread
from typing import Any, Final, Literal

from inquit.errors import InquitError, WorkerError
from inquit.helper_process import HelperProcess
from inquit.intake.queued_work import LoadedReader, QueuedWork, TextReader, serve_work
from inquit.time_limits import in_words

__all__ = ["MOST_WAITING", "QueueFullError", "ReadingQueue", "Ticket", "TicketState"]

# As many as a newsroom sends in the minutes that a novel takes; who comes later is told to come again.
MOST_WAITING: Final = 16
# Of work that is over so many are known, so that its page can be opened again.
_KEPT: Final = 200
# Between two looks at whether something is over, for whoever must not wait in a thread.
_GLANCE: Final = 0.05

TicketState = Literal["waiting", "reading", "done", "failed", "cancelled"]


class QueueFullError(InquitError):
    """So much waits that no more is taken; later there is room."""


@dataclass(eq=False, slots=True)
class Ticket:
    """Work on its way.

    work: what is to be done; None once it is over, as it may hold a whole text. kind: which kind of work it is.
    share: how much of it is done, from 0 to 1.
    told: what is done of it for good.
    why: why it has failed.
    is_refused: whether the work itself says so; else the process has not done what it should.
    when_over: is called when it is over, whatever came of it.
    """

    number: int
    work: QueuedWork | None
    max_seconds: float
    state: TicketState = "waiting"
    share: float = 0.0
    told: list[Any] = field(default_factory=list)
    answer: Any = None
    why: str = ""
    is_refused: bool = False
    when_over: Callable[[], None] = lambda: None
    is_cancelled: bool = False
    over: Event = field(default_factory=Event)
    kind: type | None = None

    def __post_init__(self) -> None:
        self.kind = type(self.work)

    def result(self) -> Any:
        """What came of it.

        Raises:
            InquitError: nothing, in a sentence that says why.
            WorkerError: nothing, as it took too long, or the process has died.
        """
        if self.state != "done":
            raise (InquitError if self.is_refused else WorkerError)(self.why or "not done")
        return self.answer


class ReadingQueue:
    """The queue and the handle of its process, which is started with the first work. It may be asked by any thread.

    made: makes, in the process, what reads; must be possible to pickle.
    is_ending: the server ends, so that nobody should wait for anything any more.
    unfinished: how many were waiting or being read at its end.
    """

    def __init__(
        self, made: Callable[[], TextReader] = LoadedReader, *, most_waiting: int = MOST_WAITING, kept: int = _KEPT
    ) -> None:
        self._made, self._most_waiting, self._kept = made, most_waiting, kept
        self._tickets: dict[int, Ticket] = {}
        self._numbers = count(1)
        self._waiting: deque[Ticket] = deque()
        self._changed = Condition()
        self._at: Ticket | None = None
        self._process: HelperProcess | None = None
        self._thread: Thread | None = None
        self.is_closed = self.is_ending = False
        self.unfinished = 0

    def submit(self, work: QueuedWork, max_seconds: float, when_over: Callable[[], None] = lambda: None) -> Ticket:
        """Let work wait for its turn.

        max_seconds: how long it may take then.
        when_over: is called once it is over, whatever came of it; not where it is not taken.

        Raises:
            QueueFullError: too much waits.
            WorkerError: the server is at its end.
        """
        with self._changed:
            if self.is_closed:
                raise WorkerError("the server is at its end")
            if len(self._waiting) >= self._most_waiting:
                raise QueueFullError(f"{self._most_waiting} others wait to be read; try again in some minutes")
            ticket = Ticket(next(self._numbers), work, max_seconds, when_over=when_over)
            self._tickets[ticket.number] = ticket
            self._waiting.append(ticket)
            self._forget()
            if self._thread is None:
                self._thread = Thread(target=self._work, name="inquit-reading-queue", daemon=True)
                self._thread.start()
            self._changed.notify()
        return ticket

    def ticket(self, number: int) -> Ticket | None:
        """The work of this number; None where there is none, or it was over long ago."""
        return self._tickets.get(number)

    def ahead_of(self, ticket: Ticket) -> int:
        """How many have their turn before."""
        with self._changed:
            return self._waiting.index(ticket) + (self._at is not None) if ticket in self._waiting else 0

    def cancel(self, ticket: Ticket) -> None:
        """Let it be: what is told already stays, and nothing more is done."""
        with self._changed:
            if ticket in self._waiting:
                self._waiting.remove(ticket)
                _end(ticket, "cancelled", "cancelled")
            elif self._at is ticket:
                ticket.is_cancelled = True
                if self._process is not None:
                    self._process.kill()

    async def answer(self, work: QueuedWork, max_seconds: float, *, patience: float) -> Any:
        """What comes of work, for whoever must not wait in a thread.

        patience: how many seconds to wait in all, for its turn, too.

        Raises:
            QueueFullError: too much waits.
            WorkerError: it was not there in time.
            InquitError: there is none, in a sentence that says why.
        """
        ticket, until = self.submit(work, max_seconds), time.monotonic() + patience
        try:
            while not ticket.over.is_set():
                if time.monotonic() > until:
                    raise WorkerError(f"not done within {in_words(patience)}; give less at once, or try again later")
                await asyncio.sleep(_GLANCE)
        finally:
            self.cancel(ticket)  # nothing where it is over
            with self._changed:
                self._tickets.pop(ticket.number, None)  # nobody asks for it again
        return ticket.result()

    def close(self) -> None:
        """End the process, whatever it is at; nothing is done any more."""
        with self._changed:
            self.unfinished += len(self._waiting) + (self._at is not None)
            self.is_closed = self.is_ending = True
            while self._waiting:
                _end(self._waiting.popleft(), "cancelled", "the server was ended")
            if self._at is not None:
                self._at.is_cancelled = True
            if self._process is not None:
                self._process.kill()
            self._changed.notify()
            thread = self._thread
        if thread is not None:
            thread.join()

    def _forget(self) -> None:
        over = [number for number, ticket in self._tickets.items() if ticket.over.is_set()]
        for number in over[: max(0, len(over) - self._kept)]:
            del self._tickets[number]

    def _work(self) -> None:
        while (ticket := self._next()) is not None:
            state, why = self._done(ticket)
            with self._changed:
                self._at = None
                if ticket.is_cancelled:
                    self._drop_process()
                    state, why = "cancelled", "the server was ended" if self.is_closed else "cancelled"
                _end(ticket, state, why)
        self._drop_process()

    def _next(self) -> Ticket | None:
        with self._changed:
            while not (self._waiting or self.is_closed):
                self._changed.wait()
            if self.is_closed:
                return None
            self._at = self._waiting.popleft()
            self._at.state = "reading"
            return self._at

    def _done(self, ticket: Ticket) -> tuple[TicketState, str]:
        """Have it done, and say how that went."""
        try:
            process = self._started(ticket)
        except OSError as error:
            return "failed", f"a process to read texts in cannot be started ({error})"
        process.send(ticket.work)
        until = time.monotonic() + ticket.max_seconds
        try:
            while process.answers.poll(max(until - time.monotonic(), 0)):
                message = process.answers.recv()
                match message.kind:
                    case "share":
                        ticket.share = max(ticket.share, min(float(message.value), 1.0))
                    case "told":
                        ticket.told.append(message.value)
                    case "answer":
                        ticket.answer = message.value
                        return "done", ""
                    case kind:
                        ticket.is_refused = kind == "refused"
                        return "failed", str(message.value)
        except (EOFError, OSError):
            self._drop_process()
            return "failed", "the process that reads texts has died, perhaps for want of memory; give less at once"
        self._drop_process()
        return "failed", f"not read within {in_words(ticket.max_seconds)}; give less at once"

    def _started(self, ticket: Ticket) -> HelperProcess:
        if self._process is not None and not self._process.alive:  # somebody has ended it while it had nothing to do
            self._drop_process()
        with self._changed:
            if self._process is None:
                self._process = HelperProcess(partial(serve_work, self._made))
            if self.is_closed or ticket.is_cancelled:  # meanwhile
                self._process.kill()
            return self._process

    def _drop_process(self) -> None:
        """The next work gets a new one."""
        with self._changed:
            if self._process is not None:
                self._process.kill()
                self._process.close()
                self._process = None


def _end(ticket: Ticket, state: TicketState, why: str) -> None:
    ticket.when_over()
    ticket.work = None
    ticket.state, ticket.why = state, why
    ticket.over.set()
