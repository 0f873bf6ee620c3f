"""What to run for an extra follows from how inquit was installed."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

from inquit.installation import install_command, model_command


def _installed(monkeypatch: pytest.MonkeyPatch, noted: str | None) -> None:
    monkeypatch.setattr("importlib.metadata.distribution", lambda name: SimpleNamespace(read_text=lambda file: noted))


@pytest.mark.parametrize("noted", [None, "", "no JSON", "[]", '{"url": "file:///gone", "dir_info": {}}'])
def test_a_package_of_an_index_is_named(monkeypatch: pytest.MonkeyPatch, noted: str | None) -> None:
    _installed(monkeypatch, noted)

    assert install_command("inputs") == "pip install 'inquit[inputs]'"


@pytest.mark.parametrize(("info", "flag"), [({}, ""), ({"editable": False}, ""), ({"editable": True}, "-e ")])
def test_a_clone_is_installed_from_where_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, info: dict[str, bool], flag: str
) -> None:
    folder = tmp_path / "a clone"
    folder.mkdir()
    (folder / "pyproject.toml").touch()
    _installed(monkeypatch, json.dumps({"url": folder.as_uri(), "dir_info": info}))

    assert install_command("inputs") == f"pip install {flag}'.[inputs]' (in {folder})"


def test_what_came_from_an_address_comes_from_there_again(monkeypatch: pytest.MonkeyPatch) -> None:
    _installed(monkeypatch, '{"url": "https://example.org/inquit.git", "vcs_info": {"vcs": "git"}}')
    assert install_command("xlsx") == "pip install 'inquit[xlsx] @ git+https://example.org/inquit.git'"
    _installed(monkeypatch, '{"url": "https://example.org/inquit.whl", "archive_info": {}}')
    assert install_command("xlsx") == "pip install 'inquit[xlsx] @ https://example.org/inquit.whl'"


def test_a_model_is_installed_from_its_folder_in_the_repository(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pyproject.toml").touch()
    _installed(monkeypatch, json.dumps({"url": tmp_path.as_uri(), "dir_info": {"editable": True}}))
    assert model_command("inquit-large") == f"pip install ./models/inquit-large (in {tmp_path})"
    _installed(monkeypatch, '{"url": "https://example.org/inquit.git", "vcs_info": {"vcs": "git"}}')
    address = "git+https://example.org/inquit.git#subdirectory=models/inquit-large"
    assert model_command("inquit-large") == f"pip install 'inquit-large @ {address}'"
    _installed(monkeypatch, None)
    assert model_command("inquit-large") == "pip install ./models/inquit-large (in a clone of inquit's repository)"


def test_the_extra_all_brings_all_that_users_may_want() -> None:
    text = (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    extras = tomllib.loads(text)["project"]["optional-dependencies"]
    (everything,) = extras.pop("all")
    wanted = set(everything.partition("[")[2].rstrip("]").split(","))
    wanted |= {part for name in wanted for one in extras[name] for part in one.partition("[")[2].rstrip("]").split(",")}

    few = {"dev", "gpu", "ray"}  # for those who work on it, or have a GPU or many machines
    assert {name for name, packages in extras.items() if packages} - few <= wanted
