"""Where models run, and what is said where they cannot."""

from __future__ import annotations

import pytest

from inquit.errors import ExtraMissingError, SettingsError
from inquit.tagger import onnx_runtime
from inquit.tagger.onnx_runtime import check_device, providers


def offer(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(onnx_runtime.onnxruntime, "get_available_providers", lambda: list(names))


def test_the_processor_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch)
    assert providers("cpu") == ["CPUExecutionProvider"]
    check_device("cpu", ["CPUExecutionProvider"])


def test_without_the_runtime_for_gpus_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "CPUExecutionProvider")
    with pytest.raises(ExtraMissingError, match=r"'cuda' needs onnxruntime-gpu, which is not installed: .*gpu"):
        providers("cuda")


def test_a_gpu_multiplies_whole_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "CUDAExecutionProvider", "CPUExecutionProvider")
    assert providers("cuda")[0] == ("CUDAExecutionProvider", {"use_tf32": "0"})


def test_a_machine_without_a_gpu_is_an_error_and_not_a_slow_run() -> None:
    check_device("cuda", ["CUDAExecutionProvider", "CPUExecutionProvider"])
    with pytest.raises(SettingsError, match=r"finds no GPU .* take the device 'cpu'"):
        check_device("cuda", ["CPUExecutionProvider"])
