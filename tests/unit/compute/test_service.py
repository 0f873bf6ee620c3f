"""One process that all others ask, with a fake reading and a fake service."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
from tests.running import known
from tests.waiting import LIMIT, until

from inquit import Document, Failure, InquitError, ModelMissingError, WorkerError
from inquit.compute import Service, Workers
from inquit.compute.process import Result
from inquit.compute.service_process import _answer, _gathered, _Question

HERE = Path(__file__).parent
pytestmark = pytest.mark.skipif(not Service.are_possible, reason="there is none on this system")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Callable[..., Any]]:
    """The functions of `fake_reading`, under a name by which a new process can import them, too."""
    monkeypatch.syspath_prepend(HERE)
    import fake_reading

    return lambda name: getattr(fake_reading, name)


@pytest.fixture
def read_all(fake: Callable[[str], Callable[..., Any]]) -> Callable[..., list[Result]]:
    def read(*texts: str, jobs: int = 2, max_seconds: float | None = None, service: str = "service") -> list[Result]:
        with Workers(fake("load_asking"), jobs, max_seconds=max_seconds, service=fake(service)) as pool:
            return list(pool.read((f"d{number}", text) for number, text in enumerate(texts)))

    return read


def said(results: Sequence[Result]) -> list[str]:
    return [result.error if isinstance(result, Failure) else result.text for result in results]


def test_all_ask_one_process_and_each_has_its_own_answers(read_all: Callable[..., list[Result]]) -> None:
    results = read_all("ask pid", "sleep 0.2", "pid", *(f"ask {number}" for number in range(40)), "ask pid", jobs=3)
    asked, _, reader, *answers, again = said(results)

    assert answers == [str(number) for number in range(40)]
    assert asked == again
    assert asked not in {reader, str(os.getpid())}
    assert known(int(asked)) is None


def test_what_is_there_is_answered_together() -> None:
    questions: SimpleQueue[_Question] = SimpleQueue()
    asked = [_Question(items) for items in (["a"], ["b", "c"], [], ["d"])]
    for question in asked:
        questions.put(question)
    calls: list[Sequence[Any]] = []

    def answers(items: Sequence[Any]) -> Sequence[Any]:
        calls.append(items)
        return items

    assert _answer(answers, next(_gathered(questions)), 0) == 0
    assert calls == [["a", "b", "c", "d"]]
    assert [question.answers.get_nowait() for question in asked] == [["a"], ["b", "c"], [], ["d"]]


def test_no_more_is_taken_at_once_than_is_answered_at_once() -> None:
    questions: SimpleQueue[_Question] = SimpleQueue()
    for _ in range(4):
        questions.put(_Question(["."] * 200))
    gathered = _gathered(questions)
    assert [len(next(gathered)), len(next(gathered))] == [2, 2]


def test_a_question_that_cannot_be_answered_costs_its_text_only(read_all: Callable[..., list[Result]]) -> None:
    results = read_all("ask a", "ask fault", "ask b", "text", "ask c")

    assert said(results) == ["a", "the process that all others ask has failed: oh", "b", "text", "c"]


def test_nor_does_it_cost_those_that_came_with_it() -> None:
    asked = [_Question(["a"]), _Question(["fault"]), _Question(["b"])]

    def answers(items: Sequence[Any]) -> Sequence[Any]:
        if "fault" in items:
            raise MemoryError
        return items

    assert _answer(answers, asked, 2) == 0
    first, wrong, last = (question.answers.get_nowait() for question in asked)
    assert (first, last) == (["a"], ["b"])
    assert isinstance(wrong, WorkerError)


def test_after_faults_in_a_row_there_is_another_one(read_all: Callable[..., list[Result]]) -> None:
    first, *_, last = said(read_all("ask pid", *["ask fault"] * 4, "ask pid", jobs=1))
    assert first != last


def test_a_reader_that_dies_costs_one_more_attempt(read_all: Callable[..., list[Result]], tmp_path: Path) -> None:
    results = read_all("ask a", f"die-once {tmp_path / 'x'}", "die", "ask pid", "ask b")

    assert isinstance(results[1], Document)
    assert said(results)[::4] == ["a", "b"]
    assert "not read, because the process that tried was killed by SIGKILL" in said(results)[2]


def test_where_the_one_that_is_asked_dies_another_is_started(
    read_all: Callable[..., list[Result]], tmp_path: Path
) -> None:
    first, once, *others, last = said(
        read_all("ask pid", f"ask die-once {tmp_path / 'x'}", "ask a", "sleep 0.1", "ask b", "ask pid")
    )
    assert once == f"die-once {tmp_path / 'x'}"
    assert others == ["a", "sleep 0.1", "b"]
    assert first != last


def test_a_text_whose_question_kills_twice_is_a_failure(read_all: Callable[..., list[Result]]) -> None:
    wrong, right = said(read_all("ask die", "ask a", jobs=1))
    assert wrong.startswith("d0: not read, because the process that tried ended with exit code 1, and the one before")
    assert right == "a"


def test_an_answer_that_takes_too_long(read_all: Callable[..., list[Result]]) -> None:
    late, _, there = said(read_all("ask sleep 2", "ask a", "ask b", max_seconds=1.5))
    assert late.startswith("d0: not read within 1.5 seconds")
    assert there in {"b", "d2: not read within 1.5 seconds; allow more, or split it"}  # it waits behind the first


@pytest.mark.parametrize(
    ("service", "error", "words"),
    [
        ("service_without_model", ModelMissingError, "no such weights"),
        ("service_with_a_bug", WorkerError, r"cannot be loaded in another process \(ZeroDivisionError: oh\)"),
        ("service_killed_while_loading", WorkerError, "ended with exit code 1 before it was ready"),
    ],
)
def test_one_that_cannot_load(
    read_all: Callable[..., list[Result]], service: str, error: type[InquitError], words: str
) -> None:
    with pytest.raises(error, match=words):
        read_all("a", "b", service=service)


def test_none_is_left(fake: Callable[[str], Callable[..., Any]]) -> None:
    with Workers(fake("load_asking"), 2, service=fake("service")) as pool:
        pool.start(2)
        results = pool.read([("a", "ask pid"), ("b", f"sleep {LIMIT}"), ("c", f"ask sleep {LIMIT}")])
        pids = [*pool.pids, *map(int, said([next(results)]))]
        assert all(map(known, pids))

    assert len(pids) == 3
    assert not any(map(known, pids))


PARENT = """
import sys
sys.path.insert(0, sys.argv[1])
import fake_reading
from inquit.compute import Workers

with Workers(fake_reading.load_asking, 2, service=fake_reading.service) as pool:
    pool.start(2)
    for result in pool.read([("a", "ask pid"), ("b", "ask sleep 60"), ("c", "sleep 60")]):
        print(result.error, *pool.pids, flush=True)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_it_ends_with_the_parent(how: signal.Signals) -> None:
    command = [sys.executable, "-c", PARENT, str(HERE)]
    parent = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert parent.stdout is not None
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(pids) == 3
    if how == signal.SIGINT:
        os.killpg(parent.pid, how)  # as a terminal does
    else:
        parent.send_signal(how)
    _, errors = parent.communicate(timeout=LIMIT)

    assert until(lambda: not any(map(known, pids)))
    assert errors.count("Traceback") == (how == signal.SIGINT)  # the parent's own
