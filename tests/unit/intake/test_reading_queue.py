"""The queue: work is done in its turn, in a process that may die; it takes so much and no more."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.running import known, runs
from tests.unit.intake.stub_reader import Deed, StubReader
from tests.waiting import LIMIT, until

from inquit.errors import InquitError, WorkerError
from inquit.intake.queued_work import ExtractText
from inquit.intake.reading_queue import QueueFullError, ReadingQueue

ROOM = 3


@pytest.fixture(scope="module")
def queue() -> Iterator[ReadingQueue]:
    made = ReadingQueue(StubReader, most_waiting=ROOM, kept=5)
    yield made
    made.close()


def test_one_process_does_all_in_turn(queue: ReadingQueue) -> None:
    tickets = [queue.submit(Deed(), LIMIT) for _ in range(ROOM)]
    assert all(ticket.over.wait(LIMIT) for ticket in tickets)

    (pid,) = {ticket.result() for ticket in tickets}
    assert pid != os.getpid()
    assert [(ticket.state, ticket.told) for ticket in tickets] == [("done", ["echo"])] * ROOM
    assert [ticket.number for ticket in tickets] == [tickets[0].number + place for place in range(ROOM)]


def test_what_goes_wrong_is_a_sentence_and_the_next_is_done(queue: ReadingQueue) -> None:
    said = {
        "refused": "there is none",
        "broken": "a fault of inquit: KeyError; please report it",
        "full": "there is not enough memory; give less at once",
        "dead": "the process that reads texts has died, perhaps for want of memory; give less at once",
    }
    for what, why in said.items():
        ticket, after = queue.submit(Deed(what), LIMIT), queue.submit(Deed(), LIMIT)
        assert after.over.wait(LIMIT)
        assert (ticket.state, ticket.told, ticket.why, after.state) == ("failed", [what], why, "done")
        with pytest.raises(InquitError):
            ticket.result()


def test_a_process_that_died_while_it_had_nothing_to_do_costs_no_work(queue: ReadingQueue) -> None:
    before = queue.submit(Deed(), LIMIT)
    assert before.over.wait(LIMIT)
    process = queue._process
    assert process is not None
    os.kill(before.result(), signal.SIGKILL)
    assert until(lambda: not process.alive)

    after = queue.submit(Deed(), LIMIT)

    assert after.over.wait(LIMIT)
    assert (after.state, after.result() != before.result()) == ("done", True)


def test_what_takes_too_long_is_ended(queue: ReadingQueue) -> None:
    ticket = queue.submit(Deed("endless"), 0.2)

    assert ticket.over.wait(LIMIT)
    assert (ticket.state, ticket.why) == ("failed", "not read within 0.2 seconds; give less at once")


def test_no_more_waits_than_there_is_room_for(queue: ReadingQueue, tmp_path: Path) -> None:
    gate = tmp_path / "open"
    first = queue.submit(Deed(gate=str(gate)), LIMIT)
    assert until(lambda: first.share == 0.25)
    waiting = [queue.submit(Deed(), LIMIT) for _ in range(ROOM)]
    with pytest.raises(QueueFullError, match="3 others wait to be read; try again in some minutes"):
        queue.submit(Deed(), LIMIT)
    assert [queue.ahead_of(ticket) for ticket in (first, *waiting)] == [0, 1, 2, 3]

    queue.cancel(waiting[0])
    assert (waiting[0].state, queue.ahead_of(waiting[1])) == ("cancelled", 1)
    last = queue.submit(Deed(), LIMIT)
    gate.touch()
    assert last.over.wait(LIMIT)
    assert [one.state for one in (first, *waiting, last)] == ["done", "cancelled", "done", "done", "done"]


def test_what_is_at_its_turn_is_cancelled_and_the_next_is_done(queue: ReadingQueue) -> None:
    ticket = queue.submit(Deed("endless"), LIMIT)
    assert until(lambda: ticket.told)
    queue.cancel(ticket)
    after = queue.submit(Deed(), LIMIT)

    assert after.over.wait(LIMIT)
    assert (ticket.state, after.state) == ("cancelled", "done")
    queue.cancel(after)  # is over, and stays done
    assert after.state == "done"


def test_an_answer_is_waited_for_without_a_thread(queue: ReadingQueue) -> None:
    document = asyncio.run(queue.answer(ExtractText("“We wait,” said Ann Lee.", "a"), LIMIT, patience=LIMIT))
    assert (document.id, len(document.quotes)) == ("a", 1)
    with pytest.raises(InquitError, match="cannot be read"):
        asyncio.run(queue.answer(ExtractText("FAIL", "a"), LIMIT, patience=LIMIT))
    with pytest.raises(InquitError, match="no genre"):
        asyncio.run(queue.answer(ExtractText("", "a", "opera"), LIMIT, patience=LIMIT))
    with pytest.raises(WorkerError, match=r"not done within 0\.1 seconds"):
        asyncio.run(queue.answer(Deed("endless"), LIMIT, patience=0.1))


def test_what_was_over_long_ago_is_forgotten(queue: ReadingQueue) -> None:
    numbers = []
    for _ in range(7):
        ticket = queue.submit(Deed(), LIMIT)
        assert ticket.over.wait(LIMIT)
        numbers.append(ticket.number)

    assert [number for number in numbers if queue.ticket(number)] == numbers[1:]
    assert ticket.work is None  # which may hold a whole text


def test_an_end_ends_all() -> None:
    queue = ReadingQueue(StubReader)
    ticket, other = queue.submit(Deed("endless"), LIMIT), queue.submit(Deed(), LIMIT)
    assert until(lambda: ticket.told)
    queue.close()

    assert [(one.state, one.why) for one in (ticket, other)] == [("cancelled", "the server was ended")] * 2
    with pytest.raises(WorkerError):
        queue.submit(Deed(), LIMIT)


def test_the_process_ends_with_the_server() -> None:
    program = (
        "import time; from tests.unit.intake.stub_reader import Deed, StubReader; "
        "from inquit.intake.reading_queue import ReadingQueue; "
        "queue = ReadingQueue(StubReader); first = queue.submit(Deed(), 300); first.over.wait(); "
        "queue.submit(Deed('endless'), 300); print(first.answer, flush=True); time.sleep(300)"
    )
    root = Path(__file__).parents[3]
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=root) as server:
        assert server.stdout is not None
        process = known(int(server.stdout.readline()))
        server.kill()
    assert process is not None
    assert until(lambda: not runs(process))
