"""That a child process is killed by the system as soon as its parent ends, where the system does that: on Linux.

Linux ties a child to the *thread* that started it, and kills it when that thread ends, though the parent goes on. So a
child is started by a thread that lasts: the first of the process, or one that waits for the child's end.
"""

from __future__ import annotations

import errno
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue

__all__ = ["ask_to_be_killed", "in_lasting_thread"]

_PR_SET_PDEATHSIG = 1  # from linux/prctl.h


def ask_to_be_killed(pipe: int) -> None:
    """In a child: have it killed when its parent ends, or end it where the parent has ended already.

    pipe: the reading end of one whose writing end only the parent has.
    """
    if sys.platform != "linux":
        return
    with suppress(ImportError, OSError, AttributeError):  # a Python without ctypes, or a system that hides the call
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    poll = select.poll()
    poll.register(pipe, 0)
    if poll.poll(0):  # it has no other end any more, whatever is still in it
        os._exit(1)


def in_lasting_thread(start: Callable[[], subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
    """The process that `start` makes, by a thread that lasts as long as the process does.

    Raises:
        OSError: there is no room for a thread; and whatever `start` raises.
    """
    if sys.platform != "linux" or threading.get_native_id() == os.getpid():
        return start()
    outcome: SimpleQueue[subprocess.Popen[bytes] | Exception] = SimpleQueue()

    def stay() -> None:
        try:
            process = start()
        except Exception as error:  # noqa: BLE001 - raised in the thread that waits for it
            outcome.put(error)
            return
        outcome.put(process)
        process.wait()

    try:
        threading.Thread(target=stay, name="inquit-child", daemon=True).start()
    except RuntimeError as error:
        raise OSError(errno.EAGAIN, "no more threads can be started") from error
    started = outcome.get()
    if isinstance(started, Exception):
        raise started
    return started
