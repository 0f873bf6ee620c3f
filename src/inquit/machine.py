"""How many processes this machine has room for: by its cores, and by the memory that is free."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from inquit.settings import available_cores

__all__ = ["available_memory", "fitting_processes"]

_MIB = 2**20
# The process of the command and the one that loads; 60 and 240 were measured with the reader, by parallel.py.
_FIRST = 300 * _MIB
# Each process that reads. After news articles a fork has 90 of its own, and a process that loads for itself 230; the
# rest is for long texts, of which not all processes have one at a time.
_EACH = 300 * _MIB


def fitting_processes() -> int:
    """How many processes may read texts at a time: one a core, as far as there is memory; at least one."""
    memory = available_memory()
    cores = available_cores()
    return cores if memory is None else max(1, min(cores, (memory - _FIRST) // _EACH))


def available_memory(root: Path = Path("/")) -> int | None:
    """The bytes that processes may take besides what is taken, by the system and by the limits of its control groups.

    None where the system does not say; where it says only how much there is in all, that.

    root: where the files of the system are.
    """
    known = [*_free(root), *_free_in_groups(root)]
    if known:
        return max(0, min(known))
    with suppress(AttributeError, OSError, ValueError):  # Windows has no such function, others not all of the names
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None


def _free(root: Path) -> Iterator[int]:
    """What Linux expects to be able to give."""
    for line in _lines(root / "proc/meminfo"):
        name, _, rest = line.partition(":")
        if name == "MemAvailable":
            yield int(rest.split()[0]) * 1024


def _free_in_groups(root: Path) -> Iterator[int]:
    """What is left of the limits of the groups of this process, and of those above them; in a container, of its own."""
    groups = root / "sys/fs/cgroup"
    for line in _lines(root / "proc/self/cgroup"):
        _, kinds, path = line.split(":", 2)
        inner = PurePosixPath(path.lstrip("/"))
        for group in (inner, *inner.parents):
            if not kinds:
                yield from _left(groups / group, "memory.max", "memory.current", "inactive_file")
            elif "memory" in kinds.split(","):
                names = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
                yield from _left(groups / "memory" / group, *names)


def _left(group: Path, limit: str, used: str, given_back: str) -> Iterator[int]:
    """given_back: what of the usage is copies of files, which go when memory is short."""
    with suppress(ValueError, IndexError):  # there is no such file, or no limit: "max"
        most, taken = (int(_lines(group / name)[0]) for name in (limit, used))
        fields = (line.split() for line in _lines(group / "memory.stat"))
        yield most - taken + sum(int(number) for name, number in fields if name == given_back)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
