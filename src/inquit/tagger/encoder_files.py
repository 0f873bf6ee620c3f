"""The encoder that a folder of weights holds: whole, or as a graph and packed tensors that are put into it."""

from __future__ import annotations

from inquit.engines import Device
from inquit.tagger.encoder import Encoder
from inquit.tagger.packed_weights import as_eight_bits, as_floats
from inquit.tagger.weight_files import Weights

__all__ = ["load_encoder"]

_PACKED = "encoder.npz"
_EIGHT_BITS, _FLOATS = "encoder.onnx", "encoder_floats.onnx"


def load_encoder(weights: Weights, *, threads: int, device: Device = "cpu") -> Encoder:
    """The encoder, ready to run.

    Raises:
        ExtraMissingError: ONNX Runtime is not the one for the device.
        LexiconError: a file is missing or damaged.
        SettingsError: there is no such device here.
    """
    graph, unpacked = (_FLOATS, as_floats) if device == "cuda" else (_EIGHT_BITS, as_eight_bits)
    given = unpacked(weights.packed(_PACKED)) if weights.holds(_PACKED) else ()
    return Encoder(weights.read(graph), threads=threads, given=given, device=device)
