"""Processes: order, bounds, deaths and ends, with a fake reading."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import wait
from pathlib import Path

import pytest
from tests.running import known
from tests.waiting import LIMIT, until

from inquit import Document, Failure, InquitError, ModelMissingError, SettingsError, WorkerError
from inquit.compute import Workers, workers
from inquit.compute.process import Load, Read, Result
from inquit.settings import available_cores
from inquit.source import Source

HERE = Path(__file__).parent
posix = pytest.mark.skipif(sys.platform == "win32", reason="no signals between processes")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Load]:
    """The functions of `fake_reading`, under a name by which a new process can import them, too."""
    monkeypatch.syspath_prepend(HERE)
    import fake_reading

    return lambda name: getattr(fake_reading, name)


@pytest.fixture
def read_all(fake: Callable[[str], Load]) -> Callable[..., list[Result]]:
    def read(*texts: str, jobs: int = 2, max_seconds: float | None = None) -> list[Result]:
        with Workers(fake("load"), jobs, max_seconds=max_seconds) as pool:
            return list(pool.read((f"d{number}", text) for number, text in enumerate(texts)))

    return read


def test_the_order_is_that_of_the_texts(read_all: Callable[..., list[Result]]) -> None:
    texts = ["sleep 0.3", *(f"text {number}" for number in range(40)), "sleep 0.1", "“last” \ud800"]
    results = read_all(*texts)

    assert [result.id for result in results] == [f"d{number}" for number in range(len(texts))]
    assert [result.text for result in results if isinstance(result, Document)] == texts
    assert results == [in_this_process(f"d{number}", text) for number, text in enumerate(texts)]


def in_this_process(id_: str, text: str) -> Result:
    import fake_reading

    return fake_reading.read(Source(id_, text))


def test_no_texts_start_no_process(fake: Callable[[str], Load]) -> None:
    with Workers(fake("load"), 4) as pool:
        assert list(pool.read([])) == []
        assert pool.pids == ()


def test_no_more_processes_than_texts(fake: Callable[[str], Load]) -> None:
    with Workers(fake("load"), 4) as pool:
        assert len(list(pool.read([("a", "text"), ("b", "text")]))) == 2
        assert len(pool.pids) <= 2


def test_a_failure_costs_its_text_only(read_all: Callable[..., list[Result]]) -> None:
    results = read_all("a", "fail", "b")

    assert results[1] == Failure("d1", "as ordered")
    assert [type(result) for result in results] == [Document, Failure, Document]


def test_what_is_no_text_is_a_failure(fake: Callable[[str], Load]) -> None:
    with Workers(fake("load"), 2) as pool:
        results = list(pool.read([("a", b"bytes"), ("b", "text"), ("c", None)]))  # type: ignore[list-item]

    assert [type(result) for result in results] == [Failure, Document, Failure]
    assert results[0] == Failure("a", "document 'a': a text must be a str, not bytes; decode bytes first")


def test_a_killed_process_costs_one_more_attempt(read_all: Callable[..., list[Result]], tmp_path: Path) -> None:
    texts = ["a", f"die-once {tmp_path / 'x'}", "b", "c", f"die-once {tmp_path / 'y'}", "d"]

    assert [result.text for result in read_all(*texts) if isinstance(result, Document)] == texts


def test_a_text_that_kills_twice_is_a_failure(read_all: Callable[..., list[Result]]) -> None:
    results = read_all("a", "die", "b", "c", "die", "d")

    assert [type(result) for result in results] == [Document, Failure, Document, Document, Failure, Document]
    failure = results[1]
    assert isinstance(failure, Failure)
    cause = "ended with exit code 9" if sys.platform == "win32" else "was killed by SIGKILL"
    assert failure.error == (
        f"d1: not read, because the process that tried {cause}, and the one before it died, too; "
        "if memory ran out, use fewer jobs"
    )


def test_one_job_survives_deaths_too(read_all: Callable[..., list[Result]]) -> None:
    assert [type(result) for result in read_all("die", "a", "die", jobs=1)] == [Failure, Document, Failure]


@posix
def test_a_process_killed_between_texts_is_replaced(fake: Callable[[str], Load]) -> None:
    def texts() -> Iterator[tuple[str, str]]:
        yield "a", "text"
        os.kill(pool.pids[0], signal.SIGKILL)  # it has at most begun
        yield "b", "text"

    with Workers(fake("load"), 1) as pool:
        pool.start(1)
        assert [type(result) for result in pool.read(texts())] == [Document, Document]


def test_an_endless_stream_is_read_as_far_as_needed(
    fake: Callable[[str], Load], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_WINDOW_TEXTS", 10)
    asked = taken = most = 0

    def texts() -> Iterator[tuple[str, str]]:
        nonlocal asked
        while True:
            asked += 1
            yield str(asked), "sleep 0.2" if asked % 50 == 1 else "text"

    with Workers(fake("load"), 2) as pool:
        for result in pool.read(texts()):
            most = max(most, asked - taken)
            taken += 1
            assert result.id == str(taken)
            if taken == 200:
                break

    assert most == 10


def test_long_texts_narrow_the_window(fake: Callable[[str], Load], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_WINDOW_CHARACTERS", 100_000)
    asked = taken = most = 0

    def texts() -> Iterator[tuple[str, str]]:
        nonlocal asked
        while True:
            asked += 1
            yield str(asked), "x" * 90_000

    with Workers(fake("load"), 4) as pool:
        for _ in pool.read(texts()):
            most = max(most, asked - taken)
            taken += 1
            if taken == 20:
                break

    assert most == 2


def test_short_texts_do_not_wait_behind_a_long_one(read_all: Callable[..., list[Result]], tmp_path: Path) -> None:
    long = f"wait-for {tmp_path / 'x'}" + " " * 20_000  # is read for as long as the last of the others is not
    results = read_all(long, "a", "b", "c", f"touch {tmp_path / 'x'}")

    assert [type(result) for result in results] == [Document] * 5


def test_an_error_of_the_stream_comes_after_the_results(fake: Callable[[str], Load]) -> None:
    def texts() -> Iterator[tuple[str, str]]:
        yield "a", "text"
        yield "b", "sleep 0.1"
        raise KeyError("no more")

    with Workers(fake("load"), 2) as pool:
        results = pool.read(texts())
        assert [next(results).id, next(results).id] == ["a", "b"]
        with pytest.raises(KeyError, match="no more"):
            next(results)


@pytest.mark.parametrize(
    ("load", "error", "message"),
    [
        ("without_model", ModelMissingError, "no such pipeline"),
        ("with_a_bug", WorkerError, r"another process \(ZeroDivisionError: oh\)"),
        ("killed_while_loading", WorkerError, "ended with exit code 3 before it was ready"),
    ],
)
def test_processes_that_cannot_load(
    fake: Callable[[str], Load], load: str, error: type[InquitError], message: str
) -> None:
    with Workers(fake(load), 2) as pool, pytest.raises(error, match=message):
        list(pool.read([("a", "text")]))


@pytest.mark.parametrize("jobs", [0, -1])
def test_at_least_one_job(jobs: int) -> None:
    with pytest.raises(SettingsError, match=f"at least 1, not {jobs}"):
        Workers(unused, jobs)


def unused() -> Read:
    raise NotImplementedError


def test_a_process_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "no more processes")

    monkeypatch.setattr("subprocess.Popen", refuse)
    with Workers(unused, 2) as pool, pytest.raises(WorkerError, match="no more processes"):
        pool.start(1)


@posix
def test_no_process_is_left(fake: Callable[[str], Load]) -> None:
    with Workers(fake("load"), 2) as pool:
        pool.start(2)
        results = pool.read([("a", "text"), *((name, f"sleep {LIMIT}") for name in "bc")])
        next(results)
        pids = pool.pids
        begin = time.monotonic()

    assert time.monotonic() - begin < LIMIT  # the texts are not waited for
    assert len(pids) == 2
    assert not any(map(known, pids))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_text_that_takes_too_long_is_a_failure_and_the_rest_is_read(
    read_all: Callable[..., list[Result]], jobs: int
) -> None:
    results = read_all("a", "in-c", "b", "c", f"sleep {LIMIT}", "d", jobs=jobs, max_seconds=2.5)

    assert results[1] == Failure("d1", "d1: not read within 2.5 seconds; allow more, or split it")
    assert results[4] == Failure("d4", "d4: not read within 2.5 seconds; allow more, or split it")
    assert [result.text for result in results if isinstance(result, Document)] == ["a", "b", "c", "d"]


def test_all_texts_can_take_too_long(read_all: Callable[..., list[Result]]) -> None:
    results = read_all(*["in-c"] * 4, max_seconds=0.3)

    assert [result.id for result in results if isinstance(result, Failure)] == ["d0", "d1", "d2", "d3"]


def test_no_process_is_started_when_the_last_text_took_too_long(fake: Callable[[str], Load]) -> None:
    with Workers(fake("load"), 1, max_seconds=0.3) as pool:
        assert isinstance(next(pool.read([("a", "in-c")])), Failure)
        assert pool.pids == ()


def test_no_text_waits_its_time_away_behind_another(read_all: Callable[..., list[Result]]) -> None:
    """Together they take longer than one may."""
    results = read_all(*["sleep 0.5"] * 10, jobs=1, max_seconds=4)

    assert [type(result) for result in results] == [Document] * 10


def test_loading_does_not_count(fake: Callable[[str], Load]) -> None:
    with Workers(fake("load_slowly"), 1, max_seconds=3) as pool:
        assert [type(result) for result in pool.read([("a", "text")])] == [Document]


def test_nor_does_the_time_in_which_nobody_takes_a_result(
    fake: Callable[[str], Load], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workers(fake("load"), 1, max_seconds=600) as pool:
        results = pool.read([("a", "text"), ("b", f"touch {tmp_path / 'x'}")])
        next(results)
        assert until((tmp_path / "x").exists)
        assert until(lambda: wait([worker.answers for worker in pool._workers], 0))
        now = time.monotonic()
        monkeypatch.setattr("inquit.compute.workers.time.monotonic", lambda: now + 10_000)

        assert isinstance(next(results), Document)


def test_a_text_that_took_too_long_while_nobody_looked_is_a_failure(fake: Callable[[str], Load]) -> None:
    with Workers(fake("load"), 1, max_seconds=0.5) as pool:
        results = pool.read([("a", "sleep 1"), ("b", "sleep 1")])
        next(results)
        time.sleep(1.5)  # it has most likely ended, in the same process, which has said how long it took

        assert isinstance(next(results), Failure)


def test_a_text_that_kills_its_process_has_its_second_try_also_where_time_is_limited(
    read_all: Callable[..., list[Result]], tmp_path: Path
) -> None:
    texts = ["a", f"die-once {tmp_path / 'x'}", "in-c", "b"]

    assert [type(result) for result in read_all(*texts, max_seconds=5)] == [Document, Document, Failure, Document]


@pytest.mark.parametrize("limit", [0, -1, float("nan"), float("inf"), True, "5", 10**400])
def test_a_limit_is_a_number_above_0(limit: object) -> None:
    with pytest.raises(SettingsError, match="max_seconds must be a number of seconds above 0"):
        Workers(unused, 1, max_seconds=limit)  # type: ignore[arg-type]


@pytest.mark.parametrize("limit", [1e-9, 1e300])
def test_a_limit_may_be_any_such_number(read_all: Callable[..., list[Result]], limit: float) -> None:
    assert [type(result) for result in read_all("a", max_seconds=limit)] == [Failure if limit < 1 else Document]


PARENT = """
import sys, time
sys.path.insert(0, sys.argv[1])
import fake_reading
from inquit.compute import Workers

with Workers(fake_reading.load, 2) as pool:
    pool.start(2)
    for result in pool.read([("a", "pid"), ("b", "sleep 60"), ("c", "sleep 60")]):
        print(*pool.pids, flush=True)
"""


@posix
@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_processes_end_with_their_parent(tmp_path: Path, how: str) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    command = [sys.executable, str(script), str(HERE)]
    parent = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert parent.stdout is not None
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(pids) == 2
    if how == "SIGINT":
        os.killpg(parent.pid, signal.SIGINT)  # as a terminal does
    else:
        parent.send_signal(signal.Signals[how])
    _, errors = parent.communicate(timeout=LIMIT)

    assert until(lambda: not any(map(known, pids)))
    assert errors.count("Traceback") == (how == "SIGINT")  # the parent's own


def test_cores_are_counted() -> None:
    assert 1 <= available_cores() <= (os.cpu_count() or 1)
