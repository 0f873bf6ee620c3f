"""SIGTERM as Ctrl-C: once, within the run only, and not where the user or the program that runs us has it otherwise."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType

import pytest

from inquit.cli.termination import INTERRUPTED, ending_as_interrupted, exit_code

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no signals between processes")


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGTERM, before)


def _terminated_twice() -> None:
    with ending_as_interrupted():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)  # would end what puts things in order


def test_it_interrupts_once() -> None:
    with pytest.raises(KeyboardInterrupt) as raised:
        _terminated_twice()

    assert exit_code(raised.value) == 143
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_ctrl_c_is_what_it_was() -> None:
    assert exit_code(KeyboardInterrupt()) == 130
    assert frozenset({130, 143}) == INTERRUPTED


def test_what_is_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with ending_as_interrupted():
        os.kill(os.getpid(), signal.SIGTERM)

    assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN


def test_a_handler_that_is_there_is_kept() -> None:
    called: list[int] = []

    def handler(number: int, frame: FrameType | None) -> None:
        called.append(number)

    signal.signal(signal.SIGTERM, handler)
    with ending_as_interrupted():
        os.kill(os.getpid(), signal.SIGTERM)

    assert called == [signal.SIGTERM]


def test_in_a_thread_nothing_changes() -> None:
    found: list[object] = []

    def work() -> None:
        with ending_as_interrupted():
            found.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert found == [signal.SIG_DFL]
