"""How many processes fit, by files of a system as Linux writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from inquit import machine
from inquit.machine import available_memory, fitting_processes

MIB = 2**20
MEMINFO = "MemTotal:       24683520 kB\nMemFree:         8000000 kB\nMemAvailable:   10240000 kB\nBuffers: 1 kB\n"


def system(root: Path, files: dict[str, str]) -> Path:
    for name, text in {"proc/meminfo": MEMINFO, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def group(folder: str, limit: object, used: int, files: int = 0) -> dict[str, str]:
    return {
        f"sys/fs/cgroup/{folder}memory.max": f"{limit}\n",
        f"sys/fs/cgroup/{folder}memory.current": f"{used}\n",
        f"sys/fs/cgroup/{folder}memory.stat": f"anon 1\ninactive_file {files}\nactive_file 5\n",
    }


def test_what_linux_can_give_where_nothing_limits(tmp_path: Path) -> None:
    assert available_memory(system(tmp_path, {})) == 10_000 * MIB


def test_the_limit_of_a_container(tmp_path: Path) -> None:
    files = {"proc/self/cgroup": "0::/\n", **group("", 2_000 * MIB, 700 * MIB, files=100 * MIB)}
    assert available_memory(system(tmp_path, files)) == 1_400 * MIB


def test_the_narrowest_limit_of_the_groups_above(tmp_path: Path) -> None:
    files = {
        "proc/self/cgroup": "0::/user.slice/job.scope\n",
        **group("user.slice/job.scope/", "max", 5),
        **group("user.slice/", 900 * MIB, 400 * MIB),
        **group("", 4_000 * MIB, 400 * MIB),
    }
    assert available_memory(system(tmp_path, files)) == 500 * MIB


def test_the_older_kind_of_group(tmp_path: Path) -> None:
    files = {
        "proc/self/cgroup": "9:cpu,cpuacct:/x\n8:memory:/x\n1:name=systemd:/\n",
        "sys/fs/cgroup/memory/x/memory.limit_in_bytes": f"{1_000 * MIB}\n",
        "sys/fs/cgroup/memory/x/memory.usage_in_bytes": f"{300 * MIB}\n",
        "sys/fs/cgroup/memory/x/memory.stat": f"total_inactive_file {50 * MIB}\n",
        "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",  # none
        "sys/fs/cgroup/memory/memory.usage_in_bytes": "1\n",
    }
    assert available_memory(system(tmp_path, files)) == 750 * MIB


def test_more_than_the_limit_is_used(tmp_path: Path) -> None:
    files = {"proc/self/cgroup": "0::/\n", **group("", 100 * MIB, 200 * MIB)}
    assert available_memory(system(tmp_path, files)) == 0


def test_files_that_say_nothing(tmp_path: Path) -> None:
    files = {"proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": "", "sys/fs/cgroup/memory.current": "much\n"}
    assert available_memory(system(tmp_path, files)) == 10_000 * MIB


def test_another_system_says_how_much_there_is_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = {"SC_PHYS_PAGES": 1_000, "SC_PAGE_SIZE": 4_096}
    monkeypatch.setattr("os.sysconf", sizes.__getitem__, raising=False)
    assert available_memory(tmp_path) == 4_096_000

    monkeypatch.delattr("os.sysconf")
    assert available_memory(tmp_path) is None


@pytest.mark.parametrize(
    ("cores", "memory", "processes"),
    [(8, None, 8), (8, 16_000, 8), (8, 1_300, 3), (8, 700, 1), (8, 0, 1), (1, 16_000, 1)],
)
def test_as_many_as_there_are_cores_and_memory_for(
    monkeypatch: pytest.MonkeyPatch, cores: int, memory: int | None, processes: int
) -> None:
    monkeypatch.setattr(machine, "available_cores", lambda: cores)
    monkeypatch.setattr(machine, "available_memory", lambda: None if memory is None else memory * MIB)
    assert fitting_processes() == processes
