"""The processes together: hands texts out, puts results in order, and replaces a process that dies.

`concurrent.futures` and `multiprocessing.Pool` break or hang when one of their processes is killed, as the system does
when memory runs out. Here that costs, at worst, the one text that the process was reading. So does a text that takes
longer than it may: nothing else ends a library that does not return.
"""

from __future__ import annotations

import math
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from multiprocessing.connection import wait

from inquit.compute.forks import Forks
from inquit.compute.process import Answer, Read, Ready, Result, Task, Worker, process_of_its_own
from inquit.compute.service import Service
from inquit.compute.service_process import MakeService
from inquit.document import Document, Failure
from inquit.errors import InquitError, SettingsError, WorkerError, not_a_text
from inquit.source import Text, source_of
from inquit.time_limits import LONGEST_WAIT, checked_seconds, in_words

__all__ = ["Workers"]

# A process has the next texts at hand when it has finished one, unless they are long: then they would wait behind it
# while another process may have nothing to do. Characters; a news item has 5,000.
_AT_HAND = 10_000
_MAX_TASKS_AT_HAND = 8
# How many texts, and characters of them, may be under way: from being asked for until their results are taken. Results
# wait for those of the texts before them, so this must be enough for the others to go on while one reads a long text.
_WINDOW_TEXTS = 256
_WINDOW_CHARACTERS = 16_000_000
# A text that so many processes died reading is given up.
_MAX_DEATHS = 2
# So many processes may die before they are ready, when others could start: memory that is short comes and goes.
_MAX_FAILED_STARTS = 3
# Windows waits for 63 things at most, and some are used otherwise.
_MAX_JOBS = 60 if sys.platform == "win32" else 10_000


