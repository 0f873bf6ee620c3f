"""How Ray is started and joined; a Ray that only notes what it is asked stands for it."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from inquit import WorkerError
from inquit.cluster import ray_session as session
from inquit.cluster.corpus_on_ray import RayOptions, _pool

Noted = list[dict[str, Any]]


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> Noted:
    """What `ray.init` was given, with the environment and the folder that it saw."""
    found: Noted = []

    def init(**options: Any) -> None:
        found.append({**options, **os.environ, "folder": Path.cwd()})
        sys.stdout.write("said by Ray")

    stub = SimpleNamespace(init=init, shutdown=lambda: None)
    usual: Callable[[str], Any] = importlib.import_module
    monkeypatch.setattr("importlib.import_module", lambda name: stub if name == "ray" else usual(name))
    return found


def test_a_ray_of_its_own_answers_to_its_token_only_and_reports_to_nobody(
    noted: Noted, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dict(os.environ), Path.cwd()
    for _ in range(2):
        with session.ray_session(None, cores=3):
            assert noted[-1]["folder"] == Path(noted[-1]["_temp_dir"])

    first, second = noted
    assert (first["RAY_AUTH_MODE"], first["RAY_USAGE_STATS_ENABLED"], first["include_dashboard"]) == (
        "token",
        "0",
        False,
    )
    assert len(first["RAY_AUTH_TOKEN"]) == 64
    assert first["RAY_AUTH_TOKEN"] != second["RAY_AUTH_TOKEN"]
    assert (first["num_cpus"], first["_node_ip_address"]) == (3, "127.0.0.1")
    assert not Path(first["_temp_dir"]).exists()
    assert (dict(os.environ), Path.cwd()) == before
    assert capsys.readouterr() == ("", "")


def test_a_cluster_keeps_its_own_settings(noted: Noted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAY_AUTH_TOKEN", raising=False)
    with session.ray_session(session.AUTO, cores=3):
        pass

    assert noted[0]["address"] == "auto"
    assert not {"num_cpus", "_temp_dir", "RAY_AUTH_TOKEN"} & noted[0].keys()


def test_what_ray_says_when_it_fails_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def init(**_: Any) -> None:
        raise RuntimeError("Version mismatch:\n    here 1, there 2")

    monkeypatch.setattr("importlib.import_module", lambda _: SimpleNamespace(init=init))

    with (
        pytest.raises(WorkerError, match=r"cannot be started here \(Version mismatch: here 1, there 2\)"),
        session.ray_session(None, cores=1),
    ):
        pass


def test_standard_error_is_that_of_the_command_again(noted: Noted) -> None:
    before = sys.stderr, os.fstat(2).st_ino

    with session.ray_session(None, cores=1):
        pass

    assert (sys.stderr, os.fstat(2).st_ino) == before


def test_workers_find_room_or_it_is_said() -> None:
    assert _pool({"CPU": 8.0}, RayOptions()).size == 8
    assert _pool({"CPU": 8.0, "GPU": 1.0}, RayOptions(jobs=2, gpus=0.5)).gpus == 0.5
    assert _pool({"CPU": 8.0}, RayOptions(address="ray://head:10001")).by_client
    for resources, what in (({}, "cores"), ({"CPU": 8.0}, "GPUs")):
        with pytest.raises(WorkerError, match=f"too few {what} for one worker"):
            _pool(resources, RayOptions(gpus=1))
