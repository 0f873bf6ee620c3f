"""One encoder for several processes: what the one that has it does, and what stands in its place in the others.

A GPU takes many windows in the time of one, and each session takes some of its memory. So one process has the session,
and those that parse and link send it their windows. How these travel is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pkgutil import resolve_name
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from inquit.engines import ENGINES, Device, Engine
from inquit.tagger.encoder import BATCH, BlockReader, Shown
from inquit.tagger.encoder_files import load_encoder
from inquit.tagger.vectors import Vectors

__all__ = ["EncoderElsewhere", "Sent", "used_encoder", "window_reader", "with_encoder_elsewhere"]

_Loaded = TypeVar("_Loaded")
Sent = NDArray[np.int32]  # a window on its way, in half the bytes


def window_reader(engine: Engine, *, threads: int, device: Device) -> Callable[[Sequence[Sent]], Sequence[Vectors]]:
    """In the process that has the encoder of an engine: what reads the windows of all.

    Raises:
        ExtraMissingError: its weights, or ONNX Runtime for the device, are not installed.
        LexiconError: its weights are missing or damaged.
        SettingsError: there is no such device here.
    """
    encoder = load_encoder(resolve_name(ENGINES[engine].weights)(), threads=threads, device=device)
    return lambda windows: encoder.read([window.astype(np.int64) for window in windows])


class EncoderElsewhere(BlockReader):
    """In the other processes: has its windows read, by a function that sends them."""

    at_once = BATCH

    def __init__(self, ask: Callable[[Sequence[Sent]], Sequence[Vectors]]) -> None:
        self._ask = ask

    def read(self, windows: Sequence[Shown]) -> Sequence[Vectors]:
        """For each window its vectors."""
        return self._ask([window.astype(np.int32) for window in windows])


_USED: list[EncoderElsewhere] = []  # of this process, which is started for one engine; or none


def with_encoder_elsewhere(load: Callable[[], _Loaded], ask: Callable[[Sequence[Sent]], Sequence[Vectors]]) -> _Loaded:
    """What is loaded in this process, which has no encoder of its own."""
    _USED[:] = [EncoderElsewhere(ask)]
    return load()


def used_encoder() -> EncoderElsewhere | None:
    """What this process has in the place of an encoder of its own."""
    return _USED[0] if _USED else None
