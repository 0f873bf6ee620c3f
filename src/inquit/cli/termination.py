"""A run that is asked to end, as systems and `timeout` do with SIGTERM, ends as with Ctrl-C: what is done is kept."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["INTERRUPTED", "ending_as_interrupted", "exit_code"]

# What shells give for a program that a signal ended is this, and the number of the signal.
_BY_SIGNAL = 128
# The exit codes of a run that was ended before its end.
INTERRUPTED = frozenset({_BY_SIGNAL + signal.SIGINT, _BY_SIGNAL + signal.SIGTERM})


@contextmanager
def ending_as_interrupted() -> Iterator[None]:
    """Within the block SIGTERM raises a `KeyboardInterrupt`, unless the user has it ignored."""
    usual = signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    if not usual or threading.current_thread() is not threading.main_thread():  # only that one may say what to do
        yield
        return
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def exit_code(interrupt: KeyboardInterrupt) -> int:
    """The exit code of a run that this ended."""
    return _BY_SIGNAL + (signal.SIGTERM if signal.SIGTERM in interrupt.args else signal.SIGINT)


def _interrupt(number: int, frame: FrameType | None) -> None:
    del frame  # wherever it is
    signal.signal(number, signal.SIG_IGN)  # once is enough: what is done is being put in order
    raise KeyboardInterrupt(signal.Signals(number))
