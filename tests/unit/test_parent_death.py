"""Children end with their parent: however it ends, whatever they are at, and whichever thread started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.running import Known, known, of_group, runs
from tests.waiting import LIMIT, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no signals between processes")
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process that cannot look at a pipe")

SERVING = """
import os, re
from functools import partial
from inquit.helper_process import HelperProcess

def in_c(receive, send):  # one call of a library, which lets no other thread run until it is over
    send(os.getpid())
    re.match("(a|a)+$", "a" * 100 + "b")

def in_python(receive, send):
    send(os.getpid())
    while True:
        pass

def echo(receive, send):
    while True:
        send(receive())

def stuck(receive, send):  # nobody takes what it says
    send(os.getpid())
    while True:
        send(b"x" * 100_000)

def with_child(receive, send):
    child = HelperProcess(in_c)
    send(child.answers.recv())
    re.match("(a|a)+$", "a" * 100 + "b")
"""
# What comes before each of these programs: where its modules are, and a child that asks nothing of the system.
BEGIN = """
import os, signal, sys, threading, time
sys.path.insert(0, {folder!r})
from inquit import helper_process
from inquit.helper_process import HelperProcess
import serving
# `nohup` has tests ignore some, and programs inherit that
for ending in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
    signal.signal(ending, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
ALONE = "import inquit.helper_process as here; here.ask_to_be_killed = lambda pipe: None; from inquit.helper_process"
if {pipe_alone}:
    helper_process._PROGRAM = helper_process._PROGRAM.replace("from inquit.helper_process", ALONE)
"""
ONE = "child = HelperProcess(serving.{how}); print(child.answers.recv(), flush=True); sys.stdin.read()"
SEVERAL = """
children = [HelperProcess(serving.{how}) for _ in range(3)]
print(*[child.answers.recv() for child in children], flush=True); sys.stdin.read()
"""
FORKED = """
child = HelperProcess(serving.{how})
if not os.fork():
    time.sleep(600)
    os._exit(0)
print(child.answers.recv(), flush=True); sys.stdin.read()
"""
OF_A_THREAD = """
def work():
    child = HelperProcess(serving.{how}); print(child.answers.recv(), flush=True); sys.stdin.read()
threading.Thread(target=work).start()
"""
Start = Callable[..., tuple["subprocess.Popen[str]", list[Known]]]
CRASH = {"abort": "os.abort()", "segfault": "import ctypes; ctypes.string_at(0)", "exit": "os._exit(5)", "end": ""}


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """A program that has children, and these children."""
    (tmp_path / "serving.py").write_text(SERVING)
    started: list[subprocess.Popen[str]] = []

    def begin(program: str, *, pipe_alone: bool = False) -> tuple[subprocess.Popen[str], list[Known]]:
        whole = BEGIN.format(folder=str(tmp_path), pipe_alone=pipe_alone) + program
        parent = subprocess.Popen(
            [sys.executable, "-c", whole],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        started.append(parent)
        assert parent.stdout is not None
        children = [known(int(pid)) for pid in parent.stdout.readline().split()]
        assert children
        return parent, [child for child in children if child is not None]

    yield begin
    for parent in started:
        with parent:
            for pid, _ in of_group(parent.pid):  # what its end has left
                os.kill(pid, signal.SIGKILL)


def _end(parent: subprocess.Popen[str], how: str) -> None:
    parent.send_signal(signal.Signals[how])
    parent.wait(LIMIT)


@linux
@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_a_signal_that_ends_the_parent_ends_a_child_deep_in_c(start: Start, how: str) -> None:
    parent, children = start(ONE.format(how="in_c"))
    _end(parent, how)

    assert until(lambda: not any(map(runs, children)))


@linux
@pytest.mark.parametrize("crash", CRASH.values(), ids=CRASH)
def test_so_does_a_crash(start: Start, crash: str) -> None:
    parent, children = start(ONE.format(how="in_c") + f"\n{crash}")
    assert all(map(runs, children))
    assert parent.stdin is not None
    parent.stdin.close()
    parent.wait(LIMIT)

    assert until(lambda: not any(map(runs, children)))


@linux
@pytest.mark.parametrize("program", [SEVERAL, FORKED, OF_A_THREAD], ids=["several", "forked", "of a thread"])
def test_whoever_started_them(start: Start, program: str) -> None:
    parent, children = start(program.format(how="in_c"))
    _end(parent, "SIGKILL")

    assert until(lambda: not any(map(runs, children)))


@linux
def test_grandchildren_end_too(start: Start) -> None:
    parent, children = start(ONE.format(how="with_child"))
    _end(parent, "SIGKILL")

    assert until(lambda: not any(map(runs, children)))


@pytest.mark.parametrize(
    "program", [ONE, SEVERAL, FORKED, OF_A_THREAD], ids=["one", "several", "forked", "of a thread"]
)
@pytest.mark.parametrize("how", ["in_python", "stuck"])
def test_the_pipe_alone_ends_them(start: Start, program: str, how: str) -> None:
    parent, children = start(program.format(how=how), pipe_alone=True)
    _end(parent, "SIGKILL")

    assert until(lambda: not any(map(runs, children)))


ENDS_AT_ONCE = """
import subprocess
real = subprocess.Popen
def start(command, **how):
    child = real([sys.executable, "-c", "import time; time.sleep(1); " + command[2]], **how)
    print(child.pid, flush=True)
    return child
subprocess.Popen = start
child = HelperProcess(serving.in_c)
os.kill(os.getpid(), signal.SIGKILL)
"""


@linux
def test_a_parent_that_ends_before_the_child_has_begun(start: Start) -> None:
    """Its task lies in the pipe already, and would be begun."""
    parent, children = start(ENDS_AT_ONCE)
    parent.wait(LIMIT)

    assert until(lambda: not any(map(runs, children)))


OUTLIVES = """
started = []
thread = threading.Thread(target=lambda: started.append(HelperProcess(serving.echo)))
thread.start(); thread.join()
task = f"/proc/self/task/{thread.native_id}"
while os.path.exists(task):
    time.sleep(0.01)
print(started[0].pid, flush=True)
sys.stdin.readline()
started[0].send("still here")
print(started[0].answers.recv(), flush=True)
started[0].kill(); started[0].close()
print(started[0].exit_code(1), flush=True)
"""


def test_a_child_outlives_the_thread_that_started_it(start: Start) -> None:
    parent, _ = start(OUTLIVES)
    answered, _ = parent.communicate("go on\n", timeout=LIMIT)

    assert answered == f"still here\n{-signal.SIGKILL}\n"


NO_START = """
import subprocess
def refuse(*_, **__): raise {error}
subprocess.Popen = refuse
def work():
    try:
        HelperProcess(serving.echo)
    except {name} as error:
        print(error)
threading.Thread(target=work).start()
"""
A_FORK_GOES_ON = """
if {of_a_thread}:
    started = []
    thread = threading.Thread(target=lambda: started.append(HelperProcess(serving.echo)))
    thread.start(); thread.join()
    child = started[0]
else:
    child = HelperProcess(serving.echo)
pid = os.fork()
if not pid:
    child.send(1); alive = child.alive
    child.kill(); child.close()
    other = HelperProcess(serving.echo); other.send("from the fork"); print(other.answers.recv(), alive, flush=True)
    os._exit(0)
os.waitpid(pid, 0)
child.send("from the parent"); print(child.answers.recv(), flush=True)
child.kill(); child.close()
"""


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[str], str]:
    """What a program prints that ends by itself."""
    (tmp_path / "serving.py").write_text(SERVING)

    def run(program: str) -> str:
        whole = BEGIN.format(folder=str(tmp_path), pipe_alone=False) + program
        done = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, timeout=LIMIT, check=True)
        return done.stdout

    return run


@pytest.mark.parametrize(("error", "name"), [("OSError(11, 'none')", "OSError"), ("ValueError('none')", "ValueError")])
def test_what_goes_wrong_at_the_start_is_raised_in_the_thread_that_asked(
    printed: Callable[[str], str], error: str, name: str
) -> None:
    assert "none" in printed(NO_START.format(error=error, name=name))


@pytest.mark.parametrize("of_a_thread", [False, True])
def test_a_fork_leaves_its_parents_children_alone_and_has_its_own(
    printed: Callable[[str], str], of_a_thread: bool
) -> None:
    assert printed(A_FORK_GOES_ON.format(of_a_thread=of_a_thread)) == "from the fork False\nfrom the parent\n"
