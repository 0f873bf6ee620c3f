"""ONNX Runtime, which reports to its makers over the network unless it is told not to before it is loaded.

It is an ordinary environment variable, which a user may set otherwise. Whoever loads ONNX Runtime before inquit decides
for both.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from inquit.engines import Device
from inquit.errors import ExtraMissingError, SettingsError

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime

__all__ = ["check_device", "onnxruntime", "providers"]

_GPU = "CUDAExecutionProvider"
# Products in 32 bits, as on a processor: the shorter numbers that GPUs take by themselves would change results.
_EXACT = {"use_tf32": "0"}


def providers(device: Device) -> list[Any]:
    """What ONNX Runtime is asked to run on.

    Raises:
        ExtraMissingError: it is not the one for GPUs.
    """
    if device == "cpu":
        return ["CPUExecutionProvider"]
    if _GPU not in onnxruntime.get_available_providers():
        raise ExtraMissingError(f"the device {device!r}", "onnxruntime-gpu", extra="gpu")
    return [(_GPU, _EXACT), "CPUExecutionProvider"]


def check_device(device: Device, running: Sequence[str]) -> None:
    """See that a model runs where it is to run: without a GPU, ONNX Runtime takes the processor.

    Raises:
        SettingsError: it does not.
    """
    if device == "cuda" and _GPU not in running:
        raise SettingsError(
            "ONNX Runtime finds no GPU here that it can use (`nvidia-smi` shows those of the system); "
            "take the device 'cpu'"
        )