class Workers(AbstractContextManager["Workers"]):
    """Processes that read texts; a context manager, which ends them. They are started when there is work for them.

    Args:
        load: makes, in each process, the function from source to result; where there is a service, it is given the
            function that asks it.
        jobs: how many processes there may be.
        max_seconds: how long one text may take; then it has failed, and its process is replaced. The time that it
            takes to load the pipeline does not count.
        forks: whether the processes may be forks of one that loads for them all, so that they share its memory; only
            where nothing that is loaded starts threads. It is done where the system can, and more than one may be.
        service: makes, in a process that all of them ask, the function that answers; only where `Service.are_possible`.

    Raises:
        SettingsError: `jobs` is less than 1, or `max_seconds` no number above 0.
    """

    def __init__(
        self,
        load: Callable[..., Read],
        jobs: int,
        *,
        max_seconds: float | None = None,
        forks: bool = False,
        service: MakeService | None = None,
    ) -> None:
        if jobs < 1:
            raise SettingsError(f"jobs must be at least 1, not {jobs}")
        self._max_seconds = checked_seconds(max_seconds)
        self._jobs = min(jobs, _MAX_JOBS)
        self._beside: Forks | Service | None = None
        if service is not None:
            self._beside = Service(service, load)
        elif forks and jobs > 1 and Forks.are_possible:
            self._beside = Forks(load)
        self._start = self._beside.start if self._beside else partial(process_of_its_own, load)
        self._workers: list[Worker] = []
        self._waiting: deque[Task] = deque()  # asked for, and not given to a process
        self._retries: deque[Task] = deque()  # a process died reading them; each is for a process of its own
        self._starts = 0  # how many processes became ready
        self._failed_starts = 0
        self._started = 0  # how many processes were started

    def __exit__(self, *raised: object) -> None:
        self.close()

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes that run now."""
        return tuple(pid for worker in self._workers if (pid := worker.pid) is not None)

    def start(self, texts: int) -> None:
        """Start the processes that so many texts need, and wait until one is ready.

        Raises:
            InquitError: none can be; `ModelMissingError` where that is why.
        """
        while len(self._workers) < min(self._jobs, max(texts, 1)):
            self._add_worker()
        while not self._starts:
            self._receive()

    def _add_worker(self) -> None:
        self._workers.append(Worker(self._start, self._started))
        self._started += 1

    def close(self) -> None:
        """End all processes, whatever they are at."""
        for worker in self._workers:
            worker.kill()
        while self._workers:
            self._workers.pop().close()
        if self._beside:
            self._beside.close()

    def read(self, texts: Iterable[Text | Result]) -> Iterator[Result]:
        """For each text, in order, its result. Texts are asked for when there is room for them; results are passed on.

        An error that `texts` raises is raised after the results for what came before it.

        Raises:
            InquitError: no process can be started, or the pipeline cannot be loaded in it.
        """
        self._waiting, self._retries = deque(), deque()
        supply = _Supply(texts)
        window: deque[Task] = deque()
        while self._fill(window, supply):
            if window[0].result is None:
                self._receive()
                self._hand_out()  # so that nobody is idle while the caller is at a result
            while window and (result := window[0].result) is not None:
                supply.give_back(window.popleft())
                yield result
        if supply.error is not None:
            raise supply.error

    def _fill(self, window: deque[Task], supply: _Supply) -> bool:
        """Ask for as many texts as there is room for, and hand them out; False when all is done."""
        self._hand_out()
        while len(self._waiting) < self._jobs and (task := supply.next()) is not None:
            window.append(task)
            if task.result is None:
                self._waiting.append(task)
                unread = len(self._waiting) + sum(len(worker.tasks) for worker in self._workers)
                if len(self._workers) < min(self._jobs, unread):
                    self._add_worker()
                self._hand_out()
        return bool(window)

    def _hand_out(self) -> None:
        for worker in self._workers:
            if worker.ready and worker.fresh:
                self._give_again(worker)
        while self._waiting:
            free = [worker for worker in self._workers if self._has_room(worker)]
            if not free:
                break
            min(free, key=lambda worker: len(worker.tasks)).give(self._waiting.popleft())

    def _give_again(self, worker: Worker) -> None:
        """Let a process read a text that one died of before it was started; those of before may await the same."""
        able = [task for task in self._retries if task.since <= worker.number]
        if able:
            task = max(able, key=lambda task: task.since)  # so that a process is left for each of the others
            self._retries.remove(task)
            worker.give(task)

    def _receive(self) -> None:
        """Wait until a process says something, or dies, or a text has taken too long, and take note of it."""
        answering = wait([worker.answers for worker in self._workers], self._time_left())
        for worker in list(self._workers):
            if worker.answers in answering:
                self._take_note(worker)
            elif worker.tasks and self._left_to(worker) <= 0:
                self._give_up(worker)

    def _take_note(self, worker: Worker) -> None:
        match worker.receive():
            case None:
                self._replace(worker)
            case Ready():
                worker.ready = True
                self._starts += 1
            case InquitError() as error:
                raise error
            case Answer(result, seconds):
                task = worker.take_answered()
                task.finish(result if self._max_seconds is None or seconds <= self._max_seconds else self._late(task))

    def _time_left(self) -> float | None:
        """How long it is until a text will have taken too long; None where none can."""
        if self._max_seconds is None:
            return None
        left = min((self._left_to(worker) for worker in self._workers if worker.tasks), default=LONGEST_WAIT)
        return min(max(left, 0.0), LONGEST_WAIT)

    def _left_to(self, worker: Worker) -> float:
        return math.inf if self._max_seconds is None else worker.begun + self._max_seconds - time.monotonic()

    def _give_up(self, late: Worker) -> None:
        """No result for the text that a process is at; another process where there is more to read."""
        self._workers.remove(late)
        late.kill()
        late.close()
        task = late.tasks.popleft()
        task.finish(self._late(task))
        self._waiting.extendleft(reversed(late.tasks))
        if self._waiting:
            self._add_worker()

    def _late(self, task: Task) -> Failure:
        limit = in_words(self._max_seconds or 0)
        return Failure(task.id, f"{task.id}: not read within {limit}; allow more, or split it")

    def _replace(self, dead: Worker) -> None:
        """Another process for one that died, and another attempt at the text that it was reading."""
        cause = dead.cause_of_death()
        self._workers.remove(dead)
        dead.kill()
        dead.close()
        if not dead.ready:
            self._failed_starts += 1
            if not self._starts or self._failed_starts > _MAX_FAILED_STARTS:
                raise WorkerError(
                    f"a process to read texts in {cause} before it was ready; use one job, or see that there is memory "
                    "for more"
                )
        if dead.tasks:
            self._blame(dead.tasks.popleft(), cause)
            self._waiting.extendleft(reversed(dead.tasks))
        self._add_worker()

    def _blame(self, task: Task, cause: str) -> None:
        task.deaths += 1
        task.since = self._started
        if task.deaths < _MAX_DEATHS:
            self._retries.append(task)
        else:
            task.finish(
                Failure(
                    task.id,
                    f"{task.id}: not read, because the process that tried {cause}, and the one before it died, too; "
                    "if memory ran out, use fewer jobs",
                )
            )

    def _has_room(self, worker: Worker) -> bool:
        tasks = worker.tasks
        return worker.ready and (
            not tasks or (len(tasks) < _MAX_TASKS_AT_HAND and sum(task.length for task in tasks) < _AT_HAND)
        )


class _Supply:
    """The texts that are to be read, as tasks, as long as there is room for them."""

    def __init__(self, texts: Iterable[Text | Result]) -> None:
        self.error: Exception | None = None
        self._texts = iter(texts)
        self._ended = False
        self._taken = 0
        self._characters = 0

    def next(self) -> Task | None:
        """The next text; None where there is no room, or no text."""
        if self._ended or self._taken >= _WINDOW_TEXTS or self._characters >= _WINDOW_CHARACTERS:
            return None
        try:
            task = _task(next(self._texts))
        except StopIteration:
            self._ended = True
            return None
        except Exception as error:  # noqa: BLE001 - raised again when all before it is done
            self._ended, self.error = True, error
            return None
        self._taken += 1
        self._characters += task.length
        return task

    def give_back(self, task: Task) -> None:
        """The result of this task has left, so that there is room for another."""
        self._taken -= 1
        self._characters -= task.length


def _task(text: Text | Result) -> Task:
    if isinstance(text, Failure):
        return Task(text.id, result=text)
    if isinstance(text, Document):
        return Task(text.id, result=text, length=len(text.text))
    source = source_of(text)
    value: object = source.text  # what the caller's types promise, the caller's data may break
    if isinstance(value, str):
        return Task(source.id, source, length=len(value))
    return Task(source.id, result=Failure(source.id, str(not_a_text(source.id, value))))
