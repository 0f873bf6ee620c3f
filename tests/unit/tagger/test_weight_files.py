"""Weight files: whole ones are read, others refused in one sentence."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from inquit.errors import ExtraMissingError, LexiconError
from inquit.shipped_files import MANIFEST, write_manifest
from inquit.tagger.weight_files import Weights, large_weights, small_weights


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    np.savez(tmp_path / "tags.npz", weight=np.ones(2, dtype=np.float32))
    write_manifest(tmp_path)
    return tmp_path


def test_whole_weights_are_read(folder: Path) -> None:
    assert Weights(folder).arrays("tags.npz")["weight"].tolist() == [1.0, 1.0]


def test_the_digest_changes_with_any_file(folder: Path) -> None:
    before = Weights(folder).digest
    (folder / MANIFEST).write_text(json.dumps({"sha256": {"tags.npz": "0"}}))
    assert Weights(folder).digest != before


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: bytes([data[0] ^ 1]) + data[1:], lambda data: b""]
)
def test_a_changed_file_is_refused(folder: Path, damage: object) -> None:
    path = folder / "tags.npz"
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(LexiconError, match=r"damaged: .*tags\.npz.*reinstall inquit.*--engine rules"):
        Weights(folder).read("tags.npz")


def test_a_file_that_the_manifest_does_not_know_is_refused(folder: Path) -> None:
    (folder / "other.npz").write_bytes(b"x")
    with pytest.raises(LexiconError, match="damaged"):
        Weights(folder).read("other.npz")


@pytest.mark.parametrize("name", ["tags.npz", MANIFEST])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(LexiconError, match=rf"{name} is missing or locked.*reinstall inquit"):
        Weights(folder).read("tags.npz")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"sha256": 3}', "\x00"])
def test_a_manifest_that_is_none_is_refused(folder: Path, text: str) -> None:
    (folder / MANIFEST).write_text(text)
    with pytest.raises(LexiconError, match=r"damaged: .*manifest\.json"):
        Weights(folder).read("tags.npz")


def test_the_shipped_weights_have_a_digest() -> None:
    assert len(small_weights().digest) == 12


def test_the_large_weights_that_are_not_installed_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "inquit_large", None)
    message = r"^the engine 'large' needs inquit-large, which is not installed: pip install .*models/inquit-large"
    with pytest.raises(ExtraMissingError, match=message):
        large_weights.__wrapped__()


def test_the_large_weights_are_found_where_they_are_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "inquit_large" / "trained").mkdir(parents=True)
    (tmp_path / "inquit_large" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "inquit_large", raising=False)
    with pytest.raises(LexiconError, match=r"large reader's weights .* reinstall inquit-large, or use the small one"):
        large_weights.__wrapped__().read("tags.npz")
