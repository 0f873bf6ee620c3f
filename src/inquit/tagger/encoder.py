"""Token vectors of a text: the encoder's runs over the windows of a block.

Windows go through one by one. The encoder is quantised with scales that are taken from what it is given at once, so a
batch would make the vectors of a text depend on its neighbours; one by one they depend on the text alone, whatever the
number of threads and processes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inquit.tagger.onnx_runtime import onnxruntime
from inquit.tagger.pieces import Pieces
from inquit.tagger.windows import Block

__all__ = ["Encoder", "Vectors", "WindowColumns", "window_columns"]

Vectors = NDArray[np.float32]

_BEGIN, _END_OF_PARAGRAPH = 101, 102  # [CLS] and [SEP] in the vocabulary


@dataclass(frozen=True)
class WindowColumns:
    """What the encoder is shown of a window; `place` is the piece of the text, -1 for the pieces put in between."""

    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    depth: NDArray[np.int64]
    place: NDArray[np.int64]


def window_columns(pieces: Pieces, lo: int, hi: int) -> WindowColumns:
    """The pieces `lo` up to `hi` with a piece in front and one at the end of each paragraph."""
    place = np.arange(lo, hi)
    ends = np.flatnonzero(np.diff(pieces.paragraph[lo:hi])) + 1
    place = np.concatenate([[-1], np.insert(place, ends, -1), [-1]])
    inside = place >= 0
    ids = np.where(inside, pieces.ids[place], _END_OF_PARAGRAPH)
    ids[0] = _BEGIN
    return WindowColumns(ids, np.where(inside, pieces.case[place], 0), np.where(inside, pieces.depth[place], 0), place)


class Encoder:
    """The encoder's weights in an ONNX Runtime session.

    model: the bytes of the ONNX file.
    threads: how many threads a run may use.
    """

    def __init__(self, model: bytes, *, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3  # warnings are about optimisations, and not for users
        options.add_session_config_entry(
            "session.intra_op.allow_spinning", "0"
        )  # the parser needs the cores in between
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def vectors(self, pieces: Pieces, block: Block) -> Vectors:
        """One vector for each piece of a block, shape (pieces, size)."""
        out = []
        for window in block.windows:
            columns = window_columns(pieces, window.lo, window.hi)
            feeds = {name: getattr(columns, name)[None] for name in ("ids", "case", "depth")}
            (vectors,) = self._session.run(["vectors"], feeds)
            kept = (columns.place >= window.keep_lo) & (columns.place < window.keep_hi)
            out.append(vectors[0][kept])
        return np.concatenate(out)
