"""Nothing of a command goes on when it has ended: not the process that takes files apart, nor those that read texts.

A package of the name of a library stands in for one that does not return: it says which process it is in, and goes on
for ever within one call, as a damaged file can make it do.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.running import Known, known, of_group, runs
from tests.waiting import LIMIT, until

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="no signals between processes"),
    pytest.mark.skipif(not Path(sys.executable).with_name("inquit").exists(), reason="not installed as a command"),
]
INQUIT = str(Path(sys.executable).with_name("inquit"))
BUSY = """
import os, pathlib, re
with open({pids!r}, "a") as file:
    file.write(f"{{os.getpid()}}\\n")
if {in_c}:
    re.match("(a|a)+$", "a" * 100 + "b")
while True:
    pass
"""
PIPE_ALONE = """
import inquit.parent_death
inquit.parent_death.ask_to_be_killed = lambda pipe: None
"""
LIBRARY = """
import sys, threading, inquit
thread = threading.Thread(target=lambda: list(inquit.read(["a.pdf"])))
thread.start()
"""
COMMAND = (INQUIT, "extract", "-o", "out.jsonl")
SANDBOX = ("pypdf", (*COMMAND, "a.pdf"))
WORKERS = ("spacy", (*COMMAND, "a.txt", "b.txt", "--jobs", "2"))
OF_A_THREAD = ("pypdf", (sys.executable, "-c", LIBRARY))


class Busy:
    """A command whose processes are busy, and these processes."""

    def __init__(self, folder: Path, library: str, command: tuple[str, ...], *, in_c: bool = False) -> None:
        (folder / "a.pdf").write_bytes(b"%PDF-1.4\n")
        for name in ("a.txt", "b.txt"):
            (folder / name).write_text("“We won,” said Ann Lee.\n")
        pids = folder / "pids"
        modules = folder / "modules"
        modules.mkdir()
        (modules / f"{library}.py").write_text(BUSY.format(pids=str(pids), in_c=in_c))
        if not in_c:
            (modules / "sitecustomize.py").write_text(PIPE_ALONE)
        self.parent = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(modules)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        number = 2 if library == "spacy" and sys.platform != "linux" else 1  # there one loads for all that read
        assert until(lambda: pids.exists() and pids.read_text().count("\n") == number)
        self.children: list[Known | None] = [known(int(pid)) for pid in pids.read_text().split()]
        assert all(self.children)

    def left(self) -> list[Known]:
        """What of it still runs."""
        return of_group(self.parent.pid)

    def clear(self) -> None:
        """End all of it."""
        for pid, _ in self.left():
            os.kill(pid, signal.SIGKILL)
        self.parent.wait(LIMIT)


@pytest.fixture
def busy(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Busy]:
    (library, command), in_c = request.param
    started = Busy(tmp_path, library, command, in_c=in_c)
    yield started
    started.clear()


KINDS = {"sandbox": SANDBOX, "workers": WORKERS, "library of a thread": OF_A_THREAD}
BOTH_WAYS = [
    pytest.param(
        (kind, in_c),
        id=f"{name} {'in C' if in_c else 'by the pipe alone'}",
        marks=pytest.mark.skipif(in_c and sys.platform != "linux", reason="only Linux ends what is deep in C"),
    )
    for name, kind in KINDS.items()
    for in_c in (True, False)
]


@pytest.mark.parametrize("busy", BOTH_WAYS, indirect=True)
def test_nothing_goes_on_after_kill_9(busy: Busy) -> None:
    os.kill(busy.parent.pid, signal.SIGKILL)
    busy.parent.wait(LIMIT)

    assert until(lambda: not any(map(runs, busy.children)) and not busy.left())


@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "SIGINT", "SIGABRT"])
@pytest.mark.parametrize("busy", [(SANDBOX, False), (WORKERS, False)], ids=["sandbox", "workers"], indirect=True)
def test_nor_after_another_signal(busy: Busy, how: str) -> None:
    os.kill(busy.parent.pid, signal.Signals[how])
    busy.parent.wait(LIMIT)

    assert until(lambda: not any(map(runs, busy.children)) and not busy.left())
