"""ONNX Runtime, which reports to its makers over the network unless it is told not to before it is loaded.

It is an ordinary environment variable, which a user may set otherwise. Whoever loads ONNX Runtime before inquit decides
for both.
"""

from __future__ import annotations

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime

__all__ = ["onnxruntime"]
