"""A process that runs one function: values to and fro, its end, and that of its parent."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.running import known
from tests.waiting import until

from inquit.helper_process import HelperProcess

posix = pytest.mark.skipif(sys.platform == "win32", reason="no signals between processes")
SERVING = """
import os, sys, time

def serve(how, receive, send):
    if how == "echo":
        while True:
            send(receive())
    if how == "about":
        send((sys.modules["__main__"].__dict__.get("__file__"), sys.stdin.read(), os.environ.get("FOR_THE_CHILD")))
    if how == "busy":
        send(os.getpid())
        while True:
            pass
    if how == "exit":
        os._exit(3)
"""
PARENT = """
import sys
sys.path.insert(0, {folder!r})
from functools import partial
from inquit.helper_process import HelperProcess
from serving import serve
process = HelperProcess(partial(serve, "busy"))
print(process.answers.recv(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    (tmp_path / "serving.py").write_text(SERVING)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "serving", raising=False)
    import serving  # type: ignore[import-not-found]

    return serving.serve


def _ended(process: HelperProcess) -> None:
    process.kill()
    process.close()


def test_values_go_and_come_in_order(serve: Any) -> None:
    process = HelperProcess(partial(serve, "echo"))
    values = [1, "two", b"x" * 1_000_000, None]
    for value in values:
        process.send(value)

    assert [process.answers.recv() for _ in values] == values
    assert process.alive
    _ended(process)
    assert not process.alive


def test_nothing_of_the_parent_but_its_modules_is_there(serve: Any) -> None:
    process = HelperProcess(partial(serve, "about"), environment={**os.environ, "FOR_THE_CHILD": "yes"})

    assert process.answers.recv() == (None, "", "yes")
    _ended(process)


def test_an_end_is_told_by_the_pipe_and_its_code(serve: Any) -> None:
    process = HelperProcess(partial(serve, "exit"))

    with pytest.raises(EOFError):
        process.answers.recv()
    assert process.exit_code(10) == 3
    process.send("into the void")
    _ended(process)


@posix
def test_a_process_that_is_killed_has_its_signal_for_a_code(serve: Any) -> None:
    process = HelperProcess(partial(serve, "echo"))
    process.send(1)
    process.answers.recv()
    assert process.exit_code(0.01) is None
    os.kill(process.pid, signal.SIGKILL)

    assert process.exit_code(10) == -signal.SIGKILL
    _ended(process)


def test_what_cannot_be_pickled_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", None)

    with pytest.raises((pickle.PicklingError, AttributeError)):
        HelperProcess(lambda receive, send: None)


def test_a_program_that_is_frozen_starts_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would start itself, which starts itself."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    with pytest.raises(OSError, match="a program that is frozen"):
        HelperProcess(partial(print))


@posix
@pytest.mark.parametrize("how", ["SIGKILL", "end"])
def test_it_ends_with_its_parent_also_when_it_is_busy(tmp_path: Path, serve: Any, how: str) -> None:
    program = PARENT.format(folder=str(tmp_path))
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    if how == "SIGKILL":
        parent.kill()
    parent.communicate(timeout=20)

    assert until(lambda: known(child) is None)
