"""Which processes run: known by number and start, as a number is given again."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

__all__ = ["Known", "known", "of_group", "runs"]

Known = tuple[int, str]  # a process: its number, and when it started


def known(pid: int) -> Known | None:
    """The process of this number; None where none runs, or only its exit code is left."""
    if os.path.isdir("/proc/self"):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return None
        return None if fields[0] in "ZX" else (pid, fields[19])
    shown = subprocess.run(["ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    state, _, start = shown.stdout.strip().partition(" ")
    return None if not state or state.startswith("Z") else (pid, start)


def runs(process: Known | None) -> bool:
    """Whether this very process still runs."""
    return process is not None and known(process[0]) == process


def of_group(group: int) -> list[Known]:
    """The processes of a group."""
    shown = subprocess.run(["ps", "-e", "-o", "pgid=,pid="], capture_output=True, text=True, check=True).stdout
    pids = [int(pid) for pgid, pid in (line.split() for line in shown.splitlines()) if int(pgid) == group]
    return [process for process in map(known, pids) if process is not None]
