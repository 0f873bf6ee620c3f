"""Processes that are forks of one that loads for them all: as good as processes of their own, with a fake reading."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.running import known
from tests.waiting import LIMIT, until

from inquit import Document, Failure, InquitError, ModelMissingError, WorkerError
from inquit.compute import Workers
from inquit.compute.forks import Forks
from inquit.compute.process import Load, Result, Worker

HERE = Path(__file__).parent
pytestmark = pytest.mark.skipif(not Forks.are_possible, reason="the system does not fork, or not safely")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Load]:
    """The functions of `fake_reading`, under a name by which a new process can import them, too."""
    monkeypatch.syspath_prepend(HERE)
    import fake_reading

    return lambda name: getattr(fake_reading, name)


@pytest.fixture
def read_all(fake: Callable[[str], Load]) -> Callable[..., list[Result]]:
    def read(*texts: str, max_seconds: float | None = None) -> list[Result]:
        with Workers(fake("load"), 2, max_seconds=max_seconds, forks=True) as pool:
            return list(pool.read((f"d{number}", text) for number, text in enumerate(texts)))

    return read


def test_it_is_loaded_once_and_read_by_all(
    fake: Callable[[str], Load], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_LOADS", str(tmp_path / "loads"))
    with Workers(fake("load_noted"), 3, forks=True) as pool:
        results = list(pool.read([("a", "sleep 0.3"), *((str(n), "pid") for n in range(20))]))
        pids = pool.pids
    readers = {result.error for result in results if isinstance(result, Failure)}
    loaders = (tmp_path / "loads").read_text().split()
    assert len(loaders) == 1
    assert readers <= {str(pid) for pid in pids}
    assert not readers & {*loaders, str(os.getpid())}
    assert [result.id for result in results] == ["a", *map(str, range(20))]


def test_deaths_cost_a_text_at_most(read_all: Callable[..., list[Result]], tmp_path: Path) -> None:
    results = read_all("a", "die", "b", f"die-once {tmp_path / 'x'}", "c")

    assert [type(result) for result in results] == [Document, Failure, Document, Document, Document]
    failure = results[1]
    assert isinstance(failure, Failure)
    assert "was killed by SIGKILL, and the one before it died, too" in failure.error


def test_a_text_that_takes_too_long_is_a_failure_and_the_rest_is_read(read_all: Callable[..., list[Result]]) -> None:
    results = read_all("a", "in-c", "b", "c", f"sleep {LIMIT}", "d", max_seconds=2.5)

    assert [type(result) for result in results] == [Document, Failure, Document, Document, Failure, Document]


@pytest.mark.parametrize(
    ("load", "error", "message"),
    [
        ("without_model", ModelMissingError, "no such pipeline"),
        ("with_a_bug", WorkerError, r"another process \(ZeroDivisionError: oh\)"),
        ("killed_while_loading", WorkerError, "ended with exit code 3 before it was ready"),
    ],
)
def test_what_cannot_be_loaded(fake: Callable[[str], Load], load: str, error: type[InquitError], message: str) -> None:
    with Workers(fake(load), 2, forks=True) as pool, pytest.raises(error, match=message):
        list(pool.read([("a", "text"), ("b", "text")]))


def test_it_cannot_be_started(monkeypatch: pytest.MonkeyPatch, fake: Callable[[str], Load]) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "no more processes")

    load = fake("load")
    monkeypatch.setattr("subprocess.Popen", refuse)
    with Workers(load, 2, forks=True) as pool, pytest.raises(WorkerError, match="no more processes"):
        pool.start(1)


def test_where_the_one_that_loads_dies_another_does_it(fake: Callable[[str], Load]) -> None:
    def texts() -> Iterator[tuple[str, str]]:
        yield "a", "text"
        assert isinstance(pool._beside, Forks)
        assert pool._beside._server is not None
        os.kill(pool._beside._server._process.pid, signal.SIGKILL)
        yield from ((str(number), "text") for number in range(10))

    with Workers(fake("load"), 2, forks=True) as pool:
        pool.start(2)
        assert [type(result) for result in pool.read(texts())] == [Document] * 11


def test_no_process_is_left(fake: Callable[[str], Load]) -> None:
    with Workers(fake("load"), 2, forks=True) as pool:
        pool.start(2)
        results = pool.read([("a", "text"), *((name, f"sleep {LIMIT}") for name in "bc")])
        next(results)
        pids = pool.pids
        assert len(pids) == 2

    assert not any(map(known, pids))


def test_what_is_still_loading_is_not_waited_for(fake: Callable[[str], Load]) -> None:
    with Workers(fake("load_for_ever"), 2, forks=True) as pool:
        pool._workers.extend(Worker(pool._start) for _ in range(2))
    assert pool.pids == ()


PARENT = """
import sys
sys.path.insert(0, sys.argv[1])
import fake_reading
from inquit.compute import Workers

with Workers(fake_reading.load, 2, forks=True) as pool:
    pool.start(2)
    for result in pool.read([("a", "pid"), ("b", sys.argv[2]), ("c", sys.argv[2])]):
        print(*pool.pids, pool._beside._server._process.pid, flush=True)
"""


@pytest.mark.parametrize("text", ["sleep 60", "in-c"])
@pytest.mark.parametrize("how", ["SIGKILL", "SIGINT"])
def test_all_end_with_their_parent(tmp_path: Path, how: str, text: str) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    parent = subprocess.Popen(
        [sys.executable, str(script), str(HERE), text],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert parent.stdout is not None
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(pids) == 3
    if how == "SIGINT":
        os.killpg(parent.pid, signal.SIGINT)  # as a terminal does
    else:
        parent.kill()
    parent.communicate(timeout=LIMIT)

    assert until(lambda: not any(map(known, pids)))
